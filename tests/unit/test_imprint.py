"""Addresses that follow from slots, over the clock changes of a whole year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from digest.imprint import imprint_of, slot_now
from digest.models import Heading, Imprint, Slot, Timetable
from digest.slots import next_slot


def kept(imprint: Imprint, until: datetime) -> Heading:
    return Heading(
        slug=imprint.slug,
        plan_id=imprint.plan_id,
        slot=imprint.slot,
        until=until,
        is_published=True,
        has_begun=True,
    )


def addresses(slots: list[Slot]) -> list[str]:
    """What the editions of these slots, made one after the other, are called."""
    headings: list[Heading] = []
    for slot in slots:
        headings.insert(0, kept(imprint_of(slot, headings), slot.at))
    return [heading.slug for heading in reversed(headings)]


def slots(cron: str, zone: str, since: datetime, days: float) -> list[Slot]:
    times = Timetable(crons=(cron,), timezone=zone)
    found = [next_slot("news", times, after=since)]
    while found[-1].at < since + timedelta(days=days):
        found.append(next_slot("news", times, after=found[-1].at))
    return found


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Pacific/Apia"])
@pytest.mark.parametrize(
    "cron", ["0 7 * * *", "0 7,13,18 * * *", "*/30 * * * *", "30 2 * * *", "0,1 0 * * *"]
)
def test_every_slot_of_the_clock_changes_has_an_address_of_its_own_on_its_day(zone: str, cron: str) -> None:
    for month in (3, 4, 9, 10, 11):
        made_for = slots(cron, zone, datetime(2026, month, 24, tzinfo=UTC), 9)
        found = addresses(made_for)
        assert len(set(found)) == len(found)
        assert [slug[:10] for slug in found] == [slot.local[:10].replace("-", "/") for slot in made_for]
        days = {slug[:10] for slug in found}
        assert days <= {slug[:10] for slug in found if slug.endswith("/news")}


def test_a_slot_made_again_keeps_its_address_whatever_came_after() -> None:
    first, second = slots("0 7,18 * * *", "UTC", datetime(2026, 11, 30, tzinfo=UTC), 0.5)[:2]
    headings = [kept(imprint_of(first, []), first.at)]
    headings.insert(0, kept(imprint_of(second, headings), second.at))
    assert imprint_of(first, headings).slug == "2026/11/30/news"
    assert imprint_of(second, headings) == Imprint(
        slug="2026/11/30/news_1800", plan_id="news", slot=second, mark="18:00"
    )


def test_runs_by_hand_in_a_repeated_hour_or_minute_are_told_apart() -> None:
    earlier = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 in Berlin, which comes again in an hour
    by_hand = [
        slot_now("news", "Europe/Berlin", earlier + timedelta(hours=hours, seconds=seconds))
        for hours, seconds in ((0, 0), (0, 20), (1, 0))
    ]
    assert [slot.local for slot in by_hand] == ["2026-10-25T02:30"] * 3
    assert addresses(by_hand) == [
        "2026/10/25/news",
        "2026/10/25/news_0230",
        "2026/10/25/news_0230-2",
    ]


def test_an_address_that_another_plan_has_is_not_taken() -> None:
    slot = Slot(edition_id="news", local="2026-11-30T18:00", at=datetime(2026, 11, 30, 18, tzinfo=UTC))
    taken = [Imprint(slug=f"2026/11/30/{name}", plan_id="other") for name in ("news", "news_1800")]
    headings = [kept(one, slot.at) for one in taken]
    assert imprint_of(slot, headings).slug == "2026/11/30/news_1800-2"
