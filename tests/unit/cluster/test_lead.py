from __future__ import annotations

from digest.cluster.lead import by_centrality
from digest.models import Evidence
from tests.builders import article, at

CRACKS = "Engineers found cracks in the pillars of the Alder bridge and closed it at once."


def test_the_most_central_report_leads() -> None:
    odd = article(1, headline="Ferries add trips", text="Ferries add trips on the Alder for commuters.")
    middle = article(2, headline="Bridge cracks", text=CRACKS)
    near = article(3, headline="Bridge cracks", text=CRACKS + " A mason saw them first.")
    leads = by_centrality([odd, middle, near], [odd, middle, near])
    assert leads[0] in (middle, near)
    assert leads[-1] == odd


def test_a_full_text_leads_before_a_blurb_and_a_blurb_before_a_bare_headline() -> None:
    bare = article(1, text="", evidence=Evidence.HEADLINE)
    blurb, full = article(2, evidence=Evidence.BLURB), article(3)
    assert by_centrality([bare, blurb, full], [bare, blurb, full]) == [full, blurb, bare]


def test_what_readers_can_open_leads_before_what_is_paywalled() -> None:
    walled = article(1, is_paywalled=True)
    blurb = article(2, evidence=Evidence.BLURB)
    assert by_centrality([walled, blurb], [walled, blurb])[0] == blurb


def test_a_round_up_leads_only_where_nothing_else_is_there() -> None:
    round_up = article(1, headline="Morning briefing: bridge approved")
    bare = article(2, text="", evidence=Evidence.HEADLINE)
    assert by_centrality([round_up, bare], [round_up, bare], {round_up.url})[0] == bare
    assert by_centrality([round_up], [round_up], {round_up.url}) == [round_up]


def test_of_equals_the_earliest_leads() -> None:
    late, early = article(1, text=CRACKS, published=at(-1)), article(2, text=CRACKS, published=at(-4))
    late, early = (
        article(number, headline="Bridge", text=CRACKS, published=at(hours))
        for number, hours in ((1, -1), (2, -4))
    )
    assert by_centrality([late, early], [late, early])[0] == early
