"""Learns which headline an editor prints: ``python -m bench.train_headline`` writes the weights.

Learned from are the groups of an editor's marks and ``headline_marks.json``: further events of NeuS, marked
by the same guide (`good` each: 2 tells, 1 usable, 0 never; `best`: the index). Weights are fitted to pairs
of headlines of a group by logistic regression; no weight may point against its sign's direction. Beside
them, editors' own titles of events (NeuS, WikiNews) rank the headlines by likeness: a weak teacher, since
likeness is not choice, but of more events.

Every group is learned from twice: with each article's own lede, and with the first article's alone. What is
printed is of models without the group: by folds over the groups not put away, and, for those put away, of a
model that none of them trained. The shipped weights are then learnt from all groups.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, Literal

import click
import numpy as np

from bench._put_away import is_put_away
from bench.headline import neus_titles, wikinews_titles
from bench.sets import default_data, rows
from bench.summarise import rouge
from digest.summarise.choose import headline_judge
from digest.summarise.choose.headline import told_of
from digest.summarise.choose.headline_signs import LIKENESS, SHAPE, SIGNS, signs_of
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

WEIGHTS = Path(headline_judge.__file__).with_name("headlines.json")
MARKS = Path(__file__).with_name("headline_marks.json")
FOLDS, SEEDS = 8, 4
PENALTY = 30.0
"""Of the squared weights of signs brought to unit variance; 10 to 100 choose alike within .01."""
OURS = 0.7
"""The weight of a pair of ``headline_marks.json`` beside one of the editor's; .3 to 2 choose alike within
.02."""
BETTER = 0.6
"""The weight of a pair that differs in `good`, beside one of the best and another; .3 to 1 choose alike
within .02."""
TITLED = {"neus": 0.1, "wikinews": 0.03}
"""The weight of a pair that an editor's title ranks. With more the titles' ROUGE rises and the editor's
choice falls: NeuS 43.2, 44.0, 44.6, 46.6 and choice .60, .58, .56, .53 at 0, .1, .2, 1 (decision 0041)."""
NEARER = 0.12
"""One headline is nearer to an editor's title than another from this difference in ROUGE-1, 0 to 1."""
STEPS = 300
FOR = {
    "lead article",
    "tells what headlines share",
    "words of texts",
    "tells first sentences",
    "tells the lead's first sentence",
    "figures",
    "centrality",
    "verb",
    "tells a deed",
}
"""Signs that may only speak for a headline."""
EITHER = {"log length", "capitals", "marks", "says"}
"""Signs that may speak for or against; all others may only speak against."""
_DIRECTION = np.array([1 if name in FOR else 0 if name in EITHER else -1 for name in SIGNS])
_IS_SHAPE = np.array([name in SHAPE or name in LIKENESS for name in SIGNS], dtype=float)
Ledes = Literal["own", "first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The headlines of an event, with an editor's marks."""

    key: str
    signs: dict[Ledes, Numbers]
    """By whether each headline has its article's lede, or only the first has."""
    good: tuple[int, ...]
    best: int
    weight: float = 1.0

    @property
    def is_put_away(self) -> bool:
        """Whether the group may only be scored."""
        return is_put_away(self.key)


def editors_groups(data: Path) -> list[Group]:
    """The groups of the editor's marks, with the ledes that NeuS has of their articles."""
    ledes = {
        (article["title"] or "").strip(): article["lede"] or ""
        for row in rows(data, "mds", "neus")
        for article in row["articles"]
    }
    lines = (data / "marks" / "headlines.jsonl").read_text(encoding="utf8").splitlines()
    return [
        _group(
            row["id"],
            [(title, ledes.get(title.strip(), "")) for title in row["candidates"]],
            row["marks"],
        )
        for row in map(json.loads, lines)
    ]


def our_groups(data: Path) -> list[Group]:
    """The groups of ``headline_marks.json``."""
    marks = json.loads(MARKS.read_text(encoding="utf8"))
    return [
        _group(
            row["id"],
            [(article["title"], article["lede"] or "") for article in row["articles"]],
            marks[row["id"]],
            weight=OURS,
        )
        for row in rows(data, "mds", "neus")
        if row["id"] in marks
    ]


def _group(
    key: str, articles: Sequence[tuple[str, str]], marks: dict[str, Any], weight: float = 1.0
) -> Group:
    alone = [(title, lede if number == 0 else "") for number, (title, lede) in enumerate(articles)]
    return Group(
        key=key,
        signs={"own": _signs(articles), "first": _signs(alone)},
        good=tuple(marks["good"]),
        best=marks["best"],
        weight=weight,
    )


def _signs(articles: Sequence[tuple[str, str]]) -> Numbers:
    made = [
        builders.article(number, headline=title, text=lede, language="en")
        for number, (title, lede) in enumerate(articles)
    ]
    return signs_of(told_of(made))


@dataclass(frozen=True, slots=True)
class Titled:
    """The differences of signs of headlines that an editor's title ranks, and the weights of these pairs."""

    differences: Numbers
    weight: Numbers


def titled_pairs(data: Path) -> Titled:
    """Pairs of headlines of events that are neither the editor's groups nor put away."""
    marked = {
        title
        for line in (data / "marks" / "headlines.jsonl").read_text(encoding="utf8").splitlines()
        for title in json.loads(line)["candidates"]
    }
    found, weights = [], []
    for name, examples in (("neus", neus_titles(data)), ("wikinews", wikinews_titles(data))):
        for story, title in examples:
            if is_put_away(story.id) or any(article.headline in marked for article in story.articles):
                continue
            told = told_of(story.articles)
            signs, near = signs_of(told), [rouge([title], [one.text])["rouge1"] / 100 for one in told]
            ranked = [
                signs[one] - signs[other]
                for one in range(len(told))
                for other in range(len(told))
                if near[one] > near[other] + NEARER
            ]
            found += ranked
            weights += [TITLED[name]] * len(ranked)
    return Titled(np.array(found), np.array(weights))


# --------------------------------------------------------------------------- learning


def pairs(groups: Sequence[Group]) -> tuple[Numbers, Numbers]:
    """The differences of signs between a preferred headline and another of its group, and their weights."""
    found = [
        (group.signs[ledes][one] - group.signs[ledes][other], weight * group.weight / len(group.signs))
        for group in groups
        for ledes in group.signs
        for one, other, weight in _preferences(group)
    ]
    return np.array([difference for difference, _ in found]), np.array([weight for _, weight in found])


def _preferences(group: Group) -> Iterator[tuple[int, int, float]]:
    good, best = group.good, group.best
    for one in range(len(good)):
        for other in range(len(good)):
            by_mark = BETTER * (2 if good[other] == 0 else 1) if good[one] > good[other] else 0.0
            weight = by_mark + (one == best and other != best)
            if weight:
                yield one, other, weight


def learn(groups: Sequence[Group], titled: Titled, used: Numbers) -> Numbers:
    """The weights of the signs, those that `used` masks out 0: accelerated projected gradients."""
    differences, weight = (
        np.concatenate(both) for both in zip(pairs(groups), (titled.differences, titled.weight), strict=True)
    )
    scale = np.vstack([each for group in groups for each in group.signs.values()]).std(axis=0) + 1e-6
    standard = differences * used / scale
    steepest = np.linalg.norm(standard * np.sqrt(weight)[:, None], 2) ** 2 / 4 + PENALTY
    found = ahead = np.zeros(len(SIGNS))
    momentum = 1.0
    for _ in range(STEPS):
        doubt = 1 / (1 + np.exp(np.clip(standard @ ahead, -30, 30)))
        slope = PENALTY * ahead - (standard * (weight * doubt)[:, None]).sum(axis=0)
        stepped = ahead - slope / steepest
        stepped = np.where(stepped * _DIRECTION < 0, 0.0, stepped)
        further = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = stepped + (momentum - 1) / further * (stepped - found)
        found, momentum = stepped, further
    return found * used / scale


# --------------------------------------------------------------------------- scoring


def scores(groups: Sequence[Group], weights: Sequence[Numbers], ledes: Ledes) -> dict[str, float]:
    """The shares of chosen headlines that are usable, that tell, and that the editor would have chosen."""
    chosen = [int(np.argmax(group.signs[ledes] @ one)) for group, one in zip(groups, weights, strict=True)]
    both = list(zip(groups, chosen, strict=True))
    return {
        "usable": fmean(group.good[number] >= 1 for group, number in both),
        "telling": fmean(group.good[number] == max(group.good) for group, number in both),
        "editors_best": fmean(group.best == number for group, number in both),
        "peer_first_usable": fmean(group.good[0] >= 1 for group in groups),
        "peer_first_telling": fmean(group.good[0] == max(group.good) for group in groups),
        "peer_first_editors_best": fmean(group.best == 0 for group in groups),
    }


def in_folds(
    seen: Sequence[Group], ours: Sequence[Group], titled: Titled, used: Numbers, seed: int
) -> list[Numbers]:
    """For each group the weights that were learnt without its fold."""
    order = np.random.default_rng(seed).permutation(len(seen)) % FOLDS
    learnt = [
        learn(
            [*(group for group, part in zip(seen, order, strict=True) if part != fold), *ours], titled, used
        )
        for fold in range(FOLDS)
    ]
    return [learnt[fold] for fold in order]


def measured(data: Path, *, put_away: bool = True) -> dict[str, dict[str, float]]:
    """Scores by folds over the groups that were seen, and of the groups put away, by kind of weights."""
    groups, ours, titled = editors_groups(data), our_groups(data), titled_pairs(data)
    seen = [group for group in groups if not group.is_put_away]
    away = [group for group in groups if group.is_put_away]
    result: dict[str, dict[str, float]] = {}
    for name, used in (("words", np.ones(len(SIGNS))), ("shape", _IS_SHAPE)):
        folds = [in_folds(seen, ours, titled, used, seed) for seed in range(SEEDS)]
        whole = [learn([*seen, *ours], titled, used)] * len(away)
        for ledes in ("own", "first"):
            each = [scores(seen, weights, ledes) for weights in folds]
            mean = {metric: fmean(one[metric] for one in each) for metric in each[0]}
            result[f"{name}, {ledes} lede, seen"] = mean
            if put_away:
                result[f"{name}, {ledes} lede, put away"] = scores(away, whole, ledes)
    return result


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Where the sets are (default: ../shared/data).")
@click.option("--put-away", is_flag=True, help="Score the groups put away, too.")
def main(data: Path | None, *, put_away: bool) -> None:
    """Learn, print the scores, and write the weights."""
    data = data or default_data()
    for name, found in measured(data, put_away=put_away).items():
        click.echo(f"{name}: " + ", ".join(f"{metric} {value:.3f}" for metric, value in found.items()))
    groups, titled = [*editors_groups(data), *our_groups(data)], titled_pairs(data)
    stored: dict[str, Any] = {
        "record": {
            "learned_from": "marks/headlines.jsonl and bench/headline_marks.json",
            "groups": len(groups),
            "command": "python -m bench.train_headline",
            "model": f"logistic regression on pairs, strength {PENALTY:g}, signs held to their direction",
        }
    }
    for name, used in (("words", np.ones(len(SIGNS))), ("shape", _IS_SHAPE)):
        weights = learn(groups, titled, used)
        stored[name] = {
            sign: round(float(value), 3) for sign, value in zip(SIGNS, weights, strict=True) if value
        }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
