"""Each English pattern with a text that it finds and one that it does not, as examples for other languages."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from digest.language import ENGLISH

EXAMPLES = {
    "sentences.opens_with_a_time": ("At 5 a.m", "They met at 5 a.m"),
    "references.unresolved": ("As a result, the school closed.", "The school closed."),
    "references.unnamed_speaker": ("“We won,” she said.", "“We won,” Lund said."),
    "references.early_pronoun": ("When it broke Lund ran.", "When the dam broke he ran."),
    "references.named_after_pronoun": ("In her speech, Lund said no.", "In her speech, she said no."),
    "references.pronoun_after_a_time": ("On 3 May, she said no.", "On 3 May, Lund said no."),
    "references.subject": ("The council ", "of the council "),
    "references.prepositions": ("The mayor of Norrby ", "The mayor "),
    "references.group": ("that the 48 schools had", "that the 48 schools that had"),
    "mentions.run": ("Bank of the West", "the bank"),
    "mentions.follows_in_a_name": ("Ruta Senn", "Senn"),
    "mentions.speaker_by_surname": ("“No,” Senn said", "“No,” said the mayor"),
    "mentions.no_persons": ("in Norrby", "said Norrby"),
    "mentions.owner_or_article": ("Senn’s", "Senn"),
    "mentions.article_before_a_name": ("for the ", "for her "),
    "mentions.known_by_surname": ("President Linn Castor", "Mayor Linn Castor"),
    "speech.before_a_quotation": ("Mayor Ada Lund said: ", "Norrby council said: "),
    "speech.pronoun_after_a_quotation": (", he said.", ", Lund said."),
    "speech.speaker": ("Ada Lund, who chairs it, said no", "Ada Lund left"),
    "speech.written": ("the memo says", "the mayor says"),
    "speech.office": ("the fire chief", "the neighbour"),
    "speech.office_of_a_department": ("Secretary of State Ada Lund", "mayor of Norrby Ada Lund"),
    "speech.name_before": ("the cleric Ada van der ", "the cleric "),
    "speech.name_after": (" Yilin, who left", " Bridge fell"),
    "speech.ends_in_an_office": ("Fire chief", "Chief of all"),
    "speech.ends_in_a_kind_of_person": ("a local historian", "a tearful"),
    "speech.role_after_a_name": (", 68, a neighbour,", ", a neighbour who slept,"),
    "speech.role_before_a_name": ("Fire chief ", "As fire chief "),
    "speech.possessive": ("Norrby’s", "Norrby"),
    "speech.owner": ("Norrby’s Ada Lund", "Ada Lund"),
    "speech.opens_with_a_pronoun": ("They’ve left us nothing", "The dam held"),
    "numbers.spelled_out": ("twenty-two", "nobody"),
    "numbers.after_digits": (" million crowns", " crowns"),
    "numbers.date_word": ("on Tues. night", "on time"),
    "headlines.label": ("LIVE: Council votes", "Council votes"),
    "headlines.trailing_label": ("Council votes [Video]", "Council votes [again]"),
    "headlines.site_word": ("norrby times", "again"),
    "headlines.bait": ("Five things to know", "Five houses burn"),
    "headlines.first_person": ("We will pay", "Council will pay"),
    "headlines.diary": ("Storm: as it happened", "Storm breaks dam"),
    "headlines.source_at_the_end": ("Dam broke, police say", "Dam broke"),
    "headlines.last_clause": ("Dam broke as people slept", "Dam broke"),
    "headlines.view": ("Opinion: build the dam", "Opinion of the dam falls"),
    "headlines.asks": ("Why the dam broke", "WHO says dam broke"),
    "headlines.withholds": ("Here’s what the dam hides", "The dam hides a leak"),
    "headlines.opines": ("Norrby must mend the dam", "Norrby mends the dam"),
    "headlines.loaded": ("Mayor slams council over dam", "Mayor sues council over dam"),
    "headlines.vague": ("Dam sparks backlash", "Dam breaks"),
    "headlines.says": ("Mayor says dam is safe", "Dam is safe"),
    "headlines.being": ("Dam is a ruin", "Dam is mended"),
    "headlines.pronoun": ("She’s leaving Norrby", "Shelter opens in Norrby"),
    "instructions.given": ("sign up here", "the page told readers to sign up here"),
}
GROUPS = sorted({name.partition(".")[0] for name in EXAMPLES})


USED_BY = {
    "references.subject": "match",
    "speech.role_after_a_name": "match",
    "speech.role_before_a_name": "fullmatch",
    "speech.opens_with_a_pronoun": "match",
    "numbers.after_digits": "match",
    "speech.name_after": "match",
    "headlines.view": "match",
    "headlines.pronoun": "match",
}
"""The patterns that are not used with `search`, each with the method that they are used with."""


def found(name: str, text: str) -> bool:
    group, _, field = name.partition(".")
    table = getattr(getattr(ENGLISH, group), field)
    return getattr(table, USED_BY.get(name, "search"))(text) is not None


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_pattern_finds_its_example_and_leaves_the_other(name: str) -> None:
    example, other = EXAMPLES[name]
    assert (found(name, example), found(name, other)) == (True, False)


@pytest.mark.parametrize("group", GROUPS)
def test_every_pattern_of_a_group_has_its_examples(group: str) -> None:
    tables = getattr(ENGLISH, group)
    patterns = {
        f"{group}.{field.name}"
        for field in fields(tables)
        if isinstance(getattr(tables, field.name), re.Pattern)
    }
    assert patterns <= set(EXAMPLES)
