"""``digest feeds``: the list of feeds in feeds.yaml."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.console import Context, echo_json, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.app.checking import FeedCheck


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
    """Read every feed now and say how it does, and what to do about it."""
    here: Context = context.obj
    with here.open() as digest, progress(here) as report:
        found = digest.check_feeds(report)
    if as_json:
        echo_json([asdict(one) for one in found])
    elif sys.stdout.isatty():
        _show(found)
    else:
        for one in found:
            click.echo("\t".join([*_row(one), one.url]))
    context.exit(1 if any(one.is_failing for one in found) else 0)


def _row(one: FeedCheck) -> tuple[str, ...]:
    """Status, items a day, share of full texts, last item, language, name, what to do; a dash for unknown."""
    cells = (
        f"failing: {one.error}" if one.is_failing else "ok",
        "-" if one.per_day is None else f"{one.per_day:.1f}",
        "-" if one.full_text is None else f"{one.full_text:.0%}",
        f"{one.newest:%Y-%m-%d %H:%M}" if one.newest else "-",
        one.language or "-",
        one.name,
        one.advice or "-",
    )
    return tuple(_plain(cell) for cell in cells)


def _show(found: Sequence[FeedCheck]) -> None:
    """A few lines a feed, for a terminal of any width. What feeds say of themselves is text, not markup."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console()
    for one in found:
        style = "red" if one.is_failing else "yellow" if one.advice else ""
        console.print(Text(_plain(one.name), style=f"bold {style}"))
        for line in (_plain(one.url), _manner(one), one.advice and f"→ {_plain(one.advice)}"):
            if line:
                console.print(Padding(Text(line, style=style, overflow="fold"), (0, 0, 0, 2)))


def _manner(one: FeedCheck) -> str:
    """How a feed does: ``ok · 3.2 items a day · 80% in full · last item 2026-11-30 08:36 · en``."""
    status, per_day, full, newest, language, *_ = _row(one)
    said = (
        (status, status),
        (per_day, f"{per_day} items a day"),
        (full, f"{full} in full"),
        (newest, f"last item {newest}"),
        (language, language),
    )
    return " · ".join(words for value, words in said if value != "-")


def _plain(text: str) -> str:
    return " ".join(text.split())


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
    added, known, left_out = import_feeds(Path(here.config), opml)
    here.say(f"added {added} feeds, {known} were there already")
    if left_out:
        here.say(f"left out {left_out} whose addresses are none that can be asked")


@feeds.command()
@click.pass_context
def export(context: click.Context) -> None:
    """Print the feeds as OPML."""
    from digest.subscribing import opml_of

    here: Context = context.obj
    with here.open() as digest:
        click.echo(opml_of(digest.settings.feeds))


COMMANDS = (feeds,)
