"""Where sentences begin and end, as offsets into the text.

Rules and a list of abbreviations, for English prose in the news; other scripts' full stops end a sentence
too. Two decisions are made on purpose:

- **A quotation is never cut.** A full stop inside quotation marks (or brackets) ends nothing, so
  ``“We won. We danced,” she said.`` is one sentence. A quotation that its paragraph leaves open runs on to
  the paragraph's end: whoever prints sentences can see that it is not closed, and nobody's words turn
  into the outlet's own.
- **A doubtful full stop ends nothing**, unless what follows is a word that begins sentences ("The", "He").
  A sentence too long is skipped by a summariser; half a sentence would be printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")

_CANDIDATE = re.compile(
    r"(?P<mark>(?:\.[ \u00a0]){2,}\.|[.!?…]+|[。！？]+)(?P<closers>[\"”’'»)\]*_]*)"
    r"(?P<gap>\s+|$|(?<=[。！？])|(?=[A-Z“\"‘(]))"
)
"""A full stop or its like, the marks that close after it, and the white space before the next sentence."""

_LIST_ITEM = re.compile(r"\n[^\S\n]*(?=(?:[•▪●*–—-]|\d{1,2}[.)])[^\S\n]+\S)")
"""A line break before a bullet or a number parts sentences, whatever stands before it."""


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


_LIST_NUMBER = re.compile(r"\d{1,2}|[a-z]")
_WORD_BEFORE = re.compile(r"[^\s(\[“”\"‘/—–]+$")
_NEXT_WORD = re.compile(r"[\"“‘'(\[«*_\s]*([^\W\d_]+(?:['’][^\W\d_]+)?)")
_LETTERED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
"""``U.S``, ``a.m``, ``J.K``: letters with full stops between (the last one is the candidate)."""

_LEADS_A_NAME = _words(
    """adm amb asst atty brig capt cllr cmdr col cpl det dir dr fr ft gen gov hon insp lt maj messrs mgr mme
    mlle mr mrs ms msgr mt pfc pres prof pvt rep reps rev sec sen sens sgt spc supt treas v vs viz cf mx"""
)
"""Never the end of a sentence: a name, or the other side, follows."""

_VERSUS = frozenset({"v", "vs", "viz", "cf"})
_BEFORE_A_NUMBER = _words("no nos art ch cl fig figs p pp para pt sec sect vol ca approx est cent")

_SHORTENED = _words(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    st inc corp co ltd llc plc bros jr sr esq etc al ave blvd rd hwy sq dept univ assn natl intl govt
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore
    pa penn tenn tex va vt wash wis wyo alta ont que sask fmr ret ph.d
    e.g i.e cie gmbh a.k.a"""
)
"""Often inside a sentence, sometimes its last word."""

_STARTERS = _words(
    """a about according after all also although among an and another any as at because before both but by
    despite during each earlier either even every few for from he her here his how however i i'm i've if in
    instead it it's its last later many meanwhile most my neither no none not nothing now of officials on once
    one only or other our over people police she since so some still such that that's the their then there
    these they they're this those though three through to today tonight two under until we we're what when
    where whether which while who why with without yet you your"""
)
"""Words that begin sentences and seldom begin names."""

