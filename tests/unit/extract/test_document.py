"""Files become articles: headline, outlet, byline and date are read out of the text."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from digest.errors import ExtractError
from digest.extract.document import article_from_document, headline_from_text
from digest.models import Evidence
from tests.builders import NOON
from tests.fakes.pages import STORY, page

if TYPE_CHECKING:
    from digest.models import Article

TEXT = "\n\n".join(STORY)
MARCH_4 = datetime(2026, 3, 4, tzinfo=UTC)


def made(text: str, name: str = "notes/bridge.txt") -> Article:
    return article_from_document(name, text.encode(), now=NOON)


def test_a_plain_text_with_a_headline_line() -> None:
    article = made(f"Council approves bridge\n\n{TEXT}")
    assert article.headline == "Council approves bridge"
    assert article.text == TEXT
    assert article.publisher == "bridge"
    assert article.url == "file:notes/bridge.txt"
    assert article.published is None
    assert article.first_seen == NOON
    assert article.language == "en"


def test_a_markdown_article_with_everything_an_outlet_puts_around_it() -> None:
    article = made(
        "# [Council](#) Approves Bridge\n\n"
        "The council approved a new bridge over the Alder river after a debate of nine hours.\n\n"
        "By [Ada Lund](#)\n\nAlder Post, March 04, 2026\n\nRegion: [Asia](#), [Europe](#)\n\n"
        "All Alder Post articles can be read in 51 languages.\n\n\\*\\*\\*\n\n"
        f"*The [city](#) {TEXT.removeprefix('The city ')}\n\n\\*\n\n"
        "Note to readers: Please click the share button above.\n\n"
        "*This article was originally published on [Ada Lund's Newsletter](#).*\n\n"
        "*Ada Lund is an Alderby-based political analyst.*\n\n"
        "The original source of this article is Alder Post  \nCopyright © [Ada Lund](#), Alder Post, 2026\n\n---\n\n"
        "**[Comment on Alder Post Articles on our Facebook page](#)**\n\nArticles by: [Ada Lund](#)\n\n"
        "## About the author:\n\nAda Lund is an Alderby-based political analyst.\n\n"
        "**Disclaimer:** The contents of this article are of sole responsibility of the author(s)."
    )
    assert article.headline == "Council Approves Bridge"
    assert article.publisher == "Alder Post"
    assert article.byline == "Ada Lund"
    assert (article.published, article.is_day_only) == (MARCH_4, True)
    assert article.text.replace("*", "") == TEXT


@pytest.mark.parametrize(
    "start",
    [
        " date 2026-03-04 ",
        "2026-03-04: ",
        "Published: 2026-03-04\n\n",
        "March 4, 2026\n\n",
        "Wednesday, 4 March 2026\n\n",
    ],
)
def test_a_date_before_the_first_sentence_is_read_and_taken_away(start: str) -> None:
    article = made(start + TEXT)
    assert (article.published, article.is_day_only) == (MARCH_4, True)
    assert article.text == TEXT


def test_a_dateline_gives_day_and_agency() -> None:
    article = made(f"Council approves bridge\n\nMarch 4, 2026 (EIRNS)—{TEXT}")
    assert (article.published, article.publisher, article.credit) == (MARCH_4, "EIRNS", "EIRNS")
    assert article.text == TEXT


@pytest.mark.parametrize("said", ["Yesterday, the mayor said", "03/04/2026", "March 4, 2031"])
def test_a_date_is_never_guessed(said: str) -> None:
    assert made(f"Council approves bridge\n\n{said}\n\n{TEXT}").published is None


def test_a_dateline_that_ends_in_a_time_without_a_colon_gives_the_day() -> None:
    article = made(f"A bridge for Alder\n\nJune 6, 2023, 2022 (EIRNS)—{STORY[0]}\n\n{STORY[1]}")
    assert str(article.published) == "2023-06-06 00:00:00+00:00"


def test_without_a_headline_the_first_sentence_gives_one() -> None:
    assert (
        made(TEXT).headline
        == "The city council approved a new bridge over the Alder river on Wednesday after a debate of nine hours"
    )
    assert headline_from_text("A bridge will come. More text.") == "A bridge will come"
    long = "The city council approved a new bridge over the Alder, ending a debate of nine hours that nobody had liked."
    assert headline_from_text(long) == "The city council approved a new bridge over the Alder"


def test_a_numbered_list_becomes_prose_without_its_titles() -> None:
    items = "\n".join(
        f"  {number}. Point {number} of it: {part}" for number, part in enumerate(STORY[1:], start=1)
    )
    article = made(f"Council approves bridge\n\n{STORY[0]}\n\n{items}\n")
    assert article.text == TEXT
    assert "subheads" in article.edits


def test_subheads_do_not_stand_among_the_sentences() -> None:
    with_heads = TEXT.replace("\n\n", "\n\nWhat is the bridge's cost?\n\n", 1).replace(
        "Work is", "A long wait in the cold\n\nWork is"
    )
    assert made(f"Council approves bridge\n\n{with_heads}").text == TEXT


def test_spoofed_letters_are_folded_and_it_is_told() -> None:
    article = made(f"Cоuncil approves bridge\n\n{TEXT.replace('e', 'е')}")
    assert article.headline == "Council approves bridge"
    assert "council" in article.text
    assert "look-alike letters" in article.edits


def test_front_matter_is_read() -> None:
    head = "title: Council approves bridge\nauthor: Ada Lund\ndate: 2026-03-04\nsource: Alder Post"
    for text in (f"---\n{head}\n---\n\n{TEXT}", f"{head}\n\n{TEXT}"):
        article = made(text)
        assert article.headline == "Council approves bridge"
        assert (article.byline, article.publisher, article.published) == ("Ada Lund", "Alder Post", MARCH_4)
        assert article.text == TEXT


def test_an_html_file_is_read_as_a_page() -> None:
    article = article_from_document("bridge.html", page(*STORY), now=NOON)
    assert article.headline == "Bridge approved"
    assert article.text == TEXT
    assert article.url == "file:bridge.html"


def test_a_fetched_address_keeps_its_address() -> None:
    article = article_from_document("https://wire.example/x?utm_source=a", page(*STORY), now=NOON)
    assert article.url == "https://wire.example/x"
    assert article.publisher == "wire.example"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "the council of norrby approved a bridge over the alder and " * 60,
            ("the council of norrby approved a bridge over the alder and " * 5)[:240].rpartition(" ")[0],
        ),
        ("คณะกรรมการเมืองนอร์บีอนุมัติสะพานแห่งที่สองเหนือแม่น้ำอัลเดอร์ " * 2, None),
    ],
)
def test_of_a_text_in_which_no_sentence_ends_the_first_words_are_kept(text: str, kept: str | None) -> None:
    article = article_from_document("a.txt", text.encode(), now=NOON)
    assert article.text == (kept or text.strip())
    assert (article.evidence, article.edits[-1]) == (Evidence.BLURB, "first words")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_common_encoding_is_read(encoding: str) -> None:
    text = TEXT.replace("Lund", "Lünd")
    assert article_from_document("a.txt", text.encode(encoding), now=NOON).text == text


@pytest.mark.parametrize(
    "content", [b"", b" \n\n ", b"\x7fELF\x02\x01\x00\x00", bytes(range(256)) * 20, b"one two"]
)
def test_what_holds_no_sentence_is_an_error_with_a_remedy(content: bytes) -> None:
    with pytest.raises(ExtractError, match="give") as caught:
        article_from_document("odd.bin", content, now=NOON)
    assert caught.value.subject == "odd.bin"
