"""Two files side by side, and whose the store and the site are."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from digest.app import Digest
from digest.app.owners import OWNERS
from digest.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, name: str, more: str = "") -> Path:
    path = folder / name
    path.write_text(f"feeds: [https://x.example/{name}]\n{more}", encoding="utf8")
    return path


def opened(path: Path, **environ: str) -> None:
    """What every command does that remembers anything."""
    with Digest.from_file(path, environ=environ) as digest:
        _ = digest.store


def test_a_second_file_beside_the_first_is_refused_and_told_what_to_write(tmp_path: Path) -> None:
    opened(written(tmp_path, "tech.yaml"))
    world = written(tmp_path, "world.yaml")
    with pytest.raises(
        ConfigError, match=r"would share \.digest/digest\.db and output with tech\.yaml"
    ) as refused:
        opened(world)
    lines = "\n".join(re.findall(r"^    (.+)$", str(refused.value), re.MULTILINE))
    assert set(yaml.safe_load(lines)) == {"store", "publish"}
    opened(written(tmp_path, "world.yaml", lines))  # the remedy helps


def test_the_first_file_goes_on_after_the_second_was_refused(tmp_path: Path) -> None:
    tech = written(tmp_path, "tech.yaml")
    opened(tech)
    with pytest.raises(ConfigError):
        opened(written(tmp_path, "world.yaml"))
    opened(tech)


def test_files_that_share_only_the_site_are_refused_as_well(tmp_path: Path) -> None:
    opened(written(tmp_path, "tech.yaml", "store: .digest/tech.db"))
    with pytest.raises(ConfigError, match="would share output with tech") as refused:
        opened(written(tmp_path, "world.yaml", "store: .digest/world.db"))
    assert "publish: {folder: output-world}" in str(refused.value)
    assert "store:" not in str(refused.value)


def test_files_that_share_only_the_store_are_refused_as_well(tmp_path: Path) -> None:
    opened(written(tmp_path, "tech.yaml", "publish: {folder: a}"))
    with pytest.raises(ConfigError, match=r"would share \.digest/digest\.db with tech"):
        opened(written(tmp_path, "world.yaml", "publish: {folder: b}"))


def test_two_spellings_of_a_store_are_one_store(tmp_path: Path) -> None:
    opened(written(tmp_path, "tech.yaml", "store: .digest/all.db\npublish: {folder: a}"))
    with pytest.raises(ConfigError, match="would share"):
        opened(
            written(
                tmp_path,
                "world.yaml",
                f"store: sqlite:///{tmp_path}/.digest/../.digest/all.db\npublish: {{folder: b}}",
            )
        )


def test_a_folder_reached_through_a_link_is_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "www").symlink_to("site")
    opened(written(tmp_path, "tech.yaml", "store: a.db\npublish: {folder: site}"))
    with pytest.raises(ConfigError, match="would share site"):
        opened(written(tmp_path, "world.yaml", "store: b.db\npublish: {folder: www}"))


def test_a_file_that_was_renamed_keeps_its_memory(tmp_path: Path) -> None:
    old = written(tmp_path, "tech.yaml")
    opened(old)
    new = old.rename(tmp_path / "news.yaml")
    opened(new)
    with pytest.raises(ConfigError, match=r"with news\.yaml"):
        opened(written(tmp_path, "tech.yaml"))


def test_a_folder_that_was_moved_as_a_whole_keeps_its_owner(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    opened(written(tmp_path / "here", "tech.yaml"))
    shutil.move(tmp_path / "here", tmp_path / "there")
    opened(tmp_path / "there" / "tech.yaml")
    with pytest.raises(ConfigError):
        opened(written(tmp_path / "there", "world.yaml"))


def test_a_second_name_of_the_same_file_is_no_second_file(tmp_path: Path) -> None:
    opened(written(tmp_path, "tech.yaml"))
    (tmp_path / "feeds.yaml").symlink_to("tech.yaml")
    opened(tmp_path / "feeds.yaml")


def test_files_in_folders_of_their_own_are_left_alone(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        opened(written(tmp_path / name, "feeds.yaml"))


def test_a_store_from_before_owners_were_written_down_goes_on(tmp_path: Path) -> None:
    path = written(tmp_path, "tech.yaml")
    opened(path)
    (tmp_path / OWNERS).unlink()
    opened(path)
    assert "tech.yaml" in (tmp_path / OWNERS).read_text(encoding="utf8")


def test_what_is_written_down_may_be_damaged(tmp_path: Path) -> None:
    path = written(tmp_path, "tech.yaml")
    (tmp_path / ".digest").mkdir()
    for damaged in ("", "[1]", '{"output": 3}', '{"output": "../../elsewhere.yaml"}', "\x00"):
        (tmp_path / OWNERS).write_text(damaged, encoding="utf8")
        opened(path)


def test_no_secret_of_a_databases_address_is_written_down(tmp_path: Path) -> None:
    from digest.app.owners import claim
    from digest.settings import load

    more = 'store: "${DATABASE}"\npublish: {folder: %s}\n'
    where = {"DATABASE": "postgresql://me:sesame@db.example/news"}
    claim(load(written(tmp_path, "tech.yaml", more % "a"), where))
    assert "sesame" not in (tmp_path / OWNERS).read_text(encoding="utf8")
    with pytest.raises(ConfigError, match="would share postgresql") as refused:
        claim(load(written(tmp_path, "world.yaml", more % "b"), where))
    assert "sesame" not in str(refused.value)
