"""The operator is told: what goes wrong and that it is over, by channels of their own. The thin part."""

from __future__ import annotations

import json
import logging
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from digest.deliver import post
from digest.errors import DigestError
from digest.faults import CONTAINED, reason_of
from digest.files import replace_file
from digest.notices import (
    FEED_PATIENCE,
    RETRIED_PATIENCE,
    Finding,
    decide,
    edition_findings,
    edition_subject,
    notice,
)
from digest.report import Report
from digest.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from digest.app.tools import Toolbox
    from digest.errors import StoreError
    from digest.models import Edition, Letter, Plan, Rendering
    from digest.protocols import Store

_log = logging.getLogger(__name__)

_LEAST_FREE_BYTES = 256 * 1024 * 1024
"""Bytes below which a disk is nearly full, however small the store is. Chosen by reading; not measured."""
_COPIES = 3
"""How often the store must fit on what is free: a backup and an upgrade need its size each."""
_EVERY = timedelta(minutes=15)
"""Between two looks at feeds, letters and disk while a daemon stays."""
_STORE_PATIENCE = timedelta(minutes=10)
"""How long the store may be away while a daemon stays."""
_RECENT = 5
"""Editions that are looked at for whether a reader has been reached again."""
_MARK = "operator.json"
"""The file beside the store that remembers what was told of the store itself."""


