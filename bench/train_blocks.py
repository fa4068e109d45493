"""Fit the classifier of a page's blocks; report what it does on hosts that it never saw.

    python -m bench.train_blocks [--data FOLDER] [--write]

Every block of the pages of ``fundus`` and ``wcxb`` is labelled by whether its word 4-grams stand in the
gold text. Hosts are parted into four folds; what is printed is the mean F1 on the folds left out of the
fit, beside that of the text the judge starts from.
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench import gold_pages, sets
from bench.extract import FOLDS, FOLDS_FILE, SHINGLE, f1, fold_of, token_list
from digest.errors import ExtractError
from digest.extract import block_classifier
from digest.extract.beside import drop_beside
from digest.extract.blocks import blocks_of
from digest.extract.claims import Claims
from digest.extract.clean import clean
from digest.extract.decode import text_from_bytes
from digest.extract.features import features
from digest.extract.hidden import drop_hidden
from digest.extract.page import headline_of, known_of, tree_from_html
from digest.extract.structured import structured_from_tree
from digest.text.figures import write_out_figures

TREES, LEAVES, RATE = 80, 12, 0.12
THRESHOLD = 0.42
_FAR_SHARE = 0.12
"""Of blocks far from all prose only so many are learned from: they are many, and all alike."""
_SMALLEST_PAGE = 60
"""Words; a page of fewer weighs no more, so that no block outweighs a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with its blocks measured and labelled."""

    set: str
    fold: int
    gold: str
    headline: str
    text: str
    blocks: tuple[str, ...]
    names: tuple[str, ...]
    table: Any
    shares: Any
    """How much of each block stands in the gold text."""
    words: Any


def page_from_gold(page: gold_pages.Gold) -> Page | None:
    """The page measured; nothing of one that cannot be read or has no gold text."""
    try:
        tree = tree_from_html(text_from_bytes(page.html, page.url, ""), page.url)
    except ExtractError:
        return None
    said = structured_from_tree(tree, page.url)
    write_out_figures(tree)
    headline = headline_of(said, tree)
    claims = Claims(headline, said.description, said.body)
    drop_hidden(tree, claims)
    drop_beside(tree, claims)
    known = known_of(tree, page.url, headline, said.description)
    blocks = blocks_of(tree)
    if not blocks or not page.text:
        return None
    names, table = features(blocks, known)
    shares, words = labels([block.text for block in blocks], page.text)
    return Page(
        set=page.set,
        fold=fold_of(page),
        gold=page.text,
        headline=headline,
        text=known.text,
        blocks=tuple(block.text for block in blocks),
        names=tuple(names),
        table=table,
        shares=shares,
        words=words,
    )


def labels(blocks: list[str], gold: str) -> tuple[Any, Any]:
    """The share of each block that stands in `gold`, and its words.

    Short blocks are looked for as a whole line, and together with what stands around them on the page.
    """
    tokens = [token_list(block) for block in blocks]
    wanted = set(_grams(token_list(gold)))
    lines = {" ".join(token_list(line)) for line in gold.split("\n")}
    stream = [token for part in tokens for token in part]
    covered = np.zeros(len(stream))
    for at, gram in enumerate(_grams(stream)):
        if gram in wanted:
            covered[at : at + SHINGLE] = 1
    shares, at = [], 0
    for part in tokens:
        grams = _grams(part)
        if grams:
            shares.append(sum(gram in wanted for gram in grams) / len(grams))
        else:
            around = float(covered[at : at + len(part)].mean()) if part else 0.0
            shares.append(max(around, float(bool(part) and " ".join(part) in lines)))
        at += len(part)
    return np.array(shares), np.array([len(part) for part in tokens])


def _grams(tokens: list[str]) -> list[tuple[str, ...]]:
    return [tuple(tokens[at : at + SHINGLE]) for at in range(len(tokens) - SHINGLE + 1)]


def fit(pages: list[Page]) -> Any:
    """Gradient boosting on the blocks of `pages`; each page weighs the same, a block by its words."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    parts = [_learned_from(page, seed) for seed, page in enumerate(pages)]
    table, wanted, weights = (np.concatenate([part[index] for part in parts]) for index in range(3))
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=30,
        l2_regularization=5,
        early_stopping=False,
        random_state=0,
    )
    return model.fit(table, wanted, sample_weight=weights / weights.mean())


