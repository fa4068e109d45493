"""What the commands share: the opened program, progress on a terminal, and plain words about a run."""

from __future__ import annotations

import json
import logging
import os
import sys
import textwrap
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

import click

from digest.errors import DigestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.app import Digest
    from digest.models import Edition
    from digest.report import Report
    from digest.settings import Settings

FATAL_STAGES = frozenset({"publish", "deliver"})
"""A problem here makes the exit code 1; a dead feed is only told, in the edition as well."""


STOPPED = "\rstopped"
"""What is said after Ctrl-C: the carriage return puts it over the ``^C`` that a terminal shows."""

_FAILING = FATAL_STAGES | {"collect"}
"""The stages whose problems can make the exit code 1 (that of reading the feeds when every feed failed)."""


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
            tell(text)


SAID = "digest.said"
"""The logger of what is told to a person, where all that is told is a log (``--log json``)."""


def tell(text: str, level: int = logging.INFO) -> None:
    """Tell a person something, on standard error; a record of that level where that is a log."""
    log = logging.getLogger(SAID)
    if log.handlers:
        log.log(level, "%s", text.strip())
    else:
        write_line(text)


def write_line(text: str) -> None:
    """A line on standard error as it is at this moment: while bars are drawn, that is the place above them.

    (`click.echo` writes past what stands in for standard error, straight into the bars.)
    """
    print(folded(text, sys.stderr), file=sys.stderr, flush=True)


def folded(text: str, stream: TextIO) -> str:
    """`text` for a stream: on a terminal with lines broken between words; addresses and paths stay whole."""
    if not stream.isatty():
        return text
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return text
    return "\n".join(
        line if len(line) < columns else "\n".join(_broken(line, columns)) for line in text.split("\n")
    )


def _broken(line: str, columns: int) -> list[str]:
    start = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line.strip(),
        max(columns - 1, 20),
        initial_indent=start,
        subsequent_indent=start,
        break_long_words=False,
        break_on_hyphens=False,
    )


def echo_json(value: Any) -> None:
    """One JSON value on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


@contextmanager
def progress(context: Context) -> Iterator[Report]:
    """A report whose progress is drawn on a terminal, and told in plain lines elsewhere.

    The bars are gone when the block ends, and what a command has to say of its result is said after it.
    """
    from digest.report import Report

    report = Report()
    if context.verbosity < 0:
        yield report
    elif not _draws_bars():
        report.watch = _plain_lines
        yield report
    else:
        with _bars() as report.watch:
            yield report


@contextmanager
def reporting(context: Context) -> Iterator[Report]:
    """As `progress`; when the work is done or has failed, what went wrong on the way is named."""
    with progress(context) as report:
        failure: DigestError | None = None
        try:
            yield report
        except DigestError as error:
            failure = error
    tell_problems(context, report)
    tell_counts(context, report)
    if failure is not None:
        raise failure


def _draws_bars() -> bool:
    """Whether standard error is a terminal that can move its cursor."""
    return sys.stderr.isatty() and os.environ.get("TERM", "").lower() not in {"", "dumb", "unknown"}


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    """What draws a bar for each stage, and takes all of them off the screen at the end.

    A line is at most 38 columns wide, so that it breaks in no window of a usual size, nor in one that is
    made narrower: a broken line could not be taken off again. What others write to standard error meanwhile,
    as the log does, comes to stand above the bars; standard output is left alone, for it may be a file.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(10), MofNCompleteColumn(), TimeElapsedColumn())
    shown = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    tasks: dict[str, Any] = {}

    def watch(stage: str, done: int, total: int) -> None:
        if stage not in tasks and total:
            tasks[stage] = shown.add_task(stage, total=total)
        if stage in tasks:
            shown.update(tasks[stage], completed=done, total=total)

    with shown:
        yield watch


def _plain_lines(stage: str, done: int, total: int) -> None:
    """A line at the end of each stage that had anything to do, for logs."""
    if done == total and total:
        tell(f"{stage}: {done} of {total}")


def tell_problems(context: Context, report: Report) -> None:
    """Name what failed: the first few of each stage; with ``-v`` all, with ``-q`` what makes the run fail."""
    by_stage: dict[str, list[str]] = {}
    for problem in report.problems:
        by_stage.setdefault(problem.stage, []).append(f"{problem.subject}: {problem.reason}")
    for stage, lines in by_stage.items():
        level = -1 if exit_code(report) and stage in _FAILING else 0
        shown = lines if context.verbosity > 0 else lines[:5]
        for line in shown:
            context.say(f"{stage} failed: {line}", level=level)
        if len(shown) < len(lines):
            context.say(f"{stage} failed: {len(lines) - len(shown)} more (see them with -v)", level=level)


def tell_untaken(context: Context, settings: Settings) -> None:
    """Name the feeds that no topic takes: what they bring is read and printed nowhere."""
    idle = settings.untaken
    for feed in idle[:5]:
        context.say(f"{feed.name or feed.url}: {settings.untaken_remedy}")
    if idle[5:]:
        context.say(f"no topic takes {len(idle) - 5} more feeds either (see them with digest feeds check)")


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


def tell_spending(context: Context, report: Report) -> None:
    """What a model behind an address cost."""
    from digest.summarise.write.server.spending import spending_in_words

    for line in spending_in_words(report.counts):
        context.say(line)


def tell_outcome(context: Context, report: Report, edition: Edition) -> None:
    """What became of a run: its edition if it made one, what was done instead, and where to look."""
    if report.counts["compose/editions"]:
        context.say(edition_line(edition))
    tell_notes(context, report)
    tell_spending(context, report)
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
        f"{_count(trust.stories, 'story', 'stories')}, {trust.shown} shown{_named(edition)}; "
        f"{trust.supported} of {_count(trust.sentences, 'sentence')} supported"
    )


def _named(edition: Edition) -> str:
    """How many views are named, where there are some."""
    return f", {_count(len(edition.views), 'view')} named" if edition.views else ""


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
