"""What holds for any text and any bytes."""

from __future__ import annotations

import contextlib
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import ExtractError
from digest.extract.clean import clean
from digest.extract.dates import moment_from_text
from digest.extract.document import article_from_document
from digest.extract.page import read_page
from digest.text.letters import fold_lookalikes, normal
from tests.builders import NOON

PIECES = st.sampled_from(
    ["Read more", "By Ada Lund", "PARIS — ", "(AP)", "\n\n", "\n", " ", "# ", "*", "[x](#)", "1. ", "The mayor said no. ",
     "© 2026", "Mаcron", "…", "\u200b", "“", "A very long line that has no end and goes on and on without a stop ", "e\u0301"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join))
HTML = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div hidden>", "</div>", "<script type=application/ld+json>", "{", "}", '"@type":', "[", "</script>",
         "<style>", ".a{display:none}", "</style>", "<h1>", "<table><tr><td>", "<!--", "-->", "The mayor said no. " * 9,
         "<meta property=og:title content=x>", "&amp;", "\x00", "<article>", "<br>", "é"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(st.text(max_size=300))
def test_normal_text_stays_as_it_is(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {"\u200b", "\u202e", "\x00", "\r", "\u00a0"} & set(once)


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґАБВЕКМНОРСТУХ 0123.,-", max_size=200))
def test_genuine_cyrillic_is_never_folded(text: str) -> None:
    assert fold_lookalikes(text) == unicodedata.normalize("NFC", text)


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold_lookalikes(text)
    assert fold_lookalikes(once) == once


@given(TEXTS)
def test_a_cleaned_text_holds_whole_paragraphs_and_no_markup(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == normal(cleaned.text)
    for paragraph in cleaned.text.split("\n\n") if cleaned.text else []:
        assert paragraph == paragraph.strip() != ""
        assert "\n" not in paragraph


@given(st.lists(PIECES, max_size=30).map("".join), TEXTS)
def test_cleaning_takes_away_but_never_adds_or_reorders(text: str, headline: str) -> None:
    source = letters(fold_lookalikes(normal(text)))
    for paragraph in clean(text, headline=headline).text.split("\n\n"):
        assert letters(paragraph) in source


@given(st.text(max_size=120))
def test_any_text_is_a_date_or_none(text: str) -> None:
    moment = moment_from_text(text)
    assert moment is None or (moment.at.tzinfo is not None and moment.at.year >= 1995)


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.binary(max_size=400), HTML.map(str.encode)))
def test_any_bytes_are_a_page_or_an_extract_error(body: bytes) -> None:
    with contextlib.suppress(ExtractError):
        read = read_page(body, "https://wire.example/1")
        assert "\n\n\n" not in read.text


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.binary(max_size=400), TEXTS.map(str.encode)))
def test_any_bytes_are_a_document_or_an_extract_error(content: bytes) -> None:
    with contextlib.suppress(ExtractError):
        article = article_from_document("some file.txt", content, now=NOON)
        assert article.text
        assert article.headline
        assert article.url == "file:some%20file.txt"
        assert article.published is None or article.published <= NOON
