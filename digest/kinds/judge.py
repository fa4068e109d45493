"""Signs and evidence → the probability of each kind, of worth, and of telling an event.

Three sums of weighted signs tell a report from views and from everything else; two more part views into
opinion and analysis, and the rest into service and other (logistic regressions, `bench.train_kinds`). What is
clear by itself then moves the probability to its kind (decision 0038).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.models import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.kinds.evidence import Evidence

Head = str
"""``report``, ``views``, ``rest``; ``opinion``, of views; ``service``, of the rest; ``worth``; ``tells``."""


@dataclass(frozen=True, slots=True)
class Judge:
    """The weights of one language: head → sign → weight; the bias of a head stands under ""."""

    heads: Mapping[Head, Mapping[str, float]]
    _contrasts: dict[Head, dict[str, float]] = field(default_factory=dict, repr=False, compare=False)

    def odds(self, head: Head, signs: Mapping[str, float]) -> float:
        """The logarithm of the odds that the signs give a head."""
        weights = self.heads[head]
        return weights[""] + math.fsum([value * weights[name] for name, value in signs.items()])

    def share(self, head: Head, signs: Mapping[str, float]) -> float:
        """The probability of a head that stands alone."""
        return 1 / (1 + math.exp(-self.odds(head, signs)))

    def strongest(self, head: Head, signs: Mapping[str, float]) -> list[str]:
        """The signs that spoke for a head of the three, against the others, strongest first."""
        contrast = self._contrast(head)
        pulls = [(value * contrast.get(name, 0.0), name) for name, value in signs.items() if value]
        return [name for pull, name in sorted(pulls, key=lambda each: (-each[0], each[1])) if pull > TELLING]

    def _contrast(self, head: Head) -> dict[str, float]:
        """The weights of a head of the three, less the mean of the other two."""
        if head not in self._contrasts:
            others = [self.heads[name] for name in COARSE if name != head]
            self._contrasts[head] = {
                name: weight - sum(other.get(name, 0.0) for other in others) / 2
                for name, weight in self.heads[head].items()
            }
        return self._contrasts[head]


COARSE = ("report", "views", "rest")
"""The three heads of which one holds."""
TELLING = 0.1
"""The least pull of a sign, in log-odds, that is worth a line. Chosen by reading; not measured."""


@cache
def judges() -> dict[str, Judge]:
    """The shipped judges by language; under "" that of any language, which needs no tables."""
    learnt = json.loads(files("digest.kinds").joinpath("weights.json").read_text("utf-8"))
    return {code: Judge(heads) for code, heads in learnt.items()}


def kinds_by_signs(judge: Judge, signs: Mapping[str, float]) -> dict[Kind, float]:
    """The probability of the five kinds that only signs tell apart."""
    powers = {head: math.exp(judge.odds(head, signs)) for head in COARSE}
    whole = sum(powers.values())
    report, views, rest = (powers[head] / whole for head in COARSE)
    opinion, service = judge.share("opinion", signs), judge.share("service", signs)
    return {
        Kind.REPORT: report,
        Kind.OPINION: views * opinion,
        Kind.ANALYSIS: views * (1 - opinion),
        Kind.SERVICE: rest * service,
        Kind.OTHER: rest * (1 - service),
    }


def moved(kinds: Mapping[Kind, float], evidence: Sequence[Evidence]) -> dict[Kind, float]:
    """The probabilities after each piece of evidence, the weakest first, has drawn its share to its kind."""
    found = dict(kinds)
    for each in evidence:
        found = {kind: (1 - each.likely) * share for kind, share in found.items()}
        found[each.kind] = found.get(each.kind, 0.0) + each.likely
    return found
