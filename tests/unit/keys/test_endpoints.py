"""The checks of the settings of a model reached over HTTP."""

from __future__ import annotations

import pytest

from digest.keys.endpoints import faults_of_endpoint


def told(**written: object) -> list[str]:
    return [fault.what for fault in faults_of_endpoint(written)]


def test_a_model_must_be_named() -> None:
    assert told(endpoint="http://localhost:11434/v1") == ["needs to know which model"]
    assert told(endpoint="http://localhost:11434/v1", model="small") == []


@pytest.mark.parametrize(
    "address", ["https://models.example.org", "http://localhost:1/v1", "http://127.0.0.1:1"]
)
def test_a_key_may_travel_where_nobody_listens(address: str) -> None:
    assert told(endpoint=address, model="small", key_env="KEY") == []


def test_a_key_may_not_travel_in_the_clear_to_another_network() -> None:
    assert told(endpoint="http://models.example.org", model="small", key_env="KEY") == [
        "would send the key in the clear to another network"
    ]
    assert told(endpoint="http://models.example.org", model="small") == []


def test_without_an_address_there_is_nothing_to_find() -> None:
    assert told(model="small", key_env="KEY") == []
    assert told(endpoint=5) == []
