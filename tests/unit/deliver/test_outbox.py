from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from digest.deliver import deliver, post, send_letters, write_down
from digest.deliver.letter import letter as mail_from
from digest.deliver.patience import Limits
from digest.errors import DeliveryError
from digest.models import Material, Plan, Section, Subscription
from digest.report import Report
from digest.store.memory import MemoryStore
from digest.store.sql import SqlStore
from tests.builders import NOON, at
from tests.fakes.renderings import SLUG, edition, rendering

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.models import Rendering

QUICK = Limits(letter_s=0.2, channel_s=0.3, lease_s=0.5, renewal_s=0.1, others_s=2.0)


class Channel:
    """Keeps the bytes of each letter, as a mail server would get them."""

    channel = "channel"

    def __init__(
        self, *targets: str, subscription: Subscription | None = None, channel: str = "channel"
    ) -> None:
        self.channel = channel
        self.subscription = subscription or Subscription()
        self.letters: list[tuple[str, bytes]] = []
        self.failures: dict[str, Exception] = {}
        self.stuck: set[str] = set()
        self.over = threading.Event()
        self._targets = targets

    def targets(self) -> Sequence[str]:
        return self._targets

    def deliver(self, rendering: Rendering, target: str) -> None:
        if target in self.stuck:
            self.over.wait(20)
        if target in self.failures:
            raise self.failures[target]
        letter = mail_from(rendering, to=f"{target}@example.org", sender="digest@example.org")
        self.letters.append((target, letter.as_bytes()))


# --------------------------------------------------------------------------- the same bytes


def test_a_letter_is_the_same_to_the_byte_whatever_is_made_or_set_between_two_tries(tmp_path: Path) -> None:
    store, channel = SqlStore(str(tmp_path / "digest.db")), Channel("ada", "bo")
    channel.failures["bo"] = DeliveryError("bo", "451 later")
    deliver(rendering(), [channel], store, now=NOON, report=Report())
    (_, first) = channel.letters[0]
    channel.failures.clear()
    store.close()

    store = SqlStore(str(tmp_path / "digest.db"))  # another process, with another template and title
    changed = rendering(
        title="Evening Wire",
        made_at=at(1),
        messages={"text": "A tunnel, with a link to the next edition.\n", "subject": "Other", "html": ""},
    )
    deliver(changed, [channel], store, now=at(1), report=Report())
    (_, second) = channel.letters[1]
    assert first.replace(b"ada@", b"bo@") != second  # Message-ID and boundary are the reader's own
    known = mail_from(rendering(), to="bo@example.org", sender="digest@example.org")
    assert second == known.as_bytes()
    store.close()


def test_each_subscription_has_bodies_of_its_own_and_one_that_wants_nothing_gets_nothing() -> None:
    store = MemoryStore()
    short = Channel("cy", subscription=Subscription(id="short"))
    other = Channel("di", subscription=Subscription(id="other", editions=("evening",)))
    empty = Channel("ed", subscription=Subscription(id="empty"))
    whole = replace(rendering(), letters={"short": {"subject": "S", "text": "Short.\n"}, "empty": {}})
    deliver(whole, [Channel("ada"), short, other, empty], store, now=NOON, report=Report())
    assert [receipt.target for receipt in store.receipts(SLUG)] == ["ada", "cy"]
    assert b"Short." in short.letters[0][1]
    assert (other.letters, empty.letters, store.letters()) == ([], [], [])


def test_a_kept_edition_is_handed_over_whole_and_one_made_again_since_by_its_head_alone() -> None:
    class Reading(Channel):
        def deliver(self, rendering: Rendering, target: str) -> None:
            seen.append((rendering.edition.title, len(rendering.edition.sections)))

    seen: list[tuple[str, int]] = []
    store, whole = MemoryStore(), edition(sections=(Section(name="News"),))
    material = Material(plan=Plan(), window=whole.window, made_at=NOON, articles=())
    store.save_edition(whole, material, [])
    channel = Reading("ada", "bo")
    write_down(replace(rendering(), edition=whole), [channel], store, now=NOON, report=Report())
    send_letters(store, [Reading("ada")], now=NOON, report=Report())
    store.save_edition(replace(whole, title="Another"), material, [])
    send_letters(store, [channel], now=NOON, report=Report())
    assert seen == [("Morning Wire", 1), ("Morning Wire", 0)]


