"""What every executor must do."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.errors import RunError
from digest.protocols import Executor
from digest.run.processes import ProcessExecutor
from digest.run.serial import SerialExecutor
from digest.run.threads import ThreadExecutor

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=["serial", "threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    made: dict[str, Executor] = {
        "serial": SerialExecutor(),
        "threads": ThreadExecutor(4),
        "processes": ProcessExecutor(2),
    }
    yield made[request.param]
    made[request.param].close()


def square(number: int) -> int:
    return number * number


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


class Counted:
    """Items that tell how many of them have been taken."""

    def __init__(self, count: int) -> None:
        self.count, self.taken = count, 0

    def __iter__(self) -> Iterator[int]:
        for number in range(self.count):
            self.taken += 1
            yield number


def test_it_is_an_executor(executor: Executor) -> None:
    assert isinstance(executor, Executor)


def test_every_item_gives_its_result_exactly_once(executor: Executor) -> None:
    assert sorted(executor.map(square, range(200))) == [number * number for number in range(200)]


def test_no_items_give_no_results(executor: Executor) -> None:
    assert list(executor.map(square, [])) == []


def test_an_executor_can_be_used_again(executor: Executor) -> None:
    assert sorted(executor.map(square, [1, 2])) == [1, 4]
    assert sorted(executor.map(square, [3, 4])) == [9, 16]


def test_items_are_taken_a_bounded_number_ahead_of_the_results(executor: Executor) -> None:
    items = Counted(10_000)
    results = executor.map(square, items)
    for used in range(1, 101):
        next(results)
        assert items.taken <= used + 2 * 4 + 1


def test_what_a_consumer_does_not_want_is_not_worked_on(executor: Executor) -> None:
    items = Counted(10_000)
    for result in executor.map(square, items):
        if result >= 0:
            break
    executor.close()
    assert items.taken < 20


def test_two_maps_of_one_executor_do_not_mix(executor: Executor) -> None:
    one, other = executor.map(square, range(50)), executor.map(square, range(100, 150))
    together = list(zip(one, other, strict=True))
    assert sorted(first for first, _ in together) == [number**2 for number in range(50)]
    assert sorted(second for _, second in together) == [number**2 for number in range(100, 150)]


def test_closing_twice_is_fine(executor: Executor) -> None:
    assert sorted(executor.map(square, [1, 2])) == [1, 4]
    executor.close()
    executor.close()


def test_threads_work_at_the_same_time() -> None:
    met = threading.Barrier(3, timeout=30)
    executor = ThreadExecutor(3)
    assert sorted(executor.map(lambda number: met.wait() * 0 + number, range(3))) == [0, 1, 2]
    executor.close()


def test_a_slow_reader_of_results_holds_the_items_back() -> None:
    executor, items = ThreadExecutor(2), Counted(1000)
    results = executor.map(square, items)
    next(results)
    executor.close()  # all that was begun is through now, and nobody asked for more
    assert items.taken <= 6


def test_a_killed_worker_process_is_an_error_with_a_remedy_and_the_next_call_is_fine() -> None:
    executor = ProcessExecutor(1)
    with pytest.raises(RunError, match="fewer"):
        list(executor.map(die, range(10)))
    assert list(executor.map(square, [5])) == [25]
    executor.close()


@pytest.mark.parametrize("kind", ["threads:ThreadExecutor", "processes:ProcessExecutor"])
def test_ctrl_c_ends_the_work_without_a_mess(kind: str) -> None:
    module, name = kind.split(":")
    program = (
        "import sys, time\n"
        f"from digest.run.{module} import {name} as Executor\n"
        "def work(n):\n"
        "    time.sleep(0.05)\n"
        "    return n\n"
        "if __name__ == '__main__':\n"
        "    executor = Executor(2)\n"
        "    try:\n"
        "        for n in executor.map(work, range(100_000)):\n"
        "            if n == 2: print('working', flush=True)\n"
        "    except KeyboardInterrupt:\n"
        "        executor.close()\n"
        "        print('stopped', flush=True)\n"
    )
    with _started(program) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "working\n"
        os.killpg(child.pid, signal.SIGINT)  # the terminal sends it to the whole group
        out, err = child.communicate(timeout=60)
    assert (out, err, child.returncode) == ("stopped\n", "", 0)


@contextlib.contextmanager
def _started(program: str) -> Iterator[subprocess.Popen[str]]:
    """A child of its own process group that runs `program` from a file (workers must import it).

    Whatever the test finds, the whole group is ended afterwards and its pipes are closed: a child that is left
    behind is told as a leak of some later test.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "program.py"
        path.write_text(program)
        with subprocess.Popen(
            [sys.executable, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        ) as child:
            try:
                yield child
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
