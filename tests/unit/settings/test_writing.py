"""How editions are to be written: what feeds.yaml says for all of them, and for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.models import Writing
from digest.settings import Settings, SettingsError, parse
from digest.settings.schema import WritingKeys

HERE = Path("/srv/digest/feeds.yaml")


def settings(text: str) -> Settings:
    return parse(f"feeds: [https://example.org/rss]\n{text}\n", HERE, {})


def test_nothing_is_asked_for_unless_it_is_named() -> None:
    assert settings("").plans[0].writing == Writing()


def test_an_edition_says_only_what_differs_from_the_others() -> None:
    found = settings(
        "writing: {style: brief, headlines: mended, why_it_matters: true}\n"
        "editions:\n"
        "  - {id: morning}\n"
        "  - {id: weekly, writing: {style: detailed, language: de, why_it_matters: false}}"
    )
    brief = Writing(style="brief", headlines="mended", why_it_matters=True)
    assert [plan.writing for plan in found.plans] == [
        brief,
        Writing(style="detailed", headlines="mended", language="de"),
    ]
    assert found.writing == brief


def test_every_key_of_it_reaches_the_edition() -> None:
    named = {"style": "brief", "words": 60, "headlines": "mended", "language": "fr", "why_it_matters": True}
    assert set(named) == set(WritingKeys.model_fields)
    text = ", ".join(f"{key}: {str(value).lower()}" for key, value in named.items())
    assert settings(f"writing: {{{text}}}").plans[0].writing == Writing(**named)  # type: ignore[arg-type]


def test_words_are_one_number_or_one_for_each_place() -> None:
    one, each, lead, neither = (
        settings(text).plans[0].writing
        for text in (
            "writing: {words: 120}",
            "writing: {words: {lead: 120, more: 45}}",
            "writing: {words: {lead: 80, more: 45}}\neditions: [{id: a, writing: {words: {lead: 60}}}]",
            "writing: {}",
        )
    )
    assert [(found.words, found.more_words) for found in (one, each, lead, neither)] == [
        (120, 0),
        (120, 45),
        (60, 45),
        (0, 0),
    ]


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("writing: {style: short}", "writing.style", "brief"),
        ("writing: {language: german}", "writing.language", "de"),
        ("writing: {language: ja}", "could not be checked", "de, el, en"),
        ("writing: {words: 5}", "writing.words", "20"),
        ("writing: {words: long}", "writing.words", "mapping"),
        ("writing: {words: {more: 5}}", "writing.words.more", "15"),
        ("writing: {words: {short: 30}}", "unknown key", "more"),
        ("writing: {headline: mended}", "unknown key", "headlines"),
        ("writing: {headlines: model}", "writing.headlines", "mended"),
        ("editions: [{id: a, writing: {tone: brief}}]", "unknown key", "style"),
    ],
)
def test_what_cannot_be_is_told_with_its_remedy(text: str, what: str, remedy: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(text)
    assert what in str(caught.value)
    assert remedy in str(caught.value)


@pytest.mark.parametrize("language", ["de", "de-AT", "pt-BR", "nb", "no"])
def test_a_language_may_be_that_of_a_region(language: str) -> None:
    assert settings(f"writing: {{language: '{language}'}}").plans[0].writing.language == language


def test_a_language_without_a_model_is_a_warning_and_no_error() -> None:
    (warning,) = settings("writing: {language: de}").unmet
    assert "chat model" in warning
    endpoint = "summariser: {endpoint: 'http://localhost:11434/v1', model: wordy}"
    assert not settings(f"writing: {{language: de}}\n{endpoint}").unmet
    assert not settings("writing: {style: brief}").unmet
