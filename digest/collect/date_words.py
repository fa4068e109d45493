"""Zone and month names as feeds write them, as date parsers know them. Facts, gathered by hand."""

from __future__ import annotations

import re
import unicodedata

_ZONES_WORDS = """
    WET+0000 WEST+0100 BST+0100 CET+0100 MET+0100 MEZ+0100 CEST+0200 MEST+0200 MESZ+0200 WAT+0100
    CAT+0200 EET+0200 SAST+0200 EEST+0300 EAT+0300 MSK+0300 TRT+0300 IRST+0330 GST+0400 SAMT+0400
    AZT+0400 GET+0400 AFT+0430 PKT+0500 YEKT+0500 UZT+0500 IST+0530 SLST+0530 NPT+0545 OMST+0600
    MMT+0630 WIB+0700 ICT+0700 KRAT+0700 NOVT+0700 SGT+0800 HKT+0800 PHT+0800 MYT+0800 AWST+0800
    WITA+0800 IRKT+0800 JST+0900 KST+0900 WIT+0900 YAKT+0900 ACST+0930 ACDT+1030 AEST+1000 CHST+1000
    VLAT+1000 AEDT+1100 NZST+1200 FJT+1200 NZDT+1300 NST-0330 NDT-0230 ART-0300 BRT-0300 UYT-0300
    CLST-0300 CLT-0400 BOT-0400 VET-0400 COT-0500 PET-0500 ECT-0500 AKST-0900 AKDT-0800 HST-1000
    SST-1100
"""
ZONES = {word[:-5]: word[-5:] for word in _ZONES_WORDS.split()}
"""Names that RFC 5322 does not know; its parser would read them as UTC, an hour or a day wrong.

Where a name has several meanings it is that of the most feeds: IST is India's time, BST Britain's.
"""

_MONTHS_WORDS = """
    jan janv january januar enero ene gennaio gen ian ιαν янв січ sty oca led tammi tam:1
    feb fev fevr febr φεβ фев лют lut sub uno helmi:2
    mar mars mart marz maerz mrz mrt μαρ мар бер bre maalis:3
    apr avr abr απρ апр кві kwi nis dub huhti:4
    may mai mag mei maj μαι мая май тра kve touko:5
    jun juin giu iun ιουν июн чер cze haz cerven kesa:6
    jul juil lug iul ιουλ июл лип lip tem cervenec heina:7
    aug aou ago αυγ авг сер sie agu srp elo:8
    sep sept set szept σεπ сен вер wrz eyl zar syys:9
    oct okt out ott οκτ окт жов paz eki rij loka:10
    nov noi νοε ноя лис lis kas marras:11
    dec dez dic δεκ дек гру gru ara pro joulu:12
"""
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {
    prefix: _ENGLISH[int(number) - 1]
    for words, number in (line.rsplit(":", 1) for line in _MONTHS_WORDS.split("\n") if ":" in line)
    for prefix in words.split()
}
_BY_LENGTH = sorted(_MONTHS, key=len, reverse=True)

_COMMON = re.compile(
    r"^(?:(?:[A-Z][a-z]{2}, )?\d{1,2} (?:"
    + "|".join(_ENGLISH)
    + r") \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT)|"
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))$"
)
"""What nearly every feed writes: nothing is to be done about it."""

_ZONE = re.compile(r"\b(" + "|".join(ZONES) + r")\b\.?\s*$")
_OFFSET = re.compile(r"\s*\b(?:GMT|UTC)\s*([+-])\s*(\d{1,2})(?::?(\d\d))?\s*$")
_COLON = re.compile(r"(?<=\s)([+-]\d\d):(\d\d)$")
"""RFC 5322's parser takes ``+02:00`` for two minutes."""
_COMMENT = re.compile(r"\s*\(([A-Za-z ]*)\)\s*$")
_WRITTEN = re.compile(
    r"(?:^|[\s,])(\d{1,2})[.º°]?(?:er)?[\s-]+(?:de\s+)?([^\W\d_]{3,})\.?,?[\s-]+(?:de\s+|del\s+)?(\d{4})\b"
    r"[,.]?\s*(.*)$"
)
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]\s*(.*)$")
_AFTERNOON = re.compile(r"(?:오후|午後|下午)\s*(\d[\d:]*)")
_MORNING = re.compile(r"(?:오전|午前|上午)\s*")
_WEEKDAY = re.compile(r"^\(?\s*[월화수목금토일月火水木金土日]\s*\)?\s*(?=\d)")


def in_plain_words(text: str) -> str:
    """A date with its month in English and its zone as an offset, where they are known; else as it was."""
    if _COMMON.match(text):
        return text
    plain = " ".join(text.split())
    comment = _COMMENT.search(plain)
    if comment:
        rest = plain[: comment.start()]
        plain = rest if re.search(r"[+-]\d\d:?\d\d$|\bGMT$|Z$", rest) else f"{rest} {comment[1]}".strip()
    plain = _COLON.sub(r"\1\2", plain)
    plain = _OFFSET.sub(lambda found: f" {found[1]}{int(found[2]):02}{found[3] or '00'}", plain)
    plain = _ZONE.sub(lambda found: ZONES[found[1]], plain)
    if found := _CJK.search(plain):
        rest = _AFTERNOON.sub(r"\1 PM", _MORNING.sub("", _WEEKDAY.sub("", found[4])))
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02} {rest}".strip()
    written = _WRITTEN.search(plain)
    if written and (month := _month(written[2])):
        return f"{written[1]} {month} {written[3]} {written[4]}".strip()
    return plain


def _month(word: str) -> str:
    """The English short name of a month; "" when the word is none."""
    letters = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("ı", "i")
    return next((_MONTHS[prefix] for prefix in _BY_LENGTH if bare.startswith(prefix)), "")
