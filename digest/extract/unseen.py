"""The story's text where a page holds it for its scripts alone: structured data, or what they draw.

As with what is hidden (see `digest.extract.shelved`), it counts only where hardly any text stands on the page
itself, and if it tells what the page claims to tell.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from digest.text.markup import Brackets
from digest.text.scripts import ends_as_sentences_do, word_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from digest.extract.claims import Claims

_MUCH_MORE = 2
"""A text for scripts must have this many times the words that were found on the page (decision 0027)."""
_TEASER_WORDS = 100
"""Words from which on a page has its story in its markup: its state is not looked into (decision 0027)."""
_LEAST_WORDS = 50
"""Words of a story for scripts, at least. Chosen by reading; not measured."""
_PARAGRAPH_WORDS = 8
"""Words of a text among a state's values that can be a paragraph. Chosen by reading; not measured."""
_LEAST_PARAGRAPHS = 3
"""Paragraphs in one list of a state that make a story. Chosen by reading; not measured."""
_LONGEST_STATE = 2_000_000
"""Characters of a script that is read as the state of an application."""
_MOST_VALUES = 50_000
"""Values of a state that are looked at. A limit against hostile documents; not measured."""
_STATE = re.compile(
    r"\s*(?:(?:window|self|globalThis)\b[\w.\[\]\"']*|(?:var|let|const)\s+\w+)\s*=\s*(?=[{\[])"
)
_DEPTHS = (1, 2)
"""A story is a list of texts, or a list of paragraphs that are lists of texts."""


def states_of(tree: HtmlElement) -> list[str]:
    """The scripts that hold the state of an application, as JSON or assigned to a name."""
    states = []
    for script in tree.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").lower()
        if kind.endswith("/json") and len(text) < _LONGEST_STATE:
            states.append(text)
        elif (found := _STATE.match(text)) and len(text) < _LONGEST_STATE:
            states.append(text[found.end() :])
    return states


def unseen_text(text: str, claims: Claims, states: list[str], text_from_html: Callable[[str], str]) -> str:
    """The story's text out of what the page holds for scripts; empty where `text`, found on it, will do."""
    found = word_count(text)
    if _is_better(claims.body, found, claims):
        return claims.body
    if found > _TEASER_WORDS:
        return ""
    values = [value for state in states for value in _values(_json(state))]
    for depth in _DEPTHS:
        stories = [
            story for story in _stories(values, depth, text_from_html) if _is_better(story, found, claims)
        ]
        if stories:
            return max(stories, key=len)
    return ""


def _is_better(story: str, found: int, claims: Claims) -> bool:
    words = word_count(story)
    return words >= max(_LEAST_WORDS, _MUCH_MORE * found) and claims.fit_headline(story)


def _json(text: str) -> Any:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text.strip())[0]
    except (ValueError, RecursionError):
        return None


def _stories(
    values: list[tuple[tuple[str, ...], str]], depth: int, text_from_html: Callable[[str], str]
) -> Iterator[str]:
    """Each text in a state that has some paragraphs: in one value, or in the values of one list."""
    lists: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for path, value in values:
        plain = text_from_html(value) if Brackets(value).tags() else value
        paragraphs = [part.strip() for part in plain.split("\n") if _is_prose(part)]
        if len(paragraphs) >= _LEAST_PARAGRAPHS:
            yield "\n\n".join(paragraphs)
        elif paragraphs:
            lists[_list_of(path, depth)] += paragraphs
    yield from ("\n\n".join(parts) for parts in lists.values() if len(parts) >= _LEAST_PARAGRAPHS)


def _is_prose(line: str) -> bool:
    return word_count(line) >= _PARAGRAPH_WORDS and ends_as_sentences_do(line.strip())


def _values(state: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """The longer strings in a state, in order, each with the names and places that lead to it."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), state)]
    seen = 0
    while waiting and seen < _MOST_VALUES:
        path, node = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            waiting += [((*path, str(name)), value) for name, value in reversed(node.items())]
        elif isinstance(node, list):
            waiting += [((*path, f"[{at}"), value) for at, value in reversed(list(enumerate(node)))]
        elif isinstance(node, str) and word_count(node) >= _PARAGRAPH_WORDS:
            yield path, node


def _list_of(path: tuple[str, ...], depth: int) -> tuple[str, ...]:
    """The list that a value stands in; for a `depth` of two, the list that this one stands in."""
    places = [at for at, name in enumerate(path) if name.startswith("[")]
    return path[: places[-depth]] if len(places) >= depth else path
