"""The table ``digest/web/outlet_names.txt.gz``: host → the outlet's name, as its readers know it.

``python -m bench.make_outlets [--data DIR]`` makes it from lists of public facts, of which only hosts and
names are taken (no rating, no country): `kite_media_data` first, then the feeds of the world by country, then
the sources of `credibility`. Platforms on which others publish have no name of their own here.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bench.make_owners import PLATFORMS
from bench.sets import default_data, files
from digest.extract.outlets import is_spelt_by, label_of, squeezed, without_feed_words
from digest.web.urls import host_of, registrable_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).resolve().parents[1] / "digest" / "web" / "outlet_names.txt.gz"
_MORE_PLATFORMS = """
    substack.com wordpress.com blogspot.com tumblr.com github.com github.io reddit.com twitter.com x.com
    facebook.com wixsite.com livejournal.com feedburner.com typepad.com ghost.io weebly.com msn.com apple.com
    archive.org allafrica.com podbean.com libsyn.com buzzsprout.com soundcloud.com spotify.com
    telegram.org t.me
"""
OTHERS_PUBLISH = PLATFORMS | frozenset(_MORE_PLATFORMS.split())
LONGEST_NAME = 45
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_PART = re.compile(r"\s+[-–—|]\s+|:\s+|\\|\s*/\s+")


def plain(name: str) -> str:
    """A name without what its list adds (a place in brackets, a town after a dash); "" for no name."""
    first = without_feed_words(_PART.split(_BRACKET.sub("", name))[0].strip(" .,;-–"))
    is_address = re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", first) is not None
    return "" if is_address or len(first) > LONGEST_NAME or not re.search(r"[^\W\d_]", first) else first


def rows(data: Path) -> Iterator[tuple[str, str, bool]]:
    """Address, name, and whether the list names outlets rather than their feeds; the best lists first."""
    (kite,) = files(data, "lists", "kite_media_data")
    for row in json.loads(kite.read_text(encoding="utf8")):
        for domain in row["domains"] if isinstance(row["domains"], list) else []:
            yield str(domain), str(row["organization"]), True
    (world,) = files(data, "lists", "news-feed-list-of-countries")
    for feeds in json.loads(world.read_text(encoding="utf8")).values():
        for row in feeds:
            yield str(row["publication_website_uri"]), str(row["publication_name"]), False
    (sources,) = files(data, "credibility", "mbfc_sources")
    with gzip.open(sources, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            yield str(row["domain"]), str(row["name"]), True


def key_of(address: str) -> str:
    """The host that a row speaks of, without ``www.``; "" for a part of a site, or for a platform."""
    url = address if "//" in address else f"https://{address}"
    host = host_of(url).removeprefix("www.")
    path = url.split("//", 1)[1].partition("/")[2].strip("/")
    return "" if path or "." not in host or registrable_domain(url) in OTHERS_PUBLISH else host


def table(data: Path) -> dict[str, str]:
    """Host → name: of those that the domain spells the first, else that of the more careful lists."""
    offered: dict[str, list[str]] = defaultdict(list)
    for address, name, is_careful in rows(data):
        key, bare = key_of(address), plain(name)
        if (
            key
            and bare
            and (is_careful or squeezed(bare).removeprefix("the") == label_of(key).removeprefix("the"))
        ):
            offered[key].append(bare)
    return {host: best(names, host) for host, names in offered.items()}


def best(names: list[str], host: str) -> str:
    """The name that is the domain, else the first that the domain is made of, else the first."""
    label = label_of(host)
    exact = [name for name in names if squeezed(name) == label]
    spelt = [name for name in names if is_spelt_by(name, host)]
    return (exact or spelt or names)[0]


@click.command()
@click.option("--data", type=click.Path(path_type=Path))
def main(data: Path | None) -> None:
    """Write ``digest/web/outlet_names.txt.gz``."""
    names = table(data or default_data())
    text = "".join(f"{host}\t{name}\n" for host, name in sorted(names.items()))
    TABLE.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(names)} hosts, {len(text)} bytes, packed {TABLE.stat().st_size}")


if __name__ == "__main__":
    main()
