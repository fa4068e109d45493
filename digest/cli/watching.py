"""``schedule`` and ``serve``: commands that stay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.console import STOPPED, exit_code, reporting
from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.cli.console import Context


@click.command()
@click.pass_context
def schedule(context: click.Context) -> None:
    """Stay, collect, and publish each edition at its time. Ctrl-C or SIGTERM ends it cleanly."""
    here: Context = context.obj
    from digest.daemon import run_daemon

    with here.open() as digest:
        run_daemon(digest, say=here.say)
    here.say(STOPPED)


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would be sent; send and remember nothing.")
@click.pass_context
def alerts(context: click.Context, dry_run: bool) -> None:
    """Read the feeds that are due, and send the stories that cross the bar of alerts in feeds.yaml."""
    here: Context = context.obj
    with here.open() as digest:
        digest.need_alerts()
        with reporting(here) as report:
            digest.gather(report)
            sent = digest.alert(report, dry_run=dry_run)
        for one in sent:
            click.echo(one.rendering.messages["short" if dry_run else "subject"])
        if not sent:
            here.say("no story crosses the bar that was not sent before")
    context.exit(exit_code(report))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one."
)
@click.pass_context
def serve(context: click.Context, folder: Path | None, port: int) -> None:
    """Look at a published site in a browser, on this machine only."""
    from digest.serving import serve_folder

    here: Context = context.obj
    if folder is None:
        with here.open() as digest:
            folder = digest.site_folder
        if not folder.is_dir():
            raise ConfigError(f"nothing is published in {folder} yet: `digest run` publishes an edition")
    serve_folder(folder, port, say=here.say)


COMMANDS = (schedule, alerts, serve)
