"""Translate briefs into the reader's language sentence by sentence, and check each translation.

The original sentence, which was checked against the reports, is kept beside its translation. The translation
is printed only if it passes the checks of `fidelity`; otherwise the original is printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.summarise.adding.fidelity import Source, can_check, faults
from digest.summarise.adding.named import names_of
from digest.summarise.adding.words import base, folded, words_of
from digest.summarise.parts import Parts
from digest.summarise.write.prompt import inert, report
from digest.summarise.write.prose import without_thoughts
from digest.text.language import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.models import Brief, Sentence, Story
    from digest.summarise.adding.asking import Pen

TASK = (
    "Translate each of these numbered sentences into {language}: one line each, with its number. Keep every "
    "name, number and date exactly, and leave nothing out. Do not translate words in quotation marks as a "
    "quotation: tell them in your own words, without the marks. Answer with the numbered lines alone."
)
_AT_ONCE = 110
"""Most words of the texts in one request: the answer must fit into what a small model may write (chosen
by reading; not measured)."""
_READ = 6_000
"""Characters of each article from which names are collected (chosen by reading; not measured)."""
_ARTICLES = 6
"""Articles of a story from which names are collected (chosen by reading; not measured)."""
_LINE = re.compile(r"^\s*\(?(\d{1,2})[.):]\s*(\S.*)$", re.MULTILINE)
"""A numbered line of an answer: "2. Der Rat …"."""
_SMALL = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-Þ]\w+")
"""A word that begins with a lower-case letter."""
_CANNOT = "writing.language: {language} asks for a translation, and the summariser {name} cannot translate: "
_REMEDY = "name a chat model under `summariser`"


def translated(briefs: Sequence[Brief], language: str, pen: Pen) -> list[Brief]:
    """The briefs with those translations into `language` that pass the checks."""
    if not pen.writes:
        pen.tell(_CANNOT.format(language=language, name=pen.name) + _REMEDY)
        return list(briefs)
    wanted = [_wanted(brief, language, pen) for brief in briefs]
    requests = [(number, part) for number, texts in enumerate(wanted) for part in _parts(texts)]
    answers = pen.answers([_request([text.text for text in part], language) for _, part in requests])
    known: list[dict[str, str]] = [{} for _ in briefs]
    for (number, part), answer in zip(requests, answers, strict=True):
        made = Parts(briefs[number].story, pen.report).of(
            "translation", partial(_checked, answer, part, language), {}
        )
        known[number].update(made)
        pen.report.count("summarise/translated", len(made))
        pen.report.count("summarise/left in its language", len(part) - len(made))
    return [_with(brief, texts) for brief, texts in zip(briefs, known, strict=True)]


def translations(texts: Mapping[str, Sequence[Story]], language: str, pen: Pen) -> dict[str, str]:
    """Text → its translation if that passes the checks; `texts` maps each text to its stories."""
    wanted = list(_of_stories(texts, language)) if pen.writes else []
    parts = list(_parts(wanted))
    answers = pen.answers([_request([text.text for text in part], language) for part in parts])
    made: dict[str, str] = {}
    for part, answer in zip(parts, answers, strict=True):
        made |= _checked(answer, part, language)
    pen.report.count("summarise/translated", len(made))
    pen.report.count("summarise/left in its language", len(wanted) - len(made))
    return made


def _of_stories(texts: Mapping[str, Sequence[Story]], language: str) -> Iterator[Source]:
    """Each text that is not in the reader's `language`, with the names that its stories have."""
    tongues = {text: tongue_of(stories[0]) for text, stories in texts.items()}
    names = {text: names_of(text, tongues[text]).words for text in texts}
    for text, stories in texts.items():
        tongue = tongues[text]
        if base(tongue) == base(language) or not can_check(tongue):
            continue
        known = frozenset[str]().union(*(_names_in(story, tongue) for story in stories))
        others = frozenset[str]().union(*(names[other] for other in texts if other != text))
        yield Source(text, tongue, known, others)


def _request(texts: Sequence[str], language: str) -> str:
    """The request to the model: the numbered texts, then the task."""
    known = words_of(language)
    name = known.name if known else language
    return f"{report([inert(text) for text in texts])}\n\n{TASK.format(language=name)}"


