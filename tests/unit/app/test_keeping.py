"""Pruning once a day."""

from __future__ import annotations

from datetime import timedelta

from digest.app.keeping import limits_of, tidy
from digest.models import Keep, Limits
from digest.store.memory import MemoryStore
from tests.builders import NOON, entry, feed_state

DAY = timedelta(days=1)
KEEP = Keep(texts_days=90)


def with_an_entry(days_ago: float) -> MemoryStore:
    store = MemoryStore()
    one = entry(first_seen=NOON - days_ago * DAY, published=None)
    store.record_fetch(feed_state(), [(one, "print")])
    store.record_failure(one, "no text")
    return store


def test_what_is_older_than_keep_says_is_too_old() -> None:
    assert limits_of(KEEP, NOON) == Limits(texts=NOON - 90 * DAY)
    assert limits_of(Keep(texts_days=None, editions_days=400), NOON) == Limits(editions=NOON - 400 * DAY)


def test_a_store_is_pruned_once_a_day() -> None:
    store = with_an_entry(days_ago=91)
    assert tidy(store, KEEP, NOON).entries == 1
    later = entry(2, first_seen=NOON - 91 * DAY, published=None)
    store.record_fetch(feed_state(), [(later, "print")])
    store.record_failure(later, "no text")
    assert tidy(store, KEEP, NOON + timedelta(hours=5)).total == 0
    assert tidy(store, KEEP, NOON + DAY).entries == 1


def test_what_is_left_when_the_time_is_over_is_left_to_the_next_run_of_the_day() -> None:
    store = with_an_entry(days_ago=91)
    assert tidy(store, KEEP, NOON, budget_s=0).total == 0
    assert tidy(store, KEEP, NOON).entries == 1


def test_a_clock_that_is_ahead_by_a_year_once_does_not_empty_the_store() -> None:
    store = with_an_entry(days_ago=80)
    assert tidy(store, KEEP, NOON).total == 0
    assert tidy(store, KEEP, NOON + 365 * DAY).total == 0
    assert tidy(store, KEEP, NOON + DAY).total == 0
    assert tidy(store, KEEP, NOON + 11 * DAY).entries == 1
