"""A manifest says what was published, and follows the one page that is printed again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from digest.errors import PublishError
from digest.publish.folder import FolderPublisher
from digest.publish.manifests import MANIFEST, SIGNATURE, entry_of, sealed
from digest.publish.signing import Signer
from digest.secret import Secret
from digest.verify import editions_in
from digest.verify.seals import seal_of
from tests.fakes.renderings import rendering
from tests.unit.publish.keys import KEY, OTHER_KEY

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "2026/03/05/morning", "2026/03/06/morning"


def nothing_stands(_: str) -> None:
    return None


def files_of(slug: str, page: str = "news") -> dict[str, bytes]:
    return {
        f"{slug}/index.html": page.encode(),
        f"{slug}/edition.json": json.dumps({"id": slug, "stories": [], "ledger": []}).encode(),
        "index.html": page.encode(),
    }


def second_with_a_link_to_it() -> dict[str, bytes]:
    """The second edition's files, and the first one's page printed again."""
    return {**files_of(SECOND), f"{FIRST}/index.html": b"news, and a link to the next"}


def published(site: Path, *, keys: tuple[str, str] = ("", "")) -> Path:
    """A site of two editions, each signed with its key; the folder of the first."""
    for key, files in zip(keys, (files_of(FIRST), second_with_a_link_to_it()), strict=True):
        publisher_of(site, key).publish(rendering(files))
    return site / FIRST


def publisher_of(site: Path, key: str = "") -> FolderPublisher:
    return FolderPublisher(site, sign=Secret("${KEY}", {"KEY": key}) if key else None)


def test_size_and_sum_of_a_file_are_those_of_its_bytes() -> None:
    assert entry_of(b"abc") == {
        "bytes": 3,
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",  # FIPS 180-2, B.1
    }


def test_the_manifest_names_every_file_of_the_folder_and_no_other() -> None:
    files = sealed(files_of(FIRST), nothing_stands)
    record = json.loads(files[f"{FIRST}/{MANIFEST}"])
    assert record["id"] == FIRST
    assert list(record["files"]) == ["edition.json", "index.html"]
    assert record["counts"] == {"stories": 0, "sentences": 0, "articles": 0, "feeds": 0, "ledger": {}}


def test_the_same_files_have_the_same_manifest() -> None:
    assert sealed(files_of(FIRST), nothing_stands) == sealed(files_of(FIRST), nothing_stands)


def test_files_of_no_edition_are_left_as_they_are() -> None:
    files = {"index.html": b"x", "stories/bridge/index.html": b"x"}
    assert sealed(files, nothing_stands) is files


@pytest.mark.parametrize(
    "keys", [("", ""), (KEY, KEY), ("", KEY)], ids=["unsigned", "signed", "signed later"]
)
def test_the_manifest_follows_the_page_that_is_printed_again(tmp_path: Path, keys: tuple[str, str]) -> None:
    first = published(tmp_path / "site", keys=keys)
    assert (first / "index.html").read_bytes() == b"news, and a link to the next"
    for folder in editions_in(tmp_path / "site"):
        assert seal_of(folder).faults == []


def test_what_was_changed_before_the_next_edition_is_noticed_after_it(tmp_path: Path) -> None:
    publisher = publisher_of(tmp_path / "site", KEY)
    publisher.publish(rendering(files_of(FIRST)))
    (tmp_path / "site" / FIRST / "edition.json").write_bytes(b"{}")
    publisher.publish(rendering(second_with_a_link_to_it()))
    assert seal_of(tmp_path / "site" / FIRST).faults == [
        "edition.json: was changed since it was published (57 bytes were published, 2 are there)"
    ]


def test_a_manifest_that_was_changed_is_not_signed_again(tmp_path: Path) -> None:
    publisher = publisher_of(tmp_path / "site", KEY)
    publisher.publish(rendering(files_of(FIRST)))
    manifest = tmp_path / "site" / FIRST / MANIFEST
    manifest.write_bytes(manifest.read_bytes().replace(b'"stories": 0', b'"stories": 9'))
    publisher.publish(rendering(second_with_a_link_to_it()))
    assert "manifest.json.sig: is not the signature of this manifest" in seal_of(manifest.parent).faults


@pytest.mark.parametrize("later", ["", OTHER_KEY], ids=["no key", "another key"])
def test_a_page_whose_manifest_another_key_signed_is_left_as_it_was(tmp_path: Path, later: str) -> None:
    first = published(tmp_path / "site", keys=(KEY, later))
    assert (first / "index.html").read_bytes() == b"news"
    assert seal_of(first).faults == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"files": 7}', b"[" * 100_000, b"\xff"])
def test_a_manifest_that_is_none_stops_no_edition(tmp_path: Path, body: bytes) -> None:
    publisher = publisher_of(tmp_path / "site")
    publisher.publish(rendering(files_of(FIRST)))
    (tmp_path / "site" / FIRST / MANIFEST).write_bytes(body)
    publisher.publish(rendering(second_with_a_link_to_it()))
    assert seal_of(tmp_path / "site" / FIRST).faults
    assert seal_of(tmp_path / "site" / SECOND).faults == []


def test_an_edition_of_before_there_were_manifests_gets_none(tmp_path: Path) -> None:
    publisher = publisher_of(tmp_path / "site")
    publisher.publish(rendering(files_of(FIRST)))
    (tmp_path / "site" / FIRST / MANIFEST).unlink()
    first = tmp_path / "site" / FIRST
    publisher.publish(rendering(second_with_a_link_to_it()))
    assert sorted(path.name for path in first.iterdir()) == ["edition.json", "index.html"]


def test_the_signature_is_by_the_key_and_a_key_that_is_asked_for_must_be_it(tmp_path: Path) -> None:
    first = published(tmp_path / "site", keys=(KEY, KEY))
    ours, other = Signer(KEY).public, Signer(OTHER_KEY).public
    assert seal_of(first, key=ours, must_be_signed=True).faults == []
    (fault,) = seal_of(first, key=other, must_be_signed=True).faults
    assert Signer(KEY).fingerprint in fault
    (first / SIGNATURE).unlink()
    assert seal_of(first, key=ours, must_be_signed=True).faults == [
        "manifest.json: is not signed, or its signature was taken away"
    ]
    (first / MANIFEST).unlink()
    assert seal_of(first, key=ours, must_be_signed=True).faults == [
        "manifest.json: is missing, and it should be there and signed"
    ]


def test_without_its_key_nothing_is_published_and_the_old_site_stands(tmp_path: Path) -> None:
    publisher_of(tmp_path / "site").publish(rendering(files_of(FIRST)))
    unset = FolderPublisher(tmp_path / "site", sign=Secret("${KEY}", {}))
    with pytest.raises(PublishError, match=r"the environment has no KEY: set it"):
        unset.publish(rendering(files_of(SECOND)))
    assert not (tmp_path / "site" / SECOND).exists()
