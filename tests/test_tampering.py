"""Published editions, changed in one place each: every change is noticed and named. A9."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from digest.app import Digest
from digest.demo import Demo
from digest.publish.manifests import MANIFEST, entry_of
from digest.report import Report
from digest.verify import verify_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SLUG = "2026/03/06/morning"
Json = Any


@dataclass(frozen=True)
class Tampering:
    """One change; `named` stands in what is told of it, `seen` in what is told without the manifest."""

    name: str
    change: Callable[[Path], None]
    named: str
    seen: str = ""


def of_json(change: Callable[[Json], None], file: str = "edition.json") -> Callable[[Path], None]:
    """Changes a JSON file as someone with an editor would."""

    def changed(folder: Path) -> None:
        path = folder / file
        record = json.loads(path.read_bytes())
        change(record)
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf8")

    return changed


def of_row(change: Callable[[Json], None]) -> Callable[[Path], None]:
    """Changes the first row of articles.jsonl."""

    def changed(folder: Path) -> None:
        path = folder / "articles.jsonl"
        first, rest = path.read_text(encoding="utf8").split("\n", 1)
        row = json.loads(first)
        change(row)
        path.write_text(json.dumps(row, ensure_ascii=False) + "\n" + rest, encoding="utf8")

    return changed


def of_text(file: str, was: str, now: str) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf8")
        assert was in text
        (folder / file).write_text(text.replace(was, now, 1), encoding="utf8")

    return changed


def written(file: str, body: bytes) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        (folder / file).write_bytes(body)

    return changed


def gone(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


def replaced_by_folder(file: str) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).mkdir()

    return changed


def replaced_by_link(file: str) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        (folder / file).rename(folder.parent / file)
        (folder / file).symlink_to(folder.parent / file)

    return changed


def in_story(**changes: Any) -> Callable[[Path], None]:
    return of_json(lambda edition: edition["stories"][0].update(changes))


def in_sentence(**changes: Any) -> Callable[[Path], None]:
    return of_json(lambda edition: edition["stories"][0]["sentences"][0].update(changes))


def in_line(**changes: Any) -> Callable[[Path], None]:
    return of_json(lambda edition: edition["ledger"][0].update(changes))


def in_trust(**changes: Any) -> Callable[[Path], None]:
    return of_json(lambda edition: edition["trust"].update(changes))


def swap_stories(edition: Json) -> None:
    stories = edition["stories"]
    stories[0], stories[1] = stories[1], stories[0]


def with_quote(edition: Json) -> Json:
    return next(story for story in edition["stories"] if story["quotes"])


def with_difference(edition: Json) -> Json:
    return next(story for story in edition["stories"] if story["differences"])


HEADLINE = "Bank of Vandria cuts key rate to 3 per cent in 5-4 vote"
OTHER = "Bank of Vandria raises key rate to 9 per cent in 5-4 vote"

TAMPERINGS = (
    # what is printed
    Tampering("a headline", in_story(headline=OTHER), "edition.json", "headline is of none of its articles"),
    Tampering("a sentence", in_sentence(text="All is well."), "edition.json", "is not its passage"),
    Tampering("a verdict", in_sentence(support="partly"), "edition.json", "trust strip"),
    Tampering("an edit that was not made", in_sentence(edits=["dateline"]), "edition.json"),
    Tampering("no citations", in_sentence(citations=[]), "edition.json", "citations"),
    Tampering("a quotation", of_json(lambda e: with_quote(e)["quotes"][0].update(text="Never.")), "edition.json", "quotation"),
    Tampering("a speaker", of_json(lambda e: with_quote(e)["quotes"][0].update(speaker="Nobody")), "edition.json"),
    Tampering("a difference's outlet", of_json(lambda e: with_difference(e)["differences"][0]["versions"][0].update(publisher="Nobody")), "edition.json"),
    Tampering("a difference's passage", of_json(lambda e: with_difference(e)["differences"][0]["versions"][0]["citations"][0].update(start=1)), "edition.json", "does not stand in"),
    Tampering("the order of stories", of_json(swap_stories), "edition.json"),
    Tampering("a story less", of_json(lambda e: e["stories"].pop()), "edition.json", "of shown"),
    Tampering("a story twice", of_json(lambda e: e["stories"].append(e["stories"][0])), "edition.json", "stands 2 times"),
    Tampering("a status", in_story(status="continuing"), "edition.json", "in brief: calls"),
    Tampering("an outlet more", of_json(lambda e: e["stories"][0]["outlets"].append("Nobody")), "edition.json", "outlets"),
    Tampering("more independent", in_story(independent=40), "edition.json", "40 independent"),
    Tampering("a source's address", of_json(lambda e: e["stories"][0]["articles"][0].update(url="https://evil.example/")), "edition.json", "name of its address"),
    Tampering("a source's outlet", of_json(lambda e: e["stories"][0]["articles"][0].update(owner="Nobody")), "edition.json", "not as edition.json has it"),
    Tampering("a source less", of_json(lambda e: e["stories"][0]["articles"].pop()), "edition.json", "not in the edition"),
    Tampering("what is in brief", of_json(lambda e: e["in_brief"][0].update(story="nobody")), "edition.json", "not printed: nobody"),
    Tampering("the words in brief", of_json(lambda e: e["in_brief"][0].update(text=OTHER)), "edition.json"),
    # counts
    Tampering("feeds that answered", in_trust(feeds_ok=99), "edition.json", "99 of feeds_ok"),
    Tampering("feeds that failed", in_trust(feeds_failing=0), "edition.json", "0 of feeds_failing"),
    Tampering("articles read", in_trust(articles=900), "edition.json", "900 of articles"),
    Tampering("stories found", in_trust(stories=1), "edition.json", "1 of stories"),
    Tampering("stories shown", in_trust(shown=3), "edition.json", "3 of shown"),
    Tampering("sentences supported", in_trust(supported=1), "edition.json", "1 of 32"),
    Tampering("sentences replaced", in_trust(replaced=5), "edition.json", "5 of replaced"),
    Tampering("a feed's error", of_json(lambda e: e["feeds"][0].update(error="gone")), "edition.json", "feeds_failing"),
    Tampering("a feed's entries", of_json(lambda e: e["feeds"][0].update(entries=0)), "edition.json"),
    Tampering("a feed less", of_json(lambda e: e["feeds"].pop(0)), "edition.json", "of feeds_ok"),
    # the ledger
    Tampering("a line of the ledger less", of_json(lambda e: e["ledger"].pop(0)), "edition.json", "the ledger does not say so"),
    Tampering("a fate", in_line(fate="filtered"), "edition.json", "the ledger does not say so"),
    Tampering("a fate that there is not", in_line(fate="forgotten"), "edition.json", "ledger[0].fate"),
    Tampering("an entry's title", in_line(title="Nothing to see"), "edition.json", "ledger.html"),
    Tampering("an entry's address", in_line(url="https://evil.example/"), "edition.json", "is not the address"),
    # about the edition
    Tampering("another edition's number", of_json(lambda e: e.update(id="2026/03/07/morning")), "edition.json", "stands in the place"),
    Tampering("the time it was made", of_json(lambda e: e.update(made_at="2026-03-06T05:00:00Z")), "edition.json"),
    Tampering("the window", of_json(lambda e: e["window"].update(until=e["window"]["since"])), "edition.json", "window"),
    Tampering("no time at all", of_json(lambda e: e.update(made_at="soon")), "edition.json", "made_at"),
    Tampering("partial or not", of_json(lambda e: e.update(is_partial=True)), "edition.json"),
    Tampering("another summariser", of_json(lambda e: e["generated_by"].update(summariser="other 1")), "edition.json"),
    Tampering("a key more", of_json(lambda e: e.update(verified=True)), "edition.json", "verified is not known"),
    Tampering("a key less", of_json(lambda e: e.pop("quiet")), "edition.json", "has no quiet"),
    Tampering("no stories", of_json(lambda e: e.update(stories=None)), "edition.json", "stories is null"),
    Tampering("a story that is a number", of_json(lambda e: e["stories"].append(7)), "edition.json", "is 7"),
    Tampering("a blank more", of_text("edition.json", '"schema":', '"schema": '), "edition.json"),
    # files that are none
    Tampering("an empty edition.json", written("edition.json", b""), "edition.json", "not JSON"),
    Tampering("half of edition.json", lambda f: written("edition.json", (f / "edition.json").read_bytes()[:40_000])(f), "edition.json", "not JSON"),
    Tampering("edition.json of bytes", written("edition.json", b"\xff\xfe\x00\x01" * 99), "edition.json", "not UTF-8"),
    Tampering("edition.json of brackets", written("edition.json", b"[" * 500_000), "edition.json", "nested too deep"),
    Tampering("edition.json, a list", written("edition.json", b"[]"), "edition.json", "no object"),
    Tampering("a key twice", of_text("edition.json", '"schema":', '"schema": "x", "schema":'), "edition.json", "stands twice"),
    Tampering("not a number", of_text("edition.json", '"feeds_ok": 13', '"feeds_ok": NaN'), "edition.json", "NaN"),
    Tampering("a huge number", of_text("edition.json", '"feeds_ok": 13', f'"feeds_ok": 1{"0" * 6000}'), "edition.json", "not JSON"),
    Tampering("no edition.json", gone("edition.json"), "edition.json: is missing"),
    Tampering("a folder for edition.json", replaced_by_folder("edition.json"), "edition.json: is a folder", "is a folder"),
    Tampering("a link for edition.json", replaced_by_link("edition.json"), "edition.json: is a symbolic link", "symbolic link"),
    # articles.jsonl
    Tampering("a text", of_row(lambda row: row.update(text="x" + row["text"])), "articles.jsonl"),
    Tampering("an end of a text", of_row(lambda row: row.update(text=row["text"] + " More.")), "articles.jsonl"),
    Tampering("an article's headline", of_row(lambda row: row.update(headline=OTHER)), "articles.jsonl", "headline"),
    Tampering("an article's id", of_row(lambda row: row.update(id="0" * 12)), "articles.jsonl", "000000000000"),
    Tampering("a row of a list", lambda f: written("articles.jsonl", b"[]\n" + (f / "articles.jsonl").read_bytes())(f), "articles.jsonl", "line 1"),
    Tampering("a row without a text", of_row(lambda row: row.pop("text")), "articles.jsonl", "no id or no text"),
    Tampering("a row less", lambda f: written("articles.jsonl", (f / "articles.jsonl").read_bytes().split(b"\n", 1)[1])(f), "articles.jsonl", "has no line on"),
    Tampering("articles.jsonl of bytes", written("articles.jsonl", bytes(range(256)) * 20), "articles.jsonl", "articles.jsonl, line 1"),
    Tampering("no articles.jsonl", gone("articles.jsonl"), "articles.jsonl: is missing", "articles.jsonl: is missing"),
    # pages
    Tampering("a headline on the page", of_text("index.html", HEADLINE, OTHER), "index.html"),
    Tampering("every headline on the page", lambda f: written("index.html", (f / "index.html").read_bytes().replace(HEADLINE.encode(), OTHER.encode()))(f), "index.html", "index.html: does not print"),
    Tampering("a script on the page", of_text("index.html", "</body>", "<script src='https://evil.example/'></script></body>"), "index.html"),
    Tampering("a letter of the same size", of_text("index.html", "Vandria", "Vandrix"), "index.html"),
    Tampering("a figure in Markdown", of_text("edition.md", "3 per cent", "9 per cent"), "edition.md"),
    Tampering("all of the text", written("edition.txt", b"Nothing happened.\n"), "edition.txt", "edition.txt: does not print"),
    Tampering("a text in Latin-1", written("edition.txt", "Zürich".encode("latin-1")), "edition.txt", "not UTF-8"),
    Tampering("an entry of the ledger's page", of_text("ledger.html", "Corrin Tunnel shut", "Corrin Tunnel open"), "ledger.html"),
    Tampering("no ledger", gone("ledger.html"), "ledger.html: is missing", "ledger.html: is missing"),
    Tampering("no page", gone("index.html"), "index.html: is missing", "index.html: is missing"),
    Tampering("a file more", written("story.html", b"<p>more</p>"), "story.html: was added"),
    Tampering("a hidden file more", written(".htaccess", b"Redirect / https://evil.example/"), ".htaccess: was added"),
    # the manifest itself
    Tampering("no manifest", gone(MANIFEST), "manifest.json: is missing"),
    Tampering("a manifest of nothing", written(MANIFEST, b"{}"), "manifest.json"),
    Tampering("a manifest that is none", written(MANIFEST, b"\x00"), "manifest.json"),
    Tampering("a manifest without a page", of_json(lambda m: m["files"].pop("index.html"), MANIFEST), "index.html: was added"),
    Tampering("a manifest that leads elsewhere", of_json(lambda m: m["files"].update({"../x": m["files"]["index.html"]}), MANIFEST), "manifest.json"),
    Tampering("a manifest with another sum", of_json(lambda m: m["files"]["index.html"].update(sha256="0" * 64), MANIFEST), "index.html"),
    Tampering("a manifest with another size", of_json(lambda m: m["files"]["index.html"].update(bytes=1), MANIFEST), "index.html"),
    Tampering("a manifest that counts otherwise", of_json(lambda m: m["counts"].update(stories=1), MANIFEST), "manifest.json: says 1 of stories"),
    Tampering("a manifest of another edition", of_json(lambda m: m.update(id="2026/03/05/morning"), MANIFEST), "manifest.json: says 2026/03/05/morning of id"),
    Tampering("a signature of nobody", written("manifest.json.sig", b"-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"), "manifest.json.sig"),
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of two mornings, as `digest demo` makes it."""
    folder = tmp_path_factory.mktemp("tampering") / "site"
    with Demo(folder) as demo:
        assert len(list(demo.editions(Report()))) == 2
        yield folder


