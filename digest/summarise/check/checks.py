"""The table of checks: each row is one thing that may be wrong with a sentence, beside its passages.

To add a check, add a row. It has a function that returns the reason why a sentence fails, or an empty string;
what a failure means; and an example of our own that fails, which a test runs. ``python -m bench evidence``
measures all checks together (decision 0012); the field `measured` repeats what the record says of the row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest.language import Language
from digest.summarise.check.agents import other_agent
from digest.summarise.check.attempts import told_as_done
from digest.summarise.check.attribution.misattribution import misattributed_fact
from digest.summarise.check.bounds import unbounded
from digest.summarise.check.claims import claimed
from digest.summarise.check.deeds import other_deed
from digest.summarise.check.endings import is_cut
from digest.summarise.check.headcounts import miscounted
from digest.summarise.check.invented import invented_deed
from digest.summarise.check.likened import unlike
from digest.summarise.check.modality import overstated
from digest.summarise.check.names import own_words, unknown_name
from digest.summarise.check.numbers import unknown_date, unknown_number
from digest.summarise.check.polarity import direction, negation
from digest.summarise.check.quotations import misquoted
from digest.summarise.check.units import unknown_unit
from digest.summarise.check.unspaced import pairs_known, unknown_characters
from digest.summarise.redundancy import PASSAGES_HAVE, share_known
from digest.text.tokens import content_words

Find = Callable[[str, Sequence[str], Language], str]

_SMALL_MODEL = (
    "one of seven checks that catch 14 of a small model's 15 wrong sentences, and no right one of 34"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A row of the table: one check, what its failure means, and when it is asked."""

    name: str
    find: Find
    """Takes the sentence, its passages and the tables of their language.

    Returns the reason why the sentence fails, or an empty string.
    """
    example: tuple[str, str]
    """A sentence that fails, and the passage that it fails against."""
    measured: str
    """What decision 0012 says of the check. Shares are of sentences that were not used in making it."""
    is_hard: bool = True
    """Whether a failure means a wrong fact. If not, the sentence counts as partly supported."""
    asks_parts: bool = False
    """Whether the check is also run on a sentence that is a part of a passage, word for word.

    "40 died" of "Up to 40 died" is such a part.
    """
    lacks: bool = False
    """Whether a failure says that the passages lack something which a passage beside them may have."""
    needs_tables: bool = True
    """Whether the check needs tables of the language. In a language without tables it is then left out."""


def _tableless(find: Callable[[str, Sequence[str]], str]) -> Find:
    """The check for a function that works without tables, in every language."""

    def found(sentence: str, passages: Sequence[str], _language: Language) -> str:
        return find(sentence, passages)

    return found


def _misplaced(sentence: str, passages: Sequence[str], language: Language) -> str:
    return misattributed_fact(own_words(sentence, language), passages, language)


