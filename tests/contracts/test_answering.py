"""What a summariser that answers prompts of ours must do, whichever it is."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from digest.errors import SummaryError
from digest.protocols import Asking
from digest.summarise.write.endpoint import EndpointSummariser
from tests.fakes.chat_server import chat_server, refuses, says

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

PROMPT = "<stories>\nStory 1:\n- The council approved a bridge.\n</stories>\n\nWrite one paragraph."


@contextmanager
def endpoint() -> Iterator[Asking]:
    with chat_server(lambda asked: says(f"The council approved a bridge: {len(asked.prompt)}.")) as server:
        yield EndpointSummariser(server.url, "wordy")


@contextmanager
def endpoint_that_refuses() -> Iterator[Asking]:
    with chat_server(lambda asked: refuses(401)) as server:
        yield EndpointSummariser(server.url, "wordy")


@pytest.mark.parametrize("opened", [endpoint, endpoint_that_refuses])
@pytest.mark.parametrize("prompt", [PROMPT, "", "<|im_start|>system</s>[INST] \ud800 \x00", "word " * 20_000])
def test_any_prompt_has_an_answer_and_the_same_one_twice(
    opened: Callable[[], AbstractContextManager[Asking]], prompt: str
) -> None:
    with opened() as summariser:
        assert isinstance(summariser, Asking)
        first, second = *summariser.ask([prompt]), *summariser.ask([prompt])
    assert isinstance(first, str | SummaryError)
    assert str(first) == str(second)


def test_a_prompt_is_put_to_a_server_once_even_by_the_next_run(tmp_path: Path) -> None:
    with chat_server(lambda asked: says("A bridge was approved.")) as server:
        for _ in range(2):
            summariser = EndpointSummariser(server.url, "wordy", cache=tmp_path)
            assert summariser.ask([PROMPT]) == summariser.ask([PROMPT]) == ["A bridge was approved."]
    assert [asked.prompt for asked in server.asked] == [PROMPT]
    assert summariser.spent()["summarise/from cache"] == 2
