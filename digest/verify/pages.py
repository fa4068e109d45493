"""Whether the pages of an edition print what edition.json says, as far as can be seen without printing again.

A page may say more (dates, names of sections) in whatever words its template has; it may not lack a headline
or a sentence, nor an entry of the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any

from digest.verify.reading import Broken, body_of, state_of

if TYPE_CHECKING:
    from pathlib import Path

_TAG = re.compile(r"<[^<>]*>")
_NOT_SHOWN = re.compile(r"<(style|script)\b[^<>]*>[^<]*(?:<(?!/\1)[^<]*)*</\1>", re.IGNORECASE)
_MARK = re.compile(r"\\([^\w\s])")
_SHOWN = 80
"""Characters of what a page lacks that are told."""


def page_faults(folder: Path, edition: Mapping[str, Any]) -> list[str]:
    """What the pages of an edition's folder lack of what edition.json says."""
    return [fault for name, wanted in _PAGES.items() for fault in _faults(folder / name, edition, wanted)]


def _faults(path: Path, edition: Mapping[str, Any], wanted: _Wanted) -> Iterator[str]:
    if state_of(path) == "is missing":
        yield f"{path.name}: is missing"
        return
    try:
        text = _as_read(path.name, body_of(path).decode("utf-8"))
    except Broken as error:
        yield str(error)
        return
    except UnicodeDecodeError:
        yield f"{path.name}: is not UTF-8"
        return
    for place, words in wanted(edition):
        if _squeezed(words) not in text:
            shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
            yield f"{path.name}: does not print what edition.json has of {place}: {shown}"


def _as_read(name: str, text: str) -> str:
    """The words of a page, without what only its format needs."""
    if name.endswith(".html"):
        text = unescape(_TAG.sub("", _NOT_SHOWN.sub("", text)))
    elif name.endswith(".md"):
        text = unescape(_MARK.sub(r"\1", text))
    return _squeezed(text)


def _squeezed(text: str) -> str:
    """Without white space, which templates break lines by, and without marks of direction."""
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f\u00ad]+", "", text)


_Wanted = Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]]


def _stories(edition: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each headline and each sentence, with the story that it is of."""
    for story in edition["stories"]:
        yield story["id"], story.get("headline_translation") or story["headline"]
        for sentence in story["sentences"]:
            yield story["id"], sentence.get("translation") or sentence["text"]
        for quote in story["quotes"]:
            yield story["id"], quote["text"]


def _entries(edition: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each entry of the ledger."""
    for line in edition["ledger"]:
        if line["title"]:
            yield "the ledger", " ".join(line["title"].split())


_PAGES: dict[str, _Wanted] = {
    "index.html": _stories,
    "edition.md": _stories,
    "edition.txt": _stories,
    "ledger.html": _entries,
}
