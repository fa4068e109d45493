"""Publishing into a folder so that readers see the old site or the new one, never one half-written.

The new site is built in a folder beside: the old one's files are linked into it (so permalinks and the
user's own files such as CNAME or .git stay), the new files are written and flushed, and the two folders
are exchanged in one step. A run killed at any moment leaves the old site or the new one, and a folder
that the next run removes.

Where folders cannot be exchanged (a mount point, a parent that is not ours, a file system without the
call), all new files are written aside inside the site first and then moved into place one by one: deep
pages first, the front page last.
"""

from __future__ import annotations

import errno
import logging
import os
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from digest.errors import ConfigError, PublishError
from digest.files import flush_folder, write_file
from digest.publish import trees
from digest.publish.manifests import sealed
from digest.publish.paths import in_order, refusal
from digest.publish.swap import exchange
from digest.secret import lacking

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.models import Rendering
    from digest.publish.folder_keys import FolderKeys
    from digest.publish.signing import Signer
    from digest.secret import Secret

_log = logging.getLogger(__name__)

_STAGING = ".digest-staging"
_CANNOT_SWAP = {
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EXDEV,
    errno.ENOTSUP,
    errno.EMLINK,
    errno.ENAMETOOLONG,
}
"""What says that a copy beside the site cannot be made, though the site itself may be writable."""

_ADVICE = {
    errno.ENOSPC: "the disk is full: make room and run again",
    errno.EDQUOT: "the disk quota is used up: make room and run again",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this user may not write there: change the folder's owner, or publish elsewhere",
    errno.EPERM: "this user may not write there: change the folder's owner, or publish elsewhere",
    errno.ENOTDIR: "a file stands where a folder is needed: move it away",
    errno.EEXIST: "a file stands where a folder is needed: move it away",
    errno.EISDIR: "a folder stands where a file is needed: move it away",
}


class FolderPublisher:
    """Publishes into the folder `path`, which is made when it is missing.

    `swap=False` never exchanges the folder: for one that a container or a server holds open.
    A publisher in another process is waited for, at most `patience_s` seconds. With `sign`, a private key or
    the path of its file (from the folder `beside`), the manifest of each edition is signed.
    """

    name = "folder"

    @staticmethod
    def settings_model() -> type[FolderKeys]:
        """What may be set in feeds.yaml."""
        from digest.publish.folder_keys import FolderKeys

        return FolderKeys

    def __init__(
        self,
        path: str | Path,
        *,
        swap: bool = True,
        patience_s: float = 60.0,
        sign: Secret | None = None,
        beside: str | Path = ".",
    ) -> None:
        self.path = Path(path)
        self._swap = swap
        self._patience_s = patience_s
        self._sign = sign
        self._beside = Path(beside)

    def __repr__(self) -> str:
        return f"FolderPublisher({str(self.path)!r})"

    def publish(self, rendering: Rendering) -> str:
        """Put the files out; the path of the front page.

        Raises:
            PublishError: it could not be done; the site that was there still stands.
        """
        for path in rendering.files:
            reason = refusal(path)
            if reason:
                raise PublishError(str(self.path), f"will not write {path!r}: {reason}")
        try:
            self._publish(rendering.files, self.signer())
        except ConfigError as error:
            raise PublishError(str(self.path), str(error)) from error
        except OSError as error:
            raise PublishError(str(self.path), _reason(error)) from error
        front = self.path / "index.html"
        return str(front if front.is_file() else self.path)

    def signer(self) -> Signer | None:
        """What signs the manifests, if anything does.

        Raises:
            ConfigError: the key is not there, or is none.
        """
        if self._sign is None:
            return None
        if self._sign.unset:
            raise ConfigError(lacking(self._sign.unset))
        from digest.publish.signing import Signer

        return Signer(self._sign(), self._beside)

    def probe(self) -> str:
        """Which key signs, for `digest doctor`.

        Raises:
            ConfigError: the key is not there, or is none.
        """
        signer = self.signer()
        return f"{self.path}" + (f", signed by {signer.fingerprint}" if signer else "")

    def _publish(self, files: Mapping[str, bytes], signer: Signer | None) -> None:
        site = self.path.resolve()  # a link to a folder stays a link: what it leads to is exchanged
        site.parent.mkdir(parents=True, exist_ok=True)
        with _alone(site.parent, self._patience_s) as is_alone:
            if is_alone:
                _clear_leftovers(site)
            files = sealed(files, lambda path: _standing(site / path), signer)
            if self._swap and not site.is_mount() and _swap_in(site, files):
                _log.debug("%s: exchanged in one step", site)
                return
            _log.debug("%s: written file by file", site)
            site.mkdir(exist_ok=True)
            _move_in(site, files)


