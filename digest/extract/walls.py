"""Whether what stands at an entry's address is a wall in place of its article. Pure.

A wall (consent, log-in, robot check, subscription, region, age, maintenance, soft 404, the home page) is
known by signs that no language changes: it does not speak of what the entry says, it goes by another name,
it has neither date nor author nor the marks of an article, it asks for something, and it stands at several
addresses of a site in the same words. No sign is sure alone: each gives points, `BAR` of them make a wall.
What each is worth was set by hand, and measured on real articles and on pages in their place; see
`docs/decisions/0025`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.extract.answers import LONGEST_CHECK, can_answer, is_alike, parts_of, share_of, without_saying
from digest.extract.own_article import ARTICLE_TYPES
from digest.text.scripts import word_count
from digest.web.urls import address_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.html import HtmlElement

    from digest.extract.structured import Structured

BAR = 3.0
"""Points that make a wall (decision 0025)."""
POINTS = {
    "says nothing of it": 5.0,
    "hardly speaks of it": 3.0,
    "speaks little of it": 2.0,
    "speaks half of it": 1.0,
    "speaks of it": -2.0,
    "only repeats the blurb": 2.0,
    "goes by another name": 2.0,
    "goes by its name": -1.0,
    "in another language": 1.0,
    "unsigned": 1.0,
    "signed": -1.0,
    "unsigned among signed": 0.5,
    "unlisted": 1.0,
    "asks": 1.0,
    "elsewhere": 0.5,
    "shared address": 3.0,
    "shared text": 4.0,
    "front page": 6.0,
}
"""What each sign is worth, for a wall or (below 0) against one (decision 0025)."""
_STEPS = ((0.15, "hardly speaks of it"), (0.3, "speaks little of it"), (0.45, "speaks half of it"))
"""Share of the entry's words that the text has, below which each sign stands."""
_SPEAKS = 0.6
"""Share of the entry's words from which on a text speaks of it: 96 of 100 articles have as many."""
_NOTHING = 0.12
"""Share of the entry's words below which a text is about something else, whatever its page claims."""
_MUCH_SAID = 10
"""Words that an entry must say for `_NOTHING` to be looked at (chosen with `POINTS`)."""
_LEAST_SAID = 3
"""Words of an entry below which no text is compared with them."""
_LEAST_TEXT = 100
"""Characters; a shorter text says nothing either way."""
_LEAST_TOLD = 12
"""Words of a text that can be an article though its page does not look like one."""
_REST = 300
"""Characters beside the blurb from which on a text must speak of its title there, too."""
_NAMED = 0.6
"""Share of the title's words from which on a page goes by its entry's name (chosen with `POINTS`)."""
_MISNAMED = 0.34
"""Share of the title's words below which a page goes by another name (chosen with `POINTS`)."""
_DENSE = 1.0
"""Fields and buttons a hundred characters of text; articles have one or none."""
_SAME_TEXT = 0.7
"""Share of a text's letters that other entries' pages have, too, from which on it is the same text."""
_SIGNED_SIBLINGS = 2
"""Signed pages of a site beside which an unsigned one is odd. Chosen by reading; not measured."""
_BESIDE = frozenset({"header", "nav", "footer", "aside"})
_HOME_FILES = frozenset({"index", "default", "home", "homepage"})
_HOME_DEPTH = 2
"""Parts of the path of a home page at most, as in ``/en-us`` or ``/de/news``.

Chosen by reading; not measured.
"""
_SHORT_SEGMENT = 5
"""Letters of each such part at most. Chosen by reading; not measured."""
_SECTION_LETTERS = 12
"""Letters of a part of a path up to which it names a section rather than an article, having no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a page shows of itself beside its text."""

    names: tuple[str, ...] = ()
    """All that it calls itself: headline, title for sharing, title of the window, headings."""
    is_signed: bool = False
    """It has an author, a date or a schema.org type of an article (any page may be an ``og:article``)."""
    is_unlisted: bool = False
    """It asks search engines to leave it out, or leads on by itself."""
    controls: int = 0
    """Fields and buttons outside its header, footer and menus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What was seen at the address of one entry; `walls_among` compares those of a site."""

    entry: str
    """What the entry is known by."""
    own: str
    """The entry's own address; like the next two as `digest.extract.sightings` marks it."""
    landed: str
    claimed: str = ""
    """What the page calls its address; empty where it says nothing that could be true."""
    title: frozenset[str] = frozenset()
    lines: Mapping[str, int] = field(default_factory=dict)
    """Marks of the paragraphs that do not repeat title or blurb, and their letters."""
    is_signed: bool = False
    points: float = 0.0
    """What the page's own signs are worth."""


