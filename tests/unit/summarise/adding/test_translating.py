"""Which texts are translated, and which translations are read from an answer."""

from __future__ import annotations

from digest.report import Report
from digest.summarise.adding.asking import Pen
from digest.summarise.adding.translating import headline_line, numbered, tongue_of, translated, translations
from digest.summarise.write.extractive import ExtractiveSummariser
from tests import builders
from tests.unit.summarise.stories import told

_KNOWN = {"The council approved the bridge.": "Der Rat hat die Brücke gebilligt."}


class _Echo:
    """A model that answers each numbered text in German if it knows its translation."""

    name = "echo"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def summarise(self, stories: object, *, words: int) -> list[object]:
        """No summaries."""
        del stories, words
        return []

    def ask(self, requests: list[str]) -> list[str]:
        """For each request its numbered texts, in German if known, else unchanged."""
        self.asked += requests
        return ["\n".join(f"{n}. {_KNOWN.get(t, t)}" for n, t in numbered(one).items()) for one in requests]


def test_a_text_that_a_model_translates_well_is_given_in_the_readers_language() -> None:
    echo, report = _Echo(), Report()
    story = told("The council approved the bridge. The ferry stops in May.")
    texts = {"The council approved the bridge.": [story], "The ferry stops in May.": [story]}
    made = translations(texts, "de", Pen(echo, report))  # type: ignore[arg-type]
    assert made == {"The council approved the bridge.": "Der Rat hat die Brücke gebilligt."}
    assert report.counts["summarise/translated"] == 1
    assert report.counts["summarise/left in its language"] == 1


def test_a_text_in_the_readers_language_is_not_asked_about() -> None:
    echo = _Echo()
    assert translations({"The ferry stops.": [told("The ferry stops.")]}, "en", Pen(echo, Report())) == {}  # type: ignore[arg-type]
    assert echo.asked == []


def test_long_texts_are_asked_about_in_several_requests() -> None:
    echo = _Echo()
    story = told("The ferry stops in May.")
    texts = {" ".join(["ferry", str(number), *["stops"] * 48]) + ".": [story] for number in range(3)}
    translations(texts, "de", Pen(echo, Report()))  # type: ignore[arg-type]
    assert len(echo.asked) == 2


def test_without_a_model_nothing_is_translated_and_a_note_says_so() -> None:
    report = Report()
    briefs = [builders.brief()]
    assert translated(briefs, "de", Pen(ExtractiveSummariser(), report)) == briefs
    assert len(report.notes) == 1


def test_a_number_that_comes_twice_in_an_answer_is_read_for_neither_line() -> None:
    assert numbered("1. Eins\n2. Zwei\n2. Drei") == {1: "Eins"}


def test_a_headline_is_asked_about_as_a_sentence() -> None:
    assert headline_line("Council approves bridge") == "Council approves bridge."
    assert headline_line("Bridge opens!") == "Bridge opens!"


def test_a_story_has_the_language_that_its_lead_article_declares_where_its_text_is_short() -> None:
    assert tongue_of(told("Die Brücke.")) == builders.article(1).language
