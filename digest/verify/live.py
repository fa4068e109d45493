"""What the pages that an edition cites say now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, ItemError
from digest.verify.evidence import citations_of, folded
from digest.verify.findings import LivePages
from digest.verify.reading import Broken, read_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def pages_of(folder: Path) -> list[str]:
    """The addresses of the articles that the edition published in `folder` cites, each once.

    Raises:
        ConfigError: there is no edition there.
    """
    return list(dict.fromkeys(_cited(_edition(folder))))


def _cited(edition: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Article address → the passages cited of it, each with the story that cites it."""
    addresses = {
        article["id"]: article["url"]
        for story in edition["stories"]
        for article in (*story["articles"], *story.get("earlier", ()))
    }
    found: dict[str, list[tuple[str, str]]] = {}
    for name, citation in _all_citations(edition):
        passages = found.setdefault(addresses.get(citation["article"], citation["article"]), [])
        if (name, citation["passage"]) not in passages:
            passages.append((name, citation["passage"]))
    return found


def _all_citations(edition: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every citation beside the story, or the minute, that makes it."""
    for story in edition["stories"]:
        yield from ((story["id"], citation) for citation in citations_of(story))
    for sentence in edition.get("minute", {}).get("sentences", ()):
        yield from ((sentence["stories"][0], citation) for citation in sentence["citations"])


def still_there(folder: Path, live: Mapping[str, str | ItemError]) -> LivePages:
    """Which passages of the edition in `folder` stand in `live`, the pages' texts by address."""
    found = LivePages()
    for url, passages in _cited(_edition(folder)).items():
        text = live.get(url)
        found.passages += len(passages)
        if text is None or isinstance(text, ItemError):
            found.unread += len(passages)
            found.changes.append(f"not read: {text or url}")
            continue
        flat = folded(text)
        gone = [one for one in passages if folded(one[1]) not in flat]
        found.gone += len(gone)
        found.changes += [f"{story}: no longer at {url}: {passage}" for story, passage in gone]
    return found


def _edition(folder: Path) -> dict[str, Any]:
    try:
        return read_object(folder / "edition.json")
    except Broken as error:
        raise ConfigError(f"{folder}: {error}") from error
