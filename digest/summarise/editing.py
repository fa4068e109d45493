"""The few safe edits of a source sentence, and what keeps a sentence from being printed on its own.

An extractive sentence is its source sentence. The only edits are those of `EDITS`, each recorded by name;
`edited` does them again, so that anyone can check a printed sentence against its passage.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# --------------------------------------------------------------------------- edits

_SPACE = re.compile(r"\s+")
_DATELINE = re.compile(
    r"""^(?:[A-Z][A-Za-z.'’-]+(?:[ ][A-Z][A-Za-z.'’-]+){0,3}      # NEW YORK, Geneva
        (?:,[ ][A-Z][A-Za-z.]+(?:[ ][A-Z][A-Za-z.]+)?)?           # , Calif.
        (?:,?[ ](?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?[ ]\d{1,2}(?:,[ ]\d{4})?)?
        [ ]?)?
        (?:\((?:AP|AFP|Reuters|REUTERS|UPI|CNN|dpa|DPA|PA|ANSA|Xinhua|TASS|Bloomberg|[A-Z]{2,6}|[A-Z][\w. ]{1,30}(?:News|Press|Wire))\)
        [ ]?(?:[—–-]+|:)?
        |(?<=[A-Z]{3})[ ]?(?:—|–|--?(?=[ ]))|(?<=[A-Z]{3}[ ])(?:—|–|--?(?=[ ]))
        |(?<=,[ ]\d{4})[ ]?(?:—|–))[ ]*""",
    re.VERBOSE,
)
_CONNECTIVE = re.compile(
    r"^(?:(?:But|And|Yet)(?:,)? |(?:However|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Still|Besides"
    r"|In addition|Additionally|Also|Likewise|Indeed|Of course|On the other hand|At the same time"
    r"|For (?:his|her|its|their) part), )(?=[\"“‘']?\w)"
)


def _white_space(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _dateline(text: str) -> str:
    """Without the place and agency that a report opens with: ``OSLO (AP) — The …``."""
    match = _DATELINE.match(text)
    if match is None or not text[match.end() : match.end() + 1].strip("“\"‘'")[:1].isupper():
        rest = text[match.end() :] if match else ""
        return rest if match and rest[:1] in "“\"‘'" and rest else text
    return text[match.end() :]


def _leading_connective(text: str) -> str:
    """Without the word that ties it to the sentence before."""
    rest = _CONNECTIVE.sub("", text)
    return rest if rest is text or rest == text else rest[:1].upper() + rest[1:]


EDITS: dict[str, Callable[[str], str]] = {
    "white space": _white_space,
    "dateline": _dateline,
    "leading connective": _leading_connective,
}
"""Every edit there is, in the order in which they are made."""


def edit(passage: str, *, opens_article: bool) -> tuple[str, tuple[str, ...]]:
    """`passage` as it would be printed, and the names of the edits made. A dateline only opens articles."""
    text, done = passage, []
    for name, change in EDITS.items():
        if name == "dateline" and not opens_article:
            continue
        changed = change(text)
        if changed != text:
            text = changed
            done.append(name)
    return text, tuple(done)


def edited(passage: str, edits: Iterable[str]) -> str:
    """`passage` after the named edits: what the printed sentence must equal."""
    for name in edits:
        passage = EDITS[name](passage)
    return passage


# --------------------------------------------------------------------------- fitness


class Fitness(IntEnum):
    """How well a sentence stands in a summary."""

    ALONE = 0
    """It can be understood without the sentence before it."""
    LEANING = 1
    """It reads well, but only after the sentence that stands before it in its article."""
    WEAK = 2
    """A question, a fragment, a voice of its own: printed only when an article has nothing better."""
    NEVER = 3
    """A cut-off quotation, or a page's furniture."""


_MIN_WORDS, _MAX_WORDS, _MIN_SPOKEN = 6, 70, 2

