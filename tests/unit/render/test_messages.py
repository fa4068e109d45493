"""What deliverers get: subject, mail, text and the short form."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import css_inline

from digest.models import Bullet, Site, Status
from digest.render import Options, render
from tests.fakes import editions
from tests.fakes.dom import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.models import Edition


@cache
def messages(edition: Edition, url: str = editions.SITE.url) -> Mapping[str, str]:
    return render(edition, earlier=(), options=Options(site=replace(editions.SITE, url=url))).messages


def test_the_subject_is_the_date_and_the_first_headline() -> None:
    assert messages(editions.edition())["subject"] == (
        "Alder Morning Wire, 5 March 2026: Council approves the third Alder bridge after a night of talks"
    )
    assert messages(editions.empty_edition())["subject"] == "Alder Morning Wire, 5 March 2026: nothing new"


def test_a_long_headline_is_cut_at_a_word() -> None:
    brief = editions.bridge_brief()
    long = replace(brief, summary=replace(brief.summary, headline="word " * 60))
    subject = messages(editions.edition(sections=(replace(editions.edition().sections[0], lead=(long,)),)))[
        "subject"
    ]
    assert len(subject) <= 120
    assert subject.endswith("word…")


HEADLINE = "Council approves the third Alder bridge after a night of talks"
SLUG = "https://news.example.org/wire/2026/03/05/morning/"


def test_the_short_form_has_each_story_with_its_headline_outlets_and_link() -> None:
    lines = messages(editions.edition())["short"].splitlines()
    assert lines[:6] == [
        "Alder Morning Wire, Morning: Thursday, 5 March 2026",
        "",
        "• Alderholm's council approved a third bridge by 31 votes to 28. [Updated]",
        f"  {HEADLINE} (Alder Courier, Northern Tribune, Harbour Wire and 5 more)",
        f"  {SLUG}#alderholm-bridge-7c1f",
        "",
    ]
    assert sum(line.startswith("• ") for line in lines) == 4
    assert sum(line.startswith(f"  {SLUG}#") for line in lines) == 4
    assert lines[-1] == SLUG


def test_without_a_site_each_story_of_the_short_form_links_to_its_first_source() -> None:
    lines = messages(editions.edition(), "")["short"].splitlines()
    assert lines[4] == "  https://aldercourier.example/bridge-vote"
    assert sum(line.startswith("  https://") for line in lines) == 4


def test_the_short_form_leaves_out_whole_stories_rather_than_the_link_and_counts_them() -> None:
    bullets = tuple(
        Bullet(story_id=str(n), text=f"{n} " + "word " * 70, status=Status.NEW) for n in range(20)
    )
    short = messages(editions.edition(in_brief=bullets))["short"]
    assert len(short) <= 3500
    assert short.endswith("/2026/03/05/morning/")
    told = [line for line in short.splitlines() if line.startswith("•")]
    assert all(line.endswith("[New]") for line in told)
    assert f"… and {20 - len(told)} more" in short


def test_the_outline_has_every_story_with_link_outlet_and_cited_sentences() -> None:
    for url, begins in ((editions.SITE.url, SLUG), ("", "https://")):
        found = json.loads(messages(editions.edition(), url)["outline"])
        stories = [story for section in found["sections"] for story in section["stories"]]
        assert len(stories) == len(editions.edition().briefs)
        assert all(story["link"].startswith(begins) and story["outlet"] for story in stories)
        assert all(line["citations"] for story in stories for line in story["sentences"])
        assert found["permalink"] == (SLUG if url else "")


def test_an_empty_edition_says_so_in_every_message() -> None:
    for form, text in messages(editions.empty_edition()).items():
        assert "nothing new" in text.lower(), form


def test_without_a_site_address_the_mail_links_only_to_the_sources() -> None:
    links = walk(messages(editions.edition(), "")["html"]).links
    assert links
    assert all(link.startswith("https://") and ".example/" in link for link in links)
    assert "/2026/03/05" not in messages(editions.edition(), "")["short"]


def test_the_mail_links_to_the_edition_absolutely() -> None:
    links = walk(messages(editions.edition())["html"]).links
    assert f"{editions.SITE.url}/2026/03/05/morning/" in links
    assert all(link.startswith("https://") for link in links)


def test_the_mail_opens_with_what_is_in_brief() -> None:
    words = walk(messages(editions.edition())["html"]).words
    assert words.index("Alderholm's council approved a third bridge") < words.index("Covers 4 Mar")


def test_the_mail_survives_inlining_and_stays_below_what_mail_programs_cut() -> None:
    html = messages(editions.edition())["html"]
    inlined = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True).inline(html)
    assert "prefers-color-scheme: dark" in inlined
    assert 'style="' in inlined
    assert len(inlined.encode()) < 100_000


def test_plain_text_lines_fit_a_terminal() -> None:
    for line in messages(editions.edition())["text"].splitlines():
        assert len(line) <= 78 or line.strip().startswith("https://"), line


def test_the_text_cites_its_sources() -> None:
    text = messages(editions.edition())["text"]
    assert "sank there in 1986. [3] [4]" in " ".join(text.split())
    assert "[3] Harbour Wire, 04:08:" in text


def test_a_site_may_be_nameless_and_unaddressed() -> None:
    rendering = render(editions.edition(), earlier=(), options=Options(site=Site()))
    assert rendering.messages["short"].splitlines()[-1].startswith("  https://")
