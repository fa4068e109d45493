"""Templates: where they come from, and what they may do."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.errors import RenderError
from digest.render import Options, render
from digest.render.environment import Printer
from digest.render.escape import SafeHtml
from tests.fakes import editions

TEMPLATES = Path(__file__).parents[3] / "templates"


def printer(folder: Path, **templates: str) -> Printer:
    """A printer with a user's templates: ``site__x_html`` is site/x.html."""
    for name, text in templates.items():
        output, _, file = name.partition("__")
        path = folder / output / ".".join(file.rsplit("_", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Printer((str(folder),))


def test_a_user_overrides_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "edition.html").write_text(
        '{% extends "original/site/edition.html" %}{% block colophon %}<p>Ours.</p>{% endblock %}', "utf-8"
    )
    files = render(editions.edition(), earlier=(), options=Options(template_dirs=(str(tmp_path),))).files
    html = files["index.html"].decode()
    assert "<p>Ours.</p>" in html
    assert "Council approves the third Alder bridge" in html
    assert "Ledger: what became of every entry" not in html


def test_a_users_part_is_used_by_our_templates(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "style.css").write_text("body { color: teal }", "utf-8")
    files = render(editions.edition(), earlier=(), options=Options(template_dirs=(str(tmp_path),))).files
    assert all(b"color: teal" in body for path, body in files.items() if path.endswith(".html"))


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    press = printer(tmp_path, site__x_html="one")
    assert press.fill("site/x.html") == "one"
    (tmp_path / "site" / "x.html").write_text("another", "utf-8")
    assert press.fill("site/x.html") == "another"


def test_the_first_folder_of_several_wins(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name / "site").mkdir(parents=True)
        (tmp_path / name / "site" / "404.html").write_text(name, "utf-8")
    (tmp_path / "second" / "site" / "only.html").write_text("second only", "utf-8")
    press = Printer((str(tmp_path / "first"), str(tmp_path / "second")))
    assert (press.fill("site/404.html"), press.fill("site/only.html")) == ("first", "second only")


@pytest.mark.parametrize(
    "name", ["site/x.html", "site/x.txt", "site/x.svg", "feed/x.opml", "mail/x", "site/x.md"]
)
def test_values_are_escaped_whatever_a_template_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text("{{ x }}", "utf-8")
    assert Printer((str(tmp_path),)).fill(name, x="<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"


def test_only_html_from_the_sanitiser_is_printed_as_markup(tmp_path: Path) -> None:
    press = printer(tmp_path, site__x_html="{{ x }}", markdown__x_md="{{ x }}")
    assert press.fill("site/x.html", x=SafeHtml("<b>x</b>")) == "<b>x</b>"
    assert press.fill("markdown/x.md", x=SafeHtml("<b>x</b>")) == "&lt;b&gt;x&lt;/b&gt;"


def test_feed_text_is_never_a_template(tmp_path: Path) -> None:
    press = printer(tmp_path, site__x_html="{{ x }}", text__x_txt="{{ x }}", markdown__x_md="{{ x }}")
    assert press.fill("site/x.html", x="{{7*7}}") == "{{7*7}}"
    assert press.fill("text/x.txt", x="{{7*7}}{% if %}") == "{{7*7}}{% if %}"
    assert press.fill("markdown/x.md", x="{{7*7}}") == r"\{\{7\*7\}\}"


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("{{ nothing }}", "uses a name that is not there.*nothing"),
        ("{{ x.nothing }}", "uses a name that is not there.*nothing"),
        ("\n\n{% if x %}", r"line 3"),
        ("{{ absent }}", "prints NoneType, which is not text"),
        ("{{ x is string }}", "prints bool, which is not text"),
        ("{{ several }}", "prints list, which is not text"),
        ("{{ x.__class__ }}", "what templates may not|unsafe"),
        ("{{ ''.__class__.__mro__ }}", "what templates may not|unsafe"),
        ("{% include 'site/gone.html' %}", "site/gone.html is missing"),
        ("{{ x|nofilter }}", "nofilter"),
        ("{{ 1 // 0 }}", "cannot be filled"),
        ("{% for i in range(10**9) %}{% endfor %}", "cannot be filled|Range too big"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_its_place(
    tmp_path: Path, template: str, complaint: str
) -> None:
    press = printer(tmp_path, site__x_html=template)
    with pytest.raises(RenderError, match=complaint):
        press.fill("site/x.html", x="text", absent=None, several=["a"])


def test_a_complaint_names_the_line_of_the_innermost_template(tmp_path: Path) -> None:
    press = printer(tmp_path, site__x_html="{% include 'site/y.html' %}", site__y_html="\n\n{{ oops }}")
    with pytest.raises(RenderError, match=r"line 3 of .*y\.html"):
        press.fill("site/x.html")


def test_a_missing_template_says_where_templates_lie() -> None:
    with pytest.raises(RenderError, match=r"site/gone\.html is missing.*templates"):
        Printer().fill("site/gone.html")


def test_our_templates_ask_for_nothing_from_elsewhere() -> None:
    for path in TEMPLATES.rglob("*"):
        if path.is_file():
            text = path.read_text("utf-8")
            for word in ("<script", "@import", "url(", "|safe", "autoescape false", "onclick", "<img"):
                assert word not in text, f"{path.name} holds {word}"


def examples(page: str, language: str) -> list[str]:
    """The code of that language on a page of the documentation."""
    text = (TEMPLATES.parent / "docs" / page).read_text("utf-8")
    return [part.partition("\n```")[0] for part in text.split(f"```{language}\n")[1:]]


def test_the_examples_of_the_guide_work(tmp_path: Path) -> None:
    colophon, colours = examples("how-to/templates.md", "jinja")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "edition.html").write_text(colophon, "utf-8")
    (tmp_path / "site" / "base.html").write_text(colours, "utf-8")
    files = render(editions.edition(), earlier=(), options=Options(template_dirs=(str(tmp_path),))).files
    html = files["index.html"].decode()
    assert html.index("too much coffee") < html.index("Ledger: what became of every entry")
    assert all("--accent: #1d4f6e" in body.decode() for path, body in files.items() if path.endswith(".html"))


def test_the_example_of_the_reference_checks_an_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "output" / "2026/03/05/morning"
    folder.mkdir(parents=True)
    for path, body in render(editions.edition(), earlier=(), options=Options()).files.items():
        if path.startswith("2026/03/05/morning/"):
            (tmp_path / "output" / path).write_bytes(body)
    monkeypatch.chdir(tmp_path)
    (example,) = examples("reference/edition.md", "python")
    exec(compile(example, "edition.md", "exec"), {})  # noqa: S102
    articles = folder / "articles.jsonl"
    articles.write_text(articles.read_text("utf-8").replace("Residents of", "People of"), "utf-8")
    with pytest.raises(AssertionError):
        exec(compile(example, "edition.md", "exec"), {})  # noqa: S102
