"""``schema``, ``demo`` and ``doctor``: commands for getting started, and for when it does not work."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digest.cli.console import FATAL_STAGES, STOPPED, Context, echo_json, edition_line, folded, progress


@click.command()
def schema() -> None:
    """Print the JSON Schema of feeds.yaml, for editors."""
    from digest.settings import json_schema

    echo_json(json_schema())


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("output/demo"),
    show_default=True,
    help="Where its site is written.",
)
@click.option("--serve", is_flag=True, help="Then serve the site and its sources until Ctrl-C.")
@click.pass_context
def demo(context: click.Context, folder: Path, serve: bool) -> None:
    """Make two editions of the bundled fictional news days, with the real pipeline, offline."""
    from digest.demo import Demo

    here: Context = context.obj
    with Demo(folder) as play:
        with progress(here) as report:
            editions = list(play.editions(report))
        for problem in report.problems:
            level = -1 if problem.stage in FATAL_STAGES else 1
            here.say(f"{problem.stage} failed: {problem.subject}: {problem.reason}", level=level)
        if any(problem.stage in FATAL_STAGES for problem in report.problems):
            context.exit(1)
        for edition in editions:
            here.say(edition_line(edition))
        here.say("one of its outlets is down on purpose: see how the ledger of an edition tells it")
        if not serve:
            here.say(f"look at {folder / 'index.html'}, or run `digest serve {folder}`")
            return
        address = play.serve()
        play.wait(lambda: here.say(f"serving {folder} at {address} (Ctrl-C ends it)"))
        here.say(STOPPED)


@click.command()
@click.option("--offline", is_flag=True, help="Ask nobody: leave the network out.")
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON on standard output.")
@click.pass_context
def doctor(context: click.Context, offline: bool, as_json: bool) -> None:
    """Check everything that a run needs, and name what is wrong and what to do.

    feeds.yaml, the store, the output folder, templates, the clock, topics; and, unless --offline, that the
    mail server lets us in, the model answers and a feed can be read. Nothing is sent or published.
    """
    from digest.doctor import examine

    here: Context = context.obj
    findings = []
    for finding in examine(here.config, offline=offline):
        findings.append(finding)
        if not as_json:
            line = f"{'ok  ' if finding.is_ok else 'FAIL'}  {finding.what}: {finding.detail}"
            click.echo(folded(line, sys.stdout))
    if as_json:
        echo_json(
            [{"what": finding.what, "ok": finding.is_ok, "detail": finding.detail} for finding in findings]
        )
    context.exit(0 if all(finding.is_ok for finding in findings) else 1)


COMMANDS = (schema, demo, doctor)
