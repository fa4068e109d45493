"""``digest store prune`` and ``digest store copy``: what goes out of a store, and into another one."""

from __future__ import annotations

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


COMMANDS = (prune,)
