"""How far a text speaks of what an entry says in its title and blurb, in any language. Pure.

Words are compared by runs of letters in them, so that endings, articles and compounds of most languages do
not matter; scripts that part no words (Chinese, Japanese, Thai, Khmer) by two or three characters at a time.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from digest.text.language import language_of
from digest.text.letters import bare

_IDEOGRAPHS = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts of many characters that part no words; and Hangul, whose words are short and take endings."""
_ALPHABETS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts of few characters that part no words: Thai, Lao, Burmese, Khmer."""
_GRAMMAR = re.compile("[\u3040-\u309f]+")
"""Hiragana alone: the endings and particles of Japanese."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SHORTEST = 4
"""Letters of a word that counts: shorter ones carry grammar in most languages.

Chosen by reading; not measured.
"""
_RUN = 5
"""Letters by which a word is known in its other forms. Chosen by reading; not measured."""
_SHORT_RUN = 4
"""Letters by which a word of at most `_RUN` letters is known. Chosen by reading; not measured."""
_STARTS = 3
"""Runs tried of a word: from its first, second and third letter, past an article written together with it."""
_MOST_READ = 3_000
"""Characters of a text that are compared: an article has spoken of its title by then; the longer a text, the
more of any title stands in it by chance."""
LONGEST_CHECK = 1500
"""Characters of a robot check: a longer English text under a foreign title is an article (decision 0025)."""
_LEAST_LINE = 12
"""Letters of a title or a blurb from which on it is known again amid a text."""
_ALIKE = 0.6
"""Share of the words of two titles that they have in common from which on they may be one article's."""
_GROWN = 3
"""Words that a title must have to be known in a longer one that has them all."""


@cache
def _words() -> re.Pattern[str]:
    """Runs of letters, digits and the marks upon them, without which words of Indic scripts fall apart."""
    marks = "".join(
        chr(code) for code in range(0x300, 0x20000) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
    )
    return re.compile(rf"(?:[^\W_]|[{re.escape(marks)}])+")


def parts_of(text: str) -> dict[str, tuple[str, ...]]:
    """The words of `text` that carry something, each with the runs of letters that stand for it."""
    parts: dict[str, tuple[str, ...]] = {}
    for word in _words().findall(text.casefold()):
        if _IDEOGRAPHS.search(word):
            parts |= {run: (run,) for run in _runs(word, 2) if not _GRAMMAR.fullmatch(run)}
        elif _ALPHABETS.search(word):
            parts |= {run: (run,) for run in _runs(word, 3)}
        elif word.isdigit():
            parts |= {word: (word,)} if len(word) > 1 else {}
        elif len(word) >= _SHORTEST:
            parts[word] = _runs(word, _RUN if len(word) > _RUN else _SHORT_RUN)[:_STARTS]
    return parts


def _runs(word: str, size: int) -> tuple[str, ...]:
    return tuple(word[at : at + size] for at in range(len(word) - size + 1))


def can_answer(said: str, text: str) -> bool:
    """Whether `text` is in letters and a language that what an entry says can be found in.

    Some feeds head pages of another language in their own. A short page in English is compared all the same:
    robot checks speak English in front of pages of any language.
    """
    if _is_latin(said) and not _is_latin(text[:_MOST_READ]):
        return False
    spoken = language_of(text[:_MOST_READ])
    may_be_check = spoken in {"", "en"} and len(text) <= LONGEST_CHECK
    return may_be_check or language_of(said) in {"", spoken}


def _is_latin(text: str) -> bool:
    latin = len(_LATIN.findall(text))
    return latin > 0 and 2 * latin >= sum(letter.isalpha() for letter in text)


def share_of(said: dict[str, tuple[str, ...]], text: str) -> float:
    """Share of the words of an entry that `text` has, 0 to 1; 1 for an entry without a word."""
    within = text[:_MOST_READ].casefold()
    found = sum(any(run in within for run in runs) for runs in said.values())
    return found / len(said) if said else 1.0


def is_alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the words of two titles may be those of one article: most are in common, or one only grew.

    Two of one pattern ("Storm warning for …") are not alike.
    """
    common = len(mine & theirs)
    least, most = min(len(mine), len(theirs)), len(mine | theirs)
    if not least:
        return mine == theirs
    return common >= _ALIKE * most or (common >= _GROWN and common == least)


def without_saying(text: str, *said: str) -> str:
    """`text` without the places that merely repeat a title or a blurb.

    A paragraph that begins with them and goes on ("The lock reopens on Tuesday …") tells more.
    """
    lines = [" ".join(line.split()) for line in said]
    known = [bare(line) for line in lines]
    kept = [line for line in text.split("\n\n") if not any(bare(line) in one for one in known)]
    rest = "\n\n".join(kept)
    for line in lines:
        if len(line) >= _LEAST_LINE:
            known_again = re.escape(line)
            rest = re.sub(rf"(?<!\A)(?<!\n){known_again}|{known_again}(?!\s?\w)", " ", rest)
    return rest
