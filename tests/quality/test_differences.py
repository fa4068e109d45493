"""Differences that are shown must be right: on real events, as marked by a reader."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bench import differences, sets

_FLOORS = json.loads(Path(__file__).with_name("floors_differences.json").read_text("utf-8"))
_DATA = (
    Path(os.environ["DIGEST_SHARED"]) / "data" if os.environ.get("DIGEST_SHARED") else sets.default_data()
)  # read when collected: tests run in a clean environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (_DATA / "cluster").is_dir(), reason=f"no evaluation data in {_DATA / 'cluster'}"),
]


def test_nine_in_ten_differences_are_right_and_none_goes_unread() -> None:
    found = differences.scores(_DATA, ("wikinews", "ecbplus", "multinews"))["all"]
    assert found["precision"] >= _FLOORS["precision"]
    assert found["shown"] >= _FLOORS["shown"]
    assert found["unread"] <= _FLOORS["unread_at_most"], "read them: python -m bench.differences"
