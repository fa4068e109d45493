"""A published edition is checked with nothing but its own two files."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import ConfigError
from digest.verify import verify, verify_folder

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "OSLO — The bridge opens in 2029, Ada Lund said. “It will hold,” she said."
TEXTS = {"a1": TEXT}


def cited(start: int, end: int) -> dict[str, Any]:
    return {"article": "a1", "start": start, "end": end, "passage": TEXT[start:end]}


SENTENCE = "The bridge opens in 2029, Ada Lund said."
AT = TEXT.index(SENTENCE)
EDITION: dict[str, Any] = {
    "schema": "digest/edition/1",
    "trust": {"sentences": 1, "supported": 1},
    "stories": [
        {
            "id": "bridge",
            "sentences": [
                {
                    "text": SENTENCE,
                    "support": "verbatim",
                    "edits": [],
                    "citations": [cited(AT, AT + len(SENTENCE))],
                }
            ],
            "updates": [],
            "quotes": [{"text": "It will hold,", "citations": [cited(AT + len(SENTENCE) + 1, len(TEXT))]}],
            "differences": [],
        }
    ],
}


def changed(**sentence: Any) -> dict[str, Any]:
    edition = copy.deepcopy(EDITION)
    edition["stories"][0]["sentences"][0].update(sentence)
    return edition


def test_an_honest_edition_has_no_faults() -> None:
    found = verify(EDITION, TEXTS)
    assert (found.sentences, found.citations, found.quotes, found.faults) == (1, 2, 1, [])


def test_a_dateline_taken_off_is_a_recorded_edit_and_no_fault() -> None:
    edition = changed(edits=["dateline"], citations=[cited(0, AT + len(SENTENCE))])
    assert verify(edition, TEXTS).faults == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"text": "The bridge opens in 2028, Ada Lund said."}, "is not its passage"),
        ({"text": "The bridge opens in 2028.", "edits": ["dateline"]}, "words that its passage has not"),
        ({"citations": []}, "without a citation"),
        ({"support": "unsupported"}, "without support"),
        ({"citations": [{**cited(AT, AT + 10), "passage": "The tunnel"}]}, "does not stand in"),
        ({"citations": [{**cited(AT, AT + 40), "article": "gone"}]}, "not there"),
    ],
)
def test_whatever_is_wrong_is_named(change: dict[str, Any], fault: str) -> None:
    assert any(fault in line for line in verify(changed(**change), TEXTS).faults)


def test_an_altered_quotation_is_found() -> None:
    edition = copy.deepcopy(EDITION)
    edition["stories"][0]["quotes"][0]["text"] = "It will not hold,"
    assert any("quotation" in line for line in verify(edition, TEXTS).faults)


def test_a_trust_strip_that_flatters_is_found() -> None:
    edition = changed(support="partly")
    assert any("trust strip" in line for line in verify(edition, TEXTS).faults)


def test_a_folder_is_read_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "edition.json").write_text(json.dumps(EDITION), encoding="utf8")
    with pytest.raises(ConfigError, match=r"articles\.jsonl"):
        verify_folder(tmp_path)
    (tmp_path / "articles.jsonl").write_text(json.dumps({"id": "a1", "text": TEXT}) + "\n", encoding="utf8")
    assert verify_folder(tmp_path).faults == []
    (tmp_path / "edition.json").write_text("{", encoding="utf8")
    with pytest.raises(ConfigError, match="not JSON"):
        verify_folder(tmp_path)
    (tmp_path / "edition.json").write_text("{}", encoding="utf8")
    with pytest.raises(ConfigError, match="schema"):
        verify_folder(tmp_path)
