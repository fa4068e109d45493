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
_LIST_MARK = re.compile(r"^\s*(?:[-*•·]\s+|\(?\d{1,2}[.)]\s+|[a-z][.)]\s+|>+\s*|\[\d{1,2}\]\s*)")
_EMPHASISED = re.compile(r"^\s*(?P<mark>\*\*|__|\*|_)(?P<inside>(?:(?!(?P=mark)).)+)(?P=mark)[:：]?\s*$")
_HEADING = re.compile(r"^\s*#{1,6}\s")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_TABLE = re.compile(r"^\s*\|.*\|\s*$")
_ENDS = re.compile(r"[.!?…。！？؟।][\"”’'»«」』)\]*_]*\s*$")
"""What ends a sentence, in the scripts that models write."""
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "'": "'"}
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*_]*(?:\s|$)|[。！？؟।]")
_SHORT = 0.6
"""A first line shorter than this share of the longest line after it was not broken off to fit a width."""
_FEWEST_WORDS = 5
"""A text inside JSON with fewer words is a label, a language or a flag."""


def prose(answer: str) -> str:
    """The sentences of `answer`, a paragraph a line; empty where it holds none."""
    return "\n".join(_paragraphs(_unquoted(_out_of_json(bare(answer)))))


def bare(answer: str) -> str:
    """An answer without the thoughts before it and the fences around it."""
    return _unfenced(_THOUGHT.sub("", answer).strip())


def ends_sentence(text: str) -> bool:
    """Whether `text` ends where a sentence ends."""
    return bool(_ENDS.search(text))


def _unfenced(text: str) -> str:
    """What stands in fences, where there is any prose in them; else the text as it is."""
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
    """`text` without the quotation marks that stand around all of it: a model that answers is not quoted."""
    inside = text[1:-1]
    if len(text) < 2 or text[-1] not in _PAIRS.get(text[0], ""):
        return text
    is_one = text[0] not in inside and text[-1] not in inside
    return inside.strip() if is_one else text


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs that are prose, each on one line and without its list mark."""
    for block in _blocks(text):
        lines = block[1:] if _is_label(block) else block
        paragraph = " ".join(lines).strip()
        if paragraph and not paragraph.endswith((":", "：")) and _SENTENCE_END.search(paragraph):
            yield _unquoted(paragraph)


def _blocks(text: str) -> Iterator[list[str]]:
    """Lines that belong together: blank lines, headings, rules, tables and list marks part them."""
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
    """Whether the first line is a title or a label over the others: short beside them, and no sentence."""
    first, others = block[0], block[1:]
    if not others or _ENDS.search(first):
        return False
    return first.endswith((":", "：")) or len(first) < _SHORT * max(map(len, others))


def _is_heading(line: str) -> bool:
    """Whether a line is marked as a heading: by hashes, or emphasised from end to end and no sentence."""
    emphasised = _EMPHASISED.match(line)
    return bool(_HEADING.match(line)) or bool(emphasised and not _ENDS.search(emphasised["inside"]))
