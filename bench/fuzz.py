"""Spoiled feeds and pages, and documents known to blow parsers up, through the stages that read them.

Every document goes to `collect` or `extract` as the pipeline calls them, with a guard of one child. An escape
is anything but a result or a reported item: an exception, a surprise, a call over its limits, something kept
that is too large, or a guard that does not answer afterwards. DIGEST_FUZZ_SIZE documents (20,000 when not
said) are made of the seeds by DIGEST_FUZZ_SEED; that seed and a document's number make it again:
``python -m bench.fuzz NUMBER``.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import tarfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

from bench import _blowups, gold_pages, sets, snapshot
from bench._blowups import Document
from bench._mutations import content_type, mutant
from digest.collect import collect
from digest.collect.parse import parse
from digest.errors import ItemError, LimitError
from digest.extract import extract as extract_articles
from digest.extract.page import read_page
from digest.extract.sightings import outcome_from_reading
from digest.models import Entry, Feed, FeedState, Request, Response, Window
from digest.report import Report
from digest.run.guard import ChildGuard
from digest.run.serial import SerialExecutor
from digest.store.memory import MemoryStore
from digest.web.asking import one_by_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.errors import FetchError

    K = TypeVar("K")
    R = TypeVar("R")

NOTE = (
    "escapes: documents that gave neither a result nor a reported item; ended: calls that the guard had to "
    "end; broke: calls whose parser raised something else; survived: share of documents without an escape. "
    "CPU is that of one guarded call in the child, and of one document in the calling process."
)
NOW = datetime(2026, 3, 5, 7, tzinfo=UTC)
EVER = Window(since=datetime(1990, 1, 1, tzinfo=UTC), until=datetime(2100, 1, 1, tzinfo=UTC))
URL = "https://wire.example/feed"
FEED_SHARE = 0.6
CPU_S = 3.0
"""What any one document may cost."""
_XML, _JSON = "application/rss+xml; charset=utf-8", "application/feed+json"
_HTML = "text/html; charset=utf-8"
LONGEST = {"text": 110_000, "html": 70_000, "url": 10_000}
"""Characters that a field of an entry or an article may have; 2,500 where nothing is said."""


# --------------------------------------------------------------------------- documents


@cache
def _seeds(data: Path) -> tuple[list[bytes], list[bytes]]:
    """The feeds of the parsers' own suites and of the snapshot; news pages and others."""
    feeds = [
        body for _, body in snapshot.read(data)
    ] * 20  # real ones count as much as the suites' small ones
    for name in ("feedparser", "gofeed"):
        for archive in sets.files(data, "feeds", name):
            with tarfile.open(archive) as tar:
                members = [member for member in tar if member.name.endswith((".xml", ".json"))]
                feeds += [stream.read() for member in members if (stream := tar.extractfile(member))]
    pages = [gold.html for name in ("fundus", "wcxb", "others") for gold in gold_pages.gold(data, name)]
    return feeds, pages


def document(number: int, seed: str, data: Path) -> tuple[bool, Document]:
    """The mutant of that number: whether it is meant as a feed, and itself."""
    rng = Random(f"{seed}:{number}")  # noqa: S311  (to be made again, not to be secret)
    is_feed = rng.random() < FEED_SHARE
    feeds, pages = _seeds(data)
    body = mutant(rng, feeds if is_feed else pages)
    usual = (_JSON if body[:1] == b"{" else _XML) if is_feed else _HTML
    return is_feed, Document(str(number), body, content_type(rng, usual))


# --------------------------------------------------------------------------- one document
_SURPRISE = re.compile(r"reading it failed|^[A-Z]\w*(?:Error|Exception): ")
"""What a problem says of an exception that nobody expected."""


@dataclass(slots=True)
class Outcome:
    """What became of one document."""

    name: str
    is_feed: bool
    calls: list[tuple[str, float]] = field(default_factory=list)
    """How each guarded call ended, and its CPU seconds."""
    parent_cpu_s: float = 0.0
    memory_mib: float = 0.0
    escape: str = ""


class _Watched:
    """A guard of one child that notes how each call ended and what it cost."""

    def __init__(self) -> None:
        self.guard = ChildGuard(processes=1)
        self.calls: list[tuple[str, float]] = []
        self.complaints: list[str] = []
        self.restarts = -1
        self.peak_mib = 0.0
        self._pid = 0
        self._meet()

    def _meet(self) -> None:
        pid = self.guard.call(os.getpid)
        if pid != self._pid:
            self._pid, self.restarts = pid, self.restarts + 1
            for fn in (parse, read_page, outcome_from_reading):  # their modules warm up outside the limits
                with suppress(ItemError):
                    self.guard.call(fn)

    def call(self, fn: Callable[..., R], *args: object) -> R:
        """What `fn(*args)` returns, in the child."""
        before, dead = _on_cpu_s(self._pid), _dead_cpu_s()
        how = "result"
        try:
            return self.guard.call(fn, *args)
        except LimitError as error:
            how = "broke" if "broke its parser" in error.reason else "ended"
            self.complaints.append(f"{fn.__name__}: {error.reason}")
            raise
        except ItemError:
            how = "refused"
            raise
        finally:
            after = _on_cpu_s(self._pid)
            spent = after - before if after else _dead_cpu_s() - dead - before
            self.calls.append((how, spent))
            self.peak_mib = max(self.peak_mib, _peak_mib(self._pid))
            if how != "result" or not after:
                self._meet()

    def close(self) -> None:
        """End the child."""
        self.guard.close()


