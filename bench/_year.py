"""The year of `bench year`: ``python -m bench._year FOLDER SLOTS SEED`` prints what was counted, as JSON.

It is started in a mount namespace of its own where the machine allows that, so that the paper can lie on a
small disk that becomes full.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bench._daemons import Daemons
from bench._failing_feeds import FAULTS, NETWORK, FailingFeeds
from bench._inboxes import SITE, Inboxes
from bench._invented_news import item
from bench._shared_clock import SharedClock
from digest import Digest
from digest.verify import verify_folder
from tests.fakes.smtp import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench._invented_news import Item
    from tests.fakes.smtp import Fault, Step

FEEDS, HEALTHY = 40, 12
"""How many feeds there are, and how many of them never fail. Chosen by reading; not measured."""
NEWS = 0.2
"""How many items a feed has a slot, on average: eight in all. Chosen by reading; not measured."""
SHOWN = 15
"""How many items a feed shows, the newest. Chosen by reading; not measured."""
SPELL = 14
"""For how many slots a feed fails in one way; then it is well for twice as many. Not measured."""
ZONE = ZoneInfo("Europe/Berlin")
FIRST_DAY = datetime(2026, 1, 5, tzinfo=ZONE)
HOURS = (7, 19)
GONE = "gone@t.example"
READERS = ("ann@t.example", "bob@t.example", "eve@t.example")
PAUSES = (timedelta(minutes=2), timedelta(minutes=6), timedelta(minutes=16))
"""How long after a failure the clock is looked at again: a little more than the daemon's own pauses."""
_LATER = timedelta(minutes=6)
"""After a kill: longer than the lease of a slot, which is five minutes."""
_ROTATING = tuple(name for name in FAULTS if name not in {"", "410"})
_MAIL: tuple[tuple[Step, Fault], ...] = (
    ("connect", "drop"),
    ("RCPT", "defer"),
    ("taken", "drop"),
    ("DATA", "drop"),
    ("EHLO", "defer"),
    ("DATA", "defer"),
    ("MAIL", "drop"),
    ("taken", "defer"),
    ("connect", "defer"),
)
"""How the mail server fails, in turn."""


