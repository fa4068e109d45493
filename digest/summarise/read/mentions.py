"""Who is named in full, and who by the surname alone: "Senn said" must not come before "Ruta Senn". Pure.

A surname is a person's when the story gives it after an office or with a first name as people are named; then
whoever reads it alone, as "Senn has cancelled the sale", asks who that is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from digest.language.en.speech import NOT_SPEAKERS
from digest.language.en.words import NATIONS
from digest.language.tables import word_set
from digest.summarise.read.lexicon import PERSON_TITLES
from digest.summarise.read.quotations import QUOTED
from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'\-]*[\w]"
_PARTICLE = "(?:de|van|von|der|al|bin|la|del|O[’'])"
_ARTICLE = "(?:[AaEe]l-)?"
_SAYS = r"(?:said|says|told|added|adds|warned|argued|replied|wrote|insisted|noted)"
_IN_FULL = re.compile(rf"(?<![\w’'])(?:{_NAME}|[A-Z]\.?|{_PARTICLE})\s+(?={_ARTICLE}({_NAME}))")
_BARE = re.compile(rf"(?:^|[,.!?]?[\"”’]\s+|,\s+)({_NAME})\s+{_SAYS}\b|\b{_SAYS}\s+({_NAME})(?=[.,;:]|$)")
_COUNTRIES = frozenset(name.capitalize() for name in {*NATIONS, *NATIONS.values()})
_NO_SURNAME = _COUNTRIES | {
    word.capitalize()
    for word in word_set("he she it they we you one this that police officials reuters critics")
}
_TITLE = rf"(?:{'|'.join(sorted(title.capitalize() for title in PERSON_TITLES))})\.?"
_FULL = rf"{_NAME}(?: [A-Z]\.)?(?: {_PARTICLE})* {_ARTICLE}(?P<last>{_NAME})"
_PERSONS = (
    re.compile(rf"\b{_TITLE} (?:{_NAME} |[A-Z]\. ){{0,2}}{_ARTICLE}(?P<last>{_NAME})(?! {_NAME})"),
    re.compile(rf"(?<![\w’']){_FULL}(?:, \d\d\b|,? who\b| {_SAYS}\b)"),
    re.compile(rf"\b(?:{_SAYS}|by) {_FULL}(?=[.,;]|$)"),
)
"""How people are named: after an office, with their age, as one who speaks."""
_PLACES = re.compile(
    rf"\b(?:in|near|across|around) (?P<place>{_NAME})(?![\w’'])"
    rf"|\bthe (?P<body>{_NAME})(?:[.,;]| (?:is|was|has|had|said|will|of|and|in|to|voted|passed)\b)"
)
_SMALL = re.compile(r"\b[a-zà-öø-þ][\w]*")
_AS_ADJECTIVE = r"\bthe {name} [a-z]"
"""In "the Lund administration" the name says which, and asks nobody who that is."""
_HOUSEHOLD = 2
"""Headlines that name somebody by the surname alone, and expect their readers to know who that is."""
_PEOPLES = ("ians", "icans", "crats", "ists", "lics", "elis", "tives")
"""Endings of parties and peoples: "House Democrats said" names nobody."""
_OWNER = re.compile(r"['’]s?$|^[AE]l-")


def introduced(text: str) -> frozenset[str]:
    """The words that follow another one of a name: of "Ruta Senn", "Judge Merrin", "St Brenna" the second."""
    return frozenset(_surname(name) for name in _IN_FULL.findall(text))


def bare_speaker(text: str) -> str:
    """The surname of one who speaks without being named in full in the same sentence; empty for none."""
    for match in _BARE.finditer(text):
        name = match[1] or match[2]
        if name not in _NO_SURNAME and not name.isupper() and name not in introduced(text):
            return str(name)
    return ""


def surnames(texts: Sequence[str]) -> frozenset[str]:
    """The surnames of the people whom `texts` name in full or by their office."""
    return _given(texts) - _no_persons(texts)


def _given(texts: Sequence[str]) -> frozenset[str]:
    """The last words of what reads like people's names."""
    found = {
        _surname(match["last"]) for text in texts for pattern in _PERSONS for match in pattern.finditer(text)
    }
    return frozenset(filter(_is_surname, found))


def named_alone(text: str, people: frozenset[str]) -> frozenset[str]:
    """Those of `people` whom `text`, in its own voice, names by the surname and nothing else."""
    spoken = QUOTED.sub("“”", text)
    named = introduced(spoken)
    return frozenset(name for name in people if name not in named and _has_word(name, spoken))


def _has_word(name: str, text: str) -> bool:
    if name not in text:
        return False
    plain = re.sub(_AS_ADJECTIVE.format(name=re.escape(name)), "", text)
    return re.search(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", plain) is not None


def _words_of(headline: str) -> frozenset[str]:
    return frozenset(_surname(word.strip(",.:;‘’“”'\"")) for word in headline.split())


def _surname(name: str) -> str:
    return _OWNER.sub("", name)


def _is_surname(name: str) -> bool:
    small = name.lower()
    return not (
        name.isupper()
        or name in NOT_SPEAKERS
        or small in STOPWORDS | PERSON_TITLES
        or name.endswith(_PEOPLES)
        or len(name) < 3
    )


def _no_persons(texts: Sequence[str]) -> frozenset[str]:
    """What is a place, a body or a common word there: "in Norrby", "the House voted", "post"."""
    together = "\n".join(texts)
    places = {match["place"] or match["body"] for match in _PLACES.finditer(together)}
    return frozenset(places | {word.capitalize() for word in _SMALL.findall(together)})


class Cast:
    """Who is named in each sentence of a story, and who has been introduced so far."""

    def __init__(self, texts: Sequence[str], headline: str, headlines: Collection[str] = ()) -> None:
        """`headline` is the one that is printed, `headlines` those of the articles."""
        self.met: set[str] = set()
        named = Counter(word for one in set(headlines) for word in _words_of(one))
        household = _words_of(headline) | {word for word, times in named.items() if times >= _HOUSEHOLD}
        known = household | _no_persons(texts)
        people = _given(texts) - known
        self._introduced = [introduced(text) for text in texts]
        self._alone = [named_alone(text, people) for text in texts]
        self._speaker = ["" if speaker in known else speaker for speaker in map(bare_speaker, texts)]

    def meet(self, index: int) -> None:
        """Sentence `index` is printed: whoever it introduces is known from now on."""
        self.met |= self._introduced[index]

    def has_stranger(self, indices: Iterable[int]) -> bool:
        """Whether these sentences together speak of somebody whom neither they nor one printed introduced."""
        some = list(indices)
        known = self.met.union(*(self._introduced[index] for index in some))
        return any(not self.needed(index) <= known for index in some)

    def needed(self, index: int) -> frozenset[str]:
        """Who has to be introduced before sentence `index`: those it names alone, and a bare speaker."""
        speaker = self._speaker[index]
        return self._alone[index] | {speaker} if speaker else self._alone[index]

    def introduces(self, index: int) -> frozenset[str]:
        """Whom sentence `index` names in full."""
        return self._introduced[index]
