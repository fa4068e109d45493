from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from digest.errors import PublishError
from digest.publish.folder import FolderPublisher
from tests.fakes.killed_publisher import PAGES, WORDS, files_of
from tests.fakes.renderings import rendering

ROOT = Path(__file__).parents[3]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "output"


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


# --------------------------------------------------------------------------- what stays


@pytest.mark.parametrize("swap", [True, False])
def test_the_users_own_files_stay_with_their_times_and_rights(site: Path, swap: bool) -> None:
    site.mkdir(mode=0o750)
    (site / ".git").mkdir()
    for name, mode in (("CNAME", 0o644), ("README.md", 0o600), (".git/HEAD", 0o444), ("hook", 0o755)):
        (site / name).write_text(name)
        (site / name).chmod(mode)
    os.utime(site / "CNAME", (1_000_000, 1_000_000))
    (site / "latest").symlink_to("2026/03/05/morning")
    FolderPublisher(site, swap=swap).publish(rendering())
    assert (site / "CNAME").stat().st_mtime == 1_000_000
    modes = {name: (site / name).stat().st_mode & 0o777 for name in (".", "README.md", ".git/HEAD", "hook")}
    assert modes == {".": 0o750, "README.md": 0o600, ".git/HEAD": 0o444, "hook": 0o755}
    assert (site / "latest").readlink() == Path("2026/03/05/morning")


@pytest.mark.parametrize("swap", [True, False])
def test_nothing_is_left_lying_about(site: Path, swap: bool) -> None:
    for _ in range(2):
        FolderPublisher(site, swap=swap).publish(rendering())
    assert [path.name for path in site.parent.iterdir()] == ["output"]
    assert not [path for path in site.rglob("*") if path.name.startswith(".")]


@pytest.mark.parametrize("swap", [True, False])
def test_what_a_killed_run_left_is_removed_by_the_next(site: Path, swap: bool) -> None:
    beside = site.parent / f".{site.name}.digest-new-0123"
    for leftover in (beside, site / ".digest-staging"):
        leftover.mkdir(parents=True)
        (leftover / "half").write_text("half")
    FolderPublisher(site, swap=swap).publish(rendering())
    assert not beside.exists()
    assert not (site / ".digest-staging").exists()


def test_a_folder_that_is_a_link_stays_one(site: Path) -> None:
    (site.parent / "real").mkdir()
    site.symlink_to(site.parent / "real")
    FolderPublisher(site).publish(rendering())
    assert site.is_symlink()
    assert (site.parent / "real" / "index.html").is_file()


def test_an_old_reader_keeps_the_old_file(site: Path) -> None:
    publisher = FolderPublisher(site)
    publisher.publish(rendering({"index.html": b"old"}))
    with (site / "index.html").open("rb") as reader:
        publisher.publish(rendering({"index.html": b"new"}))
        assert reader.read() == b"old"
    assert (site / "index.html").read_bytes() == b"new"


def test_the_whole_folder_is_exchanged_unless_that_is_forbidden(site: Path) -> None:
    FolderPublisher(site).publish(rendering())
    first = site.stat().st_ino
    FolderPublisher(site, swap=False).publish(rendering({"index.html": b"in place"}))
    assert site.stat().st_ino == first
    FolderPublisher(site).publish(rendering({"index.html": b"exchanged"}))
    assert site.stat().st_ino != first


def test_what_the_user_puts_there_while_a_site_is_built_stays(site: Path) -> None:
    """A file that appears after the old site was linked and before the folders are exchanged."""

    class Slow(dict[str, bytes]):
        def items(self) -> Any:
            (site / "CNAME").write_text("news.example.org")
            return super().items()

    FolderPublisher(site).publish(rendering())
    FolderPublisher(site).publish(rendering(Slow({"index.html": b"new"})))
    assert (site / "CNAME").read_text() == "news.example.org"
    assert (site / "index.html").read_bytes() == b"new"


def test_a_folder_that_nothing_can_be_built_beside_is_written_file_by_file(tmp_path: Path) -> None:
    site = tmp_path / ("x" * 240)  # a longer name, for the folder beside it, is not to be had
    for body in (b"old", b"new"):
        FolderPublisher(site).publish(rendering({"index.html": body}))
        assert (site / "index.html").read_bytes() == body
    assert [path.name for path in tmp_path.iterdir()] == [site.name]


