"""Check that a translation keeps its names: unchanged, declined, transliterated or as exonyms. Pure.

A name is recognised by its capital letter inside a sentence. German writes every noun with a capital, so in
German only short forms ("NATO") and names that the story has elsewhere are looked for. The tables cover many
languages, except for those of English words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.summarise.adding.places import exonyms, has_city, is_adjective, names_nation, nations_in
from digest.summarise.adding.words import DECLINES, base, common_words, folded, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    Places = Sequence[tuple[str, str]]

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d+")
_VOWELS = frozenset("aeiouy")
_ALIKE = 0.7
"""Minimum similarity (ratio of Ratcliff and Obershelp, 0 to 1) of a name and its transliteration (chosen by
reading; not measured apart from the whole translations of decision 0032)."""
_CAPITALISED = frozenset({"de"})
"""Languages that write every noun with a capital."""
_ENDING = 4
"""Most letters that a declined form of a name has more than the name (chosen by reading; not measured)."""
_CHANGED_ENDING = 3
"""Most letters of an ending that replaces the final vowel of a name (chosen by reading; not measured)."""
_STEM = 4
"""Letters of the shortest name whose final vowel may be replaced by an ending (chosen by reading; not
measured)."""
_OWNED = re.compile(r"['’]?s|en?|n|se|ska?")
"""Endings of names in languages that decline them little: "Lunds", "Norrbys"."""
_SPARE = 2
"""If the source names an office in common words, which are translated ("Labour Court"), the translation may
have this many names that the source lacks, and one more for each such word (chosen by reading; not
measured)."""
_SHORTEST_FOREIGN = 4
"""Letters of the shortest name that is looked for among the names of other sentences (chosen by reading;
not measured)."""
_SHORT_FORMS: Mapping[str, frozenset[str]] = {
    "eu": frozenset({"eu", "ue", "ес", "єс", "εε"}),
    "un": frozenset({"un", "uno", "onu", "vn", "fn", "onz", "yk", "ensz", "оон", "οηε"}),
    "nato": frozenset({"nato", "otan", "нато", "νατο"}),
    "us": frozenset({"us", "usa", "eeuu", "eua", "сша", "ηπα", "etats", "stati", "yhdysvallat", "vs"}),
    "uk": frozenset({"uk", "gb"}),
}
"""Short form of an organisation or country → its short forms in all languages."""
_CYRILLIC = (
    "а=a б=b в=v г=g ґ=g д=d е=e є=e ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
    "х=kh ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=iu я=ia ё=e"
)
_GREEK = (
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=i φ=f χ=ch ψ=ps ω=o ς=s"
)
_LATIN = {pair[0]: pair[2:] for pair in f"{_CYRILLIC} {_GREEK}".split()}
"""Cyrillic or Greek letter → the Latin letters that transliterate it."""
_SPELLINGS = (
    ("kh", "h"),
    ("ch", "h"),
    ("x", "ks"),
    ("w", "v"),
    ("c", "k"),
    ("q", "k"),
    ("y", "i"),
    ("j", "i"),
    ("-", ""),
)
"""Pairs of a spelling and the spelling that replaces it before transliterations are compared, in order."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a text, folded, and the codes of the countries that it mentions."""

    words: frozenset[str]
    nations: frozenset[str]


def names_of(text: str, language: str, known: Collection[str] = ()) -> Names:
    """The names of `text`. The first word of a sentence is a name only if it is in `known`."""
    language = base(language)
    nations, rest = nations_in(text, language)
    found = [word for word, is_sure in _capitals(rest, language) if is_sure or folded(word) in known]
    return Names(frozenset(filter(None, (_bare(word, language) for word in found))), nations)


def unlike_names(source: str, translation: str, from_: str, to: str, known: Collection[str] = ()) -> str:
    """The reason for refusal if a translation lacks a name of its source or adds one; "" if they agree."""
    mine = names_of(source, from_, known)
    there = nations_in(translation, base(to))[0]
    places = exonyms(source, from_, to)
    return (
        _lost(mine, translation, from_, to, places, there)
        or _renamed(source, translation, to)
        or _unlike_nations(mine.nations, there, source, translation, from_, to)
        or _added(source, translation, from_, to, _local(translation, mine.nations, places, to))
    )


def _lost(
    mine: Names,
    translation: str,
    from_: str,
    to: str,
    places: Places,
    there: Collection[str],
) -> str:
    """The reason for refusal if a name of the source is missing from the translation."""
    tokens, flat = _tokens(translation), f" {folded(translation)} "
    covered = {word for name, local in places if has_city(local, flat, to) for word in name.split()}
    lost = [
        name
        for name in sorted(mine.words)
        if not any(name == word or _is_same(word, name, from_) for word in covered)
        and not any(_is_same(name, token, to) for token in tokens)
        and not is_adjective(name, there, from_)
    ]
    spare = _shared(translation) if base(to) == "en" else 0
    return f"the name “{lost[0]}” was lost" if len(lost) > spare else ""


def _unlike_nations(
    mine: Collection[str], there: Collection[str], source: str, translation: str, from_: str, to: str
) -> str:
    """The reason for refusal if source and translation do not mention the same countries."""
    flat, here = f" {folded(translation)} ", f" {folded(source)} "
    for nation in sorted(mine):
        if not names_nation(nation, flat, to):
            return f"the country {nation} was lost"
    for nation in sorted(set(there) - set(mine)):
        if not names_nation(nation, here, from_):
            return f"the country {nation} was added"
    return ""


