"""Questions about stories, put to the model at one go, and what is told where it cannot answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import ItemError, SummaryError, UnaskedError
from digest.faults import attempt, name_of
from digest.protocols import Asking
from digest.summarise.write.answers import count_cost, tell_failures
from digest.summarise.write.prompt import inert, report, salient

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Story
    from digest.protocols import Summariser
    from digest.report import Report

_WORDS, _TOKENS = 80, 500
"""A question brings along what a summary of so many words would, and at most so many tokens: models with
little room must take it."""
_SUBJECT = "what `writing` asks for"
"""What a failure is told of."""


@dataclass(frozen=True, slots=True)
class Pen:
    """The model, if the summariser is one that answers questions, and where its failures are told."""

    summariser: Summariser
    report: Report

    @property
    def writes(self) -> bool:
        """Whether there is a model to ask."""
        return isinstance(self.summariser, Asking)

    @property
    def name(self) -> str:
        """The summariser's name."""
        return name_of(self.summariser)

    def tell(self, text: str) -> None:
        """A remark in the report, once."""
        if text not in self.report.notes:
            self.report.note(text)

    def answers(self, requests: Sequence[str]) -> list[str]:
        """What the model says to each request; nothing where it fails, which is told once for each reason."""
        if not requests or not isinstance(self.summariser, Asking):
            return [""] * len(requests)
        given = _given(self.summariser, requests)
        count_cost(self.summariser, self.report)
        unasked = [one for one in given if isinstance(one, UnaskedError)]
        for reason in dict.fromkeys(one.reason for one in unasked):
            self.tell(f"some of what `writing` asks for was made without the model: {reason}")
        failures = [one for one in given if isinstance(one, SummaryError) and one not in unasked]
        tell_failures([SummaryError(one.subject or _SUBJECT, one.reason) for one in failures], self.report)
        self.report.count("summarise/additions asked", len(requests) - len(unasked))
        return [one if isinstance(one, str) else "" for one in given]


def _given(asking: Asking, requests: Sequence[str]) -> Sequence[str | SummaryError]:
    """As many answers as requests, whatever the model does."""
    name = name_of(asking)
    found = attempt(lambda: list(asking.ask(list(requests))), SummaryError, name)
    if isinstance(found, ItemError):
        return [SummaryError(name, f"the model failed at what it is to add: {found.reason}")] * len(requests)
    if len(found) != len(requests):
        reason = f"the model gave {len(found)} answers to {len(requests)} questions"
        return [SummaryError(name, reason)] * len(requests)
    return found


def about(story: Story, task: str) -> str:
    """A request about one story: its salient sentences, fenced and inert, and what is asked."""
    return f"{report([inert(text) for text in salient(story, _WORDS, _TOKENS)])}\n\n{task}"
