"""Check a published edition: that nothing of it was changed, and that each sentence stands where it cites.

Three things are asked, and none of them needs the program that made the edition:

* `seals`: is every file, byte for byte, what the manifest says, and who signed that?
* `shape`, `counts`, `pages`: is edition.json well-formed, does it agree with itself and with the pages?
* `evidence`: does each sentence stand in the texts it cites? `live`: do the passages stand on the pages now?

Whatever stands in the folder, the answer is a list of faults, each with its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError
from digest.publish.manifests import MANIFEST, SIGNATURE
from digest.verify.changes import changes
from digest.verify.counts import agreement_faults
from digest.verify.evidence import verify
from digest.verify.findings import LivePages, Verification
from digest.verify.live import pages_of, still_there
from digest.verify.pages import page_faults
from digest.verify.reading import Broken, Texts, read_object, read_texts, state_of
from digest.verify.seals import count_faults, seal_of
from digest.verify.shape import shape_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = [
    "LivePages",
    "Verification",
    "changes",
    "editions_in",
    "is_edition",
    "pages_of",
    "still_there",
    "verify",
    "verify_folder",
]

_EDITION, _TEXTS = "edition.json", "articles.jsonl"
_MARKS = (_EDITION, MANIFEST, SIGNATURE)
"""Of these files one at least stands in the folder of an edition, whatever was taken away."""


_DEPTH = 3
"""Slashes in the slug of an edition: 2026/03/05/morning."""


def is_edition(folder: Path) -> bool:
    """Whether `folder` is that of an edition, or what is left of it."""
    return any(state_of(folder / name) != "is missing" for name in _MARKS)


def editions_in(site: Path) -> Iterator[Path]:
    """The folders of a site's editions, by name."""
    found = {path.parent for name in _MARKS for path in site.rglob(name)}
    yield from sorted(found - {site})


def site_of(folder: Path, slug: str) -> Path | None:
    """The site that the edition `slug` stands in when it stands at its address there; else `None`."""
    depth = slug.count("/") + 1
    full = folder.resolve()
    return full.parents[depth - 1] if full.as_posix().endswith(f"/{slug}") and slug else None


def verify_folder(
    folder: Path, *, slug: str = "", key: bytes | None = None, must_be_signed: bool = False
) -> Verification:
    """Check the edition published in `folder`.

    `slug` is the one that it should have. With a `key`, a signature must be of it; with `must_be_signed`
    there must be one.

    Raises:
        ConfigError: there is no edition there.
    """
    if not is_edition(folder):
        raise ConfigError(f"there is no edition in {folder}: name an edition's slug or folder")
    seal = seal_of(folder, key=key, must_be_signed=must_be_signed)
    if not seal.files and not seal.faults and _is_among_sealed(folder):
        seal.faults.append(f"{MANIFEST}: is missing, and editions before this one have theirs")
    found = Verification(faults=list(seal.faults), seal=seal.in_words)
    try:
        edition = read_object(folder / _EDITION)
    except Broken as error:
        found.faults.append(str(error))
        found.faults = list(dict.fromkeys(found.faults))
        return found
    found.faults += _id_faults(folder, edition, slug)
    wrong = shape_faults(edition)
    found.faults += wrong
    if not wrong:
        found.faults += count_faults(seal, edition)
        _check_inside(folder, edition, found)
    found.faults = list(dict.fromkeys(found.faults))
    return found


def _check_inside(folder: Path, edition: Mapping[str, Any], found: Verification) -> None:
    """What a well-formed edition says, held against its texts, itself and its pages.

    Pages that the manifest knows to be unchanged say what they were printed with.
    """
    try:
        texts = read_texts(folder / _TEXTS)
    except Broken as error:
        found.faults.append(str(error))
        texts = Texts()
    found.faults += texts.faults
    evidence = verify(edition, texts.texts)
    evidence.faults[:0] = found.faults
    found.sentences, found.citations, found.quotes = evidence.sentences, evidence.citations, evidence.quotes
    found.verdicts, found.faults, found.is_readable = evidence.verdicts, evidence.faults, True
    found.faults += agreement_faults(edition, texts.rows)
    found.faults += page_faults(folder, edition)


def _is_among_sealed(folder: Path) -> bool:
    """Whether an edition made before that of `folder`, in the same site, has a manifest: so it had one.

    Slugs of one day are not in the order in which editions are made, and the slot of a day before may be
    caught up later; so `made_at` decides. What it says itself is believed within its own day alone.
    """
    slug, made_at = _made(folder)
    site = site_of(folder, slug)
    if site is None or slug.count("/") != _DEPTH:
        return False
    since = max(made_at, "-".join(slug.split("/")[:3]))
    sealed = (path.parent for path in site.glob("*/*/*/*/" + MANIFEST))
    return any("" < _made(other)[1] < since for other in sealed if _day(site, other) <= _day(site, folder))


def _made(folder: Path) -> tuple[str, str]:
    """The slug of the edition in `folder`, and when it was made; empty where that is not said."""
    try:
        edition = read_object(folder / _EDITION)
    except Broken:
        return "", ""
    return str(edition.get("id", "")), str(edition.get("made_at", ""))


def _day(site: Path, folder: Path) -> tuple[str, ...]:
    return folder.resolve().relative_to(site).parts[:3]


def _id_faults(folder: Path, edition: Mapping[str, Any], slug: str) -> list[str]:
    """Whether an edition stands under its own address."""
    name = edition.get("id")
    if not slug or name == slug:
        return []
    return [f"{_EDITION}: is of {name}, and stands in the place of {slug} ({folder})"]
