"""What kind of thing an article is, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of thing an article is, in an editor's terms."""

    REPORT = "report"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    LIVE = "live"
    ROUNDUP = "roundup"
    """Several events in one piece: a newsletter, the links of a week, the news in brief."""
    MEDIA = "media"
    """A podcast, a video, a gallery."""
    SERVICE = "service"
    """Listings, advice, horoscopes, how-to, what is on."""
    PROMO = "promo"
    """Promotion or sponsored."""
    RELEASE = "release"
    """A new version of software or another product."""
    PAPER = "paper"
    """Research, with a title, authors and a claim."""
    ADVISORY = "advisory"
    """A warning with an id, of a product's fault or a danger."""
    PRESS = "press"
    """A press release: an organisation in its own words."""
    RESULTS = "results"
    """A match or a competition, told by its score."""
    OBITUARY = "obituary"
    OTHER = "other"
    """A diary, a story, a picture: nothing that a briefing tells."""

    @property
    def is_view(self) -> bool:
        """Whether it argues or explains: a paper names it with its author, and prints no sentence of it."""
        return self in {Kind.ANALYSIS, Kind.OPINION}

    @property
    def is_news(self) -> bool:
        """Whether it tells what happened, so that its sentences may be printed as news."""
        return self in _NEWS


_NEWS = frozenset(
    {Kind.REPORT, Kind.RELEASE, Kind.PAPER, Kind.ADVISORY, Kind.PRESS, Kind.RESULTS, Kind.OBITUARY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What an editor would say of an article before reading more than its headline and first words."""

    kind: Kind = Kind.REPORT
    likely: float = 1.0
    """The probability of `kind`."""
    worth: float = 0.5
    """The probability that an editor would print it among the short items or as a lead."""
    tells: float = 0.5
    """The probability that headline and first words tell what happened."""
    because: tuple[str, ...] = ()
    """The signs that spoke most for `kind`, in words for `digest why`; strongest first."""
