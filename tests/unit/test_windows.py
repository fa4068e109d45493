"""Windows, worked out by hand. Berlin puts its clocks forward on 29 March 2026 at 02:00."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from digest.errors import ConfigError
from digest.models import Heading, Plan, Window
from digest.windows import check_window, memory_since, window_of
from tests.builders import NOON, at


def plan(window: str = "since_last", timezone: str = "Europe/Berlin") -> Plan:
    return Plan(id="morning", window=window, timezone=timezone)


def heading(slug: str, until: datetime, **changes: object) -> Heading:
    values: dict[str, Any] = {
        "slug": slug,
        "plan_id": slug.rpartition("/")[2],
        "slot": None,
        "until": until,
        "is_published": True,
        "has_begun": True,
        **changes,
    }
    return Heading(**values)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def test_the_first_edition_covers_a_day() -> None:
    assert window_of(plan(), NOON, []) == Window(since=at(-24), until=NOON)


def test_the_next_edition_begins_where_the_last_one_ended() -> None:
    earlier = [heading("2026/03/04/morning", at(-29)), heading("2026/03/03/morning", at(-55))]
    assert window_of(plan(), NOON, earlier) == Window(since=at(-29), until=NOON)


def test_a_second_edition_of_a_day_covers_what_came_since_the_first() -> None:
    earlier = [heading("2026/03/05/morning", at(-5)), heading("2026/03/04/morning", at(-29))]
    assert window_of(plan(), NOON, earlier).since == at(-5)


def test_an_edition_that_was_never_published_does_not_count() -> None:
    failed = heading("2026/03/05/morning", at(-5), is_published=False)
    assert window_of(plan(), NOON, [failed, heading("2026/03/04/morning", at(-29))]).since == at(-29)
    assert window_of(plan(), NOON, [failed]).since == at(-24)


def test_the_editions_of_another_plan_do_not_count() -> None:
    earlier = [heading("2026/03/04/weekly", at(-20)), heading("2026/03/03/morning", at(-50))]
    assert window_of(plan(), NOON, earlier).since == at(-50)


def test_the_editions_of_a_line_of_its_own_count_for_that_line() -> None:
    earlier = [heading("2026/03/04/morning", at(-20)), heading("2026/03/04/morning_sea", at(-30))]
    assert window_of(plan(), NOON, earlier, line="morning_sea").since == at(-30)


def test_after_a_long_pause_an_edition_reaches_back_as_far_as_it_may() -> None:
    earlier = [heading("2026/01/04/morning", at(-24 * 60))]
    assert window_of(plan(), NOON, earlier).since == at(-24 * 7)
    assert window_of(plan(), NOON, earlier, catch_up="30d").since == at(-24 * 30)
    assert window_of(plan(), NOON, earlier, catch_up="6h").since == at(-6)


def test_an_edition_from_the_future_of_a_clock_that_was_wrong_is_passed_over() -> None:
    earlier = [heading("2026/03/09/morning", at(90)), heading("2026/03/04/morning", at(-29))]
    assert window_of(plan(), NOON, earlier) == Window(since=at(-29), until=NOON)


def test_once_the_time_has_come_that_a_wrong_clock_showed_what_was_made_later_counts() -> None:
    wrong = heading("2026/03/05/morning", at(-1), number=2)
    earlier = [wrong, heading("09/morning", at(-3), number=3), heading("x/morning", at(-29))]
    assert window_of(plan(), NOON, earlier).since == at(-3)


def test_made_twice_at_one_moment_an_edition_covers_nothing_the_second_time() -> None:
    assert window_of(plan(), NOON, [heading("2026/03/05/morning", NOON)]) == Window(since=NOON, until=NOON)


@pytest.mark.parametrize(("text", "hours"), [("24h", 24), ("90m", 1.5), ("7d", 168), ("2w", 336), ("1h", 1)])
def test_a_length_reaches_back_from_now(text: str, hours: float) -> None:
    assert window_of(plan(text), NOON, []) == Window(since=at(-hours), until=NOON)


def test_days_go_back_to_the_same_clock_time_and_hours_do_not() -> None:
    now = utc(2026, 3, 29, 5, 0)  # 07:00 in Berlin, five hours after the clocks went forward
    assert window_of(plan("1d"), now, []).since == utc(2026, 3, 28, 6, 0)  # 07:00, 23 hours before
    assert window_of(plan("24h"), now, []).since == utc(2026, 3, 28, 5, 0)


def test_weekly_windows_meet_across_a_clock_change() -> None:
    first = window_of(plan("7d"), utc(2026, 3, 28, 7, 0), [])
    second = window_of(plan("7d"), utc(2026, 4, 4, 6, 0), [])
    assert first.until == second.since


@pytest.mark.parametrize(
    ("day", "zone", "since", "hours"),
    [
        ("2026-03-04", "Europe/Berlin", utc(2026, 3, 3, 23), 24),
        ("2026-03-29", "Europe/Berlin", utc(2026, 3, 28, 23), 23),
        ("2026-10-25", "Europe/Berlin", utc(2026, 10, 24, 22), 25),
        ("2026-10-04", "Australia/Lord_Howe", utc(2026, 10, 3, 13, 30), 23.5),
        ("2026-03-08", "America/Havana", utc(2026, 3, 8, 5), 23),  # there is no midnight: it begins at 01:00
        ("2026-11-01", "America/Havana", utc(2026, 11, 1, 4), 25),
        ("2011-12-31", "Pacific/Apia", utc(2011, 12, 30, 10), 24),
    ],
)
def test_a_date_is_that_local_day_however_long_it_is(
    day: str, zone: str, since: datetime, hours: float
) -> None:
    window = window_of(plan(day, zone), utc(2027, 1, 1), [])
    assert window == Window(since=since, until=since + timedelta(hours=hours))


def test_today_is_covered_up_to_now() -> None:
    assert window_of(plan("2026-03-05"), NOON, []) == Window(since=utc(2026, 3, 4, 23), until=NOON)


@pytest.mark.parametrize(
    ("window", "zone"),
    [
        ("", "UTC"),
        ("yesterday", "UTC"),
        ("0h", "UTC"),
        ("-1d", "UTC"),
        ("24", "UTC"),
        ("99999d", "UTC"),
        ("2026-02-30", "UTC"),
        ("2026-3-4", "UTC"),
        ("٢٤h", "UTC"),
        ("24h\n", "UTC"),
        ("2026-03-06", "UTC"),
        ("2011-12-30", "Pacific/Apia"),
        ("24h", "Europe/Atlantis"),
        ("24h", "../etc/passwd"),
        ("24h", ""),
    ],
)
def test_a_window_that_cannot_be_is_the_users_to_mend(window: str, zone: str) -> None:
    with pytest.raises(ConfigError, match=r"window|time zone"):
        window_of(plan(window, zone), NOON, [])


def test_the_remedy_names_what_would_do() -> None:
    with pytest.raises(ConfigError, match="24h"):
        check_window("a day")


def test_stories_are_remembered_from_before_the_window() -> None:
    assert memory_since(Window(since=at(-24), until=NOON), 7) == at(-24 * 8)