# --------------------------------------------------------------------------- again and again


def test_an_impatient_round_tries_at_once_and_a_patient_one_waits_for_the_pause_to_be_over() -> None:
    store, channel = MemoryStore(), Channel("ada")
    channel.failures["ada"] = DeliveryError("ada", "451 later")
    deliver(rendering(), [channel], store, now=NOON, report=Report())
    for seconds, attempts in ((59, 1), (61, 2), (119, 2), (359, 2), (363, 3)):
        send_letters(
            store, [channel], now=NOON + timedelta(seconds=seconds), report=Report(), is_patient=True
        )
        assert store.letters()[0].attempts == attempts, seconds
    send_letters(store, [channel], now=NOON + timedelta(seconds=364), report=Report())
    assert store.letters()[0].attempts == 4


def test_a_letter_that_is_given_up_is_told_and_not_tried_again() -> None:
    store, channel, report = MemoryStore(), Channel("ada", "bo"), Report()
    channel.failures["ada"] = DeliveryError("ada", "550 no such user", is_final=True)
    for _ in range(4):
        deliver(rendering(), [channel], store, now=NOON, report=report)
    assert report.counts["deliver/given up"] == 1
    assert [problem.reason for problem in report.problems] == [
        "550 no such user",
        "550 no such user",
        "550 no such user; given up: `digest deliver --again` tries it once more",
    ]
    (letter,) = store.letters()
    assert (letter.state, letter.attempts, letter.last_error) == ("given up", 3, "550 no such user")


def test_what_a_plug_in_raises_is_told_and_not_kept_for_it_may_hold_anything() -> None:
    store, channel, report = MemoryStore(), Channel("ada"), Report()
    channel.failures["ada"] = OSError("https://chat.example/?token=canary refused")
    deliver(rendering(), [channel], store, now=NOON, report=report)
    assert store.letters()[0].last_error == "OSError"


def test_a_letter_waits_for_its_hour_even_when_somebody_is_impatient() -> None:
    store, channel = MemoryStore(), Channel("ada")
    write_down(rendering(), [channel], store, now=NOON, report=Report())
    (letter,) = store.letters()
    assert store.change_letter(letter, replace(letter, not_before=at(2)))
    for hours, count in ((0, 0), (1.9, 0), (2, 1)):
        send_letters(store, [channel], now=at(hours), report=Report())
        assert len(channel.letters) == count


def test_what_is_posted_by_one_channel_is_tried_again_by_that_one() -> None:
    """The operator may be a reader as well, on a channel of the same kind."""
    store = MemoryStore()
    reader = Channel("ada", subscription=Subscription(id="readers"))
    operator = Channel("ada", subscription=Subscription(id="operator"))
    operator.failures["ada"] = DeliveryError("ada", "451 later")
    post(rendering(slug="notice/1"), [operator], store, now=NOON, report=Report())
    operator.failures.clear()
    send_letters(store, [reader, operator], now=at(1), report=Report())
    assert (len(reader.letters), len(operator.letters)) == (0, 1)


# --------------------------------------------------------------------------- slow, stuck, dead


