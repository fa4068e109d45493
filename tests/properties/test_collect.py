"""Reading feeds: any bytes give entries or a `ParseError`; nothing is lost, nothing comes twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.collect.boilerplate import without_boilerplate
from digest.collect.decide import decide
from digest.collect.parse import parse
from digest.errors import ParseError
from digest.text.html import plain_text, safe_html
from tests.builders import NOON, at, entry

if TYPE_CHECKING:
    from digest.models import Entry

FEEDS = [path.read_bytes() for path in sorted((Path(__file__).parents[1] / "data" / "feeds").iterdir())]
URL = "https://wire.example/rss"


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """A feed with pieces torn out, doubled or replaced."""
    body = bytearray(draw(st.sampled_from(FEEDS)))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(body)))
        end = min(len(body), start + draw(st.integers(0, 40)))
        piece = draw(
            st.binary(max_size=8)
            | st.sampled_from([b"<", b"]]>", b"<![CDATA[", b"&x;", b"\xff", b"<item>", b"'"])
        )
        body[start:end] = piece * draw(st.sampled_from([1, 1, 1, 50]))
    return bytes(body)


@settings(max_examples=300, deadline=None)
@given(
    mutants() | st.binary(max_size=200),
    st.sampled_from(["", "text/xml; charset=utf-16", "x; charset=koi8-r"]),
)
def test_any_bytes_give_entries_or_a_parse_error(body: bytes, content_type: str) -> None:
    try:
        feed = parse(body, content_type, URL, URL, NOON)
    except ParseError:
        return
    for one in feed.entries:
        assert one.url == "" or one.url.startswith(("http://", "https://"))
        assert one.published is None or one.published <= NOON
        assert one.title == " ".join(one.title.split())
        assert safe_html(one.html, one.url or URL) == one.html
        assert "<script" not in one.html.lower()


SHORT = st.text(st.sampled_from("ab <>&\"'é"), max_size=8)
ENTRIES = st.lists(
    st.builds(
        lambda number, guid, url, title, hours: replace(
            entry(number),
            guid=guid,
            url=f"https://wire.example/{url}" if url else "",
            title=title,
            html=f"<p>{title}</p>",
            published=None if hours is None else at(-hours),
        ),
        st.integers(1, 4),
        st.sampled_from(["", "a", "b", "c"]),
        st.sampled_from(["", "x", "y", "z"]),
        st.sampled_from(["One", "Two", "Three"]),
        st.sampled_from([None, 1, 2]),
    ),
    max_size=8,
)


def texts(entries: list[Entry]) -> set[tuple[str, str]]:
    return {(one.url, one.title) for one in entries}


@given(ENTRIES, st.integers(1, 9))
def test_every_article_of_a_reading_is_taken_or_capped_once(entries: list[Entry], limit: int) -> None:
    decision = decide(entries, {}, limit)
    taken = [one for one, _ in decision.entries]
    capped = [one for one, _ in decision.capped]
    assert texts([*taken, *capped]) == texts(entries)
    assert len({one.guid for one in [*taken, *capped]}) == len(taken) + len(decision.capped)
    assert len(taken) <= limit
    assert len(taken) + len(decision.capped) + decision.known == len(entries)


@given(ENTRIES)
def test_reading_the_same_again_brings_nothing(entries: list[Entry]) -> None:
    known = {one.guid: mark for one, mark in decide(entries, {}, 100).entries}
    assert decide(entries, known, 100).entries == ()


@given(ENTRIES)
def test_new_guids_bring_no_article_that_has_an_address_twice(entries: list[Entry]) -> None:
    known = {one.guid: mark for one, mark in decide(entries, {}, 100).entries}
    rotated = [replace(one, guid=f"new-{number}") for number, one in enumerate(entries)]
    again = [one for one, _ in decide(rotated, known, 100).entries]
    assert not texts([one for one in again if one.url]) - texts(entries)
    assert not [
        one for one in again if one.url and one.guid not in known and (one.url, one.title) in texts(entries)
    ]


@given(SHORT)
def test_text_and_markup_are_harmless_whatever_comes_in(text: str) -> None:
    safe = safe_html(text)
    assert safe_html(safe) == safe
    assert plain_text(plain_text(text).replace("&", "&amp;").replace("<", "&lt;")) == plain_text(text)


@settings(max_examples=200, deadline=None)
@given(mutants())
def test_taking_boilerplate_out_loses_no_entry_and_adds_no_word(body: bytes) -> None:
    try:
        feed = parse(body, "", URL, URL, NOON)
    except ParseError:
        return
    bare = without_boilerplate(feed.entries, feed.title)
    assert [one.guid for one in bare] == [one.guid for one in feed.entries]
    for before, after in zip(feed.entries, bare, strict=True):
        assert replace(after, html=before.html, summary=before.summary) == before
        sent = iter(plain_text(before.html))
        assert all(letter in sent for letter in plain_text(after.html))
        assert safe_html(after.html, before.url or URL) == after.html
