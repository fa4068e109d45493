from __future__ import annotations

import pytest

from digest.publish.paths import in_order, refusal


@pytest.mark.parametrize(
    "path", ["index.html", "2026/03/05/morning/index.html", ".well-known/x", ".nojekyll", "ä.txt"]
)
def test_ordinary_paths_are_written(path: str) -> None:
    assert refusal(path) == ""


@pytest.mark.parametrize(
    "path", ["", "/", "a/", "../a", "a/..", "a\\b", "a:b", "a?b", ".git", "a\x7f", "a.", "ä" * 121]
)
def test_paths_that_lead_elsewhere_or_fit_not_every_system_are_refused(path: str) -> None:
    assert refusal(path)


def test_the_front_page_comes_last_and_what_it_links_to_before_it() -> None:
    paths = ["index.html", "feed.xml", "archive/index.html", "2026/03/05/morning/index.html"]
    assert in_order(paths) == [
        "2026/03/05/morning/index.html",
        "archive/index.html",
        "feed.xml",
        "index.html",
    ]
