"""The outlet's name, out of a feed's title. Pure.

Feeds are called "Dawn - World", "Example – Breaking News and Video from Example", "TheWeek feed" or just "Top
Stories": made for a list of feeds, not for a line under a story.
"""

from __future__ import annotations

import re
import unicodedata

from digest.web.urls import host_of, registrable_domain

_PARTS = re.compile(r"\s+[-–—|»·:]\s+|\s*[|»]\s*|:\s+|\s*>\s*")
_MADE_FOR_READERS = re.compile(
    r"^(?:rss(?: feed)?(?: (?:of|for|from))?|feed (?:of|for|from)|latest (?:from|news from))\s+"
    r"|\s*[-–—(]?\s*\b(?:rss|atom|feed|rss feed|xml)\)?$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:(?:top|latest|breaking|world|all|main|home|international|national|recent|current)?\s*"
    r"(?:news|stories|headlines|articles|posts|updates|entries)|world|home|homepage|blog|index|feed|rss)$",
    re.IGNORECASE,
)


def outlet_of(title: str, site: str, said: str = "") -> str:
    """The name of the outlet whose feed is called `title` and whose articles stand at `site` (an address).

    The part of the title that the site's domain spells wins, then the title without what was made for feed
    readers; a title that says nothing ("Top Stories") gives way to the host. Empty only if both are.
    """
    whole = " ".join(_MADE_FOR_READERS.sub("", title.strip()).split())
    label = _squeezed(registrable_domain(site).split(".")[0])
    parts = [part for part in _PARTS.split(whole) if part]
    named = [part for part in parts if _spells(part, label)]
    if named:
        return min(named, key=len)
    if whole and not _GENERIC.match(whole):
        return whole
    return said or host_of(site).removeprefix("www.") or whole


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def _spells(part: str, label: str) -> bool:
    """Whether a part of a title is what the domain's first label is made of: "El País" and ``elpais``."""
    squeezed = _squeezed(_plain(part))
    initials = _squeezed("".join(word[0] for word in part.split()))
    if len(label) < 2 or not squeezed:
        return False
    return (squeezed in label and 3 * len(squeezed) >= len(label)) or label in squeezed or initials == label


def _plain(text: str) -> str:
    """Letters without their accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
