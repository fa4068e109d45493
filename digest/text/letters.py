"""Unicode text made normal: invisible characters out; `lookalikes` folds letters that pose as others."""

from __future__ import annotations

import re
import unicodedata

from digest.text.encoding import true_encoding
from digest.text.lookalikes import fold_lookalikes

__all__ = ["fold_lookalikes", "normal"]

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


def normal(text: str) -> str:
    r"""Return `text` in NFC without control, bidirectional and invisible characters.

    Every kind of space becomes an ordinary one and every kind of line end ``\n``. Joiners stay where a
    script needs them (Persian, Hindi, emoji). Doing it twice changes nothing.
    """
    if _GARBLED.search(
        text
    ):  # controls that stand in UTF-8 read as Latin-1: afterwards it could not be mended
        text = true_encoding(text)
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    text = _UNUSABLE.sub("", text if text.isascii() else _INVISIBLE.sub("", text))
    if "\u200c" in text or "\u200d" in text:  # looking for them is quick, looking around them is not
        while (cut := _LOST_JOINERS.sub("", text)) != text:
            text = cut
    return unicodedata.normalize("NFC", text)
