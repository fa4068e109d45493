"""The choice of a story's headline: the one of its articles' that an editor would most likely print.

The headline chosen is cleaned of labels and of outlets' names, and shortened.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import digest.language as languages
from digest.language import ENGLISH, NEUTRAL
from digest.summarise.choose.headline_judge import shipped
from digest.summarise.choose.headline_signs import OPENING, Told, signs_of
from digest.summarise.read.editing import edit
from digest.summarise.read.figures import figures
from digest.summarise.read.mentions import named_alone, surnames
from digest.summarise.read.passages import voices
from digest.summarise.read.quotations import QUOTED as _QUOTED
from digest.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from digest.language import Language
    from digest.models import Article, Story

MAX_LENGTH = 90
"""A printed headline is cut to this number of characters where a clause ends. Chosen by reading; not
measured."""
LONGEST = 140
"""A headline of at most this number of characters is printed whole if it cannot be cut where a clause ends:
.997 of the outlets' headlines in NeuS are not longer (decision 0041)."""
_INTRODUCTION = 3_000
"""People are introduced within this number of characters at the beginning of an article. Chosen by reading;
not measured."""
_MIN_COMPARED = 3
"""A surname alone counts against a headline only in a story with at least this number of headlines (decision
0010)."""
_SUPERSEDED = 4.0
"""The log-odds that a headline loses if its report is out of date: no sign outweighs it. Chosen by reading;
not measured."""
_DIARY = 3.0
"""The log-odds that a headline of a live page, a diary or a series loses; the editor's marks have too few to
learn from. Chosen by reading; not measured."""
_OWN_VOICE = 2.0
"""The log-odds that a headline loses if the outlet speaks for itself outside quotations: "We will pay".
Chosen by reading; not measured."""
_UNINTRODUCED = 1.0
"""The log-odds that a headline loses if it names only strangers: people given by surname alone, whom no other
headline names (decision 0010)."""
_UNHEARD = 1.5
"""The log-odds that a headline loses for every figure that no article's text has. Chosen by reading; not
measured."""
_MAX_SITE_WORDS = 4
"""An outlet's name after a headline has at most this number of words. Chosen by reading; not measured."""
_MIN_WORDS = 4
"""A headline of fewer words than this is a label. Chosen by reading; not measured."""
_MIN_KEPT = 30
"""A clause is cut off at the end only if more than this number of characters is left. Chosen by reading; not
measured."""
_MIN_SHOUTED = 13
"""A headline in capitals is shouted if it has at least this number of characters; a shorter one may be a
name. Chosen by reading; not measured."""

_MARKS_BEFORE = re.compile(r"^\W+\s*(?:\d+)?\s*[:|–—-]+\s+")
_CUT_OFF = " ,;:–—-"
_PHRASE_END = re.compile(r"[.?!;,:](?=\s)|\s[–—-]\s|[。！？；，]")
_SITE_NAME = re.compile(r"\s+[|–—•·»-]\s+(?P<site>[^|–—•·»]{2,40})$")
_LOUD = re.compile(r"!|\b[A-Z]{4,} [A-Z]{4,}\b")
_SCARE_QUOTE = re.compile(r"(?<!\w)[‘'\"“](?:\w+[!?.,]?(?: \w+)?)[’'\"”](?!\w)|^[‘'\"“]")


@dataclass(frozen=True, slots=True)
class Judged:
    """A headline that might be printed, and what the judge thinks of it."""

    article: Article
    text: str
    """As it would be printed."""
    score: float
    """The difference of two headlines' scores is the log-odds that an editor prefers the first."""
    because: tuple[str, ...]
    """What spoke most for or against it, in words, strongest first."""


def headline(story: Story, behind: Collection[str] = ()) -> str:
    """The headline to print.

    It is the one that an editor would most likely choose among the originals' (`headline_judge`), cleaned and
    shortened. `behind` holds the URLs of articles that are out of date, whose headlines come last.
    """
    found = judged(story, behind)
    return found[0].text if found else shortened(_first_words(voices(story)))


def judged(story: Story, behind: Collection[str] = ()) -> list[Judged]:
    """The headlines of a story's originals, in the language of most of them, the one to print first."""
    articles = _compared(story)
    if not articles:
        return []
    told = told_of(articles)
    signs = signs_of(told)
    judge = shipped(has_tables=told[0].language.has_tables)
    taken_off = _taken_off(articles, told, behind)
    found = [
        Judged(
            article=article,
            text=told[number].text,
            score=float(score) - sum(taken_off[number].values()),
            because=(*taken_off[number], *judge.reasons(signs, number)),
        )
        for number, (article, score) in enumerate(zip(articles, judge.scores(signs), strict=True))
    ]
    return sorted(found, key=lambda one: -one.score)


