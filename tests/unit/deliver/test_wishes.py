"""What the readers of a channel want of an edition."""

from __future__ import annotations

from digest.deliver.wishes import bodies_for, is_wanted, subscription_of
from digest.models import Rendering, Subscription
from tests.fakes.renderings import edition


class _Plain:
    channel = "plain"

    def targets(self) -> tuple[str, ...]:
        return ()

    def deliver(self, rendering: Rendering, target: str) -> None:
        del rendering, target


def test_a_channel_that_says_nothing_wants_every_edition_as_it_is() -> None:
    usual = subscription_of(_Plain())
    rendering = Rendering(edition=edition(), files={}, messages={"subject": "All of it"})
    assert is_wanted(edition(), usual)
    assert bodies_for(rendering, usual) == {"subject": "All of it"}


def test_a_channel_gets_the_editions_that_it_names_and_no_other() -> None:
    weekly = Subscription(editions=("weekly",))
    assert is_wanted(edition(plan_id="weekly"), weekly)
    assert not is_wanted(edition(plan_id="morning"), weekly)


def test_bodies_made_for_a_subscription_go_before_the_usual_ones() -> None:
    rendering = Rendering(
        edition=edition(),
        files={},
        messages={"subject": "All of it"},
        letters={"ann": {"subject": "A part"}},
    )
    assert bodies_for(rendering, Subscription(id="ann")) == {"subject": "A part"}
    assert bodies_for(rendering, Subscription(id="bob")) == {"subject": "All of it"}
