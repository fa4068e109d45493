"""Builders of tables from listings, texts with one idea on each line. Imports no other module of Digest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEVER = re.compile(r"(?!)")
"""A pattern that matches nothing, for a language in which no table was written."""


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing, separated by white space."""
    return frozenset(listing.split())


def any_of(listing: str) -> str:
    """The text of a pattern that matches any line of a listing."""
    return "(?:" + "|".join(line.strip() for line in listing.strip().splitlines()) + ")"


Row = TypeVar("Row")


class Deferred(Mapping[str, Row]):
    """A mapping that is read on first use, for a large table that most runs never need."""

    def __init__(self, read: Callable[[], Mapping[str, Row]]) -> None:
        self._read = read

    @cached_property
    def _rows(self) -> Mapping[str, Row]:
        return self._read()

    def __getitem__(self, key: str) -> Row:
        """The row of a key."""
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        """The keys in the order of the table."""
        return iter(self._rows)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._rows)
