"""An edition printed without what breaks its pages: a story, an earlier edition, a page of the user's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.compose import amended
from digest.errors import EditionError, ItemError, RenderError
from digest.faults import CONTAINED, attempt, reason_of, sifted
from digest.models import Rendering
from digest.summarise import without_sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from digest.models import Brief, Edition, Page, Spine, View
    from digest.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """All that is printed together: an edition, those before it, and the user's own pages."""

    edition: Edition
    earlier: tuple[Edition, ...] = ()
    """Those of which a page shows something."""
    spines: tuple[Spine, ...] = ()
    """Of all editions, also those that are not in `earlier`."""
    pages: tuple[Page, ...] = ()


Print = Callable[[Sheets], Rendering]


def salvaged_rendering(print_: Print, sheets: Sheets, report: Report) -> Rendering:
    """The rendering that `print_` gives of `sheets`, without what breaks a page; what that is, is reported.

    A story that breaks a page is printed as its headline alone, or not at all, and the ledger says so; an
    earlier edition without its texts, or not at all; a page of the user's own not at all.

    Raises:
        RenderError: it is not an item that breaks the pages, but a template.
    """
    try:
        return print_(sheets)
    except CONTAINED as error:
        first = _render_error(error)
    edition, views = _without_bad_views(print_, sheets.edition)
    edition, minute = _without_bad_minute(print_, edition)
    edition, stories = _without_bad_stories(print_, edition, first)
    earlier, editions = _without_bad_editions(print_, edition, sheets.earlier)
    spines, bad = _without_bad_spines(print_, edition, earlier, sheets)
    pages, own = _without_bad_pages(print_, edition, sheets.pages)
    rendering = _printed(print_, Sheets(edition=edition, earlier=earlier, spines=spines, pages=pages))
    for told in (*views, *minute, *stories, *editions, *bad, *own):
        report.problem("render", told)
    return rendering


def _printed(print_: Print, sheets: Sheets) -> Rendering:
    try:
        return print_(sheets)
    except CONTAINED as error:
        raise _render_error(error) from error


def _render_error(error: BaseException) -> RenderError:
    if isinstance(error, RenderError):
        return error
    return RenderError(f"The pages cannot be printed: {reason_of(error)}.")


def _fails(print_: Print, edition: Edition) -> bool:
    printed = attempt(lambda: print_(Sheets(edition=edition)), EditionError, "")
    return isinstance(printed, ItemError)


# --------------------------------------------------------------------------- stories


def _without_bad_views(print_: Print, edition: Edition) -> tuple[Edition, list[EditionError]]:
    """The edition without the views that break its pages, and what is to be told."""

    def prints(some: Sequence[View]) -> Rendering:
        return print_(Sheets(edition=replace(_only(edition, ()), views=tuple(some), minute=None)))

    found = sifted(prints, edition.views)
    told = [EditionError("a view", f"it could not be printed: {reason}") for _, reason in found.culprits]
    if found.culprits and _fails(print_, replace(_only(edition, ()), views=(), minute=None)):
        return edition, []
    return replace(edition, views=found.kept), told


def _without_bad_minute(print_: Print, edition: Edition) -> tuple[Edition, list[EditionError]]:
    """The edition without the paragraph that it opens with, where that alone breaks its pages; and why."""
    if edition.minute is None:
        return edition, []
    without = replace(edition, minute=None)
    printed = attempt(lambda: print_(Sheets(edition=edition)), EditionError, "")
    if not isinstance(printed, ItemError) or _fails(print_, without):
        return edition, []
    return without, [EditionError("the minute", f"it could not be printed: {printed.reason}")]


