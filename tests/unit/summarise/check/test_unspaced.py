"""Characters of scripts without spaces must be in the passages."""

from __future__ import annotations

from digest.summarise.check.unspaced import pairs_known, unknown_characters


def test_a_character_without_a_neighbour_in_the_passages_is_told() -> None:
    assert unknown_characters("市长李小明", ["市长王小明"]) == "“李” is not so in the cited passages"


def test_a_character_that_only_joins_others_is_left_alone() -> None:
    assert unknown_characters("市长的小明", ["市长王小明"]) == ""


def test_words_with_spaces_have_no_such_characters() -> None:
    assert unknown_characters("The mayor left.", ["Nobody left."]) == ""
    assert pairs_known("The mayor left.", ["Nobody left."]) is None


def test_the_share_of_neighbours_is_that_of_the_passages() -> None:
    assert pairs_known("王小明说", ["王小明"]) == 2 / 3
