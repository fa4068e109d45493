"""What deliverers send: a subject, a mail in HTML and in plain text, and a short form for chats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.render.escape import one_line
from digest.render.stories import headline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Edition
    from digest.render.context import EditionView, Shell
    from digest.render.environment import Printer

SHORT_LIMIT = 1500
"""Characters of the short form: chats cut longer messages into pieces. Chosen by reading; not measured."""
SUBJECT_LIMIT = 120
"""Characters of a subject: mail programs cut longer ones. Chosen by reading; not measured."""


def messages(edition: Edition, view: EditionView, shell: Shell, printer: Printer) -> dict[str, str]:
    """``subject``, ``html`` (with a style element, not yet inlined), ``text`` and ``short``."""
    return {
        "subject": subject(edition, view),
        "html": printer.fill("mail/edition.html", edition=view, shell=shell),
        "text": printer.fill("text/edition.txt", edition=view, shell=shell),
        "short": short(view, link=view.permalink),
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
    """Title, bullets and the permalink (when there is one); bullets that do not fit are left out whole."""
    head = _cut(one_line(f"{view.title}, {view.label}: {view.date}"), 200)
    tail = f"\n\n{one_line(link)}" if link else ""
    text = head
    for line in _bullet_lines(view):
        if len(text) + len(line) + len(tail) > SHORT_LIMIT:
            break
        text += line
    return text + tail


def _bullet_lines(view: EditionView) -> Iterator[str]:
    if view.is_empty:
        yield f"\n\nNothing new. It covers {view.covers}."
    if view.quiet_notice:
        yield f"\n\n{view.quiet_notice}"
    for number, one in enumerate(() if view.bullets else view.views):
        gap = "\n" if number else "\n\nViews\n"
        source = f"\n  {one_line(one.href)}" if one.href else ""
        yield f"{gap}• {_cut(one.headline, 400)} ({_cut(one.outlet, 100)}){source}"
    for number, bullet in enumerate(view.bullets):
        gap = "\n" if number else "\n\n"
        note = f" ({_cut(one_line(bullet.note), 100)})" if bullet.note else ""
        source = f"\n  {one_line(bullet.source)}" if bullet.source else ""
        yield f"{gap}• {_cut(one_line(bullet.text), 400)}{note} [{bullet.chip.text}]{source}"


def _cut(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a blank, with an ellipsis."""
    if len(text) <= limit:
        return text
    start = text[: limit - 1]
    return (start.rpartition(" ")[0] or start).rstrip(",;: ") + "…"
