"""The fetcher against a server that is slow, lies and attacks. B1, B2, B4 and B5 of the promises."""

from __future__ import annotations

import gc
import time
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import FetchError
from digest.models import Request
from digest.web.fetcher import HttpFetcher, Options
from tests.fakes.web import FakeResolver
from tests.web import server as faults
from tests.web.server import ETAG, FEED, FaultServer, answer, redirects, says, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.models import Response

LOOPBACK = ("127.0.0.0/8", "::1")


@pytest.fixture
def fetching() -> Iterator[Callable[..., HttpFetcher]]:
    """Makes fetchers with some options, and closes them."""
    with ExitStack() as stack:

        def make(*, resolver: FakeResolver | None = None, **changes: Any) -> HttpFetcher:
            options = Options(
                **{"allow_private": LOOPBACK, "total_timeout_s": 5.0, "robots": False, **changes}
            )
            fetcher = HttpFetcher(options, resolver=resolver)
            stack.callback(fetcher.close)
            return fetcher

        yield make


@pytest.fixture
def fetcher(fetching: Callable[..., HttpFetcher]) -> HttpFetcher:
    return fetching()


def error_of(fetcher: HttpFetcher, url: str, **changes: Any) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(Request(url=url, **changes))
    assert caught.value.subject == url[:200]
    return caught.value


def fetched(fetcher: HttpFetcher, url: str, **changes: Any) -> Response:
    return fetcher.fetch(Request(url=url, **changes))


# --------------------------------------------------------------------------- what works


def test_a_feed_is_read_with_its_validators(fetcher: HttpFetcher) -> None:
    with serving({"/rss": faults.remembers}) as server:
        response = fetched(fetcher, server.url("/rss"))
    assert (response.status, response.body, response.etag) == (200, FEED, ETAG)
    assert response.last_modified == "Wed, 04 Mar 2026 10:00:00 GMT"
    assert response.permanent_url == ""


def test_an_unchanged_feed_costs_no_body(fetcher: HttpFetcher) -> None:
    with serving({"/rss": faults.remembers}) as server:
        response = fetched(fetcher, server.url("/rss"), etag=ETAG)
    assert response.is_unchanged
    assert response.body == b""


def test_we_say_who_we_are_and_how_to_reach_us(fetching: Callable[..., HttpFetcher]) -> None:
    with serving({"/rss": says()}) as server:
        fetched(fetching(user_agent="NewsDigest/1.2", contact="https://news.example"), server.url("/rss"))
    assert server.hits[0].headers["user-agent"] == "NewsDigest/1.2 (+https://news.example)"
    assert "cookie" not in server.hits[0].headers


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "identity"])
def test_every_coding_we_accept_is_undone(fetcher: HttpFetcher, coding: str) -> None:
    import gzip
    import zlib

    import brotli  # type: ignore[import-untyped]
    from backports import zstd

    code: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": brotli.compress,
        "zstd": zstd.compress,
        "identity": bytes,
    }
    with serving({"/rss": says(code[coding](FEED), Content_Encoding=coding)}) as server:
        assert fetched(fetcher, server.url("/rss")).body == FEED


def test_cache_control_is_handed_on(fetcher: HttpFetcher) -> None:
    with serving({"/rss": says(Cache_Control="public, max-age=1800")}) as server:
        assert fetched(fetcher, server.url("/rss")).max_age_s == 1800


def test_a_closed_fetcher_refuses_and_closes_twice(fetching: Callable[..., HttpFetcher]) -> None:
    fetcher = fetching()
    with serving({"/rss": says()}) as server:
        fetched(fetcher, server.url("/rss"))
        fetcher.close()
        fetcher.close()
        assert "closed" in error_of(fetcher, server.url("/rss")).reason


# --------------------------------------------------------------------------- redirects


