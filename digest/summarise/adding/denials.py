"""Check that a translation denies something if and only if its source does. Pure.

The tables cover many languages, because a check needs those of the translation and of its source; so they
stand here and not in the folder of one language. Texts are folded: lower case without accents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.summarise.adding.words import base, folded

if TYPE_CHECKING:
    from collections.abc import Mapping

_DENIES: Mapping[str, str] = {
    "ca": r"no|mai|cap|ningu|res|ni|sense|tampoc",
    "cs": r"ne\w{3,}|neni|nikdo|nikdy|nic|zadn\w+|ani|bez",
    "da": r"ikke|aldrig|ingen|intet|uden|hverken",
    "de": r"nicht|kein\w*|nie|niemals|niemand|nichts|ohne|weder",
    "el": r"δεν|μην?|οχι|κανεν\w+|κανεις|ποτε|τιποτα|χωρις|ουτε",
    "en": r"not?|never|none|nobody|nothing|neither|nor|without|cannot|\w+n't",
    "es": r"no|nunca|jamas|nadie|ningun\w*|nada|ni|sin|tampoco",
    "fi": r"ei|eivat|en|et|emme|ette|alk\w+|ilman|eika|kukaan|mikaan",
    "fr": r"ne|n'\w+|pas|jamais|aucune?|rien|ni|sans|personne ne",
    "hu": r"nem|ne|sem|nincs\w*|soha|senki|semmi|nelkul",
    "it": r"non|mai|nessun\w*|niente|nulla|senza",
    "nb": r"ikke|aldri|ingen|intet|uten|verken",
    "nl": r"niet|geen|nooit|niemand|niets|zonder|noch",
    "pl": r"nie|nigdy|nikt|nic|zad\w+|ani|bez|brak",
    "pt": r"nao|nunca|jamais|ninguem|nenhum\w*|nada|nem|sem",
    "ro": r"nu|n-\w+|niciodata|nimeni|nimic|niciun\w*|nici|fara",
    "ru": r"не|нет|ни|никогда|никто|ничего|без|нельзя|никак\w+",
    "sv": r"inte|aldrig|ingen|inget|inga|utan|varken|ej",
    "uk": r"не|немае|ні|ніколи|ніхто|нічого|без",
}
"""Language → pattern of its words of denial (negations)."""
_NO_DENIAL = re.compile(
    r"\b(?:не (?:менее|более|только|меньше|больше)|не (?:менш|більш|тільки)\w*|nicht (?:nur|weniger als)"
    r"|not (?:only|just)|no (?:more|less|fewer) than|non solo|no solo|pas (?:seulement|moins|plus)|nao so"
    r"|nie (?:tylko|mniej|wiecej)|niet (?:alleen|meer dan|minder dan)|inte bara|ikke (?:bare|mindre))\b"
)
"""Phrases with a negation that deny nothing, in any of the languages: "not only", "no fewer than"."""


def unlike_denials(source: str, translation: str, from_: str, to: str) -> str:
    """The reason for refusal if only one of the two texts denies something; "" if both do or neither does.

    English often says with a verb or conjunction ("refuse", "unless") what other languages say with a "not".
    So an English text with such a word passes beside either kind of text.
    """
    denies, denied = _denies(source, from_), _denies(translation, to)
    if denies == denied:
        return ""
    plain, language = (translation, to) if denies else (source, from_)
    is_loose = base(language) == "en" and ENGLISH.translating.denied_otherwise.search(folded(plain))
    return "" if is_loose else f"the denial was {'lost' if denies else 'added'}"


def is_known(language: str) -> bool:
    """Whether the table has the words of denial of a language."""
    return base(language) in _DENIES


def _denies(text: str, language: str) -> bool:
    said = _NO_DENIAL.sub(" ", folded(text))
    return bool(re.search(rf"(?<!\w)(?:{_DENIES[base(language)]})(?!\w)", said))
