"""``digest models check``: a model loaded, timed on bundled stories, and its sentences judged one by one."""

from __future__ import annotations

import json
import resource
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, SummaryError
from digest.extract.document import article_from_document
from digest.models import Story, Support
from digest.summarise.read.passages import passages
from digest.summarise.write.checkpoint import find, folder_of
from digest.summarise.write.drafting import drafted, grounded, weighed
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.summarise.write.transformer import TransformersSummariser

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.protocols import Summariser
    from digest.summarise.read.passages import Passage
    from digest.summarise.write.neural.generator import ModelFacts

WORDS = 100
"""The most words of a summary, as in an edition where the settings do not say."""
_EVENTS = ("helvane", "tunnel", "hospital")
"""The bundled events that a model is tried on: a decision, an accident, a crime."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A sentence that the model wrote, and why it would not be printed (nothing: it would)."""

    text: str
    reasons: tuple[str, ...]
    support: Support | None
    """How far its sources back it; `None` where it would not be printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What became of one bundled story."""

    headline: str
    sentences: tuple[Judged, ...] = ()
    """What the model wrote."""
    printed: tuple[str, ...] = ()
    """What would stand in an edition."""
    failure: str = ""
    """Why the model wrote nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCheck:
    """How a model does on the bundled stories."""

    name: str
    revision: str
    """The version to write into feeds.yaml; empty for a folder or an endpoint."""
    facts: ModelFacts | None
    """`None` for a model behind an address: only its server knows."""
    write_s: float
    """Seconds for all stories."""
    memory_gib: float
    """The most memory that this process had, in GiB; 0 for a model behind an address."""
    stories: tuple[Tried, ...]
    spent: dict[str, int]

    @property
    def sentences(self) -> tuple[Judged, ...]:
        """All that the model wrote."""
        return tuple(sentence for tried in self.stories for sentence in tried.sentences)

    @property
    def supported(self) -> float:
        """The share of its sentences that would be printed, 0 to 1."""
        good = sum(not sentence.reasons for sentence in self.sentences)
        return good / len(self.sentences) if self.sentences else 0.0


def check_model(
    model: str,
    revision: str | None,
    stories: Sequence[Story],
    *,
    allow_remote_code: bool,
    file: str | None = None,
) -> ModelCheck:
    """Load the model at `model`, a folder or a name on the hub (the newest there when no revision is given).

    `file` is the GGUF file that is meant, where there are several.

    Raises:
        ConfigError: it cannot be had, loaded or used; the message says why and what to do.
    """
    place = find(model, revision, file=file, code=allow_remote_code)
    is_folder = folder_of(model) is not None
    summariser = TransformersSummariser(
        model,
        revision=None if is_folder else place.revision,
        file=place.gguf,
        allow_remote_code=allow_remote_code,
    )
    facts = summariser.facts()
    return _check(summariser, stories, facts, "" if is_folder else place.revision)


def check_summariser(summariser: Summariser, stories: Sequence[Story]) -> ModelCheck:
    """The model that feeds.yaml names.

    Raises:
        ConfigError: it names none, or the model cannot be used.
    """
    if not hasattr(summariser, "write"):
        raise ConfigError(f"feeds.yaml names no model ({summariser.name}): name one, as in models check NAME")
    facts = summariser.facts() if isinstance(summariser, TransformersSummariser) else None
    return _check(summariser, stories, facts, "")


def _check(summariser: Any, stories: Sequence[Story], facts: ModelFacts | None, revision: str) -> ModelCheck:
    try:
        prompts = [summariser.prompt(story, WORDS) for story in stories]
    except SummaryError as error:
        raise ConfigError(error.reason) from error
    started = time.perf_counter()
    drafts = dict(summariser.write(prompts))
    return ModelCheck(
        name=summariser.name,
        revision=revision,
        facts=facts,
        write_s=time.perf_counter() - started,
        memory_gib=_peak_gib() if facts is not None else 0.0,
        stories=tuple(
            _tried(story, drafts[prompt], summariser.name, close=summariser.holds_close)
            for story, prompt in zip(stories, prompts, strict=True)
        ),
        spent=summariser.spent(),
    )


def _tried(story: Story, draft: str | SummaryError, name: str, *, close: bool) -> Tried:
    """What a draft says about a story, judged, and what would be printed of it."""
    (extract,) = ExtractiveSummariser().summarise([story], words=WORDS)
    if isinstance(extract, SummaryError):
        raise ConfigError(f"the bundled example cannot be summarised: {extract.reason}")
    if isinstance(draft, SummaryError):
        return Tried(headline=extract.headline, failure=draft.reason)
    found = passages(story)
    return Tried(
        headline=extract.headline,
        sentences=tuple(_judged(text, found, close=close) for text in drafted(draft)),
        printed=tuple(
            sentence.text
            for sentence in grounded(draft, found, extract, words=WORDS, method=name, close=close).sentences
        ),
    )


def _judged(text: str, found: Sequence[Passage], *, close: bool) -> Judged:
    sentence, reasons = weighed(text, found, close=close)
    return Judged(text=text, reasons=reasons, support=sentence.support if sentence else None)


def _peak_gib() -> float:
    """The most memory that this process has had, in GiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**30


def example_stories(examples: Path, now: datetime) -> tuple[Story, ...]:
    """Stories of the bundled news days, several outlets on one event each."""
    known = json.loads((examples / "expected.json").read_text(encoding="utf8"))
    return tuple(_example(event, known["articles"], examples, now) for event in _EVENTS)


def _example(event: str, rows: Sequence[dict[str, str]], examples: Path, now: datetime) -> Story:
    articles = []
    for row in rows:
        path = examples / row["day"] / row["url"].partition("demo.invalid/")[2]
        if row["event"] == event and path.is_file():
            articles.append(article_from_document(row["url"], path.read_bytes(), now=now))
    return Story(id=event, articles=tuple(articles), independent=len(articles))