def test_redirects_are_followed_and_the_end_is_named(fetcher: HttpFetcher) -> None:
    pages = {"/a": redirects("/b"), "/b": redirects("c?x=1", "301 Moved Permanently"), "/c": says()}
    with serving(pages) as server:
        response = fetched(fetcher, server.url("/a"))
        assert response.final_url == server.url("/c?x=1")
    assert response.permanent_url == "", "one temporary hop makes the whole chain temporary"


def test_a_chain_of_permanent_redirects_is_named(fetcher: HttpFetcher) -> None:
    pages = {
        "/a": redirects("/b", "308 Permanent Redirect"),
        "/b": redirects("/c", "301 Moved"),
        "/c": says(),
    }
    with serving(pages) as server:
        assert fetched(fetcher, server.url("/a")).permanent_url == server.url("/c")


def test_the_sixth_redirect_is_not_followed(fetcher: HttpFetcher) -> None:
    with serving({f"/{n}": redirects(f"/{n + 1}") for n in range(9)}) as server:
        assert "redirects" in error_of(fetcher, server.url("/0")).reason
        assert len(server.hits) == 6


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://wire.example/",
        "//user:secret@wire.example/",
        "http://[::1",
        "javascript:1",
        "",
    ],
)
def test_a_redirect_out_of_the_web_is_refused(fetcher: HttpFetcher, location: str) -> None:
    with serving({"/a": redirects(location)}) as server:
        error_of(fetcher, server.url("/a"))
        assert len(server.hits) == 1


# --------------------------------------------------------------------------- forbidden addresses


@pytest.mark.parametrize(
    "spelling",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "2130706433",
        "127.000.000.001",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "[::127.0.0.1]",
        "[::]",
        "0.0.0.0",  # noqa: S104
        "0",
        "127.0.0.1.",
        "LOCALHOST.",
        "１２７.0.0.1",
        "ⓛocalhost",
        "user@127.0.0.1",
        "wire.example\\@127.0.0.1",
        "127.0.0.1%00.wire.example",
        "[fe80::1%25lo]",
    ],
)
@pytest.mark.parametrize("way", ["asked", "redirected"])
def test_no_byte_goes_to_this_machine_however_it_is_spelled(
    fetching: Callable[..., HttpFetcher], spelling: str, way: str
) -> None:
    with serving({"/secret": says(b"secret")}) as secret, serving({}, "127.0.0.2") as outside:
        target = f"http://{spelling}:{secret.port}/secret"
        outside.pages["/a"] = redirects(target.encode("ascii", "ignore").decode())
        fetcher = fetching(allow_private=(f"127.0.0.2:{outside.port}",))
        with pytest.raises(FetchError) as caught:
            fetched(fetcher, target if way == "asked" else outside.url("/a"))
        assert secret.hits == []
    assert caught.value.status is None


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], ["127.0.0.1", "::1", "10.0.0.1"]]
)
def test_a_name_that_points_to_this_machine_is_refused(
    fetching: Callable[..., HttpFetcher], addresses: list[str]
) -> None:
    with serving({"/secret": says(b"secret")}) as server:
        fetcher = fetching(allow_private=(), resolver=FakeResolver({"evil.example": [addresses]}))
        error = error_of(fetcher, server.url("/secret", host="evil.example"))
        assert server.hits == []
    assert error.refused
    assert "public internet" in error.reason


def test_a_name_that_changes_its_address_between_hops_gets_nowhere(
    fetching: Callable[..., HttpFetcher],
) -> None:
    """DNS rebinding: the first answer is an address we may ask, the second is not."""
    with serving({"/secret": says(b"secret")}, "127.0.0.3") as secret:
        pages = {"/a": redirects("/secret")}
        server = FaultServer(pages, "127.0.0.2")
        server.start()
        resolver = FakeResolver({"evil.example": [["127.0.0.2"], ["127.0.0.3"]]})
        fetcher = fetching(allow_private=("127.0.0.2/32",), resolver=resolver, per_host_delay_s=0.0)
        pages["/a"] = redirects(f"http://evil.example:{secret.port}/secret")
        server.pages.update(pages)
        error = error_of(fetcher, server.url("/a", host="evil.example"))
        server.stop()
        assert len(server.hits) == 1
        assert secret.hits == []
    assert error.refused
    assert len(resolver.asked) == 2


