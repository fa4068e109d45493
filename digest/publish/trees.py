"""Files and folders on disk: linked copies, safe writes, everything flushed. Raises `OSError` only."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from digest.files import flush_folder, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def link_tree(source: Path, target: Path) -> None:
    """Make `target` hold what `source` holds, files by hard link, without replacing anything there.

    Both folders exist. Links to folders and files are copied as links; nothing is followed.
    """
    shutil.copystat(source, target)
    with os.scandir(source) as entries:
        for entry in entries:
            new = target / entry.name
            if entry.is_dir(follow_symlinks=False):
                new.mkdir(exist_ok=True)
                link_tree(source / entry.name, new)
            else:
                with suppress(FileExistsError, FileNotFoundError):
                    os.link(entry.path, new, follow_symlinks=False)


def same(path: Path, body: bytes) -> bool:
    """Whether a plain file stands at `path` with just these bytes."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size != len(body):
        return False
    return path.read_bytes() == body


def make_folders(root: Path, paths: Iterable[str]) -> None:
    """Make the folders that `paths` (with slashes, below `root`) stand in; none of them may be a link."""
    for path in paths:
        here = root
        for part in path.split("/")[:-1]:
            here = here / part
            if here.is_symlink():
                raise OSError(errno.ELOOP, "this is a symbolic link, which may lead anywhere", str(here))
            here.mkdir(exist_ok=True)


def write_tree(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below `root`; those that are the same already keep their time."""
    make_folders(root, files)
    for path, body in files.items():
        if not same(root / path, body):
            write_file(root / path, body)
    flush_folders(root, files)


def flush_folders(root: Path, paths: Iterable[str]) -> None:
    """Bring the folders that `paths` stand in, and `root`, onto the disk."""
    folders = {root}
    for path in paths:
        folders.update(parent for parent in (root / path).parents if parent.is_relative_to(root))
    for folder in folders:
        flush_folder(folder)


def remove_tree(folder: Path) -> None:
    """Remove a folder as far as possible; what is left is removed by the next publishing."""
    shutil.rmtree(folder, ignore_errors=True)
