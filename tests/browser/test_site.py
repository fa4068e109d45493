"""The built site in a real browser: nothing complains, runs or reaches out; it fits a phone; evidence opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digest.render import Options, render
from tests.browser.chrome import Chrome, Page, binary, running
from tests.fakes import editions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Edition

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(binary() is None, reason="no Chromium on this machine"),
]

PHONE: dict[str, Any] = {"width": 390, "height": 844}
PAGES = (
    "index.html",
    "2026/03/05/morning/ledger.html",
    "archive/index.html",
    "sources/index.html",
    "stories/alderholm-bridge-7c1f/index.html",
    "about/index.html",
    "404.html",
)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chrome]:
    with running() as browser:
        yield browser


@pytest.fixture
def page(chrome: Chrome) -> Iterator[Page]:
    tab = chrome.page()
    yield tab
    tab.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every feature, below a path of its own; the mail lies beside it."""
    folder = tmp_path_factory.mktemp("site") / "below" / "a path"
    options = Options(pages=(editions.ABOUT,), opml_feeds=editions.FEEDS)
    return written(folder, editions.edition(), options)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site for each hostile text."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, text in enumerate(editions.HOSTILE):
        written(folder / str(number), editions.hostile_edition(text), Options())
    return folder


def written(folder: Path, edition: Edition, options: Options) -> Path:
    rendering = render(edition, earlier=(editions.day_before(),), options=options)
    for path, body in {**rendering.files, "mail.html": rendering.messages["html"].encode()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    return folder


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


@pytest.mark.parametrize("name", [*PAGES, "mail.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_opens_quietly_and_asks_nobody_else(page: Page, site: Path, name: str, scheme: str) -> None:
    page.open(site / name, scheme=scheme)
    assert page.complaints == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in page.requests if url.startswith("file:")]) == 1


@pytest.mark.parametrize("name", [*PAGES, "mail.html"])
def test_no_page_is_wider_than_a_phone(page: Page, site: Path, name: str) -> None:
    page.open(site / name, **PHONE)
    assert overflow(page) == 0


def test_hostile_feed_text_neither_runs_nor_breaks_the_page(page: Page, hostile: Path) -> None:
    for number, text in enumerate(editions.HOSTILE):
        for name in ("index.html", "mail.html", "2026/03/05/morning/ledger.html"):
            page.open(hostile / str(number) / name, **PHONE)
            assert page.complaints == [], text
            assert overflow(page) == 0, f"{name} with {text}"
    assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []


def test_the_browser_would_have_noticed_an_alert(page: Page, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<!doctype html><p>x</p><script>alert(1); console.error('oh')</script>")
    page.open(tmp_path / "x.html")
    assert any("dialog" in complaint for complaint in page.complaints)
    assert any("oh" in complaint for complaint in page.complaints)


def test_the_security_policy_stops_a_script_that_got_in(page: Page, site: Path) -> None:
    html = (site / "index.html").read_text("utf-8").replace("</body>", "<script>alert(1)</script></body>")
    (site / "smuggled.html").write_text(html, "utf-8")
    page.open(site / "smuggled.html")
    assert not any("dialog" in complaint for complaint in page.complaints)
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, PHONE])
def test_a_marker_opens_the_source_sentence_and_escape_closes_it(
    page: Page, site: Path, size: dict[str, Any]
) -> None:
    page.open(site / "index.html", **size)
    card = "document.getElementById('n1-3')"
    assert page.evaluate(f"getComputedStyle({card}).display") == "none"
    page.click("button[popovertarget='n1-3']")
    assert page.evaluate(f"{card}.matches(':popover-open')") is True
    assert "since a ferry sank there in 1986." in page.evaluate(f"{card}.innerText")
    assert "Harbour Wire" in page.evaluate(f"{card}.innerText")
    box = page.evaluate(f"(b => [b.left, b.top, b.right, b.bottom])({card}.getBoundingClientRect())")
    assert box[0] >= 0
    assert box[1] >= 0
    assert box[2] <= size["width"]
    assert box[3] <= size["height"]
    page.press("Escape")
    assert page.evaluate(f"{card}.matches(':popover-open')") is False


def test_links_between_pages_work_from_a_folder(page: Page, site: Path) -> None:
    page.open(site / "2026/03/05/morning/index.html")
    for link, title in (
        ("a[rel=prev]", "Wednesday, 4 March 2026"),
        ("a[rel=next]", "Thursday, 5 March 2026"),
        (".trust a", "Ledger"),
        (".bar a[href*=archive]", "Archive"),
        (".bar a[href*=about]", "About"),
    ):
        href = page.evaluate(f"document.querySelector({link!r}).href")
        page.open(Path(href.removeprefix("file://").replace("%20", " ")))
        assert title in page.evaluate("document.title")


def test_printed_the_evidence_is_a_list_and_the_navigation_is_gone(page: Page, site: Path) -> None:
    page.open(site / "index.html")
    page.media(medium="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.notes li')).display") == "block"
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "none"
    assert page.pdf().startswith(b"%PDF")


CONTRAST = """(() => {
  const channel = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4
  const parse = c => c.match(/[\\d.]+/g).map(Number)
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b)
  const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor)
    if (c.length < 4 || c[3] > 0) return c } return [255, 255, 255] }
  const poor = []
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !e.checkVisibility()) continue
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))]
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
    if (ratio < 4.5) poor.push(`${e.tagName}.${e.className}: ${ratio.toFixed(2)}`)
  }
  return poor
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, "mail.html"])
def test_every_word_has_enough_contrast(page: Page, site: Path, name: str, scheme: str) -> None:
    page.open(site / name, scheme=scheme)
    assert page.evaluate(CONTRAST) == []


def test_light_and_dark_look_different_and_are_not_blank(page: Page, site: Path) -> None:
    light = page.open(site / "index.html", scheme="light").screenshot()
    dark = page.open(site / "index.html", scheme="dark").screenshot()
    assert light.startswith(b"\x89PNG")
    assert light != dark
    assert min(len(light), len(dark)) > 30_000
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 20)"


def test_prose_keeps_a_readable_measure(page: Page, site: Path) -> None:
    page.open(site / "index.html", width=1600)
    measure = page.evaluate(
        "(e => e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize))"
        "(document.querySelector('.story:not(.top) .happened'))"
    )
    assert 28 <= measure <= 36  # in em: 60 to 75 characters of a serif face
