"""What the user asked for, checked and complete: what `load` returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from digest.models import Plan, Site
from digest.settings.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.models import Feed, Page, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """An implementation: the name of its entry point, and what to make it with."""

    name: str
    options: Mapping[str, object] = field(default_factory=dict)
    """Keyword arguments. Secrets among them are `Secret`: they are called when they are needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSpec:
    """Where Digest remembers: `url()` is an SQLAlchemy address such as ``sqlite:////home/me/digest.db``."""

    name: str
    url: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How the network is used."""

    allow_private: tuple[str, ...] = ()
    user_agent: str = ""
    """Empty for the usual one."""
    contact: str = ""
    per_host_delay_s: float = 1.0
    timeout_s: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On which terms the editions of a plan go out."""

    catch_up: str = "7d"
    """How far back an edition reaches at most for what earlier ones failed to publish."""
    sends_empty: bool = False
    """Whether an edition without a story is published and sent as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """feeds.yaml and the environment, ready for use."""

    path: Path
    site: Site
    feeds: tuple[Feed, ...]
    """Defaults applied."""
    topics: tuple[Topic, ...]
    plans: tuple[Plan, ...]
    """At least one."""
    crons: Mapping[str, str]
    """Plan id → crontab expression, for the plans that have one."""
    summariser: Tool
    embedder: Tool | None
    store: StoreSpec
    publishers: tuple[Tool, ...]
    deliverers: tuple[Tool, ...]
    network: Network
    memory_days: int
    gather_every: timedelta
    pages: tuple[Page, ...]
    template_dirs: tuple[Path, ...]
    terms: Mapping[str, Terms] = field(default_factory=dict)
    """Plan id → its terms, for the plans that say any."""

    @classmethod
    def empty(cls) -> Settings:
        """No feeds.yaml at all: nothing is read, remembered, published or delivered."""
        return cls(
            path=Path("feeds.yaml").absolute(),
            site=Site(),
            feeds=(),
            topics=(),
            plans=(Plan(),),
            crons={},
            summariser=Tool(name="extractive"),
            embedder=None,
            store=StoreSpec(name="memory", url=Secret("", {})),
            publishers=(),
            deliverers=(),
            network=Network(),
            memory_days=7,
            gather_every=timedelta(minutes=30),
            pages=(),
            template_dirs=(),
        )

    def plan(self, plan_id: str) -> Plan | None:
        """The plan of that id."""
        return next((plan for plan in self.plans if plan.id == plan_id), None)

    def terms_of(self, plan_id: str) -> Terms:
        """The terms of the plan of that id; the usual ones where it says none."""
        return self.terms.get(plan_id, Terms())
