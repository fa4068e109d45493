"""``digest store``: what is remembered, as files on a disk or tables of a server."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli import store_keeping
from digest.cli.console import Context, echo_json

if TYPE_CHECKING:
    from digest.store.standing import Backup, Standing
    from digest.store.tending import Keeper


@click.group()
def store() -> None:
    """Look at the store, check it, back it up and bring a backup back."""


@store.command("info")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
@click.pass_context
def show(context: click.Context, as_json: bool) -> None:
    """Tell where the store is, what takes how much room, and which backups there are."""
    found = _keeper(context.obj).standing()
    if as_json:
        echo_json(asdict(found))
        return
    for line in _lines(found):
        click.echo(line)


@store.command()
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
@click.pass_context
def check(context: click.Context, as_json: bool) -> None:
    """Look over every page, index and text of the store, and every backup. A daemon may run meanwhile."""
    keeper = _keeper(context.obj)
    faults = keeper.faults()
    if as_json:
        echo_json({"place": keeper.where, "is_sound": not faults, "faults": faults})
    elif not faults:
        click.echo(f"{keeper.where} is sound, and so is every backup")
    for fault in () if as_json else faults:
        click.echo(fault)
    if any(not fault.startswith(f"{keeper.path and keeper.path.name}.backup-") for fault in faults):
        context.obj.say(keeper.way_back())
    context.exit(1 if faults else 0)


@store.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
@click.pass_context
def backup(context: click.Context, file: Path | None, as_json: bool) -> None:
    """Write a copy of the store to FILE, looked over, while a daemon may run; beside the store without FILE.

    A FILE that ends in .gz is packed; into a folder goes one that is named by the day.
    """
    made = _keeper(context.obj).back_up(file)
    if as_json:
        echo_json({"backup": str(made), "bytes": made.stat().st_size})
    else:
        click.echo(f"wrote {made} ({_size(made.stat().st_size)})")


@store.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
@click.pass_context
def restore(context: click.Context, file: Path, as_json: bool) -> None:
    """Put the backup FILE in the place of the store, once it is looked over; the store is kept aside.

    FILE may be the name or the day (2026-11-30) of a backup beside the store. Refused while another process
    holds the store.
    """
    keeper = _keeper(context.obj)
    old = keeper.restore(file)
    found = keeper.standing()
    if as_json:
        echo_json({"store": found.place, "aside": old and str(old), "newest_edition": found.newest_edition})
        return
    click.echo(f"restored {found.place}; the newest edition in it is {found.newest_edition or 'none'}")
    if old is not None:
        click.echo(f"what was there before is {old}")


def _keeper(here: Context) -> Keeper:
    """What looks after the store of feeds.yaml."""
    from digest.app.stored import keeper_of

    with here.open() as digest:
        return keeper_of(digest)


def _lines(found: Standing) -> list[str]:
    until = f", until {found.newest_until:%Y-%m-%d %H:%M} UTC" if found.newest_until else ""
    shares = sorted(found.shares, key=lambda share: -share.bytes)
    width = max((len(share.kind) for share in shares), default=0)
    return [
        f"{found.place}: {_size(found.bytes)}, schema {found.schema}",
        f"newest edition: {found.newest_edition or 'none'}{until}",
        *(f"  {share.kind:{width}}  {share.rows:>9,} rows  {_size(share.bytes):>10}" for share in shares),
        *(f"clock: {line}" for line in found.ahead),
        *([] if found.backups else ["backups: none"]),
        *(f"backup {_of(each)}" for each in found.backups),
    ]


def _of(each: Backup) -> str:
    age = "of a day to come: the clock was ahead" if each.days_old < 0 else f"{each.days_old} days old"
    return f"{each.path.name}: {age}, {_size(each.bytes)}, {each.fault or 'sound'}"


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 100_000 else f"{count / 1e3:,.1f} kB"


for command in store_keeping.COMMANDS:
    store.add_command(command)

COMMANDS = (store,)
