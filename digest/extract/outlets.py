"""The outlet's name, out of a feed's title. Pure.

Feeds are called "Dawn - World", "Example – Breaking News and Video from Example", "TheWeek feed" or just
"Asia": made for a list of feeds, not for a line under a story. What the public lists call a host comes first,
then what the title, its neighbours of the same site, the domain and the page say.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.web.outlet_names import known_name
from digest.web.urls import host_of, registrable_domain

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTS = re.compile(r"\s+[-–—|»·:/]\s+|\s*(?:[|»]|::)\s*|:\s+|\s*>\s*|(?<=\w)[-–—]\s+(?=[A-Z])")
_MADE_FOR_READERS = re.compile(
    r"^(?:rss(?: feed)?(?: (?:of|for|from))?|feed (?:of|for|from)|latest (?:from|news from))\s+"
    r"|\s*[-–—(]?\s*\b(?:rss|atom|feeds?|rss feed|xml|topics|headlines)\)?$"
    r"|\s*[-–—(|:]?\s*\bsearch (?:records|results)\b.*$|\s*\([^()]*\b(?:video|audio|feed|rss)\)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:(?:top|latest|breaking|world|all|main|home|international|national|recent|current)?\s*"
    r"(?:news|stories|headlines|articles|posts|updates|entries)|world|home|homepage|blog|index|feed|rss)$",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"\b(?:on|from|in|at|of|by|auf|von|aus|sur|de|du|dans|en|di|su|da|op|van|z|w)$", re.IGNORECASE
)
_SECTION_WORDS = """
    all latest home homepage content articles posts updates headlines stories top main recent breaking
    everything
"""
_TELLS_SECTION = frozenset(_SECTION_WORDS.split())
_SECTION_NAME = 2
"""Words that the name of a section has at most."""
_PLATFORMS = frozenset({"medium", "substack", "wordpress", "youtube", "tumblr", "blogger"})
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_NAME_WORD = re.compile(r"[A-Z]?[^\W\dA-Z_]+|[A-Z]+(?![a-z])|\d+")
_SMALL_WORDS = "a an and the of for in on de der die das la le les el los il lo i del du des et und y"
_SMALL = frozenset(_SMALL_WORDS.split())
_SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"}
_SPELT_OUT |= {"Ø": "Oe", "Å": "Aa", "ß": "ss", "+": "plus", "&": "and"}
_TAILS = ("news", "online", "tv", "media")
"""What a domain adds to a name."""


def outlet_of(
    title: str, site: str, said: str = "", *, siblings: Sequence[str] = (), feed_url: str = ""
) -> str:
    """The name of the outlet whose feed is called `title` and whose articles stand at `site` (an address).

    Known hosts have their name from a table. Of others, the part of the title that the site's domain spells
    wins, then the part that its `siblings` (titles of other feeds of the site) share, then the title without
    what was made for feed readers; a title that names a section only ("Top Stories", "Asia" of
    ``/rss/asia.xml``) gives way to what the page says (`said`), and that to the host. The page also tells how
    a name is written. Empty only if there is nothing.
    """
    label = label_of(site)
    told = _part_spelt(said, label) or said
    whole = "" if _ADDRESS.fullmatch(title.strip()) else without_feed_words(title)
    known = known_name(site)
    named = _part_spelt(whole, label)
    is_better = known and (_spells(known, label) or not (named or told))
    if is_better and _is_of_one_script(known, f"{whole}{told}"):
        return _own_spelling(known, named)
    if named:
        return told if told and _is_better_written(told, named, label) else _without_section(named, label)
    if shared := _shared_part(whole, siblings):
        return shared
    parts = [part for part in _PARTS.split(whole) if part and squeezed(part) not in _PLATFORMS]
    left = [part for part in parts if not _is_section(part, feed_url if told or known else "")]
    if told and _spells(told, label) and (len(parts) > 1 or not left):
        return told
    if left and not (_GENERIC.match(parts[0]) and len(parts) > 1):
        return whole if len(left) == len(_PARTS.split(whole)) else left[0]
    return told or known or host_of(site).removeprefix("www.") or whole


def label_of(site: str) -> str:
    """The part of an address's domain that may spell a name: ``alexample`` of ``https://al-example.com/1``."""
    url = site if "//" in site else f"https://{site}"
    return squeezed(registrable_domain(url).split(".")[0])


