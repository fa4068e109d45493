"""Crontab means crontab: 3,000 random expressions against what crontab(5) says, and the odd ones by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice

import pytest

from bench.crontabs import crontabs, differs
from digest.timetable import times_after, times_before

START = datetime(2026, 3, 1)  # noqa: DTZ001  (wall-clock time, a Sunday)


def first(cron: str, count: int) -> list[str]:
    return [f"{at:%d %H:%M}" for at in islice(times_after([cron], (), START), count)]


def test_of_three_thousand_random_crontabs_none_has_a_time_that_crontab_does_not_have() -> None:
    given = list(crontabs(3000, seed=1411))
    assert len({cron for cron, _ in given}) > 2500
    assert [cron for cron, start in given if differs(cron, start)] == []


@pytest.mark.parametrize(
    ("cron", "times"),
    [
        ("5-5/10 7 * * *", ["01 07:05", "02 07:05", "03 07:05"]),
        ("5-5 7 * * *", ["01 07:05", "02 07:05", "03 07:05"]),
        ("0 7-7/2,9 * * *", ["01 07:00", "01 09:00", "02 07:00"]),
        ("0 7 2-2/7 * *", ["02 07:00"]),
        ("0 7 * * mon-mon/3", ["02 07:00", "09 07:00", "16 07:00"]),
        ("0 7 * * 7-7/2", ["01 07:00", "08 07:00"]),
        ("50/5 7 * * *", ["01 07:50", "01 07:55", "02 07:50"]),
        ("10-20/7 7 * * *", ["01 07:10", "01 07:17", "02 07:10"]),
        ("*/100 7 * * *", ["01 07:00", "02 07:00"]),
        ("0 7 */10 * mon", []),  # a day of 1, 11, 21, 31 that is a Monday: none in March 2026
        ("0 7 10 * mon", ["02 07:00", "09 07:00", "10 07:00"]),
        ("0 7 1,* * mon", ["01 07:00", "02 07:00", "03 07:00"]),
    ],
)
def test_an_odd_expression_is_read_as_crontab_reads_it(cron: str, times: list[str]) -> None:
    april = START + timedelta(days=31)
    in_march = [f"{at:%d %H:%M}" for at in islice(times_after([cron], (), START), 3) if at < april]
    assert in_march[: len(times)] == times
    assert bool(in_march) == bool(times)


def test_the_times_before_are_the_times_after_the_other_way_round() -> None:
    crons, skip = ["15 7,19 * * *", "*/20 9 1-9 * fri"], ("sat", "2026-03-05")
    ahead = list(islice(times_after(crons, skip, START), 80))
    back = islice(times_before(crons, skip, ahead[-1] + timedelta(minutes=1)), 80)
    assert list(back)[::-1] == ahead
    assert not {at.strftime("%a") for at in ahead} & {"Sat"}
    assert datetime(2026, 3, 5) not in {at.replace(hour=0, minute=0) for at in ahead}  # noqa: DTZ001


def test_the_name_of_a_day_or_month_may_be_written_in_any_case() -> None:
    assert first("0 7 * MAR Mon-wEd", 3) == ["02 07:00", "03 07:00", "04 07:00"]
