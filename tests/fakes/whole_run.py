"""A whole run in memory: three outlets with six stories, the real pipeline, and somebody to read the edition.

One of the stories, the crab, is the one that tests break; the ferry, the library and the frost must go out
whatever becomes of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from digest.imprint import slot_now
from digest.models import Feed, Occasion, Plan, Site
from digest.pipeline import run
from digest.publish.folder import FolderPublisher
from digest.render import Options as RenderOptions
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.run.serial import SerialExecutor
from digest.store.memory import MemoryStore
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.tools import Options, Tools
from tests.builders import NOON, at
from tests.fakes.clock import FixedClock
from tests.fakes.web import FakeFetcher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from digest.models import Edition, Rendering
    from digest.protocols import Store

NORTH, SOUTH, WEST = (f"https://{name}.example/rss" for name in ("north", "south", "west"))
FEEDS = tuple(
    Feed(url=url, name=name, fulltext="feed")
    for url, name in ((NORTH, "North Post"), (SOUTH, "South Herald"), (WEST, "West Wire"))
)

FERRY = "Ferry Marigold runs aground off Skerrow with 212 passengers"
CRAB = "Blind crab found in a cave under Mount Ollin"
LIBRARY = "Library of Tarn lends out garden tools"
FROST = "Frost destroys half of the apricot harvest in Velden"
OTHERS = ("Marigold", LIBRARY, FROST)
CRAB_URL = "https://north.example/crab"

ITEMS: Mapping[str, Sequence[tuple[str, str, str]]] = {
    NORTH: (
        (
            "ferry",
            FERRY,
            (
                "The ferry Marigold ran aground off Skerrow on Wednesday with 212 passengers aboard. Two lifeboats "
                "took everybody ashore within three hours. Fog and a failed radar had misled the crew, Captain Edda "
                "Rowntree said."
            ),
        ),
        (
            "crab",
            CRAB,
            (
                "Biologists of the University of Tarn have described a blind crab that lives in a cave beneath Mount "
                "Ollin. The animal is barely two centimetres long. It may have been isolated for nine million years, "
                "Doctor Imre Vance said."
            ),
        ),
    ),
    SOUTH: (
        (
            "ferry",
            "Passengers saved from ferry Marigold after it ran aground off Skerrow",
            (
                "All 212 passengers of the ferry Marigold were saved on Wednesday after it ran aground off Skerrow. "
                "Lifeboats brought them ashore in fog. The radar of the ferry had failed, the captain said."
            ),
        ),
        (
            "library",
            LIBRARY,
            (
                "The public library of Tarn lends out spades, saws and hedge cutters since Wednesday. Members may "
                "keep them for a week. The tools were given by a hardware store that closed in January."
            ),
        ),
    ),
    WEST: (
        (
            "frost",
            FROST,
            (
                "Frost in the night to Wednesday has destroyed half of the apricot harvest in Velden. Growers had lit "
                "fires among the trees. The damage is put at 14 million crowns, the growers' union said."
            ),
        ),
    ),
}


def rss(title: str, home: str, items: Sequence[tuple[str, str, str]]) -> bytes:
    """A feed of items: the last part of the address, the title, and the text."""
    told = "".join(
        f"<item><guid>{home}{name}</guid><link>{home}{name}</link><title>{escape(headline)}</title>"
        f"<pubDate>{at(-3 - number / 4):%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
        + (f"<description>{escape(text)}</description>" if text else "")
        + "</item>"
        for number, (name, headline, text) in enumerate(items)
    )
    head = f"<title>{title}</title><link>{home}</link><language>en</language>"
    return f'<rss version="2.0"><channel>{head}{told}</channel></rss>'.encode()


def answers() -> dict[str, Any]:
    """What the outlets answer."""
    return {feed.url: rss(feed.name, feed.url.removesuffix("rss"), ITEMS[feed.url]) for feed in FEEDS}


class Letterbox:
    """A channel that keeps what it is sent."""

    channel = "letterbox"

    def __init__(self, *people: str) -> None:
        self.people = people or ("ada", "ben")
        self.letters: dict[str, Rendering] = {}

    def targets(self) -> Sequence[str]:
        return self.people

    def deliver(self, rendering: Rendering, target: str) -> None:
        self.letters[target] = rendering


class Press(FolderPublisher):
    """A site in a folder, and the edition as it was printed there."""

    printed: Edition | None = None

    def publish(self, rendering: Rendering) -> str:
        self.printed = rendering.edition
        return super().publish(rendering)


@dataclass
class Issue:
    """What came of a run."""

    edition: Edition
    report: Report
    site: Path
    letterbox: Letterbox

    @property
    def page(self) -> str:
        return (self.site / self.edition.slug / "index.html").read_text(encoding="utf8")

    @property
    def ledger(self) -> str:
        return (self.site / self.edition.slug / "ledger.html").read_text(encoding="utf8")

    def told(self, stage: str) -> str:
        """The problems of a stage, as a person reads them."""
        problems = [problem for problem in self.report.problems if problem.stage == stage]
        return "\n".join(f"{problem.subject}: {problem.reason}" for problem in problems)

    @property
    def stages(self) -> set[str]:
        return {problem.stage for problem in self.report.problems}

    def fate(self, url: str) -> str:
        """What became of an entry, by its address."""
        (line,) = [line for line in self.edition.ledger.lines if line.url == url]
        return f"{line.fate.value}: {line.detail}"


@dataclass
class Newsroom:
    """The tools of a run; a test breaks one of them, and runs."""

    folder: Path
    fetcher: Any = field(default_factory=lambda: FakeFetcher(answers()))
    executor: Any = field(default_factory=SerialExecutor)
    guard: Any = field(default_factory=InlineGuard)
    store: Store = field(default_factory=MemoryStore)
    summariser: Any = field(default_factory=ExtractiveSummariser)
    embedder: Any = None
    publishers: tuple[Any, ...] = ()
    deliverers: tuple[Any, ...] = ()
    plan: Plan = field(default_factory=lambda: Plan(id="morning", title="Courier", label="Morning"))
    render: RenderOptions = field(
        default_factory=lambda: RenderOptions(site=Site(title="Courier", url="https://courier.example"))
    )
    feeds: Sequence[Feed] = FEEDS
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOON))

    def run(self) -> Issue:
        letterbox, press, report = Letterbox(), Press(self.folder), Report()
        tools = Tools(
            clock=self.clock,
            store=self.store,
            fetcher=self.fetcher,
            executor=self.executor,
            guard=self.guard,
            summariser=self.summariser,
            embedder=self.embedder,
            publishers=(*self.publishers, press),
            deliverers=(*self.deliverers, letterbox),
        )
        now = self.clock.now()
        slot = slot_now(self.plan.id, self.plan.timezone, now)
        occasion = Occasion(slot=slot, line=self.plan.id, at=now)
        edition = run(self.feeds, self.plan, occasion, tools, replace(Options(), render=self.render), report)
        return Issue(
            edition=press.printed or edition,
            report=report,
            site=self.folder,
            letterbox=letterbox,
        )
