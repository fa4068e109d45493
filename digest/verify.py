"""Check a published edition against the texts it cites, with nothing but its own two files.

`edition.json` says what was printed and which passages back it, `articles.jsonl` has the texts. Anyone can
make these checks; none of them asks the program that made the edition.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SCHEMA = "digest/edition/1"


@dataclass(slots=True)
class Verification:
    """How much was checked, and every fault, in words."""

    sentences: int = 0
    citations: int = 0
    quotes: int = 0
    faults: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        return {
            "sentences": self.sentences,
            "citations": self.citations,
            "quotes": self.quotes,
            "faults": self.faults,
        }


def verify_folder(folder: Path) -> Verification:
    """Check the edition published in `folder`.

    Raises:
        ConfigError: there is no edition there, or its files cannot be read.
    """
    edition = _read_json(folder / "edition.json")
    if edition.get("schema") != SCHEMA:
        raise ConfigError(f"{folder / 'edition.json'} is no edition: its schema is not {SCHEMA}")
    return verify(edition, _read_texts(folder / "articles.jsonl"))


def verify(edition: Mapping[str, Any], texts: Mapping[str, str]) -> Verification:
    """Check a parsed edition.json against the texts of its articles, by article id.

    Every sentence cites a passage; every passage stands where the citation says; a verbatim sentence
    without a recorded edit is its passage; a quotation stands in its passage; the trust strip's numbers
    are those of the sentences printed.
    """
    found = Verification()
    for story in edition["stories"]:
        for sentence in _sentences(story):
            found.sentences += 1
            found.faults += _sentence_faults(story["id"], sentence)
        for quote in story["quotes"]:
            found.quotes += 1
            if not any(_folded(quote["text"]) in _folded(one["passage"]) for one in quote["citations"]):
                found.faults.append(f"{story['id']}: the quotation is not in its passage: {quote['text']}")
        for citation in _citations(story):
            found.citations += 1
            found.faults += _citation_faults(story["id"], citation, texts)
    found.faults += _trust_faults(edition)
    return found


def _sentences(story: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from story["sentences"]
    yield from story["updates"]


def _citations(story: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for cited in (*_sentences(story), *story["quotes"]):
        yield from cited["citations"]
    for difference in story["differences"]:
        for version in difference["versions"]:
            yield from version["citations"]


def _sentence_faults(story: str, sentence: Mapping[str, Any]) -> list[str]:
    text, passages = sentence["text"], [citation["passage"] for citation in sentence["citations"]]
    if not passages:
        return [f"{story}: a sentence without a citation: {text}"]
    if sentence["support"] == "verbatim":
        if not sentence["edits"] and not any(_folded(text) == _folded(passage) for passage in passages):
            return [f"{story}: called verbatim, and is not its passage: {text}"]
        if sentence["edits"] and not any(_kept(text, passage) for passage in passages):
            return [f"{story}: has words that its passage has not: {text}"]
    elif sentence["support"] == "unsupported":
        return [f"{story}: printed without support: {text}"]
    return []


def _kept(text: str, passage: str) -> bool:
    """Whether an edited sentence has only words of its passage, in their order: edits take away."""
    words = iter(re.findall(r"\w+", passage.lower()))
    return all(word in words for word in re.findall(r"\w+", text.lower()))


def _citation_faults(story: str, citation: Mapping[str, Any], texts: Mapping[str, str]) -> list[str]:
    text = texts.get(citation["article"])
    if text is None:
        return [f"{story}: cites an article that is not there: {citation['article']}"]
    if text[citation["start"] : citation["end"]] != citation["passage"]:
        return [f"{story}: the passage does not stand in {citation['article']}: {citation['passage']}"]
    return []


def _trust_faults(edition: Mapping[str, Any]) -> list[str]:
    printed = [sentence for story in edition["stories"] for sentence in story["sentences"]]
    backed = sum(sentence["support"] in {"verbatim", "supported"} for sentence in printed)
    says = edition["trust"]
    if (says["sentences"], says["supported"]) == (len(printed), backed):
        return []
    claimed, counted = f"{says['supported']} of {says['sentences']}", f"{backed} of {len(printed)}"
    return [f"the trust strip says {claimed} sentences are supported: it is {counted}"]


def _folded(text: str) -> str:
    """White space folded; curly quotation marks made straight."""
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join(straight.split())


def _read_json(path: Path) -> dict[str, Any]:
    try:
        value: dict[str, Any] = json.loads(path.read_bytes())
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be read ({error.strerror}): name an edition's slug or folder"
        ) from error
    except ValueError as error:
        raise ConfigError(f"{path} is not JSON ({error}): publish the edition again") from error
    return value


def _read_texts(path: Path) -> dict[str, str]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf8").split("\n") if line]
        return {row["id"]: row["text"] for row in rows}
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be read ({error.strerror}): it belongs beside edition.json"
        ) from error
    except (ValueError, KeyError) as error:
        raise ConfigError(f"{path} is damaged ({error}): publish the edition again") from error
