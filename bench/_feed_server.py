"""A loopback server of many feeds, in a process of its own: ETag, Last-Modified, keep-alive, nothing else.

``python -m bench._feed_server FEEDS`` prints its port and obeys lines on standard input: ``change N`` gives
every N-th feed five new entries and rewrites one, ``reset`` goes back to the beginning, ``counts`` prints
how often it answered which status since the last time it was asked; ``needless`` are whole answers with
what was answered last.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache

ENTRIES = 25
NEW = 5
START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
_TEXT = """
    the a of and to in on for with from after before over council harbour bridge river museum minister
    report school market ferry library storm budget election festival station garden hospital railway
    company union court mayor player season record village island road water energy price worker student
    farmer plan decision project visit opened closed agreed said found moved built lost won began ended
    asked warned promised showed became called new old early late public local national small large
    first last second third three four five hundred thousand percent
"""
_WORDS = _TEXT.split()


def feed(number: int, version: int) -> bytes:
    """The feed of that number after so many changes: the newest 25 of its entries, newest first.

    Half of the feeds send blurbs of about 50 words, half the full text of about 350 words beside it.
    """
    first = version * NEW
    items = "".join(
        entry(number, place, rewritten=version if place == first else 0)
        for place in range(first + ENTRIES - 1, first - 1, -1)
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>Paper {number}</title><link>https://paper{number}.example/</link><language>en</language>"
        f"<description>News of place {number}</description>{items}</channel></rss>"
    ).encode()


@cache
def entry(number: int, place: int, *, rewritten: int = 0) -> str:
    """One item of a feed, the same whenever it is asked for."""
    chance = random.Random(number * 100_003 + place * 17 + rewritten)  # noqa: S311  (texts, not secrets)
    at = START + timedelta(minutes=20 * place + number % 20)
    link = f"https://paper{number}.example/{at:%Y/%m/%d}/{_words(chance, 4, '-')}-{place}"
    whole = "".join(
        f"&lt;p&gt;{_words(chance, 60)} "
        f'&lt;a href="{link}#{part}"&gt;{_words(chance, 3)}&lt;/a&gt;.&lt;/p&gt;'
        for part in range(6 if number % 2 else 0)
    )
    body = f"<content:encoded>{whole}</content:encoded>" if whole else ""
    return (
        f"<item><title>{_words(chance, 9).capitalize()}</title><link>{link}?utm_source=rss</link>"
        f"<guid isPermaLink='false'>paper{number}:{place}</guid><pubDate>{format_datetime(at)}</pubDate>"
        f"<dc:creator>{_words(chance, 2).title()}</dc:creator><category>{_words(chance, 1)}</category>"
        f"<description>{_words(chance, 50).capitalize()}.</description>{body}</item>\n"
    )


def _words(chance: random.Random, count: int, between: str = " ") -> str:
    return between.join(chance.choices(_WORDS, k=count))


class Server:
    """The feeds, and what was answered."""

    def __init__(self, feeds: int) -> None:
        self.versions = [0] * feeds
        self.bodies = [feed(number, 0) for number in range(feeds)]
        self.served = [-1] * feeds
        self.counts: Counter[str] = Counter()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection until the other side has gone."""
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                writer.write(self.answer(head))
                await writer.drain()
        writer.close()

    def answer(self, head: str) -> bytes:
        """The whole answer to one request."""
        number = int(head.split(" ", 2)[1].strip("/").removesuffix(".xml"))
        etag = f'"{number}-{self.versions[number]}"'
        changed = format_datetime(START + timedelta(hours=self.versions[number]), usegmt=True)
        validators = f"ETag: {etag}\r\nLast-Modified: {changed}\r\n"
        if f"if-none-match: {etag}" in head.lower():
            self.counts["304"] += 1
            return f"HTTP/1.1 304 Not Modified\r\n{validators}\r\n".encode()
        self.counts["needless" if self.served[number] == self.versions[number] else "200"] += 1
        self.served[number] = self.versions[number]
        body = self.bodies[number]
        kind = f"Content-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n"
        return f"HTTP/1.1 200 OK\r\n{kind}{validators}\r\n".encode() + body

    def obey(self, line: str) -> str:
        """Carry out one line of standard input; what to print."""
        match line.split():
            case ["change", every]:
                for number in range(0, len(self.versions), int(every)):
                    self._set(number, self.versions[number] + 1)
            case ["reset"]:
                self.served = [-1] * len(self.versions)
                for number, version in enumerate(self.versions):
                    if version:
                        self._set(number, 0)
            case ["counts"]:
                counts, self.counts = self.counts, Counter()
                return json.dumps(counts)
        return "{}"

    def _set(self, number: int, version: int) -> None:
        self.versions[number] = version
        self.bodies[number] = feed(number, version)


async def main(feeds: int) -> None:
    """Serve until standard input ends."""
    here = Server(feeds)
    server = await asyncio.start_server(here.serve, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        print(here.obey(line), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
