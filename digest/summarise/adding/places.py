"""Find the countries and cities that a text names, and their names in another language. Pure.

The tables cover many languages. Texts are folded: lower case without accents.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.summarise.adding.words import DECLINES, base, folded, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ROOT = 4
"""Number of first letters that a country's name and its adjectives share in most languages (chosen by
reading; not measured)."""
_ROOTS: Mapping[str, str] = {
    "US": r"amer[iy][ck]|usas?\b|us-|etats-unis|estados unidos|estadouniden|stati uniti|statuniten|eua\b"
    r"|egyesult|yhdysval|statele unite|америк|сша|ηπα|αμερικ|ee\.? ?uu|verenigde staten|vereinigt",
    "GB": r"br[iy]t|engl|angl|ingl|брит|βρεταν|vereinigt|royaume|reino unido|regno|verenigd|storbri",
    "NL": r"niederl|hollan|neerl|nederl|paises bajos|paesi bassi|oland|pays-bas|нидерл|ολλανδ|alankom|holand",
    "CH": r"schweiz|suiss|suiz|svizz|zwitse|sveits|szwajc|svycar|швейц|ελβετ|schweitz|elvet|svajc",
}
"""Country → beginnings of its names and adjectives, for countries whose adjective differs from their name."""
_SPOKEN = {
    "JP": "ja",
    "CN": "zh",
    "SE": "sv",
    "DK": "da",
    "GR": "el",
    "CZ": "cs",
    "AT": "de",
    "UA": "uk",
    "IL": "he",
    "IR": "fa",
    "KR": "ko",
    "KP": "ko",
    "GB": "en",
    "RS": "sr",
    "SI": "sl",
}
"""Country → code of its language if the codes differ. A language's name is often the country's adjective."""
_SMALL_ADJECTIVES = frozenset({"es", "fr", "it", "pt"})
"""Languages that write the adjectives of countries in lower case."""


@cache
def _nation_pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the names of countries in a language, and a table of name → code of the country."""
    known = words_of(language)
    by_name = {name: code for code, name in known.nations.items() if len(name) > 3} if known else {}
    if language == "en":
        codes = {name: code for code, name in known.nations.items()} if known else {}
        nations = ENGLISH.words.nations
        by_name |= {word: codes[name] for word, name in nations.items() if name in codes and len(word) > 2}
        by_name |= ENGLISH.translating.countries
    names = "|".join(map(re.escape, sorted(by_name, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)"), by_name


def nations_in(text: str, language: str) -> tuple[frozenset[str], str]:
    """The codes of the countries that a text names, and the text without these names."""
    pattern, by_name = _nation_pattern(language)
    small, found, rest = folded(text), set(), text
    is_in_place = len(small) == len(text)  # only then positions in one are positions in the other
    for match in pattern.finditer(small):
        if is_in_place and not text[match.start()].isupper() and language not in _SMALL_ADJECTIVES:
            continue
        found.add(by_name[match[0]])
        if is_in_place:
            rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    return frozenset(found), rest


def names_nation(code: str, flat: str, language: str) -> bool:
    """Whether a folded text names a country, by its name, its adjective or its language."""
    known = words_of(language)
    if known is None:
        return False
    if code in _ROOTS and re.search(_ROOTS[code], flat):
        return True
    spoken = known.languages.get(_SPOKEN.get(code, code.lower()), "")
    names = [known.nations.get(code, ""), spoken]
    roots = {name[:_ROOT] for name in names if len(name) >= _ROOT} | {
        name for name in names if 2 < len(name) < _ROOT
    }
    return any(re.search(rf"(?<!\w){re.escape(root)}", flat) for root in roots)


def exonyms(source: str, from_: str, to: str) -> list[tuple[str, str]]:
    """The cities that a text names, each as its name in the text's language and in the reader's."""
    here, there = words_of(from_), words_of(to)
    if here is None or there is None:
        return []
    flat = f" {folded(source)} "
    english = {here.cities.get(name, name): name for name in {*here.cities, *there.cities}}
    return [
        (name, there.cities.get(usual, usual))
        for name, usual in english.items()
        if has_city(name, flat, from_)
    ]


def is_adjective(name: str, nations: Collection[str], language: str) -> bool:
    """Whether a folded word is a name or an adjective of one of the countries `nations`."""
    return any(names_nation(code, f" {name} ", language) for code in nations)


def has_city(name: str, flat: str, language: str) -> bool:
    """Whether a folded text has a city's name, or a declined form of it if the language declines names."""
    is_declined = base(language) in DECLINES
    stem = name[: max(3, len(name) - 2)] if is_declined else name
    after = "" if is_declined else r"(?!\w)"
    return re.search(rf"(?<!\w){re.escape(stem)}{after}", flat) is not None