def test_two_publishers_at_once_both_get_their_turn(site: Path) -> None:
    def publish(number: int) -> None:
        for round_ in range(5):
            name = f"{number}-{round_}.html"
            FolderPublisher(site).publish(rendering({"index.html": name.encode(), name: b"x"}))

    threads = [threading.Thread(target=publish, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(site.glob("*-*.html"))) == 15


def test_a_publisher_that_hangs_is_not_waited_for_without_end(site: Path) -> None:
    import fcntl

    site.parent.mkdir(exist_ok=True)
    handle = os.open(site.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(PublishError, match="another run is publishing there"):
            FolderPublisher(site, patience_s=0).publish(rendering())
    finally:
        os.close(handle)


# --------------------------------------------------------------------------- kills


class Reader(threading.Thread):
    """Follows the front page to its page, over and over, as a browser does."""

    def __init__(self, site: Path) -> None:
        super().__init__(daemon=True)
        self.site = site
        self.reads = 0
        self.torn: list[str] = []
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.is_set():
            try:
                self._follow()
            except (OSError, ValueError) as error:
                self.torn.append(repr(error))
            self.reads += 1

    def _follow(self) -> None:
        generation = self._whole("index.html")
        page = self._whole(f"pages/{generation % PAGES}.html")
        if page < generation or (page - generation) % PAGES:
            raise ValueError(f"the front page of generation {generation} leads to generation {page}")
        self._whole("feed.xml")

    def _whole(self, path: str) -> int:
        words = (self.site / path).read_text().split(" ")
        if len(words) != WORDS + 1 or len(set(words[:-1])) != 1:
            raise ValueError(f"{path} is torn: {len(words)} words")
        return int(words[0])


@pytest.mark.slow
@pytest.mark.parametrize("how", ["swap", "file by file"])
def test_a_reader_never_sees_half_a_site_while_publishers_are_killed_at_every_step(
    site: Path, how: str
) -> None:
    FolderPublisher(site).publish(rendering(files_of(0)))
    reader = Reader(site)
    reader.start()
    run = python("-m", "tests.fakes.killed_publisher", str(site), how)
    reader.done.set()
    reader.join()
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= 20, "the publisher was hardly killed at all"
    assert reader.reads > 20
    assert reader.torn == []
    last = int(run.stdout) + 1
    assert (site / "index.html").read_text().startswith(f"{last} ")
    assert [path.name for path in site.parent.iterdir()] == ["output"]


# --------------------------------------------------------------------------- bad disks


def test_a_file_that_the_system_will_not_take_leaves_the_old_site(site: Path) -> None:
    FolderPublisher(site).publish(rendering({"index.html": b"old"}))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(PublishError, match="what was published before still stands"):
            FolderPublisher(site).publish(rendering({"a.html": b"a", "index.html": b"x" * 200_000}))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_bytes() == b"old"
    assert [path.name for path in site.parent.iterdir()] == ["output"]


_ON_A_DISK = """
set -e
mount -t tmpfs -o size=256k none "$1"
cd "$2"
exec "$3" -W error - "$1" <<'PY'
import subprocess, sys
from pathlib import Path
from digest.errors import PublishError
from digest.publish.folder import FolderPublisher
from tests.fakes.renderings import rendering
disk = Path(sys.argv[1])

def refused(site, files):
    try:
        FolderPublisher(site).publish(rendering(files))
    except PublishError as error:
        return error.reason
    return "published"

for site in (disk, disk / "output"):                     # the mount point itself, and a folder on it
    site.mkdir(exist_ok=True)
    assert refused(site, {"index.html": b"old", "a/b.html": b"x"}) == "published"
    reason = refused(site, {"index.html": b"new", "big.html": bytes(400_000)})
    assert reason.startswith("the disk is full"), reason
    assert (site / "index.html").read_bytes() == b"old"
    assert sorted(path.name for path in site.iterdir() if path.name != "output") == ["a", "index.html"]
    assert refused(site, {"index.html": b"new"}) == "published"
subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
for site in (disk, disk / "output"):
    reason = refused(site, {"index.html": b"newer"})
    assert reason.startswith("the disk is read-only"), reason
    assert (site / "index.html").read_bytes() == b"new"
print("all well")
PY
"""


@pytest.mark.slow
def test_a_full_or_read_only_disk_or_a_mount_point_is_named_and_the_old_site_still_stands(
    tmp_path: Path,
) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed: no small disk can be mounted")
    in_a_namespace = ["unshare", "--map-root-user", "--mount"]
    if subprocess.run([*in_a_namespace, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    run = subprocess.run(
        [*in_a_namespace, "sh", "-c", _ON_A_DISK, "sh", str(tmp_path), str(ROOT), sys.executable],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.stdout == "all well\n", run.stderr


def test_a_folder_in_a_place_that_is_not_ours_is_written_file_by_file(site: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    FolderPublisher(site).publish(rendering({"index.html": b"old"}))
    site.parent.chmod(0o555)
    try:
        FolderPublisher(site).publish(rendering({"index.html": b"new"}))
    finally:
        site.parent.chmod(0o755)
    assert (site / "index.html").read_bytes() == b"new"
