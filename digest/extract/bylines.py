"""Who wrote it: authors' names out of what pages and feeds put where names belong."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from digest.text.letters import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LABEL = re.compile(
    r"^(?:(?:written|posted|reported|words|story|text|report|photos?) )?"
    r"(?:by|von|par|por|di|av|af|door|автор)\s*[:\-]?\s+"
    r"|^(?:author|autor|autorin|auteur|text|reporter|editor|byline)s?\s*[:：]\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|und|et|y|og|och|en|&|и|та|və|ve)\s+|\s*[;|•·]\s*|\s+/\s+")
_MAIL = re.compile(r"\S+@\S+\.\w+")
_NAME_AFTER_MAIL = re.compile(r"\S+@\S+\.\w+\s*\(([^()]+)\)")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"https?:|www\.|^[/@#]|\.(?:com|org|net|de)/", re.IGNORECASE)
_ROLE = re.compile(
    r"\s*[,/–|-]\s*(?:[\w.'’-]+\s+){0,4}"
    r"(?:reporter|editor|correspondent|journalist|redakteur(?:in)?|korrespondent(?:in)?|writer|"
    r"contributor|columnist|staff|analyst|producer|chief|intern|fellow)s?\b.*$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"[a-z]+[._]?[a-z]*\d+$|^[\w.-]*_[\w.-]*$|^\d+$")
_SLUG = re.compile(r"[^\W\d_A-Z]{2,}(?:-[^\W\d_A-Z]{2,}){1,2}")
"""A name as an address spells it: ``ada-lovelace``."""
_NOBODY = {
    *("admin", "administrator", "editor", "webmaster", "unknown", "null", "none", "undefined", "author"),
    *("guest", "user", "root"),
}
_DESK = frozenset(
    {
        *("staff", "writer", "writers", "reporter", "reporters", "correspondent", "newsroom", "desk", "team"),
        *("editor", "editors", "editorial", "web", "online", "digital", "news", "the", "of", "and", "by"),
        *(
            "redaktion",
            "redaktionen",
            "redactie",
            "redaction",
            "redaccion",
            "redacao",
            "redazione",
            "redakcja",
        ),
        *("redakce", "redakcia", "redakcija", "redaksi", "toimitus", "szerkesztoseg", "haber", "merkezi"),
        *("la", "le", "die", "der", "de", "da", "редакция", "редакція", "редакцията", "σύνταξη", "συνταξη"),
        *("編集部", "编辑部", "編輯部", "편집국", "التحرير", "هيئة"),
    }
)
"""Words that name a newsroom and nobody in it."""
_TRIMMED = " <>,;:|/\u2013\u2014-*•·"
MAX_CHARACTERS = 300
"""Characters of a claim of authorship that are read. A limit against hostile documents; not measured."""


def names_from(claims: Iterable[str]) -> tuple[str, ...]:
    """The names in `claims`, each once, in order: labels, addresses, handles and roles gone.

    A claim may hold several names (``A, B and C``). Organisations stay: an agency's name is a byline too.
    """
    names: dict[str, str] = {}
    for claim in claims:
        for name in _split(claim[:MAX_CHARACTERS]):
            if cleaned := _cleaned(name):
                names.setdefault(cleaned.casefold(), cleaned)
    return tuple(names.values())


def without_house(names: Iterable[str], house: Iterable[str]) -> tuple[str, ...]:
    """The names but those of the outlet itself, by one of the names of its `house`, and of "its newsroom".

    A reader sees the outlet's name beside the byline anyway.
    """
    houses = [bare(name).removeprefix("the") for name in house if name]
    return tuple(name for name in names if not _is_house(name, houses))


def _is_house(name: str, houses: Sequence[str]) -> bool:
    """Whether a name is the outlet's, or that of its newsroom."""
    words = [word for word in _WORD.findall(name.casefold()) if _unaccented(word) not in _DESK]
    spelt = (bare(name).removeprefix("the"), "".join(words).removeprefix("the"))
    return not words or any(one in houses for one in spelt)


def _unaccented(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in letters if not unicodedata.combining(letter))
    )


def joined(names: Iterable[str]) -> str:
    """The names as a reader likes them: ``A``, ``A and B``, ``A, B and C``."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _split(claim: str) -> list[str]:
    claim = _LABEL.sub("", " ".join(claim.split()))
    pieces = [_ROLE.sub("", piece) for piece in _AND.split(claim)]
    parts = [part for piece in pieces for part in _split_commas(piece)]
    return [part.strip(_TRIMMED) for part in parts]


def _split_commas(piece: str) -> list[str]:
    """``A Person, B Person`` are two; ``Person, A`` and ``AFP, MANILA`` are one."""
    parts = [part for part in piece.split(",") if part.strip()]
    return parts if len(parts) > 1 and all(" " in part.strip() for part in parts) else [piece]


def _cleaned(name: str) -> str:
    if _ADDRESS.search(name):
        return ""
    if named := _NAME_AFTER_MAIL.fullmatch(name.strip()):
        name = named[1]
    name = _ROLE.sub("", _MAIL.sub("", name)).strip(_TRIMMED)
    name = re.sub(r"\s*\((?:[^()]*)\)$", "", name).strip(_TRIMMED)
    if name.lower() in _NOBODY or _HANDLE.search(name) or not any(map(str.isalpha, name)):
        return ""
    if _SLUG.fullmatch(name) and name.islower():
        name = name.replace("-", " ").title()
    return name if len(name) <= 80 and len(name.split()) <= 8 else ""
