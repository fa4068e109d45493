"""A sentence may not say that something "is" what no passage says it is."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.likened import unlike


def _reason(sentence: str, passage: str) -> str:
    return unlike(sentence, passage.split(" | "), ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Her brother, Nils Berg, is loyal to the mayor.", "She came with her brother, Nils Berg, a source loyal to the mayor said."),
        ("The new bridge is unsafe.", "Engineers of the unsafe mine came to see the new bridge."),
        ("The dairy is bankrupt.", "A bankrupt rival sold its trucks to the dairy."),
        ("The old lighthouse is a museum.", "The keeper of a museum in Norrby painted the old lighthouse."),
        ("The mayor is ill.", "Nurses of the ill wrote a letter, and the mayor read it."),
        (
            "The singer, a court in Oslo, lost the case.",
            "The singer lost the case, and then in the spring of the following year a court in Oslo fined her.",
        ),
    ],
)  # fmt: skip
def test_something_is_what_a_passage_says_it_is(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "Ilva Moreno, the mayor of Norrby, is ill.",
            "Ilva Moreno is ill. | Ilva Moreno, the mayor of Norrby, spoke.",
        ),
        ("Ada Lund is a popular mayor.", "The popular mayor, Ada Lund, spoke."),
        ("The bridge is unsafe.", "The unsafe old bridge was closed."),
        ("The dairy is rich.", "The dairy became rich last year."),
        ("There is a ferry.", "Nobody saw the old ferry at the quay of Norrby."),
    ],
)
def test_what_a_passage_says_of_the_same_subject_is_left_alone(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage) == ""
