"""Undoing content codings piece by piece, so that no answer grows beyond its limit in memory.

An answer of 405 bytes can decode to a gigabyte. Every decoder here hands out about `PIECE` bytes at
a time at most, and every stage of a nested coding counts what it lets out.

Servers name codings that are none (``none``, ``utf-8``, ``aws-chunked``), name one and send plain text, and
compress twice, or without a word. So the bytes are asked too: what begins as compressed data does is
decompressed, and what begins as text does is text.
"""

from __future__ import annotations

import sys
import zlib
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PIECE = 64 * 1024
MAX_CODINGS = 3
MAX_MEMBERS = 1000
"""Most gzip members or zstd frames in one answer: empty ones cost time and decode to nothing."""
ACCEPTED = "gzip, deflate, br, zstd"
_TELLING = 16
"""Bytes from which on text is told from compressed data: so many of the latter are never all printable."""
_LOOKED_AT = 64
_NO_TEXT = frozenset(range(0x20)) - frozenset(b"\t\n\x0c\r\x1b") | {0x7F}
_MARKED_AS_TEXT = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"{\0", b"\0{")
"""How text begins that may hold bytes below 32: byte order marks, UTF-16 without one."""


class CodingError(ValueError):
    """Bytes that are not what their coding says, or that grow beyond the limit."""


class Decoder(Protocol):
    """Undoes one coding. A failure of its library is raised as `CodingError`."""

    def pieces(self, coded: bytes) -> Iterator[bytes]:
        """The plain bytes that `coded` brings, in pieces of bounded size."""
        ...

    def is_complete(self) -> bool:
        """Whether the coded bytes ended where they should."""
        ...


class Unfolding:
    """Undoes a list of codings, the last applied first, letting out at most `max_bytes`."""

    def __init__(self, codings: Iterable[str], max_bytes: int) -> None:
        names = [name for name in codings if name not in {"", "identity"}]
        if len(names) > MAX_CODINGS:
            raise CodingError(f"coded {len(names)} times over")
        self._stages: list[tuple[Decoder, _Meter]] = []
        for name in reversed(names):
            self._stages.append((_Sniffing(name), _Meter(max_bytes)))
        self._limit = max_bytes
        self._total = _Meter(max_bytes)
        self._has_begun = False

    def feed(self, coded: bytes) -> Iterator[bytes]:
        """The plain bytes that `coded` brings.

        Raises:
            CodingError: the bytes are not what their coding says, or they are too many.
        """
        for start in range(0, len(coded), PIECE):
            for piece in self._through(0, coded[start : start + PIECE]):
                self._total.add(len(piece))
                yield piece

    def _through(self, stage: int, coded: bytes) -> Iterator[bytes]:
        if stage == len(self._stages) and not self._is_compressed_further(coded):
            yield coded
            return
        decoder, meter = self._stages[stage]
        for piece in decoder.pieces(coded):
            meter.add(len(piece))
            yield from self._through(stage + 1, piece)

    def _is_compressed_further(self, coded: bytes) -> bool:
        """Whether what should be plain begins as compressed data does; then there is one stage more."""
        name = "" if self._has_begun else _magic(coded)
        self._has_begun = self._has_begun or (bool(coded) and not name)
        if name and len(self._stages) >= MAX_CODINGS:
            raise CodingError(f"coded more than {MAX_CODINGS} times over")
        if name:
            self._stages.append((_decoder(name), _Meter(self._limit)))
        return bool(name)

    def finish(self) -> None:
        """Check that nothing is missing.

        Raises:
            CodingError: the coded bytes broke off.
        """
        if not all(decoder.is_complete() for decoder, _ in self._stages):
            raise CodingError("the coded answer breaks off")


def unfold(body: bytes, codings: Iterable[str], max_bytes: int) -> bytes:
    """`body` without its codings.

    Raises:
        CodingError: it is not what its coding says, breaks off, or decodes to more than `max_bytes`.
    """
    unfolding = Unfolding(codings, max_bytes)
    plain = b"".join(unfolding.feed(body))
    unfolding.finish()
    return plain


