"""The choice of the quotations to print: verbatim, with a named speaker, each once.

A quotation is a whole sentence of 6 to 40 words. One that several outlets carry goes first, and cites each
outlet that has it word for word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import digest.language as languages
from digest.models import Quote
from digest.summarise.compare.quote_alignment import is_part, is_same, parting, runs
from digest.summarise.read.quotations import plain
from digest.summarise.read.spoken import introduced, is_whole_name, quoted_in
from digest.summarise.redundancy import QUOTED_RUN
from digest.text.tokens import content_words, shingles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.read.passages import Passage
    from digest.summarise.read.spoken import Spoken

_MIN_WORDS = 6
"""A printed quotation has at least this number of words: a shorter one says little. Chosen by reading; not
measured."""
_MAX_WORDS = 40
"""A printed quotation has at most this number of words: a longer one is a speech. Chosen by reading; not
measured."""
_GOOD_LENGTH = 20
"""Of two quotations that are equal otherwise, the one nearer to this number of words goes first. Chosen by
reading; not measured."""
_MAX_TOPIC_WORDS = 2
"""A quotation ranks higher the more content words it shares with what is printed, up to this number of words.
Chosen by reading; not measured."""
_MAX_OTHER_CITATIONS = 2
"""A quotation cites at most this number of other outlets beside its own. Chosen by reading; not measured."""


def quotes(found: Sequence[Passage], printed: Sequence[str], limit: int) -> tuple[Quote, ...]:
    """At most `limit` quotations that `printed` does not have yet, those that most outlets carry first."""
    if limit <= 0:
        return ()
    groups = _grouped(_printable(found))
    already = plain(" ".join(printed))
    fresh = [group for key, group in groups.items() if not _is_printed(plain(key), already)]
    words = {word for text in printed for word in content_words(text)}
    fresh.sort(key=lambda group: _rank(group, words))
    return tuple(_quote(group, found) for group in fresh[:limit])


def _printable(found: Sequence[Passage]) -> list[Spoken]:
    """Every quotation that is a whole sentence, has a speaker named in full and is short enough, in order."""
    return [
        spoken
        for spoken in quoted_in(found, _MIN_WORDS)
        if is_whole_name(spoken.speaker, languages.of(spoken.passage.article.language))
        and spoken.words[0].isupper()
        and len(spoken.words.split()) <= _MAX_WORDS
    ]


def _is_printed(quotation: str, already: str) -> bool:
    """Whether `already` has the whole quotation, or five words of it in a row; both are folded by `plain`."""
    return quotation in already or any(
        f" {' '.join(run)} " in f" {already} " for run in shingles(quotation.split(), QUOTED_RUN)
    )


def _grouped(said: Sequence[Spoken]) -> dict[str, list[Spoken]]:
    """The quotations in groups of variants; a group's key is the wording of its first quotation.

    A quotation joins a group if it contains the group's first one, is part of it, or is another wording of
    it.
    """
    groups: dict[str, list[Spoken]] = {}
    keys_with: dict[tuple[str, ...], list[str]] = {}
    for spoken in said:
        words, own = spoken.words, runs(spoken.words)
        near = dict.fromkeys(key for run in sorted(own) for key in keys_with.get(run, ()))
        key = next((key for key in near if is_same(words, key) or parting(words, key)), words)
        groups.setdefault(key, []).append(spoken)
        for run in own if key == words else ():
            keys_with.setdefault(run, []).append(key)
    return groups


def _rank(group: list[Spoken], printed: set[str]) -> tuple[int, bool, bool, int, int, int]:
    """The sort key of a group: the smallest is printed first.

    A group goes before another, in this order, if more voices (independent outlets) carry it, if it needs no
    sentence before it, if its speaker has a full name, if it shares more words with what is `printed`, if it
    stands earlier in its article, or if its length is nearer to `_GOOD_LENGTH`.
    """
    carriers = len({spoken.passage.voter for spoken in group})
    best = _best(group)
    language = languages.of(best.passage.article.language)
    is_unnamed = " " not in best.speaker or _is_without_name(best)
    is_unresolved = language.speech.opens_with_a_pronoun.match(best.words) is not None
    shared = printed.intersection(content_words(best.words)) - language.words.idle
    on_topic = min(len(shared), _MAX_TOPIC_WORDS)
    distance = abs(len(best.words.split()) - _GOOD_LENGTH)
    return (-carriers, is_unresolved, is_unnamed, -on_topic, best.passage.place, distance)


def _best(group: list[Spoken]) -> Spoken:
    """The first quotation whose speaker is named most fully; a name goes before an office."""
    return max(group, key=lambda spoken: (not _is_without_name(spoken), len(spoken.speaker.split())))


def _is_without_name(spoken: Spoken) -> bool:
    """Whether the speaker is given by an office alone: "a Norrby Council official"."""
    return spoken.speaker.startswith(languages.of(spoken.passage.article.language).speech.articles)


def _quote(group: list[Spoken], found: Sequence[Passage]) -> Quote:
    """The best-attributed wording, which also cites other outlets that have it word for word.

    A speaker who is given by name alone gets the role that one of the reports gives, and that report is
    cited, too.
    """
    best = _best(group)
    same = {
        spoken.passage.voter: spoken.passage.citation
        for spoken in reversed(group)
        if spoken.passage.voter != best.passage.voter and is_part(best.words, spoken.words)
    }
    others = [same[voter] for voter in sorted(same)]
    speaker, shown_by = introduced(best, found)
    cited = dict.fromkeys([*best.citations, *others[:_MAX_OTHER_CITATIONS], *shown_by])
    return Quote(text=best.words, speaker=speaker, citations=tuple(cited))
