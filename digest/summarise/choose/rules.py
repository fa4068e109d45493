"""The rules of the editor, one in each row: what is dropped, lowered, kept for later or tied to another.

`RULES` is the complete list. A row says when the rule is asked and what it does, gives an example sentence
that it applies to, and names the record of its measurement. The code that chooses sentences goes through the
rows and mentions no single rule. Pure.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digest.summarise.choose.candidates import OPENING_PLACES
from digest.summarise.choose.effects import After, Drop, Example, LastResort, NotFirst, Penalty, Rule, When
from digest.summarise.choose.judge_rules import JUDGED
from digest.summarise.read.editing import Fitness
from digest.summarise.redundancy import is_all_told, likely_the_same, quote_the_same, says_the_same

if TYPE_CHECKING:
    from digest.summarise.choose.candidates import Candidate, Read
    from digest.summarise.choose.effects import Beside, Effect

TELLS_ENOUGH = 0.7
"""Every opening tells at least this share of what the most telling one tells of the headlines (decision 0010:
"at least 70 %", .2 of ROUGE-2 on NeuS)."""
_BY_READING = "decision 0010 (by reading)"
_CONDITIONAL = Example(
    text="Residents of the Old Quay may go home on Friday if engineers approve, the council said.",
    report="Residents of the Old Quay may return home on Friday, engineers decided.",
    later_h=8,
)
_OLD_COUNT = Example(
    text="An earthquake near Norrby killed at least 12 people on Sunday, officials said.",
    report="An earthquake near Norrby killed at least 19 people on Sunday, officials said.",
    later_h=4,
    headline="Earthquake near Norrby kills people",
)
_UNINTRODUCED = Example(
    text="The publication had warned of weak dykes at Halden for years.",
    report="A dyke at Halden broke on Monday and water filled two hundred cellars.",
)
_SURNAME = Example(
    text="Castor has cancelled the port sale in Norrby after a leaked letter.",
    report="Prime Minister Linn Castor called off the sale of the port in Norrby on Monday.",
    headline="Port sale in Norrby is called off",
)
_HEARSAY = Example(text="As the Courier first reported, the council approved a bridge over the Alder.")


def _tells_enough(one: Candidate, read: Read) -> bool:
    return one.share_told >= TELLS_ENOUGH * read.most_told


def _has_an_unintroduced_mention(one: Candidate, read: Read, _: Beside = ()) -> bool:
    return not one.analysis.unintroduced <= read.words


def _has_a_surname_alone(one: Candidate, read: Read, beside: Beside) -> bool:
    """Whether the sentence uses a surname alone that neither `read` nor the sentences beside it introduce."""
    if not one.needs:
        return False
    return not one.needs <= read.names.union(*(other.introduces for other in beside))


def _says_the_same(one: Candidate, read: Read, _: Beside) -> bool:
    return read.latest is not None and says_the_same(one.analysis.telling, read.latest.analysis.telling)


def _says_all_the_same(one: Candidate, read: Read, _: Beside) -> bool:
    last = read.latest
    return last is not None and says_the_same(one.analysis.telling, last.analysis.telling, strictly=False)


def _quotes_the_same(one: Candidate, read: Read, _: Beside) -> bool:
    last = read.latest
    return last is not None and quote_the_same(last.analysis.quotations, one.analysis.quotations)


def _likely_says_the_same(one: Candidate, read: Read, _: Beside) -> bool:
    last = read.latest
    return last is not None and likely_the_same(one.analysis.telling, last.analysis.telling, read.rarity)


RULES = (
    # ------------------------------------------------------------------ what may be printed at all
    Rule(
        name="unprintable",
        effect=LastResort(3),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.analysis.fitness is Fitness.NEVER,
        words="it is a page's furniture, a cut-off quotation, or an order to the reader",
        example=Example(text="Click here to read more about the bridge over the Alder."),
        measured="decision 0010 (of 15,275 sentences, orders take ten that nothing else took)",
    ),
    Rule(
        name="weak sentence",
        effect=LastResort(2),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.analysis.fitness is Fitness.WEAK,
        words="it is a question, a fragment, or has a voice of its own",
        example=Example(text="Would you drive your own car over a bridge like that?"),
        measured=_BY_READING,
    ),
    Rule(
        name="unresolved reference",
        effect=After(),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.passage.fitness is Fitness.UNRESOLVED is one.analysis.fitness,
        words="it refers to the sentence before it",
        example=Example(
            before="Mayor Ada Lund opened the bridge over the Alder on Monday.",
            text="She thanked two hundred builders from Halden.",
        ),
        measured="decision 0010 (without: +.9 of ROUGE-2 on Multi-News, -.2 on NeuS)",
    ),
    *JUDGED,
    Rule(
        name="quotation without its speaker",
        effect=LastResort(1),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.analysis.is_unattributed_quotation,
        words="it is a quotation that does not say whose it is",
        example=Example(text="“The majority of towns on the river oppose the pipeline.”"),
        measured="decision 0010 (without: +.7 of ROUGE-2 on Multi-News, -.1 on NeuS)",
        is_strict=True,
    ),
    Rule(
        name="off topic",
        effect=Drop(),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: not one.is_on_topic,
        words="it shares no telling word with the headline, nor with what enough of the reports say early",
        example=Example(
            text="Railway unions sit down with Norrail to settle wages for drivers.",
            report="Ida Moss, the singer of a hundred ballads, died in Norrby.",
            headline="Singer Ida Moss dies at 81",
        ),
        measured="decision 0010 (without: -.2 of ROUGE-2 on Multi-News, 0 on NeuS)",
    ),
    # ------------------------------------------------------------------ how it is put
    Rule(
        name="hearsay",
        effect=Penalty(0.6),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.analysis.is_hearsay,
        words="it begins with where it was read",
        example=_HEARSAY,
        measured="decision 0010 (without: 0 of ROUGE-2; the share by reading)",
    ),
    Rule(
        name="unclear day",
        effect=Penalty(0.7),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.are_days_apart and one.analysis.names_a_relative_day,
        words="it names a day like “yesterday”, and the reports lie days apart",
        example=Example(
            text="The council approved a bridge over the Alder yesterday.",
            report="A bridge over the Alder was approved.",
            later_h=48,
        ),
        measured=_BY_READING,
    ),
    Rule(
        name="unclear place",
        effect=Penalty(0.7),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.analysis.names_where_it_was_written,
        words="it says “here” or “this city”, and the dateline is not printed",
        example=Example(text="Police shot two men during a riot here last summer."),
        measured=_BY_READING,
    ),
    Rule(
        name="cheer or item of a list",
        effect=Penalty(0.4),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.analysis.is_cheer_or_item,
        words="it cheers, or is an item of a list",
        example=Example(text="The zoo in the old town of Norrby has done it again!"),
        measured="decision 0010 (as a ban: -.1 of ROUGE-2 on Multi-News; the share by reading)",
    ),
    Rule(
        name="so for years",
        effect=Penalty(0.6),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.analysis.has_been_so_for_years,
        words="it tells what has been so for years",
        example=Example(text="Insurers have charged 1,400 crowns a year more in Norrby since 2022."),
        measured=_BY_READING,
    ),
    Rule(
        name="superseded announcement",
        effect=Penalty(0.2),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.is_superseded_announcement,
        words="it announces what has come, or been settled, by a later report",
        example=_CONDITIONAL,
        measured=_BY_READING,
    ),
    Rule(
        name="superseded count",
        effect=Penalty(0.6),
        when=When.AT_FIRST,
        applies=lambda one, _read, _beside: one.has_superseded_count,
        words="it gives a count that a later report has raised",
        example=_OLD_COUNT,
        measured=_BY_READING,
    ),
    # ------------------------------------------------------------------ what opens
    Rule(
        name="opening: unintroduced mention",
        effect=NotFirst(1),
        when=When.OPENING,
        applies=lambda one, _read, _beside: bool(one.analysis.unintroduced),
        words="it speaks of something as known, and nothing comes before an opening",
        example=_UNINTRODUCED,
        measured="decision 0010 (without: -.1 of ROUGE-2 on Multi-News, 0 on NeuS)",
    ),
    Rule(
        name="opening: superseded announcement",
        effect=NotFirst(1),
        when=When.OPENING,
        applies=lambda one, _read, _beside: one.is_superseded_announcement,
        words="it announces what has come by a later report",
        example=_CONDITIONAL,
        measured=_BY_READING,
    ),
    Rule(
        name="opening: hearsay",
        effect=NotFirst(1),
        when=When.OPENING,
        applies=lambda one, _read, _beside: one.analysis.is_hearsay,
        words="it begins with where it was read",
        example=_HEARSAY,
        measured="decision 0010 (without: 0 of ROUGE-2)",
    ),
    Rule(
        name="opening: tells too little",
        effect=NotFirst(2),
        when=When.OPENING,
        applies=lambda one, read, _beside: not read.is_one_sentence and not _tells_enough(one, read),
        words="it tells less than 70 % of what another opening tells of the headlines",
        example=Example(
            text="Skipper Jon Vale lost two nets to the winter storms.",
            report="Ministers cut the cod quota by a third on Tuesday.",
            headline="Cod quota cut by a third",
        ),
        measured="decision 0010 (without: +.2 of ROUGE-2 on Multi-News, +.3 on NeuS, -.6 of ROUGE-L)",
    ),
    Rule(
        name="opening: superseded count",
        effect=NotFirst(3),
        when=When.OPENING,
        applies=lambda one, read, _beside: (
            one.has_superseded_count and not read.is_one_sentence and _tells_enough(one, read)
        ),
        words="it gives a count that a later report has raised",
        example=_OLD_COUNT,
        measured=_BY_READING,
    ),
    Rule(
        name="opening: late in its report",
        effect=Penalty(0.6),
        when=When.OPENING,
        applies=lambda one, _read, _beside: one.passage.place >= OPENING_PLACES,
        words="it stands behind the first two sentences of its report",
        example=Example(
            before="The Alder rose in the night. Ferries stayed in port.",
            text="A dyke at Halden broke on Monday and water filled two hundred cellars.",
        ),
        measured=_BY_READING,
    ),
    Rule(
        name="opening: surname alone",
        effect=Penalty(0.6),
        when=When.OPENING,
        applies=_has_a_surname_alone,
        words="it names somebody by the surname alone",
        example=_SURNAME,
        measured="decision 0010 (on Multi-News -.1 of ROUGE-2, on NeuS +.1)",
        is_strict=True,
    ),
    # ------------------------------------------------------------------ nothing twice
    Rule(
        name="says the same",
        effect=Drop(),
        when=When.PRINTED,
        applies=_says_the_same,
        words="it and a chosen sentence share about half of the shorter one's telling words, or more",
        example=Example(
            text="Hospital managers say no patients were harmed.",
            report="No patients had been harmed, the group said in a statement.",
        ),
        measured="decision 0010 (without: +.7 of ROUGE-2 on Multi-News, +.15 on NeuS)",
        is_strict=True,
    ),
    Rule(
        name="says all the same",
        effect=Drop(),
        when=When.PRINTED,
        applies=_says_all_the_same,
        words="it and a chosen sentence share most of the shorter one's telling words",
        example=Example(
            text="The cod quota falls by a third in spring, ministers of three countries decided.",
            report="Fisheries ministers of three countries cut the cod quota by a third for spring.",
        ),
        measured="decision 0010 (to forbid more in long summaries: -.9 of ROUGE-2 on Multi-News)",
    ),
    Rule(
        name="all told",
        effect=Drop(),
        when=When.PRINTED,
        applies=lambda one, read, _beside: is_all_told(one.analysis.telling, read.telling),
        words="the chosen sentences together have nearly all of its telling words",
        example=Example(
            text="Storm Agda killed one man in Halden and broke a dyke.",
            report="Storm Agda killed one man in a cellar. In Halden a dyke broke at night.",
        ),
        measured="decision 0010 (with “says the same”; the share by reading)",
        is_strict=True,
    ),
    Rule(
        name="same quotation",
        effect=Drop(),
        when=When.PRINTED,
        applies=_quotes_the_same,
        words="it quotes the words that a chosen sentence quotes",
        example=Example(
            text="Mayor Ada Lund said: “Nobody needs a bridge.”",
            report="“Nobody needs a bridge,” was her answer to the voters in the town hall.",
        ),
        measured=_BY_READING,
        is_strict=True,
    ),
    Rule(
        name="likely the same",
        effect=Penalty(0.3),
        when=When.PRINTED,
        applies=_likely_says_the_same,
        words="it shares with a chosen sentence telling words that few others have",
        example=Example(
            text="The Tour of the Alder starts at the old mill in Halden, six kilometres up the valley.",
            report="Sunday's race to Halden was cut, and starts at the old mill as the bridge is shut.",
        ),
        measured="decision 0010 (as a ban: -.1 of ROUGE-2 on NeuS)",
        is_strict=True,
    ),
    # ------------------------------------------------------------------ nobody and nothing unintroduced
    Rule(
        name="unintroduced mention",
        effect=Drop(),
        when=When.EACH_TIME,
        applies=lambda one, read, beside: len(beside) == 1 and _has_an_unintroduced_mention(one, read),
        words="it speaks of something as known that nothing has introduced",
        example=_UNINTRODUCED,
        measured="decision 0010 (without: -.1 of ROUGE-2 on Multi-News, 0 on NeuS)",
        is_strict=True,
    ),
    Rule(
        name="unintroduced mention beside others",
        effect=Penalty(0.4),
        when=When.EACH_TIME,
        applies=_has_an_unintroduced_mention,
        words="it speaks of something as known that nothing has introduced",
        example=_UNINTRODUCED,
        measured="decision 0010 (the share by reading)",
    ),
    Rule(
        name="surname alone",
        effect=Drop(),
        when=When.EACH_TIME,
        applies=_has_a_surname_alone,
        words="it names somebody by the surname alone whom nothing has introduced",
        example=_SURNAME,
        measured="decision 0010 (read aloud, names without an introduction 9 → 3)",
        is_strict=True,
    ),
)
"""All rules, in the order in which penalties are multiplied."""


@cache
def rows(when: When, *effects: type[Effect], is_strict: bool) -> tuple[Rule, ...]:
    """The rules with one of these `effects` that are asked at `when`; strict ones only if `is_strict`."""
    return tuple(
        rule
        for rule in RULES
        if rule.when is when and isinstance(rule.effect, effects) and (is_strict or not rule.is_strict)
    )
