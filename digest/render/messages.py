"""What deliverers send: a subject, a mail in HTML and in plain text, and a short form for chats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.render.editions import stories_of
from digest.render.escape import one_line
from digest.render.outline import first_source, outline
from digest.render.stories import headline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Edition
    from digest.render.context import BulletView, EditionView, Shell, StoryView
    from digest.render.environment import Printer

SHORT_LIMIT = 3500
"""Characters of the short form: it stays one message of Telegram (4,096). Chosen by reading; not measured."""
SUBJECT_LIMIT = 120
"""Characters of a subject: mail programs cut longer ones. Chosen by reading; not measured."""


def messages(edition: Edition, view: EditionView, shell: Shell, printer: Printer) -> dict[str, str]:
    """``subject``, ``html`` (styles not yet inlined), ``text``, ``short``, and ``outline``, which is JSON."""
    return {
        "subject": subject(edition, view),
        "html": printer.fill("mail/edition.html", edition=view, shell=shell),
        "text": printer.fill("text/edition.txt", edition=view, shell=shell),
        "short": short(view, link=view.permalink),
        "outline": outline(edition, view),
    }


def subject(edition: Edition, view: EditionView) -> str:
    """``Morning Wire, 5 March 2026: the first headline``; always one line. A later one says its time, too."""
    return _cut(one_line(f"{view.title}, {_date(edition, view)}: {_headline(edition)}"), SUBJECT_LIMIT)


def subject_of(template: str, edition: Edition, view: EditionView) -> str:
    """A reader's own subject with the parts of the edition filled in, each as the text that it is."""
    parts = {
        "title": view.title,
        "date": _date(edition, view),
        "label": view.label,
        "headline": _headline(edition),
        "stories": str(len(edition.briefs)),
    }
    filled = re.sub(r"\{([a-z]+)\}", lambda match: parts.get(match[1], match[0]), template)
    return _cut(one_line(filled), SUBJECT_LIMIT)


def _date(edition: Edition, view: EditionView) -> str:
    return ", ".join(part for part in (view.date.partition(", ")[2], edition.mark) if part)


def _headline(edition: Edition) -> str:
    return headline_of(edition.briefs[0].summary.title) if edition.briefs else _without_story(edition)


def _without_story(edition: Edition) -> str:
    """What stands for a first headline in the subject of an edition without stories."""
    return f"Views: {headline_of(edition.views[0].headline)}" if edition.views else "nothing new"


def short(view: EditionView, *, link: str) -> str:
    """Title, stories with their sources, and the permalink; what does not fit is left out, and counted."""
    head = _cut(one_line(f"{view.title}, {view.label}: {view.date}"), 200)
    tail = f"\n\n{one_line(link)}" if link else ""
    text = head
    items = list(_items(view, link))
    for number, item in enumerate(items):
        if len(text) + len(item) + len(tail) + len(_LEFT) > SHORT_LIMIT:
            text += f"\n\n… and {len(items) - number} more"
            break
        text += item
    return text + tail


_LEFT = "\n\n… and 1000 more"


def _items(view: EditionView, link: str) -> Iterator[str]:
    if view.is_empty:
        yield f"\n\nNothing new. It covers {view.covers}."
    if view.quiet_notice:
        yield f"\n\n{view.quiet_notice}"
    stories = {f"#{story.anchor}": story for section in view.sections for story in stories_of(section)}
    for bullet in view.bullets:
        mark = f"{bullet.chip.text} · headline only" if bullet.note else bullet.chip.text
        told = f"\n\n• {_cut(one_line(bullet.text), 400)} [{mark}]"
        yield told + "".join(_sourced(stories[bullet.href], bullet, link) if bullet.href in stories else ())
    for one in () if view.bullets else view.views:
        source = f"\n  {one_line(one.href)}" if one.href else ""
        yield f"\n\n• {_cut(one_line(one.headline), 400)} ({_cut(one_line(one.outlet), 100)}){source}"


def _sourced(story: StoryView, bullet: BulletView, link: str) -> Iterator[str]:
    """The headline where the bullet says something else, who reports it, and where it can be read."""
    headline, outlets = _cut(one_line(story.headline), 200), _cut(one_line(story.outlets), 100)
    yield f"\n  {outlets}" if headline == one_line(bullet.text) else f"\n  {headline} ({outlets})"
    href = f"{link}#{story.anchor}" if link and story.lines else first_source(story)
    if href:
        yield f"\n  {one_line(href)}"


def _cut(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a blank, with an ellipsis."""
    if len(text) <= limit:
        return text
    start = text[: limit - 1]
    return (start.rpartition(" ")[0] or start).rstrip(",;: ") + "…"
