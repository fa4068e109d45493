"""Which articles of a story tell its news."""

from __future__ import annotations

from digest.cluster import Options, cluster
from digest.cluster.kinds import by_kind
from digest.models import Assessment, Kind
from tests.builders import article

OPINION = Assessment(kind=Kind.OPINION)


def test_a_report_tells_the_news_and_an_opinion_stands_beside_it() -> None:
    report, column = article(1), article(2)
    tellers, others, kinds = by_kind([column, report], set(), {column.url: OPINION})
    assert (tellers, others, kinds) == ([report], [column], ((column.url, Kind.OPINION),))


def test_where_nothing_is_a_report_all_tell() -> None:
    columns = [article(1), article(2)]
    tellers, others, _ = by_kind(columns, set(), {one.url: OPINION for one in columns})
    assert (tellers, others) == (columns, [])


def test_a_story_is_led_by_a_report_and_only_reports_make_it_independent() -> None:
    members = [article(number) for number in (1, 2, 3)]
    members = [*members[:2], article(3, text=members[0].text + " I think that it is far too dear for us.")]
    column, *reports = members
    (story,) = cluster(members, None, Options(), assessments={column.url: OPINION})
    assert story.lead.url != column.url
    assert column.url not in {one.url for one in story.tellers}
    assert story.kind_of(column) is Kind.OPINION
    assert story.kind_of(reports[0]) is Kind.REPORT


def test_a_guess_counts_as_a_report_of_what_several_outlets_tell_but_not_of_a_lone_one() -> None:
    guessed, other = article(1), article(2)
    guess = {guessed.url: Assessment(kind=Kind.ANALYSIS, likely=0.6)}
    assert by_kind([guessed, other], set(), guess) == ([guessed, other], [], ())
    assert by_kind([guessed], set(), guess)[2] == ((guessed.url, Kind.ANALYSIS),)


def test_an_opinion_stays_an_opinion_however_unsure_the_judge_is() -> None:
    column, other = article(1), article(2)
    _, others, _ = by_kind([column, other], set(), {column.url: Assessment(kind=Kind.OPINION, likely=0.4)})
    assert others == [column]
