"""A loopback server of feeds that fail as feeds do: one address of 127.1.0.0/16 a feed, and a fault each.

What a feed has to tell and what is wrong with it are asked for at each request, so they may change while the
server runs. `FAULTS` has the ways to fail; the empty name is a feed that is well.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import re
import threading
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.utils import format_datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Self
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime
    from types import TracebackType

    from bench._invented_news import Item

NETWORK = "127.1.0.0/16"
"""Where the feeds are: what feeds.yaml has to allow."""

_HELD_S = 30.0
"""Seconds for which a server that never answers holds a reader."""
_DRIP_S = 0.2
"""Seconds between two bytes of a server that drips."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to a feed, and what the feed has to tell."""

    number: int
    path: str
    head: str
    home: str
    items: Sequence[Item]
    now: datetime
    writer: asyncio.StreamWriter

    async def say(self, *parts: bytes, wait_s: float = 0) -> None:
        """Send the parts one after another, `wait_s` seconds between them."""
        for part in parts:
            self.writer.write(part)
            await self.writer.drain()
            if wait_s:
                await asyncio.sleep(wait_s)


def rss(items: Sequence[Item], number: int, *, encoding: str = "utf-8", said: str = "") -> bytes:
    """A feed of these items, newest first, in an encoding; `said` is the one that it names."""
    told = "".join(
        f"<item><guid isPermaLink='false'>{escape(one.guid)}</guid><link>{escape(one.url)}</link>"
        f"<title>{escape(one.title)}</title><pubDate>{format_datetime(one.at)}</pubDate>"
        f"<description>{escape(one.text)}</description></item>\n"
        for one in items
    )
    head = f"<title>Paper {number}</title><link>https://paper{number}.example/</link><language>en</language>"
    text = (
        f"<?xml version='1.0' encoding='{said or encoding}'?>\n"
        f"<rss version='2.0'><channel>{head}{told}</channel></rss>"
    )
    return text.encode(encoding, "replace")


def http(body: bytes, status: str = "200 OK", kind: str = "application/rss+xml", **headers: str) -> bytes:
    """A whole answer."""
    lines = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    told = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{told}\r\n".encode("latin-1") + body


