"""What `render` puts on the site, seen as files."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from digest.errors import RenderError
from digest.models import Page, Site, Status, Support, Turn
from digest.render import Options, render
from digest.render.stories import headline_of
from tests.fakes import editions
from tests.fakes.dom import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.models import Edition

OPTIONS = Options(site=editions.SITE, pages=(editions.ABOUT,), opml_feeds=editions.FEEDS)
EARLIER = (editions.day_before(),)
HERE = "2026/03/05/morning"


@cache
def files(edition: Edition | None = None, *, earlier: tuple[Edition, ...] = EARLIER) -> Mapping[str, bytes]:
    return render(edition or editions.edition(), earlier=earlier, options=OPTIONS).files


def page(path: str, edition: Edition | None = None, *, earlier: tuple[Edition, ...] = EARLIER) -> str:
    return files(edition, earlier=earlier)[path].decode()


def words(path: str, edition: Edition | None = None, *, earlier: tuple[Edition, ...] = EARLIER) -> str:
    return walk(page(path, edition, earlier=earlier), allowed=frozenset({"svg"})).words


def test_an_edition_gives_every_page_that_a_reader_may_ask_for() -> None:
    wanted = {
        f"{HERE}/index.html",
        f"{HERE}/edition.md",
        f"{HERE}/edition.txt",
        f"{HERE}/edition.json",
        f"{HERE}/articles.jsonl",
        f"{HERE}/ledger.html",
        "index.html",
        "stories/alderholm-bridge-7c1f/index.html",
        "archive/index.html",
        "feed.xml",
        "feed.json",
        "sources/index.html",
        "sources.opml",
        "about/index.html",
        "sitemap.xml",
        "robots.txt",
        "404.html",
    }
    assert wanted <= set(files())


def test_rendering_twice_gives_the_same_bytes() -> None:
    first = render(editions.edition(), earlier=EARLIER, options=OPTIONS)
    second = render(editions.edition(), earlier=EARLIER, options=OPTIONS)
    assert (first.files, first.messages) == (second.files, second.messages)


def test_an_edition_already_stored_is_not_listed_twice() -> None:
    stale = editions.edition(title="Stale")
    assert files(earlier=(stale, *EARLIER)) == files()


def test_links_inside_the_site_lead_to_pages_that_are_there() -> None:
    site = dict(files())
    site |= render(EARLIER[0], earlier=(editions.edition(),), options=OPTIONS).files
    missing = []
    for path, body in site.items():
        if path.endswith(".html") and path != "404.html":
            for href in walk(body.decode(), allowed=frozenset({"svg"})).links:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href.partition("#")[0]))
                if ":" not in href and not href.startswith("#") and unquote(target) not in site:
                    missing.append((path, href))
    assert missing == []


@pytest.mark.parametrize(
    "edition", [editions.edition(), editions.topical_edition(), editions.empty_edition()]
)
def test_a_page_is_light_and_asks_nobody_else(edition: Edition) -> None:
    for path, body in files(edition).items():
        if path.endswith(".html"):
            html = body.decode()
            assert len(body) <= 100_000, path
            assert walk(html, allowed=frozenset({"svg"})).dangers == [], path
            assert "Content-Security-Policy" in html
            assert "default-src 'none'" in html


def test_the_front_page_is_the_newest_edition_even_when_an_old_one_is_made_again() -> None:
    rebuilt = render(EARLIER[0], earlier=(editions.edition(),), options=OPTIONS).files
    assert "Thursday, 5 March 2026" in rebuilt["index.html"].decode()
    assert "Wednesday, 4 March 2026" in rebuilt["2026/03/04/morning/index.html"].decode()


def test_the_edition_before_gets_its_link_to_the_next_one() -> None:
    assert '<a rel="next" href="../../05/morning/index.html">' in page("2026/03/04/morning/index.html")
    assert '<a rel="prev" href="../../04/morning/index.html">' in page(f"{HERE}/index.html")


def test_editions_of_another_id_are_not_neighbours_but_stand_in_the_archive() -> None:
    weekly = editions.day_before(slug="2026/03/04/weekly", plan_id="weekly", label="Weekly")
    made = files(earlier=(weekly,))
    assert "weekly" not in made[f"{HERE}/index.html"].decode()
    assert "2026/03/04/weekly/index.html" in made["archive/index.html"].decode()


def test_the_masthead_says_what_the_edition_covers_in_its_own_zone() -> None:
    assert "Covers 4 Mar 07:00 to 5 Mar 07:00 Europe/Berlin made 07:02" in words(f"{HERE}/index.html")


def test_the_trust_strip_leads_to_the_ledger() -> None:
    html = page(f"{HERE}/index.html")
    assert '<p class="trust"><a href="ledger.html">' in html
    assert (
        "38 feeds (2 failing) 412 articles → 61 stories 10 shown 100 % of sentences supported, 2 removed "
        "summariser extractive 1" in walk(html).words
    )


def test_support_is_never_rounded_up_to_all() -> None:
    edition = editions.edition()
    edition = replace(edition, trust=replace(edition.trust, sentences=1000, supported=999, replaced=0))
    assert "99 % of sentences supported summariser" in words(f"{HERE}/index.html", edition)


def test_every_marker_opens_the_source_sentence_with_its_outlet_and_time() -> None:
    html = page(f"{HERE}/index.html")
    targets = re.findall(r'popovertarget="([^"]+)"', html)
    assert targets
    assert set(targets) <= set(walk(html).ids)
    card = html[html.index('<li id="n1-3"') :].partition("</li>")[0]
    assert "Harbour Wire" in card
    assert "04:08" in card
    assert "since a ferry sank there in 1986." in card


def test_a_passage_cited_twice_keeps_one_number() -> None:
    brief = editions.bridge_brief()
    first = brief.summary.sentences[0]
    again = replace(
        brief,
        summary=replace(brief.summary, sentences=(first, first)),
        quotes=(),
        differences=(),
        updates=(),
        background=(),
    )
    section = replace(editions.edition().sections[0], lead=(again,))
    seen = walk(page(f"{HERE}/index.html", editions.edition(sections=(section,))))
    assert [one for one in seen.ids if one.startswith("n1-")] == ["n1-1"]


def test_wire_copies_are_folded_under_the_report_they_copy() -> None:
    html = page(f"{HERE}/index.html")
    wire = html[html.index('<ul class="sources">') :]
    wire = wire[wire.index("Harbour Wire") : wire.index("Radio Alder")]
    assert "repeated by 2 outlets" in wire
    assert "Valley Post" in wire
    assert "East Echo" in wire
    assert "reworded" in wire


def test_blurbs_paywalls_credits_and_owners_are_marked() -> None:
    said = words(f"{HERE}/index.html")
    for mark in ("blurb only", "paywalled", "via Harbour Wire", "same owner as Northern Tribune"):
        assert mark in said
    assert "built from 6 full texts, 2 blurbs" in said


def test_a_story_says_its_status_and_what_it_rests_on() -> None:
    said = words(f"{HERE}/index.html")
    assert "Updated 8 articles · 8 outlets · 4 independent first seen 3 Mar 03:02 updated 5 Mar" in said
    assert "Continuing (day 3)" in said


def test_what_is_new_links_to_the_edition_that_had_the_story_before() -> None:
    assert '<a href="../../04/morning/index.html">New since 4 March</a>' in page(f"{HERE}/index.html")
    assert "<h4>New since 4 March</h4>" in page(f"{HERE}/index.html", earlier=())


def test_the_rank_receipt_adds_up_before_the_readers_eyes() -> None:
    said = words(f"{HERE}/index.html")
    assert (
        "Rank 2.39, the sum of independent sources +1.61 freshness +0.83 source weight +0.20 seen before -0.25"
        in said
    )


def test_a_partial_edition_says_so() -> None:
    said = words(f"{HERE}/index.html", editions.edition(is_partial=True))
    assert "This is a partial edition: 2 feeds could not be read" in said


def test_an_edition_without_stories_says_so_kindly() -> None:
    said = words(f"{HERE}/index.html", editions.empty_edition())
    assert "Nothing new No story came up from 4 Mar 07:00 to 5 Mar 07:00 Europe/Berlin." in said
    assert "More stories" not in said


def test_one_story_printed_under_two_topics_has_two_places_on_the_page() -> None:
    ids = walk(page(f"{HERE}/index.html", editions.topical_edition())).ids
    assert {"alderholm-bridge-7c1f", "alderholm-bridge-7c1f-2"} <= set(ids)


def test_topics_have_a_page_and_a_feed_of_their_own() -> None:
    made = files(editions.topical_edition())
    assert "Glass workers" in made["topics/work/index.html"].decode()
    assert "Glass workers" in made["topics/work/feed.xml"].decode()
    assert "Tram line" not in made["topics/work/feed.xml"].decode()


def test_a_thread_shows_what_each_edition_added() -> None:
    said = words("stories/alderholm-bridge-7c1f/index.html")
    today, yesterday = (
        said.index("Thursday, 5 March 2026, Morning"),
        said.index("Wednesday, 4 March 2026, Morning"),
    )
    assert (
        today
        < said.index("Ferry fares rise by a tenth")
        < yesterday
        < said.index("votes on a third bridge tonight")
    )
    assert "The story so far: 2 editions, 4 March to 5 March." in said
    assert "Reports in each edition: 1 and 8" in said


def test_a_story_that_only_an_earlier_edition_printed_keeps_its_thread() -> None:
    assert "stories/river-levels/index.html" in files()
    assert '<a href="../../../../stories/river-levels/index.html">' in page(f"{HERE}/index.html")


def test_a_thread_that_no_stored_edition_printed_is_named_without_a_link() -> None:
    html = page(f"{HERE}/index.html")
    assert '<li><span dir="auto">The ferry inquiry</span>' in html


def test_the_page_of_a_story_that_was_merged_leads_to_the_other_and_stays() -> None:
    turn = Turn(kind="merged", story_id="river-levels", other_id="alderholm-bridge-7c1f", headline="River")
    merging = editions.edition(developing=(), turns=(turn,))
    path = "stories/river-levels/index.html"
    assert path in files(merging)
    latest = headline_of(editions.bridge_brief().summary.headline)
    assert f"Merged with {latest} on 5 March." in words(path, merging)
    assert '<a href="../alderholm-bridge-7c1f/index.html"' in page(path, merging)
    assert "Merged with" not in words("stories/alderholm-bridge-7c1f/index.html", merging)


def test_a_story_that_came_off_one_that_was_never_printed_names_it_without_a_link() -> None:
    turn = Turn(kind="split", story_id="tram-line-9", other_id="never-printed", headline="Trams <i>stop</i>")
    path = "stories/tram-line-9/index.html"
    assert "Came off Trams <i>stop</i> on 5 March." in words(path, editions.edition(turns=(turn,)))
    assert "stories/never-printed/index.html" not in files(editions.edition(turns=(turn,)))


def test_the_archive_lists_editions_by_month() -> None:
    february = editions.day_before(
        slug="2026/02/28/morning",
        slot=None,
        window=replace(EARLIER[0].window, until=EARLIER[0].window.until - timedelta(days=4)),
    )
    said = words("archive/index.html", earlier=(*EARLIER, february))
    assert said.index("March 2026 2 editions") < said.index("February 2026 1 edition")


def test_every_fate_is_in_the_ledger_with_its_count() -> None:
    said = words(f"{HERE}/ledger.html")
    for fate in (
        "Printed",
        "Copy",
        "Merged",
        "Below the cut",
        "Filtered",
        "Capped",
        "Extraction failed",
        "Not yet read",
    ):
        assert f"{fate}: 1 entry" in said
    assert "failing the server did not answer within 20 s" in said


def test_a_feeds_credentials_are_shown_nowhere() -> None:
    edition = editions.edition()
    rendering = render(edition, earlier=EARLIER, options=replace(OPTIONS, opml_feeds=()))
    everything = b"".join(rendering.files.values()) + "".join(rendering.messages.values()).encode()
    assert b"valleypost.example/atom" in everything
    assert b"secret" not in everything


def test_the_users_pages_come_from_markdown_and_nothing_in_them_runs() -> None:
    html = page("about/index.html")
    seen = walk(html)
    assert seen.dangers == []
    assert "<strong>both banks</strong>" in html
    assert "../archive/index.html" in seen.links
    assert "https://example.org/" in seen.links
    assert "<td>East</td>" in html


@pytest.mark.parametrize("path", ["../about", "a b", "", "/etc", "x/../y"])
def test_a_page_that_would_leave_the_site_is_refused(path: str) -> None:
    options = Options(pages=(Page(path=path, title="x", markdown="x"),))
    with pytest.raises(RenderError, match="cannot be a path"):
        render(editions.edition(), earlier=(), options=options)


@pytest.mark.parametrize("slug", ["../2026", "2026/03/../05", "", "2026//05", "a b"])
def test_an_edition_that_would_leave_the_site_is_refused(slug: str) -> None:
    with pytest.raises(RenderError, match="cannot be a path"):
        render(editions.edition(slug=slug), earlier=(), options=Options())


def test_a_site_without_an_address_has_only_relative_links() -> None:
    made = render(editions.edition(), earlier=EARLIER, options=Options(site=Site(title="Here"))).files
    assert "canonical" not in made["index.html"].decode()
    assert "<url>" not in made["sitemap.xml"].decode()
    assert "Sitemap" not in made["robots.txt"].decode()
    assert walk(made["404.html"].decode()).dangers == []


def test_a_sentence_without_its_evidence_stops_the_rendering() -> None:
    brief = editions.bridge_brief()
    sentence = brief.summary.sentences[0]
    lost = replace(sentence, citations=(replace(sentence.citations[0], article_url="https://gone.example/"),))
    broken = replace(brief, summary=replace(brief.summary, sentences=(lost,)))
    section = replace(editions.edition().sections[0], lead=(broken,))
    with pytest.raises(RenderError, match="not there"):
        render(editions.edition(sections=(section,)), earlier=(), options=Options())


def test_a_doubtful_sentence_is_shown_as_such() -> None:
    brief = editions.generated_brief(support=Support.PARTLY)
    section = replace(editions.edition().sections[0], lead=(brief,))
    said = words(f"{HERE}/index.html", editions.edition(sections=(section,)))
    assert "The council said yes to a third bridge. [1] partly supported" in said
    assert "written by a language model and checked against the passages that they cite" in said


def test_words_agree_with_one() -> None:
    edition = editions.edition(
        sections=(
            replace(editions.edition().sections[0], lead=editions.single_briefs(), more=(), single_source=()),
        ),
        trust=replace(editions.edition().trust, feeds_ok=1, feeds_failing=0, articles=1, stories=1, shown=1),
    )
    said = words(f"{HERE}/index.html", edition)
    assert "1 feed 1 article → 1 story 1 shown" in said
    assert "built from 1 full text" in said
    assert "1 articles" not in said


def test_statuses_have_their_own_chips() -> None:
    html = page(f"{HERE}/index.html")
    for status in Status:
        assert f'class="chip {status.value}"' in html


def test_reading_time_counts_what_is_printed_open() -> None:
    short = editions.more_briefs()[0]
    sentence = short.summary.sentences[0]
    long = replace(sentence, text="word " * 2300)
    folded = replace(short, summary=replace(short.summary, sentences=(sentence, long)))
    section = replace(editions.edition().sections[0], lead=(), more=(folded,), single_source=())
    assert " 1 min read" in words(f"{HERE}/index.html", editions.edition(sections=(section,), in_brief=()))
    opened = replace(section, lead=(folded,), more=())
    assert "11 min read" in words(f"{HERE}/index.html", editions.edition(sections=(opened,), in_brief=()))
