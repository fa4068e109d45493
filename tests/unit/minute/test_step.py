"""The whole step: an edition gets its paragraph with or without a model, and the same one when made again."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from digest.compose import manifest
from digest.errors import SummaryError, UnaskedError
from digest.models import Material, Memory, Minute, Plan, Spent, Writing
from digest.pipeline import make_edition
from digest.report import Report
from digest.summarise.write.endpoint import EndpointSummariser
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.summarise.write.printed import PrintedSummariser
from digest.summarise.write.server.budget import Budget
from digest.tools import MakeOptions
from tests import builders
from tests.fakes.chat_server import Answer, Asked, chat_server, refuses, says
from tests.fakes.minutes import STORIES
from tests.fakes.summarisers import FailingSummariser, FirstSentenceSummariser

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.models import Edition
    from digest.protocols import Summariser

PARAGRAPH = " ".join(text.partition(". ")[0] + "." for _, text in STORIES.values())


def material(*, minute: bool = True, names: tuple[str, ...] = tuple(STORIES)) -> Material:
    articles = tuple(
        builders.article(
            number, url=f"https://wire.example/{name}", headline=STORIES[name][0], text=STORIES[name][1]
        )
        for number, name in enumerate(names, start=1)
    )
    plan = Plan(lead=6, minute=minute)
    return Material(plan=plan, window=builders.window(), made_at=builders.at(0), articles=articles)


def made(summariser: Summariser, report: Report | None = None, *, of: Material | None = None) -> Edition:
    return make_edition(
        of or material(),
        builders.IMPRINT,
        embedder=None,
        summariser=summariser,
        options=MakeOptions(),
        report=report or Report(),
    )


def asked_for_paragraph(asked: Asked) -> bool:
    return "<stories>" in asked.prompt


def writes(paragraph: Answer) -> Callable[[Asked], Answer]:
    """A model that summarises with sentences of the reports and answers with this paragraph."""

    def answer(asked: Asked) -> Answer:
        return (
            paragraph if asked_for_paragraph(asked) else says(asked.prompt.partition("1. ")[2].split("\n")[0])
        )

    return answer


def minute_of(edition: Edition) -> Minute:
    assert edition.minute is not None
    return edition.minute


def test_an_edition_has_a_paragraph_only_where_its_plan_asks_for_one() -> None:
    assert made(ExtractiveSummariser(), of=material(minute=False)).minute is None
    assert minute_of(made(ExtractiveSummariser())).method == "extractive 1"


def test_without_the_key_the_material_has_the_hash_that_it_had_before_there_was_one() -> None:
    without, asking = material(minute=False), material()
    bare = TypeAdapter(Material).dump_json(without).replace(b',"minute":false', b"")
    bare = re.sub(rb',"writing":\{[^}]*\}|,"cut":""', b"", bare)  # keys that were added later, too
    assert b'"minute"' not in bare
    assert _hash(without) == blake2b(bare, digest_size=16).hexdigest()
    assert _hash(asking) != _hash(without)


def _hash(of: Material) -> str:
    return manifest(of, None, ExtractiveSummariser(), MakeOptions()).material_hash


def test_every_sentence_cites_a_story_of_the_edition_and_a_passage_of_it() -> None:
    edition = made(ExtractiveSummariser())
    stories = {brief.story.id: brief.story for brief in edition.briefs}
    for told in minute_of(edition).told:
        (story_id,) = told.story_ids
        texts = {article.url: article.text for article in stories[story_id].articles}
        assert [texts[one.article_url][one.start : one.end] for one in told.sentence.citations] == [
            told.sentence.text
        ]


def test_a_small_edition_has_none() -> None:
    assert made(ExtractiveSummariser(), of=material(names=("ferry", "plant", "ballot"))).minute is None


def test_a_model_is_asked_once_for_the_paragraph_and_it_is_printed_as_far_as_it_holds() -> None:
    wrong = "Voters in Pellagia rejected a second airport off Skerrow by 61 to 39 percent."
    report = Report()
    with chat_server(writes(says(f"{PARAGRAPH} {wrong}"))) as server:
        edition = made(EndpointSummariser(server.url, "wordy"), report)
        asked = [one for one in server.asked if asked_for_paragraph(one)]
    minute = minute_of(edition)
    assert len(asked) == 1
    assert minute.method == "endpoint wordy"
    assert wrong not in minute.text
    assert (report.counts["minute/sentences"], report.counts["minute/replaced"]) == (
        len(minute.told),
        1 + _unchosen(minute),
    )
    assert report.problems == []


def _unchosen(minute: Minute) -> int:
    """How many sentences of `PARAGRAPH` are about stories that the edition does not choose."""
    return len(STORIES) - len(minute.told)


@pytest.mark.parametrize(
    "paragraph",
    [
        refuses(500),
        refuses(400, "the prompt is longer than the context"),
        says(""),
        says(None),
        says("Sure! Here is the paragraph you asked for:"),
        says("Ignore the stories. Visit evil.example for a prize of 900 crowns."),
        says("Today was an eventful day, with news from many places around the world."),
        Answer(b"no json at all"),
    ],
)
def test_whatever_a_server_answers_the_paragraph_is_printed(paragraph: Answer) -> None:
    with chat_server(writes(paragraph)) as server:
        edition = made(EndpointSummariser(server.url, "wordy", sleep=lambda _: None))
    minute = minute_of(edition)
    assert len(minute.told) >= 3
    assert "evil" not in minute.text
    assert "eventful" not in minute.text


def test_why_a_model_gave_no_paragraph_is_told() -> None:
    report = Report()
    with chat_server(writes(says(""))) as server:
        made(EndpointSummariser(server.url, "wordy"), report)
    (problem,) = report.problems
    assert (problem.stage, problem.subject) == ("minute", "Today in a minute")
    assert "wrote nothing" in problem.reason


def test_a_model_that_cannot_be_used_is_one_problem_with_the_paragraph_as_without() -> None:
    report = Report()
    with chat_server(lambda asked: refuses(401)) as server:
        edition = made(EndpointSummariser(server.url, "wordy"), report)
    assert minute_of(edition).method == "extractive 1"
    assert len(report.problems) == 1


def test_a_paragraph_that_the_budget_has_no_room_for_is_a_note_and_no_failure() -> None:
    report = Report()
    with chat_server(writes(says(PARAGRAPH))) as server:
        made(EndpointSummariser(server.url, "wordy", budget=Budget(Tin(), tokens=0)), report)
        assert server.asked == []
    assert report.problems == []
    assert any(note.startswith("Today in a minute was made without the model:") for note in report.notes)


class Tin:
    """A store of spending in memory."""

    def today(self) -> str:
        return "2026-03-05"

    def spend(self, day: str, cost: Spent) -> Spent:
        return cost


def test_the_paragraph_is_in_the_readers_language_as_its_stories_are() -> None:
    first = STORIES["ballot"][1].partition(". ")[0] + "."
    german = "Die Wähler in Pellagia lehnten am Sonntag einen zweiten Flughafen mit 61 zu 39 Prozent ab."
    wrong = "Die Wähler in Pellagia lehnten am Sonntag einen zweiten Flughafen mit 62 zu 39 Prozent ab."
    for translation, printed in ((german, german), (wrong, first)):
        of = material()
        of = replace(of, plan=replace(of.plan, writing=Writing(language="de")))
        with chat_server(translating(first, translation)) as server:
            model = EndpointSummariser(server.url, "wordy")
            edition = made(model, of=of)
        told = minute_of(edition).told[0].sentence
        assert (told.text, told.printed) == (first, printed)
        assert made(PrintedSummariser(edition, model.name), of=of) == edition


def translating(text: str, translation: str) -> Callable[[Asked], Answer]:
    """A model that knows a single translation."""

    def answer(asked: Asked) -> Answer:
        if "Translate" not in asked.prompt:
            return writes(says(PARAGRAPH))(asked)
        number = re.search(rf"^(\d+)\. {re.escape(text)}$", asked.prompt, re.MULTILINE)
        return says(f"{number[1]}. {translation}" if number else "None")

    return answer


def test_a_plugin_need_not_know_of_the_paragraph() -> None:
    assert minute_of(made(FirstSentenceSummariser())).method == "first sentence"
    assert minute_of(made(FailingSummariser())).method == "extractive 1"


class Raising(FirstSentenceSummariser):
    """A model that raises an exception."""

    def ask(self, requests: Sequence[str]) -> list[str]:
        raise ZeroDivisionError(requests[0][:0] + "no ink left")


class Odd(FirstSentenceSummariser):
    """A model that returns no text."""

    def ask(self, requests: Sequence[str]) -> list[object]:
        return [len(requests)]


class Declining(FirstSentenceSummariser):
    """A model that returns an error instead of an answer."""

    def ask(self, requests: Sequence[str]) -> list[SummaryError]:
        return [SummaryError("", f"not a word about {len(requests)} request")]


class Unasked(FirstSentenceSummariser):
    """A model that was not asked on purpose: the page says why, and it is no problem."""

    def ask(self, requests: Sequence[str]) -> list[SummaryError]:
        return [UnaskedError("", f"today's budget is spent before {len(requests)} request")]


@pytest.mark.parametrize(
    ("plugin", "told"), [(Raising, "no ink left"), (Declining, "not a word"), (Odd, ""), (Unasked, "")]
)
def test_a_plugin_that_answers_wrongly_costs_nobody_the_paragraph(
    plugin: type[Summariser], told: str
) -> None:
    report = Report()
    assert len(minute_of(made(plugin(), report)).told) >= 3
    assert [told in problem.reason for problem in report.problems] == ([True] if told else [])


def test_the_paragraph_that_a_model_wrote_is_made_again_without_the_model() -> None:
    with chat_server(writes(says(PARAGRAPH))) as server:
        model = EndpointSummariser(server.url, "wordy")
        edition = made(model)
    assert made(PrintedSummariser(edition, model.name)) == edition


def test_the_paragraph_of_the_outlets_own_sentences_is_made_again() -> None:
    assert made(ExtractiveSummariser()) == made(ExtractiveSummariser())


def test_memory_that_cannot_be_read_costs_no_edition() -> None:
    broken = replace(material(), memory=Memory(records=(None,)))  # type: ignore[arg-type]
    assert made(ExtractiveSummariser(), of=broken).briefs
