"""The signs of headlines, worked out by hand on invented ones."""

from __future__ import annotations

import math

import pytest

from digest.language import ENGLISH, NEUTRAL
from digest.summarise.choose.headline_signs import SIGNS, Told, signs_of, verb_places


def signs(*told: Told | str) -> list[dict[str, float]]:
    rows = signs_of([Told(one) if isinstance(one, str) else one for one in told])
    return [dict(zip(SIGNS, row, strict=True)) for row in rows.tolist()]


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("question", "Will Norrby build it?"),
        ("question", "诺尔比要建桥吗？"),
        ("loud", "Bridge at last!"),
        ("open end", "The bridge of the year is…"),
        ("short", "Bridge approved"),
        ("opens quoted", "«Jamais»: Norrby refuse le pont"),
        ("words and colon", "Norrby bridge: Council votes"),
        ("two sentences", "A door opens. The mayor walks in"),
        ("list", "Bridge, council, Norrby, Alder"),
        ("label", "Opinion: Build the bridge"),
        ("asks", "How Norrby got its bridge"),
        ("withholds", "Here’s the bridge of Norrby"),
        ("opines", "Norrby should build the bridge"),
        ("loaded", "Mayor blasts council"),
        ("vague", "Bridge stirs debate"),
        ("says", "Mayor says bridge is safe"),
        ("state of being", "The bridge is a ruin"),
        ("opens with a pronoun", "They’re building a bridge"),
        ("tells a deed", "Council approves the bridge"),
        ("verb", "Council to vote on the bridge"),
    ],
)
def test_a_sign_is_in_its_example_and_not_in_a_plain_noun_phrase(sign: str, text: str) -> None:
    found, plain = signs(text, "Death of the old ferryman on the quay of Norrby")
    assert found[sign] > 0
    assert plain[sign] == 0


def test_what_headlines_share_is_counted_by_their_words() -> None:
    first, second = signs("Norrby bridge approved", "Norrby ferry sinks")
    # "norrby" is in both: all that is shared. Of three words each, two stand in one headline only.
    assert first["tells what headlines share"] == 1.0
    assert first["strange words"] == pytest.approx(2 / 3)
    assert (first["lead article"], second["lead article"]) == (1.0, 0.0)
    # (2 - 1 for "norrby") over 3 words and 3, shared by 2 headlines
    assert first["centrality"] == pytest.approx(1 / 6 / 2)


def test_likeness_to_texts_is_the_share_of_their_words() -> None:
    told = Told("Norrby bridge approved", opening="Norrby council approved a bridge. It rained.")
    (row,) = signs(told)
    assert row["words of texts"] == 1.0
    assert row["tells the lead's first sentence"] == pytest.approx(3 / 4)
    assert row["tells first sentences"] == pytest.approx(3 / 4)


def test_in_scripts_without_blanks_pairs_of_letters_are_compared() -> None:
    first, _ = signs(Told("诺尔比建桥", language=NEUTRAL), Told("诺尔比沉船", language=NEUTRAL))
    # 诺尔 尔比 are shared, 比建 建桥 are not
    assert first["strange words"] == pytest.approx(2 / 4)


def test_without_tables_the_wording_says_nothing() -> None:
    (row,) = signs(Told("Opinion: Why you should, must, can", language=NEUTRAL))
    assert all(row[name] == 0 for name in ("verb", "label", "asks", "opines", "list"))
    assert row["log length"] == pytest.approx(math.log(6))


def test_no_headline_has_no_row() -> None:
    assert signs_of([]).shape == (0, len(SIGNS))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Council approves bridge", [1]),
        ("The votes of the council", []),
        ("Ferry to sink", [2]),
        ("Mayor was seen", [1, 2]),
        ("In Norrby", []),
    ],
)
def test_verbs_stand_where_a_subject_may_stand_before_them(text: str, places: list[int]) -> None:
    assert verb_places(text, ENGLISH) == places
