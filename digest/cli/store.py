"""``digest store``: what is remembered, as files on a disk or tables of a server."""

from __future__ import annotations

import click


@click.group()
def store() -> None:
    """Look at the store, check it, back it up and bring a backup back."""


COMMANDS = (store,)
