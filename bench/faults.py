"""The matrix of failing feeds: one feed for each fault, beside twenty that are well, in one paper.

Four editions are made of it. In the first all feeds are well; in the second each fails in its own way; the
third is made of the second's slot again when all feeds are dead; then comes a slot when all are. Each fault
has its row: what the feed brought and how often it was named in the report.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from bench._fault_matrix import MORNING, TELLS, FaultMatrix, Made

HALF_A_DAY = timedelta(hours=12)
NOTE = (
    "brought: entries of a failing feed in the ledger, of two; named: problems that name it. silent: feeds "
    "that brought less than they have and were not named."
)


def measure(data: Path) -> dict[str, dict[str, float]]:  # noqa: ARG001
    """What was counted; see `NOTE`."""
    with tempfile.TemporaryDirectory() as folder, FaultMatrix(Path(folder)) as matrix:
        faults = dict(matrix.faulty)
        matrix.faulty = {}
        matrix.report_news(MORNING)
        well = matrix.make(MORNING + timedelta(minutes=1))
        rich = matrix.files(_slug(well))

        matrix.faulty = faults
        matrix.report_news(MORNING + HALF_A_DAY)
        poor = matrix.make(MORNING + HALF_A_DAY + timedelta(minutes=1))
        kept = matrix.files(_slug(poor))

        matrix.faulty = dict.fromkeys(range(matrix.count), "dead")
        again = matrix.make(MORNING + HALF_A_DAY + timedelta(minutes=30))
        matrix.report_news(MORNING + 2 * HALF_A_DAY)
        none = matrix.make(MORNING + 2 * HALF_A_DAY + timedelta(minutes=1))
        for made in (again, none):
            print(f"all dead: {made.refusal or made.report.notes}", file=sys.stderr)

        rows = {f"fault: {name}": _row(matrix, number, poor) for number, name in faults.items()}
        return {
            "all feeds well": {
                "feeds": matrix.count,
                "told": len(well.urls()),
                "seconds": well.seconds,
                "is_partial": bool(well.edition and well.edition.is_partial),
            },
            "each fault in one feed": {
                "feeds_that_fail": len(faults),
                "feeds_that_are_well": matrix.well,
                "items_of_those_told": _told(matrix, poor),
                "items_of_those_lost": matrix.well * TELLS - _told(matrix, poor),
                "silent": sum(row["silent"] for row in rows.values()),
                "seconds": poor.seconds,
                "is_partial": bool(poor.edition and poor.edition.is_partial),
                "page_says_partial": "partial" in matrix.page(_slug(poor)).lower(),
            },
            "all feeds dead": {
                "richer_edition_changed": rich != matrix.files(_slug(well)),
                "partial_edition_changed": kept != matrix.files(_slug(poor)),
                "editions_made": sum(made.edition is not None for made in (again, none)),
                "refused_with_a_reason": sum(bool(made.refusal) for made in (again, none)),
                "seconds": max(again.seconds, none.seconds),
            },
            **rows,
        }


def _slug(made: Made) -> str:
    assert made.edition is not None, made.refusal
    return made.edition.slug


def _told(matrix: FaultMatrix, made: Made) -> int:
    """How many of the newest items of the feeds that are well are in the ledger."""
    urls = made.urls()
    return sum(
        one.url in urls for feed in matrix.healthy() for one in matrix.items[feed][-2 * TELLS : -TELLS]
    )


def _row(matrix: FaultMatrix, number: int, made: Made) -> dict[str, float]:
    home = matrix.feeds.url(number)
    lines = made.edition.ledger.lines if made.edition else ()
    named = made.told(home)
    brought = sum(line.feed_url.startswith(home.removesuffix("feed.xml")) for line in lines)
    if named:
        print(f"{matrix.faults[number]}: {named[0]}", file=sys.stderr)
    return {"brought": brought, "named": len(named), "silent": brought < TELLS and not named}
