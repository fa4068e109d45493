"""Does a passage back a sentence? Named checks with reasons, and a verdict. No model.

Numbers (digits and words, with their units), dates, names and quotations of the sentence are looked for in
the passages it cites; then the two are compared for negation and for words of direction (rose / fell). Narrow
citations are the check: against a whole article nearly every wrong combination looks right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.models import Support
from digest.summarise.binding import misplaced
from digest.summarise.facts import row
from digest.summarise.lexicon import CALENDAR, PERSON_TITLES, word_set
from digest.summarise.nations import NATIONS
from digest.summarise.polarity import direction, negation
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found: `passed`, or the `reason` why not."""

    name: str
    passed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All checks on a sentence and what follows from them."""

    support: Support
    checks: tuple[Check, ...]
    score: float = 1.0
    """How close it stays to its passages, 1 for word for word: for comparing, not for deciding."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not fully supported."""
        return tuple(check.reason for check in self.checks if not check.passed)


MIN_OVERLAP = 0.7
"""The share of a sentence's content words that its passages must have."""
HARD = frozenset({"numbers", "dates", "names", "quotations", "negation", "direction", "roles"})
"""Any of these failed means a wrong fact."""


def judge(sentence: str, passages: Sequence[str]) -> Verdict:
    """The verdict on `sentence` against its `passages`: supported, partly (little overlap) or not."""
    if is_verbatim(sentence, passages):
        return Verdict(Support.SUPPORTED, tuple(Check(name, passed=True) for name in CHECKS))
    checks = tuple(
        Check(name, not reason, reason)
        for name, check in CHECKS.items()
        for reason in (check(sentence, passages),)
    )
    failed = {check.name for check in checks if not check.passed}
    if failed & HARD:
        support = Support.UNSUPPORTED
    elif failed:
        support = Support.PARTLY
    else:
        support = Support.SUPPORTED
    return Verdict(support, checks, _score(sentence, passages) - _PRICE * len(failed & HARD))


_PRICE = 0.1
"""What a failed check takes off the score."""


def _score(sentence: str, passages: Sequence[str]) -> float:
    """The share of the sentence's neighbouring words that stand so in a passage, words alone a little."""
    mine = plain(sentence).split()
    known = [plain(passage).split() for passage in passages]
    pairs = {pair for words in known for pair in pairwise(words)}
    single = {word for words in known for word in words}
    own = list(pairwise(mine)) or [("", "")]
    in_pairs = sum(pair in pairs for pair in own) / len(own)
    alone = sum(word in single for word in mine) / max(1, len(mine))
    return 0.7 * in_pairs + 0.3 * alone


def is_verbatim(sentence: str, passages: Sequence[str]) -> bool:
    """Whether a passage has the sentence word for word."""
    words = f" {plain(sentence)} "
    return any(words in f" {plain(passage)} " for passage in passages)


# --------------------------------------------------------------------------- numbers

_ONES = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
)
_NUMBER_WORDS = {
    **{word: str(value) for value, word in enumerate(_ONES.split("|"))},
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "dozen": "12",
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "twice": "2", "half": "0.5",
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_NUMERAL = re.compile(
    r"(?<![\w.])(?P<currency>[$£€¥])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:st|nd|rd|th)?(?![\w])?"
    r"(?:[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|mln|bn|tn|mn|[mk]|b)(?![a-z]))?"
    r"\s?(?P<unit>%|per\s?cent|percent)?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"\b(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?P<ones>{_ONES})\b"
    rf"|\b(?P<word>{'|'.join(_NUMBER_WORDS)})(?:s)?\b(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"(?:\s(?P<unit>per\s?cent|percent)\b)?",
    re.IGNORECASE,
)
_LOOSE = frozenset({"1", "first", "one", "0.5"})
"""Said without counting: "one of them", "at first"."""


def figures(text: str) -> list[str]:
    """Every number of `text` as a plain decimal, with ``%`` or a currency sign where it has one."""
    found = []
    for match in _NUMERAL.finditer(text):
        value = float(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
        found.append(f"{value:.10g}" + ("%" if match["unit"] else ""))
    for match in _SPELLED.finditer(text):
        if match["tens"]:
            value = float(_NUMBER_WORDS[match["tens"].lower()]) + float(_NUMBER_WORDS[match["ones"].lower()])
        else:
            value = float(_NUMBER_WORDS[match["word"].lower()]) * _SCALES.get(
                (match["scale"] or "").lower(), 1
            )
        found.append(f"{value:.10g}" + ("%" if match["unit"] else ""))
    return found


def _numbers(sentence: str, passages: Sequence[str]) -> str:
    source = " ".join(passages)
    known = figures(source)
    bare = {value.rstrip("%") for value in known}
    for value in figures(sentence):
        is_known = value in known or (value.rstrip("%") in bare and not value.endswith("%"))
        if not is_known and value not in _LOOSE:
            return f"the number {value} is not in the cited passages"
    return ""


# --------------------------------------------------------------------------- dates

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?=[., ])"
)
_DATE_WORD = re.compile(rf"\b(?:(?P<month>{_MONTHS})\b\.?|(?P<day>{_DAYS})s?\b)")
_AMBIGUOUS = frozenset({"may", "mar", "sat", "sun", "jan"})
"""They are words or given names, too."""


