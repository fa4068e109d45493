"""Entries without any text: printed as headline, outlet and link, marked "headline only", in every form."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from digest.app.why import find, why
from digest.imprint import imprint_again
from digest.models import Feed, Plan, Site, Status
from digest.pipeline import make_edition
from digest.render import Options as RenderOptions
from digest.report import Report
from digest.store.sql import SqlStore
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.summarise.write.printed import PrintedSummariser
from digest.tools import MakeOptions
from digest.verify import verify_folder
from tests.fakes.web import FakeFetcher
from tests.fakes.whole_run import CRAB, FROST, LIBRARY, WEST, Newsroom, answers, rss

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.errors import SummaryError
    from digest.models import Story, Summary
    from tests.fakes.whole_run import Issue

LINKS = "https://links.example/rss"
LINK_FEED = Feed(url=LINKS, name="Links", fulltext="feed")
TIDE = "Harbour of Orsay withdraws its wrong tide tables"
TIDE_URL = "https://links.example/tide"


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """The newsroom, and a feed of links beside it."""
    room = Newsroom(tmp_path / "site")
    with_links(room, [("tide", TIDE, '<a href="https://links.example/c/1">Comments</a>')])
    return room


def with_links(room: Newsroom, items: Sequence[tuple[str, str, str]], **feed: Any) -> None:
    room.fetcher.answers[LINKS] = rss("Links", "https://links.example/", items)
    room.feeds = (*[each for each in room.feeds if each.url != LINKS], replace(LINK_FEED, **feed))


def story(issue: Issue, headline: str) -> Any:
    (found,) = [brief for brief in issue.edition.briefs if brief.summary.headline == headline]
    return found


# --------------------------------------------------------------------------- every form


def test_it_is_told_in_every_form_with_its_outlet_and_its_link(room: Newsroom) -> None:
    issue = room.run()
    assert issue.report.problems == []
    folder = issue.site / issue.edition.slug
    letter = issue.letterbox.letters["ada"].messages
    thread = issue.site / "stories" / story(issue, TIDE).story.id / "index.html"
    forms = {
        "page": issue.page,
        "front": (issue.site / "index.html").read_text(encoding="utf8"),
        "markdown": (folder / "edition.md").read_text(encoding="utf8"),
        "text": (folder / "edition.txt").read_text(encoding="utf8"),
        "mail": letter["html"],
        "mail in plain text": letter["text"],
        "short": letter["short"],
        "atom": (issue.site / "feed.xml").read_text(encoding="utf8"),
        "json feed": (issue.site / "feed.json").read_text(encoding="utf8"),
    }
    for name, form in forms.items():
        assert TIDE in form, name
        assert "eadline only" in form, name
        assert "Links" in form, name
        assert TIDE_URL in form, name
    assert "headline only" in thread.read_text(encoding="utf8")
    assert f"printed: {TIDE} (headline only)" in issue.fate(TIDE_URL)


def test_the_record_says_that_it_has_no_sentence_and_what_of_it_could_be_read(room: Newsroom) -> None:
    issue = room.run()
    record = json.loads((issue.site / issue.edition.slug / "edition.json").read_bytes())
    (told,) = [each for each in record["stories"] if each["headline"] == TIDE]
    assert (told["sentences"], told["method"]) == ([], "headline only")
    assert [(each["evidence"], each["url"]) for each in told["articles"]] == [("headline", TIDE_URL)]
    assert verify_folder(issue.site / issue.edition.slug).faults == []


def test_the_trust_strip_counts_sentences_alone_and_says_how_many_stories_have_none(room: Newsroom) -> None:
    issue = room.run()
    trust = issue.edition.trust
    assert trust.sentences == trust.supported > 0
    assert "5 shown (1 by headline only)" in issue.page
    assert "100 % of sentences supported" in issue.page


def test_a_line_in_brief_is_never_empty_and_says_that_nothing_stands_behind_it(room: Newsroom) -> None:
    issue = room.run()
    assert all(bullet.text for bullet in issue.edition.in_brief)
    said = " ".join(issue.letterbox.letters["ada"].messages["text"].split())
    assert f"[New] {TIDE} (headline only, Links)" in said


def test_it_does_not_lead_where_others_can_be_told(room: Newsroom) -> None:
    room.plan = Plan(id="morning", title="Courier", label="Morning", lead=2, more=3)
    issue = room.run()
    (section,) = issue.edition.sections
    assert TIDE in [brief.summary.headline for brief in section.more]
    assert all(brief.summary.sentences for brief in section.lead)


def test_a_digest_of_documents_has_room_for_it_behind_the_others(room: Newsroom) -> None:
    room.plan = Plan(id="morning", lead=9, more=0, single_source=0)
    issue = room.run()
    assert issue.edition.briefs[-1].summary.headline == TIDE


def test_why_says_that_only_headlines_could_be_read(room: Newsroom) -> None:
    issue = room.run()
    found = find([issue.edition], TIDE)
    assert found is not None
    terms = {term.name: (term.value, term.words) for term in why(*found).terms}
    assert terms["full text"] == (
        -0.3,
        "nothing but headlines could be read, so it cannot lead over a story that is told",
    )


def test_an_edition_with_it_is_made_again_to_the_byte(room: Newsroom, tmp_path: Path) -> None:
    room.store = SqlStore(str(tmp_path / "digest.db"))
    issue = room.run()
    material = room.store.material(issue.edition.slug)
    assert material is not None
    for again in (ExtractiveSummariser(), PrintedSummariser(issue.edition, ExtractiveSummariser.name)):
        made = make_edition(
            material,
            imprint_again(issue.edition),
            embedder=None,
            summariser=again,
            options=MakeOptions(),
            report=Report(),
        )
        assert made == room.store.edition(issue.edition.slug)
    room.store.close()


# --------------------------------------------------------------------------- every kind

KINDS: dict[str, tuple[str, str]] = {
    "a link called Comments": (TIDE, '<a href="https://links.example/c/1">Comments</a>'),
    "a comic": ("Strip 412: The lighthouse", '<img src="https://links.example/412.png" alt="">'),
    "a PDF": ("Annual report of the harbour board (PDF)", '<a href="https://links.example/r.pdf">PDF</a>'),
    "a word for the format": (
        "Minutes of the board",
        '<a href="https://links.example/m.pdf">Download (PDF)</a>',
    ),
    "read more": ("Brindle votes on a theatre", '<a href="https://links.example/more">Read more…</a>'),
    "a Chinese word for more": ("渡輪在霧中擱淺", '<a href="https://links.example/zh">查看全文</a>'),
    "a link and comments": (
        "Photo of an old lamp",
        '<a href="https://l.example">[link]</a> <a href="x">[comments]</a>',
    ),
    "a video": ("A launch at the old wharf, in full", '<iframe src="https://video.example/1"></iframe>'),
    "nothing but a space": ("Harbour closed on Friday", "&nbsp; &#8203;"),
    "a comment": ("Harbour opens on Saturday", "<!-- nothing here -->"),
    "three dots": ("What comes next in Brindle", "…"),
    "no body at all": ("Pilots of Brindle elect a chair", ""),
    "an Arabic title": ("المجلس يوافق على الجسر الجديد فوق النهر", ""),
    "a Chinese title": ("华为发布新款折叠手机", ""),
    "a Japanese title": ("日本銀行が金利を据え置き", ""),
    "a Thai title": ("สภาเมืองอนุมัติสะพานแห่งใหม่", ""),
    "a Hindi title": ("नगर परिषद ने नए पुल को मंज़ूरी दी", ""),
    "a Hebrew title": ("המועצה אישרה את הגשר החדש", ""),
    "a Russian title": ("Совет одобрил новый мост через реку", ""),
    "emoji alone": ("🦀🌊🔥", "🦀"),
    "one letter": ("X", ""),
    "markup in the title": ("<b>Bridge</b> &amp; <i>tunnel</i> {{ 7*7 }}", ""),
    "a very long title": ("Bridge " * 80, ""),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_with(room: Newsroom, kind: str) -> None:
    title, body = KINDS[kind]
    with_links(room, [("one", title, body)])
    issue = room.run()
    assert issue.stages <= {"extract"}
    for other in (CRAB, FROST, LIBRARY):
        assert other in issue.page
    assert issue.fate("https://links.example/one").startswith("printed")
    (line,) = [line for line in issue.edition.ledger.lines if line.url == "https://links.example/one"]
    assert f"{line.title} (headline only)" in line.detail or len(title) > 60
    assert line.title in issue.letterbox.letters["ada"].messages["text"] or len(title) > 60


def test_an_entry_with_text_and_no_title_is_told(room: Newsroom) -> None:
    with_links(room, [("one", "", "The harbour of Skerrow is closed on Friday. A crane has to be moved.")])
    issue = room.run()
    assert "The harbour of Skerrow is closed on Friday" in issue.page


def test_an_entry_with_neither_has_a_fate(room: Newsroom) -> None:
    with_links(room, [("one", "", ""), ("two", TIDE, "")])
    issue = room.run()
    assert issue.fate("https://links.example/one").startswith("extraction failed: neither feed nor page")
    assert TIDE in issue.page


def test_a_podcast_of_which_only_the_sound_is_there_stands_in_a_paper_of_podcasts(room: Newsroom) -> None:
    room.fetcher.answers[LINKS] = (
        b'<rss version="2.0"><channel><title>Links</title><item><title>Episode 12: Tides</title>'
        b'<enclosure url="https://links.example/12.mp3" type="audio/mpeg" length="1"/>'
        b"<pubDate>Thu, 05 Mar 2026 09:00:00 +0000</pubDate></item></channel></rss>"
    )
    beside_news = room.run()
    assert "podcast, video or gallery" in beside_news.ledger
    assert "Episode 12: Tides" not in beside_news.page
    alone = Newsroom(room.folder.parent / "alone", fetcher=room.fetcher, feeds=(LINK_FEED,)).run()
    assert "Episode 12: Tides" in alone.page


def test_a_page_that_cannot_be_had_leaves_the_headline(room: Newsroom) -> None:
    with_links(room, [("tide", TIDE, "")], fulltext="auto")
    issue = room.run()
    assert issue.told("extract").startswith(TIDE_URL)
    assert story(issue, TIDE).summary.sentences == ()


def test_all_kinds_at_once(room: Newsroom) -> None:
    with_links(room, [(f"n{number}", *item) for number, item in enumerate(KINDS.values())])
    issue = room.run()
    assert {CRAB, FROST, LIBRARY} <= {brief.summary.headline for brief in issue.edition.briefs}
    assert sum(line.feed_url == LINKS for line in issue.edition.ledger.lines) == len(KINDS)


# --------------------------------------------------------------------------- alone and together


def test_a_feed_of_titles_alone_makes_an_edition(room: Newsroom) -> None:
    titles = [(f"n{number}", title, "") for number, (title, _) in enumerate(KINDS.values())]
    room.feeds = ()
    with_links(room, titles)
    issue = room.run()
    assert issue.report.problems == []
    assert len(issue.edition.briefs) >= 5
    assert issue.edition.trust.sentences == 0
    assert "supported" not in issue.page.partition("<main")[0].partition("In brief")[0]
    assert "word for word" not in issue.page


def test_headlines_on_one_event_are_one_story(room: Newsroom) -> None:
    bridge = "Council of Alderholm approves new bridge over the Alder river"
    for url, name in ((LINKS, "Links"), (WEST, "West Wire"), ("https://east.example/rss", "East Echo")):
        home = url.removesuffix("rss")
        room.fetcher.answers[url] = rss(name, home, [("bridge", bridge, "")])
    room.feeds = (*room.feeds, Feed(url="https://east.example/rss", name="East Echo", fulltext="feed"))
    issue = room.run()
    (brief,) = [each for each in issue.edition.briefs if "bridge" in each.summary.headline]
    assert (len(brief.story.articles), brief.summary.sentences) == (3, ())
    assert "headline only" in issue.page


def test_a_headline_beside_a_report_is_a_story_that_is_told(room: Newsroom) -> None:
    with_links(room, [("ferry", "Ferry Marigold runs aground off Skerrow with 212 passengers", "")])
    issue = room.run()
    (brief,) = [each for each in issue.edition.briefs if "Marigold" in each.summary.headline]
    assert brief.summary.sentences
    assert len(brief.story.articles) == 3
    marks = [each for each in brief.story.articles if not each.text]
    assert len(marks) == 1
    assert brief.story.articles[0] not in marks


# --------------------------------------------------------------------------- other days


def second_day(room: Newsroom, items: Sequence[tuple[str, str, str]]) -> Issue:
    room.clock.forward(days=1)
    body = rss("Links", "https://links.example/", items).replace(b"05 Mar 2026", b"06 Mar 2026")
    room.fetcher.answers[LINKS] = body
    return room.run()


def test_a_headline_that_is_told_the_next_day_is_an_update(room: Newsroom) -> None:
    with_links(room, [("tide", TIDE, "")])
    first = room.run()
    text = (
        "The harbour of Orsay withdrew its tide tables on Friday. They were late since May, its master said."
    )
    second = second_day(room, [("tide2", f"{TIDE} on Friday", text)])
    brief = second.edition.briefs[0]
    assert brief.story.id == story(first, TIDE).story.id
    assert (brief.status, brief.day) == (Status.UPDATED, 2)
    assert brief.summary.sentences


def test_a_new_headline_after_a_headline_is_an_update(room: Newsroom) -> None:
    with_links(room, [("tide", TIDE, "")])
    room.run()
    second = second_day(room, [("tide2", f"{TIDE}, and harbour master resigns", "")])
    (brief,) = [each for each in second.edition.briefs if "tide" in each.summary.headline]
    assert (brief.status, brief.day, brief.summary.sentences) == (Status.UPDATED, 2, ())
    third = second_day(room, [])
    assert third.report.problems == []


def test_the_same_headline_at_a_new_address_is_not_told_again(room: Newsroom) -> None:
    with_links(room, [("tide", TIDE, "")])
    first = room.run()
    second = second_day(room, [("tide2", TIDE, "")])
    assert second.edition.slug == first.edition.slug
    assert any("nothing new since" in note for note in second.report.notes)


def test_it_goes_quiet_like_any_other(room: Newsroom) -> None:
    room.run()
    second = second_day(
        room, [("whale", "Whale seen off Orsay", "A whale was seen off Orsay on Friday. It was grey.")]
    )
    assert TIDE in [thread.headline for thread in second.edition.quiet]
    assert TIDE in second.page


# --------------------------------------------------------------------------- models


class Counting:
    """Keeps what it is asked about."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        self.asked += [story.lead.headline for story in stories]
        return ExtractiveSummariser().summarise(stories, words=words)


