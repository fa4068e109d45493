"""The bodies of letters: for readers who want a part of an edition, and so that no mail program cuts them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.errors import DeliveryError
from digest.mailing import bytes_on_the_way
from digest.render.extracts import first_of, in_short, of_topics, size_of, told_of_topics
from digest.render.messages import messages, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.models import Edition, Subscription
    from digest.render.context import EditionView, Shell
    from digest.render.environment import Printer
    from digest.render.press import Press

LONGEST_HTML = 100_000
"""Bytes of the HTML of a letter, encoded as it is sent. Gmail shows the first 102 kB (decision 0047)."""


def letters(edition: Edition, press: Press) -> dict[str, Mapping[str, str]]:
    """The bodies for each subscription that wants other ones than the usual, by its id.

    Raises:
        RenderError: a template is wrong.
    """
    wanted = {one.id: one for one in press.options.subscriptions if one.id}
    return {id_: _bodies(edition, wants, press) for id_, wants in wanted.items()}


def usual(edition: Edition, press: Press) -> dict[str, str]:
    """The bodies of everybody else.

    Raises:
        RenderError: a template is wrong.
    """
    view, shell = press.mail(edition)
    return {**messages(edition, view, shell, press.printer), "html": html_of(view, shell, press.printer)}


def _bodies(edition: Edition, wants: Subscription, press: Press) -> dict[str, str]:
    part = of_topics(edition, wants.topics, press.shelf) if wants.topics else edition
    if wants.form == "short" and part.in_brief:  # which stands for the edition: its views are not named
        part = replace(part, views=())
    view, shell = press.mail(part)
    if wants.topics:
        view = replace(view, quiet_notice=told_of_topics(part, edition), is_empty=False)
    bodies = messages(part, view, shell, press.printer)
    if wants.form == "short":
        bodies["text"] = bodies["short"] + "\n"
        view = in_short(view)
    bodies["html"] = html_of(view, shell, press.printer)
    if wants.subject:
        bodies["subject"] = subject_of(wants.subject, part, view)
    return bodies


def html_of(view: EditionView, shell: Shell, printer: Printer) -> str:
    """The HTML of a letter with as many stories, from the first on, as mail programs show whole.

    Raises:
        RenderError: the template is wrong.
    """

    def filled(shown: EditionView) -> str:
        return printer.fill("mail/edition.html", edition=shown, shell=shell)

    html = filled(view)
    if fits(html):
        return html
    numbers = range(size_of(view))
    too_many = bisect_left(numbers, True, key=lambda number: not fits(filled(first_of(view, number))))
    return filled(first_of(view, max(too_many - 1, 0)))


def fits(html: str) -> bool:
    """Whether mail programs show a letter of that HTML whole; one that cannot be read fails on sending."""
    try:
        return bytes_on_the_way(html) <= LONGEST_HTML
    except DeliveryError:
        return True
