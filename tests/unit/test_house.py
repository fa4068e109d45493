"""What the tests of the house read off the source is what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.house import circles, natural_words, tuned_constants, unexplained_constants

if TYPE_CHECKING:
    from pathlib import Path


def module(folder: Path, text: str) -> Path:
    path = folder / "module.py"
    path.write_text(text, encoding="utf8")
    return path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('X = re.compile(r"\\b(?:said|because of) (?P<after>\\w+)")', ["said", "because", "of"]),
        ('_PART = "(?:which|that)"\nX = re.compile(rf"{_PART} \\d")', ["which", "that"]),
        ('X = frozenset({"monday", "lorry"})', ["monday"]),
        ('X = word_set("""the wagon""")', ["the"]),
        ('X = re.compile("сообщает")', ["сообщает"]),
        ('X = re.compile(r"https?://[of]+\\sdiv")', []),
        ('def f():\n    """Say what and why."""\n    return "that is because of you"', []),
    ],
)
def test_words_of_a_language_are_found_in_patterns_and_listings(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert set(natural_words(module(tmp_path, text))) == set(expected)


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ('"""Words of a summary (decision 0010)."""', True),
        ('"""Words of a summary; chosen by reading, not measured."""', True),
        ('"""Words of a summary."""', False),
        ('"""So large (decision 0010)."""', False),
        ("", False),
    ],
)
def test_a_tuned_number_needs_a_unit_and_a_record(tmp_path: Path, said: str, is_told: bool) -> None:
    path = module(tmp_path, f"_MOST = 40\n{said}\n")
    assert tuned_constants(path) == 1
    assert (unexplained_constants(path) == []) is is_told


def test_two_numbers_cannot_share_one_statement(tmp_path: Path) -> None:
    path = module(tmp_path, '_ONE, _TWO = 2, 3\n"""Words (decision 0010)."""\n')
    assert unexplained_constants(path) == ["_ONE, _TWO"]


def test_what_is_no_tuned_number_needs_no_word(tmp_path: Path) -> None:
    assert tuned_constants(module(tmp_path, 'NAME = "x"\nNONE = 0\nONE = 1\nIS = True\n')) == 0


def test_a_circle_of_imports_is_found_wherever_the_import_stands(tmp_path: Path) -> None:
    package = tmp_path / "bench"
    package.mkdir()
    (package / "one.py").write_text("from bench.two import x\n")
    (package / "two.py").write_text("def f():\n    from bench import one\n")
    (package / "three.py").write_text("from bench.one import x\n")
    assert circles(package) == ["one", "two"]
