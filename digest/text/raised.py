"""What raised and lowered letters say in plain text: 10⁶, 1st, ½, and nothing of a footnote's mark. Pure.

Where markup is taken away, ``10<sup>6</sup>`` must not become 106, nor ``May.<sup>2</sup>`` a figure that
nobody wrote. What stands before and after a raised piece tells an exponent, an ordinal, cents, a time of day,
a fraction and an isotope from the mark of a note.
"""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_CAN_BE_RAISED = re.compile(r"[0-9+\-−–=()ni]+")
_NUMBER = re.compile(r"[+\-−–]?\d{1,4}")
_MARK = re.compile(
    r"[*∗†‡§¶‖#]+|[\[【〔(]\s*[^\[\]【】〔〕()]{1,12}\s*[\]】〕)]|(?:\d{1,3}|[a-z])(?:\s*[,;–-]\s*(?:\d{1,3}|[a-z]))+"
)
"""What is a note's mark wherever it stands: a sign, something in brackets, several numbers."""
_SYMBOLS = {
    "TM": "™",
    "SM": "℠",
    "tm": "™",
    "®": "®",
    "©": "©",
    "™": "™",
    "°": "°",
    "'": "'",
    "′": "′",
    "″": "″",
}
_UNIT_WORDS = """
    m km cm mm dm nm µm μm pm ft in yd mi s sec h hr kg g l L ha м км см мм дм с ч кг г mc CO SO NO
"""
_UNITS = frozenset(_UNIT_WORDS.split())
"""Words behind which a raised number is a power: units, and formulas that people write so."""
_FORMULAS = frozenset({"CO", "SO", "NO"})
"""Of these the number is no power: CO2 is written with a raised 2 as often as with a lowered one."""
_CURRENCY_BEFORE = re.compile(r"(?:[$€£¥₹₽₺₩]|\b(?:EUR|USD|GBP|CHF|Rs\.?|R\$))\s?[\d.,]*\d$")
_CURRENCY_AFTER = re.compile(r"\s?(?:[$€£¥₹₽₺]|EUR\b|CHF\b|kr\b|zł|Kč|Ft\b|лв|руб|грн|lei\b)")
_CLOCK = re.compile(r"(?<![\d.,×*^])(?:[01]?\d|2[0-4])$")
_QUARTERS = frozenset({"00", "15", "30", "45"})
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d$")
_WORD = re.compile(r"[^\W\d_]+$")
_ELEMENT = re.compile(r"[A-Z][a-z]?(?![a-z])")
_LAST_BRACKET = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]$")
_WHOLE_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}\.?$")
_VARIABLES = frozenset("nxkijtm")
_LONGEST_PIECE = 12
"""Characters; a longer raised piece is text that somebody made small."""


def raised(before: str, said: str, after: str = "", *, is_next_note: bool = False) -> str:
    """What takes the place of `said`, raised, between the text `before` and the text `after`.

    `is_next_note` says that the page's notes have come to this number. Nothing is left of a note's mark.
    """
    if not said or _MARK.fullmatch(said):
        return ""
    if said in _SYMBOLS:
        return _SYMBOLS[said]
    if _NUMBER.fullmatch(said):
        return _raised_number(before, said, after, is_next_note=is_next_note)
    if said.isalpha() and len(said) <= _LONGEST_PIECE:
        return _raised_letters(before, said)
    if said[0] in ".,:" and before[-1:].isdigit():
        return said
    if _CAN_BE_RAISED.fullmatch(said):
        return said.translate(_RAISED)
    is_power = len(said) <= _LONGEST_PIECE and (before[-1:].isdigit() or _is_variable(before))
    return f"^{said}" if is_power else _apart(before, said, after)


def lowered(before: str, said: str, after: str = "") -> str:
    """What takes the place of `said`, lowered: CO2 as everybody writes it, but log₁₀5."""
    touches_digit = before[-1:].isdigit() or after[:1].isdigit()
    if touches_digit and re.fullmatch(r"[0-9+\-−–=()]+", said):
        return said.translate(_LOWERED)
    return said if len(said) <= _LONGEST_PIECE else _apart(before, said, after)


