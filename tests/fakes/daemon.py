"""A real schedule in a process of its own, driven through files: ``python -m tests.fakes.daemon FOLDER NAME``.

The clock shows what the file ``clock`` says. An edition begins, waits for a file ``go``, and ends;
``log`` gets a line for each. ``NAME.looks`` counts how often the daemon has asked for the time.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.models import Timetable
from digest.schedule import Event, Job, run_schedule
from digest.stopping import stopping_on_signals
from digest.store.sql import SqlStore

if TYPE_CHECKING:
    from digest.models import Slot

TIMES = Timetable(crons=("0 7 * * *",), timezone="Europe/Berlin")
LEASE_S = 300.0


class FileClock:
    def __init__(self, folder: Path, name: str) -> None:
        self._file, self._looks = folder / "clock", folder / f"{name}.looks"
        self._count = 0

    def now(self) -> datetime:
        self._count += 1
        self._looks.write_text(str(self._count))
        return datetime.fromisoformat(self._file.read_text())


def log(folder: Path, *words: str) -> None:
    """One line, whole, whoever else writes."""
    with os.fdopen(os.open(folder / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT), "w") as file:
        file.write(" ".join(words) + "\n")


def main(folder: Path, name: str) -> None:
    def make(slot: Slot) -> None:
        log(folder, "begin", slot.local, name)
        while not (folder / "go").exists():
            time.sleep(0.01)
        log(folder, "end", slot.local, name)

    def tell(event: Event) -> None:
        if event.slot:
            log(folder, event.kind, event.slot.local, name)

    stop = threading.Event()
    store = SqlStore(str(folder / "digest.db"))
    with stopping_on_signals(stop):
        log(folder, "up", "-", name)
        run_schedule(
            [Job(edition_id="morning", times=TIMES, action=make)],
            store,
            FileClock(folder, name),
            holder=f"{name}-{os.getpid()}",
            stop=stop,
            on_event=tell,
            tick_s=0.05,
            lease_s=LEASE_S,
        )
    store.close()
    log(folder, "down", "-", name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
