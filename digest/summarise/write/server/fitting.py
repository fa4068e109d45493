"""A prompt made shorter for a server that says how much it reads at once. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.summarise.write.server.budget import tokens_in

if TYPE_CHECKING:
    from digest.errors import FetchError

_SIZE = re.compile(
    r'"n_ctx"\s*:\s*(?P<field>\d{3,7})'
    r"|context (?:length|size|window)(?: is|:| of)?[^\d\n]{0,20}(?P<words>\d{3,7})",
    re.IGNORECASE,
)
_REPORT = re.compile(r"^\d{1,4}\. ", re.MULTILINE)
_FOR_AN_ANSWER = 0.25
"""So much of what a server reads and writes at once is kept free for its answer."""


def size_of(refusal: FetchError) -> int:
    """How many tokens a server reads and writes at once, as it says in a refusal; 0 where it does not."""
    found = _SIZE.search(refusal.said)
    return int(found["field"] or found["words"]) if found else 0


def fitted(prompt: str, size: int) -> str:
    """The prompt with as many of its numbered reports as fit into `size`, from the first on; at least one."""
    room = int(size * (1 - _FOR_AN_ANSWER))
    lines = prompt.splitlines()
    reports = [index for index, line in enumerate(lines) if _REPORT.match(line)]
    while len(reports) > 1 and tokens_in("\n".join(lines)) > room:
        del lines[reports.pop()]
    return "\n".join(lines)
