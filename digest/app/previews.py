"""Where a variation of a plan goes that nobody is to receive: a small site of its own beside feeds.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.publish.folder import FolderPublisher
from digest.render import render

if TYPE_CHECKING:
    from pathlib import Path

    from digest.models import Edition
    from digest.tools import Options

PREVIEWS = ".digest/preview"
"""The folder of previews, beside feeds.yaml; the published site is never there."""


def write_preview(edition: Edition, beside: Path, name: str, options: Options) -> str:
    """Write the edition by itself, without links to published ones, to the preview of that name; its path."""
    rendering = render(edition, earlier=(), options=options.render)
    return FolderPublisher(beside / PREVIEWS / name).publish(rendering)
