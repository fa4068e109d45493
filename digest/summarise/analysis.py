"""What one sentence shows by itself, found out once: references, mentions, figures, quotations, time marks.

An `Analysis` belongs to a text in a language. What is cheap and always needed is found at once, everything
else when it is first asked for; either is kept, however many stages ask. Pure.
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
from digest.summarise.redundancy import quoted, telling
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem, words

if TYPE_CHECKING:
    from digest.language import Language
    from digest.summarise.read.editing import Fitness

_IS_CHEER_OR_ITEM = re.compile(r"^\d{1,2}[.)] (?=[A-Z])|^[•–—*-] |(?<![”\"])!$")
"""An item of a list with its number or bullet, or a cheer: "The zoo has done it again!"."""


class Analysis:
    """What `text`, a sentence as it would be printed, shows in `language`."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.stems: tuple[str, ...] = tuple(map(stem, words(text)))
        self.content: frozenset[str] = frozenset(self.stems) - STOPWORDS
        """The stems without stop words."""
        self.length: int = len(text.split())
        """In words, as a word budget counts them."""
        self.fitness: Fitness = fitness(text, language)

    # ------------------------------------------------------------------ what it says

    @cached_property
    def own_voice(self) -> str:
        """The text with every quotation emptied: what the outlet says itself."""
        return QUOTED.sub("“”", self.text)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The content stems that tell one fact from another."""
        return telling(self.content, self.language)

    @cached_property
    def figures(self) -> frozenset[str]:
        """Every number, as a plain decimal."""
        return frozenset(figures(self.text, self.language))

    @cached_property
    def quotations(self) -> frozenset[str]:
        """The quotations of two words or more, in the form in which wordings are compared."""
        return quoted(self.text)

    # ------------------------------------------------------------------ references and mentions

    @cached_property
    def unintroduced(self) -> frozenset[str]:
        """The stems of what the sentence speaks of as known: "the official", "the 48 schools"."""
        return unintroduced_mentions(self.text, self.language)

    @cached_property
    def is_unattributed_quotation(self) -> bool:
        """Whether it is somebody's words only, and does not say whose."""
        return is_unattributed_quotation(self.text)

    @cached_property
    def introduces(self) -> frozenset[str]:
        """The surnames of those whom the sentence names in full."""
        return introduced(self.text, self.language)

    @cached_property
    def speaker_by_surname(self) -> str:
        """The surname of one who speaks without being named in full; empty for none."""
        return speaker_by_surname(self.text, self.language)

    # ------------------------------------------------------------------ voice, time and place

    @cached_property
    def is_hearsay(self) -> bool:
        """Whether it begins with where it was read: "As the Courier reported, …"."""
        return self.language.voice.hearsay.match(self.text) is not None

    @cached_property
    def is_cheer_or_item(self) -> bool:
        """Whether it cheers, or is an item of a list."""
        return _IS_CHEER_OR_ITEM.search(self.text) is not None

    @cached_property
    def names_a_relative_day(self) -> bool:
        """Whether it speaks of "yesterday" or "last week"."""
        return self.language.time.relative_day.search(self.text) is not None

    @cached_property
    def names_where_it_was_written(self) -> bool:
        """Whether it says "here" or "this city" in the outlet's own voice."""
        place = self.language.time.where_it_was_written
        return bool(place.search(self.text) and place.search(self.own_voice))

    @cached_property
    def has_been_so_for_years(self) -> bool:
        """Whether it tells what has been so since some year."""
        return self.language.time.so_for_years.search(self.text) is not None

    @cached_property
    def is_conditional(self) -> bool:
        """Whether what it tells hangs on something: "may reopen if engineers approve"."""
        return self.language.time.conditional.search(self.text) is not None
