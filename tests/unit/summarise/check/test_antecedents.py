"""A name in place of a pronoun must be that of the subject in the sentence before the pronoun."""

from __future__ import annotations

import pytest

from digest.summarise.check.antecedents import misread
from digest.summarise.read.passages import article_passages
from digest.summarise.write.drafting import weighed
from tests.builders import article

SHE = (
    "Ilva Moreno has often spoken of her work in the harbour of Norrby. "
    "She chose to keep the price of the old ferry a secret. "
    "Per Moe, who paints boats, stood beside her. "
    "He bought a small boat with a red sail."
)


@pytest.mark.parametrize(
    ("sentence", "is_right"),
    [
        ("Ilva Moreno kept the price of the old ferry a secret.", True),
        ("Moreno chose to keep the price of the old ferry a secret.", True),
        ("Per Moe bought a small boat with a red sail.", True),
        ("Moe bought a small boat with a red sail in Norrby.", True),
        ("Per Moe kept the price of the old ferry a secret.", False),
        ("Ilva Moreno spoke, while Moe kept the price of the old ferry a secret.", False),
        ("Ilva Moreno bought a small boat with a red sail.", False),
        ("Moreno bought a small boat with a red sail in the harbour.", False),
        ("Per Moe has kept the price of the old ferry secret.", False),
    ],
)
def test_a_name_stands_only_for_its_own_pronoun(sentence: str, *, is_right: bool) -> None:
    found = article_passages(article(text=SHE))
    assert (weighed(sentence, found)[0] is not None) == is_right


def test_the_reason_names_whom_the_pronoun_means() -> None:
    found = article_passages(article(text=SHE))
    reason = misread("Per Moe kept the price of the old ferry a secret.", found[1:2], found)
    assert reason == "the cited passage that opens with a pronoun means “ilva moreno”"


def test_nothing_is_said_of_a_pronoun_whose_sentence_before_is_not_there() -> None:
    found = article_passages(article(text=SHE))
    assert misread("Per Moe kept the price of the old ferry a secret.", found[1:2], found[1:]) == ""
    assert misread("Per Moe kept the price of the old ferry a secret.", [], found) == ""
