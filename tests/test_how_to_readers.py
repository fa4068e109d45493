"""What the guide on readers says works as it is written there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from digest.deliver.readers import readers_of_text
from digest.deliver.unsubscribing import token_of
from digest.settings import parse

TEXT = (Path(__file__).parents[1] / "docs/how-to/readers.md").read_text(encoding="utf8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("block", blocks("yaml"))
def test_every_example_of_the_guide_can_be_read(block: str, tmp_path: Path) -> None:
    settings = parse(f"feeds: [https://feeds.example.org/a.xml]\n{block}", tmp_path / "feeds.yaml", {})
    assert settings.deliverers


def test_the_list_of_the_guide_has_its_readers() -> None:
    (text,) = blocks("text")
    assert [each.target for each in readers_of_text(text, "readers.txt")] == [
        "ann@example.org",
        "bob@example.org",
    ]


def test_the_check_of_the_guide_finds_the_tokens_of_letters_right() -> None:
    (code,) = blocks("python")
    found: dict[str, Any] = {}
    exec(code, found)  # noqa: S102  (the guide's own lines)
    assert found["token_of"]("Ann@example.org", "s3cret") == token_of("ann@example.org", "s3cret")
