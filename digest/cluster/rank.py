"""The order of stories: each gets a score, the sum of the terms below, and keeps the terms to explain it.

==================  ============================================================================
independent         log2(1 + independent origins): copies and one owner's outlets count once
attention           .5 · log2((1 + origins of any kind) / (1 + independent origins)): who argues about it or
                    follows it live does not confirm it, but finds it worth the words
freshness           1.5 · 0.5^(hours from an origin's newest original to the newest article of all /
                    half-life); the mean of the three freshest origins. The half-life is .75 of the
                    edition's window: 18 h of a day. An article without a date adds no freshness
importance          2 · (importance of its headlines, 0 to 1) - 1, the mean over the origins
worth               2 · (worth to an editor, 0 to 1) - 1, the mean over the origins
sources             ln of the mean weight of the origins' feeds, between -1 and 1
novelty             -0.8 · (1 - share of articles not in earlier editions), the mean over the origins; only
                    for stories printed before
repetition          -0.1 · days on which it was printed, at most 4 of them
full text           0.3 when at least one original could be read in full, -0.3 when only headlines could
round-up            -1.0 when all originals are round-ups or live blogs
topic fit           0.8 · how well its articles fit the topic, 0 to 1, where topics are followed; this term is
                    added later, by `compose.placing`
==================  ============================================================================

Only articles that tell news count (`Story.tellers`): an opinion piece raises no story, unless all are such.
No clock is read: the time of the newest article counts as now. Copies add to no term, and outlets of one
owner are one origin in every term. So sites that only repeat each other change no rank, and many sites of one
owner change it no more than one report can.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.cluster.importance import MIDDLING, importance, telling
from digest.models import Evidence, Rank
from digest.origins.independence import ORIGINS, source

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from digest.models import Article, Window

HALF_LIFE = 0.75
"""The freshness of a report halves in this share of the edition's window: in 18 hours of a day, in 5 days of
a week. With 18 hours for every window, all 15 stories of a week were of its last day (decision 0039)."""
SHORTEST_HALF_LIFE_HOURS = 1.0
"""The half-life of an edition that covers less than this. Chosen by reading; not measured."""
FRESHNESS = 1.5
"""Score for freshness if all of a story's freshest origins report right now. Chosen by reading; not
measured."""
FRESHEST_ORIGINS = 3
"""A story's freshness is the mean over this many origins, the freshest: so one late report makes an old story
a little fresher, but not as fresh as that report. Chosen by reading; not measured."""
REPEATED = 0.8
"""A story printed before that has no new article loses this much score. Chosen by reading; not measured."""
PRINTED_DAY = 0.1
"""A story loses this much score for each day on which it was printed. Chosen by reading; not measured."""
PRINTED_DAYS = 4
"""At most this number of days counts. Chosen by reading; not measured."""
IMPORTANCE = 1.0
"""Score of a story of the greatest importance; of the least, as much below 0. A celebrity's split of five
outlets then comes after a rocket launch of three (decision 0039)."""
WORTH = 1.0
"""The same of the worth to an editor. Chosen by reading; not measured."""
ATTENTION = 0.5
"""An origin that tells no news of a story counts this much of one that reports it. Chosen by reading; not
measured."""
FULL_TEXT = 0.3
"""Score added if at least one original could be read in full. Chosen by reading; not measured."""
HEADLINES_ONLY = -0.3
"""Score added if only headlines could be read: such a story cannot be summarised. Chosen by reading; not
measured."""
ROUND_UP = 1.0
"""A story whose originals are all round-ups loses this much score. Chosen by reading; not measured."""

_DAY_HOURS = 24.0
"""The length of a day, by definition."""
_KINDS_NAMED = 3
"""Most kinds of things at stake that the receipt names. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The properties of a story that its rank depends on."""

    originals: Sequence[Article]
    """The articles of the story that are neither copies nor rewrites."""
    independent: int
    """The number of independent origins (`origins.independence.count_independent`)."""
    known_urls: Collection[str]
    """Addresses of the story's articles in earlier editions."""
    was_printed: bool
    """Whether an earlier edition carried the story."""
    is_round_up: bool
    """Whether all originals are round-ups."""
    worth: Mapping[str, float] = field(default_factory=dict)
    """Article address → its worth to an editor, 0 to 1; one that is missing is of middling worth."""
    origins: int = 0
    """The number of independent origins of articles of any kind; 0 where all of them tell news."""
    days: int = 0
    """On how many days earlier editions printed the story."""


