"""A week and its kinds of things, by the real command: stories told day by day, what is open, and forms."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pytest

from digest.verify import verify_folder
from tests.web.server import says, serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NOW = datetime.now(UTC).replace(microsecond=0)

DAM = "Ollin dam"
# outlet, days ago, hours before that, headline, text
WEEK = [
    (
        "Harbour Courier",
        5,
        4,
        "Cracks found in the dam above Velmora",
        (
            "Engineers found cracks in the Ollin dam above Velmora and began to lower the lake by two metres. "
            "The dam was built in 1961. About 9,000 people live below it."
        ),
    ),
    (
        "Velmora Ledger",
        5,
        2,
        "Lake above Velmora lowered after cracks are found in dam",
        (
            "The operator of the Ollin dam began to lower the lake after inspectors found cracks in two blocks. "
            "The lake supplies half of the city with water."
        ),
    ),
    (
        "Harbour Courier",
        4,
        3,
        "Villages below the Ollin dam are evacuated",
        (
            "Some 9,000 people in three villages below the Ollin dam were told to leave their homes because the "
            "cracks had grown. Buses took them to schools in Velmora. Engineers had found the cracks on the day "
            "before."
        ),
    ),
    (
        "Southern Wire",
        4,
        1,
        "9,000 leave homes below cracked Ollin dam",
        (
            "Three villages below the Ollin dam were evacuated as cracks in the dam widened, the province said. "
            "Soldiers helped the old and the sick."
        ),
    ),
    (
        "Velmora Ledger",
        0,
        3,
        "Families return to villages below Ollin dam",
        (
            "Families began to return to the three villages below the Ollin dam after the lake had been lowered "
            "by eleven metres. Repairs will cost 310 million crowns, the operator said."
        ),
    ),
    (
        "Harbour Courier",
        0,
        2,
        "Residents go home as lake behind Ollin dam is lowered",
        (
            "The evacuation of villages below the Ollin dam was lifted. The lake now stands eleven metres lower "
            "than a week ago."
        ),
    ),
    (
        "Harbour Courier",
        1,
        5,
        "Blind crab found in cave under Mount Tarn",
        (
            "Biologists of the University of Karsel have described a blind freshwater crab that lives in a cave "
            "beneath Mount Tarn. The animal is barely two centimetres long."
        ),
    ),
    (
        "Southern Wire",
        1,
        4,
        "New species of blind crab lives beneath Mount Tarn",
        (
            "A blind crab that lives in a cave beneath Mount Tarn is new to science, biologists of Karsel said. "
            "It may have been isolated for nine million years."
        ),
    ),
]
CHANGES = (
    "<h2>What's Changed</h2><ul><li>Fix a crash when the job table is empty by @mtarr in #881</li>"
    "<li>Bump urllib3 from 2.2.1 to 2.2.2 by @dependabot in #880</li>"
    "<li>Security: reject path traversal in archive upload (CVE-2026-10001)</li></ul>"
)
KINDS = {
    "/release.xml": (
        "Release notes from kestrel",
        ("https://github.com/kestrel/kestrel/releases/tag/v4.0.1", 20, "v4.0.1", CHANGES, "mtarr"),
    ),
    "/paper.xml": (
        "cs.CL updates on arXiv.org",
        (
            "https://arxiv.org/abs/2603.00002",
            21,
            "On the Failure of Judges: Agreement Is Not Accuracy",
            (
                "arXiv:2603.00002v2 Announce Type: new \nAbstract: Model judges agree with each other. In this "
                "paper, we show that agreement does not imply accuracy: on 9,400 answers, three judges agreed "
                "91% of the time and were right 68% of the time."
            ),
            "A. Belter, R. Quist",
        ),
    ),
    "/advisory.xml": (
        "Tarn Security Notices",
        (
            "https://tarn.example/advisories/TSN-2026-014",
            22,
            "TSN-2026:014: Quillon Gateway vulnerability",
            "A flaw in Quillon Gateway before 7.2 lets strangers read the log. It has a CVSS score of 9.8.",
            "",
        ),
    ),
    "/results.xml": (
        "Karsel Sport",
        (
            "https://sport.example/results/77",
            23,
            "Karsel City beat Velmora United",
            "Karsel City beat Velmora United 3-1 to reach the final of the provincial cup.",
            "",
        ),
    ),
}


def rss(title: str, items: Sequence[tuple[str, datetime, str, str, str]]) -> bytes:
    """A feed; an item is address, date, title, description and author."""
    told = "".join(
        f"<item><guid>{url}</guid><link>{url}</link><pubDate>{format_datetime(when)}</pubDate>"
        f"<title>{escape(headline)}</title><description>{escape(text)}</description>"
        + (f"<dc:creator>{escape(author)}</dc:creator>" if author else "")
        + "</item>"
        for url, when, headline, text, author in items
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(title)}</title><language>en</language>{told}</channel></rss>"
    ).encode()


def _of_day(ago: int) -> datetime:
    """The moment of all reports of a day: one, so that no midnight comes between them."""
    return NOW - timedelta(days=ago, hours=1)


def pages() -> dict[str, Any]:
    outlets: dict[str, list[tuple[str, datetime, str, str, str]]] = {}
    for number, (outlet, days, _, headline, text) in enumerate(WEEK):
        url = f"https://{outlet.split()[-1].lower()}.example/{number}"
        when = _of_day(days)
        outlets.setdefault(outlet, []).append((url, when, headline, text, ""))
    found = {f"/{place}.xml": says(rss(name, items)) for place, (name, items) in enumerate(outlets.items())}
    for path, (name, (url, hours, headline, text, author)) in KINDS.items():
        found[path] = says(rss(name, [(url, NOW - timedelta(hours=hours), headline, text, author)]))
    return found


@dataclass
class Printed:
    """An edition that the command made: its record, and its files as they are read."""

    record: dict[str, Any]
    folder: Path

    def story(self, words: str) -> dict[str, Any]:
        stories: list[dict[str, Any]] = self.record["stories"]
        (found,) = [story for story in stories if words in story["headline"]]
        return found

    def read(self, name: str) -> str:
        return " ".join((self.folder / name).read_text(encoding="utf8").split())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Printed]]:
    """The same feeds as a rollup, and as an edition of the same window."""
    found = {}
    served = pages()
    with serving(served) as server:
        feeds = ", ".join(server.url(path) for path in served)
        for kind in ("rollup", "edition"):
            folder = tmp_path_factory.mktemp(kind)
            (folder / "feeds.yaml").write_text(
                f"site: {{title: The Week, timezone: UTC}}\nfeeds: [{feeds}]\n"
                "defaults: {fulltext: feed}\n"
                "network: {allow_private: [127.0.0.1], per_host_delay_s: 0}\n"
                "caps: {outlet: 20, owner: 20}\n"
                f"editions: [{{id: weekly, window: 7d, kind: {kind}, "
                "size: {lead: 4, brief: 8, single_source: 8}}]\n",
                encoding="utf8",
            )
            ran = subprocess.run(
                [sys.executable, "-m", "digest", "run"],
                cwd=folder,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
            assert ran.returncode == 0, ran.stderr
            (file,) = (folder / "output").glob("2*/**/edition.json")
            found[kind] = Printed(json.loads(file.read_text(encoding="utf8")), file.parent)
        yield found


def test_what_went_on_is_one_story_told_day_by_day_without_a_repeat(printed: dict[str, Printed]) -> None:
    (dam,) = [
        story
        for story in printed["rollup"].record["stories"]
        if any(DAM in article["headline"] for article in story["articles"])
    ]
    assert len(dam["articles"]) == 6
    days = [sentence["reported_at"][:10] for sentence in dam["sentences"]]
    assert days == [f"{_of_day(ago):%Y-%m-%d}" for ago in (5, 4, 0)]
    told = " ".join(sentence["text"] for sentence in dam["sentences"])
    assert "found cracks" in told
    assert "leave their homes" in told or "were evacuated" in told
    assert "return" in told or "lifted" in told
    assert all(sentence["support"] == "verbatim" for sentence in dam["sentences"])


def test_the_days_are_named_on_the_page_in_the_text_and_in_markdown(printed: dict[str, Printed]) -> None:
    rollup = printed["rollup"]
    first, second = (f"{_of_day(ago):%A}" for ago in (5, 4))
    assert f'<b class="day">{first}</b>' in rollup.read("index.html")
    assert f"* {first}: " in rollup.read("edition.txt")
    assert f"- **{second}** " in rollup.read("edition.md")


def test_what_goes_on_to_the_end_is_still_open_and_what_ended_is_not(printed: dict[str, Printed]) -> None:
    rollup = printed["rollup"]
    (thread,) = rollup.record["developing"]
    assert thread["last_edition"] == ""
    assert "Still open" in rollup.read("index.html")
    assert f'href="#{thread["story"]}"' in rollup.read("index.html")
    assert "STILL OPEN" in rollup.read("edition.txt")


def test_an_edition_of_the_same_window_is_no_rollup(printed: dict[str, Printed]) -> None:
    record = printed["edition"].record
    assert not any(
        "reported_at" in sentence for story in record["stories"] for sentence in story["sentences"]
    )
    assert record["developing"] == []
    assert "Still open" not in printed["edition"].read("index.html")


def test_both_pass_their_own_verification(printed: dict[str, Printed]) -> None:
    assert [verify_folder(one.folder).faults for one in printed.values()] == [[], []]


# --------------------------------------------------------------------------- forms


def facts(story: dict[str, Any]) -> dict[str, str]:
    return {fact["name"]: fact["text"] for fact in story["form"]["facts"]}


def test_a_release_is_its_name_its_version_and_what_changes(printed: dict[str, Printed]) -> None:
    story = printed["edition"].story("kestrel")
    assert story["headline"] == "kestrel v4.0.1"
    assert facts(story) == {"name": "kestrel", "version": "v4.0.1"}
    assert [sentence["text"] for sentence in story["sentences"]] == [
        "Security: reject path traversal in archive upload (CVE-2026-10001)",
        "Fix a crash when the job table is empty",
    ]
    assert "Bump urllib3" not in printed["edition"].read("index.html")


def test_a_paper_is_its_title_its_authors_and_its_claim(printed: dict[str, Printed]) -> None:
    story = printed["edition"].story("On the Failure of Judges")
    assert facts(story) == {"authors": "A. Belter and R. Quist"}
    (claim,) = story["sentences"]
    assert claim["text"].startswith("In this paper, we show that agreement does not imply accuracy")
    assert "Authors: A. Belter and R. Quist" in printed["edition"].read("edition.txt")


def test_an_advisory_is_its_number_its_product_and_its_severity(printed: dict[str, Printed]) -> None:
    story = printed["edition"].story("Quillon Gateway")
    assert facts(story) == {
        "id": "TSN-2026:014",
        "product": "Quillon Gateway",
        "severity": "CVSS score of 9.8",
    }
    assert "- **Severity**: CVSS score of 9.8" in printed["edition"].read("edition.md")


def test_a_result_is_its_score(printed: dict[str, Printed]) -> None:
    story = printed["edition"].story("Karsel City")
    assert facts(story) == {"score": "3-1"}
    assert '<dt>Score</dt><dd><span dir="auto">3-1</span>' in printed["edition"].read("index.html")


def test_a_report_has_no_form(printed: dict[str, Printed]) -> None:
    crab = [story for story in printed["edition"].record["stories"] if "crab" in story["headline"].lower()]
    assert crab
    assert not any("form" in story for story in crab)
