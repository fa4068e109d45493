"""A clock that several processes share: a file says which moment it was when, and it goes on from there."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path


class SharedClock:
    """Shows what the file at `path` says and the time that has gone by since it was set."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        """The present moment, by this clock."""
        moment, at = self._path.read_text("ascii").split()
        return datetime.fromisoformat(moment) + timedelta(seconds=time.monotonic() - float(at))

    def set(self, moment: datetime) -> None:
        """Let it show this moment now, to everybody."""
        aside = Path(f"{self._path}.new")
        aside.write_text(f"{moment.astimezone(UTC).isoformat()} {time.monotonic()}", "ascii")
        aside.replace(self._path)
