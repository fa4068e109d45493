"""Published editions held against the store, which whoever changed a site has hardly changed as well."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from digest.errors import ConfigError, DigestError
from digest.publish.folder import FolderPublisher
from digest.verify import Verification, changes, editions_in, is_edition, verify_folder
from digest.verify.reading import Broken, object_of, read_object

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from digest.models import Edition, Rendering
    from digest.protocols import Publisher, Store

_MAY_MOVE = ("url",)
"""What edition.json takes from the settings, which may have changed since."""


def key_of(publishers: Sequence[Publisher]) -> bytes | None:
    """The public key of what signs the editions of these publishers, if anything does.

    Raises:
        ConfigError: the key cannot be read.
    """
    signers = [each.signer() for each in publishers if isinstance(each, FolderPublisher)]
    return next((signer.public for signer in signers if signer is not None), None)


def slugs_in(site: Path, store: Store) -> list[str]:
    """Every edition that was published, or stands in the site; the oldest first."""
    there = {folder.relative_to(site).as_posix() for folder in editions_in(site)} if site.is_dir() else set()
    return sorted(there | {heading.slug for heading in store.headings() if heading.is_published})


def verified(
    site: Path,
    slug: str,
    store: Store,
    render: Callable[[Edition], Rendering],
    *,
    key: bytes | None,
    must_be_signed: bool,
) -> Verification:
    """What a check of the edition `slug` of a site finds.

    Raises:
        ConfigError: it has never been published there.
    """
    edition, folder = store.edition(slug), site / slug
    if is_edition(folder):
        found = verify_folder(folder, slug=slug, key=key, must_be_signed=must_be_signed)
    elif any(heading.slug == slug and heading.is_published for heading in store.headings()):
        return Verification(faults=[f"{slug}: was published, and is not there any more ({folder})"])
    else:
        raise ConfigError(f"{slug} is not published in {site}: `digest run` publishes editions")
    if edition is not None and found.is_readable:
        found.faults += _store_faults(folder, edition, render)
    return found


def _store_faults(folder: Path, edition: Edition, render: Callable[[Edition], Rendering]) -> list[str]:
    """Where edition.json is not what the store has; nothing where that cannot be compared any more.

    It cannot where the store keeps the texts no longer, or another version of Digest would write it now.
    """
    name = "edition.json"
    with suppress(DigestError, Broken):
        kept = object_of(render(edition).files[f"{edition.slug}/{name}"], name)
        there = read_object(folder / name)
        if kept["generated_by"]["version"] == there["generated_by"]["version"]:
            was, now = ({key: each[key] for key in each if key not in _MAY_MOVE} for each in (kept, there))
            return changes(was, now, name)
    return []
