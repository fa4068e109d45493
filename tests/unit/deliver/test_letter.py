from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.deliver.letter import MAX_HEADER_CHARACTERS, letter, one_line
from digest.errors import DeliveryError
from digest.mailing import inlined
from tests.fakes.renderings import rendering

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

HEADERS = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "List-Id",
    "List-Unsubscribe",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
}


def received(
    to: str = "me@example.org", sender: str = "Digest <digest@example.org>", **changes: object
) -> EmailMessage:
    """The letter as a mail program reads it."""
    body = letter(rendering(None, **changes), to=to, sender=sender).as_bytes()
    return message_from_bytes(body, policy=default)


def test_a_reader_sees_who_it_is_from_what_it_is_and_when_it_was_made() -> None:
    mail = received()
    assert mail["From"] == "Digest <digest@example.org>"
    assert mail["To"] == "me@example.org"
    assert mail["Subject"] == "Morning Wire, 5 March"
    assert mail["Date"].datetime.isoformat() == "2026-03-05T12:00:00+00:00"
    assert mail["List-Id"] == "<morning.example.org>"
    assert mail["List-Unsubscribe"] == "<mailto:digest@example.org?subject=unsubscribe>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "en"
    assert set(mail.keys()) == HEADERS


def test_html_and_text_say_the_same_and_the_text_comes_first() -> None:
    text, html = received().iter_parts()
    assert [part.get_content_type() for part in (text, html)] == ["text/plain", "text/html"]
    assert text.get_content().splitlines() == ["Morning Wire", "", "The council approved a bridge."]
    assert '<h1 style="color: navy;">' in html.get_content()
    assert "@media" in html.get_content()


def test_a_rendering_without_html_is_a_text_letter() -> None:
    mail = received(messages={"html": ""})
    assert mail.get_content_type() == "text/plain"
    assert mail["Content-Language"] == "en"


def test_the_same_letter_is_the_same_bytes_and_each_reader_and_edition_has_its_own_id() -> None:
    first, again = (letter(rendering(), to="a@b.example", sender="d@b.example").as_bytes() for _ in range(2))
    assert first == again
    ids = {
        received(to=to, slug=slug)["Message-ID"]
        for to in ("a@b.example", "c@b.example")
        for slug in ("2026/03/05/morning", "2026/03/06/morning")
    }
    assert len(ids) == 4
    assert all(mark.endswith("@example.org>") for mark in ids)


def test_two_papers_of_one_sender_never_share_an_id_so_that_no_mail_program_hides_one() -> None:
    papers = [received(title=title, slug="2026/03/05/daily") for title in ("Morning Wire", "Sea News")]
    assert len({mail["Message-ID"] for mail in papers}) == 2


def test_the_way_out_can_be_a_page_or_another_address() -> None:
    def way_out(unsubscribe: str) -> str:
        return str(
            letter(rendering(), to="a@b.example", sender="d@b.example", unsubscribe=unsubscribe)[
                "List-Unsubscribe"
            ]
        )

    assert way_out("https://b.example/out") == "<https://b.example/out>"
    assert way_out("mailto:out@b.example") == "<mailto:out@b.example?subject=unsubscribe>"


@pytest.mark.parametrize(
    "to", ["", "me", "a@b.example\r\nBcc: x@y.example", "a@b.example, c@d.example", "<a@b.example>"]
)
def test_what_is_not_one_address_is_refused(to: str) -> None:
    with pytest.raises(DeliveryError, match="not an e-mail address"):
        letter(rendering(), to=to, sender="digest@example.org")


def test_a_long_foreign_subject_arrives_as_it_was_written() -> None:
    subject = "Brücke über die Erle: Stadtrat stimmt zu — 市议会批准了新桥 — мост через Ольху утверждён " * 2
    assert received(messages={"subject": subject})["Subject"] == one_line(subject)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_title_can_add_a_header_or_a_line(title: str) -> None:
    mail = received(messages={"subject": title}, title=title, language=title)
    assert set(mail.keys()) == HEADERS
    assert len(mail.get_all("Subject", [])) == 1
    assert len(list(mail.iter_parts())) == 2


@settings(deadline=None)
@given(st.text(max_size=400))
def test_a_header_is_one_line_without_anything_invisible(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert len(line) <= MAX_HEADER_CHARACTERS
    assert one_line(line) == line


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_sent_and_arrives_whole(text: str) -> None:
    body, _ = received(messages={"text": text}).iter_parts()
    sent = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    assert body.get_content().replace("\r\n", "\n").rstrip("\n") == sent.rstrip("\n")


def test_inlining_styles_reads_no_file_and_asks_no_server(tmp_path: Path) -> None:
    (tmp_path / "local.css").write_text("p { color: red }")
    html = (
        f'<link rel="stylesheet" href="{tmp_path}/local.css"><link rel="stylesheet" href="file://{tmp_path}/local.css">'
        '<link rel="stylesheet" href="https://elsewhere.example/x.css"><p>Hello</p>'
    )
    assert "red" not in inlined(html)
    assert "<p>Hello</p>" in inlined(html)
