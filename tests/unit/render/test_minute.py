"""The paragraph that an edition opens with, in every format of an edition."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from digest.errors import RenderError
from digest.minute.choice import picks
from digest.minute.paragraph import extracted
from digest.models import Bullet, Memory, Minute, Section, Site, Status, Support, Told, Window
from digest.render import Options, render
from digest.report import Report
from digest.salvage import Sheets, salvaged_rendering
from digest.verify import verify
from tests.fakes import editions, minutes
from tests.fakes.dom import walk
from tests.unit.render.test_record import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta
    from pathlib import Path

    from digest.models import Edition, Rendering

HERE = "2026/03/05/morning"
FIRST = "The ferry Marigold ran aground off Skerrow on Monday with 212 passengers."


def opened(edition: Edition | None = None, **changes: Any) -> Edition:
    """An edition of invented stories with its paragraph."""
    whole = edition or minutes.edition()
    chosen = picks(whole, Memory())
    return replace(whole, minute=extracted(chosen), **changes)


def rendered(edition: Edition, *, url: str = editions.SITE.url) -> Rendering:
    return render(edition, earlier=(), options=Options(site=replace(editions.SITE, url=url)))


def files(edition: Edition) -> Mapping[str, str]:
    return {path: body.decode() for path, body in rendered(edition).files.items()}


def record(edition: Edition) -> tuple[dict[str, Any], dict[str, str]]:
    found = files(edition)
    lines = map(json.loads, found[f"{HERE}/articles.jsonl"].splitlines())
    return json.loads(found[f"{HERE}/edition.json"]), {line["id"]: line["text"] for line in lines}


def test_the_page_opens_with_it_each_sentence_with_its_evidence_and_a_named_link_to_its_story() -> None:
    page = files(opened())[f"{HERE}/index.html"]
    before, _, after = page.partition('<h2 id="minute">Today in a minute</h2>')
    assert "<article" not in before
    paragraph = after.partition("</p>")[0]
    assert paragraph.count('popovertarget="minute-') == paragraph.count('class="to"') == 6
    assert (
        'href="#ferry" aria-label="Story: Ferry Marigold runs aground off Skerrow with 212 aboard"'
        in paragraph
    )
    assert 'id="ferry"' in after
    assert f'<blockquote dir="auto">{FIRST}</blockquote>' in after.partition("<article")[0]


def test_an_edition_without_it_has_nothing_of_it_on_its_page() -> None:
    page = files(minutes.edition())[f"{HERE}/index.html"]
    assert not [mark for mark in ('"minute', ".minute", "in a minute", 'class="to"') if mark in page]


def test_markdown_and_text_number_its_sentences_and_name_their_stories() -> None:
    found = files(opened())
    markdown, text = found[f"{HERE}/edition.md"], " ".join(found[f"{HERE}/edition.txt"].split())
    assert f"## Today in a minute\n\n{FIRST} [1] " in markdown
    link = f"{editions.SITE.url}/{HERE}/#ferry"
    named = "Ferry Marigold runs aground off Skerrow with 212 aboard"
    assert f"\n1. [{named}]({link}) (Outlet 1, 10:54)\n" in markdown
    assert f"TODAY IN A MINUTE ----------------- {FIRST} [1] " in text
    assert f"[1] {named} (Outlet 1, " in text


def test_a_letter_has_it_with_links_to_the_stories_on_the_site() -> None:
    letter = rendered(opened()).messages["html"]
    assert f"{FIRST}<sup>[1]</sup>" in letter
    assert f'href="{editions.SITE.url}/{HERE}/#ferry"' in letter
    alone = rendered(opened(), url="").messages["html"]
    assert FIRST in alone
    assert "#ferry" not in alone


def test_feeds_give_it_as_the_editions_summary_and_at_the_top_of_its_content() -> None:
    found = files(opened())
    (item,) = json.loads(found["feed.json"])["items"]
    assert item["summary"].startswith(FIRST)
    content = item["content_html"]
    assert content.index("Today in a minute") < content.index("<h3")
    assert f'<a href="{editions.SITE.url}/{HERE}/#ferry">[1]</a>' in content
    assert FIRST in found["feed.xml"].partition("<summary>")[2].partition("</summary>")[0]


def test_a_topics_feed_has_of_it_what_is_of_the_topic() -> None:
    first, second = minutes.day()[:4], minutes.day()[4:]
    sections = (Section(name="Sea", topic="sea", lead=first), Section(name="Land", topic="land", lead=second))
    found = files(opened(minutes.edition(sections=sections)))
    (item,) = json.loads(found["feed.json"])["items"]
    land = found["topics/land/feed.xml"].partition("<summary>")[2].partition("</summary>")[0]
    assert "Ines Okoro" in item["summary"]
    assert "Ines Okoro" in land
    assert "Marigold" not in land


def test_programs_find_it_with_its_stories_and_passages() -> None:
    made, texts = record(opened())
    assert list(Draft202012Validator(SCHEMA).iter_errors(made)) == []
    assert made["minute"]["method"] == "extractive 1"
    stories = {story["id"] for story in made["stories"]}
    for sentence in made["minute"]["sentences"]:
        assert set(sentence["stories"]) <= stories
        for one in sentence["citations"]:
            assert texts[one["article"]][one["start"] : one["end"]] == one["passage"] == sentence["text"]
    assert "minute" not in record(minutes.edition())[0]


def test_anyone_can_verify_it() -> None:
    made, texts = record(opened())
    assert [fault for fault in verify(made, texts).faults if "trust" not in fault] == []
    made["minute"]["sentences"][0]["text"] = "The ferry Marigold sank off Skerrow with 212 passengers."
    made["minute"]["sentences"][1]["stories"] = ["gone-1a2b"]
    made["minute"]["sentences"][2]["citations"][0]["start"] += 1
    faults = [fault for fault in verify(made, texts).faults if "trust" not in fault]
    assert len(faults) == 3
    assert all(fault.startswith("the minute") for fault in faults)


BULLETS = tuple(
    Bullet(story_id=name, text=f"{name.capitalize()} in a few words.", status=Status.NEW)
    for name in ("ferry", "tunnel")
)


def test_what_the_paragraph_tells_is_not_said_again_in_brief() -> None:
    edition = opened(minutes.edition(in_brief=BULLETS))
    page = files(edition)[f"{HERE}/index.html"]
    brief = page.partition('<h2 id="in-brief">')[2].partition("</section>")[0]
    assert brief.startswith("Also in brief<")
    assert "Tunnel in a few words." in brief
    assert "Ferry in a few words." not in page
    assert "Ferry in a few words." in rendered(edition).messages["short"]
    assert "Ferry in a few words." in rendered(edition).messages["html"].partition('class="sheet"')[0]


@pytest.mark.parametrize(
    ("days", "title"),
    [(1, "Today in a minute"), (7, "The week in a minute"), (3, "In a minute"), (30, "In a minute")],
)
def test_its_title_says_what_time_it_sums_up(days: int, title: str) -> None:
    until = minutes.edition().window.until
    edition = opened(minutes.edition(window=Window(since=until - _days(days), until=until)))
    assert f'<h2 id="minute">{title}</h2>' in files(edition)[f"{HERE}/index.html"]


def _days(count: int) -> timedelta:
    whole = minutes.edition().window
    return (whole.until - whole.since) * count


def test_a_translated_sentence_is_printed_kept_beside_its_source_and_marked_as_of_no_other_language() -> None:
    first, *others = minutes.day()
    french = replace(first.story.articles[0], language="fr")
    edition = opened(minutes.edition(replace(first, story=replace(first.story, articles=(french,))), *others))
    assert edition.minute is not None
    told, *rest = edition.minute.told
    german = "Die Fähre Marigold lief am Montag mit 212 Passagieren vor Skerrow auf Grund."
    told = replace(told, sentence=replace(told.sentence, translation=german))
    edition = replace(edition, minute=replace(edition.minute, told=(told, *rest)))
    made, texts = record(edition)
    assert list(Draft202012Validator(SCHEMA).iter_errors(made)) == []
    assert [fault for fault in verify(made, texts).faults if "minute" in fault] == []
    assert f"{german} [1]" in files(edition)[f"{HERE}/edition.md"]
    page = files(edition)[f"{HERE}/index.html"]
    paragraph = page.partition('<h2 id="minute">')[2].partition("</p>")[0]
    assert german.rpartition(" ")[0] in paragraph
    assert 'lang="fr"' not in paragraph


def test_a_sentence_in_another_language_is_marked_as_such_for_those_who_hear_the_page() -> None:
    first, *others = minutes.day()
    french = replace(first.story.articles[0], language="fr-CA")
    edition = minutes.edition(replace(first, story=replace(first.story, articles=(french,))), *others)
    page = files(opened(edition))[f"{HERE}/index.html"]
    assert page.count('<span dir="auto" lang="fr">') == 1


def test_two_stories_in_one_sentence_are_both_linked() -> None:
    edition = opened()
    minute = edition.minute
    assert minute is not None
    one, other, *rest = minute.told
    joint = Told(
        sentence=replace(
            one.sentence,
            text=f"{one.sentence.text[:-1]}; {other.sentence.text}",
            citations=one.sentence.citations + other.sentence.citations,
            support=Support.SUPPORTED,
        ),
        story_ids=one.story_ids + other.story_ids,
    )
    found = files(replace(edition, minute=Minute(told=(joint, *rest), method="endpoint wordy")))
    paragraph = found[f"{HERE}/index.html"].partition('<h2 id="minute">')[2].partition("</p>")[0]
    assert (
        paragraph.index('href="#ferry"')
        < paragraph.index('href="#plant"')
        < paragraph.index("</span></span>")
    )
    assert "written by a language model" in found[f"{HERE}/index.html"]


def test_a_style_of_the_users_own_is_kept_beside_that_of_the_paragraph(tmp_path: Path) -> None:
    base = tmp_path / "site" / "base.html"
    base.parent.mkdir()
    base.write_text(
        '{% extends "original/site/base.html" %}{% block style %}:root { --accent: teal; }{% endblock %}'
    )
    options = Options(site=Site(), template_dirs=(str(tmp_path),))
    for edition in (opened(), minutes.edition()):
        page = render(edition, earlier=(), options=options).files[f"{HERE}/index.html"].decode()
        assert "--accent: teal" in page
        assert (".minute {" in page) is (edition.minute is not None)


# --------------------------------------------------------------------------- what goes wrong


def printing(sheets: Sheets) -> Rendering:
    return render(sheets.edition, earlier=sheets.earlier, options=Options(site=editions.SITE))


def test_a_story_that_cannot_be_printed_takes_its_sentence_with_it() -> None:
    first, *others = minutes.day()
    cited = first.summary.sentences[1]
    bad = replace(cited, citations=(replace(cited.citations[0], start=9999, end=10_000),))
    summary = replace(first.summary, sentences=(first.summary.sentences[0], bad))
    edition = opened(minutes.edition(replace(first, summary=summary), *others))
    report = Report()
    rendering = salvaged_rendering(printing, Sheets(edition=edition), report)
    minute = rendering.edition.minute
    assert minute is not None
    assert "ferry" not in [id_ for told in minute.told for id_ in told.story_ids]
    assert len(report.problems) == 1


def test_a_paragraph_that_breaks_the_page_is_left_out_and_no_story_with_it() -> None:
    edition = opened()
    minute = edition.minute
    assert minute is not None
    leftover = replace(
        minute.told[0].sentence, text="<|im_start|>assistant: A ferry ran aground.", support=Support.SUPPORTED
    )
    told = (replace(minute.told[0], sentence=leftover), *minute.told[1:])
    broken = replace(edition, minute=replace(minute, told=told))
    with pytest.raises(RenderError, match="its model left behind"):
        printing(Sheets(edition=broken))
    report = Report()
    rendering = salvaged_rendering(printing, Sheets(edition=broken), report)
    assert rendering.edition.minute is None
    assert len(rendering.edition.briefs) == len(edition.briefs)
    assert [problem.subject for problem in report.problems] == ["the minute"]


@pytest.mark.parametrize("text", editions.HOSTILE)
def test_hostile_words_stay_words_in_it(text: str) -> None:
    rendering = rendered(editions.hostile_edition(text))
    assert walk(rendering.files[f"{HERE}/index.html"].decode()).dangers == []
    assert walk(rendering.messages["html"]).dangers == []
