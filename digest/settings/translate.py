"""pydantic's errors → problems in our words, each at its line."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING

from pydantic import BaseModel

from digest.settings.problems import KeyPath, SettingsProblem, dotted, nearest, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails

    from digest.settings.tree import Tree

_CONFIDENTIAL = {"deliver", "store", "auth", "headers", "cookies", "proxy"}
"""Under these keys a wrong value is not repeated: it may be a secret in the wrong place."""


def problem_of(
    error: ErrorDetails, tree: Tree, model: type[BaseModel], under: KeyPath = ()
) -> SettingsProblem:
    """One of pydantic's errors as a problem; `model` found it in the mapping at `under`."""
    path = _written((*under, *error["loc"]), tree)
    what, remedy = _words(error, path, model, under)
    return SettingsProblem(line=tree.line(path), key=dotted(path), what=what, remedy=remedy)


def _written(path: KeyPath, tree: Tree) -> KeyPath:
    """The path as the file has it: a single value may stand where a list may."""
    is_single = path and isinstance(path[-1], int) and path not in tree.lines and path[:-1] in tree.lines
    return path[:-1] if is_single else path


def _words(error: ErrorDetails, path: KeyPath, model: type[BaseModel], under: KeyPath) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "digest":
        return str(context["what"]), str(context["remedy"])
    if kind == "extra_forbidden":
        return _unknown_key(path, known_keys(model, path[len(under) : -1]))
    if kind == "missing":
        return "is missing", f"write {path[-1]}: and what it is"
    if kind == "literal_error":
        return _not_a_choice(error, path)
    if kind in _WRONG_KIND and error["input"] is None:
        return "is empty", "write something after the hyphen, or take it out"
    if kind in _WRONG_KIND:
        expected, remedy = _WRONG_KIND[kind]
        return f"must be {expected}, not {_found(error['input'], path)}", remedy
    if kind in _LIMITS:
        return _LIMITS[kind](context), ""
    return error["msg"], ""


_WRONG_KIND = {
    "string_type": ("text", "put it in quotes if it is meant as text"),
    "int_type": ("a whole number", "write it without quotes or fractions"),
    "int_from_float": ("a whole number", "write it without a fraction"),
    "float_type": ("a number", "write it without quotes"),
    "finite_number": ("a usual number", ""),
    "bool_type": ("true or false", "write it without quotes"),
    "list_type": ("a list", "put it in [square brackets], or each item on a line of its own after a hyphen"),
    "dict_type": ("a mapping", "write key: value pairs"),
    "model_type": ("a mapping", "write key: value pairs"),
    "model_attributes_type": ("a mapping", "write key: value pairs"),
}

_LIMITS: dict[str, Callable[[dict[str, typing.Any]], str]] = {
    "greater_than_equal": lambda context: f"must be at least {context['ge']:g}",
    "greater_than": lambda context: f"must be more than {context['gt']:g}",
    "less_than_equal": lambda context: f"must be at most {context['le']:g}",
    "string_too_long": lambda context: f"is longer than {context['max_length']} characters",
    "string_too_short": lambda _: "is too short",
    "too_short": lambda _: "is empty: at least one is needed",
}


def _unknown_key(path: KeyPath, known: set[str]) -> tuple[str, str]:
    *parents, key = path
    if key == "<<":
        return "merge keys are not read", "write what all feeds share under defaults"
    if key == "password":
        return (
            "a password does not belong into this file",
            "put it into the environment, its name under password_env",
        )
    if key in {"key", "api_key"} and parents == ["summariser"]:
        return (
            "a key does not belong into this file",
            "put it into the environment, its name under key_env",
        )
    return "unknown key", one_of(str(key), known)


def _not_a_choice(error: ErrorDetails, path: KeyPath) -> tuple[str, str]:
    choices = [word.strip("'") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
    value = error["input"]
    guess = nearest(value, choices) if isinstance(value, str) else ""
    remedy = f"did you mean {guess!r}?" if guess else f"write one of {', '.join(choices)}"
    return f"cannot be {_found(value, path)}", remedy


def _found(value: object, path: KeyPath) -> str:
    kinds = {dict: "a mapping", list: "a list", type(None): "empty"}
    if type(value) in kinds:
        return kinds[type(value)]
    if path and (_is_confidential(path) or str(path[-1]).endswith("_env")):
        return "this"
    text = (
        repr(value)
        if isinstance(value, str)
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )
    return text if len(text) <= 42 else text[:40] + "…"


def _is_confidential(path: KeyPath) -> bool:
    """Whether a value may be a secret in the wrong place: what a plug-in is made with may be one, too."""
    return bool(_CONFIDENTIAL & set(map(str, path))) or "options" in path[:-1]


def known_keys(model: type[BaseModel], path: KeyPath) -> set[str]:
    """The keys that may stand in the mapping at `path`, as seen from what `model` describes."""
    inner: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and inner is not None:
            inner = _model_in(_annotation(inner, step))
    return {field.alias or name for name, field in inner.model_fields.items()} if inner else set()


def _annotation(model: type[BaseModel], key: str) -> object:
    for name, field in model.model_fields.items():
        if key == (field.alias or name):
            return field.annotation
    return None


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The one model within a type such as ``list[Annotated[FeedKeys, …]]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, typing.get_args(annotation))), None)
