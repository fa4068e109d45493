"""Pages read per second over all cores, beside trafilatura in one process, and what a guarded call costs.

Pages go from memory through `extract` with the executor and the guard that the pipeline uses: text, headline,
authors, date, kind of page, cleaning, language. The peer does what its ``extract`` does by default, the text
alone, and once more with its metadata. Rounds alternate, and medians are told: a busy machine gives the many
processes of one less than the one process of the other, so that CPU per page is told too, and the ratio of
throughputs that it comes to where no one else computes.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench import gold_pages
from digest.app.tools import THREADS
from digest.extract import extract
from digest.models import Entry, Feed, FeedState, Request, Response
from digest.report import Report
from digest.run.guard import ChildGuard
from digest.run.threads import ThreadExecutor
from digest.store.memory import MemoryStore
from digest.web.asking import one_by_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.errors import FetchError
    from digest.report import Problem

    K = TypeVar("K")

NOTE = (
    "ratio: median of the rounds' pages per second by the peer's; idle_ratio: cores by CPU per page, as on a "
    "machine without other work; small, large: a warm guarded call of a few bytes and of 100 kB."
)
PAGES = int(os.environ.get("DIGEST_THROUGHPUT_PAGES", "120"))
ROUNDS = int(os.environ.get("DIGEST_THROUGHPUT_ROUNDS", "5"))
CALLS = 500
NOW = datetime(2026, 3, 5, 7, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Round:
    """What reading all pages once took."""

    wall_s: float
    cpu_s: float
    parent_cpu_s: float = 0.0


# --------------------------------------------------------------------------- ours


class _Memory:
    """A fetcher of pages in memory."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self._pages = pages

    def fetch(self, request: Request) -> Response:
        """The page of that address."""
        return Response(
            url=request.url,
            final_url=request.url,
            status=200,
            body=self._pages[request.url],
            content_type="text/html",
        )

    def fetch_all(self, asked: Iterable[tuple[K, Request]]) -> Iterator[tuple[K, Response | FetchError]]:
        """See `digest.protocols.Fetcher`."""
        return one_by_one(self.fetch, asked)

    def close(self) -> None:
        """Nothing is held."""


class _Reader:
    """The stage with its tools, warm."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self._pages = pages
        self._guard = ChildGuard(processes=os.cpu_count() or 1)
        self._executor = ThreadExecutor(THREADS)
        self.articles = 0
        self.problems: list[Problem] = []

    def read(self, others: set[int]) -> Round:
        """Read all pages once; the CPU is that of this process and of its children but `others`."""
        feed = Feed(url="https://wire.example/feed", fulltext="page", limit=len(self._pages))
        store, fetcher, report = MemoryStore(), _Memory(self._pages), Report()
        entries = [
            Entry(feed_url=feed.url, guid=url, url=url, title="", published=NOW, first_seen=NOW)
            for url in self._pages
        ]
        store.record_fetch(FeedState(url=feed.url), [(entry, entry.guid) for entry in entries])
        own, children, wall = time.process_time(), _children_cpu_s(others), time.perf_counter()
        extract(
            [feed],
            store,
            fetcher=fetcher,
            executor=self._executor,
            guard=self._guard,
            now=NOW,
            report=report,
        )
        wall, own = time.perf_counter() - wall, time.process_time() - own
        self.articles, self.problems = report.counts["extract/full"], report.problems
        return Round(wall, own + _children_cpu_s(others) - children, own)

    def close(self) -> None:
        """End the children and the threads."""
        self._guard.close()
        self._executor.close()


def _children() -> set[int]:
    """The processes whose parent is this one."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == os.getpid():
            found.add(int(stat.parent.name))
    return found


def _children_cpu_s(others: set[int]) -> float:
    """CPU seconds of the children, the living and the dead."""
    dead = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = dead.ru_utime + dead.ru_stime
    for pid in _children() - others:
        total += int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    return total


# --------------------------------------------------------------------------- the peer