def dates(text: str) -> set[str]:
    """Months and weekdays that `text` names, by their first three letters, lower-cased."""
    found = set()
    for match in _DATE_WORD.finditer(text):
        word = (match["month"] or match["day"]).lower()
        if word not in _AMBIGUOUS or re.match(r"\.?\s+\d", text[match.end() :]):
            found.add(word[:3])
    return found


def _dates(sentence: str, passages: Sequence[str]) -> str:
    source = " ".join(passages)
    missing = sorted(dates(sentence) - dates(source) - {word[:3] for word in ("may",) if "May" in source})
    return f"the date word “{missing[0]}” is not in the cited passages" if missing else ""


# --------------------------------------------------------------------------- names

_CAPITALISED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}|\b[A-Z][\w’'-]*(?:\.[A-Z])*")
_TITLES = PERSON_TITLES | word_set("police party house congress court state government father")
_OFFICES = word_set("king queen prince princess ambassador bishop sheikh emir sergeant captain colonel")
"""Alone, without a name after them, they are one."""
_STANDS_BEFORE = re.compile(r"\.?\s[A-Z]")
_KINDS = word_set(
    """war party county city state street avenue university college school high senior junior river lake bay
    company inc corp group team church hospital center centre airport district island park town village
    republic co ltd llc"""
)
"""The last words of many names, often left out: "Vietnam", "Vietnam War"."""


def name_words(text: str) -> list[str]:
    """The capitalised words of `text` that name something, lower-cased, nations by their country.

    A word that only opens a sentence, months, weekdays, number words and titles are left out.
    """
    found = []
    text = _HYPHENED.sub(r"\1\2", text)
    for match in _CAPITALISED.finditer(text):
        word = re.sub(r"['’]s$", "", match[0]).strip("'’-").lower()
        if word in _OFFICES and not _STANDS_BEFORE.match(text, match.end()):
            is_name = not _opens_sentence(text, match.start())
        else:
            is_name = _is_name(word, opens=_opens_sentence(text, match.start()) and not _is_owner(match[0]))
        if not is_name:
            continue
        found.append(NATIONS.get(word, word.replace(".", "")))
    return found


def _is_owner(word: str) -> bool:
    """A word with an apostrophe that opens a sentence is mostly a name: "Lund's statement …"."""
    return word.endswith(("'s", "’s"))


def _is_name(word: str, *, opens: bool) -> bool:
    if (
        opens
        or len(word) < 2
        or word.removesuffix("-elect") in _TITLES
        or word in CALENDAR
        or word.rstrip("s") in _NUMBER_WORDS
    ):
        return False
    return word == "us" or word not in STOPWORDS


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"“‘'(")
    return not before or (before[-1] in ".!?:…" and not _ABBREVIATED.search(before))


_ABBREVIATED = re.compile(r"\b(?:Rep|Sen|Gov|Gen|Dr|Prof|Mrs?|Ms|Rev|Lt|Col|Sgt|Capt|Supt|Det|Hon|[A-Z])\.$")
"""What ends in a full stop and no sentence."""


