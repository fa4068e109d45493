"""Marking editions blind: ``python -m bench.edition_marks dump | export | keep | score``.

``dump FILE`` writes what the editions of this tree print. ``export BEFORE AFTER SHEET`` lays the stories of
two dumps out for a reader, shuffled and without a word on which is of which, and those that stand in both
once: ``SHEET.txt`` to read, ``SHEET.marks`` to fill in by the guide (``bench/edition_guide.md``). ``keep``
takes the filled-in marks into ``edition_marks.json``. ``score BEFORE AFTER`` opens: the faults of both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from bench._edition_rows import FAULTS, Row, hashed, scores_of
from bench.edition import MARKS, dump_of, kept_marks
from bench.sets import default_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FILE = click.Path(path_type=Path, dir_okay=False)
_kept_in = click.option("--kept", type=_FILE, default=MARKS, help="Where marks are kept (default: bench/).")


@click.group()
def main() -> None:
    """Mark editions, blind to which tree made them."""


@main.command()
@click.argument("file", type=_FILE)
@click.option("--data", type=click.Path(path_type=Path), help="Where the sets are (default: ../shared/data).")
def dump(file: Path, data: Path | None) -> None:
    """Write what the editions of this tree print."""
    found = dump_of(data or default_data())
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf8")
    click.echo(f"{len(found['rows'])} stories of {len(found['editions'])} editions")


@main.command()
@click.argument("before", type=_FILE)
@click.argument("after", type=_FILE)
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--rows", "most", type=int, default=0, help="Most stories of each dump; 0 for all.")
@_kept_in
@click.option("--again", is_flag=True, help="Rows that are marked already as well.")
def export(before: Path, after: Path, sheet: Path, most: int, again: bool, kept: Path) -> None:
    """Lay the stories of two dumps out for a reader who is not told which is of which."""
    marked = {} if again else kept_marks(kept)
    chosen = {row["id"]: row for file in (before, after) for row in sample(read_dump(file)["rows"], most)}
    asked = sorted(
        (row for id_, row in chosen.items() if id_ not in marked), key=lambda row: hashed(row["id"])
    )
    texts = [laid_out(row, number, len(asked)) for number, row in enumerate(asked, start=1)]
    sheet.with_suffix(".txt").write_text("\n\n".join(texts) + "\n", encoding="utf8")
    lines = [f"{row['id']}\t" for row in asked]
    sheet.with_suffix(".marks").write_text("\n".join(lines) + "\n", encoding="utf8")
    click.echo(f"{len(asked)} stories to mark, {len(chosen) - len(asked)} marked already")


@main.command()
@click.argument("marks", type=_FILE)
@click.argument("dumps", type=_FILE, nargs=-1, required=True)
@_kept_in
@click.option("--second", is_flag=True, help="They are a second reader's.")
def keep(marks: Path, dumps: tuple[Path, ...], second: bool, kept: Path) -> None:
    """Take filled-in marks into the kept ones; the dumps say what stood above a story that is told twice."""
    rows = {row["id"]: row for file in dumps for row in read_dump(file)["rows"]}
    all_marks = {id_: dict(mark) for id_, mark in kept_marks(kept).items()}
    given = read_marks(marks.read_text(encoding="utf8"), rows)
    for id_, mark in given.items():
        before = all_marks.get(id_, {})
        if not second:
            all_marks[id_] = mark | ({"second": before["second"]} if "second" in before else {})
        elif before:
            before["second"] = mark["faults"]
    lines = ",\n".join(f" {json.dumps(id_)}: {json.dumps(all_marks[id_])}" for id_ in sorted(all_marks))
    kept.write_text("{\n" + lines + "\n}\n", encoding="utf8")
    click.echo(f"{len(given)} taken, {len(all_marks)} kept")


@main.command()
@click.argument("before", type=_FILE)
@click.argument("after", type=_FILE)
@_kept_in
def score(before: Path, after: Path, kept: Path) -> None:
    """The faults of both, by set and part."""
    marks = kept_marks(kept)
    old, new = (scores_of(read_dump(file), marks) for file in (before, after))
    table = Table("set", "metric", "before", "after")
    for group in dict.fromkeys([*old, *new]):
        for metric in dict.fromkeys([*old.get(group, {}), *new.get(group, {})]):
            values = (side.get(group, {}).get(metric) for side in (old, new))
            table.add_row(group, metric, *("" if value is None else f"{value:.3f}" for value in values))
    Console().print(table)


def read_dump(file: Path) -> dict[str, Any]:
    """What `dump` wrote."""
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf8"))
    return found


def sample(rows: Sequence[Row], most: int) -> list[Row]:
    """At most `most` rows, of each set and part its share, by an order that depends on the rows alone."""
    if not most or len(rows) <= most:
        return list(rows)
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["set"], row["part"]].append(row)
    ordered = {key: sorted(found, key=lambda row: hashed(row["id"])) for key, found in groups.items()}
    places = sorted(
        ((place + 0.5) / len(found), key, place)
        for key, found in ordered.items()
        for place in range(len(found))
    )
    return [ordered[key][place] for _, key, place in places[:most]]


def laid_out(row: Row, number: int, total: int) -> str:
    """A story as a reader of the sheet meets it."""
    lines = [
        f"=== {number} of {total} · {row['id']}",
        _standing(row),
        f"HEADLINE    {row['headline']}",
        f"TEXT        {_indented(row.get('text')) or '(none)'}",
    ]
    if row.get("by"):
        lines[-1] = f"BY          {row['by']}"
    for name in ("form", "new", "differ", "quotes", "background"):
        lines += [f"{name.upper():<12}{told}" for told in row.get(name, ())]
    if row.get("why"):
        lines.append(f"WHY         {row['why']}")
    reports = [
        f"  - {one['outlet']}, {one['at']}: {one['headline']} | {one['text']}" for one in row["articles"]
    ]
    lines += ["MADE OF", *reports] if reports else []
    if row["above"]:
        lines.append("ABOVE IT STOOD")
        lines += [
            f"  {place}. {one['headline']} | {one['text']}" for place, one in enumerate(row["above"], 1)
        ]
    return "\n".join(lines)


def _indented(text: str | None) -> str:
    return (text or "").replace("\n", "\n            ")


def _standing(row: Row) -> str:
    counts = (
        f"{len(row['articles'])} articles · {len(row['outlets'])} outlets · {row['independent']} independent"
    )
    return f"{_PLACES.get(row['place'], row['place'])} · {counts}"


_PLACES = {"single_source": "single-source watch"}


def read_marks(text: str, rows: Mapping[str, Row]) -> dict[str, dict[str, Any]]:
    """The marks that a reader filled in: an id, then ``ok`` or faults, then a note after ``#``.

    Raises:
        click.ClickException: a line is not filled in so; all such lines are named.
    """
    found, wrong = {}, []
    for line in text.splitlines():
        words = line.split("#")[0].split()
        if len(words) < 2:
            continue
        mark = _mark(words[1:], rows.get(words[0]))
        if mark is None:
            wrong.append(line)
        else:
            found[words[0]] = mark
    if wrong:
        raise click.ClickException("not a story's id with 'ok' or faults: " + "; ".join(wrong))
    return found


def _mark(words: Iterable[str], row: Row | None) -> dict[str, Any] | None:
    """A mark, or nothing where it says what no mark says; ``split:2`` names the story that it repeats."""
    faults, twin = [], []
    for word in words:
        name, _, number = word.partition(":")
        if name == "ok":
            continue
        if row is None or name not in FAULTS or (number and not number.isdecimal()):
            return None
        faults.append(name)
        if name == "split" and number:
            if not 1 <= int(number) <= len(row["above"]):
                return None
            twin = row["above"][int(number) - 1]["urls"]
    return {"faults": [fault for fault in FAULTS if fault in faults], **({"twin": twin} if twin else {})}


if __name__ == "__main__":
    main()