# --------------------------------------------------------------------------- what is translated


def _wanted(brief: Brief, language: str, pen: Pen) -> list[Source]:
    """The texts of a brief that are to be translated; empty if finding them fails, which is reported."""
    return Parts(brief.story, pen.report).of("translation", lambda: list(_passages(brief, language)), [])


def _passages(brief: Brief, language: str) -> Iterator[Source]:
    """Each text of the brief, once; none if it is in the reader's `language` or cannot be checked."""
    texts = [headline_line(brief.summary.headline), *(sentence.text for sentence in sentences_of(brief))]
    tongue = tongue_of(brief.story)
    if base(tongue) == base(language) or not can_check(tongue):
        return
    known = _names_in(brief.story, tongue)
    names = {text: names_of(text, tongue, known).words for text in texts}
    for text in dict.fromkeys(texts):
        others = frozenset[str]().union(*(names[other] for other in texts if other != text))
        yield Source(text, tongue, known, others)


def _names_in(story: Story, tongue: str) -> frozenset[str]:
    """The names inside sentences of a story's articles, without words that also occur in lower case."""
    texts = [article.text[:_READ] for article in story.articles[:_ARTICLES]]
    small = {folded(word) for text in texts for word in _SMALL.findall(text)}
    return frozenset[str]().union(*(names_of(text, tongue).words for text in texts)) - small


def tongue_of(story: Story) -> str:
    """The language of a story: as detected in its lead article, or as declared if detection is unsure."""
    lead = story.lead
    return language_of(lead.text or lead.headline, lead.language)


def sentences_of(brief: Brief) -> list[Sentence]:
    """All sentences that are printed of a brief, except quotations."""
    return [
        *brief.summary.sentences,
        *([brief.why] if brief.why else ()),
        *(update.sentence for update in brief.updates),
        *(told.sentence for told in brief.background),
    ]


def headline_line(headline: str) -> str:
    """A headline with a full stop, because models answer in whole sentences."""
    return headline if headline.endswith((".", "!", "?", "…")) else f"{headline}."


def _parts(texts: Sequence[Source]) -> Iterator[list[Source]]:
    """The texts in groups of at most `_AT_ONCE` words; a longer text is a group of its own."""
    part: list[Source] = []
    for text in texts:
        if part and sum(len(one.text.split()) for one in (*part, text)) > _AT_ONCE:
            yield part
            part = []
        part.append(text)
    if part:
        yield part


# --------------------------------------------------------------------------- what comes back


def _checked(answer: str, texts: Sequence[Source], language: str) -> dict[str, str]:
    """Text → its translation in the `answer`, if that passes the checks."""
    lines = numbered(answer)
    pairs = [(text, lines.get(number, "")) for number, text in enumerate(texts, start=1)]
    return {text.text: line for text, line in pairs if line and not faults(line, text, language)}


def numbered(answer: str) -> dict[int, str]:
    """Number → the line of an answer with that number; numbers that occur twice are left out."""
    found: dict[int, str] = {}
    twice: set[int] = set()
    for number, line in _LINE.findall(without_thoughts(answer)):
        (twice.add if int(number) in found else lambda _: None)(int(number))
        found[int(number)] = " ".join(line.split())
    return {number: line for number, line in found.items() if number not in twice}


def _with(brief: Brief, known: Mapping[str, str]) -> Brief:
    """The brief with the translations in `known`, a table of text → translation."""
    summary = brief.summary
    title = known.get(headline_line(summary.headline), "")
    return replace(
        brief,
        summary=replace(
            summary,
            headline_translation=title.removesuffix(".") if title else "",
            sentences=tuple(_told(summary.sentences, known)),
        ),
        why=next(_told([brief.why], known)) if brief.why else None,
        updates=tuple(replace(one, sentence=next(_told([one.sentence], known))) for one in brief.updates),
        background=tuple(
            replace(one, sentence=next(_told([one.sentence], known))) for one in brief.background
        ),
    )


def _told(sentences: Iterable[Sentence], known: Mapping[str, str]) -> Iterator[Sentence]:
    return (replace(sentence, translation=known.get(sentence.text, "")) for sentence in sentences)
