"""A model's answer → its prose: without thoughts, fences, JSON, headings, list marks and outer quotes.

Models wrap what they were asked for in many ways. What is prose is told by its shape, in any language: a
line that ends a sentence is prose, and a short line that does not is a heading, a label or a count of words.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_THOUGHT = re.compile(
    r"<(?P<name>think|thinking|thought|reasoning)>.*?(?:</(?P=name)>|\Z)|^.*?</think(?:ing)?>",
    re.DOTALL | re.IGNORECASE,
)
"""What models that reason write before their answer; one that was cut off has not answered. Some servers
send the closing tag alone, because the opening one stands in the prompt."""
_FENCED = re.compile(
    r"^\s*(?:`{3,}|~{3,})[^\n]*\n(?P<inside>.*?)(?:^\s*(?:`{3,}|~{3,})\s*$|\Z)", re.DOTALL | re.MULTILINE
)
"""A block between fences of backticks or tildes; the last may not be closed."""
_LIST_MARK = re.compile(r"^\s*(?:[-*•·]\s+|\(?\d{1,2}[.)]\s+|[a-z][.)]\s+|>+\s*|\[\d{1,2}\]\s*)")
"""The mark before an item of a list: "- ", "2. ", "[3]"."""
_EMPHASISED = re.compile(r"^\s*(?P<mark>\*\*|__|\*|_)(?P<inside>(?:(?!(?P=mark)).)+)(?P=mark)[:：]?\s*$")
"""A line that is emphasised from end to end: "**What happened**"."""
_HEADING = re.compile(r"^\s*#{1,6}\s")
"""A heading marked by hashes."""
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
"""A line across the page: "---"."""
_TABLE = re.compile(r"^\s*\|.*\|\s*$")
"""A row of a table: "| Norrby | 12 |"."""
_ENDS = re.compile(r"[.!?…。！？؟।][\"”’'»«」』)\]*_]*\s*$")
"""What ends a sentence, in the scripts that models write."""
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "'": "'"}
"""Quotation mark that opens → the marks that may close it."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*_]*(?:\s|$)|[。！？؟।]")
"""The end of a sentence anywhere in a text, in the scripts that models write."""
_SHORT = 0.6
"""Share of the longest line after it; a first line shorter than that was not broken off to fit a width, but
is a title (chosen by reading; not measured)."""
_FEWEST_WORDS = 5
"""Words of the shortest text inside JSON that is prose without the mark of a sentence's end; a shorter one is
a label, a language or a flag (chosen by reading; not measured)."""


def prose(answer: str) -> str:
    """The sentences of `answer`, one paragraph a line; "" where the answer holds none."""
    return "\n".join(_paragraphs(_unquoted(_out_of_json(without_thoughts(answer)))))


def without_thoughts(answer: str) -> str:
    """An answer without the thoughts before it and the fences around it."""
    return _unfenced(_THOUGHT.sub("", answer).strip())


def ends_sentence(text: str) -> bool:
    """Whether `text` ends where a sentence ends."""
    return bool(_ENDS.search(text))


def _unfenced(text: str) -> str:
    """The text inside fences, where there is any; else the whole text."""
    inside = "\n".join(found["inside"].strip() for found in _FENCED.finditer(text))
    return inside or text


def _out_of_json(text: str) -> str:
    """The longer texts of a JSON value, a line each; any other text as it is."""
    if not text.startswith(("{", "[")):
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    found = [one for one in _strings(value) if len(one.split()) >= _FEWEST_WORDS or _ENDS.search(one)]
    return "\n".join(found) or text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _unquoted(text: str) -> str:
    """The text without the quotation marks around all of it: a model that answers is not quoted."""
    inside = text[1:-1]
    if len(text) < 2 or text[-1] not in _PAIRS.get(text[0], ""):
        return text
    is_one = text[0] not in inside and text[-1] not in inside
    return inside.strip() if is_one else text


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs that are prose, each on one line and without the mark of a list."""
    for block in _blocks(text):
        lines = block[1:] if _is_label(block) else block
        paragraph = " ".join(lines).strip()
        if paragraph and not paragraph.endswith((":", "：")) and _SENTENCE_END.search(paragraph):
            yield _unquoted(paragraph)


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines that belong together. Blank lines, headings, rules, tables and list marks part blocks."""
    block: list[str] = []
    for line in text.splitlines():
        is_mark = _LIST_MARK.match(line)
        is_nothing = not line.strip() or _is_heading(line) or _RULE.match(line) or _TABLE.match(line)
        if block and (is_mark or is_nothing):
            yield block
            block = []
        if not is_nothing:
            block.append(_LIST_MARK.sub("", line).strip())
    if block:
        yield block


def _is_label(block: list[str]) -> bool:
    """Whether the first line is a title or a label over the others: short beside them, no sentence."""
    first, others = block[0], block[1:]
    if not others or _ENDS.search(first):
        return False
    return first.endswith((":", "：")) or len(first) < _SHORT * max(map(len, others))


def _is_heading(line: str) -> bool:
    """Whether a line is a heading: marked by hashes, or emphasised from end to end and no sentence."""
    emphasised = _EMPHASISED.match(line)
    return bool(_HEADING.match(line)) or bool(emphasised and not _ENDS.search(emphasised["inside"]))
