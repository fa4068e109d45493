"""A round through the outbox: each letter whose time has come is taken, sent, and proved or put back."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from digest.deadline import LateError
from digest.deliver.hangup import within
from digest.deliver.patience import (
    KEEP_BODIES,
    KEEP_LETTERS,
    LIMITS,
    after_failure,
    after_leaving,
    is_free,
    is_its_time,
    put_off,
    taken,
)
from digest.deliver.targets import channel_of, wanted
from digest.deliver.wishes import subscription_of
from digest.deliver.writing import rendering_from
from digest.errors import DeliveryError, ItemError, StoreError, printable
from digest.faults import attempt
from digest.models import Receipt
from digest.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from digest.deliver.patience import Limits
    from digest.models import Letter, Rendering
    from digest.protocols import Deliverer, Store

_log = logging.getLogger(__name__)

_LOOK_S = 0.25
"""Seconds between two looks at a letter that another run has in hand."""
_RENDERINGS = 4
"""Renderings kept in memory during a round: a letter's bodies may take some hundred kilobytes."""


def send_letters(
    store: Store,
    deliverers: Sequence[Deliverer],
    *,
    now: datetime,
    report: Report,
    slug: str = "",
    is_patient: bool = False,
    limits: Limits = LIMITS,
) -> list[Receipt]:
    """Send the letters of the outbox (of one edition, with `slug`) that may go out; the new receipts.

    With `is_patient` only those whose pause after a failure is over: so does a daemon, every minute. Each
    is taken before it is sent, so that of two runs one sends it; what another run has in hand is waited for
    a little, unless one is patient. Each receipt is kept before the next letter of its channel is begun, so
    that a run killed between leaves at most one to be sent again, to the byte.

    A target's failure is a problem in the report and is tried again later. Channels take turns, and one that
    loses more than its time in failures is put off.

    Raises:
        StoreError: what is sent cannot be remembered. Nothing more is sent.
    """
    return _Round(store, deliverers, now=now, report=report, limits=limits).run(slug, is_patient=is_patient)


def forget_letters(store: Store, now: datetime) -> None:
    """Drop what nobody asks for any more."""
    store.forget_letters(written_before=now - KEEP_LETTERS, sent_before=now - KEEP_BODIES)


class _ForeignError(DeliveryError):
    """A plug-in raised something else: what it says may hold anything, so it is told and not kept."""


@dataclass(slots=True)
class _Line:
    """The letters that wait for one deliverer."""

    deliverer: Deliverer
    letters: deque[Letter] = field(default_factory=deque)
    lost_s: float = 0.0