def is_spelt_by(name: str, site: str) -> bool:
    """Whether the domain of `site` is made of a name's letters, its words' beginnings or its initials."""
    return _spells(name, label_of(site))


def _own_spelling(known: str, named: str) -> str:
    """The name of the table, unless the feed writes the same one with its accents or its capitals."""
    has_accents = not named.isascii() and squeezed(_plain(known)) in squeezed(_plain(named))
    is_same = squeezed(known) == squeezed(named) and not named.isupper()
    return named if has_accents or (is_same and _care(named) > _care(known)) else known


def _care(name: str) -> tuple[int, int]:
    return name.count(" "), sum(letter.isupper() for letter in name)


def _is_of_one_script(known: str, here: str) -> bool:
    """Whether the table writes a name as the outlet does: the lists spell all names in Latin letters."""
    letters = [letter for letter in here if letter.isalpha()]
    latin = sum(_plain(letter).isascii() for letter in letters)
    return not known.isascii() or 2 * latin >= len(letters)


def _shared_part(whole: str, siblings: Sequence[str]) -> str:
    """The part of a title that another feed of the same site has too, beside another one."""
    parts = [part for part in _PARTS.split(whole) if part]
    others = [set(_PARTS.split(without_feed_words(title))) for title in siblings if title != whole]
    often = {part: sum(part in other for other in others) for part in parts if not _GENERIC.match(part)}
    most = max(often.values(), default=0)
    shared = [part for part, times in often.items() if times == most]
    return shared[0] if most and len(shared) == 1 and len(parts) > 1 else ""


def _is_section(part: str, feed_url: str) -> bool:
    """Whether a part of a title names a section: by its words, or as the feed's own path says the same."""
    if _GENERIC.match(part):
        return True
    path = squeezed(_plain(unquote(urlsplit(feed_url).path)))
    words = [squeezed(_plain(word)) for word in part.split()]
    return len(words) <= _SECTION_NAME and bool(path) and all(word and word in path for word in words)


def _without_section(named: str, label: str) -> str:
    """A name without the section around it: "Articles on Anvil Magazine", "Anvil Magazine Latest"."""
    words = named.split()
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            run = " ".join(words[start:end])
            if (start, end) == (0, len(words)) or squeezed(_plain(run)) != label:
                continue
            before, after = " ".join(words[:start]), {word.lower() for word in words[end:]}
            if (not before or _LEADS_IN.search(before)) and after <= _TELLS_SECTION:
                return run
    return named


def without_feed_words(title: str) -> str:
    """A title without what stands in it for feed readers only."""
    bare = " ".join(_MADE_FOR_READERS.sub("", title.strip()).split())
    return bare.strip("-–—|:» ") or bare


def _part_spelt(title: str, label: str) -> str:
    """The shortest part of a title that the domain spells, without what was made for feed readers."""
    named = [part for part in _PARTS.split(title) if part and _spells(part, label)]
    named = [part for part in named if not _GENERIC.match(part)] or named
    return without_feed_words(min(named, key=len)) if named else ""


def _is_better_written(told: str, named: str, label: str) -> bool:
    """Whether the page writes the same name as readers do: "The Week" for "TheWeek", "WSJ" for "WSJ.com"."""
    if _DOMAIN.fullmatch(told):
        return False
    is_same = squeezed(told) == squeezed(named) and not (told.isupper() and not named.isupper())
    return is_same or bool(_DOMAIN.fullmatch(named) and _spells(told, label))


def squeezed(text: str) -> str:
    """The letters and digits of a name, small: what a domain can hold of it."""
    return re.sub(r"[\W_]", "", text.lower())


def _spells(part: str, label: str) -> bool:
    """Whether a domain's first label is made of a part of a title.

    Whole ("El País" and ``elpais``) or of the beginnings of its words ("Los Angeles Times" and ``latimes``).
    """
    if len(label) < 2:
        return False
    for plain in (_plain(part), _plain(_spelt_out(part))):
        letters = squeezed(plain)
        if letters and ((letters in label and 3 * len(letters) >= len(label)) or label in letters):
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
