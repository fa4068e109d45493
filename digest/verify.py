"""Check a published edition against the texts it cites, with nothing but its own two files.

`edition.json` says what was printed and which passages back it, `articles.jsonl` has the texts. Anyone can
make these checks; none of them asks the program that made the edition. Beside them each sentence is judged
again by the evidence checks of this version, and what the live pages say now can be compared.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digest import language
from digest.errors import ConfigError, ItemError
from digest.models import Support
from digest.summarise.check.evidence import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SCHEMA = "digest/edition/1"
_MINUTE = "the minute"
"""What a fault of the paragraph that an edition opens with is told of."""


@dataclass(slots=True)
class Verification:
    """How much was checked, and every fault, in words."""

    sentences: int = 0
    citations: int = 0
    quotes: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    """How many sentences are supported, partly or not, as the evidence checks judge now."""
    faults: list[str] = field(default_factory=list)
    live: LivePages | None = None
    """What a look at the pages showed, if there was one."""

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        live = self.live
        return {
            "sentences": self.sentences,
            "citations": self.citations,
            "quotes": self.quotes,
            "verdicts": dict(self.verdicts),
            "faults": self.faults,
            "live": None if live is None else {"passages": live.passages, "changes": live.changes},
        }

    @property
    def in_words(self) -> str:
        """All of it in a line or two."""
        checked = f"{self.sentences} sentences, {self.citations} citations, {self.quotes} quotes checked"
        judged = ", ".join(f"{count} {name}" for name, count in sorted(self.verdicts.items()))
        lines = [f"{checked}: {len(self.faults)} faults", f"judged again: {judged or 'nothing'}"]
        if self.live is not None:
            lines.append(f"{self.live.passages} passages looked for on the live pages: {self.live.in_words}")
        return "\n".join(lines)


@dataclass(slots=True)
class LivePages:
    """Which cited passages stand on the pages as they are now."""

    passages: int = 0
    gone: int = 0
    unread: int = 0
    """Passages whose page could not be read."""
    changes: list[str] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        """The result in a few words."""
        return f"{self.gone} no longer there, {self.unread} on pages that could not be read"


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
    spoken = _languages(edition)
    for story in edition["stories"]:
        for sentence in _sentences(story):
            found.sentences += 1
            found.faults += _sentence_faults(story["id"], sentence)
            found.faults += _judged_again(story["id"], sentence, found.verdicts, spoken)
        for quote in story["quotes"]:
            found.quotes += 1
            if not any(_folded(quote["text"]) in _folded(one["passage"]) for one in quote["citations"]):
                found.faults.append(f"{story['id']}: the quotation is not in its passage: {quote['text']}")
        for fact in story.get("form", {}).get("facts", ()):
            if any(_folded(fact["text"]) not in _folded(one["passage"]) for one in fact["citations"]):
                found.faults.append(
                    f"{story['id']}: the {fact['name']} is not in its passage: {fact['text']}"
                )
        for citation in _citations(story):
            found.citations += 1
            found.faults += _citation_faults(story["id"], citation, texts)
    _verify_minute(edition, texts, found, spoken)
    found.faults += _trust_faults(edition)
    return found


def _languages(edition: Mapping[str, Any]) -> dict[str, str]:
    """Article id → the code of its language, as far as the edition says."""
    return {
        article["id"]: article.get("language", "")
        for story in edition["stories"]
        for article in (*story["articles"], *story.get("earlier", ()))
    }


def _verify_minute(
    edition: Mapping[str, Any], texts: Mapping[str, str], found: Verification, spoken: Mapping[str, str]
) -> None:
    """Check the paragraph that the edition opens with: its sentences as any, and their stories."""
    stories = {story["id"] for story in edition["stories"]}
    for sentence in edition.get("minute", {}).get("sentences", ()):
        found.sentences += 1
        found.citations += len(sentence["citations"])
        found.faults += _sentence_faults(_MINUTE, sentence)
        found.faults += _judged_again(_MINUTE, sentence, found.verdicts, spoken)
        if not sentence["stories"] or not stories.issuperset(sentence["stories"]):
            found.faults.append(f"{_MINUTE}: tells a story that is not printed: {sentence['text']}")
        for citation in sentence["citations"]:
            found.faults += _citation_faults(_MINUTE, citation, texts)


def _sentences(story: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from story["sentences"]
    yield from story["updates"]
    yield from story.get("background", ())
    yield from (story[name] for name in ("heading", "why") if story.get(name))


def _citations(story: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for cited in (*_sentences(story), *story["quotes"]):
        yield from cited["citations"]
    for fact in story.get("form", {}).get("facts", ()):
        yield from fact["citations"]
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


def _judged_again(
    story: str, sentence: Mapping[str, Any], verdicts: Counter[str], spoken: Mapping[str, str]
) -> list[str]:
    """Count the verdict; a fault where the edition calls supported what the checks do not.

    A sentence is judged by the tables of the language of the article that it cites first.

    A verbatim sentence is its passage (see `_sentence_faults`), so a verdict on it can only be right.
    """
    if sentence["support"] == "verbatim":
        verdicts["verbatim"] += 1
        return []
    citations = sentence["citations"]
    code = spoken.get(citations[0]["article"], "") if citations else ""
    passages = [citation["passage"] for citation in citations]
    verdict = judge(sentence["text"], passages, language.of(code))
    verdicts[verdict.support.value] += 1
    if sentence["support"] == "supported" and verdict.support is not Support.SUPPORTED:
        return [f"{story}: called supported, but {'; '.join(verdict.reasons)}: {sentence['text']}"]
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


# --------------------------------------------------------------------------- the live pages


def pages_of(folder: Path) -> list[str]:
    """The addresses of the articles that the edition published in `folder` cites, each once.

    Raises:
        ConfigError: there is no edition there.
    """
    return list(dict.fromkeys(_cited(_read_json(folder / "edition.json"))))


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
        yield from ((story["id"], citation) for citation in _citations(story))
    for sentence in edition.get("minute", {}).get("sentences", ()):
        yield from ((sentence["stories"][0], citation) for citation in sentence["citations"])


def still_there(folder: Path, live: Mapping[str, str | ItemError]) -> LivePages:
    """Which passages of the edition in `folder` stand in `live`, the pages' texts by address."""
    found = LivePages()
    for url, passages in _cited(_read_json(folder / "edition.json")).items():
        text = live.get(url)
        found.passages += len(passages)
        if text is None or isinstance(text, ItemError):
            found.unread += len(passages)
            found.changes.append(f"not read: {text or url}")
            continue
        flat = _folded(text)
        gone = [one for one in passages if _folded(one[1]) not in flat]
        found.gone += len(gone)
        found.changes += [f"{story}: no longer at {url}: {passage}" for story, passage in gone]
    return found


# --------------------------------------------------------------------------- reading the two files


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
