"""What an editor leads with, names only, and leaves out: whole editions of invented feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from digest.app.why import find, unprinted, why
from digest.models import Fate, Plan
from tests.fakes.papers import (
    BLOGS,
    COLUMN,
    CRASH,
    DAY,
    LIVE,
    LONE_COLUMN,
    PROMO,
    QUIET,
    RECIPE,
    ROCKET,
    SOLDIERS,
    SPLIT,
    Piece,
    feed_of,
    rss_of,
)
from tests.fakes.whole_run import Newsroom

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.models import Edition
    from tests.fakes.whole_run import Issue


def printed(tmp_path: Path, pieces: Sequence[Piece], **plan: object) -> Issue:
    room = Newsroom(tmp_path / "site")
    outlets = sorted({piece.outlet for piece in pieces})
    room.feeds = tuple(feed_of(outlet) for outlet in outlets)
    room.fetcher.answers = {
        feed.url: rss_of(name, pieces) for feed, name in zip(room.feeds, outlets, strict=True)
    }
    room.plan = Plan(**{"id": "morning", "title": "Courier", "label": "Morning", **plan})  # type: ignore[arg-type]
    return room.run()


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    return printed(tmp_path_factory.mktemp("day"), DAY)


def place_of(edition: Edition, pieces: Sequence[Piece]) -> int:
    """The place, from 0, of the story that has these pieces."""
    urls = {piece.url for piece in pieces}
    (place,) = [
        place
        for place, brief in enumerate(edition.briefs)
        if urls <= {article.url for article in brief.story.articles}
    ]
    return place


def prose(edition: Edition) -> str:
    return " ".join(
        [sentence.text for brief in edition.briefs for sentence in brief.summary.sentences]
        + [bullet.text for bullet in edition.in_brief]
    )


# --------------------------------------------------------------------------- what leads


def test_a_celebritys_split_that_five_tell_does_not_lead_over_a_rocket_and_a_crash(day: Issue) -> None:
    split = place_of(day.edition, SPLIT)
    assert place_of(day.edition, ROCKET) < split
    assert place_of(day.edition, CRASH) < split


def test_eleven_dead_soldiers_that_one_outlet_tells_are_printed_and_a_recipe_is_not(day: Issue) -> None:
    assert place_of(day.edition, [SOLDIERS]) >= 0
    assert day.fate(RECIPE.url) == "below the cut: service page"


def test_the_receipt_says_in_words_what_importance_rests_on(day: Issue) -> None:
    found = find([day.edition], "Eleven soldiers")
    assert found is not None
    words = {term.name: term.words for term in why(*found).terms}
    assert "war" in words["importance"]
    assert "dead and hurt" in words["importance"]
    assert "Importance: tells of" in day.page


# --------------------------------------------------------------------------- what is named only


def test_no_sentence_of_an_opinion_or_a_live_page_is_printed(day: Issue) -> None:
    for piece in (COLUMN, LONE_COLUMN, LIVE, PROMO, RECIPE):
        for sentence in piece.text.split(". "):
            assert sentence.rstrip(".") not in prose(day.edition)
    cited = {
        citation.article_url
        for brief in day.edition.briefs
        for sentence in brief.summary.sentences
        for citation in sentence.citations
    }
    assert not cited & {piece.url for piece in (COLUMN, LIVE, RECIPE, PROMO, LONE_COLUMN)}


def test_an_opinion_on_a_story_is_marked_among_its_sources_and_does_not_confirm_it(day: Issue) -> None:
    brief = day.edition.briefs[place_of(day.edition, [*ROCKET, COLUMN, LIVE])]
    assert brief.story.independent == 3
    assert day.fate(COLUMN.url).endswith("(named as a source: opinion)")
    assert '<i dir="auto">opinion</i>' in day.page
    assert '<i dir="auto">live page</i>' in day.page


def test_an_opinion_by_itself_stands_under_views_in_every_form(day: Issue) -> None:
    assert [view.headline for view in day.edition.views] == [LONE_COLUMN.headline]
    folder = day.site / day.edition.slug
    letter = day.letterbox.letters["ada"].messages
    forms = {
        "page": day.page,
        "markdown": (folder / "edition.md").read_text(encoding="utf8"),
        "text": (folder / "edition.txt").read_text(encoding="utf8"),
        "mail": letter["html"],
        "mail in plain text": letter["text"],
        "atom": (day.site / "feed.xml").read_text(encoding="utf8"),
    }
    for name, form in forms.items():
        said = " ".join(form.split())
        assert LONE_COLUMN.headline in said, name
        assert "Odo Brandt, Herald" in said.replace("</span>", "").replace('<span dir="auto">', ""), name
        assert "iews" in said or "IEWS" in said, name
    (view,) = json.loads((folder / "edition.json").read_text(encoding="utf8"))["views"]
    assert (view["author"], view["outlet"], view["kind"]) == ("Odo Brandt", "Herald", "opinion")
    assert day.fate(LONE_COLUMN.url) == "printed: Views"


def test_what_is_only_named_can_be_asked_for(day: Issue) -> None:
    for asked, fate in (("school uniforms", "Views"), ("is a folly", "(named as a source: opinion)")):
        assert find([day.edition], asked) is None
        ((_, line),) = unprinted([day.edition], asked)
        assert line.detail.endswith(fate)


def test_in_brief_has_no_views(day: Issue) -> None:
    assert LONE_COLUMN.headline not in " ".join(bullet.text for bullet in day.edition.in_brief)


def test_a_promotion_is_never_printed_and_the_ledger_says_why(day: Issue) -> None:
    assert day.fate(PROMO.url) == "below the cut: promotion"
    assert "mattress" not in day.page


# --------------------------------------------------------------------------- what the feeds are


def test_three_blogs_make_a_paper_of_views(tmp_path: Path) -> None:
    issue = printed(tmp_path, BLOGS)
    assert [view.headline for view in issue.edition.views] == [
        "Tide tables are a kind of poetry",
        "Stop pruning your pear trees in March",
        "Why looms came before ploughs",
        "What a dyer's notebook tells",
    ]
    assert issue.edition.briefs == ()
    assert not issue.edition.is_quiet
    assert "Nothing new" not in issue.page
    letter = issue.letterbox.letters["ada"].messages
    assert letter["subject"].endswith("Views: Tide tables are a kind of poetry")
    assert "Tide tables are a kind of poetry (Pebble)" in letter["short"]


def test_feeds_of_recipes_alone_make_a_paper_of_recipes(tmp_path: Path) -> None:
    issue = printed(tmp_path, [piece for piece in QUIET if "recipes" in piece.path])
    assert {brief.summary.headline for brief in issue.edition.briefs} == {
        "Leek soup without cream",
        "Plum dumplings as in Torvald",
        "A barley risotto for cold evenings",
    }


def test_a_quiet_day_is_a_short_paper_that_says_so_in_every_form(tmp_path: Path) -> None:
    issue = printed(tmp_path, QUIET)
    assert [brief.summary.headline for brief in issue.edition.briefs] == [QUIET[0].headline]
    assert issue.edition.is_quiet
    notice = "A quiet day: only 1 story was worth telling, so this edition is short."
    letter = issue.letterbox.letters["ada"].messages
    for form in (issue.page, letter["html"], letter["text"], letter["short"]):
        assert notice in " ".join(form.split())
    assert {line.detail for line in issue.edition.ledger.lines if line.fate is Fate.BELOW_CUT} == {
        "service page"
    }


def test_a_full_day_is_not_called_quiet(day: Issue) -> None:
    assert not day.edition.is_quiet
    assert "A quiet day" not in day.page


# --------------------------------------------------------------------------- windows, and who is silent


def test_a_week_is_not_made_of_its_last_day(tmp_path: Path) -> None:
    early = [Piece(one.outlet, one.path, one.headline, one.text, hours=-120) for one in (*ROCKET, *CRASH)]
    room = Newsroom(tmp_path / "site")
    pieces = [*early, *SPLIT]
    outlets = sorted({piece.outlet for piece in pieces})
    room.feeds = tuple(feed_of(outlet) for outlet in outlets)
    room.fetcher.answers = {
        feed.url: rss_of(name, pieces) for feed, name in zip(room.feeds, outlets, strict=True)
    }
    room.plan = Plan(id="weekly", title="Courier", label="Weekly", window="7d")
    edition = room.run().edition
    assert place_of(edition, ROCKET) < place_of(edition, SPLIT)
    assert place_of(edition, CRASH) < len(edition.sections[0].lead)


BUSINESS = ("bourse", "ledger", "lombard")
ODD = ("kettle", "basalt", "orchard", "violin", "harness", "meadow", "copper", "lantern", "saddle", "willow")


def odds(outlet: str, place: int) -> list[Piece]:
    """Three pieces of an outlet that nobody else has."""
    words = (ODD[(place * 3 + number) % len(ODD)] for number in range(3))
    return [
        Piece(
            outlet,
            f"news/{word}-{outlet}",
            f"Town of {outlet.capitalize()}brook opens {word} museum",
            f"{outlet.capitalize()}brook has a museum of the {word} since Thursday. Mayor Ivo {word.capitalize()}son cut the ribbon.",
            hours=-5,
        )
        for word in words
    ]


def with_groups(tmp_path: Path, business: Sequence[str]) -> Issue:
    """The rocket as all general papers tell it, with papers of business beside them."""
    general = ("gazette", "herald", "tribune")
    pieces = [
        *ROCKET,
        *(one for place, name in enumerate((*general, *business)) for one in odds(name, place)),
    ]
    room = Newsroom(tmp_path / "site")
    groups = dict.fromkeys(general, "general") | dict.fromkeys(business, "business")
    room.feeds = tuple(feed_of(outlet, group=group) for outlet, group in groups.items())
    room.fetcher.answers = {
        feed.url: rss_of(name, pieces) for feed, name in zip(room.feeds, groups, strict=True)
    }
    return room.run()


def test_a_group_that_reports_much_else_and_not_the_lead_is_said_to_be_silent(tmp_path: Path) -> None:
    issue = with_groups(tmp_path, BUSINESS)
    lead = issue.edition.briefs[place_of(issue.edition, ROCKET)]
    assert [(one.group, one.outlets) for one in lead.silent] == [("business", 3)]
    letter = issue.letterbox.letters["ada"].messages
    for form in (issue.page, letter["html"], letter["text"]):
        assert "Not reported by any of your 3 outlets in business" in " ".join(form.split())


def test_two_outlets_are_no_group_to_say_anything_about(tmp_path: Path) -> None:
    issue = with_groups(tmp_path, BUSINESS[:2])
    assert issue.edition.briefs[place_of(issue.edition, ROCKET)].silent == ()
