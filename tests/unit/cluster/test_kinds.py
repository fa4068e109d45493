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


def judged(kind: Kind, likely: float, worth: float = 0.5) -> Assessment:
    return Assessment(kind=kind, likely=likely, worth=worth)


def test_a_guess_counts_as_a_report() -> None:
    guessed, other = article(1), article(2)
    guess = {guessed.url: judged(Kind.ANALYSIS, 0.4)}
    assert by_kind([guessed, other], set(), guess) == ([guessed, other], [], ())
    assert by_kind([guessed], set(), guess) == ([guessed], [], ())


def test_a_guess_counts_for_a_lone_article_that_is_of_little_worth_as_well() -> None:
    lone = article(1)
    kinds = by_kind([lone], set(), {lone.url: judged(Kind.ANALYSIS, 0.4, 0.01)})[2]
    assert kinds == ((lone.url, Kind.ANALYSIS),)
    german = article(1, language="de")
    assert by_kind([german], set(), {german.url: judged(Kind.ANALYSIS, 0.4, 0.01)})[2] == ()


def test_an_opinion_stays_an_opinion_however_unsure_the_judge_is() -> None:
    column, other = article(1), article(2)
    opinion = {column.url: judged(Kind.OPINION, 0.4)}
    assert by_kind([column, other], set(), opinion)[1] == [column]
    assert by_kind([column], set(), opinion)[2] == ((column.url, Kind.OPINION),)


def test_what_several_outlets_tell_is_news_if_none_is_surely_something_else() -> None:
    members = [article(number) for number in (1, 2)]
    assert by_kind(members, set(), {one.url: judged(Kind.OPINION, 0.4) for one in members})[2] == ()
    sure = {one.url: judged(Kind.OPINION, 0.9) for one in members}
    assert [kind for _, kind in by_kind(members, set(), sure)[2]] == [Kind.OPINION] * 2


def test_a_report_that_is_taken_for_no_news_confirms_what_others_tell() -> None:
    members = [article(number) for number in (1, 2, 3)]
    (story,) = cluster(members, None, Options(), assessments={members[0].url: judged(Kind.OTHER, 0.9, 0.01)})
    assert story.tellers == story.originals


def test_the_worth_of_a_language_that_no_judge_has_learnt_does_not_count() -> None:
    german = article(1, language="de")
    (story,) = cluster([german], None, Options(), assessments={german.url: judged(Kind.REPORT, 1.0, 0.02)})
    assert dict(story.rank.terms)["worth"] == 0.0
