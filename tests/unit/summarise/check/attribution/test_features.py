"""The features of a fact are read off its sentence and the passages beside it."""

from __future__ import annotations

from digest.language import ENGLISH
from digest.summarise.check.attribution.features import FEATURES, Suspicion, suspicion
from digest.summarise.check.comparison import compared

PASSAGE = "Minister Ada Lund accused Nils Moe of hiding letters."


def _against(sentence: str, place: int = 0) -> tuple[Suspicion, dict[str, float]]:
    both = compared(sentence, (PASSAGE,), ENGLISH)
    found = suspicion(both.mine.facts[place], both)
    return found, dict(zip(FEATURES, found.features, strict=True))


def test_a_fact_in_its_place_is_in_a_run_and_has_no_rival_there() -> None:
    found, features = _against("Ada Lund accused Nils Moe of hiding letters.")
    assert features["in a run"] == 1
    assert features["rival in its place"] == 0
    assert features["gap near"] < 0
    assert found.rival is not None


def test_a_rival_in_the_place_of_a_fact_is_seen_amid_the_same_words() -> None:
    found, features = _against("Minister Ada Lund accused Ola Dahl of hiding letters.", 1)
    assert found.rival is not None
    assert found.rival.words == ("nil", "moe")
    # "minister Ada Lund accused" before and "of hiding letters" with the full stop behind: four words each side.
    assert features["rival in its place"] == 8
    assert features["so, and it in no run"] == 8


def test_kind_place_and_length_of_a_fact_are_features() -> None:
    _, features = _against("Ada Lund accused Nils Moe of hiding letters.")
    assert (features["name"], features["number"], features["opens"], features["further words"]) == (
        1,
        0,
        1,
        1,
    )
    assert features["passages"] == 1
    assert features["words found"] == 1
