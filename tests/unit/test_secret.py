"""Secrets fill in what the environment holds, and veils take it out again."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.secret import HIDDEN, Secret, Veil, lacking, unset_of, variables

ENVIRON = {"A": "canary-1", "B": "", "LONG": 'canary "<&>" ä b/c+d'}


def test_a_text_is_filled_in_when_it_is_called() -> None:
    assert Secret("x ${A} y ${A}", ENVIRON)() == "x canary-1 y canary-1"
    assert Secret("${B}${C}", ENVIRON)() == ""
    assert Secret("$A $(A) ${A-B} ${ A }", ENVIRON)() == "$A $(A) ${A-B} ${ A }"


def test_what_is_not_set_is_named_once() -> None:
    secret = Secret("${B} ${C} ${A} ${C}", ENVIRON)
    assert secret.names == ("B", "C", "A")
    assert secret.unset == ("B", "C")
    assert unset_of(secret, "${D}", None, Secret("${E}", {})) == ("B", "C", "E")
    assert lacking(["B", "C"]) == "the environment has no B, C: set it, for example: export B=…"
    assert variables("${A} ${B}") == ["A", "B"]


def test_a_value_stands_for_its_name_and_a_text_written_out_for_nothing() -> None:
    assert Secret("Bearer ${A}", ENVIRON).values == {"canary-1": "${A}"}
    assert Secret("written out", ENVIRON).values == {"written out": HIDDEN}
    assert Secret("", ENVIRON).values == {}


@pytest.mark.parametrize(
    "spelt",
    [str, escape, quote, quote_plus, lambda text: json.dumps(text)[1:-1], lambda text: quote(text, safe="")],
)
def test_a_value_is_taken_out_however_it_is_spelt(spelt: object) -> None:
    veil = Veil.over([Secret("${LONG}", ENVIRON), "no secret"])
    text = f"before {spelt(ENVIRON['LONG'])} after"  # type: ignore[operator]
    assert veil.text(text) == "before ${LONG} after"
    assert veil.body(text.encode()) == b"before ${LONG} after"


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
def test_it_is_taken_out_of_bodies_in_other_encodings(encoding: str) -> None:
    body = f"<a>{ENVIRON['LONG']}</a>".encode(encoding)
    assert Veil.over([Secret("${LONG}", ENVIRON)]).body(body).decode(encoding) == "<a>${LONG}</a>"


def test_a_short_value_is_left_in_the_news_and_taken_out_of_messages() -> None:
    veil = Veil({"wolf": "${W}", "ox": "${X}"})
    assert veil.body(b"a wolf and an ox") == b"a wolf and an ox"
    assert veil.text("a wolf and an ox") == "a ${W} and an ox"


def test_of_a_text_that_was_cut_in_the_midst_of_a_value_the_rest_goes_too() -> None:
    veil = Veil.over([Secret("${LONG}", ENVIRON)])
    assert veil.text(f"it said {ENVIRON['LONG']}"[:16]) == "it said ${LONG}"
    assert veil.text("it said can") == "it said can"


def test_of_two_values_the_longer_is_taken_out_first() -> None:
    assert Veil({"canary": "${A}", "canary-2": "${B}"}).text("canary-2 canary") == "${B} ${A}"


@given(st.text(min_size=6, max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_no_value_is_left_in_any_text(value: str, before: str, after: str) -> None:
    veil = Veil({value: "…"})
    shown = veil.text(before + value + after)
    assert value not in shown or value in before + "…" + after


def test_nothing_shows_a_value() -> None:
    secret = Secret("${A}", ENVIRON)
    assert "canary" not in repr((secret, Veil.over([secret])))
