"""The one door to the `regex` library: words, phrases and users' regular expressions as patterns that end.

Words and phrases become patterns of the standard library, which they cannot make slow. A user's regular
expression can: ``(a|aa)+$`` tries every split of its text. So those run in `regex`, which counts processor
time and gives up, over no more than `MAX_TEXT_CHARACTERS` of text; and repeat counts that would unfold into a
huge program are refused before they are compiled.
"""

from __future__ import annotations

import math
import re
import warnings
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TEXT_CHARACTERS = 20_000
"""Characters of a text in which a term is looked for. Chosen by reading; not measured."""
MAX_REGEX_CHARACTERS = 300
"""Characters that one regular expression may have. Chosen by reading; not measured."""
MAX_UNFOLDED = 10_000
"""What the counted repeats of one regular expression, ``{20}``, may multiply to (decision 0020)."""
SEARCH_S = 0.2
"""Seconds of processor time that one regular expression may take on one article; usual ones take 0.0005
(decision 0020)."""

_COUNTS = re.compile(r"\{(\d*)(?:,(\d*))?\}")
"""The counted repeats of a regular expression, ``{3}`` or ``{2,20}``."""


class TooSlowError(Exception):
    """A regular expression that did not come to an end on a text within its time."""


class PatternError(ValueError):
    """A regular expression that cannot be read. `position` counts from its first character."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.position = position


class Pattern(Protocol):
    """Anything that can be looked for in a text."""

    def find(self, text: str) -> tuple[int, int] | None:
        """The start and the end of the first match; `None` where there is none.

        Raises:
            TooSlowError: the search takes too long.
        """
        ...


class Words:
    """Words in a row, or the beginning of one word; neither case nor the kind of white space matters."""

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
    """The error as the standard library tells it, which points more exactly; else as `regex` does."""
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
