"""The arguments of a one-off digest are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.errors import ConfigError
from digest.making import material_of, split_sources
from tests import builders
from tests.builders import NOON, at

if TYPE_CHECKING:
    from pathlib import Path


def test_files_addresses_and_standard_input_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "a report.txt"
    file.write_text("text", encoding="utf8")
    wanted = split_sources([str(file), "https://x.example/1", "-"])
    assert wanted.files == (file,)
    assert wanted.addresses == ("https://x.example/1",)
    assert wanted.stdin
    assert wanted.query == ""


def test_anything_else_is_a_query() -> None:
    assert split_sources(["nato AND (japan OR tokyo)"]).query == "nato AND (japan OR tokyo)"
    assert split_sources(["nato", "japan"]).query == "nato japan"
    assert split_sources(["/\\bAUKUS\\b/"]).query == "/\\bAUKUS\\b/"


@pytest.mark.parametrize("name", ["report.txt", "notes/today"])
def test_a_file_that_is_not_there_is_no_query(name: str) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        split_sources([name])


def test_a_folder_says_to_name_its_files(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="name the files"):
        split_sources([str(tmp_path)])


def test_a_query_beside_documents_is_refused() -> None:
    with pytest.raises(ConfigError, match="not both"):
        split_sources(["nato", "https://x.example/1"])


def test_the_material_covers_all_dates_that_its_articles_say() -> None:
    said = [builders.article(1, published=at(-50)), builders.article(2, published=at(-3))]
    undated = builders.article(3, published=None, first_seen=NOON)
    material = material_of([*said, undated], title="", now=NOON)
    assert all(article.at in material.window for article in said)
    assert NOON not in material.window
    assert len(material.articles) == 3


def test_material_without_articles_is_still_material() -> None:
    assert material_of([], title="Nothing", now=NOON).articles == ()
