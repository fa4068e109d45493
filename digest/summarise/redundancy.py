"""Measures of how much one text repeats another, and the thresholds of all stages that use them.

A text is compared as a set of stems: its content words (all but stop words) or only its telling words, the
content words that tell one fact from another (no weekdays, no "officials said"). Some measures have a
direction: how much of a sentence is known to others (`covers`, `share_known`). Others measure two texts by
the shorter one (`says_the_same`, `share_of_shorter`). All thresholds stand here, so that the strict stages
and the mild ones can be seen side by side. Pure.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain
from math import fsum
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.summarise.read.quotations import plain, quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.language import Language
    from digest.summarise.read.passages import Passage

# --------------------------------------------------------------------------- two sentences of one summary

SAME = 0.5
"""Two sentences say the same if they have at least this share of the shorter one's telling words in common
(decision 0010: without "nothing twice" ROUGE-2 changes by +.7 on Multi-News, +.15 on NeuS)."""
SAME_OF_MANY = ((5, 0.44), (6, 0.4))
"""Pairs of a number and a share: two sentences also say the same if they have at least that number of telling
words in common, and these are more than that share of the shorter one's (decision 0010: "half of the telling
words shared, or six of them and 40 %")."""
SAME_IN_LONG = 0.6
"""In summaries of more than 200 words, two sentences say the same if they have at least this share of the
shorter one's telling words in common (decision 0010: some repetition is forgiven there; forbidding it costs
.9 of ROUGE-2 on Multi-News)."""
FEW = 5
"""In a long summary, two sentences with fewer telling words in common than this say the same only from the
higher share `SAME_OF_FEW` on (decision 0010: "few shared words no proof of a repetition", +.3 of ROUGE-2 on
Multi-News)."""
SAME_OF_FEW = 0.8
"""In a long summary, two sentences with fewer than `FEW` telling words in common say the same if those are at
least this share of the shorter one's (decision 0010, measured together with `FEW`)."""
ALL_TOLD = 0.8
"""A sentence is said already if all printed sentences together have more than this share of its telling words
(decision 0010, part of "nothing twice"; the number was chosen by reading)."""
LIKELY_SAME = 0.35
"""Two sentences likely say the same if they have at least this share of the shorter one's telling words in
common, each word weighted by its rarity in the story (decision 0010: 35 %; as a ban it costs .1 of ROUGE-2 on
NeuS, at 25 % .5)."""
LIKELY_SAME_WORDS = 3
"""Two sentences likely say the same only if they have at least this number of telling words in common (chosen
by reading; not measured)."""

# --------------------------------------------------------------------------- a sentence and what is printed

CITED_TOO = 0.7
"""A printed sentence also cites another outlet's sentence that has at least this share of its content words
(chosen by reading; not measured)."""
DRAFT_SAID = 0.7
"""A drafted sentence is left out as a repetition if one printed sentence has at least this share of its
content words (chosen by reading; not measured apart from the whole procedure of decision 0012)."""
BACKGROUND_SAID = 0.7
"""A sentence of an earlier edition is no use as background if what is printed today has at least this share
of its content words (decision 0022: background "not said today"; the number was chosen by reading)."""
SUMMARY_SAYS = 0.4
"""A summary tells about the same as a sentence if all its sentences together have at least this share of the
sentence's content words (chosen by reading; not measured)."""
COURSE_SAID = 0.75
"""A day of a story is told already if the sentence of a day before has at least this share of the content
words of its sentence (decision 0044; chosen by reading, not measured)."""
UPDATE_KNOWN = 0.55
"""A sentence is no news if one sentence of an earlier edition has at least this share of its content words
(chosen by reading; not measured)."""

QUESTION_RUN = 4
"""A sentence repeats the question put to a model if it has this number of the question's words in a row
(decision 0034 tells of the rule; chosen by reading, not measured)."""
QUOTED_RUN = 5
"""A quotation is printed already if what is printed has this number of its words in a row (chosen by reading;
not measured)."""

# --------------------------------------------------------------------------- a sentence and its passages

PASSAGES_HAVE = 0.7
"""The passages that a sentence cites have at least this share of its content words (decision 0012: "overlap
of at least .7 of the content words")."""
CLAIMED = 0.8
"""A sentence tells a claim if at least this share of its content words come after a verb of claiming in a
passage (decision 0012 tells of the check; chosen by reading, not measured)."""
DENIED = 0.6
"""A sentence speaks of what a passage denies if it has at least this share of the content words around the
denied word (decision 0012 tells of the check; chosen by reading, not measured)."""

# --------------------------------------------------------------------------- two reports

