"""What every store must do. PostgreSQL takes part when ``DIGEST_TEST_POSTGRES`` holds its address."""

from __future__ import annotations

import os
import shutil
import threading
import uuid
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from digest.errors import StoreError
from digest.models import (
    PUBLISHED,
    Bullet,
    Difference,
    Edition,
    Evidence,
    Fate,
    FeedHealth,
    Fetched,
    Heading,
    Ledger,
    LedgerLine,
    Letter,
    Mailing,
    Manifest,
    Material,
    Memory,
    Minute,
    Plan,
    Quote,
    Rank,
    Receipt,
    Section,
    Slot,
    Spent,
    Status,
    StoryRecord,
    Thread,
    Told,
    Trouble,
    Trust,
    Update,
    Version,
)
from digest.protocols import Store
from digest.store import open_store
from digest.store.memory import MemoryStore
from digest.store.sql import SqlStore
from tests.builders import NOON, article, at, brief, entry, feed_state, sentence, story, window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.models import Entry

POSTGRES = os.environ.get("DIGEST_TEST_POSTGRES", "")
WIRE = "https://wire.example/rss"
OTHER = "https://other.example/atom"


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database: made once and copied, because making the tables takes a third of a second."""
    path = tmp_path_factory.mktemp("empty") / "digest.db"
    SqlStore(str(path)).close()
    return path


@pytest.fixture(
    params=[
        "memory",
        "sqlite",
        pytest.param(
            "postgresql",
            marks=pytest.mark.skipif(not POSTGRES, reason="DIGEST_TEST_POSTGRES names no PostgreSQL"),
        ),
    ]
)
def store(request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path) -> Iterator[Store]:
    if request.param == "postgresql":
        with _own_schema() as url:
            yield from _opened(SqlStore(url))
    elif request.param == "sqlite":
        shutil.copy(empty_database, tmp_path / "digest.db")
        yield from _opened(SqlStore(str(tmp_path / "digest.db")))
    else:
        yield from _opened(MemoryStore())


@contextmanager
def _own_schema() -> Iterator[str]:
    """The address of a schema of the test's own on the server; dropped afterwards."""
    url = sa.make_url(POSTGRES).set(drivername="postgresql+psycopg")
    name = f"digest_test_{uuid.uuid4().hex}"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    try:
        own = url.update_query_dict({"options": f"-csearch_path={name}"})
        yield own.render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
        engine.dispose()


def _opened(store: Store) -> Iterator[Store]:
    yield store
    store.close()


def edition(slug: str = "2026/03/05/daily", until: float = 0, **changes: Any) -> Edition:
    values: dict[str, Any] = {
        "slug": slug,
        "plan_id": slug.rpartition("/")[2],
        "title": "Digest",
        "label": "Daily",
        "language": "en",
        "timezone": "Europe/Berlin",
        "window": window(until - 24, until),
        "made_at": at(until),
        "sections": (Section(name="", lead=(brief(),)),),
    }
    return Edition(**{**values, **changes})


def publish(store: Store, slug: str = "2026/03/05/daily") -> None:
    """Remember that the edition was published."""
    store.add_receipt(Receipt(edition_slug=slug, channel=PUBLISHED, target="folder", at=NOON))


def material(**changes: Any) -> Material:
    values: dict[str, Any] = {"window": window(), "made_at": NOON, "plan": Plan(), "articles": (article(),)}
    return Material(**{**values, **changes})


def record(story_id: str = "bridge", last_seen: float = -1, **changes: Any) -> StoryRecord:
    values: dict[str, Any] = {
        "id": story_id,
        "article_urls": ("https://outlet1.example/news/1",),
        "headline": "Council approves new bridge",
        "first_seen": at(-20),
        "last_seen": at(last_seen),
    }
    return StoryRecord(**{**values, **changes})


def slot(local: str = "2026-03-05T07:00", edition_id: str = "morning", hours: float = -6) -> Slot:
    return Slot(edition_id=edition_id, local=local, at=at(hours))


def fetched(store: Store, *entries: Entry) -> None:
    """A reading of the wire's feed that offered `entries`."""
    store.record_fetch(feed_state(), [(one, f"print-{one.guid}") for one in entries])


# ------------------------------------------------------------------------------ feeds and entries


def test_it_is_a_store(store: Store) -> None:
    assert isinstance(store, Store)


def test_a_feed_that_was_never_asked_has_no_state(store: Store) -> None:
    assert store.feed_states([WIRE]) == {}


def test_every_field_of_a_feeds_state_comes_back(store: Store) -> None:
    state = feed_state(
        title="Wire",
        site_url="https://wire.example",
        etag='"abc"',
        last_modified="Thu, 05 Mar 2026 12:00:00 GMT",
        body_hash="0f",
        changed_at=at(-1),
        next_fetch_at=at(0.5) + timedelta(microseconds=1),
        failures=3,
        last_error="timed out",
        is_gone=True,
        moved_to="https://wire.example/new",
        moved_count=2,
        moved_since=at(-30),
    )
    store.record_fetch(state, [])
    assert store.feed_states([OTHER, WIRE]) == {WIRE: state}


