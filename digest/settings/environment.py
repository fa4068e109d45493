"""What feeds.yaml asks of the environment: plain values, filled in before the checks, and what is not set.

A variable that is not set is no fault of the file: it stops only what needs it, when that is needed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.secret import Secret, lacking, variables
from digest.settings.problems import KeyPath, SettingsProblem, dotted
from digest.settings.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PLAIN: frozenset[KeyPath] = frozenset(
    {
        ("site", "title"),
        ("site", "url"),
        ("site", "description"),
        ("network", "contact"),
        ("network", "user_agent"),
    }
)
"""Keys whose values readers or servers see anyway: there ``${NAME}`` is just another way to write it."""

_ASKING = ("site", "feeds", "network", "summariser", "embedder", "store", "publish", "deliver", "operator")
"""Top-level keys below which ``${NAME}`` is read; a topic's rule may hold a ``$`` of its own."""


def unset_variables(tree: Tree, environ: Mapping[str, str]) -> tuple[SettingsProblem, ...]:
    """Every place that asks for a variable which the environment has not, or has empty."""
    root = tree.value if isinstance(tree.value, dict) else {}
    asked = [found for key in _ASKING for found in _asked((key,), root.get(key))]
    return tuple(_problem(tree, path, name) for path, name in asked if not environ.get(name))


def _problem(tree: Tree, path: KeyPath, name: str) -> SettingsProblem:
    what, _, remedy = lacking([name]).partition(": ")
    return SettingsProblem(line=tree.line(path), key=dotted(path), what=what, remedy=remedy)


def _asked(path: KeyPath, value: object) -> Iterator[tuple[KeyPath, str]]:
    """The variables that a value and all that is in it ask for, each once at its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _asked((*path, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _asked((*path, index), inner)
    elif isinstance(value, str):
        is_name = str(path[-1]).endswith("_env") and value.isupper() and value.isidentifier()
        names = [value] if is_name else variables(value)
        yield from ((path, name) for name in dict.fromkeys(names))


def with_plain_values(tree: Tree, environ: Mapping[str, str]) -> tuple[Tree, dict[str, tuple[str, ...]]]:
    """The tree with its plain values filled in, and by key the variables that they were made of.

    A value that cannot be filled in is left out, as if it were not written: `unset_variables` tells of it.
    """
    if not isinstance(tree.value, dict):
        return tree, {}
    root, filled = dict(tree.value), {}
    for part, key in sorted(PLAIN, key=str):
        inner = root.get(str(part))
        text = inner.get(key) if isinstance(inner, dict) else None
        if not isinstance(text, str) or not isinstance(inner, dict) or not variables(text):
            continue
        secret = Secret(text, environ)
        others = {name: value for name, value in inner.items() if name != key}
        root[str(part)] = others if secret.unset else {**others, key: secret()}
        filled[dotted((part, key))] = secret.names
    return Tree(root, tree.lines), filled


def without_values(
    problems: Iterable[SettingsProblem], filled: Mapping[str, tuple[str, ...]]
) -> list[SettingsProblem]:
    """The problems, those with a filled-in value in words that do not repeat it."""
    return [
        replace(problem, what=f"what {', '.join(filled[problem.key])} holds cannot stand here", remedy=_LOOK)
        if problem.key in filled
        else problem
        for problem in problems
    ]


_LOOK = "look at the reference of feeds.yaml for what can"