def _standing(path: Path) -> bytes | None:
    """What stands at a path; `None` where it is no plain file."""
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _swap_in(site: Path, files: Mapping[str, bytes]) -> bool:
    """Build the new site beside the old one and exchange them; false when that cannot be done here."""
    new = site.with_name(f".{site.name}.digest-new-{uuid4().hex}")
    try:
        if not _build(new, site):
            return False
        trees.write_tree(new, files)
        if not site.exists():
            new.rename(site)
        elif exchange(new, site):
            with suppress(OSError):
                trees.link_tree(new, site)  # what the user put into the old site meanwhile
        else:
            return False
        flush_folder(site.parent)
    finally:
        trees.remove_tree(new)
    return True


def _build(new: Path, site: Path) -> bool:
    """Make a linked copy of the site; false when links or the place for it are not to be had."""
    try:
        new.mkdir()
        if site.exists():
            trees.link_tree(site, new)
    except OSError as error:
        if error.errno in _CANNOT_SWAP:
            return False
        raise
    return True


def _move_in(site: Path, files: Mapping[str, bytes]) -> None:
    """Write what is new aside, inside the site, and then move file after file into place."""
    staging = site / _STAGING
    trees.remove_tree(staging)
    staging.mkdir()
    try:
        trees.make_folders(site, files)
        changed = [path for path in in_order(files) if not trees.same(site / path, files[path])]
        _refuse_folders(site, changed)
        for number, path in enumerate(changed):
            write_file(staging / str(number), files[path])
        for number, path in enumerate(changed):
            (staging / str(number)).replace(site / path)
        trees.flush_folders(site, files)
    finally:
        trees.remove_tree(staging)


def _refuse_folders(site: Path, paths: list[str]) -> None:
    """Find out before anything is moved that a folder stands where a file shall be."""
    for path in paths:
        if (site / path).is_dir() and not (site / path).is_symlink():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(site / path))


def _clear_leftovers(site: Path) -> None:
    """Remove what killed runs left beside and in the site. Only under the lock: it may be another's work."""
    trees.remove_tree(site / _STAGING)
    for beside in list(site.parent.iterdir()):
        if beside.name.startswith(f".{site.name}.digest-new-"):
            trees.remove_tree(beside)


@contextmanager
def _alone(folder: Path, patience_s: float) -> Iterator[bool]:
    """Hold off other publishers; false where the system has no such locks.

    The lock is on the folder itself and ends with the process, so nothing is left behind by a kill.
    """
    handle = os.open(folder, os.O_RDONLY) if fcntl else None
    try:
        yield handle is not None and _locked(handle, folder, patience_s)
    finally:
        if handle is not None:
            os.close(handle)


def _locked(handle: int, folder: Path, patience_s: float) -> bool:
    """Lock an open folder; false where its file system knows no locks."""
    give_up_at = time.monotonic() + patience_s
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= give_up_at:
                raise OSError(errno.EBUSY, "another run is publishing there", str(folder)) from None
            time.sleep(0.05)
        except OSError:
            return False
        else:
            return True


def _reason(error: OSError) -> str:
    """What failed, where, and what to do; the old site stands whatever it was."""
    what = _ADVICE.get(error.errno or 0) or error.strerror or str(error)
    where = f" ({error.filename})" if error.filename else ""
    return f"{what}{where}; what was published before still stands"
