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
        ("NPR Topics: World", "https://www.npr.org/1", "NPR"),
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
        ("Rest of Town -", "https://restoftown.example/1", "Rest of Town"),
        ("News | Port Maren Post", "https://www.pmpost.example/1", "Port Maren Post"),
        ("Top Stories - Süder Zeitung", "https://sueder-zeitung.example/1", "Süder Zeitung"),
        ("Kanal+ | World", "https://kanalplus.example/1", "Kanal+"),
        ("Headlines: the news of the day and more", "https://www.lund.example/1", "lund.example"),
    ],
)
def test_the_outlet_is_named_as_readers_know_it(title: str, site: str, name: str) -> None:
    assert outlet_of(title, site) == name


@pytest.mark.parametrize(
    ("title", "site", "said", "name"),
    [
        ("Top Stories", "https://www.pbc.example/1", "PBC News", "PBC News"),
        ("World News: crime, tech, and more", "https://www.lund.example/1", "Lund.com", "Lund.com"),
        ("TheWeek feed", "https://theweek.example/1", "The Week", "The Week"),
        ("PMP.com: World News", "https://www.pmp.example/1", "PMP", "PMP"),
        ("Dawn - World", "https://www.dawn.example/1", "DAWN.COM", "Dawn"),
        ("Dawn - World", "https://www.dawn.example/1", "DAWN", "Dawn"),
        ("", "https://www.pbc.example/1", "PBC News | Home", "PBC News"),
        ("A blog about cats", "https://meow.example/1", "Blogs", "A blog about cats"),
    ],
)
def test_what_the_page_says_fills_in_and_writes_right(title: str, site: str, said: str, name: str) -> None:
    assert outlet_of(title, site, said) == name
