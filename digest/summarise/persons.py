"""Who is named in full, and who by the surname alone: "Senn said" must not come before "Ruta Senn". Pure."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'\-]*[\w]"
_SAYS = r"(?:said|says|told|added|adds|warned|argued|replied|wrote|insisted|noted)"
_IN_FULL = re.compile(rf"(?<![\w’'])(?:{_NAME}|[A-Z]\.)\s+({_NAME})")
_BARE = re.compile(rf"(?:^|[,.!?]?[\"”’]\s+|,\s+)({_NAME})\s+{_SAYS}\b|\b{_SAYS}\s+({_NAME})(?=[.,;:]|$)")
_NO_SURNAME = frozenset(
    {
        "He",
        "She",
        "It",
        "They",
        "We",
        "You",
        "One",
        "This",
        "That",
        "Police",
        "Officials",
        "Reuters",
        "Critics",
    }
)


def introduced(text: str) -> frozenset[str]:
    """The last words of names given in full: "Ruta Senn", "Judge Merrin", "St Brenna"."""
    return frozenset(_IN_FULL.findall(text))


def bare_speaker(text: str) -> str:
    """The surname of one who speaks without being named in full in the same sentence; empty for none."""
    for match in _BARE.finditer(text):
        name = match[1] or match[2]
        if name not in _NO_SURNAME and not name.isupper() and name not in introduced(text):
            return str(name)
    return ""
