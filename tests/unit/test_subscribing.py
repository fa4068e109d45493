"""feeds.yaml is added to, and what the user wrote stays."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from digest.errors import ConfigError
from digest.settings import load
from digest.subscribing import add_feed, import_feeds, opml_of, remove_feed
from tests import builders

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
# my paper
site: {title: "Morning Wire"}   # the title

feeds:
  # the big ones
  - https://one.example/rss
  - {url: https://two.example/rss, name: Two, tags: [world]}
"""

OPML = """\
<?xml version="1.0"?>
<opml version="2.0"><head><title>mine</title></head><body>
<outline text="World"><outline type="rss" text="One" xmlUrl="https://one.example/rss"/>
<outline type="rss" text="Three: a paper" title="Three: a paper" xmlUrl="https://three.example/atom"/></outline>
<outline type="rss" text="" xmlUrl="https://four.example/rss"/>
</body></opml>
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.yaml"
    path.write_text(CONFIG, encoding="utf8")
    return path


def test_an_added_feed_stands_at_the_end_and_nothing_else_changes(config: Path) -> None:
    add_feed(config, "https://new.example/rss", name="New: daily", group="uk")
    text = config.read_text(encoding="utf8")
    assert text.startswith(CONFIG)
    assert text[len(CONFIG) :].strip() == "- {url: https://new.example/rss, name: 'New: daily', group: uk}"


def test_a_feed_that_is_there_already_is_not_added_twice(config: Path) -> None:
    with pytest.raises(ConfigError, match="already"):
        add_feed(config, "https://two.example/rss")
    assert config.read_text(encoding="utf8") == CONFIG


FULL_DISK = """\
import resource, sys
from pathlib import Path
from digest.subscribing import add_feed
resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))
add_feed(Path(sys.argv[1]), "https://new.example/rss")
"""


def test_nothing_is_lost_of_a_file_that_there_is_no_room_for(config: Path) -> None:
    command = [sys.executable, "-c", FULL_DISK, str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "feeds.yaml cannot be written: File too large" in done.stderr
    assert config.read_text(encoding="utf8") == CONFIG
    assert [path.name for path in config.parent.iterdir()] == ["feeds.yaml"]


def test_a_link_stays_a_link_and_what_may_read_the_file_stays_so(config: Path) -> None:
    config.chmod(0o640)
    link = config.with_name("link.yaml")
    link.symlink_to(config)
    add_feed(link, "https://new.example/rss")
    assert link.is_symlink()
    assert "new.example" in config.read_text(encoding="utf8")
    assert config.stat().st_mode & 0o777 == 0o640


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="digest init"):
        add_feed(tmp_path / "feeds.yaml", "https://new.example/rss")


def test_a_broken_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text("feeds: [", encoding="utf8")
    with pytest.raises(ConfigError, match="cannot be read"):
        add_feed(path, "https://new.example/rss")
    assert path.read_text(encoding="utf8") == "feeds: ["


def test_an_opml_file_is_taken_over_with_its_folders(config: Path, tmp_path: Path) -> None:
    opml = tmp_path / "mine.opml"
    opml.write_text(OPML, encoding="utf8")
    assert import_feeds(config, opml) == (2, 1, 0)
    text = config.read_text(encoding="utf8")
    assert "- {url: https://three.example/atom, name: 'Three: a paper', group: World}" in text
    assert "- https://four.example/rss" in text
    assert import_feeds(config, opml) == (0, 3, 0)


def test_an_opml_file_can_be_the_start_of_feeds_yaml(tmp_path: Path) -> None:
    opml = tmp_path / "mine.opml"
    opml.write_text(OPML, encoding="utf8")
    config = tmp_path / "feeds.yaml"
    assert import_feeds(config, opml) == (3, 0, 0)
    assert "three.example" in config.read_text(encoding="utf8")


def test_a_file_without_feeds_is_refused(config: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.opml"
    empty.write_text("<html>", encoding="utf8")
    with pytest.raises(ConfigError, match="no feeds"):
        import_feeds(config, empty)


def test_exported_feeds_come_back_the_same(tmp_path: Path) -> None:
    feeds = [
        builders.feed("https://a.example/rss?x=1&y=2", name="A & B", group="World"),
        builders.feed("https://b.example/rss", name=""),
    ]
    opml = tmp_path / "out.opml"
    opml.write_text(opml_of(feeds), encoding="utf8")
    config = tmp_path / "feeds.yaml"
    assert import_feeds(config, opml) == (2, 0, 0)
    text = config.read_text(encoding="utf8")
    assert "{url: 'https://a.example/rss?x=1&y=2', name: A & B, group: World}" in text


FOLDERS_AND_A_DOUBLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0">
    <head><title>A reader's subscriptions in the cloud</title></head>
    <body>
        <outline text="World &amp; politics" title="World &amp; politics">
            <outline type="rss" text="One" title="One" xmlUrl="https://one.example/rss" htmlUrl="https://one.example"/>
            <outline type="rss" text="Two" title="Two" xmlUrl="http://two.example/feed/" htmlUrl="http://two.example"/>
        </outline>
        <outline text="Must read" title="Must read">
            <outline type="rss" text="One" title="One" xmlUrl="https://one.example/rss" htmlUrl="https://one.example"/>
            <outline type="rss" text="Two" title="Two" xmlUrl="https://two.example/feed/" htmlUrl="https://two.example"/>
        </outline>
        <outline type="rss" text="Three #1: {all} the news" title="Three #1: {all} the news"
            xmlUrl="https://three.example/rss?cat=1&amp;lang=en"/>
    </body>
</opml>
"""
NESTED_ON_A_DESKTOP = """\
\ufeff<?xml version="1.0" encoding="UTF-8"?>
<!-- OPML generated by a desktop reader -->
<opml version="2.0"><head><title>Subscriptions</title></head><body>
<outline text="News" title="News"><outline text="Europe" title="Europe">
  <outline text="Nordic" title="Nordic">
    <outline text="Vår Post" title="Vår Post" description="" type="rss" version="RSS" htmlUrl="" xmlUrl="https://varpost.example/rss"/>
  </outline>
  <outline text="Old scheme" type="rss" xmlUrl="feed://old.example/rss"/>
  <outline text="Old scheme too" type="rss" xmlUrl="feed:https://old.example/atom"/>
</outline></outline>
<outline text="Empty folder"/>
<outline text="Saved search" type="search" query="bridges"/>
</body></opml>
"""
WRITTEN_BY_HAND = """\
<opml><body>
<outline title="yes" TYPE="RSS" xmlurl=" https://yes.example/rss " text="- yes"/>
<outline type="rss" text="No" xmlUrl="https://no.example:8080/rss#top"/>
<outline type="atom" text="null" xmlUrl="https://null.example/atom" category="/Tech/Web,/World"/>
<outline type="rss" text="Local file" xmlUrl="file:///etc/passwd"/>
<outline type="rss" text="Script" xmlUrl="javascript:alert(1)"/>
<outline type="rss" text="No address" xmlUrl=""/>
<outline type="rss" text="Login" xmlUrl="https://user:secret@login.example/rss"/>
<outline type="rss" text="Unclosed & stray" xmlUrl="https://stray.example/rss?a=1&b=2"/>
</body></opml>
"""