async def _well(asked: Asked) -> None:
    body = rss(asked.items, asked.number)
    etag = f'"{sha256(body).hexdigest()[:20]}"'
    if f"if-none-match: {etag}" in asked.head.lower():
        await asked.say(f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\nConnection: close\r\n\r\n".encode())
    else:
        await asked.say(http(body, ETag=etag))


FAULTS: dict[str, Callable[[Asked], Awaitable[None]]] = {"": _well}
"""How a feed fails, by name."""


def _fault(name: str) -> Callable[[Callable[[Asked], Awaitable[None]]], Callable[[Asked], Awaitable[None]]]:
    def keep(function: Callable[[Asked], Awaitable[None]]) -> Callable[[Asked], Awaitable[None]]:
        FAULTS[name] = function
        return function

    return keep


def _answers(name: str, make: Callable[[Asked], bytes]) -> None:
    """A fault that is one answer."""

    async def answer(asked: Asked) -> None:
        await asked.say(make(asked))

    FAULTS[name] = answer


def _status(name: str, status: str, body: str = "<h1>no</h1>", **headers: str) -> None:
    _answers(name, lambda _: http(body.encode(), status, "text/html", **headers))


def _twisted(name: str, twist: Callable[[Item, Asked], Item]) -> None:
    """A fault of the items: each is told with something changed."""
    _answers(name, lambda asked: http(rss([twist(one, asked) for one in asked.items], asked.number)))


def _spoilt(name: str, spoil: Callable[[bytes], bytes], **headers: str) -> None:
    """A fault of the body."""
    _answers(name, lambda asked: http(spoil(rss(asked.items, asked.number)), **headers))


# --- the connection


@_fault("dead")
async def _dead(asked: Asked) -> None:
    asked.writer.transport.abort()


@_fault("slow")
async def _slow(_: Asked) -> None:
    await asyncio.sleep(_HELD_S)


@_fault("drip")
async def _drip(asked: Asked) -> None:
    whole = http(rss(asked.items, asked.number))
    await asked.say(*(whole[place : place + 1] for place in range(len(whole))), wait_s=_DRIP_S)


@_fault("drip of headers")
async def _drip_of_headers(asked: Asked) -> None:
    await asked.say(b"HTTP/1.1 200 OK\r\n", *([b"X-Wait: a\r\n"] * 200), wait_s=_DRIP_S)


@_fault("reset in the middle")
async def _reset(asked: Asked) -> None:
    whole = http(rss(asked.items, asked.number))
    await asked.say(whole[: len(whole) // 2])
    asked.writer.transport.abort()


@_fault("closed after the head")
async def _closed(asked: Asked) -> None:
    await asked.say(http(rss(asked.items, asked.number)).partition(b"\r\n\r\n")[0] + b"\r\n\r\n")


@_fault("endless body")
async def _endless(asked: Asked) -> None:
    await asked.say(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>")
    with contextlib.suppress(ConnectionError):
        for _ in range(400):
            await asked.say(b"<item><title>a</title></item>" * 2_000)


@_fault("held in the middle")
async def _held(asked: Asked) -> None:
    whole = http(rss(asked.items, asked.number))
    await asked.say(whole[: len(whole) // 2])
    await asyncio.sleep(_HELD_S)


# --- the answer
_answers("another protocol", lambda _: b"SSH-2.0-OpenSSH_9.6\r\n")
_answers("encrypted noise", lambda _: bytes(range(256)) * 40)
_answers("no status line", lambda asked: rss(asked.items, asked.number))
_answers("too short a length", lambda asked: http(rss(asked.items, asked.number), Content_Length="300"))
_answers("too long a length", lambda asked: http(rss(asked.items, asked.number), Content_Length="9999999"))
_answers("a length that is none", lambda asked: http(rss(asked.items, asked.number), Content_Length="-5"))
_answers("headers of a megabyte", lambda _: http(b"", X_Long="a" * 1_000_000))
_answers(
    "broken chunks",
    lambda _: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n0\r\n\r\n",
)
_status("404", "404 Not Found")
_status("410", "410 Gone")
_status("500", "500 Internal Server Error")
_status("503", "503 Service Unavailable", Retry_After="3600")
_status("429", "429 Too Many Requests", Retry_After="a while")
_status("401", "401 Unauthorized", WWW_Authenticate='Basic realm="readers"')
_status("403", "403 Forbidden", "<title>Just a moment</title>Checking your browser")
_status("204", "204 No Content", "")
_status("304 to a first question", "304 Not Modified", "")
_status("402", "402 Payment Required")
_status("an unknown status", "799 Odd")
_status("moved nowhere", "301 Moved Permanently")
_status("moved to a file", "302 Found", Location="file:///etc/passwd")
_status("moved into the house", "302 Found", Location="http://10.11.12.13/feed.xml")
_answers("moved in a circle", lambda asked: http(b"", "302 Found", Location=f"{asked.home}{len(asked.path)}"))


@_fault("moved")
async def _moved(asked: Asked) -> None:
    if asked.path == "/feed.xml":
        await asked.say(http(b"", "301 Moved Permanently", Location=f"{asked.home}new.xml"))
    else:
        await _well(asked)


# --- the body
_status(
    "HTML instead of a feed", "200 OK", "<html><h1>Welcome</h1><p>Our feed has moved, look around.</p></html>"
)
_status(
    "a wall to log in",
    "200 OK",
    "<html><form action=/login><input name=password type=password></form></html>",
)
_answers("empty body", lambda _: http(b""))
_answers("no items", lambda asked: http(rss((), asked.number)))
_answers("JSON that is no feed", lambda _: http(b'{"error": "try again"}', kind="application/json"))
_answers(
    "a wrong charset",
    lambda asked: http(rss(_accented(asked.items), asked.number, encoding="cp1252", said="utf-8")),
)
_answers("UTF-16", lambda asked: http(rss(asked.items, asked.number, encoding="utf-16", said="utf-8")))
_spoilt("cut off", lambda body: body[: len(body) * 2 // 3])
_spoilt(
    "malformed",
    lambda body: body.replace(b"</title>", b"<title>", 3).replace(b"<link>", b"<b>&nbsp;&copy <link>"),
)
_spoilt("zero bytes", lambda body: body.replace(b" ", b"\0"))
_spoilt("white space before", lambda body: b"\n\n  \xef\xbb\xbf" + body)
_spoilt("not compressed as it says", lambda body: body, Content_Encoding="gzip")
_spoilt("compressed and cut", lambda body: gzip.compress(body)[:-40], Content_Encoding="gzip")
_spoilt("a bomb", lambda _: gzip.compress(b"<rss>" + b" " * 60_000_000, 9), Content_Encoding="gzip")
_spoilt("nested without end", lambda _: b"<rss><channel>" + b"<item>" * 60_000)
_spoilt(
    "entities that multiply",
    lambda body: body.replace(
        b"<rss",
        b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(
            f'<!ENTITY {name} "{f"&{before};" * 10}">'.encode()
            for before, name in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + b"]><rss",
    ).replace(b"<title>", b"<title>&i;"),
)
_spoilt(
    "an entity of a file",
    lambda body: body.replace(b"<rss", b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss').replace(
        b"<title>", b"<title>&x;"
    ),
)


# --- the items
_twisted("re-issued guids", lambda one, asked: replace(one, guid=f"{one.guid}:{asked.now:%y%m%d%H}"))
_twisted("one guid for all", lambda one, _: replace(one, guid="post"))
_twisted("dates of the future", lambda one, _: replace(one, at=one.at + timedelta(days=800)))
_twisted("dates of today for all", lambda one, asked: replace(one, at=asked.now))
_twisted("links that run", lambda one, _: replace(one, url="javascript:alert(1)"))
_twisted("no titles", lambda one, _: replace(one, title=""))
_twisted("titles without end", lambda one, _: replace(one, title=one.title * 2_000))
_twisted(
    "tracking in links",
    lambda one, asked: replace(one, url=f"{one.url}?utm_source=a&fbclid={asked.now:%H%M}"),
)
_answers("a flood", lambda asked: http(rss([*asked.items, *_flood(asked)], asked.number)))


def _accented(items: Sequence[Item]) -> list[Item]:
    return [replace(one, title=one.title.replace("a", "ä").replace("o", "ö")) for one in items]


def _flood(asked: Asked) -> list[Item]:
    return [
        replace(one, guid=f"{one.guid}-{copy}", url=f"{one.url}-{copy}", title=f"{one.title} {copy}")
        for one in asked.items[:10]
        for copy in range(60)
    ]


@dataclass
class FailingFeeds:
    """Use it in a ``with`` block. `items_of` and `fault_of` say what a feed has and what is wrong with it."""

    items_of: Callable[[int], Sequence[Item]]
    fault_of: Callable[[int], str]
    now: Callable[[], datetime]
    port: int = 0
    hits: dict[int, int] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        server = asyncio.start_server(self._serve, "0.0.0.0", self.port, backlog=500)  # noqa: S104  (only 127/8 is allowed)
        self._server = asyncio.run_coroutine_threadsafe(server, self._loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        async def stop() -> None:
            self._server.close()
            mine = asyncio.current_task()
            others = [task for task in asyncio.all_tasks() if task is not mine]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def url(self, number: int) -> str:
        """The address of a feed."""
        return f"{self._home(number)}feed.xml"

    def _home(self, number: int) -> str:
        return f"http://127.1.{number // 200}.{number % 200 + 1}:{self.port}/"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            asked = self._asked(head, writer)
            self.hits[asked.number] = self.hits.get(asked.number, 0) + 1
            await FAULTS[self.fault_of(asked.number)](asked)
        writer.close()

    def _asked(self, head: str, writer: asyncio.StreamWriter) -> Asked:
        host = re.search(r"(?im)^host: *127\.1\.(\d+)\.(\d+)", head)
        if host is None:
            raise ConnectionAbortedError
        number = int(host[1]) * 200 + int(host[2]) - 1
        return Asked(
            number=number,
            path=head.split(" ", 2)[1],
            head=head,
            home=self._home(number),
            items=self.items_of(number),
            now=self.now(),
            writer=writer,
        )