def told_of(articles: Sequence[Article]) -> list[Told]:
    """The headlines of articles as they would be printed, with what the judge may know of them."""
    return [
        Told(
            text=shortened(cleaned(article), language=_language(article)),
            opening=article.text[:OPENING],
            language=_tables(article),
        )
        for article in articles
    ]


def _compared(story: Story) -> list[Article]:
    """The originals that have a headline, in the language of most of them."""
    named = [article for article in story.originals or story.articles if cleaned(article)]
    codes = Counter(article.language[:2] for article in named)
    most = max(codes.values(), default=0)
    chosen = next((code for code in codes if codes[code] == most), "")
    return [article for article in named if article.language[:2] == chosen]


def _tables(article: Article) -> Language:
    """The tables that the words of a headline are judged by: none for a language that has none of its own."""
    own = languages.of(article.language)
    return own if article.language[:2].lower() in {"", own.code} else NEUTRAL


def _taken_off(
    articles: Sequence[Article], told: Sequence[Told], behind: Collection[str]
) -> list[dict[str, float]]:
    """For each headline, what the house's own rules hold against it: reason → log-odds taken off."""
    texts = [one.text for one in told]
    strangers = _names_only_unintroduced(articles, texts)
    figured = [frozenset(figures(text)) for text in texts]
    heard = _heard(articles) if any(figured) and any(article.text for article in articles) else None
    found = []
    for number, article in enumerate(articles):
        table, text = _language(article).headlines, texts[number]
        is_diary = table.diary.search(text) is not None
        speaks = table.first_person.search(_QUOTED.sub("", text)) is not None
        unheard = 0 if heard is None else _unheard(figured[number], heard)
        rules = (
            ("its report is out of date", _SUPERSEDED * (article.url in behind)),
            ("it belongs to a live page, a diary or a series", _DIARY * is_diary),
            ("its outlet speaks for itself", _OWN_VOICE * speaks),
            ("it names only strangers", _UNINTRODUCED * strangers[number]),
            ("no report has its figure", _UNHEARD * unheard),
        )
        found.append({reason: weight for reason, weight in rules if weight})
    return found


def _language(article: Article) -> Language:
    """The language whose tables an article's headline is read with.

    It is English for a language without tables, since outlets in any language set English labels before their
    headlines: "LIVE", "Video".
    """
    own = languages.of(article.language)
    return ENGLISH if own is NEUTRAL else own


def _names_only_unintroduced(articles: Sequence[Article], candidates: Sequence[str]) -> list[bool]:
    """Whether each headline names people only by surnames that no other headline has: who is that?

    Presidents, monarchs and popes are known by the surname alone.
    """
    if len(candidates) < _MIN_COMPARED:
        return [False] * len(candidates)
    language = _language(articles[0])
    openings = [article.text[:_INTRODUCTION] for article in articles]
    people = surnames(openings, language)
    known = {name for opening in openings for name in language.mentions.known_by_surname.findall(opening)}
    named = [named_alone(candidate, people, language) for candidate in candidates]
    count = Counter(name for candidate in candidates for name in people if name in candidate)
    return [bool(names) and all(count[name] == 1 and name not in known for name in names) for names in named]


# --------------------------------------------------------------------------- cleaning


def cleaned(article: Article) -> str:
    """An article's headline without the outlet's name, labels and shouting."""
    language = _language(article)
    text = " ".join(article.headline.split())
    text = _without_site_name(text, article.publisher, language)
    before = ""
    while before != text:
        before = text
        text = _without_labels(text, language)
    if text.isupper() and len(text) >= _MIN_SHOUTED:
        text = text.capitalize()
    return text.strip(" .|–—-·•").replace(" ,", ",") if not text.endswith("...") else text.strip()


def _without_labels(text: str, language: Language) -> str:
    """The headline without one label before it and one after it: "LIVE: … [Video]".

    A label that says it is a view or a document stays, for without it an opinion would be told as a fact.
    """
    table = language.headlines
    if table.view.match(text) is None:
        text = table.label.sub("", text)
    return table.trailing_label.sub("", _MARKS_BEFORE.sub("", text))


def _without_site_name(text: str, publisher: str, language: Language) -> str:
    """The headline without the part after its last bar or dash, if that names the outlet or its section."""
    while (match := _SITE_NAME.search(text)) and _is_site_name(match["site"], publisher, language):
        text = text[: match.start()]
    return text


def _is_site_name(tail: str, publisher: str, language: Language) -> bool:
    """Whether the part after a bar or a dash is the publisher's name, or looks like an outlet's name."""
    small = tail.lower().strip()
    if publisher and (small in publisher.lower() or publisher.lower() in small):
        return True
    is_short = len(small.split()) <= _MAX_SITE_WORDS
    return is_short and bool(language.headlines.site_word.search(small)) and tail[:1].isupper()