def test_no_model_is_asked_about_it(room: Newsroom) -> None:
    room.summariser = Counting()
    issue = room.run()
    assert TIDE in issue.page
    assert TIDE not in room.summariser.asked
    assert CRAB in room.summariser.asked


def test_no_model_is_asked_at_all_about_titles_alone(room: Newsroom) -> None:
    room.feeds = ()
    with_links(room, [("tide", TIDE, "")])
    room.summariser = Counting()
    room.run()
    assert room.summariser.asked == []


def test_without_a_public_address_the_letter_still_has_the_link(room: Newsroom) -> None:
    room.render = RenderOptions(site=Site(title="Courier"))
    letter = room.run().letterbox.letters["ada"].messages
    assert all(TIDE_URL in letter[form] for form in ("html", "text", "short"))


def test_a_link_that_is_no_web_address_is_named_and_not_linked(room: Newsroom) -> None:
    room.fetcher = FakeFetcher(answers())
    room.fetcher.answers[LINKS] = (
        b'<rss version="2.0"><channel><title>Links</title><item><guid isPermaLink="false">7</guid>'
        b"<title>A notice on the board</title><pubDate>Thu, 05 Mar 2026 09:00:00 +0000</pubDate></item>"
        b"</channel></rss>"
    )
    issue = room.run()
    assert "A notice on the board" in issue.page
    assert issue.report.problems == []
