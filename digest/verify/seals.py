"""What a manifest says of an edition's folder, held against what stands there, byte for byte."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digest.publish.manifests import MANIFEST, SCHEMA, SEALS, SIGNATURE, counts_of
from digest.verify.reading import Broken, body_of, entry_at, object_of, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(slots=True)
class Seal:
    """What the manifest of a folder shows; `files` is empty where there is none that can be read."""

    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    id: str = ""
    counts: object = None
    signer: str = ""
    """The fingerprint of the key that signed it, or nothing."""
    is_expected: bool = False
    """Whether that key is the one that was asked for."""
    faults: list[str] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        """The result in a line."""
        if not self.files:
            return "no manifest: whether anything was changed cannot be said, only whether it agrees"
        state = f"{len(self.files)} files of the manifest " + ("checked" if self.faults else "unchanged")
        if not self.signer:
            return f"{state}; it is not signed"
        return f"{state}; signed by {self.signer}" + (
            "" if self.is_expected else " (give --key to say whose)"
        )


def seal_of(folder: Path, *, key: bytes | None = None, must_be_signed: bool = False) -> Seal:
    """Check every file of a folder against its manifest, and the signature (by `key`, when it is given).

    A folder without a manifest gives an empty seal: whether it should have one is for others to say.
    """
    seal = Seal()
    if state_of(folder / MANIFEST) == "is missing" and state_of(folder / SIGNATURE) == "is missing":
        if must_be_signed:
            seal.faults.append(f"{MANIFEST}: is missing, and it should be there and signed")
        return seal
    try:
        body = body_of(folder / MANIFEST)
        record = object_of(body, MANIFEST)
        _fill(seal, record)
    except Broken as error:
        seal.faults.append(str(error))
        return seal
    _check_signature(seal, folder, body, key, must_be_signed=must_be_signed)
    for name, entry in seal.files.items():
        seal.faults += _file_faults(folder, name, entry)
    seal.faults += _additions(folder, set(seal.files))
    return seal


def count_faults(seal: Seal, edition: Mapping[str, Any]) -> list[str]:
    """Where the manifest counts what edition.json has not."""
    if not seal.files:
        return []
    told = seal.counts if isinstance(seal.counts, dict) else {}
    found = counts_of(edition)
    wrong = [name for name in {**found, **told} if told.get(name) != found.get(name)]
    if seal.id != edition.get("id"):
        wrong.append("id")
        told, found = told | {"id": seal.id}, found | {"id": edition.get("id")}
    return [
        f"{MANIFEST}: says {told.get(name)} of {name}, and edition.json {found.get(name)}" for name in wrong
    ]


def _fill(seal: Seal, record: Mapping[str, Any]) -> None:
    if record.get("schema") != SCHEMA:
        raise Broken(f"{MANIFEST}: its schema is not {SCHEMA}")
    files = record.get("files")
    if not isinstance(files, dict) or not files:
        raise Broken(f"{MANIFEST}: names no files")
    if unknown := set(record) - {"schema", "id", "files", "counts"}:
        raise Broken(f"{MANIFEST}: has keys that are not known: {', '.join(sorted(unknown))[:60]}")
    for name, entry in files.items():
        if not _is_plain(name) or not isinstance(entry, dict) or set(entry) != {"bytes", "sha256"}:
            raise Broken(f"{MANIFEST}: says nothing that can be checked of {name[:60]!r}")
    seal.files, seal.id, seal.counts = files, str(record.get("id")), record.get("counts")


def _is_plain(name: str) -> bool:
    """Whether a name stays in its folder."""
    return bool(name) and not name.startswith(".") and not set(name) & set("/\\\0") and name not in SEALS


def _file_faults(folder: Path, name: str, entry: Mapping[str, Any]) -> list[str]:
    try:
        size, digest = entry_at(folder / name)
    except Broken as error:
        return [str(error)]
    if digest == entry["sha256"] and size == entry["bytes"]:
        return []
    told = (
        f"{entry['bytes']} bytes were published, {size} are there" if size != entry["bytes"] else "same size"
    )
    return [f"{name}: was changed since it was published ({told})"]


def _additions(folder: Path, known: set[str]) -> list[str]:
    """What stands in the folder and was not published with the edition."""
    there = {entry.name for entry in os.scandir(folder)}
    return [f"{name}: was added to the edition's folder" for name in sorted(there - known - SEALS)]


def _check_signature(
    seal: Seal, folder: Path, body: bytes, key: bytes | None, *, must_be_signed: bool
) -> None:
    """Say in the seal who signed the manifest, and what is wrong with the signature."""
    if state_of(folder / SIGNATURE) == "is missing":
        if must_be_signed:
            seal.faults.append(f"{MANIFEST}: is not signed, or its signature was taken away")
        return
    from digest.publish.signing import Signed, check, fingerprint_of

    try:
        signed = check(body, body_of(folder / SIGNATURE))
    except Broken as error:
        seal.faults.append(str(error))
        return
    if not isinstance(signed, Signed):
        seal.faults.append(f"{SIGNATURE}: {signed}")
        return
    seal.signer, seal.is_expected = signed.fingerprint, signed.key == key
    if key is not None and signed.key != key:
        seal.faults.append(f"{SIGNATURE}: is by {signed.fingerprint}, and not by {fingerprint_of(key)}")
