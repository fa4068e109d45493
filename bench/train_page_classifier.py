"""Learns what tells an article from other pages: ``python -m bench.train_page_classifier`` writes weights.

Pages: WCXB's articles and other pages, and the publishers' pages of fundus. What is printed, and what
`bench.extract` repeats, is cross-validated: ten folds, all pages of a host in one, each page judged by
weights learnt and a bar set without its fold. The shipped weights are learnt from all pages.

A page without an address of its own (a sign it cannot show) is taken at the mean of the others.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np

from bench import gold_pages, sets
from digest.errors import ExtractError
from digest.extract import page_classifier
from digest.extract.claims import Claims
from digest.extract.decode import text_from_bytes
from digest.extract.hidden import drop_hidden
from digest.extract.page import read_page, tree_from_html
from digest.extract.structured import structured_from_tree
from digest.web.urls import host_of, registrable_domain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

WEIGHTS = Path(page_classifier.__file__).with_name("page_classifier.json")
PENALTY = 80.0
"""Of the squared weights of signs brought to unit variance; 10 to 160 tell within .01 as well."""
LOST = 0.022
"""Share of the articles learnt from that the bar gives up: of unseen ones it is then just under 3 %."""
FOLDS = 10
STEPS = 600
SEEDS = 5
NAMES = tuple(page_classifier.DIRECTIONS)
_DIRECTION = np.array([float(page_classifier.DIRECTIONS[name]) for name in NAMES])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page: its set, its host, its signs, and whether it has text enough to be an article at all."""

    set: str
    host: str
    signs: dict[str, float]
    has_text: bool
    is_article: bool


def sample_of(gold: gold_pages.Gold) -> Sample | None:
    """The page of `gold` as the pipeline sees it; `None` when nothing can be read of it."""
    try:
        page = read_page(gold.html, gold.url)
        tree = tree_from_html(text_from_bytes(gold.html, gold.url, ""), gold.url)
    except ExtractError:
        return None
    said = structured_from_tree(tree, gold.url)
    drop_hidden(tree, Claims(page.headline, said.description, said.body))
    look = page_classifier.look_of(tree)
    signs = page_classifier.signs_of(
        said,
        look,
        url=gold.url,
        headline=page.headline,
        text=page.text,
        is_dated=page.published is not None,
    )
    url = gold.url or said.canonical
    return Sample(
        set=gold.set,
        host=registrable_domain(url) or host_of(url) or blake2b(gold.html).hexdigest(),
        signs=signs,
        has_text=len(page.text) >= page_classifier.SHORTEST_ARTICLE,
        is_article=bool(gold.is_article),
    )


def samples(data: Path) -> list[Sample]:
    """Every page of the three sets."""
    pages = [page for name in ("wcxb", "others", "fundus") for page in gold_pages.gold(data, name)]
    with ProcessPoolExecutor() as pool:
        return [sample for sample in pool.map(sample_of, pages, chunksize=8) if sample is not None]


# --------------------------------------------------------------------------- learning


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the signs as they come, and what is added to their sum."""

    weights: Numbers
    bias: float

    def odds(self, signs: Numbers) -> Numbers:
        """The log-odds of each row."""
        odds: Numbers = signs @ self.weights + self.bias
        return odds


def matrix(pages: list[Sample]) -> Numbers:
    """A row a page, a column a sign; what a page cannot show is its column's mean."""
    signs = np.array([[page.signs.get(name, np.nan) for name in NAMES] for page in pages])
    return np.where(np.isnan(signs), np.nanmean(signs, axis=0), signs)


def learn(signs: Numbers, is_article: NDArray[np.bool_]) -> Model:
    """Logistic regression with a squared penalty; no weight may point against its sign's direction.

    By projected gradients: the penalty makes the problem so round that a few hundred steps reach its end.
    """
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    rows = np.column_stack([np.ones(len(signs)), (signs - mean) / spread * _DIRECTION])
    side = np.where(is_article, 1.0, -1.0)
    shrink = np.concatenate([[0.0], np.full(len(NAMES), PENALTY)])
    lowest = np.concatenate([[-np.inf], np.zeros(len(NAMES))])
    found = np.zeros(len(NAMES) + 1)
    step = 1 / (np.linalg.norm(rows, 2) ** 2 / 4 + PENALTY)
    for _ in range(STEPS):
        pull = rows.T @ (-side / (1 + np.exp(side * (rows @ found)))) + shrink * found
        found = np.maximum(found - step * pull, lowest)
    weights = found[1:] * _DIRECTION / spread
    return Model(weights, float(found[0] - weights @ mean))


def bar_of(odds: Numbers, is_article: NDArray[np.bool_]) -> float:
    """The log-odds below which `LOST` of the articles lie."""
    return float(np.quantile(odds[is_article], LOST))


def judged(pages: list[Sample], seed: int) -> list[bool]:
    """Whether each page is told to be an article by weights and a bar learnt without its host's fold."""
    hosts = sorted({page.host for page in pages})
    fold_of = dict(zip(hosts, np.random.default_rng(seed).permutation(len(hosts)) % FOLDS, strict=True))
    folds = np.array([fold_of[page.host] for page in pages])
    signs, is_article = matrix(pages), np.array([page.is_article for page in pages])
    has_text = np.array([page.has_text for page in pages])
    told = np.zeros(len(pages), dtype=bool)
    for fold in range(FOLDS):
        learnt, unseen = folds != fold, folds == fold
        model = learn(signs[learnt], is_article[learnt])
        bar = bar_of(model.odds(signs[learnt]), is_article[learnt])
        told[unseen] = (model.odds(signs[unseen]) >= bar) & has_text[unseen]
    return told.tolist()


def cross_validated(pages: list[Sample]) -> dict[str, float]:
    """Set → share of its pages that are judged rightly, the mean over shuffles of the folds."""
    right: dict[str, list[bool]] = {}
    for seed in range(SEEDS):
        for page, told in zip(pages, judged(pages, seed), strict=True):
            right.setdefault(page.set, []).append(told == page.is_article)
    return {name: sum(values) / len(values) for name, values in right.items()}


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Where the sets are (default: ../shared/data).")
def main(data: Path | None) -> None:
    """Learn, print the cross-validated shares, and write the weights."""
    pages = samples(data or sets.default_data())
    for name, share in cross_validated(pages).items():
        click.echo(f"{name}: {share:.3f} judged rightly, cross-validated")
    signs, is_article = matrix(pages), np.array([page.is_article for page in pages])
    model = learn(signs, is_article)
    weights = dict(zip(NAMES, model.weights.tolist(), strict=True))
    of_address = [NAMES.index(name) for name in page_classifier.OF_ADDRESS]
    weights |= {
        "unknown address": float(signs.mean(axis=0)[of_address] @ model.weights[of_address]),
        "bias": model.bias,
        "bar": bar_of(model.odds(signs), is_article),
    }
    WEIGHTS.write_text(
        json.dumps({name: round(value, 3) for name, value in weights.items()}, indent=1) + "\n"
    )
    click.echo(WEIGHTS.read_text())


if __name__ == "__main__":
    main()