def _peer(pages: list[tuple[str, bytes]], *, is_with_metadata: bool = False) -> Round:
    """The peer on the same bytes, one page after the other."""
    import trafilatura

    wall, cpu = time.perf_counter(), time.process_time()
    for url, html in pages:
        trafilatura.extract(html, url=url, with_metadata=is_with_metadata)
    return Round(time.perf_counter() - wall, time.process_time() - cpu)


def _peer_with_metadata(pages: list[tuple[str, bytes]]) -> Round:
    return _peer(pages, is_with_metadata=True)


# --------------------------------------------------------------------------- the guard


def _length(thing: bytes) -> int:
    return len(thing)


def _guarded_ms() -> dict[str, float]:
    """Median milliseconds of a guarded call and of the same call here, with small and with large input."""
    guard = ChildGuard(processes=1)
    guard.call(_length, b"")
    times: dict[str, float] = {}
    for name, thing in (("small", b"x"), ("large", os.urandom(100_000))):
        times[f"{name}_ms"] = _median_ms(lambda thing=thing: guard.call(_length, thing))  # type: ignore[misc]
        times[f"peer_direct_{name}_ms"] = _median_ms(lambda thing=thing: _length(thing))  # type: ignore[misc]
    guard.close()
    return times


def _median_ms(call: Callable[[], object]) -> float:
    times = []
    for _ in range(CALLS):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


# --------------------------------------------------------------------------- all of it


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Throughput of `PAGES` pages in `ROUNDS` rounds, and the cost of a guarded call."""
    golds = [gold for name in ("fundus", "wcxb") for gold in gold_pages.gold(data, name)]
    chosen = golds[:: max(1, len(golds) // PAGES)]
    pages = {gold.url or f"https://wire.example/{number}": gold.html for number, gold in enumerate(chosen)}
    rounds: dict[str, list[Round]] = {"ours": [], "text": [], "metadata": []}
    with ProcessPoolExecutor(1) as pool:
        listed = list(pages.items())
        pool.submit(_peer_with_metadata, listed[:10]).result()
        others = _children()
        reader = _Reader(pages)
        reader.read(others)
        for problem in reader.problems:
            print(f"{problem.subject}: {problem.reason}", file=sys.stderr)
        for _ in range(ROUNDS):
            print(f"load {os.getloadavg()[0]:.1f}", file=sys.stderr)
            rounds["ours"].append(reader.read(others))
            rounds["text"].append(pool.submit(_peer, listed).result())
            rounds["metadata"].append(pool.submit(_peer_with_metadata, listed).result())
        reader.close()
    return {"pages": _figures(rounds, len(pages), reader.articles), "guard": _guarded_ms()}


def _figures(rounds: dict[str, list[Round]], pages: int, articles: int) -> dict[str, float]:
    speed = {name: [pages / one.wall_s for one in all_] for name, all_ in rounds.items()}
    cpu_ms = {
        name: 1000 * statistics.median(one.cpu_s for one in all_) / pages for name, all_ in rounds.items()
    }
    parent_ms = 1000 * statistics.median(one.parent_cpu_s for one in rounds["ours"]) / pages
    cores = os.cpu_count() or 1
    figures = {"pages": pages, "articles": articles, "load": os.getloadavg()[0]}
    figures |= {
        "per_s": statistics.median(speed["ours"]),
        "cpu_ms": cpu_ms["ours"],
        "parent_cpu_ms": parent_ms,
    }
    for peer, name in (("trafilatura", "text"), ("with-metadata", "metadata")):
        figures[f"peer_{peer}_per_s"] = statistics.median(speed[name])
        figures[f"peer_{peer}_cpu_ms"] = cpu_ms[name]
    for metric, name in (("", "text"), ("metadata_", "metadata")):
        ratios = [a / b for a, b in zip(speed["ours"], speed[name], strict=True)]
        figures[f"{metric}ratio"] = statistics.median(ratios)
        figures[f"{metric}idle_ratio"] = cores * cpu_ms[name] / cpu_ms["ours"]
    return figures
