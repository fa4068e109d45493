"""Why each sentence of a printed story was chosen or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.app.retracing import budget_of
from digest.app.sentences import Fall, Origin, Sentences, sentences_of
from digest.cli.sentences import as_json, lines, unprinted_as_json
from digest.models import (
    Background,
    Brief,
    Citation,
    Copy,
    Difference,
    Fate,
    LedgerLine,
    Quote,
    Sentence,
    Story,
    Summary,
    Support,
    Update,
    Version,
    Writing,
)
from digest.summarise import Options
from digest.summarise.read.passages import passages
from digest.summarise.write.endpoint import EndpointSummariser
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.tools import MakeOptions
from tests import builders
from tests.fakes.editions import edition
from tests.unit.summarise.stories import of

FLOOD = (
    "A dyke at Halden broke in a storm on Monday and water filled two hundred cellars. "
    "The publication had warned of weak dykes for years. "
    "Read more: ten photos of the harbour"
)
LONG = (
    "A dyke at Halden broke in a storm on Monday and water filled two hundred cellars. "
    "Ferries between Halden and Orby stayed in port until the wind eased at noon. "
    "Farmers of the valley drove their cattle to the hills before the water reached the barns. "
    "The army of the province sent three boats with pumps, blankets and bread for the old town. "
    "Teachers closed eleven schools in Halden, and children were taken home by bus. "
    "A baker lost her oven, which her grandfather had brought from the capital by cart. "
    "Engineers found a crack in the wall of the second dyke and filled it with sand. "
    "Insurers expect claims of four million crowns from owners of flooded shops in Halden. "
    "Governor Ines Park asked parliament for money to raise every dyke along the river by a metre. "
    "Trains to Norrby run again from Tuesday evening, the railway company announced after an inspection."
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
    repeated = [fall for fall in found.values() if "the shorter one's telling words" in fall.why]
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


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_lines_fit_into_the_terminal_and_mark_what_was_printed(columns: int) -> None:
    told = list(lines("2026/03/05/daily", sentences_of(printed(flood()), 60), columns))
    assert columns - 20 < max(map(len, told)) <= columns
    assert sum(line.startswith("*") for line in told) == len(printed(flood()).summary.sentences)


def test_a_sentence_printed_elsewhere_in_the_story_is_told_with_its_place() -> None:
    brief = printed(flood())
    second = passages(brief.story)
    own = {
        passage.text: builders.sentence(text=passage.text, citations=(passage.citation,))
        for passage in second
    }
    _, warned, more, again, hurt = own.values()
    version = Version(
        publisher="Outlet 2", wording="two hundred", citation=again.citations[0], at=builders.NOON
    )
    found = sentences_of(
        replace(
            brief,
            updates=(Update(sentence=warned, since="2026/03/04/daily", since_at=builders.at(-24)),),
            background=(Background(sentence=more, edition="2026/03/04/daily", edition_at=builders.at(-24)),),
            quotes=(Quote(text="Nobody", speaker="Ada Lund", citations=hurt.citations),),
            differences=(Difference(about="cellars", versions=(version, version), is_update=True),),
        ),
        60,
        minute=[replace(hurt, text="All are well.", support=Support.SUPPORTED)],
    )
    places = {text: fall.printed_in for text, fall in falls(found).items()}
    assert places[warned.text] == ("as new since 2026/03/04/daily",)
    assert places[more.text] == ("as background",)
    assert places[again.text][-1] == "in part as a later figure"
    assert places[hurt.text][-2:] == ("cited in the minute", "in part as a quotation")
    told = "\n".join(lines("2026/03/05/daily", found, 100))
    assert "printed as new since 2026/03/04/daily; left out of the summary: it speaks of" in told
    assert told.count("\n*") == 4


def by_a_model(*sentences: Sentence, story: Story, replaced: int = 0) -> Brief:
    summary = Summary(
        headline="Dyke breaks", sentences=sentences, method="endpoint some/model", replaced=replaced
    )
    return Brief(story=story, summary=summary)


def test_a_source_sentence_in_a_models_summary_passes_no_check_and_may_be_a_stand_in() -> None:
    story = flood()
    (stand_in, *_) = printed(story).summary.sentences
    alone = replace(stand_in, citations=stand_in.citations[:1])
    taken = builders.sentence(text=AGAIN, citations=(passages(story)[3].citation,))
    seconded = replace(stand_in, citations=(*stand_in.citations, *taken.citations)[:2])
    found = sentences_of(by_a_model(seconded, taken, story=story, replaced=2), 60)
    assert [(one.origin, one.passed) for one in found.checked] == [(Origin.STAND_IN, 0), (Origin.TAKEN, 0)]
    (unclear,) = sentences_of(by_a_model(alone, story=story, replaced=1), 60).checked
    assert unclear.origin in {Origin.EITHER, Origin.TAKEN}
    told = "\n".join(lines("2026/03/05/daily", found, 100))
    assert "verbatim: a source sentence that stands in for what was rejected" in told
    assert "Sentences of the model that were rejected: 2." in told
    assert "passed" not in told


def test_checks_that_need_tables_are_not_asked_in_a_language_without_them() -> None:
    story = of(builders.article(1, headline="Dyke breaks", text=FLOOD, language="ja"))
    cited = Sentence(
        text="A dyke at Halden broke on Monday.",
        citations=(Citation(article_url=story.articles[0].url, start=0, end=FLOOD.index(".") + 1),),
        support=Support.SUPPORTED,
    )
    (checked,) = sentences_of(by_a_model(cited, story=story), 60).checked
    assert checked.unasked
    assert "not asked for want of tables" in "\n".join(
        lines("2026/03/05/daily", sentences_of(by_a_model(cited, story=story), 60), 100)
    )


def test_what_a_model_was_shown_is_bounded_as_its_summariser_bounded_it() -> None:
    story = of(builders.article(1, headline="Dyke at Halden breaks", text=LONG))
    cited = Sentence(
        text="A dyke broke.", citations=(passages(story)[0].citation,), support=Support.SUPPORTED
    )
    model = EndpointSummariser("http://127.0.0.1:9/v1", "some/model", context=400, max_tokens=200)
    brief = by_a_model(cited, story=story)
    bounded = sentences_of(brief, 60, model.bound(story, 60))
    shown = [fall.text for fall in falls(bounded).values() if fall.order]
    prompt = model.prompt(story, 60)
    assert all(text in prompt for text in shown)
    assert len(shown) == prompt.count("\n") - 3
    unknown = sentences_of(brief, 60)
    assert sum(fall.order > 0 for fall in falls(unknown).values()) > len(shown)
    assert "which is not known here" in " ".join("\n".join(lines("day", unknown, 80)).split())
    assert "which is not known here" not in " ".join("\n".join(lines("day", bounded, 80)).split())


def test_sentences_that_were_not_looked_at_are_counted() -> None:
    text = " ".join(f"A dyke at Halden number {number} broke on Monday." for number in range(75))
    story = of(
        builders.article(1, headline="Dykes at Halden break", text=text),
        builders.article(2, headline="Dykes at Halden break", text="Dykes at Halden broke on Monday."),
    )
    found = sentences_of(printed(story), 60)
    assert [report.further for report in found.reports] == [15, 0]
    assert "Further sentences: 15. Only the first 60 are looked at." in "\n".join(lines("day", found, 80))


@pytest.mark.parametrize(("words", "over"), [(60, ""), (5, " (one sentence may be longer: it has 16)")])
def test_a_single_sentence_over_the_limit_is_said_to_be_longer(words: int, over: str) -> None:
    story = of(builders.article(1, headline="Dyke at Halden breaks", text=FLOOD.partition(" The pub")[0]))
    told = list(lines("day", sentences_of(printed(story, words), words), 100))
    assert told[1] == f"story-1, day: at most {words} words{over}, by {ExtractiveSummariser.name}"


def test_where_one_sentence_tells_the_story_another_is_not_called_a_repetition() -> None:
    found = falls(sentences_of(printed(flood(), 30), 30))
    assert sum(fall.order > 0 for fall in found.values()) == 1
    early = [fall for fall in found.values() if not fall.order and fall.place == 1]
    assert [fall.why for fall in early] == [
        "one sentence tells the story in so few words, and another tells it better"
    ]


def test_programs_get_the_same_keys_of_what_was_not_printed() -> None:
    line = LedgerLine(
        feed_url="https://wire.example/rss", title="Cod", url="", fate=Fate.BELOW_CUT, detail="by 0.2"
    )
    left_out = unprinted_as_json([(edition(), line)])
    assert left_out.keys() == as_json("day", sentences_of(printed(flood()), 60)).keys()
    assert left_out["unprinted"][0]["detail"] == "by 0.2"


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
