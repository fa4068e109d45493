"""Replace the poor headlines of outlets by checked ones that a model writes or that are cut from a sentence.

A headline is poor if it is no plain statement (`choose.headline`), if it is too long, or if the reports have
too few of its words: then it is about something else, or states what the reports do not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.models import Sentence, Support
from digest.summarise.adding.asking import about
from digest.summarise.choose.headline import MAX_LENGTH, faults, shape_faults, shortened
from digest.summarise.parts import Parts
from digest.summarise.read.editing import Fitness
from digest.summarise.read.passages import passages, voices
from digest.summarise.redundancy import REPORTS_TELL_HEADLINE, SUMMARY_TELLS_TITLE, covers
from digest.summarise.write.drafting import drafted, supported
from digest.summarise.write.prose import ends_sentence, without_thoughts
from digest.text.tokens import content_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Brief, Story
    from digest.summarise.adding.asking import Pen
    from digest.summarise.read.passages import Passage

MOST_WORDS = 14
"""Most words of a headline that is written here (decision 0032)."""
LONGEST = 16
"""An outlet's headline with more words than this is poor (decision 0032)."""
TASK = (
    "These are sentences that several outlets published about one event. Write one short sentence that says "
    f"what happened, to stand above the story: at most {MOST_WORDS - 2} words, in the language of the "
    "sentences, no question, no quotation, no opinion, nothing that the sentences do not say. Keep names and "
    "numbers exactly. Answer with that sentence alone."
)
"""The instruction to the model, after the sentences; in English, like all instructions to models."""
_KEPT = 0.6
"""Smallest share of its words that a sentence cut to a headline may keep: shorter cuts were fragments
(decision 0032)."""
_QUOTED = re.compile(r"[“”„«»\"]")
_WRAPPED = "\"“”„«»'‘’*_ "
"""Characters that models put around a headline."""


def titled(briefs: Sequence[Brief], pen: Pen) -> list[Brief]:
    """The briefs, with each poor headline replaced by a new one if the reports support that."""
    poor = [brief for brief in briefs if brief.summary.sentences and _is_poor(brief, pen)]
    answers = pen.answers([about(brief.story, TASK) for brief in poor])
    ours = {
        id(brief): Parts(brief.story, pen.report).of("headline", partial(_ours, brief, answer), None)
        for brief, answer in zip(poor, answers, strict=True)
    }
    pen.report.count("summarise/headlines mended", sum(heading is not None for heading in ours.values()))
    return [_with(brief, ours.get(id(brief))) for brief in briefs]


def _with(brief: Brief, heading: Sentence | None) -> Brief:
    """The brief under the headline `heading`, if there is one."""
    if heading is None:
        return brief
    return replace(brief, summary=replace(brief.summary, headline=heading.text, heading=heading))


def _is_poor(brief: Brief, pen: Pen) -> bool:
    """Whether the brief's headline is poor; false if judging it fails, which is reported."""
    found = Parts(brief.story, pen.report).of(
        "headline", lambda: poverty(brief.summary.headline, brief.story), ()
    )
    return bool(found)


def poverty(title: str, story: Story) -> tuple[str, ...]:
    """The reasons why a headline is poor for a story; empty if it is good."""
    told = {word for article in voices(story) for word in content_words(article.text)}
    mine = set(content_words(title))
    reasons = (
        ("it is no plain statement", bool(shape_faults(title))),
        (f"it has more than {LONGEST} words", len(title.split()) > LONGEST),
        ("the reports do not tell it", bool(told) and not covers(told, mine, REPORTS_TELL_HEADLINE)),
        ("it has no word that tells", not mine),
    )
    return tuple(reason for reason, is_so in reasons if is_so)


def _ours(brief: Brief, answer: str) -> Sentence | None:
    """The model's headline if the reports support it, else one cut out of a sentence of the reports."""
    found = passages(brief.story)
    return from_answer(answer, found) or from_sentences(brief, found)


def from_answer(answer: str, found: Sequence[Passage]) -> Sentence | None:
    """The one sentence of a model's answer as a headline, if the passages `found` support it."""
    lines = drafted(answer) or drafted(f"{without_thoughts(answer).strip(_WRAPPED)}.")
    if len(lines) != 1:
        return None
    text = lines[0].strip(_WRAPPED)
    sentence = supported(text if ends_sentence(text) else f"{text}.", found)
    if sentence is None or not _opens_as_told(text, sentence, found):
        return None
    return _as_title(sentence, without_full_stop(text))


def _opens_as_told(text: str, sentence: Sentence, found: Sequence[Passage]) -> bool:
    """Whether the first word of a headline is a stop word or is in the passages that it cites.

    The other checks recognise names by a capital, and the first word has a capital even if it is no name.
    """
    sources = [passage for passage in found if passage.citation in sentence.citations]
    told = {one for passage in sources for one in passage.stems}
    grammar = sources[0].language.words.grammar
    return all(one in told for one in map(stem, words(text)[:1]) if one not in grammar)


def from_sentences(brief: Brief, found: Sequence[Passage]) -> Sentence | None:
    """A headline cut, by dropping last clauses, from a sentence that opens a report or is cited first.

    A sentence that the summary prints unchanged is not used, since it would be read twice.
    """
    printed = {without_full_stop(sentence.text) for sentence in brief.summary.sentences}
    cited = {citation for sentence in brief.summary.sentences[:1] for citation in sentence.citations}
    told = set(content_words(brief.summary.text))
    opening = [one for one in found if one.citation in cited or (one.place == 0 and _is_of(one, told))]
    for passage in sorted(opening, key=lambda one: one.citation not in cited):
        text = without_full_stop(shortened(passage.text))
        if len(text.split()) < _KEPT * passage.length:
            continue
        title = (
            None
            if text in printed or passage.fitness >= Fitness.WEAK
            else _as_title(_cut(passage, text), text)
        )
        if title is not None:
            return title
    return None


def _is_of(passage: Passage, told: set[str]) -> bool:
    """Whether the summary has enough of a sentence's content words to be about the same."""
    mine = set(content_words(passage.text))
    return bool(mine) and covers(told, mine, SUMMARY_TELLS_TITLE)


def _cut(passage: Passage, text: str) -> Sentence:
    """The passage's sentence shortened to `text`, with the edits that were made to it."""
    edits = passage.edits if text == without_full_stop(passage.text) else (*passage.edits, "shortened")
    return Sentence(text=text, citations=(passage.citation,), support=Support.VERBATIM, edits=edits)


def _as_title(sentence: Sentence, text: str) -> Sentence | None:
    """The sentence as a headline with the words of `text`; `None` if it is too long or has a fault."""
    fits = len(text.split()) <= MOST_WORDS and len(text) <= MAX_LENGTH and not faults(text)
    return replace(sentence, text=text) if fits and not _QUOTED.search(text) else None


def without_full_stop(text: str) -> str:
    """A sentence without the full stop at its end, since headlines have none."""
    return text.strip().removesuffix(".").removesuffix("。").strip()
