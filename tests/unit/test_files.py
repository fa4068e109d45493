"""Files are written whole or not at all, wherever the disk ends, and by one door."""

from __future__ import annotations

import ast
import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest import files
from digest.files import replace_file, write_file
from tests.disks import small_disk

DIGEST = Path(__file__).resolve().parents[2] / "digest"

WRITING = frozenset({"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "fdopen", "rename"})
"""Names that write a file, or move one, whatever they are called on."""
MAY_WRITE = {
    ("files.py", "open"): "the door itself",
    ("run/child.py", "fdopen"): "pipes to the parent",
    ("publish/folder.py", "rename"): "a folder is put in its place",
    ("store/backups.py", "open"): "a copy under a name of its own, moved when it was read whole",
    ("store/restoring.py", "rename"): "a store is put aside",
}
"""What may, each with its reason."""


def writings(path: Path) -> list[str]:
    """The names by which a module writes files."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        of_os = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in {
            "os",
            "webbrowser",
        }
        words = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "mode")]
        modes = {
            word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)
        }
        writes = any(
            mode and len(mode) <= 3 and set(mode) & set("wax+") and set(mode) <= set("wax+bt r")
            for mode in modes
        )
        if name in WRITING or (name == "open" and writes and not of_os):
            found.append(name)
    return found


def test_every_file_is_written_through_one_door() -> None:
    found = {
        (path.relative_to(DIGEST).as_posix(), name)
        for path in sorted(DIGEST.rglob("*.py"))
        for name in writings(path)
    }
    assert found == MAY_WRITE.keys()


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text("old", encoding="utf8")
    path.chmod(0o640)
    replace_file(path, "new")
    assert path.read_text(encoding="utf8") == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["feeds.yaml"]


def test_a_new_file_has_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_file(tmp_path / "feeds.yaml", "new")
    finally:
        os.umask(before)
    assert (tmp_path / "feeds.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="giving files away takes root")
def test_the_owner_of_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text("old", encoding="utf8")
    os.chown(path, 12345, 23456)
    replace_file(path, "new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "feeds.yaml").symlink_to("there/real.yaml")
    replace_file(tmp_path / "feeds.yaml", "first")  # it leads nowhere yet
    replace_file(tmp_path / "feeds.yaml", "second")
    assert (tmp_path / "feeds.yaml").is_symlink()
    assert (tmp_path / "there" / "real.yaml").read_text(encoding="utf8") == "second"


def test_a_published_file_replaces_a_link_and_does_not_write_through_it(tmp_path: Path) -> None:
    (tmp_path / "others").write_text("theirs", encoding="utf8")
    (tmp_path / "page").symlink_to("others")
    write_file(tmp_path / "page", b"ours")
    assert (tmp_path / "others").read_text(encoding="utf8") == "theirs"
    assert not (tmp_path / "page").is_symlink()


def test_on_a_full_disk_the_old_file_stays_as_it_was(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        path = disk / "feeds.yaml"
        path.write_text("feeds: []\n" * 3000, encoding="utf8")
        with pytest.raises(OSError, match="No space left") as error:
            replace_file(path, "x" * 2_000_000)
        assert error.value.errno == errno.ENOSPC
        assert path.read_text(encoding="utf8") == "feeds: []\n" * 3000
        assert [each.name for each in disk.iterdir()] == ["feeds.yaml"]


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="room cannot be set aside here")
def test_a_file_that_cannot_be_replaced_is_as_it_was_when_there_is_no_room_to_overwrite_it(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path) as disk:
        path = disk / "feeds.yaml"
        path.write_text("old " * 1000, encoding="utf8")
        with small_disk(tmp_path / "elsewhere") as other:
            (other / "feeds.yaml").touch()
            subprocess.run(["/bin/mount", "--bind", str(path), str(other / "feeds.yaml")], check=True)
            try:  # as a container mounts a single file: nothing can be moved over it
                with pytest.raises(OSError, match="No space left"):
                    replace_file(other / "feeds.yaml", "x" * 2_000_000)
                assert path.read_text(encoding="utf8") == "old " * 1000
                replace_file(other / "feeds.yaml", "short")
                assert path.read_text(encoding="utf8") == "short"
            finally:
                subprocess.run(["/bin/umount", str(other / "feeds.yaml")], check=True)


def test_what_a_killed_process_left_aside_is_removed_after_an_hour(tmp_path: Path) -> None:
    old, fresh = tmp_path / f"{files.ASIDE}old", tmp_path / f"{files.ASIDE}fresh"
    for left in (old, fresh):
        left.touch()
    os.utime(old, (time.time() - 7200,) * 2)
    replace_file(tmp_path / "feeds.yaml", "new")
    assert not old.exists()
    assert fresh.exists()


IMPORT = """
import sys
from pathlib import Path
from digest.cli import cli
cli(["-c", sys.argv[1], "feeds", "import", sys.argv[2]], standalone_mode=True)
"""


def test_importing_feeds_on_a_full_disk_leaves_feeds_yaml_whole(tmp_path: Path) -> None:
    outlines = "".join(
        f'<outline type="rss" text="Paper {number}" xmlUrl="https://paper{number}.example/feed.xml"/>'
        for number in range(4000)
    )
    opml = tmp_path / "many.opml"
    opml.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>', encoding="utf8")
    with small_disk(tmp_path, kib=128) as disk:
        config = disk / "feeds.yaml"
        config.write_text('# mine\nfeeds: ["https://wire.example/feed.xml"]\n', encoding="utf8")
        before = config.read_bytes()
        done = subprocess.run(
            [sys.executable, "-c", IMPORT, str(config), str(opml)],
            capture_output=True,
            text=True,
            cwd=DIGEST.parent,
            check=False,
        )
        assert done.returncode != 0
        assert "cannot be written: No space left on device" in done.stderr
        assert config.read_bytes() == before
