"""``digest topics``: what the rules of feeds.yaml take and drop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from digest.cli.console import Context, echo_json
from digest.cli.kinds import kind_line, kind_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.app.trying import Trials
    from digest.topics.matching import Hit
    from digest.topics.trial import Reason, Trial

_GROUNDS = {
    "headline": "taken by the headline (or outlet or tag)",
    "opening": "taken by the opening",
    "text": "taken further down in the text",
    "description": "taken as like the description",
    "everything": "taken: no rule asks for anything",
    "excluded": "dropped by an exclude rule",
    "no rule": "left: no include rule matches",
    "other feeds": "left: not from its feeds",
    "too slow": "left: a regular expression took too long",
}


@click.group()
def topics() -> None:
    """Try the rules of topics."""


@topics.command("test")
@click.argument("topic", required=False)
@click.option("--rule", help="Try this rule instead of what the topic includes; alone, on all feeds.")
@click.option("--since", default="7d", show_default=True, help="How far back to look in the store.")
@click.option("--examples", default=5, show_default=True, help="How many articles to show of each kind.")
@click.option("--json", "as_json", is_flag=True, help="Every article with its reason, as JSON.")
@click.pass_context
def try_topic(
    context: click.Context, topic: str | None, rule: str | None, since: str, examples: int, as_json: bool
) -> None:
    """Show what TOPIC (all of them when left out) takes and drops of what is stored, and why."""
    here: Context = context.obj
    with here.open() as digest:
        tried = digest.try_topics(topic, rule=rule, since=since)
    if as_json:
        echo_json(_record(tried))
        return
    for trial in tried.trials:
        for line in _lines(trial, tried, max(examples, 0)):
            click.echo(line)


def _lines(trial: Trial, tried: Trials, examples: int) -> Iterator[str]:
    topic = trial.topic
    since = f"{tried.window.since:%d %b %H:%M} UTC"
    yield f"{topic.title} ({topic.id}): {len(trial.taken)} of {tried.articles} articles since {since}"
    for ground, count in trial.counts().items():
        yield f"  {count:6}  {_GROUNDS[ground]}"
    if trial.nearly:
        yield f"  {len(trial.nearly):6}  of these, part of a rule is there"
    if topic.include or topic.exclude:
        yield "by rule"
        rules = trial.by_rule()
        yield from (f"  {rules[rule]:6}  {rule}" for rule in topic.include)
        yield from (f"  {rules[rule]:6}  exclude: {rule}" for rule in topic.exclude)
    yield from _examples("taken", trial.taken, examples)
    yield from _examples("dropped", trial.excluded, examples)
    yield from _examples("nearly taken", trial.nearly, examples)
    yield ""


def _examples(title: str, reasons: Sequence[Reason], most: int) -> Iterator[str]:
    if not reasons or not most:
        return
    yield title + (f", {most} of {len(reasons)}" if len(reasons) > most else "")
    for reason in reasons[:most]:
        article = reason.verdict.article
        yield f"  {article.headline}  ({article.publisher}, {article.at:%d %b})"
        yield f"      {kind_line(reason.assessment)}"
        yield from (f"      {line}" for line in _why(reason))


def _why(reason: Reason) -> Iterator[str]:
    verdict = reason.verdict
    for hit in reason.hits:
        yield f"{hit.term}  in the {hit.where}: {_excerpt(hit)}"
    if reason.lacking:
        yield f"lacks {', '.join(reason.lacking)}"
    if verdict.likeness is not None:
        yield f"like the description by {verdict.likeness:.2f}"


def _excerpt(hit: Hit) -> str:
    around = f"…{hit.before}[{hit.words}]{hit.after}…"
    return " ".join(around.split())


def _record(tried: Trials) -> dict[str, Any]:
    return {
        "since": tried.window.since,
        "until": tried.window.until,
        "articles": tried.articles,
        "topics": [
            {
                "id": trial.topic.id,
                "taken": len(trial.taken),
                "counts": trial.counts(),
                "by_rule": trial.by_rule(),
                "articles": list(_records(trial.reasons)),
            }
            for trial in tried.trials
        ],
    }


def _records(reasons: Iterable[Reason]) -> Iterator[dict[str, Any]]:
    for reason in reasons:
        verdict = reason.verdict
        yield {
            "url": verdict.article.url,
            "headline": verdict.article.headline,
            "is_taken": verdict.is_taken,
            "ground": verdict.ground,
            "rule": verdict.rule.text if verdict.rule else None,
            "fit": verdict.fit,
            "likeness": verdict.likeness,
            "found": [{"term": hit.term, "where": hit.where, "words": hit.words} for hit in reason.hits],
            "lacking": list(reason.lacking),
            **kind_record(reason.assessment),
        }


COMMANDS = (topics,)
