"""Every OpenAI-compatible server gives the same edition, whatever its peculiarities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import FetchError, SummaryError
from digest.models import Summary
from digest.summarise.write.endpoint import EndpointSummariser
from digest.summarise.write.server.dialect import dialect
from digest.summarise.write.server.server import Server
from tests.fakes.model_servers import MANNERS, MODEL, NOT_THERE, Model, address_in, model_server
from tests.unit.summarise.stories import quake
from tests.unit.summarise.write.test_endpoint import Patience, different

if TYPE_CHECKING:
    from tests.fakes.chat_server import ChatServer
    from tests.fakes.model_servers import Manner


def by(server: ChatServer, manner: Manner, model: str = MODEL, **options: Any) -> EndpointSummariser:
    """A summariser with the settings that the documentation asks for with that server."""
    login: dict[str, Any] = {}
    if manner.header == "authorization":
        login = {"key": lambda: manner.key}
    elif manner.header:
        login = {"headers": {manner.header: lambda: manner.key}}
    patience = options.pop("patience", None) or Patience()
    address = options.pop("address", "") or address_in(server, manner)
    return EndpointSummariser(address, model, sleep=patience, clock=patience.clock, **login, **options)


def texts(results: list[Summary | SummaryError]) -> list[str]:
    return [result.text if isinstance(result, Summary) else f"ERROR {result.reason}" for result in results]


@pytest.fixture(scope="module")
def expected() -> list[str]:
    with model_server(Model(MANNERS["vLLM"])) as server:
        return texts(by(server, MANNERS["vLLM"]).summarise([quake(), *different(2)], words=60))


@pytest.mark.parametrize("name", MANNERS)
def test_every_server_gives_the_same_edition(name: str, expected: list[str]) -> None:
    manner = MANNERS[name]
    with model_server(Model(manner)) as server:
        mine = by(server, manner)
        results = mine.summarise([quake(), *different(2)], words=60)
        allowed = (
            3
            + len(manner.refused)
            + (manner.path in {"", "/api"} and manner.chat != "/v1/chat/completions") * 2
        )
        assert len(server.asked) <= allowed
    assert texts(results) == expected
    assert not any(text.startswith("ERROR") for text in expected)
    spent = mine.spent()
    assert spent["summarise/requests"] == 3
    assert spent["summarise/tokens read"] > 100
    assert ("summarise/tokens estimated" in spent) == (not manner.counts)


ADDRESSES = [
    *(
        ("Ollama", end)
        for end in ("", "/", "/api", "/api/", "/api/chat", "/api/generate", "/api/tags", "/v1", "/v1/models")
    ),
    *(("llama.cpp", end) for end in ("", "/v1/", "/v1/chat/completions", "/v1/completions")),
    *(("vLLM", end) for end in ("", "/v1/chat/completions/")),
    *(("LM Studio", end) for end in ("", "/v1/embeddings")),
    *(("Open WebUI", end) for end in ("", "/api", "/api/", "/api/chat/completions", "/api/models")),
    *(("DeepSeek", end) for end in ("", "/", "/chat/completions")),
    *(("OpenRouter", end) for end in ("/api", "/api/v1/chat/completions")),
    ("Azure", "/openai/deployments/wordy?api-version=2024-10-21"),
]


@pytest.mark.parametrize(("name", "end"), ADDRESSES)
def test_however_an_address_is_written_the_server_is_found(name: str, end: str, expected: list[str]) -> None:
    with model_server(Model(MANNERS[name])) as server:
        address = server.url.removesuffix("/v1") + end
        results = by(server, MANNERS[name], address=address).summarise([quake(), *different(2)], words=60)
        assert {asked.path.partition("?")[0] for asked in server.asked[-3:]} == {MANNERS[name].chat}
    assert texts(results) == expected


MISSING = {
    "Ollama": ("`ollama pull imaginary-7b` fetches it", "gemma3:4b, qwen3:8b, wordy:3b"),
    "vLLM": ("does not exist", "the server has gemma3:4b, qwen3:8b, wordy:3b: name one"),
    "OpenAI, a model that thinks": ("does not exist", "name one of them under `model`"),
    "Mistral": ("Invalid model", "the server has gemma3:4b"),
    "LM Studio": ("No models loaded", "`lms load imaginary-7b`"),
    "Open WebUI": ("Model not found", "the server has gemma3:4b"),
    "Google": ("is not found", "the server has models/gemma3:4b"),
    "OpenRouter": ("not a valid model ID", "name one of them"),
    "Anthropic": ("model: imaginary-7b", "the model must be one that the server has"),
    "DeepSeek": ("Model Not Exist", "the server has gemma3:4b"),
}


@pytest.mark.parametrize("name", MISSING)
def test_a_model_that_a_server_lacks_is_told_once_with_those_that_it_has(name: str) -> None:
    manner = MANNERS[name]
    with model_server(Model(manner)) as server:
        results = by(server, manner, NOT_THERE).summarise(different(4), words=60)
        assert len(server.asked) <= 4  # requests at other addresses, and one without the optional fields
    (reason,) = {result.reason for result in results if isinstance(result, SummaryError)}
    assert len(results) == 4
    for part in MISSING[name]:
        assert part in reason


def test_an_ollama_without_any_model_is_known_at_any_port() -> None:
    with model_server(Model(MANNERS["Ollama"], has=())) as server:
        (result,) = by(server, MANNERS["Ollama"], "llama3.2").summarise([quake()], words=60)
    assert isinstance(result, SummaryError)
    assert result.reason.endswith("; `ollama pull llama3.2` fetches it; the server has none yet")


def test_a_model_may_be_named_without_its_tag() -> None:
    with model_server(Model(MANNERS["Ollama"], has=("llama3.2:latest",))) as server:
        (result,) = by(server, MANNERS["Ollama"], "llama3.2").summarise([quake()], words=60)
    assert isinstance(result, Summary)


@pytest.mark.parametrize("name", ["Ollama", "vLLM", "Mistral"])
def test_a_probe_tells_of_a_missing_model_as_a_run_does(name: str) -> None:
    with model_server(Model(MANNERS[name])) as server, pytest.raises(SummaryError) as caught:
        by(server, MANNERS[name], NOT_THERE).probe()
    assert MISSING[name][1] in caught.value.reason


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("http://localhost:11434", "`ollama serve` starts it"),
        ("http://me:pw@192.168.1.5:11434/api", "`ollama serve` starts it"),
        ("http://localhost:8080/v1", "nobody answers at localhost:8080"),
    ],
)
def test_a_server_that_does_not_run_is_told_with_what_starts_it(address: str, remedy: str) -> None:
    server = Server(address, MODEL, dialect(64))
    told = server.remedy(FetchError(address, "no connection: Connection refused"))
    assert told == f"; is it running? {remedy}"
    assert server.remedy(FetchError(address, "no complete answer within 9 s")) == ""


@pytest.mark.parametrize("at_once", [1, 3])
def test_a_model_that_loads_is_waited_for(at_once: int) -> None:
    patience = Patience()
    with model_server(Model(MANNERS["llama.cpp"], loading=9)) as server:
        mine = by(server, MANNERS["llama.cpp"], patience=patience, batch_size=at_once)
        results = mine.summarise(different(3), words=60)
    assert all(isinstance(result, Summary) for result in results)
    assert sum(patience.waits) >= 15


def test_a_model_that_never_has_loaded_is_given_up_after_minutes() -> None:
    patience = Patience()
    with model_server(Model(MANNERS["llama.cpp"], loading=10_000)) as server:
        results = by(server, MANNERS["llama.cpp"], patience=patience).summarise(different(6), words=60)
    assert all("Loading model" in result.reason for result in results if isinstance(result, SummaryError))
    assert 300 <= patience.now <= 310


@pytest.mark.parametrize("name", ["llama.cpp", "vLLM"])
def test_a_server_that_reads_too_little_at_once_is_told_with_the_key(name: str) -> None:
    with model_server(Model(MANNERS[name], context=100)) as server:
        (result,) = by(server, MANNERS[name]).summarise([quake()], words=60)
    assert isinstance(result, SummaryError)
    assert "set `context`" in result.reason


@pytest.mark.parametrize("name", ["llama.cpp", "vLLM"])
def test_a_server_that_reads_less_at_once_than_was_thought_gets_fewer_reports(name: str) -> None:
    with model_server(Model(MANNERS[name], context=240)) as server:
        results = by(server, MANNERS[name]).summarise([quake(), quake(), *different(1)], words=60)
        first, last = server.asked[0].prompt, server.asked[-2].prompt
    assert all(isinstance(result, Summary) for result in results)
    assert "\n2. " in first
    assert first.splitlines()[-1] == last.splitlines()[-1]  # what is asked for stays


@pytest.mark.parametrize("name", ["llama.cpp", "vLLM"])
def test_where_a_long_prompt_leaves_no_room_for_the_usual_answer_it_may_be_shorter(
    name: str, expected: list[str]
) -> None:
    with model_server(Model(MANNERS[name], context=1200)) as server:
        results = by(server, MANNERS[name]).summarise([quake(), *different(2)], words=60)
        limits = ["max_tokens" in asked.body for asked in server.asked]
        assert all(asked.body["temperature"] == 0 for asked in server.asked)
    assert texts(results) == expected
    assert limits == [True, False, True, True]  # the others are short


def test_a_prompt_that_a_server_cuts_is_counted() -> None:
    with model_server(Model(MANNERS["Ollama"], context=96)) as server:
        mine = by(server, MANNERS["Ollama"])
        mine.summarise([quake(), *different(1)], words=60)
    assert mine.spent()["summarise/prompts cut short"] >= 1


def test_ollamas_own_door_streams_unless_that_is_refused() -> None:
    """The fake server answers like the real one at an address that Digest does not use."""
    from digest.web.posting import get_json, post_json

    body = {"model": MODEL, "messages": [{"role": "user", "content": "1. One. \n2. Two."}]}
    with model_server(Model(MANNERS["Ollama"])) as server:
        root = server.url.removesuffix("/v1")
        assert get_json(f"{root}/api/version") == {"version": "0.12.6"}
        with pytest.raises(FetchError, match="not JSON"):
            post_json(f"{root}/api/chat", body)
        assert post_json(f"{root}/api/chat", {**body, "stream": False})["done"] is True
