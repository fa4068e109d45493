"""A text, Markdown or HTML file becomes an article: what ``digest make`` is given.

Headline, outlet, byline and date are read out of the text itself. Nothing is guessed: a relative date
("yesterday") or a day that could be a month is no date.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.dates.reading import NO_HINT, dates_in
from digest.errors import ExtractError
from digest.extract.assemble import headline_from
from digest.extract.bylines import joined, names_from
from digest.extract.clean import Cleaned, clean, looks_like_a_sentence, mended
from digest.extract.dates import MONTH, Moment, moment_from_day, moment_from_text
from digest.extract.decode import text_from_bytes
from digest.extract.page import PageText, read_page
from digest.extract.phrases import BYLINE, DATELINE
from digest.models import Article, Evidence
from digest.text.language import language_of
from digest.text.scripts import word_count
from digest.text.sentences import sentences
from digest.text.tokens import shingles, words
from digest.web.owners import owner_from_url
from digest.web.urls import canonical_url, registrable_domain

if TYPE_CHECKING:
    from datetime import datetime

HEADLINE_CHARACTERS = 90
"""Characters of a first line that can be a headline. Chosen by reading; not measured."""
_LONGEST_HEADLINE = 140
"""Characters of a first sentence that is taken whole where no clause can be cut off (decision 0041)."""
FIRST_WORDS = "first words"
"""The edit of a document in which no sentence ends: its beginning is all that is kept."""
_FIRST_CHARACTERS = 240
"""Characters that are kept of a text in which no sentence ends. Chosen by reading; not measured."""
_WRITTEN = 0.8
"""Share of letters, digits and blanks from which on a text is no debris of a program. Chosen by reading; not
measured."""
_LEAST_WORDS = 12
"""Words that a text without sentences must have to be told from a label. Chosen by reading; not measured."""
_ECHO = 0.6
"""Share of a paragraph's shingles that the rest repeats, from which on it only announces the rest."""

