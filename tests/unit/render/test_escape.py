from __future__ import annotations

import markdown as python_markdown
import pytest

from digest.render.escape import markdown, markdown_link, one_line, path_part, printable
from digest.render.links import Address, edition_path, outward
from tests.fakes.dom import walk
from tests.fakes.editions import HOSTILE


def test_controls_bidi_and_invisible_characters_are_not_printed() -> None:
    assert printable("a\u202eb\u200bc\x00d\ud800e\ufefff") == "abcdef"


def test_emoji_families_and_persian_keep_their_joiners() -> None:
    assert printable("👩\u200d👧 می\u200cخواهم") == "👩\u200d👧 می\u200cخواهم"


def test_feed_text_is_one_line() -> None:
    assert one_line(" a\r\nSubject: b\t c ") == "a Subject: b c"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "frame", ["{}\n", "- {}\n", "# {}\n", "1. {}\n", "**{}** x\n", "[{}](https://a.example/)\n"]
)
def test_a_markdown_reader_shows_feed_text_as_it_stands(text: str, frame: str) -> None:
    html = python_markdown.markdown(frame.format(markdown(text)), extensions=["extra"])
    seen = walk(html)
    assert not seen.dangers
    shown = seen.words.removesuffix(" x")
    assert shown == one_line(text)
    assert seen.links in ([], ["https://a.example/"])


def test_ordinary_prose_is_not_littered_with_backslashes() -> None:
    prose = 'AT&T paid $5 (about 4 euros) - "a lot", it said; see page 3. It\'s 5 > 4?'
    assert markdown(prose) == prose.replace(">", "&gt;")


@pytest.mark.parametrize("text", ["# x", "1. x", "12) x", "- x", "+ x", "=== x", "> x"])
def test_feed_text_at_the_start_of_a_line_makes_no_block(text: str) -> None:
    html = python_markdown.markdown(markdown(text))
    assert walk(html).tags == ["p"]
    assert walk(html).words == text


def test_a_markdown_address_cannot_end_its_brackets() -> None:
    assert markdown_link("https://a.example/x)_(y z") == "https://a.example/x%29%5F%28y%20z"


@pytest.mark.parametrize(
    "name", ["../../etc", "a/b", "", "..", "Grüße an alle", "C:\\x", "x" * 300, "\x00", "a.b"]
)
def test_odd_names_become_harmless_folders(name: str) -> None:
    part = path_part(name)
    assert part == path_part(part)
    assert part.isascii()
    assert part.replace("-", "").isalnum()


def test_different_odd_names_stay_different() -> None:
    assert len({path_part(name) for name in ("Ä b", "A b", "a-b", "a b", "…", "—")}) == 6


def test_a_harmless_name_is_kept() -> None:
    assert path_part("alderholm-bridge-7c1f") == "alderholm-bridge-7c1f"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/relative",
        "",
        "https://",
        "https://[oops",
        "mailto:a@b.example",
        "\x01javascript:alert(1)",
        "vbscript:x",
    ],
)
def test_only_web_addresses_are_linked(url: str) -> None:
    assert outward(url) == ""


def test_an_address_is_linked_without_credentials_and_with_odd_characters_quoted() -> None:
    assert outward("https://reader:secret@a.example/x?y=1#z") == "https://a.example/x?y=1#z"
    assert outward('https://a.example/"><script>') == "https://a.example/%22%3E%3Cscript%3E"


def test_pages_name_each_other_by_relative_files() -> None:
    address = Address(page="2026/03/05/morning/index.html", site_url="https://a.example/wire/")
    assert address.to("index.html") == "../../../../index.html"
    assert address.to(edition_path("2026/03/04/morning")) == "../../04/morning/index.html"
    assert address.public("index.html") == "https://a.example/wire/"
    assert address.public("feed.xml") == "https://a.example/wire/feed.xml"


def test_without_a_site_address_nothing_is_absolute() -> None:
    assert Address(is_absolute=True).to("index.html") == ""
