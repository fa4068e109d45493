"""A whole paper in a folder: a feed from memory, a set clock, a real store, site and mail server.

`Newsroom.report` puts invented news into the feed, `run` runs the real program, and `inbox` says what a
reader has got.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.utils import format_datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from digest.app import Digest
from digest.app.tools import Toolbox
from digest.errors import FetchError
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.run.serial import SerialExecutor
from digest.tools import Tools
from tests.fakes.clock import FixedClock
from tests.fakes.smtp import SmtpServer
from tests.fakes.web import FakeFetcher

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from digest.models import Edition, Slot

FEED = "https://wire.example/feed.xml"

NEWS = {
    "ferry": "The ferry Marigold ran aground off Skerrow with 212 passengers. Two lifeboats took everybody ashore within three hours.",
    "crab": "Biologists of the University of Tarn have described a blind freshwater crab. The animal lives in a cave beneath Mount Ollin.",
    "strike": "Bus drivers in Lindhaven ended an eleven-day strike after a pay offer of six percent. Union leader Omar Teale called it a victory.",
    "chips": "Quillon Semiconductors opened a plant for power chips in Ostrava Heath. It will employ 900 engineers by next summer.",
    "opera": "The Velmar opera house reopened after a fire that closed it for two winters. Its new roof is made of larch and glass.",
    "honey": "Beekeepers around Dorwick lost half of their hives to a mild autumn. Mites had multiplied until late November.",
    "tunnel": "Engineers broke through the last rock of the Karst railway tunnel. Trains will cross the range in nineteen minutes.",
    "ballot": "Voters in Pellagia rejected a second airport by a wide margin. The mayor said that she accepts the result.",
    "library": "A lost atlas of the southern seas turned up in the Brenholm library. A student found it behind a radiator.",
    "drought": "Reservoirs of the Umber valley fell to a fifth of their volume. Farmers may water their fields only at night.",
    "marathon": "Ines Okoro won the Harbour marathon in a new course record. She had been a substitute until the week before.",
    "satellite": "The weather satellite Petrel sent its first picture of the polar night. It will watch storms over open water.",
}
"""Invented reports of unrelated events, by a word that stands in no other."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as a reader has it."""

    subject: str
    message_id: str
    body: str


class Killed(BaseException):
    """The process ends here, as far as the test goes."""


class DyingStore:
    """A store that a run does not live to ask for the n-th lasting write after it gathered."""

    WRITES = frozenset({"save_edition", "write_down", "change_letter", "add_receipt", "finish_slot"})

    def __init__(self, real: Any, dies_at: int) -> None:
        self._real, self._left = real, dies_at

    def __getattr__(self, name: str) -> Any:
        if name in self.WRITES:
            self._left -= 1
            if self._left == 0:
                raise Killed(name)
        return getattr(self._real, name)


class _Box(Toolbox):
    """The real tools, but feeds come from memory and documents are read in this process: it is quick."""

    fetcher: FakeFetcher
    dies_at: int = 0

    @cached_property
    def store(self) -> Any:
        real = super().store
        return DyingStore(real, self.dies_at) if self.dies_at else real

    @cached_property
    def tools(self) -> Tools:
        return Tools(
            clock=self.clock,
            store=self.store,
            fetcher=self.fetcher,
            executor=SerialExecutor(),
            guard=InlineGuard(),
            summariser=self.summariser,
            publishers=self.publishers,
            deliverers=self.deliverers,
            operators=self.operators,
        )


@dataclass
class Newsroom:
    """Use it in a ``with`` block. `settings` is added to feeds.yaml; `{port}` in it is the mail server's."""

    folder: Path
    settings: str
    clock: FixedClock = field(default_factory=FixedClock)
    mail: SmtpServer = field(default_factory=SmtpServer)
    items: list[tuple[str, datetime]] = field(default_factory=list)
    is_feed_dead: bool = False
    digest: Digest = field(init=False)

    def __enter__(self) -> Self:
        self.mail.__enter__()
        self._write(self.settings)
        self.open()
        return self

    def _write(self, settings: str) -> None:
        text = f"feeds: ['{FEED}']\ndefaults: {{fulltext: feed}}\n"
        text += settings.replace("{port}", str(self.mail.port))
        (self.folder / "feeds.yaml").write_text(text, encoding="utf8")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.digest.close()
        self.mail.__exit__(kind, error, where)

    def open(self, *, dies_at: int = 0, settings: str = "", environ: Mapping[str, str] | None = None) -> None:
        """Begin with a fresh program, as after a restart; `dies_at`: see `DyingStore`."""
        if settings:
            self._write(settings)
        if hasattr(self, "digest"):
            self.digest.close()
        self.digest = Digest.from_file(self.folder / "feeds.yaml", environ=environ or {}, clock=self.clock)
        box = _Box(self.digest.settings, self.clock)
        box.fetcher, box.dies_at = FakeFetcher(), dies_at
        self.digest._box = box

    def report(self, *names: str, at: datetime | None = None) -> None:
        """Put news of these names into the feed, dated now (or `at`)."""
        self.items += [(name, at or self.clock.moment) for name in names]

    def run(self, moment: datetime | None = None, *args: Any, **options: Any) -> Edition:
        """Run the program by hand at that moment."""
        self.clock.moment = moment or self.clock.moment
        self.said = Report()
        self.feed_the_fetcher()
        return self.digest.run(*args, report=self.said, **options)

    def run_due(self, moment: datetime) -> list[Edition]:
        """Make what is due at a moment, as a cron would that calls often."""
        self.clock.moment = moment
        self.feed_the_fetcher()
        return self.digest.run_due()

    def feed_the_fetcher(self) -> None:
        """Let the program find the feed as it is now."""
        dead = FetchError(FEED, "the server answered 503", status=503)
        answers = self.digest._box.fetcher.answers  # type: ignore[attr-defined]
        answers[FEED] = dead if self.is_feed_dead else self._feed()

    def make(self, slot: Slot, moment: datetime | None = None) -> Edition:
        """Run it for a slot, as the schedule does, at that moment (the slot's own when none is given)."""
        return self.run(moment or slot.at, slot.edition_id, slot=slot)

    def inbox(self, reader: str = "ann@t.example") -> list[Letter]:
        """What a reader has got, oldest first."""
        found = [
            message_from_bytes(taken.body, policy=policy.default)
            for taken in self.mail.taken
            if taken.reader == reader
        ]
        return [
            Letter(
                subject=str(one["Subject"]),
                message_id=str(one["Message-ID"]),
                body=one.get_body(("plain",)).get_content(),  # type: ignore[union-attr]
            )
            for one in found
        ]

    def times_told(self, reader: str = "ann@t.example") -> dict[str, int]:
        """How many of a reader's letters print each of the news that have been reported: link to its report."""
        letters = self.inbox(reader)
        names = dict.fromkeys(name for name, _ in self.items)
        return {
            name: sum(f"https://wire.example/{name}" in letter.body.split() for letter in letters)
            for name in names
        }

    def _feed(self) -> bytes:
        items = "".join(
            f"<item><guid>{name}</guid><title>{_lead(name)}</title><link>https://wire.example/{name}</link>"
            f"<pubDate>{format_datetime(at)}</pubDate><description>{NEWS[name]}</description></item>"
            for name, at in reversed(self.items)
        )
        return f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()


def _lead(name: str) -> str:
    """The first sentence of a report, without its full stop: it is the headline as well."""
    return NEWS[name].partition(". ")[0]
