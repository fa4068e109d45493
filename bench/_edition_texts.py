"""Texts of the sets as a page would show them: what making a set did to them is no fault of an edition."""

from __future__ import annotations

import re

_SPACED = (
    (re.compile(r"(\d): (\d\d)\b"), r"\1:\2"),
    (re.compile(r"(\d), (\d{3})\b"), r"\1,\2"),
    (re.compile(r"(\d) ?/ ?(\d)"), r"\1/\2"),
    (re.compile(r"(\w) - (?=[a-z])"), r"\1-"),
    (re.compile(r"\b([A-Z])\. (?=[A-Z]\.)"), r"\1."),
    (re.compile(r" ’ (s|t|re|ve|ll|d|m)\b"), r"’\1"),
    (re.compile(r"(\w\w)'(?=[A-Z])"), r"\1 '"),
    (re.compile(r"([“‘]) "), r"\1"),
    (re.compile(r" ([”’])"), r"\1"),
)
"""Blanks that ECB+ has where a page has none."""
_DATE_WORDS = (
    r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\.? ?m\.?|[a-z]{1,3}t|gmt|utc|"
    r"(?:originally |first |last )?(?:published|updated|posted)(?: on| at)?|at|on"
)
_STAMP = re.compile(
    rf"(?:(?:(?:{_DATE_WORDS})\b\.?|\d{{1,4}}(?:st|nd|rd|th|am|pm)?\b|[-,:/|().+@])\s*)+", re.IGNORECASE
)
_BROKEN = re.compile(r"[Â-ô](?:[\x80-\xbf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])+")


def without_heading(title: str, text: str) -> str:
    """A text of ECB+ without the headline and the stamp of time with which it was joined to one line."""
    title, text = closed_up(title), closed_up(text)
    rest = text.removeprefix(title).lstrip()
    if rest == text or not rest:
        return text
    stamp = _STAMP.match(rest)
    is_dated = stamp is not None and re.search(r"\d{4}|\d:\d\d", stamp[0])
    return rest[stamp.end() :] if stamp is not None and is_dated else rest


def closed_up(text: str) -> str:
    """A text of ECB+ without the blanks that taking it apart left in it."""
    for pattern, shown in _SPACED:
        text = pattern.sub(shown, text)
    return text


def rightly_decoded(text: str) -> str:
    """A text in which letters of UTF-8 were read as those of another encoding."""
    return _BROKEN.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    for encoding in ("latin-1", "cp1252"):
        try:
            return found[0].encode(encoding).decode("utf8")
        except UnicodeError:
            continue
    return found[0]