class _Meter:
    """Counts bytes up to a limit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._seen = 0

    def add(self, size: int) -> None:
        self._seen += size
        if self._seen > self._limit:
            raise CodingError(f"larger than {self._limit:,} bytes when decoded")


def _magic(start: bytes) -> str:
    """The coding that bytes announce themselves; "" for none. Text begins with none of these."""
    if start.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    if start.startswith(b"\x28\xb5\x2f\xfd"):
        return "zstd"
    is_zlib = len(start) > _TELLING and start[0] == 0x78 and int.from_bytes(start[:2]) % 31 == 0
    return "deflate" if is_zlib and not _is_text(start) else ""


def _is_text(start: bytes) -> bool:
    """Whether bytes begin as a document does: no control characters among the first of them."""
    has_control = not _NO_TEXT.isdisjoint(start[:_LOOKED_AT])
    return start.startswith(_MARKED_AS_TEXT) or not has_control


class _Sniffing:
    """The coding that a server names, unless the first bytes are another one's, or plainly a text's."""

    def __init__(self, name: str) -> None:
        self._name = name.lower()
        self._engine: Decoder | None = None

    def pieces(self, coded: bytes) -> Iterator[bytes]:
        if not coded:
            return
        if self._engine is None:
            self._engine = self._chosen(coded)
        yield from self._engine.pieces(coded)

    def _chosen(self, start: bytes) -> Decoder:
        if found := _magic(start):
            return _decoder(found)
        if self._name not in _KNOWN:
            if _is_text(start):
                return _Plain()
            raise CodingError(f"its coding {self._name[:40]!r} is unknown")
        is_surely_text = len(start) >= _TELLING and _is_text(start)
        return _Plain() if is_surely_text else _decoder(self._name)

    def is_complete(self) -> bool:
        return self._engine is None or self._engine.is_complete()


class _Plain:
    """No coding."""

    def pieces(self, coded: bytes) -> Iterator[bytes]:
        yield coded

    def is_complete(self) -> bool:
        return True


_KNOWN = frozenset({"gzip", "x-gzip", "deflate", "br", "zstd"})


def _decoder(name: str) -> Decoder:
    match name.lower():
        case "gzip" | "x-gzip":
            return _Gzip()
        case "deflate":
            return _Deflate()
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstd()
        case _:
            raise CodingError(f"its coding {name[:40]!r} is unknown")


class _Gzip:
    """gzip, also of several members, and plain bytes that are only called gzip."""

    def __init__(self) -> None:
        self._engine = zlib.decompressobj(31)
        self._has_begun = False
        self._is_plain = False
        self._is_over = False
        self._members = 0

    def pieces(self, coded: bytes) -> Iterator[bytes]:
        if coded and not self._has_begun:
            self._has_begun = True
            self._is_plain = coded[:1] != b"\x1f"  # some servers name gzip and send plain text
        if self._is_plain:
            yield coded
            return
        rest = coded
        while rest and not self._is_over:
            yield from _inflated(self._engine, rest)
            rest = self._next_member() if self._engine.eof else b""

    def _next_member(self) -> bytes:
        """What follows a member that has ended; another one, or padding that is ignored."""
        self._members = _counted(self._members)
        rest = self._engine.unused_data
        self._is_over = bool(rest) and rest[:1] != b"\x1f"
        if rest and not self._is_over:
            self._engine = zlib.decompressobj(31)
        return rest

    def is_complete(self) -> bool:
        return self._is_plain or self._engine.eof or not self._has_begun


def _counted(members: int) -> int:
    """One member more."""
    if members >= MAX_MEMBERS:
        raise CodingError(f"compressed in more than {MAX_MEMBERS} pieces")
    return members + 1


class _Deflate:
    """deflate: zlib's format, as the standard says, or the bare one, as some servers send."""

    def __init__(self) -> None:
        self._engine: zlib._Decompress | None = None

    def pieces(self, coded: bytes) -> Iterator[bytes]:
        if not coded:
            return
        if self._engine is None:
            is_zlib = coded[0] & 0x0F == 8 and coded[0] >> 4 <= 7
            self._engine = zlib.decompressobj(15 if is_zlib else -15)
        if not self._engine.eof:
            yield from _inflated(self._engine, coded)

    def is_complete(self) -> bool:
        return self._engine is None or self._engine.eof


def _inflated(engine: zlib._Decompress, coded: bytes) -> Iterator[bytes]:
    """What `engine` makes of `coded`, piece by piece."""
    rest = coded
    while rest and not engine.eof:
        try:
            piece = engine.decompress(rest, PIECE)
        except zlib.error as error:
            raise CodingError("its compressed bytes are broken") from error
        rest = engine.unconsumed_tail
        if piece:
            yield piece


class _Brotli:
    """br (RFC 7932)."""

    def __init__(self) -> None:
        import brotli  # type: ignore[import-untyped]

        self._error: type[Exception] = brotli.error
        self._engine: Any = brotli.Decompressor()

    def pieces(self, coded: bytes) -> Iterator[bytes]:
        rest = coded
        while not self._engine.is_finished():
            try:
                piece = self._engine.process(rest, output_buffer_limit=PIECE)
            except self._error as error:
                raise CodingError("its compressed bytes are broken") from error
            if piece:
                yield piece
            elif self._engine.can_accept_more_data():
                return
            rest = b""

    def is_complete(self) -> bool:
        return bool(self._engine.is_finished())


class _Zstd:
    """zstd (RFC 8878), with the window of 8 MiB that RFC 9659 allows on the web."""

    def __init__(self) -> None:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
        self._error: type[Exception] = zstd.ZstdError
        self._new: Callable[[], Any] = lambda: zstd.ZstdDecompressor(
            options={zstd.DecompressionParameter.window_log_max: 23}
        )
        self._engine = self._new()
        self._has_begun = False
        self._frames = 0

    def pieces(self, coded: bytes) -> Iterator[bytes]:
        rest = coded
        self._has_begun = self._has_begun or bool(coded)
        while rest or not (self._engine.needs_input or self._engine.eof):
            if self._engine.eof:
                self._engine = self._new()
                self._frames = _counted(self._frames)
            try:
                piece = self._engine.decompress(rest, PIECE)
            except self._error as error:
                raise CodingError("its compressed bytes are broken") from error
            rest = self._engine.unused_data if self._engine.eof else b""
            if piece:
                yield piece

    def is_complete(self) -> bool:
        return bool(self._engine.eof) or not self._has_begun
