"""A sentence cites the passages that it was written from; a wrong fact alone does not choose a passage."""

from __future__ import annotations

from digest.summarise.check.alignment import aligned
from digest.summarise.read.passages import Passage, article_passages
from tests import builders

HARBOUR = (
    "The council of Norrby met on Monday to speak about the harbour.",
    "Ada Lund, the harbour master, had asked for a deeper channel.",
    "She said the council would pay for the dredging before winter.",
    "The council of Norrby also spoke about schools, roads and taxes.",
    "Nobody from the ferry company came to the meeting of the council.",
    "Two people in the audience fell asleep.",
    "The council will meet again in spring.",
    "Per Moe sells herring and smoked eel at the market.",
)


def _found(*sentences: str) -> list[Passage]:
    return list(article_passages(builders.article(text=" ".join(sentences))))


def _places(text: str, *sentences: str) -> list[int]:
    return sorted(passage.place for passage in aligned(text, _found(*sentences)))


def test_rare_words_decide_what_is_cited_not_those_of_the_whole_story() -> None:
    assert _places("The council pays for dredging before winter.", *HARBOUR) == [2]


def test_a_pronoun_gets_its_name_from_a_sentence_near_it() -> None:
    assert _places("Lund said the council would pay for the dredging before winter.", *HARBOUR) == [1, 2]


def test_a_wrong_name_does_not_choose_its_own_witness() -> None:
    assert _places("The council would pay for the dredging before winter, Moe said.", *HARBOUR) == [2]


def test_marks_that_do_not_close_keep_no_passage_from_being_cited_and_furniture_is_never_cited() -> None:
    open_mark = "“The channel will be eleven metres deep, the harbour master said."
    furniture = "Subscribe to our newsletter: the channel will be eleven metres deep."
    text = "The channel will be eleven metres deep."
    assert _places(text, *HARBOUR, open_mark) == [8]
    assert 8 not in _places(text, *HARBOUR, furniture)


def test_a_sentence_about_something_else_cites_nothing() -> None:
    assert _places("Xylophones quietly gleam.", *HARBOUR) == []


def test_a_name_that_opens_a_sentence_finds_its_witness() -> None:
    text = "Ada Lund spoke first. The mayor praised the crews of the ferry. Then Lund left the old harbour."
    cited = aligned("Lund praised the crews of the ferry.", article_passages(builders.article(text=text)))
    assert any("Lund" in one.text for one in cited)


def test_a_common_word_that_opens_a_sentence_finds_its_witness() -> None:
    told = ("The rules concern islanders of every age.", "They would need to pass a harbour test by May.")
    assert _places("Islanders would need to pass a harbour test by May.", *told) == [0, 1]
