"""``digest store prune`` and ``digest store copy``: what goes out of a store, and into another one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from digest.cli.console import echo_json

if TYPE_CHECKING:
    from digest.cli.console import Context
    from digest.models import Pruned


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would go, and take nothing out.")
@click.option("--json", "as_json", is_flag=True, help="What went as JSON on standard output.")
@click.pass_context
def prune(context: click.Context, *, dry_run: bool, as_json: bool) -> None:
    """Take out what `keep` in feeds.yaml does not keep, and give the room back to the disk."""
    here: Context = context.obj
    with here.open() as digest:
        done, room = digest.prune(dry_run=dry_run, told=lambda found: here.say(_counted(found), level=1))
    if as_json:
        echo_json({**_record(done), "bytes": room})
        return
    what = "would go" if dry_run else "went"
    click.echo(
        f"{_counted(done)} {what}, {room / 1e6:.1f} MB" if done.total else "there is nothing to take out"
    )


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.pass_context
def copy(context: click.Context, source: str, target: str) -> None:
    """Copy a whole store into an empty one: FROM and TO are files or addresses as postgresql://….

    A password may be written "${NAME}", quoted so that the shell leaves it to Digest.
    """
    from digest.secret import Secret
    from digest.store.copying import copy_store

    here: Context = context.obj
    told: dict[str, int] = {}
    addresses = [Secret(text, os.environ)() for text in (source, target)]
    rows = copy_store(addresses[0], addresses[1], told=told.__setitem__)
    for table, number in told.items():
        here.say(f"{table}: {number:,}", level=1)
    click.echo(f"{rows:,} rows copied and compared; write store: {target} into feeds.yaml to use it")


def _record(done: Pruned) -> dict[str, int]:
    return {
        "entries": done.entries,
        "articles": done.articles,
        "texts": done.texts,
        "materials": done.materials,
        "editions": done.editions,
        "rows": done.rows,
        "packed": done.packed,
    }


_NAMES = {
    "entries": "entries",
    "articles": "articles",
    "texts": "texts",
    "materials": "editions' materials",
    "editions": "editions",
    "rows": "other rows",
    "packed": "rows of before, packed anew,",
}


def _counted(done: Pruned) -> str:
    """``12 entries, 3 texts``."""
    counts = _record(done)
    return ", ".join(f"{number:,} {_NAMES[name]}" for name, number in counts.items() if number) or "nothing"


COMMANDS = (prune, copy)
