"""Figures that outlets give, each with what it counts and what is said of it.

A figure is read only where a verb says plainly what it is about: "will cost 40 million crowns", "cancelled
190 operations", "twelve people were hurt". The verb, the noun counted and the subject are what figures of
two outlets are compared by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.language.en.numbers import (
    APPROXIMATE,
    ELSEWHEN,
    IRREGULAR_VERBS,
    NOT_COUNTED,
    PART_OF_WHOLE,
    PERSONS,
    PREDICATES,
    THRESHOLDS,
    TOLLS,
)
from digest.summarise.read.editing import Fitness
from digest.summarise.read.figures import figures
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.summarise.read.passages import Passage

_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_FIGURE = (
    rf"(?:(?P<about>{APPROXIMATE})\s+)?"
    rf"(?<![\w.,$£€-])(?P<figure>[$£€]?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|[$£€]?\d+(?:\.\d+)?"
    rf"|\b(?:(?:{_TENS})-(?:one|{_UNITS})|{_UNITS}|{_TEENS}|{_TENS})\b)"
    r"(?![\w-]|[.,]\d)(?:\s+(?P<scale>thousand|million|billion|trillion)\b)?(?:\s*(?P<percent>%|per\s?cent\b|percent\b))?"
)
_VERB_BEFORE = re.compile(
    r"(?P<verb>\b[a-z]+)(?:\s+(?P<to>by|to|at))?(?:\s+(?:an\s+estimated|[a-z]+s))?\s+$", re.IGNORECASE
)
_MEASURE = re.compile(rf"{_FIGURE}(?P<following>(?:\s+[a-z][a-z-]+){{0,3}})", re.IGNORECASE)
_VERB_AFTER = re.compile(
    r"^\s+(?:(?:have|has|had|were|was|are|is)\s+)?(?:(?:also|now|since|already)\s+)?(?:(?:been|being)\s+)?"
    r"(?P<verb>[a-z]+(?:ed|en|nt)|hurt|dead|missing|lost|cut|died|held|sent|shot)\b",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"[,;:—–]\s|\s(?:after|while|as|because|when|but|that said)\s|\sand\s(?=[a-z])")
_CLAUSE_END = re.compile(r"[,;:—–]\s|\s(?:after|while|as|because|when|but)\s|\sand\s(?=[a-z])|\.\s*$")
_NOT_SUBJECT = re.compile(
    r"\s+(?:(?:that|which|who|would|will|could|may|might|has|have|had|now|to|also)\s*)+$"
)
_IN_MONTH = re.compile(
    r"\b[Ii]n (January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_PEOPLE_AFTER_ALL = frozenset({"people", "person"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that says something of a thing, as a passage gives it."""

    value: float
    unit: str
    """The noun counted, stemmed; ``people``, ``crown``, ``%``, ``$``."""
    predicate: str
    """What is said of it, as one word for all that mean the same: ``cost``, ``fall``, ``injured``."""
    is_approximate: bool
    wording: str
    subject: str
    """The words that stand before the verb in its clause, as printed."""
    thing: frozenset[str]
    """The content words of the subject, and of whom the verb touches."""
    context: frozenset[str]
    """The other content words of its sentence."""
    passage: Passage

    @property
    def key(self) -> tuple[str, str]:
        """What must be the same for two figures to be compared."""
        return self.unit, self.predicate

    @property
    def is_toll(self) -> bool:
        """Whether it counts people whom something happened to."""
        return self.unit == "people" and self.predicate in TOLLS.values()


def measures(found: Sequence[Passage]) -> list[Measure]:
    """Every figure with what it counts: outside quotations, about this time, once a thing and sentence."""
    result: list[Measure] = []
    for passage in found:
        if passage.fitness is Fitness.NEVER or "“" in passage.text or '"' in passage.text:
            continue
        own = list(_measures(passage))
        keys = [(measure.key, measure.thing) for measure in own]
        result.extend(measure for measure, key in zip(own, keys, strict=True) if keys.count(key) == 1)
    return result


