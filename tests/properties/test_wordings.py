"""Two quotations compared: whatever they are, the answer is the same from both sides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.summarise.compare.quote_alignment import is_same, parting, tokens

WORDS = st.sampled_from(
    [
        "the",
        "dam",
        "held",
        "through",
        "whole",
        "night",
        "keeper",
        "never",
        "left",
        "his",
        "post",
        "wall",
        "not",
        "a",
        "million",
        "billion",
        "[…]",
        "…",
        "we",
        "can’t",
        "[it]",
    ]
)
QUOTATIONS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


@st.composite
def two_wordings(draw: st.DrawFn) -> tuple[str, str]:
    """A quotation, and the same with words exchanged, put in or taken out here and there."""
    words = draw(st.lists(WORDS, min_size=8, max_size=30))
    other = [draw(WORDS) if draw(st.integers(0, 7)) == 0 else word for word in words]
    return " ".join(words), " ".join(word for word in other if draw(st.integers(0, 9)))


@given(QUOTATIONS)
def test_a_quotation_is_the_same_as_itself_and_parts_nowhere(words: str) -> None:
    assert is_same(words, words)
    assert parting(words, words) is None


@given(two_wordings())
def test_where_two_wordings_part_is_in_both_and_holds_every_word_that_is_not_the_same(
    pair: tuple[str, str],
) -> None:
    one, other = pair
    at = parting(one, other)
    if at is None:
        return
    assert 0 <= at.one[0] <= at.one[1] <= len(one)
    assert 0 <= at.other[0] <= at.other[1] <= len(other)
    changed = [token.word for token in tokens(one[slice(*at.one)])]
    assert changed != [token.word for token in tokens(other[slice(*at.other)])]
    assert 0.7 <= at.shared <= 1


@given(QUOTATIONS, QUOTATIONS)
def test_what_is_part_of_a_quotation_does_not_part_from_it_where_it_stands_at_an_end(
    one: str, other: str
) -> None:
    if "…" not in one + other and "[" not in one + other:
        assert is_same(one, f"{one} {other}")
        assert is_same(f"{other} {one}", one)
