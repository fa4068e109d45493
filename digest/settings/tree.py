"""YAML text → plain values, each with the line it stands on.

Stricter and kinder than a usual loader: a key written twice is an error, ``no`` and ``on`` are words
(only ``true`` and ``false`` are not), ``7:00`` and ``2026-03-04`` stay text, a key with nothing after
it counts as not written, and no tag but the plain ones is obeyed. Aliases are followed, but not for
ever: a file may not unfold into more than `MAX_VALUES` values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from digest.settings.problems import KeyPath, SettingsProblem, dotted

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_VALUES = 200_000
MAX_DEPTH = 32

_YAML = "tag:yaml.org,2002:"
_TEXTS = {"str", "timestamp", "value", "merge"}
"""Kinds of scalars that stay the text they are."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The values of a YAML file, and the line of each (counted from 1)."""

    value: object
    lines: dict[KeyPath, int]

    def line(self, path: KeyPath) -> int:
        """The line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_tree(text: str) -> tuple[Tree, list[SettingsProblem]]:
    """The values of a YAML text, and what is wrong with it as YAML."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        what = " ".join(part for part in (error.context, error.problem) if part)
        return Tree({}, {}), [SettingsProblem(line=line, key="", what=f"not YAML: {what}", remedy=_CHECK)]
    except yaml.YAMLError as error:
        what = " ".join(str(error).split())
        return Tree({}, {}), [SettingsProblem(line=0, key="", what=f"not YAML: {what}", remedy=_CHECK)]
    except RecursionError:
        what = "nested too deeply"
        return Tree({}, {}), [
            SettingsProblem(line=0, key="", what=what, remedy="feeds.yaml is three levels deep")
        ]
    reader = _Reader()
    value = {} if node is None else reader.read(node, ())
    return Tree(value, reader.lines), reader.problems


_CHECK = "look at the line before it too: indentation, colons, quotes and brackets"


class _TooMuchError(Exception):
    """The aliases of a file unfold without end."""


@dataclass(slots=True)
class _Reader:
    """Walks the nodes of one file."""

    lines: dict[KeyPath, int] = field(default_factory=dict)
    problems: list[SettingsProblem] = field(default_factory=list)
    scalars: yaml.constructor.SafeConstructor = field(default_factory=yaml.constructor.SafeConstructor)

    def read(self, node: yaml.Node, path: KeyPath) -> object:
        """The value of the root node; nothing but a problem when it unfolds without end."""
        try:
            return self._value(node, path)
        except _TooMuchError:
            self.problems = [
                SettingsProblem(
                    line=0,
                    key="",
                    what=f"its aliases unfold into themselves, or into more than {MAX_VALUES:,} values",
                    remedy="write the values out",
                )
            ]
            return {}

    def _value(self, node: yaml.Node, path: KeyPath) -> object:
        if len(self.lines) >= MAX_VALUES or len(path) > MAX_DEPTH:
            raise _TooMuchError
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode) and self._is_plain(node, path, "map"):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode) and self._is_plain(node, path, "seq"):
            return [self._value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, path) if isinstance(node, yaml.ScalarNode) else None

    def _is_plain(self, node: yaml.Node, path: KeyPath, kind: str) -> bool:
        if node.tag == _YAML + kind:
            return True
        what = f"the tag {str(node.tag).replace(_YAML, '!!')} is not read"
        self._problem(node.start_mark.line + 1, path, what, "take it out")
        return False

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, object]:
        values: dict[str, object] = {}
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(line, path, "a key must be one word", "a colon may be missing or one too many")
                continue
            key = str(key_node.value)
            if key in first:
                remedy = f"keep one; the other is on line {first[key]}"
                self._problem(line, (*path, key), "this key is written twice", remedy)
                continue
            first[key] = line
            self.lines[(*path, key)] = line
            value = self._value(value_node, (*path, key))
            if value is not None:
                values[key] = value
        return values

    def _scalar(self, node: yaml.ScalarNode, path: KeyPath) -> object:
        kind = str(node.tag).removeprefix(_YAML)
        if kind in _TEXTS:
            return str(node.value)
        if kind not in _SCALARS:
            self._is_plain(node, path, "str")
            return None
        try:
            return _SCALARS[kind](self.scalars, node)
        except ValueError:
            self._problem(node.start_mark.line + 1, path, "not a number that can be read", "put it in quotes")
            return None

    def _problem(self, line: int, path: KeyPath, what: str, remedy: str) -> None:
        self.problems.append(SettingsProblem(line=line, key=dotted(path), what=what, remedy=remedy))


def _bool(_: yaml.constructor.SafeConstructor, node: yaml.ScalarNode) -> object:
    text = str(node.value)
    return text.lower() == "true" if text.lower() in {"true", "false"} else text


def _int(scalars: yaml.constructor.SafeConstructor, node: yaml.ScalarNode) -> object:
    return str(node.value) if ":" in node.value else scalars.construct_yaml_int(node)


def _float(scalars: yaml.constructor.SafeConstructor, node: yaml.ScalarNode) -> object:
    return str(node.value) if ":" in node.value else scalars.construct_yaml_float(node)


def _null(_: yaml.constructor.SafeConstructor, __: yaml.ScalarNode) -> object:
    return None


_SCALARS: dict[str, Callable[[yaml.constructor.SafeConstructor, yaml.ScalarNode], object]] = {
    "bool": _bool,
    "int": _int,
    "float": _float,
    "null": _null,
}
