"""Which blocks of a page are its story: a small learned judge beside the extractor of main text. Pure.

The judge is a sum of small regression trees (gradient boosting; Friedman, 2001) over the measures of
`digest.extract.features`, fitted by `bench/train_blocks.py`. It puts back paragraphs that the extractor
lost and leaves out what of the site it kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.extract.blocks import blocks_of
from digest.extract.features import Known, features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from digest.extract.blocks import Block, Container

_FILE = Path(__file__).with_name("block_classifier.json")
_LISTS = frozenset({"ul", "ol", "dl", "table"})
_MOST_ROWS = 0.6
"""Share of a list's rows from which on all of them are kept."""
_MOST_BLOCKS = 6000
"""A page of more blocks is no article; its judging would take long."""


@dataclass(frozen=True, slots=True)
class BlockClassifier:
    """The judge: all trees side by side, a row a tree and a column a node; leaves lead to themselves."""

    names: tuple[str, ...]
    start: float
    threshold: float
    """The chance from which on a block is kept."""
    feature: Any
    limit: Any
    left: Any
    right: Any
    value: Any
    depth: int

    def flags(self, names: Sequence[str], table: Any) -> list[bool]:
        """Whether each block belongs to the story; `table` holds the measures `names` of each."""
        column = {name: index for index, name in enumerate(names)}
        chances = self.chances(table[:, [column[name] for name in self.names]])
        return [bool(chance >= self.threshold) for chance in chances]

    def chances(self, table: Any) -> Any:
        """The chance that each row's block belongs to the story."""
        # Everything lies flat, and a node is told by its place: what is taken so is taken fastest.
        trees, nodes = self.feature.shape
        feature, limit, value = self.feature.ravel(), self.limit.ravel(), self.value.ravel()
        start = np.arange(trees) * nodes
        left, right = (self.left + start[:, None]).ravel(), (self.right + start[:, None]).ravel()
        measures, row = np.ascontiguousarray(table).ravel(), np.arange(len(table))[:, None] * table.shape[1]
        node = np.repeat(start[None, :], len(table), axis=0)
        for _ in range(self.depth):
            goes_left = measures.take(row + feature.take(node)) <= limit.take(node)
            node = np.where(goes_left, left.take(node), right.take(node))
        total = value.take(node).sum(axis=1)
        return 1 / (1 + np.exp(-(self.start + total)))


def story_text(tree: HtmlElement, known: Known, judge: BlockClassifier | None = None) -> str:
    """The paragraphs of the page that belong to its story; the known text where nothing is kept."""
    blocks = blocks_of(tree)
    if not blocks or not known.text or len(blocks) > _MOST_BLOCKS:
        return known.text
    names, table = features(blocks, known)
    flags = (judge or shipped_judge()).flags(names, table)
    kept = [block.text for block, is_kept in zip(blocks, whole_lists(blocks, flags), strict=True) if is_kept]
    return "\n\n".join(kept) or known.text


def whole_lists(blocks: Sequence[Block], flags: Sequence[bool]) -> list[bool]:
    """`flags`, but a list or table of which most rows are kept is kept whole: a gap in it would be a lie."""
    rows: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if (around := _list_around(block)) is not None:
            rows.setdefault(id(around), []).append(index)
    whole = list(flags)
    for indices in rows.values():
        if _MOST_ROWS * len(indices) <= sum(flags[index] for index in indices) < len(indices):
            for index in indices:
                whole[index] = True
    return whole


def _list_around(block: Block) -> Container | None:
    container: Container | None = block.container
    while container is not None and container.tag not in _LISTS:
        container = container.above
    return container


@lru_cache(maxsize=1)
def shipped_judge() -> BlockClassifier:
    """The judge of ``block_classifier.json``."""
    return classifier_from(json.loads(_FILE.read_text(encoding="utf-8")))


def classifier_from(said: Mapping[str, Any]) -> BlockClassifier:
    """The judge as its file says it: a list of trees, each a list of nodes.

    A node is ``[feature, limit, left, right]``, a leaf ``[value]``.
    """
    trees = said["trees"]
    shape = (len(trees), max(map(len, trees)))
    feature, left, right = (np.zeros(shape, dtype=np.intp) for _ in range(3))
    limit, value = np.zeros(shape, dtype=np.float32), np.zeros(shape)
    for at, nodes in enumerate(trees):
        for index, node in enumerate(nodes):
            if len(node) == 1:
                value[at, index], left[at, index], right[at, index] = node[0], index, index
            else:
                feature[at, index], limit[at, index], left[at, index], right[at, index] = node
    return BlockClassifier(
        names=tuple(said["features"]),
        start=said["start"],
        threshold=said["threshold"],
        feature=feature,
        limit=limit,
        left=left,
        right=right,
        value=value,
        depth=max(map(_depth, trees)),
    )


def _depth(nodes: list[list[float]], index: int = 0) -> int:
    node = nodes[index]
    return 0 if len(node) == 1 else 1 + max(_depth(nodes, int(node[2])), _depth(nodes, int(node[3])))
