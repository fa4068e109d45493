"""Checks of the settings of a model reached over HTTP, whether it summarises or embeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.keys import Fault
from digest.web.safety import is_own_network

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def faults_of_endpoint(written: Mapping[str, object]) -> Iterator[Fault]:
    """An endpoint needs the name of a model; a key is sent only over https or inside the own network."""
    address = written.get("endpoint")
    if not isinstance(address, str):
        return
    if "model" not in written:
        yield Fault(key=("endpoint",), what="needs to know which model", remedy="add model: its name there")
    if "key_env" in written and not address.startswith("https://") and not is_own_network(address):
        what = "would send the key in the clear to another network"
        yield Fault(key=("endpoint",), what=what, remedy="write https:// for it")