def _without_bad_stories(
    print_: Print, edition: Edition, first: RenderError
) -> tuple[Edition, list[EditionError]]:
    """The edition with the stories that break a page as headlines, or without them, and what is to be told.

    Raises:
        RenderError: the pages cannot be printed without any story either, or hardly any story can be printed.
    """
    _printed(print_, Sheets(edition=_only(edition, ())))
    briefs = {brief.story.id: brief for brief in edition.briefs}
    found = sifted(lambda some: print_(Sheets(edition=_only(edition, some))), briefs)
    reasons = dict(found.culprits)
    if _is_template(edition, reasons):
        raise first
    instead = {story: _printable(print_, edition, briefs[story]) for story in reasons}
    changed = amended(edition, instead, reasons)
    if reasons and not changed.briefs:
        raise first
    return changed, [
        EditionError(story, f"{_what_became(instead[story])}: {reason}") for story, reason in reasons.items()
    ]


def _only(edition: Edition, stories: Collection[str]) -> Edition:
    """The edition with these stories alone, by their ids."""
    ids = [brief.story.id for brief in edition.briefs]
    return amended(edition, dict.fromkeys(id_ for id_ in ids if id_ not in stories), {})


def _is_template(edition: Edition, culprits: Collection[str]) -> bool:
    """Whether all stories of a place, two at least, break a page: then its template is at fault."""
    for place in ("lead", "more", "single_source"):
        ids = {brief.story.id for section in edition.sections for brief in getattr(section, place)}
        if len(ids) > 1 and ids <= set(culprits):
            return True
    return False


def _printable(print_: Print, edition: Edition, brief: Brief) -> Brief | None:
    """The brief as its headline alone, if a page can be printed with that; else nothing."""
    short = _shortened(brief)
    alone = amended(_only(edition, [brief.story.id]), {brief.story.id: short}, {})
    return None if _fails(print_, alone) else short


def _shortened(brief: Brief) -> Brief:
    """The brief with nothing but its headline and its sources."""
    headline = brief.summary.headline
    summary = without_sentences(headline) if isinstance(headline, str) else without_sentences()
    return replace(brief, summary=summary, differences=(), quotes=(), updates=(), background=(), why=None)


def _what_became(instead: Brief | None) -> str:
    return "it could not be printed" if instead is None else "only its headline could be printed"


# --------------------------------------------------------------------------- what is around them


def _without_bad_editions(
    print_: Print, edition: Edition, earlier: Sequence[Edition]
) -> tuple[tuple[Edition, ...], list[EditionError]]:
    """The earlier editions; those that break a page without their texts, or not at all; and why."""

    def prints(some: Sequence[Edition]) -> Rendering:
        return print_(Sheets(edition=edition, earlier=tuple(some)))

    found = sifted(prints, earlier)
    if not found.culprits:
        return found.kept, []
    bad = {other.slug for other, _ in found.culprits}
    mended = sifted(prints, [_stripped(other) if other.slug in bad else other for other in earlier])
    what = "pages that name this earlier edition are printed without its texts"
    return mended.kept, [EditionError(other.slug, f"{what}: {reason}") for other, reason in found.culprits]


def _without_bad_spines(
    print_: Print, edition: Edition, earlier: tuple[Edition, ...], sheets: Sheets
) -> tuple[tuple[Spine, ...], list[EditionError]]:
    """What lists say of all editions, without what breaks a page; and why it does."""
    left_out = {other.slug for other in sheets.earlier} - {other.slug for other in earlier}
    spines = [spine for spine in sheets.spines if spine.slug not in left_out]
    found = sifted(lambda some: print_(Sheets(edition=edition, earlier=earlier, spines=tuple(some))), spines)
    what = "pages do not name this edition, which breaks them"
    return found.kept, [EditionError(spine.slug, f"{what}: {reason}") for spine, reason in found.culprits]


def _stripped(edition: Edition) -> Edition:
    """The edition with every story as its headline alone."""
    return amended(edition, {brief.story.id: _shortened(brief) for brief in edition.briefs}, {})


def _without_bad_pages(
    print_: Print, edition: Edition, pages: Sequence[Page]
) -> tuple[tuple[Page, ...], list[EditionError]]:
    """The user's own pages that can be printed, and why the others cannot."""
    found = sifted(lambda some: print_(Sheets(edition=edition, pages=tuple(some))), pages)
    return found.kept, [EditionError(f"the page {page.path}", reason) for page, reason in found.culprits]
