"""Papers whose runs are killed: what is killed in a lane, and what must hold afterwards."""

from __future__ import annotations

import random
import re
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from bench._daemons import Daemons
from bench._failing_feeds import NETWORK, FailingFeeds
from bench._inboxes import SITE, Inboxes
from bench._invented_news import item
from bench._shared_clock import SharedClock
from tests.fakes.smtp import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench._invented_news import Item

START = datetime(2026, 3, 2, 7, tzinfo=UTC)
FEEDS = 5
READERS = ("ann@t.example", "bob@t.example")
BETWEEN = timedelta(hours=12)
"""From one edition to the next. Chosen by reading; not measured."""
AGAIN = timedelta(minutes=6)
"""From a kill to the next run: longer than the lease of a slot, which is five minutes."""
PATIENCE_S = 180
"""Seconds for which a run may last, with its wait for one that was killed."""
_LOOK_S = 0.02
_LINK = re.compile(rb'href="(?:\./)?(\d{4}/\d\d/\d\d/[a-z0-9_-]+)/')


@dataclass
class Tally:
    """What came of the kills of a lane."""

    killed: int = 0
    through: int = 0
    """Runs that were through before they were to be killed."""
    failed_again: list[str] = field(default_factory=list)
    """What the run after a kill said that did not end well."""
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    differing: int = 0
    repeated: int = 0
    missing: list[tuple[str, str]] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    """Before which step each kill was."""