def test_a_later_reading_replaces_the_state(store: Store) -> None:
    store.record_fetch(feed_state(failures=3), [])
    store.record_fetch(feed_state(failures=0), [])
    assert store.feed_states([WIRE])[WIRE].failures == 0


def test_the_states_of_two_thousand_feeds_can_be_asked_for_at_once(store: Store) -> None:
    store.record_fetch(feed_state(), [])
    urls = [f"https://feed{number}.example/rss" for number in range(2000)]
    assert list(store.feed_states([*urls, WIRE])) == [WIRE]


def test_a_new_entry_is_known_and_pending(store: Store) -> None:
    fetched(store, entry(1))
    assert store.known_guids(WIRE) == {"guid-1": "print-guid-1"}
    assert store.pending_entries() == [entry(1)]


@pytest.mark.parametrize(
    "text", ["'); DROP TABLE entries; --", "%s %(x)s :x ?", '"; DELETE FROM articles', "\\' OR 1=1"]
)
def test_text_that_reads_like_a_query_is_kept_as_text(store: Store, text: str) -> None:
    odd = entry(1, guid=text, title=text, byline=text, summary=text)
    fetched(store, odd, entry(2))
    store.record_article(odd, article(1, headline=text, publisher=text, text=text))
    assert store.pending_entries() == [entry(2)]
    assert set(store.known_guids(WIRE)) == {text, "guid-2"}
    assert [(found.headline, found.publisher, found.text) for found in store.articles(window())] == [
        (text, text, text)
    ]


def test_one_guid_in_two_feeds_is_two_entries(store: Store) -> None:
    there = entry(1, feed_url=OTHER)
    fetched(store, entry(1))
    store.record_fetch(feed_state(OTHER), [(there, "other")])
    assert store.known_guids(OTHER) == {"guid-1": "other"}
    assert store.pending_entries() == [there, entry(1)]


def test_pending_entries_come_oldest_first(store: Store) -> None:
    late, early = entry(1, first_seen=at(-1)), entry(2, first_seen=at(-3))
    fetched(store, late, early)
    assert store.pending_entries() == [early, late]


def test_a_changed_entry_is_read_again_but_keeps_when_it_was_first_seen(store: Store) -> None:
    fetched(store, entry(1))
    store.record_article(entry(1), article(1))
    changed = entry(1, title="Council rejects bridge", first_seen=at(0))
    store.record_fetch(feed_state(), [(changed, "new print")])
    assert store.pending_entries() == [replace(changed, first_seen=at(-1))]
    assert store.known_guids(WIRE) == {"guid-1": "new print"}


def test_a_guid_offered_twice_in_one_reading_is_one_entry_the_later_one(store: Store) -> None:
    first, second = entry(1, title="first", first_seen=at(-9)), entry(1, title="second")
    store.record_fetch(feed_state(), [(first, "a"), (second, "b")])
    assert store.pending_entries() == [second]
    assert store.known_guids(WIRE) == {"guid-1": "b"}


def test_the_readings_of_several_feeds_are_kept_together(store: Store) -> None:
    there = entry(1, feed_url=OTHER)
    store.record_fetches(
        [
            Fetched(state=feed_state(failures=1)),
            Fetched(
                state=feed_state(OTHER), entries=((there, "a"),), capped=((entry(2, feed_url=OTHER), "b"),)
            ),
        ]
    )
    assert store.feed_states([WIRE, OTHER]).keys() == {WIRE, OTHER}
    assert store.known_guids(OTHER) == {there.guid: "a", entry(2).guid: "b"}
    assert store.pending_entries() == [there]


def test_a_capped_entry_is_remembered_and_never_read(store: Store) -> None:
    store.record_fetch(feed_state(), [], capped=[(entry(1), "capped print")])
    assert store.known_guids(WIRE) == {"guid-1": "capped print"}
    assert store.pending_entries() == []
    fetched(store, entry(1))
    assert store.pending_entries() == []
    assert store.known_guids(WIRE) == {"guid-1": "print-guid-1"}
    assert [line.fate for line in store.fates(window())] == [Fate.CAPPED]


def test_capping_does_not_take_back_an_entry_that_is_known(store: Store) -> None:
    fetched(store, entry(1))
    store.record_fetch(feed_state(), [], capped=[(entry(1), "capped print")])
    assert store.pending_entries() == [entry(1)]
    assert store.known_guids(WIRE) == {"guid-1": "print-guid-1"}


def test_a_reading_of_a_thousand_entries_is_kept_whole(store: Store) -> None:
    fetched(store, *(entry(number) for number in range(1200)))
    fetched(store, *(entry(number, title="again") for number in range(1200)))
    assert {one.title for one in store.pending_entries()} == {"again"}
    assert len(store.pending_entries()) == len(store.known_guids(WIRE)) == 1200


def test_odd_letters_and_long_texts_come_back_as_they_were(store: Store) -> None:
    odd = entry(1, guid='it\'s "1"; -- 漢字 🗞 \u202e', title="' OR 1=1", html="<p>é</p>" * 10_000)
    fetched(store, odd)
    assert store.pending_entries() == [odd]
    assert list(store.known_guids(WIRE)) == [odd.guid]


