"""What a model wrote, made printable: aligned to passages, checked, and mended where it fails.

Each sentence is aligned to the one to three passages that it shares most with, and judged against these
alone: see `evidence`. A sentence that they do not support is replaced by the best source sentence not
printed yet, and counted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.models import Sentence, Summary, Support
from digest.summarise.editing import Fitness, fitness
from digest.summarise.evidence import figures, judge, name_words, plain, quotations
from digest.text.sentences import sentences
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.summarise.passages import Passage

_MAX_PASSAGES = 3
_FOR_FACTS = 2
"""So many more passages may be cited for a name, a figure or a quotation that the first ones lack."""
_RELATED = 0.15
"""A further passage shares this much of the other words: a fact alone does not make it the source."""
_BESIDE = 2
_FACTS = frozenset('#@"')
_WEIGHT_OF_FACT = 2
_REPEATED = 0.7
_PREAMBLE = re.compile(
    r"^(?:(?:sure|certainly|of course|okay|ok)\b[^:\n]*[:!.]\s*)?"
    r"(?:here(?:['’]s| is| are)\b[^:\n]{0,80}:\s*|(?:the )?summary\s*:\s*)?",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^<>\s][^<>]*>|\[\d+(?:,\s*\d+)*\]|\*\*|__|`+|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_LABEL = re.compile(
    r"^(?:[–—-]\s+)?(?:[A-Z][\w’'-]*(?:\s(?:(?:and|of|the|in|for|to)\s)*)?){1,5}:\s+(?=[A-Z])|^[–—-]\s+(?=[A-Z])"
)
"""What models write before a sentence in lists: "Legal Basis: The court …"."""
_OUTLET = re.compile(
    r",\s(?:(?:reports|per)\s(?:the\s)?(?:[A-Z][\w.]*\s?){1,3}|(?:the\s)?(?:[A-Z][\w.]*\s){1,3}(?:reports|notes))\.$"
)
"""Who reported it at a sentence's end: its citations say that, and better."""
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
"""What models that reason write before their answer; one that was cut off has not answered."""
_LINE_START = re.compile(r"^[ \t]*(?:#{1,6}\s+.*$|[-*•]\s+|\d{1,2}[.)]\s+|>\s*)", re.MULTILINE)


def grounded(draft: str, found: Sequence[Passage], extract: Summary, *, words: int, method: str) -> Summary:
    """The summary to print: the supported sentences of `draft`, the rest out of `extract`."""
    spare = _Spare(extract.sentences)
    printed: list[Sentence] = []
    drafts = [supported(text, found) for text in drafted(draft)]
    for written in drafts:
        sentence = written or spare.next(printed)
        if sentence is not None and not is_said(sentence, printed) and _fits(sentence, printed, words):
            printed.append(sentence)
    if not any(drafts):  # nothing to stay with: the extract was chosen as a whole
        printed = list(extract.sentences)
    return Summary(
        headline=extract.headline,
        sentences=tuple(printed),
        method=method,
        replaced=drafts.count(None),
    )


def drafted(draft: str) -> list[str]:
    """The whole sentences of a model's text, without headings, lists, markup and small talk."""
    text = _MARKUP.sub("", _LINE_START.sub("", _PREAMBLE.sub("", _THOUGHT.sub("", draft).strip(), count=1)))
    flat = " ".join(text.split())
    found = (_OUTLET.sub(".", _LABEL.sub("", sentence)) for sentence in sentences(flat))
    return [sentence for sentence in found if re.search(r"[.!?][\"”’')\]]*$", sentence)]


def supported(text: str, found: Sequence[Passage]) -> Sentence | None:
    """`text` with its passages, if they support it and it can stand in print."""
    return weighed(text, found)[0]


