"""What people said: verbatim quotations with their speaker, and nothing without one.

The speaker is named in the quotation's own sentence, or in the neighbour that it leans on; an outlet's "he
said" without a name gives no quote. A quotation that two outlets carry is printed once with both citations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.models import Quote
from digest.summarise.evidence import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Sentence
    from digest.summarise.passages import Passage

_NAME = r"(?:(?:[A-Z][\w’'-]+|[A-Z]\.|[A-Z]{2,})(?: (?:de|van|von|der|al|bin|la|del))*)(?: (?:(?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:de|van|von|der|al|bin|la|del))*)){0,5}"
_SAID = r"(?:said|says|told|added|adds|wrote|writes|tweeted|posted|warned|insisted|argued|explained|stated|declared|commented|announced|replied|recalled|noted|remarked|continued)"
_QUOTATION = re.compile(r"“(?P<curly>[^“”]{20,400})”|\"(?P<straight>[^\"]{20,400})\"")
_AFTER_SAID = re.compile(rf"^\s*,?\s*{_SAID}\s+(?P<title>(?:[a-z][\w-]*\s+){{0,4}})(?P<name>{_NAME})")
_AFTER_NAME = re.compile(
    rf"^\s*,?\s*(?P<title>(?:(?:the|an|a)\s)?(?:[a-z][\w-]*\s+){{0,3}})(?P<name>{_NAME})(?:,[^,“”\"]{{3,60}},)?\s+(?:\w+ly\s+)?{_SAID}\b"
)
_BEFORE = re.compile(
    rf"(?:^|[.;,]\s|\b(?:as|and|but|while)\s)(?P<title>(?:[a-z][\w-]*\s+){{0,3}})(?P<name>{_NAME})(?:,[^,“”\"]{{3,60}},)?\s+(?:\w+ly\s+)?(?:{_SAID})(?:\s+[a-z][\w\s]{{0,40}})?[,:]?\s*(?:that\s+)?$"
)
_PRONOUN = re.compile(rf"^\s*,?\s*(?:(?:he|she)\s+(?:\w+ly\s+)?{_SAID}|{_SAID}\s+(?:he|she))\b")
_NOT_NAMES = frozenset(
    ["The", "A", "An", "He", "She", "They", "It", "We", "I", "In", "On", "At", "But", "And", "As", "This", "That", "These", "Those", "There", "Here", "His", "Her", "Their", "Our", "My", "Mr", "Mrs", "Ms", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Twitter", "Facebook", "Reuters", "CNN", "BBC", "AP", "AFP", "However", "Meanwhile", "Also", "Police", "Officials", "Fox"]
)
_MIN_WORDS = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation found in a passage."""

    words: str
    speaker: str
    passage: Passage
    start: int
    end: int
    """Where the words stand in the article's text."""


def quotes(found: Sequence[Passage], printed: Sequence[Sentence], limit: int) -> tuple[Quote, ...]:
    """At most `limit` quotes that the summary does not carry already, the most carried and earliest first."""
    if limit <= 0:
        return ()
    groups: dict[str, list[Spoken]] = {}
    for spoken in spoken_in(found):
        groups.setdefault(_key(spoken.words, groups), []).append(spoken)
    already = plain(" ".join(sentence.text for sentence in printed))
    fresh = [group for key, group in groups.items() if key not in already]
    fresh.sort(key=_rank)
    return tuple(_quote(group) for group in fresh[:limit])


def spoken_in(found: Sequence[Passage]) -> list[Spoken]:
    """Every quotation with a named speaker, in order."""
    spoken: list[Spoken] = []
    for index, passage in enumerate(found):
        previous = found[index - 1] if index and found[index - 1].article is passage.article else None
        sentence = passage.article.text[passage.start : passage.end]
        for match in _QUOTATION.finditer(sentence):
            words = (match["curly"] or match["straight"]).strip()
            speaker = _speaker(sentence, match, previous, passage.article)
            if speaker and len(words.split()) >= _MIN_WORDS and words[0].isupper():
                at = passage.start + sentence.index(words, match.start())
                spoken.append(Spoken(words.rstrip(","), speaker, passage, at, at + len(words.rstrip(","))))
    return spoken


def _speaker(sentence: str, match: re.Match[str], previous: Passage | None, article: Article) -> str:
    """Who said it, by full name; empty when the sentence and its neighbour do not tell."""
    after, before = sentence[match.end() :], sentence[: match.start()]
    if (
        (found := _AFTER_SAID.match(after))
        or (found := _AFTER_NAME.match(after))
        or (found := _BEFORE.search(before))
    ):
        return _full_name(found["name"], article)
    if _PRONOUN.match(after) and previous is not None and (found := _only_person(previous.text)):
        return _full_name(found, article)
    return ""


def _only_person(text: str) -> str:
    """The one speaker that the sentence before names; two would be a guess."""
    names = {
        match["name"]
        for match in re.finditer(rf"(?P<name>{_NAME})\s+(?:{_SAID})\b|\b{_SAID}\s+(?P<other>{_NAME})", text)
        if match["name"]
    }
    names = {name for name in names if name.split()[0] not in _NOT_NAMES}
    return names.pop() if len(names) == 1 else ""


def _full_name(name: str, article: Article) -> str:
    """`name`, or the longer one that the article gives the same person; empty when it is no name."""
    name = re.sub(r"['’]s$", "", name).strip(" ,.")
    while name and name.split()[0] in _NOT_NAMES:
        name = name.partition(" ")[2]
    if not name:
        return ""
    if " " in name:
        return name
    longer = re.findall(
        rf"\b((?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:[A-Z][\w’'-]+|[A-Z]\.)){{0,2}} {re.escape(name)})\b",
        article.text,
    )
    plausible = [full for full in longer if full.split()[0] not in _NOT_NAMES and "\n" not in full]
    return plausible[0] if plausible else name


def _key(words: str, groups: dict[str, list[Spoken]]) -> str:
    """The key of the group that has these words, or that they are part of; else one of their own."""
    own = plain(words)
    return next((key for key in groups if own in key or key in own), own)


def _rank(group: list[Spoken]) -> tuple[int, int, int]:
    carriers = len({spoken.passage.voter for spoken in group})
    first = group[0]
    return (-carriers, first.passage.place, abs(len(first.words.split()) - 20))


def _quote(group: list[Spoken]) -> Quote:
    """The longest wording that every citation's passage has in full, with one citation an outlet."""
    first = group[0]
    same = {
        spoken.passage.voter: spoken
        for spoken in reversed(group)
        if plain(first.words) in plain(spoken.words)
    }
    cited = [first, *(spoken for voter, spoken in sorted(same.items()) if voter != first.passage.voter)]
    return Quote(
        text=first.words,
        speaker=first.speaker,
        citations=tuple(spoken.passage.citation for spoken in cited[:3]),
    )
