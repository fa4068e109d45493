"""Checked keys → `Settings`: defaults applied, references resolved, paths made absolute."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.models import Feed, Plan, Site, Topic
from digest.settings.checks import length_of
from digest.settings.secret import Secret, variables
from digest.settings.spec import Network, Settings, StoreSpec, Terms, Tool

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from digest.models import Page
    from digest.settings.schema import (
        DefaultKeys,
        DeliverKeys,
        EditionKeys,
        EmailKeys,
        EmbedderKeys,
        FeedKeys,
        Keys,
        PublishKeys,
        SummariserKeys,
        TopicFeedKeys,
        TopicKeys,
    )

CACHE = ".digest/cache"
"""Where models' texts and vectors are kept, beside feeds.yaml."""
_PORTS = {"starttls": 587, "ssl": 465, "plain": 25}


def settings_from(keys: Keys, path: Path, environ: Mapping[str, str], pages: Sequence[Page]) -> Settings:
    """The settings that `keys`, read from `path`, mean."""
    beside = path.parent
    site = _site(keys)
    feeds = tuple(_feed(feed, keys.defaults) for feed in keys.feeds)
    topics = tuple(_topic(topic, feeds) for topic in keys.topics)
    plans = tuple(_plan(edition, site, topics) for edition in keys.editions) or (_daily(site, topics),)
    templates = beside / keys.templates
    return Settings(
        path=path,
        site=site,
        feeds=feeds,
        topics=topics,
        plans=tuple(replace(plan, per_outlet=keys.caps.outlet, per_owner=keys.caps.owner) for plan in plans),
        crons={edition.id: edition.cron for edition in keys.editions if edition.cron},
        terms={
            edition.id: Terms(catch_up=edition.catch_up, sends_empty=edition.empty == "send")
            for edition in keys.editions
        },
        summariser=_summariser(keys.summariser, beside, environ),
        embedder=_embedder(keys.embedder, beside),
        store=_store(keys.store, beside, environ),
        publishers=(_publisher(keys.publish, beside),),
        deliverers=tuple(_deliverer(item, environ) for item in keys.deliver),
        network=_network(keys),
        memory_days=keys.memory.days,
        gather_every=length_of(keys.schedule.gather_every),
        pages=tuple(pages),
        template_dirs=(templates,) if templates.is_dir() else (),
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


def _network(keys: Keys) -> Network:
    network = keys.network
    return Network(
        allow_private=tuple(network.allow_private),
        user_agent=network.user_agent or "",
        contact=network.contact or "",
        per_host_delay_s=network.per_host_delay_s,
        timeout_s=network.timeout_s,
    )


# --------------------------------------------------------------------------- what is read


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


def _plan(edition: EditionKeys, site: Site, topics: Sequence[Topic]) -> Plan:
    by_id = {topic.id: topic for topic in topics}
    return Plan(
        id=edition.id,
        title=edition.title or site.title,
        label=edition.label or _words(edition.id),
        language=site.language,
        timezone=site.timezone,
        window=edition.window,
        topics=tuple(by_id[name] for name in dict.fromkeys(edition.topics)) or tuple(topics),
        kind=edition.kind,
        lead=edition.size.lead,
        more=edition.size.brief,
        single_source=edition.size.single_source,
    )


def _daily(site: Site, topics: Sequence[Topic]) -> Plan:
    return Plan(
        id="daily",
        title=site.title,
        label="Daily",
        language=site.language,
        timezone=site.timezone,
        topics=tuple(topics),
    )


def _words(name: str) -> str:
    """An id as a heading: ``Indo-pacific``. A hyphen may belong to the name, so it stays."""
    return name[:1].upper() + name[1:]


# --------------------------------------------------------------------------- tools


def _summariser(keys: SummariserKeys, beside: Path, environ: Mapping[str, str]) -> Tool:
    if keys.plugin:
        return Tool(name=keys.plugin, options=keys.options)
    if keys.endpoint:
        return Tool(name="endpoint", options=_endpoint(keys, beside, environ))
    if not keys.transformers:
        return Tool(name="extractive")
    options = _given(
        model=_model(keys.transformers, beside),
        revision=keys.revision,
        device=keys.device,
        dtype=keys.dtype,
        batch_size=keys.batch_size,
        allow_remote_code=keys.trust_remote_code,
        cache=beside / CACHE,
    )
    return Tool(name="transformers", options=options)


def _endpoint(keys: SummariserKeys, beside: Path, environ: Mapping[str, str]) -> dict[str, object]:
    return _given(
        endpoint=keys.endpoint,
        model=keys.model,
        key=Secret(f"${{{keys.key_env}}}", environ) if keys.key_env else None,
        context=keys.context,
        batch_size=keys.batch_size,
        timeout_s=keys.timeout_s,
        price=keys.price.model_dump() if keys.price else None,
        cache=beside / CACHE,
    )


def _embedder(keys: EmbedderKeys, beside: Path) -> Tool | None:
    if keys.plugin:
        return Tool(name=keys.plugin, options=keys.options)
    if not keys.sentence:
        return None
    options = _given(model=_model(keys.sentence, beside), revision=keys.revision, cache=beside / CACHE)
    return Tool(name="sentence", options=options)


def _model(name: str, beside: Path) -> str:
    """A model's name as it is, a folder's path (it begins with a dot) as seen from feeds.yaml."""
    return str(beside / name) if name.startswith(("./", "../")) else name


def _store(text: str, beside: Path, environ: Mapping[str, str]) -> StoreSpec:
    is_address = "://" in text or bool(variables(text))
    return StoreSpec(name="sql", url=Secret(text if is_address else str(beside / text), environ))


def _publisher(keys: PublishKeys, beside: Path) -> Tool:
    if keys.plugin:
        return Tool(name=keys.plugin, options=keys.options)
    return Tool(name="folder", options={"path": beside / (keys.folder or "output"), "swap": keys.swap})


def _deliverer(keys: DeliverKeys, environ: Mapping[str, str]) -> Tool:
    if keys.email:
        return Tool(name="email", options=_mail(keys.email, environ))
    if keys.apprise:
        url = Secret(keys.apprise, environ)
        name = keys.name or ", ".join(url.names) or _nameless(keys.apprise)
        return Tool(name="apprise", options={"url": url, "form": keys.form or "short", "name": name})
    return Tool(name=keys.plugin or "", options=keys.options)


def _mail(keys: EmailKeys, environ: Mapping[str, str]) -> dict[str, object]:
    has_account = keys.password_env is not None
    return {
        "to": tuple(dict.fromkeys(keys.to)),
        "sender": keys.sender,
        "host": Secret(keys.host, environ)(),
        "port": keys.port or _PORTS[keys.security],
        "security": keys.security,
        "username": Secret(keys.username or "", environ) if has_account and keys.username else None,
        "password": Secret(f"${{{keys.password_env}}}", environ) if has_account else None,
        "unsubscribe": keys.unsubscribe or "",
        "timeout_s": keys.timeout_s,
    }


def _nameless(address: str) -> str:
    """A stable name for a chat address that was written out in full: its kind and a short hash."""
    kind = address.partition("://")[0][:20]
    return f"{kind} {blake2b(address.encode(), digest_size=4).hexdigest()}"


def _given(**options: object) -> dict[str, object]:
    """The options that were given."""
    return {name: value for name, value in options.items() if value is not None}
