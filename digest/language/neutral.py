"""The tables of an unknown language: they match nothing, so that checks that need a table give no verdict."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_origin, get_type_hints

from digest.language.protocol import Language
from digest.language.tables import NEVER


def _empty(kind: Any) -> Any:
    """The empty value of a field of type `kind`: a pattern that never matches, no words, or such a group."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: _empty(hints[field.name]) for field in fields(kind)})  # type: ignore[operator]
    origin = get_origin(kind) or kind
    if origin is re.Pattern:
        return NEVER
    return {} if origin is Mapping else origin()


_GROUPS = {name: kind for name, kind in get_type_hints(Language).items() if name not in {"code", "name"}}

NEUTRAL = Language(
    code="",
    name="a language without tables",
    **{name: _empty(kind) for name, kind in _GROUPS.items()},
)
