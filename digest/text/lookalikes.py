"""Letters that pose as others folded back into the script of their word.

The table of look-alike letters is derived from the Unicode Consortium's ``intentional.txt`` and
``confusables.txt`` (version 17.0.0, Unicode Technical Standard 39, Unicode License v3), kept to letters that
pass for a Latin one in running text. Only words that mix scripts are folded: a genuine Russian or Greek word
is never touched. A word spelt wholly in look-alikes is folded only in a Latin text that is spoofed elsewhere,
too, and holds no genuine word of another script.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from digest.text.stopwords import STOPWORDS

_Script = Literal["Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Lisu", "Coptic"]

# One letter and the Latin letter it passes for, side by side.
_PAIRS = {
    "Cyrillic": (
        "АA ВB СC ЕE НH ІI ӀI ЈJ КK МM ОO РP ЅS ТT ХX УY ҮY ԜW ԌG ӔÆ ԚQ ѴV "
        "аa сc ԁd еe һh іi ӏl јj кk оo рp ԛq ѕs хx уy үy ԝw ѵv ӕæ"
    ),
    "Greek": "ΑA ΒB ΕE ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΧX ΥY ΖZ αa ιi κk οo ρp υu νv χx σo γy ϲc ϹC ϳj ͿJ",
    "Armenian": "ՕO օo ՏS ՍU սu ոn ռn հh ցg զq քf ւi աw",
    "Cherokee": (
        "ᎪA ᏴB Ꮟb ᏟC ꮯc ᎠD Ꮷd ᎬE ᏀG ᏳG ᎻH Ꮒh Ꭵi ꭵi ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏒR ꮁr ᏕS ᏚS ꮪs ᎢT ᏙV ꮩv ᎳW ᏔW ꮃw "
        "ᎩY ᎽY ᏃZ ꮓz"
    ),
    "Lisu": "ꓮA ꓐB ꓚC ꓒd ꓓD ꓰE ꓝF ꓖG ꓧH ꓙJ ꓗK ꓡL ꓟM ꓠN ꓳO ꓑP ꓣR ꓢS ꓔT ꓴU ꓦV ꓪW ꓫX ꓬY ꓜZ",
    "Coptic": "ⲂB ⲤC ⲥc ⲎH ⲒI ⲓi ⲔK ⳐL ⲘM ⲚN ⲞO ⲟo ϭo ⲢP ⲣp ⳎP ⳏp ⲅr ⲦT ⲽw ⲬX ⲨY ⲩy",
}
_TO_LATIN = {pair[0]: pair[1] for pairs in _PAIRS.values() for pair in pairs.split()}
# The other way round only to letters of today's alphabets: no historic ones.
_LIVING = {"Cyrillic": "АВСЕНІКМОРТХУасеікорху", "Greek": "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖαικορυνχ"}
_FROM_LATIN = {
    script: {_TO_LATIN[letter]: letter for letter in letters} for script, letters in _LIVING.items()
}
_ODD = frozenset("ѕһԁԛԝӏѵ")
"""Letters of few languages today: they end no Russian case, and among Latin words they pose as Latin."""

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_RANGES: dict[_Script, str] = {
    "Greek": "\u0370-\u03e1\u03f0-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u052f",
    "Armenian": "\u0530-\u058f",
    "Cherokee": "\u13a0-\u13ff\uab70-\uabbf",
    "Lisu": "\ua4d0-\ua4ff",
    "Coptic": "\u03e2-\u03ef\u2c80-\u2cff",
}
_FOREIGN = re.compile(f"[{''.join(_RANGES.values())}]")
_SCRIPTS = [(script, re.compile(f"[{letters}]")) for script, letters in _RANGES.items()]
_INFLECTING = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
_CONTRACTION = re.compile(r"['’](?:[mstd]|ll|ve|re)\b")
_STYLED = re.compile(
    "[ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴ]*[\U0001d400-\U0001d7ff]+[ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴ\U0001d400-\U0001d7ff]*|[Ⓐ-ⓩ]{2,}"
)
"""Mathematical letters (the alphabet has holes, which older signs fill) and letters in circles."""
_NARROW = f"A-Za-z{''.join(_RANGES.values())}"
_WIDE = re.compile(f"[{_NARROW}]*[Ａ-Ｚａ-ｚ][{_NARROW}Ａ-Ｚａ-ｚ]*")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PHONETIC = re.compile("[\u0250\u0252-\u0260\u0262-\u02af\u02c8\u02cc\u02d0]")
_ONE_STOREY = re.compile(r"(?<![\w/\[])[A-Za-zɑɡ]{3,}(?![\w/\]])")


def fold_lookalikes(text: str) -> str:
    """Return `text` with each word that mixes scripts written in the one it poses as.

    ``Mаcron`` with a Cyrillic а becomes Latin, ``Мoсква`` with a Latin o becomes Cyrillic. A word that
    cannot be written whole in one script (``SMSки``, ``TNFα``) stays as it is, and so does every word
    of a single script, unless the Latin text around it is plainly spoofed. Mathematical, circled and
    full-width letters (𝐌𝐚𝐜𝐫𝐨𝐧) become plain ones; in East Asian text, full-width words stay.
    """
    if text.isascii():
        return text
    text = _plain_forms(text)
    if _FOREIGN.search(text):
        text = _in_one_script_a_word(text)
    if ("ɡ" in text or "ɑ" in text) and not _PHONETIC.search(text):
        text = _ONE_STOREY.sub(lambda word: word[0].replace("ɡ", "g").replace("ɑ", "a"), text)
    return unicodedata.normalize("NFC", text)


def _in_one_script_a_word(text: str) -> str:
    is_latin = _is_latin(text)
    changed: list[str] = []

    def fold(found: re.Match[str]) -> str:
        folded = _fold_word(found[0], is_latin_text=is_latin)
        if folded != found[0]:
            changed.append(folded)
        return folded

    text = _WORD.sub(fold, text)
    if is_latin and _FOREIGN.search(text):
        text = _without_whole_spoofs(text, is_spoofed=any(not _FOREIGN.search(word) for word in changed))
    return text


def _plain_forms(text: str) -> str:
    """Letters of another style or width made plain."""
    text = _STYLED.sub(_compatible, text)
    is_east_asian = _EAST_ASIAN.search(text) is not None
    return _WIDE.sub(
        lambda word: word[0] if is_east_asian and not _is_part_wide(word[0]) else _compatible(word), text
    )


def _compatible(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def _is_part_wide(word: str) -> bool:
    return any(letter < "Ａ" for letter in word)


def _fold_word(word: str, *, is_latin_text: bool, is_spoofed: bool = False) -> str:
    if word.isascii() or not _FOREIGN.search(word):
        return word
    # Decomposed, an accented letter folds like its base: ё → ë.
    letters = unicodedata.normalize("NFD", word)
    scripts = [_script(letter) for letter in letters]
    others = {script for script in scripts if script and script != "Latin"}
    latin = _translated(letters, _TO_LATIN, "Latin")
    if len(others) > 1:
        return unicodedata.normalize("NFC", latin) or word
    if "Latin" not in scripts or _is_symbolic(letters, is_spoofed=is_spoofed) or _is_inflected(letters):
        return word
    other = others.pop()
    latins, count = scripts.count("Latin"), sum(script is not None for script in scripts)
    foreign = _translated(letters, _FROM_LATIN.get(other, {}), other)
    if (
        count < (4 if is_latin_text else 2)
        or (other == "Greek" and count < 3)
        or (is_latin_text and 2 * latins > count)
    ):
        foreign = ""  # ΔH is a symbol
    is_better_latin = is_latin_text or 2 * latins > count
    folded = (latin or foreign) if is_better_latin else (foreign or latin)
    return unicodedata.normalize("NFC", folded or letters)


def _translated(letters: str, table: dict[str, str], script: _Script) -> str:
    """The letters all written in `script`, or nothing when one of them has no double there."""
    folded = "".join(table.get(letter, letter) if _script(letter) != script else letter for letter in letters)
    return folded if all(_script(letter) in {script, None} for letter in folded) else ""


def _is_symbolic(letters: str, *, is_spoofed: bool) -> bool:
    """Whether Greek small letters stand as symbols, as in TNFα, κB, dν or νmax, rather than pose as Latin.

    In a text that is spoofed elsewhere, only those that touch no small letter do.
    """
    spots = [index for index, letter in enumerate(letters) if _script(letter) == "Greek" and letter.islower()]
    if all(letters[index] in "οϲϳ" for index in spots):
        return False  # no symbols: they look like o, c and j
    if _translated(letters, _TO_LATIN, "Latin").lower() in STOPWORDS and len(letters) > 2:
        return False  # αnd
    is_index = len(letters) <= 2 or (len(spots) == 1 and spots[0] in {0, len(letters) - 1})
    return (is_index and not is_spoofed) or not any(
        near.isascii() and near.islower()
        for index in spots
        for near in letters[max(0, index - 1) : index + 2]
    )


def _is_inflected(letters: str) -> bool:
    """Whether an abbreviation in Latin capitals carries a native ending: SMSки, HRы (not MPѕ)."""
    ending = letters.lstrip(_CAPITALS)
    is_native = ending.islower() and all(map(_INFLECTING.match, ending)) and not _ODD & set(ending)
    return len(letters) - len(ending) > 1 and is_native


# -------------------------------------------------------------------- words spelt wholly in look-alikes


def _without_whole_spoofs(text: str, *, is_spoofed: bool) -> str:
    """A Latin text with words of look-alikes alone made Latin, where nothing speaks for their being genuine.

    One genuine word of another script (a letter of it has no Latin double) and all stay.
    """
    words = [word for word in _WORD.findall(text) if len(word) > 1 and not _is_mixed(word)]
    foreign = [word for word in words if _FOREIGN.search(word)]
    if any(not _whole(word) for word in foreign):
        return text
    is_spoofed = is_spoofed or any(_ODD & set(word) for word in foreign)

    def fold(found: re.Match[str]) -> str:
        word = found[0]
        if not _FOREIGN.search(word):
            return word
        if _is_mixed(word):
            return _fold_word(word, is_latin_text=True, is_spoofed=is_spoofed)
        is_english = _can_be_a_word(word) and (is_spoofed or _CONTRACTION.match(text, found.end()))
        return (_whole(word) or word) if is_english else word

    return _WORD.sub(fold, text)


def _whole(word: str) -> str:
    """A word written in Latin letters, or nothing."""
    return unicodedata.normalize("NFC", _translated(unicodedata.normalize("NFD", word), _TO_LATIN, "Latin"))


def _is_mixed(word: str) -> bool:
    return len({script for letter in word if (script := _script(letter))}) > 1


def _can_be_a_word(word: str) -> bool:
    """Whether it is no lone Greek letter, which is a symbol."""
    return len(word) > 1 or _script(word) == "Cyrillic"


def _script(letter: str) -> _Script | None:
    """The script of a letter, as far as it matters here; `None` for marks and all others."""
    if letter.isascii():
        return "Latin" if letter.isalpha() else None
    for script, letters in _SCRIPTS:
        if letters.match(letter):
            return script
    return "Latin" if letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN") else None


def _is_latin(text: str) -> bool:
    """Whether a text is in Latin letters, posing ones included: words without a Latin spelling deny it."""
    balance = 0
    for word in _WORD.findall(text):
        count = sum(map(str.isalpha, word))
        if not _FOREIGN.search(word) or (_whole(word) and _is_mixed(word)):
            balance += count
        elif count > 1 and not _whole(word):
            balance -= count
    return balance >= 0
