"""The bundled news days: in step with their sources, as odd as they promise to be, and nobody's real news."""

from __future__ import annotations

import importlib.util
import io
import itertools
import json
import re
import sys
import unicodedata
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
import yaml

from digest.settings import load
from digest.text.letters import fold_lookalikes

if TYPE_CHECKING:
    from types import ModuleType

EXAMPLES = Path(__file__).parent.parent / "examples"
BASE = "http://demo.invalid/"
DAYS = ("day1", "day2")
REAL_NAMES = (
    "AFP",
    "Al Jazeera",
    "Associated Press",
    "BBC",
    "Bloomberg",
    "CNN",
    "Deutsche Welle",
    "dpa",
    "European Union",
    "Facebook",
    "Financial Times",
    "Germany",
    "Google",
    "Guardian",
    "Le Monde",
    "London",
    "Microsoft",
    "New York",
    "Reuters",
    "Spiegel",
    "Twitter",
    "United States",
    "Wall Street",
    "Washington",
    "Xinhua",
)


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("examples_build", EXAMPLES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pieces(builder: ModuleType) -> dict[str, Any]:
    """Address → the article as first published."""
    return {piece.url: piece for piece in builder.read_sources().pieces if not piece.edits}


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_bytes())
    return document


def file_of(address: str, day: str) -> Path:
    return EXAMPLES / day / address.removeprefix(BASE)


def is_xml(path: Path) -> bool:
    return path.suffix in {".xml", ".rdf"}


def feed_files(day: str) -> list[Path]:
    return sorted(path for path in (EXAMPLES / day).glob("*/*") if is_xml(path) or path.name == "feed.json")


def entries_of(path: Path) -> list[dict[str, Any]]:
    """The items of a feed file, in one shape for all forms."""
    if path.suffix == ".json":
        items = json.loads(path.read_bytes())["items"]
        return [
            {"id": i["id"], "link": i["url"], "title": i["title"], "date": i["date_published"]} for i in items
        ]
    feed = feedparser.parse(io.BytesIO(path.read_bytes()))
    assert not feed.bozo, path
    return [
        {
            "id": e.get("id", ""),
            "link": e.link,
            "title": e.title,
            "date": e.get("published") or e.get("updated", ""),
        }
        for e in feed.entries
    ]


def entry_of(address: str, day: str, gold: dict[str, Any]) -> dict[str, Any]:
    outlet = address.removeprefix(BASE).split("/", 1)[0]
    entries = entries_of(file_of(gold["outlets"][outlet]["feed"], day))
    (entry,) = [entry for entry in entries if entry["link"].split("?")[0] == address]
    return entry


def shingles(piece: Any) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(piece.paragraphs).lower())
    return set(zip(*(words[start:] for start in range(4)), strict=False))


def containment(first: set[tuple[str, ...]], second: set[tuple[str, ...]]) -> float:
    return len(first & second) / min(len(first), len(second))


def has_mixed_script(word: str) -> bool:
    scripts = {unicodedata.name(letter).split()[0] for letter in word if letter.isalpha()}
    return {"LATIN", "CYRILLIC"} <= scripts


# --------------------------------------------------------------------------- in step, and ours


def test_the_written_files_are_in_step_with_the_article_sources(builder: ModuleType, tmp_path: Path) -> None:
    builder.build(tmp_path)
    written = {
        path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    }
    kept = {
        path.relative_to(EXAMPLES): path.read_bytes()
        for path in [EXAMPLES / "expected.json", *(p for day in DAYS for p in (EXAMPLES / day).rglob("*"))]
        if path.is_file()
    }
    assert sorted(written) == sorted(kept)
    changed = [str(path) for path in written if written[path] != kept[path]]
    assert changed == [], "run: python examples/build.py"


def test_no_real_agency_publisher_or_place_is_named(builder: ModuleType) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLES / "stories").rglob("*.md"))]
    texts += [(EXAMPLES / name).read_text(encoding="utf-8") for name in ("outlets.yaml", "companies.txt")]
    named = [name for name in REAL_NAMES for text in texts if re.search(rf"\b{re.escape(name)}\b", text)]
    assert named == []


