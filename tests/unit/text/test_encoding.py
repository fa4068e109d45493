"""Text decoded in the wrong encoding."""

from __future__ import annotations

import pytest

from digest.text.encoding import true_encoding
from digest.text.letters import normal


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("youâ€™re here", "you’re here"),
        ("youâ\x80\x99re here", "you’re here"),
        ("CafÃ© \nan honest “line”", "Café \nan honest “line”"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚, Ð¼Ð¸Ñ€", "Привет, мир"),
        ("IвЂ™m not done", "I’m not done"),
    ],
)
def test_a_garbled_line_is_put_right(garbled: str, meant: str) -> None:
    assert true_encoding(garbled) == meant


@pytest.mark.parametrize(
    "line",
    [
        "An honest “line” — with café, naïve, Łódź and 20 °C…",
        "Привіт, світе: «Київ вистоїть»",
        "Η Αθήνα και η Θεσσαλονίκη",
        "MÜNCHEN ŞIRNAK",
        "plain",
    ],
)
def test_an_honest_line_stays_as_it_is(line: str) -> None:
    assert true_encoding(line) == line


def test_controls_are_read_before_they_are_dropped() -> None:
    assert normal("Itâ\x80\x99s \x93done\x94\x81") == "It’s “done”"
