"""Dates, names, encodings and hidden styles as the web writes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.errors import ExtractError
from digest.extract.bylines import joined, names_from, without_house
from digest.extract.dates import moment_from_text
from digest.extract.decode import text_from_bytes
from digest.text.hiding import hides
from digest.text.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-04T18:05:00+01:00", "2026-03-04T17:05:00+00:00"),
        ("2026-03-04T18:05:00.123Z", "2026-03-04T18:05:00+00:00"),
        ("2026-03-04T18:05Z", "2026-03-04T18:05:00+00:00"),
        ("2026-03-04T18:05:00+0530", "2026-03-04T12:35:00+00:00"),
        ("2026-03-04 18:05:00 +01:00", "2026-03-04T17:05:00+00:00"),
        ("20260304T180500", "2026-03-04T18:05:00+00:00"),
        ("Wed, 04 Mar 2026 18:05:00 -0500", "2026-03-04T23:05:00+00:00"),
        ("Wed Mar 04 18:05:00 CET 2026", "2026-03-04T17:05:00+00:00"),
        ("1772647500000", "2026-03-04T18:05:00+00:00"),
        ("March 4, 2026 at 6:05 p.m. EST", "2026-03-04T23:05:00+00:00"),
    ],
)
def test_a_time_is_read_to_the_minute(text: str, expected: str) -> None:
    moment = moment_from_text(text)
    assert moment is not None
    assert moment.at.replace(microsecond=0).isoformat() == expected
    assert not moment.is_day_only


@pytest.mark.parametrize(
    "text",
    ["2026-03-04", "March 4, 2026", "4 March 2026", "4. März 2026", "4 de marzo de 2026", "Mar. 4th, 2026"],
)
def test_a_day_is_a_day_only(text: str) -> None:
    moment = moment_from_text(text)
    assert moment is not None
    assert (moment.at, moment.is_day_only) == (datetime(2026, 3, 4, tzinfo=UTC), True)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "03/04/2026", "2026-13-45", "1751-01-01", "March 40, 2026", "0000000000", "20269999"],
)
def test_what_cannot_be_read_without_guessing_is_no_date(text: str) -> None:
    assert moment_from_text(text) is None


@pytest.mark.parametrize(
    ("claims", "names"),
    [
        (["By Ada Lund"], ("Ada Lund",)),
        (["Ada Lund and Bo Ek"], ("Ada Lund", "Bo Ek")),
        (["Ada Lund, Bo Ek and Cy Oh"], ("Ada Lund", "Bo Ek", "Cy Oh")),
        (["Ada Lund", "ada lund"], ("Ada Lund",)),
        (["https://www.facebook.com/outlet", "Ada Lund"], ("Ada Lund",)),
        (["Ada Lund, Senior political correspondent"], ("Ada Lund",)),
        (["ada.lund@example.org (Ada Lund)"], ("Ada Lund",)),
        (["Ada Lund <ada.lund@example.org>"], ("Ada Lund",)),
        (["ada.lund@example.org"], ()),
        (["https://wire.example/authors/ada-lund"], ()),
        (["admin", "editor_1", "12345"], ()),
        (["Associated Press"], ("Associated Press",)),
        (["AFP, MANILA"], ("AFP, MANILA",)),
        (["ada-lund", "Jean-Luc Ek"], ("Ada Lund", "Jean-Luc Ek")),
        (["Von Ada Lund"], ("Ada Lund",)),
        (["x" * 500], ()),
    ],
)
def test_names_are_taken_out_of_what_stands_where_names_belong(
    claims: list[str], names: tuple[str, ...]
) -> None:
    assert names_from(claims) == names


@pytest.mark.parametrize(
    "claim",
    [
        "The Alder Post",
        "alderpost.example",
        "Alder Post Staff",
        "By The Alder Post",
        "ALDER POST",
        "Redaktion Alder Post",
    ],
)
def test_the_name_of_the_outlet_is_no_byline(claim: str) -> None:
    house = ("The Alder Post", "Alder Post", "alderpost.example")
    assert without_house(names_from([claim]), house) == ()
    assert without_house(names_from([claim, "Ada Lund"]), house) == ("Ada Lund",)
    assert without_house(["Associated Press"], house) == ("Associated Press",)


@pytest.mark.parametrize(
    "name",
    [
        "Redaktion",
        "Staff Reporter",
        "La R\u00e9daction",
        "\u0420\u0435\u0434\u0430\u043a\u0446\u0438\u044f",
        "\u7f16\u8f91\u90e8",
        "The News Desk",
    ],
)
def test_a_newsroom_is_no_byline(name: str) -> None:
    assert without_house([name, "Reuters"], ()) == ("Reuters",)


def test_names_are_joined_as_a_reader_likes_them() -> None:
    assert [joined(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("é".encode(), "text/html; charset=iso-8859-1", "é"),
        ("é–".encode("cp1252"), "text/html; charset=iso-8859-1", "é–"),
        ("é".encode("cp1252"), "", "é"),
        ("<meta charset=windows-1251>Привет".encode("cp1251"), "", "<meta charset=windows-1251>Привет"),
        ("日本".encode("shift_jis"), "text/html; charset=Shift_JIS", "日本"),
        ("日本".encode("iso2022_jp"), "text/html; charset=iso-2022-jp", "日本"),
        (b"\xff\xfeH\x00i\x00", "", "Hi"),
        ("Hello there".encode("utf-16-le"), "", "Hello there"),
        ("naïve café ".encode() * 20 + b"\xff", "text/html; charset=utf-8", "naïve café " * 20 + "\ufffd"),
        (b"plain", "text/html; charset=no-such-thing", "plain"),
        ("é".encode("cp1252"), "text/html; charset=rot13", "é"),
    ],
)
def test_bytes_are_read_in_the_encoding_they_are_in(body: bytes, content_type: str, text: str) -> None:
    assert text_from_bytes(body, "x", content_type) == text


def test_a_picture_under_a_wrong_name_is_refused() -> None:
    with pytest.raises(ExtractError, match="image/webp"):
        text_from_bytes(b"RIFFabcd", "x", "image/webp")


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE !important",
        "opacity: 0",
        "left:-5000px",
        "font-size:0",
        "clip: rect(0,0,0,0)",
    ],
)
def test_a_style_that_hides_is_seen(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    [
        "display:block",
        "opacity:0.9",
        "font-size:0.8em",
        "color:#fff;background:#000",
        "margin-left:-10px",
        "height:0",
    ],
)
def test_a_style_that_shows_is_left_alone(style: str) -> None:
    assert not hides(style)


def test_the_language_is_read_off_enough_text_and_else_believed() -> None:
    german = (
        "Der Stadtrat hat am Mittwoch nach neun Stunden Debatte eine neue Brücke über die Alder bewilligt. "
        * 4
    )
    assert language_of(german, "en-US") == "de"
    assert language_of("Bref.", "fr-CA") == "fr"
    assert language_of("Bref.") == ""


def test_a_byline_that_is_the_outlets_own_name_is_nobody() -> None:
    house = ("The Port Maren Post", "pmpost.example", "pmpost")
    names = (
        "Port Maren Post",
        "PortMarenPost",
        "pmpost.example",
        "pmpost",
        "The Port Maren Post",
        "Ada Vane",
    )
    assert without_house(names, house) == ("Ada Vane",)
