"""What is measured of each block of a page before it is kept or left: one row of numbers a block. Pure.

The measures are those of boilerplate removal since Kohlschütter et al. (2010) and Vogels et al. (2018):
length, link density, the element and its names, how much prose its containers hold, the neighbours; and
besides, whether the extractor of main text took the block.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.extract.blocks import PLACES, PURPOSES, Block, Container, containers_of
from digest.extract.phrases import CHROME
from digest.text.letters import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAGS = ("p", "li", "div", "td", "h2", "figcaption")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MAIN_SHARE = 0.6
"""Share of the page's prose in the element that is taken for its main one; the trees were fitted with it."""
_FAR = 20
"""Blocks beyond which a distance counts as this; the trees were fitted with it."""
_LONGEST_LINE = 400
"""Characters of a block that can be one of the site's phrases; the trees were fitted with it."""
_KNOWN_BY = 60
"""Characters at either end by which a long block is known in a text."""
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω]")
_LEVELS = 4
"""Containers around a block that are measured; the trees were fitted with it."""
_BESIDE = (1, 2)
"""How many blocks away the neighbours stand whose measures a block is given too."""
_SEEN_BESIDE = ("link", "found", "in_main", "capitals")
_WINDOWS = (3, 8)
"""Blocks to either side over which measures are averaged, once for each number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a page before its blocks are judged."""

    headline: str = ""
    description: str = ""
    text: str = ""
    """What the extractor of main text found: paragraphs parted by one blank line."""


class Found:
    """Whether blocks stand in a text, white space aside."""

    def __init__(self, text: str) -> None:
        paragraphs = text.split("\n\n")
        self._lines = {_dense(line) for part in paragraphs for line in (part, *part.split(" | "))}
        self._whole = "\n".join(_dense(part) for part in paragraphs)

    def share(self, text: str) -> float:
        """1 where all of it does, a half where its beginning or its end does."""
        letters = _dense(text)
        if letters in self._lines:
            return 1.0
        if len(letters) < 2 * _KNOWN_BY:
            return float(len(letters) >= 15 and letters in self._whole)
        return 0.5 * (letters[:_KNOWN_BY] in self._whole) + 0.5 * (letters[-_KNOWN_BY:] in self._whole)


def features(blocks: Sequence[Block], known: Known) -> tuple[list[str], Any]:
    """The names of the measures, and an array of them: a row a block."""
    page = _Page(blocks, known)
    names = list(_NAMES)
    own = np.array([page.row(index) for index in range(len(blocks))], dtype=np.float32)
    column = {name: index for index, name in enumerate(names)}
    prose = np.array([block.is_prose for block in blocks], dtype=float)
    words = np.array([block.words for block in blocks], dtype=float)
    around: dict[str, Any] = {}
    for step in _BESIDE:
        for name in _SEEN_BESIDE:
            around[f"{name}@{step}"] = _shifted(own[:, column[name]], step)
    found = own[:, column["found"]]
    for reach in _WINDOWS:
        for name, values in (
            ("prose", prose),
            ("found", found),
            ("log_words", own[:, column["log_words"]]),
            ("link", own[:, column["link"]]),
        ):
            around[f"{name}~{reach}"] = _mean_around(values, reach)
    for name, flags in (("prose", prose), ("found", found)):
        around[f"{name}_since"] = _since(flags)
        around[f"{name}_until"] = _since(flags[::-1])[::-1]
    around["prose_before"] = np.cumsum(prose * words) / max(1.0, float((prose * words).sum()))
    around["found_before"] = np.cumsum(found * words) / max(1.0, float((found * words).sum()))
    table = np.column_stack([own, *around.values()]).astype(np.float32)
    return names + list(around), table


_OF_LETTERS = ("log_words", "link", "links", "bold", "upper", "capitals", "marks", "calls")
_OF_PLACE = (
    *(f"is_{tag}" for tag in _TAGS),
    *(f"in_{place}" for place in PLACES),
    *(f"{reach}_{purpose}" for purpose in PURPOSES for reach in ("near", "far")),
)
_OF_SUMS = tuple(
    f"{measure}_{level}"
    for level in range(_LEVELS)
    for measure in ("prose_share", "linked", "prose_density", "words", "blocks")
)
_OF_POSITION = ("depth", "in_main", "below_main", "in_top", "position", "after_headline", "after_start")
_OF_SAYINGS = ("description", "repeated", "found", "chrome", "since_heading", "page_blocks", "page_prose")
_NAMES = (
    *_OF_LETTERS, *_OF_PLACE, *_OF_SUMS, *_OF_POSITION, "after_end", "usual_share", *_OF_SAYINGS
)  # fmt: skip
"""The measures of a row, in order; rows are plain lists, since thousands are made of a page."""


