"""A story told day by day: for each local day one sentence of that day's reports, and none twice. Pure.

A rollup tells its stories so: how the week went, not what it came to. A day whose reports say only what the
days before have said is passed over, and a story with a single day left is told as usual.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.models import Evidence, Support
from digest.summarise.check.evidence import judge
from digest.summarise.compare.updates import is_known
from digest.summarise.redundancy import COURSE_SAID, covers
from digest.summarise.write.extractive import ExtractiveSummariser, unheaded
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from digest.models import Article, Plan, Sentence, Story, Summary

MOST_DAYS = 7
"""Days of one story at most: the first, the last, and those with most reports between them (chosen by
reading; not measured)."""
LEAST_DAYS = 2
"""Days below which a story has no course, by definition."""
ONE_SENTENCE = 30
"""Words of a day's sentence, as of a story that is told in one (decision 0044)."""
SEVERAL = 100
"""Words of the summary in which another sentence is looked for, where that one has been said (decision
0044)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """By which clock days are told apart."""

    timezone: str


def course(story: Story, days: Days) -> Summary | None:
    """The summary of a story whose sentences are those of its days; `None` for a story of one day.

    It stands under the headline of the last day that is told: what the story has come to.
    """
    told: list[Sentence] = []
    latest = story
    for reports in _chosen(_by_day(story, days)):
        of_day = replace(story, articles=tuple(reports), copies=(), earlier=())
        sentence = _news_of(of_day, [one.text for one in told])
        if sentence is not None:
            told.append(sentence)
            latest = of_day
    if len(told) < LEAST_DAYS:
        return None
    (whole,) = ExtractiveSummariser().summarise([latest], words=ONE_SENTENCE)
    return None if isinstance(whole, Exception) else replace(whole, sentences=tuple(told))


def days_of(plan: Plan) -> Days | None:
    """How the stories of an edition are told by days: not at all, unless it is a rollup."""
    return Days(timezone=plan.timezone) if plan.kind == "rollup" else None


def _by_day(story: Story, days: Days) -> dict[date, list[Article]]:
    zone = ZoneInfo(days.timezone)
    found: dict[date, list[Article]] = defaultdict(list)
    for article in story.tellers:
        if article.published is not None:
            found[article.at.astimezone(zone).date()].append(article)
    return {day: found[day] for day in sorted(found)}


def _chosen(by_day: dict[date, list[Article]]) -> list[list[Article]]:
    """The reports of the days that are told, in order."""
    days = list(by_day)
    between = sorted(days[1:-1], key=lambda day: (-len(by_day[day]), day))[: MOST_DAYS - 2]
    return [by_day[day] for day in days if day in {days[0], days[-1], *between}]


def _news_of(story: Story, said: Sequence[str]) -> Sentence | None:
    """A sentence of a day's reports that the days before have not said, with the date of its report.

    That which tells the day in one may be made of the words of the days before ("The evacuation of the
    villages is lifted"); any other has to say something that they do not.
    """
    if all(article.evidence is Evidence.HEADLINE for article in story.articles):
        return None
    first = next(_summarised(story, ONE_SENTENCE), None)
    if first is None:
        return None
    others = (one for one in _summarised(story, SEVERAL) if not is_known(one.text, said))
    fresh = next(others, None) if is_repeated(first.text, said) else first
    dates = {article.url: article.at for article in story.articles}
    return None if fresh is None else replace(fresh, day=dates[fresh.citations[0].article_url])


def _summarised(story: Story, words: int) -> Iterator[Sentence]:
    """The sentences of a day's summary; it may tell what the day's headlines say, which are not printed."""
    for reports in (story, unheaded(story)):
        (summary,) = ExtractiveSummariser().summarise([reports], words=words)
        if not isinstance(summary, Exception) and summary.sentences:
            yield from summary.sentences
            return


def is_repeated(sentence: str, said: Sequence[str]) -> bool:
    """Whether one of several sentences has nearly all words of another, or they bear it out together."""
    mine = set(content_words(sentence))
    if any(covers(set(content_words(one)), mine, COURSE_SAID) for one in said):
        return True
    return bool(said) and judge(sentence, said).support is Support.SUPPORTED
