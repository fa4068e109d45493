"""Unicode text made normal: invisible characters out, letters that pose as others folded back.

The table of look-alike letters is derived from the Unicode Consortium's ``intentional.txt`` and
``confusables.txt`` (version 17.0.0, Unicode Technical Standard 39, Unicode License v3), kept to the
Cyrillic and Greek letters that pass for a Latin one in running text. Look-alikes are folded only in
words that mix scripts: a genuine Russian or Greek word is never touched.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

_Script = Literal["Latin", "Cyrillic", "Greek"]

# One letter and the Latin letter it passes for, side by side.
_PAIRS = {
    "Cyrillic": (
        "АA ВB СC ЕE НH ІI ӀI ЈJ КK МM ОO РP ЅS ТT ХX УY ҮY ԜW ԌG ӔÆ ԚQ ѴV "
        "аa сc ԁd еe һh іi ӏl јj кk оo рp ԛq ѕs хx уy үy ԝw ѵv ӕæ"
    ),
    "Greek": "ΑA ΒB ΕE ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΧX ΥY ΖZ αa ιi κk οo ρp υu νv χx ϲc ϹC ϳj ͿJ",
}
_TO_LATIN = {pair[0]: pair[1] for pairs in _PAIRS.values() for pair in pairs.split()}
# The other way round only to letters of today's alphabets: no historic ones.
_LIVING = {"Cyrillic": "АВСЕНІКМОРТХУасеікорху", "Greek": "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖαικορυνχ"}
_FROM_LATIN = {
    script: {_TO_LATIN[letter]: letter for letter in letters} for script, letters in _LIVING.items()
}

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
_MATHEMATICAL = re.compile(r"[\U0001d400-\U0001d7ff]+")

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
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def normal(text: str) -> str:
    r"""Return `text` in NFC without control, bidirectional and invisible characters.

    Every kind of space becomes an ordinary one and every kind of line end ``\n``. Joiners stay where a
    script needs them (Persian, Hindi, emoji). Doing it twice changes nothing.
    """
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    text = _UNUSABLE.sub("", text if text.isascii() else _INVISIBLE.sub("", text))
    if "\u200c" in text or "\u200d" in text:  # looking for them is quick, looking around them is not
        while (cut := _LOST_JOINERS.sub("", text)) != text:
            text = cut
    return unicodedata.normalize("NFC", text)


def fold_lookalikes(text: str) -> str:
    """Return `text` with each word that mixes scripts written in the one it poses as.

    ``Mаcron`` with a Cyrillic а becomes Latin, ``Мoсква`` with a Latin o becomes Cyrillic. A word that
    cannot be written whole in one script (``SMSки``, ``TNFα``) stays as it is, and so does every word
    of a single script. Mathematical letters (𝐌𝐚𝐜𝐫𝐨𝐧) become plain ones.
    """
    text = _MATHEMATICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if not _FOREIGN.search(text):
        return text
    home = _commonest_script(text)
    return _WORD.sub(lambda found: _fold_word(found[0], home), text)


def _fold_word(word: str, home: _Script) -> str:
    if word.isascii() or not _FOREIGN.search(word):
        return word
    # Decomposed, an accented letter folds like its base: ё → ë.
    letters = unicodedata.normalize("NFD", word)
    scripts = [_script(letter) for letter in letters]
    others = {script for script in scripts if script and script != "Latin"}
    if "Latin" not in scripts or len(others) != 1 or _is_symbolic(letters) or _is_inflected(letters):
        return word
    other = others.pop()
    latin = _translated(letters, _TO_LATIN, "Latin")
    foreign = _translated(letters, _FROM_LATIN[other], other)
    if latin and foreign:
        balance = 2 * scripts.count("Latin") - sum(script is not None for script in scripts)
        folded = latin if balance > 0 or (balance == 0 and home == "Latin") else foreign
    else:
        folded = latin or foreign or letters
    return unicodedata.normalize("NFC", folded)


def _translated(letters: str, table: dict[str, str], script: _Script) -> str:
    """The letters all written in `script`, or nothing when one of them has no double there."""
    folded = "".join(table.get(letter, letter) if _script(letter) != script else letter for letter in letters)
    return folded if all(_script(letter) in {script, None} for letter in folded) else ""


def _is_symbolic(letters: str) -> bool:
    """Whether Greek small letters stand as symbols, as in TNFα, κB or dν, rather than pose as Latin."""
    spots = [index for index, letter in enumerate(letters) if _script(letter) == "Greek" and letter.islower()]
    if not spots:
        return False
    return len(letters) <= 2 or not any(
        near.isascii() and near.islower()
        for index in spots
        for near in letters[max(0, index - 1) : index + 2]
    )


def _is_inflected(letters: str) -> bool:
    """Whether an abbreviation in Latin capitals carries a native ending: SMSки, HRы."""
    ending = letters.lstrip(_CAPITALS)
    return len(letters) - len(ending) > 1 and ending.islower() and all(map(_FOREIGN.match, ending))


def _script(letter: str) -> _Script | None:
    """The script of a letter, as far as it matters here; `None` for marks and all others."""
    if letter.isascii():
        return "Latin" if letter.isalpha() else None
    if "\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff":
        return "Greek"
    if "\u0400" <= letter <= "\u052f":
        return "Cyrillic"
    return "Latin" if letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN") else None


def _commonest_script(text: str) -> _Script:
    """Latin, unless most letters of the text are Cyrillic or Greek."""
    foreign = _FOREIGN.findall(text)
    latin = sum(letter.isascii() and letter.isalpha() for letter in text)
    if latin >= len(foreign):
        return "Latin"
    return (
        "Greek"
        if sum(letter < "\u0400" or letter > "\u052f" for letter in foreign) > len(foreign) / 2
        else "Cyrillic"
    )
