"""What an unknown language gets: tables that match nothing, so that no verdict is given that needs one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_origin, get_type_hints

from digest.language.protocol import Language
from digest.language.tables import NEVER


def _empty(kind: Any) -> Any:
    """What a field of type `kind` holds where nothing is known: a group of such, or a table without rows."""
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
