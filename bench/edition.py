"""Editions as a reader finds them: of every printed story, which of nine faults it has.

Editions are made of real days with the pipeline's own functions (`bench._edition_days`,
`bench._edition_field`). Whether a story can be printed as it stands is a reader's judgement: the marks in
``edition_marks.json`` are of stories by what was printed, so that what a change leaves as it was is scored
at once, and what it alters is marked with ``python -m bench.edition_marks``. Decision 0043 tells how.
"""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench._edition_days import edition_days
from bench._edition_field import field_days
from bench._edition_rows import agreement, dumped, scores_of

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS = Path(__file__).with_name("edition_marks.json")
NOTE = (
    "printable: of the marked stories, the share without a fault. Each fault: the share of marked stories "
    "that have it. events_told: of the events that three articles or more of an edition tell, the share "
    "that is printed. events_twice, stories_mixed: events told by two stories, stories of several events, "
    "by the sets' own gold. Rows that are not marked yet: python -m bench.edition_marks."
)


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Shares by set and part, of the stories that have been marked."""
    marks = kept_marks()
    scores = scores_of(dump_of(data), marks)
    agreed = agreement(marks)
    return scores | ({"second reader": agreed} if agreed else {})


def dump_of(data: Path) -> dict[str, Any]:
    """Everything that the editions of this tree print."""
    return dumped(chain(edition_days(data), field_days(data.parent / "field")))


def kept_marks(file: Path = MARKS) -> Mapping[str, Mapping[str, Any]]:
    """Row id → its marks; none where there is no such file yet."""
    marks: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf8")) if file.is_file() else {}
    return marks