@pytest.fixture
def folder(site: Path, tmp_path: Path) -> Path:
    """The second edition in a copy of the site."""
    shutil.copytree(site / "2026", tmp_path / "2026")
    return tmp_path / SLUG


def test_there_are_at_least_33() -> None:
    assert len(TAMPERINGS) >= 33
    assert len({each.name for each in TAMPERINGS}) == len(TAMPERINGS)


def test_untouched_editions_are_clean_with_and_without_their_manifests(folder: Path) -> None:
    first = folder.parents[1] / "05/morning"
    for each in (first, folder):  # the first has had its page printed again, for the second one's link
        found = verify_folder(each, slug=each.relative_to(folder.parents[3]).as_posix())
        assert (found.faults, found.seal) == ([], "6 files of the manifest unchanged; it is not signed")
    for each in (first, folder):
        (each / MANIFEST).unlink()
    for each in (first, folder):
        assert verify_folder(each).faults == []


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda each: each.name)
def test_each_change_is_noticed_and_named(tampering: Tampering, folder: Path) -> None:
    tampering.change(folder)
    faults = verify_folder(folder, slug=SLUG).faults
    assert [fault for fault in faults if tampering.named in fault]


@pytest.mark.parametrize("tampering", [each for each in TAMPERINGS if each.seen], ids=lambda each: each.name)
def test_most_changes_are_noticed_without_a_manifest_too(tampering: Tampering, folder: Path) -> None:
    for manifest in folder.parents[3].rglob(MANIFEST):
        manifest.unlink()
    tampering.change(folder)
    faults = verify_folder(folder, slug=SLUG).faults
    assert [fault for fault in faults if tampering.seen in fault]


