"""The documents of other programs' test suites, with what they expect of each, field by field.

feedparser's documents state it in a comment, as a Python expression; gofeed's in a JSON file beside each.
Expectations of what Digest does not keep (encodings, generators, enclosures' lengths, a feed's own
copyright) are counted and left out.
"""

from __future__ import annotations

import ast
import json
import re
import tarfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from bench.sets import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIELDS = ("title", "link", "date", "body", "guid", "author", "feed_title")
"""What the score is made of."""
ALSO = ("tags", "language", "site")
"""What is measured besides."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a suite expects of one field of the feed (`entry` -1) or of one of its entries."""

    field: str
    entry: int
    value: str | tuple[int, ...]
    name: str = ""
    """The suite's own name of the field, where several map to one of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A test document as a server would send it, and what its suite expects of it."""

    name: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    wishes: tuple[Wish, ...] = ()
    left_out: Counter[str] = field(default_factory=Counter)
    """Expectations that are not compared, by reason."""
    is_completed: bool = False
    """It was given a title, since Digest drops entries in which there is nothing to read."""

    @property
    def url(self) -> str:
        """The address it is served at, as in feedparser's own tests."""
        return f"http://127.0.0.1:8097/{self.name}"


def _members(data: Path, name: str) -> dict[str, bytes]:
    """Path → bytes of every file of the suite's archive."""
    (path,) = files(data, "feeds", name)
    with tarfile.open(path) as archive:
        return {
            str(PurePosixPath(member.name)): stream.read()
            for member in archive.getmembers()
            if (stream := archive.extractfile(member)) is not None
        }


_ENTRY_START = re.compile(rb"<((?:\w+:)?)(?:item|entry)(?:\s[^<>]*[^/<>]|)>", re.IGNORECASE)
_TITLE = re.compile(rb"<(?:\w+:)?title[\s>/]", re.IGNORECASE)


def _completed(body: bytes, wishes: tuple[Wish, ...]) -> bytes:
    """The document with a title in entries of which a suite wants something else, where they have none."""
    titled = {wish.entry for wish in wishes if wish.field == "title"}
    if not any(wish.entry >= 0 for wish in wishes):
        return body
    pieces, end = [], 0
    starts = list(_ENTRY_START.finditer(body))
    for number, start in enumerate(starts):
        stop = starts[number + 1].start() if number + 1 < len(starts) else len(body)
        pieces.append(body[end : start.end()])
        if number not in titled and not _TITLE.search(body, start.end(), stop):
            pieces.append(b"<%btitle>Stand-in</%btitle>" % (start[1], start[1]))
        end = start.end()
    return b"".join([*pieces, body[end:]])


# --------------------------------------------------------------------------- feedparser

_EXPECTED = re.compile(r"Description:\s*(.*?)\s*Expect:\s*(.*)\s*-->")
_HEADER = re.compile(r"^Header:\s+([^:]+):(.*)$", re.MULTILINE)
_ENTRY_PATHS = {
    "title": "title",
    "title_detail.value": "title",
    "link": "link",
    "summary": "body",
    "description": "body",
    "summary_detail.value": "body",
    "content[0].value": "body",
    "id": "guid",
    "guid": "guid",
    "author": "author",
    "author_detail.name": "author",
    "authors[0].name": "author",
    "authors[1].name": "author",
    "published_parsed": "date",
    "created_parsed": "date",
    "updated_parsed": "date",
    "tags[0].term": "tags",
    "tags[1].term": "tags",
    "tags[2].term": "tags",
    "language": "language",
    "content[0].language": "language",
    "summary_detail.language": "language",
}
_FEED_PATHS = {
    "title": "feed_title",
    "title_detail.value": "feed_title",
    "link": "site",
    "language": "language",
}
_BOMS = (
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\x00<", "utf-32be"),
    (b"<\x00\x00\x00", "utf-32le"),
    (b"\xfe\xff", "utf-16be"),
    (b"\xff\xfe", "utf-16le"),
    (b"\x00<\x00?", "utf-16be"),
    (b"<\x00?\x00", "utf-16le"),
)


def feedparser_documents(data: Path) -> Iterator[Document]:
    """Every document of feedparser's suite."""
    for path, body in sorted(_members(data, "feedparser").items()):
        if not path.endswith((".xml", ".json")):
            continue
        text = _as_text(body)
        found = _EXPECTED.search(text)
        left_out: Counter[str] = Counter()
        wishes = tuple(_wishes(found[2].strip(), left_out)) if found else ()
        headers = {name.lower(): value.strip() for name, value in _HEADER.findall(text)}
        headers.setdefault("content-type", "application/json" if path.endswith(".json") else "text/xml")
        whole = _completed(body, wishes)
        yield Document(
            name=path,
            body=whole,
            headers=headers,
            wishes=wishes,
            left_out=left_out,
            is_completed=whole != body,
        )