_LEANS = re.compile(
    r"""^["“‘']?(?:
        (?:He|She|They|It|This|That|These|Those|His|Her|Hers|Its|Their|Theirs|Him|Them|It['’]s|That['’]s|He['’]s|She['’]s
        |They['’]re|There|Here|Such|Both|Another|Others?|Some|Many|Most|Neither|Either|None|Each|So|Then|Thus|Instead
        |Afterwards?|Later|Earlier|Previously|Subsequently|Elsewhere|Otherwise|Therefore|Consequently|Similarly|Rather
        |Or|Nor|Also|Because|Too|Again|Hence|Accordingly|Eventually|Finally|Either|Plus|Except|Even\ so|Not\ only
        |As\ a\ result|As\ such|In\ turn|After\ that|Since\ then|By\ then|At\ the\ time|At\ that\ time|In\ response
        |For\ example|For\ instance|In\ other\ words|In\ fact|In\ particular|What['’]s\ more|Not\ surprisingly
        |That\ said|Simply\ put|To\ be\ sure|After\ all|Until\ then|Before\ that|On\ that|In\ that|In\ this|With\ that
        |One\ of\ (?:them|those|these)|Some\ of\ (?:them|those|these)|Two\ of\ them|All\ of\ (?:them|this|that)
        |The\ (?:former|latter|two|three|four|pair|couple|duo|trio|same|other|others|rest|second|third|move|decision
            |incident|man|woman|boy|girl|victims?|suspects?|men|women|child|children|teen|teenager|driver)(?!\w)
        )\b
        |The\ [a-z]+(?:\ [a-z]+)?\ (?:said|says|told|added|adds|also|continued|wrote|noted|declined|insisted|argued)\b
        |(?:After|Before|While|When|In|By|With|Despite|As|If|Since|During|On|At|For|From|To)\ (?:he|she|they|it|this|that
            |these|those|his|her|their|its|him|them|doing\ so|the\ (?:incident|move|decision|same))\b
        |[A-Z][a-z]+(?:\ [A-Z][a-z]+)?\ (?:also|added|continued|went\ on|then)\b
        )""",
    re.VERBOSE,
)
_EARLY_PRONOUN = re.compile(
    r"^(?:[^\s]+\s){0,3}(?:he|she|they|it|his|her|their|its|him|them|this|these|those)\b"
)
_ADDRESSES_READER = re.compile(
    r"^(?:Check|See|Watch|Read|Click|Look|Find out|Learn|Visit|Here['’]s|Note|Listen|Follow|Join|Imagine|Consider|Let|Please"
    r"|Stay|Keep|Don['’]t|Take|Get|Send|Tell|Share|Remember|Enter|Try|Ask|Call)\s(?!on\b)"
)
_PRONOUN_SPEAKER = re.compile(
    r"[”\"’][,]? (?:(?:he|she|they|it) (?:said|says|told|added|adds|wrote|tweeted|continued|explained|recalled|asked)"
    r"|(?:said|says|added|wrote) (?:he|she|they)|the \w+(?: \w+)? (?:said|added|says|continued|told|wrote))\b"
    r"|, (?:he|she|they|it|the \w+) (?:said|says|added|adds|told|wrote|continued)(?: \w+){0,3}[.,]",
)
_DOUBLE_MARK = re.compile(
    r"(?<![\d])[\"”]|[“«»]|(?<=\d)[\"”](?![,. ]? ?(?:wide|tall|long|high|deep|in|x|by|and|,)\b)"
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’]m|I['’]ve|I['’]d|I['’]ll|my|me|we|we['’]re|we['’]ve|our|us|you|your|you['’]re|let['’]s)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”\"]*[”\"]|\"[^\"]*\"|‘[^’]*’(?!\w)|«[^»]*»|(?<!\w)'[^']*[.,!?]'(?!\w)")
_FURNITURE = re.compile(
    r"""https?://|www\.|\S+@\S+\.\w|(?:^|\s)[@#]\w|\bpic\.twitter|\|
        |©|\(c\)\s|\ball\ rights\ reserved\b|\bterms\ of\ (?:use|service)\b|\bprivacy\ policy\b
        |\bread\ (?:more|next|also|on)\b|\bclick\ (?:here|on|the|to)\b|\b(?:sign|signed|log)\ (?:up|in)\b|\bsubscri(?:be|ption)\b|\bnewsletters?\b
        |\badvertisement\b|\bstory\ continues\b|\bfollow\ (?:us|him|her|them|@)|\bshare\ (?:this|on|via|save)\b|\bshare\ button|\bmore\ from\b
        |\b(?:file|handout|stock)\ (?:photo|image|picture)|\b(?:photo|image|picture|video|graphic|illustration)s?\s?(?:credit|caption|by|:|courtesy)
        |\b(?:image|media|hide)\ (?:copyright|caption)|\bgetty\ images?\b|\bshutterstock\b|\bap\ photo\b|\breuters/|/(?:reuters|ap|getty|afp|epa)\b|\bis\ seen\ (?:in|at|on|as|during)\b
        |\b(?:this|the)\ (?:article|story|post|report)\ (?:was|has\ been|is|originally|appeared|first)|\boriginally\ (?:published|appeared)
        |\bcontributed\ to\ this\ (?:report|story|article)|\breporting\ by\b|\bediting\ by\b|\breports?\ from\b|\bwritten\ by\b
        |\bcookies?\b.*\b(?:accept|consent|use|policy|browser|site)|\bjavascript\b|\byour\ browser\b|\b(?:watch|listen)\s?(?:live|now|:|the\ video|below)
        |\bscroll\ down\b|\brelated(?:\ (?:articles|stories|content|topics)|:)|\btrending\b|\bcomments?\ (?:below|section)|\bgo\ to\ home\ page\b|\bback\ to\ top\b
        |\bcorrection:|\bupdated?:|\bupdated\ (?:at|on)\b|\bpublished\ (?:at|on)\s?\d|\bposted\ (?:by|on|at)\b|\blast\ modified\b|\bview\ gallery\b
        |\bmedia\ inquiries\b|\bdisclaimer\b|\bwe\ are\ making\ such\ material\b|\bfeatured\ image\b|\binternet\ archive\b|\bcrawls?\b|\barchived\ pages?\b
        |\bdownload\ (?:our|the)\ app\b|\bhotline\b|\bsupport\ our\ journalism\b|\bsee\ also\b|\bwatch\ (?:more|video)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:Above|Below|Left|Right|Pictured|Photos?|Video|From left|Clockwise|Related|Watch|Live|Quiz|Poll|Tags?|Topics?)\b\s?(?:[:,(]|[A-Z])|^(?:By|Posted by|Written by|From|Story by|Edited by)\ [A-Z]|^\d+\ (?:min|minutes|hours?|days?)\ ago\b|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\ [A-Z]?[a-z]*\ ?\d"
)
_FINAL = re.compile(r"[.!…][\"”’')\]]*$")


def fitness(text: str) -> Fitness:
    """How well the printed sentence `text` stands on its own."""
    if not has_whole_quotations(text) or _is_furniture(text):
        return Fitness.NEVER
    length = len(text.split())
    if not _MIN_WORDS <= length <= _MAX_WORDS or not _is_statement(text):
        return Fitness.WEAK
    return Fitness.LEANING if leans(text) else Fitness.ALONE


def leans(text: str) -> bool:
    """Whether a reader needs the sentence before: a pronoun, a tie, or a speaker without a name."""
    if _LEANS.match(text) or _EARLY_PRONOUN.match(text) or _PRONOUN_SPEAKER.search(text):
        return True
    return len(_QUOTED.sub("", text).split()) < _MIN_SPOKEN


def has_whole_quotations(text: str) -> bool:
    """Whether every quotation mark and bracket that opens also closes, in that order."""
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        return False
    is_open = False
    for mark in _DOUBLE_MARK.finditer(text):
        if mark[0] in ("“«" if is_open else "”»"):
            return False
        is_open = not is_open
    return not is_open and text.find("‘") <= text.rfind("’")


def _is_furniture(text: str) -> bool:
    """Whether it is a page's own voice rather than the report: chrome, caption, byline."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(letter.isupper() for letter in letters) > 0.4 * len(letters):
        return True
    spoken = _QUOTED.sub("“”", text)
    return bool(_FURNITURE.search(spoken) or _BYLINE.search(text))


def _is_statement(text: str) -> bool:
    """Whether it states something in the outlet's own voice, from capital to full stop."""
    spoken = _QUOTED.sub("", text)
    return bool(
        _FINAL.search(text)
        and "?" not in spoken
        and not _FIRST_PERSON.search(spoken)
        and (text[:1].isupper() or text[:1].isdigit() or text[:1] in "“\"‘'$£€")
        and not text.endswith(("...", "…", ". . ."))
        and not _ADDRESSES_READER.match(text)
    )
