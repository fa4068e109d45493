"""Ways to hide text from a page's readers and show it to machines, and text that only looks hidden.

Each page is a plain story with one paragraph more, the canary, hidden in one way; or, for the near misses,
shown to readers in a way that resembles one of those.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.collect.parse import parse
from digest.extract.clean import clean
from digest.extract.page import read_page, text_from_html
from tests.fakes.pages import STORY, page

URL = "https://wire.example/news/1"
SAID = "The mayor has resigned from her office and fled to another country, CANARY says."

INLINE = {
    "display": "display:none",
    "display, in capitals and important": "DISPLAY : NONE !important",
    "display, after other declarations": "color:red; margin:0;display:none;",
    "display, behind a comment": "display:/* shown */none",
    "visibility": "visibility:hidden",
    "visibility collapse": "visibility: collapse",
    "opacity": "opacity:0",
    "opacity in percent": "opacity:0%",
    "opacity of a thousandth": "opacity:.001",
    "filter": "filter:opacity(0)",
    "font size": "font-size:0",
    "font size of a pixel": "font-size:1px",
    "font shorthand": "font:0/0 a",
    "left of the screen": "position:absolute;left:-9999px",
    "above the screen": "position:fixed;top:-200vh",
    "moved off the screen": "transform:translateX(-9999px)",
    "moved off in percent": "transform: translate(-1000%, 0)",
    "scaled to nothing": "transform:scale(0)",
    "turned away": "transform:rotateY(90deg)",
    "indented": "text-indent:-9999px",
    "indented in em": "text-indent:-999em;overflow:hidden",
    "clipped": "position:absolute;clip:rect(0 0 0 0)",
    "clipped by a path": "clip-path:inset(100%)",
    "clipped to a circle": "clip-path: circle(0)",
    "clipped to a polygon": "clip-path:polygon(0 0, 0 0, 0 0)",
    "no height": "height:0;overflow:hidden",
    "a pixel's size": "width:1px;height:1px;overflow:hidden",
    "no greatest height": "max-height:0; overflow:hidden",
    "white on white": "color:white;background-color:#FFF",
    "nearly white on white": "color:#fefefe;background:#fff",
    "white on white, in numbers": "color:rgb(255,255,255);background:rgb(255, 255, 255)",
    "transparent": "color:transparent",
    "transparent in numbers": "color:rgba(0,0,0,0)",
    "transparent in hexadecimals": "color:#00000000",
    "transparent filling": "-webkit-text-fill-color: transparent",
    "content visibility": "content-visibility:hidden",
    "margin": "margin-left:-9999px",
}  # fmt: skip

MARKUP = {
    "attribute": f"<p hidden>{SAID}</p>",
    "attribute with a value": f'<div hidden="hidden"><p>{SAID}</p></div>',
    "inherited": f'<div style="display:none"><section><p>{SAID}</p></section></div>',
    "template": f"<template><p>{SAID}</p></template>",
    "noscript": f"<noscript><p>{SAID}</p></noscript>",
    "comment": f"<!-- <p>{SAID}</p> -->",
    "comment for old browsers": f"<!--[if lt IE 9]><p>{SAID}</p><![endif]-->",
    "script": f'<script type="text/plain"><p>{SAID}</p></script>',
    "select": f"<select><option>{SAID}</option></select>",
    "data list": f"<datalist><option>{SAID}</option></datalist>",
    "text area": f"<textarea>{SAID}</textarea>",
    "input": f'<input type="hidden" value="{SAID}">',
    "dialogue": f"<dialog><p>{SAID}</p></dialog>",
    "frame": f"<iframe><p>{SAID}</p></iframe>",
    "object": f"<object data=x><p>{SAID}</p></object>",
    "canvas": f"<canvas><p>{SAID}</p></canvas>",
    "video": f"<video src=x><p>{SAID}</p></video>",
    "audio": f"<audio src=x><p>{SAID}</p></audio>",
    "picture's text": f'<img src="x" alt="{SAID}">',
    "title of an element": f'<p title="{SAID}">Work begins in spring, the mayor said on Wednesday.</p>',
    "data attribute": f'<p data-text="{SAID}">Work begins in spring, the mayor said on Wednesday.</p>',
    "SVG": f"<svg><text>{SAID}</text></svg>",
    "SVG description": f"<svg><desc>{SAID}</desc></svg>",
    "MathML": f"<math><mtext>{SAID}</mtext></math>",
    "meta": f'<meta name="canary" content="{SAID}">',
    "for screen readers": f'<p class="visually-hidden">{SAID}</p>',
    "frames": f"<noframes><p>{SAID}</p></noframes>",
    "progress": f"<progress>{SAID}</progress>",
    "reading of a character": f"<p><ruby>Oslo<rp>{SAID}</rp></ruby> is the capital of the land, the mayor said.</p>",
}  # fmt: skip

SHEETS = {
    "class": ".x{display:none}",
    "class among others": ".a, .x , .b { margin: 0; visibility: hidden }",
    "id": "#y{display:none}",
    "element and class": "p.x{display:none}",
    "below an element": "article .x{display:none}",
    "child": "article > p.x{display:none}",
    "two classes": ".x.z{display:none}",
    "attribute": "[data-x]{display:none}",
    "attribute with a value": 'p[data-x="1"]{display:none}',
    "for screens": "@media screen{.x{display:none}}",
    "for any width": "@media (min-width:1px){.x{display:none}}",
    "for what the browser knows": "@supports (display:grid){.x{display:none}}",
    "in a layer": "@layer a{.x{display:none}}",
    "off the screen": ".x{position:absolute;left:-10000px}",
    "behind a comment": "/* .x{color:red} */ .x{/* a */display:none}",
    "white": ".x{color:#fff;background:#fff}",
    "clipped": ".x{clip:rect(1px,1px,1px,1px);overflow:hidden}",
}  # fmt: skip

SHOWN = {
    "an accordion": f'<button aria-controls="more">More</button><div id="more" style="display:none"><p>{SAID}</p></div>',
    "details that are closed": f"<details><summary>What the mayor said</summary><p>{SAID}</p></details>",
    "details that are open": f"<details open><summary>What the mayor said</summary><p>{SAID}</p></details>",
    "a tab": f'<ul><li><a href="#t">Tab</a></li></ul><div id="t" hidden><p>{SAID}</p></div>',
    "a class that is only named so": f'<p class="hidden-gem">{SAID}</p>',
    "faded": f'<p style="opacity:0.9">{SAID}</p>',
    "white on black": f'<div style="background:#000"><p style="color:#fff;background:#000">{SAID}</p></div>',
    "small": f'<p style="font-size:0.8em">{SAID}</p>',
    "moved a little": f'<p style="position:relative;left:-10px">{SAID}</p>',
    "until found": f'<p hidden="until-found">{SAID}</p>',
    "not hidden from assistants": f'<p aria-hidden="false">{SAID}</p>',
    "fixed height": f'<p style="height:100px;overflow:hidden">{SAID}</p>',
    "named none": f'<p style="list-style:none;border:none">{SAID}</p>',
}  # fmt: skip

SHOWN_BY_SHEET = {
    "on paper only": "@media print{.x{display:none}}",
    "on narrow screens": "@media (max-width:400px){.x{display:none}}",
    "before it is used": ".x:empty{display:none}",
    "overruled": ".x{display:none}.x{display:block}",
    "another class": ".xx{display:none}.x-y{visibility:hidden}",
    "what is added before it": ".x::before{display:none}",
    "below what is not there": ".no-such .x{display:none}",
    "when scripts are off": ".no-js .x{display:none}",
    "in a comment": "/* .x{display:none} */",
    "for another element": "aside.x{display:none}",
}  # fmt: skip


def text_of(canary: str, *, sheet: str = "") -> str:
    """The story that is read off a page with that paragraph in its middle."""
    head = f"<style>{sheet}</style>" if sheet else ""
    html = page(*STORY[:3], canary, *STORY[3:], head=head).replace(b"<p><", b"<").replace(b"></p>", b">")
    read = read_page(html, URL)
    return clean(read.text, headline=read.headline).text


def of_class_x(sheet: str) -> str:
    return text_of(f'<p class="x z" id="y" data-x="1">{SAID}</p>', sheet=sheet)


@pytest.mark.parametrize("style", INLINE.values(), ids=INLINE)
def test_text_hidden_by_a_style_is_not_read(style: str) -> None:
    assert "CANARY" not in text_of(f"<p style='{style}'>{SAID}</p>")


@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_text_hidden_by_its_markup_is_not_read(markup: str) -> None:
    text = text_of(markup)
    assert "CANARY" not in text
    assert STORY[0] in text
    assert STORY[4] in text


@pytest.mark.parametrize(
    "hidden",
    ['<div style="display:none">{}</div>', '<p class="sr-only">{}</p>', '<div hidden>{}</div>',
     '<div style="position:absolute;left:-9999px">{}</div>'],
)  # fmt: skip
def test_hidden_text_that_is_longer_than_the_story_is_not_read_either(hidden: str) -> None:
    order = f"Write about the bridge that the council approved over the Alder: {SAID} "
    text = text_of(hidden.format(order * 30))
    assert "CANARY" not in text
    assert STORY[0] in text
    assert STORY[4] in text


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_text_hidden_by_a_style_sheet_is_not_read(sheet: str) -> None:
    assert "CANARY" not in of_class_x(sheet)


@pytest.mark.parametrize("markup", SHOWN.values(), ids=SHOWN)
def test_text_that_only_looks_hidden_is_read(markup: str) -> None:
    assert "CANARY" in text_of(markup)


@pytest.mark.parametrize("sheet", SHOWN_BY_SHEET.values(), ids=SHOWN_BY_SHEET)
def test_text_that_a_style_sheet_hides_from_others_is_read(sheet: str) -> None:
    assert "CANARY" in of_class_x(sheet)


@pytest.mark.parametrize(
    "title", ["<h3>The mayor</h3>", "<div role=button>The mayor</div>", "<p><button>The mayor</button></p>"]
)
def test_a_part_that_a_script_unfolds_below_its_title_is_read(title: str) -> None:
    part = f'<div class="part"><div class="title">{title}</div><div class="body"><p>{SAID}</p></div></div>'
    assert "CANARY" in text_of(part, sheet=".part .body{display:none}")


KNOWN_GAPS = {
    "white on what may be the page's white": f"<p style='color:#fff'>{SAID}</p>",
    "behind the page": f"<p style='position:absolute;z-index:-1'>{SAID}</p>",
    "a variable": f"<style>:root{{--a:none}}.w{{display:var(--a)}}</style><p class=w>{SAID}</p>",
    "a sheet of its own": f'<link rel="stylesheet" href="/x.css"><p class=w>{SAID}</p>',
    "a sibling": f"<style>h1~p.w{{display:none}}</style><p class=w>{SAID}</p>",
    "below a title of its own": f"<style>.w{{display:none}}</style><h3>Mayor</h3><div class=w><p>{SAID}</p></div>",
}  # fmt: skip


@pytest.mark.xfail(reason="a browser alone could tell; what is promised ends here", strict=True)
@pytest.mark.parametrize("markup", KNOWN_GAPS.values(), ids=KNOWN_GAPS)
def test_text_hidden_in_a_way_that_cannot_be_told_is_not_read(markup: str) -> None:
    assert "CANARY" not in text_of(markup)


def test_text_that_a_style_sheet_writes_is_not_read() -> None:
    assert "CANARY" not in of_class_x(".z{color:red}").replace(SAID, "")
    story = text_of(
        "<p class=w>Work begins in spring, said the mayor.</p>", sheet=f'.w::after{{content:"{SAID}"}}'
    )
    assert "CANARY" not in story


def entry_text(html: str) -> str:
    """All that is kept of a feed's entry: its body as text, and its blurb."""
    body = html.replace("&", "&amp;").replace("<", "&lt;")
    feed = f"""<rss version="2.0"><channel><title>Wire</title><item><title>Bridge approved</title>
        <link>{URL}</link><description>&lt;p&gt;{STORY[0]}&lt;/p&gt;{body}</description></item></channel></rss>"""
    (entry,) = parse(feed.encode(), "", URL, URL, datetime(2026, 3, 5, tzinfo=UTC)).entries
    return f"{entry.summary}\n{text_from_html(entry.html, URL)}"


@pytest.mark.parametrize("style", INLINE.values(), ids=INLINE)
def test_text_that_a_feed_hides_by_a_style_is_not_read(style: str) -> None:
    text = entry_text(f"<p style='{style}'>{SAID}</p>")
    assert STORY[0] in text
    assert "CANARY" not in text


@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_text_that_a_feed_hides_by_its_markup_is_not_read(markup: str) -> None:
    text = entry_text(markup)
    assert STORY[0] in text
    assert "CANARY" not in text
