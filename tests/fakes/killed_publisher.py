"""Publishes again and again, killed at every step in turn: ``python -m tests.fakes.killed_publisher SITE swap``.

Each generation is published by a child that kills itself (as kill -9 does) before its n-th step on the
disk, n = 1, 2, …, until one comes through. Prints how many were killed.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from digest.publish.folder import FolderPublisher
from tests.fakes.renderings import rendering

WORDS = 2_000
"""How often a page says its generation: long enough that half a page would show."""

PAGES = 20
"""How many pages the site has: a page is used again after so many generations."""

_STEPS = ("open", "os.", "shutil.")


def files_of(generation: int) -> dict[str, bytes]:
    """A site whose front page points at a page of the same generation."""
    body = f"{generation} ".encode() * WORDS
    return {"index.html": body, "feed.xml": body, f"pages/{generation % PAGES}.html": body}


def publish(site: Path, generation: int, *, swap: bool) -> None:
    FolderPublisher(site, swap=swap).publish(rendering(files_of(generation)))


def _die_before_step(number: int) -> None:
    left = number

    def hook(event: str, _: tuple[object, ...]) -> None:
        nonlocal left
        if event.startswith(_STEPS):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def main(site: Path, *, swap: bool) -> int:
    publish(site, 0, swap=swap)
    killed = 0
    while True:
        child = os.fork()
        if child == 0:
            _die_before_step(killed + 1)
            publish(site, killed + 1, swap=swap)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            return killed
        killed += 1


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), swap=sys.argv[2] == "swap"))
