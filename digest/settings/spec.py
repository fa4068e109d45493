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

    @property
    def untaken(self) -> tuple[Feed, ...]:
        """The feeds that are read for nothing: no topic of any edition takes from them."""
        taken = [topic.feed_urls for plan in self.plans for topic in plan.topics]
        if None in taken or not all(plan.topics for plan in self.plans):
            return ()
        urls = {url for chosen in taken for url in chosen or ()}
        return tuple(feed for feed in self.feeds if feed.url not in urls)

    @property
    def untaken_remedy(self) -> str:
        """What to do about `untaken`: the groups that topics do choose are named."""
        idle = set(self.untaken)
        groups = sorted({feed.group for feed in self.feeds if feed.group and feed not in idle})
        named = f"give it a group that a topic reads ({', '.join(groups)})" if groups else "give it a group"
        return f"no topic takes it: {named}, or name it under a topic's feeds"

    def plan(self, plan_id: str) -> Plan | None:
        """The plan of that id."""
        return next((plan for plan in self.plans if plan.id == plan_id), None)
