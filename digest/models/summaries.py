"""What is written of a story: sentences that cite, differences, quotations, forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from digest.models.kinds import Kind
from digest.models.stories import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage: characters `start` to `end` of the text of `article_url`."""

    article_url: str
    start: int
    end: int


class Support(StrEnum):
    """How the cited passages back a sentence."""

    VERBATIM = "verbatim"
    """The sentence is the passage, but for the safe edits named in `Sentence.edits`."""
    SUPPORTED = "supported"
    """Written by a model; its numbers, dates, names and quotations occur in the passages."""
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"


BACKED = frozenset({Support.VERBATIM, Support.SUPPORTED})
"""A sentence that is backed so counts as supported in the trust strip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a summary with the passages it rests on (at least one)."""

    text: str
    citations: tuple[Citation, ...]
    support: Support = Support.VERBATIM
    edits: tuple[str, ...] = ()
    translation: str = ""
    """`text` in the reader's language, where it is printed so; `text` stays what was checked."""
    day: datetime | None = None
    """The effective date of the report that says it, in a story that is told day by day."""

    @property
    def printed(self) -> str:
        """What a reader meets."""
        return self.translation or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What happened, by `method` (``extractive 1`` or ``transformers some/model@abc123``)."""

    headline: str
    sentences: tuple[Sentence, ...]
    method: str
    replaced: int = 0
    """Generated sentences taken out because their passages did not support them."""
    unasked: str = ""
    """Why the model was not asked, as ``today's budget of 200,000 tokens is spent``; mostly empty."""
    heading: Sentence | None = None
    """What `headline` rests on, where it is ours and not an outlet's."""
    headline_translation: str = ""
    """`headline` in the reader's language, where it is printed so."""

    @property
    def title(self) -> str:
        """The headline that a reader meets."""
        return self.headline_translation or self.headline

    @property
    def text(self) -> str:
        """The prose, one paragraph."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One side of a difference: what `publisher` says, and where."""

    publisher: str
    wording: str
    citation: Citation
    at: datetime


DifferenceKind = Literal["figure", "age", "quote"]
"""What outlets differ in: a figure, somebody's age, or the wording of a quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What independent outlets say differently about one thing."""

    about: str
    versions: tuple[Version, ...]
    is_update: bool = False
    """The later figure follows the earlier one, rather than contradicting it."""
    kind: DifferenceKind = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Verbatim words with their speaker."""

    text: str
    speaker: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A sentence that is new since `since`, the slug of an earlier edition."""

    sentence: Sentence
    since: str
    since_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """A sentence that the edition with the slug `edition` printed of the story, given again word for word."""

    sentence: Sentence
    """Its citations slice articles of `Story.earlier`."""
    edition: str
    edition_at: datetime


class Status(StrEnum):
    """What a story is to a reader of earlier editions."""

    NEW = "new"
    UPDATED = "updated"
    CONTINUING = "continuing"


FactName = Literal["name", "version", "authors", "id", "product", "severity", "score"]
"""What a line of a form is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of a form, word for word as the report has it."""

    name: FactName
    text: str
    citations: tuple[Citation, ...] = ()
    """Where the text says it; empty where the headline, the byline or the address does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a story is printed that is no report, beside the sentences of its summary.

    Those of a release are its changes, and stand in a list.
    """

    kind: Kind
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """None of a group's `outlets` outlets has a story that others have, though they have much else."""

    group: str
    """`Feed.group`, as the user wrote it."""
    outlets: int
    """How many outlets of the group had news in the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A piece that is named by headline, author and outlet; nothing of its text is told."""

    url: str
    headline: str
    publisher: str
    at: datetime
    """The effective date of the article."""
    first_seen: datetime
    byline: str = ""
    kind: Kind = Kind.OPINION
    is_day_only: bool = False
    is_undated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story as printed."""

    story: Story
    summary: Summary
    differences: tuple[Difference, ...] = ()
    quotes: tuple[Quote, ...] = ()
    status: Status = Status.NEW
    day: int = 1
    """The how-manieth day of the story, counted in editions' local days."""
    updates: tuple[Update, ...] = ()
    background: tuple[Background, ...] = ()
    why: Sentence | None = None
    """Why it matters, as the reports say."""
    form: Form | None = None
    """Of a release, a paper, an advisory or a result whose parts could be read."""
    silent: tuple[Silence, ...] = ()
    """Groups of the user's feeds that report much else and not this; only of lead stories."""
    has_own_length: bool = False
    """Whether its number of words was asked for: then all its sentences are printed open."""
