"""Which angle brackets are tags, and markup that was escaped too often."""

from __future__ import annotations

import pytest

from digest.text.html import plain_text, story_html
from digest.text.markup import meant_markup, with_stray_brackets_escaped, without_tags

TEXTS = (
    "Rust & C++: if a<b then c",
    "<The Tide: A Tale of Tresund> opens in Oldmarsh",
    "<조수의 노래> 개막",
    "〈潮の歌〉が開幕",
    "Is 5 < 6 and 7 > 3?",
    "List<String> and Map<K, V> in Java",
    "Prices rise <5%, wages >7%",
    "the value x<b and c>d had been mixed up",
    "We <3 Velmar",
    "Him and <Her>: a film",
    "a<br and c>d",
)


@pytest.mark.parametrize("text", TEXTS)
def test_brackets_that_are_no_tags_stay(text: str) -> None:
    assert without_tags(text) == text
    assert plain_text(text) == text
    assert plain_text(story_html(f"<p>{text}</p><p>More.</p>")) == f"{text} More."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("The <b>lock</b> opens", "The lock opens"),
        ('The <a href="/x" title="a > b">lock</a>', "The lock"),
        ("The <span class=x>lock</span>", "The lock"),
        ("The <o:p>lock</o:p>", "The lock"),
        ("The <my-word>lock</my-word>", "The lock"),
        ("<P>The lock</P>", "The lock"),
        ("The<br>lock<br/>opens", "The lock opens"),
        ("The lock <a href='https://w.exam", "The lock"),
        ('The lock <img src="/x.png" alt="the', "The lock"),
    ],
)
def test_tags_go(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_a_tag_that_hides_is_one_whatever_else_it_says() -> None:
    assert "CANARY" not in plain_text("The lock opens. <p foo hidden>CANARY")
    assert "CANARY" not in story_html("<p>The lock opens.</p><div nonsense hidden>CANARY</div>")


@pytest.mark.parametrize("times", [1, 2])
def test_a_body_that_was_escaped_too_often_keeps_its_paragraphs(times: int) -> None:
    markup = '<p>The lock opened.</p><p>Forty <a href="https://w.example/">barges</a> passed.</p>'
    meant = markup
    for _ in range(times):
        markup = markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert meant_markup(markup) == meant
    assert story_html(markup).count("<p>") == 2


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Write &lt;p&gt;text&lt;/p&gt; for a paragraph.</p>",
        "AT&amp;T says that 5 &lt; 6",
        "if a &lt; b and c &gt; d",
        "&lt;The Tide: A Tale&gt; opens",
    ],
)
def test_what_is_escaped_rightly_stays_so(markup: str) -> None:
    assert meant_markup(markup) == markup


def test_markup_without_stray_brackets_is_left_as_it_is() -> None:
    markup = "<p>The <b>lock</b> <img src=x>opened &lt; twice.</p><!-- a b -->"
    assert with_stray_brackets_escaped(markup) == markup
