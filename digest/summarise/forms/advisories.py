"""An advisory: the number it goes by, the product and how grave it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest import language
from digest.models import Fact, Form, Kind
from digest.summarise.forms.filled import Filled, fact, slice_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Article

_ID = re.compile(
    r"\b(CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3}|VU#\d{4,}|[A-Z]{2,8}-(?:SA-)?\d{2,6}(?:[-:]\d{1,6}){1,2}|"
    r"[A-Z]{2,8}-SA-\d{2}:\d+(?:\.\w+)?)\b"
)
_SCORE = re.compile(r"\b(CVSS(?:[ :]?v?\d(?:\.\d)?)?[^\n.;]{0,24}?\b\d{1,2}\.\d)\b")
_WORD = re.compile(r"[^\W_][\w.+/-]*\w|\w")
_PRODUCT_WORDS = 4
"""Words of a product's name at most (chosen by reading; not measured)."""


def advisory(article: Article) -> Filled | None:
    """Number, product and severity; nothing where there is no number, or nothing beside it."""
    number = _number(article)
    if number is None:
        return None
    grave = fact("severity", article, _SCORE) or fact(
        "severity", article, language.of(article.language).forms.severity
    )
    facts = tuple(one for one in (number, _product(article), grave) if one)
    if len(facts) == 1:
        return None
    return Filled(form=Form(kind=Kind.ADVISORY, facts=facts))


def _number(article: Article) -> Fact | None:
    """The number in the headline, cited where the text has it too; else the first in the text."""
    named = _ID.search(article.headline)
    if named is None:
        return fact("id", article, _ID)
    start = article.text.find(named[0])
    if start < 0:
        return Fact(name="id", text=named[0])
    return slice_as("id", article, (start, start + len(named[0])))


def _product(article: Article) -> Fact | None:
    """The first name that headline and text have in common, and that is not the number."""
    for name in _names(_ID.sub(" | ", article.headline)):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", article.text)
        if found is not None:
            return slice_as("product", article, found.span())
    return None


def _names(headline: str) -> Iterator[str]:
    """Runs of words in capitals or with figures, the longest of each first; a lone first word comes last."""
    words = list(_WORD.finditer(headline))
    named = [word for word in words if word[0][0].isupper() or any(map(str.isdigit, word[0]))]
    late: list[str] = []
    for place, first in enumerate(named):
        if place and _are_neighbours(named[place - 1], first, headline):
            continue
        run = [first]
        for other in named[place + 1 :]:
            if len(run) < _PRODUCT_WORDS and _are_neighbours(run[-1], other, headline):
                run.append(other)
        for size in range(len(run), 0, -1):
            name = headline[first.start() : run[size - 1].end()]
            if first is words[0] and size == 1:
                late.append(name)
            else:
                yield name
    yield from late


def _are_neighbours(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    return text[one.end() : other.start()] == " "
