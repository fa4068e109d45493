"""The arguments of a one-off digest are told apart, and a feed among them is its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from digest.collect.recognise import is_feed_document
from digest.errors import ConfigError, FetchError, LimitError
from digest.making import Reader, documents, material_of, split_sources
from digest.models import Feed
from digest.report import Report
from digest.run.guard import InlineGuard
from tests import builders
from tests.builders import NOON, at
from tests.fakes.pages import OneByOne
from tests.fakes.web import FakeFetcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest.models import Request, Response

R = TypeVar("R")


def test_files_addresses_and_standard_input_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "a report.txt"
    file.write_text("text", encoding="utf8")
    wanted = split_sources([str(file), "https://x.example/1", "-"])
    assert wanted.files == (file,)
    assert wanted.addresses == ("https://x.example/1",)
    assert wanted.stdin
    assert wanted.query == ""


def test_anything_else_is_a_query() -> None:
    assert split_sources(["nato AND (japan OR tokyo)"]).query == "nato AND (japan OR tokyo)"
    assert split_sources(["nato", "japan"]).query == "nato japan"
    assert split_sources(["/\\bAUKUS\\b/"]).query == "/\\bAUKUS\\b/"


@pytest.mark.parametrize("name", ["report.txt", "notes/today"])
def test_a_file_that_is_not_there_is_no_query(name: str) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        split_sources([name])


def test_a_folder_says_to_name_its_files(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="name the files"):
        split_sources([str(tmp_path)])


def test_a_query_beside_documents_is_refused() -> None:
    with pytest.raises(ConfigError, match="not both"):
        split_sources(["nato", "https://x.example/1"])


def test_the_material_covers_all_dates_that_its_articles_say() -> None:
    said = [builders.article(1, published=at(-50)), builders.article(2, published=at(-3))]
    undated = builders.article(3, published=None, first_seen=NOON)
    material, imprint = material_of([*said, undated], title="", now=NOON)
    assert imprint.slug == "2026/03/05/digest"
    assert all(article.at in material.window for article in said)
    assert NOON not in material.window
    assert len(material.articles) == 3


def reader_with(**changes: Any) -> Reader:
    tools = {
        "fetcher": FakeFetcher(),
        "guard": InlineGuard(),
        "executor": OneByOne(),
        "now": NOON,
        "report": Report(),
    }
    return Reader(**{**tools, **changes})


class GivesUpOn(InlineGuard):
    """Ends the reading of one document, as a guard does with one that takes too long."""

    def __init__(self, name: str) -> None:
        self.name = name

    def call(self, fn: Callable[..., R], *args: object) -> R:
        if self.name in args:
            raise LimitError("a call", "took more than 3 s")
        return super().call(fn, *args)


def test_a_document_that_hurts_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text(
            "The bridge at Alder was closed on Monday after cracks were found in it."
        )
    bad, good = str(tmp_path / "bad.txt"), str(tmp_path / "good.txt")
    report = Report()
    made = documents(split_sources([bad, good]), b"", reader_with(guard=GivesUpOn(bad), report=report))
    assert len(made) == 1
    assert [(problem.subject, problem.reason) for problem in report.problems] == [(bad, "took more than 3 s")]


def test_material_without_articles_is_still_material() -> None:
    assert material_of([], title="Nothing", now=NOON)[0].articles == ()


# --------------------------------------------------------------------------- feeds


ITEM = "<item><title>{0}</title><link>{1}</link><description>{2}</description></item>"
LOCK = ITEM.format(
    "The lock at Velmar reopens",
    "https://h.example/a",
    "The lock opened again on Tuesday. Two barges passed before noon, the harbour master said.",
)
FERRY = ITEM.format(
    "Ferry runs aground off Skerrow",
    "/b",
    "The ferry Marigold ran aground on Monday with 212 passengers aboard. Nobody was hurt.",
)
RSS = (
    "<rss version='2.0'><channel><title>Harbour Post</title><link>https://h.example/</link>"
    f"{LOCK}{FERRY}</channel></rss>"
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><link href="https://h.example/"/>
<entry><id>urn:1</id><title>The lock at Velmar reopens</title><link href="a"/>
<summary>The lock opened again on Tuesday. Two barges passed before noon.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Harbour Post</title><link>https://h.example/</link></channel>
<item><title>The lock at Velmar reopens</title><link>https://h.example/a</link>
<description>The lock opened again on Tuesday. Two barges passed before noon.</description></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "home_page_url": "https://h.example/",
"items": [{"id": "1", "url": "/a", "title": "The lock at Velmar reopens",
"content_text": "The lock opened again on Tuesday. Two barges passed before noon."}]}"""
JUNK = "<br />\n<b>Warning</b>: something in theme.php on line 7<br />\n<?xml version='1.0'?>\n"


