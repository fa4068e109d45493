"""What the style sheets inside a page hide: enough of CSS to tell which elements a hiding rule is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.text.hiding import hides, is_switch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PART = re.compile(r"([^{};]*)([{};])")
_APPLIES = re.compile(
    r"@(?:layer\b|supports\b(?!\s*not\b)|media\s*(?:only\s+)?(?:screen|all)?\s*(?:and\s*)?"
    r"(?:\(\s*min-width\s*:\s*\d{1,2}px\s*\))?\s*$)",
    re.IGNORECASE,
)
"""Conditions that every screen fulfils."""
_COMPOUND = re.compile(r"(?:[a-z][\w-]*|\*)?(?:[.#][\w-]+|\[[^\]]*\])*")
_SIMPLE = re.compile(r"([.#]?)([a-z_-][\w-]*)|\[\s*([\w-]+)\s*(?:=\s*[\"']?([^\"'\]]*?)[\"']?\s*)?\]")
_LONGEST = 200_000
"""Characters of a sheet that is read; bigger ones style widgets, not text."""


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector, as in ``article > p.lead[data-x]``: the second."""

    tag: str
    names: frozenset[str]
    """Classes and ids, ``.lead``."""
    attributes: tuple[tuple[str, str | None], ...]
    is_child: bool
    """Whether the element is a child of the step before; else it may stand anywhere below."""

    def fits(self, element: HtmlElement, names: frozenset[str]) -> bool:
        """Whether an element of those classes and that id is meant."""
        return (
            self.tag in {"", "*", element.tag}
            and self.names <= names
            and all(
                element.get(name) is not None and value in {None, element.get(name)}
                for name, value in self.attributes
            )
        )


class HidingRules:
    """The selectors that a page's own sheets hide without condition, and do not show again elsewhere."""

    def __init__(self, tree: HtmlElement) -> None:
        hidden: dict[str, tuple[tuple[_Compound, ...], str]] = {}
        shown: list[_Compound] = []
        for selector, rule in _rules(tree):
            is_hiding = hides(rule)
            if not is_hiding and "display:" not in rule.replace(" ", ""):
                continue
            for part in selector.lower().split(","):
                steps = _steps(part.strip())
                if steps and is_hiding:
                    hidden[part.strip()] = (steps, "sheet" if is_switch(rule) else "sheet's trap")
                elif steps:
                    shown.append(steps[-1])
        self._by_key: dict[str, list[tuple[tuple[_Compound, ...], str]]] = {}
        for steps, way in hidden.values():
            if not any(_is_about(one, steps[-1]) for one in shown):
                self._by_key.setdefault(_key(steps[-1]), []).append((steps, way))

    def way(self, element: HtmlElement) -> str:
        """How the rules hide the element itself, by a switch or a trap; empty where they do not."""
        if not self._by_key:
            return ""
        names = _names(element)
        keys = self._by_key.keys() & names
        keys.update(self._by_key.keys() & {f"<{element.tag}", "["})
        ways = {way for key in keys for steps, way in self._by_key[key] if _fits(steps, element, names)}
        return max(ways, default="")


def elements_of(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    """The elements that a selector means; none for one with states, siblings or what else cannot be told."""
    listed = [steps for part in selector.lower().split(",") if (steps := _steps(part.strip()))]
    elements = (element for element in tree.iter() if isinstance(element.tag, str))
    return [
        element for element in elements if any(_fits(steps, element, _names(element)) for steps in listed)
    ]


def _names(element: HtmlElement) -> frozenset[str]:
    return _names_of(element.get("class") or "", element.get("id") or "")


@lru_cache(maxsize=4096)
def _names_of(classes: str, own_id: str) -> frozenset[str]:
    names = {f".{name}" for name in classes.lower().split()}
    return frozenset(names | {f"#{own_id.lower()}"} if own_id else names)


def _is_about(shown: _Compound, hidden: _Compound) -> bool:
    """Whether a rule that shows is about what another hides, perhaps in another state (``.tab.open``)."""
    return shown.tag in {"", "*", hidden.tag} and hidden.names <= shown.names and bool(hidden.names)


def _key(step: _Compound) -> str:
    """Under what a selector is found: a class or id, else the element, else an attribute."""
    if step.names:
        return min(step.names)
    return f"<{step.tag}" if step.tag not in {"", "*"} else "["


def _fits(steps: tuple[_Compound, ...], element: HtmlElement, names: frozenset[str]) -> bool:
    """Whether the last step fits the element, and those before it its ancestors in that order."""
    if not steps[-1].fits(element, names):
        return False
    above: Iterable[HtmlElement] = element.iterancestors()
    is_child = steps[-1].is_child
    for step in reversed(steps[:-1]):
        found = _next_fitting(step, above, is_child=is_child)
        if found is None:
            return False
        above, is_child = found.iterancestors(), step.is_child
    return True


def _next_fitting(step: _Compound, above: Iterable[HtmlElement], *, is_child: bool) -> HtmlElement | None:
    for ancestor in above:
        if step.fits(ancestor, _names(ancestor)):
            return ancestor
        if is_child:
            return None
    return None


def _steps(selector: str) -> tuple[_Compound, ...]:
    """The steps of a selector; none for one with states, siblings or what else cannot be told here."""
    steps: list[_Compound] = []
    is_child = False
    for part in selector.replace(">", " > ").split():
        if part == ">":
            is_child = True
            continue
        if not _COMPOUND.fullmatch(part):
            return ()
        simple = _SIMPLE.findall(part)
        steps.append(
            _Compound(
                tag=next((name for mark, name, _, _ in simple if name and not mark), ""),
                names=frozenset(mark + name for mark, name, _, _ in simple if mark),
                attributes=tuple((name, value or None) for _, _, name, value in simple if name),
                is_child=is_child,
            )
        )
        is_child = False
    is_plain = bool(steps) and (steps[-1].names or steps[-1].attributes or steps[-1].tag)
    return tuple(steps) if is_plain else ()


def _rules(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for sheet in tree.iter("style"):
        media = (sheet.get("media") or "all").lower()
        text = sheet.text or ""
        # The frame of AMP pages hides the body until its script runs.
        if sheet.get("amp-boilerplate") is None and media in {"all", "screen"} and len(text) < _LONGEST:
            yield from _rules_in(_COMMENT.sub("", text))


def _rules_in(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that every screen applies."""
    applies: list[bool] = []
    selector, said = "", ""
    for part, mark in _PART.findall(sheet):
        if mark == "{" and part.strip().startswith("@"):
            applies.append(bool(_APPLIES.match(part.strip())))
        elif mark == "{":
            selector, said = part, ""
        elif selector:
            said += f"{part};"
            if mark == "}":
                if all(applies):
                    yield selector, said
                selector = ""
        elif mark == "}" and applies:
            applies.pop()
