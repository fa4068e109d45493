"""``digest feeds``: the list of feeds in feeds.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.console import Context, echo_json, progress, tell_problems

if TYPE_CHECKING:
    from digest.models import FeedHealth


@click.group()
def feeds() -> None:
    """List, add, check, import and export feeds."""


@feeds.command("list")
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def list_feeds(context: click.Context, as_json: bool) -> None:
    """Name every feed with its group and tags."""
    here: Context = context.obj
    with here.open() as digest:
        rows = digest.settings.feeds
        if as_json:
            echo_json(
                [{"url": row.url, "name": row.name, "group": row.group, "tags": row.tags} for row in rows]
            )
            return
        for row in rows:
            click.echo("\t".join((row.name or "-", row.group or "-", ",".join(row.tags) or "-", row.url)))


@feeds.command()
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def check(context: click.Context, as_json: bool) -> None:
    """Read every feed now and say how it does."""
    here: Context = context.obj
    with here.open() as digest, progress(here) as report:
        found = digest.check_feeds(report)
        if as_json:
            echo_json(
                [
                    {"url": one.url, "name": one.name, "error": one.error, "entries": one.entries}
                    for one in found
                ]
            )
        else:
            for one in found:
                click.echo(_health_line(one))
            tell_problems(here, report)
    context.exit(1 if any(one.is_failing for one in found) else 0)


def _health_line(one: FeedHealth) -> str:
    state = f"FAIL {one.error}" if one.is_failing else f"ok   {one.entries} entries in a day"
    return f"{state}\t{one.name}\t{one.url}"


@feeds.command()
@click.argument("url")
@click.option("--name", default="")
@click.option("--group", default="")
@click.pass_context
def add(context: click.Context, url: str, name: str, group: str) -> None:
    """Add the feed at URL, or the one that the page at URL names, to feeds.yaml."""
    from digest.subscribing import add_feed

    here: Context = context.obj
    with here.open() as digest:
        added = digest.find_feed(url)
    add_feed(Path(here.config), added, name=name, group=group)
    here.say(f"added {added}")


@feeds.command("import")
@click.argument("opml", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def import_opml(context: click.Context, opml: Path) -> None:
    """Add the feeds of an OPML file to feeds.yaml, or make one of them."""
    from digest.subscribing import import_feeds

    here: Context = context.obj
    added, known = import_feeds(Path(here.config), opml)
    here.say(f"added {added} feeds, {known} were there already")


@feeds.command()
@click.pass_context
def export(context: click.Context) -> None:
    """Print the feeds as OPML."""
    from digest.subscribing import opml_of

    here: Context = context.obj
    with here.open() as digest:
        click.echo(opml_of(digest.settings.feeds))


COMMANDS = (feeds,)
