"""CPU time and peak memory of linking so many headlines, each number of them in a process of its own."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

SIZES = (5_000, 20_000, 75_000)


def speed(data: Path) -> dict[str, float]:
    """CPU seconds and peak MiB for each size, and the power that the time grows with."""
    found: dict[int, dict[str, float]] = {}
    for size in SIZES:
        command = [sys.executable, "-m", "bench._cluster_speed", str(size), str(data)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        found[size] = json.loads(answer.stdout)
    first, last = found[SIZES[0]], found[SIZES[-1]]
    growth = math.log(last["cpu_s"] / first["cpu_s"]) / math.log(last["headlines"] / first["headlines"])
    scores = {f"{size // 1000}k_cpu_s": row["cpu_s"] for size, row in found.items()}
    return {**scores, "growth_exponent": growth, "peak_mib": last["peak_mib"]}


def main(size: int, data: Path) -> None:
    """Link the first `size` headlines of the month, and print what it took."""
    from bench._cluster_gold import gold_of
    from bench.sets import rows
    from digest.cluster import Bars
    from digest.cluster.document_frequencies import document_frequencies
    from digest.cluster.link import link

    gold = gold_of(islice(rows(data, "cluster", "uci"), size), "event_merged")
    document_frequencies()
    started = time.process_time()
    link(gold.articles, Bars())
    took = time.process_time() - started
    print(json.dumps({"headlines": len(gold.articles), "cpu_s": took, "peak_mib": _peak_mib()}))


def _peak_mib() -> float:
    """Of this process alone: what `getrusage` says counts in the process that started it."""
    (line,) = (
        line
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        if line.startswith("VmHWM:")
    )
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
