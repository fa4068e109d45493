"""Whole editions as readers get them, byte for byte. See conftest.py for how to change them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.render import Options, render
from tests.fakes import editions

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent / "editions"
STYLE = re.compile(rb"<style>.*?</style>", re.DOTALL)
OPTIONS = Options(site=editions.SITE, pages=(editions.ABOUT,), opml_feeds=editions.FEEDS)


def rendered(name: str) -> Mapping[str, bytes]:
    """The golden edition of that name: its files and its messages."""
    edition = {
        "full": editions.edition(),
        "empty": editions.empty_edition(is_partial=True),
        "topics": editions.topical_edition(),
    }[name]
    rendering = render(edition, earlier=[editions.day_before()], options=OPTIONS)
    messages = {f"message-{kind}": text.encode() for kind, text in rendering.messages.items()}
    return {path: _without_style(path, body) for path, body in (dict(rendering.files) | messages).items()}


def _without_style(path: str, body: bytes) -> bytes:
    """The page without its style sheet, which one golden file alone keeps."""
    return body if path in {"404.html", "message-html"} else STYLE.sub(b"<style></style>", body)


KEPT = {
    "full": (
        "index.html",
        "2026/03/05/morning/edition.md",
        "2026/03/05/morning/edition.txt",
        "2026/03/05/morning/edition.json",
        "2026/03/05/morning/ledger.html",
        "stories/alderholm-bridge-7c1f/index.html",
        "archive/index.html",
        "sources/index.html",
        "about/index.html",
        "404.html",
        "feed.xml",
        "feed.json",
        "sources.opml",
        "sitemap.xml",
        "robots.txt",
        "message-subject",
        "message-html",
        "message-short",
    ),
    "empty": ("index.html", "2026/03/05/morning/edition.md", "message-html", "message-short"),
    "topics": ("index.html", "topics/work/index.html", "topics/work/feed.xml"),
}


@pytest.mark.parametrize("name", sorted(KEPT))
def test_an_edition_looks_as_it_was_last_approved(name: str, regenerate: bool) -> None:
    files = rendered(name)
    changed = []
    for path in KEPT[name]:
        golden = HERE / name / path
        if regenerate:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_bytes(files[path])
        if golden.read_bytes() != files[path]:
            changed.append(path)
    assert not changed, "look at the change, then run: pytest tests/golden --regenerate"


def test_no_golden_file_is_left_behind(regenerate: bool) -> None:
    kept = {HERE / name / path for name, paths in KEPT.items() for path in paths}
    strays = {path for path in HERE.rglob("*") if path.is_file()} - kept
    if regenerate:
        for path in strays:
            path.unlink()
        return
    assert not strays