def test_a_forbidden_address_among_allowed_ones_gets_nothing(fetching: Callable[..., HttpFetcher]) -> None:
    with serving({"/": says(b"secret")}, "127.0.0.3") as secret:
        resolver = FakeResolver({"evil.example": [["127.0.0.3", "127.0.0.2"]]})
        error_of(
            fetching(allow_private=("127.0.0.2",), resolver=resolver), secret.url("/", host="evil.example")
        )
        assert secret.hits == []


def test_an_allowed_host_may_be_asked_at_the_port_that_is_listed_only(
    fetching: Callable[..., HttpFetcher],
) -> None:
    with serving({"/": says()}) as listed, serving({"/": says()}) as other:
        fetcher = fetching(allow_private=(f"127.0.0.1:{listed.port}",))
        assert fetched(fetcher, listed.url("/")).body == FEED
        assert error_of(fetcher, other.url("/")).refused
        assert other.hits == []


# --------------------------------------------------------------------------- size and time


@pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists(), reason="the peak of memory cannot be measured here"
)
@pytest.mark.parametrize(
    "coding",
    [
        "gzip",
        "deflate",
        "br",
        "zstd",
        "gzip, gzip",
        "gzip, gzip, gzip",
        "zstd, br",
        "br, br, zstd",
        "br, zstd, gzip",
    ],
)
def test_a_bomb_is_defused_before_it_fills_the_memory(fetcher: HttpFetcher, coding: str) -> None:
    with serving({"/rss": faults.bomb(coding)}) as server:
        gc.collect()
        Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
        before = _memory_kib("VmRSS")
        assert "larger than" in error_of(fetcher, server.url("/rss")).reason
        assert _memory_kib("VmHWM") - before < 64 * 1024


def _memory_kib(name: str) -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{name}:")[1].split()[0])


@pytest.mark.parametrize("page", [faults.never_ends, faults.chunks_without_end, faults.boasts])
def test_an_endless_answer_is_cut_off(fetcher: HttpFetcher, page: Any) -> None:
    with serving({"/rss": page}) as server:
        assert "larger than 5,242,880 bytes" in error_of(fetcher, server.url("/rss")).reason


def test_a_page_may_be_larger_than_a_feed(fetcher: HttpFetcher) -> None:
    with serving({"/": says(b"x" * (6 << 20))}) as server:
        assert len(fetched(fetcher, server.url("/"), kind="page").body) == 6 << 20
        assert "larger" in error_of(fetcher, server.url("/")).reason


@pytest.mark.parametrize("page", [faults.drips, faults.drips_headers, faults.says_nothing])
def test_no_server_can_hold_us_beyond_the_deadline(fetching: Callable[..., HttpFetcher], page: Any) -> None:
    with serving({"/rss": page}) as server:
        started = time.monotonic()
        assert "within 0.4 s" in error_of(fetching(total_timeout_s=0.4), server.url("/rss")).reason
        assert time.monotonic() - started < 4


def test_the_deadline_holds_for_all_redirects_together(fetching: Callable[..., HttpFetcher]) -> None:
    def slowly(to: str) -> Any:
        def page(connection: Any, hit: Any) -> None:
            time.sleep(0.3)
            connection.sendall(answer(status="302 Found", Location=to))

        return page

    with serving({f"/{n}": slowly(f"/{n + 1}") for n in range(5)}) as server:
        assert "within 0.7 s" in error_of(fetching(total_timeout_s=0.7), server.url("/0")).reason
        assert len(server.hits) <= 3


