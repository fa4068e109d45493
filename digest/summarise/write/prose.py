"""Extract the prose of a model's answer: drop thoughts, fences, JSON, headings, list marks and outer quotes.

Models wrap what they were asked for in many ways. Prose is recognised by its shape, in any language: a
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
"""The thoughts that a model writes before its answer, up to the closing tag, or up to the end if it was cut
off. Some servers send the closing tag alone, because the opening one is part of the prompt."""
_FENCED = re.compile(
    r"^\s*(?:`{3,}|~{3,})[^\n]*\n(?P<inside>.*?)(?:^\s*(?:`{3,}|~{3,})\s*$|\Z)", re.DOTALL | re.MULTILINE
)
"""A block between fences of backticks or tildes; the closing fence of the last block may be missing."""
_LIST_MARK = re.compile(r"^\s*(?:[-*•·]\s+|\(?\d{1,2}[.)]\s+|[a-z][.)]\s+|>+\s*|\[\d{1,2}\]\s*)")
"""The mark before an item of a list: "- ", "2. ", "[3]"."""
_EMPHASISED = re.compile(r"^\s*(?P<mark>\*\*|__|\*|_)(?P<inside>(?:(?!(?P=mark)).)+)(?P=mark)[:：]?\s*$")
"""A line that is emphasised from end to end: "**What happened**"."""
_HEADING = re.compile(r"^\s*#{1,6}\s")
"""A heading marked by hashes."""
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
"""A horizontal rule: "---"."""
_TABLE = re.compile(r"^\s*\|.*\|\s*$")
"""A row of a table: "| Norrby | 12 |"."""
_ENDS = re.compile(r"[.!?…。！？؟।][\"”’'»«」』)\]*_]*\s*$")
"""The punctuation of a sentence that ends where the text ends, in the scripts that models write."""
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "'": "'"}
"""Opening quotation mark → the marks that may close it."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*_]*(?:\s|$)|[。！？؟।]")
"""The end of a sentence anywhere in a text, in the scripts that models write."""
_SHORT = 0.6
"""A first line shorter than this share of the longest line below it is a title: a line wrapped to a width
would be longer (chosen by reading; not measured)."""
_FEWEST_WORDS = 5
"""A string inside JSON with at least this many words is prose even if it does not end like a sentence; a
shorter one is a label, a language or a flag (chosen by reading; not measured)."""


def prose(answer: str) -> str:
    """The sentences of `answer`, one paragraph a line; "" if the answer holds none."""
    return "\n".join(_paragraphs(_unquoted(_out_of_json(without_thoughts(answer)))))


def without_thoughts(answer: str) -> str:
    """An answer without the thoughts before it and the fences around it."""
    return _unfenced(_THOUGHT.sub("", answer).strip())


def ends_sentence(text: str) -> bool:
    """Whether `text` ends where a sentence ends."""
    return bool(_ENDS.search(text))


def _unfenced(text: str) -> str:
    """The text inside the fences; the whole text if there are no fences."""
    inside = "\n".join(found["inside"].strip() for found in _FENCED.finditer(text))
    return inside or text


def _out_of_json(text: str) -> str:
    """If `text` is JSON, the longer strings in it, one a line; any other text unchanged."""
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
    """The text without a pair of quotation marks around all of it, which models put around their answers."""
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
    """The groups of lines between blank lines, headings, rules, tables and list marks."""
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
    """Whether the first line is a title or a label: short or with a colon at its end, and not a sentence."""
    first, others = block[0], block[1:]
    if not others or _ENDS.search(first):
        return False
    return first.endswith((":", "：")) or len(first) < _SHORT * max(map(len, others))


def _is_heading(line: str) -> bool:
    """Whether a line is a heading: marked by hashes, or emphasised from end to end and not a sentence."""
    emphasised = _EMPHASISED.match(line)
    return bool(_HEADING.match(line)) or bool(emphasised and not _ENDS.search(emphasised["inside"]))
