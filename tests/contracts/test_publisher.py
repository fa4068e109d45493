"""What every publisher keeps to: all or nothing, `PublishError` and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.errors import PublishError
from digest.protocols import Publisher
from digest.publish.folder import FolderPublisher
from digest.publish.manifests import MANIFEST
from tests.fakes.renderings import SLUG, rendering

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLISHERS: list[Callable[[Path], Publisher]] = [
    FolderPublisher,
    lambda path: FolderPublisher(path, swap=False),
]


@pytest.fixture(params=PUBLISHERS, ids=["folder", "folder file by file"])
def make(request: pytest.FixtureRequest) -> Callable[[Path], Publisher]:
    made: Callable[[Path], Publisher] = request.param
    return made


def site_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and path.name != MANIFEST  # a publisher may add one
    }


def test_it_is_a_publisher(make: Callable[[Path], Publisher], tmp_path: Path) -> None:
    assert isinstance(make(tmp_path / "output"), Publisher)
    assert make(tmp_path / "output").name


def test_every_file_can_be_read_where_it_says(make: Callable[[Path], Publisher], tmp_path: Path) -> None:
    place = make(tmp_path / "new" / "output").publish(rendering())
    assert Path(place).read_bytes() == rendering().files["index.html"]
    assert site_of(tmp_path / "new" / "output") == rendering().files


def test_publishing_the_same_again_changes_nothing(make: Callable[[Path], Publisher], tmp_path: Path) -> None:
    publisher = make(tmp_path / "output")
    publisher.publish(rendering())
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*.html")}
    publisher.publish(rendering())
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*.html")} == before


def test_earlier_editions_stay(make: Callable[[Path], Publisher], tmp_path: Path) -> None:
    publisher = make(tmp_path / "output")
    publisher.publish(rendering())
    tomorrow = {"2026/03/06/morning/index.html": b"next", "index.html": b"next"}
    publisher.publish(rendering(tomorrow, slug="2026/03/06/morning"))
    assert site_of(tmp_path / "output") == {**rendering().files, **tomorrow}


@pytest.mark.parametrize(
    "path",
    [
        "../outside.html",
        "/etc/outside",
        "a/../../outside",
        "a//b",
        "",
        ".",
        "a/./b",
        "a\\..\\b",
        "C:/x",
        "a\0b",
        "a\nb",
        ".git/config",
        "a/.GIT/hooks/post-commit",
        "x" * 300,
        "trailing. ",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused_and_nothing_is_written(
    make: Callable[[Path], Publisher], tmp_path: Path, path: str
) -> None:
    publisher = make(tmp_path / "output")
    publisher.publish(rendering())
    before = site_of(tmp_path)
    with pytest.raises(PublishError):
        publisher.publish(rendering({"index.html": b"new", path: b"evil"}))
    assert site_of(tmp_path) == before


def test_a_link_inside_the_site_is_not_followed_out_of_it(
    make: Callable[[Path], Publisher], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "2026").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match="symbolic link"):
        make(tmp_path / "output").publish(rendering())
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_that_links_elsewhere_is_replaced_and_what_it_led_to_is_left_alone(
    make: Callable[[Path], Publisher], tmp_path: Path
) -> None:
    (tmp_path / "letter").write_text("mine")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "index.html").symlink_to(tmp_path / "letter")
    make(tmp_path / "output").publish(rendering())
    assert (tmp_path / "letter").read_text() == "mine"
    assert site_of(tmp_path / "output") == rendering().files


@pytest.mark.parametrize("obstacle", ["index.html/inside", "archive", SLUG])
def test_what_stands_in_the_way_is_named_and_the_old_site_stays(
    make: Callable[[Path], Publisher], tmp_path: Path, obstacle: str
) -> None:
    path = tmp_path / "output" / obstacle
    path.parent.mkdir(parents=True)
    path.write_text("in the way")
    before = site_of(tmp_path)
    with pytest.raises(PublishError, match=r"stands where a (file|folder) is needed") as caught:
        make(tmp_path / "output").publish(rendering())
    assert caught.value.subject == str(tmp_path / "output")
    assert site_of(tmp_path) == before


def test_the_folder_may_not_be_a_file(make: Callable[[Path], Publisher], tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    with pytest.raises(PublishError):
        make(tmp_path / "output").publish(rendering())
    assert (tmp_path / "output").read_text() == "a file"
