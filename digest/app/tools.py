"""Settings → tools and options: each made at its first use."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from digest.app.owners import claim
from digest.errors import ConfigError
from digest.plugins import load_plugin, make_plugin, settings_model
from digest.secret import Secret, lacking, unset_of
from digest.settings import SettingsError
from digest.tools import MakeOptions, Options, Tools
from digest.version import VERSION
from digest.web.local import is_file_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.protocols import Clock, Deliverer, Embedder, Publisher, Store, Summariser
    from digest.settings import Settings, Tool
    from digest.summarise.write.server.budget import Budget
    from digest.web.fetcher import Options as FetcherOptions

_log = logging.getLogger(__name__)

THREADS = 64
"""Feeds and pages in flight at once; the network is slow, not the processor."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)


class Toolbox:
    """What `settings` ask for. Nothing is opened before it is taken out."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.settings = settings
        self.clock = clock or SystemClock()

    def close(self) -> None:
        """Let go of files, sockets and processes. Calling it twice is fine."""
        tools = self.__dict__.pop("tools", None)
        if tools is not None:
            for tool in (tools.fetcher, tools.executor, tools.guard):
                tool.close()
        store = self.__dict__.pop("store", None)
        if store is not None:
            store.close()

    @cached_property
    def store(self) -> Store:
        """What is remembered; refused where it is another file's."""
        self._need("store")
        claim(self.settings)
        spec = self.settings.store
        ours = {"now": self.clock.now(), "backups": self.settings.keep.backups}
        make = load_plugin("digest.stores", spec.name)
        made: Store = make(*([spec.url()] if spec.url() else []), **(ours if spec.name == "sql" else {}))
        return made

    @cached_property
    def summariser(self) -> Summariser:
        """The summariser that feeds.yaml names.

        Raises:
            ConfigError: it cannot be made.
        """
        tool = self.settings.summariser
        if tool.options.get("budget") and not tool.is_plugin:
            tool = replace(tool, options={**tool.options, "budget": self._budget(tool.options["budget"])})
        made: Summariser = _made("digest.summarisers", tool)
        return made

    @cached_property
    def embedder(self) -> Embedder | None:
        """The embedder that feeds.yaml names, if any.

        Raises:
            ConfigError: it cannot be made.
        """
        tool = self.settings.embedder
        return None if tool is None else _made("digest.embedders", tool)

    @cached_property
    def any_summariser(self) -> Summariser:
        """The summariser of feeds.yaml; where it cannot be made, one that says so."""
        from digest.app.missing import MissingSummariser

        made: Summariser = _or_missing(lambda: self.summariser, self.settings.summariser, MissingSummariser)
        return made

    @cached_property
    def any_embedder(self) -> Embedder | None:
        """The embedder of feeds.yaml, if any; where it cannot be made, one that says so."""
        from digest.app.missing import MissingEmbedder

        tool = self.settings.embedder
        return None if tool is None else _or_missing(lambda: self.embedder, tool, MissingEmbedder)

    @cached_property
    def publishers(self) -> list[Publisher]:
        """Where editions are published; one that cannot be made says so when it is to publish."""
        from digest.app.missing import MissingPublisher

        return [
            _or_missing(partial(_made, "digest.publishers", tool), tool, MissingPublisher)
            for tool in self.settings.publishers
        ]

    @cached_property
    def deliverers(self) -> list[Deliverer]:
        """Whom editions are sent to; one that cannot be made says so when it is to send."""
        from digest.app.missing import MissingDeliverer

        return [
            _or_missing(partial(_made, "digest.deliverers", tool), tool, MissingDeliverer)
            for tool in self.settings.deliverers
        ]

    @cached_property
    def tools(self) -> Tools:
        """Everything that touches the world, and the two models."""
        from digest.run.guard import ChildGuard
        from digest.run.threads import ThreadExecutor
        from digest.web.fetcher import HttpFetcher

        return Tools(
            clock=self.clock,
            store=self.store,
            fetcher=HttpFetcher(self._fetching()),
            executor=ThreadExecutor(THREADS),
            guard=ChildGuard(processes=os.cpu_count() or 1),
            summariser=self.any_summariser,
            embedder=self.any_embedder,
            publishers=self.publishers,
            deliverers=self.deliverers,
        )

    @cached_property
    def options(self) -> Options:
        """The options of every stage."""
        from digest.cluster import Options as ClusterOptions
        from digest.render import Options as RenderOptions

        settings = self.settings
        self._need("site")
        return Options(
            make=MakeOptions(
                # The options are published with the edition: where a file lies is not told without need.
                cluster=ClusterOptions(
                    weights={
                        feed.url: feed.weight
                        for feed in settings.feeds
                        if feed.weight != 1.0 or not is_file_address(feed.url)
                    }
                )
            ),
            render=RenderOptions(
                site=settings.site,
                template_dirs=tuple(map(str, settings.template_dirs)),
                pages=settings.pages,
                opml_feeds=settings.feeds,
            ),
            memory_days=settings.memory_days,
        )

    def _budget(self, limits: Any) -> Budget:
        """What the summariser may cost a day; the store remembers what it has cost."""
        from digest.app.spending import StoreTill
        from digest.summarise.write.server.budget import Budget

        till = StoreTill(lambda: self.store, self.clock, self.settings.site.timezone)
        return Budget(till, **limits)

    def _fetching(self) -> FetcherOptions:
        from digest.web.fetcher import Options as FetcherOptions

        network = self.settings.network
        return FetcherOptions(
            user_agent=network.user_agent or f"NewsDigest/{VERSION}",
            contact=network.contact or self.settings.site.url,
            allow_private=network.allow_private,
            per_host_delay_s=network.per_host_delay_s,
            total_timeout_s=network.timeout_s,
            ways=self.settings.ways,
            proxies=network.proxies,
            ca_file=network.ca_file,
        )

    def _need(self, key: str) -> None:
        """See that the variables of what stands under a key of feeds.yaml are set.

        Raises:
            SettingsError: one is not.
        """
        problems = self.settings.lacks(key)
        if problems:
            raise SettingsError(self.settings.path, problems)


def _made(group: str, tool: Tool) -> Any:
    if unset := _unset(tool):
        raise ConfigError(f"{tool.name}: {lacking(unset)}")
    if tool.is_plugin:
        settings_model(group, tool.name)  # raises for a broken one, by which no options could be checked
    _log.debug("made: %s of %s with %s", tool.name, group, ", ".join(sorted(tool.options)) or "no options")
    return make_plugin(group, tool.name, _filled(tool.options) if tool.is_plugin else tool.options)


def _or_missing(make: Callable[[], Any], tool: Tool, missing: Callable[[str, str], Any]) -> Any:
    """What `make` gives; where that cannot be made, what stands in for it."""
    try:
        return make()
    except ConfigError as error:
        return missing(tool.name, str(error))


def _unset(tool: Tool) -> tuple[str, ...]:
    """The variables that a plugin cannot be made without; our own tools ask for them when they need them."""
    return unset_of(*_leaves(tool.options)) if tool.is_plugin else ()


def _leaves(value: object) -> Iterator[object]:
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else None
    if inner is None:
        yield value
    else:
        for each in inner:
            yield from _leaves(each)


def _filled(value: Any) -> Any:
    """An option with the values of its secrets."""
    if isinstance(value, Mapping):
        return {key: _filled(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_filled(each) for each in value]
    return value() if isinstance(value, Secret) else value
