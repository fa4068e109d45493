"""The checks of single values that all tools share."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from digest.keys import checks


@pytest.mark.parametrize(
    "address", ["https://example.org", "http://localhost:11434/v1", "https://example.org/a?b=c"]
)
def test_an_address_passes_as_it_is(address: str) -> None:
    assert checks.check_address(address) == address


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://example.org", "is not an address"),
        ("example.org", "is not an address"),
        ("https://ann:word@example.org", "name or password"),
        ("https://exam ple.org", "is not an address"),
        ("https://${HOST}/", "a variable of the environment is not read here"),
    ],
)
def test_a_wrong_address_is_told_as_what_it_is(address: str, told: str) -> None:
    with pytest.raises(PydanticCustomError, match=told):
        checks.check_address(address)


def test_a_line_of_text_loses_the_blanks_around_it_and_nothing_else() -> None:
    assert checks.check_text("  a b ") == "a b"
    with pytest.raises(PydanticCustomError, match="one line"):
        checks.check_text("a\nb")


def test_a_secret_in_the_wrong_place_is_never_repeated() -> None:
    for check, text in ((checks.check_variable, "sk-canary"), (checks.check_password, "canary")):
        with pytest.raises(PydanticCustomError) as caught:
            check(text)
        assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Host": "a"}, "Digest's own to write"),
        ({"Cookie": "a"}, "is written elsewhere"),
        ({"Authorization": "Bearer canary"}, "does not belong into this file"),
        ({"X A": "b"}, "is not the name of a header"),
        ({"X-A": "a\nb"}, "line break"),
    ],
)
def test_a_header_that_must_not_be_sent_is_refused(headers: dict[str, str], told: str) -> None:
    with pytest.raises(PydanticCustomError, match=told) as caught:
        checks.check_headers(headers)
    assert "canary" not in str(caught.value)


def test_a_header_with_a_variable_passes() -> None:
    assert checks.check_headers({"Authorization": "Bearer ${KEY}"}) == {"Authorization": "Bearer ${KEY}"}


@pytest.mark.parametrize("device", ["auto", "cpu", "cuda", "cuda:1", "mps", "xpu:0"])
def test_a_device_passes(device: str) -> None:
    assert checks.check_device(device) == device


def test_a_device_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(PydanticCustomError, match="no device 'gpu'"):
        checks.check_device("gpu")