class _Round:
    """One round."""

    def __init__(
        self, store: Store, deliverers: Sequence[Deliverer], *, now: datetime, report: Report, limits: Limits
    ) -> None:
        self._store, self._report, self._limits = store, report, limits
        self._since, self._began = now, time.monotonic()
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex}"
        self._ways: dict[tuple[str, str], list[Deliverer]] = {}
        for deliverer, target in wanted(deliverers, Report()):
            self._ways.setdefault((channel_of(deliverer), target), []).append(deliverer)
        self._places = {way: place for place, way in enumerate(self._ways)}
        self._renderings: dict[tuple[str, str], Rendering | None] = {}
        self._receipts: list[Receipt] = []
        self._contested: list[Letter] = []
        self._done = self._total = 0

    def _now(self) -> datetime:
        return self._since + timedelta(seconds=time.monotonic() - self._began)

    def run(self, slug: str, *, is_patient: bool) -> list[Receipt]:
        """Send what may go out."""
        lines: dict[int, _Line] = {}
        for letter in sorted(self._waiting(slug), key=self._turn):
            deliverer = self._deliverer_of(letter)
            if deliverer is None:
                self._leave(letter)
                continue
            if not is_its_time(letter, self._since, is_patient=is_patient):
                continue
            if is_free(letter, self._since, self._limits.lease_s):
                lines.setdefault(id(deliverer), _Line(deliverer)).letters.append(letter)
            else:
                self._contested.append(letter)
        self._total = sum(len(line.letters) for line in lines.values())
        self._go_through([*lines.values()])
        if not is_patient:
            self._settle(slug)
        return self._receipts

    def _leave(self, letter: Letter) -> None:
        after = after_leaving(letter, self._since)
        if after != letter:
            self._store.change_letter(letter, after)

    def _turn(self, letter: Letter) -> tuple[int, datetime, str, int]:
        """What has failed goes last; then older before newer, and readers in the order of feeds.yaml."""
        place = self._places.get((letter.channel, letter.target), 0)
        return letter.attempts, letter.written_at, letter.edition_slug, place

    def _waiting(self, slug: str) -> Iterator[Letter]:
        """The letters that were not sent; one to a variable that held nobody is one to whom it holds now."""
        for letter in self._store.letters(slug):
            if letter.state != "waiting":
                continue
            named = () if (letter.channel, letter.target) in self._ways else self._named_by(letter)
            if not named:
                yield letter
                continue
            self._store.write_down((), named)
            if self._store.change_letter(letter, None):
                kept = {each.key: each for each in self._store.letters(letter.edition_slug)}
                yield from (kept[each.key] for each in named if each.key in kept)

    def _named_by(self, letter: Letter) -> list[Letter]:
        return [
            replace(letter, target=target)
            for channel, target in self._ways
            if channel == letter.channel and target.startswith(f"{letter.target} ")
        ]

    def _deliverer_of(self, letter: Letter) -> Deliverer | None:
        """Who sends it: the very channel that it was written for, or another one to the same target."""
        ways = self._ways.get((letter.channel, letter.target), [])
        own = (way for way in ways if subscription_of(way).id == letter.subscription)
        return next(own, ways[0] if ways else None)

    def _go_through(self, lines: list[_Line]) -> None:
        """Channels take turns, so that a slow one keeps no other waiting for longer than a letter takes."""
        while lines:
            for line in lines:
                self._deal(line.letters.popleft(), line)
                self._done += 1
                self._report.progress("deliver", self._done, self._total)
                if line.lost_s >= self._limits.channel_s:
                    self._put_off(line)
            lines = [line for line in lines if line.letters]

    def _put_off(self, line: _Line) -> None:
        if not line.letters:
            return
        for letter in line.letters:
            self._store.change_letter(letter, put_off(letter, self._now()))
        count = len(line.letters)
        line.letters.clear()
        self._done += count
        number = "1 letter is" if count == 1 else f"{count} letters are"
        reason = f"it takes too long just now: {number} put off, and sent later"
        self._report.problem("deliver", DeliveryError(channel_of(line.deliverer), reason))

    def _settle(self, slug: str) -> None:
        """Wait a little for letters in the hands of others, and send those that are left by a dead one."""
        end = time.monotonic() + self._limits.others_s
        while self._contested and time.monotonic() < end:
            time.sleep(_LOOK_S)
            known = {letter.key: letter for letter in self._store.letters(slug)}
            contested, self._contested = self._contested, []
            for before in contested:
                self._look_again(before, known.get(before.key))

    def _look_again(self, before: Letter, letter: Letter | None) -> None:
        deliverer = None if letter is None else self._deliverer_of(letter)
        if letter is None:
            self._report.count("deliver/had it already")
        elif letter.state != "waiting" or letter.attempts != before.attempts or deliverer is None:
            _log.debug("passed over: another run has tried %s by %s", letter.edition_slug, letter.channel)
        elif is_free(letter, self._now(), self._limits.lease_s):
            self._deal(letter, _Line(deliverer))
        else:
            self._contested.append(letter)

    # one letter ---------------------------------------------------------------------------------

    def _deal(self, letter: Letter, line: _Line) -> None:
        """Take a letter, send it, and keep its receipt or when it is tried again."""
        limits = self._limits
        mine = taken(letter, self._holder, self._now(), limits.lease_s)
        if not self._store.change_letter(letter, mine):
            self._contested.append(letter)
            return
        hold = _Hold(self._store, mine)
        began = time.monotonic()

        def renew() -> None:
            hold.put(taken(hold.letter, self._holder, self._now(), limits.lease_s))

        failure = self._failure(line.deliverer, mine, renew)
        if failure is None:
            self._prove(mine)
            return
        line.lost_s += time.monotonic() - began
        self._keep_failure(hold, failure)

    def _failure(self, deliverer: Deliverer, letter: Letter, renew: object) -> ItemError | None:
        """Send it; why that failed, or nothing."""
        rendering = self._rendering(letter)
        if rendering is None:
            reason = "what was to be sent is no longer in the store"
            return DeliveryError(letter.target, reason, is_final=True)
        limits = self._limits
        try:
            outcome = within(
                limits.letter_s,
                lambda: attempt(
                    partial(deliverer.deliver, rendering, letter.target), _ForeignError, letter.target
                ),
                meanwhile=renew,  # type: ignore[arg-type]
                every_s=limits.renewal_s,
            )
        except LateError:
            reason = f"it was not through after {limits.letter_s:g} seconds: check the server, or the network"
            return DeliveryError(letter.target, reason)
        return outcome if isinstance(outcome, ItemError) else None

    def _rendering(self, letter: Letter) -> Rendering | None:
        key = (letter.edition_slug, letter.subscription)
        if key not in self._renderings:
            if len(self._renderings) >= _RENDERINGS:
                self._renderings.clear()
            mailing = self._store.mailing(*key)
            self._renderings[key] = None if mailing is None else rendering_from(mailing, self._store)
        return self._renderings[key]

    def _prove(self, letter: Letter) -> None:
        receipt = Receipt(
            edition_slug=letter.edition_slug, channel=letter.channel, target=letter.target, at=self._since
        )
        self._store.add_receipt(receipt)
        self._receipts.append(receipt)
        self._report.count("deliver/sent")
        _log.debug("sent: %s by %s to %s", letter.edition_slug, letter.channel, letter.target)

    def _keep_failure(self, hold: _Hold, failure: ItemError) -> None:
        reason = printable(failure.reason)
        kept = reason.partition(":")[0] if isinstance(failure, _ForeignError) else reason
        is_final = isinstance(failure, DeliveryError) and failure.is_final
        after = after_failure(hold.letter, kept, self._now(), is_final=is_final)
        hold.put(after)
        tried = (after.edition_slug, after.channel, after.target, after.attempts)
        if after.state == "given up":
            _log.debug("given up: %s by %s to %s after %d tries", *tried)
            self._report.count("deliver/given up")
            reason += "; given up: `digest deliver --again` tries it once more"
        else:
            _log.debug("not sent: %s by %s to %s (try %d)", *tried)
        self._report.problem("deliver", DeliveryError(failure.subject, reason))


class _Hold:
    """A letter that is in our hands, as the store has it."""

    def __init__(self, store: Store, letter: Letter) -> None:
        self._store, self.letter = store, letter

    def put(self, after: Letter) -> None:
        """Change it, unless another run has taken it over, or the store is away for a moment."""
        with suppress(StoreError):
            if self._store.change_letter(self.letter, after):
                self.letter = after
