"""How sites write what is not the story: chrome, credit lines, bylines, datelines, authors' notes."""

from __future__ import annotations

import re
from pathlib import Path

_FILE = Path(__file__).with_name("chrome.txt")

_AGENCIES = (
    "Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|dpa|DPA|PA|PA Media|UPI|EFE|"
    "ANSA|TASS|Interfax|Xinhua|Kyodo|Kyodo News|Yonhap|IANS|PTI|ANI|AAP|EIRNS|Bloomberg|CNN|SDA|APA|NTB|TT|"
    "Ritzau|Europa Press|Anadolu|AA|IRNA|WAM|SPA|Bernama|Canadian Press|The Canadian Press|"
    "StatePoint|KNA|epd|SID"
)
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?"
)
_DAY = (
    rf"(?:(?:{_MONTHS})\.? \d{{1,2}}(?:, \d{{4}})*|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\.?(?: \d{{4}})?)"
)
_REGION = r"(?:, [A-Z][\w.'’ ]{1,24})?"
_SHOUTED = r"[A-Z][A-Z.'’\- ]{2,28}(?:/[A-Z][A-Z ]+)?"
_PLACE = rf"(?:[A-Z][A-Z.'’\- ]{{1,28}}[A-Z.]|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){{0,2}}){_REGION}"
_NAME = r"[A-Z][\w.'’\-]+(?: (?:de|van|von|der|den|la|le|al|bin|[A-Z][\w.'’\-]*)){1,4}"
_TOWN = r"[A-Z][\w.'’ ]{1,40}"
_ORGANISATION = r"[A-Z][\w.&'’\-]*(?: (?:of |de |the )?[A-Z][\w.&'’\-]*){0,3}"
_TRADE = (
    r"analyst|journalist|reporter|editor|correspondent|columnist|writer|author|contributor|professor|fellow|lecturer|"
    r"researcher|freelance\w*|producer|commentator|historian"
)


def _patterns() -> str:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return "|".join(line for line in lines if line and not line.startswith("#"))


CHROME = re.compile(_patterns(), re.IGNORECASE)
"""A whole line of the site's own; the patterns stand in ``chrome.txt``."""

DATELINE_DAY = re.compile(rf",? {_DAY}$")

AGENCY = re.compile(rf"\b({_AGENCIES})\b")

NAMED_ORIGIN = re.compile(
    rf"\W*(?:Source|SOURCE|Quelle|Fonte|Fuente|Via)\s*:\s*(?P<said>{_ORGANISATION})\W*"
    r"|(?P<helped>[A-Z][\w&'’\-]*) (?:also )?contribut(?:ed|es|ing) to (?:this|the) "
    r"(?:report|story|article)\W*"
)
"""A whole line that names an origin we need not know: of several words only after a label.

Two words before "contributed" are a person far more often than an agency.
"""

LAST_CREDIT = re.compile(rf"(?:^|(?<=[.!?…”\"’])\s*)\((?P<agency>{_ORGANISATION}|dpa|epd|sda|afp)\)$")
"""The origin in brackets behind the last full stop of a text, or in a line of its own."""

APPEARED_FIRST = re.compile(
    r"(?:^|(?<=[.!?…:;”\"’')\]])\s+)(?:The|This) (?:post|article|story|piece|entry)\b.{0,300}?\b"
    r"(?:appeared first|first appeared|was (?:first|originally) (?:published|posted)) "
    r"(?:on|in|at|by) .{1,200}$"
)
"""What blogs put below each entry, in a paragraph of its own or glued to the last one."""

