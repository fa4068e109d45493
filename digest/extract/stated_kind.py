"""The kind of thing that a page says it holds: its own article's type and section, its Open Graph type."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.kinds.addresses import kind_of_name
from digest.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TYPES: Mapping[str, Kind] = MappingProxyType(
    {
        "opinionnewsarticle": Kind.OPINION,
        "analysisnewsarticle": Kind.ANALYSIS,
        "backgroundnewsarticle": Kind.ANALYSIS,
        "reviewnewsarticle": Kind.SERVICE,
        "askpublicnewsarticle": Kind.SERVICE,
        "liveblogposting": Kind.LIVE,
        "advertisercontentarticle": Kind.PROMO,
        "scholarlyarticle": Kind.PAPER,
        "satiricalarticle": Kind.OTHER,
    }
)
"""The schema.org types of an article that say more than that it is one."""
INSTEAD: Mapping[str, Kind] = MappingProxyType(
    {
        "podcastepisode": Kind.MEDIA,
        "radioepisode": Kind.MEDIA,
        "tvepisode": Kind.MEDIA,
        "imagegallery": Kind.MEDIA,
        "mediagallery": Kind.MEDIA,
        "recipe": Kind.SERVICE,
        "howto": Kind.SERVICE,
        "jobposting": Kind.SERVICE,
        "quiz": Kind.SERVICE,
        "og:video.other": Kind.MEDIA,
        "og:video.episode": Kind.MEDIA,
        "og:video.movie": Kind.MEDIA,
        "og:video": Kind.MEDIA,
        "og:music.song": Kind.MEDIA,
    }
)
"""What a page is that has no article of its own, by the types on it."""


def stated_kind(own: Iterable[str], on_page: Iterable[str], sections: Iterable[str]) -> str:
    """The stated kind, empty for none: by the types of the page's own article, by its sections, by others.

    `own` are the types of that article, none where there is no article; `on_page` all types of the page.
    """
    own = list(own)
    by_type = (TYPES[each] for each in own if each in TYPES)
    by_section = (kind for kind in map(kind_of_name, sections) if kind)
    by_others = (INSTEAD[each] for each in sorted(on_page) if each in INSTEAD and not own)
    found = next((kind for each in (by_type, by_section, by_others) for kind in each), None)
    return str(found) if found else ""
