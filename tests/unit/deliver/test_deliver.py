from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.deliver import deliver, deliver_test, post, send_letters, write_down
from digest.errors import DeliveryError, StoreError
from digest.models import Receipt
from digest.report import Problem, Report
from digest.store.memory import MemoryStore
from tests.builders import NOON
from tests.fakes.renderings import SLUG, rendering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Rendering


class Postbox:
    """Takes letters, except for targets that are away."""

    def __init__(self, *targets: str, channel: str = "postbox", away: set[str] | None = None) -> None:
        self.channel = channel
        self.away = away or set()
        self.letters: list[tuple[str, str]] = []
        self._targets = targets

    def targets(self) -> Sequence[str]:
        return self._targets

    def deliver(self, rendering: Rendering, target: str) -> None:
        if target in self.away:
            raise DeliveryError(target, "nobody opens")
        self.letters.append((rendering.edition.slug, target))


class FullStore(MemoryStore):
    """Cannot keep receipts."""

    def add_receipt(self, receipt: Receipt) -> None:
        raise StoreError("the disk is full")


def test_each_target_gets_the_edition_once_however_often_it_is_run() -> None:
    box, store = Postbox("ada", "bo"), MemoryStore()
    receipts = deliver(rendering(), [box], store, now=NOON, report=Report())
    assert receipts == [
        Receipt(edition_slug=SLUG, channel="postbox", target=target, at=NOON) for target in ("ada", "bo")
    ]
    assert store.receipts(SLUG) == receipts
    report = Report()
    assert deliver(rendering(), [box], store, now=NOON, report=report) == []
    assert box.letters == [(SLUG, "ada"), (SLUG, "bo")]
    assert report.counts == {"deliver/had it already": 2}


def test_one_target_failing_is_reported_and_tried_again_while_the_others_get_theirs() -> None:
    box, store, report = Postbox("ada", "bo", "cy", away={"bo"}), MemoryStore(), Report()
    deliver(rendering(), [box], store, now=NOON, report=report)
    assert report.problems == [Problem(stage="deliver", subject="bo", reason="nobody opens")]
    box.away.clear()
    deliver(rendering(), [box], store, now=NOON, report=Report())
    assert [target for _, target in box.letters] == ["ada", "cy", "bo"]


def test_a_target_named_twice_gets_one_letter_and_one_on_two_channels_gets_two() -> None:
    twice, other = Postbox("ada", "ada"), Postbox("ada", channel="pigeon")
    deliver(rendering(), [twice, twice, other], MemoryStore(), now=NOON, report=Report())
    assert len(twice.letters) == 1
    assert len(other.letters) == 1


def test_the_next_edition_is_sent_to_those_who_had_the_last() -> None:
    box, store = Postbox("ada"), MemoryStore()
    for slug in (SLUG, "2026/03/06/morning"):
        deliver(rendering(slug=slug), [box], store, now=NOON, report=Report())
    assert len(box.letters) == 2


def test_nothing_more_is_sent_when_receipts_cannot_be_kept() -> None:
    box = Postbox("ada", "bo")
    with pytest.raises(StoreError):
        deliver(rendering(), [box], FullStore(), now=NOON, report=Report())
    assert len(box.letters) == 1


def test_watchers_hear_how_far_delivery_is() -> None:
    heard: list[tuple[str, int, int]] = []
    report = Report(watch=lambda *step: heard.append(step))
    deliver(rendering(), [Postbox("ada", "bo")], MemoryStore(), now=NOON, report=report)
    assert heard == [("deliver", 1, 2), ("deliver", 2, 2)]


def test_a_test_letter_tells_whom_it_reached_and_who_is_away() -> None:
    report = Report()
    box = Postbox("ada", "bo", away={"ada"})
    assert deliver_test([box], now=NOON, report=report) == ["bo"]
    assert [problem.subject for problem in report.problems] == ["ada"]


def test_what_is_no_edition_is_posted_once_to_each_target() -> None:
    box, store = Postbox("ada", "bo"), MemoryStore()
    for _ in range(2):
        post(rendering(slug="alert/2026-03-05/bridge"), [box], store, now=NOON, report=Report())
    assert box.letters == [("alert/2026-03-05/bridge", "ada"), ("alert/2026-03-05/bridge", "bo")]
    assert store.headings() == []


class Mute(Postbox):
    """Cannot say whom it sends to."""

    def targets(self) -> Sequence[str]:
        raise OSError("the address book is away")


def test_who_left_gets_no_letter_and_one_to_a_variable_goes_to_whom_it_holds_now() -> None:
    store, later = MemoryStore(), Postbox("ada", "LIST 1", "LIST 2", "LISTS")
    before = [Postbox("ada", "bo", "LIST"), Postbox("cy", channel="pigeon")]
    write_down(rendering(), before, store, now=NOON, report=Report())
    send_letters(store, [later, Mute(channel="pigeon")], now=NOON, report=Report())
    assert sorted(target for _, target in later.letters) == ["LIST 1", "LIST 2", "ada"]
    assert [letter.target for letter in store.letters()] == ["cy", "bo"]
    send_letters(store, before[1:], now=NOON, report=Report())
    assert before[1].letters == [(SLUG, "cy")]
