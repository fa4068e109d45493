"""The signs of one sentence by which a judge tells whether it stands alone and whose voice it has. Pure.

`Signs` belong to a sentence by itself. A `Context` holds what its article said before it and what the printed
headline settles; `row` is what a judge reads: the values of `FEATURES`, in that order.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from digest.language.groups.standing import Standing
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from digest.language import Language
    from digest.summarise.analysis import Analysis

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_OWNER = re.compile(r"['’]s?$")
_OPENING_PHRASE = 8
"""Words of a phrase before the comma that a sentence opens with, at most. Chosen by reading; not measured."""
_NOUN_PHRASE = 3
"""A noun that is taken as known ends a phrase of at most this number of words: "the former tax office".
Chosen by reading; not measured."""
_OWN_MARKS = frozenset("?!？！")
_UNHEARD = 4
"""An article's voice is counted as if it had this number of plain sentences more, as in the training
(decision 0040)."""
_EARLY = 9
"""A verb of a caption stands among this number of words at its beginning. Chosen by reading; not measured."""


@cache
def _kinds(language: Language) -> dict[str, tuple[str, ...]]:
    """Each word of the tables, with the names of the kinds that it belongs to."""
    groups: dict[str, AbstractSet[str]] = {
        name: group
        for name in Standing.__dataclass_fields__
        if isinstance(group := getattr(language.standing, name), frozenset)
    }
    groups["page"] = language.page.furniture_words
    kinds: dict[str, list[str]] = {}
    for name, group in groups.items():
        for word in group:
            kinds.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in kinds.items()}


class Signs:
    """What a sentence shows by itself; every list is in the order of the text."""

    def __init__(self, analysis: Analysis) -> None:
        self.text, self.language = analysis.text, analysis.language
        self.spoken = analysis.own_voice
        self.words = _WORD.findall(self.spoken)
        self.small = [word.lower().replace("’", "'") for word in self.words]
        self.size = len(self.words) or 1

    # ------------------------------------------------------------------ words of a kind

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """For each kind of words that the sentence has, the places of those words."""
        kinds, found = _kinds(self.language), dict[str, list[int]]()
        for at, word in enumerate(self.small):
            for kind in kinds.get(word, ()):
                found.setdefault(kind, []).append(at)
        return found

    def share(self, kind: str) -> float:
        """The share of the words that belong to `kind`, 0 to 1."""
        return len(self.places.get(kind, ())) / self.size

    def opens_with(self, kind: str) -> bool:
        """Whether the first word belongs to `kind`."""
        return self.first(kind) == 0

    def first(self, kind: str) -> int:
        """The number of words before the first one of `kind`; the number of all words if there is none."""
        found = self.places.get(kind)
        return found[0] if found else self.size

    @cached_property
    def has_own_voice(self) -> bool:
        """Whether the writer speaks of himself or to the reader, or asks or cheers."""
        is_personal = not self.places.keys().isdisjoint(("writer", "reader"))
        return is_personal or not _OWN_MARKS.isdisjoint(self.spoken)

    @property
    def opens_with_a_pronoun(self) -> bool:
        """Whether the first word is a pronoun: "She", "This"."""
        return self.opens_with("persons") or self.opens_with("things")

    @cached_property
    def opens_on_somebody_unnamed(self) -> bool:
        """Whether a short phrase that names nobody leads up to a pronoun: "Last Friday, she wrote"."""
        phrase, comma, rest = self.spoken.partition(",")
        words = _WORD.findall(phrase)
        follows = _WORD.match(rest.lstrip())
        if not comma or len(words) > _OPENING_PHRASE or follows is None:
            return False
        weekday = self.language.time.weekday
        names = [word for word in words[1:] if word[0].isupper() and not weekday.search(word)]
        return not names and follows.group().lower() in self.language.standing.persons

    @cached_property
    def is_shown(self) -> bool:
        """Whether the sentence begins with somebody who does what a picture shows: "Troops ride on tanks"."""
        grammar = self.language.words.grammar
        return any(
            0 < at < _EARLY and self.small[at - 1] not in grammar for at in self.places.get("shown", ())
        )

    # ------------------------------------------------------------------ names

    @cached_property
    def _runs(self) -> list[tuple[int, list[str]]]:
        """Each run of capitalised words outside quotations, with the number of words before it."""
        runs: list[tuple[int, list[str]]] = []
        end = -1
        for at, word in enumerate(self.words):
            if not word[0].isupper():
                continue
            if at == end:
                runs[-1][1].append(word)
            else:
                runs.append((at, [word]))
            end = at + 1
        return runs

    @property
    def capitalised(self) -> int:
        """The number of capitalised words."""
        return sum(len(run) for _, run in self._runs)

    @cached_property
    def named(self) -> frozenset[str]:
        """The later words of names of two words or more, in small letters: "senn" of "Ruta Senn"."""
        return frozenset(_plain(word) for _, run in self._runs for word in run[1:])

    @cached_property
    def lone(self) -> list[tuple[int, str]]:
        """Names of one word, or of a title and a word, that the sentence has in full nowhere."""
        grammar, titles = self.language.words.grammar, self.language.words.titles
        found = []
        for at, run in self._runs:
            name = _plain(run[-1])
            is_titled = len(run) == 2 and run[0].lower().rstrip(".") in titles
            is_alone = len(run) == 1 and name not in grammar and name not in self.named
            if is_titled or is_alone:
                found.append((at, name))
        return found

    @cached_property
    def first_name(self) -> int:
        """The number of words before the first name; the number of all words if there is none."""
        grammar = self.language.words.grammar
        return next(
            (at for at, run in self._runs if at or len(run) > 1 or run[0].lower() not in grammar), self.size
        )

    @cached_property
    def opening_name(self) -> list[str]:
        """The words of the name that the sentence opens with, in small letters; empty for none."""
        if not self._runs or self._runs[0][0] or self.small[0] in self.language.words.grammar:
            return []
        return [_plain(word) for word in self._runs[0][1]]

    # ------------------------------------------------------------------ nouns taken as known

    @cached_property
    def known_nouns(self) -> list[tuple[int, tuple[str, ...], bool]]:
        """What follows "the" and the like: its place, its stems, and whether words after it say which one."""
        return [
            (at, stems, self._is_explained(at + 1 + len(stems)))
            for at in self.places.get("definite", ())
            if (stems := tuple(self._phrase(at + 1)))
        ]

    def _phrase(self, start: int) -> Iterator[str]:
        grammar = self.language.words.grammar
        for word, small in zip(
            self.words[start : start + _NOUN_PHRASE], self.small[start : start + _NOUN_PHRASE], strict=True
        ):
            if small in grammar or word[0].isupper():
                return
            yield stem(small)

    def _is_explained(self, at: int) -> bool:
        return at < len(self.small) and self.small[at] in self.language.standing.relative


def _plain(word: str) -> str:
    return _OWNER.sub("", word).lower()


class Context:
    """What has been read of an article before a sentence, and the words that the printed headline settles."""

    def __init__(self, headline: str, language: Language) -> None:
        words = _WORD.findall(headline)
        self.settled = frozenset(map(_plain, words))
        self.settled_stems = (
            frozenset(stem(word.lower().replace("’", "'")) for word in words) - language.words.grammar
        )
        self.headline = headline
        self.is_opinion = not language.standing.judging.isdisjoint(word.lower() for word in words)
        self.is_question = "?" in headline or "？" in headline
        self.named: set[str] = set()
        self.stems: set[str] = set()
        self.own_voice = self.judging = 0.0
        """The share of the article's sentences in which somebody speaks for himself or to the reader, and the
        mean share of words that judge."""

    def hear(self, article: Sequence[Analysis]) -> None:
        """Listen to the voice of the whole article; of a few sentences less is made."""
        said = [analysis.signs for analysis in article]
        size = len(said) + _UNHEARD
        self.own_voice = sum(signs.has_own_voice for signs in said) / size
        self.judging = sum(signs.share("judging") + signs.share("possible") for signs in said) / size

    def go_on(self, analysis: Analysis) -> None:
        """Count a sentence as read."""
        self.named |= analysis.signs.named
        self.stems |= analysis.content