def _as_text(body: bytes) -> str:
    encoding = next((name for mark, name in _BOMS if body.startswith(mark)), "utf-8")
    return body.decode(encoding, "ignore")


def _wishes(expression: str, left_out: Counter[str]) -> Iterator[Wish]:
    """The comparisons of an expression that are joined by ``and``."""
    whole = ast.parse(expression, mode="eval").body
    for part in whole.values if isinstance(whole, ast.BoolOp) and isinstance(whole.op, ast.And) else [whole]:
        values = [_constant(side) for side in part.comparators] if isinstance(part, ast.Compare) else []
        value = next((value for value in values if isinstance(value, str | tuple)), None)
        path = _path(part.left) if isinstance(part, ast.Compare) else []
        if not isinstance(part, ast.Compare) or not all(isinstance(sign, ast.Eq) for sign in part.ops):
            left_out["states something else than a field's value"] += 1
        elif value is None or not (wish := _wish(path, value)):
            left_out["a field Digest does not keep"] += 1
        else:
            yield wish


def _wish(path: list[Any], value: str | tuple[int, ...]) -> Wish | None:
    match path:
        case ["entries", int(number), *rest]:
            name = _dotted(rest)
            return Wish(_ENTRY_PATHS[name], number, value, name) if name in _ENTRY_PATHS else None
        case ["feed", *rest]:
            name = _dotted(rest)
            return Wish(_FEED_PATHS[name], -1, value, name) if name in _FEED_PATHS else None
    return None


def _dotted(path: list[Any]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _path(node: ast.expr) -> list[Any]:
    """``entries[0]['title']`` as ["entries", 0, "title"]."""
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Attribute(value=value, attr=name):
            return [*_path(value), name]
        case ast.Subscript(value=value, slice=ast.Constant(value=key)):
            return [*_path(value), key]
    return []


def _constant(node: ast.expr) -> Any:
    """The value of a literal, or of literals put together."""
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Tuple(elts=parts):
            return tuple(_constant(part) for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _constant(left) + _constant(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _constant(left) * _constant(right)
    return None


# --------------------------------------------------------------------------- gofeed


def gofeed_documents(data: Path) -> Iterator[Document]:
    """Every document of gofeed's suite."""
    members = _members(data, "gofeed")
    for path, body in sorted(members.items()):
        name = PurePosixPath(path)
        if name.suffix not in {".xml", ".json"} or name.stem.endswith("_expected"):
            continue
        if name.suffix == ".json" and str(name.with_suffix(".xml")) in members:
            continue
        beside = (
            name.with_suffix(".json") if name.suffix == ".xml" else name.with_stem(f"{name.stem}_expected")
        )
        expected = members.get(str(beside))
        left_out: Counter[str] = Counter()
        wishes = tuple(_gofeed_wishes(json.loads(expected))) if expected else ()
        if not wishes:
            left_out["no field Digest keeps is expected"] += 1
        kind = "application/json" if name.suffix == ".json" else "text/xml"
        whole = _completed(body, wishes)
        yield Document(
            name=path,
            body=whole,
            headers={"content-type": kind},
            wishes=wishes,
            left_out=left_out,
            is_completed=whole != body,
        )


def _gofeed_wishes(expected: dict[str, Any]) -> Iterator[Wish]:
    """Gofeed has one shape for each format and one for all of them; their names of fields hardly differ."""
    if expected.get("title"):
        yield Wish("feed_title", -1, expected["title"])
    if expected.get("language"):
        yield Wish("language", -1, expected["language"])
    for number, item in enumerate(expected.get("items") or expected.get("entries") or []):
        yield from (Wish(field, number, value, name) for field, name, value in _of_item(item) if value)


def _of_item(item: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    content, guid = item.get("content") or item.get("content_html"), item.get("guid") or item.get("id")
    yield "title", "title", item.get("title")
    link = item.get("link") or item.get("url")
    yield "link", "link", link
    yield "guid", "guid", guid.get("value") if isinstance(guid, dict) else guid
    yield "body", "content", content.get("value") if isinstance(content, dict) else content
    yield "body", "description", item.get("description") or item.get("summary")
    for name in ("published", "pubDate", "date_published", "updated", "date_modified"):
        yield "date", name, item.get(f"{name}Parsed") or item.get(name)
    people = item.get("authors") or [item.get("author")]
    for person in people:
        yield "author", "author", person.get("name") if isinstance(person, dict) else person
    for category in item.get("categories") or item.get("tags") or []:
        yield (
            "tags",
            "tags",
            category.get("term") or category.get("value") if isinstance(category, dict) else category,
        )
