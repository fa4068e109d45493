"""Whole runs that are killed as kill -9 does, and run again: what is lost, doubled or half there afterwards.

Several papers, each with five feeds, a site, a mail server and two readers, go on side by side. Runs are
killed at any time; then one before each step (a commit of the store, before and after it; a file put in its
place; a line to the mail server); then the daemon, in the middle of its slots. A thread reads each site all
the while. Fewer: ``--runs 24``.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from bench._kill_lanes import Lane, Tally, together

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 200
LANES = 6
"""Papers side by side: what one waits for, another works. Chosen by reading; not measured."""
NOTE = (
    "killed: before it was through; the next run came six minutes later by the paper's clock. half_written_"
    "pages: of all looks of a reader at the home page and the page that it links to. same_letter_again: the "
    "very bytes, under the same Message-ID (the server had taken it, and the receipt was not kept)."
)


def measure(data: Path, runs: int = RUNS, seed: int = 1) -> dict[str, dict[str, float]]:  # noqa: ARG001
    """What was counted; see `NOTE`."""
    lanes = min(LANES, max(1, runs // 4))
    return {
        "killed at any time": _side_by_side(lanes, seed, lambda lane, _: _at_times(lane, runs, lanes)),
        "killed before each step": _side_by_side(
            lanes, seed + 100, lambda lane, place: _at_steps(lane, place, lanes, runs)
        ),
        "daemon killed": _side_by_side(
            lanes, seed + 200, lambda lane, _: lane.kill_daemons(max(1, runs // 5 // lanes))
        ),
    }


def _side_by_side(lanes: int, seed: int, go: Callable[[Lane, int], None]) -> dict[str, float]:
    def one(place: int) -> Tally:
        with tempfile.TemporaryDirectory() as folder, Lane(Path(folder), seed + place) as lane:
            go(lane, place)
            return lane.count()

    with ThreadPoolExecutor(lanes) as pool:
        tallies = list(pool.map(one, range(lanes)))
    return together(tallies)


def _at_times(lane: Lane, runs: int, lanes: int) -> None:
    lane.through()
    lane.through()
    while lane.tally.killed < runs / lanes and lane.tally.through < runs:
        lane.killed_at_a_time()
        print(f"killed {lane.tally.killed}", file=sys.stderr)


def _at_steps(lane: Lane, place: int, lanes: int, most: int) -> None:
    lane.through()
    steps = len(lane.through())
    every = max(1, -(-steps // most))  # in a short bench not before each
    for number in range(1 + place * every, steps + 1, lanes * every):
        lane.killed_at_step(number)
        print(f"killed at step {number} of {steps}", file=sys.stderr)
