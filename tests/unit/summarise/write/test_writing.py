"""A model's text is checked and kept, so that nothing is generated twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import SummaryError
from digest.models import Summary
from digest.summarise.write.writing import Drafting
from tests.unit.summarise.stories import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from digest.models import Story

TEXT = "The council of Norrby approved the new bridge over the Alder on Monday."


class _Writer:
    """A model that copies its prompt, and fails if the prompt tells it to."""

    name = "copyist"
    holds_close = False

    def __init__(self, identity: str = "one") -> None:
        self.identity = identity
        self.written: list[str] = []

    def prompt(self, story: Story, words: int, manner: str = "") -> str:
        """The story's text."""
        del words, manner
        return story.lead.text

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Answer each prompt with the prompt itself."""
        for prompt in prompts:
            self.written.append(prompt)
            yield prompt, SummaryError("", "it fails") if "fail" in prompt else prompt


def test_a_supported_sentence_of_a_model_is_printed_as_the_models() -> None:
    (made,) = Drafting().summaries(_Writer(), [told(TEXT)], words=100)
    assert isinstance(made, Summary)
    assert (made.text, made.method, made.replaced) == (TEXT, "copyist", 0)


def test_a_failure_stands_in_its_storys_place_under_the_storys_id() -> None:
    stories = [told(TEXT, id="good"), told("The fail of Norrby came on Monday in May.", id="bad")]
    good, bad = Drafting().summaries(_Writer(), stories, words=100)
    assert isinstance(good, Summary)
    assert isinstance(bad, SummaryError)
    assert (bad.subject, bad.reason) == ("bad", "it fails")


def test_nothing_is_written_twice_within_a_run_or_with_a_cache_ever(tmp_path: Path) -> None:
    first, drafting = _Writer(), Drafting(tmp_path)
    drafting.summaries(first, [told(TEXT), told(TEXT)], words=100)
    drafting.summaries(first, [told(TEXT)], words=100)
    assert first.written == [TEXT]
    assert drafting.spent() == {"summarise/generated": 1, "summarise/from cache": 1}
    assert drafting.spent() == {}
    later = _Writer()
    Drafting(tmp_path).summaries(later, [told(TEXT)], words=100)
    assert later.written == []


def test_another_model_and_another_number_of_words_are_asked_anew(tmp_path: Path) -> None:
    Drafting(tmp_path).summaries(_Writer(), [told(TEXT)], words=100)
    other, longer = _Writer("two"), _Writer()
    Drafting(tmp_path).summaries(other, [told(TEXT)], words=100)
    Drafting(tmp_path).summaries(longer, [told(TEXT)], words=200)
    assert (other.written, longer.written) == ([TEXT], [TEXT])


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    writer, drafting = _Writer(), Drafting(tmp_path)
    assert [type(one) for one in drafting.answers(writer, ["fail"])] == [SummaryError]
    drafting.answers(writer, ["fail"])
    assert writer.written == ["fail", "fail"]