class _Page:
    """The measures of the blocks of one page."""

    def __init__(self, blocks: Sequence[Block], known: Known) -> None:
        self.blocks = blocks
        self.prose = max(1, sum(block.words for block in blocks if block.is_prose))
        self.words = max(1, sum(block.words for block in blocks))
        self.of_page = [math.log1p(len(blocks)), math.log(self.prose)]
        self.keys = [bare(block.text) for block in blocks]
        self.times = Counter(self.keys)
        self.headline, self.description = bare(known.headline), bare(known.description)
        self.main, self.top = self._main(), self._top()
        self.usual = self._usual()
        self.anchor = self._anchor()
        inside = [
            index
            for index, block in enumerate(blocks)
            if block.is_prose and self.main is not None and self.main.first <= index <= self.main.last
        ]
        self.start, self.end = (inside[0], inside[-1]) if inside else (0, len(blocks))
        self.found = Found(known.text)
        self.passed = 0
        self.heading = -1
        self._held: dict[int, list[float]] = {}
        self._places: dict[int, list[float]] = {}

    def _main(self) -> Container | None:
        """The deepest container that holds most of the page's prose."""
        holding = (one for one in containers_of(self.blocks) if one.prose >= _MAIN_SHARE * self.prose)
        return max(holding, key=lambda one: one.depth, default=None)

    def _top(self) -> Container | None:
        """The container with most prose right in it."""
        above = {id(block.container.above): block.container.above for block in self.blocks}
        return max((one for one in above.values() if one), key=lambda one: one.direct, default=None)

    def _usual(self) -> Counter[tuple[int, str]]:
        """How much of the page's prose stands in blocks of each kind."""
        kinds: Counter[tuple[int, str]] = Counter()
        for block in self.blocks:
            if block.is_prose:
                kinds[_kind(block)] += block.words
        return kinds

    def _anchor(self) -> int:
        """Where the headline stands."""
        said = [index for index, key in enumerate(self.keys) if self.headline and key == self.headline]
        titles = [index for index, block in enumerate(self.blocks) if block.container.tag == "h1"]
        both = [index for index in said if index in titles]
        return next(iter(both or said or titles), -1)

    def row(self, index: int) -> list[float]:
        """The measures of one block; rows are asked for in order."""
        block = self.blocks[index]
        row = _letters_of(block)
        row += self._place(block.container)
        row += (
            self.passed / self.words,
            _clipped(index - self.anchor),
            _clipped(index - self.start),
            _clipped(index - self.end),
            self.usual[_kind(block)] / self.prose,
        )
        row += self._sayings(index, block)
        row += self.of_page
        self.passed += block.words
        return row

    def _place(self, container: Container) -> list[float]:
        """What is the same for all blocks of a container."""
        known = self._places.get(id(container))
        if known is None:
            known = [*_place(container.tag, container.places, container.near, container.far)]
            known += self._sums(container)
            known += self._depths(container)
            self._places[id(container)] = known
        return known

    def _sums(self, container: Container) -> list[float]:
        """What the containers hold, from the block's own upwards."""
        row: list[float] = []
        one = container
        for _ in range(_LEVELS):
            held = self._held.get(id(one))
            if held is None:
                words = max(1, one.words)
                held = self._held[id(one)] = [
                    one.prose / self.prose,
                    one.linked / words,
                    one.prose / words,
                    math.log1p(one.words),
                    math.log1p(one.blocks),
                ]
            row += held
            one = one.above or one
        return row

    def _depths(self, own: Container) -> list[float]:
        container: Container | None = own
        steps = 0
        while container is not None and container is not self.main:
            container, steps = container.above, steps + 1
        in_main = container is not None and self.main is not None
        return [own.depth, in_main, steps if in_main else 12, own.above is self.top]

    def _sayings(self, index: int, block: Block) -> list[float]:
        key = self.keys[index]
        if block.container.tag in _HEADINGS:
            self.heading = index
        return [
            len(key) > 20 and (key in self.description or self.description in key),
            self.times[key] > 1,
            self.found.share(block.text),
            len(block.text) <= _LONGEST_LINE and CHROME.fullmatch(block.text) is not None,
            min(_FAR, index - self.heading) if self.heading >= 0 else _FAR + 5,
        ]


def _letters_of(block: Block) -> list[float]:
    text, words = block.text, max(1, block.words)
    start = text[:_LONGEST_LINE]
    parted = start.split()
    return [
        math.log1p(block.words),
        block.link,
        min(1.0, block.links / words),
        block.bold,
        len(_CAPITAL.findall(start)) / len(start),
        sum([word[0].isupper() for word in parted]) / len(parted),
        min(9, text.count("|") + text.count("•") + text.count("/") + text.count("·")),
        "!" in text,
    ]


@lru_cache(maxsize=4096)
def _place(tag: str, places: int, near: int, far: int) -> tuple[float, ...]:
    """Containers of a page are alike, those of a site as well."""
    row: list[float] = [tag == known for known in _TAGS]
    row += [places >> bit & 1 for bit in range(len(PLACES))]
    for bit in range(len(PURPOSES)):
        row += (near >> bit & 1, far >> bit & 1)
    return tuple(row)


def _kind(block: Block) -> tuple[int, str]:
    above = block.container.above
    return (above.own if above else 0, block.container.tag)


def _clipped(distance: int) -> int:
    return max(-_FAR, min(_FAR, distance))


def _dense(text: str) -> str:
    return "".join(text.split())


def _shifted(values: Any, step: int) -> Any:
    """The value of the block `step` further on; -1 beyond the ends."""
    moved = np.full(len(values), -1.0, dtype=np.float32)
    if step < 0:
        moved[-step:] = values[:step]
    else:
        moved[:-step] = values[step:]
    return moved


def _mean_around(values: Any, reach: int) -> Any:
    total = np.concatenate([[0.0], np.cumsum(values)])
    spots = np.arange(len(values))
    low, high = np.maximum(spots - reach, 0), np.minimum(spots + reach + 1, len(values))
    return (total[high] - total[low]) / (high - low)


def _since(flags: Any, most: int = 15) -> Any:
    """How many blocks ago the last flagged one was."""
    distances, distance = [], most
    for flag in flags:
        distances.append(distance)
        distance = 0 if flag >= 0.5 else min(most, distance + 1)
    return np.array(distances, dtype=np.float32)
