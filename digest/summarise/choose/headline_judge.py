"""The judge of headlines: a linear model that says which one of a story's an editor would print, and why.

`bench/train_headline.py` trains it on an editor's choices; the weights and the record of their training stand
in ``headlines.json`` beside this file. A language without tables has weights of its own, trained on shape and
likeness alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.summarise.choose.headline_signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

REASONS: Mapping[str, tuple[str, str]] = {
    "lead article": ("it is the lead article's", ""),
    "question": ("", "it asks"),
    "loud": ("", "it shouts"),
    "open end": ("", "it ends open"),
    "short": ("", "it has too few words"),
    "long": ("", "it has too many words"),
    "log length": ("it says more", "it says less"),
    "opens quoted": ("", "it opens with a quotation"),
    "words and colon": ("", "a label stands before its colon"),
    "capitals": ("few of its words have capitals", "most of its words have capitals"),
    "marks": ("", ""),
    "figures": ("it has a figure", ""),
    "two sentences": ("", "it is more than one sentence"),
    "tells what headlines share": ("it tells what the headlines share", "it leaves out what others share"),
    "words of texts": ("the reports have its words", "the reports lack its words"),
    "tells first sentences": ("it tells what the reports open with", "the reports open with other things"),
    "tells the lead's first sentence": (
        "it tells what the lead article opens with",
        "the lead article opens with other things",
    ),
    "strange words": ("", "it has words that nobody else has"),
    "centrality": ("others use its words", "others do not use its words"),
    "verb": ("it has a verb", "it has no verb"),
    "tells a deed": ("its verb tells what happened", "no verb of it tells what happened"),
    "list": ("", "it is a list of words"),
    "label": ("", "its label says that it is no news"),
    "asks": ("", "it opens as a question"),
    "withholds": ("", "it promises what it does not tell"),
    "opines": ("", "it advises or judges"),
    "loaded": ("", "it takes sides"),
    "vague": ("", "it names an effect, not what happened"),
    "says": ("it says who says so", ""),
    "state of being": ("", "it says what something is"),
    "opens with a pronoun": ("", "it opens with a pronoun"),
}
"""Each sign: what `digest why` says where it speaks for a headline, and where against; empty if nothing."""
_MOST_REASONS = 3
"""A headline's receipt has at most this number of reasons. Chosen by reading; not measured."""
_TELLING = 0.15
"""A sign that moves the log-odds by less than this is no reason. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Judge:
    """The weights of the signs, in the order of `SIGNS`, for log-odds of being preferred."""

    weights: tuple[float, ...]

    def scores(self, signs: NDArray[np.float64]) -> NDArray[np.float64]:
        """The score of each row; the difference of two is the log-odds that an editor prefers the first."""
        found: NDArray[np.float64] = signs @ np.array(self.weights)
        return found

    def reasons(self, signs: NDArray[np.float64], number: int) -> tuple[str, ...]:
        """What spoke most for or against the headline `number` beside the mean of all, strongest first."""
        moved = (signs[number] - signs.mean(axis=0)) * np.array(self.weights)
        found = [
            (abs(by), REASONS[name][by < 0])
            for name, by in zip(SIGNS, moved.tolist(), strict=True)
            if abs(by) >= _TELLING and REASONS[name][by < 0]
        ]
        return tuple(words for _, words in sorted(found, key=lambda one: -one[0])[:_MOST_REASONS])


@cache
def shipped(*, has_tables: bool) -> Judge:
    """The judge in the package, for headlines of a language with or without tables."""
    text = resources.files("digest.summarise.choose").joinpath("headlines.json").read_text(encoding="utf8")
    return judge_from(json.loads(text)["words" if has_tables else "shape"])


def judge_from(stored: dict[str, Any]) -> Judge:
    """A judge out of its JSON form, sign → weight; a sign that it lacks has no weight."""
    return Judge(tuple(float(stored.get(name, 0.0)) for name in SIGNS))