SAME_ANNOUNCEMENT = 0.5
"""Two headlines announce the same event if they have at least this share of the shorter one's content words
in common (chosen by reading; decision 0010 tells of the rule)."""
REPORT_KNOWS = 0.65
"""Two figures can be about one thing only if each report has at least this share of the words for the other
figure's subject (decision 0022 tells of the rule; the number was chosen by reading)."""
REPORT_KNOWS_OF_AGE = 0.6
"""Two ages can be of one person only if each report has at least this share of the words in the other
report's sentence with the age (decision 0022: "six in ten words of what the other's sentence says")."""

# --------------------------------------------------------------------------- headlines and additions

REPORTS_TELL_HEADLINE = 0.2
"""A headline rests on the reports only if they have at least this share of its content words (decision 0032:
"fewer than a fifth of its words in the reports")."""
SUMMARY_TELLS_TITLE = 0.5
"""A sentence can become the headline only if the summary has at least this share of its content words (chosen
by reading; decision 0032 tells of the rule)."""
WHY_LEAST = 0.1
"""A line on why the story matters is beside the story if summary and headline have less than this share of
its content words (decision 0032: "shares a tenth to a half of its words with what is printed")."""
WHY_MOST = 0.5
"""A line on why the story matters is a repetition if summary and headline have more than this share of its
content words (decision 0032, as `WHY_LEAST`)."""
MINUTE_OPENING = 0.2
"""A story's opening can stand for it in "Today in a minute" only if it has at least this share of the
headline's words (decision 0033: "an opening two tenths")."""
MINUTE_OTHER = 0.4
"""A sentence other than the opening can stand for its story only if it has at least this share of the
headline's words (decision 0033: "four tenths of its headline's words, or it is a detail")."""
MINUTE_LETTERS = 4
"""Words are compared by this number of letters at their beginning in "Today in a minute" (decision 0033: most
languages bend their ends)."""


# --------------------------------------------------------------------------- the measures


@cache
def _idle(language: Language) -> frozenset[str]:
    return language.words.grammar | language.words.idle


def telling(content: Iterable[str], language: Language = ENGLISH) -> frozenset[str]:
    """The words that tell one fact from another: no weekdays, no "officials said in a statement"."""
    return frozenset(content) - _idle(language)


def covers(known: AbstractSet[str], words: AbstractSet[str], least: float) -> bool:
    """Whether `known` has at least the share `least` of `words`; true where `words` is empty."""
    return len(words & known) >= least * len(words)


def share_known(words: AbstractSet[str], known: AbstractSet[str]) -> float:
    """The share of `words` that `known` has, 0 to 1; 0 where `words` is empty."""
    return len(words & known) / (len(words) or 1)


def share_of_shorter(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """The number of shared words, divided by that of the shorter text, 0 to 1; 0 for a text without words."""
    return len(one & other) / (min(len(one), len(other)) or 1)


def covers_shorter(one: AbstractSet[str], other: AbstractSet[str], least: float) -> bool:
    """Whether two texts share at least the share `least` of the shorter one; true where one has no words."""
    return len(one & other) >= least * min(len(one), len(other))


def says_the_same(one: frozenset[str], other: frozenset[str], *, strictly: bool = True) -> bool:
    """Whether two sentences with these telling words say the same; `strictly` is for short summaries."""
    shared, share = len(one & other), share_of_shorter(one, other)
    if not strictly:
        return share >= (SAME_IN_LONG if shared >= FEW else SAME_OF_FEW)
    return share >= SAME or any(shared >= many and share > most for many, most in SAME_OF_MANY)


def repeats(one: Passage, other: Passage) -> bool:
    """Whether two passages say the same."""
    return says_the_same(one.analysis.telling, other.analysis.telling)


def rarities(sentences: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weight of each telling word: 1 / √ of the number of the story's sentences that have it."""
    count = Counter(chain.from_iterable(sentences))
    return {word: float(number**-0.5) for word, number in count.items()}


def likely_the_same(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> bool:
    """Whether two sentences share words that few others have: "finish", "racecourse", not the topic."""
    shared = one & other
    if len(shared) < LIKELY_SAME_WORDS:
        return False
    whole = min(fsum(rarity[word] for word in words) for words in (one, other))
    return fsum(rarity[word] for word in shared) >= LIKELY_SAME * whole


def is_all_told(words: frozenset[str], said: AbstractSet[str]) -> bool:
    """Whether more than the share `ALL_TOLD` of a sentence's telling words have been said before."""
    return len(words & said) > ALL_TOLD * len(words)


def quoted(text: str) -> frozenset[str]:
    """The quotations of two words or more in a text, folded for comparison by `plain`."""
    return frozenset(words for one in quotations(text) if " " in (words := plain(one)))


def quote_the_same(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a quotation of one text is part of a quotation of the other text."""
    return any(f" {one} " in f" {other} " or f" {other} " in f" {one} " for one in some for other in others)
