"""What a server answers about some texts → a row of numbers for each, in their order. Pure.

OpenAI's form is ``{"data": [{"index": 0, "embedding": [...]}]}``. The order of the list is not trusted, and
numbers that come packed (base64 of 32-bit floats, lowest byte first) are read as well. Ollama's own form is
``{"embeddings": [[...]]}``, and some servers answer the bare list.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.errors import EmbedError, printable

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST = 65_536
"""Numbers that a vector may have; the longest of known models have 8,192."""
_MOST_TOLD = 200
"""Characters of what a server says that are told to people."""
_NOTHING: NDArray[np.float32] = np.zeros(0, np.float32)


def read_rows(answer: Any, count: int, subject: str) -> list[NDArray[np.float32]]:
    """One row a text; empty where a number is missing or not finite.

    Raises:
        EmbedError: about `subject`, where there are not `count` rows of one length.
    """
    found = _in_order(_listed(answer))
    if found is None:
        told = _told(answer) or "what the endpoint answered are no embeddings: is it the right address?"
        raise EmbedError(subject, told)
    if len(found) != count:
        raise EmbedError(subject, f"the endpoint gave {len(found)} vectors for {count} texts")
    rows = [_row(each) for each in found]
    widths = {len(row) for row in rows if len(row)}
    if len(widths) > 1 or max(widths, default=0) > _MOST:
        told = " and ".join(map(str, sorted(widths)))
        raise EmbedError(subject, f"the endpoint gave vectors of {told} numbers")
    return rows


def _listed(answer: Any) -> list[Any] | None:
    """The list in which the vectors are."""
    if isinstance(answer, dict):
        answer = answer.get("data", answer.get("embeddings"))
    return answer if isinstance(answer, list) else None


def _in_order(listed: list[Any] | None) -> list[Any] | None:
    """The vectors as the texts were sent; `None` where an index is there twice or has no text.

    Some servers number every vector 0, and mean the order of the list.
    """
    if listed is None or not all(isinstance(each, dict) for each in listed):
        return listed
    places = [each.get("index", place) for place, each in enumerate(listed)]
    vectors = [each.get("embedding") for each in listed]
    if set(places) == {0}:
        return vectors
    if sorted(place for place in places if isinstance(place, int)) != list(range(len(listed))):
        return None
    return [vector for _, vector in sorted(zip(places, vectors, strict=True), key=lambda pair: pair[0])]


def _told(answer: Any) -> str:
    """The error that some services answer as if all were well."""
    error = answer.get("error") if isinstance(answer, dict) else None
    said = error.get("message") if isinstance(error, dict) else error
    return f"the endpoint says: {printable(said)[:_MOST_TOLD]}" if isinstance(said, str) else ""


def _row(vector: Any) -> NDArray[np.float32]:
    """The numbers of a vector; none where it holds something else."""
    if isinstance(vector, list) and len(vector) == 1 and isinstance(vector[0], list):
        vector = vector[0]  # llama.cpp puts a list around the vector of a whole text
    try:
        row = _unpacked(vector) if isinstance(vector, str) else np.array(vector, np.float32)
    except (TypeError, ValueError, OverflowError):
        return _NOTHING
    return row if row.ndim == 1 and np.isfinite(row).all() else _NOTHING


def _unpacked(packed: str) -> NDArray[np.float32]:
    return np.frombuffer(base64.b64decode(packed, validate=True), "<f4").astype(np.float32)
