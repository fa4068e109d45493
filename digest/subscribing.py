"""Feeds into feeds.yaml and out of it: add, remove, import OPML. What the user wrote stays as it is."""

from __future__ import annotations

import re
from html import unescape
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

import listparser
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from digest.collect.prepare import text_of
from digest.errors import ConfigError, FetchError
from digest.files import replace_file
from digest.secret import VARIABLE
from digest.text.html import one_line
from digest.web.coding import CodingError
from digest.web.urls import canonical_url, check_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from digest.models import Feed

NEW_FILE = "feeds: []\n"

_PLAIN = re.compile(r"https?://[\w./~=&+-]+(?::\d+)?[\w./~=&+-]*|[^\W\d][\w. &/-]*\w|[^\W\d]")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_WORDS_OF_YAML = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def add_feed(config: Path, url: str, *, name: str = "", group: str = "") -> None:
    """Append one feed to `config`.

    Raises:
        ConfigError: the file is missing or not YAML, or has the feed already.
    """
    if not _append(config, [_row(url, name, group)]):
        raise ConfigError(f"{config} has the feed {url} already")


def write_config(config: Path, text: str) -> None:
    """Write `text` to `config`, wholly or not at all: what a person wrote there is not lost on a full disk.

    Raises:
        ConfigError: it cannot be written; the file is as it was.
    """
    try:
        replace_file(config, text)
    except OSError as error:
        raise ConfigError(f"{config} cannot be written: {error.strerror or error}") from error


class Imported(NamedTuple):
    """What became of the feeds of an OPML file."""

    added: int
    known: int
    """They were in feeds.yaml already, or came twice."""
    left_out: int = 0
    """Their addresses cannot be asked."""


def import_feeds(config: Path, opml: Path) -> Imported:
    """Append the feeds of an OPML file; how many were added, were there already, and were left out.

    `config` is made when it is missing. A folder of the OPML becomes the group of its feeds.

    Raises:
        ConfigError: the OPML file holds no feeds or is broken, or `config` cannot be read.
    """
    found = listparser.parse(_ascii_xml(opml)).feeds
    addresses = [_address(feed.url) for feed in found]
    rows = [
        _row(address, one_line(unescape(feed.get("title") or "")), _folder(feed))
        for feed, address in zip(found, addresses, strict=True)
        if address
    ]
    if not rows:
        raise ConfigError(f"{opml} names no feeds: is it an OPML file?")
    if not config.exists():
        write_config(config, NEW_FILE)
    added = _append(config, rows)
    return Imported(added, len(rows) - added, len(found) - len(rows))


def _ascii_xml(opml: Path) -> bytes:
    """The document with every letter beyond ASCII as a reference: the parser reads other bytes as Latin-1.

    Raises:
        ConfigError: it is compressed, and broken.
    """
    try:
        text = text_of(opml.read_bytes())
    except CodingError as error:
        raise ConfigError(f"{opml} cannot be read: {error}") from error
    return _XML_DECLARATION.sub("", text, count=1).encode("ascii", "xmlcharrefreplace")


def _address(url: str) -> str:
    """`url` over http(s) (some readers export ``feed:``); "" when it cannot be asked."""
    text = url.strip()
    if text.lower().startswith("feed:"):
        rest = text[5:]
        text = f"http:{rest}" if rest.startswith("//") else rest
    try:
        check_url(text)
    except FetchError:
        return ""
    return text


def _folder(feed: Any) -> str:
    """The last part of the feed's first category, e.g. ``["News", "World"]`` → ``World``."""
    categories = feed.get("categories") or [[]]
    return one_line(unescape(str(categories[0][-1]))) if categories[0] else ""


def _row(url: str, name: str, group: str) -> Any:
    url = _without_variables(url)
    if not name and not group:
        return url
    values = {"url": url, "name": _plain(name), "group": _plain(group)}
    row = CommentedMap({key: _scalar(value) for key, value in values.items() if value})
    row.fa.set_flow_style()
    return row


def _without_variables(url: str) -> str:
    """An address that others wrote, in which ``${NAME}`` does not stand for a variable.

    A list of feeds or a page could otherwise have the user's secrets sent wherever it likes.
    """
    return VARIABLE.sub(lambda found: f"%24%7B{found[1]}%7D", url)


def _plain(name: str) -> str:
    """A name that others wrote, without what feeds.yaml would take for a variable."""
    return VARIABLE.sub(lambda found: found[1], name)


