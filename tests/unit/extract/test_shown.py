"""The date that stands beside a heading."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from digest.dates.reading import Hint
from digest.extract.page import read_page, tree_from_html
from digest.extract.shown import shown_moment
from digest.extract.stated import states_day

MARCH_4 = datetime(2026, 3, 4, tzinfo=UTC)


def shown(body: str, headline: str = "Bridge approved") -> tuple[datetime, bool] | None:
    found = shown_moment(tree_from_html(f"<html><body>{body}</body></html>", "x"), headline)
    return (found.moment.at, found.moment.is_day_only) if found else None


@pytest.mark.parametrize(
    "line",
    [
        "<p>4 March 2026</p>",
        "<p>Wednesday, March 4th, 2026</p>",
        "<time datetime=2026-03-04>yesterday</time>",
        "<p>On <time datetime=2026-03-04></time></p>",
        "<span>04.03.2026</span>",
        "<span>4. 3. 26</span>",
        "<td>04 | 03 | 2026</td>",
        "<span>2026年3月4日</span>",
        "<p>By Ada Lund, 4 mars 2026</p>",
        "<p>Published: 4 March 2026 (updated 7 March 2026)</p>",
        "<p>Updated 7 March 2026</p><p>4 March 2026</p>",
        "<nav>1 January 2026</nav><p>4 March 2026</p>",
    ],
)
def test_a_day_beside_the_heading_is_read(line: str) -> None:
    assert shown(f"<h1>Bridge approved</h1>{line}") == (MARCH_4, True)


@pytest.mark.parametrize(
    ("line", "hour", "minute"),
    [
        ("4.3.2026, 18.05 Uhr", 18, 5),
        ("March 4, 2026 6:05 pm", 18, 5),
        ("4 March 2026 at 09:30", 9, 30),
        ("13/3/2026 12:00", 12, 0),
    ],
)
def test_the_time_beside_it_is_read_too(line: str, hour: int, minute: int) -> None:
    found = shown(f"<h1>Bridge approved</h1><p>{line}</p>")
    assert found is not None
    assert (found[0].hour, found[0].minute, found[1]) == (hour, minute, False)


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 The Alder Post",
        "Copyright 4 March 2026",
        "Last updated 4 March 2026",
        "03/04/2026",
        "31.02.2026",
        "March 2026",
        "A 2:30 min read",
        "On 4 March 2026 the council will meet again, and this is a line too long to be a line with a date in it.",
    ],
)
def test_what_is_no_day_of_publication_is_not_read(line: str) -> None:
    assert shown(f"<h1>Bridge approved</h1><p>{line}</p>") is None


def test_a_date_after_the_heading_counts_more_than_one_before_it() -> None:
    before = "<p>8 March 2026</p>"
    assert shown(f"{before}<h1>Bridge approved</h1><p>4 March 2026</p>") == (MARCH_4, True)
    assert shown(f"<p>4 March 2026</p><h1>Bridge approved</h1>{'<p>The council met.</p>' * 60}{before}") == (
        MARCH_4,
        True,
    )


def test_without_a_heading_a_labelled_date_counts_if_it_is_the_only_one() -> None:
    assert shown("<p>Text.</p><p>Erstellt am: 04.03.2026</p>") == (MARCH_4, True)
    assert shown("<p>Published 4 March 2026</p><p>Published 1 March 2026</p>") is None


def test_a_day_is_stated_only_if_it_is_whole() -> None:
    tree = tree_from_html("<p>© 2026. Wednesday, 04-Mar-2026; the 4th of March, 2026; 2026/03</p>", "x")
    assert not states_day(tree, "https://wire.example/2026/01/bridge", date(2026, 1, 1))
    assert states_day(tree, "https://wire.example/2026/01/31/bridge", date(2026, 1, 31))
    assert states_day(tree, "", date(2026, 3, 4))


TEXT = "".join(
    f"<p>The council met for {number} hours and heard what it had to hear.</p>" for number in range(9)
)
OWN = "<time datetime=2026-03-04>Wednesday</time>"


@pytest.mark.parametrize(
    "body",
    [
        (
            f"<main>{OWN}<article><h1>Bridge approved</h1>{TEXT}</article>"
            "<section class=comments><time datetime=2026-03-09>Monday</time></section></main>"
        ),
        f"<main>{OWN}<h1>Bridge approved</h1><p>Short.</p><ol id=comments><li>9 March 2026 Nice.</li></ol></main>",
        (
            f"<article>{OWN}<h1>Bridge approved</h1><p>Short.</p>"
            "<article class=comment><p>9 March 2026</p></article></article>"
        ),
        (
            f"<article><h1>Bridge approved</h1><p>4 March 2026</p>{TEXT}</article>"
            "<article><h2>Bread prices fall</h2><p>9 March 2026</p></article>"
        ),
        (
            "<article><h2>Bread prices fall</h2><p>9 March 2026</p></article>"
            f"<article><h1>Bridge approved</h1><p>4 March 2026</p>{TEXT}</article>"
        ),
        f"<header><p>Monday, 9 March 2026</p></header><main>{OWN}<h1>Bridge approved</h1>{TEXT}</main>",
        "<main><h1>Bridge approved</h1><p class=kicker>Festival on 12 May 2025</p><p>4 March 2026</p></main>",
        "<main><h1>Bridge approved</h1><p>Ausstellung bis 12. Mai 2025</p><p>Von Ada Lund, 4. M\u00e4rz 2026</p></main>",
        (
            "<main><h1>Bridge approved</h1><p>Received: 2 March 2025. Accepted: 16 December 2025. "
            "Published: 4 March 2026.</p></main>"
        ),
        (
            "<main><h1>Bridge approved</h1><ul><li>Received 2 March 2025</li><li>Accepted 3 March 2025</li>"
            "<li>Published online 4 March 2026</li></ul></main>"
        ),
        "<main><h1>Bridge approved</h1><p>Eingegangen am 2.3.2025, ver\u00f6ffentlicht am 4.3.2026</p></main>",
        (
            "<main><h1>Bridge approved</h1><p>Received <time datetime=2025-03-02>2 March</time></p>"
            "<p><time datetime=2026-03-04>4 March</time></p></main>"
        ),
        "<main><h1>Bridge approved</h1><p>\u00a9 2020\u20132026 The Alder Post</p><p>4 March 2026</p></main>",
        "<main><h1>Bridge approved</h1><p>12 May 2025 \u2013 14 May 2025</p><p>4 March 2026</p></main>",
        "<main><h1>Bridge approved</h1><p>\u0425\u043e\u0442\u0435\u043b\u0438 4 \u043c\u0430\u0440\u0442\u0430 2026</p></main>",
        "<main><h1>Bridge approved</h1><p>2026\ub144 3\uc6d4 4\uc77c</p></main>",
        "<main><h1>Bridge approved</h1><p>\u0664 \u0645\u0627\u0631\u0633 \u0662\u0660\u0662\u0666</p></main>",
        "<main><h1>Bridge approved</h1><p>4 \u0e21\u0e35\u0e19\u0e32\u0e04\u0e21 2569</p></main>",
        "<main><h1>Bridge approved</h1><p>2026. m\u00e1rcius 4.</p></main>",
    ],
)
def test_the_date_of_the_article_counts_and_not_one_that_stands_near_it(body: str) -> None:
    assert shown(body) == (MARCH_4, True)


def test_a_day_in_numbers_is_read_as_the_language_of_the_page_has_it() -> None:
    tree = tree_from_html("<body><h1>Bridge approved</h1><p>04/03/2026</p></body>", "x")
    for language, day in (("en-GB", date(2026, 3, 4)), ("fr", date(2026, 3, 4)), ("en-US", date(2026, 4, 3))):
        found = shown_moment(tree, "Bridge approved", Hint(language))
        assert found
        assert found.moment.day == day
    assert shown_moment(tree, "Bridge approved", Hint("en")) is None


@pytest.mark.parametrize(
    "body",
    [
        f"<header><p>Monday, 9 March 2026</p></header><main><h1>Bridge approved</h1>{TEXT}</main>",
        f"<div class=top><time datetime=2026-03-09>Monday</time></div><main><h1>Bridge approved</h1>{TEXT}</main>",
        (
            f"<main><article><h1>Bridge approved</h1>{TEXT}</article>"
            "<article><h2>Bread prices fall</h2><time datetime=2026-03-09>Monday</time></article></main>"
        ),
    ],
)
def test_a_page_that_shows_the_dates_of_others_alone_has_no_date(body: str) -> None:
    assert shown(body) is None
    assert (
        read_page(f"<html><body>{body}</body></html>".encode(), "https://wire.example/bridge").published
        is None
    )


@pytest.mark.parametrize(
    "line",
    [
        "Updated 5 March 2026 10:00. Published 4 March 2026",
        "\u041e\u0431\u043d\u043e\u0432\u043b\u0435\u043d\u043e 5 \u043c\u0430\u0440\u0442\u0430 2026. \u041e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d\u043e 4 \u043c\u0430\u0440\u0442\u0430 2026",
        "\u66f4\u65b0\u65e5\uff1a2026\u5e743\u67085\u65e5 \u516c\u958b\u65e5\uff1a2026\u5e743\u67084\u65e5",
        "Opublikowano: 4 marca 2026, aktualizacja: 5 marca 2026",
        "Publicado em 04/03/2026 Atualizado em 05/03/2026",
        "Yay\u0131nlanma: 04.03.2026 G\u00fcncelleme: 05.03.2026",
        "Friss\u00edtve: 2026. m\u00e1rcius 5. Megjelent: 2026. m\u00e1rcius 4.",
        "\uc785\ub825 2026.03.04. \uc218\uc815 2026.03.05.",
        "\u66f4\u65b0\u65f6\u95f4\uff1a2026-03-05 \u53d1\u5e03\u65f6\u95f4\uff1a2026-03-04",
        "\u0622\u062e\u0631 \u062a\u062d\u062f\u064a\u062b 5 \u0645\u0627\u0631\u0633 2026 \u0646\u0634\u0631 \u0641\u064a 4 \u0645\u0627\u0631\u0633 2026",
        "P\u00e4ivitetty 5.3.2026 Julkaistu 4.3.2026",
        "Re\u00e7u le 2 mars 2025. Accept\u00e9 le 16 d\u00e9cembre 2025. Publi\u00e9 le 4 mars 2026.",
        "\u6536\u7a3f\u65e5\u671f\uff1a2025-03-02 \u63a5\u53d7\u65e5\u671f\uff1a2025-12-16 \u51fa\u7248\u65e5\u671f\uff1a2026-03-04",
    ],
)
def test_of_several_days_the_one_called_its_publication_counts(line: str) -> None:
    found = shown_moment(tree_from_html(f"<h1>Bridge approved</h1><p>{line}</p>", "x"), "", Hint("pt"))
    assert found
    assert found.moment.day == date(2026, 3, 4)


@pytest.mark.parametrize(
    "line",
    [
        "Exhibition until 12 May 2025",
        "Festival du 12 mai 2025",
        "Feria del 12 de mayo de 2025",
        "Konzert am 12. Mai 2025",
        "\ucd95\uc81c 2025\ub144 5\uc6d4 12\uc77c",
        "When: 12 May 2025, 19:00",
        "<dl><dt>Received</dt><dd>2 March 2025</dd><dt>Accepted</dt><dd>16 December 2025</dd></dl>",
    ],
)
def test_what_a_page_says_for_machines_counts_more_than_a_day_in_a_phrase(line: str) -> None:
    head = '<meta name="dc.date" content="2026-03-04">'
    body = f"<main><h1>Bridge approved</h1><div>{line}</div>{TEXT}</main>"
    read = read_page(
        f"<html><head>{head}</head><body>{body}</body></html>".encode(), "https://wire.example/bridge"
    )
    assert read.published == MARCH_4


@pytest.mark.parametrize(
    "related",
    [
        "<ul><li><a href=/b>Bread prices fall in the city</a> <time datetime=2026-02-20>20 Feb</time></li></ul>",
        "<div><a href=/b>Bread prices fall in the city</a> <span>20.02.2026</span></div>",
        "<section id=comentarios><p>20 de febrero de 2026 Juan: bien</p></section>",
    ],
)
def test_the_day_of_a_related_article_or_of_a_comment_is_not_that_of_the_page(related: str) -> None:
    body = f"<main><article><h1>Bridge approved</h1>{TEXT}</article>{related}</main>"
    read = read_page(f"<html><body>{body}</body></html>".encode(), "https://wire.example/bridge")
    assert read.published is None
