"""Whether a full stop, or its like, ends a sentence: the words around it decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.language import Language

_LIST_NUMBER = re.compile(r"\d{1,2}|[a-z]")
_WORD_BEFORE = re.compile(r"[^\s(\[“”\"‘/—–-]+$")
_LONE_CAPITAL = re.compile(r"(?<![^\s])[A-Z]$")
_ADDRESS = re.compile(r"https?://|www\.")
_NEXT_WORD = re.compile(r"[\"“‘'(\[«*_\s]*([^\W\d_]+(?:['’][^\W\d_]+)?)")
_LETTERED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
"""``U.S``, ``a.m``, ``J.K``: letters with full stops between (the last one is the candidate)."""
_LONGEST_WORD = 40
"""Characters before a full stop in which its word is looked for. Chosen by reading; not measured."""
_LOOK_BACK = 160
"""Characters of a line before a full stop that are looked at. Chosen by reading; not measured."""
_LOOK_AHEAD = 80
"""Characters after a full stop that are looked at. Chosen by reading; not measured."""
_LOOK_AHEAD_WITHOUT_SPACE = 40
"""The same where white space is missing. Chosen by reading; not measured."""
_ATTRIBUTION_WORDS = 5
"""Words after a quotation within which its speaker and the verb stand. Chosen by reading; not measured."""
_FOUR_DOTS = 4
"""Dots left out inside a sentence, and the full stop."""


def ends_sentence(paragraph: str, stop: re.Match[str], language: Language) -> bool:
    """Whether a sentence ends at `stop`, which is outside quotations and not the paragraph's end.

    Its groups are the ``mark`` itself, the ``closers`` and the footnote's ``note`` after it, and the ``gap``
    before what follows.
    """
    mark, closers = stop["mark"], stop["closers"]
    if mark[0] in "。！？":
        return True
    if not stop["gap"]:
        return _ends_without_space(paragraph, stop, language)
    following = paragraph[stop.end() : stop.end() + _LOOK_AHEAD]
    if _starts_small(following):
        return False
    if mark != ".":
        return _called_or_trailing_off_ends(paragraph, stop, following, language)
    if closers and not set(closers) <= set("*_"):
        return True
    if stop["note"]:
        return stop["note"][0] == "[" or _begins_sentence(following, language)
    return _full_stop_ends(paragraph, stop.start(), following, language)


def _called_or_trailing_off_ends(
    paragraph: str, stop: re.Match[str], following: str, language: Language
) -> bool:
    """Whether ``!``, ``?`` or dots end a sentence."""
    mark = stop["mark"]
    closes_quotation = bool(set(stop["closers"]) & set("\"”’'»"))
    if closes_quotation and mark[-1] in "!?…" and _is_attribution(following, language):
        return False
    if (
        mark == "!"
        and not stop["closers"]
        and _LONE_CAPITAL.search(paragraph, max(0, stop.start() - 2), stop.start())
    ):
        return _begins_sentence(following, language)  # the broadcaster E!
    return not _is_mid_ellipsis(mark, following, language)


def _full_stop_ends(paragraph: str, at: int, following: str, language: Language) -> bool:
    """Whether the bare full stop at `at` ends a sentence."""
    before = _WORD_BEFORE.search(paragraph, max(0, at - _LONGEST_WORD), at)
    if before is None:
        return True
    line = _line_before(paragraph, before.start())
    if _LIST_NUMBER.fullmatch(before[0]) and not line.strip():
        return False
    is_time = language.sentences.opens_with_a_time.search(line + before[0])
    if is_time and not _begins_sentence(following, language):
        return False
    return _word_ends(before[0], following, language)


def _line_before(paragraph: str, at: int) -> str:
    """What stands before `at` in its line, as far back as a rule looks: a stop costs the same in any text.

    Where there is more, a letter stands for it, so that the line does not seem to begin there.
    """
    start = max(0, at - _LOOK_BACK)
    before, line_break, line = paragraph[start:at].rpartition("\n")
    return line if line_break or not start else f"x{before}{line}"


def _ends_without_space(paragraph: str, candidate: re.Match[str], language: Language) -> bool:
    """White space is missing, as in ``last week.The mayor``: only before a word that begins sentences."""
    before = paragraph[max(0, candidate.start() - 2) : candidate.start()]
    if not (before.isalpha() and before.islower()) and not candidate["closers"]:
        return False
    following = paragraph[candidate.end() : candidate.end() + _LOOK_AHEAD_WITHOUT_SPACE]
    word = _NEXT_WORD.match(following)
    if word is None:
        return False
    after = following[word.end() : word.end() + 1]
    is_starter = word[1].lower() in language.sentences.starters
    return (after.isspace() and is_starter) or (after == "," and word[1][1:].islower())


def _starts_small(following: str) -> bool:
    """Whether what follows goes on in lower case (``iPhone`` and ``eBay`` begin sentences all the same)."""
    letters = following.lstrip("\"“‘'([«*_ ")
    if _ADDRESS.match(letters):
        return False
    return letters[:1].islower() and not letters[1:2].isupper()


def _is_attribution(following: str, language: Language) -> bool:
    """Whether a speaker follows a quotation that ends in ! or ?: ``“Why?” Ada Lund asked.``."""
    words = [word.strip(",.") for word in following.split()[:_ATTRIBUTION_WORDS]]
    for place, word in enumerate(words):
        if word in language.sentences.says_after_a_quotation:
            return place > 0
        if not word[:1].isupper():
            return False
    return False


def _is_mid_ellipsis(mark: str, following: str, language: Language) -> bool:
    """Whether dots only leave something out: ``he … I mean``; before other capitals they end a sentence."""
    is_ellipsis = set(mark) <= set(". \u00a0…") and len(mark.replace(" ", "")) != _FOUR_DOTS
    word = _NEXT_WORD.match(following)
    goes_on = word is not None and word[1] in language.sentences.goes_on_after_dots
    return is_ellipsis and (goes_on or following[:1].isdigit())


def _word_ends(word: str, following: str, language: Language) -> bool:
    """Whether a full stop after `word` ends a sentence that `following` would come after."""
    table = language.sentences
    small = word.lower().lstrip("*_$£€")
    is_number_next, is_bracket_next = following[:1].isdigit(), following[:1] == "("
    if small in table.leads_a_name and (word[:1].isupper() or small in table.leads_a_name_small):
        return False
    if small in table.before_a_number:
        return not is_number_next and not (is_bracket_next and small not in table.before_a_bracket)
    if small in table.times_of_day:
        return not is_number_next and _next_word(following) not in table.after_a_time
    if small in table.and_so_on:
        return not is_number_next and not is_bracket_next
    if _is_shortened(word, small, language):
        return not is_number_next and not is_bracket_next and _begins_sentence(following, language)
    return True


def _is_shortened(word: str, small: str, language: Language) -> bool:
    """Whether `word` is an initial, letters with full stops, or a known abbreviation."""
    table = language.sentences
    if len(word) == 1:
        return word.isalpha() and word.isupper()
    is_known = small in table.shortened and (word[:1].isupper() or small in table.shortened_small)
    return is_known or bool(_LETTERED.search(word))


def _next_word(following: str) -> str:
    """The word after a full stop, in lower case; empty for none."""
    word = _NEXT_WORD.match(following)
    return word[1].lower().replace("’", "'") if word else ""


def _begins_sentence(following: str, language: Language) -> bool:
    """Whether what follows begins like a sentence: with a quotation mark, or a word such as "The"."""
    return following[:1] in '“"‘' or _next_word(following) in language.sentences.starters
