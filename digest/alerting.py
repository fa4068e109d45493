"""Breaking news: a story that crosses the bar that its readers set is sent between editions, once.

Articles of the last day are clustered as an edition's would be, with what editions printed and what was sent
before as memory: so a story is known again when articles join it, when its headline changes and after a
restart. What is sent is decided here without network or clock; `digest.sending` knows nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from digest.cluster import cluster
from digest.collect.carried import carried_by
from digest.compose import recall
from digest.deliver import post
from digest.deliver.subscribed import subscribed
from digest.deliver.targets import channel_of
from digest.deliver.wishes import subscription_of
from digest.kinds import assess
from digest.models import Alert, Memory, Rendering, Status, StoryRecord, Subscription, Window
from digest.origins.independence import count_independent
from digest.render.alerts import alert_edition, alert_messages
from digest.report import Report
from digest.summarise import summarise
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.topics import select
from digest.windows import zone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from digest.models import AlertTerms, Article, Brief, Feed, Plan, Story
    from digest.protocols import Deliverer, Store
    from digest.tools import Options, Tools

REACH = timedelta(hours=24)
"""How far back articles are looked at. Chosen by reading; not measured."""
FRESH = timedelta(hours=6)
"""How long ago the report may be with which a story crossed the bar: what crossed it before a machine was
started is no breaking news. Chosen by reading; not measured."""
FURTHER = 2
"""Independent reports more than at the last alert, with which a new fact counts as a change."""
CHANGES_A_DAY = 2
"""Further alerts on one story in 24 hours at most. Chosen by reading; not measured."""
DAY = timedelta(hours=24)

Why = Literal["", "new", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An alert, and what its readers got."""

    alert: Alert
    rendering: Rendering


def is_quiet(terms: AlertTerms, now: datetime) -> bool:
    """Whether nothing is sent at that hour."""
    if not terms.quiet:
        return False
    begins, _, ends = terms.quiet.partition("-")
    local = f"{now.astimezone(zone_of(terms.timezone)):%H:%M}"
    return begins <= local < ends if begins <= ends else local >= begins or local < ends


def send_alerts(
    terms: AlertTerms,
    feeds: Sequence[Feed],
    plans: Sequence[Plan],
    tools: Tools,
    options: Options,
    report: Report,
) -> list[Sent]:
    """Send what crosses the bar now and was not sent; what a run that was killed had begun goes first.

    One run at a time: whoever calls it holds off the others (`app.turns.turn`).
    """
    now, store = tools.clock.now(), tools.store
    if is_quiet(terms, now):
        return []
    readers = _readers(terms, tools.deliverers)
    for begun in store.alerts(now - options.memory_days * DAY):
        if not begun.is_posted:
            _post(begun, plans[0], readers, store, now, report)
    sent = alerts_due(terms, feeds, plans, tools, options)
    for one in sent:
        store.keep_alert(replace(one.alert, is_posted=False, messages=one.rendering.messages))
        _post(replace(one.alert, messages=one.rendering.messages), plans[0], readers, store, now, report)
        report.count("alerts/sent")
    return sent


def _post(
    alert: Alert, plan: Plan, readers: Sequence[Deliverer], store: Store, now: datetime, report: Report
) -> None:
    edition = alert_edition(alert, plan)
    post(
        Rendering(edition=edition, files={}, messages=alert.messages), readers, store, now=now, report=report
    )
    store.keep_alert(replace(alert, is_posted=True, messages={}))


def alerts_due(
    terms: AlertTerms, feeds: Sequence[Feed], plans: Sequence[Plan], tools: Tools, options: Options
) -> list[Sent]:
    """What crosses the bar now and was not sent, the highest first; nothing is sent or remembered."""
    now, store = tools.clock.now(), tools.store
    window = Window(since=now - REACH, until=now + timedelta(seconds=1))
    found = store.articles(window)
    articles = list(filter(carried_by(feeds, found, (), store).article, found))
    if not articles:
        return []
    since = now - options.memory_days * DAY
    told = store.alerts(since)
    memory = _memory(told, plans, store, window, since, articles)
    stories = _stories(articles, terms, tools, options, memory, window)
    due: list[Sent] = []
    room = terms.most - sum(alert.at > now - DAY for alert in told)
    for story in stories:
        if len(due) >= room:
            break
        made = _due(story, told, memory, terms, plans[0], options, now)
        if made is not None:
            due.append(made)
    return due


def _stories(
    articles: Sequence[Article],
    terms: AlertTerms,
    tools: Tools,
    options: Options,
    memory: Memory,
    window: Window,
) -> list[Story]:
    """The stories at or above the bar of the wanted topics that tell news, best first."""
    assessments = {article.url: assess(article) for article in articles}
    selection = select(articles, terms.topics, tools.embedder, assessments, takes_undated=False)
    stories = cluster(
        selection.articles,
        tools.embedder,
        options.make.cluster,
        memory=memory,
        assessments=selection.assessments,
        window=window,
    )
    return [
        story
        for story in stories
        if story.independent >= terms.independent and story.kind_of(story.lead).is_news
    ]