def _too_few_words(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a sentence has too few of its content words in the passages; empty when it has enough.

    In scripts without spaces, pairs of neighbouring characters are compared in place of words.
    """
    share = pairs_known(sentence, passages)
    if share is None:
        mine = _content(sentence)
        known = frozenset[str]().union(*map(_content, passages))
        share = share_known(mine, known) if mine else 1.0
    return f"only {share:.0%} of its words are in the cited passages" if share < PASSAGES_HAVE else ""


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(content_words(text))


CHECKS = (
    Check(
        name="numbers",
        find=unknown_number,
        example=("The bridge costs $4.7 million.", "The bridge costs $4.2 million."),
        measured="caught: another number of the source .93, a changed digit 1.00",
        lacks=True,
        needs_tables=False,
    ),
    Check(
        name="units",
        find=unknown_unit,
        example=("The ferry sank 12 kilometres off Norrby.", "The ferry sank 12 miles off Norrby."),
        measured="caught: another unit 1.00, .51 without this check",
        needs_tables=False,
    ),
    Check(
        name="bounds",
        find=unbounded,
        example=("40 teachers lost their jobs.", "Up to 40 teachers lost their jobs."),
        measured="caught: a bound dropped .40, turned .71, another quantifier .43 (few cases)",
        asks_parts=True,
    ),
    Check(
        name="dates",
        find=unknown_date,
        example=("The council met on Thursday.", "The council met on Wednesday."),
        measured="caught: a date from elsewhere 1.00",
        needs_tables=False,
    ),
    Check(
        name="names",
        find=unknown_name,
        example=("The council met Eva Lund.", "The council met Ada Lund."),
        measured="caught: another name of the source .80, an invented one 1.00",
        needs_tables=False,
    ),
    Check(
        name="characters",
        find=_tableless(unknown_characters),
        example=("市长李小明表示。", "市长王小明表示。"),
        measured="not measured: tried on sentences of our own",
        needs_tables=False,
    ),
    Check(
        name="quotations",
        find=misquoted,
        example=("Ada Lund said “the ferry is empty today”.", "Ada Lund said “the ferry is full today”."),
        measured="caught: a changed word 1.00, another's 1.00, nobody's .89",
        lacks=True,
        needs_tables=False,
    ),
    Check(
        name="negation",
        find=negation,
        example=("The bridge was damaged by the flood.", "The bridge was not damaged by the flood."),
        measured="caught: a “not” put in or taken out .85, .66 before the last rules",
        asks_parts=True,
    ),
    Check(
        name="modality",
        find=overstated,
        example=("The town will close the old school.", "The town may close the old school."),
        measured="caught: said more surely .64 (14 cases), “alleged” dropped .29 (7 cases)",
        asks_parts=True,
    ),
    Check(
        name="direction",
        find=direction,
        example=("House prices fell in Norrby.", "House prices rose in Norrby."),
        measured="caught: the other direction .53",
    ),
    Check(
        name="deeds",
        find=other_deed,
        example=(
            "Police charged the driver of the old ferry.",
            "Police rescued the driver of the old ferry.",
        ),
        measured="caught: a verb's pair .46, another verb of the source .25, of another .29",
    ),
    Check(
        name="agents",
        find=other_agent,
        example=(
            "The union sued the shipyard over unpaid wages.",
            "The shipyard sued the union over unpaid wages.",
        ),
        measured=_SMALL_MODEL,
    ),
    Check(
        name="attempts",
        find=told_as_done,
        example=("The council sold the old ferry.", "The council plans to sell the old ferry."),
        measured=_SMALL_MODEL,
        asks_parts=True,
    ),
    Check(
        name="claims",
        find=claimed,
        example=("The pilot ignored the order.", "The airline claims that the pilot ignored the order."),
        measured=_SMALL_MODEL,
        asks_parts=True,
    ),
    Check(
        name="headcounts",
        find=miscounted,
        example=("Nine boats brought 40 sailors home.", "Forty boats brought nine sailors home."),
        measured=_SMALL_MODEL,
    ),
    Check(
        name="likenesses",
        find=unlike,
        example=("The dairy is bankrupt.", "A bankrupt rival sold its trucks to the dairy."),
        measured=_SMALL_MODEL,
    ),
    Check(
        name="invention",
        find=invented_deed,
        example=(
            "The new law restricts the fishing of the islanders.",
            "The new law lets the islanders fish by night.",
        ),
        measured=_SMALL_MODEL,
        lacks=True,
    ),
    Check(
        name="endings",
        find=is_cut,
        example=(
            "A brand-new ferry for the islands of the north.",
            "The town has ordered a brand-new ferry for the islands of the north.",
        ),
        measured=_SMALL_MODEL,
        asks_parts=True,
    ),
    Check(
        name="roles",
        find=_misplaced,
        example=(
            "Governor Per Moe accused Minister Ada Lund of hiding letters.",
            "Minister Ada Lund accused Governor Per Moe of hiding letters.",
        ),
        measured="caught: two names that change places .70",
        needs_tables=False,
    ),
    Check(
        name="overlap",
        find=_tableless(_too_few_words),
        example=("The council dreamt of elephants.", "The council approved a bridge."),
        measured="of clean sentences .10 have too few words in common",
        is_hard=False,
        needs_tables=False,
    ),
)
"""All checks, in the order in which their reasons are reported."""