def _on_cpu_s(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except (FileNotFoundError, ProcessLookupError):
        return 0.0


def _dead_cpu_s() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _peak_mib(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


class _Answering:
    """A fetcher that has one answer."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def fetch(self, request: Request) -> Response:
        """The document, whatever is asked."""
        return Response(
            url=request.url,
            final_url=request.url,
            status=200,
            body=self._document.body,
            content_type=self._document.content_type,
        )

    def fetch_all(self, asked: Iterable[tuple[K, Request]]) -> Iterator[tuple[K, Response | FetchError]]:
        """See `digest.protocols.Fetcher`."""
        return one_by_one(self.fetch, asked)

    def close(self) -> None:
        """Nothing is held."""


def run(document: Document, guard: _Watched, *, is_feed: bool) -> Outcome:
    """Read one document as the pipeline does: a feed with the bodies of its first entries, or a page."""
    outcome = Outcome(name=document.name, is_feed=is_feed)
    guard.calls, report, start = [], Report(), time.thread_time()
    try:
        store = _read(document, guard, report, is_feed=is_feed)
        outcome.parent_cpu_s = time.thread_time() - start
        surprises = [problem.reason for problem in report.problems if _SURPRISE.search(problem.reason)]
        outcome.escape = surprises[0] if surprises else _oversize(store)
    except Exception as error:  # noqa: BLE001  (this is what is looked for)
        outcome.escape = f"{type(error).__name__}: {error}"[:300]
    outcome.calls, outcome.memory_mib = guard.calls, guard.peak_mib
    if any(cpu_s > CPU_S for _, cpu_s in outcome.calls):
        outcome.escape = outcome.escape or "over its limit of CPU"
    return outcome


def _read(document: Document, guard: _Watched, report: Report, *, is_feed: bool) -> MemoryStore:
    feed = Feed(url=URL, limit=3, fulltext="feed" if is_feed else "page")
    store = MemoryStore()
    fetcher, executor = _Answering(document), SerialExecutor()
    if is_feed:
        collect([feed], store, fetcher=fetcher, executor=executor, guard=guard, now=NOW, report=report)
    else:
        url = "https://wire.example/2026/03/05/bridge"
        entry = Entry(feed_url=URL, guid="1", url=url, title="A bridge", published=NOW, first_seen=NOW)
        store.record_fetch(FeedState(url=URL), [(entry, "")])
    extract_articles([feed], store, fetcher=fetcher, executor=executor, guard=guard, now=NOW, report=report)
    return store


def _oversize(store: MemoryStore) -> str:
    """The first field of an article that is longer than it may be."""
    for article in store.articles(EVER):
        for field_name, value in asdict(article).items():
            values = value if isinstance(value, tuple) else (value,)
            length = max((len(one) for one in values if isinstance(one, str)), default=0)
            if length > LONGEST.get(field_name, 2500):
                return f"{field_name} of {length:,} characters"
    return ""


def feedparser_alone(body: bytes, content_type: str) -> int:
    """The peer on the same bytes: how many entries it finds."""
    import io

    import feedparser

    headers = {"content-type": content_type} if content_type else {}
    return len(feedparser.parse(io.BytesIO(body), response_headers=headers).entries)


# --------------------------------------------------------------------------- all of them


@dataclass(frozen=True, slots=True)
class _Task:
    data: Path
    seed: str
    numbers: range
    is_peer: bool = False


def _work(task: _Task) -> tuple[list[Outcome], list[str], int]:
    """The outcomes of the mutants of those numbers, what the guard complained of, and its restarts."""
    documents = (document(number, task.seed, task.data) for number in task.numbers)
    return _run_all(documents, is_peer=task.is_peer)


def _blow(is_peer: bool) -> tuple[list[Outcome], list[str], int]:
    documents = [(True, feed) for feed in _blowups.feeds()]
    documents += [] if is_peer else [(False, page) for page in _blowups.pages()]
    return _run_all(documents, is_peer=is_peer)


def _run_all(
    documents: Iterable[tuple[bool, Document]], *, is_peer: bool
) -> tuple[list[Outcome], list[str], int]:
    guard, outcomes, complaints = _Watched(), [], []
    for is_feed, one in documents:
        if is_peer and is_feed:
            outcomes.append(_run_peer(one, guard))
        elif not is_peer:
            outcomes.append(run(one, guard, is_feed=is_feed))
        complaints += [f"{one.name}: {complaint}" for complaint in guard.complaints]
        guard.complaints.clear()
    guard.close()
    return outcomes, complaints, guard.restarts


def _run_peer(document: Document, guard: _Watched) -> Outcome:
    outcome, guard.calls = Outcome(name=document.name, is_feed=True), []
    try:
        guard.call(feedparser_alone, document.body, document.content_type)
    except ItemError as error:
        outcome.escape = error.reason
    outcome.calls = guard.calls
    return outcome


def _figures(outcomes: list[Outcome]) -> dict[str, float]:
    ended = Counter(how for outcome in outcomes for how, _ in outcome.calls)
    costs = sorted(cpu_s for outcome in outcomes for _, cpu_s in outcome.calls) or [0.0]
    escapes = sum(bool(outcome.escape) for outcome in outcomes)
    parents = sorted(outcome.parent_cpu_s for outcome in outcomes) or [0.0]
    return {
        "documents": len(outcomes),
        "escapes": escapes,
        "survived": 1 - escapes / max(1, len(outcomes)),
        "calls": len(costs),
        "refused": ended["refused"],
        "ended": ended["ended"],
        "broke": ended["broke"],
        "worst_cpu_s": costs[-1],
        "p99_cpu_s": costs[int(0.99 * (len(costs) - 1))],
        "median_cpu_s": costs[len(costs) // 2],
        "worst_parent_cpu_s": parents[-1],
        "p99_parent_cpu_s": parents[int(0.99 * (len(parents) - 1))],
        "worst_memory_mib": max((outcome.memory_mib for outcome in outcomes), default=0.0),
    }


def _with_peer(outcomes: list[Outcome], peers: list[Outcome], restarts: int) -> dict[str, float]:
    theirs = _figures(peers)
    named = ("survived", "broke", "ended", "worst_cpu_s", "p99_cpu_s")
    peer = {f"peer_feedparser_{metric}": theirs[metric] for metric in named}
    return _figures(outcomes) | {"restarts": restarts} | (peer if peers else {})


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Counts and costs of the mutants of feeds and of pages, and of the known blow-ups."""
    size, seed = int(os.environ.get("DIGEST_FUZZ_SIZE", "20000")), os.environ.get("DIGEST_FUZZ_SEED", "1")
    workers = os.cpu_count() or 1
    _seeds(data)  # before the workers are made, who share it
    chunks = [range(start, min(size, start + 100)) for start in range(0, size, 100)]
    scores = {}
    with ProcessPoolExecutor(workers) as pool:
        (blown, blown_up, restarts), (peers_blown, _, _) = pool.map(_blow, (False, True))
        ours = pool.map(_work, [_Task(data, seed, chunk) for chunk in chunks])
        outcomes, total = _gathered(ours)
        peers, _ = _gathered(pool.map(_work, [_Task(data, seed, chunk, is_peer=True) for chunk in chunks]))
    _tell(blown, blown_up)
    feeds = [outcome for outcome in outcomes if outcome.is_feed]
    pages = [outcome for outcome in outcomes if not outcome.is_feed]
    scores["feeds"] = _with_peer(feeds, peers, total)
    scores["pages"] = _with_peer(pages, [], total)
    scores["blow-ups"] = _with_peer(blown, peers_blown, restarts)
    return scores


def _gathered(
    parts: Iterable[tuple[list[Outcome], list[str], int]],
) -> tuple[list[Outcome], int]:
    """All outcomes and the number of restarts; what is to be looked at is told as it comes."""
    outcomes: list[Outcome] = []
    restarts = 0
    for part, said, begun in parts:
        outcomes += part
        restarts += begun
        _tell(part, said)
        print(f"{len(outcomes)} documents", file=sys.stderr, flush=True)
    return outcomes, restarts


def _tell(outcomes: list[Outcome], complaints: list[str]) -> None:
    """Which documents to look at, on standard error."""
    for outcome in outcomes:
        if outcome.escape:
            print(f"escape: {outcome.name}: {outcome.escape}", file=sys.stderr)
        if outcome.parent_cpu_s > 0.5:
            print(f"in the calling process: {outcome.name}: {outcome.parent_cpu_s:.2f} s", file=sys.stderr)
    for complaint in complaints:
        print(complaint, file=sys.stderr)


if __name__ == "__main__":
    chosen = document(int(sys.argv[1]), os.environ.get("DIGEST_FUZZ_SEED", "1"), sets.default_data())
    watched = _Watched()
    print(len(chosen[1].body), chosen[1].content_type, run(chosen[1], watched, is_feed=chosen[0]))
    print(*watched.complaints, sep="\n")
    watched.close()
