"""Editions that a model wrote are made again without it; and the report of the stage on models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import SummaryError
from digest.models import Material, Memory, Plan, Story, Summary
from digest.pipeline import make_edition
from digest.report import Report
from digest.summarise import Options, summarise
from digest.summarise.write.endpoint import EndpointSummariser
from digest.summarise.write.printed import PrintedSummariser
from digest.tools import MakeOptions
from tests import builders
from tests.fakes.chat_server import chat_server, refuses, says
from tests.fakes.summarisers import FailingSummariser
from tests.unit.summarise.stories import told

if TYPE_CHECKING:
    from digest.protocols import Summariser

TEXTS = (
    "The council approved a bridge over the Alder on Monday. It will cost 40 million crowns. Work begins in June.",
    "Rescuers found two hikers alive near Norrby on Tuesday. They had been missing for three days in the snow.",
)


def material() -> Material:
    articles = tuple(builders.article(number, text=text) for number, text in enumerate(TEXTS, start=1))
    return Material(plan=Plan(), window=builders.window(), made_at=builders.at(0), articles=articles)


def made(summariser: Summariser) -> object:
    return make_edition(
        material(),
        builders.IMPRINT,
        embedder=None,
        summariser=summariser,
        options=MakeOptions(),
        report=Report(),
    )


def test_an_edition_that_a_model_wrote_is_made_again_without_the_model() -> None:
    with chat_server(lambda asked: says("The council approved a bridge over the Alder.")) as server:
        model = EndpointSummariser(server.url, "wordy")
        edition = make_edition(
            material(),
            builders.IMPRINT,
            embedder=None,
            summariser=model,
            options=MakeOptions(),
            report=Report(),
        )
    assert {brief.summary.method for brief in edition.briefs} == {"endpoint wordy"}
    assert made(PrintedSummariser(edition, model.name)) == edition


def test_an_edition_for_which_the_extract_stood_in_is_made_again_so() -> None:
    edition = make_edition(
        material(),
        builders.IMPRINT,
        embedder=None,
        summariser=FailingSummariser(),
        options=MakeOptions(),
        report=Report(),
    )
    assert made(PrintedSummariser(edition, "failing")) == edition


def test_a_story_that_was_not_printed_is_an_error() -> None:
    edition = make_edition(
        material(),
        builders.IMPRINT,
        embedder=None,
        summariser=FailingSummariser(),
        options=MakeOptions(),
        report=Report(),
    )
    (result,) = PrintedSummariser(edition, "failing").summarise([told("Another.", id="other")], words=60)
    assert isinstance(result, SummaryError)


def stories(count: int) -> list[Story]:
    return [
        told(f"Bridge number {n} over the Alder was closed by the council on Monday.", id=f"story-{n}")
        for n in range(count)
    ]


def test_a_model_that_cannot_be_used_is_one_problem_and_not_one_a_story() -> None:
    report = Report()
    with chat_server(lambda asked: refuses(401)) as server:
        model = EndpointSummariser(server.url, "wordy")
        briefs = summarise(stories(30), model, Options(), memory=Memory(), report=report)
        briefs += summarise(stories(30), model, Options(), memory=Memory(), report=report)
    (problem,) = report.problems
    assert "key_env" in problem.reason
    assert report.counts["summarise/failed"] == 60
    assert len(briefs) == 60
    assert all(isinstance(brief.summary, Summary) and brief.summary.sentences for brief in briefs)


def test_what_a_model_cost_is_in_the_report() -> None:
    report = Report()
    with chat_server(lambda asked: says("The council closed it.")) as server:
        model = EndpointSummariser(server.url, "wordy")
        summarise(stories(3), model, Options(), memory=Memory(), report=report)
    assert report.counts["summarise/tokens read"] == 2700
    assert report.counts["summarise/generated"] == 3