def test_one_who_never_answers_holds_nobody_and_is_tried_later() -> None:
    store, report = MemoryStore(), Report()
    stuck, well = Channel("ada", "bo", "cy", "di"), Channel("eve", "flo", channel="pigeon")
    stuck.stuck |= {"ada", "bo", "cy"}
    deliver(rendering(), [stuck, well], store, now=NOON, report=report, limits=QUICK)
    stuck.over.set()
    assert [target for target, _ in well.letters] == ["eve", "flo"]
    assert [(one.target, one.attempts) for one in store.letters()] == [
        ("ada", 1),
        ("bo", 1),
        ("cy", 0),
        ("di", 0),
    ]
    assert all(one.next_at > NOON + timedelta(minutes=1) for one in store.letters())
    reasons = [problem.reason for problem in report.problems]
    assert reasons[0] == "it was not through after 0.2 seconds: check the server, or the network"
    assert reasons[2] == "it takes too long just now: 2 letters are put off, and sent later"
    stuck.stuck.clear()
    send_letters(store, [stuck, well], now=at(1), report=Report(), is_patient=True)
    assert store.letters() == []


def test_letters_in_the_hands_of_a_run_that_died_are_sent_when_its_lease_is_over() -> None:
    store, channel, report = MemoryStore(), Channel("ada", "bo"), Report()
    write_down(rendering(), [channel], store, now=NOON, report=Report())
    (ada, _) = store.letters()
    dead = replace(ada, holder="a run that was killed", lease_until=NOON + timedelta(seconds=0.6))
    assert store.change_letter(ada, dead)
    send_letters(store, [channel], now=NOON, report=report, is_patient=True, limits=QUICK)
    assert [target for target, _ in channel.letters] == ["bo"]
    send_letters(store, [channel], now=NOON, report=report, limits=QUICK)
    assert [target for target, _ in channel.letters] == ["bo", "ada"]


def test_a_letter_that_another_run_sends_meanwhile_is_counted_as_had() -> None:
    store, channel, report = MemoryStore(), Channel("ada"), Report()
    write_down(rendering(), [channel], store, now=NOON, report=Report())
    (ada,) = store.letters()
    held = replace(ada, holder="another run", lease_until=NOON + timedelta(seconds=0.9))
    assert store.change_letter(ada, held)
    timer = threading.Timer(0.4, lambda: store.change_letter(held, None))
    timer.start()
    assert send_letters(store, [channel], now=NOON, report=report, limits=QUICK) == []
    timer.join()
    assert (report.counts, channel.letters) == ({"deliver/had it already": 1}, [])


def test_a_lease_is_lengthened_while_a_letter_is_being_sent() -> None:
    store, slow = MemoryStore(), Channel("ada")
    slow.stuck.add("ada")
    threading.Timer(1.2, slow.over.set).start()
    limits = replace(QUICK, letter_s=5.0)
    thread = threading.Thread(
        target=lambda: deliver(rendering(), [slow], store, now=NOON, report=Report(), limits=limits)
    )
    thread.start()
    while not any(one.holder for one in store.letters()):
        pass
    other = Channel("ada")
    send_letters(store, [other], now=NOON, report=Report(), limits=limits)
    thread.join()
    assert (len(slow.letters), other.letters, store.letters()) == (1, [], [])


def test_what_is_no_longer_in_the_store_is_given_up() -> None:
    store, channel = MemoryStore(), Channel("ada")
    write_down(rendering(), [channel], store, now=NOON, report=Report())
    (letter,) = store.letters()
    lost = replace(letter, subscription="of which nothing was written")
    assert store.change_letter(letter, lost)
    for _ in range(3):
        send_letters(store, [channel], now=NOON, report=Report())
    assert store.letters()[0].state == "given up"


@pytest.mark.parametrize("error", [SystemExit("no"), ValueError("odd"), DeliveryError("bo", "451 later")])
def test_a_channel_that_raises_anything_costs_one_letter_one_try(error: BaseException) -> None:
    class Odd(Channel):
        def deliver(self, rendering: Rendering, target: str) -> None:
            if target == "bo":
                raise error
            super().deliver(rendering, target)

    store, odd = MemoryStore(), Odd("ada", "bo", "cy")
    deliver(rendering(), [odd], store, now=NOON, report=Report())
    assert [target for target, _ in odd.letters] == ["ada", "cy"]
    assert [(one.target, one.attempts) for one in store.letters()] == [("bo", 1)]
