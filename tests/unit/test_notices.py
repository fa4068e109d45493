"""What the operator is told, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from digest.notices import Finding, decide, edition_findings, notice
from tests.builders import NOON, at

if TYPE_CHECKING:
    from digest.models import Trouble

FEED = Finding(
    subject="feed https://wire.example/rss",
    name="the feed Wire",
    what="it fails: 503",
    remedy="See `digest feeds check`.",
    state="failing",
    patience=timedelta(days=3),
)
DISK = Finding(
    subject="disk", name="the disk", what="it is nearly full", remedy="Make room.", state="nearly full"
)


class Memory:
    """What is known, and what was told at which hour after noon."""

    def __init__(self) -> None:
        self.known: dict[str, Trouble] = {}
        self.said: list[tuple[float, str, str]] = []

    def look(self, hours: float, *found: Finding, covers: str = "") -> None:
        decision = decide(
            [*self.known.values()], found, covers=lambda one: one.startswith(covers), now=at(hours)
        )
        self.known |= {one.subject: one for one in decision.kept}
        for subject in decision.dropped:
            del self.known[subject]
        self.said += [(hours, one.subject.partition(" ")[0], one.told_state) for one in decision.told]


def test_a_trouble_is_told_once_and_so_is_that_it_is_over() -> None:
    memory = Memory()
    for hours in (0, 1, 30, 60):
        memory.look(hours, DISK)
    for hours in (61, 62, 99):
        memory.look(hours)
    assert memory.said == [(0, "disk", "nearly full"), (61, "disk", "")]
    assert memory.known == {}


def test_a_feed_that_fails_for_less_than_three_days_is_not_told_nor_that_it_is_well() -> None:
    memory = Memory()
    for hours in (0, 24, 71.9):
        memory.look(hours, FEED)
    memory.look(72.5)
    memory.look(73, FEED)  # another failure begins
    memory.look(73 + 71)
    assert (memory.said, memory.known) == ([], {})
    memory.look(200, FEED)
    memory.look(200 + 72, FEED)
    assert memory.said == [(272, "feed", "failing")]


def test_of_one_subject_there_is_at_most_one_message_a_day() -> None:
    memory = Memory()
    for hours in range(0, 72, 2):  # it fills up and is emptied every other hour
        memory.look(hours, *([DISK] if hours % 4 == 0 else []))
    assert [hours for hours, _, _ in memory.said] == [0, 26, 52]
    assert [state for _, _, state in memory.said] == ["nearly full", "", "nearly full"]


def test_a_worse_state_is_told_as_well_after_a_day_and_the_same_one_never_again() -> None:
    memory = Memory()
    partial, failed = replace(DISK, state="partial"), replace(DISK, state="failed")
    for hours, found in ((0, partial), (5, failed), (25, failed), (26, failed), (100, failed)):
        memory.look(hours, found)
    assert memory.said == [(0, "disk", "partial"), (25, "disk", "failed")]


def test_what_was_not_looked_at_stays_as_it_is() -> None:
    memory = Memory()
    memory.look(0, DISK)
    memory.look(50, covers="feed ")
    assert list(memory.known) == ["disk"]
    memory.look(51, DISK)
    assert len(memory.said) == 1


def test_a_clock_that_was_ahead_silences_nothing() -> None:
    memory = Memory()
    memory.look(24 * 365, DISK)
    memory.look(0)
    memory.look(1, DISK)
    assert [hours for hours, _, _ in memory.said] == [24 * 365, 0]
    memory.look(24.5, DISK)
    assert memory.said[-1] == (24.5, "disk", "nearly full")


@pytest.mark.parametrize(
    ("options", "state"),
    [
        ({}, ""),
        ({"is_partial": True}, "partial"),
        ({"unpublished": "no room", "is_partial": True}, "unpublished"),
        ({"failure": "StoreError", "unpublished": "no room"}, "failed"),
    ],
)
def test_of_an_edition_the_worst_is_told(options: dict[str, bool], state: str) -> None:
    found = edition_findings("news", "News", **options)  # type: ignore[arg-type]
    assert [one.state for one in found] == ([state] if state else [])


def test_the_message_says_what_is_wrong_with_its_remedy_and_what_is_well_again() -> None:
    told = decide([], [DISK, replace(FEED, patience=timedelta(0))], covers=bool, now=NOON).told
    over = decide([replace(told[0], told_at=None)], [], covers=bool, now=at(1)).told
    rendering = notice((*told, *over), title="Wire", now=at(1))
    assert rendering.messages["subject"] == "Wire: 2 things need you"
    assert rendering.messages["text"] == (
        "This needs you:\n"
        "\n"
        "- the disk: it is nearly full. Make room.\n"
        "- the feed Wire: it fails: 503. See `digest feeds check`.\n"
        "\n"
        "Well again:\n"
        "\n"
        "- the disk\n"
        "\n"
        "Each is told once. From Digest, 2026-03-05 13:00 UTC.\n"
    )


def test_of_fifty_feeds_twenty_are_named_in_one_message() -> None:
    feeds = [
        replace(FEED, subject=f"feed {number:02}", name=f"feed {number:02}", patience=timedelta(0))
        for number in range(50)
    ]
    told = decide([], feeds, covers=bool, now=NOON).told
    text = notice(told, title="Wire", now=NOON).messages["text"]
    assert "- feed 19: " in text
    assert "- feed 20: " not in text
    assert "- and 30 more (`digest doctor` names them)" in text


def test_two_runs_that_find_the_same_on_one_day_make_the_same_message() -> None:
    told = decide([], [DISK], covers=bool, now=NOON).told
    first, second = (notice(told, title="Wire", now=at(hours)).edition.slug for hours in (0, 2))
    assert first == second
    assert first != notice(told, title="Wire", now=at(24)).edition.slug
