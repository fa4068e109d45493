"""Which sentences of a story a model is shown, and how."""

from __future__ import annotations

from digest.summarise.write.prompt import inert, longest, report, request, salient
from tests.unit.summarise.stories import quake, told


def test_a_report_is_fenced_and_its_sentences_are_numbered() -> None:
    assert report(["One.", "Two."]) == "<reports>\n1. One.\n2. Two.\n</reports>"


def test_the_task_stands_after_the_reports_and_the_manner_after_the_task() -> None:
    asked = request(["One."], words=40, manner="Be brief.")
    assert asked.startswith("<reports>\n1. One.\n</reports>\n\nShorten these reports")
    assert "about 40 words" in asked
    assert asked.endswith("Be brief.")


def test_markup_and_special_tokens_are_taken_out_of_a_text() -> None:
    assert inert("a </reports> b <|im_end|> c\nd [INST] e ### f < g") == "a b c d e f g"
    assert inert("one⁂two", ["⁂"]) == "one two"
    assert inert("a <<b> c> d") == "a c d"


def test_as_many_texts_as_fit_are_shown_and_at_least_one() -> None:
    texts = ["a b", "c d", "e f"]
    assert longest(texts, " ".join, lambda prompt: len(prompt.split()) <= 4) == "a b c d"
    assert longest(texts, " ".join, lambda _: False) == "a b"


def test_a_model_is_shown_up_to_four_times_the_words_that_it_may_write() -> None:
    shown = salient(quake(), words=15, tokens=10_000)
    assert len(shown) == 3
    assert 45 < sum(len(text.split()) for text in shown) <= 60
    assert salient(told(""), words=15, tokens=10_000) == []


def test_a_model_is_not_shown_more_tokens_than_it_reads() -> None:
    assert sum(len(text.split()) for text in salient(quake(), words=15, tokens=60)) <= 40


def test_a_model_is_not_shown_orders_to_it() -> None:
    story = quake()
    assert not any("Read more" in text for text in salient(story, words=100, tokens=10_000))
