"""`digest schedule` by a shared clock: ``python -m bench._shared_daemon FEEDS_YAML CLOCK NAME LOG``.

It is the program's own daemon, whose clock is a file, and which looks every quarter of a second instead of
every twenty seconds. Each line that it says is added to LOG, with its NAME.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bench._shared_clock import SharedClock
from digest import Digest
from digest.daemon import run_daemon
from digest.schedule import run_schedule

TICK_S = 0.25
"""Seconds between two looks of the daemon. Chosen by reading; not measured."""


def main(settings: Path, clock: Path, name: str, log: Path) -> None:
    """Stay until the process is asked to end."""
    if run_schedule.__kwdefaults__ is None or "tick_s" not in run_schedule.__kwdefaults__:
        raise RuntimeError("the schedule no longer has a `tick_s` of its own: look how it is told now")
    run_schedule.__kwdefaults__["tick_s"] = TICK_S

    def say(text: str) -> None:
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "w") as file:
            file.write(f"{name}\t{text}\n")

    with Digest.from_file(settings, clock=SharedClock(clock)) as digest:
        run_daemon(digest, say=say)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
