"""The user's own pages: ``pages/*.md`` beside feeds.yaml."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from digest.models import Page
from digest.settings.checks import page_problem
from digest.settings.problems import SettingsProblem

if TYPE_CHECKING:
    from pathlib import Path

_TITLE = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


def read_pages(folder: Path) -> tuple[list[Page], list[SettingsProblem]]:
    """The pages in a folder by name, and what is wrong with those that cannot be read."""
    pages: list[Page] = []
    problems: list[SettingsProblem] = []
    for file in sorted(folder.glob("*.md")):
        if file.name.lower() == "readme.md":
            continue
        reason = page_problem(PurePosixPath(file.name))
        if not reason:
            try:
                pages.append(_page(file))
            except (OSError, UnicodeDecodeError) as error:
                reason = f"cannot be read: {error}"
        if reason:
            problems.append(SettingsProblem(line=0, key=f"{folder.name}/{file.name}", what=reason))
    return pages, problems


def _page(file: Path) -> Page:
    markdown = file.read_text(encoding="utf-8-sig")
    heading = _TITLE.search(markdown)
    title = heading[1] if heading else file.stem.replace("-", " ").capitalize()
    return Page(path=file.stem, title=title, markdown=markdown)
