"""The list of models to start with."""

from __future__ import annotations

from digest.summarise.write.known_models import KNOWN, MACHINES, KnownModel, named


def test_a_model_takes_two_bytes_for_each_number_and_a_fifth_more_while_it_writes() -> None:
    model = KnownModel(name="a/b", revision=None, parameters=1_000_000_000, licence="MIT", languages="en")
    assert model.fetch_gb == 2.0
    assert model.memory_gb == 2.4
    assert model.machine == "4 GB"


def test_each_known_model_fits_a_kind_of_machine_and_the_least_hungry_stands_first() -> None:
    assert all(model.machine in MACHINES for model in KNOWN)
    needs = [model.memory_gb for model in KNOWN]
    assert needs[0] == min(needs)
    assert needs[-1] == max(needs)


def test_a_model_is_found_by_a_part_of_its_name_on_the_hub_or_in_ollama() -> None:
    assert {model.name for model in named("QWEN3-4b")} == {"Qwen/Qwen3-4B-Instruct-2507"}
    assert [model.name for model in named("gemma3:4b")] == ["google/gemma-3-4b-it"]
    assert named("no such model") == ()