def imported(tmp_path: Path, opml: str) -> dict[str, tuple[str, str]]:
    """The feeds that the program reads out of the feeds.yaml made of an OPML file: address → name, group."""
    path, config = tmp_path / "export.opml", tmp_path / "feeds.yaml"
    path.write_text(opml, encoding="utf8")
    added, _, _ = import_feeds(config, path)
    feeds = load(config, {}).feeds
    assert added == len(feeds)
    return {feed.url: (feed.name, feed.group) for feed in feeds}


def test_a_feed_that_stands_in_two_folders_is_imported_once(tmp_path: Path) -> None:
    assert imported(tmp_path, FOLDERS_AND_A_DOUBLE) == {
        "https://one.example/rss": ("One", "World & politics"),
        "http://two.example/feed/": ("Two", "World & politics"),
        "https://three.example/rss?cat=1&lang=en": ("Three #1: {all} the news", ""),
    }


def test_nested_folders_give_the_innermost_as_group(tmp_path: Path) -> None:
    assert imported(tmp_path, NESTED_ON_A_DESKTOP) == {
        "https://varpost.example/rss": ("Vår Post", "Nordic"),
        "http://old.example/rss": ("Old scheme", "Europe"),
        "https://old.example/atom": ("Old scheme too", "Europe"),
    }


def test_what_cannot_be_read_is_left_out_and_the_rest_is_valid(tmp_path: Path) -> None:
    assert imported(tmp_path, WRITTEN_BY_HAND) == {
        "https://yes.example/rss": ("- yes", ""),
        "https://no.example:8080/rss#top": ("No", ""),
        "https://null.example/atom": ("null", "Web"),
        "https://stray.example/rss?a=1&b=2": ("Unclosed & stray", ""),
    }


def test_names_of_an_opml_file_that_were_escaped_twice_are_read_once_more(tmp_path: Path) -> None:
    opml = tmp_path / "mine.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="Arts &amp;amp; Letters">'
        '<outline text="Plough &amp;amp; Furrow" xmlUrl="https://one.example/rss"/></outline></body></opml>',
        encoding="utf8",
    )
    config = tmp_path / "feeds.yaml"
    import_feeds(config, opml)
    assert "{url: https://one.example/rss, name: Plough & Furrow, group: Arts & Letters}" in config.read_text(
        encoding="utf8"
    )


