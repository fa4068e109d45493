"""The five documents beside the project, where they are there: read as a person would read them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.extract.document import article_from_document
from tests.builders import NOON

if TYPE_CHECKING:
    from digest.models import Article

_SHARED = Path(os.environ.get("DIGEST_SHARED") or Path(__file__).resolve().parents[2] / "shared")
_FILES = sorted((_SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    len(_FILES) != 5, reason=f"the five seed documents are not in {_SHARED / 'seeds'}"
)

EXPECTED = (
    # headline begins, outlet, byline, day
    ("France Is Reportedly", "Global Research", "Andrew Korybko", "2023-06-07"),
    ("France is standing firm", None, "", "2023-07-08"),
    ("Macron Says", "EIRNS", "", "2023-06-06"),
    ("Macron blocks NATO outpost", None, "Laura Kayali and Stuart Lau", ""),
    ("Macron’s Opposition", None, "", ""),
)
CHROME = re.compile(
    r"click|subscribe|telegram|newsletter|disclaimer|copyright|facebook|home page|back to top|posted by|bmi|"
    r"frequent contributor|all rights|reports from|\]\(|\*|^#|^\d+\.|^date\b",
    re.IGNORECASE | re.MULTILINE,
)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [article_from_document(path.name, path.read_bytes(), now=NOON) for path in _FILES]


@pytest.mark.parametrize("number", range(5))
def test_headline_outlet_byline_and_day_are_read(articles: list[Article], number: int) -> None:
    article = articles[number]
    headline, outlet, byline, day = EXPECTED[number]
    assert article.headline.startswith(headline)
    assert article.publisher == (outlet or _FILES[number].stem)
    assert article.byline == byline
    assert (article.published.date().isoformat() if article.published else "") == day


@pytest.mark.parametrize("number", range(5))
def test_nothing_of_the_site_is_left_and_every_paragraph_is_whole(
    articles: list[Article], number: int
) -> None:
    text = articles[number].text
    assert not CHROME.search(text)
    assert not re.search("[\u0400-\u04ff\u200b\u00ad]", text + articles[number].headline)
    for paragraph in text.split("\n\n"):
        assert re.search(r"[.!?][”\"’)]*$", paragraph), paragraph
        assert paragraph[0].isupper() or paragraph[0] in '“"‘', paragraph


def test_every_real_paragraph_is_there(articles: list[Article]) -> None:
    assert [article.text.count("\n\n") + 1 for article in articles] == [7, 8, 5, 12, 7]