# ------------------------------------------------------------------------------ articles


def test_an_article_settles_its_entry(store: Store) -> None:
    fetched(store, entry(1), entry(2))
    store.record_article(entry(1), article(1))
    assert store.pending_entries() == [entry(2)]
    assert store.articles(window()) == [article(1)]


def test_every_field_of_an_article_comes_back(store: Store) -> None:
    full = article(
        byline="Ada Lund",
        owner="Example Group",
        credit="Reuters",
        dateline="ALDERVILLE, March 4",
        is_paywalled=True,
        is_day_only=True,
        tags=("bridges", "world"),
        edits=("dateline", "look-alike letters"),
        text="Zwölf Brücken.\n\nЭто " * 500,
    )
    store.record_article(entry(1), full)
    assert store.articles(window()) == [full]


def test_an_article_can_be_kept_for_an_entry_that_no_reading_brought(store: Store) -> None:
    store.record_article(entry(1), article(1))
    assert store.articles(window()) == [article(1)]
    assert store.entry_counts(window()) == {WIRE: 1}
    assert store.pending_entries() == []


def test_the_longer_text_of_one_address_wins(store: Store) -> None:
    short, long = article(1, text="Short.", byline="A"), article(1, text="Much longer.", byline="B")
    store.record_article(entry(1), long)
    store.record_article(entry(2), short)
    assert [(one.text, one.byline) for one in store.articles(window())] == [("Much longer.", "B")]
    store.record_article(entry(3), replace(long, text="The longest of them all."))
    assert [one.text for one in store.articles(window())] == ["The longest of them all."]


def test_feeds_and_tags_of_one_address_are_united_and_the_earlier_dates_kept(store: Store) -> None:
    first = article(1, feed_urls=("b",), tags=("world",), published=at(-2), first_seen=at(-3))
    second = article(1, feed_urls=("a", "b"), tags=("uk",), published=at(-5), first_seen=at(-1))
    store.record_article(entry(1), first)
    store.record_article(entry(2), second)
    (stands,) = store.articles(window())
    assert (stands.feed_urls, stands.tags) == (("a", "b"), ("uk", "world"))
    assert (stands.published, stands.first_seen) == (at(-5), at(-3))


def test_a_date_known_is_kept_over_none(store: Store) -> None:
    store.record_article(entry(1), article(1, published=None))
    store.record_article(entry(2), article(1, published=at(-4), is_day_only=True))
    (stands,) = store.articles(window())
    assert (stands.published, stands.is_day_only) == (at(-4), True)


def test_which_of_two_equal_pages_came_first_does_not_matter(tmp_path: Path) -> None:
    one, other = article(1, headline="A bridge"), article(1, headline="Bridge approved")
    stands = []
    for first, second in [(one, other), (other, one)]:
        store = MemoryStore()
        store.record_article(entry(1), first)
        store.record_article(entry(2), second)
        stands += store.articles(window())
    assert stands[0] == stands[1]


def test_a_correction_by_the_same_entry_counts_even_at_the_same_length(store: Store) -> None:
    store.record_article(entry(1), article(1, text="It costs 40 million."))
    store.record_article(entry(1), article(1, text="It costs 90 million."))
    assert [one.text for one in store.articles(window())] == ["It costs 90 million."]
    assert store.fates(window()) == []


def test_a_correction_by_the_same_entry_may_be_a_little_shorter_but_not_lose_much(store: Store) -> None:
    store.record_article(entry(1), article(1, text="The bridge costs 40 million."))
    store.record_article(entry(1), article(1, text="The bridge costs 9 million."))
    assert [one.text for one in store.articles(window())] == ["The bridge costs 9 million."]
    for lost in (
        article(1, text="The bridge costs."),
        article(1, text="The bridge costs 9 millions", evidence=Evidence.BLURB),
    ):
        store.record_article(entry(1), lost)
        assert [one.text for one in store.articles(window())] == ["The bridge costs 9 million."]


def test_the_second_entry_of_an_article_is_merged_and_the_first_is_not(store: Store) -> None:
    fetched(store, entry(1), entry(2))
    store.record_article(entry(1), article(1))
    store.record_article(entry(2), article(1))
    (line,) = store.fates(window())
    assert (line.guid, line.fate, line.article_url) == ("guid-2", Fate.MERGED, article(1).url)
    store.record_article(entry(1), article(1))
    assert [line.guid for line in store.fates(window())] == ["guid-2"]


def test_an_entry_that_moves_to_another_address_does_not_leave_a_second_article(store: Store) -> None:
    store.record_article(entry(1), article(1))
    store.record_article(entry(1), article(2))
    assert store.articles(window()) == [article(2)]
    assert store.fates(window()) == []


def test_an_article_left_by_its_entry_goes_to_the_next_one_that_gave_it(store: Store) -> None:
    for number in (1, 2, 3):
        store.record_article(entry(number), article(1))
    store.record_article(entry(1), article(2))
    assert {one.url for one in store.articles(window())} == {article(1).url, article(2).url}
    assert [line.guid for line in store.fates(window())] == ["guid-3"]


