"""The output of ``why --sentences``, for a terminal or as JSON: why each sentence was printed or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from digest.app.sentences import IN_SUMMARY, Origin
from digest.cli.wrapping import wrapped
from digest.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.app.sentences import Checked, Fall, Report, Sentences, Step
    from digest.cli.wrapping import Wrap
    from digest.models import Brief, Edition, LedgerLine

_INDENT = 7
"""The number of columns before a sentence, which hold its mark and its number."""


_ORIGINS = {
    Origin.TAKEN: "a source sentence that the model took over word for word; it needs no check",
    Origin.STAND_IN: "a source sentence that stands in for what was rejected",
    Origin.EITHER: "a source sentence that stands in for what was rejected, unless the model took it over",
}


def lines(slug: str, found: Sentences, columns: int) -> Iterator[str]:
    """The lines about a story in the edition `slug`, for a terminal; ``*`` marks what was printed."""
    wrap = partial(wrapped, columns=columns)
    brief = found.brief
    yield from wrap(brief.summary.headline)
    yield from wrap(f"{brief.story.id}, {slug}: {_length(found)}")
    if brief.summary.replaced:
        yield ""
        yield from wrap(
            f"Sentences of the model that were rejected: {brief.summary.replaced}. "
            "They are not kept, nor is why."
        )
    for checked in found.checked:
        yield from _check(checked, wrap)
    if found.is_written:
        yield ""
        yield from wrap(_heading(found))
    for report in found.reports:
        yield from _report(report, wrap, is_written=found.is_written)
    if found.unread:
        yield ""
        outlets = ", ".join(dict.fromkeys(article.publisher for article in found.unread))
        yield from wrap(f"Not chosen from, for they are copies or headlines alone: {outlets}")


def _length(found: Sentences) -> str:
    """How long the summary may be, and who wrote it."""
    summary = found.brief.summary
    if not summary.sentences:
        return "its headline alone was printed"
    if otherwise := _otherwise(found.brief):
        return f"{otherwise}; below stands how it would be told without that"
    over = f" (one sentence may be longer: it has {found.length})" if found.length > found.words else ""
    return f"at most {found.words} words{over}, by {summary.method}"


def _otherwise(brief: Brief) -> str:
    """How a story is told whose sentences were not chosen from all its reports together; else empty."""
    if any(sentence.day for sentence in brief.summary.sentences):
        return "told day by day, each in a sentence of that day's reports"
    if brief.form is not None and brief.form.kind in {Kind.RELEASE, Kind.PAPER}:
        return f"printed as a {brief.form.kind}, with the sentences that this form asks for"
    return ""


def _heading(found: Sentences) -> str:
    """What the list of sentences says that a model was shown, and how sure that is."""
    if found.is_bound_known:
        known = "by feeds.yaml as it is now, and if the server took it all"
    else:
        known = "if it could read so much at once, which is not known here"
    return f"What the model was shown of the reports, {known} (*: printed, or cited by what was):"


def _check(checked: Checked, wrap: Wrap) -> Iterator[str]:
    yield ""
    yield from wrap(checked.sentence.text, 2)
    yield from wrap(f"{checked.sentence.support.value}: {_found(checked)}", 4)


def _found(checked: Checked) -> str:
    """What the checks found, or why none was asked."""
    if checked.origin in _ORIGINS:
        return _ORIGINS[checked.origin]
    passed = f"all {checked.passed} checks that were asked passed" if checked.passed else "no check was asked"
    said = "; ".join(checked.reasons) or passed
    return said + (f"; not asked for want of tables: {checked.unasked}" if checked.unasked else "")


def _report(report: Report, wrap: Wrap, *, is_written: bool) -> Iterator[str]:
    yield ""
    article = report.article
    yield from wrap(f"{article.publisher}, {article.at:%d %b %H:%M}: {article.headline}")
    for fall in report.falls:
        yield from _fall(fall, wrap, is_written=is_written)
    if report.further:
        seen = len(report.falls)
        yield from wrap(f"Further sentences: {report.further}. Only the first {seen} are looked at.", _INDENT)


def _fall(fall: Fall, wrap: Wrap, *, is_written: bool) -> Iterator[str]:
    mark = "*" if fall.is_printed else " "
    first, *rest = wrap(fall.text, _INDENT)
    yield f"{mark}{fall.place:>4}  {first.strip()}"
    yield from rest
    yield from wrap(f"{_outcome(fall, is_written=is_written)}: {fall.why}", _INDENT + 2)
    for step in fall.steps:
        if _is_told(step, fall):
            yield from wrap(f"{step.does}: {step.why}{_like(step)}", _INDENT + 2)


def _is_told(step: Step, fall: Fall) -> bool:
    """Whether a step gets a line of its own beside the main reason.

    A rule about openings is told for the opening alone. For a sentence that a rule kept out, only that rule
    is told: what lowered it before no longer matters.
    """
    if step.rule.startswith("opening: "):
        return fall.order == 1
    return fall.order > 0 or (not fall.is_dropped and step.does.startswith("lowered"))


def _outcome(fall: Fall, *, is_written: bool) -> str:
    """Where the sentence was printed, and whether it was chosen: "chosen 2", "left out"."""
    if is_written:
        chosen, unchosen = f"shown {fall.order}", "not shown"
    else:
        chosen, unchosen = (
            f"chosen {fall.order}",
            "left out of the summary" if fall.printed_in else "left out",
        )
    told = chosen if fall.order else unchosen
    if fall.order and not is_written and fall.printed_in == (IN_SUMMARY,):
        return told
    if fall.printed_in:
        return f"{_printed(fall)}; {told}"
    return f"{told}, not printed" if fall.order and not is_written else told


def _printed(fall: Fall) -> str:
    """Where the sentence was printed or cited: "printed as background"."""
    whole = [place for place in fall.printed_in if not place.startswith("cited ")]
    cited = [place for place in fall.printed_in if place.startswith("cited ")]
    return ", ".join([*([f"printed {' and '.join(whole)}"] if whole else []), *cited])


def _like(step: Step) -> str:
    return f" ({step.like})" if step.like else ""


def as_json(slug: str, found: Sentences) -> dict[str, Any]:
    """The sentences of a story in the edition `slug` as JSON values, for programs.

    `unprinted` is empty, as the other lists are in `unprinted_as_json`: programs find the same keys.
    """
    return {
        "id": found.brief.story.id,
        "edition": slug,
        "headline": found.brief.summary.headline,
        "method": found.brief.summary.method,
        "words": found.words,
        "length": found.length,
        "rejected": found.brief.summary.replaced,
        "shown_is_known": found.is_bound_known if found.is_written else None,
        "checked": [
            {
                "text": one.sentence.text,
                "support": one.sentence.support.value,
                "origin": one.origin.value,
                "passed": one.passed,
                "unasked": one.unasked,
                "reasons": list(one.reasons),
            }
            for one in found.checked
        ],
        "reports": [
            {
                "url": report.article.url,
                "outlet": report.article.publisher,
                "headline": report.article.headline,
                "sentences": [_fall_as_json(fall) for fall in report.falls],
                "further": report.further,
            }
            for report in found.reports
        ],
        "unread": [article.url for article in found.unread],
        "unprinted": [],
    }


def unprinted_as_json(left_out: Sequence[tuple[Edition, LedgerLine]]) -> dict[str, Any]:
    """What was not printed, under the keys of a story; `unprinted` says what became of it."""
    edition, line = left_out[0]
    return {
        "id": None,
        "edition": edition.slug,
        "headline": line.title,
        "method": None,
        "words": None,
        "length": None,
        "rejected": None,
        "shown_is_known": None,
        "checked": [],
        "reports": [],
        "unread": [],
        "unprinted": [
            {"edition": edition.slug, "title": line.title, "fate": line.fate.value, "detail": line.detail}
            for edition, line in left_out
        ],
    }


def _fall_as_json(fall: Fall) -> dict[str, Any]:
    return {
        "place": fall.place,
        "text": fall.text,
        "chosen": fall.order or None,
        "printed": fall.is_printed,
        "printed_in": list(fall.printed_in),
        "why": fall.why,
        "rules": [
            {"rule": step.rule, "does": step.does, "why": step.why, "like": step.like} for step in fall.steps
        ],
    }
