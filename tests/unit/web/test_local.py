"""Feeds in files: which addresses mean one, and what is read of it."""

from __future__ import annotations

import gzip
import os
import time
from pathlib import Path

import pytest

from digest.errors import FetchError
from digest.models import Request
from digest.web.fetcher import HttpFetcher, Options
from digest.web.local import is_file_address, path_of, read_file
from digest.web.ways import Way

HERE = Path("/paper")
FEED = b"<rss version='2.0'><channel><title>Wire</title></channel></rss>"


def reason(path: Path, most: int = 1000) -> str:
    started = time.monotonic()
    with pytest.raises(FetchError) as caught:
        read_file("./feed.xml", path, most)
    assert time.monotonic() - started < 2
    assert caught.value.subject == "./feed.xml"
    return caught.value.reason


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("./export.xml", "/paper/export.xml"),
        ("../a b/export.xml", "/paper/../a b/export.xml"),
        ("/srv/feeds/a.xml", "/srv/feeds/a.xml"),
        ("file:///srv/feeds/a.xml", "/srv/feeds/a.xml"),
        ("FILE://localhost/srv/a%20b.xml", "/srv/a b.xml"),
        ("file:/srv/a.xml", "/srv/a.xml"),
        ("file:///srv/n%C3%A4chste.xml", "/srv/nächste.xml"),
        ("file:///srv/caf%E9.xml", os.fsdecode(b"/srv/caf\xe9.xml")),
        ("~/export.xml", str(Path.home() / "export.xml")),
    ],
)
def test_what_means_which_file(address: str, path: str) -> None:
    assert is_file_address(address)
    assert path_of(address, HERE) == Path(path)


@pytest.mark.parametrize(
    "address", ["https://a.example/x.xml", "http://./x", "export.xml", "${FILE}", "feed:x", ""]
)
def test_what_means_none(address: str) -> None:
    assert not is_file_address(address)


@pytest.mark.parametrize("address", ["file://server/share/a.xml", "file:", "file:///a%00b"])
def test_a_file_elsewhere_or_of_no_name_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"file"):
        path_of(address, HERE)


def test_a_file_is_read_whole_also_gzipped_and_by_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.xml"))
    odd.write_bytes(FEED)
    packed = tmp_path / "feed.xml.gz"
    packed.write_bytes(gzip.compress(FEED))
    assert read_file("x", odd, 1000) == FEED
    assert read_file("x", packed, 1000) == FEED


def test_what_is_no_regular_file_is_told_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "pipe" in reason(pipe)
    assert "device" in reason(Path("/dev/zero"))
    assert "folder" in reason(tmp_path)
    assert reason(tmp_path / "missing.xml") == "there is no such file"
    assert "cannot be read" in reason(tmp_path / "missing.xml" / "x") or "no such file" in reason(
        tmp_path / "m" / "x"
    )


def test_a_file_of_two_gigabytes_costs_no_more_than_the_limit(tmp_path: Path) -> None:
    large = tmp_path / "large.xml"
    with large.open("wb") as file:
        file.truncate(2 << 30)
    assert reason(large, 5_000_000) == "larger than 5,000,000 bytes"
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(b"\0" * (20 << 20), 9))
    assert "larger than 5,000,000 bytes" in reason(bomb, 5_000_000)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed.xml"
    closed.write_bytes(FEED)
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    assert "cannot be read: Permission denied" in reason(closed)


def test_only_what_feeds_yaml_names_is_read_from_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(FEED)
    address = file.as_uri()
    fetcher = HttpFetcher(Options(ways={address: Way(path=file), "https://a.example/rss": Way()}))
    try:
        response = fetcher.fetch(Request(url=address, feed=address))
        assert (response.body, response.final_url) == (FEED, "")
        for feed in ("", "https://a.example/rss"):
            for kind in ("feed", "page"):
                with pytest.raises(FetchError) as caught:
                    fetcher.fetch(Request(url=address, kind=kind, feed=feed))
                assert caught.value.refused
        with pytest.raises(FetchError):
            fetcher.fetch(Request(url="file:///etc/hostname", kind="page", feed=address))
    finally:
        fetcher.close()
