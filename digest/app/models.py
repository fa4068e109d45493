"""``digest models check``: a model loaded, timed on a bundled story, and its sentences judged one by one."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, SummaryError
from digest.extract.document import article_from_document
from digest.models import Story
from digest.summarise.checkpoint import find, folder_of
from digest.summarise.grounding import drafted, weighed
from digest.summarise.passages import passages
from digest.summarise.transformer import TransformersSummariser

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from digest.protocols import Summariser
    from digest.summarise.transformer import ModelFacts

WORDS = 100
_EVENT = "helvane"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A sentence that the model wrote, and why it would not be printed (nothing: it would)."""

    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCheck:
    """How a model does on one story."""

    name: str
    revision: str
    """The version to write into feeds.yaml; empty for a folder or an endpoint."""
    facts: ModelFacts | None
    """`None` for a model behind an address: only its server knows."""
    write_s: float
    sentences: tuple[Judged, ...]
    spent: dict[str, int]

    @property
    def supported(self) -> float:
        """The share of its sentences that would be printed, 0 to 1."""
        good = sum(not sentence.reasons for sentence in self.sentences)
        return good / len(self.sentences) if self.sentences else 0.0


def check_model(model: str, revision: str | None, story: Story, *, allow_remote_code: bool) -> ModelCheck:
    """Load the model at `model`, a folder or a name on the hub (the newest there when no revision is given).

    Raises:
        ConfigError: it cannot be had, loaded or used; the message says why and what to do.
    """
    place = find(model, revision, code=allow_remote_code)
    is_folder = folder_of(model) is not None
    summariser = TransformersSummariser(
        model,
        revision=None if is_folder else place.revision,
        allow_remote_code=allow_remote_code,
    )
    facts = summariser.facts()
    return _tried(summariser, story, facts, "" if is_folder else place.revision)


def check_summariser(summariser: Summariser, story: Story) -> ModelCheck:
    """The model that feeds.yaml names.

    Raises:
        ConfigError: it names none, or the model cannot be used.
    """
    if not hasattr(summariser, "write"):
        raise ConfigError(f"feeds.yaml names no model ({summariser.name}): name one, as in models check NAME")
    facts = summariser.facts() if isinstance(summariser, TransformersSummariser) else None
    return _tried(summariser, story, facts, "")


def _tried(summariser: Any, story: Story, facts: ModelFacts | None, revision: str) -> ModelCheck:
    try:
        prompt = summariser.prompt(story, WORDS)
    except SummaryError as error:
        raise ConfigError(error.reason) from error
    started = time.perf_counter()
    ((_, draft),) = summariser.write([prompt])
    write_s = time.perf_counter() - started
    if isinstance(draft, SummaryError):
        raise ConfigError(draft.reason)
    found = passages(story)
    sentences = tuple(Judged(text=text, reasons=weighed(text, found)[1]) for text in drafted(draft))
    return ModelCheck(
        name=summariser.name,
        revision=revision,
        facts=facts,
        write_s=write_s,
        sentences=sentences,
        spent=summariser.spent(),
    )


def example_story(examples: Path, now: datetime) -> Story:
    """One story of the bundled news days, several outlets on one event."""
    known = json.loads((examples / "expected.json").read_text(encoding="utf8"))
    articles = []
    for row in known["articles"]:
        path = examples / row["day"] / row["url"].partition("demo.invalid/")[2]
        if row["event"] == _EVENT and path.is_file():
            articles.append(article_from_document(row["url"], path.read_bytes(), now=now))
    return Story(id=_EVENT, articles=tuple(articles), independent=len(articles))
