"""Measures: the figures that outlets give, each with the noun that it counts and the verb that is said of it.

A figure is read only where a verb says plainly what it is about: "will cost 40 million crowns", "cancelled
190 operations", "twelve people were hurt". Figures of two outlets are compared if they have the same verb,
the same noun counted and a similar subject. The words and patterns come from `language.counted` of the
article's language. A toll is a count of people to whom something happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summarise.read.editing import Fitness
from digest.summarise.read.figures import figures
from digest.text.tokens import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language
    from digest.summarise.read.passages import Passage

COST = "cost"
"""The predicate of all verbs of price. The tables of languages use the same name."""
PER_CENT = "%"
PEOPLE = "people"
"""The unit of all counts of people, tolls among them."""
_CURRENCIES = "$£€"
_CURRENCY = re.compile(f"[{_CURRENCIES}]")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_COUNTED_WORD = re.compile(r"[a-z][a-z-]+", re.IGNORECASE)
_LONGEST = 2_000
"""Characters of a sentence that is compared: each figure looks over it, so a longer one (a table without full
stops) would cost the square of its length. Chosen by reading; not measured."""
_QUOTATION_MARKS = '“"'


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that a passage gives, with what it counts, of which thing, and what is said of it."""

    value: float
    unit: str
    """What is counted: the stem of a noun, or a sign: ``people``, ``crown``, ``%``, ``$``."""
    predicate: str
    """What the verb says of the figure; verbs that mean the same share one word: ``cost``, ``injured``."""
    is_approximate: bool
    wording: str
    subject: str
    """The words before the verb in its clause, as printed."""
    thing: frozenset[str]
    """The content words of the subject, and of the words between verb and figure."""
    context: frozenset[str]
    """The other content words of its sentence."""
    passage: Passage

    @property
    def key(self) -> tuple[str, str]:
        """Unit and predicate: two figures are compared only where both are the same."""
        return self.unit, self.predicate

    @property
    def is_toll(self) -> bool:
        """Whether the measure counts people to whom something happened."""
        return self.unit == PEOPLE and self.predicate in self.language.counted.tolls.values()

    @property
    def language(self) -> Language:
        """The tables of the language that the measure's article is written in."""
        return self.passage.language


def measures(found: Sequence[Passage]) -> list[Measure]:
    """The measures of the passages `found`, in their order.

    Sentences with quotation marks are left out, and so are sentences about another time than their article's.
    If a sentence gives two figures for one thing, both are left out.
    """
    result: list[Measure] = []
    for passage in found:
        if len(passage.text) > _LONGEST or passage.fitness is Fitness.NEVER:
            continue
        if any(mark in passage.text for mark in _QUOTATION_MARKS):
            continue
        own = list(_measures(passage, passage.language))
        keys = [(measure.key, measure.thing) for measure in own]
        result.extend(measure for measure, key in zip(own, keys, strict=True) if keys.count(key) == 1)
    return result


def _measures(passage: Passage, language: Language) -> Iterator[Measure]:
    if _names_another_time(passage, language):
        return
    for match in language.counted.figure.finditer(passage.text):
        counted = _counted(match, language)
        values = figures(_CURRENCY.sub("", f"{match['figure']} {match['scale'] or ''}"))
        if counted is None or len(values) != 1 or _is_of_another_whole(passage.text, match, language):
            continue
        said = _said(passage.text, match, counted, language)
        if said is not None:
            yield _measure(passage, match, float(values[0]), counted, said, language)


def _names_another_time(passage: Passage, language: Language) -> bool:
    """Whether the sentence names another year or month than that of its article: "in July"."""
    at, tables = passage.article.at, language.counted
    years = set(_YEAR.findall(passage.text))
    months = {tables.months[match["month"]] for match in tables.in_month.finditer(passage.text)}
    return bool(years - {str(at.year)} or months - {at.month})