class Operator:
    """Tells whoever looks after Digest; nobody where feeds.yaml names no ``operator``.

    Whatever fails in telling is noted in the log, and stops nothing else.
    """

    def __init__(self, box: Toolbox) -> None:
        self._box = box
        self._looked_at: datetime | None = None

    def of_run(
        self,
        plan: Plan,
        *,
        edition: Edition | None = None,
        failure: BaseException | None = None,
        report: Report,
        is_scheduled: bool,
    ) -> None:
        """After a run: what is wrong with its edition, and with all else."""
        if not self._box.operators:
            return
        unpublished = next((one.reason for one in report.problems if one.stage == "publish"), "")
        found = edition_findings(
            plan.id,
            plan.label or plan.id,
            failure=reason_of(failure) if failure else "",
            unpublished=unpublished,
            is_partial=edition is not None and edition.is_partial and bool(report.counts["compose/editions"]),
            patience=RETRIED_PATIENCE if is_scheduled else timedelta(0),
        )
        own = edition_subject(plan.id)
        self._safely(lambda: self._tell([*found, *self._found()], lambda one: one == own or _is_state(one)))

    def look(self, *, now: bool = False) -> None:
        """Between runs: at feeds, letters and disk, every quarter of an hour, or `now`."""
        moment = self._box.clock.now()
        last = self._looked_at
        if not self._box.operators or (last and not now and last <= moment < last + _EVERY):
            return
        self._safely(lambda: self._tell(self._found(), _is_state))

    def of_store(self, error: StoreError, *, is_patient: bool) -> None:
        """The store is in trouble: it is told without it, and remembered in a file beside it."""
        if self._box.operators:
            self._safely(lambda: self._tell_of_store(error, is_patient=is_patient))

    def _safely(self, tell: Callable[[], None]) -> None:
        try:
            tell()
        except (*CONTAINED, DigestError) as error:
            _log.warning("the operator could not be told: %s", reason_of(error))

    # what is found --------------------------------------------------------------------------------

    def _found(self) -> list[Finding]:
        self._looked_at = self._box.clock.now()
        return [*self._feeds(), *self._letters(), *self._disk()]

    def _feeds(self) -> Iterator[Finding]:
        feeds = {feed.url: feed for feed in self._box.settings.feeds}
        for url, state in self._box.store.feed_states(feeds).items():
            if not (state.failures or state.is_gone):
                continue
            what = "it is gone, as its server says" if state.is_gone else f"it fails: {state.last_error}"
            yield Finding(
                subject=f"feed {url}",
                name=f"the feed {feeds[url].name or state.title or url.partition('?')[0]}",
                what=what,
                remedy="See `digest feeds check`; take it out of feeds.yaml if it is no more.",
                state="gone" if state.is_gone else "failing",
                patience=timedelta(0) if state.is_gone else FEED_PATIENCE,
            )

    def _letters(self) -> Iterator[Finding]:
        given_up = [one for one in self._box.store.letters() if _is_lost(one)]
        if not given_up:
            return
        reached = self._reached()
        latest: dict[tuple[str, str], Letter] = {}
        for letter in sorted(given_up, key=lambda one: one.next_at):
            latest[letter.channel, letter.target] = letter
        for (channel, target), letter in latest.items():
            at = reached.get((channel, target))
            if at is None or at < letter.written_at:
                yield Finding(
                    subject=f"letter {channel} {target}",
                    name=f"the reader {target} ({channel})",
                    what=f"{letter.edition_slug} was given up: {letter.last_error}",
                    remedy="When that is mended, `digest deliver --again all` sends what was given up.",
                    state="given up",
                )

    def _reached(self) -> dict[tuple[str, str], datetime]:
        """Who has got one of the latest editions, and when last."""
        found: dict[tuple[str, str], datetime] = {}
        for heading in self._box.store.headings()[:_RECENT]:
            for receipt in self._box.store.receipts(heading.slug):
                found[receipt.channel, receipt.target] = max(
                    receipt.at, found.get((receipt.channel, receipt.target), receipt.at)
                )
        return found

    def _disk(self) -> Iterator[Finding]:
        place, size = self._beside, 0
        for path in place.glob("*.db"):
            size = max(size, path.stat().st_size)
        free = shutil.disk_usage(place).free
        if free < max(_LEAST_FREE_BYTES, _COPIES * size):
            yield Finding(
                subject="disk",
                name="the disk",
                what=f"it is nearly full: {free // 1024**2} MiB are free where the store lies",
                remedy="Make room there: a full disk keeps editions from being made.",
                state="nearly full",
            )

    @property
    def _beside(self) -> Path:
        """The folder of the store's file; that of feeds.yaml where it is elsewhere."""
        folder = self._box.settings.path.parent
        return folder / ".digest" if (folder / ".digest").is_dir() else folder

    # what is told ---------------------------------------------------------------------------------

    def _tell(self, found: Sequence[Finding], covers: Callable[[str], bool]) -> None:
        store, now = self._box.store, self._box.clock.now()
        decision = decide(store.troubles(), found, covers=covers, now=now)
        if decision.told:
            self._post(notice(decision.told, title=self._box.settings.site.title, now=now), store)
        if decision.kept or decision.dropped:
            store.keep_troubles(decision.kept, decision.dropped)
        self._store_is_well()

    def _post(self, rendering: Rendering, store: Store) -> None:
        report = Report()
        post(rendering, self._box.operators, store, now=self._box.clock.now(), report=report)
        for problem in report.problems:
            _log.warning("the operator could not be told: %s: %s", problem.subject, problem.reason)

    # the store itself -----------------------------------------------------------------------------

    def _tell_of_store(self, error: StoreError, *, is_patient: bool) -> None:
        now, marked = self._box.clock.now(), self._marked()
        since = marked.get("since") or now.isoformat()
        lasted = now - datetime.fromisoformat(since)
        is_told = bool(marked.get("told_at"))
        if not is_told and not (is_patient and lasted < _STORE_PATIENCE):
            finding = Finding(
                subject="store",
                name="the store",
                what=f"it is in trouble: {reason_of(error)}",
                remedy="No edition is made until that is mended.",
                state="in trouble",
            )
            decision = decide((), [finding], covers=lambda _: True, now=now)
            self._post(notice(decision.told, title=self._box.settings.site.title, now=now), MemoryStore())
            marked["told_at"] = now.isoformat()
        self._mark({**marked, "since": since})

    def _store_is_well(self) -> None:
        """Say that the store is well again, if it was told that it was not: a day later at the earliest."""
        marked = self._marked()
        if not marked:
            return
        now = self._box.clock.now()
        told_at = marked.get("told_at")
        if told_at:
            was = decide(
                (),
                [Finding(subject="store", name="the store", what="", remedy="", state="in trouble")],
                covers=lambda _: True,
                now=datetime.fromisoformat(told_at),
            ).told
            decision = decide(was, [], covers=lambda one: one == "store", now=now)
            if not decision.told:
                return
            self._post(notice(decision.told, title=self._box.settings.site.title, now=now), self._box.store)
        with suppress(OSError):
            (self._beside / _MARK).unlink(missing_ok=True)

    def _marked(self) -> dict[str, str]:
        try:
            found = json.loads((self._beside / _MARK).read_text(encoding="utf8"))
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}

    def _mark(self, marked: dict[str, str]) -> None:
        with suppress(OSError):  # a full disk: then it may be told again
            replace_file(self._beside / _MARK, json.dumps(marked))


def _is_lost(letter: Letter) -> bool:
    """Whether a reader's letter was given up: not one of ours to the operator, nor of a reader who left."""
    return (
        letter.state == "given up" and letter.attempts > 0 and not letter.edition_slug.startswith("notice/")
    )


def _is_state(subject: str) -> bool:
    """Whether a subject is looked at each time, whatever was done before."""
    return subject == "disk" or subject.startswith(("feed ", "letter "))
