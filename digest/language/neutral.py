"""What an unknown language gets: tables that match nothing, so that no verdict is given that needs one."""

from __future__ import annotations

from digest.language.protocol import Language, Words

_NONE = frozenset[str]()

NEUTRAL = Language(
    code="",
    name="a language without tables",
    words=Words(grammar=_NONE, idle=_NONE, calendar=_NONE, numbers={}, titles=_NONE, nations={}),
)
