"""A program that polls feeds, in a process of its own, so that its time and memory are counted alone.

``python -m bench._pollers digest|reader PORT FEEDS FOLDER`` reads one line a poll from standard input, the
hours since the beginning, and answers each with a line of JSON: wall and CPU seconds of that poll, the peak
memory so far, and how many entries are stored.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench._feed_server import START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

READER_WORKERS = 2
"""What reader is fastest with (measured 1, 2, 4 and 16 on two cores): its parsing is bound to one."""


def digest_poller(port: int, feeds: int, folder: Path) -> tuple[Callable[[float], object], Callable[[], int]]:
    """`digest.collect`, as the program puts it together from a feeds.yaml; and a count of stored entries."""
    import yaml

    from digest.app.tools import Toolbox
    from digest.collect import collect
    from digest.demo import SetClock
    from digest.models import Window
    from digest.report import Report
    from digest.settings import load

    path = folder / "feeds.yaml"
    wanted = {
        "feeds": [f"http://127.0.0.1:{port}/{number}.xml" for number in range(feeds)],
        "network": {"allow_private": ["127.0.0.1"]},
    }
    path.write_text(yaml.dump(wanted), encoding="utf8")
    settings = load(path, {})
    box = Toolbox(settings, SetClock(START))
    tools = box.tools
    always = Window(since=START - timedelta(days=9), until=START + timedelta(days=99))

    def poll(hours: float) -> None:
        report = Report()
        collect(
            settings.feeds,
            tools.store,
            fetcher=tools.fetcher,
            executor=tools.executor,
            guard=tools.guard,
            now=START + timedelta(days=1, hours=hours),
            report=report,
        )
        if report.problems:
            raise SystemExit(str(report.problems[0]))

    return poll, lambda: sum(tools.store.entry_counts(always).values())


def reader_poller(port: int, feeds: int, folder: Path) -> tuple[Callable[[float], object], Callable[[], int]]:
    """lemon24/reader with what makes it fastest: several workers, no search index."""
    from reader import make_reader

    reader: Any = make_reader(str(folder / "reader.sqlite"), search_enabled=False, plugins=[])
    for number in range(feeds):
        reader.add_feed(f"http://127.0.0.1:{port}/{number}.xml")

    def count() -> int:
        broken = reader.get_feed_counts().broken
        if broken:
            raise SystemExit(f"reader could not read {broken} feeds")
        return int(reader.get_entry_counts().total)

    return lambda _: reader.update_feeds(workers=READER_WORKERS, scheduled=False), count


POLLERS = {"digest": digest_poller, "reader": reader_poller}


def processes(root: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield root
    for task in Path(f"/proc/{root}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from processes(int(child))


def cpu_s() -> float:
    """CPU seconds of this process and its children, the living and the ended."""
    ticks = 0
    for pid in processes(os.getpid()):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def peak_mib() -> float:
    """The peak memory of this process and of each of its children, added up: no less than the true peak."""
    kib = 0
    for pid in processes(os.getpid()):
        kib += int(Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0])
    return kib / 1024


def main(name: str, port: int, feeds: int, folder: Path) -> None:
    """Poll once a line."""
    poll, count = POLLERS[name](port, feeds, folder)
    print(json.dumps({}), flush=True)
    for line in sys.stdin:
        wall, cpu = time.perf_counter(), cpu_s()
        poll(float(line))
        cost = {"wall_s": time.perf_counter() - wall, "cpu_s": cpu_s() - cpu, "peak_mib": peak_mib()}
        print(json.dumps({**cost, "entries": count()}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
