"""A release: the name and the version, and what changes, as the notes list it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest import language
from digest.models import Fact, Form, Kind
from digest.summarise.forms.filled import Filled, cited
from digest.summarise.read.editing import Fitness
from digest.summarise.read.passages import article_passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.language import Language
    from digest.models import Article

CHANGES = 3
"""Changes that are printed at most (chosen by reading; not measured)."""
_NAME_WORDS = 5
"""Words of a name at most; more of them before a version are a sentence (chosen by reading; not measured)."""
_ITEM_WORDS = (3, 40)
"""Words of an item of a list of changes: fewer are a heading, more are prose (chosen by reading; not
measured)."""
_VERSION = re.compile(
    r"(?<![\w.])(?:v\d+(?:\.\d+)*|\d+(?:\.\d+)+)(?:[-.+]?(?:rc|alpha|beta|dev|pre|a|b|p|r)[-.]?\d*)?(?![\w])",
    re.IGNORECASE,
)
_AROUND = " \t-–—:|/@,()[]"
"""What parts a name from a version."""
_ITEM_HEAD = re.compile(r"(?:[-*+•]\s+|[0-9a-f]{7,40}:?\s+|\[[\w./ -]{1,30}\]\s+)+")
_ITEM_TAIL = re.compile(
    r"(?:\s*(?:\bby\s+)?@[\w-]+(?:\[bot\])?|\s*(?:\bin\s+)?(?:#\d+|https?://\S+)|\s*\((?:#?\w*\d[\w, #]*|https?://\S+)\))+\s*$"
)
_ALARM = re.compile(r"\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-\w{4}){3})\b")


def release(article: Article) -> Filled | None:
    """Name, version and changes, of a release whose headline is little more than the first two."""
    tables = language.of(article.language)
    version = _VERSION.search(article.headline)
    if version is None:
        return None
    own = _named(article.headline[: version.start()], tables)
    name = own or _repository(article.url) or article.publisher
    if not name or len(own.split()) > _NAME_WORDS:
        return None
    changes = tuple(cited(article, span) for span in _changes(article, tables)[:CHANGES])
    if not changes:
        return None
    facts = (Fact(name="name", text=name), Fact(name="version", text=version[0]))
    return Filled(
        form=Form(kind=Kind.RELEASE, facts=facts),
        sentences=changes,
        headline="" if own else f"{name} {article.headline}",
    )


def _named(before: str, tables: Language) -> str:
    """The words before a version, without those by which releases are announced."""
    words = before.strip(_AROUND).split()
    announcing = tables.forms.announcing
    while words and words[0].strip(_AROUND).casefold() in announcing:
        del words[0]
    while words and words[-1].strip(_AROUND).casefold() in announcing:
        del words[-1]
    return " ".join(words).strip(_AROUND)


def _repository(url: str) -> str:
    """The name of the repository whose releases stand at an address: ``/owner/name/releases/tag/v1``."""
    parts = [part for part in urlsplit(url).path.split("/") if part not in {"", "-"}]
    return parts[parts.index("releases") - 1] if "releases" in parts[1:] else ""


def _changes(article: Article, tables: Language) -> list[tuple[int, int]]:
    """Where the changes stand in a text: repaired dangers first, then in the order of the notes."""
    found = [span for span in (*_items(article), *_sentences(article)) if _is_told(article, span, tables)]
    alarming = [span for span in found if _is_alarming(article.text[slice(*span)], tables)]
    return alarming + [span for span in found if span not in alarming]


def _is_alarming(text: str, tables: Language) -> bool:
    return bool(_ALARM.search(text) or tables.forms.security.search(text))


def _is_told(article: Article, span: tuple[int, int], tables: Language) -> bool:
    """Whether a slice tells a change: no new version of what it is built on, no thanks, no mere name."""
    text = article.text[slice(*span)]
    if text.startswith("@") or tables.forms.upkeep.search(text):
        return False
    words = {word.strip(_AROUND + ".!") for word in text.casefold().split()}
    return not words <= {*article.headline.casefold().split(), *tables.forms.announcing}


def _items(article: Article) -> Iterator[tuple[int, int]]:
    """The items of lists in a text: lines without a stop at their end, less what stands round a change."""
    fewest, most = _ITEM_WORDS
    for line in re.finditer(r"[^\n]+", article.text):
        text = line[0].rstrip()
        if text.endswith((".", "!", "?", ":")):
            continue
        head, tail = _ITEM_HEAD.match(text), _ITEM_TAIL.search(text)
        start, end = (head.end() if head else 0), (tail.start() if tail else len(text))
        if fewest <= len(text[start:end].split()) <= most:
            yield line.start() + start, line.start() + end


def _sentences(article: Article) -> Iterator[tuple[int, int]]:
    """The sentences of a text that may be printed."""
    for passage in article_passages(article):
        text = article.text[passage.start : passage.end]
        if text.endswith((".", "!")) and passage.fitness < Fitness.NEVER and "\n" not in text:
            yield passage.start, passage.end
