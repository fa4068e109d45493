"""Every way in which an address comes to us × every spelling of this machine: nothing of it is asked (B1)."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from digest.collect import collect
from digest.collect.discover import find_feeds
from digest.errors import FetchError
from digest.extract import extract
from digest.making import Reader, Wanted, documents
from digest.models import Feed, Request
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.run.serial import SerialExecutor
from digest.store.memory import MemoryStore
from digest.web.fetcher import HttpFetcher, Options
from tests.builders import NOON, entry, feed_state
from tests.fakes.web import FakeResolver
from tests.web.server import redirects, says, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.web.server import FaultServer

HOSTS = [
    *("127.0.0.1", "localhost", "LocalHost.", "localhost..", "127.0.0.1.", "127.0.0.1..", "127.1", "127.0.1"),
    *("2130706433", "017700000001", "0177.0.0.1", "0x7f000001", "0x7f.1", "0X7F.0x0.0.1", "127.0.0.0x1"),
    *("0", "0.0.0.0", "127.000.000.001", "00127.0.0.1", "256.256.256.256", "6425673729"),  # noqa: S104
    *(
        "[::1]",
        "[::1].",
        "[0:0:0:0:0:0:0:1]",
        "[::1%25lo]",
        "[::1%lo]",
        "[fe80::1%25lo]",
        "[fe80::1%lo]",
        "[::]",
    ),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:0:127.0.0.1]", "[::127.0.0.1]", "[::ffff:0x7f.1]"),
    *(
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::127.0.0.1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
    ),
    *(
        "１２７.0.0.1",
        "①②⑦.0.0.1",
        "127。0。0。1",
        "127．0．0．1",
        "127｡0｡0｡1",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
        "loc\u00adalhost",
        "l\u200bocalhost",
    ),
    *(
        "127.0.0.1%00.wire.example",
        "127.0.0.1%2ewire.example",
        "loc%61lhost",
        "%31%32%37.0.0.1",
        "127.0.0.1\t",
        "127\n.0.0.1",
    ),
    *(
        "user@127.0.0.1",
        "user:word@localhost",
        "wire.example:80@127.0.0.1",
        "wire.example@localhost",
        "@127.0.0.1",
    ),
    *(
        "wire.example\\@127.0.0.1",
        "wire.example#@127.0.0.1",
        "wire.example?@127.0.0.1",
        "127.0.0.1\\.wire.example",
    ),
    *("rebound.example", "mapped.example", "both.example", "rebound.example."),
]
NAMES = {
    "localhost": [["127.0.0.1", "::1"]],
    "rebound.example": [["127.0.0.1"]],
    "mapped.example": [["::ffff:127.0.0.1"]],
    "both.example": [["::1", "127.0.0.1", "169.254.169.254"]],
}


@pytest.fixture
def secrets() -> Iterator[list[FaultServer]]:
    """Servers on this machine that nobody may ask, on every address it answers to."""
    with ExitStack() as stack:
        pages = {"/secret": says(b"secret"), "/robots.txt": says(b"")}
        servers = [stack.enter_context(serving(pages))]
        if _has_ipv6():
            servers.append(stack.enter_context(serving(pages, "::1", servers[0].port)))
        yield servers


def _has_ipv6() -> bool:
    with socket.socket(socket.AF_INET6) as probe:
        try:
            probe.bind(("::1", 0))
        except OSError:
            return False
    return True


class Way:
    """An entry point: what it is handed, and the server outside that helps the attacker."""

    def __init__(self, fetcher: HttpFetcher, outside: FaultServer) -> None:
        self.fetcher = fetcher
        self.outside = outside

    def fetched(self, url: str) -> None:
        with pytest.raises(FetchError):
            self.fetcher.fetch(Request(url=url))

    def fetched_among_many(self, url: str) -> None:
        outcomes = self.fetcher.fetch_all([(1, Request(url=url)), (2, Request(url=url, kind="page"))])
        assert all(isinstance(outcome, FetchError) for _, outcome in outcomes)

    def subscribed(self, url: str) -> None:
        report = Report()
        collect([Feed(url=url)], MemoryStore(), **self._tools(), report=report)  # type: ignore[arg-type]
        assert len(report.problems) == 1

    def redirected(self, url: str) -> None:
        """A feed that leads there for good, day after day: it is never adopted either."""
        self._outside_leads_to(url)
        self.subscribed(self.outside.url("/feed"))
        self.subscribed(self.outside.url("/feed"))

    def discovered(self, url: str) -> None:
        link = f"<html><link rel=alternate type=application/rss+xml href='{url}'></html>"
        self.outside.pages["/site"] = says(link.encode())
        found = find_feeds(self.outside.url("/site"), fetcher=self.fetcher, guard=InlineGuard(), now=NOON)
        assert found == []

    def linked(self, url: str) -> None:
        """An entry whose page is there."""
        store = MemoryStore()
        store.record_fetch(feed_state(), [(entry(1, url=url), "print")])
        extract([Feed(url=entry(1).feed_url, fulltext="page")], store, **self._tools(), report=Report())  # type: ignore[arg-type]

    def robots(self, url: str) -> None:
        """A page of a site whose robots.txt is there."""
        self._outside_leads_to(url)
        with pytest.raises(FetchError):
            self.fetcher.fetch(Request(url=self.outside.url("/page"), kind="page"))

    def made(self, url: str) -> None:
        tools = Reader(**self._tools(), report=Report())  # type: ignore[arg-type]
        assert documents(Wanted(addresses=(url,)), b"", tools) == []

    def _outside_leads_to(self, url: str) -> None:
        location = redirects(url.encode().decode("latin-1"))
        self.outside.pages |= {"/feed": location, "/robots.txt": location, "/page": says(b"<p>text</p>")}

    def _tools(self) -> dict[str, object]:
        return {
            "fetcher": self.fetcher,
            "executor": SerialExecutor(),
            "guard": InlineGuard(),
            "now": NOON,
        }


WAYS: list[Callable[[Way, str], None]] = [
    *(Way.fetched, Way.fetched_among_many, Way.subscribed, Way.redirected),
    *(Way.discovered, Way.linked, Way.robots, Way.made),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_whoever_names_this_machine_gets_nothing_of_it(
    way: Callable[[Way, str], None], secrets: list[FaultServer]
) -> None:
    port = secrets[0].port
    with serving({}, "127.0.0.2") as outside:
        for host in HOSTS:
            fetcher = HttpFetcher(
                Options(
                    allow_private=(f"127.0.0.2:{outside.port}",), total_timeout_s=5.0, per_host_delay_s=0
                ),
                resolver=FakeResolver(NAMES),
            )
            way(Way(fetcher, outside), f"http://{host}:{port}/secret")
            fetcher.close()
            assert [hit for server in secrets for hit in server.hits] == [], host
