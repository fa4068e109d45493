"""News days for the bench of editions: what each edition is made of, and of which part of the sets it is.

Each is made by the pipeline's own functions, with no network: of the 60 feeds of the snapshot as a store that
has read them, of the events of NeuS, ECB+ and WikiNews as articles, of the field's cases as their files. A
third of the feeds (by host) and of the events (by id) is put away, and makes editions of its own.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bench import snapshot
from bench._edition_texts import closed_up, rightly_decoded, without_heading
from bench._event_stories import plain_text
from bench._put_away import is_put_away
from bench.sets import rows
from digest.demo import SetClock
from digest.errors import FetchError
from digest.extract.assemble import headline_from
from digest.extract.clean import clean
from digest.extract.outlets import outlet_of
from digest.imprint import imprint_of, slot_now
from digest.models import (
    PUBLISHED,
    Article,
    Evidence,
    Feed,
    Imprint,
    Material,
    Occasion,
    Plan,
    Receipt,
    Response,
    Window,
)
from digest.pipeline import gather, make_edition, material_for
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.run.serial import SerialExecutor
from digest.store.memory import MemoryStore
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.tools import Options, Tools
from digest.web.asking import one_by_one
from digest.web.owners import owner_from_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.models import Edition, Request

DAY = datetime(2026, 3, 4, tzinfo=UTC)
"""The day, a Wednesday, on which the editions of events begin."""
SEEN, AWAY = "seen", "put away"
EVENTS = {"neus": 20, "ecbplus": 9, "wikinews": 20}
"""Events of an edition: so many that it holds 30 to 60 articles, and more stories than it can print."""
OUTLETS = 5
"""Most articles of one event: an edition of ECB+ would else be three events."""
ALONE = 4
"""Of one event in this many only the first article is kept: what one outlet alone reports."""
SNAPSHOT_DAYS = {SEEN: 3, AWAY: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An edition, the set that it is of, and the part of it."""

    name: str
    part: str
    edition: Edition
    events: Mapping[str, str]
    """Article address → the event that it tells, where that is known."""