@pytest.mark.parametrize(
    "page",
    [
        faults.promises_more_than_it_sends,
        faults.sends_more_than_it_promises,
        faults.hangs_up,
        faults.talks_nonsense,
        faults.shouts,
    ],
)
def test_a_broken_answer_is_an_error_like_any_other(fetcher: HttpFetcher, page: Any) -> None:
    with serving({"/rss": page, "/fine": says()}) as server:
        assert error_of(fetcher, server.url("/rss")).status is None
        assert fetched(fetcher, server.url("/fine")).body == FEED


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "quantum"])
def test_an_answer_that_is_not_what_its_coding_says_is_an_error(fetcher: HttpFetcher, coding: str) -> None:
    with serving({"/rss": says(b"\x1f\x8b nonsense", Content_Encoding=coding)}) as server:
        assert error_of(fetcher, server.url("/rss")).status is None


def test_a_dead_server_and_an_unknown_name_are_told_apart(fetching: Callable[..., HttpFetcher]) -> None:
    with serving({}) as server:
        dead = server.url("/")
    fetcher = fetching(resolver=FakeResolver({}))
    assert "no connection" in error_of(fetcher, dead).reason
    assert "not known" in error_of(fetcher, "http://nowhere.example/").reason


# --------------------------------------------------------------------------- manners


@pytest.mark.parametrize(
    ("status", "retry_after", "wait_s"),
    [
        ("429 Too Many Requests", "120", 120.0),
        ("503 Service Unavailable", "7200", 7200.0),
        ("503 Service Unavailable", "999999999", 86400.0),
        ("503 Service Unavailable", "soon", None),
        ("410 Gone", "", None),
        ("404 Not Found", "", None),
        ("500 Internal Server Error", "", None),
        ("204 No Content", "", None),
        ("299 Strange", "", None),
    ],
)
def test_what_the_server_says_about_itself_reaches_the_caller(
    fetcher: HttpFetcher, status: str, retry_after: str, wait_s: float | None
) -> None:
    with serving({"/rss": says(b"", status=status, Retry_After=retry_after)}) as server:
        error = error_of(fetcher, server.url("/rss"))
    assert error.status == int(status[:3])
    assert error.retry_after_s == wait_s
    assert not error.refused


def test_a_host_that_asks_for_rest_is_not_asked_for_another_page(fetcher: HttpFetcher) -> None:
    with serving({"/a": says(b"", status="429 Too Many Requests", Retry_After="60"), "/b": says()}) as server:
        error_of(fetcher, server.url("/a"))
        error = error_of(fetcher, server.url("/b"))
        assert len(server.hits) == 1
    assert error.status == 429
    assert error.retry_after_s is not None
    assert 50 < error.retry_after_s <= 60


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(fetching: Callable[..., HttpFetcher]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with serving({f"/{n}": says() for n in range(4)}) as server:
        names = FakeResolver({"wire.example": [["127.0.0.1"]]})
        fetcher = fetching(resolver=names, per_host_delay_s=0.2)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda n: fetched(fetcher, server.url(f"/{n}", host="wire.example")), range(4)))
        arrivals = sorted(hit.at for hit in server.hits)
    assert len(arrivals) == 4
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(arrivals))


ROBOTS = b"User-agent: NewsDigest\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n"


def test_robots_txt_is_obeyed_for_pages_and_read_once(fetching: Callable[..., HttpFetcher]) -> None:
    pages = {
        "/robots.txt": says(ROBOTS),
        "/open": says(),
        "/private/x": says(),
        "/to-private": redirects("/private/x"),
    }
    with serving(pages) as server:
        fetcher = fetching(robots=True, user_agent="NewsDigest/1.0")
        assert fetched(fetcher, server.url("/open"), kind="page").body == FEED
        assert error_of(fetcher, server.url("/private/x"), kind="page").refused
        assert error_of(fetcher, server.url("/to-private"), kind="page").refused
        assert fetched(fetcher, server.url("/private/x"), kind="feed").body == FEED
        asked = [hit.path for hit in server.hits]
    assert asked == ["/robots.txt", "/open", "/to-private", "/private/x"]


