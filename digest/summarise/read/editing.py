"""The few safe edits of a source sentence, and what keeps a sentence from being printed on its own.

An extractive sentence is its source sentence. The only edits are those of `EDITS`, each recorded by name;
`edited` does them again, so that anyone can check a printed sentence against its passage.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from digest.summarise.read.instructions import gives_orders
from digest.summarise.read.lexicon import (
    ADDRESSES_READER,
    AGENCY,
    BYLINE,
    CONNECTIVES,
    DEFINITE_SUBJECT,
    FIRST_PERSON,
    FURNITURE,
    FURNITURE_MARKS,
    FURNITURE_WORDS,
    KNOWN_TO_ALL,
    MONTH,
    PLACE,
)
from digest.summarise.read.quotations import QUOTED
from digest.summarise.read.references import known_group, leans
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# --------------------------------------------------------------------------- edits

_SPACE = re.compile(r"\s+")
_DATELINE = re.compile(
    rf"^(?:(?:{PLACE} ?)?\({AGENCY}\) ?(?:[—–-]+|:)?"  # OSLO (AP) —
    rf"|(?:{PLACE})(?:(?<=[A-Z]{{3}})|(?<=\d{{4}})) ?(?:—|–|--?(?= ))"  # OSLO — , June 6, 2023 —
    r"|[A-Z]{4}[A-Z ]*(?: ?/ ?[A-Z][A-Z ]+)?: (?=[A-Z])"  # ISLAMABAD:
    rf"|[A-Z]{{3}}[A-Z .]*, [A-Z][A-Za-z. ]{{2,20}} ?(?:—|–|--?(?= )|â[\x80-\x9f]*(?= ))"  # ROMA, Italy—
    rf"|[A-Z]{{3}}[A-Z .]* â[\x80-\x9f]*(?= )"  # OSLO, its dash misread
    rf"|[A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:—|–|-) (?!.* [—–-] )"  # Oslo, Norway -
    rf"|\d{{1,2}} {MONTH} \d{{4}},? (?:[–—\x96\x97-] )?(?=[A-Z])) *"  # 3 May 2014
)
_CONNECTIVE = re.compile(rf"^{CONNECTIVES}(?=[\"“‘']?\w)")


def _white_space(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _dateline(text: str) -> str:
    """Without the place and agency that a report opens with: ``OSLO (AP) — The …``."""
    match = _DATELINE.match(text)
    if match is None or not text[match.end() : match.end() + 1].strip("“\"‘'")[:1].isupper():
        rest = text[match.end() :] if match else ""
        return rest if match and rest[:1] in "“\"‘'" and rest else text
    return text[match.end() :]


def _leading_connective(text: str) -> str:
    """Without the word that ties it to the sentence before."""
    rest = _CONNECTIVE.sub("", text)
    return rest if rest is text or rest == text else rest[:1].upper() + rest[1:]


EDITS: dict[str, Callable[[str], str]] = {
    "white space": _white_space,
    "dateline": _dateline,
    "leading connective": _leading_connective,
}
"""Every edit there is, in the order in which they are made."""


def edit(passage: str, *, opens_article: bool) -> tuple[str, tuple[str, ...]]:
    """`passage` as it would be printed, and the names of the edits made. A dateline only opens articles."""
    text, done = passage, []
    for name, change in EDITS.items():
        if name == "dateline" and not opens_article:
            continue
        changed = change(text)
        if changed != text:
            text = changed
            done.append(name)
    return text, tuple(done)


def edited(passage: str, edits: Iterable[str]) -> str:
    """`passage` after the named edits: what the printed sentence must equal."""
    for name in edits:
        passage = EDITS[name](passage)
    return passage


# --------------------------------------------------------------------------- fitness


class Fitness(IntEnum):
    """How well a sentence stands in a summary."""

    ALONE = 0
    """It can be understood without the sentence before it."""
    LEANING = 1
    """It reads well, but only after the sentence that stands before it in its article."""
    WEAK = 2
    """A question, a fragment, a voice of its own: printed when nothing is better."""
    NEVER = 3
    """A cut-off quotation, a page's furniture, or an order to the reader or to a model."""


