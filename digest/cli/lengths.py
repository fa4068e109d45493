"""The type of ``--length``: a name or a number of words."""

from __future__ import annotations

from typing import Any

import click

LENGTHS = {"short": 40, "medium": 100, "long": 250}
"""Each name → the most words of a summary; the medium one is the usual (chosen by reading; not measured)."""
LEAST, MOST = 15, 5_000
"""The bounds of a number of words (chosen by reading; not measured)."""


class Words(click.ParamType[int]):
    """A number of words, or the name of one."""

    name = "short|medium|long|N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of words that `value` names."""
        if value in LENGTHS:
            return LENGTHS[value]
        text = str(value)
        if not text.isdecimal() or not LEAST <= int(text) <= MOST:
            self.fail(f"{text!r} is none of {', '.join(LENGTHS)} or {LEAST} to {MOST} words", param, ctx)
        return int(text)