def _learned_from(page: Page, seed: int) -> tuple[Any, Any, Any]:
    column = {name: index for index, name in enumerate(page.names)}
    start, end, found = (page.table[:, column[name]] for name in ("after_start", "after_end", "found"))
    near = ((start > -20) & (end < 20)) | (page.shares > 0) | (found > 0)
    chosen = near | (np.random.default_rng(seed).random(len(near)) < _FAR_SHARE)
    whole = max(_SMALLEST_PAGE, float((page.shares * page.words).sum()))
    weights = (np.maximum(page.words, 1) / whole + 0.002) * np.where(near, 1, 0.5 / _FAR_SHARE)
    return page.table[chosen], page.shares[chosen] >= 0.5, weights[chosen]


def written(model: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The fitted model as `digest.extract.block_classifier.classifier_from` reads it."""
    trees = []
    used = sorted(
        {
            int(node["feature_idx"])
            for (tree,) in model._predictors  # noqa: SLF001  (it has no other way out)
            for node in tree.nodes
            if not node["is_leaf"]
        }
    )
    place = {feature: index for index, feature in enumerate(used)}
    for (tree,) in model._predictors:  # noqa: SLF001
        trees.append(
            [
                [round(float(node["value"]), 4)]
                if node["is_leaf"]
                else [
                    place[int(node["feature_idx"])],
                    float(f"{node['num_threshold']:.6g}"),
                    int(node["left"]),
                    int(node["right"]),
                ]
                for node in tree.nodes
            ]
        )
    return {
        "features": [names[feature] for feature in used],
        "start": round(float(model._baseline_prediction.item()), 4),  # noqa: SLF001
        "threshold": THRESHOLD,
        "trees": trees,
    }


def scores(pages: list[Page], model: Any | None) -> list[tuple[str, float]]:
    """Set and F1 of each page by `model`, or of the text it starts from."""
    found = []
    judge = None if model is None else block_classifier.classifier_from(written(model, pages[0].names))
    for page in pages:
        flags = judge.flags(page.names, page.table) if judge else []
        kept = [block for block, is_kept in zip(page.blocks, flags, strict=bool(flags)) if is_kept]
        text = "\n\n".join(kept) or page.text
        found.append((page.set, f1(clean(text, headline=page.headline).text, page.gold)))
    return found


def main() -> None:
    """Measure by folds, and fit on all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=sets.default_data())
    parser.add_argument("--write", action="store_true", help="fit on every page and write the judge")
    args = parser.parse_args()
    pages = _pages(args.data)
    _print("the extractor's text", scores(pages, None))
    models = [fit([page for page in pages if page.fold != fold]) for fold in range(FOLDS)]
    unseen: list[tuple[str, float]] = []
    for fold, model in enumerate(models):
        unseen += scores([page for page in pages if page.fold == fold], model)
    _print("the judge, on hosts it never saw", unseen)
    if args.write:
        names = pages[0].names
        _write(Path(block_classifier.__file__).with_name("block_classifier.json"), written(fit(pages), names))
        _write(FOLDS_FILE, [written(model, names) for model in models])


def _pages(data: Path) -> list[Page]:
    golds = [*gold_pages.gold(data, "fundus"), *gold_pages.gold(data, "wcxb")]
    with ProcessPoolExecutor() as pool:
        return [page for page in pool.map(page_from_gold, golds, chunksize=8) if page is not None]


def _write(path: Path, said: Any) -> None:
    path.write_text(json.dumps(said, separators=(",", ":")) + "\n", encoding="utf-8")


def _print(what: str, found: list[tuple[str, float]]) -> None:
    for name in sorted({name for name, _ in found}):
        values = [value for own, value in found if own == name]
        print(f"{what}: {name} {sum(values) / len(values):.4f} on {len(values)} pages")


if __name__ == "__main__":
    main()
