"""How many words a text has and whether it ends as sentences do, whatever its script. Pure.

Chinese, Japanese, Thai, Lao, Khmer, Burmese and Tibetan write no blanks between words; Thai and Lao end their
sentences with nothing but a blank.
"""

from __future__ import annotations

import re

_TWO_A_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Han characters and kana, about two of which make a word."""
_LETTERS_OF_FIVE = re.compile("[\u0e00-\u0eff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3]")
"""Thai, Lao, Tibetan, Burmese and Khmer letters and vowel signs, about five of which make a word."""
_WITHOUT_STOPS = re.compile("[\u0e01-\u0e5b\u0e81-\u0edf]")
"""Thai and Lao: a paragraph of them ends with a letter."""

STOPS = "।॥။။។៕༎།۔።։؟!?.…。！？｡"
"""What ends a sentence, in the scripts that end it with a mark."""
_CLOSING = "\"”’'»“)\\]」』】〉》*_"
ENDS = re.compile(rf"[{re.escape(STOPS)}][{_CLOSING}]*(?:\s*\[\d+\])?$")


def word_count(text: str) -> int:
    """About how many words a text has."""
    parted = len(text.split())
    if text.isascii():
        return parted
    return parted + len(_TWO_A_WORD.findall(text)) // 2 + len(_LETTERS_OF_FIVE.findall(text)) // 5


def ends_as_sentences_do(text: str) -> bool:
    """Whether a paragraph's end is the end of a sentence; any end is, where the script marks none."""
    return ENDS.search(text) is not None or has_no_stops(text)


def has_no_stops(text: str) -> bool:
    """Whether a paragraph's script ends sentences with no mark, and it is long enough to be one."""
    letters = len(_WITHOUT_STOPS.findall(text))
    return letters >= _SHORTEST and 2 * letters > len(text)


_SHORTEST = 30
"""Letters of such a script that a paragraph has, and a title seldom."""
