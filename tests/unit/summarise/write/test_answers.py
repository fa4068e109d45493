"""The answers of a summariser are checked before they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import SummaryError, UnaskedError
from digest.models import Citation, Sentence, Summary, Support
from digest.report import Report
from digest.summarise.write.answers import IN_A_ROW, answers, count_cost, spent, tell_failures
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.models import Story


class _Plugin:
    """A summariser that returns the answers it was made with."""

    name = "plugin"

    def __init__(self, answer: Callable[[Sequence[Story]], Any], cost: Any = None) -> None:
        self._answer, self._cost = answer, cost
        self.asked: list[int] = []

    def summarise(self, stories: Sequence[Story], *, words: int) -> Any:
        """The value it was made with."""
        del words
        self.asked.append(len(stories))
        return self._answer(stories)

    def spent(self) -> Any:
        """The value it was made with."""
        return self._cost


def good(story: Story) -> Summary:
    return builders.summary(story)


def reasons(found: Sequence[Summary | SummaryError]) -> list[str]:
    return [one.reason for one in found if isinstance(one, SummaryError)]


def test_good_answers_are_given_in_the_order_of_the_stories() -> None:
    stories = [builders.story(1), builders.story(2)]
    plugin = _Plugin(lambda asked: [good(story) for story in asked])
    assert answers(plugin, stories, 100) == [good(story) for story in stories]


def sentence(story: Story, **changes: Any) -> Summary:
    fields = {"text": "It rained.", "citations": (), "support": Support.SUPPORTED, **changes}
    return builders.summary(story, sentences=(Sentence(**fields),))


def elsewhere(story: Story) -> tuple[Citation, ...]:
    return (Citation(article_url=story.lead.url, start=0, end=10**6),)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda _: "It rained.", "gave str instead of a summary"),
        (lambda story: builders.summary(story, sentences=()), "gave no sentence"),
        (lambda story: sentence(story), "gave a sentence without a citation: It rained."),
        (lambda story: sentence(story, text=" "), "gave an empty sentence"),
        (
            lambda story: sentence(story, citations=elsewhere(story)),
            "cites what no article of the story has: It rained.",
        ),
        (lambda story: builders.summary(story, replaced=-1), "gave no number of replaced sentences"),
    ],
)
def test_an_answer_that_cannot_be_printed_is_an_error_that_says_why(
    answer: Callable[[Story], Any], reason: str
) -> None:
    found = answers(_Plugin(lambda asked: [answer(story) for story in asked]), [builders.story(1)], 100)
    assert reasons(found) == [f"the summariser plugin {reason}"]


def test_one_story_that_breaks_a_summariser_costs_the_others_nothing() -> None:
    stories = [builders.story(number) for number in (1, 2, 3)]

    def breaks(asked: Sequence[Story]) -> list[Summary]:
        if stories[1] in asked:
            raise RuntimeError("boom")
        return [good(story) for story in asked]

    plugin = _Plugin(breaks)
    found = answers(plugin, stories, 100)
    assert [isinstance(one, Summary) for one in found] == [True, False, True]
    assert plugin.asked == [3, 1, 1, 1]


def test_a_summariser_that_always_breaks_is_not_asked_about_every_story() -> None:
    def breaks(_: Sequence[Story]) -> list[Summary]:
        raise RuntimeError("boom")

    plugin = _Plugin(breaks)
    found = answers(plugin, [builders.story(number) for number in range(9)], 100)
    assert len(reasons(found)) == 9
    assert len(plugin.asked) == 1 + IN_A_ROW


def test_too_few_answers_are_an_error_for_each_story() -> None:
    found = answers(_Plugin(lambda _: []), [builders.story(1)], 100)
    assert reasons(found) == ["the summariser plugin gave 0 summaries of 1 stories"]


def test_a_reason_is_reported_once_and_what_was_not_to_be_asked_not_at_all() -> None:
    report = Report()
    tell_failures([SummaryError("a", "down"), SummaryError("b", "down"), UnaskedError("c", "spent")], report)
    assert [problem.reason for problem in report.problems] == ["down"]
    assert report.counts["summarise/failed"] == 2, "the stories that failed"


def test_a_cost_is_counted_and_one_that_is_no_numbers_is_a_problem() -> None:
    report = Report()
    count_cost(_Plugin(lambda _: [], {"summarise/requests": 3}), report)
    assert report.counts["summarise/requests"] == 3
    odd = spent(_Plugin(lambda _: [], "much"))
    assert isinstance(odd, SummaryError)
    count_cost(_Plugin(lambda _: [], "much"), report)
    assert len(report.problems) == 1
