"""What every fetcher keeps to, the one that tests use included: else they would test a world that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.errors import FetchError
from digest.models import Request, Response
from digest.protocols import Fetcher
from digest.web.fetcher import HttpFetcher, Options
from tests.fakes.web import FakeFetcher
from tests.web.server import ETAG, FEED, remembers, says, serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=["fake", "http"])
def site(request: pytest.FixtureRequest) -> Iterator[tuple[Fetcher, str]]:
    """A fetcher, and the address of a site with a feed, a broken page and nothing else."""
    with serving({"/rss": remembers, "/broken": says(b"", status="500 Oops")}) as server:
        root = server.url("")
        if request.param == "http":
            fetcher: Fetcher = HttpFetcher(Options(allow_private=("127.0.0.1",)))
        else:
            fetcher = FakeFetcher(
                {
                    f"{root}/rss": Response(
                        url=f"{root}/rss", final_url=f"{root}/rss", status=200, body=FEED, etag=ETAG
                    ),
                    f"{root}/broken": FetchError(f"{root}/broken", "the server answered 500", status=500),
                }
            )
        yield fetcher, root
        fetcher.close()
        fetcher.close()


def test_it_is_a_fetcher(site: tuple[Fetcher, str]) -> None:
    assert isinstance(site[0], Fetcher)


def test_an_answer_says_what_was_asked_and_where_it_came_from(site: tuple[Fetcher, str]) -> None:
    fetcher, root = site
    response = fetcher.fetch(Request(url=f"{root}/rss"))
    assert (response.url, response.final_url, response.status) == (f"{root}/rss", f"{root}/rss", 200)
    assert (response.body, response.etag) == (FEED, ETAG)


def test_what_has_not_changed_has_no_body(site: tuple[Fetcher, str]) -> None:
    fetcher, root = site
    response = fetcher.fetch(Request(url=f"{root}/rss", etag=ETAG))
    assert response.is_unchanged
    assert response.body == b""


@pytest.mark.parametrize(("path", "status"), [("/broken", 500), ("/nowhere", 404)])
def test_every_other_status_is_an_error_that_names_it(
    site: tuple[Fetcher, str], path: str, status: int
) -> None:
    fetcher, root = site
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(Request(url=root + path))
    assert caught.value.status == status
    assert caught.value.subject == root + path


def test_many_requests_give_one_outcome_each_beside_its_key(site: tuple[Fetcher, str]) -> None:
    fetcher, root = site
    asked = [(number, Request(url=f"{root}/rss")) for number in range(20)]
    asked += [(99, Request(url=f"{root}/broken")), (100, Request(url="ftp://wire.example/"))]
    outcomes = list(fetcher.fetch_all(iter(asked)))
    assert sorted(key for key, _ in outcomes) == [*range(20), 99, 100]
    found = dict(outcomes)
    assert isinstance(found[7], Response)
    assert found[7].body == FEED
    assert isinstance(found[99], FetchError)
    assert found[99].status == 500
    assert isinstance(found[100], FetchError)


def test_nothing_asked_gives_nothing(site: tuple[Fetcher, str]) -> None:
    assert list(site[0].fetch_all([])) == []
