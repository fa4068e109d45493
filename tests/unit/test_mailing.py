"""How many bytes HTML takes as it is sent."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.mailing import bytes_on_the_way, encoding_of, inlined


def sent(html: str) -> int:
    """The length of the HTML's part as a mail server gets it."""
    message = EmailMessage(policy=SMTP)
    text = inlined(html)
    message.set_content(text, subtype="html", charset="utf-8", cte=encoding_of(text))
    return len(message.as_bytes().partition(b"\r\n\r\n")[2])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=2000))
def test_a_letter_takes_no_more_than_is_said(words: str) -> None:
    html = f"<p>{words.replace('<', '&lt;')}</p>"
    assert sent(html) <= bytes_on_the_way(html)


@pytest.mark.parametrize(
    ("words", "encoding", "most"),
    [
        ("The council approved the bridge. ", "quoted-printable", 1.1),
        ("Le conseil a approuvé le troisième pont. ", "quoted-printable", 1.35),
        ("Совет одобрил мост. ", "base64", 2.5),
        ("市议会批准了第三座桥。", "base64", 4.2),
        ("وافق المجلس على الجسر. ", "base64", 2.6),
    ],
)
def test_each_script_goes_in_the_encoding_that_is_shorter(words: str, encoding: str, most: float) -> None:
    text = words * 200
    assert encoding_of(text) == encoding
    assert bytes_on_the_way(f"<p>{text}</p>") / len(text) < most


def test_it_is_measured_with_the_styles_at_every_element() -> None:
    style = "<style>p { color: #625c52; font-size: 13px }</style>"
    few, many = (
        f"<html><head>{style}</head><body>{'<p>x</p>' * number}</body></html>" for number in (1, 101)
    )
    assert bytes_on_the_way(many) - bytes_on_the_way(few) > 100 * len("color: #625c52; font-size: 13px")
