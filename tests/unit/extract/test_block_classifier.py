"""Which blocks of a page are kept for its story."""

from __future__ import annotations

import numpy as np
import pytest
from lxml import html

from digest.extract.block_classifier import classifier_from, story_text
from digest.extract.blocks import blocks_of
from digest.extract.features import Found, Known, features

_STORY = [
    "The river rose by a metre in the night, and the town closed both of its bridges before dawn.",
    "Firefighters carried forty people out of the lower streets, the mayor said on Tuesday.",
    "The water is expected to fall from Wednesday on, according to the weather service of the region.",
    "Schools stay closed until the end of the week, and trains end their journey in the next town.",
    "Insurers put the damage at three million crowns, twice as much as after the flood of last year.",
]
_MENU = "<ul class='menu'><li><a href='/a'>World</a></li><li><a href='/b'>Sport</a></li></ul>"
_PAGE = (
    f"<html><body><nav>{_MENU}</nav><article><h1>River rises</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in _STORY)
    + "</article><footer><p><a href='/c'>Contact</a></p></footer></body></html>"
)


def test_a_paragraph_that_the_extractor_lost_is_put_back() -> None:
    lost = "\n\n".join(_STORY[:2] + _STORY[3:])
    kept = story_text(html.document_fromstring(_PAGE), Known(headline="River rises", text=lost))
    assert _STORY[2] in kept.split("\n\n")


def test_menus_and_footers_are_left_out() -> None:
    known = Known(headline="River rises", text="\n\n".join(_STORY))
    kept = story_text(html.document_fromstring(_PAGE), known).split("\n\n")
    assert set(_STORY) <= set(kept)
    assert not {"World", "Sport", "Contact"} & set(kept)


def test_where_the_extractor_found_nothing_nothing_is_made_up() -> None:
    assert story_text(html.document_fromstring(_PAGE), Known(headline="River rises")) == ""


def test_trees_add_up_the_leaves_that_a_row_falls_into() -> None:
    judge = classifier_from(
        {
            "features": ["a", "b"],
            "start": 0.5,
            "threshold": 0.5,
            "trees": [[[0, 1.0, 1, 2], [-2.0], [1, 5.0, 3, 4], [1.0], [3.0]], [[0.25]]],
        }
    )
    chances = judge.chances(np.array([[1.0, 9.0], [2.0, 5.0], [2.0, 6.0]]))
    sums = [0.5 - 2.0 + 0.25, 0.5 + 1.0 + 0.25, 0.5 + 3.0 + 0.25]
    assert chances.tolist() == pytest.approx([1 / (1 + np.exp(-total)) for total in sums])


def test_a_block_is_found_in_a_text_whatever_its_white_space() -> None:
    found = Found("One two  three.\n\nTown | Level\n\nThe river rose by a metre in the night.")
    assert found.share("One two three.") == 1
    assert found.share("Level") == 1
    assert found.share("river rose by a metre") == 1
    assert found.share("The river fell.") == 0


def test_a_long_block_of_which_the_end_was_lost_is_half_found() -> None:
    start, end = "A long paragraph about water. " * 4, "And another thing nobody wrote down. " * 4
    assert Found(start).share(start + end) == pytest.approx(0.5)


def test_every_block_has_the_same_finite_measures() -> None:
    blocks = blocks_of(html.document_fromstring(_PAGE))
    names, table = features(blocks, Known(headline="River rises", text=_STORY[0]))
    assert table.shape == (len(blocks), len(names))
    assert len(set(names)) == len(names)
    assert np.isfinite(table).all()
    assert table[:, names.index("found")].tolist().count(1.0) == 1


def test_a_page_of_one_word_has_measures_too() -> None:
    blocks = blocks_of(html.document_fromstring("<html><body>Word</body></html>"))
    names, table = features(blocks, Known())
    assert table.shape == (1, len(names))
