from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

from bench import edition_marks
from bench._edition_rows import agreement, faults_of, nearest, scores_of
from bench._edition_texts import rightly_decoded, without_heading
from bench.edition_marks import laid_out, read_marks, sample

if TYPE_CHECKING:
    from pathlib import Path


def _row(id_: str, headline: str = "Ferry runs aground", **more: Any) -> dict[str, Any]:
    row = {
        "id": id_,
        "set": "snapshot",
        "part": "seen",
        "edition": "2026/03/05/daily",
        "place": "more",
        "headline": headline,
        "text": "The ferry Marigold ran aground off Skerrow.",
        "new": [],
        "differ": [],
        "quotes": [],
        "background": [],
        "why": "",
        "outlets": ["Courier"],
        "independent": 1,
        "urls": [f"{id_}-url"],
        "articles": [{"outlet": "Courier", "at": "05 Mar 06:00", "headline": headline, "text": "The ferry"}],
        "above": [],
    }
    return row | more


def _edition(part: str = "seen", **counts: int) -> dict[str, Any]:
    zero = {"events": 0, "events_told": 0, "events_twice": 0, "mixed": 0}
    return {"set": "snapshot", "part": part, "edition": "2026/03/05/daily"} | zero | counts


def test_a_story_is_printable_when_its_mark_has_no_fault_and_unmarked_ones_do_not_count() -> None:
    dump = {"editions": [_edition()], "rows": [_row("a"), _row("b"), _row("c")]}
    scores = scores_of(dump, {"a": {"faults": []}, "b": {"faults": ["headline", "hanging"]}})
    # two of three are marked: one of them without a fault, two faults in all
    assert scores["snapshot seen"]["stories"] == 3
    assert scores["snapshot seen"]["marked"] == 2
    assert scores["snapshot seen"]["printable"] == 0.5
    assert scores["snapshot seen"]["faults_a_story"] == 1.0
    assert scores["all"]["headline"] == 0.5


def test_seen_and_put_away_are_told_apart() -> None:
    dump = {"editions": [], "rows": [_row("a"), _row("b", part="put away")]}
    scores = scores_of(dump, {"a": {"faults": []}, "b": {"faults": ["pull"]}})
    assert scores["all seen"]["printable"] == 1.0
    assert scores["all put away"]["printable"] == 0.0
    assert scores["all"]["printable"] == 0.5


def test_views_are_counted_by_themselves() -> None:
    dump = {"editions": [], "rows": [_row("a"), _row("b", place="views")]}
    scores = scores_of(dump, {"a": {"faults": ["pull"]}, "b": {"faults": []}})
    assert scores["all"]["stories"] == 1
    assert scores["all"]["printable"] == 0.0
    assert scores["views seen"]["printable"] == 1.0


def test_a_story_told_twice_is_none_once_the_other_is_gone() -> None:
    mark = {"faults": ["split"], "twin": ["a-url"]}
    second = _row("b")
    assert faults_of(second, mark, [_row("a"), second]) == ["split"]
    assert faults_of(second, mark, [_row("c"), second]) == []


def test_events_that_several_reports_tell_are_counted_over_editions() -> None:
    editions = [_edition(events=4, events_told=3, mixed=1), _edition(events=4, events_told=4, events_twice=2)]
    scores = scores_of({"editions": editions, "rows": [_row("a")]}, {})
    assert scores["snapshot seen"]["events_told"] == 7 / 8
    assert scores["snapshot seen"]["events_twice"] == 2
    assert scores["snapshot seen"]["stories_mixed"] == 1


def test_a_second_reader_is_compared_where_both_judged() -> None:
    marks: dict[str, dict[str, Any]] = {
        "a": {"faults": [], "second": []},
        "b": {"faults": ["event"], "second": ["event", "hanging"]},
        "c": {"faults": ["pull"], "second": []},
        "d": {"faults": ["pull"]},
    }
    agreed = agreement(marks)
    assert agreed["rows"] == 3
    assert agreed["printable_agreed"] == pytest.approx(2 / 3)
    assert agreed["hanging"] == pytest.approx(2 / 3)


def test_the_likest_stories_above_are_shown_and_others_are_not() -> None:
    crab = _row("b", "Blind crab found in cave", text="Biologists described a blind crab.")
    other = _row("c", "Marigold still aground off Skerrow", text="The ferry Marigold is still there.")
    assert nearest(other, [_row("a"), crab]) == [_row("a")]