@pytest.mark.parametrize(
    "text",
    [
        RSS,
        ATOM,
        RDF,
        JSON,
        "\ufeff\n " + RSS,
        "<?xml version='1.0'?><?xml-stylesheet href='x.xsl'?><!-- made by hand --><!DOCTYPE rss>" + RSS,
        JUNK + RSS,
        RSS.replace("<rss ", "<?xml version='1.0' encoding='utf-16'?><rss "),
    ],
)
@pytest.mark.parametrize("way", ["file", "stdin", "address"])
def test_the_entries_of_a_feed_are_the_documents(tmp_path: Path, text: str, way: str) -> None:
    body = text.encode("utf-16" if "utf-16" in text else "utf-8")
    file = tmp_path / "export.dat"
    file.write_bytes(body)
    url = "https://h.example/feed"
    name = {"file": str(file), "stdin": "-", "address": url}[way]
    report = Report()
    made = documents(
        split_sources([name]),
        body,
        reader_with(fetcher=FakeFetcher({url: body}), fulltext="feed", report=report),
    )
    lock = next(article for article in made if "Velmar" in article.headline)
    assert "opened again on Tuesday" in lock.text
    assert lock.url == "https://h.example/a"
    assert lock.publisher == "Harbour Post"
    assert not report.problems


