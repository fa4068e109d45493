"""A deliverer with what its readers want stays the deliverer that it was."""

from __future__ import annotations

from digest.deliver import channel_of, deliver_test
from digest.deliver.subscribed import subscribed
from digest.deliver.wishes import subscription_of
from digest.models import Rendering, Subscription
from digest.protocols import Deliverer, Probing
from digest.report import Report
from tests.builders import NOON

WEEKLY = Subscription(editions=("weekly",))


class _Pigeon:
    channel = "pigeon"
    colour = "grey"

    def __init__(self) -> None:
        self.sent: list[str] = []

    def targets(self) -> tuple[str, ...]:
        return ("loft",)

    def deliver(self, rendering: Rendering, target: str) -> None:
        del rendering
        self.sent.append(target)


class _Asked(_Pigeon):
    def probe(self) -> str:
        return "it coos"


class _Nameless:
    def targets(self) -> tuple[str, ...]:
        return ()

    def deliver(self, rendering: Rendering, target: str) -> None:
        del rendering, target


def test_it_sends_as_before_and_says_what_its_readers_want() -> None:
    pigeon = _Pigeon()
    made = subscribed(pigeon, WEEKLY)
    assert isinstance(made, Deliverer)
    assert (channel_of(made), subscription_of(made)) == ("pigeon", WEEKLY)
    assert deliver_test([made], now=NOON, report=Report()) == ["loft"]
    assert pigeon.sent == ["loft"]
    assert getattr(made, "colour") == "grey"  # noqa: B009  (whatever else a plug-in has)


def test_it_can_be_probed_only_where_the_deliverer_can() -> None:
    asked = subscribed(_Asked(), WEEKLY)
    assert isinstance(asked, Probing)
    assert asked.probe() == "it coos"
    assert not isinstance(subscribed(_Pigeon(), WEEKLY), Probing)


def test_a_plug_in_that_does_not_say_its_channel_is_still_called_by_its_class() -> None:
    nameless: Deliverer = _Nameless()  # type: ignore[assignment]
    assert channel_of(subscribed(nameless, WEEKLY)) == "_Nameless"
