"""Shorten a prompt for a server that says how many tokens it reads at once. Pure."""

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
"""The number of tokens that a server reads at once, as its message of a refusal states it."""
_REPORT = re.compile(r"^\d{1,4}\. ", re.MULTILINE)
"""The number before a report in a prompt."""
_FOR_AN_ANSWER = 0.25
"""Share of the tokens that a server reads and writes at once that is kept free for its answer (decision
0031)."""


def size_of(refusal: FetchError) -> int:
    """How many tokens a server reads and writes at once, from its refusal; 0 if it does not say."""
    found = _SIZE.search(refusal.said)
    return int(found["field"] or found["words"]) if found else 0


def fitted(prompt: str, size: int) -> str:
    """The prompt with as many of its first numbered reports as fit into `size` tokens, and at least one."""
    room = int(size * (1 - _FOR_AN_ANSWER))
    lines = prompt.splitlines()
    reports = [index for index, line in enumerate(lines) if _REPORT.match(line)]
    while len(reports) > 1 and tokens_in("\n".join(lines)) > room:
        del lines[reports.pop()]
    return "\n".join(lines)
