"""A day of invented stories for the tests of the paragraph that an edition opens with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digest.models import Brief, Citation, Edition, Rank, Section, Sentence, Story, Summary
from digest.text.sentences import sentence_spans
from tests import builders
from tests.fakes import editions

if TYPE_CHECKING:
    from digest.models import Article

STORIES: dict[str, tuple[str, str]] = {
    "ferry": (
        "Ferry Marigold runs aground off Skerrow with 212 aboard",
        (
            "The ferry Marigold ran aground off Skerrow on Monday with 212 passengers. Two lifeboats took everybody "
            "ashore within three hours."
        ),
    ),
    "plant": (
        "Quillon opens chip plant in Ostrava Heath",
        (
            "Quillon Semiconductors opened a plant for power chips in Ostrava Heath on Monday. It will employ 900 "
            "engineers by next summer."
        ),
    ),
    "ballot": (
        "Pellagia voters reject second airport",
        (
            "Voters in Pellagia rejected a second airport on Sunday by 61 to 39 percent. Mayor Ruta Senn said that "
            "she accepts the result."
        ),
    ),
    "atlas": (
        "Lost atlas found in Brenholm library",
        (
            "A lost atlas of the southern seas turned up in the Brenholm library on Monday. A student found it "
            "behind a radiator."
        ),
    ),
    "drought": (
        "Umber valley reservoirs fall to a fifth",
        (
            "Reservoirs of the Umber valley have fallen to a fifth of their volume. Farmers may water their fields "
            "only at night."
        ),
    ),
    "marathon": (
        "Okoro wins Harbour marathon in record time",
        (
            "Ines Okoro won the Harbour marathon on Sunday in a course record of 2 hours 19 minutes. She had been a "
            "substitute until the week before."
        ),
    ),
    "tunnel": (
        "Karst tunnel breakthrough",
        (
            "Engineers broke through the last rock of the Karst railway tunnel on Monday. Trains will cross the "
            "range in nineteen minutes."
        ),
    ),
}
"""Name → a headline, and a report of two sentences of which the second depends on the first."""


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Every sentence of a report, with its citation."""
    return tuple(
        Sentence(
            text=" ".join(article.text[start:end].split()),
            citations=(Citation(article_url=article.url, start=start, end=end),),
        )
        for start, end in sentence_spans(article.text)
    )


def brief(name: str, score: float = 1.0, **changes: Any) -> Brief:
    """The brief of the story of that name, which prints its whole report."""
    headline, text = STORIES[name]
    return brief_of(name, headline, text, score, **changes)


def brief_of(name: str, headline: str, text: str, score: float = 1.0, **changes: Any) -> Brief:
    """A story of one report with that headline, ranked as if two independent outlets had reported it."""
    source = builders.article(1, url=f"https://wire.example/{name}", headline=headline, text=text)
    story = Story(
        id=name, articles=(source,), independent=2, rank=Rank(score=score, terms=(("size", score),))
    )
    summary = Summary(headline=headline, sentences=sentences_of(source), method="extractive 1")
    return replace(Brief(story=story, summary=summary), **changes)


TAILS = (
    "after a night of long talks between its owners, two ministers and a retired admiral in the old customs house",
    "in front of bankers, a brass band, four hundred schoolchildren and the ambassador of a neighbouring kingdom",
    "once snow, fog, broken lorries and a quarrel about ballot papers had kept villages waiting until the evening",
    "wrapped in sailcloth, smelling of pepper and tobacco, beneath a bundle of unpaid bills for candles and coal",
    "because neither spring rain nor melting glaciers, on which orchards and mills depend, came before September",
    "cheered along embankments, bridges and tramlines by what stewards guessed were ninety thousand damp onlookers",
    "with drills, patience, gravel, prayer and a cake that the foreman's mother had baked for them every Friday",
)
"""Words that make the opening of each story so long that six do not fit into the paragraph."""


def long_day(*, then_short: bool = False) -> tuple[Brief, ...]:
    """Stories with openings of about thirty words; `then_short` adds the short ones after these."""
    briefs = []
    for place, ((name, (headline, text)), tail) in enumerate(zip(STORIES.items(), TAILS, strict=True)):
        opening = text.partition(". ")[0]
        told = f"{opening} {tail}. {opening}." if then_short else f"{opening} {tail}."
        briefs.append(brief_of(name, headline, told, 9.0 - place))
    return tuple(briefs)


def day(*names: str) -> tuple[Brief, ...]:
    """The briefs of the stories named, or of all if none is named; the first ranks highest."""
    return tuple(brief(name, 9.0 - place) for place, name in enumerate(names or STORIES))


def edition(*briefs: Brief, **changes: Any) -> Edition:
    """An edition whose lead stories are these."""
    section = Section(name="", lead=briefs or day())
    return editions.edition(
        **{"sections": (section,), "in_brief": (), "developing": (), "quiet": (), **changes}
    )