_OUTLET = (
    r"(?:[KW][A-Z]{2,3}(?:-TV)?|[A-Z][a-z]+[A-Z][a-z]+|"
    r"(?:[A-Z][\w.&’'-]*\s){0,3}(?:Times|Post|News|Journal|Guardian|Herald|Tribune|Gazette|Telegraph|Chronicle|Press"
    r"|Courier|Mail|Mirror|Star|Sun|Globe|Observer|Independent|Standard|Review|Magazine|Daily(?:\s[A-Z]\w+)?|Reuters"
    r"|Bloomberg|Politico|CNN|BBC|NBC|ABC|CBS|NPR|AFP|AP|Fox|Axios|Vox|Wire|American)(?:\sNews)?(?:\s\d\d?)?)"
)
_ATTRIBUTED = re.compile(
    r"\b(?:[Aa]ccording to|[Rr]eports|[Nn]otes|[Pp]er|[Tt]ells|[Tt]old|[Ww]rites for|[Ii]n(?= the))\s"
    rf"(?:the\s)?{_OUTLET}(?=[,.;]|\s[a-z]|$)|(?<=[,”\"])\s(?:the\s)?{_OUTLET}\s(?:reports|notes|adds|says)(?=[,.;]|$)"
)
"""Who reported it: the citation says that."""
_LABEL = re.compile(
    r"(?:^|(?<=:\s))(?:[A-Z][\w’'/-]*\s?(?:(?:and|of|the|in|for|to|&)\s)*){1,5}(?:\([^()]{3,40}\))?:\s+(?=[A-Z])"
)
"""What models write before a sentence in lists: "The Handover: …", "three reasons: The Cost: …"."""


def own_words(sentence: str) -> str:
    """A sentence without its labels and without who reported it."""
    return _ATTRIBUTED.sub(" ", _LABEL.sub("", sentence))


def _roles(sentence: str, passages: Sequence[str]) -> str:
    return misplaced(own_words(sentence), passages)


def _names(sentence: str, passages: Sequence[str]) -> str:
    source = " ".join(passages)
    known = frozenset[str]().union(*map(_known_names, passages))
    for word in name_words(own_words(sentence)):
        parts = [part for part in re.split(r"[-’']", word) if len(part) > 1] or [word]
        is_known = all(part in known or stem(part) in known for part in parts) or set(word.split()) <= known
        if not is_known and word not in _KINDS and not _is_spelt_otherwise(word, sentence, known, source):
            return f"the name “{word}” is not in the cited passages"
    return ""


_OURSELVES = re.compile(r"\bus\b")
"""No country, where it is written small."""
_HYPHENED = re.compile(r"\b([A-Z])-(\d)")
"""The G-20 is the G20."""
_NATION = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(NATIONS, key=len, reverse=True)))})(?!\w)")


@lru_cache(maxsize=4096)
def _known_names(source: str) -> frozenset[str]:
    """Every word of a passage as it is and stemmed, and the nations that it names."""
    small = (
        _OURSELVES.sub(" ", _HYPHENED.sub(r"\1\2", source))
        .lower()
        .replace("u.s.", "us ")
        .replace("u.k.", "uk ")
        .replace("u.n.", "un ")
        .replace("’", "'")
    )
    tokens = re.findall(r"[\w.]+", re.sub(r"'s\b", "", small))
    parts = [part for token in tokens if "." in token for part in token.split(".") if len(part) > 1]
    words = [*(token.strip(".").replace(".", "") for token in tokens), *parts]
    nations = [NATIONS[name] for name in _NATION.findall(small)]
    return frozenset([*words, *map(stem, words), *" ".join(nations).split(), *nations])


def _is_spelt_otherwise(word: str, sentence: str, known: frozenset[str], source: str) -> bool:
    """Whether the passages have a name as initials or in full, or with one letter changed."""
    return _is_acronym_of(word, sentence, source) or any(map(_one_letter_apart(word).fullmatch, known))


def _one_letter_apart(word: str) -> re.Pattern[str]:
    """A long name with one letter changed inside: "al-Qaeda", "al-Qaida"."""
    bare = word.removeprefix("al-")
    inner = range(1, len(bare) - 1) if len(bare) > 4 else range(0)
    return re.compile(
        "|".join(f"{re.escape(bare[:at])}.{re.escape(bare[at + 1 :])}" for at in inner) or "(?!)"
    )


def _is_acronym_of(word: str, sentence: str, source: str) -> bool:
    """Whether a short name's letters begin neighbouring words of the source, small words left out or not."""
    if not 3 <= len(word) <= 6:
        return False
    if word.upper() in sentence and any(word in letters for letters in row(source).initials):
        return True
    capitals = "".join(run[0] for run in re.findall(r"\b[A-Z]\w*", source)).lower()
    return word in capitals


# --------------------------------------------------------------------------- quotations

_QUOTATION = re.compile(r'"([^"]+)(?:"|$)')
_SCARE = 2
"""So few quoted words stand anywhere by chance: they must be quoted there (one word alone, or in a
speech about the same), or stand beside the same word."""


def quotations(text: str) -> list[str]:
    """The words inside double quotation marks; one that is not closed goes to the end."""
    return [match[1].strip(" ,.") for match in _QUOTATION.finditer(_straight(text))]


def _straight(text: str) -> str:
    return text.replace("“", '"').replace("”", '"')