class Served:
    """A `digest.protocols.Fetcher` of files in memory; every other address is not found."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def fetch(self, request: Request) -> Response:
        """The file of that address.

        Raises:
            FetchError: there is none.
        """
        body = self._files.get(request.url)
        if body is None:
            raise FetchError(request.url, "not found", status=404)
        kind = "text/html; charset=utf-8" if request.kind == "page" else "application/xml"
        return Response(url=request.url, final_url=request.url, status=200, body=body, content_type=kind)

    def fetch_all(self, asked: Iterable[Any]) -> Iterator[Any]:
        """See `digest.protocols.Fetcher`."""
        return one_by_one(self.fetch, asked)

    def close(self) -> None:
        """Nothing to give back."""


def tools_of(files: Mapping[str, bytes], clock: SetClock) -> Tools:
    """The tools of a run over files in memory, with a store that is forgotten afterwards."""
    return Tools(
        clock=clock,
        store=MemoryStore(),
        fetcher=Served(files),
        executor=SerialExecutor(),
        guard=InlineGuard(),
        summariser=ExtractiveSummariser(),
    )


def made_of(material: Material, imprint: Imprint, options: Options | None = None) -> Edition:
    """The edition of its material, as a run with default settings makes it."""
    return make_edition(
        material,
        imprint,
        embedder=None,
        summariser=ExtractiveSummariser(),
        options=(options or Options()).make,
        report=Report(),
    )


def edition_days(data: Path) -> Iterator[Made]:
    """Every edition, in an order that does not change."""
    for part in (SEEN, AWAY):
        yield from snapshot_days(data, part)
    for name, days in EVENT_DAYS.items():
        for part in (SEEN, AWAY):
            yield from days(data, name, part)


# --------------------------------------------------------------------------- the snapshot


def snapshot_days(data: Path, part: str) -> Iterator[Made]:
    """The last days of the snapshot, each remembering the one before."""
    found = [(url, body) for url, body in snapshot.read(data) if _part(urlsplit(url).hostname or "") == part]
    feeds = [Feed(url=url, fulltext="feed") for url, _ in found]
    clock = SetClock(snapshot.MOMENT)
    tools = tools_of(dict(found), clock)
    gather(feeds, tools, Report())
    for back in reversed(range(SNAPSHOT_DAYS[part])):
        clock.set(snapshot.MOMENT + timedelta(minutes=5) - timedelta(days=back))
        plan = Plan(id="snapshot", window="24h")
        yield Made(name="snapshot", part=part, edition=kept_edition(feeds, plan, tools), events={})


def kept_edition(feeds: Sequence[Feed], plan: Plan, tools: Tools) -> Edition:
    """The edition of a plan out of a store that has read the feeds; it is remembered as published."""
    now = tools.clock.now()
    slot = slot_now(plan.id, plan.timezone, now)
    imprint = imprint_of(slot, tools.store.headings())
    occasion = Occasion(slot=slot, line=plan.id, at=now)
    material = material_for(feeds, plan, occasion, imprint, tools, Options())
    edition = made_of(material, imprint)
    tools.store.save_edition(edition, material, edition.records)
    tools.store.add_receipt(Receipt(edition_slug=edition.slug, channel=PUBLISHED, target="bench", at=now))
    return edition


# --------------------------------------------------------------------------- events


def _part(key: str) -> str:
    return AWAY if is_put_away(key) else SEEN


def _order(text: str) -> str:
    """A place in an order that has nothing to do with the sets' own."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _edition(name: str, part: str, number: int, window: Window, told: Sequence[tuple[str, Article]]) -> Made:
    """An edition of articles with their events; those outside its window are left out, as in a run."""
    by_url = {article.url: (event, article) for event, article in told if article.at in window}
    days = max((window.until - window.since).days, 1)
    plan = Plan(id=name, title=name, window=f"{days}d")
    articles = sorted((article for _, article in by_url.values()), key=lambda one: (one.at, one.url))
    material = Material(plan=plan, window=window, made_at=window.until, articles=tuple(articles))
    slug = f"{window.until:%Y/%m/%d}/{name}-{number}"
    return Made(
        name=name,
        part=part,
        edition=made_of(material, Imprint(slug=slug, plan_id=name)),
        events={url: event for url, (event, _) in by_url.items()},
    )