def test_whoever_makes_the_manifest_anew_is_caught_by_the_store(site: Path, tmp_path: Path) -> None:
    with Demo(tmp_path / "site") as demo:
        with Digest.from_file(demo.settings) as digest:
            assert digest.published() == []
        list(demo.editions(Report()))
        with Digest.from_file(demo.settings) as digest:
            assert digest.published() == ["2026/03/05/morning", SLUG]
            assert [digest.verify(slug).faults for slug in digest.published()] == [[], []]
            folder = digest.folder_of(SLUG)
            of_json(lambda edition: with_quote(edition)["quotes"][0].update(speaker="Nobody"))(folder)
            body = (folder / "edition.json").read_bytes()
            of_json(lambda manifest: manifest["files"].update({"edition.json": entry_of(body)}), MANIFEST)(
                folder
            )
            assert verify_folder(folder).faults == []
            (fault,) = digest.verify(SLUG).faults
            assert 'speaker says "Nobody", and was made as "' in fault
            shutil.rmtree(folder)
            (fault,) = digest.verify(SLUG).faults
            assert "was published, and is not there any more" in fault


def test_a_pipe_in_the_folder_holds_nobody(folder: Path) -> None:
    (folder / "edition.txt").unlink()
    os.mkfifo(folder / "edition.txt")
    assert "edition.txt: is no plain file" in verify_folder(folder).faults
