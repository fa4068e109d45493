"""Feeds that want a secret: it reaches their own origin, and no other place, error or text."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import FetchError, SecretError
from digest.models import Request, Response
from digest.secret import Secret
from digest.web.fetcher import HttpFetcher, Options
from digest.web.ways import Way
from tests.fakes.web import FakeResolver
from tests.web.server import FEED, Hit, answer, drips, redirects, says, serving, talks_nonsense

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from tests.web.server import FaultServer

CANARY = "canary-0f3c/+é"
ENVIRON = {"PASSWORD": CANARY, "TOKEN": "canary-token-77", "SESSION": 'canary "s,=%'}


def secret(text: str, environ: dict[str, str] | None = None) -> Secret:
    return Secret(text, ENVIRON if environ is None else environ)


LOGIN = Way(username=secret("ann"), password=secret("${PASSWORD}"))
EVERYTHING = Way(
    headers={"X-Api-Key": secret("${TOKEN}"), "Authorization": secret("Bearer ${TOKEN}")},
    cookies={"session": secret("${SESSION}"), "consent": secret("yes")},
)


@pytest.fixture
def fetch() -> Iterator[Callable[..., Response]]:
    """Fetches an address on some way."""
    with ExitStack() as stack:

        def fetched(url: str, way: Way, *, feed: str = "", page: bool = False, **changes: Any) -> Response:
            feed = feed or url
            options = Options(
                **{
                    "allow_private": ("127.0.0.0/8", "wire.example", "other.example"),
                    "total_timeout_s": 5.0,
                    "per_host_delay_s": 0.0,
                    "robots": False,
                    "ways": {feed: way},
                    **changes,
                }
            )
            names = {name: [["127.0.0.1"]] for name in ("wire.example", "other.example", "localhost")}
            fetcher = HttpFetcher(options, resolver=FakeResolver(names))
            stack.callback(fetcher.close)
            return fetcher.fetch(Request(url=url, kind="page" if page else "feed", feed=feed))

        yield fetched


def sent(server: FaultServer, name: str) -> list[str | None]:
    return [hit.headers.get(name) for hit in server.hits]


# --------------------------------------------------------------------------- what is sent


def test_name_and_password_go_by_the_basic_scheme(fetch: Callable[..., Response]) -> None:
    from base64 import b64decode

    with serving({"/rss": says()}) as server:
        assert fetch(server.url("/rss"), LOGIN).body == FEED
    (value,) = sent(server, "authorization")
    assert value is not None
    assert b64decode(value.removeprefix("Basic ")).decode() == f"ann:{CANARY}"


def test_headers_and_cookies_are_sent_as_they_are_whatever_signs_they_have(
    fetch: Callable[..., Response],
) -> None:
    with serving({"/rss": says()}) as server:
        fetch(server.url("/rss"), EVERYTHING)
    assert sent(server, "x-api-key") == ["canary-token-77"]
    assert sent(server, "authorization") == ["Bearer canary-token-77"]
    assert sent(server, "cookie") == ['session=canary "s,=%; consent=yes']


def test_a_header_of_the_feeds_own_goes_before_ours_once(fetch: Callable[..., Response]) -> None:
    with serving({"/rss": says()}) as server:
        fetch(server.url("/rss"), Way(headers={"accept": secret("text/xml")}))
    assert sent(server, "accept") == ["text/xml"]


def test_a_feed_is_told_who_asks_as_its_own_line_says(fetch: Callable[..., Response]) -> None:
    with serving({"/rss": says()}) as server:
        fetch(server.url("/rss"), Way(user_agent="Somebody/1"), contact="me@example.org")
        fetch(server.url("/rss"), Way(), contact="me@example.org")
    assert sent(server, "user-agent") == ["Somebody/1", "NewsDigest (+me@example.org)"]


def test_a_token_in_an_address_reaches_the_server_and_is_not_in_the_answer(
    fetch: Callable[..., Response],
) -> None:
    with serving({"/rss": says()}) as server:
        url = server.url("/rss?token=${TOKEN}")
        response = fetch(url, Way(address=secret(url)))
    assert server.hits[0].path == "/rss?token=canary-token-77"
    assert "canary" not in repr(response)
    assert response.url == url
    assert response.final_url == url


def test_a_whole_address_may_be_a_variable(fetch: Callable[..., Response]) -> None:
    with serving({"/canary-9": says()}) as server:
        way = Way(address=secret("${FEED}", {"FEED": server.url("/canary-9")}))
        assert "canary" not in repr(fetch("${FEED}", way))


def test_more_may_be_read_of_one_feed_and_for_longer(fetch: Callable[..., Response]) -> None:
    import gzip

    large = FEED + b"<!--" + b"x" * (6 << 20) + b"-->"
    pages = {"/rss": says(large), "/gz": says(gzip.compress(large)), "/slow": drips}
    with serving(pages) as server:
        way = Way(max_bytes=8 << 20)
        assert len(fetch(server.url("/rss"), way).body) == len(large)
        assert fetch(server.url("/gz"), way).body == large
        for path in ("/rss", "/gz"):
            with pytest.raises(FetchError, match="larger than 5,242,880 bytes"):
                fetch(server.url(path), Way())
        with pytest.raises(FetchError, match=r"within 0\.5 s"):
            fetch(server.url("/slow"), Way(timeout_s=0.5))


# --------------------------------------------------------------------------- where it is not sent


@pytest.mark.parametrize("way", [LOGIN, EVERYTHING])
@pytest.mark.parametrize("place", ["another port", "another host", "another name of this machine"])
def test_nothing_secret_follows_a_redirect_to_another_origin(
    fetch: Callable[..., Response], way: Way, place: str
) -> None:
    with serving({"/rss": says()}) as other, serving({}) as server:
        host = {"another port": "127.0.0.1", "another host": "other.example"}.get(place, "127.0.0.2")
        server.pages["/rss"] = redirects(f"http://{host}:{other.port}/rss")
        if host == "127.0.0.2":
            server.pages["/rss"] = redirects(f"http://localhost:{server.port}/end")
            server.pages["/end"] = says()
        assert fetch(server.url("/rss"), way, allow_private=("127.0.0.1", "other.example", "localhost")).body
    hits = [*server.hits[1:], *other.hits]
    assert len(hits) == 1
    assert not {"authorization", "cookie", "x-api-key"} & set(hits[0].headers)
    assert server.hits[0].headers["authorization"]


def test_nothing_secret_comes_back_once_it_was_left_behind(fetch: Callable[..., Response]) -> None:
    with serving({}) as other, serving({"/end": says()}) as server:
        server.pages["/rss"] = redirects(other.url("/away"))
        other.pages["/away"] = redirects(server.url("/end"))
        fetch(server.url("/rss"), EVERYTHING)
    assert sent(server, "cookie")[1] is None


def test_a_redirect_within_the_origin_keeps_it(fetch: Callable[..., Response]) -> None:
    with serving({"/rss": redirects("/new", "301 Moved Permanently"), "/new": says()}) as server:
        response = fetch(server.url("/rss"), LOGIN)
    assert sent(server, "authorization")[0] == sent(server, "authorization")[1] is not None
    assert response.permanent_url == "", "a feed with a secret stays where feeds.yaml has it"


def test_a_feed_that_moved_away_from_its_secrets_says_so(fetch: Callable[..., Response]) -> None:
    with serving({"/rss": says(b"", status="401 Unauthorized")}) as other, serving({}) as server:
        server.pages["/rss"] = redirects(other.url("/rss"))
        with pytest.raises(FetchError) as caught:
            fetch(server.url("/rss"), LOGIN)
        assert f"goes to {server.url('')} alone" in caught.value.reason
        assert other.url("") in caught.value.reason
    assert caught.value.status == 401


def test_pages_get_nothing_secret_unless_that_is_asked_for(fetch: Callable[..., Response]) -> None:
    with serving({"/page": says(), "/rss": says()}) as server:
        feed = server.url("/rss")
        fetch(server.url("/page"), EVERYTHING, feed=feed, page=True)
        subscriber = Way(cookies=EVERYTHING.cookies, pages=True, user_agent="Somebody/1")
        fetch(server.url("/page"), subscriber, feed=feed, page=True)
    assert sent(server, "cookie") == [None, 'session=canary "s,=%; consent=yes']
    assert sent(server, "user-agent") == ["NewsDigest", "Somebody/1"]


def test_pages_of_another_origin_get_nothing_secret_even_then(fetch: Callable[..., Response]) -> None:
    with serving({"/page": says()}) as other, serving({"/rss": says()}) as server:
        way = Way(cookies=EVERYTHING.cookies, pages=True)
        fetch(other.url("/page"), way, feed=server.url("/rss"), page=True)
    assert sent(other, "cookie") == [None]


def test_robots_txt_is_asked_for_without_anything_secret(fetch: Callable[..., Response]) -> None:
    with serving({"/page": says(), "/robots.txt": says(b"")}) as server:
        way = Way(cookies=EVERYTHING.cookies, pages=True)
        fetch(server.url("/page"), way, feed=server.url("/rss"), page=True, robots=True)
    assert sent(server, "cookie")[0] is None


def test_a_page_that_names_a_variable_is_not_told_it(fetch: Callable[..., Response]) -> None:
    with serving({"/page": says()}) as server:
        feed = server.url("/rss?token=${TOKEN}")
        way = Way(address=secret(feed), pages=True)
        fetch(server.url("/page?next=http://other.example/${TOKEN}"), way, feed=feed, page=True)
    assert "canary" not in server.hits[0].path


def test_a_secret_is_not_sent_in_the_clear_over_the_internet(fetch: Callable[..., Response]) -> None:
    with pytest.raises(SecretError, match="https://"):
        fetch("http://public.example/rss", LOGIN)


def test_the_users_own_network_may_be_told_in_the_clear(fetch: Callable[..., Response]) -> None:
    with serving({"/rss": says()}) as server:
        assert fetch(server.url("/rss", host="wire.example"), LOGIN).body


# --------------------------------------------------------------------------- what comes back


def echoes(connection: socket.socket, hit: Hit) -> None:
    """A feed that says what it was sent, as it came and as HTML, JSON and addresses write it."""
    from base64 import b64decode
    from html import escape
    from json import dumps
    from urllib.parse import quote

    sent = [hit.path, *hit.headers.values()]
    folded = hit.headers.get("authorization", "").removeprefix("Basic ")
    sent += [b64decode(folded).decode()] if folded and " " not in folded else []
    said = [
        spelt
        for text in sent
        for spelt in (text, escape(text), dumps(text), quote(text), quote(text, safe=""))
    ]
    connection.sendall(
        answer(
            "\n".join(said).encode(), Content_Type="text/plain; x=canary-token-77", ETag='"canary-token-77"'
        )
    )


@pytest.mark.parametrize("way", [LOGIN, EVERYTHING])
def test_a_server_that_repeats_what_it_was_sent_does_not_bring_it_into_the_house(
    fetch: Callable[..., Response], way: Way
) -> None:
    from base64 import b64encode
    from dataclasses import replace

    folded = b64encode(f"ann:{CANARY}".encode()).decode()
    with serving({"/rss": echoes}) as server:
        url = server.url("/rss?token=${TOKEN}")
        response = fetch(url, replace(way, address=secret(url)))
    assert "canary" in "".join([*server.hits[0].headers.values(), server.hits[0].path])
    assert "canary" not in repr(response)
    assert folded not in response.body.decode()
    assert b"${TOKEN}" in response.body


def test_no_error_repeats_a_secret(fetch: Callable[..., Response]) -> None:
    pages = {
        "/gone": says(b"", status="404 canary-token-77"),
        "/odd": redirects("ftp://x.example/canary-token-77"),
        "/round": redirects("/round?canary-token-77"),
        "/nonsense": talks_nonsense,
        "/cut": redirects("ftp://x.example/" + "x" * 177 + "canary-token-77"),
    }
    with serving(pages) as server:
        for path in ("/gone", "/odd", "/round", "/nonsense", "/cut", "/a b\\"):
            url = server.url(f"{path}?t=${{TOKEN}}")
            with pytest.raises(FetchError) as caught:
                fetch(url, Way(address=secret(url)))
            told = (
                f"{caught.value} {caught.value.subject} {caught.value.__cause__} {caught.value.__context__!r}"
            )
            assert "canary" not in told.replace(repr(caught.value.__context__), "")
            assert caught.value.subject == url
            assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_what_feeds_yaml_writes_out_is_not_taken_out_of_a_feed(fetch: Callable[..., Response]) -> None:
    with serving({"/rss": says(b"<rss>application/rss+xml</rss>")}) as server:
        way = Way(headers={"Accept": secret("application/rss+xml")})
        assert fetch(server.url("/rss"), way).body == b"<rss>application/rss+xml</rss>"


# --------------------------------------------------------------------------- what cannot be sent


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        (Way(password=secret("${NOWHERE}"), username=secret("ann")), "no NOWHERE: set it"),
        (Way(headers={"X-Key": secret("a${EMPTY}")}), "no EMPTY: set it"),
        (Way(cookies={"a": secret("${BROKEN}")}), "line break"),
        (Way(headers={"X-Key": secret("${BROKEN}")}), "line break"),
        (Way(cookies={"a": secret("${PARTED}")}), "semicolon"),
        (Way(username=secret("${COLON}"), password=secret("${PARTED}")), "colon"),
    ],
)
def test_what_cannot_be_sent_is_told_and_nobody_is_asked(
    fetch: Callable[..., Response], way: Way, reason: str
) -> None:
    environ = {"EMPTY": "", "BROKEN": "canary\r\nHost: x", "PARTED": "canary; admin=1", "COLON": "canary:x"}
    texts = {name: Secret(each.template, environ) for name, each in way.headers.items()}
    cookies = {name: Secret(each.template, environ) for name, each in way.cookies.items()}
    again = Way(
        headers=texts,
        cookies=cookies,
        username=way.username and Secret(way.username.template, environ),
        password=way.password and Secret(way.password.template, environ),
    )
    with serving({"/rss": says()}) as server, pytest.raises(SecretError) as caught:
        fetch(server.url("/rss"), again)
    assert reason in caught.value.reason
    assert "canary" not in str(caught.value)
    assert server.hits == []


def test_the_line_end_of_a_file_that_held_a_password_is_no_part_of_it(
    fetch: Callable[..., Response],
) -> None:
    with serving({"/rss": says()}) as server:
        fetch(server.url("/rss"), Way(headers={"X-Key": Secret("${KEY}", {"KEY": "canary\n"})}))
    assert sent(server, "x-key") == ["canary"]


def test_neither_a_way_nor_the_options_show_a_secret() -> None:
    options = Options(ways={"https://a.example/?t=${TOKEN}": EVERYTHING, "https://b.example/": LOGIN})
    assert "canary" not in repr(options)
    assert "canary" not in str(EVERYTHING)
