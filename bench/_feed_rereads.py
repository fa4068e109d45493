"""Real feeds read again and again, their GUIDs, links and dates turned: what is lost, what comes twice.

Goes through `collect` and a store, as the program does. Every item carries its number in a category, so
that what came can be told apart from what should have; at every re-reading each feed has one new item more.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from digest.collect import collect
from digest.models import Feed, Request, Response
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.run.serial import SerialExecutor
from digest.store.memory import MemoryStore
from digest.web.asking import one_by_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from digest.errors import FetchError

    K = TypeVar("K")

_ITEM = re.compile(r"<(item|entry)(?:\s[^>]*)?>.*?</\1>", re.DOTALL)
_START = re.compile(r"^<\w+(?:\s[^>]*)?>")
_GUID = re.compile(r"(<(guid|id)(?:\s[^>]*)?>)(.*?)(</\2>)", re.DOTALL)
_PLAIN_LINK = re.compile(r"(<link(?:\s[^>]*)?>\s*(?:<!\[CDATA\[)?\s*)(https?://[^<\]\s]+)")
_HREF = re.compile(r"""(<link\s[^>]*?href\s*=\s*["'])(https?://[^"']+)""")
_DATE = re.compile(r"<(?:\w+:)?(pubDate|published|updated|date)(?:\s[^>]*)?>.*?</(?:\w+:)?\1>", re.DOTALL)
_TITLE = re.compile(r"<title(?:\s[^>]*)?>(.*?)</title>", re.DOTALL)
_MARK = "item-number-"
READINGS = 3


def _links(item: str, change: Callable[[str], str]) -> str:
    for pattern in (_PLAIN_LINK, _HREF):
        item = pattern.sub(lambda found: found[1] + change(found[2]), item)
    return item


def _with_query(link: str, query: str) -> str:
    whole, mark, fragment = link.partition("#")
    return f"{whole}{'&amp;' if '?' in whole else '?'}{query}{mark}{fragment}"


def _rotated(item: str, reading: int) -> str:
    return _GUID.sub(lambda found: f"{found[1]}turn-{reading}-{crc32(found[3].encode())}{found[4]}", item)


def _without_guid(item: str, _: int) -> str:
    return _GUID.sub("", item)


def _same_guid(item: str, _: int) -> str:
    return _GUID.sub(r"\1the-feed\4", item)


def _tracked(item: str, reading: int) -> str:
    return _links(item, lambda link: _with_query(link, f"utm_source=turn{reading}&amp;fbclid=a{reading}"))


def _over_http(item: str, _: int) -> str:
    return _links(item, lambda link: link.replace("https://", "http://", 1))


def _as_amp(item: str, reading: int) -> str:
    """Each reading in another of the ways that sites name their AMP copies."""

    def copied(link: str) -> str:
        match reading:
            case 1:
                return _with_query(link, "amp=1")
            case 2:
                host, _, rest = link.partition("://")[2].partition("/")
                return f"https://{host.replace('.', '-')}.cdn.ampproject.org/c/s/{host}/{rest}"
        return re.sub(r"^(https?://)(?:www\.)?", r"\1amp.", link)

    return _links(item, copied)


def _redirected(item: str, _: int) -> str:
    def wrapped(link: str) -> str:
        target = link.replace("&amp;", "&").replace("%", "%25").replace("&", "%26").replace("#", "%23")
        return f"https://www.google.com/url?rct=j&amp;sa=t&amp;url={target}&amp;ct=ga"

    return _links(item, wrapped)


def _counted(item: str, reading: int) -> str:
    """Behind a counter of clicks, another one at every reading, which only the network could resolve."""
    return _links(item, lambda link: f"https://clicks.example/{reading}/{crc32(link.encode())}")


def _reissued(item: str, reading: int) -> str:
    return _DATE.sub("", _rotated(item, reading))


def _unturned(item: str, _: int) -> str:
    return item


TURNS: dict[str, Callable[[str, int], str]] = {
    "unchanged": _unturned,
    "rotated GUIDs": _rotated,
    "no GUIDs": _without_guid,
    "one GUID for all": _same_guid,
    "tracking parameters": _tracked,
    "re-issued undated": _reissued,
    "rotated GUIDs, tracking parameters": lambda item, reading: _rotated(_tracked(item, reading), reading),
    "rotated GUIDs, http for https": lambda item, reading: _rotated(_over_http(item, reading), reading),
    "rotated GUIDs, AMP addresses": lambda item, reading: _rotated(_as_amp(item, reading), reading),
    "rotated GUIDs, an aggregator's redirects": (
        lambda item, reading: _rotated(_redirected(item, reading), reading)
    ),
    "rotated GUIDs, counted clicks": lambda item, reading: _rotated(_counted(item, reading), reading),
}
"""Name → what is done to an item at the so-manieth reading."""


class _Server:
    """A fetcher that answers with the bytes set last."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}

    def fetch(self, request: Request) -> Response:
        return Response(url=request.url, final_url=request.url, status=200, body=self.bodies[request.url])

    def fetch_all(self, asked: Iterable[tuple[K, Request]]) -> Iterator[tuple[K, Response | FetchError]]:
        """See `digest.protocols.Fetcher`."""
        return one_by_one(self.fetch, asked)

    def close(self) -> None:
        """Nothing to give back."""


def reread_scores(feeds: list[tuple[str, bytes]], now: datetime) -> dict[str, float]:
    """Entries lost and come twice, of how many, for each way of turning them at three re-readings."""
    scores: dict[str, float] = {}
    numbered = {url: _numbered(text) for url, body in feeds if (text := _text(body)) is not None}
    for name, turn in TURNS.items():
        expected, lost, twice = _reread(numbered, turn, now)
        scores |= {f"lost, {name}": lost, f"twice, {name}": twice}
        scores["entries read"] = expected
    return scores


def _text(body: bytes) -> str | None:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def _numbered(text: str) -> str:
    """The feed with each item's number in it; an item that has the title and link of another goes."""
    seen: set[str] = set()

    def mark(found: re.Match[str]) -> str:
        item = found.group()
        same = (*_TITLE.findall(item)[:1], *_PLAIN_LINK.findall(item)[:1], *_HREF.findall(item)[:1])
        if str(same) in seen:
            return ""
        seen.add(str(same))
        return _marked(item, f"{_MARK}{len(seen)}")

    return _ITEM.sub(mark, text)


def _marked(item: str, mark: str) -> str:
    tag = f"<category>{mark}</category>" if item.startswith("<item") else f'<category term="{mark}"/>'
    return _START.sub(lambda start: start.group() + tag, item, count=1)


def _with_new(text: str, reading: int) -> str:
    """The feed with a new item before the first."""
    first = _ITEM.search(text)
    if first is None:
        return text
    link = f"https://new.example/2026/item-{reading}"
    fields = (
        f"<guid>{link}</guid><link>{link}</link><description>New text {reading}.</description>"
        f"<pubDate>Wed, 18 Feb 2026 0{reading}:00:00 GMT</pubDate>"
        if first[1] == "item"
        else f'<id>{link}</id><link href="{link}"/><summary>New text {reading}.</summary>'
        f"<published>2026-02-18T0{reading}:00:00Z</published>"
    )
    new = f"<{first[1]}><title>New item {reading}</title>{fields}</{first[1]}>"
    return text[: first.start()] + _marked(new, f"{_MARK}new-{reading}") + text[first.start() :]


def _turned(text: str, turn: Callable[[str, int], str], reading: int) -> str:
    """The feed as it stands at a reading; at the first one it is as it was found."""
    return _ITEM.sub(lambda found: turn(found.group(), reading), text) if reading else text


def _reread(feeds: dict[str, str], turn: Callable[[str, int], str], now: datetime) -> tuple[int, int, int]:
    """How many entries there were to read, how many of them were lost, how many came twice."""
    server, store = _Server(), MemoryStore()
    texts = dict(feeds)
    for reading in range(READINGS + 1):
        if reading:
            texts = {url: _with_new(text, reading) for url, text in texts.items()}
        server.bodies = {url: _turned(text, turn, reading).encode() for url, text in texts.items()}
        collect(
            [Feed(url=url, limit=100_000) for url in feeds],
            store,
            fetcher=server,
            executor=SerialExecutor(),
            guard=InlineGuard(),
            now=now + timedelta(days=reading),
            report=Report(),
        )
    kept = Counter(
        (entry.feed_url, tag)
        for entry in store.pending_entries()
        for tag in entry.tags
        if tag.startswith(_MARK)
    )
    wanted = {(url, mark) for url, text in texts.items() for mark in re.findall(rf"{_MARK}[\w-]+", text)}
    return len(wanted), len(wanted - kept.keys()), kept.total() - len(kept)
