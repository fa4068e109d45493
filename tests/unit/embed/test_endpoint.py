"""An embedder behind an address: a loopback server that answers well, badly, late or not at all."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from digest.embed.endpoint import EndpointEmbedder
from digest.errors import EmbedError
from digest.secret import Secret
from tests.fakes import embedding_server as fake
from tests.fakes.chat_server import chat_server, refuses
from tests.fakes.whole_run import Newsroom

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fakes.chat_server import Answer, Asked

TEXTS = ["The council approved the bridge.", "Councillors said yes to a bridge.", "A whale was seen."]
CANARY = "sk-canary-7f3a"


class Patience:
    """Waits for nothing, and remembers how long it was asked to."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)


def embedder(url: str, **options: Any) -> EndpointEmbedder:
    return EndpointEmbedder(url, "m", **{"sleep": Patience(), **options})


def wanted(*texts: str) -> np.ndarray:
    rows = np.array([fake.vector(text) for text in texts])
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


@pytest.mark.parametrize("kind", fake.FINE)
def test_a_server_that_answers(kind: str) -> None:
    with chat_server(fake.FINE[kind]) as server:
        assert np.allclose(embedder(server.url).embed(TEXTS), wanted(*TEXTS), atol=1e-5)


@pytest.mark.parametrize("kind", fake.USELESS)
def test_a_server_that_is_no_use_because_of(kind: str) -> None:
    answers, told = fake.USELESS[kind]
    with chat_server(answers) as server, pytest.raises(EmbedError, match="endpoint m") as caught:
        embedder(server.url).embed(TEXTS)
    assert told in str(caught.value)
    assert len(server.asked) <= 16, "it is left alone soon"


def test_only_the_model_and_the_texts_are_sent() -> None:
    with chat_server(fake.well) as server:
        embedder(server.url.removesuffix("/v1") + "/api/embed").embed(["b", "  ", "", "aaa"])
    (asked,) = server.asked
    assert asked.path == "/v1/embeddings"
    assert asked.body == {"model": "m", "input": ["aaa", "b"]}
    assert "authorization" not in asked.headers


def test_what_the_settings_say_is_sent() -> None:
    options: dict[str, Any] = {
        "key": Secret("${KEY}", {"KEY": CANARY}),
        "headers": {"X-Tenant": Secret("${TENANT}", {"TENANT": "blue"})},
        "extra_body": {"truncate": True},
        "dimensions": 64,
        "prompt": "compare: ",
    }
    with chat_server(fake.well) as server:
        embedder(server.url, **options).embed(["a"])
    (asked,) = server.asked
    assert asked.body == {"model": "m", "input": ["compare: a"], "dimensions": 64, "truncate": True}
    assert asked.headers["authorization"] == f"Bearer {CANARY}"
    assert asked.headers["x-tenant"] == "blue"


def test_the_prompt_that_its_makers_publish_stands_before_each_text() -> None:
    with chat_server(fake.well) as server:
        EndpointEmbedder(server.url, "nomic-embed-text").embed(["a"])
    assert server.asked[0].body["input"] == ["clustering: a"]


def test_a_server_that_cannot_shorten_vectors_is_asked_for_whole_ones() -> None:
    with chat_server(fake.without_dimensions) as server:
        own = embedder(server.url, dimensions=32, batch_size=1)
        assert own.embed(TEXTS).shape == (3, fake.WIDTH)
    assert ["dimensions" in asked.body for asked in server.asked] == [True, False, False, False]