def test_a_feed_in_a_file_has_its_links_relative_to_its_site(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(RSS, encoding="utf8")
    made = documents(split_sources([str(file)]), b"", reader_with(fulltext="feed"))
    assert {article.url for article in made} == {"https://h.example/a", "https://h.example/b"}


def test_of_a_long_feed_the_newest_entries_are_taken_and_the_rest_is_counted(tmp_path: Path) -> None:
    items = "".join(
        ITEM.format(
            f"Report {number}",
            f"https://h.example/{number}",
            f"It rained {number} days in Velmar. It was wet.",
        )
        for number in range(120)
    )
    file = tmp_path / "feed.xml"
    file.write_text(RSS.replace(LOCK, items), encoding="utf8")
    report = Report()
    made = documents(split_sources([str(file)]), b"", reader_with(fulltext="feed", report=report))
    assert len(made) == 50
    assert (report.counts["make/entries"], report.counts["make/left out"]) == (50, 71)


def test_its_pages_are_read_as_fulltext_says(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(RSS, encoding="utf8")
    for fulltext, asked in (("feed", 0), ("page", 2), ("auto", 2)):
        fetcher = FakeFetcher()
        documents(split_sources([str(file)]), b"", reader_with(fetcher=fetcher, fulltext=fulltext))
        assert len(fetcher.asked) == asked, fulltext


def test_a_feed_of_feeds_yaml_is_read_on_its_way_with_its_name_and_limit() -> None:
    url = "https://h.example/feed"
    fetcher = FakeFetcher({url: RSS.encode()})
    feed = Feed(url=url, name="The Post", limit=1, fulltext="never")
    (article,) = documents(split_sources([url]), b"", reader_with(fetcher=fetcher, feeds={url: feed}))
    assert article.publisher == "The Post"
    assert [(request.kind, request.feed) for request in fetcher.asked] == [("feed", url)]


def test_a_feed_may_be_read_where_robots_txt_keeps_programs_from_pages() -> None:
    class Keeping(FakeFetcher):
        def fetch(self, request: Request) -> Response:
            if request.kind == "page":
                raise FetchError(request.url, "robots.txt asks us not to read it", refused=True)
            return super().fetch(request)

    fetcher = Keeping({"https://h.example/feed": RSS.encode(), "https://h.example/a": b"<p>A page.</p>"})
    report = Report()
    asked = split_sources(["https://h.example/feed", "https://h.example/a"])
    assert len(documents(asked, b"", reader_with(fetcher=fetcher, report=report))) == 2
    assert ("https://h.example/a", "robots.txt asks us not to read it") in [
        (problem.subject, problem.reason) for problem in report.problems
    ]


def refusal(text: str, tmp_path: Path) -> str:
    file = tmp_path / "given"
    file.write_text(text, encoding="utf8")
    report = Report()
    assert documents(split_sources([str(file)]), b"", reader_with(report=report)) == []
    (problem,) = report.problems
    return problem.reason


def test_a_list_of_feeds_says_what_it_is_for(tmp_path: Path) -> None:
    opml = "<?xml version='1.0'?><opml version='2.0'><body><outline xmlUrl='https://h.example/feed'/></body></opml>"
    assert "list of feeds (OPML)" in refusal(opml, tmp_path)
    assert "digest feeds import" in refusal(opml, tmp_path)


FRONT = (
    """<!doctype html><html><head><title>Harbour Post</title>{}</head><body><h1>Harbour Post</h1><ul>"""
    + "".join(
        f"<li><a href='/{number}'>Report number {number} of the day from the harbour</a></li>"
        for number in range(30)
    )
)
LINK = '<link rel="alternate" type="application/rss+xml" href="https://h.example/feed">'


def test_a_page_that_is_no_article_says_so_and_which_feed_it_names(tmp_path: Path) -> None:
    assert "no article was found" in refusal(FRONT.format(""), tmp_path)
    assert refusal(FRONT.format(LINK), tmp_path).endswith("given instead: https://h.example/feed")


def test_a_front_page_is_no_article_though_it_has_sentences() -> None:
    url = "https://h.example/"
    blurbs = "".join(
        f"<li><a href='/{number}'>Report {number}</a><p>The {number}. lock opened again.</p></li>"
        for number in range(30)
    )
    report = Report()
    fetcher = FakeFetcher({url: (FRONT.format(LINK) + blurbs).encode()})
    assert documents(split_sources([url]), b"", reader_with(fetcher=fetcher, report=report)) == []
    assert "https://h.example/feed" in report.problems[0].reason


def test_a_saved_page_with_prose_is_taken_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "saved.html"
    file.write_text(
        "<p>The lock at Velmar opened again on Tuesday after a year of repairs.</p>", encoding="utf8"
    )
    (article,) = documents(split_sources([str(file)]), b"", reader_with())
    assert "opened again on Tuesday" in article.text


def test_a_feed_without_entries_says_so(tmp_path: Path) -> None:
    assert refusal("<rss version='2.0'><channel><title>Nothing</title></channel></rss>", tmp_path) == (
        "the feed has no entries"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"How feeds look\n\nA feed is XML, and begins as this one does.\n\n{RSS}\n\nThat is all there is to it.",
        f"<!doctype html><html><body><article><p>A feed is XML. {'It is short. ' * 20}</p><pre><?xml version='1.0'?>{RSS}</pre></article></body></html>",
        '{"items": [1, 2], "title": "no feed"} is what the program printed before it stopped on Monday.',
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'></rdf:RDF>",
    ],
)
def test_what_only_shows_a_feed_is_none(text: str) -> None:
    assert not is_feed_document(text.encode())
