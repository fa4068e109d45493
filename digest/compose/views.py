"""Opinion and analysis: named by headline, author and outlet, never told. Pure."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from digest.models import View
from digest.origins.independence import outlet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.models import Article, Placement, Story

VIEWS = 8
"""Most pieces that a paper of news names. Chosen by reading; not measured."""
OF_AN_OUTLET = 2
"""Most of them of one outlet, where several have some. Chosen by reading; not measured."""


def views_of(stories: Sequence[Story], places: int) -> tuple[View, ...]:
    """The first `places` pieces of the stories, which come best first; no outlet has more than its share."""
    pieces = [
        (story, article) for story in stories for article in story.tellers if story.kind_of(article).is_view
    ]
    outlets = len({outlet_of(article) for _, article in pieces})
    share = max(OF_AN_OUTLET, math.ceil(places / max(outlets, 1)))
    taken = Counter[str]()
    found: list[View] = []
    for story, article in pieces:
        outlet = outlet_of(article)
        if len(found) < places and taken[outlet] < share:
            taken[outlet] += 1
            found.append(_view(story, article))
    return tuple(found)


def _view(story: Story, article: Article) -> View:
    return View(
        url=article.url,
        headline=article.headline,
        publisher=article.publisher,
        at=article.at,
        first_seen=article.first_seen,
        byline=article.byline,
        kind=story.kind_of(article),
        is_day_only=article.is_day_only,
        is_undated=article.published is None,
    )


def all_views(placements: Sequence[Placement]) -> tuple[View, ...]:
    """The pieces of all sections, each once: the best of every section come first."""
    rows = zip_longest(*(placement.views for placement in placements))
    found = {view.url: view for view in _given(chain.from_iterable(rows))}
    most = max([VIEWS, *(len(placement.views) for placement in placements)])
    return tuple(found.values())[:most]


def _given(views: Iterable[View | None]) -> Iterable[View]:
    return (view for view in views if view is not None)