def _memory(
    told: Sequence[Alert],
    plans: Sequence[Plan],
    store: Store,
    window: Window,
    since: datetime,
    articles: Sequence[Article],
) -> Memory:
    """What editions printed and what was sent, each story once, with its articles from before."""
    records: dict[str, StoryRecord] = {}
    for plan in plans:
        for record in store.memory(plan.id, before=window.until, since=since).records:
            if record.last_edition:
                records.setdefault(record.id, record)
    for alert in told:
        records[alert.story_id] = _record(alert, records.get(alert.story_id))
    looked_at = {article.url for article in articles}
    before = store.articles(Window(since=since, until=window.since))
    memory = Memory(records=tuple(records.values()))
    return recall(memory, (article for article in before if article.url not in looked_at))


def _record(alert: Alert, before: StoryRecord | None) -> StoryRecord:
    """The story of an alert as the next edition would know it."""
    urls = (*(before.article_urls if before else ()), *alert.article_urls)
    printed = (*(before.printed if before else ()), *alert.sentences)
    return StoryRecord(
        id=alert.story_id,
        article_urls=tuple(dict.fromkeys(urls)),
        headline=alert.headline,
        first_seen=alert.first_seen,
        last_seen=alert.at,
        last_edition=alert.slug,
        last_edition_at=alert.at,
        printed=printed,
    )


def _due(
    story: Story,
    told: Sequence[Alert],
    memory: Memory,
    terms: AlertTerms,
    plan: Plan,
    options: Options,
    now: datetime,
) -> Sent | None:
    mine = alerts_on(story, told)
    if sum(alert.at > now - DAY for alert in mine) > CHANGES_A_DAY:
        return None
    known = max([alert.independent for alert in mine] + [printed_independent(story, memory)])
    if known < terms.independent and not crossed_since(story, terms.independent, now - FRESH):
        return None
    (brief,) = summarise([story], ExtractiveSummariser(), options.make.short, memory=memory, report=Report())
    why = why_due(story, known, terms.independent, is_news=brief.status is not Status.CONTINUING)
    if not why:
        return None
    alert = _alert(brief, story, number=len(mine) + 1, at=now)
    messages = alert_messages(alert, brief, plan, options.render, is_change=why == "changed")
    return Sent(
        alert=alert, rendering=Rendering(edition=alert_edition(alert, plan), files={}, messages=messages)
    )


def _alert(brief: Brief, story: Story, *, number: int, at: datetime) -> Alert:
    return Alert(
        slug=f"alert/{story.id}/{number}",
        story_id=story.id,
        headline=brief.summary.headline,
        sentences=tuple(sentence.text for sentence in brief.summary.sentences),
        article_urls=tuple(article.url for article in (*story.articles, *story.earlier)),
        independent=story.independent,
        first_seen=story.first_seen or min(article.at for article in story.articles),
        at=at,
    )


# --------------------------------------------------------------------------- what is decided


def why_due(story: Story, known: int, bar: int, *, is_news: bool) -> Why:
    """Why a story at the bar is sent: it is new there, or it has changed; nothing where it is known.

    `known` is how many independent reports it had when its readers last had it, 0 for never; `is_news` is
    whether it tells a sentence that they have not had. It has changed when the reports have doubled, or when
    there are some more and a new fact.
    """
    if known < bar:
        return "new"
    has_doubled = story.independent >= 2 * known
    has_more = is_news and story.independent >= known + FURTHER
    return "changed" if has_doubled or has_more else ""


def alerts_on(story: Story, told: Iterable[Alert]) -> list[Alert]:
    """The alerts on that story, whatever it is called by now: any that has an article of it."""
    urls = {article.url for article in (*story.articles, *story.earlier)}
    ids = {story.id, *story.merged, story.split_from}
    return [alert for alert in told if alert.story_id in ids or urls & set(alert.article_urls)]


def printed_independent(story: Story, memory: Memory) -> int:
    """How many independent reports an edition or alert had of it when it told it last; 0 for none."""
    ids = {story.id, *story.merged}
    urls = {url for record in memory.records if record.id in ids for url in record.article_urls}
    had = [article for article in (*story.articles, *story.earlier) if article.url in urls]
    return count_independent(had, [copy for copy in story.copies if copy.article_url in urls]) if had else 0


def crossed_since(story: Story, bar: int, since: datetime) -> bool:
    """Whether the report with which the story crossed the bar is of that moment or later."""
    before = [article for article in story.articles if article.at < since]
    return not before or count_independent(before, story.copies) < bar


# --------------------------------------------------------------------------- to whom


def _readers(terms: AlertTerms, deliverers: Sequence[Deliverer]) -> list[Deliverer]:
    """The channels that get alerts, at once and in full: their hours and editions are of editions."""
    return [
        subscribed(deliverer, Subscription(form=subscription_of(deliverer).form))
        for deliverer in deliverers
        if _is_named(deliverer, terms.deliver)
    ]


def _is_named(deliverer: Deliverer, names: Sequence[str]) -> bool:
    if not names or channel_of(deliverer) in names:
        return True
    try:
        targets = deliverer.targets()
    except Exception:  # noqa: BLE001  (a plug-in's fault is told when an edition is delivered)
        return False
    return any(target in names for target in targets)