_MAX_CAPITALS = 0.4
_LETTERS = re.compile(r"[a-z]+")
_MIN_WORDS, _MAX_WORDS = 6, 70

_MARKS = frozenset('()[]"“”«»‘’')
_DEFINITE_SUBJECT = re.compile(DEFINITE_SUBJECT)
_FIRST_PERSON = re.compile(FIRST_PERSON)
_ADDRESSES_READER = re.compile(f"^{ADDRESSES_READER}")
_FURNITURE = re.compile(FURNITURE)
_BYLINE = re.compile(BYLINE)
_TEASER = re.compile(
    r"\b(?:told|tells|explain(?:s|ed)|describ(?:es|ed)|reveal(?:s|ed)|shar(?:es|ed))\b[^.]{0,60}"
    r"\b(?:what|how|why)(?: [\w’']+){1,4}\.$"
)
"""It says that something was told, and not what: "The teacher told our radio what had changed."."""
_CAPTION = re.compile(rf"(?<!\bon)(?<!\bof)(?<!\bin)(?<!\buntil)(?<!\bfrom) {MONTH} \d{{1,2}}, \d{{4}}\.?$")
"""Pictures are dated so: "Mayor Ada Lund speaks to reporters in Norrby May 7, 2014."."""
_FINAL = re.compile(r"[.!…][\"”’')\]]*$")
_DOUBLE_MARK = re.compile(
    r"(?<!\d)[\"”]|[“«»]|(?<=\d)[\"”](?![,. ]? ?(?:wide|tall|long|high|deep|in|x|by|and|,)\b)"
)


def fitness(text: str) -> Fitness:
    """How well the printed sentence `text` stands on its own."""
    spoken = QUOTED.sub("“”", text)
    if not has_whole_quotations(text) or _is_furniture(text, spoken) or gives_orders(spoken):
        return Fitness.NEVER
    length = len(text.split())
    if not _MIN_WORDS <= length <= _MAX_WORDS or not _is_statement(text, spoken):
        return Fitness.WEAK
    return Fitness.LEANING if leans(text) else Fitness.ALONE


def dangling(text: str) -> str:
    """The stem of a noun that `text` begins with as if it were known: "The official insisted"; else ""."""
    found = _DEFINITE_SUBJECT.match(text)
    if found is None or found["noun"] in KNOWN_TO_ALL:
        return ""
    return stem(found["noun"])


def presupposed(text: str) -> frozenset[str]:
    """The stems to be read before `text`: its dangling noun, and its group or the group's figure."""
    figure, noun = known_group(text)
    return frozenset({dangling(text), figure or noun}) - {""}


def has_whole_quotations(text: str) -> bool:
    """Whether every quotation mark and bracket that opens also closes, in that order."""
    if _MARKS.isdisjoint(text):
        return True
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        return False
    is_open = False
    for mark in _DOUBLE_MARK.finditer(text):
        if mark[0] in ("“«" if is_open else "”»"):
            return False
        is_open = not is_open
    return not is_open and text.find("‘") <= text.rfind("’")


def _is_furniture(text: str, spoken: str) -> bool:
    """Whether it is a page's own voice rather than the report: chrome, caption, byline."""
    letters = sum(map(str.isalpha, text))
    if not letters or sum(map(str.isupper, text)) > _MAX_CAPITALS * letters:
        return True
    return _has_furniture(spoken) or bool(_BYLINE.search(text))


def _has_furniture(spoken: str) -> bool:
    small = spoken.lower()
    is_suspect = FURNITURE_MARKS.search(small) or not FURNITURE_WORDS.isdisjoint(_LETTERS.findall(small))
    return bool(is_suspect and _FURNITURE.search(small))


def _is_statement(text: str, spoken: str) -> bool:
    """Whether it states something in the outlet's own voice, from capital to full stop."""
    return bool(
        _FINAL.search(text)
        and "?" not in spoken
        and not _FIRST_PERSON.search(spoken)
        and (text[:1].isupper() or text[:1].isdigit() or text[:1] in "“\"‘'$£€")
        and not text.endswith(("...", "…", ". . ."))
        and not _CAPTION.search(text)
        and not _ADDRESSES_READER.match(text)
        and not _TEASER.search(spoken)
    )