def plain(text: str) -> str:
    """For comparing wordings: small letters, straight marks, single spaces, no punctuation."""
    return " ".join(re.findall(r"[\w'%$£€]+", text.lower().replace("’", "'").replace("‘", "'")))


def _quotations(sentence: str, passages: Sequence[str]) -> str:
    flat = f" {plain(' '.join(passages))} "
    for quotation in quotations(sentence):
        pieces = [
            plain(piece) for piece in (*_PIECES.split(quotation), *_ASIDE.findall(quotation)) if plain(piece)
        ]
        for piece in pieces:
            is_short = len(piece.split()) <= _SCARE
            if f" {piece} " not in flat or (
                is_short and not _is_taken_so(piece, quotation, sentence, passages)
            ):
                return f"“{quotation}” is not quoted so in the cited passages"
        if _is_put_in_otherwise(quotation, passages):
            return f"the cited passages have other words in the brackets of “{quotation}”"
    return ""


_PIECES = re.compile(r"\.\.\.|…|\[[^\]]*\]|(?<=[.!?])\s+(?=[A-Z])")
"""Between them, a quotation may go on in another passage."""
_ASIDE = re.compile(r"\[([^\]]+ [^\]]+ [^\]]+)\]")
"""So many words in brackets are not the writer's "[he]"."""
_PUT_IN = re.compile(r"(\w+)\W+(\w+)\W*\s\[([^\]]+)\]")
_REACH = 6
"""So many words on each side tell what a quoted word was said of."""


def _any_quoted(passage: str) -> list[str]:
    """What a passage quotes, in single marks, too."""
    return [*quotations(passage), *re.findall(r"(?<!\w)[‘']([^‘’']{2,60})[’'](?!\w)", passage)]


def _is_taken_so(piece: str, quotation: str, sentence: str, passages: Sequence[str]) -> bool:
    """Whether a passage quotes so few words, one alone or of the same, or has them beside the same word."""
    near = _words_near(piece, plain(sentence))
    for passage in passages:
        for spoken in map(plain, _any_quoted(passage)):
            if f" {piece} " in f" {spoken} " and (
                " " in piece or spoken == piece or near & _words_near(piece, plain(passage))
            ):
                return True
    return _stands_so(quotation, sentence, f" {plain(' '.join(passages))} ")


def _words_near(piece: str, text: str) -> set[str]:
    """The content words near every place of `piece`, stemmed."""
    words, inner = text.split(), piece.split()
    found: set[str] = set()
    for place in range(len(words)):
        if words[place : place + len(inner)] == inner:
            end = place + len(inner)
            found.update((*words[max(0, place - _REACH) : place], *words[end : end + _REACH]))
    return set(map(stem, found - STOPWORDS))


def _is_put_in_otherwise(quotation: str, passages: Sequence[str]) -> bool:
    """Whether the passages have other words in brackets after the same two words."""
    there: dict[tuple[str, str], set[str]] = {}
    for before, last, words in (one for passage in passages for one in _PUT_IN.findall(passage)):
        there.setdefault((before.lower(), last.lower()), set()).add(plain(words))
    return any(
        plain(words) not in there.get((before.lower(), last.lower()), {plain(words)})
        for before, last, words in _PUT_IN.findall(quotation)
    )


def _stands_so(quotation: str, sentence: str, flat: str) -> bool:
    """Whether the passages have the words between one of the same neighbours."""
    words, inner = plain(sentence), plain(quotation)
    around = re.search(rf"(?:(\S+) |^){re.escape(inner)}(?: (\S+)|$)", words)
    before, after = (around[1] or "", around[2] or "") if around else ("", "")
    is_before = before not in {"", *STOPWORDS} and f" {before} {inner} " in flat
    return is_before or (after not in {"", *STOPWORDS} and f" {inner} {after} " in flat)


# --------------------------------------------------------------------------- all together


def _overlap(sentence: str, passages: Sequence[str]) -> str:
    source = " ".join(passages)
    mine, known = set(content_words(sentence)), set(content_words(source))
    share = len(mine & known) / len(mine) if mine else 1.0
    return f"only {share:.0%} of its words are in the cited passages" if share < MIN_OVERLAP else ""


CHECKS: dict[str, Callable[[str, Sequence[str]], str]] = {
    "numbers": _numbers,
    "dates": _dates,
    "names": _names,
    "quotations": _quotations,
    "negation": negation,
    "direction": direction,
    "roles": _roles,
    "overlap": _overlap,
}
"""Each answers with the reason why it failed, or with nothing."""
