"""Summariser, embedder, publisher, channels: their sections of feeds.yaml, made of what each tool brings.

The keys of our own tools stand in the section itself, those of a plug-in under ``options``.
"""

from __future__ import annotations

import typing
from collections import abc
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel, Field, ValidationError, create_model

from digest.errors import ConfigError
from digest.faults import CONTAINED, reason_of
from digest.keys import KnownKeys
from digest.plugins import our_models, settings_model
from digest.settings.problems import KeyPath, SettingsProblem, dotted
from digest.settings.spec import Tool
from digest.settings.translate import problem_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from digest.keys import Fault, Place, ToolKeys
    from digest.settings.tree import Tree

GROUPS = {
    "summariser": "digest.summarisers",
    "embedder": "digest.embedders",
    "publish": "digest.publishers",
    "deliver": "digest.deliverers",
    "operator": "digest.deliverers",
}
"""Section of feeds.yaml → the entry-point group of its tools. ``deliver`` and ``operator`` are lists."""

Section = TypeVar("Section", bound=BaseModel)


@cache
def models_of(group: str) -> Mapping[str, type[ToolKeys]]:
    """The settings models of our own tools in a group, by name, in the order of their keys."""
    return our_models(group)


def with_tools(group: str) -> Callable[[type[Section]], type[Section]]:
    """Puts the keys of our own tools of a group before those of a section."""

    def completed(section: type[Section]) -> type[Section]:
        sources: list[type[BaseModel]] = [*models_of(group).values(), section]
        hints = {source: typing.get_type_hints(source, include_extras=True) for source in sources}
        fields: dict[str, Any] = {}
        for source, name in _in_order({source: tuple(source.model_fields) for source in sources}):
            key = source.model_fields[name]
            fields[name] = (hints[source][name], Field(default=key.default, description=key.description))
        made = create_model(section.__name__, __base__=KnownKeys, __module__=section.__module__, **fields)
        made.__doc__ = section.__doc__
        return cast("type[Section]", made)

    return completed


def _in_order(keys: Mapping[type[BaseModel], Sequence[str]]) -> Iterator[tuple[type[BaseModel], str]]:
    """Every key once with the first model that has it, in an order that all models agree with.

    It is the merge of C3, as Python orders base classes: a key that stands further back in another model
    waits for what goes before it there.
    """
    left = {model: list(names) for model, names in keys.items()}
    while any(left.values()):
        waiting = {name for names in left.values() for name in names[1:]}
        model = next(model for model, names in left.items() if names and names[0] not in waiting)
        name = left[model][0]
        yield model, name
        left = {each: names[1:] if names[:1] == [name] else names for each, names in left.items()}


def choices_of(section: str) -> tuple[str, ...]:
    """The keys of which exactly one says what tool a section means."""
    own = ("address",) if section == "operator" else ()
    return (*own, *models_of(GROUPS[section]), "plugin")


def belonging(section: str, key: str) -> tuple[str, ...]:
    """The tools of a section that `key` means something beside; none when it is no key of a tool.

    A tool of the same name in another section counts: ``dimensions`` goes with an endpoint that embeds, and
    beside ``endpoint`` the summariser's section says of it only that it is unknown.
    """
    if key == "options":
        return ("plugin",)
    return tuple(name for name in models_of(GROUPS[section]) if (name, key) in _keys_of_tools())


@cache
def _keys_of_tools() -> frozenset[tuple[str, str]]:
    """Every tool of ours with each of its keys."""
    return frozenset(
        (name, key)
        for group in GROUPS.values()
        for name, model in models_of(group).items()
        for key in model.model_fields
    )


# --------------------------------------------------------------------------- what is meant


def tool_from(section: str, keys: BaseModel, place: Place, *, usual: str = "") -> Tool | None:
    """The tool that the checked keys of a section name, with what it is made with.

    Where they name none it is the `usual` one of our own; `None` when there is no usual one.
    """
    plugin: str | None = getattr(keys, "plugin", None)
    group = GROUPS[section]
    if plugin:
        return Tool(name=plugin, options=_plugin_options(group, plugin, keys, place), is_plugin=True)
    models = models_of(group)
    name = next((name for name in models if getattr(keys, name)), usual)
    if not name:
        return None
    own = {key: getattr(keys, key) for key in models[name].model_fields}
    return Tool(name=name, options=models[name].model_construct(**own).arguments(place))


def _plugin_options(group: str, name: str, keys: BaseModel, place: Place) -> dict[str, object]:
    options: dict[str, object] = getattr(keys, "options", {})
    model = _model_or_none(group, name)
    if model is not None:
        return model.model_validate(options).arguments(place)
    return {key: place.veiled(value) for key, value in options.items()}


def _model_or_none(group: str, name: str) -> type[ToolKeys] | None:
    """A plug-in's model. One that cannot be imported has none: it is told when it is to be made."""
    try:
        return settings_model(group, name)
    except ConfigError:
        return None


# --------------------------------------------------------------------------- what is wrong


def tool_problems(tree: Tree, place: Place) -> Iterator[SettingsProblem]:
    """What is wrong between the keys of our own tools, and with the options of plug-ins."""
    for section, path, written in sections_in(tree.value):
        for model in models_of(GROUPS[section]).values():
            yield from (_problem(fault, path, tree) for fault in model.faults(written, place))
        yield from _plugin_problems(section, path, written, tree, place)


def _problem(fault: Fault, under: KeyPath, tree: Tree) -> SettingsProblem:
    path = (*under, *fault.key)
    return SettingsProblem(line=tree.line(path), key=dotted(path), what=fault.what, remedy=fault.remedy)


def _plugin_problems(
    section: str, path: KeyPath, written: Mapping[str, object], tree: Tree, place: Place
) -> Iterator[SettingsProblem]:
    name, options, here = written.get("plugin"), written.get("options", {}), (*path, "options")
    if not isinstance(name, str) or not isinstance(options, dict):
        return
    model = _model_or_none(GROUPS[section], name)
    if model is None:
        return
    try:
        for fault in model.faults(options, place):
            yield _problem(fault, here, tree)
        arguments: object = model.model_validate(options).arguments(place)
        if not isinstance(arguments, abc.Mapping):
            what = f"cannot be checked by the plug-in {name!r}: its settings give no mapping of arguments"
            yield SettingsProblem(line=tree.line(here), key=dotted(here), what=what)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield problem_of(detail, tree, model, here)
    except CONTAINED as error:  # whatever a plug-in's own checks do
        what = f"cannot be checked by the plug-in {name!r}: {reason_of(error)}"
        yield SettingsProblem(line=tree.line(here), key=dotted(here), what=what)


def sections_in(root: object) -> Iterator[tuple[str, KeyPath, dict[str, object]]]:
    """The sections of tools that are written as mappings, each with its name and its path."""
    for section in GROUPS:
        value = root.get(section) if isinstance(root, dict) else None
        if isinstance(value, dict):
            yield section, (section,), value
        for index, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, dict):
                yield section, (section, index), item
