"""Is a sentence whole: has it a verb, and does it end where its passage can end, too? Pure.

A model that condenses cuts passages. What it keeps may lack its verb, stop within a name's phrase ("the
U.S." of "the U.S. spy agencies"), or before what was said of it ("called the plan" of "called the plan
“reckless”").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.summarise.check.clauses import AUXILIARIES, DETERMINERS, is_finite, tokens
from digest.summarise.check.predicates import is_past, lemmas, regular
from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:[-'’.][^\W_]+)*")
_SHORTENED = re.compile(r"(?:[A-Z]\.){1,}$|\b(?:Dr|Mr|Mrs|Ms|Gen|Sen|Rep|Gov|Lt|Col|St|Prof|Rev)\.$")
_SAME = 3
"""So many last words of a sentence stand alike in a passage where it was cut."""
_NAMING = word_set("call deem label brand declare term dub pronounce")
"""Verbs that say of their object what it is."""
_HANGING = word_set(
    """in of to for with at by from the a an and or on as about into over than but that is was are were has"""
)
"""Words that a sentence seldom ends with."""
_ENGLISH = word_set("""the of and to for that with from by its their this has been""")
"""Words that other languages seldom have; two different ones tell that a text is English."""
_MIN_ENGLISH = 2


def is_cut(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a sentence is no whole one; empty when it is, or nothing tells."""
    row = tokens(sentence)
    is_english = len(_ENGLISH & {word.lower() for word in row}) >= _MIN_ENGLISH
    if is_english and not any(_may_be_verb(row, place) for place in range(len(row))):
        return "it has no verb"
    return _cut_short(sentence, passages)


def _may_be_verb(row: Sequence[str], place: int) -> bool:
    """Whether a word may be the verb of a sentence; in doubt it may."""
    word, before = row[place].lower().replace("’", "'"), row[place - 1].lower() if place else ""
    if is_finite(row, place) or _is_short_form(word):
        return True
    if word.endswith("ed") and before not in _NOMINAL:
        return True
    if "-" in word or not place or not row[place].islower():
        return False
    after = row[place + 1].lower() if place + 1 < len(row) else ""
    return before in _OFTEN or (bool(lemmas(word)) and _is_in_place(word, before, after))


def _is_short_form(word: str) -> bool:
    """Whether a word is or holds an auxiliary: "don't", "it's"."""
    if "n't" in word or word in AUXILIARIES - {"to"}:
        return True
    return word.endswith("'s") and word[:-2] in {"it", "he", "she", "that", "there", "here", "who", "what"}


def _is_in_place(word: str, before: str, after: str) -> bool:
    """Whether a form in the present stands where verbs stand: behind its subject, or before its object."""
    if word.endswith("ing"):
        return False
    if after in DETERMINERS and before not in _NOMINAL | {"to"}:
        return True
    if word.endswith("s"):
        return before not in _NOMINAL and before[:1].isalnum()
    return before.endswith("s") or before in _MANY


_MANY = word_set("they we you i who people police women men children")
_OFTEN = word_set(
    """often also still now then just never always usually not already sometimes typically generally rarely"""
)
_NOMINAL = word_set(
    """the a an his her its their our my your this these those of in on for at by with from two three four
    most some"""
)


def _cut_short(sentence: str, passages: Sequence[str]) -> str:
    """Why the end of a sentence is none in the passages: each goes on where the sentence stops."""
    words = _WORD.findall(sentence)[-_SAME:]
    rests = [rest for passage in passages for rest in _rests(passage, words)]
    if len(words) < _SAME or not rests:
        return ""
    last = sentence.rstrip("\"”’'").split()[-1]
    if _SHORTENED.search(last) and all(_goes_on(rest) for rest in rests):
        return f"it stops within “{words[-1]} {_first(rests[0])}”"
    if words[-1].lower() in _HANGING and all(re.match(r"\s[^\W_]", rest) for rest in rests):
        return f"it stops behind “{words[-1]}”"
    if _compares(words) and all(rest.startswith(" as ") for rest in rests):
        return "it stops before what it compares with"
    if _names_object(sentence) and all(re.match(r"\s[“\"‘]", rest) for rest in rests):
        return "it stops before what its object is called"
    return ""


def _rests(passage: str, words: Sequence[str]) -> Iterator[str]:
    """What follows the words in a passage, wherever they stand in it in a row."""
    found = list(_WORD.finditer(passage))
    for place in range(len(found) - len(words) + 1):
        if [one[0].rstrip(".").lower() for one in found[place : place + len(words)]] == [
            word.rstrip(".").lower() for word in words
        ]:
            yield passage[found[place + len(words) - 1].end() :].removeprefix(".")


def _goes_on(rest: str) -> bool:
    """Whether a text goes on, without a mark, with a word of content that is no verb's."""
    found = re.match(r"\s([^\W\d_]+)(\s[a-z]+)?", rest)
    return (
        found is not None and found[1] not in STOPWORDS and not _is_verb(found[1], (found[2] or "").strip())
    )


def _first(rest: str) -> str:
    found = _WORD.search(rest)
    return found[0] if found else ""


def _is_verb(word: str, after: str) -> bool:
    """Whether a word tells a deed: a past form, or one in "-ing" or "-s" with a word of grammar behind it."""
    if not word.islower() or lemmas(word).isdisjoint(regular(word)):
        return word.islower() and is_past(word)
    return is_past(word) or (word.endswith(("ing", "s")) and (after in STOPWORDS or not after))


def _compares(words: Sequence[str]) -> bool:
    return "as" in words[:-1]


def _names_object(sentence: str) -> bool:
    return any(not lemmas(word.lower()).isdisjoint(_NAMING) for word in tokens(sentence))
