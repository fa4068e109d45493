"""Does a sentence deny what its passages say, or say what they deny? And do they point the same way?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.summarise.check.modality import beside, gaps
from digest.summarise.read.lexicon import DIRECTIONS, NEGATION
from digest.summarise.redundancy import DENIED, covers
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEGATION = re.compile(NEGATION, re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NO_DENIAL = re.compile(
    r"\b(?:not (?:only|just|clear|yet clear|known|easy|alone|the (?:first|only|last))|without)\b"
    r"|\b(?:if|unless|until)\b[^.,;]*\bnot\b",
    re.IGNORECASE,
)
"""Words of denial that deny nothing a passage would have to deny."""
_NOT_UNTIL = re.compile(r"(?:\s+not|n['’]t)(?=\s+until\b)", re.IGNORECASE)
"""What was "not until Monday" was on Monday."""
_INSTEAD = re.compile(r"\b(?:rather than|instead of|prohibit\w*|bans?|banned|forbid\w*)\b", re.IGNORECASE)
_SAID_OTHERWISE = re.compile(
    r"\b(?:unless|silent|quiet|unaware|unwilling|unclear|unknown|incapable|impossible|unsuccessful\w*|avoid\w*"
    r"|prevent\w*|stop(?:s|ped)?|few|little|barely|rarely|scarcely|despite|against|oppos\w+|dismiss\w*|absen\w+"
    r"|missing|free of|short of|far from|no longer)\b",
    re.IGNORECASE,
)
"""What a passage may say where the sentence has a "not"."""
_PLAIN_NOT = re.compile(r"^(?:not|never|cannot|\w+n['’]t)$", re.IGNORECASE)
_AROUND = 4
"""Content words on each side of a denied word that tell what is denied (chosen by reading; not measured)."""


def negation(sentence: str, passages: Sequence[str]) -> str:
    """Why the two do not deny the same; empty when they do."""
    return _denied_otherwise(sentence, passages) or _denied_amid(sentence, passages)


def _denied_amid(sentence: str, passages: Sequence[str]) -> str:
    """Why a "not" stands between words that a passage has without one, or the other way round."""
    for here, there in gaps(beside(sentence, tuple(passages)), _FLANKS):
        mine, theirs = _nots(here), _nots(there)
        rest = len(here) + len(there) - mine - theirs
        if (mine > 0) != (theirs > 0) and rest <= _REST and not _NO_DENIAL.search(sentence):
            words, place = (here, "the sentence") if mine else (there, "a cited passage")
            return f"“{' '.join(words)}” stands between the same words in {place} only"
    return ""


_FLANKS, _REST = 4, 1
"""So many words around a "not" must be the same on both sides together, and so few others beside it."""


def _nots(words: Sequence[str]) -> int:
    return sum(1 for word in words if _PLAIN_NOT.match(word))


def _denied_otherwise(sentence: str, passages: Sequence[str]) -> str:
    sentence = _NOT_UNTIL.sub("", sentence)
    if not _NEGATION.search(sentence):
        return "" if _INSTEAD.search(sentence) else _left_out(sentence, passages)
    if not any(map(_denies, passages)) and _NEGATION.search(_NO_DENIAL.sub(" ", sentence)):
        return "the sentence denies something that the cited passages do not deny"
    for word in _denied(_content(sentence)):
        having = [passage for passage in passages if word in {root for root, _ in _content(passage)}]
        if having and not any(map(_denies, having)):
            return f"the sentence denies “{word}”, and the cited passages do not"
    return ""


def _denies(passage: str) -> bool:
    return bool(_NEGATION.search(passage) or _SAID_OTHERWISE.search(passage))


def _left_out(sentence: str, passages: Sequence[str]) -> str:
    """What a passage denies and the sentence, in nearly the same words, says."""
    here = {root for root, _ in _content(sentence)}
    there = [_content(passage) for passage in passages]
    said = {root for content in there for root, is_denied in content if not is_denied}
    for content in there:
        for place, (root, is_denied) in enumerate(content):
            if is_denied and root in here and root not in said:
                around = {word for word, _ in content[max(0, place - _AROUND) : place + _AROUND + 1]}
                if covers(here, around, DENIED):
                    return f"the cited passages deny “{root}”, and the sentence does not"
    return ""


def _denied(content: Sequence[tuple[str, bool]]) -> list[str]:
    return [root for root, is_denied in content if is_denied]


def _content(text: str) -> list[tuple[str, bool]]:
    """The roots of the content words, each with whether a "not" stands right before it."""
    found: list[tuple[str, bool]] = []
    is_denied = False
    for word in _WORD.findall(text):
        small = word.lower().replace("’", "'")
        if _PLAIN_NOT.match(small):
            is_denied = True
        elif small not in STOPWORDS and not (is_denied and small.endswith("ly")):
            found.append((_root(small), is_denied))
            is_denied = False
    return found


def _root(word: str) -> str:
    """A verb without its ending, roughly: "approved" and "approve" are one."""
    word = stem(word)
    for ending in ("ing", "ed", "es", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def direction(sentence: str, passages: Sequence[str]) -> str:
    """Which word of direction stands against its opposite, among the same words; empty when none does."""
    mine, theirs = _words(sentence), [_words(passage) for passage in passages]
    here, there = set(mine), {word for words in theirs for word in words}
    for one, other in DIRECTIONS:
        for wanted, opposite in ((one, other), (other, one)):
            if not here & wanted or here & opposite or there & wanted or not there & opposite:
                continue
            if any(_is_turned(mine, wanted, words, opposite) for words in theirs):
                return (
                    f"“{min(here & wanted)}” stands against “{min(there & opposite)}” in the cited passages"
                )
    return ""


def _is_turned(
    mine: Sequence[str], wanted: frozenset[str], words: Sequence[str], opposite: frozenset[str]
) -> bool:
    """Whether the same is said around two opposites; what comes before a "before" also before an "after"."""
    if wanted <= _TIMES:
        return all(_around(mine, wanted, (side,)) & _around(words, opposite, (side,)) for side in (-1, 1))
    return len(_around(mine, wanted) & _around(words, opposite)) >= _SHARED


_TIMES = frozenset({"before", "after"})
_SHARED = 2
"""So many of the words around must be the same: else the two speak of different things."""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _around(words: Sequence[str], wanted: frozenset[str], sides: Sequence[int] = (-1, 1)) -> set[str]:
    """The roots of the content words around those wanted, on the sides asked for."""
    return {
        _root(near)
        for place, word in enumerate(words)
        if word in wanted
        for side in sides
        for near in (words[max(0, place - _FAR) : place] if side < 0 else words[place + 1 : place + _FAR + 1])
        if near not in wanted and near not in STOPWORDS
    }


_FAR = 5