def _scalar(text: str) -> str:
    """`text` in quotes, unless every version of YAML reads it as this text without them."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if is_plain else SingleQuotedScalarString(text)


def has_feed(config: Path, url: str) -> bool:
    """Whether the feed at `url` stands in `config` already, in this or another spelling.

    Raises:
        ConfigError: see `add_feed`.
    """
    return _identity(url) in {_identity(row) for row in _read(config).get("feeds") or ()}


def remove_feed(config: Path, which: str) -> str:
    """Take the feed with the address or the name `which` (or a part of one) out of `config`; its address.

    Only the feed's own lines go: comments and layout stay.

    Raises:
        ConfigError: the file cannot be read, or no feed or more than one is meant.
    """
    text, document = _text(config), _read(config)
    rows = list(document.get("feeds") or ())
    number = _meant(rows, which, config)
    without = _cut(text, document["feeds"], number)
    if without is None or _feeds_of(without) != [*rows[:number], *rows[number + 1 :]]:
        del document["feeds"][number]
        without = _dumped(document)
    write_config(config, without)
    return _url(rows[number])


def _meant(rows: Sequence[Any], which: str, config: Path) -> int:
    """The one row that `which` means: by its address, else its name, else a part of either."""
    wanted = which.strip().casefold()
    ways: tuple[Callable[[Any], bool], ...] = (
        lambda row: _identity(row) == _identity(which.strip()),
        lambda row: wanted == _name(row).casefold(),
        lambda row: wanted in _url(row).casefold() or wanted in _name(row).casefold(),
    )
    for is_meant in ways:
        found = [number for number, row in enumerate(rows) if wanted and is_meant(row)]
        if len(found) == 1:
            return found[0]
        if found:
            several = "\n".join(f"    {_url(rows[number])}" for number in found)
            raise ConfigError(f"{which!r} may mean any of these feeds: give one of the addresses\n{several}")
    raise ConfigError(f"{config} has no feed {which!r}: `digest feeds list` names them")


def _cut(text: str, feeds: Any, number: int) -> str | None:
    """`text` without the lines of a feed in a block list; `None` where it does not stand on its own lines."""
    if feeds.fa.flow_style():
        return None
    lines = text.splitlines(keepends=True)
    start, column = feeds.lc.item(number)
    dash = lines[start].find("-")
    if dash < 0 or dash > column or lines[start][:dash].strip():
        return None
    end = start + 1
    for place, line in enumerate(lines[start + 1 :], start=start + 1):
        bare = line.strip()
        if bare and not bare.startswith("#"):
            if len(line) - len(line.lstrip()) <= dash:
                break
            end = place + 1
    return "".join([*lines[:start], *lines[end:]])


def _feeds_of(text: str) -> list[Any] | None:
    try:
        document = _yaml().load(text)
        return list(document["feeds"])
    except (YAMLError, TypeError, KeyError):
        return None


def _append(config: Path, rows: Iterable[Any]) -> int:
    """Append those rows whose feed is not there yet, keeping comments and layout; how many."""
    document = _read(config)
    if not document.get("feeds"):
        document["feeds"] = CommentedSeq()
    feeds = document["feeds"]
    known = {_identity(row) for row in feeds}
    new = [row for row in rows if _identity(row) not in known and not known.add(_identity(row))]  # type: ignore[func-returns-value]
    feeds.extend(new)
    if new:
        write_config(config, _dumped(document))
    return len(new)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _text(config: Path) -> str:
    try:
        return config.read_text(encoding="utf8")
    except FileNotFoundError as error:
        raise ConfigError(f"{config} is missing: `digest init` writes one") from error
    except (OSError, ValueError) as error:
        raise ConfigError(f"{config} cannot be read: {error}") from error


def _read(config: Path) -> Any:
    text = _text(config)
    try:
        return _yaml().load(text) or CommentedMap()
    except (ValueError, YAMLError) as error:
        raise ConfigError(f"{config} cannot be read: {error}") from error


def _dumped(document: Any) -> str:
    text = StringIO()
    _yaml().dump(document, text)
    return text.getvalue()


def _url(row: Any) -> str:
    return str(row.get("url", "") if isinstance(row, dict) else row)


def _name(row: Any) -> str:
    return str(row.get("name", "")) if isinstance(row, dict) else ""


def _identity(row: Any) -> str:
    url = _url(row)
    return canonical_url(url) or url


def opml_of(feeds: Iterable[Feed], title: str = "Digest") -> str:
    """The feeds as OPML 2.0, grouped into folders."""
    from xml.etree import ElementTree as ET

    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = title
    body = ET.SubElement(root, "body")
    folders: dict[str, ET.Element] = {"": body}
    for feed in feeds:
        if feed.group not in folders:
            folders[feed.group] = ET.SubElement(body, "outline", text=feed.group)
        name = feed.name or feed.url
        ET.SubElement(folders[feed.group], "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
