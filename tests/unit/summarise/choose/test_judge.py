"""The judge of sentences: what it finds under a headline, and what follows from that."""

from __future__ import annotations

import pytest

from digest.summarise.choose.judge import JUDGED, judged, shipped
from digest.summarise.read.editing import Fitness
from digest.summarise.read.passages import Passage, passages
from digest.summarise.write.extractive import ExtractiveSummariser
from tests import builders
from tests.unit.summarise.stories import of


def read(headline: str, text: str, language: str = "en") -> list[Passage]:
    article = builders.article(1, headline=headline, text=text, language=language)
    return judged(passages(of(article)), headline)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Zebra born at Lindhaven zoo", "A rare zebra was born on Friday at Lindhaven zoo, the zoo said."),
        (
            "Tunnel to open in June",
            "The tunnel under Mount Ollin will open in June, the operator said on Monday.",
        ),
        ("Norrby shuts two pools", "Two public pools in Norrby will close in October, the mayor said."),
        (
            "Alder Steel cuts 900 jobs",
            "Alder Steel will cut 900 jobs at its mill in Halden, the company said.",
        ),
        (
            "Ferry runs aground off Vale",
            "A ferry with 40 people ran aground off Vale on Sunday, the owner said.",
        ),
    ],
)
def test_a_lead_that_ends_with_its_source_states_the_event(headline: str, text: str) -> None:
    (lead,) = read(headline, text)
    assert lead.fitness is Fitness.ALONE
    assert lead.judgement is not None
    assert lead.judgement.news > 0.5


def test_a_surname_that_the_report_introduced_hangs_unless_the_headline_has_it() -> None:
    text = (
        "Ruta Senn, 43, was disciplined at the dairy in Norrby on Monday. "
        "Senn was escorted from the building by the guards."
    )
    *_, unnamed = read("Two hurt at a dairy in Norrby", text)
    *_, named = read("Ruta Senn disciplined at dairy", text)
    assert unnamed.judgement is not None
    assert named.judgement is not None
    assert unnamed.judgement.alone < named.judgement.alone
    assert unnamed.fitness is Fitness.UNRESOLVED


@pytest.mark.parametrize(
    "text",
    [
        "This episode is brought to you by the friends of the harbour museum.",
        "Go to harbour.example/sign for 15% off and subscribe to the newsletter here.",
        "Surely nobody should be so very happy about such a truly absurd and shameful deal.",
        "Posted 3 May 2026 9: 04 AM Council of Norrby votes for trams and buses",
        "A tram at the depot, photographed last summer by a passer-by on his way to work.",
    ],
)
def test_what_belongs_to_no_report_is_printed_only_if_nothing_else_is_left(text: str) -> None:
    *_, found = read(
        "Council of Norrby votes for night trams",
        f"The council of Norrby voted 31 to 12 on Monday to run trams all night at weekends. {text}",
    )
    assert found.fitness >= Fitness.WEAK


def test_a_bare_pronoun_is_not_freed_by_the_judge() -> None:
    (found,) = read("Ada Lund opens the bridge", "She opened the bridge over the Alder in Norrby on Monday.")
    assert found.fitness is not Fitness.ALONE


@pytest.mark.parametrize("language", ["de", "fr", "es", "zh", "ar"])
def test_the_judge_has_no_say_about_a_language_without_tables(language: str) -> None:
    found = read("Norrby", "The council of Norrby voted for trams on Monday. They were glad.", language)
    assert [one.judgement for one in found] == [None, None]
    assert [one.fitness for one in found] == [one.analysis.fitness for one in found]


def test_only_the_beginning_of_a_report_is_judged() -> None:
    text = " ".join(
        f"The council of Norrby opened bridge number {number} on Monday." for number in range(1, 20)
    )
    found = read("Norrby opens bridges", text)
    assert [one.judgement is not None for one in found] == [one.place < JUDGED for one in found]


def test_an_outlet_that_speaks_of_itself_is_not_printed_beside_news() -> None:
    text = (
        "The harbour bridge in Norrby will close on Monday for repairs to two of its piers. "
        "The mayor told this newspaper that two of the piers had cracked in March. "
        "The council has reached out to the builders in Halden."
    )
    story = of(builders.article(1, headline="Harbour bridge to close", text=text))
    (summary,) = ExtractiveSummariser().summarise([story], words=100)
    assert "newspaper" not in summary.text  # type: ignore[union-attr]
    assert "reached out" not in summary.text  # type: ignore[union-attr]


def test_the_weights_name_a_feature_each() -> None:
    judge = shipped()
    assert all(len(model.weights) == len(judge.features) for model in judge.models.values())