def _by_event_days(data: Path, name: str, part: str) -> Iterator[Made]:
    """Editions of a set without dates: the articles of each event lie within a day, hours apart."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(data, "cluster", name):
        if _part(row["event"]) == part:
            events[row["event"]].append(_mended(row) if name == "ecbplus" else row)
    order = sorted(events, key=_order)
    for number in range(2 if part == SEEN else 1):
        chosen = order[number * EVENTS[name] : (number + 1) * EVENTS[name]]
        told = [pair for event in chosen for pair in _spread(event, events[event])]
        yield _edition(name, part, number, Window(since=DAY, until=DAY + timedelta(days=1)), told)


def _mended(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "title": closed_up(row["title"]), "text": without_heading(row["title"], row["text"])}


def _spread(event: str, found: Sequence[dict[str, Any]]) -> Iterator[tuple[str, Article]]:
    """The articles of an event, from an hour of its own on, one every 70 minutes."""
    begins = DAY + timedelta(minutes=int(_order(event), 16) % (16 * 60))
    for place, row in enumerate(_kept(event, sorted(found, key=lambda row: str(row["id"])))):
        at = begins + timedelta(minutes=70 * place)
        yield (
            event,
            _article(row.get("url"), row["title"], rightly_decoded(row["text"]), at, place, row["id"]),
        )


def _kept(event: str, found: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    return found[: 1 if int(_order(event), 16) % ALONE == 0 else OUTLETS]


def _neus_days(data: Path, name: str, part: str) -> Iterator[Made]:
    """Editions of NeuS: articles keep their weekdays and the days between them, and move to one week.

    Two days each, of the events that began on the first of them or the second; of the seen ones a week too.
    """
    events = {row["id"]: _dated(row) for row in rows(data, "mds", name) if _part(row["id"]) == part}
    begun = {event: min(at for at, _ in told) for event, told in events.items() if told}
    order = sorted(begun, key=_order)
    spans = [(0, 2), (2, 2), (0, 7)] if part == SEEN else [(0, 2)]
    for number, (first, length) in enumerate(spans):
        days = range(first, first + length)
        chosen = [event for event in order if begun[event].weekday() in days][: EVENTS[name]]
        order = [event for event in order if event not in chosen]
        monday = DAY - timedelta(days=DAY.weekday())
        window = Window(since=monday + timedelta(days=first), until=monday + timedelta(days=first + length))
        told = [
            (event, _neus_article(row, monday + (at - _monday(begun[event])), place, event))
            for event in chosen
            for place, (at, row) in enumerate(_kept_dated(event, events[event]))
        ]
        yield _edition(name, part, number, window, told)


def _monday(at: datetime) -> datetime:
    return (at - timedelta(days=at.weekday())).replace(hour=0, minute=0)


def _dated(row: dict[str, Any]) -> list[tuple[datetime, dict[str, Any]]]:
    """The articles of an event with their moments; none where none of them has a date.

    One without a date has that of the first, and the hours are made up: the set has days alone.
    """
    days = [_day(one.get("date") or "") for one in row["articles"]]
    known = [day for day in days if day]
    if not known:
        return []
    begins = timedelta(minutes=6 * 60 + int(_order(row["id"]), 16) % (10 * 60))
    return [
        ((day or min(known)) + begins + timedelta(minutes=50 * place), one)
        for place, (day, one) in enumerate(zip(days, row["articles"], strict=True))
        if one.get("text") or one.get("lede")
    ]


def _kept_dated(
    event: str, told: Sequence[tuple[datetime, dict[str, Any]]]
) -> Sequence[tuple[datetime, dict[str, Any]]]:
    return told[: 1 if int(_order(event), 16) % ALONE == 0 else OUTLETS]


def _day(text: str) -> datetime | None:
    for form in ("%Y-%m-%d", "%m/%d/%y", "%m/%d/%Y"):
        with suppress(ValueError):
            return datetime.strptime(text, form).replace(tzinfo=UTC)
    return None


def _neus_article(row: dict[str, Any], at: datetime, place: int, event: str) -> Article:
    """An article of NeuS, which blots the outlet's own name out of its texts."""
    outlet = re.sub(r"\s*\(.*\)", "", row.get("source") or "")
    text = plain_text(row["text"] or row["lede"]).replace("███", outlet or "the outlet")
    article = _article(row.get("url"), row["title"], text, at, place, event, outlet)
    return article if row.get("text") else replace(article, evidence=Evidence.BLURB)


def _article(
    url: str | None, title: str, text: str, at: datetime, place: int, row_id: str, outlet: str = ""
) -> Article:
    """An article as reading its page leaves it; without an address, one of an outlet called by its place."""
    address = url or f"https://outlet{place + 1}.example/{row_id}"
    publisher = outlet or (outlet_of("", address) if url else f"Outlet {place + 1}")
    headline = headline_from(rightly_decoded(title))
    cleaned = clean(text, headline=headline)
    return Article(
        url=address,
        headline=headline,
        publisher=publisher,
        owner=owner_from_url(address) or publisher,
        published=at,
        first_seen=at,
        text=cleaned.text,
        byline=", ".join(cleaned.authors),
        credit=cleaned.credit,
        dateline=cleaned.dateline,
        language="en",
        feed_urls=(f"https://{urlsplit(address).hostname}/feed",),
        edits=cleaned.edits,
    )


EVENT_DAYS: dict[str, Callable[[Path, str, str], Iterator[Made]]] = {
    "neus": _neus_days,
    "ecbplus": _by_event_days,
    "wikinews": _by_event_days,
}
