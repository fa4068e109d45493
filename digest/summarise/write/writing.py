"""Turn stories into checked summaries with a model: the steps that all models share.

A model is shown salient sentences (`prompt`). Its answer is kept, so that no prompt is put to it twice. Its
sentences are printed only if the articles support them (`drafting`). A `Writer` does nothing but answer
prompts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from digest.cache import Cache
from digest.deadline import LATE, NEVER
from digest.errors import SummaryError, UnaskedError
from digest.summarise.read.passages import passages
from digest.summarise.write.drafting import grounded
from digest.summarise.write.extractive import ExtractiveSummariser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from digest.deadline import Deadline
    from digest.models import Story, Summary


class Writer(Protocol):
    """A model that answers prompts."""

    name: str

    @property
    def holds_close(self) -> bool:
        """Whether sentences that it rephrases are printed only if they stay close to their passages."""
        ...

    @property
    def identity(self) -> str:
        """Everything that its answers depend on besides the prompt."""
        ...

    def prompt(self, story: Story, words: int, manner: str = "") -> str:
        """The prompt about a story; `manner` says how the model is to write.

        Raises:
            SummaryError: the model cannot be used at all.
        """
        ...

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str | SummaryError]]:
        """Each prompt with its answer, or with the reason why there is none. It may call `Drafting.count`."""
        ...


class Drafting:
    """Keeps a writer's answers, so that nothing is generated twice, and makes checked summaries of them."""

    deadline: Deadline = NEVER
    """After it nothing more is waited for; what is ready by then is given."""

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = None if cache is None else Cache(cache)
        self._written: dict[tuple[str, int, str], str] = {}
        self._counts: Counter[str] = Counter()

    def summaries(
        self, writer: Writer, stories: Sequence[Story], words: int, manner: str = ""
    ) -> list[Summary | SummaryError]:
        """Checked summaries of the stories, each of at most `words` words; an error where one failed."""
        extracts = ExtractiveSummariser().summarise(stories, words=words)
        pairs = list(zip(stories, extracts, strict=True))
        told = [story for story, extract in pairs if not isinstance(extract, SummaryError)]
        drafts = iter(self._drafts(writer, told, words, manner))
        return [
            extract
            if isinstance(extract, SummaryError)
            else self._checked(story, next(drafts), extract, words, writer)
            for story, extract in pairs
        ]

    def count(self, thing: str, by: int = 1) -> None:
        """Add `by` to the counter of `thing`, which `spent` returns."""
        if by:
            self._counts[f"summarise/{thing}"] += by

    def spent(self) -> dict[str, int]:
        """The counters since the last call."""
        spent, self._counts = dict(self._counts), Counter()
        return spent

    def _checked(
        self, story: Story, draft: str | SummaryError, extract: Summary, words: int, writer: Writer
    ) -> Summary | SummaryError:
        if isinstance(draft, SummaryError):
            return draft
        return grounded(
            draft, passages(story), extract, words=words, method=writer.name, close=writer.holds_close
        )

    def _drafts(
        self, writer: Writer, stories: Sequence[Story], words: int, manner: str
    ) -> list[str | SummaryError]:
        """The text of the writer about each story, or the reason why there is none."""
        try:
            prompts = [writer.prompt(story, words, manner) for story in stories]
        except SummaryError as error:
            return [SummaryError(story.id, error.reason) for story in stories]
        drafts = self.answers(writer, prompts, words)
        return [
            type(draft)(story.id, draft.reason) if isinstance(draft, SummaryError) else draft
            for story, draft in zip(stories, drafts, strict=True)
        ]

    def answers(self, writer: Writer, prompts: Sequence[str], words: int = 0) -> list[str | SummaryError]:
        """The writer's answer to each prompt, new or kept; `words` is the length asked for, 0 if none is."""
        answers: dict[str, str | SummaryError] = {}
        for prompt in dict.fromkeys(prompts):
            kept = self._kept(writer, words, prompt)
            if kept is not None:
                answers[prompt] = kept
        self.count("from cache", len(answers))
        wanted = [one for one in dict.fromkeys(prompts) if one not in answers]
        for prompt, answer in self.deadline.items(writer.write(wanted)):
            answers[prompt] = answer
            if isinstance(answer, str):
                self._keep(writer, words, prompt, answer)
        late = UnaskedError("", LATE)
        return [answers.get(prompt, late) for prompt in prompts]

    def _kept(self, writer: Writer, words: int, prompt: str) -> str | None:
        """The writer's earlier answer to the prompt; `None` if there is none."""
        known = self._written.get((writer.identity, words, prompt))
        if known is not None or self._cache is None:
            return known
        value = self._cache.get("summary", writer.identity, str(words), prompt)
        return None if value is None else value.decode("utf8", "replace")

    def _keep(self, writer: Writer, words: int, prompt: str, answer: str) -> None:
        self.count("generated")
        self._written[writer.identity, words, prompt] = answer
        if self._cache is not None:
            self._cache.put(answer.encode("utf8", "replace"), "summary", writer.identity, str(words), prompt)
