"""Checked keys → `Settings`: defaults applied, references resolved, paths made absolute."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.models import Feed, Keep, Plan, Site, Timetable, Topic, Writing
from digest.secret import Secret, variables
from digest.settings.checks import days_of, length_of
from digest.settings.spec import Network, Settings, StoreSpec, Terms
from digest.settings.subscriptions import subscription_of
from digest.settings.tools import tool_from
from digest.web.local import is_file_address, path_of
from digest.web.proxy import ENVIRONMENT, Proxies
from digest.web.ways import PLAIN, Way

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pydantic import BaseModel

    from digest.keys import Place
    from digest.models import Page
    from digest.settings.schema import (
        DefaultKeys,
        EditionKeys,
        FeedKeys,
        Keys,
        TopicFeedKeys,
        TopicKeys,
        WritingKeys,
    )
    from digest.settings.spec import Tool


LONGEST_BETWEEN_DAYS = 31
"""Days between two editions for which texts are kept in any case. Chosen by reading; not measured."""


def settings_from(keys: Keys, path: Path, place: Place, pages: Sequence[Page]) -> Settings:
    """The settings that `keys`, read from `path`, mean."""
    beside, environ = place.beside, place.environ
    site = _site(keys)
    feeds = tuple(_feed(feed, keys.defaults) for feed in keys.feeds)
    topics = tuple(_topic(topic, feeds) for topic in keys.topics)
    usual = _writing(keys.writing, Writing())
    plans = tuple(_plan(edition, site, topics, usual) for edition in keys.editions)
    plans = plans or (_daily(site, topics, usual),)
    templates = beside / keys.templates
    return Settings(
        path=path,
        site=site,
        feeds=feeds,
        topics=topics,
        plans=tuple(_as_all(plan, keys) for plan in plans),
        times={edition.id: _times(edition, keys) for edition in keys.editions if edition.cron},
        terms={
            edition.id: Terms(catch_up=edition.catch_up, sends_empty=edition.empty == "send")
            for edition in keys.editions
        },
        summariser=_required("summariser", keys.summariser, place),
        embedder=tool_from("embedder", keys.embedder, place),
        store=_store(keys.store, beside, environ),
        publishers=(_required("publish", keys.publish, place),),
        deliverers=tuple(
            replace(_required("deliver", item, place), subscription=subscription_of(item))
            for item in keys.deliver
        ),
        network=_network(keys, beside, environ),
        writing=usual,
        memory_days=keys.memory.days,
        keep=_keep(keys),
        gather_every=length_of(keys.schedule.gather_every),
        health=keys.schedule.health or "",
        pages=tuple(pages),
        template_dirs=(templates,) if templates.is_dir() else (),
        ways={feed.url: way for feed in keys.feeds if (way := _way(feed, beside, environ)) != PLAIN},
        fulltext=keys.defaults.fulltext,
    )


def _site(keys: Keys) -> Site:
    site = keys.site
    return Site(
        title=site.title,
        url=site.url,
        language=site.language,
        timezone=site.timezone,
        description=site.description or "",
    )


def _keep(keys: Keys) -> Keep:
    """How long things are kept: at least as long as windows, pauses and the memory of stories reach."""
    texts, editions = days_of(keys.keep.texts), days_of(keys.keep.editions)
    reaches = [edition.catch_up for edition in keys.editions]
    reaches += [edition.window for edition in keys.editions if edition.window != "since_last"]
    reached = max(map(length_of, reaches), default=timedelta()).days
    least = reached + keys.memory.days + LONGEST_BETWEEN_DAYS
    return Keep(
        texts_days=None if texts is None else max(texts, least),
        editions_days=None if editions is None else max(editions, least),
        backups=keys.keep.backups,
    )


def _network(keys: Keys, beside: Path, environ: Mapping[str, str]) -> Network:
    network = keys.network
    from_environment = network.proxy == ENVIRONMENT
    return Network(
        allow_private=tuple(network.allow_private),
        user_agent=network.user_agent or "",
        contact=network.contact or "",
        per_host_delay_s=network.per_host_delay_s,
        timeout_s=network.timeout_s,
        proxies=Proxies(
            address=Secret(network.proxy, environ) if network.proxy and not from_environment else None,
            environ=environ if from_environment else None,
            no_proxy=tuple(network.no_proxy),
        ),
        ca_file=str(beside / network.ca_file) if network.ca_file else "",
    )


# --------------------------------------------------------------------------- what is read


def _way(feed: FeedKeys, beside: Path, environ: Mapping[str, str]) -> Way:
    """How a feed is reached: `PLAIN` when nothing is said about it."""

    def secrets(texts: Mapping[str, str]) -> dict[str, Secret]:
        return {name: Secret(text, environ) for name, text in texts.items()}

    auth = secrets(feed.auth.model_dump()) if feed.auth else {}
    return Way(
        address=Secret(feed.url, environ) if variables(feed.url) else None,
        path=path_of(feed.url, beside) if is_file_address(feed.url) else None,
        username=auth.get("username"),
        password=auth.get("password"),
        headers=secrets(feed.headers),
        cookies=secrets(feed.cookies),
        pages=feed.pages,
        user_agent=feed.user_agent or "",
        max_bytes=round((feed.max_mb or 0) * 1024 * 1024),
        timeout_s=feed.timeout_s or 0.0,
    )


def _feed(feed: FeedKeys, defaults: DefaultKeys) -> Feed:
    return Feed(
        url=feed.url,
        name=feed.name or "",
        group=feed.group or "",
        owner=feed.owner or "",
        weight=defaults.weight if feed.weight is None else feed.weight,
        tags=tuple(feed.tags),
        limit=feed.limit or defaults.limit,
        fulltext=feed.fulltext or defaults.fulltext,
    )


def _topic(topic: TopicKeys, feeds: Sequence[Feed]) -> Topic:
    return Topic(
        id=topic.id,
        title=topic.title or _words(topic.id),
        include=tuple(topic.include),
        exclude=tuple(topic.exclude),
        feed_urls=_chosen(topic.feeds, feeds),
        about=topic.about or "",
        likeness=topic.likeness or 0.0,
        lead=topic.size.lead,
        more=topic.size.brief,
        single_source=topic.size.single_source,
    )


def _chosen(choice: TopicFeedKeys | None, feeds: Sequence[Feed]) -> tuple[str, ...] | None:
    """The addresses of the feeds that any part of the choice takes; `None` for all."""
    if choice is None or not (choice.groups or choice.tags or choice.names or choice.urls):
        return None
    return tuple(
        feed.url
        for feed in feeds
        if feed.group in choice.groups
        or feed.name in choice.names
        or feed.url in choice.urls
        or set(feed.tags) & set(choice.tags)
    )


def _writing(keys: WritingKeys, usual: Writing) -> Writing:
    """What the keys say, and what is usual where they say nothing."""
    return Writing(
        style=keys.style or usual.style,
        words=keys.words.lead or usual.words,
        more_words=keys.words.more or usual.more_words,
        headlines=keys.headlines or usual.headlines,
        language=keys.language or usual.language,
        why_it_matters=usual.why_it_matters if keys.why_it_matters is None else keys.why_it_matters,
    )


def _plan(edition: EditionKeys, site: Site, topics: Sequence[Topic], usual: Writing) -> Plan:
    by_id = {topic.id: topic for topic in topics}
    return Plan(
        id=edition.id,
        title=edition.title or site.title,
        label=edition.label or _words(edition.id),
        language=site.language,
        timezone=edition.timezone or site.timezone,
        window=edition.window,
        topics=tuple(by_id[name] for name in dict.fromkeys(edition.topics)) or tuple(topics),
        kind=edition.kind,
        lead=edition.size.lead,
        more=edition.size.brief,
        single_source=edition.size.single_source,
        writing=_writing(edition.writing, usual),
    )


def _daily(site: Site, topics: Sequence[Topic], usual: Writing) -> Plan:
    return Plan(
        id="daily",
        title=site.title,
        label="Daily",
        language=site.language,
        timezone=site.timezone,
        topics=tuple(topics),
        writing=usual,
    )


def _times(edition: EditionKeys, keys: Keys) -> Timetable:
    return Timetable(
        crons=tuple(edition.cron or ()),
        timezone=edition.timezone or keys.site.timezone,
        skip=(*keys.schedule.skip, *edition.skip),
    )


def _as_all(plan: Plan, keys: Keys) -> Plan:
    """The plan with what feeds.yaml says once for all editions."""
    own = {edition.id: edition.minute for edition in keys.editions}.get(plan.id)
    minute = keys.minute if own is None else own
    return replace(plan, per_outlet=keys.caps.outlet, per_owner=keys.caps.owner, minute=minute)


def _words(name: str) -> str:
    """An id as a heading: ``Indo-pacific``. A hyphen may belong to the name, so it stays."""
    return name[:1].upper() + name[1:]


# --------------------------------------------------------------------------- tools


_USUAL = {"summariser": "extractive", "publish": "folder"}
"""Section of feeds.yaml → the tool that is meant where it names none."""


def _required(section: str, keys: BaseModel, place: Place) -> Tool:
    """The tool of a section that has one in any case: the checks see to it that a channel is named."""
    tool = tool_from(section, keys, place, usual=_USUAL.get(section, ""))
    if tool is None:
        raise ConfigError(f"{section} says nothing that can be used")
    return tool


def _store(text: str, beside: Path, environ: Mapping[str, str]) -> StoreSpec:
    is_address = "://" in text or bool(variables(text))
    return StoreSpec(name="sql", url=Secret(text if is_address else str(beside / text), environ))
