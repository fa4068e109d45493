"""Counts: every figure of a report with what it counts and the words around it, in any language. No model.

A measure (see `measures`) needs a verb that says plainly what its figure is about. A count needs only a noun
right after the figure, a unit, a currency or a share: "about 41,000 vehicles cross the bridge every day". So
there are many more of them, and whether two are about one thing is judged by the words around (see
`alignment_of_counts`). In a language without tables only figures in digits before a noun are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.language import any_language, units
from digest.summarise.compare.measures import PEOPLE, PER_CENT
from digest.summarise.read.editing import Fitness
from digest.summarise.read.figures import figures
from digest.text.tokens import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language
    from digest.summarise.read.passages import Passage

MONEY = "$£€"
_SIGN = re.compile(f"[{MONEY}]")
_NOUN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_MARK = re.compile(r"[.,;:()—–!?\"“”]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MOST_MODIFIERS = 3
"""Words that may stand between a figure and the noun that it counts (chosen by reading; not measured)."""
_BEFORE = 110
"""Characters before a figure whose words say what it is about (chosen by reading; not measured)."""
_AFTER = 90
"""Characters after a figure whose words say what it is about (chosen by reading; not measured)."""
_CLOSE = 50
"""Characters before and after a figure whose words say most about it (chosen by reading; not measured)."""
_ELSEWHERE = re.compile(
    r"(?<![\w.,/-])(?<!\d\s)(?P<figure>\d{1,3}(?:[.,\s]\d{3})+|\d+(?:[.,]\d+)?)(?![\w.,/-]*\d)"
    rf"\s?(?P<scale>(?:{'|'.join(sorted(any_language.SCALES, key=len, reverse=True))})(?![a-zà-ÿ]))?"
    r"\s?(?:de\s|d['’])?(?P<noun>[\u3400-\u9fff\u3040-\u30ff]{2}|[^\W\d_]{4,})"
)
"""A figure in digits and the noun after it, in a language without tables."""
_AGE = re.compile(r"\s?-\s?old\b|\sold\b")
_UNSPACED = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]{2,}")
"""A run of letters without blanks between words; its pairs of letters stand for words."""
_GROUPED = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+")
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]{4,})\s+$")
_FIRST_WORD = re.compile(r"\s+(?P<word>[^\W\d_]{4,})")
_STEM_ELSEWHERE = 6
"""Letters at its beginning by which a noun of a language without tables is known again (not measured)."""


@dataclass(frozen=True, eq=False)
class Count:
    """A figure of a passage, with what it counts and the words around it."""

    value: float
    unit: str
    """What is counted: the stem of a noun (``vehicle``), a unit of measure (``mile``), or a sign (``%``)."""
    kind: str
    """The kind of the unit: ``people``, ``money``, ``share``, ``measure`` or ``thing``."""
    modifiers: frozenset[str]
    """The words between the figure and the noun, as stems: "assault" in "nine assault rifles"."""
    is_approximate: bool
    start: int
    """The index of the figure's first character in the passage's text, with "about" before it."""
    end: int
    """The index after the noun."""
    digits: tuple[int, int]
    """Where the figure itself starts and ends."""
    passage: Passage

    @property
    def language(self) -> Language:
        """The tables of the language that the count's article is written in."""
        return self.passage.language

    @cached_property
    def before(self) -> frozenset[str]:
        """The content words right before the figure."""
        return self._words(max(0, self.digits[0] - _CLOSE), self.digits[0])

    @cached_property
    def after(self) -> frozenset[str]:
        """The content words right after the figure."""
        return self._words(self.digits[1], self.digits[1] + _CLOSE)

    @cached_property
    def near(self) -> frozenset[str]:
        """The content words around the figure, without its unit."""
        start, end = self.digits
        return self._words(max(0, start - _BEFORE), start) | self._words(end, end + _AFTER)

    @cached_property
    def around(self) -> frozenset[str]:
        """The content words of the sentence, without its unit."""
        return frozenset(word for word in self.passage.content if not word[0].isdigit()) - {self.unit}

    @cached_property
    def beside(self) -> frozenset[str]:
        """The two words that stand right before the figure and right after the noun, in lower case."""
        text = self.passage.text
        around = (_LAST_WORD.search(text[: self.start]), _FIRST_WORD.match(text[self.end :]))
        return frozenset(match["word"].lower() for match in around if match)

    @property
    def has_own_tables(self) -> bool:
        """Whether the article's language has tables of its own."""
        return has_own_tables(self.passage)

    @cached_property
    def period(self) -> str:
        """The time that the figure is for: ``day`` in "41,000 vehicles a day"; empty for none."""
        start, end = self.digits
        tables = self.language.counted
        match = tables.per.search(self.passage.text[end : end + _AFTER]) or tables.per.search(
            self.passage.text[max(0, start - _CLOSE) : start]
        )
        return tables.periods.get(match[0].split()[-1].lower(), "") if match else ""

    def _words(self, start: int, end: int) -> frozenset[str]:
        text = self.passage.text
        while 0 < start < len(text) and text[start - 1].isalnum():
            start += 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end -= 1
        found = content_words(text[start:end], self.language)
        for run in _UNSPACED.findall(text[start:end]):
            found.extend(map("".join, pairwise(run)))
        return frozenset(word for word in found if not word[0].isdigit()) - {self.unit}


