"""Lines of the site's own, learnt from a publisher's texts: what is found, and what of the stories is lost.

``neus``: real texts of outlets with twenty or more of them, into which lines are planted. Notices of ours
(found) over, amid and under one in four of a site's texts; and what repeats in stories without being chrome
(kept): a paragraph of one story copied into three others whose headlines share a name with it, as reports on
a running story do, and texts printed three times with other openings and ends. ``fundus``: real pages of
publishers with three or more, against their own record of the text. The peer only counts: in three texts.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bench import extract, gold_pages, sets
from digest.errors import ExtractError
from digest.extract.chrome import marks_of, site_lines, without_site_lines
from digest.extract.clean import clean
from digest.extract.page import read_page
from digest.web.urls import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTE = (
    "found: planted notices taken out; kept: paragraphs of running stories, and of reprints, that stayed; "
    "untouched: share of all paragraphs that stay where nothing is planted (real chrome is among the others)."
)
LEAST_TEXTS = 20
NOTICES = (
    "We rely on readers like you. Please think about becoming a supporter of this newsroom today.",
    "Follow our channel for the latest updates",
    "This report was produced with the help of our regional bureaus and checked by two editors.",
    "You can change your settings at any time from the menu at the top of every page",
    "Share",
)

Texts = dict[str, str]
"""Headline → paragraphs parted by blank lines."""


def learnt(texts: Texts) -> Texts:
    """The texts of a site as the pipeline leaves them."""
    known = site_lines([marks_of(text) for text in texts.values()])
    return {headline: without_site_lines(text, known, headline) for headline, text in texts.items()}


def counted(texts: Texts) -> Texts:
    """The peer: without every line seen in three texts or more."""
    seen = Counter(mark for text in texts.values() for mark in set(marks_of(text)))
    return {
        headline: "\n\n".join(
            part for part, mark in zip(text.split("\n\n"), marks_of(text), strict=True) if seen[mark] < 3
        )
        for headline, text in texts.items()
    }


# --------------------------------------------------------------------------- planted lines


def outlets(data: Path) -> dict[str, Texts]:
    """Site → its texts, of sites with enough of them."""
    found: dict[str, Texts] = defaultdict(dict)
    for row in sets.rows(data, "mds", "neus"):
        for article in row["articles"]:
            site = registrable_domain(article.get("url") or "") or article["source"]
            parts = [part.strip() for part in (article.get("text") or "").split("\n") if part.strip()]
            if len(parts) >= 5:
                found[site][article["title"]] = "\n\n".join(parts)
    return {site: texts for site, texts in found.items() if len(texts) >= LEAST_TEXTS}


def with_notices(texts: Texts, dice: random.Random) -> Texts:
    """One text in four with some of the notices: over, amid or under the story."""
    planted = dict(texts)
    for headline in dice.sample(sorted(texts), len(texts) // 4):
        parts = texts[headline].split("\n\n")
        for notice in dice.sample(NOTICES, 3):
            at = 0 if notice == NOTICES[1] else len(parts) if len(notice) < len(NOTICES[1]) else None
            parts.insert(dice.randrange(1, len(parts) + 1) if at is None else at, notice)
        planted[headline] = "\n\n".join(parts)
    return planted


def with_background(texts: Texts, dice: random.Random) -> tuple[Texts, set[str]]:
    """Some of the texts with a paragraph of another in which the same is spoken of; and those paragraphs."""
    planted, background = dict(texts), set()
    by_name = defaultdict(list)
    for headline in sorted(texts):
        for name in set(re.findall(r"\b[A-Z][a-z]{3,}", headline)):
            by_name[name].append(headline)
    for name, headlines in sorted(by_name.items()):
        about = [part for part in texts[headlines[0]].split("\n\n") if name in part and len(part) > 80]
        if len(headlines) < 4 or not about:
            continue
        paragraph = dice.choice(about)
        background.add(paragraph)
        for headline in headlines[1:4]:
            parts = planted[headline].split("\n\n")
            parts.insert(dice.randrange(1, len(parts) + 1), paragraph)
            planted[headline] = "\n\n".join(parts)
    return planted, background


def with_reprints(texts: Texts, dice: random.Random) -> tuple[Texts, set[str]]:
    """Three of the texts printed thrice, with other openings and ends; and their paragraphs."""
    planted, printed = dict(texts), set()
    for headline in dice.sample(sorted(texts), 3):
        parts = texts[headline].split("\n\n")
        printed |= set(parts)
        for number in (1, 2):
            rest = parts[number:] if number == 1 else parts[:-1]
            planted[f"{headline} ({number})"] = "\n\n".join([f"This is opening {number} of it.", *rest])
    return planted, printed


def planted_scores(
    sites: dict[str, Texts], clean_site: Callable[[Texts], Texts], prefix: str = ""
) -> dict[str, float]:
    """What is found and kept of all that is planted, over all sites."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for site, texts in sorted(sites.items()):
        dice = random.Random(site)  # noqa: S311
        noticed = with_notices(texts, dice)
        running, background = with_background(texts, dice)
        reprinted, printed = with_reprints(texts, dice)
        _count(tally["missed"], noticed, clean_site(noticed), set(NOTICES))
        _count(tally["untouched"], texts, clean_site(texts), None)
        _count(tally["background_kept"], running, clean_site(running), background)
        _count(tally["reprints_kept"], reprinted, clean_site(reprinted), printed)
    scores = {name: stayed / total for name, (stayed, total) in tally.items()}
    scores["found"] = 1 - scores.pop("missed")
    return {f"{prefix}{name}": score for name, score in scores.items()}


def _count(tally: list[int], before: Texts, after: Texts, only: set[str] | None) -> None:
    """Add how many of the paragraphs (of `only` these) stayed, and how many there were."""
    for headline, text in before.items():
        there = Counter(part for part in text.split("\n\n") if only is None or part in only)
        tally[0] += (there & Counter(after[headline].split("\n\n"))).total()
        tally[1] += there.total()


# --------------------------------------------------------------------------- real pages


def fundus_scores(data: Path) -> dict[str, float]:
    """F1 before and after over sites with three pages or more; lines that went, and those of the story."""
    sites: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for gold in gold_pages.gold(data, "fundus"):
        try:
            page = read_page(gold.html, gold.url)
        except ExtractError:
            continue
        text = clean(page.text, headline=page.headline, authors=page.authors).text
        site = registrable_domain(page.canonical) or page.publisher
        sites[site].append((page.headline, text, gold.text or ""))
    before, after, gone, lost = [], [], 0, 0
    for pages in sites.values():
        if len(pages) < 3:
            continue
        known = site_lines([marks_of(text) for _, text, _ in pages])
        for headline, text, right in pages:
            left = without_site_lines(text, known, headline)
            before.append(extract.f1(text, right))
            after.append(extract.f1(left, right))
            went = [part for part in text.split("\n\n") if part not in left.split("\n\n")]
            gone += len(went)
            lost += sum(part in right for part in went)
    return {
        "f1_before": sum(before) / len(before),
        "f1": sum(after) / len(after),
        "lines_gone": gone,
        "lines_lost": lost,
    }


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Both sets; one that is not there is left out, unless neither is."""
    scores, missing = {}, []
    for name, score in (("neus", _neus_scores), ("fundus", fundus_scores)):
        try:
            scores[name] = score(data)
        except sets.MissingDataError as error:
            missing.append(error)
    if not scores:
        raise missing[0]
    return scores


def _neus_scores(data: Path) -> dict[str, float]:
    sites = outlets(data)
    return planted_scores(sites, learnt) | planted_scores(sites, counted, "peer_frequency_")
