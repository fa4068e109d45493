"""Which articles of a story tell its news, and which argue, list or advertise beside it. Pure.

The judge of kinds errs: of full texts on real events it takes one in ten for something else. So a kind counts
only where it is likely, or where the article is of little worth as well; and what several outlets tell is an
event, whatever each of them is taken for (decision 0039).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import language
from digest.models import Assessment, Kind

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from digest.models import Article

LIKELY = 0.45
"""A kind of less probability than this is a guess. Of NeuS .043 are then taken for no news, not .112, and of
60 opinions and analyses 6 for news, not 3; with .6 it would be .023, and 15 (decision 0039)."""
SURE = 0.6
"""What several outlets tell is news unless all of them are of another kind with this probability. Chosen by
reading; not measured."""
LITTLE = 0.05
"""A guess counts all the same for a lone article of less worth than this: both say that it is no news. 75 %
of the entries that an editor would not print are below, and 1.5 % of NeuS (decision 0039)."""

_UNKNOWN = Assessment()


def by_kind(
    group: Sequence[Article], repeated: Container[str], assessments: Mapping[str, Assessment]
) -> tuple[list[Article], list[Article], tuple[tuple[str, Kind], ...]]:
    """The originals that tell news, the other originals, and the kinds of all articles that are no reports.

    Where no original tells news, all of them tell the story. `repeated` holds the addresses of copies.
    """
    kinds = _kinds(group, assessments)
    originals = [article for article in group if article.url not in repeated]
    tellers = [article for article in originals if kinds[article.url].is_news] or originals
    told = {article.url for article in tellers}
    others = [article for article in originals if article.url not in told]
    named = sorted((url, kind) for url, kind in kinds.items() if kind is not Kind.REPORT)
    return tellers, others, tuple(named)


def worth_of(article: Article, assessments: Mapping[str, Assessment]) -> float | None:
    """The worth of an article; `None` where nothing is known of it, or its language has no tables."""
    if article.url not in assessments or not language.knows(article.language):
        return None
    return assessments[article.url].worth


def _kinds(group: Sequence[Article], assessments: Mapping[str, Assessment]) -> dict[str, Kind]:
    """Article address → its kind, as far as that is sure enough to go by."""
    judged = {article.url: assessments.get(article.url, _UNKNOWN) for article in group}
    if len({article.publisher for article in group}) < 2:
        worth = {article.url: worth_of(article, assessments) for article in group}
        return {url: _of_a_lone(one, worth[url]) for url, one in judged.items()}
    kinds = {url: _in_an_event(one) for url, one in judged.items()}
    if any(kind.is_news for kind in kinds.values()):
        return kinds
    return {url: one.kind if one.likely >= SURE else Kind.REPORT for url, one in judged.items()}


def _of_a_lone(judged: Assessment, worth: float | None) -> Kind:
    """The kind of an article of which no other outlet tells; an opinion is named under Views, so not lost."""
    is_little = worth is not None and worth < LITTLE
    is_taken = judged.kind in {Kind.OPINION, Kind.OTHER} or judged.likely >= LIKELY or is_little
    return judged.kind if is_taken else Kind.REPORT


def _in_an_event(judged: Assessment) -> Kind:
    """The kind of an article about what several outlets tell: an opinion is one even if it is unsure."""
    if judged.kind is Kind.OTHER:
        return Kind.REPORT
    return judged.kind if judged.kind is Kind.OPINION or judged.likely >= LIKELY else Kind.REPORT
