"""The only module that uses the `regex` library: search patterns whose time is bounded.

Words and phrases become patterns of the standard library's `re`, which are always fast. A user's regular
expression may be slow: ``(a|aa)+$`` tries every split of its text. So it runs in `regex`, which stops after a
limit of processor time, on at most `MAX_TEXT_CHARACTERS` of text. Repeat counts that would unfold into a huge
program are refused before they are compiled.
"""

from __future__ import annotations

import math
import re
import warnings
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TEXT_CHARACTERS = 20_000
"""Terms are looked for in this many first characters of a text. Chosen by reading; not measured."""
MAX_REGEX_CHARACTERS = 300
"""Most characters of one regular expression. Chosen by reading; not measured."""
MAX_UNFOLDED = 10_000
"""Largest product of the repeat counts, such as ``{20}``, of one regular expression (decision 0020)."""
SEARCH_S = 0.2
"""Most seconds of processor time for one regular expression on one article; a usual one takes 0.0005
(decision 0020)."""

_COUNTS = re.compile(r"\{(\d*)(?:,(\d*))?\}")
"""A repeat count in a regular expression, ``{3}`` or ``{2,20}``."""


class TooSlowError(Exception):
    """A regular expression did not finish on a text within its time."""


class PatternError(ValueError):
    """A regular expression cannot be read. `position` is the character at fault, counted from 0."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.position = position


class Pattern(Protocol):
    """A pattern that can be searched for in a text."""

    def find(self, text: str) -> tuple[int, int] | None:
        """The start and the end of the first match; `None` if there is none.

        Raises:
            TooSlowError: the search takes too long.
        """
        ...


class Words:
    """Consecutive words, or the beginning of one word; case and the kind of white space do not matter."""

    def __init__(self, *words: str, is_beginning: bool = False) -> None:
        pattern = r"\s+".join(map(re.escape, words))
        self._pattern = re.compile(rf"(?<!\w){pattern}" + ("" if is_beginning else r"(?!\w)"), re.IGNORECASE)

    def find(self, text: str) -> tuple[int, int] | None:
        """The start and the end of the first match."""
        found = self._pattern.search(text)
        return found.span() if found else None


class Expression:
    """A regular expression that a user wrote."""

    def __init__(self, source: str) -> None:
        import regex

        if len(source) > MAX_REGEX_CHARACTERS:
            raise PatternError(f"longer than {MAX_REGEX_CHARACTERS} characters", 0)
        if math.prod(_counts(source)) > MAX_UNFOLDED:
            raise PatternError(f"its counts multiply to more than {MAX_UNFOLDED:,}", 0)
        try:
            self._pattern: Any = regex.compile(source, regex.IGNORECASE | regex.VERSION0)
        except (regex.error, OverflowError, RecursionError, ValueError, LookupError) as error:
            raise _wrong(source, error) from error

    def find(self, text: str) -> tuple[int, int] | None:
        """The start and the end of the first match.

        Raises:
            TooSlowError: the search takes more than `SEARCH_S`.
        """
        try:
            found = self._pattern.search(text, timeout=SEARCH_S)
        except TimeoutError as error:
            raise TooSlowError from error
        return found.span() if found else None


def _wrong(source: str, error: Exception) -> PatternError:
    """The error of `re`, whose position is more exact; if `re` finds none, the error of `regex`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(source)
    except (re.error, OverflowError, RecursionError) as better:
        error = better
    return PatternError(getattr(error, "msg", str(error)), getattr(error, "pos", None) or 0)


def _counts(source: str) -> Iterator[int]:
    for found in _COUNTS.finditer(source):
        yield max(1, *(int(number) for number in found.groups() if number), 1)
