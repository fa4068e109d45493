"""The field's cases as editions: their feeds and documents, read from memory at a fixed moment.

A case is a script that serves feeds on loopback and runs the command. Here it is run with stand-ins for the
server and the command, which only note what it would have served and asked for.
"""

from __future__ import annotations

import importlib.util
import io
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench._edition_days import SEEN, Made, kept_edition, made_of, tools_of
from digest.demo import SetClock
from digest.making import Source, material_of, read_source
from digest.models import Article, Feed, Plan
from digest.pipeline import gather
from digest.report import Report
from digest.settings import parse
from digest.tools import Options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import ModuleType

    from digest.models import Edition

CASES = (
    "earnings-are-not-one-story",
    "lead-with-the-operator-said",
    "lead-with-the-role-said",
    "one-entry-without-text",
    "quakes-are-not-one-story",
    "releases-are-not-one-story",
    "title-only-feed",
)
MOMENT = datetime(2026, 11, 30, 6, tzinfo=UTC)
MARCH = datetime(2026, 3, 4, 12, tzinfo=UTC)
FEEDS: dict[str, tuple[tuple[str, ...], datetime]] = {
    "boilerplate": (("gh.xml", "arxiv.xml"), MARCH),
    "merge": (("merge/m.xml", "merge/n.xml"), MOMENT),
    "news": (("caption.xml", "quoted.xml", "podcast.xml", "hn/hn.xml", "hn/good.xml"), MOMENT),
}
"""Feeds in ``stories`` that make an edition together, and when."""
DOCUMENTS = {
    "bridge": ("a1.txt", "a2.txt", "a3.txt", "a4.txt", "a5.txt"),
    "unrelated": ("q1.txt", "q2.txt"),
    "plan": ("notes.md",),
}
"""Files in ``stories`` that are given to ``digest make`` together."""
BASE = "http://field.example"


class _AskedError(Exception):
    """The case has come to its command."""


def field_days(field: Path) -> Iterator[Made]:
    """An edition of each case; of all of them none is put away, for they are read while a method is built."""
    for case in CASES:
        yield _made(case, _of_case(field, case))
    for name, (files, now) in FEEDS.items():
        served = {f"{BASE}/{file}": (field / "stories" / file).read_bytes() for file in files}
        yield _made(
            name,
            _of_feeds([Feed(url=url, fulltext="feed") for url in served], Plan(window="48h"), served, now),
        )
    for name, files in DOCUMENTS.items():
        yield _made(name, _of_documents({file: (field / "stories" / file).read_bytes() for file in files}))


def _made(name: str, edition: Edition) -> Made:
    return Made(name=f"field {name}", part=SEEN, edition=edition, events={})


def _of_feeds(feeds: list[Feed], plan: Plan, files: Mapping[str, bytes], now: datetime) -> Edition:
    clock = SetClock(now)
    tools = tools_of(files, clock)
    gather(feeds, tools, Report())
    clock.set(now + timedelta(minutes=5))
    return kept_edition(feeds, plan, tools)


def _of_documents(files: Mapping[str, bytes]) -> Edition:
    read = [
        read_source(name, Source(name=name, body=body), f"file:{name}", MOMENT)
        for name, body in files.items()
    ]
    articles = [one for one in read if isinstance(one, Article)]
    material, imprint = material_of(articles, title="", now=MOMENT)
    options = Options()
    together = replace(options.make, cluster=replace(options.make.cluster, decays=False))
    return made_of(material, imprint, replace(options, make=together))


def _of_case(field: Path, case: str) -> Edition:
    """The edition that the command of a case would make."""
    served, folder, arguments = _asked(field, case)
    if arguments and arguments[0] == "make":
        return _of_documents({name: (folder / name).read_bytes() for name in arguments[1:]})
    path = folder / "feeds.yaml"
    settings = parse(path.read_text(encoding="utf8"), path, {})
    files = {BASE + where: body.encode() for where, body in served.items()}
    return _of_feeds(list(settings.feeds), settings.plans[0], files, MOMENT)


def _asked(field: Path, case: str) -> tuple[dict[str, str], Path, tuple[str, ...]]:
    """What a case serves, in which folder it runs the command, and with which arguments."""
    served: dict[str, str] = {}
    asked: list[tuple[Path, tuple[str, ...]]] = []

    def serve(files: dict[str, str], *_: object) -> str:
        served.update(files)
        return BASE

    def run(folder: Path, *arguments: str) -> None:
        asked.append((folder, arguments))
        raise _AskedError

    common = _common(field)
    common.NOW = MOMENT  # type: ignore[attr-defined]
    common.serve, common.run = serve, run  # type: ignore[attr-defined]
    before = {name: sys.modules.get(name) for name in ("common",)}
    sys.modules["common"] = common
    path = field / "editions" / case / "case.py"
    try:
        with redirect_stdout(io.StringIO()):
            exec(compile(path.read_text(encoding="utf8"), str(path), "exec"), {"__file__": str(path)})  # noqa: S102
    except _AskedError:
        pass
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
    return served, *asked[0]


def _common(field: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("common", field / "common.py")
    assert spec is not None  # a path that ends in .py has one
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