def fraction(before: str, above: str, below: str) -> str:
    """A fraction of two small numbers, parted from the whole number before it: 1 1/2."""
    return f"{' ' if before[-1:].isdigit() else ''}{above}/{below}"


def _raised_number(before: str, said: str, after: str, *, is_next_note: bool) -> str:
    last = before[-1:]
    if last.isdigit():
        return _behind_digits(before, said, after, is_next_note=is_next_note)
    if not said[0].isdigit() or (last.isalpha() and _is_power_of_word(before)):
        return said if _word_before(before) in _FORMULAS else said.translate(_RAISED)
    if not last or last.isspace():
        return _alone(before, said, after)
    if last in "$€£¥₹/⁄":
        return said
    found = _LAST_BRACKET.search(before)
    return said.translate(_RAISED) if found and " " not in found[1].strip() and found[1] else ""


def _behind_digits(before: str, said: str, after: str, *, is_next_note: bool) -> str:
    """Cents, minutes or an exponent; behind a year, or where the next note is due, the mark of one."""
    if len(said) == 2 and said.isdigit():
        if _CURRENCY_BEFORE.search(before):
            return f".{said}"
        if _CURRENCY_AFTER.match(after):
            return f",{said}"
        if _is_time(before, said):
            return f":{said}"
    base = re.findall(r"\d+$", before)[0]
    if said.isdigit() and (_YEAR.search(before) or (is_next_note and base != "10")):
        return ""
    return said.translate(_RAISED)


def _is_time(before: str, said: str) -> bool:
    hour = _CLOCK.search(before)
    return hour is not None and said in _QUARTERS and (said == "00" or hour[0] not in {"2", "10"})


def _alone(before: str, said: str, after: str) -> str:
    """A raised number that begins a word: an isotope's, that of a note's text, or a mark after a blank."""
    if _ELEMENT.match(after):
        return said.translate(_RAISED)
    return "" if before.strip() else _apart(before, said, after)


def _raised_letters(before: str, said: str) -> str:
    last = before[-1:]
    if last.isdigit():
        return _ordinal(before, said)
    if not last or last.isspace():
        return said
    if not last.isalpha():
        return "" if len(said) <= 2 else f" {said}"
    word = _word_before(before)
    if len(word) == 1 and said in _VARIABLES:
        return said.translate(_RAISED) if said in "ni" else f"^{said}"
    if word.lower() == "n" and said == "o":
        return "º"
    is_short = len(word) <= 4 and (len(said) > 1 or word.isupper() or said in "roe")
    if is_short or (word.isupper() and said in {"e", "ème", "è", "er", "th"}):
        return said
    return "" if len(said) <= 2 else f" {said}"


def _ordinal(before: str, said: str) -> str:
    """Letters behind a number: of an ordinal or an hour, a variable, or a note's mark."""
    if said in {"a", "o"}:
        return {"a": "ª", "o": "º"}[said] if _WHOLE_NUMBER.search(before) else ""
    if len(said) == 1:
        if said in {"n", "i"}:
            return said.translate(_RAISED)
        return said if said in "ehdrºª" else f"^{said}" if said in _VARIABLES else ""
    return said if len(said) <= 4 else f" {said}"


def _is_power_of_word(before: str) -> bool:
    word = _word_before(before)
    return len(word) == 1 or word in _UNITS


def _is_variable(before: str) -> bool:
    return len(_word_before(before)) == 1


def _word_before(before: str) -> str:
    found = _WORD.search(before)
    return found[0] if found else ""


def _apart(before: str, said: str, after: str) -> str:
    """`said` with a blank on each side that has none."""
    start = " " if before[-1:].strip() else ""
    return f"{start}{said}{' ' if after[:1].strip() else ''}"
