"""Entries of a feed → the same without the boilerplate that the feed's program writes into each. Pure.

A line ("Read full topic"), or words before the first colon, that recur at the same place in many entries of
one feed are boilerplate. So it is found by comparing the entries, in any language. Only boilerplate that
differs from entry to entry needs a list (`labels`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from digest.collect.labels import first_on_at, invitation_at, labels_in, says_more
from digest.text.html import html_from_text, one_line, plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Entry

LEAST_ENTRIES = 3
"""A line is boilerplate only if at least this many entries of the feed have it. Chosen by reading; not
measured."""
_SHARE = 0.5
"""A line is boilerplate only if at least this share of the feed's entries has it (decision 0028)."""
_EDGE = 3
"""Boilerplate lines are looked for among this many first and last lines of an entry."""
_LABELLED = 8
"""Labels are looked for in this many first and last lines of an entry. Chosen by reading; not measured."""
_LONGEST_LABELLED = 4000
"""Labels are looked for only in lines up to this many characters. A limit against hostile documents; not
measured."""
_LEAST_LEFT = 4
"""Recurring lines are removed only if at least this many words of the entry are left: in a feed of bare
figures all lines recur."""
_LONGEST_START = 600
"""An opening is looked for in this many first characters of a line. A limit against hostile documents; not
measured."""
_LONGEST_OPENING = 8
"""Most words of an opening. Chosen by reading; not measured."""
_LONGEST_SLOT = 3
"""Most words in the part of an opening that changes from entry to entry. Chosen by reading; not measured."""

