"""Manifests: what each file of an edition's folder was when it was published, so that any change shows.

``manifest.json`` names every file of the folder with its size and SHA-256, and how much the edition counts.
It is made where the files are put out, for the page of an edition is printed again when the next one appears
(its link to the next one), and then the manifest follows: only the entry of that page is renewed. The
others stay as they were, so that what was changed meanwhile is still noticed.
"""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digest.publish.signing import Signer

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"
SCHEMA = "digest/manifest/1"
EDITION = "edition.json"
PAGE = "index.html"
"""The only file of an edition's folder that is written again once the edition is out."""
SEALS = frozenset({MANIFEST, SIGNATURE})


def sealed(
    files: Mapping[str, bytes], standing: Callable[[str], bytes | None], signer: Signer | None = None
) -> Mapping[str, bytes]:
    """The files with the manifests of all editions that they belong to, signed where there is a `signer`.

    `standing` reads what is published already: site path → bytes, `None` where there is no plain file. The
    page of an edition whose manifest is not ours to renew, because it is signed with another key, was changed
    after it was signed or is none, is left as it stands.
    """
    result, folders = dict(files), sorted({path.rpartition("/")[0] for path in files if "/" in path})
    for folder in folders:
        if f"{folder}/{EDITION}" in files:
            result |= _signed(folder, manifest_of(folder, _inside(folder, files)), signer)
        elif f"{folder}/{PAGE}" in files and standing(f"{folder}/{EDITION}") is not None:
            renewed = _renewed(folder, files[f"{folder}/{PAGE}"], standing, signer)
            if renewed is None:
                del result[f"{folder}/{PAGE}"]
            else:
                result |= renewed
    return result if result.keys() != files.keys() else files


def manifest_of(slug: str, files: Mapping[str, bytes]) -> bytes:
    """The manifest of an edition's files, by their names in its folder."""
    record = {
        "schema": SCHEMA,
        "id": slug,
        "files": {name: entry_of(body) for name, body in sorted(files.items())},
        "counts": _counts(files[EDITION]),
    }
    return _as_bytes(record)


def entry_of(body: bytes) -> dict[str, Any]:
    """What a manifest says of a file."""
    return {"bytes": len(body), "sha256": sha256(body).hexdigest()}


def counts_of(edition: Mapping[str, Any]) -> dict[str, Any]:
    """How much an edition holds, by edition.json: stories, sentences, articles, feeds, entries by fate."""
    stories = edition.get("stories", ())
    ledger = edition.get("ledger", ())
    return {
        "stories": len(stories),
        "sentences": sum(len(story.get("sentences", ())) for story in stories),
        "articles": sum(len(story.get("articles", ())) for story in stories),
        "feeds": len(edition.get("feeds", ())),
        "ledger": dict(sorted(Counter(str(line.get("fate", "")) for line in ledger).items())),
    }


def _counts(body: bytes) -> dict[str, Any]:
    """The counts of an edition.json; none where it is not one of ours."""
    try:
        edition = json.loads(body)
    except ValueError:
        return {}
    return counts_of(edition) if isinstance(edition, dict) else {}


def _inside(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a folder, by their names in it."""
    start = f"{folder}/"
    return {path.removeprefix(start): body for path, body in files.items() if path.startswith(start)}


def _signed(folder: str, manifest: bytes, signer: Signer | None) -> dict[str, bytes]:
    made = {f"{folder}/{MANIFEST}": manifest}
    if signer is not None:
        made[f"{folder}/{SIGNATURE}"] = signer.sign(manifest)
    return made


def _renewed(
    folder: str, page: bytes, standing: Callable[[str], bytes | None], signer: Signer | None
) -> dict[str, bytes] | None:
    """The manifest with the entry of the page renewed; empty where there is none; `None` if not ours."""
    before, signature = standing(f"{folder}/{MANIFEST}"), standing(f"{folder}/{SIGNATURE}")
    if before is None:
        return {} if signature is None else None  # an edition of before there were manifests
    if signature is not None and (signer is None or not signer.has_signed(before, signature)):
        return None
    try:
        record = json.loads(before)
        record["files"][PAGE] = entry_of(page)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return _signed(folder, _as_bytes(record), signer if signature is not None else None)


def _as_bytes(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
