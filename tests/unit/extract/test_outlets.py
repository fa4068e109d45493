"""A line under a story names the outlet, not its feed."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from digest.extract.outlets import outlet_of
from digest.web.outlet_names import known_name


@pytest.mark.parametrize(
    ("title", "site", "name"),
    [
        ("Dawn - World", "https://www.dawn.com/news/1", "Dawn"),
        (
            "Al Example – Breaking News and Video from Al Example",
            "https://www.alexample.com/news/1",
            "Al Example",
        ),
        ("TheWeek feed", "https://theweek.example/1", "TheWeek"),
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


@pytest.mark.parametrize(
    ("title", "site", "name"),
    [
        ("Top Stories", "https://www.abc.net.au/news/1", "ABC"),
        ("BBC News - World", "https://www.bbc.co.uk/news/1", "BBC"),
        ("WSJ.com: World News", "https://www.wsj.com/1", "The Wall Street Journal"),
        ("US Top News and Analysis", "https://www.cnbc.com/1", "CNBC"),
        ("Europe", "https://www.nytimes.com/section/europe", "The New York Times"),
        ("https://www.engadget.com/", "https://www.engadget.com/1", "Engadget"),
        ("EL PAÍS in English", "https://english.elpais.com/1", "EL PAÍS in English"),
        ("朝日新聞デジタル", "https://www.asahi.com/1", "朝日新聞デジタル"),
        ("", "https://edition.cnn.com/1", "CNN"),
    ],
)
def test_a_host_that_public_lists_know_has_its_name_from_them(title: str, site: str, name: str) -> None:
    assert outlet_of(title, site) == name


def test_a_platform_or_a_host_that_nobody_lists_has_no_known_name() -> None:
    for site in (
        "https://someone.substack.com/p/1",
        "https://port-herald.example/1",
        "http://127.0.0.1/1",
        "",
    ):
        assert known_name(site) == ""


@pytest.mark.parametrize(
    ("title", "siblings", "feed_url", "said", "name"),
    [
        ("Harbour | Maren Gazette", ["Sport | Maren Gazette"], "", "", "Maren Gazette"),
        ("Maren Gazette - Harbour", ["Maren Gazette - Sport", "Maren Gazette - Weather"], "", "", "Maren Gazette"),
        ("Hafen – Bote vom See", ["Sport – Bote vom See"], "", "", "Bote vom See"),
        ("Порт | Маренский вестник", ["Спорт | Маренский вестник"], "", "", "Маренский вестник"),
        ("港口 - 马伦日报", ["体育 - 马伦日报"], "", "", "马伦日报"),
        ("Asia", [], "https://x-17.example/rss/asia.xml", "Maren Review", "Maren Review"),
        ("España", [], "https://x-17.example/rss/espana/", "Diario de Maren", "Diario de Maren"),
        ("Maren", [], "https://x-17.example/maren/feed.xml", "", "Maren"),
        ("Port notices Search Records Found 1000", [], "", "", "Port notices"),
        ("Maren Talks (Audio)", [], "", "", "Maren Talks"),
        ("Maren Stories - Medium", [], "", "", "Maren Stories"),
    ],
)  # fmt: skip
def test_the_neighbours_the_path_and_the_page_tell_a_section_from_an_outlet(
    title: str, siblings: list[str], feed_url: str, said: str, name: str
) -> None:
    assert (
        outlet_of(title, "https://x-17.example/1", said, siblings=[title, *siblings], feed_url=feed_url)
        == name
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Articles on Anvil Magazine", "Anvil Magazine"),
        ("Anvil Magazine Latest", "Anvil Magazine"),
        ("Breaking news from Anvil Magazine", "Anvil Magazine"),
        ("Anvil Magazine Weekly", "Anvil Magazine Weekly"),
        ("Harbour- Anvil Magazine", "Anvil Magazine"),
        ("Anvil Magazine :: Home", "Anvil Magazine"),
    ],
)
def test_the_section_around_a_name_goes(title: str, name: str) -> None:
    assert outlet_of(title, "https://www.anvil-magazine.example/1") == name


def test_the_table_of_names_is_small_and_holds_names_only() -> None:
    packed = files("digest.web").joinpath("outlet_names.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    assert len(packed) < 130_000
    assert lines == sorted(lines)
    assert all(
        host == host.lower() and "." in host and name for host, name in (line.split("\t") for line in lines)
    )
