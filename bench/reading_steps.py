"""What each step of reading a page gives: F1 with all of them, and what is lost without one.

The pages of ``fundus`` and ``wcxb`` are parted by host. The steps were made by looking at pages of two thirds
of the hosts (``seen``); those of the other third (``put away``) were not looked at. Judges of blocks are
those of ``bench extract``, which never saw a page's host.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from bench import extract, gold_pages
from digest.extract.beside import STEPS
from digest.extract.claims import Claims
from digest.extract.decode import text_from_bytes
from digest.extract.hidden import drop_hidden
from digest.extract.page import headline_of, tree_from_html
from digest.extract.structured import structured_from_tree
from digest.extract.unseen import states_of
from digest.text.figures import write_out_figures

if TYPE_CHECKING:
    from pathlib import Path

NOTE = (
    "f1: word 4-grams, mean over pages, with every step; without_NAME: the same without that step, less f1 "
    "(below zero: the step gains); pages_NAME: pages that the step changes."
)
PARTS = 3
_WITHOUT = ("", "figures", *STEPS, "unseen")
"""What is left out, one a run: nothing, each step on the tree, the texts that pages hold for scripts."""


def is_put_away(page: gold_pages.Gold) -> bool:
    """Whether a page is of the third of hosts that no step was made by looking at."""
    return zlib.crc32(f"third:{gold_pages.host_of_page(page)}".encode()) % PARTS == 0


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Mean F1 a set and part, and what leaving each step out adds to it."""
    pages = [page for name in ("fundus", "wcxb") for page in gold_pages.gold(data, name) if page.text]
    found: dict[str, list[list[float]]] = defaultdict(list)
    with ProcessPoolExecutor() as pool:
        for page, scores in zip(pages, pool.map(_scores, pages, chunksize=8), strict=True):
            found[f"{page.set} {'put away' if is_put_away(page) else 'seen'}"].append(scores)
    return {name: _means(rows) for name, rows in sorted(found.items())}


def _scores(page: gold_pages.Gold) -> list[float]:
    """F1 of a page with every step, and without each that does anything to it."""
    score = partial(extract.score, page, peers=False)
    whole = score()[1]["f1"]
    at_work = _at_work(page)
    return [score(without=frozenset({name}))[1]["f1"] if name in at_work else whole for name in _WITHOUT]


def _at_work(page: gold_pages.Gold) -> set[str]:
    """The steps that change what a page's tree says."""
    tree = tree_from_html(text_from_bytes(page.html, page.url), page.url)
    said = structured_from_tree(tree, page.url)
    at_work = {"unseen"} if said.body or states_of(tree) else set()
    before = tree.text_content()
    write_out_figures(tree)
    at_work |= {"figures"} if tree.text_content() != before else set()
    claims = Claims(headline_of(said, tree), said.description, said.body)
    drop_hidden(tree, claims)
    text = tree.text_content()
    for name, step in STEPS.items():
        step(tree, claims)
        before, text = text, tree.text_content()
        if text != before:
            at_work.add(name)
    return at_work


def _means(rows: list[list[float]]) -> dict[str, float]:
    means = {"f1": sum(row[0] for row in rows) / len(rows), "pages": float(len(rows))}
    for at, name in enumerate(_WITHOUT[1:], start=1):
        means[f"without_{name}"] = sum(row[at] - row[0] for row in rows) / len(rows)
        means[f"pages_{name}"] = float(sum(row[at] != row[0] for row in rows))
    return means