_AFTER_A_TIME = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december eastern central pacific mountain greenwich gmt utc est edt et
    cst cdt ct mst mdt mt pst pdt pt bst cet cest ist jst aest local"""
)
"""After ``a.m.`` or ``p.m.``, words that still belong to the time."""

_SAYS = _words(
    """said says asked asks told tells added adds wrote writes replied replies cried shouted exclaimed
    wondered tweeted posted recalled joked insisted demanded warned called answered"""
)

_OPENING_MARK = re.compile(r"[“«\"‘(]|(?<![^\s(\[—–“\"])'(?=\w)")
_STRAIGHT_CLOSER = re.compile(r'(?<=\S)(?:"(?![^\W_])|”)')
_CURLY_CLOSERS = {"“": re.compile(r'”|(?<=[^\s(\[])"(?![^\W_])'), "«": re.compile("»")}
"""Outlets mix straight and curly marks; either closes the other."""
_CURLY_SINGLE_CLOSER = re.compile(r"(?<!\s)’(?!\w)")
_STRAIGHT_SINGLE_CLOSER = re.compile(r"(?<=[.,!?…])'(?!\w)")
_MAX_OPEN = 800
"""How far a quotation that nobody closes may reach; a stray mark must not swallow an article."""


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Offsets `(start, end)` of the sentences of `text`, in order, without the white space around them.

    Together they hold every character that is not white space. Blank lines always part sentences.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        _split_paragraph(text, start, gap.start(), spans)
        start = gap.end()
    _split_paragraph(text, start, len(text), spans)
    return spans


def sentences(text: str) -> list[str]:
    """The sentences of `text`, in order."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _split_paragraph(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    """Append the sentences between `start` and `end` to `spans`."""
    paragraph = text[start:end]
    cut = 0
    for boundary in _boundaries(paragraph):
        _append_stripped(paragraph, cut, boundary, start, spans)
        cut = boundary
    _append_stripped(paragraph, cut, len(paragraph), start, spans)


def _append_stripped(paragraph: str, cut: int, end: int, offset: int, spans: list[tuple[int, int]]) -> None:
    piece = paragraph[cut:end]
    stripped = piece.strip()
    if stripped:
        left = cut + len(piece) - len(piece.lstrip())
        spans.append((offset + left, offset + left + len(stripped)))


def _boundaries(paragraph: str) -> list[int]:
    """Offsets after which a new sentence begins, in order."""
    closed = _closed_regions(paragraph)
    starts = [left for left, _ in closed]
    found = {item.start() for item in _LIST_ITEM.finditer(paragraph)}
    for candidate in _CANDIDATE.finditer(paragraph):
        end = candidate.end("closers")
        if end >= len(paragraph):
            break
        at = bisect_right(starts, candidate.start()) - 1
        is_inside = at >= 0 and closed[at][1] > end
        if not is_inside and _ends_sentence(paragraph, candidate):
            found.add(end)
    return sorted(found)


# --------------------------------------------------------------------------- quotations and brackets


def _closed_regions(paragraph: str) -> list[tuple[int, int]]:
    """Quotations and brackets, `(start, end)`, in order and apart, inside which nothing ends."""
    regions: list[tuple[int, int]] = []
    at = 0
    for opening in _OPENING_MARK.finditer(paragraph):
        start = opening.start()
        if start < at:
            continue
        end = _region_end(paragraph, start)
        if end > start:
            regions.append((start, end))
            at = end
    return regions


def _region_end(paragraph: str, start: int) -> int:
    """Where the quotation or bracket that opens at `start` ends; `start` when it opens none."""
    mark = paragraph[start]
    if mark == "(":
        end = paragraph.find(")", start, start + 400)
        return end + 1 if end > 0 else start
    if mark in "'‘":
        return _single_quoted_end(paragraph, start)
    if mark == '"':
        return _straight_quoted_end(paragraph, start)
    return _curly_quoted_end(paragraph, start)


def _curly_quoted_end(paragraph: str, start: int) -> int:
    closer = _CURLY_CLOSERS[paragraph[start]].search(paragraph, start + 1)
    end = closer.start() if closer else -1
    again = paragraph.find(paragraph[start], start + 1)
    if end < 0 or (0 <= again < end):
        return _unclosed_end(paragraph, start, again)
    return end + 1


def _straight_quoted_end(paragraph: str, start: int) -> int:
    """The next straight mark that closes: white space or punctuation follows it."""
    before = paragraph[start - 1] if start else " "
    if before.isdigit() or not (before.isspace() or before in "([—–-'‘:,;"):
        return start  # inches, or a closing mark without its opening one
    mark = _STRAIGHT_CLOSER.search(paragraph, start + 1)
    return mark.end() if mark else _unclosed_end(paragraph, start, -1)


def _single_quoted_end(paragraph: str, start: int) -> int:
    """Single marks are apostrophes too: they close after punctuation only, and never stay open."""
    closer = _CURLY_SINGLE_CLOSER if paragraph[start] == "‘" else _STRAIGHT_SINGLE_CLOSER
    mark = closer.search(paragraph, start + 1, start + _MAX_OPEN)
    return mark.end() if mark else start


def _unclosed_end(paragraph: str, start: int, again: int) -> int:
    """A quotation left open runs to the next one or the paragraph's end, unless that is far away."""
    end = again if again > 0 else len(paragraph)
    return end if end - start <= _MAX_OPEN else start


