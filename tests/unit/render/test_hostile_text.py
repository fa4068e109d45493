"""Nothing from a feed becomes markup, a link, a header or a line of ours: in any output."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import markdown as python_markdown
import pytest

from digest.render import Options, render
from digest.render.escape import one_line, path_part
from tests.fakes import editions
from tests.fakes.dom import is_harmless, walk, xml

if TYPE_CHECKING:
    from digest.models import Rendering

SVG = frozenset({"svg"})
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = pytest.mark.parametrize("text", editions.HOSTILE)


@cache
def rendering(text: str) -> Rendering:
    return render(editions.hostile_edition(text), earlier=(), options=Options(site=editions.SITE))


@HOSTILE
def test_no_page_holds_anything_that_runs_or_loads(text: str) -> None:
    for path, body in rendering(text).files.items():
        if path.endswith(".html"):
            assert walk(body.decode(), allowed=SVG).dangers == [], path


@HOSTILE
def test_the_page_shows_the_text_as_text(text: str) -> None:
    html = rendering(text).files["index.html"].decode()
    assert one_line(text) in walk(html).words


@HOSTILE
def test_the_mail_holds_nothing_that_runs_or_loads(text: str) -> None:
    seen = walk(rendering(text).messages["html"])
    assert seen.dangers == []
    assert one_line(text) in seen.words


@HOSTILE
def test_the_subject_and_the_chat_form_stay_in_their_lines(text: str) -> None:
    messages = rendering(text).messages
    assert "\n" not in messages["subject"]
    assert "\r" not in messages["subject"]
    assert len(messages["subject"]) <= 120
    assert len(messages["short"]) <= 3500
    assert messages["short"].count("\n") == 6  # title, gap, bullet, headline, link, gap, link


def rules(plain: str) -> list[str]:
    """The lines that part sections, without their lengths."""
    return [line[0] for line in plain.splitlines() if line and set(line) <= set("-=")]


@HOSTILE
def test_the_plain_text_forges_no_section(text: str) -> None:
    innocent = rendering("word").messages["text"]
    plain = rendering(text).messages["text"]
    assert rules(plain) == rules(innocent)
    assert set(plain) & set(map(chr, range(32))) == {"\n"}


@HOSTILE
def test_the_feed_is_well_formed_and_its_content_harmless(text: str) -> None:
    root = xml(rendering(text).files["feed.xml"])
    contents = [element.text or "" for element in root.iter(f"{ATOM}content")]
    assert len(contents) == 1
    assert walk(contents[0]).dangers == []
    assert one_line(text) in walk(contents[0]).words
    for name in ("title", "summary"):
        assert all(len(element) == 0 for element in root.iter(f"{ATOM}{name}"))


@HOSTILE
def test_the_json_feed_carries_the_same_harmless_content(text: str) -> None:
    feed = json.loads(rendering(text).files["feed.json"])
    assert walk(feed["items"][0]["content_html"]).dangers == []


@HOSTILE
def test_the_markdown_turns_into_harmless_html_that_shows_the_text(text: str) -> None:
    markdown = rendering(text).files["2026/03/05/morning/edition.md"].decode()
    seen = walk(python_markdown.markdown(markdown, extensions=["extra", "sane_lists"]))
    assert seen.dangers == []
    assert one_line(text) in seen.words
    assert all(is_harmless(link) for link in seen.links)
    assert not {"code", "pre", "img", "table"} & set(seen.tags)


@HOSTILE
def test_no_path_is_made_of_feed_text(text: str) -> None:
    for path in rendering(text).files:
        folder, _, name = path.rpartition("/")
        assert all(part == path_part(part) for part in folder.split("/") if part), path
        assert name in {
            "index.html", "edition.md", "edition.txt", "edition.json", "articles.jsonl", "ledger.html", "404.html",
            "feed.xml", "feed.json", "sources.opml", "sitemap.xml", "robots.txt",
        }  # fmt: skip


@HOSTILE
def test_citations_still_slice_back_to_the_text(text: str) -> None:
    folder = "2026/03/05/morning"
    files = rendering(text).files
    texts = {
        line["id"]: line["text"]
        for line in map(json.loads, files[f"{folder}/articles.jsonl"].decode().split("\n")[:-1])
    }
    edition = json.loads(files[f"{folder}/edition.json"])
    for story in edition["stories"]:
        for sentence in story["sentences"]:
            for citation in sentence["citations"]:
                assert texts[citation["article"]][citation["start"] : citation["end"]] == citation["passage"]


@pytest.mark.parametrize("text", ["\x00", " \u200b ", "", "_", "\u202e"])
def test_text_of_which_nothing_can_be_printed_stops_no_edition(text: str) -> None:
    assert rendering(text).messages["subject"].startswith("Alder Morning Wire, 5 March 2026: ")
