"""People named in full and by surname alone: "Senn said" must not come before "Ruta Senn".

A word counts as a surname if the story uses it as people are named: after an office, or after a first name
and beside an age or a verb of saying. A reader who first meets it alone, as in "Senn has cancelled the sale",
must ask who that is: such a mention is unintroduced.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.summarise.read.quotations import QUOTED

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from digest.language import Language

_LOWER_CASE_WORD = re.compile(r"\b[a-zà-öø-þ][\w]*")
_ADJECTIVE_ENDS = re.compile(r" [a-z]")
"""Matches a lower-case word after a name, which then names no person: "the Lund administration"."""
_HOUSEHOLD_HEADLINES = 2
"""Readers are expected to know whom a single name means if at least this number of different headlines of the
story have it (decision 0010)."""
_MIN_SURNAME_LETTERS = 3
"""A surname has at least this number of letters; shorter words are not looked for. Chosen by reading; not
measured."""


def introduced(text: str, language: Language = ENGLISH) -> frozenset[str]:
    """Every word of a name but its first: "Senn" of "Ruta Senn", "Merrin" of "Judge Merrin"."""
    names = language.mentions.follows_in_a_name.findall(text)
    return frozenset(_without_owner(name, language) for name in names)


def speaker_by_surname(text: str, language: Language = ENGLISH) -> str:
    """The surname of a speaker who is not named in full in the same sentence; empty for none."""
    for match in language.mentions.speaker_by_surname.finditer(text):
        name = match[1] or match[2]
        is_surname = name not in language.mentions.no_surnames and not name.isupper()
        if is_surname and name not in introduced(text, language):
            return str(name)
    return ""


def surnames(texts: Sequence[str], language: Language = ENGLISH) -> frozenset[str]:
    """The surnames of the people whom `texts` name in full or by their office."""
    return _named_as_people(texts, language) - _no_persons(texts, language)


def named_alone(text: str, people: frozenset[str], language: Language = ENGLISH) -> frozenset[str]:
    """The surnames among `people` that `text`, outside quotations, uses without the rest of the name."""
    spoken = QUOTED.sub("“”", text)
    named = introduced(spoken, language)
    return frozenset(name for name in people if name not in named and _has_mention(name, spoken, language))


def _named_as_people(texts: Sequence[str], language: Language) -> frozenset[str]:
    """The surnames in `texts` that are used as people's are: with an office, an age or a verb of saying."""
    found = {
        _without_owner(match["last"], language)
        for text in texts
        for pattern in language.mentions.persons
        for match in pattern.finditer(text)
    }
    return frozenset(name for name in found if _is_surname(name, language))


def _has_mention(name: str, text: str, language: Language) -> bool:
    """Whether `text` uses `name` for a person; "the Lund administration" does not."""
    if name not in text:
        return False
    article = language.mentions.article_before_a_name
    return any(
        not (article.search(text, 0, found.start()) and _ADJECTIVE_ENDS.match(text, found.end()))
        for found in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", text)
    )


def _words_of(headline: str, language: Language) -> frozenset[str]:
    """The words of a headline as surnames are compared: without punctuation and possessive endings."""
    return frozenset(_without_owner(word.strip(",.:;‘’“”'\""), language) for word in headline.split())


def _without_owner(name: str, language: Language) -> str:
    """`name` without a possessive ending and an Arabic article: "Senn" of "Senn’s" and "el-Senn"."""
    return language.mentions.owner_or_article.sub("", name)


def _is_surname(name: str, language: Language) -> bool:
    """Whether the last word of what looks like a name can be a surname."""
    small = name.lower()
    return not (
        name.isupper()
        or name in language.speech.no_speakers
        or small in language.words.grammar
        or small in language.words.titles
        or name.endswith(language.mentions.peoples)
        or len(name) < _MIN_SURNAME_LETTERS
    )


def _no_persons(texts: Sequence[str], language: Language) -> frozenset[str]:
    """The words of `texts` for places, bodies and common things: "in Norrby", "the House voted", "post"."""
    together = "\n".join(texts)
    found = language.mentions.no_persons.finditer(together)
    places = {match["place"] or match["body"] for match in found}
    return frozenset(places | {word.capitalize() for word in _LOWER_CASE_WORD.findall(together)})


class Mentions:
    """The people whom each sentence of a story names in full, and those whom it names by surname alone."""

    def __init__(
        self,
        texts: Sequence[str],
        headline: str,
        headlines: Collection[str] = (),
        language: Language = ENGLISH,
    ) -> None:
        """`texts` are the sentences, `headline` the printed headline, `headlines` those of the articles."""
        named = Counter(word for one in set(headlines) for word in _words_of(one, language))
        household = {word for word, count in named.items() if count >= _HOUSEHOLD_HEADLINES}
        known = _words_of(headline, language) | household | _no_persons(texts, language)
        people = _named_as_people(texts, language) - known
        self._introduced = [introduced(text, language) for text in texts]
        self._alone = [named_alone(text, people, language) for text in texts]
        speakers = [speaker_by_surname(text, language) for text in texts]
        self._speaker = ["" if speaker in known else speaker for speaker in speakers]

    def needed(self, index: int) -> frozenset[str]:
        """The surnames to introduce before sentence `index`: all those that it uses alone."""
        speaker = self._speaker[index]
        return self._alone[index] | {speaker} if speaker else self._alone[index]

    def introduces(self, index: int) -> frozenset[str]:
        """The surnames of the people whom sentence `index` names in full."""
        return self._introduced[index]
