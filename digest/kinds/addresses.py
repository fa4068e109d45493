"""What an address says of the kind of thing that stands there: its host and the parts of its path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.models import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTIONS: Mapping[str, Kind] = {
    word: kind
    for kind, words in {
        Kind.OPINION: "opinion opinions commentisfree comment op-ed opeds editorial editorials columns "
        "columnists letters perspective perspectives debatte meinung kommentar idees tribunes views",
        Kind.ANALYSIS: "analysis analyses explainer explainers longread longreads analyse",
        Kind.LIVE: "live liveblog live-news live-updates liveticker ticker en-direct directo en-vivo",
        Kind.MEDIA: "podcast podcasts video videos av audio watch listen gallery galleries pictures",
        Kind.ROUNDUP: "newsletter newsletters roundup briefing briefings digest weekly-digest",
        Kind.SERVICE: "horoscope horoscopes recipes recipe deals coupons how-to howto jobs listings whats-on "
        "quiz quizzes crosswords guides reviews review",
        Kind.PROMO: "sponsored sponsor sponsors advertorial partner-content paidpost brandcontent promo",
        Kind.RELEASE: "releases release release-notes changelog changelogs",
        Kind.PAPER: "abs preprint preprints papers paper doi",
        Kind.ADVISORY: "advisories advisory security-advisories cve vuln alerts warnings",
        Kind.PRESS: "press-release press-releases pressreleases pressemitteilung pressemitteilungen "
        "newsroom press",
        Kind.OBITUARY: "obituary obituaries obits obit nachruf nachrufe",
        Kind.RESULTS: "results scores match-report scoreboard livescores",
    }.items()
    for word in words.split()
}
"""Parts of a path that name a section of a site, in several languages, and the kind of what stands there."""

_PART = re.compile(r"[^/]+")


def section_of(url: str) -> tuple[str, Kind] | None:
    """The last part of the path, the name of the page itself apart, that names a kind, and that kind."""
    parts = _PART.findall(urlsplit(url).path.lower())
    named = [(part, SECTIONS[part]) for part in parts[:-1] if part in SECTIONS]
    return named[-1] if named else None
