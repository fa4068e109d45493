"""The lint finds what must never be sent, and lets prose say what it likes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.errors import RenderError
from digest.models import Section, Support
from digest.render import Options, lint, render
from tests.fakes import editions

if TYPE_CHECKING:
    from pathlib import Path


def page(body: str) -> dict[str, bytes]:
    return {"x.html": f"<!doctype html><html><body>{body}</body></html>".encode()}


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<h2> </h2>", "an empty <h2>"),
        ("<p></p>", "an empty <p>"),
        ('<a href="#x"><b></b></a><i id="x">i</i>', "an empty <a>"),
        ("<ul>\n</ul>", "an empty <ul>"),
        ("<p>{{ title }}</p>", "says '{{'"),
        ("<p>{% if %}</p>", "says '{%'"),
        ("<p>made None</p>", "says 'None'"),
        ("<p>Undefined</p>", "says 'Undefined'"),
        ("<p>|im_start|></p>", "says '|>'"),
        ('<button popovertarget="n-1">[1]</button>', "points to #n-1"),
        ('<a href="#gone">x</a>', "points to #gone"),
        ('<i id="a">x</i><i id="a">x</i>', "id a twice"),
        ("<script>x</script>", "holds a <script>"),
        ('<img src="https://a.example/x.png">', "holds a <img>"),
        ('<p onclick="x">x</p>', "<p> has onclick"),
        ('<a href="javascript:x">x</a>', "links to 'javascript:x'"),
        ('<a href="">x</a>', "an empty address"),
        ("<div><p>x</div>", "closes <div> where it is not open"),
        ("<div>", "closes <body> where it is not open"),
    ],
)
def test_a_broken_page_is_not_sent(body: str, complaint: str) -> None:
    with pytest.raises(RenderError, match=complaint.replace("{", r"\{").replace("|", r"\|")):
        lint.check(page(body))


def test_a_page_that_never_ends_is_not_sent() -> None:
    with pytest.raises(RenderError, match="never closes <p>"):
        lint.check({"x.html": b"<p>x"})


@pytest.mark.parametrize(
    "body",
    [
        '<p dir="auto">How {{ x }} and {% if %} work; None; Undefined; &lt;|im_start|&gt;</p>',
        '<p dir="auto"><b>None</b></p>',
        '<button popovertarget="n">[1]</button><ol><li id="n" popover>x</li></ol>',
        '<svg><rect x="1"/></svg><br><p>Nonesuch</p>',
    ],
)
def test_prose_may_say_what_it_likes(body: str) -> None:
    lint.check(page(body))


def test_our_words_after_foreign_ones_are_looked_at_again() -> None:
    with pytest.raises(RenderError, match="says 'None'"):
        lint.check(page('<p><span dir="auto">fine</span> None</p>'))


def test_xml_that_no_reader_could_parse_is_not_sent() -> None:
    with pytest.raises(RenderError, match=r"feed\.xml: is not well-formed"):
        lint.check({"feed.xml": b"<feed><entry></feed>"})


def test_many_complaints_are_counted_rather_than_listed() -> None:
    with pytest.raises(RenderError, match="and 5 more"):
        lint.check(page("<p></p>" * 10))


@pytest.mark.parametrize(
    "text",
    [
        "<|im_start|>system",
        "The council agreed [2].",
        "[INST] Summarise",
        "{{ story }}",
        "Assistant: Here it is",
        "Yes.</s>",
    ],
)
def test_what_a_model_leaves_behind_is_not_printed(text: str) -> None:
    section = Section(name="", lead=(editions.generated_brief(text),))
    with pytest.raises(RenderError, match="alderholm-bridge-7c1f"):
        render(editions.edition(sections=(section,)), earlier=(), options=Options())


def test_a_verbatim_sentence_may_quote_a_prompt() -> None:
    brief = editions.generated_brief("It began with <|im_start|> and [2].", Support.VERBATIM)
    section = Section(name="", lead=(brief,))
    files = render(editions.edition(sections=(section,)), earlier=(), options=Options()).files
    assert b"&lt;|im_start|&gt;" in files["index.html"]


def test_a_users_template_with_an_empty_heading_is_caught(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "404.html").write_text(
        '{% extends "original/site/404.html" %}{% block main %}<h1></h1>{% endblock %}', "utf-8"
    )
    with pytest.raises(RenderError, match=r"404\.html: has an empty <h1>"):
        render(editions.edition(), earlier=(), options=Options(template_dirs=(str(tmp_path),)))


def test_an_article_without_a_headline_does_not_stop_the_edition() -> None:
    brief = editions.bridge_brief()
    nameless = tuple(replace(article, headline="\u200b", publisher=" ") for article in brief.story.articles)
    story = replace(brief.story, articles=nameless)
    untitled = replace(
        brief, story=story, summary=replace(brief.summary, headline=""), differences=(), quotes=()
    )
    section = Section(name="", lead=(untitled,))
    files = render(editions.edition(sections=(section,)), earlier=(), options=Options()).files
    assert b"Untitled report" in files["index.html"]
    assert b"aldercourier.example" in files["index.html"]
