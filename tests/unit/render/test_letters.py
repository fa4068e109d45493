"""Letters for readers who want a part of an edition, and letters that mail programs show whole."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from digest.mailing import bytes_on_the_way
from digest.models import Bullet, Minute, Section, Status, Subscription, Thread, Told, Trust
from digest.render import Options, render
from digest.render.letters import LONGEST_HTML
from tests.fakes import editions
from tests.fakes.dom import walk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digest.models import Edition

BUILDING = Subscription(id="b", topics=("building",))
WORK = Subscription(id="w", topics=("work",))


@cache
def bodies(edition: Edition, wants: Subscription, url: str = editions.SITE.url) -> Mapping[str, str]:
    options = Options(site=replace(editions.SITE, url=url), subscriptions=(Subscription(), wants))
    return render(edition, earlier=(editions.day_before(),), options=options).letters[wants.id]


def words_of(html: str) -> str:
    return " ".join(walk(html).words.split())


# --------------------------------------------------------------------------- topics


def test_who_wants_nothing_else_gets_no_letter_of_their_own() -> None:
    usual = (Subscription(), Subscription(editions=("morning",), at="07:00"))
    rendering = render(editions.edition(), earlier=(), options=Options(subscriptions=usual))
    assert rendering.letters == {}


def test_a_letter_of_some_topics_has_their_stories_and_no_others() -> None:
    letter = bodies(editions.topical_edition(), WORK)
    for form in (words_of(letter["html"]), " ".join(letter["text"].split()), letter["short"]):
        assert "Glass workers at Norrby" in form
        assert "Every child in the region" not in form
        assert "School meals" not in form
    assert "Building & roads" not in words_of(letter["html"])
    assert letter["subject"].startswith("Alder Morning Wire, 5 March 2026: Glass workers go back")


def test_its_numbers_are_those_of_what_it_shows() -> None:
    work = editions.lead_briefs()[1]
    bridge = editions.bridge_brief()
    told = len(work.summary.sentences) + len(bridge.summary.sentences)
    html = words_of(bodies(editions.topical_edition(), WORK)["html"])
    assert "This letter is about Work: 2 of the edition's 4 stories." in html
    assert "412 articles → 61 stories · 2 shown · 100 % of sentences supported" in html
    assert told > 0


def test_its_minute_and_its_opening_tell_nothing_of_other_topics() -> None:
    strike, bridge = editions.lead_briefs()[1], editions.bridge_brief()
    school = editions.more_briefs()[0]
    told = tuple(
        Told(sentence=brief.summary.sentences[0], story_ids=(brief.story.id,)) for brief in (school, strike)
    )
    joined = Told(sentence=bridge.summary.sentences[0], story_ids=(bridge.story.id, school.story.id))
    edition = editions.topical_edition(minute=Minute(told=(*told, joined), method="extractive 1"))
    html = bodies(edition, WORK)["html"]
    minute = html.partition("Today in a minute")[2].partition("Also in brief")[0]
    assert strike.summary.sentences[0].text in words_of(f"<p>{minute}</p>") or "Glass" in minute
    assert school.summary.sentences[0].text not in html
    preheader = html.partition('class="preheader"')[2].partition("</div>")[0]
    assert "Every child" not in preheader


def test_threads_go_to_the_topic_that_their_story_stood_under() -> None:
    day_before = editions.day_before()
    brief = day_before.briefs[0]
    thread = Thread(
        story_id=brief.story.id,
        headline="The crane goes on",
        last_edition=day_before.slug,
        last_seen=day_before.made_at,
    )
    before = replace(
        day_before, sections=(Section(name="Work", topic="work", lead=day_before.sections[0].lead),)
    )
    other = editions.lead_briefs()[2]
    sections = (
        Section(name="Work", topic="work", lead=(other,)),
        Section(name="Building", topic="building", lead=(editions.lead_briefs()[1],)),
    )
    edition = editions.edition(sections=sections, developing=(thread,), quiet=())
    options = Options(site=editions.SITE, subscriptions=(WORK, BUILDING))
    letters = render(edition, earlier=(before,), options=options).letters
    assert "The crane goes on" in letters["w"]["html"]
    assert "The crane goes on" not in letters["b"]["html"]


def test_views_belong_to_no_topic() -> None:
    edition = editions.topical_edition(views=editions.views())
    assert editions.views()[0].headline not in bodies(edition, WORK)["text"]


def test_who_wants_empty_letters_as_well_is_told_that_nothing_came_up_there() -> None:
    letter = bodies(editions.topical_edition(), Subscription(id="s", topics=("sport",), when_empty="send"))
    told = "Nothing new under the topics of this letter; the edition has 4 stories under others."
    assert told in words_of(letter["html"])
    assert told in " ".join(letter["text"].split())
    assert told in letter["short"]
    assert letter["subject"] == "Alder Morning Wire, 5 March 2026: nothing new"


# --------------------------------------------------------------------------- form and subject


def test_the_short_form_has_every_line_with_who_says_so_and_where() -> None:
    letter = bodies(editions.edition(), Subscription(id="s", form="short"))
    html = walk(letter["html"])
    assert "Glass workers at Norrby are back after eleven days." in html.words
    assert "More stories" not in html.words
    assert "This is the edition in brief: 4 of its 10 stories. Read all of it there." in words_of(
        letter["html"]
    )
    assert any(".example/glass-works-strike-03aa" in link for link in html.links)
    assert letter["text"] == letter["short"] + "\n"
    assert len(letter["html"]) < len(bodies(editions.edition(), Subscription(id="x", subject="x"))["html"])


def test_a_users_own_template_has_something_to_print_in_the_short_form(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    own = "{% for bullet in edition.in_brief %}<p dir='auto'>{{ bullet.text }}</p>{% endfor %}"
    (tmp_path / "mail/edition.html").write_text(own)
    wants = Subscription(id="s", form="short")
    options = Options(site=editions.SITE, template_dirs=(str(tmp_path),), subscriptions=(wants,))
    letter = render(editions.edition(), earlier=(), options=options).letters["s"]
    assert letter["html"].count("<p dir='auto'>") == 4


def test_the_short_form_counts_what_it_tells() -> None:
    edition = editions.edition(views=editions.views())
    html = words_of(bodies(edition, Subscription(id="s", form="short"))["html"])
    assert "10 shown · 4 of them in this letter · 100 % of" in html
    assert "named" not in html


def test_the_short_form_of_some_topics_says_of_which() -> None:
    letter = bodies(editions.topical_edition(), replace(WORK, form="short"))
    assert "This letter is about Work: 2 of the edition's 4 stories." in words_of(letter["html"])
    assert "This letter is about Work" in letter["text"]


def test_the_short_form_of_an_edition_of_views_names_them() -> None:
    edition = editions.empty_edition(views=editions.views())
    html = bodies(edition, Subscription(id="s", form="short"))["html"]
    assert editions.views()[0].headline in words_of(html)


@pytest.mark.parametrize(
    ("template", "subject"),
    [
        ("{title}", "Alder Morning Wire"),
        ("{label}, {date}: {stories} stories", "Morning, 5 March 2026: 10 stories"),
        ("News: {headline}", "News: Council approves the third Alder bridge after a night of talks"),
        ("Only words", "Only words"),
    ],
)
def test_a_subject_of_the_readers_own(template: str, subject: str) -> None:
    assert bodies(editions.edition(), Subscription(id="s", subject=template))["subject"] == subject


def test_a_second_edition_of_a_day_has_its_time_in_the_date() -> None:
    wants = Subscription(id="s", subject="{title}, {date}")
    assert bodies(editions.edition(mark="18:00"), wants)["subject"].endswith("5 March 2026, 18:00")


@pytest.mark.parametrize("text", [*editions.HOSTILE, "{title} {stories} {date.__class__} \\1 \\g<0>"])
def test_feed_text_never_acts_as_a_subjects_template(text: str) -> None:
    edition = editions.hostile_edition(text)
    subject = bodies(edition, Subscription(id="s", subject="{headline} by {title}"))["subject"]
    assert "\n" not in subject
    assert "\r" not in subject
    assert len(subject) <= 120
    if text.startswith("{title}"):
        assert subject.startswith("{title} {stories} {date.__class__} \\1 \\g<0>")


# --------------------------------------------------------------------------- size

SCRIPTS = {
    "English": "The council of the old harbour town approved the plan for a third bridge on Tuesday night",
    "Greek": "Το δημοτικό συμβούλιο ενέκρινε το σχέδιο για την τρίτη γέφυρα το βράδυ της Τρίτης",
    "Russian": "Городской совет одобрил план строительства третьего моста поздно вечером во вторник",
    "Arabic": "وافق مجلس المدينة على خطة بناء الجسر الثالث في وقت متأخر من مساء يوم الثلاثاء",
    "Hindi": "नगर परिषद ने मंगलवार की देर रात तीसरे पुल की योजना को मंज़ूरी दे दी",
    "Chinese": "市议会周二深夜批准了修建第三座桥的计划并表示工程将在明年春天开始预计三年内完工",
    "Emoji": "👩‍👩‍👧‍👦 " * 12,
}


@cache
def long_edition(script: str, stories: int = 60) -> Edition:
    briefs = tuple(
        editions.plain_brief(
            f"story-{number}",
            f"{number}: {SCRIPTS[script]}",
            tuple((outlet, f"{SCRIPTS[script]} {number}. " * 6) for outlet in ("Courier", "Ledger")),
        )
        for number in range(stories)
    )
    bullets = tuple(
        Bullet(story_id=one.story.id, text=one.summary.headline, status=Status.NEW) for one in briefs[:8]
    )
    return editions.edition(
        sections=(Section(name="", lead=briefs[:20], more=briefs[20:]),),
        in_brief=bullets,
        views=editions.views(),
        trust=Trust(feeds_ok=2, articles=120, stories=60, shown=stories, sentences=700, supported=700),
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_sixty_long_stories_in_any_script_are_cut_between_two_stories(script: str) -> None:
    html = render(long_edition(script), earlier=(), options=Options(site=editions.SITE)).messages["html"]
    assert 0.9 * LONGEST_HTML < bytes_on_the_way(html) <= LONGEST_HTML
    printed = len(re.findall(r"<h[34] dir", html))
    assert 5 < printed < 60
    left = re.search(r"This letter ends here, for mail programs cut longer ones: (\d+) more stories", html)
    assert left
    assert int(left[1]) == 60 - printed
    assert f"60 shown · {printed} of them in this letter" in words_of(html)
    assert f'<a href="{editions.SITE.url}/2026/03/05/morning/">Read all of it there.</a>' in html
    assert walk(html).words.count("Built from") == min(printed, 20)  # each lead story ends with its sources


def test_a_letter_cut_without_a_site_leads_to_its_text_part_which_is_whole() -> None:
    messages = render(long_edition("Chinese"), earlier=(), options=Options()).messages
    assert "The text part of this letter has all of it." in messages["html"]
    assert all(f"{number}: 市议会" in messages["text"] for number in range(60))


def test_a_letter_that_fits_says_nothing_of_its_length() -> None:
    html = render(editions.edition(), earlier=(), options=Options(site=editions.SITE)).messages["html"]
    assert "This letter ends here" not in html


def test_a_letter_of_some_topics_is_cut_as_well() -> None:
    edition = long_edition("Russian")
    section = replace(edition.sections[0], name="Work", topic="work")
    letter = bodies(replace(edition, sections=(section,)), WORK)
    assert bytes_on_the_way(letter["html"]) <= LONGEST_HTML
    assert "This letter ends here" in letter["html"]
    assert "This letter is about Work: 60 of the edition's 60 stories." in words_of(letter["html"])
