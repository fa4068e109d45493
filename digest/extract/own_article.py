"""Which of the works that a page describes is the page's own article."""

from __future__ import annotations

import html as entities
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from digest.text.letters import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.extract.json_ld import Node


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


ARTICLE_TYPES = _words(
    """
    article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle
    backgroundnewsarticle reviewnewsarticle askpublicnewsarticle liveblogposting blogposting techarticle
    scholarlyarticle satiricalarticle advertisercontentarticle report socialmediaposting
    """
)
OTHER_TYPES = _words(
    """
    product productgroup collectionpage searchresultspage qapage discussionforumposting profilepage
    contactpage checkoutpage jobposting
    """
)
"""What a page is instead of an article."""
DECORATING_TYPES = _words("faqpage itemlist offer localbusiness softwareapplication service event course")
"""What stands on pages of shops and firms, and now and then beside an article."""
_SHORTEST_PART = 15
"""Letters of a headline that may be a part of a title; shorter ones stand in any title."""


_UNSURE = 0.3
"""Share of pieces from which on a headline may be the page's in other words."""
_PIECE = 4
"""Letters of a piece; half as many in the scripts of East Asia, whose words are short."""


@dataclass(frozen=True, slots=True)
class Here:
    """What tells a page's own article from others: its addresses, its titles and headings."""

    paths: frozenset[tuple[str, str]] = frozenset()
    titles: tuple[str, ...] = ()
    """Letters and digits alone, as `bare` gives them."""


def here(addresses: Iterable[str], titles: Iterable[str]) -> Here:
    """The signs of a page that was found at, or calls itself by, `addresses` and shows `titles`."""
    paths = frozenset(filter(None, map(_path, addresses)))
    return Here(paths, tuple(dict.fromkeys(filter(None, map(bare, titles)))))


def kinds_of(said: dict[str, Any]) -> list[str]:
    """The schema.org types of an object, in lower case."""
    kind = said.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [str(kind).rpartition("/")[2].rpartition(":")[2].lower() for kind in kinds if kind]


def own_article(nodes: Iterable[Node], page: Here) -> dict[str, Any]:
    """The object that is the page's own article, with what others say of the same; empty when there is none.

    The article whose address or headline is the page's counts before the first one with a headline. One of
    which either is another's, and neither the page's, is another's.
    """
    found = [node for node in nodes if ARTICLE_TYPES.intersection(kinds_of(node.said))]
    ranked = sorted(found, key=lambda node: _rank(node, page), reverse=True)
    if not ranked or _is_anothers(ranked[0].said, page):
        return {}
    own = dict(ranked[0].said)
    for node in ranked[1:]:
        if not node.is_of_others and _is_here(node.said, page) and not _is_anothers(node.said, page):
            own = {**node.said, **{name: value for name, value in own.items() if value}}
    return own


def _rank(node: Node, page: Here) -> tuple[int, bool, bool]:
    address, headline = _answer(node.said, page)
    return address + headline, not node.is_of_others, bool(node.said.get("headline"))


def _is_here(said: dict[str, Any], page: Here) -> bool:
    return max(_answer(said, page)) > 0


def _is_anothers(said: dict[str, Any], page: Here) -> bool:
    """Whether the address or the headline of an object is another article's, and neither is the page's."""
    answers = _answer(said, page)
    return min(answers) < 0 and max(answers) < 1


def _answer(said: dict[str, Any], page: Here) -> tuple[int, int]:
    """Whether an object's address, and its headline, are the page's (1), another's (-1) or unclear (0)."""
    paths = {path for text in _addresses(said) if (path := _path(text))}
    address = 0
    if paths and page.paths:
        address = 1 if any(_is_same_place(one, other) for one in paths for other in page.paths) else -1
    headline = bare(_headline(said))
    likeness = (
        max((_likeness(headline, title) for title in page.titles), default=_UNSURE) if headline else _UNSURE
    )
    return address, 1 if likeness == 1 else 0 if likeness >= _UNSURE else -1


def _headline(said: dict[str, Any]) -> str:
    value = said.get("headline") or said.get("name")
    return entities.unescape(entities.unescape(value[:500])) if isinstance(value, str) else ""


def _likeness(headline: str, title: str) -> float:
    """1 for the same title or a part of it, else the share of the headline's pieces that are in the title."""
    short, long = sorted((headline, title), key=len)
    if headline == title or (len(short) >= _SHORTEST_PART and short in long):
        return 1
    is_eastern = any("\u3040" <= letter <= "\ud7af" for letter in headline)
    size = _PIECE // 2 if is_eastern else _PIECE
    pieces = {headline[at : at + size] for at in range(len(headline) - size + 1)}
    return min(0.99, sum(piece in title for piece in pieces) / len(pieces)) if pieces else _UNSURE


def _addresses(said: dict[str, Any]) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        value = said.get(name)
        for part in value if isinstance(value, list) else [value]:
            inner = (part.get("@id"), part.get("url")) if isinstance(part, dict) else (part,)
            yield from (text for text in inner if isinstance(text, str))


def _path(address: str) -> tuple[str, str] | None:
    """Path and query of an address; not its host, of which sites have several. `None` for a front page."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    path = unquote(parts.path).strip("/").lower()
    return (path, parts.query) if path or "=" in parts.query else None


def _is_same_place(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])
