"""Jinja's one door: every printed value is escaped for the output it lands in, or refused.

There is one environment an output. In all of them autoescape is on whatever a template is called,
and `finalize` sees each printed value first: `None`, an undefined name or anything that is not text
or a number stops the rendering, so "None" can never stand on a page. The environments are
sandboxed, because users write templates too, and load from a chain in which the first hit wins.
"""

from __future__ import annotations

import textwrap
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateError, Undefined
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from digest.errors import RenderError
from digest.render import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_PACKAGED = Path(__file__).parents[1] / "_bundled" / "templates"
_REPOSITORY = Path(__file__).parents[2] / "templates"

ORIGINAL = "original"
"""``{% extends "original/site/edition.html" %}`` names our template from a user's of the same name."""


class Printer:
    """Fills templates. A name's first folder is the output: site, mail, feed (XML), markdown or text."""

    def __init__(self, template_dirs: Sequence[str] = ()) -> None:
        loader = _loader(template_dirs)
        plain = _environment(loader, escape.one_line, as_markup=True, trim=False)
        self._environments: Mapping[str, ImmutableSandboxedEnvironment] = {
            "site": (html := _environment(loader, escape.printable)),
            "mail": html,
            "feed": html,
            "markdown": _environment(loader, escape.markdown, as_markup=True, trim=False),
            "text": plain,
        }

    def fill(self, name: str, **values: object) -> str:
        """The template `name` with `values`.

        Raises:
            RenderError: the template is missing or wrong, or prints what is not there.
        """
        environment = self._environments[name.partition("/")[0]]
        try:
            return environment.get_template(name).render(values)
        except (
            TemplateError,
            TypeError,
            ValueError,
            AttributeError,
            ArithmeticError,
            RecursionError,
        ) as error:
            raise RenderError(_complaint(name, error)) from error

    def examined(self, folders: Sequence[str]) -> tuple[list[str], list[str]]:
        """The names of the templates in `folders`, and what is wrong with those that are none."""
        names = sorted(
            {
                path.relative_to(folder).as_posix()
                for folder in folders
                for path in Path(folder).rglob("*")
                if path.is_file() and path.relative_to(folder).parts[0] in self._environments
            }
        )
        faults = []
        for name in names:
            try:
                self._environments[name.partition("/")[0]].get_template(name)
            except (TemplateError, ValueError, RecursionError) as error:
                faults.append(_complaint(name, error).rstrip("."))
        return names, faults


@lru_cache(maxsize=8)
def printer_for(template_dirs: tuple[str, ...]) -> Printer:
    """A printer that keeps its compiled templates; a changed template is read again."""
    return Printer(template_dirs)


def _loader(template_dirs: Sequence[str]) -> ChoiceLoader:
    """The user's folders, then the packaged copy, then the repository's; ours also as ``original/…``."""
    ours = ChoiceLoader([FileSystemLoader(folder) for folder in (_PACKAGED, _REPOSITORY)])
    users = [FileSystemLoader(folder) for folder in template_dirs]
    return ChoiceLoader([*users, ours, PrefixLoader({ORIGINAL: ours})])


def _environment(
    loader: ChoiceLoader, safe: Callable[[str], str], *, as_markup: bool = False, trim: bool = True
) -> ImmutableSandboxedEnvironment:
    """An environment that passes every printed value through `safe`.

    HTML and XML are then escaped by autoescape; with `as_markup` the result of `safe` is final.
    """

    def finalize(value: object) -> object:
        if isinstance(value, Markup):  # a block, a macro, or a filter of ours: escaped already
            return value
        if isinstance(value, escape.SafeHtml) and not as_markup:
            return Markup(value)  # noqa: S704  (came out of the sanitiser)
        if isinstance(value, Undefined):
            return str(value)  # raises, and says better than we could what is missing
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise TypeError(f"prints {type(value).__name__}, which is not text")
        text = safe(str(value))
        return Markup(text) if as_markup else text  # noqa: S704  (`safe` is the escaping of this output)

    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=trim,
        keep_trailing_newline=True,
    )
    environment.filters.update(_FILTERS)
    return environment


def _wrap(text: str, first: str = "", rest: str = "", width: int = 78) -> Markup:
    """Plain text in lines of `width`, `first` before the first one and `rest` before the others."""
    lines = textwrap.wrap(
        escape.one_line(text),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return Markup("\n".join(lines) or first)  # noqa: S704  (for plain text only)


def _underline(text: str, character: str = "=") -> Markup:
    """A line of `character` as long as the text, up to the page's width."""
    return Markup(character * min(78, len(escape.one_line(text))))  # noqa: S704


def _upper(text: str) -> str:
    return escape.one_line(text).upper()


def _markdown_link(url: str) -> Markup:
    """An address inside ``(…)``; the view models hold only http(s) and our own addresses."""
    return Markup(escape.markdown_link(url))  # noqa: S704


_FILTERS: dict[str, Callable[..., Any]] = {
    "wrap": _wrap,
    "underline": _underline,
    "caps": _upper,
    "markdown_link": _markdown_link,
}


def _complaint(name: str, error: Exception) -> str:
    """What failed, where, and what to do, for whoever wrote the template."""
    if isinstance(error, TemplateNotFound):
        return f"The template {error.name} is missing; docs/how-to/templates.md tells where it should be."
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name or name}, line {error.lineno}: {error.message}."
    line = _template_line(error)
    kind = "cannot be filled"
    if isinstance(error, UndefinedError):
        kind = "uses a name that is not there"
    elif isinstance(error, SecurityError):
        kind = "does what templates may not"
    return f"The template {name}{line} {kind}: {error}."


def _template_line(error: Exception) -> str:
    """``, line 12 of site/base.html`` of the innermost template frame."""
    where, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".html", ".xml", ".md", ".txt", ".opml", ".css")):
            where = f" (line {trace.tb_lineno} of {file})"
        trace = trace.tb_next
    return where
