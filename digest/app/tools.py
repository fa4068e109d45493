"""Settings → tools and options: each made at its first use."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from digest.app.owners import claim
from digest.pipeline import MakeOptions, Options, Tools
from digest.plugins import load_plugin
from digest.version import VERSION

if TYPE_CHECKING:
    from digest.protocols import Clock, Deliverer, Embedder, Publisher, Store, Summariser
    from digest.settings import Settings, Tool
    from digest.web.fetcher import Options as FetcherOptions

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
        claim(self.settings)
        spec = self.settings.store
        made: Store = load_plugin("digest.stores", spec.name)(*([spec.url()] if spec.url() else []))
        return made

    @cached_property
    def summariser(self) -> Summariser:
        """The summariser that feeds.yaml names."""
        made: Summariser = _made("digest.summarisers", self.settings.summariser)
        return made

    @cached_property
    def embedder(self) -> Embedder | None:
        """The embedder that feeds.yaml names, if any."""
        tool = self.settings.embedder
        return None if tool is None else _made("digest.embedders", tool)

    @cached_property
    def publishers(self) -> list[Publisher]:
        """Where editions are published."""
        return [_made("digest.publishers", tool) for tool in self.settings.publishers]

    @cached_property
    def deliverers(self) -> list[Deliverer]:
        """Whom editions are sent to."""
        return [_made("digest.deliverers", tool) for tool in self.settings.deliverers]

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
            summariser=self.summariser,
            embedder=self.embedder,
            publishers=self.publishers,
            deliverers=self.deliverers,
        )

    @cached_property
    def options(self) -> Options:
        """The options of every stage."""
        from digest.cluster import Options as ClusterOptions
        from digest.render import Options as RenderOptions

        settings = self.settings
        return Options(
            make=MakeOptions(
                cluster=ClusterOptions(weights={feed.url: feed.weight for feed in settings.feeds})
            ),
            render=RenderOptions(
                site=settings.site,
                template_dirs=tuple(map(str, settings.template_dirs)),
                pages=settings.pages,
                opml_feeds=settings.feeds,
            ),
            memory_days=settings.memory_days,
        )

    def _fetching(self) -> FetcherOptions:
        from digest.web.fetcher import Options as FetcherOptions

        network = self.settings.network
        return FetcherOptions(
            user_agent=network.user_agent or f"NewsDigest/{VERSION}",
            contact=network.contact or self.settings.site.url,
            allow_private=network.allow_private,
            per_host_delay_s=network.per_host_delay_s,
            total_timeout_s=network.timeout_s,
        )


def _made(group: str, tool: Tool) -> Any:
    return load_plugin(group, tool.name)(**tool.options)
