"""A few slots of `bench year`: two daemons, failing feeds and mail, clocks that jump, a move; inboxes counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench._year import Year

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_few_days_with_two_daemons_bring_every_edition_to_everybody_once(tmp_path: Path) -> None:
    year = Year(tmp_path, slots=6, seed=3, can_mount=False, kills=False)
    figures = year.run()
    inboxes, items = figures["inboxes"], figures["items"]
    assert figures["the year"]["editions"] >= 5
    assert inboxes["editions_missing"] == inboxes["editions_twice"] == inboxes["same_name_other_bytes"] == 0
    assert items["lost"] == items["told_twice"] == items["faults_of_verify"] == 0
