"""How the cost of `digest make` grows with texts made to cost too much: ``python -m bench.growth``.

Seconds of processor time at 10, 20 and 40 kB of each run, without what the guard's children take.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from digest.app import Digest
from digest.making import split_sources

LEAD = "The council of Townley voted on Tuesday to rebuild the pier at a cost of 10 million crowns.\n\n"
RUNS = (
    "A. B. ", "“ ", '"a ', "Mr. ", "(", "1.1.", "a", "e\u0301\u0302", "“”。", "https://a.example/b.c ",
    "said ", "5 March 2026 ", "a.b@c.example ", "7 people, ", "a\n", "- - ", "word.12 ", "U.S. ", "aбв ",
)  # fmt: skip
SIZES = (10_000, 20_000, 40_000)


def seconds(run: str, size: int, folder: Path) -> float:
    path = folder / "text.txt"
    path.write_text(LEAD + run * (size // len(run)), encoding="utf8")
    with Digest.without_feeds() as digest:
        before = time.process_time()
        digest.make(split_sources((str(path),)))
        return time.process_time() - before


def main() -> None:
    print("| run | " + " | ".join(f"{size // 1000} kB" for size in SIZES) + " |")
    print("|---|" + "---|" * len(SIZES))
    with tempfile.TemporaryDirectory() as folder:
        for run in RUNS:
            spent = (f"{seconds(run, size, Path(folder)):.2f}" for size in SIZES)
            print(f"| `{run!r}` | {' | '.join(spent)} |", flush=True)


if __name__ == "__main__":
    main()
