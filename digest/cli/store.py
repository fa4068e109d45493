"""``digest store``: what is remembered, as files on a disk or tables of a server."""

from __future__ import annotations

import click

from digest.cli import store_keeping


@click.group()
def store() -> None:
    """Look at the store, check it, back it up and bring a backup back."""


for command in store_keeping.COMMANDS:
    store.add_command(command)

COMMANDS = (store,)