@dataclass
class Year:
    """The paper, the world around it, and what was seen."""

    folder: Path
    slots: int
    seed: int
    home: Path = field(init=False)
    true_now: datetime = FIRST_DAY
    inboxes: Inboxes = field(default_factory=Inboxes)
    seconds: list[float] = field(default_factory=list)
    reading_s: list[float] = field(default_factory=list)
    sizes_mb: list[float] = field(default_factory=list)
    memory_mb: list[tuple[float, float]] = field(default_factory=list)
    verdicts: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    number: int = 0

    def __post_init__(self) -> None:
        self.home = self.folder / "first"
        self.chance = random.Random(self.seed)  # noqa: S311  (a schedule, not secrets)
        self.clock = SharedClock(self.folder / "clock")
        self.items = {number: self._all_items(number) for number in range(FEEDS)}
        self.is_small_disk = self.slots > 0 and self._mount()

    # --- the world ---------------------------------------------------------------------------

    def _all_items(self, feed: int) -> list[Item]:
        chance = random.Random(self.seed * 1_000 + feed)  # noqa: S311  (a schedule, not secrets)
        times = [
            slot_at(number) - timedelta(minutes=chance.randrange(90, 600))
            for number in range(self.slots)
            if chance.random() < NEWS
        ]
        return [item(feed, number, at) for number, at in enumerate(sorted(times))]

    def items_of(self, feed: int) -> Sequence[Item]:
        """What a feed shows now, newest first; the last but one shows all that it ever had."""
        told = [one for one in reversed(self.items[feed]) if one.at <= self.true_now]
        return told if feed == FEEDS - 2 else told[:SHOWN]

    def fault_of(self, feed: int) -> str:
        """What is wrong with a feed now."""
        if feed < HEALTHY or feed == FEEDS - 2:
            return ""
        if feed == FEEDS - 1:
            return "410" if self.number > self.at(0.3) else ""
        spell = self.number // SPELL
        return _ROTATING[(feed * 7 + spell) % len(_ROTATING)] if (spell + feed) % 3 == 0 else ""

    def at(self, share: float) -> int:
        """The slot after that share of the year."""
        return max(2, round(self.slots * share))

    def _mount(self) -> bool:
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        if _does("mount", "-t", "tmpfs", "-o", "size=8g", "none", str(self.disk)):
            self.home = self.disk / "first"
            return True
        return False

    def fill_the_disk(self) -> None:
        """Leave no more than 60 kB of room."""
        used = shutil.disk_usage(self.disk).used
        _does("mount", "-o", f"remount,size={used // 1024 + 60}k", str(self.disk))

    def make_room(self) -> None:
        """The disk is wide again."""
        _does("mount", "-o", "remount,size=8g", str(self.disk))

    # --- the paper ---------------------------------------------------------------------------

    def write_settings(self, feeds: FailingFeeds, port: int) -> None:
        """feeds.yaml, as a user would have it."""
        self.home.mkdir()
        listed = "\n".join(f"  - {{url: '{feeds.url(number)}', fulltext: feed}}" for number in range(FEEDS))
        crons = " ".join(("0", ",".join(map(str, HOURS)), "* * *"))
        readers = ", ".join((*READERS, GONE))
        (self.home / "feeds.yaml").write_text(
            f"site: {{title: Wire, url: '{SITE}', timezone: {ZONE.key}}}\n"
            f"feeds:\n{listed}\neditions: [{{id: news, cron: '{crons}'}}]\n"
            f"network: {{allow_private: [{NETWORK}], per_host_delay_s: 0, timeout_s: 2}}\n"
            f"deliver: [{{email: {{to: [{readers}], from: wire@t.example, host: 127.0.0.1, port: {port},"
            " security: plain, timeout_s: 5}}]\n",
            encoding="utf8",
        )

    def run(self) -> dict[str, dict[str, float]]:
        """Let the year go by."""
        world = FailingFeeds(items_of=self.items_of, fault_of=self.fault_of, now=lambda: self.true_now)
        with world as feeds, SmtpServer() as self.mail:
            self.write_settings(feeds, self.mail.port)
            self.set_clock(slot_at(0) - timedelta(hours=3))
            self.daemons = Daemons(self.home, self.folder / "clock", self.folder / "log")
            self.daemons.start("a", "b")
            began = time.monotonic()
            for number in range(self.slots):
                self.number = number
                self._slot()
                self._tell()
                if (self.folder / "stop").exists():  # put there by someone who has seen enough
                    break
            self.mail.faults.clear()
            self._step(slot_at(self.number) + timedelta(hours=2))
            self.daemons.stop()
            self._take_letters()
        return self.figures(time.monotonic() - began)

    def set_clock(self, moment: datetime, *, off: timedelta = timedelta()) -> None:
        """It is that moment; the machine's clock is `off` by so much."""
        self.true_now = moment
        self.clock.set(moment + off)

    def _step(self, moment: datetime) -> None:
        """Go on to a moment, and wait until both daemons have read the feeds."""
        since = self.daemons.mark()
        self.set_clock(moment)
        self.daemons.wait_for_feeds(since)

    def _slot(self) -> None:
        at = slot_at(self.number)
        begun = time.monotonic()
        self._before(at)
        self._step(at - timedelta(minutes=40))
        self.reading_s.append(time.monotonic() - begun)
        self._troubles()
        since, began = self.daemons.mark(), time.monotonic()
        self.set_clock(at + timedelta(seconds=1))
        self._kills()
        local = f"{at:%Y-%m-%dT%H:%M}"
        verdict = self._verdict(local, since)
        self.seconds.append(time.monotonic() - began)
        for pause in PAUSES:
            if verdict in {"finished", "gave up"}:
                break
            self._mend()
            since = self.daemons.mark()
            self.set_clock(self.true_now + pause)
            verdict = self._verdict(local, since)
        self._mend()
        self._take_letters()
        self.verdicts[local] = verdict
        self._after(at)
        self.sizes_mb.append(_size_mb(self.home / ".digest"))
        if "a" in self.daemons.processes:
            self.memory_mb.append(self.daemons.memory_mb("a"))

    def _verdict(self, local: str, since: int) -> str:
        """What becomes of the slot; a daemon that reads its feeds afterwards had nothing to do for it."""
        names = set(self.daemons.processes)

        def is_over(lines: Sequence[tuple[str, str]]) -> bool:
            if self.daemons.verdict(local, since) in {"finished", "failed", "gave up"}:
                return True
            idle = {name for name, text in lines if "feeds finished" in text}
            return names <= idle and not any(f"({local}) started" in text for _, text in lines)

        self.daemons.wait(is_over, since, 60)
        return self.daemons.verdict(local, since) or "nothing"

    # --- what goes wrong ---------------------------------------------------------------------

    def _before(self, at: datetime) -> None:
        for name in self.daemons.restart_the_dead():
            self._count(f"daemon {name} had ended")
        if self.number == self.at(0.05):
            self._move()
        if self.number == self.at(0.35):  # three days ahead, for an hour
            since = self.daemons.mark()
            self.set_clock(at - timedelta(hours=3), off=timedelta(days=3))
            self.daemons.wait_for_feeds(since)
            self._count("clock ahead by three days")
            self._step(at - timedelta(hours=2))

    def _troubles(self) -> None:
        if self.number % 7 == 3:
            step, fault = _MAIL[self.number // 7 % len(_MAIL)]
            self.mail.faults[step] = fault
            self._count("mail server failed")
        if self.is_small_disk and self.number in {self.at(0.25), self.at(0.7)}:
            self.fill_the_disk()
            self._count("disk was full")
        if self.number == self.at(0.6):
            self.mail.refused_readers.add(GONE)

    def _kills(self) -> None:
        every = max(4, min(37, self.slots // 5))
        if self.number % every == every - 1:
            time.sleep(self.chance.uniform(0.2, 3))
            self.daemons.kill("b")
            self._count("daemon was killed")
            if self.number == self.at(0.45) // every * every + every - 1:
                self.daemons.kill("a")
                self._count("daemon was killed")
                self.daemons.start("a")
            self.daemons.start("b")
            self.set_clock(self.true_now + _LATER)

    def _mend(self) -> None:
        self.mail.faults.clear()
        if self.is_small_disk:
            self.make_room()

    def _after(self, at: datetime) -> None:
        if self.number == self.at(0.55):  # put back to before the slot that has just been made
            since = self.daemons.mark()
            self.set_clock(at + timedelta(hours=1), off=-timedelta(hours=2))
            self.daemons.wait_for_feeds(since)
            self._count("clock behind by two hours")

    def _move(self) -> None:
        self.daemons.stop()
        new = self.home.with_name("second") / "deeper"
        new.parent.mkdir()
        shutil.copytree(self.home, new, symlinks=True)
        shutil.rmtree(self.home)
        self.home = self.daemons.home = new
        since = self.daemons.mark()
        self.daemons.start("a", "b")
        self.daemons.wait_for_feeds(since)
        self._count("machine was moved")

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def _take_letters(self) -> None:
        taken, self.mail.taken[:] = list(self.mail.taken), []
        self.inboxes.add(taken)

    def _tell(self) -> None:
        own, whole = self.memory_mb[-1] if self.memory_mb else (0, 0)
        local = list(self.verdicts)[-1]
        print(
            f"{self.number + 1}/{self.slots} {local} {self.verdicts[local]} "
            f"{self.reading_s[-1]:.1f} + {self.seconds[-1]:.1f} s, store {self.sizes_mb[-1]:.1f} MB, "
            f"memory {own:.0f}/{whole:.0f} MB",
            file=sys.stderr,
            flush=True,
        )

    # --- the count ---------------------------------------------------------------------------

    def figures(self, seconds: float) -> dict[str, dict[str, float]]:
        """What came of it."""
        with Digest.from_file(self.home / "feeds.yaml", clock=self.clock) as digest:
            slugs: list[str] = []
            fates: set[str] = set()
            printed: dict[str, list[str]] = {}
            for edition in digest.editions():
                slugs.append(edition.slug)
                for line in edition.ledger.lines:
                    fates.add(line.url)
                    if line.fate == "printed":
                        printed.setdefault(line.url, []).append(edition.slug)
        until = slot_at(self.number) - timedelta(hours=2)
        due = [one.url for feed in range(HEALTHY) for one in self.items[feed] if one.at < until]
        lost = [url for url in due if url not in fates]
        missing = self.inboxes.missing(READERS, slugs)
        doubled, twice = self.inboxes.doubled(), self.inboxes.told_twice(READERS[0])
        unmade = [local for local, verdict in self.verdicts.items() if verdict != "finished"]
        faults = [
            fault
            for slug in slugs[:: max(1, len(slugs) // 20)]
            for fault in verify_folder(self.home / "output" / slug).faults
        ]
        self._explain(lost=lost, missing=missing, doubled=doubled, twice=twice, unmade=unmade, faults=faults)
        return {
            "the year": {
                "slots": self.number + 1,
                "editions": len(slugs),
                "slots_without_a_finish": len(unmade),
                "waits_that_ran_out": self.daemons.timeouts,
                "minutes": seconds / 60,
                **{what.replace(" ", "_"): count for what, count in sorted(self.counts.items())},
            },
            "inboxes": {
                "readers": len(READERS),
                "letters": sum(map(len, self.inboxes.letters.values())),
                "editions_missing": len(missing),
                "editions_twice": len(doubled),
                "same_letter_again": self.inboxes.repeated(),
                "same_name_other_bytes": len(self.inboxes.differing),
                "refused_reader_has": len(self.inboxes.editions[GONE]),
            },
            "items": {
                "of_healthy_feeds": len(due),
                "lost": len(lost),
                "printed_twice": sum(len(where) > 1 for where in printed.values()),
                "told_twice": len(twice),
                "faults_of_verify": len(faults),
            },
            "costs": self._costs(),
        }

    def _costs(self) -> dict[str, float]:
        few = min(50, max(1, (self.number + 1) // 4))
        # Memory is counted from the move on, when both daemons were started anew.
        since = self.at(0.05) if self.slots > 200 else 0
        early = self.memory_mb[since + few : since + few + 10] or self.memory_mb[-1:]
        own, whole = (
            (median(one[place] for one in early), median(one[place] for one in self.memory_mb[-10:]))
            for place in (0, 1)
        )
        return {
            "seconds_a_slot_first": median(self.seconds[:few]),
            "seconds_a_slot_last": median(self.seconds[-few:]),
            "seconds_of_reading_a_slot": median(self.reading_s),
            "store_mb_early": self.sizes_mb[few - 1],
            "store_mb_end": self.sizes_mb[-1],
            "store_kb_a_slot_first": 1000 * (self.sizes_mb[few - 1] - self.sizes_mb[0]) / few,
            "store_kb_a_slot_last": 1000 * (self.sizes_mb[-1] - self.sizes_mb[-few - 1]) / few,
            "memory_mb_early": own[0],
            "memory_mb_end": own[1],
            "memory_times": own[1] / max(1.0, own[0]),
            "memory_with_children_mb_early": whole[0],
            "memory_with_children_mb_end": whole[1],
            "memory_with_children_times": whole[1] / max(1.0, whole[0]),
            "site_mb_end": _size_mb(self.home / "output"),
        }

    def _explain(self, **found: Sequence[object]) -> None:
        for name, values in found.items():
            print(f"{name} ({len(values)}): {list(values)[:12]}", file=sys.stderr)
        for number, pair in enumerate(self.inboxes.differing[:5]):
            for name, body in zip(("first", "second"), pair, strict=True):
                Path(f"differing-{number}-{name}.eml").write_bytes(body)


def slot_at(number: int) -> datetime:
    """When a slot comes."""
    return (FIRST_DAY + timedelta(days=number // len(HOURS))).replace(hour=HOURS[number % len(HOURS)])


def _does(*command: str) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603


def _size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main(folder: Path, slots: int, seed: int) -> None:
    """Run it, and print what came of it."""
    print(json.dumps(Year(folder, slots, seed).run()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