def rank(
    candidate: Candidate, newest: datetime, weights: Mapping[str, float], window: Window | None = None
) -> Rank:
    """The score of the story in an edition of that `window` (by default of a day), with each term's value."""
    origins = _by_origin(candidate.originals)
    terms = (
        ("independent", independence(candidate.independent)),
        ("attention", _attention(candidate)),
        ("freshness", _freshness(origins, newest, half_life_hours(window))),
        ("importance", _centred(IMPORTANCE, origins, importance)),
        ("worth", _centred(WORTH, origins, lambda article: candidate.worth.get(article.url, MIDDLING))),
        ("sources", _sources(origins, weights)),
        ("novelty", _novelty(origins, candidate)),
        ("repetition", 0.0 - PRINTED_DAY * min(candidate.days, PRINTED_DAYS)),
        ("full text", _read(candidate.originals)),
        ("round-up", -ROUND_UP if candidate.is_round_up else 0.0),
    )
    rounded = tuple((name, round(value, 4)) for name, value in terms)
    return Rank(
        score=round(sum(value for _, value in rounded), 4), terms=rounded, words=_words(candidate, origins)
    )


def _words(candidate: Candidate, origins: Sequence[Sequence[Article]]) -> tuple[tuple[str, str], ...]:
    """What importance and worth rest on: what the headlines tell of, and what an editor would do."""
    told = dict.fromkeys(kind for own in origins for article in own for kind in telling(article))
    judged = [
        candidate.worth[article.url] for own in origins for article in own if article.url in candidate.worth
    ]
    words = {
        "importance": f"tells of {', '.join(list(told)[:_KINDS_NAMED])}" if told else "",
        "worth": f"an editor would print it in {_mean(judged):.0%} of cases" if judged else "",
    }
    return tuple((name, said) for name, said in words.items() if said)


def _read(originals: Sequence[Article]) -> float:
    """The score for how much of the originals could be read."""
    evidence = {article.evidence for article in originals}
    if Evidence.FULL in evidence:
        return FULL_TEXT
    return HEADLINES_ONLY if evidence == {Evidence.HEADLINE} else 0.0


def independence(origins: int) -> float:
    """The score for a number of independent origins; each further origin adds less than the one before."""
    return math.log2(1 + origins)


def _by_origin(originals: Sequence[Article]) -> list[list[Article]]:
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in originals:
        groups[source(article, ORIGINS)].append(article)
    return list(groups.values())


def _attention(candidate: Candidate) -> float:
    """The score for origins that do not report the story, but argue about it or the like."""
    more = independence(candidate.origins) - independence(candidate.independent)
    return ATTENTION * max(more, 0.0)


def half_life_hours(window: Window | None) -> float:
    """After how many hours a report's freshness has halved in an edition of that window."""
    length = _DAY_HOURS if window is None else (window.until - window.since).total_seconds() / 3600
    return max(HALF_LIFE * length, SHORTEST_HALF_LIFE_HOURS)


def _centred(most: float, origins: Sequence[Sequence[Article]], judge: Callable[[Article], float]) -> float:
    """A judgement of 0 to 1 as a score between -most and most: the mean over the origins."""
    return most * (2 * _mean([_mean([judge(article) for article in own]) for own in origins]) - 1)


def _freshness(origins: Sequence[Sequence[Article]], newest: datetime, half_life: float) -> float:
    dated = [[article.at for article in articles if article.published is not None] for articles in origins]
    ages = sorted((newest - max(dates)).total_seconds() / 3600 for dates in dated if dates)
    return FRESHNESS * _mean([0.5 ** (max(age, 0.0) / half_life) for age in ages[:FRESHEST_ORIGINS]])


def _sources(origins: Sequence[Sequence[Article]], weights: Mapping[str, float]) -> float:
    best = [
        max(weights.get(url, 1.0) for article in articles for url in article.feed_urls or ("",))
        for articles in origins
    ]
    mean = _mean(best)
    return max(-1.0, min(1.0, math.log(mean))) if mean > 0 else -1.0


def _novelty(origins: Sequence[Sequence[Article]], candidate: Candidate) -> float:
    if not candidate.was_printed:
        return 0.0
    new = [_mean([article.url not in candidate.known_urls for article in articles]) for articles in origins]
    return REPEATED * (_mean(new) - 1)


def _mean(values: Sequence[float]) -> float:
    """The arithmetic mean; 0 for no values."""
    return sum(values) / len(values) if values else 0.0