def _measure(
    passage: Passage,
    match: re.Match[str],
    value: float,
    counted: _Counted,
    said: _Predicate,
    language: Language,
) -> Measure:
    text = passage.text
    begin = min(match.start(), said.start)
    subject = _subject(text[:begin], language)
    touched = text[said.start : match.start()] if said.start < match.start() else ""
    return Measure(
        value=value,
        unit=counted.unit,
        predicate=said.name,
        is_approximate=match["about"] is not None,
        wording=text[begin : max(counted.end, said.end)].strip(" ,."),
        subject=subject,
        thing=frozenset(content_words(f"{subject} {touched.partition(' ')[2]}")),
        context=frozenset(word for word in passage.content if not word[0].isdigit()) - {counted.unit},
        passage=passage,
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a figure counts, and the index of the character after its wording."""

    unit: str
    end: int
    is_person: bool = False


def _counted(match: re.Match[str], language: Language) -> _Counted | None:
    """The noun, currency or per cent that a figure counts; `None` if none can be read with certainty."""
    if match["percent"]:
        return _Counted(PER_CENT, match.end("percent"))
    if match["figure"][0] in _CURRENCIES:
        return _Counted(match["figure"][0], match.end("scale") if match["scale"] else match.end("figure"))
    tables, grammar = language.counted, language.words.grammar
    for word in _COUNTED_WORD.finditer(match["following"]):
        small, end = word[0].lower(), match.start("following") + word.end()
        if small in tables.tolls:
            return _Counted(PEOPLE, match.end("figure"), is_person=True)
        if small in grammar or not {stem(small), small.replace("-", "")}.isdisjoint(tables.not_counted):
            return None
        if small in tables.persons or stem(small) in tables.persons:
            return _Counted(PEOPLE if small in tables.people else stem(small), end, is_person=True)
        if tables.plural.fullmatch(small):
            return _Counted(stem(small), end)
    return None


def _is_of_another_whole(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether the clause is about another time, or the figure about a part, or about more of the same."""
    tables = language.counted
    clause = text[_clause_start(text[: match.start()], language) : match.start()]
    rest = text[match.start() :]
    ending = tables.clause_end.search(rest)
    clause += rest[: ending.start()] if ending else rest
    return bool(tables.elsewhen.search(clause) or tables.part_of_whole.search(clause))


@dataclass(frozen=True, slots=True)
class _Predicate:
    """What the verb says of a figure, and the indexes of the characters where its words start and end."""

    name: str
    start: int
    end: int


def _said(text: str, match: re.Match[str], counted: _Counted, language: Language) -> _Predicate | None:
    """The predicate of the verb right after the noun counted, or else of the verb right before the figure."""
    tables = language.counted
    after = tables.verb_after.match(text[counted.end :])
    if after and (name := _predicate(after["verb"].lower(), "", counted, language)):
        return _Predicate(name, match.start(), counted.end + after.end())
    before = tables.verb_before.search(text[: match.start()])
    if before and (
        name := _predicate(before["verb"].lower(), (before["to"] or "").lower(), counted, language)
    ):
        return _Predicate(name, before.start("verb"), match.end("figure"))
    return None


def _predicate(verb: str, to: str, counted: _Counted, language: Language) -> str:
    """The one word for all verbs that mean the same as `verb`; empty if it is not a verb of figures."""
    tables = language.counted
    if counted.is_person and verb in tables.tolls:
        return tables.tolls[verb] if counted.unit == PEOPLE else ""
    if verb in tables.tolls or verb in tables.milestones:
        return ""
    goal = f" {to}" if to in tables.goals else ""
    if verb in tables.predicates:
        return tables.predicates[verb] + goal
    if verb in tables.irregular_past or tables.regular_past.fullmatch(verb):
        return verb + goal
    return ""


def _clause_start(before: str, language: Language) -> int:
    return max((match.end() for match in language.counted.clause_start.finditer(before)), default=0)


def _subject(before: str, language: Language) -> str:
    """The subject of a verb: the words of its clause before it, without auxiliaries and conjunctions."""
    clause = before[_clause_start(before, language) :].rstrip() + " "
    return language.counted.conjunction.sub("", language.counted.after_subject.sub("", clause).strip())
