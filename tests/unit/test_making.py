"""The arguments of a one-off digest are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest

from digest.errors import ConfigError, LimitError
from digest.making import documents, material_of, split_sources
from digest.report import Report
from digest.run.guard import InlineGuard
from tests import builders
from tests.builders import NOON, at
from tests.fakes.web import FakeFetcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

R = TypeVar("R")


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
    material, imprint = material_of([*said, undated], title="", now=NOON)
    assert imprint.slug == "2026/03/05/digest"
    assert all(article.at in material.window for article in said)
    assert NOON not in material.window
    assert len(material.articles) == 3


class GivesUpOn(InlineGuard):
    """Ends the reading of one document, as a guard does with one that takes too long."""

    def __init__(self, name: str) -> None:
        self.name = name

    def call(self, fn: Callable[..., R], *args: object) -> R:
        if self.name in args:
            raise LimitError("a call", "took more than 3 s")
        return super().call(fn, *args)


def test_a_document_that_hurts_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text(
            "The bridge at Alder was closed on Monday after cracks were found in it."
        )
    bad, good = str(tmp_path / "bad.txt"), str(tmp_path / "good.txt")
    report = Report()
    made = documents(
        split_sources([bad, good]), b"", fetcher=FakeFetcher(), guard=GivesUpOn(bad), now=NOON, report=report
    )
    assert len(made) == 1
    assert [(problem.subject, problem.reason) for problem in report.problems] == [(bad, "took more than 3 s")]


def test_material_without_articles_is_still_material() -> None:
    assert material_of([], title="Nothing", now=NOON)[0].articles == ()
