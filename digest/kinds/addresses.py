"""What an address says of the kind of thing that stands there: its site, and the parts of its path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.language.sections import SECTIONS
from digest.models import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

SITES: Mapping[str, Kind] = {
    site: kind
    for kind, sites in {
        Kind.PAPER: "arxiv.org biorxiv.org medrxiv.org ssrn.com chemrxiv.org psyarxiv.com eprint.iacr.org "
        "openreview.net aclanthology.org pubmed.ncbi.nlm.nih.gov pmc.ncbi.nlm.nih.gov doi.org "
        "plos.org hal.science",
        Kind.ADVISORY: "nvd.nist.gov cve.org cve.mitre.org earthquake.usgs.gov alerts.weather.gov gdacs.org "
        "emsc-csem.org msrc.microsoft.com security-tracker.debian.org meteoalarm.org tsunami.gov",
        Kind.PRESS: "prnewswire.com globenewswire.com businesswire.com eurekalert.org presseportal.de "
        "einpresswire.com accesswire.com prweb.com newsaktuell.de news.cision.com ots.at",
        Kind.MEDIA: "youtube.com youtu.be vimeo.com soundcloud.com podbean.com libsyn.com buzzsprout.com "
        "transistor.fm simplecast.com podcasts.apple.com open.spotify.com twitch.tv megaphone.fm acast.com "
        "bilibili.com dailymotion.com",
        Kind.RELEASE: "newreleases.io",
    }.items()
    for site in sites.split()
}
"""Sites on which nearly all is of one kind, from general knowledge."""
RELEASED = re.compile(
    r"/releases/(?:tag/)?[^/]*\d|/tags/v?\d|^/project/[^/]+/\d+[\w.]*/?$|/changelog(?:[/.#-]|$)"
)
"""Found in the path of one version of a program, as code hosts and package indexes write it."""
_PART = re.compile(r"[^/]+")


def kind_of_name(name: str) -> Kind | None:
    """The kind that the name of a section or a category tells: "Opinion", "Live Blog"."""
    return SECTIONS.get("-".join(name.lower().split()))


def section_of(url: str) -> tuple[str, Kind] | None:
    """The last part of the path that names a kind, and that kind; the page's own name is no section."""
    parts = _PART.findall(unquote(urlsplit(url).path).lower())
    named = [(part, SECTIONS[part]) for part in parts[:-1] if part in SECTIONS]
    return named[-1] if named else None


def site_kind(url: str) -> tuple[str, Kind] | None:
    """The site of an address on which nearly all is of one kind, and that kind."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    while "." in host:
        if host in SITES:
            return host, SITES[host]
        host = host.partition(".")[2]
    return None


def is_of_a_release(url: str) -> bool:
    """Whether an address is that of one version of a program."""
    return RELEASED.search(urlsplit(url).path.lower()) is not None