def weighed(text: str, found: Sequence[Passage]) -> tuple[Sentence | None, tuple[str, ...]]:
    """`text` as it may be printed, or `None` and the reasons why it is not."""
    for passage in found:
        if passage.text == text and passage.fitness < Fitness.WEAK:
            return _verbatim(text, passage), ()
    if fitness(text) >= Fitness.WEAK:
        return None, ("it cannot stand alone",)
    cited = aligned(text, found)
    verdict = judge(text, [passage.article.text[passage.start : passage.end] for passage in cited])
    if not cited:
        return None, ("no passage has its words",)
    if verdict.support is not Support.SUPPORTED:
        return None, verdict.reasons
    citations = tuple(one.citation for one in cited)
    return Sentence(text=text, citations=citations, support=Support.SUPPORTED), ()


def _verbatim(text: str, passage: Passage) -> Sentence:
    return Sentence(text=text, citations=(passage.citation,), support=Support.VERBATIM, edits=passage.edits)


def aligned(text: str, found: Sequence[Passage]) -> list[Passage]:
    """The passages that share most with `text`: up to three, and two more for facts that these lack.

    Each further one must add two words of it, or a name, a figure or a quotation.
    """
    wanted = _features(text) | _quoted(text)
    spoken = _quoted(text)
    offers = [
        (passage, _offered(passage.text, wanted, spoken))
        for passage in found
        if passage.fitness < Fitness.NEVER or spoken
    ]
    related = _RELATED * sum(one[0] not in _FACTS for one in wanted)
    chosen: list[Passage] = []
    while wanted and len(chosen) < _MAX_PASSAGES + _FOR_FACTS:
        if chosen:
            offers = [
                offer
                for offer in offers
                if sum(one[0] not in _FACTS for one in offer[1]) >= related or _is_beside(offer[0], chosen)
            ]
        best, gain = max(
            offers, key=lambda offer: _weight(offer[1] & wanted), default=(None, frozenset[str]())
        )
        enough = 1 if not chosen else 2 if len(chosen) < _MAX_PASSAGES else _WEIGHT_OF_FACT
        if best is None or _weight(gain & wanted) < enough:
            break
        if len(chosen) < _MAX_PASSAGES or any(one[0] in _FACTS for one in gain & wanted):
            chosen.append(best)
        wanted = wanted - gain
    return chosen


def _is_beside(passage: Passage, chosen: Sequence[Passage]) -> bool:
    """Whether it stands next to a chosen one: there, a "he" gets its name."""
    return any(
        passage.article.url == one.article.url and abs(passage.place - one.place) <= _BESIDE for one in chosen
    )


def _weight(shared: frozenset[str]) -> int:
    return sum(_WEIGHT_OF_FACT if one[0] in _FACTS else 1 for one in shared)


def _offered(passage: str, wanted: frozenset[str], spoken: frozenset[str]) -> frozenset[str]:
    """What of the wanted a passage has."""
    own = _features(passage) & wanted
    if not spoken:
        return own
    flat = f" {plain(passage)} "
    return own | {one for one in spoken if f" {one[1:]} " in flat}


def _quoted(text: str) -> frozenset[str]:
    """The quotations of a text as features, comparable."""
    return frozenset(f'"{plain(one)}' for one in quotations(text) if plain(one))


@lru_cache(maxsize=8192)
def _features(text: str) -> frozenset[str]:
    """Content words, with figures and names once more, so that they decide between equals."""
    return (
        frozenset(content_words(text))
        | {f"#{one}" for one in figures(text)}
        | {f"@{one}" for one in name_words(text)}
    )


def is_said(sentence: Sentence, printed: Sequence[Sentence]) -> bool:
    """Whether a printed sentence has most of its content words."""
    mine = set(content_words(sentence.text))
    return any(len(mine & set(content_words(one.text))) >= _REPEATED * len(mine) for one in printed)


def _fits(sentence: Sentence, printed: Sequence[Sentence], words: int) -> bool:
    total = sum(len(one.text.split()) for one in (*printed, sentence))
    return total <= words or not printed


class _Spare:
    """The extractive sentences, best first, each used once."""

    def __init__(self, given: Sequence[Sentence]) -> None:
        self._left: Iterator[Sentence] = iter(given)

    def next(self, printed: Sequence[Sentence]) -> Sentence | None:
        """The next that is not said yet, if any is left."""
        return next((one for one in self._left if not is_said(one, printed)), None)
