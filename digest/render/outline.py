"""An edition in a few kilobytes of JSON: what chats are written from, and what a webhook posts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from digest.render.escape import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.models import Edition
    from digest.render.context import EditionView, Line, Note, SectionView, StoryView, ViewLine

PASSAGE_LIMIT = 300
"""Characters of a cited passage: enough to find it by. Chosen by reading; not measured."""
CITED_LIMIT = 3
"""Citations of one sentence; further ones say the same. Chosen by reading; not measured."""

Json = dict[str, Any]


def outline(edition: Edition, view: EditionView) -> str:
    """The edition's head, its stories with their links, and its views; one line of JSON.

    A story's link is its place on the edition's page; its first source where the site has no address, or
    where the page has no more than the headline.
    """
    permalink = view.permalink if view.permalink.startswith(("https://", "http://")) else ""
    told = {bullet.href.removeprefix("#"): one_line(bullet.text) for bullet in view.bullets if bullet.href}
    return written(
        {
            "type": "edition",
            "slug": edition.slug,
            "edition": edition.plan_id,
            "title": one_line(view.title),
            "label": one_line(view.label),
            "date": view.date,
            "language": edition.language,
            "window": f"{view.since.iso}/{view.until.iso}",
            "permalink": permalink,
            "notices": _notices(view),
            "sections": [_section(section, permalink, told) for section in view.sections],
            "views": [_view(one) for one in view.views],
        }
    )


def written(content: Json) -> str:
    """The content as one line of JSON: no blanks, no letters escaped that need not be."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _notices(view: EditionView) -> list[str]:
    empty = f"Nothing new. It covers {view.covers}." if view.is_empty else ""
    return [one_line(notice) for notice in (empty, view.partial_notice, view.quiet_notice) if notice]


def _section(section: SectionView, permalink: str, told: dict[str, str]) -> Json:
    stories = (*section.lead, *section.more, *section.single_source)
    lead = {story.anchor for story in section.lead}
    return {
        "name": one_line(section.name),
        "stories": [
            story_outline(story, permalink, in_brief=told.get(story.anchor, ""), is_lead=story.anchor in lead)
            for story in stories
        ],
    }


def story_outline(story: StoryView, permalink: str, *, in_brief: str = "", is_lead: bool = True) -> Json:
    """One story: headline, link and outlets first, then what is told of it with its citations."""
    return {
        "id": story.anchor,
        "headline": one_line(story.headline),
        "link": f"{permalink}#{story.anchor}" if permalink and story.lines else first_source(story),
        "outlet": one_line(story.sources[0].outlet) if story.sources else "",
        "outlets": one_line(story.outlets),
        "status": story.chip.text if story.lines else f"{story.chip.text} · headline only",
        "meta": one_line(story.meta),
        "lead": is_lead,
        "in_brief": in_brief,
        "facts": [f"{one_line(fact.label)}: {one_line(fact.text)}" for fact in story.facts],
        "sentences": _sentences(story.lines if is_lead else story.open_lines),
        "updates": _sentences(story.updates),
        "differences": [
            {
                "title": one_line(f"{difference.title}: {difference.about}"),
                "rows": [f"{one_line(row.outlet)}: {one_line(row.wording)}" for row in difference.rows],
            }
            for difference in story.differences
        ],
    }


def first_source(story: StoryView) -> str:
    """The address of the first of its sources that has one; else empty."""
    return next((source.href for source in story.sources if source.href), "")


def _sentences(lines: Iterable[Line]) -> list[Json]:
    return [
        {
            "text": one_line(f"{line.day}: {line.text}" if line.day else line.text),
            "citations": [_citation(note) for note in line.notes[:CITED_LIMIT]],
        }
        for line in lines
    ]


def _citation(note: Note) -> Json:
    passage = one_line(note.passage)
    cut = passage if len(passage) <= PASSAGE_LIMIT else passage[: PASSAGE_LIMIT - 1] + "…"
    return {"outlet": one_line(note.outlet), "url": note.href, "passage": cut}


def _view(view: ViewLine) -> Json:
    by = ", ".join(one_line(part) for part in (view.author, view.outlet) if part)
    return {"headline": one_line(view.headline), "link": view.href, "outlet": by, "kind": view.kind}
