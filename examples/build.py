# ruff: noqa: INP001  (a script beside what it writes, no package)
"""Write day1/, day2/ and expected.json out of the articles in stories/. Run it after a change there.

The same sources always give the same bytes. What the files mean is told in README.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import uuid
import zlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from jinja2 import Environment, FileSystemLoader

HERE = Path(__file__).resolve().parent
BASE = "http://demo.invalid"
"""Stands for the address of whatever serves the files; the server replaces it as it sends them."""
DAYS = {"day1": date(2026, 3, 4), "day2": date(2026, 3, 5)}
HOME_ZONE = ZoneInfo("Europe/Berlin")
KEPT_ITEMS = 30
"""A feed lists so many items, the newest first, as real ones do."""
MEDIA_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
}


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """How an outlet publishes: one entry of outlets.yaml."""

    id: str
    name: str
    tagline: str
    feed: str
    form: str
    fulltext: bool
    guid: str
    layout: str
    structured: str
    chrome: list[dict[str, Any]]
    encoding: str = "utf-8"
    tracking: str = ""
    undated: bool = False
    utc: bool = False
    curly_quotes: bool = False

    @property
    def home(self) -> str:
        """The address of its front page."""
        return f"{BASE}/{self.id}/"

    @property
    def feed_url(self) -> str:
        """The address of its feed."""
        return self.home + self.feed

    @property
    def media_type(self) -> str:
        """What its feed is."""
        return MEDIA_TYPES[self.form]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """An article as its author left it: one file of stories/."""

    outlet: Outlet
    day: str
    slug: str
    headline: str
    paragraphs: tuple[str, ...]
    event: str = ""
    at: datetime | None = None
    updated: datetime | None = None
    byline: str = ""
    blurb: str = ""
    feed_title: str = ""
    dateline: str = ""
    kind: str = ""
    copy_of: str = ""
    edits: str = ""
    guid_day2: str = ""
    hidden: str = ""
    paywalled: bool = False
    spoofed: bool = False

    @property
    def key(self) -> str:
        """Its name in other sources: outlet/slug."""
        return f"{self.outlet.id}/{self.slug}"

    @property
    def url(self) -> str:
        """Its address."""
        return f"{self.outlet.home}news/{self.slug}.html"

    @property
    def order(self) -> tuple[datetime, str]:
        """Where it stands among the others of its feed."""
        noon = datetime.combine(DAYS[self.day], time(12), tzinfo=HOME_ZONE)
        return (self.at or noon, self.slug)


@dataclass(frozen=True, kw_only=True)
class Item:
    """An article as its outlet sends it: what the layouts use."""

    headline: str
    feed_title: str
    url: str
    link: str
    guid: str
    byline: str
    blurb: str
    html: str
    is_full_in_feed: bool
    is_paywalled: bool
    hidden: str
    iso: str
    updated_iso: str
    rfc822: str
    shown_date: str
    json_ld: str


@dataclass(frozen=True)
class Sources:
    """Everything that the two days are built from."""

    outlets: dict[str, Outlet]
    pieces: list[Piece]
    gold: dict[str, Any] = field(default_factory=dict)


# --------------------------------------------------------------------------- reading


def read_sources(folder: Path = HERE) -> Sources:
    """The outlets, the articles and what is known about them."""
    listing = yaml.safe_load((folder / "outlets.yaml").read_text(encoding="utf-8"))
    outlets = {name: Outlet(id=name, **fields) for name, fields in listing.items()}
    pieces = [
        read_piece(path, day, outlets)
        for day in DAYS
        for path in sorted((folder / "stories" / day).glob("*.md"))
    ]
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    return Sources(outlets, pieces, gold)


def read_piece(path: Path, day: str, outlets: dict[str, Outlet]) -> Piece:
    """One article: YAML between two lines of dashes, then paragraphs parted by blank lines."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.safe_load(front)
    outlet = outlets[fields.pop("outlet")]
    for name in ("at", "updated"):
        if name in fields:
            fields[name] = datetime.fromisoformat(fields[name])
    paragraphs = tuple(" ".join(block.split()) for block in body.strip().split("\n\n"))
    return Piece(outlet=outlet, day=day, paragraphs=paragraphs, **fields)


