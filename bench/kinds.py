"""The kind, the worth and the telling of real entries, by an editor's marks (`digest.kinds`).

``entries`` are the rows whose hosts are not put away, judged in folds over hosts; ``put_away`` the others,
judged by weights learned from none of them. ``kind`` is the share of rows that are rightly told to be a
report, views (opinion, analysis) or anything else; ``kind_fine`` that of the very kind. ``worth_auc`` is how
surely a row of worth 2 or 3 stands before one of 0 or 1, ``tells_auc`` one that tells its event before one
that does not.
``second`` is how often a second reader's kind agrees with the editor's. ``unknown`` is as ``entries``, with
no outlet known; ``outlets`` are only the rows of known outlets; ``any_language`` has no tables of English.
``uci``, ``wikinews``, ``ecbplus`` and ``neus`` are articles of put-away events that several outlets told, as
they stand and with their headlines alone; ``abroad`` are the invented reports of 16 languages.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from bench._kind_rows import Marked, abroad, entries, news, others, weak
from bench.train_kinds import LANGUAGES, learn
from digest.kinds import assessed
from digest.models import Kind
from digest.web.outlet_names import known_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.kinds.judge import Judge
    from digest.models import Assessment

FOLDS = 9
Judged = list[tuple[Marked, "Assessment"]]


def measure(data: Path) -> dict[str, dict[str, float]]:
    """``{set: {metric: value}}``."""
    rows, more = entries(data), [*others(data), *weak(data)]
    seen = [row for row in rows if not row.is_put_away]
    away = [row for row in rows if row.is_put_away]
    folds = fold_judges(seen, more)
    judged = crossed(seen, folds)
    whole = _judges([*seen, *more])
    return {
        "entries": _scores(judged),
        "outlets": _scores([each for each in judged if known_name(each[0].look.url)]),
        "unknown": _scores(crossed([_unknown(row) for row in seen], folds)),
        "any_language": _scores(crossed([_abroad(row) for row in seen], folds)),
        **{name: _of_news(found, whole) for name, found in news(data, away=True).items()},
        "abroad": _of_news(abroad(data), whole),
        "put_away": _scores([(row, assessed(row.look, whole)) for row in away]),
        "put_away_outlets": _scores(
            [(row, assessed(row.look, whole)) for row in away if known_name(row.look.url)]
        ),
    }


def _judges(rows: Sequence[Marked]) -> dict[str, Judge]:
    return {code: learn(rows, tables) for code, tables in LANGUAGES.items()}


def fold_judges(seen: Sequence[Marked], more: Sequence[Marked]) -> dict[str, dict[str, Judge]]:
    """Host → the judges that have seen nothing of it."""
    hosts = sorted({row.host for row in seen})
    fold = {host: number % FOLDS for number, host in enumerate(hosts)}
    of_fold = [
        _judges([row for row in [*seen, *more] if fold.get(row.host) != number]) for number in range(FOLDS)
    ]
    return {host: of_fold[number] for host, number in fold.items()}


def crossed(rows: Sequence[Marked], folds: dict[str, dict[str, Judge]]) -> Judged:
    """Each row as judged by weights that have seen nothing of its host."""
    return [(row, assessed(row.look, folds[row.host])) for row in rows]


def _of_news(rows: Sequence[Marked], judges: dict[str, Judge]) -> dict[str, float]:
    """How news is judged that several outlets told, in events that no weights have seen."""
    scores: dict[str, float] = {}
    for name, most in (("", None), ("headline_", 0)):
        found = [assessed(replace(row.look, opening=row.look.opening[:most]), judges) for row in rows]
        scores |= {
            f"{name}report": _share([each.kind is Kind.REPORT for each in found]),
            f"{name}report_or_views": _share([_coarse(each.kind) < 2 for each in found]),
            f"{name}worth_mean": float(np.mean([each.worth for each in found])),
            f"{name}worth_of_3": _share([each.worth >= 0.3 for each in found]),
        }
    return scores


def _unknown(row: Marked) -> Marked:
    """The row as if its outlet stood on no list."""
    url = row.look.url.replace(row.host, f"x{row.host}".replace(".", "x"), 1) + ""
    return replace(row, look=replace(row.look, url=url.replace("://", "://news.", 1)))


def _abroad(row: Marked) -> Marked:
    """The row as if it were in a language without tables."""
    return replace(row, look=replace(row.look, language="xx"))


def _coarse(kind: Kind) -> int:
    return 0 if kind is Kind.REPORT else 1 if kind in {Kind.OPINION, Kind.ANALYSIS} else 2


def _scores(judged: Judged) -> dict[str, float]:
    said = [(row.coarse, _coarse(found.kind)) for row, found in judged]
    twice = [row for row, _ in judged if row.second]
    return {
        "rows": float(len(judged)),
        "kind": _share([mine == theirs for mine, theirs in said]),
        "report_recall": _share([theirs == 0 for mine, theirs in said if mine == 0]),
        "report_precision": _share([mine == 0 for mine, theirs in said if theirs == 0]),
        "views_recall": _share([theirs == 1 for mine, theirs in said if mine == 1]),
        "views_as_report": _share([theirs == 0 for mine, theirs in said if mine == 1]),
        "rest_recall": _share([theirs == 2 for mine, theirs in said if mine == 2]),
        "kind_fine": _share([row.kind is found.kind for row, found in judged]),
        "worth_auc": _auc([(row.worth > 1, found.worth) for row, found in judged]),
        "tells_auc": _auc([(row.tells > 0, found.tells) for row, found in judged]),
        "tells": _share([(found.tells > 0.5) == (row.tells > 0) for row, found in judged]),
        "second_kind": _share([_coarse(row.second) == row.coarse for row in twice if row.second]),
    }


def _share(held: Sequence[bool]) -> float:
    return sum(held) / len(held) if held else float("nan")


def _auc(pairs: Sequence[tuple[bool, float]]) -> float:
    """How often a row that holds has the higher value than one that does not; ties count half."""
    yes = np.array([value for holds, value in pairs if holds])
    no = np.array([value for holds, value in pairs if not holds])
    if not len(yes) or not len(no):
        return float("nan")
    return float(((yes[:, None] > no).mean() + (yes[:, None] >= no).mean()) / 2)
