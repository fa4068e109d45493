"""How known models are shown: a table for a person, lines for a program, and what goes into feeds.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.summarise.write.known_models import FACTS_OF, MACHINES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.table import Table

    from digest.summarise.write.known_models import KnownModel

OLLAMA_ADDRESS = "http://localhost:11434"
"""Where Ollama answers, unless it was told otherwise."""
THINKING_TOKENS = 4000
"""Room for an answer of a model that thinks aloud first."""
NOTE = (
    f"What their makers and the hub say of them ({FACTS_OF}); not tried by us. The memory is an estimate: "
    "the weights as they are stored, and a fifth. `digest models list NAME` says what goes into feeds.yaml, "
    "`digest models check NAME` tries a model."
)
_TABLE_COLUMNS = 80
"""The least width of a terminal on which the table can be read."""


def show(models: Sequence[KnownModel]) -> None:
    """The models by kind of machine, on a terminal of any width."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    if console.width >= _TABLE_COLUMNS:
        console.print(_table(models))
    else:
        for machine, of_machine in _by_machine(models):
            console.print(Text(heading(machine), style="bold"))
            for one in of_machine:
                console.print(Text(f"{one.name}\n  {_manner(one)}"))
    console.print(Text(f"\n{NOTE}"))


def _table(models: Sequence[KnownModel]) -> Table:
    from rich.table import Column, Table
    from rich.text import Text

    table = Table(
        Column("model", no_wrap=True),
        Column("GB to fetch", width=6, justify="right"),
        Column("GB needed", width=6, justify="right"),
        Column("licence", min_width=12),
        Column("languages"),
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
    )
    for machine, of_machine in _by_machine(models):
        table.add_row(Text(heading(machine), style="bold"))
        for one in of_machine:
            table.add_row(*(Text(cell) for cell in cells(one)))
        table.add_row()
    return table


def _by_machine(models: Sequence[KnownModel]) -> Iterator[tuple[str, list[KnownModel]]]:
    for machine in MACHINES:
        if of_machine := [one for one in models if one.machine == machine]:
            yield machine, of_machine


def _manner(one: KnownModel) -> str:
    _, fetch, needed, licence, languages = cells(one)
    return f"{fetch} GB to fetch · {needed} GB needed · {licence} · {languages}"


def heading(machine: str) -> str:
    """A kind of machine in words."""
    return f"GPU of {MACHINES[machine]:.0f} GB" if machine == "GPU" else f"{machine} of memory"


def cells(one: KnownModel) -> tuple[str, ...]:
    """Name, GB to fetch, GB of memory needed, licence, languages."""
    return (
        one.name,
        f"{one.fetch_gb:.1f}",
        f"{one.memory_gb:.1f}",
        f"{one.licence}{', gated' * one.gated}",
        one.languages,
    )


def line(one: KnownModel) -> str:
    """All that is known of a model, between tabs; a dash for what is unknown."""
    return "\t".join([one.machine, *cells(one), one.revision or "-", one.ollama or "-"])


def as_json(one: KnownModel) -> dict[str, Any]:
    """The same for a program."""
    from dataclasses import asdict

    sizes = {"fetch_gb": round(one.fetch_gb, 2), "memory_gb": round(one.memory_gb, 2)}
    return {**asdict(one), **sizes, "machine": one.machine, "facts_of": FACTS_OF}


def details(one: KnownModel) -> Iterator[str]:
    """What one model is, line by line, and what goes into feeds.yaml for it."""
    yield one.name
    yield (
        f"  {one.parameters / 1e9:.2f} billion parameters, {one.fetch_gb:.1f} GB to fetch, "
        f"about {one.memory_gb:.1f} GB needed ({heading(one.machine)})"
    )
    yield f"  licence: {one.licence}; languages: {one.languages}"
    if one.gated:
        yield "  given only to those who accepted its terms: accept them on its page, then `hf auth login`"
    if one.thinks:
        yield "  thinks aloud before it answers, where it is not told otherwise"
    yield "  for feeds.yaml:"
    yield "    summariser:"
    yield f"      transformers: {one.name}"
    yield f"      revision: {one.revision or f'…  # digest models check {one.name} prints it'}"
    if one.ollama:
        yield f"  or with Ollama, after `ollama pull {one.ollama}`:"
        yield "    summariser:"
        yield f"      endpoint: {OLLAMA_ADDRESS}"
        yield f'      model: "{one.ollama}"'
        if one.thinks:
            yield f"      max_tokens: {THINKING_TOKENS}"
