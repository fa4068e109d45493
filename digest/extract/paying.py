"""What a page says about who may read it, and which of its parts hold an offer in place of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIERS = {"free": True, "locked": False}
_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


def is_free(article: dict[str, Any], tier: str) -> bool | None:
    """Whether the article may be read without paying; `None` when the page does not say.

    `tier` is what ``article:content_tier`` says. An article that says nothing is not free when a part of it
    is not.
    """
    own = truth(article.get("isAccessibleForFree"))
    if own is None and any(truth(part.get("isAccessibleForFree")) is False for part in _parts(article)):
        own = False
    return own if own is not None else _TIERS.get(tier.lower())


def locked_parts(article: dict[str, Any]) -> Iterator[str]:
    """The CSS selectors of the parts that are not free."""
    for part in _parts(article):
        selector = part.get("cssSelector")
        if truth(part.get("isAccessibleForFree")) is False:
            for one in selector if isinstance(selector, list) else [selector]:
                if isinstance(one, str) and one.strip():
                    yield one.strip()


def truth(value: Any) -> bool | None:
    """What a value means that is true or false, a word or an address (``https://schema.org/False``)."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value", value.get("@id"))
    if isinstance(value, (bool, int)):
        return bool(value)
    word = (
        value.strip().rstrip("/").rpartition("/")[2].rpartition(":")[2].lower()
        if isinstance(value, str)
        else ""
    )
    return True if word in _TRUE else False if word in _FALSE else None


def _parts(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    parts = article.get("hasPart")
    yield from (part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict))
