"""A guard's child process: calls come in, replies go out, and no call gets more than its limits."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from digest.errors import ItemError, LimitError
from digest.remembered import forget_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_REPLY = 64 << 20
"""Bytes of a reply; nothing that is read off a document is larger than the document by so much."""
_LENGTH = 8
"""Bytes before each message that say how long it is."""
_FORGETS_EVERY = 200
"""Calls after which a child lets go of what it remembers of texts. Chosen by reading; not measured."""
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0


def name_of(fn: Callable[..., object]) -> str:
    """How a function is called in messages."""
    return f"{getattr(fn, '__module__', '?')}.{getattr(fn, '__qualname__', '?')}"


def broke(error: BaseException) -> str:
    """What is said of an exception that no parser should raise."""
    return f"broke its parser: {type(error).__name__}: {error}"[:300]


def write(stream: BinaryIO, message: bytes) -> None:
    """Send a message."""
    stream.write(len(message).to_bytes(_LENGTH))
    stream.write(message)
    stream.flush()


def read(stream: BinaryIO) -> bytes | None:
    """The next message, or `None` when the other side has gone."""
    head = stream.read(_LENGTH)
    size = int.from_bytes(head)
    message = stream.read(size) if len(head) == _LENGTH else b""
    return message if len(head) == _LENGTH and len(message) == size else None


def serve(cpu_s: float, wall_s: float, memory_bytes: int) -> None:
    """Answer calls from standard input on standard output until the parent goes: a child's whole life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a parser prints, or asks for, must not get between the messages.
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    _leave_no_core()
    resident_at_first = _resident()
    for number in count(1):
        if (message := read(requests)) is None:
            break
        if number % _FORGETS_EVERY == 0:
            forget_texts()
        is_grown = _resident() - resident_at_first > memory_bytes // 2
        write(replies, _reply(message, (cpu_s, wall_s, memory_bytes), is_last=is_grown))


def _reply(message: bytes, limits: tuple[float, float, int], *, is_last: bool) -> bytes:
    """The pickled ``(is_last, kind, answer)`` to one call; the parent starts a new child after the last."""
    fn: Callable[..., object] = _reply
    try:
        fn, args = pickle.loads(message)  # noqa: S301  (written by our own parent)
        _warm_up(fn)
        with _limited(*limits):
            reply = pickle.dumps((is_last, "result", fn(*args)), protocol=pickle.HIGHEST_PROTOCOL)
    except ItemError as error:
        return _failure(error)
    except MemoryError:
        mebibytes = limits[2] >> 20
        return _failure(LimitError(name_of(fn), f"needed more than {mebibytes} MiB of memory"), is_last=True)
    except Exception as error:  # noqa: BLE001  (anything a parser raises is one item's failure)
        return _failure(LimitError(name_of(fn), broke(error)))
    if len(reply) > MAX_REPLY:
        return _failure(LimitError(name_of(fn), f"made more than {MAX_REPLY >> 20} MiB of it"))
    return reply


def _failure(error: ItemError, *, is_last: bool = False) -> bytes:
    return pickle.dumps((is_last, "error", (type(error), str(error), error.__dict__)))


def _warm_up(fn: Callable[..., object]) -> None:
    """Load what the function's module needs; called before every call, so it must be cheap when done."""
    prepare = getattr(sys.modules[fn.__module__], "warm_up", None)
    if prepare is not None:
        prepare()


@contextlib.contextmanager
def _limited(cpu_s: float, wall_s: float, memory_bytes: int) -> Iterator[None]:
    """Let the kernel end this process after so much CPU or wall time, and refuse it more memory."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    size = _size()
    if size:
        resource.setrlimit(resource.RLIMIT_AS, (size + memory_bytes, hard))
    signal.setitimer(signal.ITIMER_PROF, cpu_s)
    signal.setitimer(signal.ITIMER_REAL, wall_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _size() -> int:
    """Bytes of address space in use; 0 where the system does not say."""
    return _statm()[0]


def _resident() -> int:
    """Bytes of memory in use; 0 where the system does not say."""
    return _statm()[1]


def _statm() -> tuple[int, int]:
    try:
        with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123  (called for every document)
            pages = statm.read().split()
    except OSError:
        return 0, 0
    return int(pages[0]) * _PAGE, int(pages[1]) * _PAGE


def _leave_no_core() -> None:
    """A crash leaves no image of the memory on the disk."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
