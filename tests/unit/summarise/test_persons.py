"""Nobody speaks before being introduced."""

from __future__ import annotations

import pytest

from digest.summarise.persons import bare_speaker, introduced


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"I have asked for receipts," Senn told reporters.', "Senn"),
        ("Senn said she would present a budget by April.", "Senn"),
        ("“Not our money,” said Pask.", "Pask"),
        ("Ruta Senn said she would present a budget by April.", ""),
        ("Health Minister Joren Pask said the government would not pay.", ""),
        ("Judge Merrin told reporters that both sides were unhappy.", ""),
        ("Police said nobody was hurt.", ""),
        ("NATO said it would open an office.", ""),
        ("He said so.", ""),
        ("The council said the bridge would open.", ""),
    ],
)
def test_a_speaker_named_by_the_surname_alone_is_known(text: str, speaker: str) -> None:
    assert bare_speaker(text) == speaker


def test_a_full_name_introduces_its_bearer() -> None:
    assert "Senn" in introduced("Ruta Senn, 58, a former auditor, takes over on Monday.")
    assert "Senn" not in introduced("Senn, 58, takes over on Monday.")
