"""Whatever a feed says: it stays text, links stay harmless, and the same edition gives the same bytes."""

from __future__ import annotations

import markdown as python_markdown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.render import Options, render
from digest.render.escape import markdown, markdown_link, one_line, path_part, printable
from digest.render.links import outward
from tests.fakes import editions
from tests.fakes.dom import is_harmless, walk, xml

MARKUP = st.sampled_from(
    [
        *"<>&\"'[](){}*_`#!|~\\-+=.:;/$%^\n\r\t ",
        "<script>",
        "](javascript:",
        "{{",
        "{%",
        "--",
        "]]>",
        "&#",
        "1. ",
    ]
)
HOSTILE = st.lists(st.one_of(MARKUP, st.text(max_size=5)), min_size=1, max_size=25).map("".join)
OPTIONS = Options(site=editions.SITE)
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(QUIET, max_examples=12)
@given(HOSTILE)
def test_no_output_holds_unescaped_feed_text(text: str) -> None:
    rendering = render(editions.hostile_edition(f"x{text}"), earlier=(), options=OPTIONS)
    wanted = one_line(f"x{text}")
    files = rendering.files
    for path, body in files.items():
        if path.endswith(".html"):
            assert walk(body.decode(), allowed=frozenset({"svg"})).dangers == []
    assert wanted in walk(files["index.html"].decode()).words
    assert walk(rendering.messages["html"]).dangers == []
    contents = [one.text or "" for one in xml(files["feed.xml"]).iter() if one.tag.endswith("content")]
    assert all(walk(content).dangers == [] for content in contents)
    page = walk(
        python_markdown.markdown(files["2026/03/05/morning/edition.md"].decode(), extensions=["extra"])
    )
    assert page.dangers == []
    assert wanted in page.words


@settings(QUIET, max_examples=6)
@given(HOSTILE)
def test_the_same_edition_gives_the_same_bytes(text: str) -> None:
    first, second = (render(editions.hostile_edition(text), earlier=(), options=OPTIONS) for _ in range(2))
    assert (first.files, first.messages) == (second.files, second.messages)


@QUIET
@given(HOSTILE)
def test_markdown_shows_any_text_as_it_stands(text: str) -> None:
    seen = walk(python_markdown.markdown(f"x {markdown(text)} x", extensions=["extra"]))
    assert seen.dangers == []
    assert seen.words == " ".join(f"x {one_line(text)} x".split())


@QUIET
@given(HOSTILE)
def test_text_at_the_start_of_a_line_makes_no_block(text: str) -> None:
    assert set(walk(python_markdown.markdown(markdown(text), extensions=["extra"])).tags) <= {"p"}


@QUIET
@given(st.one_of(HOSTILE, HOSTILE.map("https://a.example/".__add__)))
def test_a_linked_address_is_harmless_and_linking_it_again_changes_nothing(url: str) -> None:
    address = outward(url)
    assert is_harmless(address)
    assert outward(address) == address
    html = python_markdown.markdown(f"[x]({markdown_link(address)})") if address else ""
    assert walk(html).dangers == []


@QUIET
@given(st.text())
def test_any_name_becomes_one_harmless_folder_and_stays_it(name: str) -> None:
    part = path_part(name)
    assert path_part(part) == part
    assert part
    assert not set(part) & set("./\\ \x00")


@QUIET
@given(st.text())
def test_printable_text_is_what_xml_can_hold(text: str) -> None:
    from xml.sax.saxutils import escape

    root = xml(f"<x>{escape(printable(text))}</x>")
    assert (root.text or "").split() == printable(text).split()
