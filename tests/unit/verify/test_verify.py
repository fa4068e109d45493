"""A published edition is checked with nothing but its own two files."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import ConfigError, FetchError
from digest.verify import pages_of, still_there, verify, verify_folder

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
            "articles": [{"id": "a1", "url": "https://one.example/bridge"}],
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


def test_background_is_checked_like_every_sentence_and_its_pages_are_known() -> None:
    edition = changed()
    (sentence,) = edition["stories"][0]["sentences"]
    edition["stories"][0]["background"] = [{**sentence, "edition": "2026/03/04/daily"}]
    assert (verify(edition, TEXTS).sentences, verify(edition, TEXTS).faults) == (2, [])
    edition["stories"][0]["background"][0]["text"] = "The bridge opened in 2019, Ada Lund said."
    (fault,) = verify(edition, TEXTS).faults
    assert "is not its passage" in fault


def test_the_pages_of_background_are_looked_at_as_well(tmp_path: Path) -> None:
    edition = changed()
    (sentence,) = edition["stories"][0]["sentences"]
    told = {**sentence, "citations": [{**sentence["citations"][0], "article": "b2"}]}
    edition["stories"][0]["background"] = [told]
    edition["stories"][0]["earlier"] = [{"id": "b2", "url": "https://two.example/before"}]
    (tmp_path / "edition.json").write_text(json.dumps(edition), encoding="utf8")
    assert pages_of(tmp_path) == ["https://one.example/bridge", "https://two.example/before"]


def test_a_trust_strip_that_flatters_is_found() -> None:
    edition = changed(support="partly")
    assert any("trust strip" in line for line in verify(edition, TEXTS).faults)


def test_a_folder_without_an_edition_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no edition"):
        verify_folder(tmp_path)


def test_a_file_that_is_no_edition_is_a_fault_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "edition.json").write_text("{", encoding="utf8")
    assert "edition.json: is not JSON" in verify_folder(tmp_path).faults[0]
    (tmp_path / "edition.json").write_text(json.dumps(EDITION), encoding="utf8")
    found = verify_folder(tmp_path)
    assert not found.is_readable
    assert "edition.json: the whole has no ledger" in found.faults


def test_a_written_sentence_is_judged_again_and_a_wrong_one_is_found() -> None:
    honest = changed(text="The bridge will open in 2029, Ada Lund said.", support="supported")
    found = verify(honest, TEXTS)
    assert (found.faults, found.verdicts) == ([], {"supported": 1})
    wrong = changed(text="The bridge will open in 2031, Ada Lund said.", support="supported")
    found = verify(wrong, TEXTS)
    assert found.verdicts == {"unsupported": 1}
    assert any("called supported, but the number 2031" in line for line in found.faults)


def written(folder: Path) -> Path:
    (folder / "edition.json").write_text(json.dumps(EDITION), encoding="utf8")
    return folder


def test_passages_that_still_stand_on_the_live_pages_are_found_whatever_the_marks_and_lines(
    tmp_path: Path,
) -> None:
    folder = written(tmp_path)
    assert pages_of(folder) == ["https://one.example/bridge"]
    page = TEXT.replace("“", '"').replace("”", '"').replace(" in 2029", "\n  in 2029")
    live = still_there(folder, {"https://one.example/bridge": page})
    assert (live.passages, live.gone, live.unread, live.changes) == (2, 0, 0, [])


def test_a_passage_that_was_changed_on_the_live_page_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path)
    live = still_there(folder, {"https://one.example/bridge": TEXT.replace("2029", "2030")})
    assert (live.gone, live.unread) == (1, 0)
    (line,) = live.changes
    assert "https://one.example/bridge" in line
    assert "2029" in line


def test_a_page_that_cannot_be_read_is_told_apart_from_one_that_changed(tmp_path: Path) -> None:
    error = FetchError("https://one.example/bridge", "the server answered 404 Not Found", status=404)
    live = still_there(written(tmp_path), {error.subject: error})
    assert (live.gone, live.unread) == (0, 2)
    assert "404" in live.changes[0]


def test_a_sentence_is_judged_by_the_tables_of_the_language_of_what_it_cites() -> None:
    said = "市长王小明在会上表示 not 这座旧桥将在明年春天关闭。"
    texts = {"a1": "市长王小明在会上表示这座旧桥将在明年春天关闭。"}
    citation = {"article": "a1", "start": 0, "end": len(texts["a1"]), "passage": texts["a1"]}
    edition = changed(text=said, support="supported", citations=[citation])
    edition["stories"][0]["quotes"] = []
    for language, has_fault in (("zh", False), ("en", True)):
        edition["stories"][0]["articles"][0]["language"] = language
        assert bool(verify(edition, texts).faults) is has_fault


def test_an_edition_of_before_manifests_is_not_called_robbed_of_its_own(tmp_path: Path) -> None:
    """The evening of the day of the upgrade has one; the slug of the morning comes after it all the same."""

    def published(slug: str, made_at: str, *, sealed: bool) -> Path:
        folder = tmp_path / slug
        folder.mkdir(parents=True)
        (folder / "edition.json").write_text(json.dumps({"id": slug, "made_at": made_at}))
        if sealed:
            (folder / "manifest.json").write_text("{}")
        return folder

    old = published("2026/12/01/news", "2026-12-01T07:00:00Z", sealed=False)
    published("2026/12/01/evening", "2026-12-01T18:00:00Z", sealed=True)
    published("2026/11/30/late", "2026-12-01T08:00:00Z", sealed=True)  # caught up after the upgrade
    robbed = published("2026/12/01/night", "2026-12-01T23:00:00Z", sealed=False)
    dated_back = published("2026/12/02/news", "1970-01-01T00:00:00Z", sealed=False)
    missing = "manifest.json: is missing, and editions before this one have theirs"
    assert missing not in verify_folder(old).faults
    assert missing in verify_folder(robbed).faults
    assert missing in verify_folder(dated_back).faults