# --------------------------------------------------------------------------- an article as it is sent


def item_from(piece: Piece, headlines: list[str], day: str) -> Item:
    """What `piece` looks like on `day`, `headlines` being others of its outlet that it may point to."""
    outlet = piece.outlet
    at = piece.at.astimezone(UTC) if piece.at and outlet.utc else piece.at
    updated = piece.updated or at
    item = Item(
        headline=typeset(piece.headline, outlet),
        feed_title=typeset(piece.feed_title or piece.headline, outlet),
        url=piece.url,
        link=piece.url + (f"?{outlet.tracking}" if outlet.tracking else ""),
        guid=(piece.guid_day2 if day == "day2" else "") or guid(piece),
        byline=piece.byline,
        blurb=typeset(piece.blurb or first_words(piece.paragraphs[0]), outlet),
        html=body_html(piece, headlines),
        is_full_in_feed=outlet.fulltext and not piece.paywalled,
        is_paywalled=piece.paywalled,
        hidden=piece.hidden,
        iso=iso(at),
        updated_iso=iso(updated),
        rfc822=format_datetime(at) if at and not outlet.undated else "",
        shown_date=f"{at.day} {at:%B %Y, %H.%M}" if at else "",
        json_ld="",
    )
    return replace(item, json_ld=json_ld(item, outlet))


def iso(at: datetime | None) -> str:
    """RFC 3339, with Z for UTC; empty for no time."""
    return at.isoformat().replace("+00:00", "Z") if at else ""


def guid(piece: Piece) -> str:
    """The entry's id, in its outlet's manner."""
    number = zlib.crc32(piece.key.encode()) % 900_000 + 100_000
    return {
        "number": str(number),
        "link": piece.url,
        "tag": f"tag:demo.invalid,2026:{piece.key}",
        "uuid": uuid.uuid5(uuid.NAMESPACE_URL, piece.url).urn,
        "code": f"pitchside-{number % 10_000}",
        "none": "",
    }[piece.outlet.guid]


def first_words(text: str, limit: int = 180) -> str:
    """The beginning of `text`, cut at a word as a feed would."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " [...]"


def typeset(text: str, outlet: Outlet) -> str:
    """`text` with the outlet's quotation marks."""
    if not outlet.curly_quotes:
        return text
    parts = text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}").split('"')
    marks = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    return parts[0] + "".join(marks[number % 2] + part for number, part in enumerate(parts[1:]))


def body_html(piece: Piece, headlines: list[str]) -> str:
    """The article's paragraphs with the outlet's site chrome between them."""
    outlet = piece.outlet
    texts = [typeset(text, outlet) for text in piece.paragraphs]
    if piece.dateline:
        texts[0] = f"{piece.dateline} (Northwire) - {texts[0]}"
    blocks = [f"<p>{escape(text, quote=False)}</p>" for text in texts]
    if piece.kind in {"soft", "roundup"}:
        return "\n".join(blocks)
    related = headlines[0] if headlines else outlet.name
    for chrome in outlet.chrome:
        if "html" in chrome:
            line = chrome["html"].format(
                url=piece.url, headline=escape(piece.headline, quote=False), home=outlet.home
            )
        else:
            line = escape(chrome["text"].format(related=related), quote=False)
        place = len(blocks) if chrome["after"] == "end" else min(chrome["after"], len(blocks))
        blocks.insert(place, f"<p>{line}</p>")
    return "\n".join(blocks)


def json_ld(item: Item, outlet: Outlet) -> str:
    """Structured data, safe inside a script element."""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.headline,
        "datePublished": item.iso,
        "dateModified": item.updated_iso,
        "author": [{"@type": "Person", "name": name} for name in item.byline.split(" and ") if name],
        "publisher": {"@type": "Organization", "name": outlet.name},
        "mainEntityOfPage": item.url,
        "isAccessibleForFree": not item.is_paywalled,
    }
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")


# --------------------------------------------------------------------------- the files of a day


