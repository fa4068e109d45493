"""The few safe edits of a source sentence, and how fit a sentence is to be printed on its own. Pure.

An extractive summary prints sentences of its sources. It changes them only by `EDITS`, each recorded by name;
`edited` makes the recorded edits again, so that anyone can check a printed sentence against its passage.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.summarise.read.instructions import gives_instructions
from digest.summarise.read.quotations import QUOTED
from digest.summarise.read.references import has_unresolved_reference, unintroduced_group
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digest.language import Language

# --------------------------------------------------------------------------- edits

_SPACE = re.compile(r"\s+")
_OPENING_MARKS = "“\"‘'"


def _white_space(text: str, _: Language) -> str:
    return _SPACE.sub(" ", text).strip()


def _dateline(text: str, language: Language) -> str:
    """The text without the place and agency that a report opens with: ``OSLO (AP) — The …``."""
    match = language.page.dateline.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    is_sentence = rest[:1].strip(_OPENING_MARKS)[:1].isupper()
    return rest if is_sentence or (rest and rest[0] in _OPENING_MARKS) else text


def _leading_connective(text: str, language: Language) -> str:
    """The text without an opening word that ties it to the sentence before: "However, "."""
    rest = language.voice.connective.sub("", text)
    return text if rest == text else rest[:1].upper() + rest[1:]


EDITS: dict[str, Callable[[str, Language], str]] = {
    "white space": _white_space,
    "dateline": _dateline,
    "leading connective": _leading_connective,
}
"""Every edit by its name, in the order in which edits are made."""


def edit(passage: str, *, opens_article: bool, language: Language = ENGLISH) -> tuple[str, tuple[str, ...]]:
    """`passage` as it would be printed, and the names of the edits made.

    Only the text of a passage that opens its article can lose a dateline.
    """
    text, done = passage, []
    for name, change in EDITS.items():
        if name == "dateline" and not opens_article:
            continue
        changed = change(text, language)
        if changed != text:
            text = changed
            done.append(name)
    return text, tuple(done)


def edited(passage: str, edits: Iterable[str], language: Language = ENGLISH) -> str:
    """`passage` after the named edits; the printed sentence must equal it."""
    for name in edits:
        passage = EDITS[name](passage, language)
    return passage


# --------------------------------------------------------------------------- fitness


class Fitness(IntEnum):
    """How fit a sentence is to be printed in a summary; the smaller the value, the better."""

    ALONE = 0
    """It can be understood without the sentence before it."""
    UNRESOLVED = 1
    """It refers to something that the sentence before it explains, and reads well only after that one."""
    WEAK = 2
    """It is a question, a fragment, or the writer's own "I" or "we": printed only if nothing is better."""
    NEVER = 3
    """It is a cut-off quotation, page furniture (a menu, a credit), or an order to the reader or to a
    model."""


_MAX_CAPITALS = 0.4
"""A text is a title or a label if more than this share of its letters are capitals (chosen by reading; not
measured)."""
_MIN_WORDS = 6
"""A sentence of fewer words than this is a fragment (chosen by reading; not measured)."""
_MAX_WORDS = 70
"""A sentence of more words than this is a list or several sentences (chosen by reading; not measured)."""
_LETTERS = re.compile(r"[a-z]+")
_MARKS = frozenset('()[]"“”«»‘’')
_SIGN_OF_A_PAGE = re.compile(r"[@#|©<>{}/\[]|\(c\)|www")
"""`_FURNITURE` is looked for only in a text with one of these signs, or with one of the language's
`furniture_words`: it saves time."""
_FURNITURE = re.compile(
    r"https?://|www\.|\S+@\S+\.\w|(?:^|\s)[@#]\w|\||[©<>{}]|\(c\)\s"
    r"|/(?:reuters|ap|getty|afp|epa)\b|\[/?inst\]|^(?:system|assistant|user|instructions?)\s*:"
)
"""Matches web and e-mail addresses, tags, credits and the marks of a chat in a lower-cased text of any
language: ``photo/reuters``."""
_END = re.compile(r"[.!…](?:\s?[\"”’')\]])*$")
_DOUBLE_MARK = re.compile(r"[\"”“«»]")
"""Finds a double quotation mark, or the sign for inches, which is written with the same mark."""


