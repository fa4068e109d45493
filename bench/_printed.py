"""How often is a wrong figure, name or quotation printed as supported? By the whole course of a text.

Only sentences are spoilt that are printed as they are, so that nothing but the wrong fact can keep them back.
A slip is a spoilt sentence that `grounding.grounded` prints.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bench._corruptions import _QUOTED, KINDS
from bench._forgeries import FORGERIES
from digest.models import Summary
from digest.summarise.write.drafting import drafted, grounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench._clean_sentences import Written
    from bench._corruptions import Case

    Spoil = Callable[[Case, random.Random], str]

WRONG: dict[str, tuple[str, ...]] = {
    "figure": ("number_elsewhere", "number_near"),
    "unit": ("unit",),
    "name": ("name_elsewhere", "name_invented", "name_opening", "first_name"),
    "date": ("date_elsewhere",),
    "quotation": ("quotation", "quote_other", "quote_marks"),
    "figure_within": ("number_within",),
    "name_within": ("name_within",),
    "date_within": ("date_within",),
    "speaker_within": ("quote_speaker",),
}
"""The kinds of each wrong fact; those "within" put a fact of the same story in another's place."""
ENOUGH = 1000
_ROUNDS = 12
_NOTHING = Summary(headline="", sentences=(), method="")


def slips(clean: Sequence[Written], enough: int = ENOUGH) -> dict[str, float]:
    """Of each wrong fact how many cases there were, and how many were printed."""
    printable = [one for one in clean if is_printed(one.case.sentence, one)]
    scores: dict[str, float] = {"printable": float(len(printable))}
    for fact in WRONG:
        found = list(wrong(printable, fact, enough))
        scores[f"{fact}_cases"] = float(len(found))
        scores[f"{fact}_printed"] = float(sum(is_printed(text, one) for text, one in found))
    return scores


def wrong(clean: Sequence[Written], fact: str, enough: int) -> Iterator[tuple[str, Written]]:
    """Spoilt sentences, each text once, round by round with other seeds until there are enough."""
    seen: set[str] = set()
    spoils = {**KINDS, **FORGERIES}
    for seed in range(_ROUNDS):
        for kind in WRONG[fact]:
            chance = random.Random(f"{seed} {kind}")  # noqa: S311
            for one in clean:
                text = spoils[kind](one.case, chance)
                is_other = text not in {"", one.case.sentence} and text not in seen
                if (
                    len(seen) < enough
                    and is_other
                    and (fact != "quotation" or _QUOTED.search(" ".join(drafted(text))))
                ):
                    seen.add(text)
                    yield text, one


def is_printed(text: str, one: Written) -> bool:
    """Whether a model's sentence about the story would be printed."""
    whole = " ".join(drafted(text))
    summary = grounded(text, one.passages, _NOTHING, words=10_000, method="")
    return bool(whole) and " ".join(sentence.text for sentence in summary.sentences) == whole
