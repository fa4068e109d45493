"""Lines of a site's own, known by standing in several of its stories, leave a text. Pure.

No list of phrases: what a publisher prints under, over and amid different stories is not part of any of them.
A repeated line may still belong to its story: a subhead that every interview has, a paragraph that each
report on a war repeats, a wire text printed three times. So counted are different texts only, a short line
must stand at the text's edge, and a long one must not speak of what its story speaks of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.extract.clean import looks_like_a_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LEAST_TEXTS = 3
"""Different texts that hold a line of the site's; those of two were real now and then (decision 0004)."""
_USUAL = 0.25
"""Share of a site's texts from which on a line is the site's own, whatever it says (decision 0004)."""
_USUAL_TEXTS = 5
"""Number of texts that such a line must stand in as well (decision 0004)."""
_OF_ONE_STORY = 0.5
"""Share of their sentences that two texts have in common from which on they count once."""
_LONG_WORDS = 6
"""Words below which a line amid a story is a subhead, if anything (decision 0004)."""
_SPOKEN_OF = 0.5
"""Share of a line's longer words in its story, from which on the line is the story's (decision 0004)."""
_EVERYWHERE = 0.8
"""Share of a site's texts from which on even a short line amid them is no subhead (decision 0004)."""
_MOST = 0.4
"""Share of a text beyond which repeated paragraphs make it a reprint rather than a text with much chrome."""
_DIGITS = re.compile(r"\d+")
_LONGER_WORD = re.compile(r"[^\W\d_]{5,}")
_NAME = re.compile(r"(?<=[^.!?…:“\"„«] )[^\W\d_a-z][^\W\d_]{2,}")
_SENTENCE_MARK = "s"
_WORD_START = 6
"""Letters by which a word is known in its other forms."""


def marks_of(text: str) -> tuple[str, ...]:
    """What the paragraphs of `text` are known by, in order; numbers are as good as one another."""
    return tuple(map(_mark, text.split("\n\n"))) if text else ()


def _mark(paragraph: str) -> str:
    plain = _DIGITS.sub("0", " ".join(paragraph.casefold().split()))
    kind = _SENTENCE_MARK if looks_like_a_sentence(paragraph) else "l"
    return kind + blake2b(plain.encode("utf-8", "replace"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Spread:
    """In how many different texts of a site a line stands, and in what share of them."""

    texts: int
    share: float

    @property
    def is_usual(self) -> bool:
        """Whether enough of the site's texts have the line for it to be the site's, whatever it says."""
        return self.share >= _USUAL and self.texts >= _USUAL_TEXTS


def site_lines(texts: Iterable[Sequence[str]]) -> dict[str, Spread]:
    """The marks that stand in at least `LEAST_TEXTS` different ones of a site's texts, and their spread.

    Texts that have more than half of their sentences in common are one text.
    """
    different = _different([frozenset(marks) for marks in texts])
    counts = Counter(mark for marks in different for mark in marks)
    return {
        mark: Spread(count, count / len(different)) for mark, count in counts.items() if count >= LEAST_TEXTS
    }


def _different(texts: list[frozenset[str]]) -> list[frozenset[str]]:
    """The texts without those that repeat an earlier one."""
    kept: list[frozenset[str]] = []
    having: dict[str, list[int]] = defaultdict(list)
    for marks in texts:
        sentences = _sentences(marks)
        shared = Counter(index for mark in sentences for index in having[mark])
        repeats = any(
            count > _OF_ONE_STORY * min(len(sentences), len(_sentences(kept[index])))
            for index, count in shared.items()
        )
        if repeats or marks in kept:
            continue
        for mark in sentences:
            having[mark].append(len(kept))
        kept.append(marks)
    return kept


def _sentences(marks: frozenset[str]) -> frozenset[str]:
    return frozenset(mark for mark in marks if mark[0] == _SENTENCE_MARK)


# --------------------------------------------------------------------------- one text


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    spread: Spread | None
    """`None` for a line that other stories have not."""


def without_site_lines(text: str, known: Mapping[str, Spread], headline: str = "") -> str:
    """`text` without the lines that are the site's, by what `site_lines` knows; never nothing."""
    lines = [_Line(part, known.get(_mark(part))) for part in text.split("\n\n")]
    if not any(line.spread for line in lines):
        return text
    story = _words(headline).union(*(_words(line.text) for line in lines if not line.spread))
    names = _names(headline).union(*(_names(line.text) for line in lines if not line.spread))
    is_chrome = [_is_sites(line, story, names) for line in lines]
    if _is_reprint(lines, is_chrome):
        is_chrome = [line.spread is not None and line.spread.is_usual for line in lines]
    first, last = _inner(is_chrome)
    kept = [
        line.text
        for index, line in enumerate(lines)
        if not is_chrome[index] or (first < index < last and _may_be_subhead(line))
    ]
    return "\n\n".join(kept) or text


def _is_sites(line: _Line, story: frozenset[str], names: frozenset[str]) -> bool:
    if line.spread is None:
        return False
    if line.spread.is_usual or not _is_long(line.text):
        return True
    words = _words(line.text)
    speaks_of_it = len(words & story) > _SPOKEN_OF * len(words) or _names(line.text) & names
    return bool(words) and not speaks_of_it


def _is_reprint(lines: list[_Line], is_chrome: list[bool]) -> bool:
    repeated = sum(len(line.text) for line, chrome in zip(lines, is_chrome, strict=True) if chrome)
    return repeated > _MOST * sum(len(line.text) for line in lines)


def _inner(is_chrome: list[bool]) -> tuple[int, int]:
    """The first and the last line that is not the site's."""
    own = [index for index, chrome in enumerate(is_chrome) if not chrome]
    return (own[0], own[-1]) if own else (0, -1)


def _may_be_subhead(line: _Line) -> bool:
    is_everywhere = line.spread is not None and line.spread.is_usual and line.spread.share >= _EVERYWHERE
    return not _is_long(line.text) and not is_everywhere


def _is_long(line: str) -> bool:
    return len(line.split()) >= _LONG_WORDS or looks_like_a_sentence(line)


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_WORD_START] for word in _LONGER_WORD.findall(text.casefold()))


def _names(text: str) -> frozenset[str]:
    return frozenset(name.casefold()[:_WORD_START] for name in _NAME.findall(text))
