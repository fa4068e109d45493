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


def test_a_coding_we_do_not_know_or_too_many_are_refused() -> None:
    with pytest.raises(CodingError, match="unknown"):
        unfold(b"", ["quantum"], 9)
    with pytest.raises(CodingError, match="4 times"):
        unfold(b"", ["gzip"] * 4, 9)
