"""Ask the model questions about stories, all at once, and report those that it could not answer."""

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

_WORDS = 80
"""A question shows the model the sentences that it would see for a summary of this many words (chosen by
reading; not measured)."""
_TOKENS = 500
"""Most tokens of these sentences, so that the question fits into a small context too (chosen by reading;
not measured)."""
_SUBJECT = "what `writing` asks for"
"""The subject of a failure in the report if the failure itself names none."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A summariser, which may have a model that answers questions, and the report of its failures."""

    summariser: Summariser
    report: Report

    @property
    def writes(self) -> bool:
        """Whether the summariser has a model that can be asked."""
        return isinstance(self.summariser, Asking)

    @property
    def name(self) -> str:
        """The summariser's name."""
        return name_of(self.summariser)

    def tell(self, text: str) -> None:
        """Put a note into the report, once."""
        if text not in self.report.notes:
            self.report.note(text)

    def answers(self, requests: Sequence[str]) -> list[str]:
        """The model's answer to each request, "" if it failed; each reason for failing is reported once."""
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
    """An answer or an error for each request, even if the model fails or answers too few."""
    name = name_of(asking)
    found = attempt(lambda: list(asking.ask(list(requests))), SummaryError, name)
    if isinstance(found, ItemError):
        return [SummaryError(name, f"the model failed at what it is to add: {found.reason}")] * len(requests)
    if len(found) != len(requests):
        reason = f"the model gave {len(found)} answers to {len(requests)} questions"
        return [SummaryError(name, reason)] * len(requests)
    return found


def about(story: Story, task: str) -> str:
    """The request about one story: its salient sentences, numbered and fenced in, then the `task`."""
    return f"{report([inert(text) for text in salient(story, _WORDS, _TOKENS)])}\n\n{task}"
