"""The output of ``why --sentences``, for 80 columns or as JSON: why each sentence was printed or not."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.app.sentences import Checked, Fall, Report, Sentences, Step

_COLUMNS = 79
_INDENT = 7
"""The number of columns before a sentence, which hold its mark and its number."""


def lines(slug: str, found: Sentences) -> Iterator[str]:
    """The lines about a story in the edition `slug`, for a terminal; ``*`` marks what was printed."""
    brief = found.brief
    yield brief.summary.headline
    yield f"{brief.story.id}, {slug}: at most {found.words} words, by {brief.summary.method}"
    if not brief.summary.sentences:
        yield "Its headline alone was printed."
    for checked in found.checked:
        yield from _check(checked)
    if found.is_written:
        yield ""
        yield "What the model was shown of the reports (*: cited by what was printed):"
    for report in found.reports:
        yield from _report(report, is_written=found.is_written)
    if found.unread:
        yield ""
        outlets = ", ".join(dict.fromkeys(article.publisher for article in found.unread))
        yield from _wrapped(f"Not chosen from, for they are copies or headlines alone: {outlets}", 0)


def _check(checked: Checked) -> Iterator[str]:
    yield ""
    yield from _wrapped(checked.sentence.text, 2)
    said = "; ".join(checked.reasons) or f"all {checked.passed} checks passed"
    yield from _wrapped(f"{checked.sentence.support.value}: {said}", 4)


def _report(report: Report, *, is_written: bool) -> Iterator[str]:
    yield ""
    article = report.article
    yield from _wrapped(f"{article.publisher}, {article.at:%d %b %H:%M}: {article.headline}", 0)
    for fall in report.falls:
        yield from _fall(fall, is_written=is_written)


def _fall(fall: Fall, *, is_written: bool) -> Iterator[str]:
    mark = "*" if fall.is_printed else " "
    first, *rest = _wrapped(fall.text, _INDENT)
    yield f"{mark}{fall.place:>4}  {first.strip()}"
    yield from rest
    yield from _wrapped(f"{_outcome(fall, is_written=is_written)}: {fall.why}", _INDENT + 2)
    for step in fall.steps:
        if _is_told(step, fall):
            yield from _wrapped(f"{step.does}: {step.why}{_like(step)}", _INDENT + 2)


def _is_told(step: Step, fall: Fall) -> bool:
    """Whether a step gets a line of its own beside the main reason.

    A rule about openings is told for the opening alone. For a sentence that a rule kept out, only that rule
    is told: what lowered it before no longer matters.
    """
    if step.rule.startswith("opening: "):
        return fall.order == 1
    return fall.order > 0 or (not fall.is_dropped and step.does.startswith("lowered"))


def _outcome(fall: Fall, *, is_written: bool) -> str:
    """Whether the sentence was chosen, and as which one: "chosen 2", "left out"."""
    if not fall.order:
        return "left out"
    chosen = "shown" if is_written else "chosen"
    return f"{chosen} {fall.order}" + ("" if fall.is_printed or is_written else ", not printed")


def _like(step: Step) -> str:
    return f" ({step.like})" if step.like else ""


def _wrapped(text: str, indent: int) -> list[str]:
    """The text wrapped into lines; long words and addresses are not broken."""
    return textwrap.wrap(
        text,
        _COLUMNS,
        initial_indent=" " * indent,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_json(slug: str, found: Sentences) -> dict[str, Any]:
    """The sentences of a story in the edition `slug` as JSON values, for programs."""
    return {
        "id": found.brief.story.id,
        "edition": slug,
        "headline": found.brief.summary.headline,
        "method": found.brief.summary.method,
        "words": found.words,
        "checked": [
            {
                "text": one.sentence.text,
                "support": one.sentence.support.value,
                "passed": one.passed,
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
            }
            for report in found.reports
        ],
        "unread": [article.url for article in found.unread],
    }


def _fall_as_json(fall: Fall) -> dict[str, Any]:
    return {
        "place": fall.place,
        "text": fall.text,
        "chosen": fall.order or None,
        "printed": fall.is_printed,
        "why": fall.why,
        "rules": [
            {"rule": step.rule, "does": step.does, "why": step.why, "like": step.like} for step in fall.steps
        ],
    }
