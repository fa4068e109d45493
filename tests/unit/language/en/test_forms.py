"""What the patterns of release notes, papers and advisories find, and what they leave."""

from __future__ import annotations

import pytest

from digest.language.en.forms import FORMS


@pytest.mark.parametrize(
    ("field", "found", "left"),
    [
        ("forms.security", "Security: reject path traversal", "Add a dark theme"),
        ("forms.security", "BREAKING: drop Python 3.8", "Fix a line break in the log"),
        ("forms.upkeep", "Bump urllib3 from 2.2.1 to 2.2.2", "Raise the limit from 2 to 4 jobs"),
        ("forms.upkeep", "chore(deps): tidy the lock file", "Choreograph restarts of workers"),
        ("forms.upkeep", "Full Changelog: v4.0.0...v4.0.1", "The log of changes can be exported"),
        ("forms.claim", "We introduce sparse ledgers", "The ministers introduced a bill"),
        ("forms.claim", "This paper describes a method", "Papers describe the town"),
        ("forms.result", "In this paper, we show that agreement is not accuracy", "The film shows a harbour"),
        ("forms.result", "Our results indicate a gain", "The sign indicates a detour"),
        ("forms.severity", "a high-severity flaw", "a high tower"),
        ("forms.severity", "It is rated critical", "a critical review"),
        ("forms.severity", "Severity: moderate", "moderate winds"),
    ],
)
def test_each_pattern_finds_its_words_and_no_others(field: str, found: str, left: str) -> None:
    pattern = getattr(FORMS, field.removeprefix("forms."))
    assert pattern.search(found)
    assert not pattern.search(left)


def test_the_severity_is_the_group_that_matches() -> None:
    for text in ("a high-severity flaw", "It is rated high", "of high severity"):
        found = FORMS.severity.search(text)
        assert found is not None
        assert found.lastindex is not None
        assert found[found.lastindex] == "high"