def test_a_failure_settles_the_entry_and_says_why(store: Store) -> None:
    fetched(store, entry(1))
    store.record_failure(entry(1), "the page is empty")
    assert store.pending_entries() == []
    assert store.fates(window()) == [
        LedgerLine(
            feed_url=WIRE,
            title=entry(1).title,
            url=entry(1).url,
            fate=Fate.FAILED,
            detail="the page is empty",
            guid="guid-1",
        )
    ]


def test_an_article_stands_though_reading_it_again_failed(store: Store) -> None:
    fetched(store, entry(1))
    store.record_article(entry(1), article(1))
    fetched(store, entry(1, title="changed"))
    assert store.fates(window()) == []
    store.record_failure(entry(1), "the page is gone")
    assert store.articles(window()) == [article(1)]
    assert store.fates(window()) == []


def test_a_failed_entry_that_changes_is_tried_again(store: Store) -> None:
    store.record_failure(entry(1), "the page is empty")
    fetched(store, entry(1, title="changed"))
    assert [line.fate for line in store.fates(window())] == [Fate.PENDING]
    assert [line.detail for line in store.fates(window())] == [""]


def test_the_window_takes_its_first_moment_and_leaves_its_last(store: Store) -> None:
    for number, hours in enumerate([-24.001, -24, -1, 0]):
        store.record_article(
            entry(number, published=at(hours), first_seen=at(1)),
            article(number, published=at(hours), first_seen=at(1)),
        )
    assert [one.published for one in store.articles(window())] == [at(-24), at(-1)]
    assert store.entry_counts(window()) == {WIRE: 2}


def test_an_article_dated_in_the_future_counts_from_when_it_was_seen(store: Store) -> None:
    store.record_article(entry(1), article(1, published=at(100), first_seen=at(-1)))
    store.record_article(entry(2), article(2, published=None, first_seen=at(-2)))
    assert [one.url for one in store.articles(window())] == [article(2).url, article(1).url]


def test_articles_of_one_moment_come_by_address(store: Store) -> None:
    for number in (3, 1, 2):
        store.record_article(entry(number), article(number, published=at(-1)))
    assert [one.url for one in store.articles(window())] == [article(number).url for number in (1, 2, 3)]


def test_fates_come_by_feed_and_guid_and_only_of_the_window(store: Store) -> None:
    there = entry(9, feed_url=OTHER)
    old = entry(4, published=at(-50))
    fetched(store, entry(2), entry(1), old)
    store.record_fetch(feed_state(OTHER), [], capped=[(there, "print")])
    assert [(line.feed_url, line.guid, line.fate) for line in store.fates(window())] == [
        (OTHER, "guid-9", Fate.CAPPED),
        (WIRE, "guid-1", Fate.PENDING),
        (WIRE, "guid-2", Fate.PENDING),
    ]
    assert store.entry_counts(window()) == {OTHER: 1, WIRE: 2}


# ------------------------------------------------------------------------------ the lines of sites


def site_text(store: Store, *texts: str, hours: float = 0, since: float = -100, limit: int = 9) -> None:
    """Texts of a site, each named by its address and known by two marks."""
    marks = {url: (f"s{url}", "lmenu") for url in texts}
    store.record_site_texts("wire.example", marks, at=at(hours), since=at(since), limit=limit)


def test_the_texts_of_a_site_come_back_latest_first(store: Store) -> None:
    assert store.site_texts("wire.example") == []
    site_text(store, "a", hours=-2)
    site_text(store, "c", "b", hours=-1)
    assert store.site_texts("wire.example") == [("sb", "lmenu"), ("sc", "lmenu"), ("sa", "lmenu")]
    assert store.site_texts("other.example") == []


def test_a_text_read_again_replaces_what_was_known_of_its_address(store: Store) -> None:
    site_text(store, "a", "b", hours=-2)
    store.record_site_texts("wire.example", {"a": ("snew",)}, at=at(-1), since=at(-9), limit=9)
    assert store.site_texts("wire.example") == [("snew",), ("sb", "lmenu")]


def test_a_text_without_lines_is_one_without_marks(store: Store) -> None:
    store.record_site_texts("wire.example", {"a": ()}, at=at(0), since=at(-9), limit=9)
    assert store.site_texts("wire.example") == [()]


def test_texts_too_old_or_too_many_are_forgotten(store: Store) -> None:
    store.record_site_texts("other.example", {"x": ("sx",)}, at=at(-8), since=at(-100), limit=9)
    site_text(store, "old", hours=-8)
    site_text(store, "edge", "a", "b", hours=-5, since=-5)
    assert store.site_texts("other.example") == []
    assert [marks[0] for marks in store.site_texts("wire.example")] == ["sa", "sb", "sedge"]
    site_text(store, "c", hours=-1, limit=2)
    assert [marks[0] for marks in store.site_texts("wire.example")] == ["sc", "sa"]


def test_a_site_with_very_many_texts_keeps_the_latest(store: Store) -> None:
    site_text(store, *(f"{number:04}" for number in range(1500)), limit=700)
    assert len(store.site_texts("wire.example")) == 700


