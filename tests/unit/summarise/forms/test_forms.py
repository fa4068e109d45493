"""Releases, papers, advisories and results: what their forms hold, and when there is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.models import Article, Copy, Fact, Kind, Story
from digest.summarise.forms import Filled, filled_form

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def article(headline: str, text: str, **changes: object) -> Article:
    fields = {
        "url": "https://example.org/one",
        "headline": headline,
        "publisher": "Notes",
        "published": NOON,
        "first_seen": NOON,
        "text": text,
        "language": "en",
    }
    return Article(**{**fields, **changes})  # type: ignore[arg-type]


def filled(kind: Kind, headline: str, text: str, **changes: object) -> Filled | None:
    one = article(headline, text, **changes)
    return filled_form(Story(id="one", articles=(one,), kinds=((one.url, kind),)))


def facts(form: Filled | None) -> dict[str, str]:
    assert form is not None
    return {fact.name: fact.text for fact in form.form.facts}


def changes_of(form: Filled | None) -> list[str]:
    assert form is not None
    return [sentence.text for sentence in form.sentences]


def cites_its_words(one: Article, fact: Fact) -> bool:
    return all(one.text[cited.start : cited.end] == fact.text for cited in fact.citations)


# --------------------------------------------------------------------------- releases

NOTES = (
    "Fix a crash on empty tables\n\nAdd a dark theme\n\nRaise the limit to 40 jobs\n\nRemove the old log page"
)


@pytest.mark.parametrize(
    ("headline", "url", "name", "version"),
    [
        ("Pardalote 2.4.1 released", "https://r.example/1", "Pardalote", "2.4.1"),
        ("Announcing Sedgeway 3.0.0-rc1", "https://r.example/1", "Sedgeway", "3.0.0-rc1"),
        ("v4.0.1", "https://github.com/kestrel/kestrel/releases/tag/v4.0.1", "kestrel", "v4.0.1"),
        ("Release 11.2", "https://git.example/deep/rushlight/-/releases/11.2", "rushlight", "11.2"),
        ("Umber DB v7", "https://r.example/1", "Umber DB", "v7"),
        ("1.18.5", "https://r.example/1", "Notes", "1.18.5"),
    ],
)
def test_name_and_version_are_told_apart(headline: str, url: str, name: str, version: str) -> None:
    form = filled(Kind.RELEASE, headline, NOTES, url=url)
    assert facts(form) == {"name": name, "version": version}
    assert form is not None
    assert form.headline == ("" if name in headline else f"{name} {headline}")


def test_three_changes_are_told_in_the_order_of_the_notes() -> None:
    form = filled(Kind.RELEASE, "Kestrel 4.0.1", NOTES)
    assert changes_of(form) == [
        "Fix a crash on empty tables",
        "Add a dark theme",
        "Raise the limit to 40 jobs",
    ]


def test_a_repaired_danger_comes_first_and_upkeep_is_left_out() -> None:
    text = (
        "What's Changed\n\nAdd a dark theme by @mtarr in #12\n\nBump urllib3 from 2.2.1 to 2.2.2 in #13\n\n"
        "Reject path traversal (CVE-2026-10001)\n\n@odile made their first contribution in #14\n\n"
        "Full Changelog: v4.0.0...v4.0.1"
    )
    form = filled(Kind.RELEASE, "Kestrel 4.0.1", text)
    assert changes_of(form) == ["Reject path traversal (CVE-2026-10001)", "Add a dark theme"]


def test_sentences_stand_in_where_the_notes_are_prose() -> None:
    text = "Kestrel 4.0.1 is out. This release fixes 3 bugs and improves performance of large imports."
    form = filled(Kind.RELEASE, "Kestrel 4.0.1 released", text)
    assert changes_of(form) == ["This release fixes 3 bugs and improves performance of large imports."]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Kestrel released", NOTES),  # no version
        ("Developers of the job runner Kestrel have shipped 4.0.1", NOTES),  # a sentence
        ("Kestrel 4.0.1", "What's Changed"),  # no change
    ],
)
def test_a_release_without_its_parts_is_printed_as_any_story(headline: str, text: str) -> None:
    assert filled(Kind.RELEASE, headline, text) is None


# --------------------------------------------------------------------------- papers


def test_a_finding_goes_before_what_the_authors_set_out_to_do() -> None:
    text = (
        "Judges agree with each other. We introduce a test of 9,400 answers for them. "
        "We show that three judges agreed on 91% and were right on 68% of them."
    )
    form = filled(Kind.PAPER, "Agreement Is Not Accuracy", text, byline="M. Tarr and R. Quist")
    assert facts(form) == {"authors": "M. Tarr and R. Quist"}
    assert changes_of(form) == ["We show that three judges agreed on 91% and were right on 68% of them."]


def test_a_paper_in_a_language_without_tables_has_its_authors_and_the_usual_sentences() -> None:
    form = filled(
        Kind.PAPER,
        "Einigkeit ist nicht Richtigkeit",
        "Wir zeigen, dass drei Richter in 91 Prozent der Fälle einig waren.",
        byline="M. Tarr",
        language="de",
    )
    assert facts(form) == {"authors": "M. Tarr"}
    assert changes_of(form) == []


def test_a_paper_of_which_neither_authors_nor_claim_are_known_has_no_form() -> None:
    assert filled(Kind.PAPER, "On Ledgers", "Long texts cost much.") is None


# --------------------------------------------------------------------------- advisories


def test_number_product_and_severity_are_slices_of_the_text() -> None:
    text = "CVE-2026-20002 lets strangers read the log of Quillon Gateway 7.1. Its severity is high."
    one = article("CVE-2026-20002: log of Quillon Gateway 7.1 can be read", text)
    form = filled_form(Story(id="one", articles=(one,), kinds=((one.url, Kind.ADVISORY),)))
    assert facts(form) == {"id": "CVE-2026-20002", "product": "Quillon Gateway 7.1", "severity": "high"}
    assert form is not None
    assert all(fact.citations and cites_its_words(one, fact) for fact in form.form.facts)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("GHSA-ab12-cd34-ef56", "GHSA-ab12-cd34-ef56 is in Kestrel."),
        ("USN-7000-1", "USN-7000-1 mends Kestrel."),
        ("RHSA-2026:1234", "RHSA-2026:1234 mends Kestrel."),
        ("VU#123456", "VU#123456 tells of Kestrel."),
        ("FreeBSD-SA-26:04.kernel", "Kestrel crashes."),
    ],
)
def test_numbers_of_many_makers_are_known(number: str, text: str) -> None:
    form = filled(Kind.ADVISORY, f"{number} in Kestrel", text)
    assert facts(form)["product"] == "Kestrel"
    assert facts(form)["id"] in number


def test_a_score_of_severity_goes_before_a_word() -> None:
    text = "CVE-2026-20002 in Kestrel is rated critical, with a CVSS score of 9.8."
    assert facts(filled(Kind.ADVISORY, "Kestrel hole", text))["severity"] == "CVSS score of 9.8"


@pytest.mark.parametrize("text", ["Storms are expected over Tarn.", "CVE-2026-20002 was filed."])
def test_a_warning_without_a_number_or_with_nothing_else_has_no_form(text: str) -> None:
    assert filled(Kind.ADVISORY, "Warning", text) is None


# --------------------------------------------------------------------------- results


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Karsel City beat Velmora United 3-1 on Friday.", "3-1"),
        ("Ilse Maron won 6-4, 3-6, 7-5 in two hours.", "6-4, 3-6, 7-5"),
        ("Karsel gewann 3:1 gegen Velmora.", "3:1"),
        ("The Herons won 104–98 after extra time.", "104–98"),
    ],
)
def test_the_score_is_found(text: str, score: str) -> None:
    assert facts(filled(Kind.RESULTS, "Karsel wins", text)) == {"score": score}


@pytest.mark.parametrize(
    "text", ["Karsel beat Velmora.", "The match began at 19:30:00.", "The season 2025-26-27 is over."]
)
def test_a_result_without_a_score_has_no_form(text: str) -> None:
    assert filled(Kind.RESULTS, "Karsel wins", text) is None


# --------------------------------------------------------------------------- which stories


def test_a_report_has_no_form_and_neither_has_a_release_that_a_report_tells_as_well() -> None:
    assert filled(Kind.REPORT, "Kestrel 4.0.1 released", NOTES) is None
    one, other = article("Kestrel 4.0.1", NOTES), article("Kestrel is out", NOTES, url="https://b.example/2")
    story = Story(id="one", articles=(one, other), kinds=((one.url, Kind.RELEASE),))
    assert filled_form(story) is None


def test_a_copy_of_a_release_does_not_count() -> None:
    one, other = article("Kestrel 4.0.1", NOTES), article("Kestrel is out", NOTES, url="https://b.example/2")
    copies = (Copy(article_url=other.url, original_url=one.url),)
    story = Story(id="one", articles=(one, other), copies=copies, kinds=((one.url, Kind.RELEASE),))
    assert facts(filled_form(story))["version"] == "4.0.1"
