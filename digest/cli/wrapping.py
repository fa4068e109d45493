"""Wrapping of text to the columns of a terminal, where a wide character takes two."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_NARROWEST, _WIDEST = 40, 100
"""Lines have a terminal's columns, but not fewer or more than these (chosen by reading; not measured)."""
_USUAL = (80, 24)
"""Columns and lines where there is no terminal and COLUMNS is not set, as in `shutil.get_terminal_size`."""
_AFTER = frozenset({"Pe", "Pf", "Po", "Mn", "Me"})
"""Unicode categories of characters that begin no line: closing marks, points, and combining accents."""
_BEFORE = frozenset({"Ps", "Pi"})
"""Unicode categories of characters that end no line: opening marks."""


class Wrap(Protocol):
    """Wraps a text into lines, each after `indent` blanks."""

    def __call__(self, text: str, indent: int = 0) -> list[str]:
        """The lines."""
        ...


def width() -> int:
    """The number of columns to write in: the terminal's, or those of COLUMNS, within bounds."""
    return min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size(_USUAL).columns))


def wrapped(text: str, indent: int = 0, *, columns: int) -> list[str]:
    """The text in lines of at most `columns` columns, each after `indent` blanks.

    Lines break at blanks, and between wide characters, which are written without blanks. A longer word of
    other characters is not broken, so that an address can be copied.
    """
    from rich.cells import cell_len

    room = columns - indent
    lines = [""]
    for word in text.split():
        blank = " " if lines[-1] else ""
        for piece in _pieces(word):
            if lines[-1] and cell_len(lines[-1]) + len(blank) + cell_len(piece) > room:
                lines.append("")
                blank = ""
            lines[-1] += blank + piece
            blank = ""
    return [" " * indent + line for line in lines]


def _pieces(word: str) -> Iterator[str]:
    """The pieces of a word between which a line may break: before and behind wide characters."""
    piece = ""
    for here in word:
        may_break = piece and (_is_wide(here) or _is_wide(piece[-1]) or _is_wide(piece[0]))
        is_held = unicodedata.category(here) in _AFTER or unicodedata.category(piece[-1:] or here) in _BEFORE
        if may_break and not is_held:
            yield piece
            piece = ""
        piece += here
    yield piece


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