def test_every_address_in_the_served_files_is_the_placeholder() -> None:
    allowed = (
        "http://demo.invalid/",
        "http://purl.org/",
        "http://www.w3.org/",
        "https://schema.org",
        "https://jsonfeed.org/",
    )
    addresses = {
        match
        for path in EXAMPLES.glob("day?/**/*")
        if path.is_file()
        for match in re.findall(r"https?://[^\s\"'<>]+", path.read_bytes().decode("latin-1"))
    }
    assert [address for address in addresses if not address.startswith(allowed)] == []
    assert any(address.startswith(BASE) for address in addresses)


def test_the_settings_of_the_demo_are_valid_and_name_every_feed(gold: dict[str, Any]) -> None:
    settings = load(EXAMPLES / "feeds.yaml", {})
    named = {feed.url: feed.name for feed in settings.feeds}
    assert set(named) == {outlet["feed"] for outlet in gold["outlets"].values()} | set(gold["dead"])
    assert all(named[outlet["feed"]] == outlet["name"] for outlet in gold["outlets"].values())
    owners = [feed.owner for feed in settings.feeds]
    assert all(owners), (
        "without an owner an outlet belongs to whoever has its host, and here that is one host"
    )
    assert len(set(owners)) == len(owners) - 1


# --------------------------------------------------------------------------- as much news as promised


def test_there_are_outlets_articles_and_events_enough(gold: dict[str, Any]) -> None:
    assert len(gold["outlets"]) >= 10
    assert len(gold["articles"]) >= 64
    assert len(gold["events"]) >= 16
    forms = {
        path.suffix if path.suffix != ".xml" else ET.fromstring(path.read_bytes()).tag  # noqa: S314  (our own files)
        for path in feed_files("day1")
    }
    assert forms == {".json", ".rdf", "rss", "{http://www.w3.org/2005/Atom}feed"}


def test_every_event_is_told_by_at_least_three_outlets_on_its_first_day(gold: dict[str, Any]) -> None:
    for name, event in gold["events"].items():
        first = event["threads"]["day1"] or event["threads"]["day2"]
        assert len({address.removeprefix(BASE).split("/")[0] for address in first}) >= 3, name


def test_stories_go_on_begin_and_fall_quiet_on_the_second_day(gold: dict[str, Any]) -> None:
    threads = [event["threads"] for event in gold["events"].values()]
    assert sum(bool(t["day1"] and t["day2"]) for t in threads) >= 4
    assert sum(bool(t["day2"] and not t["day1"]) for t in threads) >= 5
    assert gold["events"]["lomm"]["threads"]["day2"] == []


def test_full_articles_have_the_length_of_articles(pieces: dict[str, Any]) -> None:
    for address, piece in pieces.items():
        length = len(" ".join(piece.paragraphs).split())
        full = not piece.paywalled and not piece.copy_of and piece.kind not in {"soft", "roundup"}
        assert (118 if full else 50) <= length <= 450, address


def test_every_article_is_served_and_listed_on_its_day_and_the_days_after(gold: dict[str, Any]) -> None:
    for day in DAYS:
        listed = [entry["link"].split("?")[0] for path in feed_files(day) for entry in entries_of(path)]
        assert len(listed) == len(set(listed))
        for article in gold["articles"]:
            is_out = article["day"] <= day
            assert file_of(article["url"], day).is_file() == is_out
            assert (article["url"] in listed) == is_out


def test_articles_are_dated_on_their_day_between_the_two_editions(gold: dict[str, Any]) -> None:
    dates = {"day1": "2026-03-04", "day2": "2026-03-05"}
    for article in gold["articles"]:
        if article["published"] is not None:
            assert article["published"].startswith(dates[article["day"]])
            assert "06:00" <= article["published"][11:16] <= "22:00"


# --------------------------------------------------------------------------- copies and figures


