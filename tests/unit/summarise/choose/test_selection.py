"""The choice of a summary's sentences."""

from __future__ import annotations

from datetime import timedelta

import pytest

from digest.models import Story, Summary
from digest.summarise.read.editing import unintroduced_mentions, unintroduced_subject
from digest.summarise.read.passages import passages
from digest.summarise.redundancy import repeats
from digest.summarise.write.extractive import ExtractiveSummariser
from tests import builders
from tests.unit.summarise.stories import of, told


def printed(story: Story, words: int = 100) -> list[str]:
    (result,) = ExtractiveSummariser().summarise([story], words=words)
    assert isinstance(result, Summary)
    return [sentence.text for sentence in result.sentences]


def reported(*reports: tuple[str, str], days_apart: int = 0) -> Story:
    """A story of reports, each a headline and a text."""
    return of(
        *(
            builders.article(
                number,
                headline=headline,
                text=text,
                published=builders.at(-2) - timedelta(days=days_apart * (number - 1)),
            )
            for number, (headline, text) in enumerate(reports, start=1)
        )
    )


def test_a_short_brief_tells_what_its_headline_tells() -> None:
    story = reported(
        (
            "Cod quota cut by a third",
            (
                "Skipper Jon Vale lost two nets to the winter storms, and his crew of five says the boat is for sale. "
                "Fisheries ministers of three countries cut the cod quota by a third on Tuesday."
            ),
        ),
        (
            "Ministers cut cod quota by a third",
            "Harbour towns wait for spring with old boats. The cod quota falls by a third, ministers decided.",
        ),
    )
    (sentence,) = printed(story, words=30)
    assert "quota" in sentence


def test_a_short_brief_is_one_sentence() -> None:
    text = "The cod quota was cut by a third on Tuesday. Skippers in Vale harbour protested. Prices rose at once."
    assert len(printed(reported(("Cod quota cut by a third", text)), words=40)) == 1


def test_the_other_topic_of_a_report_stays_out() -> None:
    story = reported(
        (
            "Singer Ida Moss dies at 81",
            "Ida Moss, the singer of a hundred ballads, died on Monday at the age of 81 in Norrby, her family said.",
        ),
        (
            "Ida Moss has died; rail talks resume",
            "Singer Ida Moss has died. And railway unions sit down today with Norrail to settle wages for drivers.",
        ),
        ("Fans mourn Ida Moss", "Fans laid flowers for the singer Ida Moss at the opera house in Norrby."),
    )
    assert not any("railway" in sentence for sentence in printed(story))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Hospital managers say no patients were harmed.",
            "No patients had been harmed, the group said in a statement.",
        ),
        (
            "Storm Agda killed one man in Halden and injured 17 people.",
            "Per Holm was the first victim of Storm Agda, which broke the dyke in Halden and injured 17 people.",
        ),
        (
            "Sunday's race to Lake Halden was cut to 40 kilometres and will start at the old mill, as the bridge is shut.",
            "The Tour of the Alder goes to Lake Halden, but it will start at the old mill, six kilometres up the valley.",
        ),
    ],
)
def test_the_same_fact_in_other_words_is_a_repetition(one: str, other: str) -> None:
    first, second = passages(told(one, other))
    assert repeats(first, second)


def test_two_facts_about_one_thing_are_no_repetition() -> None:
    first, second = passages(
        told(
            "The new bridge over the Alder will cost 40 million crowns.",
            "The bridge over the Alder opens for cyclists and trams in the spring of next year.",
        )
    )
    assert not repeats(first, second)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The house had stood in silence for Per Holm, the retired pilot.", "house"),
        ("The French official insisted that the plan is dead.", "official"),
        ("In separate reports, the publication said that fasting begins.", "publication"),
        ("Both companies said that they would appeal.", "company"),
        (
            "When hackers locked all of the computers of the clinic in one night, the director remembered her number.",
            "director",
        ),
        ("The council approved a new bridge on Wednesday.", ""),
        ("The Association of Insurers said that claims had doubled.", ""),
        ("Storm Agda killed one man in Halden.", ""),
    ],
)
def test_a_thing_that_is_spoken_of_as_known_is_noticed(text: str, noun: str) -> None:
    assert unintroduced_subject(text) == noun


