"""One long text is heard in parts, and a document tells what it decides, why and by when."""

from __future__ import annotations

from digest.summarise.choose.long_text import is_heard_in_parts, select_by_parts
from digest.summarise.read.passages import article_passages
from digest.summarise.write.extractive import ExtractiveSummariser
from tests import builders
from tests.unit.summarise.stories import of

FIRST = "The council of Norrby approved a second bridge over the Alder on Monday by nine votes to four."
CAUSE = "The old bridge was closed in May because divers found cracks in two of its piers."
DECISION = "The council decided to pay for the new bridge out of the ferry fund."


NOUNS = [
    "harbour",
    "school",
    "tannery",
    "orchard",
    "chapel",
    "granary",
    "bakery",
    "quarry",
    "sawmill",
    "library",
    "lighthouse",
    "theatre",
    "museum",
    "hospital",
    "stable",
    "market",
    "foundry",
    "brewery",
    "dairy",
    "vineyard",
    "tramway",
    "ferry",
    "prison",
    "nursery",
    "stadium",
    "cinema",
    "archive",
    "smithy",
    "pottery",
    "printer",
    "florist",
    "tailor",
    "barber",
    "chandler",
    "cooper",
    "weaver",
    "dyer",
    "hatter",
    "potter",
    "glazier",
    "mason",
    "carter",
    "drover",
    "fuller",
    "miller",
    "tinker",
    "thatcher",
    "turner",
    "wheelwright",
    "saddler",
]
VERBS = ["rents", "repairs", "paints", "sells", "leases", "rebuilds", "closes", "opens", "insures", "heats"]


def varied(number: int) -> str:
    """A sentence of eleven words that shares few with its neighbours."""
    one, two, three, four = (NOUNS[(step * number + step) % len(NOUNS)] for step in (1, 7, 11, 17))
    return f"The {one} {VERBS[number % len(VERBS)]} a {two} and a {three} from the {four}."


def report(paragraphs: int = 54) -> str:
    """A report of so many paragraphs, with its cause in the middle and its decision near the end."""
    told = [FIRST]
    told += [varied(number) for number in range(1, paragraphs)]
    told[paragraphs // 2], told[-5] = CAUSE, DECISION
    return "\n\n".join(told)


def summary(text: str, words: int, **changes: object) -> list[str]:
    article = builders.article(1, headline="Second bridge for Norrby", text=text, **changes)
    (made,) = ExtractiveSummariser().summarise([of(article)], words=words)
    assert not isinstance(made, Exception)
    return [sentence.text for sentence in made.sentences]


def test_a_report_of_54_paragraphs_keeps_its_cause_and_its_decision() -> None:
    told = summary(report(), 100)
    assert told[0] == FIRST
    assert {CAUSE, DECISION} <= set(told)
    assert sum(len(one.split()) for one in told) <= 100


def test_more_words_tell_more() -> None:
    lengths = [sum(len(one.split()) for one in summary(report(), words)) for words in (60, 100, 180, 300)]
    assert lengths == sorted(set(lengths))
    assert all(length > words * 0.8 for length, words in zip(lengths, (60, 100, 180, 300), strict=True))


def test_sentences_of_a_long_text_stand_in_its_own_order() -> None:
    text = report()
    places = [text.index(one) for one in summary(text, 180)]
    assert places == sorted(places)


def test_a_plan_that_fits_is_told_whole_with_its_date_and_its_decision() -> None:
    plan = (
        "We will ship Kestrel 4.0 on 15 April.\n\nTwo of five load tests failed last week.\n\n"
        "The team decided to delay the web console because the login rewrite is not ready."
    )
    assert summary(plan, 100, url="file:plan.md") == plan.split("\n\n")


def test_a_part_speaks_for_its_share() -> None:
    text = "\n\n".join(map(varied, range(40)))
    found = article_passages(builders.article(1, text=text), limit=100)
    chosen = select_by_parts(found, 60).chosen
    # 60 words are two parts of 20 sentences of 11 words, 30 words each: at least two sentences of either
    assert min(sum(number < 20 for number in chosen), sum(number >= 20 for number in chosen)) >= 2


def test_a_sentence_that_leans_on_another_is_not_told_without_it() -> None:
    text = f"{FIRST} It was the third vote of the year.\n\n" + report()
    found = article_passages(builders.article(1, text=text), limit=100)
    chosen = set(select_by_parts(found, 100).chosen)
    assert 1 not in chosen or 0 in chosen


def test_short_reports_and_stories_of_several_are_chosen_from_as_ever() -> None:
    wire, page = builders.article(1), builders.article(2, url="file:a.txt")
    assert [
        is_heard_in_parts([wire], 49, 100),
        is_heard_in_parts([wire], 50, 100),
        is_heard_in_parts([wire], 50, 40),
        is_heard_in_parts([page], 5, 30),
        is_heard_in_parts([page], 5, 20),
        is_heard_in_parts([page, wire], 90, 100),
    ] == [False, True, False, True, False, False]
