"""Bytes become text in the encoding that they are really in. The one door of chardet. Pure.

What servers and documents name is often a habit of their software, so a name is only evidence: valid UTF-8
beats it, and so does an encoding in which the bytes read far more like a language.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_jp": "euc_jis_2004",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
}
"""What browsers read for a name (WHATWG Encoding): each is a superset of the one that is named."""

_CANDIDATE_WORDS = """
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 cp866 koi8-r koi8-u
    iso8859-2 iso8859-5 iso8859-6 iso8859-7 gb18030 big5hkscs euc_jis_2004 cp932 cp949
"""
_CANDIDATES = frozenset(_CANDIDATE_WORDS.split())
"""What is looked for where nothing is named: the encodings that browsers guess among."""

_NO_TEXT = ("utf-7", "unicode", "raw", "idna", "punycode", "undefined", "mbcs", "oem")
"""How the names begin of codecs of Python's that no document is written in."""
_SEVEN_BIT = ("iso2022", "hz")
_WINDOWS = re.compile(r"^(?:x-)?(?:windows|win|cp|ansi|ms)[-_ ]?(\d{3,4})$")
_ESCAPES = {b"\x1b$B": "iso2022_jp_2", b"\x1b$@": "iso2022_jp_2", b"\x1b$)C": "iso2022_kr"}
"""What stands before the first letter of another script in seven-bit encodings."""

_WEIGHT = 1.02
"""How much less well than the best one an encoding that is named may read and still be taken …"""
_WEIGHT_OF_FEW = 4.0
"""… and by how much more, divided by the number of bytes beyond ASCII: few of them say little."""
_TOO_FEW = 4
"""Bytes beyond ASCII up to which nothing is Chinese that nobody calls so: any two make a sign of it."""
_PAIRED = frozenset({"gb18030", "big5hkscs", "euc_jis_2004", "cp932", "cp949"})
_WEIGHT_OF_PAIRS = 0.015
"""What the name of such an encoding adds by itself: a headline of five letters scores less."""
_MOSTLY = 0.9
_PAIRS = 0.5
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_SHORT = 8 * 1024
"""Bytes; a document up to so many is judged with its markup, whose words tell a few letters' language."""
_SAMPLE = 48 * 1024
_BLOCK = 300
_MOST_BLOCKS = 6
"""Bytes beyond markup that are judged, in blocks: one bad byte rules the right encoding out of one only."""
_DECLARES = re.compile(rb"(?:charset|coding)[ \t]*[=:]", re.IGNORECASE)
"""What chardet takes a document's word by; the word is weighed here already."""
_BLOCK_EDGE = re.compile(rb"[<>\n]")
_CONTROLS = re.compile("[\x80-\x84\x86-\x9f]")
"""What the quotation marks of Windows become in the ISO encodings; no text holds them."""
_UNREADABLE = frozenset({"Cc", "Cn", "Co", "Cs"})
_MOST_UNREADABLE = 0.01
_WIDE_START = 2000


