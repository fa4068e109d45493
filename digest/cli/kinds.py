"""How the kind of an article is told on the terminal and in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest.models import Assessment


def kind_line(found: Assessment) -> str:
    """The kind of an article, how sure that is, what it is worth, and why: one line."""
    because = f": {', '.join(found.because)}" if found.because else ""
    return f"{found.kind} ({found.likely:.0%}), worth {found.worth:.2f}, tells {found.tells:.2f}{because}"


def kind_record(found: Assessment) -> dict[str, Any]:
    """The same as JSON values."""
    return {
        "kind": found.kind,
        "likely": found.likely,
        "worth": found.worth,
        "tells": found.tells,
        "because": list(found.because),
    }