def test_a_host_in_any_alphabet_is_imported(tmp_path: Path) -> None:
    hosts = ("bücher-blatt.example", "новости.example", "新闻.example", "ελλάδα.example", "أخبار.example")
    rows = "".join(f'<outline text="{host}" xmlUrl="https://{host}/feed"/>' for host in hosts)
    opml = tmp_path / "mine.opml"
    opml.write_text(f'<opml version="1.0"><body>{rows}</body></opml>', encoding="utf8")
    config = tmp_path / "feeds.yaml"
    assert import_feeds(config, opml) == (5, 0, 0)
    assert [feed.name for feed in load(config, {}).feeds] == list(hosts)


def test_a_broken_compressed_list_is_named(tmp_path: Path) -> None:
    opml = tmp_path / "mine.opml"
    opml.write_bytes(b"\x1f\x8b\x08 broken")
    with pytest.raises(ConfigError, match=r"mine\.opml cannot be read"):
        import_feeds(tmp_path / "feeds.yaml", opml)


def test_a_list_or_a_page_cannot_have_a_secret_sent_to_it(tmp_path: Path) -> None:
    config, opml = tmp_path / "feeds.yaml", tmp_path / "list.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="${SMTP_PASSWORD}">'
        '<outline type="rss" text="a ${HOME} paper" xmlUrl="https://evil.example/?x=${SMTP_PASSWORD}"/>'
        '<outline type="rss" text="b" xmlUrl="${FEED}"/><outline type="rss" text="c" xmlUrl="./export.xml"/>'
        '<outline type="rss" text="d" xmlUrl="file:///etc/passwd"/></outline></body></opml>',
        encoding="utf8",
    )
    assert import_feeds(config, opml) == (1, 0, 3)
    add_feed(config, "https://evil.example/${TOKEN}/rss")
    settings = load(config, {"SMTP_PASSWORD": "canary", "TOKEN": "canary", "HOME": "canary"})
    assert settings.ways == {}
    assert [feed.url for feed in settings.feeds] == [
        "https://evil.example/?x=%24%7BSMTP_PASSWORD%7D",
        "https://evil.example/%24%7BTOKEN%7D/rss",
    ]
    assert settings.feeds[0].name == "a HOME paper"


# ---------------------------------------------------------------------------------- out again

LONG = """\
# my paper
feeds:
  # the big ones
  - https://one.example/rss   # since 2020
  - url: https://two.example/rss
    name: Two
    # tags choose it
    tags:
      - world

  # the small ones
  - {url: "https://three.example/atom",
     name: Three Rivers}

# where it goes
publish: {folder: site}
"""


def gone(before: str, which: str, folder: Path) -> str:
    """The lines of a feeds.yaml that are gone after a feed was taken out; the others are as they were."""
    path = folder / "feeds.yaml"
    path.write_text(before, encoding="utf8")
    remove_feed(path, which)
    old, new = before.splitlines(), path.read_text(encoding="utf8").splitlines()
    taken = [line for line in old if line not in new]
    assert [line for line in old if line in new] == new
    return "\n".join(taken)


@pytest.mark.parametrize(
    ("which", "lines"),
    [
        ("https://one.example/rss", "  - https://one.example/rss   # since 2020"),
        ("http://one.example/rss", "  - https://one.example/rss   # since 2020"),
        (
            "Two",
            "  - url: https://two.example/rss\n    name: Two\n    # tags choose it\n    tags:\n      - world",
        ),
        ("three rivers", '  - {url: "https://three.example/atom",\n     name: Three Rivers}'),
        ("atom", '  - {url: "https://three.example/atom",\n     name: Three Rivers}'),
    ],
)
def test_only_the_lines_of_the_feed_go(which: str, lines: str, tmp_path: Path) -> None:
    assert gone(LONG, which, tmp_path) == lines


def test_a_list_that_stands_under_its_key_without_a_step_in_is_cut_as_well(tmp_path: Path) -> None:
    text = "feeds:\n- https://one.example/rss\n# second\n- https://two.example/rss\nsite: {title: A}\n"
    assert gone(text, "two.example", tmp_path) == "- https://two.example/rss"


def test_feeds_on_one_line_stay_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(
        "# mine\nfeeds: [https://one.example/rss, https://two.example/rss]  # both\n", encoding="utf8"
    )
    remove_feed(path, "one.example")
    text = " ".join(path.read_text(encoding="utf8").split())
    assert text == "# mine feeds: [https://two.example/rss] # both"


def test_a_part_that_several_feeds_have_names_them_and_nothing_goes(config: Path) -> None:
    with pytest.raises(ConfigError, match=r"(?s)one\.example.+two\.example"):
        remove_feed(config, "example")
    assert config.read_text(encoding="utf8") == CONFIG


def test_a_feed_that_is_not_there_is_said_so(config: Path) -> None:
    for which in ("nowhere", "", "  "):
        with pytest.raises(ConfigError, match="no feed"):
            remove_feed(config, which)


def test_a_feed_added_and_removed_leaves_the_file_as_it_was(config: Path) -> None:
    add_feed(config, "https://new.example/rss", name="New")
    remove_feed(config, "New")
    assert config.read_text(encoding="utf8") == CONFIG
