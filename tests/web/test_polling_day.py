"""A day of polls every half hour against servers as they are, with a clock that is moved (promise B5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from digest.collect import collect
from digest.models import Feed
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.run.serial import SerialExecutor
from digest.store.memory import MemoryStore
from digest.web.fetcher import HttpFetcher, Options
from tests.builders import NOON
from tests.web.server import answer, serving

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from tests.web.server import Hit

HALF_HOUR = timedelta(minutes=30)
POLLS = 52  # two hours more than a day: a redirect is believed after a whole one
AWAKE_AFTER = timedelta(hours=6)


@dataclass
class Day:
    """The servers of the day, and who asked when."""

    now: datetime = NOON
    arrivals: list[tuple[str, datetime, int]] = field(default_factory=list)
    served: dict[str, str] = field(default_factory=dict)
    needless: int = 0
    """Whole answers to who had the same already, though there were validators to name."""

    def times(self, path: str) -> list[datetime]:
        return [at for asked, at, _ in self.arrivals if asked == path]

    def pauses(self, path: str) -> list[timedelta]:
        return [later - earlier for earlier, later in pairwise(self.times(path))]

    def page(
        self, path: str, say: Callable[[Hit], tuple[int, bytes]]
    ) -> Callable[[socket.socket, Hit], None]:
        def serve(connection: socket.socket, hit: Hit) -> None:
            status, whole = say(hit)
            self.arrivals.append((path, self.now, status))
            connection.sendall(whole)

        return serve

    def feed(
        self, path: str, *, every_h: float = 0, etag: bool = True, modified: bool = True
    ) -> Callable[[socket.socket, Hit], None]:
        """A feed with a new entry every so many hours, and the validators it sends."""

        def say(hit: Hit) -> tuple[int, bytes]:
            version = int((self.now - NOON) / timedelta(hours=every_h)) if every_h else 0
            validators = {
                **({"ETag": f'W/"{path}-{version}"'} if etag else {}),
                **({"Last_Modified": f"Thu, 05 Mar 2026 {version:02}:00:00 GMT"} if modified else {}),
            }
            names = {hit.headers.get("if-none-match"), hit.headers.get("if-modified-since")}
            if names & set(validators.values()):
                return 304, answer(b"", status="304 Not Modified", Content_Length="", **validators)
            body = rss(version)
            self.needless += self.served.get(path) == str(version) and bool(validators)
            self.served[path] = str(version)
            return 200, answer(body, **validators)

        return self.page(path, say)

    def fails(self, path: str, status: str, **headers: str) -> Callable[[socket.socket, Hit], None]:
        return self.page(path, lambda hit: (int(status[:3]), answer(b"", status=status, **headers)))


def rss(version: int) -> bytes:
    items = "".join(
        f"<item><guid isPermaLink='false'>{n}</guid><title>Bridge {n}</title><link>https://wire.example/{n}</link></item>"
        for n in range(version, version + 3)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()


@pytest.fixture(scope="module")
def day() -> Day:
    """The day, over."""
    here = Day()

    def hesitates(hit: Hit) -> tuple[int, bytes]:
        if here.now - NOON < AWAKE_AFTER:
            return 503, answer(b"", status="503 Busy", Retry_After=str(4 * 3600))
        return 200, answer(rss(0))

    def silent(connection: socket.socket, hit: Hit) -> None:
        here.arrivals.append(("/silent", here.now, 0))
        connection.recv(1)

    pages = {
        "/still": here.feed("/still"),
        "/tagged": here.feed("/tagged", modified=False),
        "/dated": here.feed("/dated", etag=False),
        "/lively": here.feed("/lively", every_h=3),
        "/bare": here.feed("/bare", etag=False, modified=False),
        "/busy": here.page("/busy", hesitates),
        "/greedy": here.fails("/greedy", "503 Busy", Retry_After="9999999"),
        "/gone": here.fails("/gone", "410 Gone"),
        "/down": here.fails("/down", "500 Oops"),
        "/silent": silent,
        "/moved": here.fails("/moved", "301 Moved Permanently", Location="/new"),
        "/new": here.feed("/new"),
    }
    with serving(pages) as server:
        feeds = [Feed(url=server.url(path)) for path in pages if path != "/new"]
        fetcher = HttpFetcher(Options(allow_private=("127.0.0.1",), total_timeout_s=0.3, robots=False))
        store = MemoryStore()
        for poll in range(POLLS):
            here.now = NOON + poll * HALF_HOUR
            collect(
                feeds,
                store,
                fetcher=fetcher,
                executor=SerialExecutor(),
                guard=InlineGuard(),
                now=here.now,
                report=Report(),
            )
        fetcher.close()
    return here


def test_where_nothing_has_changed_at_least_95_of_100_answers_have_no_body(day: Day) -> None:
    answers = [
        status
        for path, _, status in day.arrivals
        if path in {"/still", "/tagged", "/dated", "/lively", "/new"}
    ]
    unchanged = answers.count(304)
    assert unchanged >= 100
    assert unchanged / (unchanged + day.needless) >= 0.95


def test_what_changed_in_the_day_was_read_each_time(day: Day) -> None:
    whole = [at for path, at, status in day.arrivals if (path, status) == ("/lively", 200)]
    assert [(at - NOON) // timedelta(hours=3) for at in whole] == list(range(9))


def test_a_feed_that_is_silent_for_long_is_asked_seldomer(day: Day) -> None:
    assert max(day.pauses("/still")) >= timedelta(hours=1)
    assert len(day.times("/still")) < POLLS


def test_retry_after_is_honoured(day: Day) -> None:
    first, second, *_ = day.times("/busy")
    assert second - first >= timedelta(hours=4)


def test_retry_after_is_honoured_for_a_day_at_most(day: Day) -> None:
    (pause,) = day.pauses("/greedy")
    assert timedelta(days=1) <= pause <= timedelta(hours=25)


def test_a_feed_that_is_gone_is_asked_once(day: Day) -> None:
    assert len(day.times("/gone")) == 1


@pytest.mark.parametrize("path", ["/down", "/silent"])
def test_a_feed_that_fails_is_left_alone_longer_each_time(day: Day, path: str) -> None:
    pauses = day.pauses(path)
    assert len(day.times(path)) <= 8, "it was due 52 times"
    assert sorted(pauses) == pauses
    assert pauses[-1] >= timedelta(hours=5)


def test_a_permanent_redirect_is_adopted_after_a_day(day: Day) -> None:
    adopted = NOON + timedelta(days=1)
    asked_since = [at for at in day.times("/moved") if at > adopted]
    assert len(day.times("/moved")) >= 3
    assert len(asked_since) <= 1
    assert [at for at in day.times("/new") if at > adopted] != asked_since


def test_a_feed_without_validators_is_read_all_the_same(day: Day) -> None:
    assert {status for path, _, status in day.arrivals if path == "/bare"} == {200}