def test_a_site_that_wants_longer_pauses_gets_them(fetching: Callable[..., HttpFetcher]) -> None:
    pages = {"/robots.txt": says(b"User-agent: *\nCrawl-delay: 0.3\n"), "/a": says(), "/b": says()}
    with serving(pages) as server:
        names = FakeResolver({"wire.example": [["127.0.0.1"]]})
        fetcher = fetching(robots=True, resolver=names, per_host_delay_s=0.0)
        for path in ("/a", "/b"):
            fetched(fetcher, server.url(path, host="wire.example"), kind="page")
        arrivals = {hit.path: hit.at for hit in server.hits}
    assert arrivals["/b"] - arrivals["/a"] >= 0.29


def test_a_site_without_robots_txt_may_be_read(fetching: Callable[..., HttpFetcher]) -> None:
    with serving({"/open": says()}) as server:
        assert fetched(fetching(robots=True), server.url("/open"), kind="page").body == FEED


@pytest.mark.parametrize("page", [says(b"", status="503 Down"), faults.hangs_up, says(b"x" * (1 << 20))])
def test_a_site_whose_robots_txt_cannot_be_read_is_left_alone(
    fetching: Callable[..., HttpFetcher], page: Any
) -> None:
    with serving({"/robots.txt": page, "/open": says()}) as server:
        error = error_of(fetching(robots=True), server.url("/open"), kind="page")
        assert error.refused
        assert error.reason.startswith("robots.txt could not be read (")  # and why
        assert {hit.path for hit in server.hits} == {"/robots.txt"}


def test_many_threads_ask_many_hosts_at_once(fetcher: HttpFetcher) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with serving({"/rss": faults.remembers}) as server, ThreadPoolExecutor(16) as pool:
        responses = list(pool.map(lambda n: fetched(fetcher, server.url(f"/rss?{n}")), range(100)))
    assert {response.body for response in responses} == {FEED}
    assert len(server.hits) == 100


def test_requests_are_taken_a_bounded_number_ahead(fetching: Callable[..., HttpFetcher]) -> None:
    taken = 0

    def asked() -> Iterator[tuple[int, Request]]:
        nonlocal taken
        for number in range(500):
            taken += 1
            yield number, Request(url=server.url("/rss"))

    with serving({"/rss": says()}) as server:
        outcomes = fetching(concurrency=2).fetch_all(asked())
        next(outcomes)
        assert taken <= 16
        assert len([*outcomes]) == 499


def test_whoever_stops_taking_outcomes_stops_the_asking(fetching: Callable[..., HttpFetcher]) -> None:
    with serving({"/rss": says()}) as server:
        fetcher = fetching(concurrency=2)
        outcomes = fetcher.fetch_all((number, Request(url=server.url("/rss"))) for number in range(500))
        next(outcomes)
        outcomes.close()
        assert fetched(fetcher, server.url("/rss")).body == FEED, "others are still answered"
        assert len(server.hits) < 100


def test_a_fetcher_closed_in_the_midst_of_many_requests_leaves_nobody_waiting(
    fetching: Callable[..., HttpFetcher],
) -> None:
    with serving({"/rss": says(), "/slow": faults.says_nothing}) as server:
        fetcher = fetching(concurrency=4)
        paths = ["/rss", "/slow", "/slow"]
        outcomes = fetcher.fetch_all((path, Request(url=server.url(path))) for path in paths)
        first, _ = next(outcomes)
        fetcher.close()
        rest = dict(outcomes)
    assert first == "/rss"
    assert all(isinstance(outcome, FetchError) and "closed" in outcome.reason for outcome in rest.values())
    assert rest


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        (b"SSH-2.0-OpenSSH_9.6\r\n", "bad status line"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<rss>", "invalid character in content-length"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", "got more than 32768 bytes when reading"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "invalid character in chunk size"),
    ],
)
def test_an_answer_that_is_not_http_is_told_in_a_line_without_the_address_and_what_was_said(
    fetcher: HttpFetcher, answered: bytes, told: str
) -> None:
    with serving({"/rss": lambda connection, _: connection.sendall(answered)}) as server:
        error = error_of(fetcher, server.url("/rss?token=hidden-7"))
    assert error.reason == f"not an answer of HTTP: {told}"
