"""Lines that a site prints with several of its stories are the site's, and nothing else is."""

from __future__ import annotations

import pytest

from digest.extract.chrome import LEAST_TEXTS, Spread, marks_of, site_lines, without_site_lines

PLEA = "Sign up below for the best of our journalism every single day."
STORIES = [
    "The council approved a bridge over the Alder. It will cost 40 million crowns. Work begins when the ice has left the river, and takes two years.",
    "Three whales swam into the harbour of Brinton. Fishermen led them back to sea. Nobody knows what had brought them so far south in winter.",
    "The painter Ada Lund won the national prize. Her pictures hang in the town hall. They show the far north and its people, mostly at night.",
    "A storm tore the roof off the station at Corby. Trains stop short of it until Monday. Passengers walk the rest of the way along the tracks.",
    "Wheat prices fell for the third month. Farmers blame a harvest larger than any before. Bakers have not passed on the saving so far.",
]


def text(*parts: str) -> str:
    return "\n\n".join(parts)


def learnt(*texts: str) -> dict[str, Spread]:
    return site_lines([marks_of(one) for one in texts])


def with_line(line: str, times: int, others: int = 0) -> list[str]:
    """Different stories of two paragraphs, of which `times` end in `line`."""
    stories = [
        text(*(f"{sentence}." for sentence in story.rstrip(".").split(". ")))
        for story in _stories(times + others)
    ]
    return [f"{story}\n\n{line}" for story in stories[:times]] + stories[times:]


def _stories(number: int) -> list[str]:
    names = ["Asker", "Bodo", "Chur", "Dorn", "Elba", "Fano", "Gera", "Hof", "Imst", "Jena", "Kiel", "Lund"]
    more = [
        f"Voters of {name} chose a new mayor on Sunday. {name} had been without one since winter came. Few had stood, and {name} is small and far from everything."
        for name in names
    ]
    return (STORIES + more)[:number]


def test_a_line_under_three_stories_is_the_sites_and_one_under_two_is_not() -> None:
    three, two = with_line(PLEA, 3), with_line(PLEA, 2, others=1)
    assert [without_site_lines(one, learnt(*three)) for one in three] == with_line(PLEA, 0, others=3)
    assert [without_site_lines(one, learnt(*two)) for one in two] == two
    assert LEAST_TEXTS == 3


def test_a_line_amid_the_stories_is_found_too() -> None:
    texts = [text(story, PLEA, f"{story} And so on.") for story in STORIES[:3]]
    assert [without_site_lines(one, learnt(*texts)) for one in texts] == [
        text(story, f"{story} And so on.") for story in STORIES[:3]
    ]


def test_lines_that_differ_in_numbers_and_case_are_one() -> None:
    notes = ["12 Posts - 4 participants", "7 posts - 2 participants", "188 posts - 31 Participants"]
    texts = [text(story, note) for story, note in zip(STORIES, notes, strict=False)]
    assert [without_site_lines(one, learnt(*texts)) for one in texts] == STORIES[:3]


def test_one_text_under_three_addresses_counts_once() -> None:
    reprint = with_line(PLEA, 1)[0]
    known = learnt(reprint, reprint, reprint, *STORIES)
    assert without_site_lines(reprint, known) == reprint


def test_a_wire_text_printed_thrice_with_small_changes_keeps_every_line() -> None:
    lines = [
        f"The envoys of {place} signed a treaty on fishing rights there."
        for place in ["Asker", "Bodo", "Chur"]
    ]
    prints = [text(*lines, own) for own in (STORIES[0], STORIES[1], STORIES[2])]
    assert [without_site_lines(one, learnt(*prints)) for one in prints] == prints


def test_a_paragraph_that_each_report_on_a_war_repeats_stays_for_it_speaks_of_the_same() -> None:
    background = (
        "Northmark invaded Alderland four years ago, and has held a fifth of its territory since then."
    )
    reports = [
        text(
            "Northmark fired missiles at the harbour of Corby.", "Alderland said nobody was hurt.", background
        ),
        text("Alderland and its allies met in Brinton.", "Northmark called the talks a show.", background),
        text(
            "Grain ships left Alderland for the first time.", "Northmark let them pass at noon.", background
        ),
    ]
    elsewhere = with_line("", 0, others=17)
    known = learnt(*reports, *elsewhere)
    assert [without_site_lines(one, known) for one in reports] == reports


def test_a_rare_line_that_speaks_of_nothing_in_its_stories_goes() -> None:
    long = [f"{story}\n\n{story.replace('. ', ', it was said, and then ')}" for story in STORIES[:3]]
    texts = [text(one, PLEA) for one in long]
    known = learnt(*texts, *with_line("", 0, others=17)[5:])
    assert [without_site_lines(one, known) for one in texts] == long


def test_a_subhead_that_several_stories_have_stays_amid_them_and_goes_at_their_end() -> None:
    amid = [text(story, "What next?", f"{story} More follows.") for story in STORIES[:3]]
    amid += with_line("", 0, others=12)
    assert [without_site_lines(one, learnt(*amid)) for one in amid] == amid
    last = [text(story, "What next?") for story in STORIES[:3]]
    assert [without_site_lines(one, learnt(*last)) for one in last] == STORIES[:3]


def test_lines_at_the_end_go_together() -> None:
    tail = ("Share this", "Ada Lund", PLEA)
    texts = [text(story, *tail) for story in STORIES]
    assert [without_site_lines(one, learnt(*texts)) for one in texts] == STORIES


@pytest.mark.parametrize("line", [PLEA, "Introduction"])
def test_a_text_is_never_emptied(line: str) -> None:
    known = learnt(*with_line(line, 5))
    assert known
    assert without_site_lines(line, known) == line


def test_a_text_of_which_nothing_is_known_stays_as_it_is() -> None:
    assert without_site_lines(text(*STORIES), {}) == text(*STORIES)
    assert marks_of("") == ()
    assert site_lines([]) == {}
