"""What editions print, as rows that a reader can judge, and the marks of readers by what was printed.

A row is a story as it stands: its headline, all that is told of it, the reports it was made of, and the
stories above it that are likest. Its id is a hash of the set, the addresses of its articles and every
printed word, so that a story which is printed the same again keeps its marks, and no text need be kept.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from digest.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bench._edition_days import Made
    from digest.models import Article, Brief, Section, View

Row = dict[str, Any]
FAULTS = {
    "event": "the text does not say what happened",
    "service": "a service page, a listing, a live page or an advertisement",
    "headline": "the headline is a label or mutilated",
    "merge": "wrong merge: reports of other events are in it",
    "opinion": "opinion in the paper's voice",
    "hanging": "a reference that nothing before it settles",
    "teaser": "a teaser: it promises what it does not tell",
    "split": "the same event stands above it already",
    "pull": "an editor would pull it, or it cannot be printed for another reason",
}
PRINTED = ("headline", "text", "form", "new", "differ", "quotes", "background", "why", "by")
"""What a row's reader meets, by name; a row's id is made of those that it has."""
NEAREST = 3
"""Stories above it that are shown with a row, so that a reader can see whether it is told twice."""
FIRST_WORDS = 30
"""Words of each report that are shown with a row."""
SEVERAL = 3
"""An event that so many articles of an edition tell is one that it should print."""

_WORD = re.compile(r"\w{4,}")


def dumped(made: Iterable[Made]) -> dict[str, Any]:
    """The rows of editions, and what is counted of each edition without a reader."""
    rows: list[Row] = []
    editions = []
    for one in made:
        printed = list(_rows(one))
        rows += printed
        editions.append(_counts(one, printed))
    return {"editions": editions, "rows": rows}


def _rows(made: Made) -> Iterator[Row]:
    above: list[Row] = []
    for section in made.edition.sections:
        for place, brief in _placed(section):
            row = _row(made, place, brief)
            row["above"] = [
                {"headline": one["headline"], "text": _first(one["text"]), "urls": one["urls"]}
                for one in nearest(row, above)
            ]
            above.append(row)
            yield row
    for view in made.edition.views:
        yield _view_row(made, view)


def _placed(section: Section) -> Iterator[tuple[str, Brief]]:
    for place in ("lead", "more", "single_source"):
        yield from ((place, brief) for brief in getattr(section, place))


def _row(made: Made, place: str, brief: Brief) -> Row:
    told = printed_of(brief)
    urls = sorted(hashed(article.url) for article in brief.story.articles)
    return {
        "id": row_id(made.name, urls, told),
        "set": made.name,
        "part": made.part,
        "edition": made.edition.slug,
        "place": place,
        **told,
        "outlets": list(brief.story.outlets),
        "independent": brief.story.independent,
        "urls": urls,
        "articles": [_shown(article) for article in brief.story.articles],
    }


def _view_row(made: Made, view: View) -> Row:
    """A piece that is only named."""
    told = {"headline": view.headline, "by": f"{view.byline or 'no author'}, {view.publisher}"}
    urls = [hashed(view.url)]
    return {
        "id": row_id(made.name, urls, told),
        "set": made.name,
        "part": made.part,
        "edition": made.edition.slug,
        "place": "views",
        **told,
        "outlets": [view.publisher],
        "independent": 1,
        "urls": urls,
        "articles": [],
        "above": [],
    }


def row_id(name: str, urls: Sequence[str], told: Mapping[str, Any]) -> str:
    """The id of what was printed of these articles in an edition of that set."""
    words = {key: told[key] for key in PRINTED if told.get(key)}
    return hashed(json.dumps([name, urls, words], ensure_ascii=False))


def printed_of(brief: Brief) -> dict[str, Any]:
    """Every word of a story that a reader meets, by what it is printed as."""
    return {
        "headline": brief.summary.title,
        "text": _text(brief),
        "form": [f"{fact.name}: {fact.text}" for fact in (brief.form.facts if brief.form else ())],
        "new": [update.sentence.printed for update in brief.updates],
        "differ": [
            f"{one.about}: "
            + "; ".join(f"{version.publisher}: {version.wording}" for version in one.versions)
            for one in brief.differences
        ],
        "quotes": [f"{quote.text} ({quote.speaker})" for quote in brief.quotes],
        "background": [one.sentence.printed for one in brief.background],
        "why": brief.why.printed if brief.why else "",
    }


def _text(brief: Brief) -> str:
    """The prose; of a story told by days, or of a release, a line for each of its sentences."""
    sentences = brief.summary.sentences
    if any(sentence.day for sentence in sentences):
        return "\n".join(f"{one.day:%A}: {one.printed}" for one in sentences)
    is_listed = brief.form is not None and brief.form.kind is Kind.RELEASE
    return ("\n" if is_listed else " ").join(sentence.printed for sentence in sentences)


def _shown(article: Article) -> dict[str, str]:
    return {
        "outlet": article.publisher,
        "at": f"{article.at:%d %b %H:%M}",
        "headline": article.headline,
        "text": _first(article.text),
    }


def _first(text: str) -> str:
    words = text.split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


def hashed(text: str) -> str:
    """Twelve hexadecimal digits that stand for a text."""
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def nearest(row: Row, above: Sequence[Row]) -> list[Row]:
    """The stories above a row whose headline and text share most long words with it, likest first."""
    mine = _words(row)
    shared = [
        (-len(mine & theirs) / max(1, min(len(mine), len(theirs))), place)
        for place, theirs in enumerate(map(_words, above))
    ]
    return [above[place] for likeness, place in sorted(shared)[:NEAREST] if likeness < 0]


def _words(row: Row) -> set[str]:
    return set(_WORD.findall(f"{row['headline']} {row.get('text', '')}".lower()))


def _counts(made: Made, rows: Sequence[Row]) -> dict[str, Any]:
    """What is known of an edition by the events that its articles tell."""
    several = {event for event, count in Counter(made.events.values()).items() if count >= SEVERAL}
    told: dict[str, int] = defaultdict(int)
    mixed = 0
    for brief in made.edition.briefs:
        counts = Counter(made.events[one.url] for one in brief.story.articles if one.url in made.events)
        if counts:
            told[counts.most_common(1)[0][0]] += 1
            mixed += len(counts) > 1
    return {
        "set": made.name,
        "part": made.part,
        "edition": made.edition.slug,
        "articles": made.edition.trust.articles,
        "stories": made.edition.trust.stories,
        "printed": len(rows),
        "events": len(several),
        "events_told": len(several & told.keys()),
        "events_twice": sum(count - 1 for count in told.values()),
        "mixed": mixed,
    }


# --------------------------------------------------------------------------- marks


def faults_of(row: Row, mark: Mapping[str, Any], rows_of_edition: Sequence[Row]) -> list[str]:
    """The faults that a row was marked with; told twice only where the story it repeats is still printed."""
    twin = set(mark.get("twin", ()))
    stands = any(twin & set(one["urls"]) for one in rows_of_edition if one["id"] != row["id"])
    return [fault for fault in mark["faults"] if fault != "split" or stands or not twin]


def scores_of(dump: Mapping[str, Any], marks: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """Faults a story by kind, and the share that is printable as it stands, by set and by part.

    Views, which are only named, are counted by themselves.
    """
    groups: dict[str, list[list[str] | None]] = defaultdict(list)
    by_edition: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in dump["rows"]:
        by_edition[_edition_of(row)].append(row)
    for row in dump["rows"]:
        mark = marks.get(row["id"])
        found = None if mark is None else faults_of(row, mark, by_edition[_edition_of(row)])
        family = row["set"].split()[0]
        kinds = (f"{family} {row['part']}", f"all {row['part']}", "all")
        for group in (f"views {row['part']}",) if row["place"] == "views" else kinds:
            groups[group].append(found)
    scores = {group: _shares(found) for group, found in groups.items()}
    for group, counts in _editions_by_group(dump["editions"]).items():
        scores[group] |= counts
    return dict(sorted(scores.items(), key=lambda item: (item[0].startswith("all"), item[0])))


def _edition_of(row: Row) -> tuple[str, str, str]:
    return row["set"], row["part"], row["edition"]


def _shares(found: Sequence[list[str] | None]) -> dict[str, float]:
    marked = [faults for faults in found if faults is not None]
    shares: dict[str, float] = {"stories": len(found), "marked": len(marked)}
    if marked:
        shares["printable"] = sum(not faults for faults in marked) / len(marked)
        shares["faults_a_story"] = sum(map(len, marked)) / len(marked)
        for fault in FAULTS:
            shares[fault] = sum(fault in faults for faults in marked) / len(marked)
    return shares


def _editions_by_group(editions: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """What needs no reader: events of several articles that are told, told twice, and mixed stories."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for one in editions:
        if one["events"]:
            for group in (f"{one['set'].split()[0]} {one['part']}", f"all {one['part']}", "all"):
                sums[group].update(
                    {key: one[key] for key in ("events", "events_told", "events_twice", "mixed")}
                )
    return {
        group: {
            "events_told": counts["events_told"] / counts["events"],
            "events_twice": counts["events_twice"],
            "stories_mixed": counts["mixed"],
        }
        for group, counts in sums.items()
    }


def agreement(marks: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """How far a second reader says the same of the rows that both judged."""
    both = [mark for mark in marks.values() if "second" in mark]
    if not both:
        return {}
    same = sum(bool(mark["faults"]) == bool(mark["second"]) for mark in both)
    return {"rows": len(both), "printable_agreed": same / len(both)} | {
        fault: sum((fault in mark["faults"]) == (fault in mark["second"]) for mark in both) / len(both)
        for fault in FAULTS
    }
