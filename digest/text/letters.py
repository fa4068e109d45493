"""Unicode text made normal: invisible characters out; `lookalikes` folds letters that pose as others."""

from __future__ import annotations

import re
import unicodedata

from digest.text.encoding import true_encoding
from digest.text.lookalikes import fold_lookalikes

__all__ = ["bare", "fold_lookalikes", "normal"]

# Joiners mean something inside Arabic and Indic words and in emoji; anywhere else they only hide.
_JOINING = "\u0600-\u07bf\u0840-\u086f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af"
_PICTURES = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_LOST_JOINERS = re.compile(
    f"\u200c(?![{_JOINING}])|(?<![{_JOINING}])\u200c"
    f"|\u200d(?![{_JOINING}{_PICTURES}])|(?<![{_JOINING}{_PICTURES}])\u200d"
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)
_UNUSABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_GARBLED = re.compile("[\x80-\x84\x86-\x9f]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_PLAIN = bytes([0x0A, *range(0x20, 0x7F)])
"""What most of any page is; whether a text needs anything is decided on what is left without it."""
_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_WORDS = re.compile(r"[^\W_]+")
_FEW = 16
"""So many different letters are replaced one after the other faster than they are all looked for."""
_COMPOSED = "\u0300"
"""Letters before it never combine: text of them alone is in NFC."""


def normal(text: str) -> str:
    r"""Return `text` in NFC without control, bidirectional and invisible characters.

    Every kind of space becomes an ordinary one and every kind of line end ``\n``. Joiners stay where a
    script needs them (Persian, Hindi, emoji). Doing it twice changes nothing.
    """
    odd = _odd_letters(text)
    if _GARBLED.search(
        odd
    ):  # controls that stand in UTF-8 read as Latin-1: afterwards it could not be mended
        text = true_encoding(text)
        odd = _odd_letters(text)
    if not odd:
        return text
    text = text.replace("\r\n", "\n") if "\r" in odd else text
    for letters, instead in ((_LINE_ENDS, "\n"), (_SPACES, " "), (_INVISIBLE, ""), (_UNUSABLE, "")):
        text = _replaced(text, letters, odd, instead)
    if "\u200c" in odd or "\u200d" in odd:
        while (cut := _LOST_JOINERS.sub("", text)) != text:
            text = cut
    return unicodedata.normalize("NFC", text) if max(odd) >= _COMPOSED else text


def _odd_letters(text: str) -> str:
    """Each letter of `text` once that is no plain one."""
    left = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return "".join(sorted(set(left.decode("utf-8", "surrogatepass"))))


def _replaced(text: str, letters: re.Pattern[str], odd: str, instead: str) -> str:
    """`text` with `instead` in place of each of the `letters`, all of which are among the `odd` ones."""
    found = letters.findall(odd)
    if len(found) > _FEW:
        return letters.sub(instead, text)
    for letter in found:
        text = text.replace(letter, instead)
    return text


def bare(text: str) -> str:
    """The letters and digits of `text` alone, in one case, for telling whether two texts say the same."""
    if text.isascii():
        return text.encode("ascii").translate(None, _NO_LETTERS).lower().decode("ascii")
    return "".join(_WORDS.findall(text)).casefold()