_HTML = re.compile(
    r"\A\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|article|div|p|h1)\b", re.IGNORECASE | re.DOTALL
)
_HEADING = re.compile(r"^#{1,2}\s+(.+)$")
_LABELLED = re.compile(
    r"^(?:\W*)(date|published|publication date|posted|updated|title|headline|author|byline|by|source|"
    r"publisher|outlet|publication|site|url|link)\s*[:=]\s*(.+)$",
    re.IGNORECASE,
)
_DATED_START = re.compile(
    r"^(?:date|dated|published|posted)?\s*:?\s*(\d{4}-\d{2}-\d{2})(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?"
    r"[\s:,|–—-]+(?=\S)",
    re.IGNORECASE,
)
_WRITTEN_DAY = (
    rf"(?:(?:{MONTH})\.? \d{{1,2}},? \d{{4}}|\d{{1,2}}\.? (?:{MONTH})\.?,? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
_OUTLET_AND_DAY = re.compile(
    rf"^(?P<outlet>[^\W\d][^,|–—\n]{{1,60}}?)\s*[,|–—-]\s*(?P<day>{_WRITTEN_DAY}).{{0,40}}$", re.IGNORECASE
)
_DAY_LINE = re.compile(
    rf"^(?:\w+day,? |published |posted |updated |on |date )*:?\s*(?P<day>{_WRITTEN_DAY}).{{0,40}}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+(?P<rest>\S.*)$", re.DOTALL)
_ITEM_TITLE = re.compile(r"^[^.!?:]{3,80}:\s+(?=[\"“'‘(]?[A-Z0-9])")
_ORIGIN = re.compile(
    r"\b(?:original source of this (?:article|story) is|(?:originally|first) published (?:on|by|in|at))\s+"
    r"(?P<outlet>[^\n.]{2,60})",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Facts:
    """What the text says of itself."""

    headline: str = ""
    publisher: str = ""
    authors: list[str] = field(default_factory=list)
    published: Moment | None = None


def article_from_document(name: str, content: bytes, *, now: datetime) -> Article:
    """The article that the file or address `name` holds.

    Raises:
        ExtractError: it is empty, no text, or holds no sentence.
    """
    text = text_from_bytes(content, name)
    if name.startswith(("http://", "https://")) or _HTML.match(text):
        return _article_from_page(name, read_page(text.encode("utf-8", "replace"), _address(name)), now)
    return _article_from_text(name, text, now)


def _article_from_page(name: str, page: PageText, now: datetime) -> Article:
    cleaned = clean(page.text, headline=page.headline, authors=page.authors)
    if not cleaned.text or (not page.is_article and not _is_meant(name, cleaned.text)):
        raise ExtractError(name, "no article was found on the page; save its text alone and give that")
    url = canonical_url(_address(name)) or _identity(name)
    return Article(
        url=url,
        headline=headline_from(page.headline) or headline_from_text(cleaned.text),
        publisher=page.publisher or registrable_domain(url) or _stem(name),
        owner=owner_from_url(url) if url.startswith("http") else "",
        published=_past(page.published, now),
        is_day_only=page.is_day_only,
        first_seen=now,
        text=cleaned.text,
        byline=joined(page.authors or cleaned.authors),
        credit=cleaned.credit,
        dateline=cleaned.dateline,
        language=language_of(cleaned.text, page.language),
        is_paywalled=page.is_paywalled,
        stated_kind=page.stated_kind,
        edits=cleaned.edits,
    )


def _is_meant(name: str, text: str) -> bool:
    """Whether what looks like no article is taken for one: a file that somebody saved, with prose in it."""
    return not _address(name) and any(map(looks_like_a_sentence, text.split("\n\n")))


def _article_from_text(name: str, text: str, now: datetime) -> Article:
    facts, story = _read_facts(mended(text))
    cleaned = clean(story, headline=facts.headline, authors=names_from(facts.authors))
    body = "\n\n".join(_prose(cleaned.text.split("\n\n"))) or first_words(cleaned.text)
    if not body:
        raise ExtractError(name, "no sentence was found in it; give a file with an article's text")
    edits = _edits(text, cleaned, body)
    moment = facts.published or _of_dateline(cleaned.dateline)
    return Article(
        url=_identity(name),
        headline=facts.headline or headline_from_text(body),
        publisher=facts.publisher or cleaned.credit or _stem(name),
        published=_past(moment.at, now) if moment else None,
        is_day_only=moment.is_day_only if moment else False,
        first_seen=now,
        text=body,
        byline=joined(names_from(facts.authors) or cleaned.authors),
        credit=cleaned.credit,
        dateline=cleaned.dateline,
        language=language_of(body),
        evidence=Evidence.BLURB if FIRST_WORDS in edits else Evidence.FULL,
        edits=edits,
    )


def _edits(source: str, cleaned: Cleaned, body: str) -> tuple[str, ...]:
    """What was done between the file and the article's text."""
    letters = clean(source).edits
    edits = [edit for edit in ("garbled encoding", "look-alike letters") if edit in letters]
    has_prose = bool(_prose(cleaned.text.split("\n\n")))
    ours = FIRST_WORDS if not has_prose else "subheads" if body != cleaned.text else ""
    return (*edits, *cleaned.edits, *filter(None, [ours]))


def first_words(text: str) -> str:
    """The beginning of a text in which no sentence ends, cut at a blank; empty where there is too little."""
    written = sum(unicodedata.category(letter)[0] in "LMNZ" or letter == "\n" for letter in text)
    if word_count(text) < _LEAST_WORDS or written < _WRITTEN * len(text):
        return ""
    first = " ".join(text[: 2 * _FIRST_CHARACTERS].split())
    if len(first) <= _FIRST_CHARACTERS:
        return first
    cut = first[:_FIRST_CHARACTERS]
    return cut.rpartition(" ")[0] or cut


def headline_from_text(text: str) -> str:
    """A headline out of the first sentence, cut at a clause, or at a word, where it is too long."""
    first = next(iter(sentences(text)), text).strip().rstrip(".")
    if len(first) <= HEADLINE_CHARACTERS:
        return first
    clauses = [found.start() for found in re.finditer(r"[,;:]\s|\s[–—]\s", first)]
    fitting = [end for end in clauses if HEADLINE_CHARACTERS // 3 <= end <= HEADLINE_CHARACTERS]
    if fitting:
        return first[: fitting[-1]]
    if len(first) <= _LONGEST_HEADLINE or " " not in first[:HEADLINE_CHARACTERS]:
        return first[:_FIRST_CHARACTERS]
    return first[: first.rindex(" ", 0, HEADLINE_CHARACTERS)]


# --------------------------------------------------------------------------- facts


def _read_facts(text: str) -> tuple[_Facts, str]:
    """What the lines above the story say, and the text from there on without a date stuck to its start."""
    facts = _Facts()
    lines = text.strip().split("\n")
    start = 0
    for index, line in enumerate(lines):
        bare = " ".join(line.replace("*", "").replace("\\", "").split())
        if dated := _DATED_START.match(bare):
            facts.published = facts.published or moment_from_text(dated[1])
            lines[index] = bare = bare[dated.end() :]
        if looks_like_a_sentence(bare) and not _HEADING.match(line.strip()):
            start = index
            break
        _read_line(bare, line.strip(), facts)
    _read_below_standfirst(lines[start : start + 12], facts)
    if not facts.publisher and (origin := _ORIGIN.search(text)):
        facts.publisher = " ".join(re.sub(r"\]\([^)]*\)|[\[\]*]", "", origin["outlet"]).split())
    return facts, "\n".join(lines)


def _read_below_standfirst(lines: list[str], facts: _Facts) -> None:
    """Byline and date may stand below a standfirst that is a sentence: those lines alone are read there."""
    for line in lines:
        bare = " ".join(re.sub(r"\]\([^)]*\)|[\[\]*\\]", "", line).split())
        if (
            BYLINE.fullmatch(bare)
            or (_OUTLET_AND_DAY.match(bare) and len(bare) < 80)
            or _DAY_LINE.match(bare)
        ):
            _read_line(bare, "", facts)


def _read_line(bare: str, raw: str, facts: _Facts) -> None:
    """Take what a line above the story says into `facts`."""
    plain = re.sub(r"\]\([^)]*\)|[\[\]]", "", bare)
    if not any(read(plain, facts) for read in (_labelled, _byline, _outlet_and_day, _day)):
        _headline(plain, raw, facts)


def _labelled(plain: str, facts: _Facts) -> bool:
    found = _LABELLED.match(plain)
    if found is None:
        return False
    label, value = found[1].lower(), found[2].strip(" \"'")
    if label in {"title", "headline"}:
        facts.headline = facts.headline or value
    elif label in {"author", "byline", "by"}:
        facts.authors.append(value)
    elif label in {"source", "publisher", "outlet", "publication", "site"}:
        facts.publisher = facts.publisher or value
    elif moment := moment_from_text(value):
        facts.published = facts.published or moment
    return True


def _byline(plain: str, facts: _Facts) -> bool:
    found = BYLINE.fullmatch(plain)
    if found:
        facts.authors.append(found["names"])
    return found is not None


def _outlet_and_day(plain: str, facts: _Facts) -> bool:
    found = _OUTLET_AND_DAY.match(plain)
    if (
        found is None
        or re.fullmatch(r"\w+day", found["outlet"])
        or not (moment := moment_from_text(found["day"]))
    ):
        return False
    facts.publisher = facts.publisher or found["outlet"].strip()
    facts.published = facts.published or moment
    return True


def _day(plain: str, facts: _Facts) -> bool:
    found = _DAY_LINE.match(plain)
    if found is None or not (moment := moment_from_text(found["day"])):
        return False
    facts.published = facts.published or moment
    return True


def _headline(plain: str, raw: str, facts: _Facts) -> None:
    heading = _HEADING.match(raw)
    text = re.sub(r"\]\([^)]*\)|[\[\]]", "", heading[1]).strip(" #*") if heading else plain
    fits = heading or (3 <= len(text.split()) <= 30 and len(text) <= 200 and clean(text).text != "")
    if fits and not facts.headline and not DATELINE.match(text):
        facts.headline = text


# --------------------------------------------------------------------------- prose


def _prose(paragraphs: list[str]) -> list[str]:
    """Whole paragraphs of sentences: no subheads, no list marks, no standfirst that the rest repeats."""
    prose = [bare for paragraph in paragraphs if (bare := _as_prose(paragraph))]
    return prose[1:] if len(prose) > 2 and _is_echo(prose[0], prose[1:]) else prose


def _as_prose(paragraph: str) -> str:
    if numbered := _NUMBERED.match(paragraph):
        paragraph = numbered["rest"]
        # "Title: text" of a list becomes its text; the title is a subhead.
        titled = _ITEM_TITLE.match(paragraph)
        if titled and looks_like_a_sentence(paragraph[titled.end() :]):
            paragraph = paragraph[titled.end() :]
    return "" if _is_subhead(paragraph) else paragraph


def _is_subhead(paragraph: str) -> bool:
    ends = re.search(r"[.!…。！][\"”’'»)\]]*$|[:;,]$", paragraph) is not None
    asks = paragraph.endswith("?") and len(paragraph.split()) > 8
    return not ends and not asks and not re.search(r"[\"”’»]$", paragraph)


def _is_echo(first: str, rest: list[str]) -> bool:
    announced = set(shingles(words(first)))
    told = {shingle for paragraph in rest for shingle in shingles(words(paragraph))}
    return bool(announced) and len(announced & told) >= _ECHO * len(announced)


# --------------------------------------------------------------------------- identity


def _address(name: str) -> str:
    return name if name.startswith(("http://", "https://")) else ""


def _identity(name: str) -> str:
    return f"file:{quote(PurePath(name).as_posix())}"


def _stem(name: str) -> str:
    return PurePath(name).stem or name


def _of_dateline(dateline: str) -> Moment | None:
    """The day of a dateline: all of it, or the only one in it ("June 6, 2023, 2022" ends in a time)."""
    days = {found.written.day for found in dates_in(dateline, NO_HINT)}
    return moment_from_text(dateline) or (moment_from_day(days.pop()) if len(days) == 1 else None)


def _past(at: datetime | None, now: datetime) -> datetime | None:
    return at if at is not None and at <= now else None
