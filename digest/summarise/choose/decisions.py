"""The trace of a selection: what was decided about each sentence of a story, and by which rule. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.summarise.choose.effects import After, Drop, LastResort, NotFirst, Penalty

if TYPE_CHECKING:
    from digest.summarise.choose.effects import Effect, Rule


@dataclass(frozen=True, slots=True)
class Decision:
    """One rule's decision about one sentence."""

    sentence: int
    """The number of the sentence among those of its story, from 0."""
    rule: Rule
    because_of: int | None = None
    """The number of the chosen sentence that it was compared with; none for a rule that compares nothing."""

    @property
    def effect(self) -> Effect:
        """The rule's effect on the sentence."""
        return self.rule.effect


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that was chosen, and why."""

    sentence: int
    words: str
    """The reason, as a clause whose subject is the sentence."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The sentences chosen, in the order of choice, and the decisions about all sentences."""

    choices: tuple[Choice, ...]
    decisions: tuple[Decision, ...]
    """All decisions, in the order of the sentences; those about one sentence, in the order of the rules."""
    passed_over: dict[int, str]
    """The sentences that no rule kept out but that were not chosen, each with the reason."""
    kept_out: dict[int, Decision] = field(default_factory=dict)
    """The sentences that a rule kept out, each with the decision that did it."""

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
