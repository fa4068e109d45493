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