# ------------------------------------------------------------------------------ what models cost


def test_what_is_spent_adds_up_by_the_day(store: Store) -> None:
    assert store.spend("2026-03-05", Spent()) == Spent()
    assert store.spend("2026-03-05", Spent(tokens=900, millionths=2200)) == Spent(tokens=900, millionths=2200)
    assert store.spend("2026-03-06", Spent(tokens=5)) == Spent(tokens=5)
    assert store.spend("2026-03-05", Spent(tokens=-100)) == Spent(tokens=800, millionths=2200)


def test_what_many_threads_spend_at_once_is_all_counted(store: Store) -> None:
    threads = [
        threading.Thread(target=store.spend, args=("2026-03-05", Spent(tokens=number)))
        for number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.spend("2026-03-05", Spent()).tokens == sum(range(20))


# ------------------------------------------------------------------------------ editions


def test_an_edition_with_everything_in_it_comes_back(store: Store) -> None:
    one = sentence()
    printed = brief(
        story(copies=(), rank=Rank(score=1 / 3, terms=(("independent", 1.1), ("fresh", -1e-17)))),
        differences=(
            Difference(
                about="cost",
                versions=(
                    Version(publisher="A", wording="40 million", citation=one.citations[0], at=NOON),
                    Version(publisher="B", wording="90 million", citation=one.citations[0], at=at(1)),
                ),
            ),
        ),
        quotes=(Quote(text="“Never”", speaker="Ada Lund", citations=one.citations),),
        status=Status.UPDATED,
        day=2,
        updates=(Update(sentence=one, since="2026/03/04/daily", since_at=at(-24)),),
    )
    whole = edition(
        sections=(Section(name="World", topic="world", lead=(printed,), more=(brief(),)),),
        minute=Minute(told=(Told(sentence=one, story_ids=("bridge", "x")),), method="endpoint m", replaced=1),
        in_brief=(Bullet(story_id="bridge", text="A bridge.", status=Status.NEW),),
        developing=(Thread(story_id="x", headline="X", last_edition="2026/03/04/daily", last_seen=at(-9)),),
        ledger=Ledger(
            lines=(LedgerLine(feed_url=WIRE, title="t", url="u", fate=Fate.BELOW_CUT, detail="rank 9"),),
            feeds=(FeedHealth(url=WIRE, name="Wire", error="timed out", checked_at=NOON),),
        ),
        trust=Trust(feeds_ok=1, sentences=3, supported=3),
        is_partial=True,
        manifest=Manifest(
            version="0.1.0", summariser="extractive 1", embedder="", options="{}", material_hash="0f"
        ),
    )
    made_of = material(
        memory=Memory(records=(record(),), previous_slug="2026/03/04/daily", previous_at=at(-24)),
        ledger=whole.ledger,
    )
    store.save_edition(whole, made_of, [])
    assert store.edition(whole.slug) == whole
    assert store.editions() == [whole]
    assert store.material(whole.slug) == made_of


def test_an_edition_that_was_never_made_is_none(store: Store) -> None:
    assert store.edition("2026/03/05/daily") is None
    assert store.material("2026/03/05/daily") is None
    assert store.editions() == []


def test_making_an_edition_again_replaces_it_and_its_records(store: Store) -> None:
    store.save_edition(edition(title="first"), material(), [record("a"), record("b")])
    store.save_edition(edition(title="second"), material(articles=()), [record("b", headline="new")])
    publish(store)
    assert [one.title for one in store.editions()] == ["second"]
    assert store.material("2026/03/05/daily") == material(articles=())
    known = store.memory("daily", before=at(1), since=at(-100))
    assert [(one.id, one.headline) for one in known.records] == [("b", "new")]


def test_editions_come_newest_first_and_as_many_as_asked_for(store: Store) -> None:
    for slug, until in [("2026/03/03/daily", -48), ("2026/03/05/weekly", 0), ("2026/03/05/daily", 0)]:
        store.save_edition(edition(slug, until), material(), [])
    slugs = [one.slug for one in store.editions()]
    assert slugs == ["2026/03/05/daily", "2026/03/05/weekly", "2026/03/03/daily"]
    assert [one.slug for one in store.editions(2)] == slugs[:2]


def test_the_first_day_remembers_nothing(store: Store) -> None:
    assert store.memory("daily", before=NOON, since=at(-100)) == Memory()


def test_memory_holds_the_latest_record_of_each_story(store: Store) -> None:
    store.save_edition(edition("2026/03/03/daily", -48), material(), [record("a", -50), record("b", -50)])
    publish(store, "2026/03/03/daily")
    store.save_edition(edition("2026/03/04/daily", -24), material(), [record("a", -25, days=2)])
    publish(store, "2026/03/04/daily")
    known = store.memory("daily", before=NOON, since=at(-100))
    assert known == Memory(
        records=(record("a", -25, days=2), record("b", -50)),
        previous_slug="2026/03/04/daily",
        previous_at=at(-24),
    )


def test_memory_leaves_out_other_editions_later_ones_and_the_one_being_remade(store: Store) -> None:
    store.save_edition(edition("2026/03/02/daily", -72), material(), [record("old", -73)])
    publish(store, "2026/03/02/daily")
    store.save_edition(edition("2026/03/03/daily", -48), material(), [record("remade", -49)])
    publish(store, "2026/03/03/daily")
    store.save_edition(edition("2026/03/03/weekly", -48), material(), [record("weekly", -49)])
    publish(store, "2026/03/03/weekly")
    store.save_edition(edition("2026/03/04/daily", -24), material(), [record("at the end", -25)])
    publish(store, "2026/03/04/daily")
    known = store.memory("daily", before=at(-24), since=at(-100), excluding="2026/03/03/daily")
    assert [one.id for one in known.records] == ["old"]
    assert known.previous_slug == "2026/03/02/daily"


def test_memory_forgets_stories_last_seen_too_long_ago(store: Store) -> None:
    store.save_edition(edition("2026/03/04/daily", -24), material(), [record("a", -30), record("b", -31)])
    publish(store, "2026/03/04/daily")
    known = store.memory("daily", before=NOON, since=at(-30))
    assert [one.id for one in known.records] == ["a"]
    assert known.previous_slug == "2026/03/04/daily"


def test_memory_leaves_out_what_was_never_published(store: Store) -> None:
    store.save_edition(edition("2026/03/03/daily", -48), material(), [record("a", -50)])
    publish(store, "2026/03/03/daily")
    store.save_edition(edition("2026/03/04/daily", -24), material(), [record("b", -25)])
    known = store.memory("daily", before=NOON, since=at(-100))
    assert [one.id for one in known.records] == ["a"]
    assert known.previous_slug == "2026/03/03/daily"
    assert [one.slug for one in store.editions(published=True)] == ["2026/03/03/daily"]
    assert len(store.editions()) == 2


def test_headings_tell_what_was_kept_published_and_begun(store: Store) -> None:
    late = slot("2026-03-04T23:30", "daily", -1)
    for number, (slug, until) in enumerate(
        [("2026/03/05/daily", 0), ("2026/03/04/daily", -24), ("2026/03/03/daily", -48)]
    ):
        made_for = late if number == 1 else None
        store.save_edition(edition(slug, until, slot=made_for), material(), [])
    publish(store)
    store.write_down([], [letter("me", "2026/03/04/daily")])
    assert store.headings() == [
        Heading(
            slug="2026/03/05/daily",
            plan_id="daily",
            slot=None,
            until=NOON,
            is_published=True,
            has_begun=True,
            number=1,
        ),
        Heading(
            slug="2026/03/04/daily",
            plan_id="daily",
            slot=late,
            until=at(-24),
            is_published=False,
            has_begun=True,
            number=2,
        ),
        Heading(
            slug="2026/03/03/daily",
            plan_id="daily",
            slot=None,
            until=at(-48),
            is_published=False,
            has_begun=False,
            number=3,
        ),
    ]


def test_what_was_read_late_is_of_the_window_it_was_read_in(store: Store) -> None:
    def read(number: int, published: float, first_seen: float, **changes: Any) -> None:
        one = entry(number, published=at(published), first_seen=at(first_seen), **changes)
        store.record_fetch(feed_state(one.feed_url), [(one, str(number))])
        if number != 6:
            store.record_article(one, article(number, published=at(published), first_seen=at(first_seen)))

    read(1, -40, -30)  # in time for the edition before
    read(2, -40, -2)  # its feed was away then
    read(3, -5, -2)
    read(4, -400, -2)  # too old
    read(5, -40, -2, feed_url=OTHER)  # the first reading of a feed that is new
    read(6, -40, -2)  # late, and not read yet
    assert [one.url for one in store.articles(window())] == [article(3).url]
    late = store.articles(window(), reach=at(-100))
    assert [one.url for one in late] == [article(2).url, article(3).url]
    assert [line.guid for line in store.fates(window(), reach=at(-100))] == ["guid-6"]
    assert store.entry_counts(window(), reach=at(-100)) == {WIRE: 3}
    assert store.entry_counts(window()) == {WIRE: 1}


def test_a_new_feed_brings_its_last_day_and_not_more(store: Store) -> None:
    """A feed that is added or mended after the edition of the day: the next one has what it said today."""
    for number, published in enumerate((-1, -12, -23.5, -24.5, -100)):
        one = entry(number, published=at(published), first_seen=at(-1), feed_url=OTHER)
        store.record_fetch(feed_state(OTHER), [(one, str(number))])
        store.record_article(one, article(number, published=at(published), first_seen=at(-1)))
    soon = window(-2, 0)
    assert {one.url for one in store.articles(soon)} == {article(0).url}
    assert {one.url for one in store.articles(soon, reach=at(-168))} == {
        article(number).url for number in (0, 1, 2)
    }
    assert store.entry_counts(soon, reach=at(-168)) == {OTHER: 3}
    assert {one.url for one in store.articles(soon, reach=at(-13))} == {article(0).url, article(1).url}


# ------------------------------------------------------------------------------ slots and receipts


def test_a_slot_is_claimed_once(store: Store) -> None:
    assert store.claim_slot(slot(), "one", NOON, 60)
    assert not store.claim_slot(slot(), "two", NOON + timedelta(seconds=59), 60)
    assert store.claim_slot(slot("2026-03-06T07:00"), "two", NOON, 60)
    assert store.claim_slot(slot(edition_id="weekly"), "two", NOON, 60)


def test_the_holder_may_lengthen_its_lease(store: Store) -> None:
    assert store.claim_slot(slot(), "one", NOON, 60)
    assert store.claim_slot(slot(), "one", NOON + timedelta(seconds=50), 60)
    assert not store.claim_slot(slot(), "two", NOON + timedelta(seconds=100), 60)


def test_a_lease_that_has_run_out_goes_to_another_and_is_lost_to_the_first(store: Store) -> None:
    assert store.claim_slot(slot(), "one", NOON, 60)
    assert store.claim_slot(slot(), "two", NOON + timedelta(seconds=60), 60)
    assert not store.claim_slot(slot(), "one", NOON + timedelta(seconds=61), 60)


def test_a_finished_slot_is_done_for_good(store: Store) -> None:
    store.claim_slot(slot(), "one", NOON, 60)
    store.finish_slot(slot(), "one", at(0.1))
    for holder in ("one", "two"):
        assert not store.claim_slot(slot(), holder, at(1000), 60)
    store.release_slot(slot(), "one")
    assert not store.claim_slot(slot(), "two", at(1000), 60)
    assert store.last_finished_slot("morning") == slot()


def test_a_released_slot_can_be_claimed_at_once(store: Store) -> None:
    store.claim_slot(slot(), "one", NOON, 60)
    store.release_slot(slot(), "two")
    assert not store.claim_slot(slot(), "two", NOON, 60)
    store.release_slot(slot(), "one")
    assert store.claim_slot(slot(), "two", NOON, 60)


def test_the_last_finished_slot_is_the_latest_of_that_edition(store: Store) -> None:
    assert store.last_finished_slot("morning") is None
    late, early = slot("2026-03-05T07:00", hours=-6), slot("2026-03-04T07:00", hours=-30)
    for one in (late, early, slot("2026-03-05T09:00", "weekly", -4)):
        store.claim_slot(one, "one", NOON, 60)
        store.finish_slot(one, "one", NOON)
    store.claim_slot(slot("2026-03-05T11:00", hours=-2), "one", NOON, 60)
    assert store.last_finished_slot("morning") == late


def test_of_many_threads_one_gets_the_slot(store: Store) -> None:
    got: list[bool] = []
    start = threading.Barrier(8)

    def claim(name: str) -> None:
        start.wait()
        got.append(store.claim_slot(slot(), name, NOON, 60))

    threads = [threading.Thread(target=claim, args=(f"holder {number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [False] * 7 + [True]


def test_threads_that_write_and_read_at_once_lose_nothing(store: Store) -> None:
    failed: list[Exception] = []

    def work(number: int) -> None:
        try:
            for step in range(10):
                one = entry(number * 100 + step)
                store.record_fetch(feed_state(f"https://feed{number}.example/rss"), [(one, "print")])
                store.record_article(one, article(7, feed_urls=(f"feed{number}-{step}",)))
                store.articles(window())
        except Exception as error:  # noqa: BLE001  (told to the test below)
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    (stands,) = store.articles(window())
    assert len(stands.feed_urls) == 60
    assert len(store.fates(window())) == 59


def test_receipts_come_oldest_first_and_each_once(store: Store) -> None:
    late = Receipt(edition_slug="a", channel="email", target="me@example.org", at=at(2))
    early = Receipt(edition_slug="a", channel="email", target="you@example.org", at=at(1))
    elsewhere = Receipt(edition_slug="b", channel="email", target="me@example.org", at=at(0))
    for receipt in (late, early, elsewhere, replace(late, at=at(3))):
        store.add_receipt(receipt)
    assert store.receipts("a") == [early, late]
    assert store.receipts("c") == []


def letter(name: str = "me", slug: str = "a", **changes: Any) -> Letter:
    values: dict[str, Any] = {
        "edition_slug": slug,
        "channel": "email",
        "target": f"{name}@example.org",
        "written_at": NOON,
        "next_at": NOON,
        **changes,
    }
    return Letter(**values)


def mailing(text: str = "A bridge.", slug: str = "a", **changes: Any) -> Mailing:
    values: dict[str, Any] = {
        "edition_slug": slug,
        "subscription": "",
        "at": NOON,
        "head": edition(slug),
        "bodies": {"subject": "Morning", "text": text},
        **changes,
    }
    return Mailing(**values)


def test_a_letter_waits_until_it_has_a_receipt(store: Store) -> None:
    mine, yours = letter("me"), letter("you")
    store.write_down([], [yours, mine, mine])
    assert store.letters() == store.letters("a") == [mine, yours]
    store.add_receipt(Receipt(edition_slug="a", channel="email", target="me@example.org", at=NOON))
    assert store.letters() == [yours]
    store.write_down([], [mine, yours])
    assert store.letters() == [yours]
    assert store.letters("b") == []


def test_every_field_of_a_letter_and_of_a_mailing_comes_back(store: Store) -> None:
    whole = letter(
        subscription="evening",
        not_before=at(6),
        state="given up",
        attempts=7,
        next_at=at(3),
        last_error="451 4.7.1 später 🕯",
        holder="host:1:x",
        lease_until=at(1),
    )
    sent = mailing("Eine Brücke. 🕯" * 200, subscription="evening")
    store.write_down([sent], [whole])
    assert store.letters() == [whole]
    assert store.mailing("a", "evening") == sent
    assert store.mailing("a", "") is None
    assert store.mailing("b", "evening") is None


def test_what_was_written_down_first_stays_whatever_is_written_later(store: Store) -> None:
    store.write_down([mailing("first")], [letter(attempts=2)])
    store.write_down([mailing("second"), mailing("other", subscription="x")], [letter(), letter("you")])
    first, other = store.mailing("a", ""), store.mailing("a", "x")
    assert first is not None
    assert other is not None
    assert (first.bodies["text"], other.bodies["text"]) == ("first", "other")
    assert [one.attempts for one in store.letters()] == [2, 0]


def test_a_letter_changes_only_if_it_still_is_what_one_thinks(store: Store) -> None:
    before = letter()
    held = replace(before, holder="one", lease_until=at(1))
    store.write_down([], [before])
    assert store.change_letter(before, held)
    assert not store.change_letter(before, replace(before, holder="two", lease_until=at(1)))
    assert store.letters() == [held]
    longer = replace(held, lease_until=at(2))
    assert store.change_letter(held, longer)
    assert not store.change_letter(held, None)
    assert store.change_letter(longer, None)
    assert store.letters() == []
    assert not store.change_letter(longer, longer)


def test_of_many_threads_one_gets_the_letter(store: Store) -> None:
    got: list[bool] = []
    start = threading.Barrier(8)
    store.write_down([], [letter()])

    def take(name: str) -> None:
        start.wait()
        got.append(store.change_letter(letter(), letter(holder=name, lease_until=at(1))))

    threads = [threading.Thread(target=take, args=(f"holder {number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [False] * 7 + [True]


def test_old_letters_are_forgotten_and_bodies_that_nobody_waits_for(store: Store) -> None:
    old: dict[str, Any] = {"written_at": at(-100), "state": "given up"}
    store.write_down(
        [mailing(slug="a", at=at(-100)), mailing(slug="b", at=at(-50)), mailing(slug="c", at=at(-5))],
        [letter(slug="a", **old), letter("you", slug="b", **old), letter(slug="b", written_at=at(-200))],
    )
    store.forget_letters(written_before=at(-60), sent_before=at(-10))
    assert store.letters() == [letter(slug="b", written_at=at(-200))]
    assert [slug for slug in "abc" if store.mailing(slug, "")] == ["b", "c"]


def trouble(subject: str = "disk", **changes: Any) -> Trouble:
    values: dict[str, Any] = {
        "subject": subject,
        "name": "the disk",
        "what": "it is nearly full",
        "remedy": "make room",
        "state": "full",
        "since": NOON,
        **changes,
    }
    return Trouble(**values)


def test_troubles_are_remembered_by_subject_until_they_are_dropped(store: Store) -> None:
    told = trouble(told_state="full", told_at=at(1), is_over=True)
    store.keep_troubles([trouble("feed x"), trouble()])
    store.keep_troubles([told])
    assert store.troubles() == [told, trouble("feed x")]
    store.keep_troubles([], ["feed x", "never known"])
    assert store.troubles() == [told]


def test_a_slot_done_by_a_clock_that_was_ahead_can_be_passed_over(store: Store) -> None:
    today, ahead = slot("2026-03-05T07:00", hours=-6), slot("2027-03-05T07:00", hours=8760)
    for one in (today, ahead):
        store.claim_slot(one, "one", NOON, 60)
        store.finish_slot(one, "one", NOON)
    assert store.last_finished_slot("morning") == ahead
    assert store.last_finished_slot("morning", until=NOON) == today


def test_closing_twice_is_fine(store: Store) -> None:
    store.close()
    store.close()


# ------------------------------------------------------------------------------ what lasts


def test_a_new_opening_finds_everything(tmp_path: Path) -> None:
    first = open_store(str(tmp_path / "digest.db"))
    fetched(first, entry(1), entry(2))
    first.record_article(entry(1), article(1))
    first.save_edition(edition(), material(), [record()])
    first.close()
    second = open_store(f"sqlite:///{tmp_path / 'digest.db'}")
    assert second.pending_entries() == [entry(2)]
    assert second.articles(window()) == [article(1)]
    assert second.edition("2026/03/05/daily") == edition()
    second.close()


def test_a_reading_that_cannot_be_kept_whole_is_not_kept_at_all(tmp_path: Path) -> None:
    store = SqlStore(str(tmp_path / "digest.db"))
    no_unicode = entry(2, title="half a pair: \ud800")
    with pytest.raises(StoreError, match="surrogates"):
        store.record_fetch(feed_state(), [(entry(1), "a"), (no_unicode, "b")])
    assert store.feed_states([WIRE]) == {}
    assert store.pending_entries() == []
    store.close()
