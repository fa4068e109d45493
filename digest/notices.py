"""What the operator is told, and when: once of each trouble, and once that it is over. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.models import Edition, Rendering, Trouble, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PAUSE = timedelta(days=1)
"""Between two messages about one subject, whatever becomes of it."""
FEED_PATIENCE = timedelta(days=3)
"""How long a feed may fail before the operator is told. Chosen by reading; not measured."""
RETRIED_PATIENCE = timedelta(minutes=20)
"""How long an edition may fail that the schedule tries again after 1, 5 and 15 minutes."""
_LISTED = 20
"""Lines of one kind in a message; of more, the number is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong with a subject now, and for how long it may be before it is told."""

    subject: str
    name: str
    what: str
    remedy: str
    state: str
    patience: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to tell now, and what to remember of it."""

    told: tuple[Trouble, ...] = ()
    kept: tuple[Trouble, ...] = ()
    dropped: tuple[str, ...] = ()


def decide(
    known: Sequence[Trouble], found: Sequence[Finding], *, covers: Callable[[str], bool], now: datetime
) -> Decision:
    """What to tell of what was found, where only subjects that `covers` knows of were looked at.

    A trouble is told when it has lasted for longer than its patience, once for each of its states; that it is
    over is told if the trouble was. Of one subject there is at most one message a day: what comes sooner is
    told then, if it is still so.
    """
    before = {one.subject: one for one in known if covers(one.subject)}
    current = {one.subject: one for one in found}
    told: list[Trouble] = []
    kept: list[Trouble] = []
    dropped: list[str] = []
    for subject in sorted({*before, *current}):
        was, finding = before.get(subject), current.get(subject)
        trouble = _over(before[subject], now) if finding is None else _found(finding, was, now)
        if _is_news(trouble, finding, now) and _may_speak(trouble, now):
            trouble = replace(trouble, told_state="" if trouble.is_over else trouble.state, told_at=now)
            told.append(trouble)
        if trouble.is_over and not trouble.told_state and _may_speak(trouble, now):
            dropped.append(subject)
        elif trouble != was:
            kept.append(trouble)
    return Decision(told=tuple(told), kept=tuple(kept), dropped=tuple(dropped))


def _found(finding: Finding, was: Trouble | None, now: datetime) -> Trouble:
    lasts = was is not None and not was.is_over
    return Trouble(
        subject=finding.subject,
        name=finding.name,
        what=finding.what,
        remedy=finding.remedy,
        state=finding.state,
        since=min(was.since, now) if was is not None and lasts else now,
        told_state=was.told_state if was else "",
        told_at=was.told_at if was else None,
    )


def _over(was: Trouble, now: datetime) -> Trouble:
    return was if was.is_over else replace(was, is_over=True, since=now)


def _is_news(trouble: Trouble, finding: Finding | None, now: datetime) -> bool:
    if finding is None:
        return bool(trouble.told_state)
    return trouble.state != trouble.told_state and now - trouble.since >= finding.patience


def _may_speak(trouble: Trouble, now: datetime) -> bool:
    """Whether a day has passed since the last message; one of the future is of a clock that was ahead."""
    return trouble.told_at is None or not trouble.told_at <= now < trouble.told_at + PAUSE


# --------------------------------------------------------------------------- in words


def notice(told: Sequence[Trouble], *, title: str, now: datetime) -> Rendering:
    """The message about these: first what is wrong, each with its remedy, then what is well again."""
    wrong, well = [one for one in told if not one.is_over], [one for one in told if one.is_over]
    lines: list[str] = []
    for heading, troubles, line in (
        ("This needs you:", wrong, _wrong_line),
        ("Well again:", well, _well_line),
    ):
        if troubles:
            lines += [heading, "", *map(line, troubles[:_LISTED])]
            more = len(troubles) - _LISTED
            lines += [f"- and {more} more (`digest doctor` names them)"] if more > 0 else []
            lines += [""]
    lines += [f"Each is told once. From Digest, {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC."]
    text = "\n".join(lines) + "\n"
    return Rendering(
        edition=_head(told, title, now),
        files={},
        messages={"subject": _subject(wrong, well, title), "text": text, "short": text},
    )


def _wrong_line(trouble: Trouble) -> str:
    return f"- {trouble.name}: {trouble.what}. {trouble.remedy}"


def _well_line(trouble: Trouble) -> str:
    return f"- {trouble.name}"


def _subject(wrong: Sequence[Trouble], well: Sequence[Trouble], title: str) -> str:
    if len(wrong) == 1:
        return f"{title}: {wrong[0].name}: {wrong[0].what}"
    if wrong:
        return f"{title}: {len(wrong)} things need you"
    return (
        f"{title}: well again: {well[0].name}" if len(well) == 1 else f"{title}: {len(well)} are well again"
    )


def _head(told: Sequence[Trouble], title: str, now: datetime) -> Edition:
    """The head of what is no edition; two runs that find the same on one day make the same one."""
    states = "\n".join(f"{one.subject}\t{one.told_state}" for one in told)
    mark = blake2b(states.encode("utf-8", "replace"), digest_size=6).hexdigest()
    return Edition(
        slug=f"notice/{now:%Y-%m-%d}/{mark}",
        plan_id="notice",
        title=title,
        label="Notice",
        language="en",
        timezone="UTC",
        window=Window(since=now, until=now),
        made_at=now.replace(microsecond=0),
        sections=(),
    )


# --------------------------------------------------------------------------- what is found


def edition_subject(plan_id: str) -> str:
    """What the editions of a plan are called among the subjects."""
    return f"edition {plan_id}"


def edition_findings(
    plan_id: str,
    label: str,
    *,
    failure: str = "",
    unpublished: str = "",
    is_partial: bool = False,
    patience: timedelta = timedelta(0),
) -> list[Finding]:
    """What is wrong with the edition that was to be made."""
    states: Mapping[str, tuple[str, str]] = {
        "failed": (f"it could not be made: {failure}", "`digest doctor` looks at all that a run needs."),
        "unpublished": (f"it could not be published: {unpublished}", "It is tried again with each run."),
        "partial": (
            "too many feeds could not be read, so it is not all that it should be",
            "`digest feeds check` says what is wrong with them.",
        ),
    }
    state = "failed" if failure else "unpublished" if unpublished else "partial" if is_partial else ""
    if not state:
        return []
    what, remedy = states[state]
    return [
        Finding(
            subject=edition_subject(plan_id),
            name=f"the edition {label}",
            what=what,
            remedy=remedy,
            state=state,
            patience=timedelta(0) if state == "partial" else patience,
        )
    ]
