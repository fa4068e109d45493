"""A process that delivers an edition, for tests that run two of them at once, or kill one.

``python -m tests.fakes.delivering STORE PORT NAME HOURS [DIES_AT]``: the letters of this process say NAME;
HOURS after noon it delivers; before it keeps its receipt number DIES_AT it kills itself.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from digest.deliver import deliver
from digest.deliver.mail import MailDeliverer
from digest.report import Report
from digest.store.sql import SqlStore
from tests.builders import at
from tests.fakes.renderings import rendering

if TYPE_CHECKING:
    from digest.models import Receipt

READERS = [f"reader{number}@example.org" for number in range(10)]


class MortalStore(SqlStore):
    """Does not live to keep a certain receipt."""

    lives = 0

    def add_receipt(self, receipt: Receipt) -> None:
        self.lives -= 1
        if self.lives == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        super().add_receipt(receipt)


def main(path: str, port: str, name: str, hours: str, dies_at: str = "0") -> None:
    """Deliver once."""
    store = MortalStore(path)
    store.lives = int(dies_at)
    mail = MailDeliverer(
        to=READERS, sender="digest@example.org", host="127.0.0.1", port=int(port), security="plain"
    )
    messages = {
        "subject": f"As {name} has it",
        "text": f"Made by {name}.\n",
        "html": f"<p>Made by {name}.</p>",
    }
    print("ready", flush=True)
    sys.stdin.readline()
    report = Report()
    deliver(rendering(messages=messages), [mail], store, now=at(float(hours)), report=report)
    for problem in report.problems:
        print(problem, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
