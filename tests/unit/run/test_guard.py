"""What only the child processes do; what both guards do is in tests/contracts/test_guard.py."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.errors import LimitError
from digest.run.guard import ChildGuard

if TYPE_CHECKING:
    from collections.abc import Iterator


def identity(thing: object) -> object:
    return thing


def process_id() -> int:
    return os.getpid()


def burn() -> None:
    while True:
        sum(range(1000))


def burn_in_c() -> int:
    return len(str(7 ** (10**8)))


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def hoard(size: int) -> int:
    return len(bytearray(size))


_kept: list[bytearray] = []


def keep(size: int) -> int:
    _kept.append(bytearray(b"x" * size))
    return os.getpid()


def repeat(letter: str, count: int) -> str:
    return letter * count


def crash() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(0)


def chat() -> str:
    print("this must not get between the messages", flush=True)
    return "fine"


@pytest.fixture
def guard() -> Iterator[ChildGuard]:
    guard = ChildGuard(processes=1, cpu_s=0.3, memory_bytes=64 << 20)
    yield guard
    guard.close()


def test_the_function_runs_in_another_process_which_stays_warm(guard: ChildGuard) -> None:
    first = guard.call(process_id)
    assert first != os.getpid()
    assert guard.call(process_id) == first


@pytest.mark.parametrize("fn", [burn, burn_in_c])
def test_a_call_that_takes_too_much_cpu_is_ended_and_the_next_is_fine(guard: ChildGuard, fn: object) -> None:
    with pytest.raises(LimitError, match=r"0\.3 s of CPU"):
        guard.call(fn)  # type: ignore[arg-type]
    assert guard.call(identity, "fine") == "fine"


def test_a_call_that_sleeps_is_ended_too() -> None:
    guard = ChildGuard(processes=1, cpu_s=0.05)
    with pytest.raises(LimitError, match="too long"):
        guard.call(sleep, 60)
    assert guard.call(identity, "fine") == "fine"
    guard.close()


def test_a_call_that_needs_too_much_memory_fails_and_the_next_is_fine(guard: ChildGuard) -> None:
    with pytest.raises(LimitError, match="64 MiB"):
        guard.call(hoard, 200 << 20)
    assert guard.call(hoard, 16 << 20) == 16 << 20


def test_a_result_out_of_all_proportion_is_refused_and_the_next_call_is_fine() -> None:
    guard = ChildGuard(processes=1)
    with pytest.raises(LimitError, match="64 MiB"):
        guard.call(repeat, "x", 65 << 20)
    assert guard.call(repeat, "x", 3) == "xxx"
    guard.close()


def test_a_child_that_keeps_memory_is_replaced_before_it_has_too_much(guard: ChildGuard) -> None:
    children = [guard.call(keep, 12 << 20) for _ in range(8)]
    assert 2 <= len(set(children)) <= 4
    assert children == sorted(children, key=children.index)


@pytest.mark.parametrize("fn", [crash, leave])
def test_a_crash_is_one_documents_failure(guard: ChildGuard, fn: object) -> None:
    with pytest.raises(LimitError, match="parser"):
        guard.call(fn)  # type: ignore[arg-type]
    assert guard.call(identity, "fine") == "fine"


def test_a_child_that_died_while_idle_is_replaced_unnoticed(guard: ChildGuard) -> None:
    os.kill(guard.call(process_id), 9)
    time.sleep(0.05)
    assert guard.call(identity, 1) == 1


def test_what_a_parser_prints_does_not_disturb(guard: ChildGuard) -> None:
    assert guard.call(chat) == "fine"
    assert guard.call(identity, 2) == 2


def test_large_documents_pass_both_ways(guard: ChildGuard) -> None:
    body = os.urandom(5 << 20)
    assert guard.call(identity, body) == body


def test_many_threads_share_few_children() -> None:
    guard = ChildGuard(processes=2)
    results: list[object] = []
    threads = [
        threading.Thread(
            target=lambda n=n: results.extend(guard.call(identity, n * 100 + i) for i in range(20))
        )
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    guard.close()
    assert sorted(map(int, map(str, results))) == sorted(n * 100 + i for n in range(8) for i in range(20))


def test_a_closed_guard_refuses() -> None:
    guard = ChildGuard(processes=1)
    assert guard.call(identity, 1) == 1
    guard.close()
    with pytest.raises(LimitError, match="closed"):
        guard.call(identity, 1)


def test_closing_ends_a_call_under_way() -> None:
    guard = ChildGuard(processes=1)
    guard.call(identity, 1)
    timer = threading.Timer(0.2, guard.close)
    timer.start()
    with pytest.raises(LimitError):
        guard.call(sleep, 20)
    timer.join()
    guard.close()


def test_children_end_when_the_parent_is_killed() -> None:
    script = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from digest.run.guard import ChildGuard\n"
        "from tests.unit.run.test_guard import process_id\n"
        "print(ChildGuard(processes=1).call(process_id), flush=True)\n"
        "import time; time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not _is_alive(child):
            return
        time.sleep(0.05)
    pytest.fail("the child outlived its parent")


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
