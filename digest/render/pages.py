"""The user's own pages: Markdown in, sanitised HTML out. The one door of python-markdown."""

from __future__ import annotations

import posixpath
import re

from digest.render.escape import SafeHtml
from digest.text.html import safe_html

_HERE = "https://here.invalid/"
"""Stands for the site while the sanitiser, which keeps only absolute links, looks at a page."""
_INWARD = re.compile(rf'href="{re.escape(_HERE)}([^"]*)"')


def html_from_markdown(markdown: str, page: str) -> SafeHtml:
    """The Markdown (with tables, footnotes and the like) as HTML for the site path `page`.

    Even the user's pages pass the sanitiser: raw script, frames and pictures from elsewhere go.
    Links inside the site are written relative to the page, so that they work below any path.
    """
    import markdown as python_markdown

    html = python_markdown.markdown(
        markdown, extensions=["extra", "sane_lists", "smarty"], output_format="html"
    )
    folder = posixpath.dirname(page)

    def relative(match: re.Match[str]) -> str:
        path = match[1] or "index.html"
        path += "index.html" if path.endswith("/") else ""
        return f'href="{posixpath.relpath(path, folder or ".")}"'

    return SafeHtml(_INWARD.sub(relative, safe_html(html, f"{_HERE}{folder}/" if folder else _HERE)))
