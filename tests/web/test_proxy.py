"""Proxies: what goes through them, what does not, and what is refused before one is asked."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import FetchError
from digest.models import Request
from digest.secret import Secret
from digest.web.fetcher import HttpFetcher, Options
from digest.web.proxy import Proxies, ProxyError, is_exempt, proxy_from
from digest.web.ways import Way
from tests.fakes.proxy import HttpProxy, SocksProxy
from tests.fakes.web import FakeResolver
from tests.web.server import FEED, redirects, says, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.models import Response


@pytest.fixture
def fetch() -> Iterator[Callable[..., Response]]:
    """Fetches an address through some proxies; no name is known here."""
    with ExitStack() as stack:

        def fetched(url: str, proxies: Proxies, **changes: Any) -> Response:
            options = Options(
                **{
                    "total_timeout_s": 5.0,
                    "per_host_delay_s": 0.0,
                    "robots": False,
                    "proxies": proxies,
                    **changes,
                }
            )
            fetcher = HttpFetcher(options, resolver=FakeResolver({}))
            stack.callback(fetcher.close)
            return fetcher.fetch(Request(url=url, feed=url))

        yield fetched


def one(url: str, **environ: str) -> Proxies:
    return Proxies(address=Secret(url, environ))


def failing(fetch: Callable[..., Response], url: str, proxies: Proxies, **changes: Any) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(url, proxies, **changes)
    return caught.value


# --------------------------------------------------------------------------- what goes through


def test_a_feed_is_asked_through_the_proxy_which_alone_knows_its_name(fetch: Callable[..., Response]) -> None:
    with serving({"/rss": says()}) as server, HttpProxy(leads_to={"wire.example": server.port}) as proxy:
        assert fetch("http://wire.example/rss", one(proxy.url)).body == FEED
    assert proxy.log == ["GET http://wire.example/rss HTTP/1.1"]
    assert server.hits[0].headers["host"] == "wire.example"
    assert not [name for name in server.hits[0].headers if name.startswith("proxy-")]


def test_every_hop_goes_through_it(fetch: Callable[..., Response]) -> None:
    with serving({"/rss": redirects("http://other.example/end"), "/end": says()}) as server:
        leads = {"wire.example": server.port, "other.example": server.port}
        with HttpProxy(leads_to=leads) as proxy:
            assert fetch("http://wire.example/rss", one(proxy.url)).body == FEED
    assert [line.split(" ")[1] for line in proxy.log] == [
        "http://wire.example/rss",
        "http://other.example/end",
    ]


def test_name_and_password_are_for_the_proxy_alone(fetch: Callable[..., Response]) -> None:
    password = "canary:@/%41"
    with (
        serving({"/rss": says()}) as server,
        HttpProxy(leads_to={"wire.example": server.port}, password=password) as proxy,
    ):
        address = f"http://ann:${{PROXY_PASSWORD}}@127.0.0.1:{proxy.port}"
        assert fetch("http://wire.example/rss", one(address, PROXY_PASSWORD=password)).body == FEED
    assert "proxy-authorization" not in server.hits[0].headers


def test_a_socks_proxy_looks_names_up_itself(fetch: Callable[..., Response]) -> None:
    with serving({"/rss": says()}) as server, SocksProxy(leads_to={"wire.example": server.port}) as proxy:
        assert fetch("http://wire.example/rss", one(proxy.url)).body == FEED
    assert proxy.log == ["wire.example:80"]


def test_this_machine_may_be_asked_through_a_proxy_when_it_is_on_the_list(
    fetch: Callable[..., Response],
) -> None:
    with serving({"/rss": says()}) as server, HttpProxy() as proxy:
        assert fetch(server.url("/rss"), one(proxy.url), allow_private=("127.0.0.1",)).body == FEED
    assert len(proxy.log) == 1


# --------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "169.254.169.254",
        "[::1]",
        "[fd00::1]",
        "[::ffff:127.0.0.1]",
        "metadata",
        "metadata.google.internal",
        "printer.local",
        "router.lan",
        "app.localhost",
        "nas.home.arpa",
        "intra.corp",
    ],
)
def test_a_proxy_is_not_asked_for_what_is_plainly_private(fetch: Callable[..., Response], host: str) -> None:
    with HttpProxy(status="200 OK") as proxy:
        error = failing(fetch, f"http://{host}/rss", one(proxy.url))
    assert error.refused
    assert "not on the public internet" in error.reason
    assert proxy.log == []


def test_a_redirect_to_a_private_address_is_not_asked_through_the_proxy_either(
    fetch: Callable[..., Response],
) -> None:
    with (
        serving({"/rss": redirects("http://192.168.0.1/admin")}) as server,
        HttpProxy(leads_to={"wire.example": server.port}) as proxy,
    ):
        error = failing(fetch, "http://wire.example/rss", one(proxy.url))
    assert error.refused
    assert len(proxy.log) == 1


def test_without_a_proxy_the_socket_is_still_looked_at_beside_one(fetch: Callable[..., Response]) -> None:
    """A host that is asked without the proxy is checked as if there were none."""
    with serving({"/rss": says()}) as server, HttpProxy() as proxy:
        proxies = Proxies(address=Secret(proxy.url, {}), no_proxy=("127.0.0.1",))
        assert failing(fetch, server.url("/rss"), proxies).refused
    assert (server.hits, proxy.log) == ([], [])


# --------------------------------------------------------------------------- what goes wrong


def test_a_proxy_that_wants_a_name_says_what_to_write(fetch: Callable[..., Response]) -> None:
    for url in ("http://wire.example/rss", "https://wire.example/rss"):
        with HttpProxy(password="canary") as proxy:
            error = failing(fetch, url, one(proxy.url))
        assert f"the proxy 127.0.0.1:{proxy_port(error)} wants a name and a password (407)" in error.reason
        assert "network.proxy" in error.reason


def proxy_port(error: FetchError) -> str:
    return error.reason.partition("127.0.0.1:")[2].partition(" ")[0]


def test_a_wrong_password_is_told_and_not_shown(fetch: Callable[..., Response]) -> None:
    with HttpProxy(password="right") as proxy:
        address = f"http://ann:${{PROXY_PASSWORD}}@127.0.0.1:{proxy.port}"
        error = failing(fetch, "https://wire.example/rss", one(address, PROXY_PASSWORD="canary-1"))
    assert "does not take this name and password" in error.reason
    assert "canary" not in str(error)


def test_a_proxy_that_refuses_is_named(fetch: Callable[..., Response]) -> None:
    with HttpProxy(status="403 Forbidden by the firm") as proxy:
        error = failing(fetch, "https://wire.example/rss", one(proxy.url))
    assert "the proxy 127.0.0.1:" in error.reason
    assert "403 Forbidden by the firm" in error.reason


@pytest.mark.parametrize("scheme", ["http", "socks5"])
@pytest.mark.parametrize("url", ["http://wire.example/rss", "https://wire.example/rss"])
def test_a_dead_proxy_is_named(fetch: Callable[..., Response], scheme: str, url: str) -> None:
    with HttpProxy() as proxy:
        port = proxy.port
    error = failing(fetch, url, one(f"{scheme}://ann:${{PW}}@127.0.0.1:{port}", PW="canary-2"))
    assert f"the proxy 127.0.0.1:{port}" in error.reason
    assert "canary" not in str(error)
    assert not error.refused


def test_an_unset_variable_stops_what_goes_through_the_proxy_and_is_named(
    fetch: Callable[..., Response],
) -> None:
    error = failing(fetch, "http://wire.example/rss", one("http://ann:${NOWHERE}@proxy.example:3128"))
    assert error.refused
    assert "the environment has no NOWHERE" in error.reason


# --------------------------------------------------------------------------- addresses of proxies


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("http://proxy.example", ("http", "proxy.example", 80, "", "")),
        ("https://proxy.example:8443/", ("https", "proxy.example", 8443, "", "")),
        ("proxy.example:3128", ("http", "proxy.example", 3128, "", "")),
        ("socks5h://[::1]", ("socks5h", "::1", 1080, "", "")),
        ("HTTP://Ann:p%40ss@Proxy.Example:1", ("http", "proxy.example", 1, "Ann", "p@ss")),
        ("${WHOLE}", ("http", "proxy.example", 3128, "ann", "p@ss")),
        ("http://${USER}:${PASS}@${HOST}:3128", ("http", "proxy.example", 3128, "a:b", "p@/%41")),
        ("http://${HOST}:${PORT}", ("http", "proxy.example", 3128, "", "")),
    ],
)
def test_a_proxys_address_is_read_with_its_variables(text: str, meant: tuple[Any, ...]) -> None:
    environ = {
        "WHOLE": "http://ann:p%40ss@proxy.example:3128",
        "USER": "a:b",
        "PASS": "p@/%41",
        "HOST": "proxy.example",
        "PORT": "3128",
    }
    proxy = proxy_from(Secret(text, environ))
    assert (proxy.scheme, proxy.host, proxy.port, proxy.username, proxy.password) == meant
    assert "p@" not in repr(proxy)


@pytest.mark.parametrize("text", ["ftp://proxy.example", "http://", "http://proxy.example:99999", "${BAD}"])
def test_what_is_no_proxy_is_told_without_repeating_it(text: str) -> None:
    with pytest.raises(ProxyError) as caught:
        proxy_from(Secret(text, {"BAD": "gopher://canary-3"}))
    assert "canary" not in str(caught.value)


# --------------------------------------------------------------------------- the usual variables


def usual(environ: dict[str, str], url: str) -> str:
    found = Proxies(environ=environ).proxy_for(url)
    return found.url if found else ""


def test_the_usual_variables_choose_by_scheme() -> None:
    environ = {
        "HTTP_PROXY": "http://a.example:1",
        "https_proxy": "b.example:2",
        "ALL_PROXY": "socks5://c.example",
    }
    assert usual(environ, "http://wire.example/") == "http://a.example:1"
    assert usual(environ, "https://wire.example/") == "http://b.example:2"
    assert usual({"ALL_PROXY": environ["ALL_PROXY"]}, "https://wire.example/") == "socks5://c.example:1080"
    assert usual(
        {"http_proxy": "http://low.example:1", "HTTP_PROXY": "http://up.example:1"}, "http://x.example/"
    ) == ("http://low.example:1")
    assert usual({}, "http://wire.example/") == ""
    assert usual({"HTTP_PROXY": ""}, "http://wire.example/") == ""


def test_a_password_in_a_usual_variable_is_used_and_not_shown() -> None:
    found = Proxies(environ={"http_proxy": "http://ann:canary-4@p.example:1"}).proxy_for(
        "http://wire.example/"
    )
    assert found is not None
    assert (found.username, found.password) == ("ann", "canary-4")
    assert "canary" not in repr(found)


def test_no_proxy_is_read_as_other_programs_read_it() -> None:
    environ = {
        "ALL_PROXY": "http://p.example:1",
        "NO_PROXY": "wire.example, .corp.example 10.0.0.0/8,  *.x.example",
    }
    for url in (
        "http://wire.example/",
        "https://a.wire.example/",
        "http://corp.example/",
        "http://10.9.9.9/",
    ):
        assert usual(environ, url) == "", url
    for url in ("http://firewire.example/", "http://wire.example.org/", "http://11.9.9.9/"):
        assert usual(environ, url), url


@pytest.mark.parametrize(
    ("pattern", "url", "is_named"),
    [
        ("*", "http://anything.example/", True),
        ("wire.example:8080", "http://wire.example:8080/", True),
        ("wire.example:8080", "http://wire.example/", False),
        ("wire.example:443", "https://wire.example/", True),
        ("WIRE.Example.", "http://wire.example/", True),
        ("[::1]", "http://[::1]/", True),
        ("::1", "http://[::1]:8000/", True),
        ("[::1]:80", "http://[::1]/", True),
        ("[::1]:81", "http://[::1]/", False),
        ("192.168.1.7", "http://192.168.1.7/", True),
        ("fd00::/8", "http://[fd12::1]/", True),
        ("", "http://wire.example/", False),
        (".", "http://wire.example/", False),
        ("ample", "http://wire.example/", False),
        ("bücher.example", "http://xn--bcher-kva.example/", True),
    ],
)
def test_each_pattern_of_no_proxy(pattern: str, url: str, is_named: bool) -> None:
    assert is_exempt(url, [pattern]) is is_named


def test_the_environment_is_not_looked_at_unless_that_is_asked_for(
    fetch: Callable[..., Response], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving({"/rss": says()}) as server, HttpProxy() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        assert fetch(server.url("/rss"), Proxies(), allow_private=("127.0.0.1",)).body == FEED
        way = Way(user_agent="x")
        url = server.url("/rss")
        assert fetch(url, Proxies(), allow_private=("127.0.0.1",), ways={url: way}).body == FEED
    assert proxy.log == []