def counts(found: Sequence[Passage]) -> list[Count]:
    """The counts of all passages that may be printed, in their order."""
    return [
        count
        for passage in found
        if passage.fitness is not Fitness.NEVER and passage.analysis.figures
        for count in (_counts if has_own_tables(passage) else _counts_elsewhere)(passage)
    ]


def has_own_tables(passage: Passage) -> bool:
    """Whether the tables are those of the article's own language, and not English ones that stand in."""
    code = passage.article.language[:2].lower()
    return passage.language.has_tables and code in {"", passage.language.code}


def _counts(passage: Passage) -> Iterator[Count]:
    tables = passage.language.counted
    for match in tables.figure.finditer(passage.text):
        values = figures(_SIGN.sub("", f"{match['figure']} {match['scale'] or ''}"), passage.language)
        if len(values) != 1 or (counted := _counted(passage, match)) is None:
            continue
        unit, kind, modifiers, end = counted
        yield Count(
            value=float(values[0]),
            unit=unit,
            kind=kind,
            modifiers=modifiers,
            is_approximate=match["about"] is not None,
            start=match.start(),
            end=end,
            digits=match.span("figure"),
            passage=passage,
        )


def _counted(passage: Passage, match: re.Match[str]) -> tuple[str, str, frozenset[str], int] | None:
    """The unit of a figure, its kind, the words between, and where its noun ends; `None` for no noun."""
    end = match.end("scale") if match["scale"] else match.end("figure")
    if match["percent"]:
        return PER_CENT, "share", frozenset(), match.end("percent")
    if match["figure"][0] in MONEY:
        return match["figure"][0], "money", frozenset(), end
    modifiers: list[str] = []
    text, last = passage.text, end
    for word in _NOUN_WORD.finditer(text, end, end + _CLOSE):
        if _MARK.search(text, last, word.start()) or len(modifiers) > _MOST_MODIFIERS:
            return None
        last = word.end()
        small = word[0].lower()
        if _AGE.match(text, last):
            return None
        if kind := _kind(small, passage.language):
            return _unit(small, kind, passage.language), kind, frozenset(modifiers), last
        if small in passage.language.words.grammar:
            return None
        modifiers.append(stem(small))
    return None


def _kind(word: str, language: Language) -> str:
    """The kind of unit that a word after a figure names; empty where it is no noun that is counted."""
    tables = language.counted
    if word in units.UNITS:
        return "measure"
    is_victim = word in tables.tolls and not tables.plural.fullmatch(word)
    if is_victim or not tables.persons.isdisjoint({word, stem(word)}):
        return "people"
    if word in language.words.grammar:
        return ""
    return "thing" if tables.plural.fullmatch(word) else ""


def _unit(word: str, kind: str, language: Language) -> str:
    """The word by which a noun's counts are put together: all that tolls count are people."""
    if kind == "people" and (word in language.counted.people or word in language.counted.tolls):
        return PEOPLE
    return units.UNITS.get(word, stem(word))


def _counts_elsewhere(passage: Passage) -> Iterator[Count]:
    """The figures in digits before a noun, in a text of a language without tables of its own."""
    for match in _ELSEWHERE.finditer(passage.text):
        noun = match["noun"].lower()
        if _is_date_or_measure(match, noun):
            continue
        yield Count(
            value=_value_elsewhere(match),
            unit=noun[:_STEM_ELSEWHERE],
            kind="thing",
            modifiers=frozenset(),
            is_approximate=False,
            start=match.start(),
            end=match.end(),
            digits=match.span("figure"),
            passage=passage,
        )


def _is_date_or_measure(match: re.Match[str], noun: str) -> bool:
    is_year = _YEAR.fullmatch(match["figure"]) is not None and not match["scale"]
    names_time = any_language.DATE_WORD.fullmatch(noun) or noun in any_language.COUNTED_TIMES
    return is_year or noun in units.UNITS or bool(names_time)


def _value_elsewhere(match: re.Match[str]) -> float:
    """The value of a figure: a mark before each three digits parts thousands, another is a decimal point."""
    digits = match["figure"]
    is_grouped = _GROUPED.fullmatch(digits) is not None
    plain = re.sub(r"\D", "", digits) if is_grouped else digits.replace(",", ".")
    return float(plain) * any_language.SCALES.get((match["scale"] or "").lower(), 1)
