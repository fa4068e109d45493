"""How much one text says of what another says: each measure of overlap once, with all thresholds.

A text is compared as a set of stems. Each measure says in which direction it asks: how much of a sentence is
known to others (`covers`, `share_known`), or how much the shorter of two has in common with the other
(`says_the_same`, `share_of_shorter`). The thresholds stand here whoever uses them, so that one can see at a
glance where the stages are strict and where they are mild. Pure.
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
"""Share of the shorter sentence's telling words: two sentences that have it in common say the same
(decision 0010: without "nothing twice" ROUGE-2 changes by +.7 on Multi-News, +.15 on NeuS)."""
SAME_OF_MANY = ((5, 0.44), (6, 0.4))
"""Number of shared telling words → the share of the shorter sentence above which so many are enough
(decision 0010: "half of the telling words shared, or six of them and 40 %")."""
SAME_IN_LONG = 0.6
"""Share of the shorter sentence's telling words, in place of `SAME` in summaries of more than 200 words
(decision 0010: some repetition is forgiven there; forbidding it costs .9 of ROUGE-2 on Multi-News)."""
FEW = 5
"""Number of shared telling words below which, in a long summary, `SAME_OF_FEW` is asked (decision 0010: "few
shared words no proof of a repetition", +.3 of ROUGE-2 on Multi-News)."""
SAME_OF_FEW = 0.8
"""Share of the shorter sentence's telling words where fewer than `FEW` are shared, in a long summary
(decision 0010, measured together with `FEW`)."""
ALL_TOLD = 0.8
"""Share of a sentence's telling words above which all printed sentences together have said it (decision 0010,
part of "nothing twice"; the number was chosen by reading)."""
LIKELY_SAME = 0.35
"""Share of the shorter sentence's telling words, each weighted by its rarity, that makes a repetition likely
(decision 0010: 35 %; as a ban it costs .1 of ROUGE-2 on NeuS, at 25 % .5)."""
LIKELY_SAME_WORDS = 3
"""Number of shared telling words below which no repetition is likely (chosen by reading; not measured)."""

# --------------------------------------------------------------------------- a sentence and what is printed

CITED_TOO = 0.7
"""Share of a printed sentence's content words that another outlet's sentence has, to be cited for it as well
(chosen by reading; not measured)."""
DRAFT_SAID = 0.7
"""Share of a drafted sentence's content words in one printed sentence, from which on it is left out as said
before (chosen by reading; not measured apart from decision 0012's course)."""
BACKGROUND_SAID = 0.7
"""Share of an earlier sentence's content words in what is printed today, from which on it adds nothing as
background (decision 0022: background "not said today"; the number was chosen by reading)."""
SUMMARY_SAYS = 0.4
"""Share of a sentence's content words in a summary, wherever, from which on it tells little beside it
(chosen by reading; not measured)."""
UPDATE_KNOWN = 0.55
"""Share of a sentence's content words in one sentence of an earlier edition, from which on it is no news
(chosen by reading; not measured)."""

QUESTION_RUN = 4
"""Words in a row of what a model was asked, from which on a sentence repeats its question (decision 0034
tells of the rule; chosen by reading, not measured)."""
QUOTED_RUN = 5
"""Words in a row of a quotation in what is printed, from which on the quotation is printed already (chosen by
reading; not measured)."""

# --------------------------------------------------------------------------- a sentence and its passages

PASSAGES_HAVE = 0.7
"""Share of a sentence's content words that its cited passages have at least (decision 0012: "overlap of at
least .7 of the content words")."""
CLAIMED = 0.8
"""Share of a sentence's content words that stand behind a verb of claiming in a passage, from which on the
sentence tells a claim (decision 0012 tells of the check; chosen by reading, not measured)."""
DENIED = 0.6
"""Share of the content words around a denied word that a sentence has, from which on it goes back to the
denial (decision 0012 tells of the check; chosen by reading, not measured)."""

# --------------------------------------------------------------------------- two reports

SAME_ANNOUNCEMENT = 0.5
"""Share of the shorter headline's content words: two headlines with it in common announce the same (chosen by
reading; decision 0010 tells of the rule)."""
REPORT_KNOWS = 0.65
"""Share of the words of one figure's subject that the other report has, for both to be about one thing
(decision 0022 tells of the rule; the number was chosen by reading)."""
REPORT_KNOWS_OF_AGE = 0.6
"""Share of a sentence with somebody's age that the other report has, for both to be about one person
(decision 0022: "six in ten words of what the other's sentence says")."""

# --------------------------------------------------------------------------- headlines and additions

REPORTS_TELL_HEADLINE = 0.2
"""Share of a headline's content words that the reports have at least (decision 0032: "fewer than a
fifth of its words in the reports")."""
SUMMARY_TELLS_TITLE = 0.5
"""Share of a sentence's content words that the summary has, for it to become the headline (chosen by reading;
decision 0032 tells of the rule)."""
WHY_LEAST = 0.1
"""Share of a line's content words that summary and headline have at least: with fewer it is beside the story
(decision 0032: "shares a tenth to a half of its words with what is printed")."""
WHY_MOST = 0.5
"""Share of a line's content words that summary and headline have at most: with more it says them again
(decision 0032, as `WHY_LEAST`)."""
MINUTE_OPENING = 0.2
"""Share of the headline's words that a story's opening has, to stand for it in "Today in a minute"
(decision 0033: "an opening two tenths")."""
MINUTE_OTHER = 0.4
"""Share of the headline's words that any other sentence has, to stand for its story (decision 0033: "four
tenths of its headline's words, or it is a detail")."""
MINUTE_LETTERS = 4
"""Letters by which words are compared in "Today in a minute" (decision 0033: most languages bend their
ends)."""


# --------------------------------------------------------------------------- the measures


@cache
def _idle(language: Language) -> frozenset[str]:
    return language.words.grammar | language.words.idle


def telling(content: Iterable[str], language: Language = ENGLISH) -> frozenset[str]:
    """The words that tell one fact from another: no days, no "officials said in a statement"."""
    return frozenset(content) - _idle(language)


def covers(known: AbstractSet[str], words: AbstractSet[str], least: float) -> bool:
    """Whether `known` has at least the share `least` of `words`; so it has of no words at all."""
    return len(words & known) >= least * len(words)


def share_known(words: AbstractSet[str], known: AbstractSet[str]) -> float:
    """The share of `words` that `known` has, 0 to 1; 0 of no words."""
    return len(words & known) / (len(words) or 1)


def share_of_shorter(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """The number of shared words by the number of words of the shorter text, 0 to 1; 0 beside no words."""
    return len(one & other) / (min(len(one), len(other)) or 1)


def covers_shorter(one: AbstractSet[str], other: AbstractSet[str], least: float) -> bool:
    """Whether two texts share at least the share `least` of the shorter; they do where one has no words."""
    return len(one & other) >= least * min(len(one), len(other))


def says_the_same(one: frozenset[str], other: frozenset[str], *, strictly: bool = True) -> bool:
    """Whether two sentences with these telling words say the same; not `strictly` in long summaries."""
    shared, share = len(one & other), share_of_shorter(one, other)
    if not strictly:
        return share >= (SAME_IN_LONG if shared >= FEW else SAME_OF_FEW)
    return share >= SAME or any(shared >= many and share > most for many, most in SAME_OF_MANY)


def repeats(one: Passage, other: Passage) -> bool:
    """Whether two passages say the same."""
    return says_the_same(one.analysis.telling, other.analysis.telling)


def rarities(sentences: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weight of each telling word of a story: 1 / √ of the number of its sentences that have the word."""
    count = Counter(chain.from_iterable(sentences))
    return {word: float(number**-0.5) for word, number in count.items()}


def likely_the_same(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> bool:
    """Whether two sentences share what few others have: "finish", "racecourse", not the story's topic."""
    shared = one & other
    if len(shared) < LIKELY_SAME_WORDS:
        return False
    whole = min(fsum(rarity[word] for word in words) for words in (one, other))
    return fsum(rarity[word] for word in shared) >= LIKELY_SAME * whole


def is_all_told(words: frozenset[str], said: AbstractSet[str]) -> bool:
    """Whether more than the share `ALL_TOLD` of a sentence's telling words were `said` before."""
    return len(words & said) > ALL_TOLD * len(words)


def quoted(text: str) -> frozenset[str]:
    """The quotations of two words or more in a text, in the form in which wordings are compared."""
    return frozenset(words for one in quotations(text) if " " in (words := plain(one)))


def quote_the_same(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of the quotations is part of one of the others, or the other way round."""
    return any(f" {one} " in f" {other} " or f" {other} " in f" {one} " for one in some for other in others)
