"""When letters are tried again and given up, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from digest.deliver.patience import (
    after_failure,
    after_leaving,
    again,
    is_free,
    is_its_time,
    put_off,
    taken,
)
from digest.models import Letter
from tests.builders import NOON, at


def letter(**changes: Any) -> Letter:
    values: dict[str, Any] = {
        "edition_slug": "2026/03/05/morning",
        "channel": "email",
        "target": "me@example.org",
        "written_at": NOON,
        "next_at": NOON,
        **changes,
    }
    return Letter(**values)


def failed(times: int, **options: Any) -> list[Letter]:
    """The letter after each of so many tries, each made as soon as it may be."""
    found, one = [], letter()
    for _ in range(times):
        one = after_failure(one, "451 later", one.next_at, **options)
        found.append(one)
    return found


def test_pauses_grow_from_a_minute_to_half_a_day_and_after_a_week_the_letter_is_given_up() -> None:
    tries = failed(21)
    moments = [NOON, *(one.next_at for one in tries)]
    pauses = [(later - earlier).total_seconds() / 60 for earlier, later in pairwise(moments)]
    assert pauses[:9] == [1, 5, 15, 60, 180, 360, 720, 720, 720]
    # The first seven tries take 621 minutes, and 14 more times 720 are past the 10,080 minutes of a week.
    assert [one.attempts for one in tries if one.state == "given up"] == [21]
    assert (tries[-1].last_error, tries[-1].holder) == ("451 later", "")


def test_a_reader_whom_the_server_does_not_have_is_given_up_after_three_tries() -> None:
    assert [one.state for one in failed(3, is_final=True)] == ["waiting", "waiting", "given up"]


def test_no_letter_is_given_up_for_a_clock_that_was_ahead() -> None:
    one = after_failure(letter(), "451 later", at(24 * 400))
    assert one.state == "waiting"
    assert is_its_time(one, at(1), is_patient=True)  # it was to wait until next year
    back = after_failure(one, "451 later", at(1))
    assert back.next_at == at(1) + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("changes", "hours", "impatient", "patient"),
    [
        ({}, 0, True, True),
        ({"next_at": at(1)}, 0, True, False),
        ({"next_at": at(1)}, 1, True, True),
        ({"not_before": at(2)}, 1, False, False),
        ({"not_before": at(2)}, 2, True, True),
        ({"not_before": at(24 * 365)}, 0, True, True),  # written by a clock that was ahead
        ({"state": "given up"}, 1, False, False),
    ],
)
def test_a_letter_goes_when_its_hour_has_come_and_its_pause_is_over(
    changes: dict[str, Any], hours: float, impatient: bool, patient: bool
) -> None:
    one = letter(**changes)
    assert is_its_time(one, at(hours), is_patient=False) is impatient
    assert is_its_time(one, at(hours), is_patient=True) is patient


def test_a_letter_in_other_hands_is_free_when_the_lease_is_over_or_can_be_none() -> None:
    held = taken(letter(), "one", NOON, 15)
    assert not is_free(held, NOON, 15)
    assert not is_free(held, NOON + timedelta(seconds=14), 15)
    assert is_free(held, NOON + timedelta(seconds=15), 15)
    assert is_free(taken(letter(), "one", at(1), 15), NOON, 15)  # by a clock that was an hour ahead
    assert is_free(letter(), NOON, 15)


def test_a_week_begins_at_the_readers_hour() -> None:
    late = letter(not_before=at(24), attempts=9)
    assert after_failure(late, "no", at(24 * 7.5)).state == "waiting"
    assert after_failure(late, "no", at(24 * 8)).state == "given up"


def test_one_put_off_waits_and_counts_no_try_and_one_asked_for_again_begins_anew() -> None:
    assert put_off(letter(), at(1)) == letter(next_at=at(1) + timedelta(minutes=1))
    assert put_off(letter(next_at=at(3)), at(1)).next_at == at(3)
    given_up = letter(state="given up", attempts=20, last_error="550 no such user")
    assert again(given_up, at(9)) == replace(
        letter(last_error="550 no such user"), written_at=at(9), next_at=at(9)
    )


def test_who_left_is_waited_for_three_months() -> None:
    assert after_leaving(letter(), at(24 * 89)) == letter()
    gone = after_leaving(letter(), at(24 * 90))
    assert (gone.state, gone.last_error) == ("given up", "no channel of feeds.yaml sends to it any more")


def test_a_long_answer_is_cut() -> None:
    assert len(after_failure(letter(), "no " * 500, NOON).last_error) == 300
