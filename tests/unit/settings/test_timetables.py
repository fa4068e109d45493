"""When editions are due, as feeds.yaml says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.models import Timetable
from digest.settings import Settings, SettingsError, parse

HERE = Path("/paper/feeds.yaml")


def settings(text: str) -> Settings:
    return parse(f"feeds: [https://example.org/rss]\n{text}", HERE, {})


def problems(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        settings(text)
    return [f"{problem.line}: {problem}" for problem in caught.value.problems]


def test_an_edition_may_have_several_expressions_a_zone_and_quiet_days() -> None:
    given = settings(
        "site: {timezone: Europe/Berlin}\n"
        "schedule: {skip: [01-01]}\n"
        "editions:\n"
        "  - {id: a, cron: ['0 7 * * mon-fri', '30 9 * * sat'], timezone: Asia/Tokyo, skip: [2026-12-25, Sun]}\n"
        "  - {id: b, cron: '0 8 * * *'}\n"
        "  - {id: c, timezone: Asia/Tokyo}"
    )
    assert given.times == {
        "a": Timetable(
            crons=("0 7 * * mon-fri", "30 9 * * sat"),
            timezone="Asia/Tokyo",
            skip=("01-01", "2026-12-25", "sun"),
        ),
        "b": Timetable(crons=("0 8 * * *",), timezone="Europe/Berlin", skip=("01-01",)),
    }
    assert [plan.timezone for plan in given.plans] == ["Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "christmas",
            "'christmas' is no day: write a date (2026-12-25), a day of every year (12-25) or a weekday",
        ),
        ("2026-02-30", "'2026-02-30' is no day"),
        ("02-30", "'02-30' is no day"),
        ("13-01", "'13-01' is no day"),
        ("20261225", "'20261225' is no day"),
        ("2026-W01-1", "'2026-W01-1' is no day"),
        ("saturday", "'saturday' is no day"),
    ],
)
def test_what_is_no_day_cannot_be_a_quiet_one(day: str, said: str) -> None:
    (problem,) = problems(f"editions:\n  - {{id: a, cron: 0 7 * * *, skip: [12-24, '{day}']}}")
    assert problem.startswith("3: editions[0].skip[1]: ")
    assert said in problem


def test_quiet_days_that_leave_nothing_are_the_users_to_mend() -> None:
    all_week = "mon, tue, wed, thu, fri, sat, sun"
    (problem,) = problems(f"editions:\n  - {{id: a, cron: 0 7 * * *, skip: [{all_week}]}}")
    assert "editions[0].skip" in problem
    assert "every weekday" in problem
    (problem,) = problems("schedule: {skip: [12-24]}\neditions: [{id: a, cron: '* * 24 12 *'}]")
    assert "editions[0].cron" in problem
    assert "no edition ever comes" in problem


def test_one_wrong_expression_of_several_is_named() -> None:
    (problem,) = problems("editions: [{id: a, cron: ['0 7 * * *', '0 25 * * *']}]")
    assert "editions[0].cron[1]: cron '0 25 * * *': bad hour" in problem
    (problem,) = problems("editions: [{id: a, cron: []}]")
    assert "editions[0].cron: is empty" in problem


def test_an_unknown_zone_of_an_edition_gets_the_nearest_name() -> None:
    (problem,) = problems("editions: [{id: a, timezone: Asia/Tokio}]")
    assert "did you mean 'Asia/Tokyo'?" in problem


def test_reboot_is_no_time() -> None:
    (problem,) = problems("editions: [{id: a, cron: '@reboot'}]")
    assert "@reboot is no time: an edition has a time of day" in problem
