from __future__ import annotations

from typing import Any

from digest.models import Topic
from digest.topics import select
from digest.topics.trial import try_topic
from tests.builders import article

TRAP = "a" * 5_000 + "b"


def topic(**changes: Any) -> Topic:
    return Topic(**{"id": "sea", "title": "Sea", "include": ("ship AND port", "ferry"), **changes})


def told(number: int, headline: str, text: str = "", **changes: Any) -> Any:
    return article(number, headline=headline, text=text, **changes)


NEWS = [
    told(1, "Ship leaves port"),
    told(2, "Storm at sea", "A ship could not enter the port. " + "Waves. " * 100),
    told(3, "Ferry quiz: what do you know?"),
    told(4, "Ship sinks"),
    told(5, "Mayor resigns"),
]


def test_what_a_topic_takes_and_drops_is_counted_by_reason_and_by_rule() -> None:
    trial = try_topic(topic(exclude=("quiz", "horoscope")), NEWS, None)
    assert trial.counts() == {"headline": 1, "opening": 1, "excluded": 1, "no rule": 2}
    assert trial.by_rule() == {"ship AND port": 2, "ferry": 0, "quiz": 1, "horoscope": 0}


def test_the_best_fits_come_first_and_say_what_matched() -> None:
    first, second = try_topic(topic(exclude=("quiz",)), NEWS, None).taken
    assert first.verdict.article == NEWS[0]
    assert [(hit.term, hit.where) for hit in first.hits] == [("ship", "headline"), ("port", "headline")]
    assert [(hit.term, hit.where) for hit in second.hits] == [("ship", "text"), ("port", "text")]
    assert first.verdict.fit > second.verdict.fit


def test_a_dropped_article_says_which_term_dropped_it() -> None:
    (dropped,) = try_topic(topic(exclude=("(quiz OR game)",)), NEWS, None).excluded
    assert dropped.verdict.article == NEWS[2]
    assert [hit.term for hit in dropped.hits] == ["quiz"]


def test_what_was_nearly_taken_says_what_it_lacked() -> None:
    (near,) = try_topic(topic(), NEWS, None).nearly
    assert near.verdict.article == NEWS[3]
    assert ([hit.term for hit in near.hits], near.lacking) == (["ship"], ("port",))


def test_a_trial_and_an_edition_take_the_same_articles() -> None:
    asked = topic(exclude=("quiz",), feed_urls=NEWS[0].feed_urls)
    taken = {reason.verdict.article.url for reason in try_topic(asked, NEWS, None).taken}
    assert taken == set(select(NEWS, [asked]).topics) == {NEWS[0].url}


def test_a_rule_that_takes_too_long_costs_its_articles_only_and_is_given_up_in_time() -> None:
    traps = [told(number, "Trap", TRAP) for number in range(10, 18)]
    slow = topic(include=("/(a|aa)+$/", "ferry"))
    trial = try_topic(slow, [*NEWS, *traps], None)
    assert trial.counts()["headline"] == 1
    assert trial.counts()["too slow"] == 8  # five tried, three not any more
    selection = select([*NEWS, *traps], [slow])
    assert selection.filtered[traps[0].url] == "sea: took too long: /(a|aa)+$/"
