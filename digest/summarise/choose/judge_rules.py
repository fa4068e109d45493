"""The editor's rules that rest on the judge of sentences, and on what an outlet says of itself. Pure."""

from __future__ import annotations

from digest.summarise.choose.effects import After, Example, LastResort, NotFirst, Rule, When
from digest.summarise.read.editing import Fitness

TELLS_NEWS = 0.5
"""Every opening is at least this share as likely to state the event as the likeliest one (decision 0040)."""

JUDGED = (
    Rule(
        name="judge: no part of the report",
        effect=LastResort(2),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.analysis.fitness < Fitness.WEAK is one.passage.fitness,
        words="it reads like opinion, a caption, a teaser or a line of the page",
        example=Example(
            text="Surely nobody should be so very happy about such a truly absurd and shameful deal."
        ),
        measured="decision 0040 (of such sentences .31 passed without the judge, .11 with it)",
    ),
    Rule(
        name="judge: hangs on what came before",
        effect=After(),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: (
            one.analysis.fitness is Fitness.ALONE and one.passage.fitness is Fitness.UNRESOLVED
        ),
        words="who has read the headline alone would not understand it",
        example=Example(
            before="Ruta Senn, 43, was disciplined at the dairy. Two guards read the letter to her.",
            text="Senn was escorted from the building by the guards.",
            headline="Two hurt at a dairy in Norrby",
        ),
        measured="decision 0040 (agreement with an editor .72 by the rules, .82 with the judge)",
    ),
    Rule(
        name="no more than the headline",
        effect=LastResort(1),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.adds_nothing,
        words="it says no more than the headline above it",
        example=Example(
            text="The council of Norrby has approved a bridge over the Alder.",
            headline="Norrby council approved bridge over Alder",
        ),
        measured="decision 0040 (by reading)",
    ),
    Rule(
        name="the outlet of itself",
        effect=LastResort(1),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.analysis.names_its_outlet,
        words="the outlet speaks of itself, or of whom it asked",
        example=Example(text="The mayor told this newspaper that the bridge over the Alder would be shut."),
        measured="decision 0040 (by reading)",
    ),
    Rule(
        name="opening: somebody unnamed",
        effect=NotFirst(1),
        when=When.OPENING,
        applies=lambda one, _read, _beside: (
            one.passage.judgement is not None and one.analysis.signs.opens_on_somebody_unnamed
        ),
        words="it opens on somebody whom it does not name",
        example=Example(
            before="Mayor Ada Lund opened the bridge over the Alder on Monday. Builders cheered.",
            text="Last Friday, she was still at odds with the builders over the bill for the bridge.",
            headline="Bridge over the Alder opened",
        ),
        measured="decision 0040 (by reading)",
    ),
    Rule(
        name="opening: no news",
        effect=NotFirst(1),
        when=When.OPENING,
        applies=lambda one, read, _beside: one.news < TELLS_NEWS * read.most_news,
        words="another opening is far likelier to state the event",
        example=Example(
            before="Ministers cut the cod quota by a third on Tuesday. Boats lay idle. Prices rose.",
            text="Cod has been fished from these harbours by generations of families.",
            headline="Cod quota cut by a third",
        ),
        measured="decision 0040",
    ),
)
"""Rows of `rules.RULES`."""
