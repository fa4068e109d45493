"""Windows, worked out by hand. Berlin puts its clocks forward on 29 March 2026 at 02:00."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from digest.errors import ConfigError
from digest.models import Edition, Plan, Window
from digest.windows import check_window, local_day, memory_since, window_of
from tests.builders import NOON, at


def plan(window: str = "since_last", timezone: str = "Europe/Berlin") -> Plan:
    return Plan(id="morning", window=window, timezone=timezone)


def edition(slug: str, until: datetime) -> Edition:
    return Edition(
        slug=slug,
        title="Digest",
        label="Morning",
        language="en",
        timezone="Europe/Berlin",
        window=Window(since=until - timedelta(hours=24), until=until),
        made_at=until,
        sections=(),
    )


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def test_the_first_edition_covers_a_day() -> None:
    assert window_of(plan(), NOON, []) == Window(since=at(-24), until=NOON)


def test_the_next_edition_begins_where_the_last_one_ended() -> None:
    earlier = [edition("2026/03/03/morning", at(-55)), edition("2026/03/04/morning", at(-29))]
    assert window_of(plan(), NOON, earlier) == Window(since=at(-29), until=NOON)


def test_an_edition_made_again_the_same_day_covers_the_same_ground() -> None:
    earlier = [edition("2026/03/05/morning", at(-5)), edition("2026/03/04/morning", at(-29))]
    assert window_of(plan(), NOON, earlier).since == at(-29)


def test_the_editions_of_another_plan_do_not_count() -> None:
    earlier = [edition("2026/03/04/weekly", at(-20)), edition("2026/03/03/morning", at(-50))]
    assert window_of(plan(), NOON, earlier).since == at(-50)


def test_after_a_long_pause_an_edition_reaches_back_a_week_at_most() -> None:
    earlier = [edition("2026/01/04/morning", at(-24 * 60))]
    assert window_of(plan(), NOON, earlier).since == at(-24 * 7)


def test_an_edition_from_the_future_of_a_clock_that_was_wrong_is_passed_over() -> None:
    earlier = [edition("2026/03/09/morning", at(90)), edition("2026/03/04/morning", at(-29))]
    assert window_of(plan(), NOON, earlier) == Window(since=at(-29), until=NOON)


def test_which_day_it_is_goes_by_the_plans_own_zone() -> None:
    # 23:30 on 5 March in London is 00:30 on 6 March in Berlin.
    earlier = [edition("2026/03/05/morning", at(-5)), edition("2026/03/04/morning", at(-29))]
    late = utc(2026, 3, 5, 23, 30)
    assert window_of(plan(timezone="Europe/London"), late, earlier).since == at(-29)
    assert window_of(plan(timezone="Europe/Berlin"), late, earlier).since == at(-5)


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


def test_the_local_day_is_the_calendars() -> None:
    assert local_day(utc(2026, 3, 5, 23, 30), "Europe/Berlin") == date(2026, 3, 6)
    assert local_day(utc(2026, 3, 5, 23, 30), "America/Havana") == date(2026, 3, 5)
