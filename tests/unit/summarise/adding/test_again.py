"""The additions of a printed edition are restored when it is made again."""

from __future__ import annotations

from dataclasses import replace

from digest.models import Background, Brief, Sentence, Support, Update
from digest.summarise.adding.again import reprinted
from tests import builders


def sentence(text: str, translation: str = "") -> Sentence:
    return Sentence(text=text, citations=(), support=Support.VERBATIM, translation=translation)


def with_parts(brief: Brief, update: Sentence, background: Sentence) -> Brief:
    at = builders.at(-24)
    return replace(
        brief,
        updates=(Update(sentence=update, since="2026/03/04", since_at=at),),
        background=(Background(sentence=background, edition="2026/03/04", edition_at=at),),
    )


def test_a_brief_made_again_has_the_translations_and_the_reason_that_were_printed() -> None:
    brief = builders.brief()
    before = replace(
        with_parts(
            brief, sentence("The bridge opened.", "Die Brücke ist offen."), sentence("A ferry sank.", "x")
        ),
        why=sentence("It will cut the way to Lund by an hour."),
    )
    again = reprinted(with_parts(brief, sentence("The bridge opened."), sentence("Another one.")), before)
    assert again.why == before.why
    assert again.updates[0].sentence.translation == "Die Brücke ist offen."
    assert again.background[0].sentence.translation == ""


def test_a_brief_that_was_not_printed_stays_as_it_is() -> None:
    brief = builders.brief()
    assert reprinted(brief, None) is brief
