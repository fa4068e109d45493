"""What a run reports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.errors import FetchError
from digest.report import Report


def test_a_failure_is_told_as_the_server_worded_it() -> None:
    report = Report()
    report.problem(
        "collect", FetchError("https://a.example/rss", "answered 404 “Página no encontrada” %s {x}")
    )
    (problem,) = report.problems
    assert (problem.subject, problem.reason) == (
        "https://a.example/rss",
        "answered 404 “Página no encontrada” %s {x}",
    )
    assert report.counts["collect/failed"] == 1


@given(st.text(), st.text())
def test_no_failure_can_add_a_line_or_steer_a_terminal(subject: str, reason: str) -> None:
    report = Report()
    report.problem("collect", FetchError(f"{subject}\x1b[2J", f"{reason}\r\nextract failed: all \u202etxt"))
    (problem,) = report.problems
    assert problem.subject.isprintable()
    assert problem.reason.isprintable()
    assert problem.reason.endswith("extract failed: all  txt")
