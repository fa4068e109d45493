"""What the user asked for, checked and complete: what `load` returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from digest.models import Keep, Plan, Site, Subscription, Writing
from digest.secret import Secret
from digest.web.proxy import Proxies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.models import Feed, FullText, Page, Timetable, Topic
    from digest.settings.problems import SettingsProblem
    from digest.web.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """An implementation: the name of its entry point, and what to make it with."""

    name: str
    options: Mapping[str, object] = field(default_factory=dict)
    """Keyword arguments. Secrets among them are `Secret`: they are called when they are needed."""
    is_plugin: bool = False
    """Whether the tool is a plug-in: a plug-in gets the values of secrets, for it knows no `Secret`."""
    subscription: Subscription = field(default_factory=Subscription)
    """Of a channel: what its readers want."""


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
    proxies: Proxies = field(default_factory=Proxies)
    ca_file: str = ""
    """Certificate authorities that are trusted beside the machine's own; empty for none."""

    @property
    def in_words(self) -> str:
        """How feeds and pages are asked, and who checks their addresses."""
        if not self.proxies.are_used:
            return "straight, every address checked"
        return "through a proxy, which looks names up and has to check the addresses behind it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On which terms the editions of a plan go out."""

    catch_up: str = "7d"
    """How far back an edition makes up for earlier ones that failed (see `windows.floor`)."""
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
    times: Mapping[str, Timetable]
    """Plan id → when its editions are due, for the plans that say it."""
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
    ways: Mapping[str, Way] = field(default_factory=dict)
    """Feed address → how it is reached, for the feeds of which feeds.yaml says anything about that."""
    fulltext: FullText = "auto"
    """Where an article's text comes from when its feed does not stand in feeds.yaml."""
    unset: tuple[SettingsProblem, ...] = ()
    """Where feeds.yaml asks for variables that are not set: each stops only what needs it."""
    writing: Writing = field(default_factory=Writing)
    """How editions are written that say nothing else, and one-off digests."""
    terms: Mapping[str, Terms] = field(default_factory=dict)
    """Plan id → its terms, for the plans that say any."""
    health: str = ""
    """Where the daemon tells how it does, as ``host:port``; nowhere when empty."""
    keep: Keep = field(default_factory=Keep)
    """How long what is remembered is kept."""

    @classmethod
    def empty(cls) -> Settings:
        """No feeds.yaml at all: nothing is read, remembered, published or delivered."""
        return cls(
            path=Path("feeds.yaml").absolute(),
            site=Site(),
            feeds=(),
            topics=(),
            plans=(Plan(),),
            times={},
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

    def lacks(self, *keys: str) -> tuple[SettingsProblem, ...]:
        """What is not set below these keys: ``site``, ``store``, …."""
        return tuple(problem for problem in self.unset if problem.key.split(".")[0].split("[")[0] in keys)

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

    @property
    def unmet(self) -> tuple[str, ...]:
        """What feeds.yaml asks of the summariser that it cannot do, each with its remedy."""
        languages = sorted({plan.writing.language for plan in self.plans} - {""})
        if not languages or self.summariser.name != "extractive" or self.summariser.is_plugin:
            return ()
        asked = ", ".join(languages)
        remedy = "name a chat model under summariser, or leave the key out"
        return (f"writing.language: {asked}: the extractive summariser cannot translate; {remedy}",)

    def plan(self, plan_id: str) -> Plan | None:
        """The plan of that id."""
        return next((plan for plan in self.plans if plan.id == plan_id), None)

    def terms_of(self, plan_id: str) -> Terms:
        """The terms of the plan of that id; the usual ones where it says none."""
        return self.terms.get(plan_id, Terms())
