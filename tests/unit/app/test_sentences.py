"""Why each sentence of a printed story was chosen or not."""

from __future__ import annotations

from dataclasses import replace

from digest.app import budget_of
from digest.app.sentences import Fall, Sentences, sentences_of
from digest.cli.sentences import as_json, lines
from digest.models import Brief, Citation, Copy, Sentence, Story, Summary, Support, Writing
from digest.summarise import Options
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.tools import MakeOptions
from tests import builders
from tests.unit.summarise.stories import of

FLOOD = (
    "A dyke at Halden broke in a storm on Monday and water filled two hundred cellars. "
    "The publication had warned of weak dykes for years. "
    "Read more: ten photos of the harbour"
)
AGAIN = "Water filled two hundred cellars when a dyke at Halden broke in a storm."


def flood() -> Story:
    return of(
        builders.article(1, headline="Dyke at Halden breaks in storm", text=FLOOD),
        builders.article(
            2,
            headline="Dyke at Halden breaks",
            text=f"{AGAIN} Nobody was hurt.",
        ),
    )


def printed(story: Story, words: int = 60) -> Brief:
    (summary,) = ExtractiveSummariser().summarise([story], words=words)
    assert isinstance(summary, Summary)
    return Brief(story=story, summary=summary)


def falls(found: Sentences) -> dict[str, Fall]:
    return {fall.text: fall for report in found.reports for fall in report.falls}


def test_what_is_chosen_again_is_what_was_printed() -> None:
    brief = printed(flood())
    found = sentences_of(brief, 60)
    chosen = {fall.text for fall in falls(found).values() if fall.order}
    assert chosen == {sentence.text for sentence in brief.summary.sentences}
    assert all(fall.is_printed == bool(fall.order) for fall in falls(found).values())


def test_the_opening_says_what_it_tells_of_the_headlines() -> None:
    (opening,) = [fall for fall in falls(sentences_of(printed(flood()), 60)).values() if fall.order == 1]
    assert opening.why.startswith("it opens: it tells ")
    assert opening.why.endswith("of what the headlines say")


def test_each_sentence_that_fell_has_a_reason_and_a_repetition_says_of_what() -> None:
    found = falls(sentences_of(printed(flood()), 60))
    assert all(fall.why for fall in found.values())
    repeated = [fall for fall in found.values() if "says what a printed sentence says" in fall.why]
    (opening,) = [fall for fall in found.values() if fall.order == 1]
    assert [fall.text for fall in repeated] == [
        text for text in (FLOOD.partition(" The pub")[0], AGAIN) if text != opening.text
    ]
    assert repeated[0].why.endswith("sentence 1)")
    unintroduced = found["The publication had warned of weak dykes for years."]
    assert unintroduced.is_dropped
    assert unintroduced.why == "it speaks of something as known that nothing has introduced"


def test_a_copy_is_named_as_unread() -> None:
    first, second = flood().articles
    copy = builders.article(3, headline=first.headline, text=FLOOD)
    story = of(
        first, second, copy, copies=(Copy(article_url=copy.url, original_url=first.url),), independent=2
    )
    assert sentences_of(printed(story), 60).unread == (copy,)


def test_a_sentence_of_a_model_is_told_with_what_the_checks_say() -> None:
    story = flood()
    end = FLOOD.index(".") + 1
    citation = Citation(article_url=story.articles[0].url, start=0, end=end)
    right, wrong = (
        Sentence(text=text, citations=(citation,), support=Support.SUPPORTED)
        for text in ("A dyke at Halden broke on Monday.", "A dyke at Halden broke on Tuesday.")
    )
    summary = Summary(headline="Dyke breaks", sentences=(right, wrong), method="transformers some/model")
    found = sentences_of(Brief(story=story, summary=summary), 60)
    assert found.is_written
    assert [bool(one.reasons) for one in found.checked] == [False, True]
    assert found.checked[0].passed > 10
    assert [fall.is_printed for fall in found.reports[0].falls] == [True, False, False]


def test_lines_fit_into_80_columns_and_mark_what_was_printed() -> None:
    told = list(lines("2026/03/05/daily", sentences_of(printed(flood()), 60)))
    assert max(map(len, told)) < 80
    assert sum(line.startswith("*") for line in told) == len(printed(flood()).summary.sentences)


def test_programs_get_every_rule_that_applied() -> None:
    found = as_json("2026/03/05/daily", sentences_of(printed(flood()), 60))
    assert found["words"] == 60
    rules = {
        rule["rule"] for report in found["reports"] for one in report["sentences"] for rule in one["rules"]
    }
    assert "opening: unintroduced mention" in rules


def test_the_budget_is_that_of_a_lead_or_of_a_story_in_one_sentence() -> None:
    options = MakeOptions(summarise=Options(words=120))
    plain = Writing()
    assert budget_of(plain, options, is_lead=True) == 120
    assert budget_of(plain, options, is_lead=False) == 30
    assert budget_of(Writing(style="brief"), MakeOptions(), is_lead=True) == 45
    assert budget_of(replace(plain, words=70), options, is_lead=True) == 70
