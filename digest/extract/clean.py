"""What a story is left with when everything of its site is gone. Pure.

Lines of the site's own, credit lines, bylines and the dateline leave the text and become fields; markup
left over, look-alike letters and garbled encodings are mended. What was done is told in `Cleaned.edits`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from digest.extract.bylines import names_from
from digest.extract.phrases import (
    ABOUT,
    AGENCY,
    APPEARED_FIRST,
    BIO,
    BYLINE,
    CHROME,
    CREDIT,
    DATELINE,
    DATELINE_DAY,
    LAST_CREDIT,
    NAMED_ORIGIN,
    REPORTS_FROM,
)
from digest.text.encoding import true_encoding
from digest.text.figures import figures_in_text
from digest.text.letters import fold_lookalikes, normal
from digest.text.markup import without_tags
from digest.text.scripts import ends_as_sentences_do, word_count
from digest.text.sentences import sentence_spans

_LONGEST_CHROME = 1500
"""Characters of a paragraph in which the site's own phrases are looked for.

Chosen by reading; not measured.
"""
_LONG_LINE = 90
"""Characters from which on a line is running text, whatever it ends with. Chosen by reading; not measured."""
_SENTENCE_WORDS = 6
"""Words below which a line is a kicker, a name or a count, whatever it ends with.