def _measures(passage: Passage) -> Iterator[Measure]:
    if _names_another_time(passage):
        return
    for match in _MEASURE.finditer(passage.text):
        counted = _counted(match)
        values = figures(re.sub(r"[$£€]", "", f"{match['figure']} {match['scale'] or ''}"))
        if counted is None or len(values) != 1 or _is_of_another_whole(passage.text, match):
            continue
        said = _said(passage.text, match, counted)
        if said is not None:
            yield _measure(passage, match, float(values[0]), counted, said)


def _names_another_time(passage: Passage) -> bool:
    """Whether the sentence goes back to another year than its article's, or to another month: "in July"."""
    at = passage.article.at
    years = set(re.findall(r"\b(?:1[89]|20)\d\d\b", passage.text))
    months = set(_IN_MONTH.findall(passage.text))
    return bool(years - {str(at.year)} or months - {at.strftime("%B")})


def _measure(
    passage: Passage, match: re.Match[str], value: float, counted: _Counted, said: _Predicate
) -> Measure:
    text = passage.text
    begin = min(match.start(), said.start)
    subject = _subject(text[:begin])
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
    """What a figure counts, and where its wording ends."""

    unit: str
    end: int
    is_person: bool = False


def _counted(match: re.Match[str]) -> _Counted | None:
    """The noun, currency or per cent after a figure; `None` when that is not plain."""
    if match["percent"]:
        return _Counted("%", match.end("percent"))
    if match["figure"][0] in "$£€":
        return _Counted(match["figure"][0], match.end("scale") if match["scale"] else match.end("figure"))
    for word in re.finditer(r"[a-z][a-z-]+", match["following"], re.IGNORECASE):
        small, end = word[0].lower(), match.start("following") + word.end()
        if small in TOLLS:
            return _Counted("people", match.end("figure"), is_person=True)
        if small in STOPWORDS or stem(small) in NOT_COUNTED or small.replace("-", "") in NOT_COUNTED:
            return None
        if small in PERSONS or stem(small) in PERSONS:
            unit = "people" if small in _PEOPLE_AFTER_ALL else stem(small)
            return _Counted(unit, end, is_person=True)
        if small.endswith("s") and not small.endswith(("ss", "us", "is")):
            return _Counted(stem(small), end)
    return None


def _is_of_another_whole(text: str, match: re.Match[str]) -> bool:
    """Whether its clause is about another time, or its figure about a part or a further number."""
    clause = text[_clause_start(text[: match.start()]) : match.start()]
    rest = text[match.start() :]
    ending = _CLAUSE_END.search(rest)
    clause += rest[: ending.start()] if ending else rest
    return bool(re.search(ELSEWHEN, clause, re.IGNORECASE) or re.search(PART_OF_WHOLE, clause, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class _Predicate:
    """What is said of a figure, and where its words stand."""

    name: str
    start: int
    end: int


def _said(text: str, match: re.Match[str], counted: _Counted) -> _Predicate | None:
    """The verb right before the figure or right after the noun; of people, what happened to them."""
    after = _VERB_AFTER.match(text[counted.end :])
    if after and (name := _predicate(after["verb"].lower(), "", counted)):
        return _Predicate(name, match.start(), counted.end + after.end())
    before = _VERB_BEFORE.search(text[: match.start()])
    if before and (name := _predicate(before["verb"].lower(), (before["to"] or "").lower(), counted)):
        return _Predicate(name, before.start("verb"), match.end("figure"))
    return None


def _predicate(verb: str, to: str, counted: _Counted) -> str:
    """One word for all verbs that mean the same; empty for what is no verb."""
    if counted.is_person and verb in TOLLS:
        return TOLLS[verb] if counted.unit == "people" else ""
    if verb in TOLLS or verb in THRESHOLDS:
        return ""
    goal = f" {to}" if to in {"to", "at"} else ""
    if verb in PREDICATES:
        return PREDICATES[verb] + goal
    if verb in IRREGULAR_VERBS or (len(verb) > 4 and verb.endswith("ed")):
        return verb + goal
    return ""


def _clause_start(before: str) -> int:
    return max((match.end() for match in _CLAUSE_START.finditer(before)), default=0)


def _subject(before: str) -> str:
    """The words of its clause before a verb, without auxiliaries."""
    clause = _NOT_SUBJECT.sub("", before[_clause_start(before) :].rstrip() + " ").strip()
    return re.sub(r"^(?:and|but|or)\s+", "", clause)