DATELINE = re.compile(
    "^(?P<line>(?:"
    rf"(?P<place1>{_PLACE}),? (?:{_DAY} )?\((?P<agency1>{_AGENCIES})\)"  # LONDON (Reuters) -
    rf"|(?P<place3>{_SHOUTED}{_REGION}(?:,? {_DAY})?|{_PLACE},? {_DAY}) \((?P<agency4>{_ORGANISATION})\)"
    rf"|(?P<place2>{_SHOUTED}{_REGION}(?:, {_DAY})?)"  # PARIS, June 6 —
    rf"|(?P<day>{_DAY}) \((?P<agency2>{_ORGANISATION})\)"  # June 6, 2023 (EIRNS)—
    rf"|\((?P<agency3>{_AGENCIES})\)"
    r")\s*[—–‒:-]{1,2}\s*)(?=[\"“'‘«„(]?[^\W_a-zß-ÿ])"
)
"""What a first paragraph may open with. After a shouted place or a day any name in brackets is an agency."""

_HELPED = (
    r"(?:with (?:reporting|material|files|inputs?|information|agency) (?:by|from)|additional reporting by|"
    r"source\s*:|via|quelle\s*:|mit (?:material|informationen) (?:von|der)|avec|con información de|fonte\s*:)"
)
_MADE = "published|appeared|produced|distributed|provided|republished|generated|written"
_THIS = r"this (?:article|story|piece|report|post) (?:was|is|has|first|originally)\b"
_CREDITS = (
    rf"\W*(?:{_AGENCIES})\W*",
    rf"{_HELPED} .{{0,120}}?\b(?:{_AGENCIES})\b.{{0,80}}",
    rf"\W*{_THIS}.{{0,60}}\b(?:{_MADE})\b.{{0,160}}",
    r"\W*(?:first|originally) (?:published|appeared)\b.{0,160}",
    r"\W*(?:republished|reprinted|reproduced) (?:with|from|by|under)\b.{0,160}",
    r"the original source of this article\b.{0,200}",
    rf"\W*(?:source|quelle|fonte|fuente)\s*:\s*(?-i:{_ORGANISATION})\W*",
    r"[^.]{0,120}\bcontribut(?:ed|ing) (?:to (?:this|the) (?:report|story|article)|reporting)\b.{0,120}",
    r"\(?(?:reporting|writing|editing|additional reporting|compiled) by [A-Z].{0,300}",
)
CREDIT = re.compile("|".join(_CREDITS), re.IGNORECASE)
"""A whole line that names where the text is from or who worked on it."""

BYLINE = re.compile(
    r"(?:(?:Written |Posted |Story |Words )?(?:[Bb]y|BY|Von|Par|Por)\s*:?\s+)"
    rf"(?P<names>{_NAME}(?:(?:, | and | und | et | y |, and ){_NAME}){{0,5}})\W*"
)
REPORTS_FROM = re.compile(
    rf"(?P<first>{_NAME}) (?:reports?|reported|is reporting|was reporting) from {_TOWN}"
    rf"(?:(?:, and|,| and|;) (?P<second>{_NAME})(?: (?:reports?|reported|is reporting))? from {_TOWN})?\W*"
)
BIO = re.compile(rf"{_NAME} is (?:an? |the )(?:\w[\w'’-]* ){{0,6}}?(?:{_TRADE})\b.{{0,500}}")
"""A paragraph that says who the author is; looked for at the end of a text only."""

_ABOUT = (
    r"About(?: the)?|Über(?: die| das| den)?|À propos (?:de l[ae’']?|d[eu’']?)|Acerca de(?:l| la)?|Om|Over|"
    r"Sobre(?: a| o| el| la)?|Informazioni su(?:l|lla)?|Chi è|O(?: firmie| společnosti)?|Tietoa|Despre|"
    r"О(?: компании)?|Про(?: компанію)?|关于|關於"
)
_ABOUT_AFTER = "について|とは| 소개| hakkında"
ABOUT = re.compile(
    rf"(?:{_ABOUT}) ?(?P<name>[^\W_].{{1,60}}?)[:.]?|(?P<firm>[^\W_].{{1,30}})(?:{_ABOUT_AFTER})"
)
"""The title above what a press release says of its sender, in the languages that most of them are in."""
