"""Edition → files: pages, feeds, machine-readable forms and messages, all as bytes in memory.

::

    edition, earlier ──shelf──▶ who comes before and after, who printed what
    ──stories, editions, site──▶ views (context: all that a template may use)
    ──press, environment──▶ files, each value escaped for its output ──lint──▶ Rendering

Pure: the same editions and templates give the same bytes.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from digest.models import Rendering
from digest.render import lint
from digest.render.environment import printer_for
from digest.render.letters import letters, usual
from digest.render.press import Options, Press
from digest.render.record import as_bytes
from digest.render.shelf import Shelf, needed, turned_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.models import Edition, Spine

_log = logging.getLogger(__name__)


def render(
    edition: Edition, *, earlier: Sequence[Edition], options: Options, spines: Iterable[Spine] = ()
) -> Rendering:
    """The edition as files and messages; `earlier` are stored editions of which pages show something.

    `earlier` may hold the edition itself: a stored one of the same slug is taken for the same. Of `spines`
    pages only say that they are there (see `shelf.needed`).

    Raises:
        RenderError: a template is wrong, a citation leads nowhere, or a page failed its lint.
    """
    lint.check_model_text(edition)
    press = Press(Shelf.of(edition, earlier, spines), options, printer_for(tuple(options.template_dirs)))
    files = dict(press.files(edition))
    _log.debug(
        "%s: %d files; %d earlier editions are linked", edition.slug, len(files), len(press.shelf.spines) - 1
    )
    sent, others = usual(edition, press), letters(edition, press)
    mails = {"the mail.html": sent} | {f"the mail of {id_}.html": bodies for id_, bodies in others.items()}
    lint.check(files | {name: as_bytes(bodies["html"]) for name, bodies in mails.items()})
    return Rendering(edition=edition, files=files, messages=sent, letters=others)


__all__ = ["Options", "needed", "render", "turned_to"]
