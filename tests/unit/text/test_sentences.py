"""Sentences: their offsets, and where they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.text.sentences import sentence_spans, sentences

MARKED = sorted((Path(__file__).parents[2] / "data" / "sentences").glob("*.txt"))


def marked(path: Path) -> list[list[str]]:
    """The paragraphs of a hand-marked file, each a list of its sentences."""
    body = path.read_text(encoding="utf8").split("\n", 1)[1].strip()
    return [paragraph.split("\n") for paragraph in body.split("\n\n")]


def ends(paragraphs: list[list[str]]) -> set[int]:
    """Offsets in the joined text at which its sentences end."""
    found, at = set(), 0
    for paragraph in paragraphs:
        for sentence in paragraph:
            at += len(sentence)
            found.add(at)
            at += 1
        at += 1
    return found


def test_boundaries_agree_with_the_hand_marked_set() -> None:
    hits = wanted = given = 0
    for path in MARKED:
        paragraphs = marked(path)
        text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
        gold, ours = ends(paragraphs), {end for _, end in sentence_spans(text)}
        hits, wanted, given = hits + len(gold & ours), wanted + len(gold), given + len(ours)
    assert wanted > 100
    assert 2 * hits / (wanted + given) >= 0.995


def test_offsets_slice_back_to_the_sentences() -> None:
    text = "  One is here.  Two\nfollows.\n\n Three has no end "
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "One is here.",
        "Two\nfollows.",
        "Three has no end",
    ]


@pytest.mark.parametrize("text", ["", "   ", "\n\n \n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == []


def test_a_blank_line_parts_sentences_whatever_stands_before_it() -> None:
    assert sentences("A heading without an end\n\nThe text, Mr.\n\nLund") == [
        "A heading without an end",
        "The text, Mr.",
        "Lund",
    ]


def test_a_line_break_inside_a_paragraph_is_white_space() -> None:
    assert sentences("The council met\non Monday. It\nvoted.") == [
        "The council met\non Monday.",
        "It\nvoted.",
    ]


def test_list_items_are_sentences_of_their_own() -> None:
    assert sentences("Three demands\n1. Pay more. Now.\n2. Work less\n• Rest") == [
        "Three demands",
        "1. Pay more.",
        "Now.",
        "2. Work less",
        "• Rest",
    ]


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    assert sentences("He spoke. “We lost. We wept.\n\nThe end came.") == [
        "He spoke.",
        "“We lost. We wept.",
        "The end came.",
    ]


def test_a_stray_quotation_mark_does_not_swallow_a_long_paragraph() -> None:
    text = 'She said " nothing. ' + "The rain fell. " * 80
    assert len(sentences(text)) > 70


def test_a_missing_space_is_forgiven_before_a_word_that_begins_sentences() -> None:
    assert sentences("It opened last week.The mayor came.") == ["It opened last week.", "The mayor came."]
    assert sentences("See example.Com and Node.JS for more.") == ["See example.Com and Node.JS for more."]


def test_other_scripts_end_sentences_without_a_space() -> None:
    assert sentences("会议结束了。没有结果。") == ["会议结束了。", "没有结果。"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He read “The dam.” https://news.example/1", 2),
        ("See the list at www.news.example for more.", 1),
        ("The broadcaster told E! News that it was over.", 1),
        ("Not plan B! The mayor left.", 2),
        ("They heard that at 4:10 a.m. Ada Lund had rung.", 1),
        ("At about 9 p.m. Ada Lund rang.", 1),
        ("They closed at 9 p.m. Ada Lund had gone.", 2),
        ("The year was… 1992, or so.", 1),
        ("It weighs 1 lb. 14 oz. (with its bag).", 1),
        ("It stands on top of col. 1 of the paper.", 1),
        ("It ran July 30-Aug. 14 that year.", 1),
        ("Bring bread, water, etc. Warm clothes help.", 2),
        ("Who pays for all that?2 Based on the plan, nobody.", 2),
        ("The plan failed.[3][4] Nobody paid.", 2),
        ("The plan failed.12 The council knew.", 2),
        ("It needs version 2.12 The same day.", 1),
        ("He wrote: “It is done.’ ” Then he left.", 2),
        ("{It was long ago!} Then they left.", 2),
        ("They use less of it.Additionally, they sell some.", 2),
        ("A call of os.Create fails at once.", 1),
    ],
)
def test_a_doubtful_stop_is_told_by_what_stands_around_it(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts
