"""A paper whose feeds fail each in a way of its own, beside some that are well, and its editions."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from bench._failing_feeds import FAULTS, NETWORK, FailingFeeds
from bench._invented_news import item
from digest import Digest
from digest.errors import RunError
from digest.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench._invented_news import Item
    from digest.models import Edition

MORNING = datetime(2026, 3, 2, 7, tzinfo=UTC)
TELLS = 2
"""How many items a feed tells before each edition. Chosen by reading; not measured."""


@dataclass
class _Clock:
    moment: datetime = MORNING

    def now(self) -> datetime:
        return self.moment


@dataclass
class Made:
    """An edition that was made, or why none was, and what was said of it."""

    edition: Edition | None
    report: Report
    seconds: float
    refusal: str = ""

    def urls(self) -> set[str]:
        """The addresses of what is in the ledger."""
        return {line.url for line in self.edition.ledger.lines} if self.edition else set()

    def told(self, url: str) -> list[str]:
        """What was said of a feed."""
        return [problem.reason for problem in self.report.problems if url in problem.subject]


@dataclass
class FaultMatrix:
    """Use it in a ``with`` block. Feed n fails as the n-th of `faults` says; `well` more do not fail."""

    folder: Path
    faults: Sequence[str] = tuple(name for name in FAULTS if name)
    well: int = 20
    timeout_s: float = 3.0
    faulty: dict[int, str] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self.clock = _Clock()
        self.items: dict[int, list[Item]] = {}
        self.faulty = dict(enumerate(self.faults))
        self.count = len(self.faults) + self.well
        self.feeds = FailingFeeds(
            items_of=lambda feed: self.items[feed][::-1],
            fault_of=lambda feed: self.faulty.get(feed, ""),
            now=self.clock.now,
        ).__enter__()
        feeds = "\n".join(
            f"  - {{url: '{self.feeds.url(feed)}', fulltext: feed}}" for feed in range(self.count)
        )
        (self.folder / "feeds.yaml").write_text(
            f"feeds:\n{feeds}\neditions: [{{id: news, cron: '0 7,19 * * *', size: {{lead: 100}}}}]\n"
            f"network: {{allow_private: [{NETWORK}], per_host_delay_s: 0, timeout_s: {self.timeout_s}}}\n",
            encoding="utf8",
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.feeds.__exit__(None, None, None)

    def healthy(self) -> range:
        """The feeds that never fail, by number."""
        return range(len(self.faults), self.count)

    def report_news(self, at: datetime) -> None:
        """Every feed has something new, some time before that moment."""
        for feed in range(self.count):
            told = self.items.setdefault(feed, [])
            told += [item(feed, len(told) + one, at - timedelta(hours=1 + one)) for one in range(TELLS)]

    def make(self, moment: datetime) -> Made:
        """Read the feeds half an hour before that moment, as a daemon does, and run the program then."""
        report, began, edition, refusal = Report(), time.monotonic(), None, ""
        with Digest.from_file(self.folder / "feeds.yaml", clock=self.clock) as digest:
            self.clock.moment = moment - timedelta(minutes=30)
            digest.gather(report)
            self.clock.moment = moment
            try:
                edition = digest.run(report=report)
            except RunError as error:
                refusal = str(error)
        return Made(edition, report, time.monotonic() - began, refusal)

    def page(self, slug: str) -> str:
        """The page of an edition, as it is on the disk."""
        return (self.folder / "output" / slug / "index.html").read_text("utf8")

    def files(self, slug: str) -> dict[str, bytes]:
        """The files of an edition, but for its pages, which name the next one, and the sums of these."""
        folder = self.folder / "output" / slug
        return {
            path.name: path.read_bytes()
            for path in sorted(folder.glob("*"))
            if path.suffix != ".html" and not path.name.startswith("manifest")
        }
