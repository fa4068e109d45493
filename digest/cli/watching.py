"""``schedule`` and ``serve``: commands that stay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.console import STOPPED, echo_json, exit_code, reporting
from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.cli.console import Context


@click.command()
@click.option(
    "--next", "count", type=click.IntRange(1, 10_000), metavar="N", help="List the next N slots and end."
)
@click.option("--json", "as_json", is_flag=True, help="Beside --next: the slots as JSON on standard output.")
@click.pass_context
def schedule(context: click.Context, count: int | None, as_json: bool) -> None:
    """Stay, collect, and publish each edition at its time. Ctrl-C or SIGTERM ends it cleanly."""
    here: Context = context.obj
    if as_json and count is None:
        raise click.UsageError("--json goes with --next: digest schedule --next 10 --json")
    if count is not None:
        _list_slots(here, count, as_json=as_json)
        return
    from digest.daemon import run_daemon

    with here.open() as digest:
        run_daemon(digest, say=here.say)
    here.say(STOPPED)


def _list_slots(here: Context, count: int, *, as_json: bool) -> None:
    """The next slots of all editions, each in its own zone and in UTC; the store is not opened."""
    from digest.coming import coming, need_times

    with here.open() as digest:
        need_times(digest.settings)
        times, slots = digest.settings.times, coming(digest.settings, digest.clock.now(), count)
    if as_json:
        echo_json(
            [
                {
                    "edition": slot.edition_id,
                    "local": slot.local,
                    "timezone": times[slot.edition_id].timezone,
                    "utc": f"{slot.at:%Y-%m-%dT%H:%MZ}",
                }
                for slot in slots
            ]
        )
        return
    rows = [
        (
            f"{slot.local.replace('T', ' ')} {times[slot.edition_id].timezone}",
            f"{slot.at:%Y-%m-%d %H:%M}",
            slot,
        )
        for slot in slots
    ]
    width = max(len(local) for local, _, _ in rows)
    for local, at, slot in rows:
        click.echo(f"{local:<{width}}  {at} UTC  {slot.edition_id}")


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
