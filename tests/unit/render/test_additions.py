"""What a model added to a story, in every form that an edition has."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from digest.models import Edition, Sentence, Support
from digest.render import Options, render
from digest.verify import verify
from tests.fakes import editions

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/reference/edition.schema.json").read_text("utf-8"))
FOLDER = "2026/03/05/morning"
TITLE, FIRST = "Rat billigt die Brücke von Alderholm", "Der Rat von Alderholm billigte die Brücke."


def edition() -> Edition:
    """An edition whose first story has a headline of ours, a reason and a translation."""
    made = editions.edition()
    section = made.sections[0]
    lead = section.lead[0]
    first = lead.summary.sentences[0]
    added = replace(
        lead,
        summary=replace(
            lead.summary,
            headline=first.text.removesuffix("."),
            heading=replace(first, text=first.text.removesuffix("."), support=Support.SUPPORTED),
            headline_translation=TITLE,
            sentences=(replace(first, translation=FIRST), *lead.summary.sentences[1:]),
        ),
        why=replace(lead.summary.sentences[1], edits=lead.summary.sentences[1].edits),
    )
    first_section = replace(section, lead=(added, *section.lead[1:]))
    return replace(made, sections=(first_section, *made.sections[1:]))


def forms(of: Edition) -> dict[str, str]:
    rendering = render(of, earlier=(), options=Options(site=editions.SITE))
    names = {"page": "index.html", "markdown": "edition.md", "text": "edition.txt"}
    found = {name: rendering.files[f"{FOLDER}/{path}"].decode() for name, path in names.items()}
    return found | {"mail": rendering.messages["html"], "feed": rendering.files["feed.xml"].decode()}


@pytest.mark.parametrize("form", ["page", "markdown", "text", "mail", "feed"])
def test_every_form_has_the_translation_the_original_and_the_reason(form: str) -> None:
    made = edition()
    said = " ".join(forms(made)[form].split())
    assert TITLE in said
    assert FIRST.rpartition(" ")[0] in said
    assert "Why it matters:" in said
    assert "In the original" in said


@pytest.mark.parametrize("form", ["page", "markdown", "text", "mail"])
def test_what_is_ours_is_marked_as_ours(form: str) -> None:
    said = " ".join(forms(edition())[form].split())
    assert "our headline" in said
    assert "translated" in said


def test_nothing_of_it_stands_where_nothing_was_added() -> None:
    for said in forms(editions.edition()).values():
        assert not any(words in said for words in ("Why it matters", "In the original", "our headline"))


def test_what_is_new_or_from_before_may_be_translated_as_well() -> None:
    made = edition()
    section = made.sections[0]
    lead = tuple(
        replace(
            brief,
            updates=tuple(replace(one, sentence=_translated(one.sentence)) for one in brief.updates),
            background=tuple(replace(one, sentence=_translated(one.sentence)) for one in brief.background),
        )
        for brief in section.lead
    )
    made = replace(made, sections=(replace(section, lead=lead), *made.sections[1:]))
    files = render(made, earlier=(), options=Options(site=editions.SITE)).files
    record = json.loads(files[f"{FOLDER}/edition.json"])
    told = [one for story in record["stories"] for one in (*story["updates"], *story["background"])]
    assert sum("translation" in one for one in told) >= 2
    assert list(Draft202012Validator(SCHEMA).iter_errors(record)) == []


def _translated(sentence: Sentence) -> Sentence:
    return replace(sentence, translation=FIRST)


def test_programs_get_what_was_checked_and_what_is_printed_and_can_check_both() -> None:
    files = render(edition(), earlier=(), options=Options(site=editions.SITE)).files
    made = json.loads(files[f"{FOLDER}/edition.json"])
    assert list(Draft202012Validator(SCHEMA).iter_errors(made)) == []
    story = made["stories"][0]
    assert story["headline_translation"] == TITLE
    assert story["sentences"][0]["translation"] == FIRST
    lines = files[f"{FOLDER}/articles.jsonl"].decode().splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    assert not [fault for fault in verify(made, texts).faults if story["id"] in fault]
    story["why"]["text"] = "It will cost the county nine billion crowns."
    assert [fault for fault in verify(made, texts).faults if story["id"] in fault]