def decoded(body: bytes, said: Iterable[str] = ()) -> str:
    """The text of `body` without its byte order mark; `said` are the encodings that somebody names for it.

    Bytes that are wrong in the encoding found become U+FFFD, unless they plainly are a Windows letter amid
    UTF-8.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    names = [name for each in said if (name := encoding_named(each))]
    if wide := wide_encoding(body):
        return body.decode(wide, "replace")
    if seven_bit := _seven_bit(body, names):
        return body.decode(seven_bit, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_mostly_utf8(body):
        return body.decode("utf-8", _HANDLER)
    return body.decode(_likeliest(body, names), "replace")


def encoding_named(name: str) -> str:
    """What browsers read for the `name` of an encoding, as Python calls it; "" for one of no text."""
    bare = name.strip().lower().strip("\"'")
    windows = _WINDOWS.match(bare)
    for label in ([f"cp{windows[1]}"] if windows else []) + [bare, bare.removeprefix("x-")]:
        try:
            found = codecs.lookup(label)
        except (LookupError, ValueError):
            continue
        is_text = getattr(found, "_is_text_encoding", True) and not found.name.startswith(_NO_TEXT)
        return _SUPERSETS.get(found.name, found.name) if is_text else ""
    return ""


def wide_encoding(body: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark, as the zero bytes of its ASCII tell; "" for all else.

    Other encodings hold no zero bytes.
    """
    start = body[:_WIDE_START]
    if b"\0" not in start or len(start) < 4:
        return ""
    for encoding in ("utf-32-le", "utf-32-be"):
        if _reads_well(start[: len(start) // 4 * 4], encoding):
            return encoding
    fitting = [name for name in ("utf-16-le", "utf-16-be") if _reads_well(start[: len(start) // 2 * 2], name)]
    return min(fitting, key=lambda name: _blocks_used(start, name), default="")


def _reads_well(start: bytes, encoding: str) -> bool:
    """Whether the bytes are letters and signs that exist, some of them white space or ASCII."""
    text = start.decode(encoding, "ignore")
    unreadable = sum(unicodedata.category(each) in _UNREADABLE and each not in "\t\r\n" for each in text)
    has_plain = any(each.isascii() for each in text)
    return has_plain and unreadable <= _MOST_UNREADABLE * len(text) and 2 * len(text) >= len(start) // 2


def _blocks_used(start: bytes, encoding: str) -> int:
    """How many blocks of 256 letters a text draws on: of the wrong byte order, many more."""
    return len({ord(each) >> 8 for each in start.decode(encoding, "ignore")})


def _seven_bit(body: bytes, names: Collection[str]) -> str:
    """An encoding that switches scripts within ASCII, by its name or by its own escapes."""
    if not body.isascii():
        return ""
    named = next((name for name in names if name.startswith(_SEVEN_BIT)), "")
    if named or b"\x1b$" not in body:
        return named
    return next((encoding for escape, encoding in _ESCAPES.items() if escape in body), "")


def _is_mostly_utf8(body: bytes) -> bool:
    """Whether more of the letters beyond ASCII are good UTF-8 than are not: a few bad bytes may be mended."""
    bad = body.decode("utf-8", "replace").count("\ufffd")
    good = sum(1 for letter in body.decode("utf-8", "ignore") if letter > "\x7f")
    return good > bad


def _windows_letter(error: UnicodeError) -> tuple[str, int]:
    """A bad byte amid good UTF-8 as Windows means it, where ASCII letters or blanks stand on both sides."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    body, at = error.object, error.start
    around = body[max(at - 1, 0) : at] + body[at + 1 : at + 2]
    is_alone = error.end == at + 1 and len(around) == 2 and around.isascii()
    if is_alone and all(chr(byte).isalpha() or chr(byte) == " " for byte in around):
        return body[at : at + 1].decode("cp1252", "replace"), error.end
    return "\ufffd", error.end


_HANDLER = "digest.windows_letter"
codecs.register_error(_HANDLER, _windows_letter)


# --------------------------------------------------------------------------- which of the single-byte ones


def _likeliest(body: bytes, names: Collection[str]) -> str:
    """The encoding in which `body`, which is no UTF-8, reads most like a language; names count in doubt."""
    sample = _beyond_markup(body)
    scores = _scores(sample, frozenset(names))
    high = sum(map(len, _BEYOND_ASCII.findall(sample)))
    if high <= _TOO_FEW:
        scores = {name: score for name, score in scores.items() if name in names or name not in _PAIRED}
    for name in names:
        if name in scores and not _CONTROLS.search(sample.decode(name, "ignore")):
            scores[name] *= _WEIGHT + _WEIGHT_OF_FEW / max(high, 1)
            scores[name] += _WEIGHT_OF_PAIRS if name in _PAIRED else 0.0
    best = max(scores, key=lambda name: scores[name], default="cp1252")
    by_shape = [] if best in _PAIRED else [name for name in names if _is_told_by_shape(sample, name)]
    return next((name for name in by_shape if _decodes(body, name)), best)


def _is_told_by_shape(sample: bytes, name: str) -> bool:
    """Whether a named encoding is believed if only its bytes are possible, whatever the letters read like.

    Nobody names a rare one by habit; and English that somebody wrote in GBK reads like no Chinese.
    """
    if name == "utf-8":
        return False
    return (
        not _is_known(name) or (name in _PAIRED and _comes_in_pairs(sample)) or _only_punctuates(sample, name)
    )


def _comes_in_pairs(sample: bytes) -> bool:
    """Whether bytes beyond ASCII stand together in even numbers: single ones are letters elsewhere."""
    runs = _BEYOND_ASCII.findall(sample)
    return sum(len(run) % 2 == 0 for run in runs) >= _PAIRS * len(runs)


def _only_punctuates(sample: bytes, name: str) -> bool:
    """Whether what is beyond ASCII is quotation marks and the like: read wrongly, it would be letters."""
    beyond = [each for each in sample.decode(name, "replace") if not each.isascii()]
    punctuation = sum(unicodedata.category(each)[0] in "PZ" for each in beyond)
    return bool(beyond) and punctuation >= _MOSTLY * len(beyond)


def _beyond_markup(body: bytes) -> bytes:
    """The stretches of `body` that hold bytes beyond ASCII, without the tags between them."""
    if len(body) <= _SHORT:
        return _DECLARES.sub(b"", body)
    stretches: list[bytes] = []
    size = 0
    for stretch in _BLOCK_EDGE.split(body):
        if not stretch.isascii() and size < _SAMPLE:
            stretches.append(stretch[:_SAMPLE])
            size += len(stretch)
    return _DECLARES.sub(b"", b"\n".join(stretches))


def _scores(sample: bytes, names: frozenset[str]) -> dict[str, float]:
    """How well the blocks of `sample` read in each encoding: from 0 to the number of blocks."""
    import chardet

    known = _CANDIDATES | {name for name in names if _is_known(name)}
    scores: dict[str, float] = defaultdict(float)
    for block in _blocks(sample):
        found = chardet.detect_all(block, ignore_threshold=True, compat_names=False, include_encodings=known)
        for one in found:
            if one["encoding"]:
                scores[_SUPERSETS.get(one["encoding"], one["encoding"])] += one["confidence"]
    return scores


def _blocks(sample: bytes) -> list[bytes]:
    """`sample` in at most `_MOST_BLOCKS` parts of about the same size, cut between its lines."""
    size = max(_BLOCK, len(sample) // _MOST_BLOCKS)
    blocks: list[bytes] = []
    start = 0
    while start < len(sample):
        end = sample.find(b"\n", start + size)
        end = len(sample) if end < 0 or len(sample) - end < size // 2 else end
        blocks.append(sample[start:end])
        start = end
    return blocks


@cache
def _is_known(name: str) -> bool:
    """Whether chardet can judge an encoding."""
    import chardet

    try:
        chardet.detect(b"a", include_encodings=[name], no_match_encoding=name)
    except ValueError:
        return False
    return not name.startswith(("utf", *_SEVEN_BIT))


def _decodes(body: bytes, name: str) -> bool:
    try:
        body.decode(name)
    except (UnicodeError, LookupError):
        return False
    return True
