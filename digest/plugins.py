"""Names → implementations, found through entry points, for built-in tools and plug-ins alike."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, StoreError
from digest.faults import CONTAINED, reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.keys import ToolKeys

_REINSTALL = "this installation is older than its files: install Digest again, as with pip install -e ."
"""What to do when an entry point of Digest's own names a module that is not there any more."""
GROUPS = (
    "digest.stores",
    "digest.executors",
    "digest.embedders",
    "digest.summarisers",
    "digest.publishers",
    "digest.deliverers",
)
"""The entry-point groups in which a package can register implementations."""


def load_plugin(group: str, name: str) -> Any:
    """The class or factory registered as `name` in an entry-point group.

    Raises:
        ConfigError: there is no such name, or what it names cannot be imported.
    """
    known = _known(group)
    if name not in known:
        raise ConfigError(f"there is no {_kind(group)} {name!r}; {_remedy(name, known)}")
    return _loaded(group, known[name])


def settings_model(group: str, name: str) -> type[ToolKeys] | None:
    """The model of the keys under a plug-in's ``options``; `None` if the plug-in has no model.

    A tool names its model in the attribute `settings_model`: the class, or a function that returns it. A
    built-in tool that is named under ``plugin`` gets `None`, as its model describes keys of a whole section.

    Raises:
        ConfigError: there is no such plug-in, it cannot be imported, or its model is not a `ToolKeys`.
    """
    known = _known(group)
    if name in known and _is_ours(known[name]):
        return None
    return _model(group, name, load_plugin(group, name))


def our_models(group: str) -> dict[str, type[ToolKeys]]:
    """Name → settings model of the built-in tools of an entry-point group, in the order of their keys.

    Raises:
        ConfigError: there is no built-in tool, which means that Digest is not installed.
    """
    known = _known(group)
    ours = {name: point for name, point in known.items() if _is_ours(point)}
    if not ours:
        raise ConfigError(f"there is no {_kind(group)} of Digest's own; {_remedy('', {})}")
    made = {name: _model(group, name, _loaded(group, point)) for name, point in ours.items()}
    models = {name: model for name, model in made.items() if model is not None}
    return dict(sorted(models.items(), key=lambda item: (item[1].rank, item[0])))


def _model(group: str, name: str, tool: object) -> type[ToolKeys] | None:
    """The settings model that a tool names; `None` if it names none."""
    from digest.keys import ToolKeys

    try:
        found: object = getattr(tool, "settings_model", None)
        model = found if isinstance(found, type) or not callable(found) else found()
    except CONTAINED as error:
        reason = reason_of(error)
        raise ConfigError(f"the {_kind(group)} {name!r} has no usable settings: {reason}") from error
    if model is None:
        return None
    if not isinstance(model, type) or not issubclass(model, ToolKeys):
        raise ConfigError(f"the settings_model of the {_kind(group)} {name!r} is no digest.keys.ToolKeys")
    return model


def _known(group: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=group)}


def _is_of_ours(error: ImportError) -> bool:
    """Whether it is a module of Digest that is missing: the installation names a module that has moved."""
    return (error.name or "").partition(".")[0] == "digest"


def _is_ours(point: EntryPoint) -> bool:
    return point.module.partition(".")[0] == "digest"


def _loaded(group: str, point: EntryPoint) -> Any:
    """The object that an entry point names.

    Raises:
        ConfigError: it cannot be imported.
    """
    name = point.name
    try:
        return point.load()
    except ImportError as error:
        remedy = _REINSTALL if _is_ours(point) and _is_of_ours(error) else "install what it needs"
        raise ConfigError(f"the {_kind(group)} {name!r} cannot be imported: {error}; {remedy}") from error
    except AttributeError as error:
        raise ConfigError(f"the {_kind(group)} {name!r} names nothing ({point.value}): {error}") from error
    except CONTAINED as error:  # importing a plug-in's module may raise anything
        raise ConfigError(
            f"the {_kind(group)} {name!r} ({point.value}) cannot be imported: {reason_of(error)}"
        ) from error


def make_plugin(group: str, name: str, options: Mapping[str, object]) -> Any:
    """An instance of the implementation `name`, made with `options`.

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