_BLOCK = re.compile(
    r"(</?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|"
    r"hr|li|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)\b[^<>]*>)",
    re.IGNORECASE,
)
_FIGCAPTION = re.compile(r"<figcaption\b[^<>]*>.*?</figcaption>", re.IGNORECASE | re.DOTALL)
_UNIT = re.compile(r"<[^<>]*>|&#?\w{1,10};|.", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"<(?:a|small)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_TOKEN = re.compile(r"\[[^\[\]]{1,60}\]|https?://\S+|\S+")
_IDENTIFIER = re.compile(r"(?=\S*\d)(?=\S*[^\W\d])\S{6,}")
_OPENING_END = re.compile(r"[:：|»\]]$|^(?:--|[-–—])$")
_LABEL = re.compile(r"\w[:：]$")
_OPENING_SIGN = re.compile(r"[:：|»\]]$|^\[\]$|^<")
_BY = r"(?:\W*(?:by|von|par|por|di|da|door|av|af|przez|от|od)\s+)?"
_AFTER_BYLINE = re.compile(r"\s*(?:[|/,:–—-]+\s*|\n|$)|\s+(?=[^\W\da-z_])")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an entry's markup: the inline markup between two block tags."""

    place: int
    """Its index among the pieces of the markup."""
    text: str
    key: str
    """The line with the parts masked that change from entry to entry, to compare it with others."""


def without_boilerplate(entries: Sequence[Entry], feed_title: str) -> tuple[Entry, ...]:
    """The entries of one reading of a feed without the boilerplate that its program added."""
    bodies = _trimmed([entry.html for entry in entries], entries, feed_title)
    sent = [html_from_text(entry.summary) for entry in entries]
    blurbs = [
        entry.summary if before == after else plain_text(after)
        for entry, before, after in zip(entries, sent, _trimmed(sent, entries, feed_title), strict=True)
    ]
    return tuple(
        _with(entry, html, blurb) for entry, html, blurb in zip(entries, bodies, blurbs, strict=True)
    )


def _with(entry: Entry, html: str, summary: str) -> Entry:
    """The entry with its trimmed body, and a blurb made from the trimmed body or the trimmed blurb."""
    if html != entry.html and plain_text(entry.html)[:100] == entry.summary[:100]:
        shorter = plain_text(html)[: len(entry.summary)]
        summary = shorter if len(shorter) < len(summary) else summary
    summary = _without_invitation(summary, entry)
    if html == entry.html and summary == entry.summary:
        return entry
    return replace(entry, html=html, summary=summary)


def _without_invitation(summary: str, entry: Entry) -> str:
    """A blurb without its invitation to read on; a blurb that was cut off gets an ellipsis instead."""
    at = min(first_on_at(summary, entry.title), len(summary))
    kept = summary[:at].rstrip()
    read_on = invitation_at(kept)
    kept = kept[:read_on].rstrip(" ([|–—-") if read_on < len(kept) else kept
    if kept == summary.rstrip():
        return summary
    is_whole = not kept or kept[-1] in '.!?…。！？"”’»)]'
    return kept if is_whole else f"{kept}…"


# --------------------------------------------------------------------------- bodies


def _trimmed(bodies: Sequence[str], entries: Sequence[Entry], feed_title: str) -> list[str]:
    """The bodies without labels, recurring lines and recurring openings."""
    pieces = [_BLOCK.split(_without_captions(body)) for body in bodies]
    for parts, entry in zip(pieces, entries, strict=True):
        _drop_labels(parts, entry)
    read = [_lines(parts, entry, feed_title) for parts, entry in zip(pieces, entries, strict=True)]
    recurring = _recurring(read)
    for parts, lines in zip(pieces, read, strict=True):
        _drop_lines(parts, lines, recurring)
    left = [[line for line in lines if parts[line.place]] for parts, lines in zip(pieces, read, strict=True)]
    _drop_openings(pieces, left, entries, feed_title)
    return ["".join(parts) for parts in pieces]


def _without_captions(body: str) -> str:
    bare = _FIGCAPTION.sub("", body) if "<figcaption" in body else body
    return bare if plain_text(bare) else body


def _lines(parts: Sequence[str], entry: Entry, feed_title: str) -> list[_Line]:
    """The lines of a body that are not blank."""
    lines = [_Line(place, text, "") for place, text in _texts(parts)]
    return [
        replace(line, key=_key(parts[line.place], line.text, entry, feed_title))
        if _is_edge(at, lines)
        else line
        for at, line in enumerate(lines)
    ]


def _texts(parts: Sequence[str]) -> list[tuple[int, str]]:
    """The lines of a body: each one's index among the pieces, and its text."""
    texts = ((place, _text(parts[place])) for place in range(0, len(parts), 2) if parts[place].strip())
    return [(place, text) for place, text in texts if text.strip()]


def _is_edge(at: int, lines: Sequence[object], edge: int = _EDGE) -> bool:
    return at < edge or at >= len(lines) - edge


def _text(inline: str) -> str:
    """The text of inline markup; each reference in it becomes one character."""
    return unescape(_TAG.sub("", inline))


def _key(inline: str, text: str, entry: Entry, feed_title: str) -> str:
    """The line with the entry's own names masked, and in links and small print its numbers too."""
    key = one_line(text)
    for mark, name in (("<title>", entry.title), ("<byline>", entry.byline), ("<feed>", feed_title)):
        key = key.replace(name, mark) if len(name) > 3 else key
    key = re.sub(r"https?://\S+", "<url>", key).casefold()
    return _NUMBER.sub("0", key) if _LINK.search(inline) else key


def _recurring(read: Sequence[Sequence[_Line]]) -> frozenset[str]:
    """The keys of the lines that recur among the first or last lines of many entries."""
    counts = Counter(key for lines in read for key in {line.key for line in _edges(lines)})
    several = sum(len(lines) > 1 for lines in read)
    least = max(LEAST_ENTRIES, _SHARE * several)
    return frozenset(key for key, count in counts.items() if count >= least)


def _edges(lines: Sequence[_Line]) -> list[_Line]:
    return [line for at, line in enumerate(lines) if _is_edge(at, lines)]


def _drop_lines(parts: list[str], lines: Sequence[_Line], recurring: frozenset[str]) -> None:
    """Remove recurring lines at the start and end; an invitation to read on stays, as it shows a cut."""
    gone = [line for line in _edges(lines) if line.key in recurring and not says_more(line.text)]
    left = sum(len(line.text.split()) for line in lines if line not in gone)
    if gone and left >= _LEAST_LEFT:
        for line in gone:
            parts[line.place] = ""


def _drop_labels(parts: list[str], entry: Entry) -> None:
    """Remove labels of programs, sponsors' messages, picture credits and a byline before the text."""
    is_first = True
    lines = _texts(parts)
    for at, (place, text) in enumerate(lines):
        is_looked_at = _is_edge(at, lines, _LABELLED) and len(text) <= _LONGEST_LABELLED
        spans = labels_in(text, has_lines=len(lines) > 1) if is_looked_at else []
        if is_first and (end := _byline_end(text, entry.byline)):
            spans.append((0, end))
        is_first = is_first and bool(spans)
        if spans:
            parts[place] = _without_spans(parts[place], spans)


def _byline_end(text: str, byline: str) -> int:
    """The number of characters at the start of `text` that repeat the entry's byline."""
    if len(byline) < 4:
        return 0
    found = re.match(rf"{_BY}{re.escape(byline)}", text, re.IGNORECASE)
    after = _AFTER_BYLINE.match(text, found.end()) if found else None
    starts_with_word = found is not None and found.group().casefold() != byline.casefold()
    is_parted = after is not None and (after.group().strip() != "" or after.end() == len(text))
    return after.end() if after and (starts_with_word or is_parted) else 0


def _without_spans(inline: str, spans: Sequence[tuple[int, int]]) -> str:
    """Inline markup without the parts of its text at `spans`; the tags stay."""
    kept: list[str] = []
    at = 0
    for unit in _UNIT.findall(inline):
        if unit.startswith("<") and len(unit) > 1:
            kept.append(unit)
            continue
        if not any(start <= at < end for start, end in spans):
            kept.append(unit)
        at += 1
    return "".join(kept)


# --------------------------------------------------------------------------- openings


def _drop_openings(
    pieces: Sequence[list[str]], read: Sequence[Sequence[_Line]], entries: Sequence[Entry], feed_title: str
) -> None:
    """Remove the opening that many entries share, up to a colon, bracket or bar ("[Outlet] Place -- ")."""
    firsts = [lines[0] if lines else None for lines in read]
    tokens = [
        _tokens(line.text, entry, feed_title) if line else []
        for line, entry in zip(firsts, entries, strict=True)
    ]
    template = _template(tokens)
    for parts, line, words in zip(pieces, firsts, tokens, strict=True):
        used = _fitting(words, template) if template else 0
        if line and used and len(words) - used >= _LEAST_LEFT:
            parts[line.place] = _without_spans(parts[line.place], [(0, words[used][1])])


def _tokens(text: str, entry: Entry, feed_title: str) -> list[tuple[str, int]]:
    """The words of a line with their positions; a name of the entry or its feed is masked as one word."""
    start = text[:_LONGEST_START]
    names = {entry.title: "<title>", entry.byline: "<byline>", feed_title: "<feed>"}
    known = [re.escape(name) for name in names if len(name) > 3 and name in start]
    pattern = re.compile("|".join([*known, _TOKEN.pattern])) if known else _TOKEN
    return [(_masked(found.group(), names), found.start()) for found in pattern.finditer(start)]


def _masked(word: str, names: dict[str, str]) -> str:
    if word in names:
        return names[word]
    if word.startswith("[") and word.endswith("]"):
        return "[]"
    return "<id>" if _IDENTIFIER.fullmatch(word) else word.casefold()


def _template(tokens: Sequence[Sequence[tuple[str, int]]]) -> list[str | None]:
    """The opening words of most entries, `None` for a part that changes; empty if there is no such opening.

    It ends at a colon, a bracket, a bar, or a dash after one: what comes next is the entry's own text. A
    changing part that holds numbers is a fact, not boilerplate.
    """
    longer = [words for words in tokens if len(words) > _LEAST_LEFT]
    columns: list[str | None] = []
    for place in range(_LONGEST_OPENING):
        column = Counter(words[place][0] for words in longer if len(words) > place)
        word, count = column.most_common(1)[0] if column else ("", 0)
        is_common = count >= max(LEAST_ENTRIES, _SHARE * len(longer))
        if (
            not is_common
            and sum(n for each, n in column.items() if each.strip("().,")[:1].isdigit()) * 2 > count
        ):
            break
        columns.append(word if is_common else None)
    ends = [place for place, word in enumerate(columns) if word and _OPENING_END.search(word)]
    ends = [end for end in ends if not _is_followed_by_numbers(longer, end)]
    if _is_record(longer):
        return []
    for end in reversed(ends):
        words = [word for word in columns[: end + 1] if word]
        if 2 * len(words) >= end + 1 and columns[0] and any(map(_OPENING_SIGN.search, words)):
            return columns[: end + 1]
    return []


def _is_record(tokens: Sequence[Sequence[tuple[str, int]]]) -> bool:
    """Whether most entries share several labels ("Wind: … Sky: …"); these name facts and must stay."""
    labels = Counter(
        label for words in tokens for label in {word for word, _ in words if _LABEL.search(word)}
    )
    return sum(2 * count > len(tokens) >= LEAST_ENTRIES for count in labels.values()) > 1


def _is_followed_by_numbers(tokens: Sequence[Sequence[tuple[str, int]]], end: int) -> bool:
    """Whether a label is followed by numbers in most entries ("Magnitude: 4.5") and so names a fact."""
    following = [words[end + 1][0] for words in tokens if len(words) > end + 1]
    return 2 * sum(word[:1].isdigit() for word in following) > len(following)


def _fitting(words: Sequence[tuple[str, int]], template: Sequence[str | None]) -> int:
    """How many first words of an entry match the template; a changing part matches one to three."""
    at = 0
    for place, wanted in enumerate(template):
        if at >= len(words):
            return 0
        if wanted is None:
            following = next((word for word in template[place + 1 :] if word), None)
            ahead = [each for each, _ in words[at + 1 : at + 1 + _LONGEST_SLOT]]
            at += 1 + (
                ahead.index(following) if following in ahead and template[place + 1] == following else 0
            )
        elif words[at][0] == wanted:
            at += 1
        else:
            return 0
    return at