def test_many_texts_are_asked_about_some_at_a_time() -> None:
    with chat_server(fake.well) as server:
        embedder(server.url, batch_size=8).embed([f"text {number}" for number in range(20)])
        embedder(server.url).embed([f"{number} " + "a" * 7_900 for number in range(20)])
    assert [len(asked.body["input"]) for asked in server.asked] == [8, 8, 4, 7, 7, 6]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, "the input length exceeds the context length"),
        (400, "This model's maximum context length is 8192 tokens, however you requested 9000"),
        (413, "Payload Too Large"),
        (422, "Input validation error: `inputs` must have less than 512 tokens"),
        (500, "input is too large to process. increase the physical batch size"),
        (500, "input (992 tokens) is too large to process (current batch size: 512)"),
    ],
)
def test_a_text_that_is_too_long_is_shortened_and_the_others_are_not(status: int, said: str) -> None:
    with chat_server(fake.short_ones(100, status, said)) as server:
        patience = Patience()
        rows = embedder(server.url, sleep=patience).embed([*TEXTS, "bridge " * 50])
    assert np.allclose(rows, wanted(*TEXTS, ("bridge " * 50).strip()[:87]), atol=1e-5)
    assert patience.waits == []


def test_a_text_of_which_the_model_makes_no_number_is_the_only_one_without_a_vector() -> None:
    for answers in (fake.without_numbers_for("whale"), fake.fails_for("whale")):
        with chat_server(answers) as server:
            rows = embedder(server.url).embed(TEXTS)
        assert np.allclose(rows[:2], wanted(*TEXTS[:2]), atol=1e-5)
        assert not rows[2].any()


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 529])
def test_what_may_pass_is_waited_for_as_long_as_the_server_says(status: int) -> None:
    patience = Patience()
    with chat_server(in_turn(refuses(status, "busy", Retry_After="7"), refuses(status, "busy"))) as server:
        assert embedder(server.url, sleep=patience).embed(["bridge"]).any()
    assert patience.waits == [7.0, 4.0]


def in_turn(*refusals: Answer) -> Callable[[Asked], Answer]:
    left = list(refusals)
    return lambda asked: left.pop(0) if left else fake.well(asked)


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(EmbedError, match="m at the endpoint"):
            embedder(url).embed(TEXTS)


def test_a_key_that_is_not_set_is_told_and_nobody_is_asked() -> None:
    with chat_server(fake.well) as server, pytest.raises(EmbedError, match="the environment has no KEY"):
        embedder(server.url, key=Secret("${KEY}", {})).embed(TEXTS)
    assert server.asked == []


def test_a_key_is_in_no_message() -> None:
    with (
        chat_server(lambda _: refuses(400, f"what is {CANARY}?")) as server,
        pytest.raises(EmbedError) as caught,
    ):
        embedder(server.url, key=Secret("${KEY}", {"KEY": CANARY})).embed(TEXTS)
    assert CANARY not in str(caught.value)


def test_no_text_is_asked_about_twice_in_all_runs(tmp_path: Path) -> None:
    with chat_server(fake.well) as server:
        first = embedder(server.url, cache=tmp_path).embed(TEXTS)
        again = embedder(server.url, cache=tmp_path).embed([*TEXTS[::-1], "new"])
    assert [asked.body["input"] for asked in server.asked][1:] == [["new"]]
    assert np.array_equal(first, again[2::-1])


def test_it_is_tried_with_a_word() -> None:
    with chat_server(fake.well) as server:
        assert embedder(server.url).probe().startswith("64 numbers a text, within 0.")
    with chat_server(lambda _: refuses(404)) as server, pytest.raises(EmbedError, match="ollama pull"):
        embedder(server.url).probe()


def test_an_edition_says_which_it_was_made_with_and_is_the_same_without_asking_again(tmp_path: Path) -> None:
    with chat_server(fake.well) as server:
        own = embedder(server.url, cache=tmp_path / "cache")
        first = Newsroom(tmp_path / "first", embedder=own).run()
        asked = len(server.asked)
        later = embedder(server.url, cache=tmp_path / "cache")
        again = Newsroom(tmp_path / "again", embedder=later).run()
        assert len(server.asked) == asked > 0
    assert first.report.problems == []
    assert first.edition.manifest is not None
    assert first.edition.manifest.embedder == "endpoint m"
    assert again.page == first.page
