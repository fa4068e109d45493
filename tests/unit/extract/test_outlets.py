"""A line under a story names the outlet, not its feed."""

from __future__ import annotations

import pytest

from digest.extract.outlets import outlet_of


@pytest.mark.parametrize(
    ("title", "site", "name"),
    [
        ("Dawn - World", "https://www.dawn.com/news/1", "Dawn"),
        (
            "Al Example – Breaking News and Video from Al Example",
            "https://www.alexample.com/news/1",
            "Al Example",
        ),
        ("TheWeek feed", "https://theweek.com/1", "TheWeek"),
        ("NPR Topics: World", "https://www.npr.org/1", "NPR Topics"),
        ("Top Stories", "https://www.port-herald.example/1", "port-herald.example"),
        ("World", "https://news.bbx.co.uk/1", "news.bbx.co.uk"),
        ("BBX News", "https://www.bbx.co.uk/news/1", "BBX News"),
        ("The Port Herald", "https://herald.example/1", "The Port Herald"),
        ("EL PORTO in English", "https://elporto.example/1", "EL PORTO in English"),
        ("RSS feed of The Anvil", "https://anvil.example/1", "The Anvil"),
        ("World news | The Keeper", "https://www.thekeeper.com/1", "The Keeper"),
        ("A blog about cats: and dogs", "https://meow.example/1", "A blog about cats: and dogs"),
        ("Port Maren Post", "http://127.0.0.1:80/portpost/1", "Port Maren Post"),
        ("", "https://quiet.example/1", "quiet.example"),
        ("", "", ""),
    ],
)
def test_the_outlet_is_named_as_readers_know_it(title: str, site: str, name: str) -> None:
    assert outlet_of(title, site) == name
