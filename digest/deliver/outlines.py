"""The outline of an edition (see `digest.render.outline`) → the lines that a chat gets. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from digest.deliver.parts import Span, block_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.deliver.dialects import Dialect
    from digest.deliver.parts import Block, Row

Form = Literal["short", "full"]
Json = dict[str, Any]
SHORT_STORIES = 12
"""Stories of the short form at most; the rest is counted. Chosen by reading; not measured."""


def blocks_of(messages: Mapping[str, str], form: Form, dialect: Dialect) -> list[Block]:
    """What a chat gets of an edition, a block for each story; of its plain text where it has no outline."""
    outline = outline_of(messages)
    if outline is None:
        text = messages.get("short" if form == "short" else "text") or messages.get("text", "")
        return [block for paragraph in text.split("\n\n") if (block := block_of(paragraph))]
    return [_head(outline), *_stories(outline, form, dialect), *_views(outline, dialect), *_foot(outline)]


def outline_of(messages: Mapping[str, str]) -> Json | None:
    """The outline among the messages; `None` where there is none that can be read."""
    try:
        found = json.loads(messages.get("outline", ""))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def first_story(messages: Mapping[str, str]) -> tuple[str, str]:
    """Headline and link of what stands first, for services with room for no more."""
    outline = outline_of(messages) or {}
    named = [*_all_stories(outline), *outline.get("views", ())]
    if not named:
        return messages.get("subject", ""), outline.get("permalink", "")
    return named[0]["headline"], named[0]["link"]


def _all_stories(outline: Json) -> list[Json]:
    return [story for section in outline.get("sections", ()) for story in section["stories"]]


def _head(outline: Json) -> Block:
    named = [part for part in (outline["title"], outline["label"]) if part]
    head = ", ".join(named) + (f": {outline['date']}" if outline.get("date") else "")
    return ((Span(head, is_bold=True),), *((Span(notice),) for notice in outline.get("notices", ())))


def _foot(outline: Json) -> Iterator[Block]:
    if outline.get("permalink"):
        yield ((Span(outline["title"], href=outline["permalink"]),),)


def _stories(outline: Json, form: Form, dialect: Dialect) -> Iterator[Block]:
    if form == "short":
        stories = _all_stories(outline)
        stories = [one for one in stories if one["in_brief"]] or stories
        yield from (tuple(_brief(story, dialect)) for story in stories[:SHORT_STORIES])
        left = len(_all_stories(outline)) - len(stories[:SHORT_STORIES])
        if left > 0:
            yield ((Span(f"… and {left} more"),),)
        return
    for section in outline["sections"]:
        heading: Block = ((Span(section["name"].upper(), is_bold=True),),) if section["name"] else ()
        for story in section["stories"]:
            yield (*heading, *_whole(story, dialect))
            heading = ()


def _brief(story: Json, dialect: Dialect) -> Iterator[Row]:
    yield _headline(story, dialect, mark="• ")
    if story["in_brief"] and story["in_brief"] != story["headline"]:
        yield (Span(story["in_brief"]),)
    yield (Span(f"{story['outlets']} [{story['status']}]"),)
    yield from _link(story, dialect)


def _whole(story: Json, dialect: Dialect) -> Iterator[Row]:
    yield _headline(story, dialect)
    yield (Span(" · ".join(part for part in (story["status"], story["outlets"]) if part)),)
    yield from ((Span(fact),) for fact in story["facts"])
    for lines in (story["sentences"], story["updates"]):
        if lines:
            yield tuple(Span(line["text"]) for line in lines)
    for difference in story["differences"]:
        yield (Span(difference["title"]),)
        yield from ((Span(f"– {row}"),) for row in difference["rows"])
    yield from _link(story, dialect)


def _views(outline: Json, dialect: Dialect) -> Iterator[Block]:
    for view in outline.get("views", ()):
        yield (
            _headline(view, dialect, mark="• "),
            (Span(f"{view['outlet']} [{view['kind']}]"),),
            *_link(view, dialect),
        )


def _headline(story: Json, dialect: Dialect, *, mark: str = "") -> Row:
    """The headline, which is the link itself where links have names."""
    href = story["link"] if dialect.names_links else ""
    return (Span(f"{mark}{story['headline']}", href=href, is_bold=True),)


def _link(story: Json, dialect: Dialect) -> Iterator[Row]:
    if story["link"] and not dialect.names_links:
        yield (Span(story["outlet"], href=story["link"]),)
