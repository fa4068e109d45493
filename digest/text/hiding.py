"""Whether style declarations keep text from being seen. Pure.

Only what an element's own declarations say counts: white text is hidden on a white ground that they set too,
not on one that may be the page's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND_MARKS = re.compile(r"\s*([,()/])\s*")
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|em|rem|pt|%|vw|vh|deg)?")
_FAR = re.compile(r"(?<![\d.])-(?:\d{3,}(?:\.\d+)?(?:px|em|rem|pt|vw|vh)|\d{4,}(?:\.\d+)?%)")
_NOTHING_LEFT = re.compile(
    r"rect\((?:0|1px)|inset\((?:50|100)%|circle\(0|ellipse\(0"
    r"|polygon\(0(?:px|%)?\s0(?:px|%)?(?:,\s?0(?:px|%)?\s0(?:px|%)?)*\)"
)
_TURNED_AWAY = re.compile(
    r"scale[xy]?\(0(?:\.0+)?[,)]|rotate[xy]\(-?90deg\)|matrix\(0,0,0,0|scale3d\(0(?:\.0+)?,"
)
_NOTHING_SEEN = re.compile(
    r"transparent|rgba\([^)]*,0?\.?0+%?\)|hsla\([^)]*,0?\.?0+%?\)|#[0-9a-f]{6}00|#[0-9a-f]{3}0"
)
_RGB = re.compile(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})(?:,1(?:\.0+)?)?\)")
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}
_FAINT = 0.05
"""Opacity below which nothing can be read."""
_TINY_PX = 2.0
_ALIKE = 16
"""Difference of two colours, of 255 in each part, that no eye tells apart."""


def hides(style: str) -> bool:
    """Whether these declarations keep text from being seen."""
    said = _declarations(style)
    if any(name in _HIDING and _HIDING[name](value) for name, value in said.items()):
        return True
    if said.get("overflow", "") in {"hidden", "clip"} and any(
        _pixels(said.get(name, "auto")) <= 1 for name in ("height", "width", "max-height", "max-width")
    ):
        return True
    colour = _colour(said.get("color", ""))
    ground = _colour(said.get("background-color", "") or said.get("background", ""))
    return (
        colour is not None
        and ground is not None
        and max(abs(one - other) for one, other in zip(colour, ground, strict=True)) <= _ALIKE
    )


def is_switch(style: str) -> bool:
    """Whether declarations that hide do so as scripts do that show the text later, without a trap."""
    said = _declarations(style)
    return not any(name in _TRAPS and _HIDING[name](value) for name, value in said.items()) and (
        any(name in _HIDING and _HIDING[name](value) for name, value in said.items())
        or said.get("overflow", "") in {"hidden", "clip"}
    )


def _declarations(style: str) -> dict[str, str]:
    """Property → value of what can hide, in small letters and without needless space; the last one counts."""
    found = {}
    style = style.lower()
    for declaration in (_COMMENT.sub("", style) if "/*" in style else style).split(";"):
        name, _, value = declaration.partition(":")
        name = name.strip(" \t\r\n{")
        if value and name in _READ:
            value = " ".join(value.replace("!important", "").split())
            found[name] = _AROUND_MARKS.sub(r"\1", value) if " " in value else value
    return found


def _pixels(length: str) -> float:
    """About so many pixels; infinite for what is no length."""
    found = _NUMBER.fullmatch(length)
    if found is None:
        return float("inf")
    per_unit = {"em": 16.0, "rem": 16.0, "pt": 1.3, "%": 0.16, "vw": 10.0, "vh": 8.0}
    return float(found[1]) * per_unit.get(found[2] or "px", 1.0)


def _is_faint(value: str) -> bool:
    found = _NUMBER.fullmatch(value)
    return found is not None and float(found[1]) / (100 if found[2] == "%" else 1) < _FAINT


def _is_faint_filter(value: str) -> bool:
    found = re.search(r"opacity\(([^)]*)\)", value)
    return found is not None and _is_faint(found[1])


def _is_tiny(value: str) -> bool:
    return -1 < _pixels(value) <= _TINY_PX


def _is_tiny_font(value: str) -> bool:
    """The size of a ``font`` shorthand is its first length, with the height of the line behind a slash."""
    sizes = (part.partition("/")[0] for part in value.split())
    lengths = [size for size in sizes if _NUMBER.fullmatch(size) and not re.fullmatch(r"[1-9]00", size)]
    return bool(lengths) and _is_tiny(lengths[0])


def _is_far(value: str) -> bool:
    return _FAR.search(value) is not None


def _is_moved_away(value: str) -> bool:
    return _TURNED_AWAY.search(value) is not None or ("translate" in value and _is_far(value))


def _is_clipped(value: str) -> bool:
    return (
        _NOTHING_LEFT.search(value.replace("rect(0 ", "rect(0,").replace("rect(1px ", "rect(1px,"))
        is not None
    )


def _is_invisible(value: str) -> bool:
    return _NOTHING_SEEN.fullmatch(value) is not None


_HIDING: dict[str, Callable[[str], bool]] = {
    "display": lambda value: value == "none",
    "visibility": lambda value: value in {"hidden", "collapse"},
    "content-visibility": lambda value: value == "hidden",
    "opacity": _is_faint,
    "filter": _is_faint_filter,
    "font-size": _is_tiny,
    "font": _is_tiny_font,
    **dict.fromkeys(("left", "top", "right", "bottom", "text-indent"), _is_far),
    **dict.fromkeys(("margin", "margin-left", "margin-top"), _is_far),
    **dict.fromkeys(("transform", "-webkit-transform"), _is_moved_away),
    **dict.fromkeys(("clip", "clip-path", "-webkit-clip-path"), _is_clipped),
    **dict.fromkeys(("color", "-webkit-text-fill-color"), _is_invisible),
}  # fmt: skip
_TRAPS = _HIDING.keys() - {"display", "visibility", "content-visibility", "opacity"}
"""Properties that no page turns back: what is off the screen, tiny, cut away or without colour."""
_READ = frozenset(
    (*_HIDING, "overflow", "height", "width", "max-height", "max-width", "background", "background-color")
)
"""Properties that decide whether text is seen."""


def _colour(value: str) -> tuple[int, int, int] | None:
    """Red, green and blue, if a plain colour is all that is said."""
    if value in _NAMED:
        return _NAMED[value]
    if found := _RGB.fullmatch(value):
        return int(found[1]), int(found[2]), int(found[3])
    if not re.fullmatch(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", value):
        return None
    digits = value[1:] if len(value) == 7 else "".join(2 * digit for digit in value[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