def files_of(day: str, sources: Sources) -> dict[str, bytes]:
    """Path below the day's folder → content."""
    layouts = Environment(
        loader=FileSystemLoader(HERE / "layouts"), autoescape=True, keep_trailing_newline=True
    )
    files: dict[str, bytes] = {}
    for outlet in sources.outlets.values():
        pieces = pieces_of(outlet, day, sources.pieces)
        headlines = [typeset(piece.headline, outlet) for piece in pieces]
        items = [
            item_from(piece, headlines[number + 1 :] + headlines[:number], day)
            for number, piece in enumerate(pieces)
        ]
        path = f"{outlet.id}/{outlet.feed}"
        files[path] = feed_text(outlet, items, layouts).encode(outlet.encoding)
        files[f"{path}.headers.json"] = headers(f"{outlet.media_type}; charset={outlet.encoding}")
        page = layouts.get_template(f"{outlet.layout}.html")
        for number, item in enumerate(items):
            related = (items[number + 1 :] + items[:number])[:4]
            text = page.render(outlet=outlet, item=item, related=related)
            files[item.url.removeprefix(f"{BASE}/")] = text.encode(outlet.encoding)
    return files | flood_files(day, layouts) | dead_files(day)


def pieces_of(outlet: Outlet, day: str, pieces: list[Piece]) -> list[Piece]:
    """What the outlet's feed lists on `day`, newest first: earlier items stay, edited ones are replaced."""
    by_key = {piece.key: piece for piece in pieces if piece.outlet is outlet and piece.day <= day}
    return sorted(by_key.values(), key=lambda piece: piece.order, reverse=True)[:KEPT_ITEMS]


def feed_text(outlet: Outlet, items: list[Item], layouts: Environment) -> str:
    """The outlet's feed."""
    if outlet.form == "json":
        return json_feed(outlet, items)
    return layouts.get_template(f"{outlet.form}.xml").render(outlet=outlet, items=items)