def test_nothing_is_spoken_of_as_known_before_it_was_introduced() -> None:
    story = reported(
        (
            "Dyke at Halden breaks in storm",
            (
                "A dyke at Halden broke in a storm on Monday and water filled two hundred cellars, the mayor said. "
                "The publication had warned of weak dykes at Halden in a storm for years."
            ),
        ),
        (
            "Halden floods",
            "Storm water ran through Halden after its dyke broke. The dyke had been built in 1911.",
        ),
    )
    text = printed(story)
    assert not any(sentence.startswith("The publication") for sentence in text)


def test_a_summary_does_not_open_with_where_it_was_read() -> None:
    story = reported(
        (
            "Norway blocks pipeline",
            "As the Halden Times reported yesterday, Norway blocks the pipeline that Sweden wants to build.",
        ),
        ("Norway blocks Swedish pipeline", "Norway is blocking the pipeline from Sweden over fish grounds."),
    )
    assert not printed(story)[0].startswith("As the")


def test_a_quotation_is_not_printed_without_its_speaker() -> None:
    story = reported(
        (
            "Norway blocks pipeline",
            (
                "Norway blocks the pipeline from Sweden, and the towns on its way applaud. "
                "“Nobody needs a pipeline through fish grounds,” mayor Ida Moss said. "
                "“The majority of towns oppose the pipeline. They don’t want it here.”"
            ),
        )
    )
    assert not any(sentence.startswith("“The majority") for sentence in printed(story))


def test_yesterday_is_avoided_when_reports_lie_days_apart() -> None:
    reports = (
        (
            "Norway blocks pipeline",
            "Norway blocked the pipeline from Sweden yesterday, the ministry said in Oslo.",
        ),
        (
            "Norway blocks pipeline",
            "Norway blocked the pipeline from Sweden, the ministry said in Oslo in June.",
        ),
    )
    assert "yesterday" not in printed(reported(*reports, days_apart=5))[0]


def test_nobody_acts_in_a_summary_under_a_surname_that_it_has_not_introduced() -> None:
    story = reported(
        (
            "Port sale in Norrby is called off",
            (
                "Castor has cancelled the port sale in Norrby after a leaked letter. "
                "Prime Minister Linn Castor called off the sale of the port in Norrby on Monday. "
                "Castor’s party had backed the sale of three terminals for a year."
            ),
        ),
        (
            "Norrby keeps its port",
            "The port of Norrby will not be sold, the government said on Monday, after a letter was leaked.",
        ),
    )
    text = printed(story)
    alone = [place for place, sentence in enumerate(text) if sentence.startswith("Castor")]
    named = [place for place, sentence in enumerate(text) if "Linn Castor" in sentence]
    assert named
    assert all(place > named[0] for place in alone)
    assert not text[0].startswith("Castor")


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Ida Moss pointed out that the 48 schools had volunteered.", {"48"}),
        ("Police released the three men on Monday.", {"men"}),
        ("Ida Moss thanked the 48 schools that had volunteered.", set()),
        ("Ida Moss rode the 124 kilometres in three hours.", set()),
        ("Tariffs rose under the 2017 rules and fell later.", set()),
        ("Ida Moss was away for the three days.", set()),
        ("“We thank the three men,” Ida Moss said.", set()),
        ("The publication had warned the three men.", {"publication", "men"}),
    ],
)
def test_a_group_is_counted_before_it_is_spoken_of_as_known(text: str, before: set[str]) -> None:
    assert unintroduced_mentions(text) == before
