"""What was decided of each sentence of a story, and by which rule: the trace of a selection. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summarise.choose.effects import After, Drop, LastResort, NotFirst, Penalty

if TYPE_CHECKING:
    from digest.summarise.choose.effects import Effect, Rule


@dataclass(frozen=True, slots=True)
class Decision:
    """What a rule did to a sentence."""

    sentence: int
    """The number of the sentence among those of its story, from 0."""
    rule: Rule
    because_of: int | None = None
    """The number of the printed sentence that it was compared with, where the rule compares."""

    @property
    def effect(self) -> Effect:
        """What the rule does."""
        return self.rule.effect


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that was chosen, and why."""

    sentence: int
    words: str
    """Why, with the sentence for a subject."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The sentences chosen, in the order of choice, and what was decided of all."""

    choices: tuple[Choice, ...]
    decisions: tuple[Decision, ...]
    """In the order of the sentences, and of the rules."""
    passed_over: dict[int, str]
    """The sentences that no rule kept out and that were not chosen all the same → why not."""

    @property
    def chosen(self) -> list[int]:
        """The numbers of the sentences chosen, in the order of choice."""
        return [choice.sentence for choice in self.choices]


def effect_in_words(effect: Effect) -> str:
    """What an effect does to a sentence, in a few words."""
    match effect:
        case Drop():
            return "left out"
        case LastResort():
            return "only if nothing else is left"
        case After():
            return "only after the sentence before it"
        case NotFirst():
            return "not the first choice to open"
        case Penalty(share):
            return f"lowered to {share:.0%}"
