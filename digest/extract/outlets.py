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
    r"|\s*[-–—(]?\s*\b(?:rss|atom|feeds?|rss feed|xml|topics|headlines)\)?$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:(?:top|latest|breaking|world|all|main|home|international|national|recent|current)?\s*"
    r"(?:news|stories|headlines|articles|posts|updates|entries)|world|home|homepage|blog|index|feed|rss)$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_NAME_WORD = re.compile(r"[A-Z]?[^\W\dA-Z_]+|[A-Z]+(?![a-z])|\d+")
_SMALL_WORDS = "a an and the of for in on de der die das la le les el los il lo i del du des et und y"
_SMALL = frozenset(_SMALL_WORDS.split())
_SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"}
_SPELT_OUT |= {"Ø": "Oe", "Å": "Aa", "ß": "ss", "+": "plus", "&": "and"}
_TAILS = ("news", "online", "tv", "media")
"""What a domain adds to a name."""


def outlet_of(title: str, site: str, said: str = "") -> str:
    """The name of the outlet whose feed is called `title` and whose articles stand at `site` (an address).

    The part of the title that the site's domain spells wins, then the title without what was made for feed
    readers; a title that says nothing ("Top Stories") gives way to what the page says (`said`), and that to
    the host. The page also decides how a name is written. Empty only if there is nothing.
    """
    label = _squeezed(registrable_domain(site).split(".")[0])
    told = _part_spelt(said, label) or said
    whole = _without_feed_words(title)
    parts = [part for part in _PARTS.split(whole) if part]
    if named := _part_spelt(whole, label):
        return told if told and _is_better_written(told, named, label) else named
    says_nothing = not whole or _GENERIC.match(parts[0] if len(parts) > 1 else whole)
    if whole and not says_nothing and not (len(parts) > 1 and told and _spells(told, label)):
        return whole
    return told or host_of(site).removeprefix("www.") or whole


def _without_feed_words(title: str) -> str:
    bare = " ".join(_MADE_FOR_READERS.sub("", title.strip()).split())
    return bare.strip("-–—|:» ") or bare


def _part_spelt(title: str, label: str) -> str:
    """The shortest part of a title that the domain spells, without what was made for feed readers."""
    named = [part for part in _PARTS.split(title) if part and _spells(part, label)]
    return _without_feed_words(min(named, key=len)) if named else ""


def _is_better_written(told: str, named: str, label: str) -> bool:
    """Whether the page writes the same name as readers do: "The Week" for "TheWeek", "WSJ" for "WSJ.com"."""
    if _DOMAIN.fullmatch(told):
        return False
    is_same = _squeezed(told) == _squeezed(named) and not (told.isupper() and not named.isupper())
    return is_same or bool(_DOMAIN.fullmatch(named) and _spells(told, label))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def _spells(part: str, label: str) -> bool:
    """Whether a domain's first label is made of a part of a title.

    Whole ("El País" and ``elpais``) or of the beginnings of its words ("Los Angeles Times" and ``latimes``).
    """
    if len(label) < 2:
        return False
    for plain in (_plain(part), _plain(_spelt_out(part))):
        squeezed = _squeezed(plain)
        if squeezed and ((squeezed in label and 3 * len(squeezed) >= len(label)) or label in squeezed):
            return True
        words = [word.lower() for word in _NAME_WORD.findall(plain)]
        labels = {label, *(label.removesuffix(tail) for tail in _TAILS)}
        if any(len(each) > 1 and _is_made_of(words, each) for each in labels):
            return True
    return False


def _is_made_of(words: list[str], label: str) -> bool:
    """Whether `label` is the beginnings of `words`, one after the other; only small words may be left out."""
    reached = {0}
    for word in words:
        ahead = {
            at + size
            for at in reached
            for size in range(1, len(word) + 1)
            if label.startswith(word[:size], at) and at + size <= len(label)
        }
        reached = ahead | (reached if word in _SMALL else set())
    return len(label) in reached


def _plain(text: str) -> str:
    """Letters without their accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))


def _spelt_out(text: str) -> str:
    """Letters and signs as domains write them out: ü as ue, + as plus."""
    return "".join(_SPELT_OUT.get(letter, letter) for letter in text)
