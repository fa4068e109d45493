"""Names → implementations, through entry points: built-ins and plugins come through the same door."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, StoreError
from digest.faults import CONTAINED, reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUPS = (
    "digest.stores",
    "digest.executors",
    "digest.embedders",
    "digest.summarisers",
    "digest.publishers",
    "digest.deliverers",
)
"""The groups that a plugin's package may name its implementations in."""


def load_plugin(group: str, name: str) -> Any:
    """The class or factory that `name` stands for in an entry-point group.

    Raises:
        ConfigError: there is no such name, or what it names cannot be imported.
    """
    known = {point.name: point for point in entry_points(group=group)}
    if name not in known:
        raise ConfigError(f"there is no {_kind(group)} {name!r}; {_remedy(name, known)}")
    try:
        return known[name].load()
    except ImportError as error:
        raise ConfigError(
            f"the {_kind(group)} {name!r} cannot be imported: {error}; install what it needs"
        ) from error
    except AttributeError as error:
        raise ConfigError(
            f"the {_kind(group)} {name!r} names nothing ({known[name].value}): {error}"
        ) from error
    except CONTAINED as error:  # whatever a plug-in's module does when it is read
        raise ConfigError(
            f"the {_kind(group)} {name!r} ({known[name].value}) cannot be imported: {reason_of(error)}"
        ) from error


def make_plugin(group: str, name: str, options: Mapping[str, object]) -> Any:
    """The implementation that `name` stands for, made with `options`.

    Raises:
        ConfigError: there is none, it cannot be imported, or it refuses the options.
        StoreError: a store cannot be opened.
    """
    factory = load_plugin(group, name)
    try:
        return factory(**options)
    except (ConfigError, StoreError):
        raise
    except CONTAINED as error:
        given = ", ".join(sorted(options)) or "none"
        raise ConfigError(
            f"the {_kind(group)} {name!r} cannot be made with its options ({given}): {reason_of(error)}"
        ) from error


def _kind(group: str) -> str:
    """``digest.summarisers`` → ``summariser``."""
    return group.rpartition(".")[2].removesuffix("s")


def _remedy(name: str, known: dict[str, EntryPoint]) -> str:
    if not known:
        return "none is known at all: install Digest itself, for example with pip install -e ."
    nearest = get_close_matches(name, known, n=1)
    guess = f"did you mean {nearest[0]!r}? " if nearest else ""
    return f"{guess}known: {', '.join(sorted(known))}"