Chosen by reading; not measured.
"""
_SENDERS_SHARE = 0.4
"""Share of a press release that speaks of its sender at most."""
_LIST_LINES = 5
"""Lines above a story's first sentence from which on they may be a list. Chosen by reading; not measured."""
_HEAD_WORDS = 30
"""Words that such lines must have together. Chosen by reading; not measured."""
_SHORTEST_INVITATION = 3
"""Words; a shorter sentence at a paragraph's end may be part of what somebody says."""
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*])")
_LINE_MARK = re.compile(r"^(?:#{1,6}\s+|>\s+|[•▪●◦‣]\s*|[*+–-]\s+)")
_LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]|[•▪●◦‣*+–-])\s")
_NUMBERED = re.compile(r"(\d{1,2})([.):]|\s)")
_RULE = re.compile(r"^(?:[-*_=~#]\s*){3,}$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
_AGENCY_GROUPS = ("agency1", "agency2", "agency3", "agency4")
_NOTE_MARK = re.compile(
    r"(?:(?<=[.,;:!?…\"”’»)。，、])|(?<=[a-zß-ÿ]{4})|(?<=[^\W\d_a-zA-Z]{2}))"
    r"(?:\[(?:\d{1,3}|[a-z]|[ivx]{1,4}|(?:note|nota|nb) \d{1,3})\]|\[\^[\w-]{1,20}\])+(?![\w(\[:])"
    r"|(?<=[.!?…”])[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?=\s|$)|(?<=[a-zß-ÿ]{4})[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?=[\s.,;:!?]|$)",
)
"""The mark of a note that plain text has kept: in square brackets, or raised, behind a word or a stop."""
_CODE = re.compile(r"[;{}=]|\w\(")
"""A line of a program has brackets of its own."""
_RIGHTS = re.compile(
    r"(?:^|(?<=[.!?…。”\"'’»)])\s+)(?:(?:copyright|ⓒ|©|\(c\))[\s:]*(?:©|\(c\))?\s*(?:by\b|\d{4}|(?-i:[A-Z]))|©).{0,300}$",
    re.IGNORECASE | re.DOTALL,
)
"""A notice of rights at the end of a paragraph: the sign or word with a year or a name, and what follows."""
_IS_REPORT = re.compile(
    r"\s*copyright\s+(?:\d{4}|[^\W\d_]+)\s+(?:is|was|are|were|has|had|will|would|can|may|must|does|did)\b",
    re.IGNORECASE,
)
"""How a sentence about copyright begins; a notice has no verb behind the year or the name."""
_OF_ITSELF = re.compile(
    r"\b(?:this|these|our|the above|such) (?:\w+ )?(?:site|website|page|article|story|material|content|post|"
    r"video|work|text|blog|channel|use|publication|document)s?\b|\bsection 107\b|"
    r"\ball rights (?:are )?reserved\b|\bmay not be\b|\bwithout (?:the )?(?:express |written |prior )+",
)
"""How a notice speaks of the text that it stands under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A text without its site, and what was read out of the lines that left it."""

    text: str
    authors: tuple[str, ...] = ()
    credit: str = ""
    dateline: str = ""
    edits: tuple[str, ...] = ()
    """What was done, in words that are printed: ``dateline``, ``look-alike letters`` …"""


@dataclass(slots=True)
class _Findings:
    """What the lines that were taken out said."""

    authors: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    dateline: str = ""
    edits: dict[str, None] = field(default_factory=dict)

    def did(self, edit: str) -> None:
        self.edits[edit] = None


def clean(text: str, *, headline: str = "", authors: tuple[str, ...] = ()) -> Cleaned:
    """The story in `text`: paragraphs parted by one blank line, nothing of the site left.

    `headline` and `authors`, when known, are recognised where the text repeats them. Cleaning what is
    clean changes nothing.
    """
    found = _Findings()
    text = _without_note_marks(without_tags(figures_in_text(_mended(text, found))), found)
    paragraphs = [_without_markup(line, found) for line in re.split(r"\n\s*\n", text)]
    paragraphs = _joined(
        ["\n".join(filter(None, part.split("\n"))) for part in paragraphs if part.strip()], found
    )
    paragraphs = [kept for part in paragraphs if (kept := _story_part(part, found))]
    paragraphs = _without_head(paragraphs, headline, authors, found)
    if paragraphs:
        paragraphs[0] = _without_dateline(paragraphs[0], found)
        paragraphs[-1:] = filter(None, [_without_last_credit(paragraphs[-1], found)])
    return Cleaned(
        text="\n\n".join(paragraphs),
        authors=names_from(found.authors),
        credit=found.credits[0] if found.credits else "",
        dateline=found.dateline,
        edits=tuple(found.edits),
    )


def mended(text: str) -> str:
    """`text` with its letters made right: normal, in its true encoding, written in one script a word."""
    return _mended(text, _Findings())


def looks_like_a_sentence(paragraph: str) -> bool:
    """Whether a paragraph can be prose: it ends as sentences do and is long enough to be one."""
    return word_count(paragraph) >= _SENTENCE_WORDS and ends_as_sentences_do(paragraph)


# --------------------------------------------------------------------------- letters and markup


def _mended(text: str, found: _Findings) -> str:
    meant = true_encoding(text)
    if meant != text:
        found.did("garbled encoding")
    text = normal(meant)
    folded = fold_lookalikes(text)
    if folded != text:
        found.did("look-alike letters")
    return folded


def _without_note_marks(text: str, found: _Findings) -> str:
    """The text without the marks of notes that stick to its words."""
    if not _NOTE_MARK.search(text):
        return text
    lines = [line if _CODE.search(line) else _NOTE_MARK.sub("", line) for line in text.split("\n")]
    found.did("note marks")
    return "\n".join(lines)


def _without_markup(paragraph: str, found: _Findings) -> str:
    lines = [_plain_line(line) for line in paragraph.split("\n")]
    plain = "\n".join(lines)
    if plain.split() != paragraph.split():
        found.did("markup")
    return plain.strip()


def _plain_line(line: str) -> str:
    line = line.strip()
    if _RULE.match(line):
        return ""
    line = _LINE_MARK.sub("", line)
    line = _LINK.sub(r"\1", _LINK.sub(r"\1", line))
    line = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", line))
    return " ".join(_ESCAPED.sub(r"\1", line).split())


def _joined(paragraphs: list[str], found: _Findings) -> list[str]:
    """Paragraphs that a line break cut in the middle of a sentence, whole again."""
    whole: list[str] = []
    for paragraph in paragraphs:
        lines = paragraph.split("\n")
        for index, line in enumerate(lines):
            starts_item = _LIST_ITEM.match(line) is not None
            goes_on = (
                whole
                and not starts_item
                and not ends_as_sentences_do(whole[-1])
                and whole[-1][-1] not in ":;|"
            )
            if goes_on and (
                line[:1].islower() or (index and len(whole[-1]) > 60 and len(lines[index - 1]) > 60)
            ):
                whole[-1] = f"{whole[-1]} {line}"
                found.did("line breaks")
            elif index and not starts_item and len(lines[index - 1]) > 60 and len(line) > 20:
                whole[-1] = f"{whole[-1]} {line}"
            else:
                whole.append(line)
    return whole


# --------------------------------------------------------------------------- lines of the site


def _story_part(paragraph: str, found: _Findings) -> str:
    """The paragraph if it belongs to the story; else nothing, and what it says is kept apart."""
    if len(paragraph) > _LONGEST_CHROME:
        return paragraph
    if match := REPORTS_FROM.fullmatch(paragraph):
        found.authors += [name for name in match.groups() if name]
        found.did("byline")
        return ""
    if match := BYLINE.fullmatch(paragraph):
        found.authors.append(match["names"])
        found.did("byline")
        return ""
    if CREDIT.fullmatch(paragraph) or NAMED_ORIGIN.fullmatch(paragraph):
        found.credits += _origin(paragraph)
        found.did("credit line")
        return ""
    kept = _without_invitations(paragraph)
    if kept != paragraph:
        found.did("site chrome")
    return kept


def _origin(credit: str) -> list[str]:
    """The agency that a credit line names, if it names one."""
    named = NAMED_ORIGIN.fullmatch(credit)
    known = AGENCY.search(credit)
    if named and not known:
        return [name for name in named.groups() if name]
    return [known[1]] if known else []


def _without_invitations(paragraph: str) -> str:
    """The paragraph without what of it, all of it or its last sentences, speaks for the site."""
    paragraph = _without_rights(APPEARED_FIRST.sub("", paragraph))
    while paragraph:
        if CHROME.fullmatch(paragraph):
            return ""
        start = sentence_spans(paragraph)[-1][0]
        last = paragraph[start:]
        if not start or len(last.split()) < _SHORTEST_INVITATION or not CHROME.fullmatch(last):
            break
        paragraph = paragraph[:start].rstrip()
    return paragraph


def _without_rights(paragraph: str) -> str:
    """The paragraph without a notice of rights at its end; nothing of one that is such a notice."""
    lower = paragraph.lower()
    if not any(sign in lower for sign in ("copyright", "©", "ⓒ", "(c)")):
        return paragraph
    first = paragraph[slice(*sentence_spans(paragraph)[0])].lower() if paragraph.strip() else ""
    if _is_about_rights(first, lower):
        return ""
    notice = _RIGHTS.search(paragraph)
    return paragraph if notice is None or _IS_REPORT.match(notice.group()) else paragraph[: notice.start()]


def _is_about_rights(first: str, lower: str) -> bool:
    """Whether a paragraph speaks of the rights in the text itself from its first sentence on.

    A report on a court's ruling about copyright and fair use speaks of somebody else's.
    """
    is_notice = any(word in lower for word in ("fair use", "permission", "all rights"))
    return "copyright" in first and is_notice and _OF_ITSELF.search(lower) is not None


def _without_head(
    paragraphs: list[str], headline: str, authors: tuple[str, ...], found: _Findings
) -> list[str]:
    """Without what stands above the story: the headline again, kickers, names, dates and counts.

    That is little. Many lines before the first sentence, or most of all words, are a list: the story itself.
    """
    starts = (index for index, part in enumerate(paragraphs) if _may_open(part, headline))
    start = next(starts, None)
    if start is None:
        return paragraphs
    head, rest = paragraphs[:start], paragraphs[start:]
    if _is_list(head, rest):
        head, rest = [], [part for part in head if not _says(part, headline)] + rest
    elif head and _is_first_of(head[-1], rest):
        head, rest = head[:-1], [head[-1], *rest]
    if head:
        found.did("site chrome")
    while len(rest) > 1 and headline and _says(rest[0], headline):
        rest = rest[1:]
    return _without_tail(rest, authors, found)


def _is_first_of(line: str, rest: list[str]) -> bool:
    """Whether a line is the first of the numbered titles of a list: the second comes further down."""
    first = _NUMBERED.match(line)
    second = f"{int(first[1]) + 1}{first[2]}" if first else ""
    return bool(first) and any(part.startswith(second) and not looks_like_a_sentence(part) for part in rest)


def _is_list(head: list[str], rest: list[str]) -> bool:
    """Whether lines above the first sentence are more than what stands above a story."""
    above, below = (sum(map(word_count, parts)) for parts in (head, rest))
    return len(head) >= _LIST_LINES and above > max(_HEAD_WORDS, below)


def _may_open(paragraph: str, headline: str) -> bool:
    """Whether the story may begin with it: a sentence, a line of one, or too long for a kicker or a name."""
    goes_on = word_count(paragraph) >= _SENTENCE_WORDS and paragraph[-1] in ",;"
    is_running = goes_on or len(paragraph) >= _LONG_LINE
    return looks_like_a_sentence(paragraph) or (is_running and not _says(paragraph, headline))


def _without_tail(paragraphs: list[str], authors: tuple[str, ...], found: _Findings) -> list[str]:
    """Without what stands below it: who the author is, and who has sent the text to the press."""
    if end := _sender(paragraphs):
        paragraphs = paragraphs[:end]
        found.did("sender's note")
    while len(paragraphs) > 1 and (BIO.fullmatch(paragraphs[-1]) or _is_about(paragraphs[-1], authors)):
        paragraphs = paragraphs[:-1]
        found.did("author's note")
    return paragraphs


def _sender(paragraphs: list[str]) -> int:
    """Where a press release begins to speak of its sender; 0 where it does not.

    That is a title such as "About Nordvik" above a paragraph that begins with the name, towards the end.
    """
    for at in range(len(paragraphs) - 2, max(1, len(paragraphs) // 2), -1):
        title, said = ABOUT.fullmatch(paragraphs[at]), paragraphs[at + 1]
        is_short = sum(map(word_count, paragraphs[at:])) <= _SENDERS_SHARE * sum(map(word_count, paragraphs))
        if (
            title
            and is_short
            and said.removeprefix("The ").startswith((title["name"] or title["firm"]).split()[0])
        ):
            return at
    return 0


def _is_about(paragraph: str, authors: tuple[str, ...]) -> bool:
    """Whether a paragraph begins with an author's name and says what he or she is."""
    starts = any(len(name.split()) > 1 and paragraph.startswith(name) for name in authors)
    return (
        starts
        and re.search(r"\b(?:is|was|ist|est|es) (?:an?|the|eine?|une?|una?)\b", paragraph[:200]) is not None
    )


def _says(paragraph: str, headline: str) -> bool:
    one, other = (re.sub(r"\W+", "", text).casefold() for text in (paragraph, headline))
    return bool(other) and (one == other or (one.endswith(other) and len(one) < len(other) + 60))


def _without_dateline(paragraph: str, found: _Findings) -> str:
    match = DATELINE.match(paragraph)
    if match is None:
        return paragraph
    agency = next((match[name] for name in _AGENCY_GROUPS if match[name]), "")
    place = match["place1"] or match["place2"] or match["place3"] or ""
    found.dateline = (DATELINE_DAY.sub("", place) or match["day"] or "").strip(" ,")
    if agency:
        found.credits.insert(0, agency)
    found.did("dateline")
    return paragraph[match.end("line") :]


def _without_last_credit(paragraph: str, found: _Findings) -> str:
    """The last paragraph without the origin in brackets behind its full stop."""
    match = LAST_CREDIT.search(paragraph)
    if match is None:
        return paragraph
    found.credits.append(match["agency"])
    found.did("credit line")
    return paragraph[: match.start()]
