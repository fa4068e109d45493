"""``health``: whether every edition came at its time, for monitors and containers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest.cli.console import echo_json

if TYPE_CHECKING:
    from digest.cli.console import Context


@click.command()
@click.option("--json", "as_json", is_flag=True, help="All of it as JSON on standard output.")
@click.pass_context
def health(context: click.Context, as_json: bool) -> None:
    """Say whether every edition came at its time and feeds can be read; exit code 1 when not.

    It reads the store alone, asks nobody, and can be run beside `digest schedule` or after runs by cron.
    """
    from digest.health import health_of

    here: Context = context.obj
    with here.open() as digest:
        found = health_of(digest)
    if as_json:
        echo_json(found.as_json())
    else:
        for fault in found.faults:
            click.echo(f"FAIL  {fault}")
        for one in found.editions:
            last = f"last made for {one.last.local}" if one.last else "none made yet"
            click.echo(f"{one.id}: {last}; next at {one.next.local} ({one.next.at:%Y-%m-%d %H:%M} UTC)")
        feeds = found.feeds
        click.echo(f"feeds: {feeds.known}, {len(feeds.failing)} failing")
        click.echo(f"letters: {found.waiting} waiting, {found.given_up} given up")
    context.exit(0 if found.is_well else 1)


COMMANDS = (health,)
