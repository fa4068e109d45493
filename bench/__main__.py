"""One command, one table: ``python -m bench NAME [SUBJECT] [--data DIR] [--json]``.

Each bench is a module of this package with ``measure(data) -> {set: {metric: value}}``, or with
``measure(data, subject)`` where it has a ``SUBJECT`` that says what is to be named. It goes through
the functions that the pipeline uses, at their default settings. Metrics whose name starts with ``peer_``
are another program's on the same input in the same run. ROUGE is in percent, everything else from 0 to 1
unless its name says a unit. Sets are found in DIR by the first word of their file names (see `bench.sets`).
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

import bench
from bench.sets import MissingDataError, default_data

if TYPE_CHECKING:
    from collections.abc import Callable

Scores = dict[str, dict[str, float]]
FRAME = {"edition_marks", "sets", "snapshot", "tiny_models"}


def _benches() -> list[str]:
    names = [module.name for module in iter_modules(bench.__path__)]
    return sorted(name for name in names if name not in FRAME and not name.startswith(("_", "train_")))


def _table(name: str, scores: Scores) -> Table:
    table = Table(title=f"bench {name}", title_justify="left")
    for heading in ("set", "metric"):
        table.add_column(heading)
    table.add_column("Digest", justify="right")
    table.add_column("peers", justify="right")
    for set_name, metrics in scores.items():
        for metric, value in metrics.items():
            if not metric.startswith("peer_"):
                table.add_row(set_name, metric, f"{value:.3f}", _peers(metric, metrics))
    return table


def _peers(metric: str, metrics: dict[str, float]) -> str:
    """``name value`` of every peer that has this metric: ``peer_<name>_<metric>``."""
    rows = {
        key: value for key, value in metrics.items() if key.startswith("peer_") and key.endswith(f"_{metric}")
    }
    return ", ".join(
        f"{key.removeprefix('peer_').removesuffix(f'_{metric}')} {value:.3f}" for key, value in rows.items()
    )


def _sizes(name: str, measure: Callable[..., Scores], sizes: dict[str, int | None]) -> dict[str, int]:
    """The sizes that were asked for; each must be one that the bench has."""
    given = {size: value for size, value in sizes.items() if value is not None}
    if unknown := set(given) - set(inspect.signature(measure).parameters):
        raise click.UsageError(f"{name} takes no {', '.join(f'--{size}' for size in sorted(unknown))}")
    return given


@click.command()
@click.argument("name", type=click.Choice(_benches()))
@click.argument("subject", required=False)
@click.option("--data", type=click.Path(path_type=Path), help="Where the sets are (default: ../shared/data).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.option("--slots", type=click.IntRange(1), help="How many slots, where a bench goes through slots.")
@click.option("--runs", type=click.IntRange(1), help="How many runs, where a bench makes whole runs.")
@click.option("--seed", type=int, help="Of what is by chance, where a bench has such.")
def main(name: str, subject: str | None, data: Path | None, as_json: bool, **sizes: int | None) -> None:
    """Measure NAME."""
    module = importlib.import_module(f"bench.{name}")
    wanted = getattr(module, "SUBJECT", "")
    if bool(wanted) != bool(subject):
        raise click.UsageError(
            f"{name} measures {wanted}: name it" if wanted else f"{name} takes no {subject}"
        )
    given = _sizes(name, module.measure, sizes)
    try:
        with redirect_stdout(sys.stderr):  # whatever a peer prints stays off the JSON
            scores: Scores = module.measure(*filter(None, (data or default_data(), subject)), **given)
    except MissingDataError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(scores))
        return
    console = Console()
    console.print(_table(name, scores))
    if note := getattr(module, "NOTE", ""):
        console.print(note)


if __name__ == "__main__":
    main()
