"""What a run works with: the tools that touch the world, the two models, and the options of every stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.cluster import Options as ClusterOptions
from digest.render import Options as RenderOptions
from digest.summarise import Options as SummariseOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.protocols import (
        Clock,
        Deliverer,
        Embedder,
        Executor,
        Fetcher,
        Guard,
        Publisher,
        Store,
        Summariser,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Everything that touches the world, and the two models. `app` puts it together."""

    clock: Clock
    store: Store
    fetcher: Fetcher
    executor: Executor
    guard: Guard
    summariser: Summariser
    embedder: Embedder | None = None
    publishers: Sequence[Publisher] = ()
    deliverers: Sequence[Deliverer] = ()
    operators: Sequence[Deliverer] = ()
    """Channels to whoever looks after the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeOptions:
    """The options of the pure part. An edition's manifest keeps them, so that it can be made again."""

    cluster: ClusterOptions = field(default_factory=ClusterOptions)
    summarise: SummariseOptions = field(default_factory=SummariseOptions)
    """Of lead stories."""
    short: SummariseOptions = field(
        default_factory=lambda: SummariseOptions(words=30, quotes=0, differences=1, updates=0, background=0)
    )
    """Of all others: one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of every stage that has any."""

    make: MakeOptions = field(default_factory=MakeOptions)
    render: RenderOptions = field(default_factory=RenderOptions)
    memory_days: int = 7