def _local(translation: str, nations: Collection[str], places: Places, to: str) -> set[str]:
    """The words of a translation that stand for places and peoples of its source in the reader's language."""
    return {
        token
        for token in _tokens(translation)
        if is_adjective(token, nations, to) or any(has_city(name, f" {token} ", to) for _, name in places)
    }


def foreign(translation: str, source: str, others: Iterable[str]) -> str:
    """The reason for refusal if a translation has a name that only other sentences of the story have."""
    own, said = _tokens(source), _tokens(translation)
    for name in sorted(said.intersection(others)):
        if len(name) >= _SHORTEST_FOREIGN and not any(_is_same(name, token) for token in own):
            return f"the name “{name}” belongs to another sentence"
    return ""


# --------------------------------------------------------------------------- what is a name


def _capitals(text: str, language: str) -> Iterable[tuple[str, bool]]:
    """The words with a capital letter, each with whether the capital alone proves that it is a name."""
    for match in re.finditer(r"[^\W\d_][\w'’-]*", text):
        word = match[0]
        if not word[0].isupper():
            continue
        is_short = sum(letter.isupper() for letter in word) > 1
        before = text[: match.start()].rstrip(" \"“‘'(«„")
        opens = not before or before[-1] in ".!?:…"
        yield word, is_short or not (opens or language in _CAPITALISED)


def _bare(word: str, language: str) -> str:
    """A word of a name, folded; "" for months, weekdays, titles and common words ("court")."""
    small = folded(re.sub(r"['’]s?$", "", word))
    known = words_of(language)
    is_calendar = known is not None and (small in known.months or small in known.weekdays)
    is_shared = language == "en" and (small in common_words() or small in ENGLISH.words.titles)
    if len(small) < 2 or is_calendar or is_shared:
        return ""
    return small


def _tokens(text: str) -> set[str]:
    """The folded words of a text, and the parts of those with hyphens."""
    return {part for match in _WORD.finditer(folded(text)) for part in (match[0], *match[0].split("-"))}


def _is_same(name: str, token: str, language: str = "") -> bool:
    """Whether the word `token` of a translation is `name`: as it is, declined, or in another script."""
    parts = [part for part in re.split(r"[-']", name) if part] or [name]
    if len(parts) > 1:
        return name == token or any(_is_same(part, token, language) for part in parts)
    if name in _SHORT_FORMS.get(token, ()) or token in _SHORT_FORMS.get(name, ()):
        return True
    if token.startswith(name) and (token == name or _OWNED.fullmatch(token[len(name) :])):
        return True
    if base(language) in DECLINES and _is_declined(name, token):
        return True
    latin, other = _latin(name), _latin(token)
    if (latin, other) == (name, token):
        return False
    return SequenceMatcher(None, _skeleton(latin), _skeleton(other), autojunk=False).ratio() >= _ALIKE


def _is_declined(name: str, token: str) -> bool:
    """Whether `token` is `name` with an ending after it or in place of its final vowel."""
    if token.startswith(name):
        return len(token) - len(name) <= _ENDING
    stem = name[:-1] if len(name) >= _STEM and name[-1] in _VOWELS else name
    ending = token.removeprefix(stem)
    return token.startswith(stem) and len(ending) <= _CHANGED_ENDING and ending[:1] in _VOWELS


def _renamed(source: str, translation: str, to: str) -> str:
    """The reason for refusal if a first name was kept and the surname after it was replaced."""
    said, own = _tokens(translation), _tokens(source)
    for name, other in _pairs(translation):
        wanted = next((last for first, last in _pairs(source) if _is_same(first, name, to)), "")
        is_there = not wanted or any(_is_same(wanted, token, to) for token in said)
        if not is_there and not any(_is_same(token, other, to) for token in own):
            return f"“{name} {wanted}” was made “{name} {other}”"
    return ""


def _pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of neighbouring words that both have a capital, folded."""
    found = re.findall(r"(?=(?<!\w)([^\W\d_]\w+) ([^\W\d_]\w+))", text)
    return [(folded(one), folded(other)) for one, other in found if one[0].isupper() and other[0].isupper()]


def _latin(word: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in word)


def _skeleton(word: str) -> str:
    """A name in the spelling in which transliterations are compared, without doubled letters."""
    for one, other in _SPELLINGS:
        word = word.replace(one, other)
    return re.sub(r"(.)\1", r"\1", word)


def _added(source: str, translation: str, from_: str, to: str, local: Collection[str]) -> str:
    """The reason for refusal if a translation has names that its source lacks; `_SPARE` allows a few."""
    own = _tokens(source)
    rest = nations_in(translation, base(to))[1]
    found = [_bare(word, base(to)) for word, is_sure in _capitals(rest, base(to)) if is_sure]
    strange = [
        name
        for name in found
        if name
        and name not in local
        and not any(_is_same(name, one, from_) or _is_same(one, name, to) for one in own)
    ]
    shared = _shared(source)
    return f"the name “{strange[0]}” was added" if len(strange) > shared + _SPARE * bool(shared) else ""


def _shared(text: str) -> int:
    """How many common words a text has with a capital, as parts of names: "Ministry", "Court"."""
    return sum(word[0].isupper() and folded(word) in common_words() for word in _WORD.findall(text))
