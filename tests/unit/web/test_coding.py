from __future__ import annotations

import gzip
import random
import zlib
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]
import pytest
from backports import zstd

from digest.web.coding import PIECE, CodingError, Unfolding, unfold

if TYPE_CHECKING:
    from collections.abc import Callable

CODE: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda plain: bytes(brotli.compress(plain, quality=4)),
    "zstd": zstd.compress,
}
PLAIN = random.Random(1).randbytes(50_000) + b"a" * 200_000  # noqa: S311


@pytest.mark.parametrize("outer", CODE)
@pytest.mark.parametrize("inner", CODE)
def test_nested_codings_are_undone(inner: str, outer: str) -> None:
    assert unfold(CODE[outer](CODE[inner](PLAIN)), [inner, outer], 1 << 20) == PLAIN


@pytest.mark.parametrize("coding", CODE)
@pytest.mark.parametrize("step", [1, 1000])
def test_it_does_not_matter_how_the_bytes_arrive(coding: str, step: int) -> None:
    coded = CODE[coding](PLAIN[45_000:60_000])
    unfolding = Unfolding([coding], 1 << 20)
    pieces = [piece for at in range(0, len(coded), step) for piece in unfolding.feed(coded[at : at + step])]
    unfolding.finish()
    assert b"".join(pieces) == PLAIN[45_000:60_000]


@pytest.mark.parametrize("coding", CODE)
def test_no_piece_is_large_and_the_limit_holds(coding: str) -> None:
    sizes: list[int] = []
    with pytest.raises(CodingError, match="larger than 100,000"):
        sizes.extend(
            len(piece) for piece in Unfolding([coding], 100_000).feed(CODE[coding](b"\0" * (20 << 20)))
        )
    assert unfold(CODE[coding](b"\0" * 100_000), [coding], 100_000) == b"\0" * 100_000
    assert max(sizes, default=0) <= 2 * PIECE


@pytest.mark.parametrize("coding", CODE)
def test_what_breaks_off_is_an_error(coding: str) -> None:
    with pytest.raises(CodingError, match="breaks off"):
        unfold(CODE[coding](PLAIN)[:-40], [coding], 1 << 20)


@pytest.mark.parametrize("coding", CODE)
def test_broken_bytes_give_a_coding_error_and_nothing_else(coding: str) -> None:
    chance = random.Random(2)  # noqa: S311
    for _ in range(300):
        coded = bytearray(CODE[coding](PLAIN[:300]))
        for _ in range(3):
            coded[chance.randrange(len(coded))] = chance.randrange(256)
        try:
            unfold(bytes(coded), [coding], 1 << 20)
        except CodingError:
            continue


def test_members_and_frames_may_follow_each_other_but_not_without_end() -> None:
    assert unfold(gzip.compress(b"a") + gzip.compress(b"b") + b"\0\0", ["gzip"], 9) == b"ab"
    assert unfold(zstd.compress(b"a") + zstd.compress(b"b"), ["zstd"], 9) == b"ab"
    for coding in ("gzip", "zstd"):
        with pytest.raises(CodingError, match="pieces"):
            unfold(CODE[coding](b"") * 5000, [coding], 1 << 20)


def test_servers_that_mislabel_are_understood() -> None:
    bare = zlib.compressobj(wbits=-15)
    assert unfold(bare.compress(b"abc") + bare.flush(), ["deflate"], 9) == b"abc"
    assert unfold(b"plain", ["gzip"], 9) == b"plain"
    assert unfold(b"", ["gzip"], 9) == b""
    assert unfold(b"abc", ["identity", ""], 9) == b"abc"


FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>Velmar</title></channel></rss>"
NO_CODINGS = ("none", "utf-8", "aws-chunked", "binary", "UTF8", "text/xml", "8bit", "plain", "quantum")


@pytest.mark.parametrize("name", NO_CODINGS)
def test_a_name_that_is_no_coding_leaves_a_plain_answer_as_it_is(name: str) -> None:
    assert unfold(FEED, [name], 1 << 20) == FEED
    assert unfold("Сорок барж".encode("cp1251"), [name], 1 << 20) == "Сорок барж".encode("cp1251")
    assert unfold(FEED.decode().encode("utf-16"), [name], 1 << 20) == FEED.decode().encode("utf-16")
    assert unfold(b"", [name], 9) == b""


@pytest.mark.parametrize("name", ["none", "aws-chunked", *CODE])
@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd"])
def test_compressed_bytes_are_known_by_how_they_begin_whatever_is_named(coding: str, name: str) -> None:
    assert unfold(CODE[coding](FEED), [name], 1 << 20) == FEED
    assert unfold(CODE[coding](FEED), [], 1 << 20) == FEED


@pytest.mark.parametrize("named", [[], ["gzip"], ["gzip", "gzip"], ["none"]])
def test_what_is_compressed_twice_is_decompressed_twice(named: list[str]) -> None:
    assert unfold(gzip.compress(gzip.compress(FEED)), named, 1 << 20) == FEED


@pytest.mark.parametrize("coding", CODE)
def test_a_plain_answer_is_read_whatever_coding_is_named(coding: str) -> None:
    assert unfold(FEED, [coding], 1 << 20) == FEED


def test_bytes_that_are_no_text_in_a_coding_we_do_not_know_are_refused() -> None:
    with pytest.raises(CodingError, match="'quantum' is unknown"):
        unfold(b"\x00\x01" + PLAIN[:400], ["quantum"], 1 << 20)


def test_no_answer_is_decompressed_without_end() -> None:
    with pytest.raises(CodingError, match="4 times"):
        unfold(b"", ["gzip"] * 4, 9)
    nested = FEED
    for _ in range(5):
        nested = gzip.compress(nested)
    with pytest.raises(CodingError, match="more than 3 times"):
        unfold(nested, ["gzip"], 1 << 20)
    with pytest.raises(CodingError, match="larger than 100,000"):
        unfold(gzip.compress(b"\0" * (5 << 20)), [], 100_000)
