"""What the commands share: the opened program, progress on a terminal, and plain words about a run."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.app import Digest
    from digest.models import Edition
    from digest.report import Report

FATAL_STAGES = frozenset({"publish", "deliver"})
"""A problem here makes the exit code 1; a dead feed is only told, in the edition as well."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the user said before the command's name."""

    config: str
    verbosity: int

    def open(self) -> Digest:
        """The program as feeds.yaml sets it up.

        Raises:
            ConfigError: the file is missing or wrong.
        """
        from digest.app import Digest

        return Digest.from_file(self.config)

    def say(self, text: str, *, level: int = 0) -> None:
        """Tell a person something, on standard error: standard output is for what was asked for."""
        if self.verbosity >= level:
            click.echo(text, err=True)


def echo_json(value: Any) -> None:
    """One JSON value on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


@contextmanager
def progress(context: Context) -> Iterator[Report]:
    """A report whose progress is drawn on a terminal, and told in plain lines elsewhere."""
    from digest.report import Report

    if context.verbosity < 0 or not sys.stderr.isatty():
        report = Report()
        if context.verbosity >= 0:
            report.watch = _plain_lines
        yield report
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, Any] = {}

        def watch(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield Report(watch=watch)


def _plain_lines(stage: str, done: int, total: int) -> None:
    """A line at the end of each stage, for logs."""
    if done == total:
        click.echo(f"{stage}: {done} of {total}", err=True)


def tell_problems(context: Context, report: Report) -> None:
    """Name what failed: everything with ``-v``, else the first few of each stage."""
    by_stage: dict[str, list[str]] = {}
    for problem in report.problems:
        by_stage.setdefault(problem.stage, []).append(f"{problem.subject}: {problem.reason}")
    for stage, lines in by_stage.items():
        shown = lines if context.verbosity > 0 else lines[:5]
        for line in shown:
            context.say(f"{stage} failed: {line}")
        if len(shown) < len(lines):
            context.say(f"{stage} failed: {len(lines) - len(shown)} more (see them with -v)")


def tell_counts(context: Context, report: Report) -> None:
    """With ``-v``: what was counted at each stage, a line each."""
    by_stage: dict[str, list[str]] = {}
    for name, count in report.counts.items():
        stage, _, thing = name.partition("/")
        by_stage.setdefault(stage, []).append(f"{thing} {count:,}")
    for stage, counted in by_stage.items():
        context.say(f"{stage}: {', '.join(counted)}", level=1)


def tell_notes(context: Context, report: Report) -> None:
    """What was done instead of what was asked for."""
    for note in report.notes:
        context.say(note)


def tell_outcome(context: Context, report: Report, edition: Edition) -> None:
    """What became of a run: its edition if it made one, what was done instead, and where to look."""
    if report.counts["compose/editions"]:
        context.say(edition_line(edition))
    tell_notes(context, report)
    for place in dict.fromkeys(report.places):
        context.say(f"look at {place}")


def exit_code(report: Report) -> int:
    """1 when readers may not have got the edition, or nothing at all could be read; else 0."""
    if any(problem.stage in FATAL_STAGES for problem in report.problems):
        return 1
    asked, failed = report.counts["collect/feeds"], report.counts["collect/failed"]
    return int(asked > 0 and failed >= asked)


def edition_line(edition: Edition) -> str:
    """An edition in one line, for a person."""
    trust = edition.trust
    return (
        f"{edition.title}, {edition.slug}: {_count(trust.articles, 'article')} → "
        f"{_count(trust.stories, 'story', 'stories')}, {trust.shown} shown; "
        f"{trust.supported} of {_count(trust.sentences, 'sentence')} supported"
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