def fitness(text: str, language: Language = ENGLISH) -> Fitness:
    """How well the printed sentence `text` stands on its own."""
    spoken = QUOTED.sub("“”", text)
    if (
        not has_whole_quotations(text, language)
        or _is_furniture(text, spoken, language)
        or gives_instructions(spoken, language)
    ):
        return Fitness.NEVER
    length = len(text.split())
    if not _MIN_WORDS <= length <= _MAX_WORDS or not _is_statement(text, spoken, language):
        return Fitness.WEAK
    return Fitness.UNRESOLVED if has_unresolved_reference(text, language) else Fitness.ALONE


def unintroduced_subject(text: str, language: Language = ENGLISH) -> str:
    """The stem of an opening noun that `text` takes as known ("The official insisted"); empty for none."""
    found = language.voice.definite_subject.match(text)
    if found is None or found["noun"] in language.voice.known_to_all:
        return ""
    return stem(found["noun"])


def unintroduced_mentions(text: str, language: Language = ENGLISH) -> frozenset[str]:
    """The stems that must be read before `text`: of a subject or a group that it takes as known.

    A group with a figure, "the 48 schools", is given by the figure alone: that is enough to know which are
    meant.
    """
    figure, noun = unintroduced_group(text, language)
    return frozenset({unintroduced_subject(text, language), figure or noun}) - {""}


def has_whole_quotations(text: str, language: Language = ENGLISH) -> bool:
    """Whether every quotation mark and bracket that opens also closes, in that order."""
    if _MARKS.isdisjoint(text):
        return True
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        return False
    is_open = False
    for mark in _DOUBLE_MARK.finditer(text):
        if _means_inches(text, mark, language):
            continue
        if mark[0] in ("“«" if is_open else "”»"):
            return False
        is_open = not is_open
    return not is_open and text.find("‘") <= text.rfind("’")


def _means_inches(text: str, mark: re.Match[str], language: Language) -> bool:
    """Whether a mark stands behind a figure and before a word of measure, as in ``6’2” tall``."""
    is_behind_figure = mark[0] in '"”' and text[: mark.start()][-1:].isdecimal()
    return is_behind_figure and language.page.after_inches.match(text, mark.end()) is not None


def _is_furniture(text: str, spoken: str, language: Language) -> bool:
    """Whether the text belongs to the page and not to the report: a menu, a caption, a byline."""
    letters = sum(map(str.isalpha, text))
    if not letters or sum(map(str.isupper, text)) > _MAX_CAPITALS * letters:
        return True
    return _has_furniture(spoken.lower(), language) or bool(language.page.byline.search(text))


def _has_furniture(small: str, language: Language) -> bool:
    is_suspect = _SIGN_OF_A_PAGE.search(small) or not language.page.furniture_words.isdisjoint(
        _LETTERS.findall(small)
    )
    return bool(is_suspect and (_FURNITURE.search(small) or language.page.furniture.search(small)))


def _is_statement(text: str, spoken: str, language: Language) -> bool:
    """Whether the text states something in the outlet's own voice, from capital to full stop."""
    voice = language.voice
    return bool(
        _END.search(text)
        and "?" not in spoken
        and not voice.first_person.search(spoken)
        and (text[:1].isupper() or text[:1].isdigit() or text[:1] in "“\"‘'`$£€")
        and not text.endswith(("...", "…", ". . ."))
        and not language.page.caption.search(text)
        and not voice.addresses_reader.match(text)
        and not voice.teaser.search(spoken)
    )
