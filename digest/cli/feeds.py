"""``digest feeds``: the list of feeds in feeds.yaml."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.console import Context, echo_json, progress, tell_untaken
from digest.errors import ConfigError
from digest.secret import variables
from digest.tokens import advice, veiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.app import Digest
    from digest.app.checking import FeedCheck


@click.group()
def feeds() -> None:
    """List, add, remove, check, import and export feeds."""


@feeds.command("list")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
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
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
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
        address = "" if one.name == one.url else _plain(one.url)
        for line in (address, _manner(one), one.advice and f"→ {_plain(one.advice)}"):
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
@click.option("--name", default="", help="The outlet as readers know it.")
@click.option("--group", default="", help="A group that topics choose.")
@click.pass_context
def add(context: click.Context, url: str, name: str, group: str) -> None:
    """Add a feed to feeds.yaml: the one at URL (or in that file), or that of the page there.

    Where a page names several, you are asked at a terminal; elsewhere the first one is taken.
    """
    from digest.subscribing import add_feed, has_feed

    here: Context = context.obj
    config = Path(here.config)
    address = in_full(url)
    with here.open() as digest:
        if has_feed(config, address):
            raise ConfigError(f"{config} has the feed {veiled(address)} already")
        added = _one_of(here, digest, address)
    add_feed(config, added, name=name, group=group)
    here.say(f"added {veiled(added)}")
    if told := advice(added):
        here.say(told)
    with here.open() as digest:
        if added in {feed.url for feed in digest.settings.untaken}:
            here.say(digest.settings.untaken_remedy)


def look_up(here: Context, url: str) -> str:
    """The feed at `url`, without a feeds.yaml.

    Raises:
        ConfigError: there is none.
    """
    from digest.app import Digest

    with Digest.without_feeds() as digest:
        return _one_of(here, digest, in_full(url))


def in_full(typed: str) -> str:
    """What was typed, as feeds.yaml has it: a file with a dot or slash first, an address with its scheme."""
    from digest.web.local import is_file_address

    if "://" in typed or is_file_address(typed) or variables(typed):
        return typed
    return f"./{typed}" if Path(typed).is_file() else f"https://{typed}"


def _one_of(here: Context, digest: Digest, address: str) -> str:
    """The feed at an address, or the one of a page's that is chosen."""
    with progress(here):
        found = digest.find_feeds(address)
    return found[0] if len(found) == 1 else _chosen(here, address, found)


def _chosen(here: Context, page: str, found: Sequence[str]) -> str:
    """One of the feeds that a page names: which, a person is asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        others = ", ".join(map(veiled, found[1:]))
        here.say(f"{page} names {len(found)} feeds; the others: {others}")
        return found[0]
    here.say(f"{page} names {len(found)} feeds:")
    for number, address in enumerate(found, start=1):
        here.say(f"  {number}  {veiled(address)}")
    number = click.prompt("Which one", type=click.IntRange(1, len(found)), default=1, err=True)
    return found[number - 1]


@feeds.command()
@click.argument("feed")
@click.pass_context
def remove(context: click.Context, feed: str) -> None:
    """Take FEED out of feeds.yaml: its address, its name, or a part of one.

    What it brought stays in the store, and is in no edition from now on.
    """
    from digest.subscribing import remove_feed, write_config

    here: Context = context.obj
    config = Path(here.config)
    here.open().close()  # a file with mistakes is not touched
    before = config.read_text(encoding="utf8")
    removed = remove_feed(config, feed)
    try:
        here.open().close()
    except ConfigError as error:
        write_config(config, before)
        raise ConfigError(f"{veiled(removed)} stays, for without it {error}") from error
    here.say(f"removed {veiled(removed)}")


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
    with here.open() as digest:
        if written_out := digest.settings.written_out:
            here.say(f"{written_out} addresses in {here.config} hold a secret: `digest doctor` says more")
        tell_untaken(here, digest.settings)


@feeds.command()
@click.option("--with-secrets", is_flag=True, help="Write addresses as they are asked, tokens and all.")
@click.pass_context
def export(context: click.Context, with_secrets: bool) -> None:
    """Print the feeds as OPML; a secret in an address is left out, or is its ${NAME}."""
    from digest.subscribing import opml_of

    here: Context = context.obj
    with here.open() as digest:
        settings = digest.settings
        asked = settings.address_of if with_secrets else (lambda feed: feed.url)
        click.echo(opml_of(replace(feed, url=asked(feed)) for feed in settings.feeds))


COMMANDS = (feeds,)
