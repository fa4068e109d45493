"""Whole runs, each a process of its own, are killed and run again; `bench kills` does it hundreds of times."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from bench._kill_lanes import Lane, Tally

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAPERS = 2
SHARES = (0.15, 0.55, 0.9)
"""Where in a run it is killed, as shares of its steps: while it reads, keeps and publishes, and sends."""


@pytest.fixture(scope="module")
def tallies(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Tally]:
    """Two papers side by side, each of which has three runs killed, and what came of it."""
    folder = tmp_path_factory.mktemp("papers")
    with ThreadPoolExecutor(PAPERS) as pool:
        return list(pool.map(lambda number: _killed(folder / str(number), number), range(PAPERS)))


def _killed(folder: Path, number: int) -> Tally:
    folder.mkdir()
    with Lane(folder, number) as lane:
        steps = len(lane.through())
        for share in SHARES:
            lane.killed_at_step(round(steps * share) + number)
        return lane.count()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_whole_runs_that_are_killed_lose_nothing_and_tell_nothing_twice(tallies: Sequence[Tally]) -> None:
    assert [tally.killed for tally in tallies] == [len(SHARES)] * PAPERS
    for tally in tallies:
        assert tally.failed_again == []
        assert (tally.lost, tally.doubled, tally.missing) == ([], [], [])
        assert tally.differing == 0


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_reader_sees_whole_pages_and_the_store_is_sound_while_runs_are_killed(
    tallies: Sequence[Tally],
) -> None:
    for tally in tallies:
        assert tally.torn == []
        assert tally.unsound == []