# --------------------------------------------------------------------------- one page


def face_of(tree: HtmlElement, said: Structured) -> Face:
    """What the page shows of itself, out of its whole tree."""
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    title = " ".join((tree.findtext(".//title") or "").split())
    names = (said.headline, *said.titles, title, *headings[:3])
    is_article = bool(said.kinds & ARTICLE_TYPES)
    return Face(
        names=tuple(dict.fromkeys(name for name in names if name)),
        is_signed=is_article or bool(said.published or said.authors or said.meta_authors),
        is_unlisted=any(map(_unlists, tree.iter("meta"))),
        controls=sum(map(_is_control, tree.iter("input", "button", "select", "textarea"))),
    )


def _unlists(meta: HtmlElement) -> bool:
    if (meta.get("http-equiv") or "").lower() == "refresh":
        return True
    return (meta.get("name") or "").lower() == "robots" and "noindex" in (meta.get("content") or "").lower()


def _is_control(element: HtmlElement) -> bool:
    if (element.get("type") or "").lower() == "hidden":
        return False
    return not any(parent.tag in _BESIDE for parent in element.iterancestors())


def points_of(face: Face, text: str, *, title: str, blurb: str, own: str, landed: str) -> float:
    """How much the page's own signs speak for a wall in place of the article of that title and blurb.

    `own` is the address of its entry, `landed` that where the page was found, both canonical.
    """
    signs = ["signed" if face.is_signed else "unsigned"]
    # Consent pages speak the language of the reader's country, whatever the paper's.
    may_be_asked = face.controls > 0 and not face.is_signed and len(text) <= LONGEST_CHECK
    shown = text if len(text) >= _LEAST_TEXT else " ".join(face.names)
    if may_be_asked or can_answer(f"{title} {blurb}", shown):
        signs += [*_signs_of_text(text, title, blurb), *_signs_of_names(face, title)]
    else:
        signs.append("in another language")
    signs += ["unlisted"] if face.is_unlisted else []
    signs += ["asks"] if face.controls * 100 >= _DENSE * max(len(text), 1) else []
    if is_moved(own, landed):
        signs.append("front page" if is_front(landed) else "elsewhere")
    return sum(POINTS[sign] for sign in signs)


def is_told(face: Face, text: str, *, title: str, blurb: str) -> bool:
    """Whether a page goes by the entry's name and speaks of what it says: then its text is the entry's."""
    said = parts_of(f"{title} {blurb}")
    rest = without_saying(text, title)
    is_said = (
        len(said) >= _LEAST_SAID and word_count(rest) >= _LEAST_TOLD and share_of(said, rest) >= _STEPS[-1][0]
    )
    return is_said and "goes by its name" in _signs_of_names(face, title)


def _signs_of_text(text: str, title: str, blurb: str) -> list[str]:
    said = parts_of(f"{title} {blurb}")
    if len(said) < _LEAST_SAID or len(text) < _LEAST_TEXT:
        return []
    share = share_of(said, without_saying(text, title))
    if share < _NOTHING and len(said) >= _MUCH_SAID:
        return ["says nothing of it"]
    if share >= _SPEAKS:
        rest = without_saying(text, title, blurb)
        is_echo = len(rest) >= _REST and share_of(parts_of(title), rest) < _STEPS[0][0]
        return ["only repeats the blurb"] if is_echo else ["speaks of it"]
    return [next((sign for bar, sign in _STEPS if share < bar), "")] if share < _STEPS[-1][0] else []