# --------------------------------------------------------------------------- faults


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that makes a headline poor."""

    name: str
    weight: int
    """How bad the fault is; the headline with the smallest sum of weights is printed."""
    example: str
    is_in: Callable[[str, Language], bool]
    """Tells whether a headline in a language has the fault."""


SHAPE_FAULTS = (
    Fault("a question", 2, "Will the council build the bridge?", lambda text, _: "?" in text),
    Fault(
        "a diary, a live page or a series",
        2,
        "Storm over Norrby: list of key events, day 12",
        lambda text, language: language.headlines.diary.search(text) is not None,
    ),
    Fault(
        "bait",
        1,
        "Shocking bill for the new bridge in Norrby",
        lambda text, language: language.headlines.bait.search(text) is not None,
    ),
    Fault(
        "a voice of its own",
        1,
        "Bridge in Norrby shows how poor we are",
        lambda text, language: language.headlines.first_person.search(text) is not None,
    ),
    Fault("shouting", 1, "Council approves the bridge at last!", lambda text, _: bool(_LOUD.search(text))),
    Fault("too few words", 1, "Council approves bridge", lambda text, _: len(text.split()) < _MIN_WORDS),
    Fault(
        "an open end",
        1,
        "Council approves the new bridge and …",
        lambda text, _: text.endswith(("...", "…", ":")),
    ),
    Fault(
        "a curly quotation mark without its other",
        1,
        "Council calls the bridge “a folly",
        lambda text, _: text.count("“") != text.count("”"),
    ),
    Fault(
        "a straight quotation mark without its other",
        1,
        'Council calls the bridge "a folly',
        lambda text, _: text.count('"') % 2 == 1,
    ),
    Fault(
        "too long, and nothing that may be cut",
        1,
        "The council of the town of Norrby on the river Alder approves the building of a second bridge there",
        lambda text, language: len(shortened(text, language=language)) > MAX_LENGTH,
    ),
)
"""The faults that make a headline poor even when there is no other to compare it with (decision 0032)."""
SCARE_QUOTES = Fault(
    "a word or two in quotation marks, or an opening in them",
    1,
    "Council approves a ‘folly’ of a bridge",
    lambda text, _: _SCARE_QUOTE.search(text) is not None,
)
"""One or two quoted words show that the outlet keeps its distance; a quotation at the start is another's
voice."""
FAULTS = (*SHAPE_FAULTS, SCARE_QUOTES)


def faults_in(text: str, language: Language = ENGLISH, table: Sequence[Fault] = FAULTS) -> list[Fault]:
    """The faults of a headline, in the order of the table."""
    return [fault for fault in table if fault.is_in(text, language)]


def faults(text: str, language: Language = ENGLISH) -> int:
    """The summed weight of a headline's faults: 0 for a plain statement."""
    return sum(fault.weight for fault in faults_in(text, language))


def shape_faults(text: str, language: Language = ENGLISH) -> int:
    """The summed weight of a headline's `SHAPE_FAULTS`; quoted words are not among them."""
    return sum(fault.weight for fault in faults_in(text, language, SHAPE_FAULTS))


# --------------------------------------------------------------------------- figures


def _heard(articles: Sequence[Article]) -> frozenset[str]:
    """Every figure in the articles' texts."""
    return frozenset(figure.rstrip("%") for article in articles for figure in figures(article.text))


def _unheard(stated: Iterable[str], heard: frozenset[str]) -> int:
    """The number of a headline's figures that no article's text has: claims without support in the story."""
    return sum(figure.rstrip("%") not in heard for figure in stated)


# --------------------------------------------------------------------------- length


def shortened(text: str, limit: int = MAX_LENGTH, language: Language = ENGLISH) -> str:
    """`text` cut to `limit` characters where that can be done at the end of a clause.

    A headline that has no such end is printed whole up to `LONGEST` characters; a longer one is cut at a mark
    or, failing that, at a word. No "…" is set: a headline that breaks off is worse than a long one.
    """
    if len(text) > limit:
        text = language.headlines.source_at_the_end.sub("", text)
    while len(text) > limit and (end := _last_clause(text, language)):
        text = text[:end].rstrip(_CUT_OFF)
    if len(text) <= max(limit, LONGEST):
        return text
    marks = [match.start() for match in _PHRASE_END.finditer(text[:LONGEST])]
    if marks and marks[-1] > _MIN_KEPT:
        return text[: marks[-1]].rstrip(_CUT_OFF)
    return text[:limit].rsplit(" ", 1)[0].rstrip(_CUT_OFF)


def _last_clause(text: str, language: Language) -> int:
    """The position of the last clause that may be cut off; 0 if there is none or too little would be left."""
    starts = [match.start() for match in language.headlines.last_clause.finditer(text)]
    return max((start for start in starts if start > _MIN_KEPT), default=0)


def _first_words(articles: Sequence[Article]) -> str:
    """The headline where no article has one: the first sentence of the first text."""
    for article in articles:
        for start, end in sentence_spans(article.text)[:1]:
            return edit(article.text[start:end], opens_article=True)[0].rstrip(".")
    return "Untitled"
