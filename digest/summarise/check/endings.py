"""Is a sentence complete: has it a verb, and does it end where its passage could end, too? Pure.

A model that condenses a passage may cut it in the wrong place. The rest may lack a verb, may stop in the
middle of a phrase ("the U.S." of "the U.S. spy agencies"), or before the word that mattered ("called the
plan" of "called the plan “reckless”").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.check.clauses import is_finite, small_tokens, tokens
from digest.summarise.check.predicates import is_past, lemmas, regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language

_WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:[-'’.][^\W_]+)*")
_SAME = 3
"""The place where a passage was cut is found by the sentence's last 3 words, in a row.

Chosen by reading; not measured.
"""
_LEAST_TELL_TALE = 2
"""A sentence is checked for a verb only if it has at least 2 different function words of the language ("the",
"of"): with fewer it may be in another language.

Chosen by reading; not measured.
"""


def is_cut(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why a sentence is incomplete; empty when it is complete, or when that cannot be decided."""
    row = tokens(sentence, language)
    found = language.clauses.tell_tale & frozenset(small_tokens(sentence, language))
    if len(found) >= _LEAST_TELL_TALE and not any(
        _may_be_verb(row, place, language) for place in range(len(row))
    ):
        return "it has no verb"
    return _cut_short(sentence, passages, language)


def _may_be_verb(row: Sequence[str], place: int, language: Language) -> bool:
    """Whether the word at a place may be the verb of its sentence; in doubt the answer is yes."""
    clauses = language.clauses
    word, before = row[place].lower().replace("’", "'"), row[place - 1].lower() if place else ""
    if is_finite(row, place, language) or _is_short_form(word, language):
        return True
    if word.endswith(language.verbs.past) and before not in clauses.nominal:
        return True
    if "-" in word or not place or not row[place].islower():
        return False
    after = row[place + 1].lower() if place + 1 < len(row) else ""
    return before in clauses.often or (
        bool(lemmas(word, language)) and _is_in_place(word, before, after, language)
    )


def _is_short_form(word: str, language: Language) -> bool:
    """Whether a word is or holds an auxiliary: "don't", "it's"."""
    clauses = language.clauses
    if word in clauses.finite or any(letters in word for letters in clauses.negated):
        return True
    return any(
        word.endswith(ending) and word.removesuffix(ending) in clauses.contracting
        for ending in clauses.contracted_is
    )


def _is_in_place(word: str, before: str, after: str, language: Language) -> bool:
    """Whether a verb in the present stands where a verb can stand: after its subject or before its object."""
    clauses, present = language.clauses, language.verbs.present
    if word.endswith(language.verbs.progressive):
        return False
    is_nominal = before in clauses.nominal
    if after in clauses.determiners and not is_nominal and before not in clauses.infinitive:
        return True
    if word.endswith(present):
        return not is_nominal and before[:1].isalnum()
    return before.endswith(present) or before in clauses.plural


def _cut_short(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the passages could not end where the sentence does; else empty.

    It is empty, too, when no passage has the sentence's last words.
    """
    words = tuple(_WORD.findall(sentence)[-_SAME:])
    if len(words) < _SAME:
        return ""
    rests = [rest for passage in passages for rest in _rests(passage, words)]
    if not rests:
        return ""
    clauses, last = language.clauses, sentence.rstrip("\"”’'").split()[-1]
    if clauses.shortened.search(last) and all(_goes_on(rest, language) for rest in rests):
        return f"it stops within “{words[-1]} {_first(rests[0])}”"
    if words[-1].lower() in clauses.hanging and all(re.match(r"\s[^\W_]", rest) for rest in rests):
        return f"it stops behind “{words[-1]}”"
    is_compared = not clauses.comparing.isdisjoint(words[:-1])
    if is_compared and all(rest.startswith(clauses.second_half) for rest in rests):
        return "it stops before what it compares with"
    if _names_object(sentence, language) and all(re.match(r"\s[“\"‘]", rest) for rest in rests):
        return "it stops before what its object is called"
    return ""


def _rests(passage: str, words: Sequence[str]) -> Iterator[str]:
    """The rest of a passage after each place where it has the words in a row."""
    wanted = [word.rstrip(".").lower() for word in words]
    found = _words_with_ends(passage)
    for place in range(len(found) - len(words) + 1):
        if [word for word, _ in found[place : place + len(words)]] == wanted:
            yield passage[found[place + len(words) - 1][1] :].removeprefix(".")


@lru_cache(maxsize=4096)
def _words_with_ends(text: str) -> tuple[tuple[str, int], ...]:
    """The words of a text in small letters, without a last full stop, each with the character at its end."""
    return tuple((match[0].rstrip(".").lower(), match.end()) for match in _WORD.finditer(text))


def _goes_on(rest: str, language: Language) -> bool:
    """Whether the rest of a passage goes on, without a mark, with a content word that is not a verb."""
    found = re.match(r"\s([^\W\d_]+)(\s[a-z]+)?", rest)
    return (
        found is not None
        and found[1] not in language.words.grammar
        and not _is_verb(found[1], (found[2] or "").strip(), language)
    )


def _first(rest: str) -> str:
    found = _WORD.search(rest)
    return found[0] if found else ""


def _is_verb(word: str, after: str, language: Language) -> bool:
    """Whether a word is a verb: a past form, or a form in "-ing" or "-s" with a function word after it."""
    if not word.islower():
        return False
    if is_past(word, language):
        return True
    verbs = language.verbs
    return (
        not lemmas(word, language).isdisjoint(regular(word, language))
        and word.endswith(verbs.progressive + verbs.present)
        and (after in language.words.grammar or not after)
    )


def _names_object(sentence: str, language: Language) -> bool:
    """Whether a sentence has a verb like "call", which gives its object a name or a quality."""
    naming = language.clauses.naming
    return any(not lemmas(word, language).isdisjoint(naming) for word in small_tokens(sentence, language))
