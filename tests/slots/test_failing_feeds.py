"""One feed for each of twenty faults beside five that are well; `bench faults` has all that we know."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bench._fault_matrix import MORNING, TELLS, FaultMatrix

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = (
    "dead",
    "slow",
    "drip",
    "reset in the middle",
    "endless body",
    "another protocol",
    "too long a length",
    "404",
    "500",
    "429",
    "401",
    "moved in a circle",
    "moved into the house",
    "HTML instead of a feed",
    "empty body",
    "cut off",
    "zero bytes",
    "a bomb",
    "re-issued guids",
    "a flood",
)
TOLERATED = {"cut off", "re-issued guids", "a flood"}
"""What brings its news all the same, and so need not be told."""
EVENING = MORNING + timedelta(hours=12)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_feed_stops_an_edition_and_a_poorer_one_says_so_and_overwrites_none(tmp_path: Path) -> None:
    with FaultMatrix(tmp_path, faults=FAULTS, well=5, timeout_s=2) as matrix:
        faults, matrix.faulty = dict(matrix.faulty), {}
        matrix.report_news(MORNING)
        rich = matrix.make(MORNING)
        assert rich.edition is not None
        assert not rich.edition.is_partial
        kept = matrix.files(rich.edition.slug)

        matrix.faulty = faults
        matrix.report_news(EVENING)
        poor = matrix.make(EVENING)
        assert poor.edition is not None
        assert poor.edition.is_partial
        assert "partial" in matrix.page(poor.edition.slug).lower()
        assert poor.urls() >= {one.url for feed in matrix.healthy() for one in matrix.items[feed][-TELLS:]}
        untold = {name for number, name in faults.items() if not poor.told(matrix.feeds.url(number))}
        assert untold <= TOLERATED

        matrix.faulty = dict.fromkeys(range(matrix.count), "dead")
        matrix.make(EVENING + timedelta(minutes=20))
        assert matrix.make(EVENING + timedelta(hours=12)).edition is None
        assert matrix.files(rich.edition.slug) == kept
        assert poor.edition.is_partial
