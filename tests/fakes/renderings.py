"""A rendered edition, as the publishing and delivering stages get it."""

from __future__ import annotations

from typing import Any

from digest.models import Edition, Rendering
from tests.builders import NOON, window

SLUG = "2026/03/05/morning"

HTML = (
    "<!doctype html><html lang='en'><head><style>h1 { color: navy } "
    "@media (max-width: 30em) { h1 { font-size: 1em } }</style></head>"
    "<body><h1>Morning Wire</h1><p>The council approved a bridge.</p></body></html>"
)


def edition(**changes: Any) -> Edition:
    return Edition(
        **{
            "slug": SLUG,
            "plan_id": "morning",
            "title": "Morning Wire",
            "label": "Morning",
            "language": "en",
            "timezone": "Europe/Berlin",
            "window": window(),
            "made_at": NOON,
            "sections": (),
            **changes,
        }
    )


def rendering(files: dict[str, bytes] | None = None, **changes: Any) -> Rendering:
    """A small site with its letters."""
    messages = {
        "subject": "Morning Wire, 5 March",
        "html": HTML,
        "text": "Morning Wire\n\nThe council approved a bridge.\n",
        "short": "The council approved a bridge.",
        **changes.pop("messages", {}),
    }
    site = {
        f"{SLUG}/index.html": b"<p>bridge</p>",
        f"{SLUG}/edition.json": b"{}",
        "archive/index.html": b"<p>archive</p>",
        "index.html": b"<p>bridge</p>",
    }
    return Rendering(edition=edition(**changes), files=site if files is None else files, messages=messages)
