"""The blocks that a page shows: what parts them, and what is known of where they stand."""

from __future__ import annotations

import pytest
from lxml import html

from digest.extract.blocks import Block, blocks_of


def _blocks(body: str) -> list[Block]:
    return blocks_of(html.document_fromstring(f"<html><body>{body}</body></html>"))


def _texts(body: str) -> list[str]:
    return [block.text for block in _blocks(body)]


def test_paragraphs_headings_and_items_are_blocks_in_reading_order() -> None:
    assert _texts(
        "<h1>Dam  holds</h1><div>Before <p>The <b>dam</b> held.</p> after<ul><li>One</li></ul></div>"
    ) == [
        "Dam holds",
        "Before",
        "The dam held.",
        "after",
        "One",
    ]


def test_line_breaks_part_blocks_and_inline_markup_does_not() -> None:
    assert _texts("<div>One <em>line</em><br>Another <a href='/'>line</a></div>") == [
        "One line",
        "Another line",
    ]


def test_scripts_and_fields_of_forms_are_no_text_but_what_follows_them_is() -> None:
    assert _texts("<p>Seen<script>var a = 1</script> too<select><option>No</option></select>.</p>") == [
        "Seen too."
    ]


def test_a_row_of_a_table_is_read_as_one_line() -> None:
    table = "<table><tr><th>Town</th><th>Level</th></tr><tr><td>Lund</td><td>3 m</td></tr></table>"
    assert _texts(table) == ["Town | Level", "Lund | 3 m"]


def test_a_table_that_only_lays_out_a_page_keeps_its_paragraphs_apart() -> None:
    assert _texts("<table><tr><td><p>Menu</p></td><td><p>Story</p></td></tr></table>") == ["Menu", "Story"]


def test_a_block_knows_how_much_of_it_is_link() -> None:
    plain, linked = _blocks("<p>Nothing to click</p><p><a href='/x'>All of it</a></p>")
    assert plain.link == 0
    assert linked.link == pytest.approx(1.0)


def test_a_container_knows_how_much_prose_stands_in_it() -> None:
    sentence = "The river rose by a metre in the night and then fell again."
    blocks = _blocks(f"<article><p>{sentence}</p><p>{sentence}</p></article><div>Menu</div>")
    article = blocks[0].container.above
    assert article is not None
    assert (article.tag, article.prose, article.first, article.last) == ("article", 26, 0, 1)
    assert blocks[2].container.prose == 0


def test_a_page_nested_thousands_deep_is_read() -> None:
    deep = 3000
    assert _texts("<div>" * deep + "Found" + "</div>" * deep) in (["Found"], [])
