"""A whole paper on this machine: a feed over loopback, a set clock, a real store, site and mail server.

`Newsroom.report` puts invented news into the feed, `run` runs the real program, and `inbox` says what a
reader has got.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

from digest.app import Digest
from digest.report import Report
from tests.fakes.clock import FixedClock
from tests.fakes.smtp import SmtpServer

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from digest.models import Edition, Slot

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


@dataclass
class Newsroom:
    """Use it in a ``with`` block. `settings` is added to feeds.yaml; `{port}` in it is the mail server's."""

    folder: Path
    settings: str
    clock: FixedClock = field(default_factory=FixedClock)
    mail: SmtpServer = field(default_factory=SmtpServer)
    items: list[tuple[str, datetime]] = field(default_factory=list)
    is_feed_dead: bool = False

    def __enter__(self) -> Self:
        self.mail.__enter__()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._outlet())
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        text = (
            f"feeds: ['http://127.0.0.1:{self._server.server_port}/feed.xml']\n"
            "network: {allow_private: [127.0.0.1], per_host_delay_s: 0.0}\n"
            "defaults: {fulltext: feed}\n" + self.settings.replace("{port}", str(self.mail.port))
        )
        (self.folder / "feeds.yaml").write_text(text, encoding="utf8")
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.digest.close()
        self._server.shutdown()
        self._server.server_close()
        self.mail.__exit__(kind, error, where)

    def open(self) -> None:
        """Begin with a fresh program, as after a restart."""
        if hasattr(self, "digest"):
            self.digest.close()
        self.digest = Digest.from_file(self.folder / "feeds.yaml", environ={}, clock=self.clock)

    def report(self, *names: str, at: datetime | None = None) -> None:
        """Put news of these names into the feed, dated now (or `at`)."""
        self.items += [(name, at or self.clock.moment) for name in names]

    def run(self, moment: datetime | None = None, *args: Any, **options: Any) -> Edition:
        """Run the program by hand at that moment."""
        self.clock.moment = moment or self.clock.moment
        self.said = Report()
        return self.digest.run(*args, report=self.said, **options)

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
        return {name: sum(f"https://wire.example/{name}" in letter.body.split() for letter in letters) for name in names}

    def _outlet(room) -> type[BaseHTTPRequestHandler]:  # noqa: N805  (`self` is the request's)
        class Outlet(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = room._feed()
                self.send_response(503 if room.is_feed_dead else 200)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        return Outlet

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
