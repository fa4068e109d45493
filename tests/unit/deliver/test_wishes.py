"""What the readers of a channel want of an edition."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from digest.deliver.wishes import bodies_for, is_wanted, not_before, subscription_of
from digest.models import Brief, Rendering, Section, Slot, Subscription
from tests.builders import brief
from tests.fakes.renderings import edition


class _Plain:
    channel = "plain"

    def targets(self) -> tuple[str, ...]:
        return ()

    def deliver(self, rendering: Rendering, target: str) -> None:
        del rendering, target


def test_a_channel_that_says_nothing_wants_every_edition_as_it_is() -> None:
    usual = subscription_of(_Plain())
    rendering = Rendering(edition=edition(), files={}, messages={"subject": "All of it"})
    assert is_wanted(edition(), usual)
    assert bodies_for(rendering, usual) == {"subject": "All of it"}


def test_a_channel_gets_the_editions_that_it_names_and_no_other() -> None:
    weekly = Subscription(editions=("weekly",))
    assert is_wanted(edition(plan_id="weekly"), weekly)
    assert not is_wanted(edition(plan_id="morning"), weekly)


def test_bodies_made_for_a_subscription_go_before_the_usual_ones() -> None:
    rendering = Rendering(
        edition=edition(),
        files={},
        messages={"subject": "All of it"},
        letters={"ann": {"subject": "A part"}},
    )
    assert bodies_for(rendering, Subscription(id="ann")) == {"subject": "A part"}
    assert bodies_for(rendering, Subscription(id="bob")) == {"subject": "All of it"}


def section(topic: str, *briefs: Brief) -> Section:
    return Section(name=topic, topic=topic, lead=briefs)


def test_an_edition_in_which_none_of_the_chosen_topics_has_a_story_is_not_sent() -> None:
    science = Subscription(topics=("science",))
    told = edition(sections=(section("science", brief()), section("business")))
    assert is_wanted(told, science)
    assert not is_wanted(edition(sections=(section("business", brief()), section("science"))), science)
    assert not is_wanted(edition(), science)
    assert is_wanted(edition(), Subscription(topics=("science",), when_empty="send"))


def test_an_empty_edition_that_its_plan_sends_goes_out_unless_the_reader_says_otherwise() -> None:
    assert is_wanted(edition(), Subscription())
    assert is_wanted(edition(), Subscription(when_empty="send"))
    assert not is_wanted(edition(), Subscription(when_empty="skip"))
    assert is_wanted(edition(sections=(section("science", brief()),)), Subscription(when_empty="skip"))


def slot_in(zone: str, year: int, month: int, day: int, hour: int, minute: int = 0) -> dict[str, Any]:
    at = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return {"timezone": zone, "slot": Slot(edition_id="morning", local="", at=at)}


def test_the_hour_is_the_readers_on_the_day_of_the_slot() -> None:
    berlin = edition(**slot_in("Europe/Berlin", 2026, 3, 5, 6))
    assert not_before(berlin, Subscription()) is None
    assert not_before(berlin, Subscription(at="07:30")) == datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
    assert not_before(berlin, Subscription(at="20:00 Asia/Tokyo")) == datetime(2026, 3, 5, 11, tzinfo=UTC)
    # 23:30 in Berlin is 07:30 of the next day in Tokyo
    late = edition(**slot_in("Europe/Berlin", 2026, 3, 5, 23, 30))
    assert not_before(late, Subscription(at="08:00 Asia/Tokyo")) == datetime(2026, 3, 5, 23, tzinfo=UTC)


def test_an_edition_made_after_the_hour_goes_at_once() -> None:
    evening = edition(**slot_in("Europe/Berlin", 2026, 3, 5, 19))
    at = not_before(evening, Subscription(at="07:30"))
    assert at is not None
    assert at < evening.dated


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/Berlin", (2026, 3, 29), "02:30", (2026, 3, 29, 1, 30)),  # skipped: it is 03:30 CEST
        ("Europe/Berlin", (2026, 10, 25), "02:30", (2026, 10, 25, 0, 30)),  # repeated: the first, CEST
        ("Europe/Berlin", (2026, 3, 29), "07:00", (2026, 3, 29, 5, 0)),
        ("Europe/Berlin", (2026, 3, 28), "07:00", (2026, 3, 28, 6, 0)),
        ("Australia/Lord_Howe", (2026, 10, 4), "02:15", (2026, 10, 3, 15, 45)),  # skipped by half an hour
        ("America/Havana", (2026, 3, 8), "00:30", (2026, 3, 8, 5, 30)),  # midnight itself is skipped
        ("Asia/Kathmandu", (2026, 3, 5), "07:00", (2026, 3, 5, 1, 15)),
    ],
)
def test_clock_changes_make_the_hour_neither_fail_nor_come_twice(
    zone: str, day: tuple[int, int, int], at: str, expected: tuple[int, int, int, int, int]
) -> None:
    made = edition(**slot_in(zone, *day, 12))
    assert not_before(made, Subscription(at=at)) == datetime(*expected, tzinfo=UTC)
