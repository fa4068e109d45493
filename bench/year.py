"""A year in an hour: 730 slots, two daemons, forty feeds that fail, and every inbox counted at the end.

Two processes of the program's own daemon share a store, a site and a clock that is a file. Forty feeds on
loopback fail in turn in every way of `bench._failing_feeds`; the mail server defers, refuses and drops; the
disk is full for two slots; the clock is ahead for three days and behind for two hours; daemons are killed in
the middle of slots, and the paper is moved to another folder. A smaller year: ``--slots 40``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SLOTS = 730
NOTE = (
    "lost: items of healthy feeds in no ledger. same_name_other_bytes: letters under one Message-ID that "
    "differ. Seconds a slot: from its time to its end; first and last: the median of fifty slots (a quarter "
    "of a short year). Memory: of the daemon that lived longest, without and with its children."
)


def measure(data: Path, slots: int = SLOTS, seed: int = 1) -> dict[str, dict[str, float]]:  # noqa: ARG001
    """What was counted; see `NOTE`."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench._year", folder, str(slots), str(seed)]
        done = subprocess.run([*_alone(), *command], check=True, stdout=subprocess.PIPE)  # noqa: S603
    scores: dict[str, dict[str, float]] = json.loads(done.stdout)
    return scores


def _alone() -> list[str]:
    """How a process gets mounts of its own, which go with it; empty where that cannot be had."""
    way = [shutil.which("unshare") or "unshare", "--user", "--map-root-user", "--mount"]
    try:
        able = subprocess.run([*way, "true"], check=False, capture_output=True).returncode == 0  # noqa: S603
    except OSError:
        able = False
    return way if able else []
