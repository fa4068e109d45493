"""Breaking news: sent once when it crosses the bar, again only when it has changed, never opinion."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from digest.alerting import alerts_due, crossed_since, is_quiet, printed_independent, send_alerts, why_due
from digest.app.alerts import Watch
from digest.app.turns import turn
from digest.errors import DeliveryError, RunError
from digest.models import AlertTerms, Feed, Memory, Plan, StoryRecord, Timetable, Topic, Window
from digest.render import Options as RenderOptions
from digest.report import Report
from digest.store.memory import MemoryStore
from digest.store.sql import SqlStore
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.tools import Options, Tools
from tests.builders import article, entry, feed_state, story
from tests.fakes.clock import FixedClock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.models import Article, Entry, Rendering

FEEDS = tuple(Feed(url=f"https://{name}.example/feed.xml", name=name.title()) for name in "abcdefghij")
FERRY = "the ferry Marigold ran aground off Skerrow with 212 passengers"
"""What all reports say; none says more in the words of another."""
TEXTS = tuple(
    text.replace("FERRY", FERRY)
    for text in (
        "On Monday FERRY. Two lifeboats took everybody ashore. Fog had misled the crew, Edda Rowntree said.",
        "All are safe after FERRY. Its captain Edda Rowntree blamed a failed radar for the accident.",
        "Lifeboats were called when FERRY. The coast guard says that nobody was hurt in the cold night.",
        "In thick fog FERRY. Tugs from Dorwick are on their way, and wait for the next spring tide.",
        "Divers found a tear of nine metres in the hull after FERRY. Oil has not been seen on the water.",
        "The ministry opened an inquiry after FERRY. It wants to hear pilots, owners and the harbour office.",
        "Hotels in Lindhaven took in travellers after FERRY. Buses brought blankets, and soup was served.",
        "Shares of the Umber Line fell by a tenth after FERRY. Analysts speak of a costly winter for it.",
        "Fishermen had warned of the shoal on which FERRY. A light there went out two winters ago.",
        "A second boat takes over the route on which FERRY. It will sail twice a day until Easter.",
    )
)
HEADLINES = (
    "Ferry Marigold runs aground off Skerrow with 212 passengers",
    "All 212 passengers safe after ferry Marigold runs aground off Skerrow",
    "Lifeboats rescue 212 from ferry Marigold aground off Skerrow",
    "Ferry Marigold aground off Skerrow: passengers safe ashore",
)


class Phone:
    """Takes alerts, unless it is off."""

    channel = "phone"

    def __init__(self) -> None:
        self.rung: list[Rendering] = []
        self.is_off = False

    def targets(self) -> Sequence[str]:
        return ("mine",)

    def deliver(self, rendering: Rendering, target: str) -> None:
        if self.is_off:
            raise DeliveryError(target, "it is off")
        self.rung.append(rendering)

    @property
    def subjects(self) -> list[str]:
        return [rendering.messages["subject"] for rendering in self.rung]


class Desk:
    """A store into which outlets report, and a phone that rings."""

    def __init__(self, store: Any = None, **terms: Any) -> None:
        self.clock = FixedClock()
        self.store: Any = MemoryStore() if store is None else store
        self.phone = Phone()
        self.terms = AlertTerms(**{"independent": 4, **terms})

    def reports(self, *outlets: str, hours: float = 0.0, **changes: Any) -> None:
        """Each of these outlets reports the ferry, so many hours ago."""
        for outlet in outlets:
            place = "abcdefghij".index(outlet)
            url = f"https://{outlet}.example/ferry"
            at = self.clock.now() - timedelta(hours=hours)
            made = article(
                url=url,
                headline=HEADLINES[place % 4],
                text=TEXTS[place],
                publisher=f"{outlet.upper()} Post",
                owner=outlet,
                published=at,
                first_seen=at,
                feed_urls=(f"https://{outlet}.example/feed.xml",),
                **changes,
            )
            self.take(
                made, entry(url=url, guid=url, feed_url=f"https://{outlet}.example/feed.xml", first_seen=at)
            )

    def take(self, made: Article, of: Entry) -> None:
        self.store.record_fetch(feed_state(url=of.feed_url), [(of, made.text)])
        self.store.record_article(of, made)

    def tools(self) -> Tools:
        return Tools(
            clock=self.clock,
            store=self.store,
            fetcher=None,  # type: ignore[arg-type]
            executor=None,  # type: ignore[arg-type]
            guard=None,  # type: ignore[arg-type]
            summariser=ExtractiveSummariser(),
            deliverers=[self.phone],
        )

    def look(self) -> list[str]:
        """What rings now."""
        before = len(self.phone.rung)
        plans = (Plan(id="daily", title="Wire"),)
        send_alerts(self.terms, FEEDS, plans, self.tools(), Options(render=RenderOptions()), Report())
        return self.phone.subjects[before:]


FIRST = ("a", "b", "c", "d")
BREAKING = "Breaking: Ferry Marigold runs aground off Skerrow with 212 passengers"


def test_a_story_is_sent_when_it_crosses_the_bar_and_not_before() -> None:
    desk = Desk()
    desk.reports("a", "b", "c")
    assert desk.look() == []
    desk.reports("d")
    assert desk.look() == [f"{BREAKING} (4 independent reports)"]


def test_it_tells_headline_sentence_number_outlets_and_link_in_every_form() -> None:
    desk = Desk()
    desk.reports(*FIRST)
    desk.look()
    (rung,) = desk.phone.rung
    for form in ("text", "short", "html", "outline"):
        body = rung.messages[form]
        assert "212 passengers" in body, form
        assert "4 independent" in body, form
        assert ".example/ferry" in body, form
        assert re.search(r"[A-D] Post", body), form
    assert rung.edition.plan_id == "alerts"


def test_its_letter_counts_the_feeds_that_it_comes_from() -> None:
    desk = Desk()
    desk.reports(*FIRST)
    desk.look()
    (rung,) = desk.phone.rung
    assert "4 feeds · 4 articles → 1 story" in rung.messages["text"]


def test_it_is_never_sent_again_when_nothing_happens_when_articles_join_or_the_headline_changes() -> None:
    desk = Desk()
    desk.reports(*FIRST)
    assert len(desk.look()) == 1
    assert desk.look() == []
    desk.clock.forward(hours=1)
    desk.reports("e")
    assert desk.look() == []
    changed = "Marigold: what is known of the ferry aground off Skerrow"
    desk.take(
        replace(desk.store.articles(window_of(desk))[0], headline=changed, text=TEXTS[0] + " " * 9),
        entry(url="https://a.example/ferry", guid="again", feed_url=FEEDS[0].url),
    )
    assert desk.look() == []


def window_of(desk: Desk) -> Window:
    return Window(since=desk.clock.now() - timedelta(days=1), until=desk.clock.now() + timedelta(days=1))


def test_it_is_not_sent_again_after_a_restart_nor_the_next_day(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'digest.db'}"
    desk = Desk(SqlStore(url))
    desk.reports(*FIRST)
    assert len(desk.look()) == 1
    desk.store.close()
    desk.store = SqlStore(url)
    assert desk.look() == []
    desk.clock.forward(hours=26)
    desk.reports("e", "f", "g", "h")
    assert desk.look() == []
    desk.store.close()


def test_it_is_sent_again_as_an_update_when_its_reports_have_doubled() -> None:
    desk = Desk()
    desk.reports(*FIRST)
    desk.look()
    desk.clock.forward(hours=2)
    desk.reports("e", "f", "g", "h")
    (subject,) = desk.look()
    assert subject.startswith("Update: ")
    assert subject.endswith("(8 independent reports)")
    assert desk.look() == []


def test_copies_of_a_wire_report_and_one_owners_outlets_count_once_as_in_an_edition() -> None:
    desk = Desk()
    desk.reports("a", "b", "c")
    made = [each for each in desk.store.articles(window_of(desk)) if each.url.startswith("https://a.")]
    for name in "xyz":
        desk.take(
            replace(made[0], url=f"https://{name}.example/copy", publisher=name, owner=name),
            entry(url=f"https://{name}.example/copy", guid=name, feed_url=FEEDS[0].url),
        )
    assert desk.look() == []


def test_opinion_and_service_pages_do_not_cross_the_bar() -> None:
    desk = Desk()
    for outlet in FIRST:
        url = f"https://{outlet}.example/opinion/columnists/why-ferries-matter"
        at = desk.clock.now()
        desk.take(
            article(
                url=url,
                headline="Opinion: I think that the ferry Marigold is all that is wrong with us",
                text="I have always thought that ferries are wrong. " * 6 + f"Says {outlet}.",
                publisher=outlet,
                owner=outlet,
                published=at,
                first_seen=at,
                feed_urls=(f"https://{outlet}.example/feed.xml",),
                tags=("Opinion",),
            ),
            entry(url=url, guid=url, feed_url=f"https://{outlet}.example/feed.xml", first_seen=at),
        )
    assert desk.look() == []


def test_only_stories_of_the_topics_that_were_asked_for_are_sent() -> None:
    for word, number in (("ferry", 1), ("parliament", 0)):
        desk = Desk(topics=(Topic(id="mine", title="Mine", include=(word,)),))
        desk.reports(*FIRST)
        assert len(desk.look()) == number, word


def test_what_crossed_the_bar_long_ago_is_no_breaking_news() -> None:
    desk = Desk()
    desk.reports(*FIRST, hours=8)
    assert desk.look() == []


def test_only_the_named_channels_get_it() -> None:
    for names, number in (((), 1), (("phone",), 1), (("mine",), 1), (("email",), 0)):
        desk = Desk(deliver=names)
        desk.reports(*FIRST)
        assert len(desk.look()) == number, names


def test_nothing_is_sent_in_quiet_hours_and_what_still_holds_is_sent_after_them() -> None:
    desk = Desk(quiet="11:30-13:00")  # the builders' noon
    desk.reports(*FIRST)
    assert desk.look() == []
    desk.clock.forward(hours=1, minutes=5)
    assert len(desk.look()) == 1


@pytest.mark.parametrize(
    ("quiet", "hour", "is_so"),
    [
        ("22:00-07:00", 23, True),
        ("22:00-07:00", 6, True),
        ("22:00-07:00", 7, False),
        ("22:00-07:00", 21, False),
        ("12:00-14:00", 13, True),
        ("12:00-14:00", 14, False),
        ("", 3, False),
    ],
)
def test_quiet_hours_may_go_over_midnight(quiet: str, hour: int, is_so: bool) -> None:
    moment = FixedClock().now().replace(hour=hour, minute=0)
    assert is_quiet(AlertTerms(quiet=quiet), moment) is is_so


def test_no_more_are_sent_in_a_day_than_was_said() -> None:
    desk = Desk(most=1)
    desk.reports(*FIRST)
    assert len(desk.look()) == 1
    desk.reports("e", "f", "g", "h")
    assert desk.look() == []
    desk.clock.forward(hours=25)
    assert desk.look() == []


def test_what_a_run_that_was_killed_had_begun_is_sent_by_the_next_one_with_the_same_bytes() -> None:
    desk = Desk(KilledStore())
    desk.reports(*FIRST)
    desk.store.is_dying = True
    with pytest.raises(KeyboardInterrupt):
        desk.look()
    assert desk.phone.rung == []
    desk.store.is_dying = False
    (begun,) = desk.store.alerts(desk.clock.now() - timedelta(days=1))
    desk.reports("e")
    assert len(desk.look()) == 1
    (rung,) = desk.phone.rung
    assert dict(rung.messages) == dict(begun.messages)
    assert desk.look() == []
    assert len(desk.phone.rung) == 1


class KilledStore(MemoryStore):
    """Ends the run before any letter is written."""

    is_dying = False

    def write_down(self, mailings: Any, letters: Any) -> None:
        if self.is_dying:
            raise KeyboardInterrupt
        super().write_down(mailings, letters)


def test_a_phone_that_is_off_has_its_letter_in_the_outbox() -> None:
    desk = Desk()
    desk.phone.is_off = True
    desk.reports(*FIRST)
    desk.look()
    (letter,) = desk.store.letters()
    assert letter.edition_slug.startswith("alert/")
    assert desk.look() == []


def test_a_dry_run_sends_and_remembers_nothing() -> None:
    desk = Desk()
    desk.reports(*FIRST)
    plans = (Plan(id="daily", title="Wire"),)
    (due,) = alerts_due(desk.terms, FEEDS, plans, desk.tools(), Options(render=RenderOptions()))
    assert due.alert.independent == 4
    assert desk.store.alerts(desk.clock.now() - timedelta(days=1)) == []
    assert len(desk.look()) == 1


def test_why_a_story_is_due() -> None:
    def why(independent: int, known: int, *, is_news: bool = True) -> str:
        return why_due(story(3, independent=independent), known, 4, is_news=is_news)

    assert [why(4, known) for known in (0, 1, 3)] == ["new"] * 3
    assert [why(number, 4) for number in (4, 5, 6, 7, 8)] == ["", "", "changed", "changed", "changed"]
    assert [why(number, 4, is_news=False) for number in (6, 7, 8)] == ["", "", "changed"]


def test_a_story_crossed_the_bar_with_the_report_that_made_it_so_many() -> None:
    one = story(3)
    newest = max(each.at for each in one.articles)
    assert crossed_since(one, 3, newest)
    assert not crossed_since(one, 3, newest + timedelta(seconds=1))


# --------------------------------------------------------------------------- the daemon's part


class Program:
    """What `Watch` asks of the program."""

    def __init__(self, terms: AlertTerms | None) -> None:
        self.clock = FixedClock()
        self.settings = SimpleNamespace(
            alerts=terms, deadline=timedelta(minutes=30), times={"daily": Timetable(crons=("0 7 * * *",))}
        )
        self.new = 0
        self.looks = 0
        self.is_taken = False

    def gather(self, report: Report, *, deadline_s: float) -> None:
        assert deadline_s == 30 * 60
        report.count("extract/articles", self.new)

    def alert(self, report: Report) -> list[Any]:
        if self.is_taken:
            raise RunError("another run is making alerts now")
        self.looks += 1
        return []


def test_a_gathering_that_brought_nothing_looks_for_no_alert() -> None:
    program = Program(AlertTerms())
    watch = Watch(program, lambda _: None)  # type: ignore[arg-type]
    for new, looks in ((0, 1), (0, 1), (3, 2), (0, 2)):
        program.new = new
        watch()
        assert program.looks == looks


def test_the_look_that_quiet_hours_or_another_run_prevented_is_made_later() -> None:
    program = Program(AlertTerms(quiet="11:30-13:00"))
    said: list[str] = []
    watch = Watch(program, said.append)  # type: ignore[arg-type]
    watch()
    program.clock.forward(hours=2)
    program.is_taken = True
    watch()
    assert program.looks == 0
    assert said == ["alerts: another run is making alerts now"]
    program.is_taken = False
    watch()
    assert program.looks == 1


def test_without_a_bar_nothing_is_looked_for() -> None:
    program = Program(None)
    Watch(program, lambda _: None)()  # type: ignore[arg-type]
    assert program.looks == 0


def test_of_two_daemons_one_looks_at_a_time(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'digest.db'}"
    one, two = SqlStore(url), SqlStore(url)
    with turn(one, "alerts"), pytest.raises(RunError, match="another run"), turn(two, "alerts", patience_s=0):
        pass
    one.close()
    two.close()


def test_what_an_edition_printed_counts_as_told_with_the_reports_that_it_had_then() -> None:
    one = story(3)
    owners = [replace(each, owner=f"o{n}", publisher=f"P{n}") for n, each in enumerate(one.articles)]
    one = replace(one, articles=tuple(owners))
    urls = tuple(each.url for each in owners)

    def record(*had: str) -> Memory:
        return Memory(
            records=(
                StoryRecord(
                    id=one.id,
                    article_urls=had,
                    headline="Bridge",
                    first_seen=one.updated,
                    last_seen=one.updated,
                    last_edition="2026/03/05/morning",
                ),
            )
        )

    told = [printed_independent(one, record(*urls[:number])) for number in (0, 1, 2, 3)]
    assert told == [0, 1, 2, 3]
    assert [why_due(one, known, 3, is_news=True) for known in told] == ["new", "new", "new", ""]
