"""The kind and the worth of an article."""

from __future__ import annotations

from digest.kinds import assess
from digest.models import Kind
from tests.builders import article


def test_an_article_of_which_nothing_is_known_is_a_report_of_middling_worth() -> None:
    assert assess(article()).kind is Kind.REPORT


def test_the_section_in_an_address_tells_the_kind() -> None:
    found = assess(article(url="https://outlet.example/opinion/2026/why-the-bridge"))
    assert found.kind is Kind.OPINION
    assert found.because == ("/opinion/ in its address",)