def _signs_of_names(face: Face, title: str) -> list[str]:
    said = parts_of(title)
    if not said or not face.names:
        return []
    share = max(share_of(said, name) for name in face.names)
    if share >= _NAMED:
        return ["goes by its name"]
    return ["goes by another name"] if share < _MISNAMED and len(said) >= _LEAST_SAID else []


# --------------------------------------------------------------------------- addresses


def is_front(url: str) -> bool:
    """Whether an address is that of a home page: of a site, a country, a language or a short section."""
    parts = urlsplit(url)
    segments = [part for part in parts.path.split("/") if part]
    if segments and segments[-1].partition(".")[0].lower() in _HOME_FILES:
        segments = segments[:-1]
    is_plain = all(len(one) <= _SHORT_SEGMENT and one.replace("-", "").isalpha() for one in segments)
    return not parts.query and len(segments) <= _HOME_DEPTH and is_plain


def may_name(claimed: str, url: str) -> bool:
    """Whether the page at `url` may call itself `claimed`: not a front page, not a section that it is in."""
    theirs, own = urlsplit(claimed), urlsplit(url)
    if theirs.hostname != own.hostname or (is_front(claimed) and not is_front(url)):
        return False
    path = theirs.path.rstrip("/")
    is_above = own.path.startswith(f"{path}/") and not theirs.query
    last = path.rpartition("/")[2]
    return bool(path) and not (is_above and last.isalpha() and len(last) <= _SECTION_LETTERS)


def is_moved(own: str, landed: str) -> bool:
    """Whether a page was found at another address than its entry's, spellings aside."""
    return address_key(own) != address_key(landed)


# --------------------------------------------------------------------------- the pages of a site


def walls_among(seen: Sequence[Sight], known: Iterable[Sight]) -> list[bool]:
    """Whether each page seen today is a wall, beside each other and what was seen of the site before."""
    others = [*seen, *known]
    return [_points_beside(one, others) >= BAR for one in seen]


def _points_beside(one: Sight, others: Sequence[Sight]) -> float:
    unlike = [other for other in others if is_unlike(one, other)]
    points = one.points
    if one.landed != one.own and any(other.landed == one.landed for other in unlike):
        points += POINTS["shared address"]
    if _shared(one, unlike) >= _SAME_TEXT:
        points += POINTS["shared text"]
    signed = sum(other.is_signed for other in others if other.entry != one.entry)
    if not one.is_signed and signed >= _SIGNED_SIBLINGS:
        points += POINTS["unsigned among signed"]
    return points


def _shared(one: Sight, unlike: Sequence[Sight]) -> float:
    """Share of a text's letters that stand on pages of other entries."""
    total = sum(one.lines.values())
    elsewhere = {mark for other in unlike for mark in other.lines}
    return sum(letters for mark, letters in one.lines.items() if mark in elsewhere) / total if total else 0.0


def is_unlike(one: Sight, other: Sight) -> bool:
    """Whether two sights are of entries that cannot be one article."""
    return one.entry != other.entry and one.own != other.own and not is_alike(one.title, other.title)


def without_shared_names(seen: Sequence[Sight], known: Iterable[Sight]) -> list[Sight]:
    """The sights, none of which claims an address that the page of another article claims, too."""
    others = [*seen, *known]
    return [replace(one, claimed="") if _claims_in_vain(one, others) else one for one in seen]


def _claims_in_vain(one: Sight, others: Sequence[Sight]) -> bool:
    if one.claimed in {one.own, one.landed}:
        return False
    return any(other.claimed == one.claimed for other in others if is_unlike(one, other))
