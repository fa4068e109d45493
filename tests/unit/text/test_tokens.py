from __future__ import annotations

from digest.text.stopwords import STOPWORDS
from digest.text.tokens import content_words, names, numbers, shingles, stem, words


def test_words_are_lower_case_and_keep_figures_and_contractions_whole() -> None:
    assert words("Don’t pay 1,200 crowns — at 10:30!") == ["don't", "pay", "1,200", "crowns", "at", "10:30"]


def test_content_words_leave_out_grammar_and_join_plural_and_singular() -> None:
    assert content_words("The talks were about the company's two bridges.") == [
        "talk",
        "company",
        "two",
        "bridge",
    ]
    assert content_words("a talk") == ["talk"]


def test_stems_are_gentle() -> None:
    stems = {"cities": "city", "taxes": "tax", "france's": "france", "talks": "talk"}
    assert {word: stem(word) for word in stems} == stems
    assert all(stem(word) == word for word in ("crisis", "bus", "class", "gas", "united"))


def test_stopwords_are_spelt_as_words_gives_them() -> None:
    assert all(words(word) == [word] for word in STOPWORDS)


def test_shingles_are_runs_of_words() -> None:
    assert shingles(["a", "b", "c", "d"], size=3) == [("a", "b", "c"), ("b", "c", "d")]
    assert shingles(["a", "b"], size=4) == [("a", "b")]
    assert shingles([]) == []


def test_names_are_runs_of_capitalised_words() -> None:
    text = (
        "The mayor of Paris, Anne Hidalgo, met King Charles III. "
        "He praised the Bank of England and the U.S. Army."
    )
    assert names(text) == ["Paris", "Anne Hidalgo", "King Charles III", "Bank of England", "U.S. Army"]


def test_the_first_word_of_a_sentence_is_a_name_only_when_it_is_no_stopword() -> None:
    assert names("But Macron refused. NATO agreed. When Japan’s leaders met, they left.") == [
        "Macron",
        "NATO",
        "Japan",
    ]


def test_numbers_are_normalised() -> None:
    text = "1,200 people, 2.5 million euros, $3bn, 5 per cent, 7%, 12.25 points, in 2029 on flight MH370"
    assert numbers(text) == ["1200", "2500000", "3000000000", "5%", "7%", "12.25", "2029"]
