"""Arguments in, exit code out; no logic.

Exit codes: 0 done, 1 something failed and is named, 2 the user's input is wrong. Nothing heavy is imported
before a command needs it, so that ``--help`` answers at once: the commands' modules import click alone.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from io import TextIOWrapper

import click

from digest.cli import editions, feeds, health, init, models, setup, store, topics, watching, why
from digest.cli.console import STOPPED, Context, tell
from digest.cli.logs import LogForm, start_log
from digest.errors import ConfigError, DigestError
from digest.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="digest")
@click.option(
    "--config",
    "-c",
    default="feeds.yaml",
    show_default=True,
    help="The file that says what to read and how.",
)
@click.option("-v", "--verbose", count=True, help="Tell more; twice for the log.")
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only.")
@click.option(
    "--log",
    type=click.Choice(["text", "json"]),
    default="text",
    envvar="DIGEST_LOG",
    show_envvar=True,
    show_default=True,
    help="How lines on standard error are written; json: an object a line, with edition and feed.",
)
@click.pass_context
def cli(context: click.Context, config: str, verbose: int, quiet: bool, log: LogForm) -> None:
    """Feeds in, an edition out, and every sentence in it shows its evidence."""
    verbosity = -1 if quiet else verbose
    start_log(log, verbosity=verbosity)
    context.obj = Context(config=config, verbosity=verbosity)


_BEFORE_COMMANDS = frozenset({"-c", "--config", "-v", "--verbose", "-q", "--quiet", "--log", "--version"})
"""Options of the program, which a command does not know."""

for module in (init, setup, editions, feeds, topics, models, watching, health, why, store):
    for command in module.COMMANDS:
        cli.add_command(command)


def main() -> None:
    """Run the command line; the process ends here."""
    signal.signal(signal.SIGTERM, _end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that knows no such letter gets its number
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(_code())
    except _AskedToEndError as asked:
        sys.exit(128 + asked.number)
    except KeyboardInterrupt:
        _tell_stopped(STOPPED)
        sys.exit(130)
    except BrokenPipeError:  # whoever read our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in it goes nowhere
        sys.exit(1)


class _AskedToEndError(BaseException):
    """A signal asks the program to end. No plug-in can raise it, as it can `SystemExit`."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def _code() -> int | None:
    """The exit code: what a command passed to `context.exit`, or what its error means."""
    try:
        code: int | None = cli(prog_name="digest", standalone_mode=False)
    except click.Abort as aborted:  # in the middle of a question, whose line is ended first
        _tell_stopped(STOPPED if aborted.__cause__ else f"\n{STOPPED}")
        return 130
    except click.ClickException as wrong:
        wrong.show()
        if isinstance(wrong, click.NoSuchOption) and wrong.option_name in _BEFORE_COMMANDS:
            tell(f"{wrong.option_name} stands before the command: digest {wrong.option_name} …")
        return 2
    except DigestError as failed:
        tell(f"digest: {failed}", logging.ERROR)
        return 2 if isinstance(failed, ConfigError) else 1
    return code


def _tell_stopped(words: str) -> None:
    """Say it; a further Ctrl-C, while what was begun comes to its end, ends the process without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    tell(words)


def _end(number: int, _frame: object) -> None:
    """Asked to end: bars are taken off the screen and files are let go of on the way out."""
    raise _AskedToEndError(number)