# --------------------------------------------------------------------------- full stops


def _ends_sentence(paragraph: str, candidate: re.Match[str]) -> bool:
    """Whether a sentence ends at `candidate`, which is outside quotations and not the paragraph's end."""
    mark, closers = candidate["mark"], candidate["closers"]
    if mark[0] in "。！？":
        return True
    if not candidate["gap"]:
        return _ends_without_space(paragraph, candidate)
    following = paragraph[candidate.end() : candidate.end() + 80]
    if _starts_small(following):
        return False
    if set(closers) & set("\"”’'»") and mark[-1] in "!?…" and _is_attribution(following):
        return False
    if mark != ".":
        return not _is_mid_ellipsis(mark, following)
    if closers and not set(closers) <= set("*_"):
        return True
    before = _WORD_BEFORE.search(paragraph, max(0, candidate.start() - 40), candidate.start())
    if before is None:
        return True
    is_list_number = (
        _LIST_NUMBER.fullmatch(before[0]) and not paragraph[: before.start()].rpartition("\n")[2].strip()
    )
    return not is_list_number and _word_ends(before[0], following)


def _ends_without_space(paragraph: str, candidate: re.Match[str]) -> bool:
    """White space is missing, as in ``last week.The mayor``: only before a word that begins sentences."""
    before = paragraph[max(0, candidate.start() - 2) : candidate.start()]
    if not (before.isalpha() and before.islower()) and not candidate["closers"]:
        return False
    following = paragraph[candidate.end() : candidate.end() + 40]
    word = _NEXT_WORD.match(following)
    return bool(word and word[1].lower() in _STARTERS and following[word.end() : word.end() + 1].isspace())


def _starts_small(following: str) -> bool:
    """Whether what follows goes on in lower case (``iPhone`` and ``eBay`` begin sentences all the same)."""
    letters = following.lstrip("\"“‘'([«*_ ")
    return letters[:1].islower() and not letters[1:2].isupper()


def _is_attribution(following: str) -> bool:
    """Whether a speaker follows a quotation that ends in ! or ?: ``“Why?” Ada Lund asked.``."""
    words = [word.strip(",.") for word in following.split()[:5]]
    for place, word in enumerate(words):
        if word in _SAYS:
            return place > 0
        if not word[:1].isupper():
            return False
    return False


def _is_mid_ellipsis(mark: str, following: str) -> bool:
    """Whether dots only leave something out: ``he … I mean``; before other capitals they end a sentence."""
    is_ellipsis = set(mark) <= set(". \u00a0…") and len(mark.replace(" ", "")) != 4
    word = _NEXT_WORD.match(following)
    return is_ellipsis and word is not None and word[1] in {"I", "I'm", "I’m", "I've", "I’ve"}


def _word_ends(word: str, following: str) -> bool:
    """Whether a full stop after `word` ends a sentence that `following` would come after."""
    small = word.lower().lstrip("*_$£€")
    is_number_next = following[:1].isdigit()
    if small in _LEADS_A_NAME and (word[:1].isupper() or small in _VERSUS):
        return False
    if small in _BEFORE_A_NUMBER:
        return not is_number_next and not (small != "no" and following[:1] == "(")
    if small in {"a.m", "p.m"}:
        return not is_number_next and _next_word(following) not in _AFTER_A_TIME
    if _is_shortened(word, small):
        return not is_number_next and following[:1] != "(" and _begins_sentence(following)
    return True


def _is_shortened(word: str, small: str) -> bool:
    """Whether `word` is an initial, letters with full stops, or a known abbreviation."""
    if len(word) == 1:
        return word.isalpha() and word.isupper()
    return (small in _SHORTENED and (word[:1].isupper() or small in {"etc", "e.g", "i.e", "al"})) or bool(
        _LETTERED.search(word)
    )


def _next_word(following: str) -> str:
    word = _NEXT_WORD.match(following)
    return word[1].lower().replace("’", "'") if word else ""


def _begins_sentence(following: str) -> bool:
    return following[:1] in '“"‘' or _next_word(following) in _STARTERS