def test_wire_copies_share_their_text_and_everybody_else_writes_their_own(
    gold: dict[str, Any], pieces: dict[str, Any]
) -> None:
    origin = {copy["article"]: copy["original"] for copy in gold["copies"]}
    honest = {address: shingles(piece) for address, piece in pieces.items() if not piece.spoofed}
    for one, other in itertools.combinations(honest, 2):
        share = containment(honest[one], honest[other])
        if origin.get(one, one) == origin.get(other, other):
            assert share >= 0.45, (one, other)
        else:
            assert share < 0.3, (one, other)


def test_there_are_copies_a_shortened_one_and_a_rewrite(gold: dict[str, Any], pieces: dict[str, Any]) -> None:
    kinds = [copy["kind"] for copy in gold["copies"]]
    assert kinds.count("copy") >= 4
    assert "shortened" in kinds
    assert "rewrite" in kinds
    text = "\n".join("\n".join(pieces[copy["article"]].paragraphs) for copy in gold["copies"])
    assert "(Northwire)" in text
    assert "Northwire contributed to this report." in text


def test_differing_figures_stand_in_the_articles_that_are_said_to_differ(
    gold: dict[str, Any], pieces: dict[str, Any]
) -> None:
    assert len(gold["differences"]) >= 3
    for difference in gold["differences"]:
        assert len({version["wording"] for version in difference["versions"]}) >= 2
        for version in difference["versions"]:
            assert version["wording"] in " ".join(pieces[version["article"]].paragraphs), version
            assert pieces[version["article"]].event == difference["event"]
    update = gold["differences"][0]["update"]
    assert update["wording"] in " ".join(pieces[update["article"]].paragraphs)


def test_a_quotation_is_the_same_words_in_several_outlets(pieces: dict[str, Any]) -> None:
    words = "The wall was built for the sea our grandparents knew, and last night a different sea arrived,"
    carriers = {piece.outlet.name for piece in pieces.values() if words in " ".join(piece.paragraphs)}
    assert carriers >= {"Northwire", "The Estarvel Gazette", "Port Maren Post"}


# --------------------------------------------------------------------------- what is odd on purpose


def test_the_spoofed_text_mixes_scripts_inside_words_and_no_other_text_does(pieces: dict[str, Any]) -> None:
    for piece in pieces.values():
        words = re.findall(r"\w+", " ".join((piece.headline, *piece.paragraphs)))
        assert (sum(map(has_mixed_script, words)) >= 10) == piece.spoofed
        assert any(map(has_mixed_script, words)) == piece.spoofed
    assert sum(piece.spoofed for piece in pieces.values()) == 1


def test_the_spoofed_text_reads_as_the_wire_once_its_letters_are_folded(
    gold: dict[str, Any], pieces: dict[str, Any]
) -> None:
    (address,) = gold["spoofed"]
    original = next(copy["original"] for copy in gold["copies"] if copy["article"] == address)
    folded = [fold_lookalikes(paragraph) for paragraph in pieces[address].paragraphs]
    assert pieces[address].paragraphs != pieces[original].paragraphs
    assert tuple(folded) == pieces[original].paragraphs


def test_bodies_carry_site_chrome() -> None:
    pages = [path.read_bytes().decode("latin-1") for path in (EXAMPLES / "day1").glob("*/news/*.html")]
    for line in ("Click here to subscribe", "READ MORE: ", "Story continues below advertisement"):
        assert sum(line in page for page in pages) >= 3, line


def test_the_dead_feed_has_no_file_to_send(gold: dict[str, Any]) -> None:
    (address,) = gold["dead"]
    assert not any(file_of(address, day).exists() for day in DAYS)
    assert json.loads((EXAMPLES / "day2/bulletin/feed.xml.headers.json").read_bytes()) == {"status": 500}


def test_one_feed_has_neither_dates_nor_guids(gold: dict[str, Any]) -> None:
    assert len(gold["undated"]) >= 3
    for day in DAYS:
        entries = entries_of(EXAMPLES / day / "coast" / "feed.xml")
        assert all(entry["date"] == "" and entry["id"] == "" for entry in entries)
    article = next(a for a in gold["articles"] if a["url"] == gold["undated"][0])
    assert article["published"] is None


