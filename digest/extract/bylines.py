"""Who wrote it: authors' names out of what pages and feeds put where names belong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABEL = re.compile(
    r"^(?:(?:written|posted|reported|words|story|text|report|photos?) )?"
    r"(?:by|von|par|por|di|av|af|door|автор)\s*[:\-]?\s+"
    r"|^(?:author|autor|autorin|auteur|text|reporter|editor|byline)s?\s*[:：]\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|und|et|y|og|och|en|&|и|та|və|ve)\s+|\s*[;|•·]\s*|\s+/\s+")
_MAIL = re.compile(r"\S+@\S+\.\w+")
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
    "admin",
    "administrator",
    "editor",
    "webmaster",
    "unknown",
    "null",
    "none",
    "undefined",
    "author",
    "guest",
    "user",
    "root",
}
_TRIMMED = " ,;:|/\u2013\u2014-*•·"
MAX_CHARACTERS = 300


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
    name = _ROLE.sub("", _MAIL.sub("", name)).strip(_TRIMMED)
    name = re.sub(r"\s*\((?:[^()]*)\)$", "", name).strip(_TRIMMED)
    if name.lower() in _NOBODY or _HANDLE.search(name) or not any(map(str.isalpha, name)):
        return ""
    if _SLUG.fullmatch(name) and name.islower():
        name = name.replace("-", " ").title()
    return name if len(name) <= 80 and len(name.split()) <= 8 else ""
