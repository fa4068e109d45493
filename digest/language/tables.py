"""How tables of words and patterns are written: a listing, one idea a line. Imports nothing but `re`."""

from __future__ import annotations

import re

NEVER = re.compile(r"(?!)")
"""Matches nothing: what a language has where no table was written."""


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing, parted by white space."""
    return frozenset(listing.split())


def any_of(listing: str) -> str:
    """The text of a pattern that matches any line of a listing."""
    return "(?:" + "|".join(line.strip() for line in listing.strip().splitlines()) + ")"
