from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.plugins import GROUPS, load_plugin

ROOT = Path(__file__).parents[2]
OURS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]["entry-points"]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with two installed distributions: Digest itself and a plug-in."""
    install(tmp_path, "ours", {group: dict(points) for group, points in OURS.items()})
    install(
        tmp_path,
        "plugin",
        {
            "digest.publishers": {
                "rsync": "rsync_plugin:RsyncPublisher",
                "gone": "rsync_plugin:Gone",
                "broken": "no_such_module:X",
            }
        },
    )
    (tmp_path / "rsync_plugin.py").write_text("class RsyncPublisher:\n    name = 'rsync'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def install(folder: Path, name: str, groups: dict[str, dict[str, str]]) -> None:
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    lines = [
        line
        for group, points in groups.items()
        for line in (f"[{group}]", *(f"{key} = {value}" for key, value in points.items()))
    ]
    (info / "entry_points.txt").write_text("\n".join(lines))


@pytest.mark.parametrize(("group", "name"), [(group, name) for group in OURS for name in OURS[group]])
def test_every_built_in_comes_through_the_door_of_the_plugins(installed: Path, group: str, name: str) -> None:
    assert group in GROUPS
    assert callable(load_plugin(group, name))


def test_a_plugin_need_not_import_us_to_be_found(installed: Path) -> None:
    assert load_plugin("digest.publishers", "rsync")().name == "rsync"


def test_an_unknown_name_is_answered_with_the_nearest_and_all_others(installed: Path) -> None:
    with pytest.raises(ConfigError, match="no publisher 'foldr'; did you mean 'folder'") as caught:
        load_plugin("digest.publishers", "foldr")
    assert "known: broken, folder, gone, rsync" in str(caught.value)


def test_a_plugin_that_cannot_be_imported_is_named(installed: Path) -> None:
    with pytest.raises(ConfigError, match="'broken' cannot be imported: No module named 'no_such_module'"):
        load_plugin("digest.publishers", "broken")
    with pytest.raises(ConfigError, match="'gone' names nothing"):
        load_plugin("digest.publishers", "gone")


def test_a_group_that_nobody_serves_says_that_digest_is_not_installed(installed: Path) -> None:
    with pytest.raises(ConfigError, match="install Digest itself"):
        load_plugin("digest.nothings", "x")


def test_an_installation_older_than_its_files_is_told_to_be_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "ours", {"digest.publishers": {"moved": "digest.moved_away:Folder"}})
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ConfigError, match=r"'moved' cannot be imported: .*: install Digest again"):
        load_plugin("digest.publishers", "moved")