def test_one_feed_floods(gold: dict[str, Any]) -> None:
    assert gold["flood"]["items_a_day"] >= 60
    for day, times in zip(DAYS, (1, 2), strict=True):
        entries = entries_of(file_of(gold["flood"]["feed"], day))
        assert len(entries) == times * gold["flood"]["items_a_day"]
        assert len({entry["id"] for entry in entries}) == len(entries)


def test_one_feed_and_its_pages_are_in_windows_1252_and_say_so(gold: dict[str, Any]) -> None:
    feed = (EXAMPLES / "day1/beacon/feed.xml").read_bytes()
    assert feed.startswith(b'<?xml version="1.0" encoding="windows-1252"?>')
    with pytest.raises(UnicodeDecodeError):
        feed.decode("utf-8")
    assert "\N{LEFT DOUBLE QUOTATION MARK}Neighbours do not wait" in feed.decode("windows-1252")
    page = next(path for path in (EXAMPLES / "day1/beacon/news").iterdir())
    assert b'<meta charset="windows-1252">' in page.read_bytes()


def test_links_of_two_outlets_carry_tracking_parameters() -> None:
    for outlet in ("kite", "vandrianow"):
        entries = entries_of(EXAMPLES / "day1" / outlet / "feed.xml")
        assert all("?utm_source=" in entry["link"] for entry in entries)


def test_one_guid_changes_overnight_and_one_article_changes_under_its_guid(gold: dict[str, Any]) -> None:
    (moved,) = gold["guid_changed_on_day2"]
    assert entry_of(moved, "day1", gold)["id"] != entry_of(moved, "day2", gold)["id"]
    (edited,) = gold["edited_on_day2"]
    assert entry_of(edited, "day1", gold)["id"] == entry_of(edited, "day2", gold)["id"]
    before, after = (file_of(edited, day).read_text(encoding="utf-8") for day in DAYS)
    assert "nine-year-old girl" in before
    assert "eight-year-old girl" in after


def test_one_title_is_escaped_twice_and_one_is_in_mojibake(gold: dict[str, Any]) -> None:
    escaped, mojibake = sorted(gold["odd_titles"], key=lambda odd: "&" not in odd["sent"])
    assert unescape(escaped["sent"]) == escaped["meant"]
    assert "&amp;amp;" in (EXAMPLES / "day1/kite/feed.xml").read_text(encoding="utf-8")
    assert mojibake["sent"].encode("windows-1252").decode("utf-8") == mojibake["meant"]
    assert mojibake["sent"] in (EXAMPLES / "day1/vandrianow/feed.xml").read_text(encoding="utf-8")


def test_hidden_text_is_on_the_page_and_not_in_the_article(
    gold: dict[str, Any], pieces: dict[str, Any]
) -> None:
    assert len(gold["hidden_text"]) == 1
    for address, text in gold["hidden_text"].items():
        assert f'<p style="display:none">{text}</p>' in file_of(address, "day1").read_text(encoding="utf-8")
        assert text not in " ".join(pieces[address].paragraphs)


def test_paywalled_articles_end_early_and_say_why(gold: dict[str, Any]) -> None:
    assert gold["paywalled"]
    for address in gold["paywalled"]:
        page = file_of(address, "day2").read_text(encoding="utf-8")
        assert '"isAccessibleForFree": false' in page
        assert "Subscribe to continue reading" in page


def test_there_are_soft_pieces_and_a_live_blog(gold: dict[str, Any]) -> None:
    assert len(gold["soft"]) >= 2
    assert len(gold["roundups"]) >= 1


def test_what_the_server_is_told_about_a_file_is_understood_by_it() -> None:
    for path in EXAMPLES.glob("day?/*/*.headers.json"):
        says = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert set(says) in ({"content_type"}, {"status"}), path
        assert path.with_name(path.name.removesuffix(".headers.json")).is_file() == ("content_type" in says)