def json_feed(outlet: Outlet, items: list[Item]) -> str:
    """JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": outlet.home,
        "feed_url": outlet.feed_url,
        "description": outlet.tagline,
        "language": "en",
        "items": [
            {
                "id": item.guid,
                "url": item.link,
                "title": item.feed_title,
                "content_html": item.html,
                "date_published": item.iso,
                "authors": [{"name": item.byline}],
            }
            for item in items
        ],
    }
    return json.dumps(feed, indent=1, ensure_ascii=False) + "\n"


def headers(content_type: str = "", status: int = 200) -> bytes:
    """What the server is to say about the file beside this one."""
    says: dict[str, object] = {"content_type": content_type} if content_type else {"status": status}
    return (json.dumps(says) + "\n").encode()


def dead_files(day: str) -> dict[str, bytes]:
    """The feed of the Marsh Lane Bulletin: 404 on the first day as no file is there, 500 on the second."""
    return {} if day == "day1" else {"bulletin/feed.xml.headers.json": headers(status=500)}


# --------------------------------------------------------------------------- the outlet that floods

TAPE = Outlet(
    id="tape",
    name="Exchange Tape",
    tagline="Every price, three times a day",
    feed="feed.xml",
    form="rss",
    fulltext=False,
    guid="code",
    layout="",
    structured="none",
    chrome=[],
)
COMPANIES = (HERE / "companies.txt").read_text(encoding="utf-8").splitlines()
TIMES = (time(10, 0), time(13, 0), time(16, 30))


def flood_files(day: str, layouts: Environment) -> dict[str, bytes]:
    """A feed of prices: many items, no news."""
    quotes = [(day_, at, company) for day_ in DAYS if day_ <= day for at in TIMES for company in COMPANIES]
    items = [quote_item(*quote) for quote in reversed(quotes)]
    return {
        "tape/feed.xml": feed_text(TAPE, items, layouts).encode(),
        "tape/feed.xml.headers.json": headers(f"{TAPE.media_type}; charset=utf-8"),
    }


def quote_item(day: str, at: time, company: str) -> Item:
    """One company's price at one time. It points nowhere but to the tape's front page."""
    code = f"{company.lower().replace(' & ', '-').replace(' ', '-')}-{DAYS[day]:%Y%m%d}-{at:%H%M}"
    chance = zlib.crc32(code.encode())
    price = zlib.crc32(company.encode()) % 9_000 / 100 + 4 + chance % 90 / 100
    change = chance % 300 / 100 - 1.5
    moment = datetime.combine(DAYS[day], at, tzinfo=HOME_ZONE) + timedelta(seconds=chance % 50)
    title = f"{company} {price:.2f} ({change:+.2f} %) at {at:%H:%M}"
    return Item(
        headline=title,
        feed_title=title,
        url=f"{TAPE.home}{code}.html",
        link=f"{TAPE.home}{code}.html",
        guid=code,
        byline="",
        blurb=f"{company} traded at {price:.2f} crowns.",
        html="",
        is_full_in_feed=False,
        is_paywalled=False,
        hidden="",
        iso=moment.isoformat(),
        updated_iso="",
        rfc822=format_datetime(moment),
        shown_date="",
        json_ld="",
    )


# --------------------------------------------------------------------------- what a pipeline should find


def expected(sources: Sources) -> dict[str, Any]:
    """Which article belongs to which event, repeats which other, and the other oddities, by address."""
    first = {piece.key: piece for piece in sources.pieces if not piece.edits}
    fresh = list(first.values())
    url = {key: piece.url for key, piece in first.items()}
    return {
        "placeholder": BASE,
        "outlets": {
            outlet.id: {"name": outlet.name, "feed": outlet.feed_url}
            for outlet in (*sources.outlets.values(), TAPE)
        },
        "articles": [
            {
                "url": piece.url,
                "outlet": piece.outlet.name,
                "day": piece.day,
                "event": piece.event,
                "headline": piece.headline,
                "published": iso(piece.at.astimezone(UTC)) if piece.at and not piece.outlet.undated else None,
                "text_in_feed": "full" if piece.outlet.fulltext and not piece.paywalled else "blurb",
            }
            for piece in fresh
        ],
        "events": {
            name: {
                "title": title,
                "threads": {day: [p.url for p in fresh if p.event == name and p.day == day] for day in DAYS},
            }
            for name, title in sources.gold["events"].items()
        },
        "copies": [
            {"article": piece.url, "original": url[piece.copy_of], "kind": piece.kind}
            for piece in fresh
            if piece.copy_of
        ],
        "differences": [with_addresses(difference, url) for difference in sources.gold["differences"]],
        "spoofed": [piece.url for piece in fresh if piece.spoofed],
        "hidden_text": {piece.url: piece.hidden for piece in fresh if piece.hidden},
        "paywalled": [piece.url for piece in fresh if piece.paywalled],
        "roundups": [piece.url for piece in fresh if piece.kind == "roundup"],
        "soft": [piece.url for piece in fresh if piece.kind == "soft"],
        "undated": [piece.url for piece in fresh if piece.outlet.undated],
        "edited_on_day2": [piece.url for piece in sources.pieces if piece.edits],
        "guid_changed_on_day2": [piece.url for piece in fresh if piece.guid_day2],
        "odd_titles": [
            {"article": piece.url, "sent": piece.feed_title, "meant": piece.headline}
            for piece in fresh
            if piece.feed_title
        ],
        "flood": {"feed": TAPE.feed_url, "items_a_day": len(COMPANIES) * len(TIMES)},
        "dead": [f"{BASE}/bulletin/feed.xml"],
    }


def with_addresses(difference: dict[str, Any], url: dict[str, str]) -> dict[str, Any]:
    """A difference of gold.yaml with addresses for the names of its articles."""
    versions = [version | {"article": url[version["article"]]} for version in difference["versions"]]
    if "update" not in difference:
        return difference | {"versions": versions}
    update = difference["update"]
    return difference | {"versions": versions, "update": update | {"article": url[update["article"]]}}


def build(target: Path) -> None:
    """Write both days and expected.json below `target`, replacing what is there."""
    sources = read_sources()
    for day in DAYS:
        shutil.rmtree(target / day, ignore_errors=True)
        for path, content in files_of(day, sources).items():
            file = target / day / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    text = json.dumps(expected(sources), indent=1, ensure_ascii=False) + "\n"
    (target / "expected.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", nargs="?", type=Path, default=HERE, help="folder to write to (this one)")
    build(parser.parse_args().target)
