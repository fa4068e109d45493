"""Wrapping to the columns of a terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from digest.cli.wrapping import width, wrapped

CHINESE = "火灾发生在“东方之星”号货轮上，造成三人死亡，另有五人受伤，港口关闭至星期五（见图）。"
ADDRESS = "https://news.example.org/wire/2026/03/05/morning/the-bridge-over-the-alder"


def test_wide_characters_count_as_two_columns_and_break_without_blanks() -> None:
    lines = wrapped(CHINESE, 7, columns=40)
    assert "".join(line.strip() for line in lines) == CHINESE
    assert all(30 < cell_len(line) <= 40 for line in lines[:-1])


def test_no_line_begins_with_a_closing_mark() -> None:
    starts = {line[0] for columns in range(20, 40) for line in wrapped(CHINESE, columns=columns)}
    assert not starts & set("，。”）")


def test_words_stay_whole_even_where_they_are_longer_than_a_line() -> None:
    assert wrapped(f"Read {ADDRESS} now", 2, columns=40) == ["  Read", f"  {ADDRESS}", "  now"]


@pytest.mark.parametrize(("columns", "wide"), [("20", 40), ("72", 72), ("250", 100)])
def test_lines_are_as_wide_as_the_terminal_within_bounds(
    columns: str, wide: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == wide
