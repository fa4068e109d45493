"""A webhook: signed, the same at each retry, bounded, and kept out of networks that are not the user's."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from functools import cache
from typing import TYPE_CHECKING

import pytest

from digest.deliver.webhook import MAX_BYTES, WebhookDeliverer, body_of, key_of, signed
from digest.errors import DeliveryError
from digest.models import Rendering
from digest.render import Options, render
from digest.secret import Secret
from tests.fakes import editions
from tests.fakes.hooks import TOKEN, Hook, hook
from tests.fakes.renderings import edition, rendering

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def receiver() -> Iterator[Hook]:
    with hook() as made:
        yield made


@cache
def wire() -> Rendering:
    return render(editions.edition(), earlier=(), options=Options(site=editions.SITE))


def test_the_signature_is_the_one_of_the_specification() -> None:
    """The example of standard-webhooks/spec, of which the signature was worked out with openssl."""
    key = key_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = signed("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}', [key])
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_receiver_can_check_what_it_is_posted(receiver: Hook) -> None:
    receiver.deliverer(secret=lambda: "old new").deliver(wire(), "HOOK")
    ((headers, body),) = receiver.taken
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    signatures = [
        "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
        for key in (b"old", b"new")
    ]
    assert headers["webhook-signature"].split(" ") == signatures
    assert headers["content-type"] == "application/json"


def test_the_body_has_stories_with_headline_link_outlet_and_cited_sentences(receiver: Hook) -> None:
    receiver.deliverer().deliver(wire(), "HOOK")
    ((headers, body),) = receiver.taken
    posted = json.loads(body)
    assert (posted["type"], posted["timestamp"]) == ("edition", editions.edition().made_at.isoformat())
    story = posted["data"]["sections"][0]["stories"][0]
    assert story["headline"] == "Council approves the third Alder bridge after a night of talks"
    assert story["link"].endswith("/2026/03/05/morning/#alderholm-bridge-7c1f")
    assert story["sentences"][0]["citations"][0]["outlet"] == "Alder Courier"
    assert "webhook-signature" not in headers


def test_id_and_body_are_the_same_at_each_retry_and_others_for_another_edition(receiver: Hook) -> None:
    deliverer = receiver.deliverer()
    for letter in (wire(), wire(), rendering()):
        deliverer.deliver(letter, "HOOK")
    ids = [headers["webhook-id"] for headers, _ in receiver.taken]
    bodies = [body for _, body in receiver.taken]
    assert ids[0] == ids[1]
    assert bodies[0] == bodies[1]
    assert bodies[2] != bodies[0]


def test_two_papers_that_post_to_one_program_have_ids_of_their_own(receiver: Hook) -> None:
    for title in ("Morning Wire", "Sea News"):
        receiver.deliverer().deliver(rendering(title=title), "HOOK")
    assert len({headers["webhook-id"] for headers, _ in receiver.taken}) == 2


def test_the_short_form_is_small(receiver: Hook) -> None:
    receiver.deliverer(form="short").deliver(wire(), "HOOK")
    posted = json.loads(receiver.taken[0][1])
    story = posted["data"]["sections"][0]["stories"][0]
    assert set(story) == {"headline", "link", "outlet", "status"}
    assert "third bridge" in posted["data"]["text"]


def test_a_body_is_bounded_and_says_how_many_stories_it_leaves_out() -> None:
    outline = json.loads(wire().messages["outline"])
    (section, *_) = outline["sections"]
    section["stories"] = section["stories"][:1] * 400
    outline["sections"] = [section]
    large = Rendering(edition=edition(), files={}, messages={"outline": json.dumps(outline)})
    body = body_of(large, "json")
    assert len(body) <= MAX_BYTES
    kept = json.loads(body)["data"]
    assert len(kept["sections"][0]["stories"]) + kept["left_out"] == 400


@pytest.mark.parametrize("status", [301, 400, 404, 429, 500, 503])
def test_what_is_not_taken_is_tried_again_and_tells_no_secret(receiver: Hook, status: int) -> None:
    receiver.faults["status"] = status
    receiver.headers = {"Location": "http://127.0.0.1:1/elsewhere"}
    with pytest.raises(DeliveryError, match=rf"{status}.*tried again") as caught:
        receiver.deliverer().deliver(wire(), "HOOK")
    assert not caught.value.is_final
    assert TOKEN not in str(caught.value)
    assert receiver.asked == 1


def test_a_webhook_that_is_gone_is_given_up(receiver: Hook) -> None:
    receiver.faults["status"] = 410
    with pytest.raises(DeliveryError, match="gone") as caught:
        receiver.deliverer().deliver(wire(), "HOOK")
    assert caught.value.is_final


def test_a_server_that_asks_for_a_pause_gets_one(receiver: Hook) -> None:
    receiver.faults["status"], receiver.headers = 429, {"Retry-After": "1200"}
    deliverer = receiver.deliverer()
    with pytest.raises(DeliveryError, match="429"):
        deliverer.deliver(wire(), "HOOK")
    with pytest.raises(DeliveryError, match=r"asked for a pause: it is tried again in 1[12][0-9][0-9] s"):
        deliverer.deliver(wire(), "HOOK")
    assert receiver.asked == 1


def test_a_private_address_is_asked_only_where_feeds_yaml_allows_it(receiver: Hook) -> None:
    https = receiver.url.replace("http:", "https:")
    with pytest.raises(DeliveryError, match="not on the public internet"):
        receiver.deliverer(url=lambda: https, allow_private=()).deliver(wire(), "HOOK")
    with pytest.raises(DeliveryError, match="not on the public internet"):
        receiver.deliverer(allow_private=()).deliver(wire(), "HOOK")
    assert receiver.asked == 0


def test_nothing_is_posted_in_the_clear_to_the_internet() -> None:
    deliverer = WebhookDeliverer(url=lambda: f"http://hooks.example.org/{TOKEN}", name="HOOK")
    with pytest.raises(DeliveryError, match="use https") as caught:
        deliverer.deliver(wire(), "HOOK")
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("url", ["", "hooks", "https://", "https://[::1/x", "ftp://a.example/x"])
def test_an_address_that_is_none_is_said_without_repeating_it(url: str) -> None:
    with pytest.raises(DeliveryError, match=r"HOOK"):
        WebhookDeliverer(url=lambda: url, name="HOOK").deliver(wire(), "HOOK")


def test_a_secret_that_cannot_be_read_and_a_variable_that_is_not_set_are_said() -> None:
    bad = WebhookDeliverer(url=lambda: "https://a.example/", secret=lambda: "whsec_***", name="HOOK")
    with pytest.raises(DeliveryError, match="after whsec_ stands base64"):
        bad.deliver(wire(), "HOOK")
    with pytest.raises(DeliveryError, match="the environment has no HOOK: set it"):
        WebhookDeliverer(url=Secret("${HOOK}", {}), name="HOOK").deliver(wire(), "HOOK")