def test_a_mark_names_faults_and_the_story_that_is_told_twice() -> None:
    above = [{"headline": "Ferry aground", "text": "", "urls": ["x"]}]
    rows = {"a": _row("a"), "b": _row("b", above=above), "c": _row("c")}
    text = "a\tok\nb\tsplit:1 headline # a label\nc\t\n"
    assert read_marks(text, rows) == {
        "a": {"faults": []},
        "b": {"faults": ["headline", "split"], "twin": ["x"]},
    }


@pytest.mark.parametrize("line", ["a\tgood", "a\tsplit:1", "a\tsplit:x", "nobody\tpull"])
def test_a_line_that_is_no_mark_is_named(line: str) -> None:
    with pytest.raises(click.ClickException, match=line.split("\t", maxsplit=1)[0]):
        read_marks(line, {"a": _row("a")})


def test_a_sample_takes_of_each_set_its_share() -> None:
    rows = [_row(str(number)) for number in range(8)]
    rows += [_row(f"n{number}", set="neus") for number in range(4)]
    chosen = sample(rows, 6)
    assert sum(row["set"] == "snapshot" for row in chosen) == 4
    assert chosen == sample(list(reversed(rows)), 6)
    assert sample(rows, 0) == rows


def test_a_reader_sees_the_story_the_reports_and_what_stood_above_it() -> None:
    above = [{"headline": "Ferry aground", "text": "A ferry …", "urls": ["x"]}]
    shown = laid_out(_row("a", above=above, quotes=["Fog (Edda Rowntree)"]), 1, 9)
    assert "HEADLINE    Ferry runs aground" in shown
    assert "QUOTES      Fog (Edda Rowntree)" in shown
    assert "- Courier, 05 Mar 06:00: Ferry runs aground | The ferry" in shown
    assert "1. Ferry aground | A ferry …" in shown


def test_two_dumps_are_laid_out_shuffled_once_each_and_without_a_word_on_which_is_which(
    tmp_path: Path,
) -> None:
    def called(*arguments: str | Path) -> str:
        kept = ["--kept", str(tmp_path / "kept.json")]
        return CliRunner().invoke(edition_marks.main, [*map(str, arguments), *kept]).output

    before, after = tmp_path / "before.json", tmp_path / "after.json"
    before.write_text(json.dumps({"editions": [], "rows": [_row("same"), _row("old")]}), encoding="utf8")
    after.write_text(json.dumps({"editions": [], "rows": [_row("same"), _row("new")]}), encoding="utf8")
    sheet = tmp_path / "sheet"
    assert called("export", before, after, sheet) == "3 stories to mark, 0 marked already\n"
    ids = [line.strip() for line in (tmp_path / "sheet.marks").read_text(encoding="utf8").splitlines()]
    assert sorted(ids) == ["new", "old", "same"]
    text = (tmp_path / "sheet.txt").read_text(encoding="utf8")
    assert "before" not in text
    assert "after" not in text

    filled = tmp_path / "sheet.marks"
    filled.write_text("same\tok\nold\tpull\nnew\tok\n", encoding="utf8")
    assert called("keep", filled, before, after) == "3 taken, 3 kept\n"
    printable = next(line for line in called("score", before, after).splitlines() if "printable" in line)
    assert "0.500" in printable
    assert "1.000" in printable
    assert called("export", before, after, sheet) == "0 stories to mark, 3 marked already\n"


def test_heading_and_stamp_leave_a_text_that_was_joined_to_one_line() -> None:
    text = "Ferry runs aground Updated 05 / 03 / 2013 at 11: 00 AM EDT The ferry Marigold ran aground."
    assert without_heading("Ferry runs aground", text) == "The ferry Marigold ran aground."
    assert without_heading("Other", "The ferry cost $30, 000.") == "The ferry cost $30,000."
    assert without_heading("May day", "May day Marchers came in thousands.") == "Marchers came in thousands."


def test_letters_read_in_a_wrong_encoding_are_read_again() -> None:
    assert rightly_decoded("Sinn FÃ©in, Delphâ\x80\x99s") == "Sinn Féin, Delph’s"
    assert rightly_decoded("Éire âgé Â and ça") == "Éire âgé Â and ça"
