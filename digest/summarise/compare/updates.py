"""What is new in a story since an earlier edition: its status, and the sentences not yet printed. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.models import Status, Support, Update
from digest.summarise.check.evidence import judge
from digest.summarise.read.figures import figures
from digest.summarise.redundancy import SUMMARY_SAYS, UPDATE_KNOWN, covers
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Memory, Sentence, Story, StoryRecord


def record_of(story: Story, memory: Memory) -> StoryRecord | None:
    """The record of what earlier editions printed of `story`, and of the stories merged into it since.

    `None` when no edition carried any of them.
    """
    known = {record.id: record for record in memory.records if record.last_edition and record.last_edition_at}
    parts = [known[id_] for id_ in (story.id, *story.merged) if id_ in known]
    if not parts:
        return None
    printed = dict.fromkeys(sentence for part in parts for sentence in part.printed)
    printings = dict.fromkeys(printing for part in parts for printing in part.printings)
    return replace(
        parts[0],
        printed=tuple(printed),
        printings=tuple(sorted(printings, key=lambda printing: (printing.at, printing.edition))),
    )


def updates(sentences: Sequence[Sentence], record: StoryRecord | None, limit: int) -> tuple[Update, ...]:
    """The first `limit` sentences at most that say what no edition in `record` has printed."""
    if record is None or record.last_edition_at is None:
        return ()
    since, at = record.last_edition, record.last_edition_at
    fresh = [sentence for sentence in sentences if not is_known(sentence.text, record.printed)]
    return tuple(Update(sentence=sentence, since=since, since_at=at) for sentence in fresh[:limit])


def is_known(sentence: str, printed: Sequence[str]) -> bool:
    """Whether the printed sentences, one alone or all together, have what `sentence` says and its figures."""
    mine = set(content_words(sentence))
    numbers = set(figures(sentence))
    known_numbers = {number for one in printed for number in figures(one)}
    if not numbers <= known_numbers:
        return False
    if any(covers(set(content_words(one)), mine, UPDATE_KNOWN) for one in printed):
        return True
    return judge(sentence, printed).support is Support.SUPPORTED


def is_said(sentence: str, summary: Sequence[str]) -> bool:
    """Whether a summary says nearly the same: its sentences together have many of the content words."""
    mine = set(content_words(sentence))
    theirs = {word for one in summary for word in content_words(one)}
    return covers(theirs, mine, SUMMARY_SAYS)


def has_new_headline(headline: str, record: StoryRecord | None) -> bool:
    """Whether the headline of a story differs from the one last printed; asked where there is no summary."""
    return record is not None and headline.casefold().split() != record.headline.casefold().split()


def status_of(record: StoryRecord | None, *, is_new: bool) -> Status:
    """The status NEW if no edition carried the story, UPDATED if something `is_new`, else CONTINUING."""
    if record is None:
        return Status.NEW
    return Status.UPDATED if is_new else Status.CONTINUING