class Lane:
    """One paper: five feeds, two readers by mail, a site. Use it in a ``with`` block."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance = folder, random.Random(seed)  # noqa: S311  (when to kill, no secret)
        self.tally, self.inboxes = Tally(), Inboxes()
        self.clock, self.number, self.now = SharedClock(folder / "clock"), 0, START
        self.items: dict[int, list[Item]] = {feed: [] for feed in range(FEEDS)}
        self.lasts_s = 3.0

    def __enter__(self) -> Self:
        self.feeds = FailingFeeds(
            items_of=lambda feed: self.items[feed][::-1][:15], fault_of=lambda _: "", now=lambda: self.now
        ).__enter__()
        self.mail = SmtpServer().__enter__()
        self.set_clock(START)
        self.write_settings()
        self.watch = _Watch(self.folder / "output")
        self.watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.watch.stop()
        self.mail.__exit__(None, None, None)
        self.feeds.__exit__(None, None, None)

    def write_settings(self) -> None:
        """feeds.yaml, as a user would have it."""
        feeds = ", ".join(f"{{url: '{self.feeds.url(feed)}', fulltext: feed}}" for feed in range(FEEDS))
        (self.folder / "feeds.yaml").write_text(
            f"site: {{title: Wire, url: '{SITE}', timezone: UTC}}\nfeeds: [{feeds}]\n"
            "editions: [{id: news, cron: '0 7,19 * * *'}]\n"
            f"network: {{allow_private: [{NETWORK}], per_host_delay_s: 0, timeout_s: 5}}\n"
            f"deliver: [{{email: {{to: [{', '.join(READERS)}], from: wire@t.example, host: 127.0.0.1,"
            f" port: {self.mail.port}, security: plain}}}}]\n",
            encoding="utf8",
        )

    def set_clock(self, moment: datetime) -> None:
        """It is that moment."""
        self.now = moment
        self.clock.set(moment)

    def go_on(self) -> None:
        """To the next slot, before which a few feeds have something new."""
        self.number += 1
        at = START + self.number * BETWEEN
        for feed in range(FEEDS):
            if (feed + self.number) % 5 < 3:  # three items a slot
                told = self.items[feed]
                told.append(item(feed, len(told), at - timedelta(hours=1 + feed)))
        self.set_clock(at + timedelta(minutes=1))

    # --- whole runs --------------------------------------------------------------------------

    def run(self, dies_at: int = 0, after_s: float | None = None) -> int:
        """A whole `digest run`, killed before a step or after so many seconds; its exit code."""
        where = (self.folder / "clock", self.mail.port, dies_at, self.folder / "steps")
        what = ("-c", self.folder / "feeds.yaml", "run")
        with (self.folder / "said").open("wb") as said:
            process = subprocess.Popen(  # noqa: S603  (our own module)
                [sys.executable, "-m", "bench._mortal_run", *map(str, (*where, *what))],
                stdout=said,
                stderr=said,
            )
            try:
                return process.wait(PATIENCE_S if after_s is None else after_s)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                return -9

    def steps(self) -> list[str]:
        """The steps of the last run that came through."""
        return (self.folder / "steps").read_text("ascii").split("\n")

    def killed_at_a_time(self) -> None:
        """A run that is killed at any time, and the one after it."""
        self.go_on()
        self._after_a_kill(self.run(after_s=self.chance.uniform(0.05, self.lasts_s)), "at a time")

    def killed_at_step(self, number: int) -> None:
        """A run that is killed before that step, and the one after it."""
        self.go_on()
        self._after_a_kill(self.run(dies_at=number), f"step {number}")

    def through(self) -> list[str]:
        """A run that nobody kills: the steps that it made."""
        self.go_on()
        began = time.monotonic()
        self._must_end_well(self.run(), "an untroubled run")
        self.lasts_s = time.monotonic() - began
        return self.steps()

    def _after_a_kill(self, code: int, when: str) -> None:
        if code != -9:
            self.tally.through += 1
            self._must_end_well(code, f"a run that was through before {when}")
            return
        self.tally.killed += 1
        self.tally.steps.append(when)
        self.set_clock(self.now + AGAIN)
        self._must_end_well(self.run(), f"the run after a kill at {when}")
        self._take_letters()

    def _must_end_well(self, code: int, which: str) -> None:
        if code != 0:
            said = (self.folder / "said").read_text("utf8", "replace")[-400:]
            self.tally.failed_again.append(f"{which} ended with {code}: {said}")

    # --- the daemon --------------------------------------------------------------------------

    def kill_daemons(self, times: int) -> None:
        """A daemon that is killed in the middle of each slot, and started again."""
        daemons = Daemons(self.folder, self.folder / "clock", self.folder / "log")
        daemons.start("a")
        daemons.wait_for_feeds(0)
        for _ in range(times):
            self.go_on()
            time.sleep(self.chance.uniform(0.1, 2.5))
            daemons.kill("a")
            self.tally.killed += 1
            self.set_clock(self.now + AGAIN)
            since = daemons.mark()
            daemons.start("a")
            daemons.wait_for_feeds(since)
            self._take_letters()
        self.tally.failed_again += ["the daemon did not read its feeds in time"] * daemons.timeouts
        daemons.stop()

    # --- what must hold ----------------------------------------------------------------------

    def count(self) -> Tally:
        """Everything that was told, counted; after a last run."""
        self.go_on()
        self._must_end_well(self.run(), "the last run")
        self._take_letters()
        tally, boxes = self.tally, self.inboxes
        told = [one.url for items in self.items.values() for one in items]
        for reader in READERS:
            tally.lost += [url for url in told if not boxes.items[reader][url]]
            tally.doubled += boxes.told_twice(reader)
        tally.doubled += [f"{reader} {slug}" for reader, slug in boxes.doubled()]
        tally.differing, tally.repeated = len(boxes.differing), boxes.repeated()
        tally.missing = boxes.missing(READERS, self._slugs())
        tally.unsound = self._unsoundness()
        tally.torn = self.watch.torn
        return tally

    def _slugs(self) -> list[str]:
        with closing(sqlite3.connect(self.folder / ".digest" / "digest.db")) as store:
            return [slug for (slug,) in store.execute("SELECT slug FROM editions")]

    def _unsoundness(self) -> list[str]:
        with closing(sqlite3.connect(self.folder / ".digest" / "digest.db")) as store:
            said = [row[0] for row in store.execute("PRAGMA integrity_check")]
            said += [f"a row without its other: {row}" for row in store.execute("PRAGMA foreign_key_check")]
        return [each for each in said if each != "ok"]

    def _take_letters(self) -> None:
        taken, self.mail.taken[:] = list(self.mail.taken), []
        self.inboxes.add(taken)


class _Watch(threading.Thread):
    """A reader who looks at the site again and again: what was half there."""

    def __init__(self, site: Path) -> None:
        super().__init__(daemon=True)
        self.torn: list[str] = []
        self.looks = 0
        self._site, self._over = site, threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self._over.wait(_LOOK_S):
            self._look()

    def stop(self) -> None:
        """No more."""
        self._over.set()
        self.join()

    def _look(self) -> None:
        home = _read(self._site / "index.html")
        if home is None:
            return
        self.looks += 1
        if not home.rstrip().endswith(b"</html>"):
            self.torn.append(f"the home page of {len(home)} bytes")
        for slug in list(dict.fromkeys(_LINK.findall(home)))[:1]:
            page = _read(self._site / slug.decode() / "index.html")
            if page is None or not page.rstrip().endswith(b"</html>"):
                self.torn.append(f"{slug.decode()}: {'no page' if page is None else 'half a page'}")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def together(tallies: Sequence[Tally]) -> dict[str, float]:
    """The figures of several lanes; what went wrong is printed."""
    for name in ("failed_again", "lost", "doubled", "missing", "torn", "unsound"):
        found = [each for tally in tallies for each in getattr(tally, name)]
        if found:
            print(f"{name} ({len(found)}): {found[:8]}", file=sys.stderr)
    return {
        "killed": sum(tally.killed for tally in tallies),
        "through_before": sum(tally.through for tally in tallies),
        "next_run_failed": sum(len(tally.failed_again) for tally in tallies),
        "items_lost": sum(len(tally.lost) for tally in tallies),
        "told_twice": sum(len(tally.doubled) for tally in tallies),
        "letters_missing": sum(len(tally.missing) for tally in tallies),
        "same_letter_again": sum(tally.repeated for tally in tallies),
        "same_name_other_bytes": sum(tally.differing for tally in tallies),
        "half_written_pages": sum(len(tally.torn) for tally in tallies),
        "stores_unsound": sum(bool(tally.unsound) for tally in tallies),
    }
