"""Checked keys → `Settings`: defaults applied, references resolved, paths made absolute."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.models import Feed, Plan, Site, Topic, Writing
from digest.secret import Secret, variables
from digest.settings.checks import length_of
from digest.settings.spec import Network, Settings, StoreSpec, Terms, Tool
from digest.web.local import is_file_address, path_of
from digest.web.proxy import ENVIRONMENT, Proxies
from digest.web.ways import PLAIN, Way

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
        WritingKeys,
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
        crons={edition.id: edition.cron for edition in keys.editions if edition.cron},
        terms={
            edition.id: Terms(catch_up=edition.catch_up, sends_empty=edition.empty == "send")
            for edition in keys.editions
        },
        summariser=_summariser(keys.summariser, beside, environ),
        embedder=_embedder(keys.embedder, beside, environ),
        store=_store(keys.store, beside, environ),
        publishers=(_publisher(keys.publish, beside, environ),),
        deliverers=tuple(_deliverer(item, environ) for item in keys.deliver),
        network=_network(keys, beside, environ),
        writing=usual,
        memory_days=keys.memory.days,
        gather_every=length_of(keys.schedule.gather_every),
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
        words=keys.words or usual.words,
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
        timezone=site.timezone,
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


def _as_all(plan: Plan, keys: Keys) -> Plan:
    """The plan with what feeds.yaml says once for all editions."""
    own = {edition.id: edition.minute for edition in keys.editions}.get(plan.id)
    minute = keys.minute if own is None else own
    return replace(plan, per_outlet=keys.caps.outlet, per_owner=keys.caps.owner, minute=minute)


def _words(name: str) -> str:
    """An id as a heading: ``Indo-pacific``. A hyphen may belong to the name, so it stays."""
    return name[:1].upper() + name[1:]


# --------------------------------------------------------------------------- tools


def _summariser(keys: SummariserKeys, beside: Path, environ: Mapping[str, str]) -> Tool:
    if keys.plugin:
        return _plugin(keys.plugin, keys.options, environ)
    if keys.endpoint:
        return Tool(name="endpoint", options=_endpoint(keys, beside, environ))
    if not keys.transformers:
        return Tool(name="extractive")
    options = _given(
        model=_model(keys.transformers, beside),
        revision=keys.revision,
        file=keys.file,
        device=keys.device,
        dtype=keys.dtype,
        quantization=keys.quantization,
        batch_size=keys.batch_size,
        max_new_tokens=keys.max_tokens,
        context=keys.context,
        threads=keys.threads,
        allow_remote_code=keys.trust_remote_code,
        ignore_memory=keys.ignore_memory,
        wording=keys.wording,
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
        max_tokens=keys.max_tokens,
        timeout_s=keys.timeout_s,
        extra_body=keys.extra_body or None,
        headers={name: Secret(text, environ) for name, text in keys.headers.items()} or None,
        price=keys.price.model_dump() if keys.price else None,
        wording=keys.wording,
        budget=keys.budget.model_dump() if keys.budget else None,
        cache=beside / CACHE,
    )


def _embedder(keys: EmbedderKeys, beside: Path, environ: Mapping[str, str]) -> Tool | None:
    if keys.plugin:
        return _plugin(keys.plugin, keys.options, environ)
    cache = beside / CACHE
    if keys.multilingual:
        return Tool(name="multilingual", options={"cache": cache})
    if keys.endpoint:
        return Tool(name="endpoint", options=_embeddings(keys, environ) | {"cache": cache})
    if not keys.sentence:
        return None
    options = _given(
        model=_model(keys.sentence, beside),
        revision=keys.revision,
        device=keys.device,
        batch_size=keys.batch_size,
        prompt=keys.prompt,
        cache=cache,
    )
    return Tool(name="sentence", options=options)


def _embeddings(keys: EmbedderKeys, environ: Mapping[str, str]) -> dict[str, object]:
    return _given(
        endpoint=keys.endpoint,
        model=keys.model,
        key=Secret(f"${{{keys.key_env}}}", environ) if keys.key_env else None,
        dimensions=keys.dimensions,
        batch_size=keys.batch_size,
        timeout_s=keys.timeout_s,
        extra_body=keys.extra_body or None,
        headers={name: Secret(text, environ) for name, text in keys.headers.items()} or None,
        prompt=keys.prompt,
    )


def _model(name: str, beside: Path) -> str:
    """A model's name as it is, a folder's path (it begins with a dot) as seen from feeds.yaml."""
    return str(beside / name) if name.startswith(("./", "../")) else name


def _store(text: str, beside: Path, environ: Mapping[str, str]) -> StoreSpec:
    is_address = "://" in text or bool(variables(text))
    return StoreSpec(name="sql", url=Secret(text if is_address else str(beside / text), environ))


def _publisher(keys: PublishKeys, beside: Path, environ: Mapping[str, str]) -> Tool:
    if keys.plugin:
        return _plugin(keys.plugin, keys.options, environ)
    return Tool(name="folder", options={"path": beside / (keys.folder or "output"), "swap": keys.swap})


def _deliverer(keys: DeliverKeys, environ: Mapping[str, str]) -> Tool:
    if keys.email:
        return Tool(name="email", options=_mail(keys.email, environ))
    if keys.apprise:
        url = Secret(keys.apprise, environ)
        name = keys.name or ", ".join(url.names) or _nameless(keys.apprise)
        return Tool(name="apprise", options={"url": url, "form": keys.form or "short", "name": name})
    return _plugin(keys.plugin or "", keys.options, environ)


def _plugin(name: str, options: Mapping[str, object], environ: Mapping[str, str]) -> Tool:
    made = {key: _with_secrets(value, environ) for key, value in options.items()}
    return Tool(name=name, options=made, is_plugin=True)


def _with_secrets(value: object, environ: Mapping[str, str]) -> object:
    """A plugin's option with a `Secret` for each text that has variables in it."""
    if isinstance(value, dict):
        return {key: _with_secrets(inner, environ) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_secrets(inner, environ) for inner in value]
    return Secret(value, environ) if isinstance(value, str) and variables(value) else value


def _mail(keys: EmailKeys, environ: Mapping[str, str]) -> dict[str, object]:
    has_account = keys.password_env is not None

    def value(text: str) -> Secret | str:
        return Secret(text, environ) if variables(text) else text

    return {
        "to": tuple(value(text) for text in dict.fromkeys(keys.to)),
        "sender": value(keys.sender),
        "host": value(keys.host),
        "port": keys.port or _PORTS[keys.security],
        "security": keys.security,
        "username": Secret(keys.username or "", environ) if has_account and keys.username else None,
        "password": Secret(f"${{{keys.password_env}}}", environ) if has_account else None,
        "unsubscribe": value(keys.unsubscribe or ""),
        "timeout_s": keys.timeout_s,
    }


def _nameless(address: str) -> str:
    """A stable name for a chat address that was written out in full: its kind and a short hash."""
    kind = address.partition("://")[0][:20]
    return f"{kind} {blake2b(address.encode(), digest_size=4).hexdigest()}"


def _given(**options: object) -> dict[str, object]:
    """The options that were given."""
    return {name: value for name, value in options.items() if value is not None}
