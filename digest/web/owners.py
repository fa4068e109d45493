"""A site's domain → who owns it, by a shipped table of public facts (``owners.txt``; `bench.make_owners`).

The table knows owners of two or more domains; of any other site the domain speaks for itself.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from digest.web.urls import registrable_domain

_COMPANY = re.compile(
    r"\b(?:inc|ltd|limited|llc|plc|corp|corporation|company|co|group|holdings?|media|gmbh|ag|se|sa|nv|ab|oy|asa?)"
    r"\b\.?"
)


@cache
def _table() -> dict[str, str]:
    lines = files(__package__).joinpath("owners.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" | ") for line in lines)
    return {domain: owner for owner, domains in rows for domain in domains.split()}


def owner_of(domain: str) -> str:
    """The owner of a registrable domain, "" when the table does not know it."""
    return _table().get(domain, "")


def owner_from_url(url: str) -> str:
    """Who owns an address's site: by the table, else its domain; "" where nobody registered one (an IP)."""
    domain = registrable_domain(url)
    is_registered = "." in domain and ":" not in domain and not domain.replace(".", "").isdigit()
    return owner_of(domain) or domain if is_registered else ""


def same_name(owner: str) -> str:
    """An owner's name as it is compared: ``News Corp.`` and ``news corporation`` are one."""
    plain = " ".join(_COMPANY.sub(" ", owner.casefold().removeprefix("the ")).replace(",", " ").split())
    return plain or owner.casefold()
