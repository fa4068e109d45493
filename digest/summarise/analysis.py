"""The analysis of one sentence by itself: its references, mentions, figures, quotations and time words.

An `Analysis` belongs to a text in a language. What is cheap and always needed is computed when it is made,
everything else on first use; every stage gets the stored results. Pure.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from digest.summarise.read.editing import fitness, unintroduced_mentions
from digest.summarise.read.figures import figures
from digest.summarise.read.mentions import introduced, speaker_by_surname
from digest.summarise.read.quotations import QUOTED
from digest.summarise.read.references import is_unattributed_quotation
from digest.summarise.read.signs import Signs
from digest.summarise.redundancy import quoted, telling
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem, words

if TYPE_CHECKING:
    from digest.language import Language
    from digest.summarise.read.editing import Fitness

_IS_CHEER_OR_ITEM = re.compile(r"^\d{1,2}[.)] (?=[A-Z])|^[•–—*-] |(?<![”\"])!$")
"""Matches an item of a list with its number or bullet, or a cheer: "The zoo has done it again!"."""


class Analysis:
    """The findings about `text`, a sentence as it would be printed, by the tables of `language`."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.stems: tuple[str, ...] = tuple(map(stem, words(text)))
        self.content: frozenset[str] = frozenset(self.stems) - STOPWORDS
        """The set of stems without stop words."""
        self.length: int = len(text.split())
        """The number of words as a word budget counts them: by white space."""
        self.fitness: Fitness = fitness(text, language)

    # ------------------------------------------------------------------ what it says

    @cached_property
    def own_voice(self) -> str:
        """The text without the words that it quotes: what is left is what the outlet says itself."""
        return QUOTED.sub("“”", self.text)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The content stems that tell one fact from another: no weekdays, no "officials said"."""
        return telling(self.content, self.language)

    @cached_property
    def figures(self) -> frozenset[str]:
        """Every number in the text, as a plain decimal."""
        return frozenset(figures(self.text, self.language))

    @cached_property
    def quotations(self) -> frozenset[str]:
        """The quotations of two words or more, folded for comparison (small letters, no punctuation)."""
        return quoted(self.text)

    # ------------------------------------------------------------------ references and mentions

    @cached_property
    def unintroduced(self) -> frozenset[str]:
        """The stems or figures of things that it takes as known: "the official", "the 48 schools"."""
        return unintroduced_mentions(self.text, self.language)

    @cached_property
    def is_unattributed_quotation(self) -> bool:
        """Whether the sentence is nothing but a quotation, and does not say whose words it quotes."""
        return is_unattributed_quotation(self.text)

    @cached_property
    def introduces(self) -> frozenset[str]:
        """The surnames of the people whom the sentence names in full."""
        return introduced(self.text, self.language)

    @cached_property
    def speaker_by_surname(self) -> str:
        """The surname of a speaker whom the sentence does not name in full; empty for none."""
        return speaker_by_surname(self.text, self.language)

    # ------------------------------------------------------------------ what a judge reads

    @cached_property
    def signs(self) -> Signs:
        """The signs by which a judge tells whether the sentence stands alone and whose voice it has."""
        return Signs(self)

    # ------------------------------------------------------------------ voice, time and place

    @cached_property
    def is_hearsay(self) -> bool:
        """Whether the sentence begins with the source of its news: "As the Courier reported, …"."""
        return self.language.voice.hearsay.match(self.text) is not None

    @cached_property
    def names_its_outlet(self) -> bool:
        """Whether the outlet speaks of itself: "told this newspaper", "has reached out to the mayor"."""
        return self.language.standing.self_named.search(self.own_voice) is not None

    @cached_property
    def is_cheer_or_item(self) -> bool:
        """Whether the sentence is a cheer or an item of a list."""
        return _IS_CHEER_OR_ITEM.search(self.text) is not None

    @cached_property
    def names_a_relative_day(self) -> bool:
        """Whether the sentence names a day that depends on when it was written: "yesterday", "last week"."""
        return self.language.time.relative_day.search(self.text) is not None

    @cached_property
    def names_where_it_was_written(self) -> bool:
        """Whether the outlet's own words, outside quotations, say "here" or "this city"."""
        place = self.language.time.where_it_was_written
        return bool(place.search(self.text) and place.search(self.own_voice))

    @cached_property
    def has_been_so_for_years(self) -> bool:
        """Whether the sentence is about something years old that goes on: "have charged more since 2022"."""
        return self.language.time.so_for_years.search(self.text) is not None

    @cached_property
    def is_conditional(self) -> bool:
        """Whether the sentence's news depends on a condition: "may reopen if engineers approve"."""
        return self.language.time.conditional.search(self.text) is not None
