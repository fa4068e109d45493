"""Whether each sentence, quotation and fact of an edition stands in the passages that it cites.

`edition.json` says what was printed and which passages back it, `articles.jsonl` has the texts. Anyone can
make these checks; none of them asks the program that made the edition. Beside them each sentence is judged
again by the evidence checks of this version.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from digest import language
from digest.models import Support
from digest.summarise.check.evidence import judge
from digest.verify.findings import Verification

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

_MINUTE = "the minute"
"""What a fault of the paragraph that an edition opens with is told of."""


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
            if not any(folded(quote["text"]) in folded(one["passage"]) for one in quote["citations"]):
                found.faults.append(f"{story['id']}: the quotation is not in its passage: {quote['text']}")
        for fact in story.get("form", {}).get("facts", ()):
            if any(folded(fact["text"]) not in folded(one["passage"]) for one in fact["citations"]):
                found.faults.append(
                    f"{story['id']}: the {fact['name']} is not in its passage: {fact['text']}"
                )
        for citation in citations_of(story):
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


def citations_of(story: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every citation of a story: of its sentences, quotations, facts and differences."""
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
        if not sentence["edits"] and not any(folded(text) == folded(passage) for passage in passages):
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


def folded(text: str) -> str:
    """The text with white space folded; curly quotation marks made straight."""
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join(straight.split())
