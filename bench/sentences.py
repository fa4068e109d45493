"""Where sentences end in real articles, against boundaries marked by hand, beside five other splitters.

``tests/data/sentences/marks.jsonl`` holds the marks and no text: the set and the row of each paragraph, its
fingerprint, and offsets (``ends``: a sentence ends here; ``inside``: one would end here if quotations and
brackets were cut, or opinions differ). "hard" paragraphs were drawn at random for abbreviations, initials,
figures, quotations and the like, and the rules mended on them; "random" ones were drawn at random and marked
after that.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench._paragraphs import SETS, fingerprint, paragraphs
from digest.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Splitter = Callable[[str], Iterable[int]]

NOTE = (
    "f1, precision, recall: of sentence ends, exact offsets; ends inside quotations and brackets count "
    "neither way. whole: share of paragraphs without a mistake. kchars_per_s: thousands of characters a "
    "second, paragraph by paragraph."
)
MARKS = Path(__file__).parents[1] / "tests" / "data" / "sentences" / "marks.jsonl"


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph and where a person says its sentences end; the paragraph's own end is not told."""

    text: str
    drawn: str
    ends: frozenset[int]
    inside: frozenset[int]


def marked(data: Path) -> list[Marked]:
    """The marked paragraphs that are in `data`, in the order of the marks.

    Raises:
        MissingDataError: a set is not there.
    """
    marks = [json.loads(line) for line in MARKS.read_text("utf8").splitlines()]
    wanted = {mark["sha"] for mark in marks}
    texts = {
        sha: text
        for name in SETS
        for _, text in paragraphs(data, name)
        if (sha := fingerprint(text)) in wanted
    }
    return [
        Marked(texts[mark["sha"]], mark["drawn"], frozenset(mark["ends"]), frozenset(mark["inside"]))
        for mark in marks
        if mark["sha"] in texts
    ]


def score(paragraphs: Iterable[Marked], ends_of: Splitter) -> dict[str, float]:
    """Precision, recall and F1 of `ends_of`, and the share of paragraphs without a mistake."""
    hits = wanted = given = exact = count = 0
    for one in paragraphs:
        found = {end for end in ends_of(one.text) if end < len(one.text)}
        hits += len(found & one.ends)
        wanted += len(one.ends)
        given += len(found - one.inside)
        exact += one.ends <= found <= one.ends | one.inside
        count += 1
    return {
        "f1": 2 * hits / (wanted + given),
        "precision": hits / given,
        "recall": hits / wanted,
        "whole": exact / count,
    }


def ours(text: str) -> list[int]:
    return [end for _, end in sentence_spans(text)]


def measure(data: Path) -> dict[str, dict[str, float]]:
    """``{set: {metric: value}}`` for the paragraphs drawn for being hard, at random, and both."""
    everything = marked(data)
    groups: dict[str, list[Marked]] = defaultdict(list)
    for one in everything:
        groups[one.drawn].append(one)
    groups["both"] = everything
    splitters = {"": ours, **peers()}
    table: dict[str, dict[str, float]] = {name: {} for name in groups}
    for name, splitter in splitters.items():
        prefix = f"peer_{name}_" if name else ""
        for group, members in groups.items():
            for metric, value in score(members, splitter).items():
                table[group][prefix + metric] = value
        table["both"][f"{prefix}kchars_per_s"] = _speed(everything, splitter)
    for group, members in groups.items():
        table[group]["boundaries"] = float(sum(len(one.ends) for one in members))
    return table


def _speed(members: list[Marked], splitter: Splitter) -> float:
    """Thousands of characters a second, the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for one in members:
            list(splitter(one.text))
        best = min(best, time.perf_counter() - start)
    return sum(len(one.text) for one in members) / best / 1000


# --------------------------------------------------------------------------- peers


def peers() -> dict[str, Splitter]:
    """The other splitters that are installed, by name."""
    makers: dict[str, Callable[[], Splitter]] = {
        "blingfire": _blingfire,
        "syntok": _syntok,
        "pysbd": _pysbd,
        "nltk": _punkt,
        "spacy": _spacy,
    }
    return {name: make() for name, make in makers.items() if find_spec(name)}


def _stripped(text: str, spans: Iterable[tuple[int, int]]) -> list[int]:
    """Ends without the white space that some splitters leave at a sentence's end."""
    return [start + len(text[start:end].rstrip()) for start, end in spans]


def _blingfire() -> Splitter:
    import blingfire

    return lambda text: _stripped(text, blingfire.text_to_sentences_and_offsets(text)[1])


def _syntok() -> Splitter:
    from syntok import segmenter

    def ends(text: str) -> list[int]:
        found: list[Any] = [sentence for part in segmenter.analyze(text) for sentence in part]
        return [sentence[-1].offset + len(sentence[-1].value) for sentence in found]

    return ends


def _pysbd() -> Splitter:
    import pysbd

    splitter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return lambda text: _stripped(text, [(span.start, span.end) for span in splitter.segment(text)])


def _punkt() -> Splitter:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    splitter = PunktSentenceTokenizer()  # as it comes: its trained parameters are a separate download
    return lambda text: _stripped(text, splitter.span_tokenize(text))


def _spacy() -> Splitter:
    import spacy

    splitter = spacy.blank("en")
    splitter.add_pipe("sentencizer")
    return lambda text: _stripped(text, [(part.start_char, part.end_char) for part in splitter(text).sents])
