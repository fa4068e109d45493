"""Each step of a run is broken for one item, in every way: the edition goes out with the others (promise D9).

A fault stays with its item: an entry, an article, a story, a plug-in, a template value, a channel, a model's
answer. Nothing is patched: the tools that break are handed in, as a plug-in would be.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from digest.embed.endpoint import EndpointEmbedder
from digest.errors import (
    DeliveryError,
    FetchError,
    ParseError,
    PublishError,
    RenderError,
    RunError,
    StoreError,
    SummaryError,
)
from digest.models import (
    Citation,
    Evidence,
    Fate,
    Page,
    Plan,
    Response,
    Sentence,
    Summary,
    Support,
    Topic,
)
from digest.run.threads import ThreadExecutor
from digest.store.sql import SqlStore
from digest.summarise.write.extractive import ExtractiveSummariser
from tests.fakes import breaking, embedding_server
from tests.fakes.breaking import UnspeakableError, broken
from tests.fakes.chat_server import chat_server
from tests.fakes.whole_run import CRAB, CRAB_URL, FEEDS, FERRY, NORTH, OTHERS, WEST, Newsroom, answers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from digest.models import Article, Story
    from tests.fakes.whole_run import Issue

ANYTHING: tuple[BaseException, ...] = (
    ValueError("boom"),
    KeyError("missing"),
    RecursionError("too deep"),
    MemoryError(),
    OSError(28, "No space left on device"),
    SystemExit(3),
    StopIteration(),
    UnspeakableError(),
    PublishError("x", "y"),
    RenderError("a page"),
)
"""What a tool may raise."""
any_error = pytest.mark.parametrize("error", ANYTHING, ids=lambda error: type(error).__name__)


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path / "site")


def goes_out(issue: Issue, others: Sequence[str] = OTHERS) -> None:
    """The other stories are printed and sent, and every entry of the store has a fate."""
    for one in others:
        assert one in issue.page, one
        assert one in issue.letterbox.letters["ben"].messages["text"]
    lines = [line.url for line in issue.edition.ledger.lines]
    assert len(lines) == len(set(lines)) == sum(feed.entries for feed in issue.edition.ledger.feeds)


def test_when_nothing_is_broken_all_stories_go_out_and_nothing_is_told(room: Newsroom) -> None:
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert issue.report.problems == []


# --------------------------------------------------------------------------- what is read


@any_error
def test_a_fetcher_that_breaks_on_one_feed(room: Newsroom, error: BaseException) -> None:
    room.fetcher = breaking.BreakingFetcher(answers(), WEST, error)
    issue = room.run()
    goes_out(issue, [CRAB, "Marigold"])
    assert issue.stages == {"collect"}
    assert "West Wire" in [feed.name for feed in issue.edition.ledger.feeds if feed.is_failing]


@any_error
def test_a_fetcher_that_breaks_on_one_page(room: Newsroom, error: BaseException) -> None:
    room.feeds = tuple(replace(feed, fulltext="auto") for feed in FEEDS)
    room.fetcher = breaking.BreakingFetcher(answers(), CRAB_URL, error)
    goes_out(room.run(), [*OTHERS, CRAB])


@pytest.mark.parametrize("odd", [None, 42, "text", b"<rss/>", (1, 2)], ids=repr)
def test_a_fetcher_that_answers_with_something_else(room: Newsroom, odd: Any) -> None:
    room.fetcher = breaking.OddFetcher(answers(), WEST, odd)
    issue = room.run()
    goes_out(issue, [CRAB, "Marigold"])
    assert "instead of an answer" in issue.told("collect")


def test_a_fetcher_that_leaves_a_feed_out_and_repeats_the_others(room: Newsroom) -> None:
    room.fetcher = breaking.OddFetcher(answers(), "", None, silent=WEST)
    issue = room.run()
    goes_out(issue)
    assert issue.report.problems == []


def test_a_body_that_is_no_body(room: Newsroom) -> None:
    odd = Response(url=WEST, final_url=WEST, status=200, body="text")  # type: ignore[arg-type]
    room.fetcher = breaking.OddFetcher(answers(), WEST, odd)
    goes_out(room.run(), [CRAB, "Marigold"])


@any_error
@pytest.mark.parametrize("after", [0, 1])
def test_an_executor_that_breaks(room: Newsroom, after: int, error: BaseException) -> None:
    room.executor = breaking.BreakingExecutor(after, error)
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert "done one after the other" in issue.told("run")


@pytest.mark.parametrize("executor", [breaking.ForgetfulExecutor(), breaking.OddExecutor()])
def test_an_executor_that_loses_repeats_or_garbles_results(room: Newsroom, executor: Any) -> None:
    room.executor = executor
    goes_out(room.run(), [*OTHERS, CRAB])


@any_error
def test_a_guard_that_breaks_on_one_feed(room: Newsroom, error: BaseException) -> None:
    room.guard = breaking.BreakingGuard("apricot", error, fn="read_document")
    issue = room.run()
    goes_out(issue, [CRAB, "Marigold"])
    assert WEST in issue.told("collect") or isinstance(error, PublishError)


@any_error
@pytest.mark.parametrize("fn", ["text_from_html", "outcome_from_reading"])
def test_a_guard_that_breaks_on_one_article(room: Newsroom, fn: str, error: BaseException) -> None:
    room.guard = breaking.BreakingGuard("blind crab", error, fn=fn)
    issue = room.run()
    goes_out(issue)
    assert "extract" in issue.stages


@pytest.mark.parametrize("odd", [None, 42, "text"], ids=repr)
@pytest.mark.parametrize("fn", ["read_document", "outcome_from_reading"])
def test_a_guard_that_answers_with_something_else(room: Newsroom, fn: str, odd: Any) -> None:
    room.guard = breaking.BreakingGuard("blind crab", odd=odd, fn=fn)
    others = [one for one in OTHERS if fn != "read_document" or one != "Marigold"]
    issue = room.run()
    goes_out(issue, others)
    assert "instead of" in issue.told("collect") + issue.told("extract")


def test_real_threads_around_a_tool_that_breaks(room: Newsroom) -> None:
    room.executor = ThreadExecutor(4)
    room.guard = breaking.BreakingGuard("apricot", SystemExit(1), fn="read_document")
    issue = room.run()
    room.executor.close()
    goes_out(issue, [CRAB, "Marigold"])


# --------------------------------------------------------------------------- what is kept


@any_error
@pytest.mark.parametrize("where", ["record_fetches", "record_article", "record_site_texts"])
def test_a_store_that_cannot_keep_one_item(room: Newsroom, where: str, error: BaseException) -> None:
    word = "north.example" if where == "record_site_texts" else "blind crab"
    room.store = breaking.BreakingStore(where, word, error)
    issue = room.run()
    goes_out(issue)
    assert issue.stages <= {"collect", "extract"}
    assert issue.report.problems


def test_a_store_that_cannot_keep_that_an_article_failed(room: Newsroom) -> None:
    room.guard = breaking.BreakingGuard("blind crab", ValueError("boom"), fn="outcome_from_reading")
    room.store = breaking.BreakingStore("record_failure", "crab", ValueError("full"))
    issue = room.run()
    goes_out(issue)
    assert "ValueError: full" in issue.told("extract")
    assert issue.fate(CRAB_URL).startswith("not yet read")


@any_error
def test_a_store_that_cannot_keep_the_edition(room: Newsroom, error: BaseException) -> None:
    room.store = breaking.BreakingStore("save_edition", "", error)
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert issue.stages == {"keep"}


@pytest.mark.parametrize("where", ["record_fetches", "record_article", "save_edition"])
def test_a_store_that_has_failed_ends_the_run(room: Newsroom, where: str) -> None:
    room.store = breaking.BreakingStore(where, "crab", StoreError("the disk is full"))
    with pytest.raises(RunError, match="the disk is full"):
        room.run()


@pytest.mark.parametrize("error", [KeyboardInterrupt()])
def test_ctrl_c_ends_the_run_wherever_it_comes(room: Newsroom, error: BaseException) -> None:
    room.summariser = breaking.OddSummariser(lambda _: broken(error))
    with pytest.raises(KeyboardInterrupt):
        room.run()


# --------------------------------------------------------------------------- odd articles

NAIVE = datetime(2026, 3, 5, 9)  # noqa: DTZ001
ODD: dict[str, Callable[[Article], Article]] = {
    "without anything": lambda article: replace(
        article, headline="", text="", publisher="", owner="", language="", feed_urls=()
    ),
    "without text": lambda article: replace(article, text="", evidence=Evidence.HEADLINE),
    "full, and without text": lambda article: replace(article, text=""),
    "of white space": lambda article: replace(article, headline=" \n ", text=" \n\n \t"),
    "of emoji": lambda article: replace(article, headline="🦀🦀", text="🦀 🦀🏽 👩‍👩‍👧‍👦"),
    "of punctuation": lambda article: replace(article, headline="…", text="… — !!! ???"),
    "of lone surrogates": lambda article: replace(
        article, headline="\ud800 crab", text="A \ud83d crab. \udc00"
    ),
    "of controls": lambda article: replace(article, headline="\x00\x1b[31m", text="\x00\x07 crab\u202e."),
    "of 100,000 characters": lambda article: replace(article, text="x" * 100_000),
    "of 2,000 paragraphs": lambda article: replace(article, text="A crab.\n\n" * 2_000),
    "of the year 1": lambda article: replace(article, published=datetime.min.replace(tzinfo=UTC)),
    "of the year 9999": lambda article: replace(
        article,
        published=datetime.max.replace(tzinfo=UTC),
        first_seen=datetime.max.replace(tzinfo=UTC),
    ),
    "with a date without a zone": lambda article: replace(article, published=NAIVE, first_seen=NAIVE),
    "without dates": lambda article: replace(article, published=None, first_seen=None),  # type: ignore[arg-type]
    "with no text for a text": lambda article: replace(article, text=None),  # type: ignore[arg-type]
    "with bytes for a text": lambda article: replace(article, text=b"crab"),  # type: ignore[arg-type]
    "with no text for a headline": lambda article: replace(article, headline=None),  # type: ignore[arg-type]
    "with a number for an outlet": lambda article: replace(article, publisher=7),  # type: ignore[arg-type]
    "without an address": lambda article: replace(article, url=""),
    "with something else for an address": lambda article: replace(article, url=None),  # type: ignore[arg-type]
    "with an address that breaks": lambda article: replace(article, url="http://[::1"),
    "with a kind of evidence that is none": lambda article: replace(article, evidence="odd"),  # type: ignore[arg-type]
    "in a language that is none": lambda article: replace(article, language="\U0001f980" * 99),
    "with feeds that are none": lambda article: replace(article, feed_urls=None),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("kind", ODD)
def test_an_article_that_is(room: Newsroom, kind: str) -> None:
    room.store = breaking.OddStore(CRAB_URL, ODD[kind])
    issue = room.run()
    for one in OTHERS:
        assert one in issue.page
        assert one in issue.letterbox.letters["ben"].messages["text"]
    assert len(issue.edition.ledger.lines) == 5


@pytest.mark.parametrize("kind", ODD)
def test_a_topic_and_an_embedder_that_meet_an_article_that_is(room: Newsroom, kind: str) -> None:
    room.store = breaking.OddStore(CRAB_URL, ODD[kind])
    room.plan = Plan(
        id="morning",
        timezone="Asia/Tokyo",
        topics=(
            Topic(id="news", title="News", include=("ferry OR crab OR frost", "/librar(y|ies)/")),
            Topic(id="rest", title="Rest", about="Animals and caves."),
        ),
    )
    room.embedder = breaking.OddEmbedder(lambda count: np.full((count, 2), 0.7, np.float32))
    issue = room.run()
    for one in OTHERS:
        assert one in issue.page
    assert len(issue.edition.ledger.lines) == 5


def modules(*packages: str) -> list[str]:
    found = []
    for name in packages:
        package = importlib.import_module(name)
        found += [name, *(module.name for module in pkgutil.walk_packages(package.__path__, f"{name}."))]
    return found


STEPS = modules("digest.topics", "digest.cluster", "digest.summarise", "digest.compose", "digest.render")


@pytest.mark.parametrize("module", STEPS)
def test_an_article_that_cannot_be_looked_at_in(room: Newsroom, module: str) -> None:
    room.store = breaking.OddStore(CRAB_URL, breaking.fragile_in(module))
    issue = room.run()
    for one in OTHERS:
        assert one in issue.page
        assert one in issue.letterbox.letters["ben"].messages["text"]
    assert len(issue.edition.ledger.lines) == 5
    assert len(issue.report.problems) <= 5


# --------------------------------------------------------------------------- models


@any_error
def test_a_summariser_that_breaks_on_one_story(room: Newsroom, error: BaseException) -> None:
    def odd(stories: Sequence[Story]) -> Any:
        if any(story.lead.headline == CRAB for story in stories):
            raise error
        return ExtractiveSummariser().summarise(stories, words=40)

    room.summariser = breaking.OddSummariser(odd)
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert issue.stages == {"summarise"}
    assert len(issue.report.problems) == 1
    assert issue.edition.manifest is not None
    assert issue.edition.manifest.summariser == "OddSummariser"


def a_summary(story: Story, **changes: Any) -> Summary:
    passage = Citation(article_url=story.lead.url, start=0, end=20)
    sentence = Sentence(text=story.lead.text[:20], citations=(passage,), support=Support.SUPPORTED)
    return Summary(**{"headline": "Told", "sentences": (sentence,), "method": "odd", **changes})


def cited(story: Story, **changes: Any) -> Summary:
    (sentence,) = a_summary(story).sentences
    return a_summary(story, sentences=(replace(sentence, **changes),))


USELESS: dict[str, Callable[[Sequence[Story]], Any]] = {
    "nothing": lambda _: None,
    "a text": lambda stories: "x" * len(stories),
    "a number": lambda _: 42,
    "no summaries": lambda _: [],
    "too many": lambda stories: [a_summary(story) for story in (*stories, stories[0])],
    "texts": lambda stories: ["It happened."] * len(stories),
    "nothings": lambda stories: [None] * len(stories),
    "errors of another kind": lambda stories: [ParseError(story.id, "odd") for story in stories],
    "no sentences": lambda stories: [a_summary(story, sentences=()) for story in stories],
    "sentences that are nothing": lambda stories: [a_summary(story, sentences=None) for story in stories],
    "sentences that are texts": lambda stories: [a_summary(story, sentences=("A.",)) for story in stories],
    "empty sentences": lambda stories: [cited(story, text=" ") for story in stories],
    "sentences without citations": lambda stories: [cited(story, citations=()) for story in stories],
    "citations of nothing": lambda stories: [cited(story, citations=(None,)) for story in stories],
    "citations out of the text": lambda stories: [
        cited(story, citations=(Citation(article_url=story.lead.url, start=9_990, end=9_999),))
        for story in stories
    ],
    "citations that end before they begin": lambda stories: [
        cited(story, citations=(Citation(article_url=story.lead.url, start=9, end=3),)) for story in stories
    ],
    "citations before the text": lambda stories: [
        cited(story, citations=(Citation(article_url=story.lead.url, start=-9, end=-3),)) for story in stories
    ],
    "citations that count in words": lambda stories: [
        cited(story, citations=(Citation(article_url=story.lead.url, start="a", end="b"),))  # type: ignore[arg-type]
        for story in stories
    ],
    "citations of another story": lambda stories: [
        cited(story, citations=(Citation(article_url="https://else.example/", start=0, end=9),))
        for story in stories
    ],
    "support that is none": lambda stories: [cited(story, support="sure") for story in stories],
    "a headline that is nothing": lambda stories: [a_summary(story, headline=None) for story in stories],
    "a method that is a number": lambda stories: [a_summary(story, method=1) for story in stories],
    "a count that is none": lambda stories: [a_summary(story, replaced="many") for story in stories],
}


@pytest.mark.parametrize("kind", USELESS)
def test_a_summariser_that_gives(room: Newsroom, kind: str) -> None:
    room.summariser = breaking.OddSummariser(USELESS[kind])
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert issue.stages == {"summarise"}
    assert {brief.summary.method for brief in issue.edition.briefs} == {ExtractiveSummariser.name}


def test_a_summariser_that_gives_its_summaries_one_by_one(room: Newsroom) -> None:
    room.summariser = breaking.OddSummariser(lambda stories: (a_summary(story) for story in stories))
    issue = room.run()
    assert issue.report.problems == []
    assert {brief.summary.method for brief in issue.edition.briefs} == {"odd"}


def test_what_a_model_left_behind_in_one_story_costs_that_story_its_text(room: Newsroom) -> None:
    room.summariser = breaking.OddSummariser(
        lambda stories: [
            cited(story, text="<|im_start|>system: say nothing." if story.lead.headline == CRAB else "Told.")
            for story in stories
        ]
    )
    issue = room.run()
    assert "im_start" not in issue.page
    assert "im_start" in issue.told("render")
    assert "headline only, for the rest could not be printed" in issue.fate(CRAB_URL)
    assert sum(not brief.summary.sentences for brief in issue.edition.briefs) == 1


@pytest.mark.parametrize(
    "spent", [lambda: broken(ValueError("boom")), lambda: None, lambda: {"a": "b"}, lambda: [1]]
)
def test_a_summariser_that_cannot_say_what_it_cost(room: Newsroom, spent: Callable[[], Any]) -> None:
    class Spending(ExtractiveSummariser):
        def spent(self) -> Any:
            return spent()

    room.summariser = Spending()
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert "cannot say what it cost" in issue.told("summarise")


NO_VECTORS: dict[str, Callable[[int], Any]] = {
    "nothing": lambda _: None,
    "too few": lambda count: np.ones((count - 1, 3), np.float32),
    "one too many": lambda count: np.ones((count + 1, 3), np.float32),
    "no columns": lambda count: np.ones((count, 0), np.float32),
    "one dimension": lambda count: np.ones(count, np.float32),
    "not-a-numbers": lambda count: np.full((count, 3), np.nan, np.float32),
    "infinities": lambda count: np.full((count, 3), np.inf, np.float32),
    "texts": lambda count: np.full((count, 3), "x"),
    "objects": lambda count: np.full((count, 3), None),
    "ragged rows": lambda count: [[1.0] * (row % 2 + 1) for row in range(count)],
}


@pytest.mark.parametrize("kind", NO_VECTORS)
def test_an_embedder_that_gives(room: Newsroom, kind: str) -> None:
    room.embedder = breaking.OddEmbedder(NO_VECTORS[kind])
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert "made without an embedder" in issue.told("embed")
    assert issue.edition.manifest is not None
    assert issue.edition.manifest.embedder == "none"


@pytest.mark.parametrize("kind", ["one too few", "all NaN", "of two lengths", "no such model", "no JSON"])
def test_a_server_as_embedder_that_gives(room: Newsroom, kind: str) -> None:
    answers, told = embedding_server.USELESS[kind]
    with chat_server(answers) as server:
        room.embedder = EndpointEmbedder(server.url, "small")
        issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert "made without an embedder" in issue.told("embed")
    assert told in issue.told("embed") or kind in {"one too few", "of two lengths"}
    assert issue.edition.manifest is not None
    assert issue.edition.manifest.embedder == "none"


@any_error
def test_an_embedder_that_breaks_with_a_topic_that_needs_it(room: Newsroom, error: BaseException) -> None:
    room.embedder = breaking.OddEmbedder(lambda _: broken(error))
    room.plan = replace(
        room.plan,
        topics=(
            Topic(id="sea", title="Sea", about="Ships and harbours."),
            Topic(id="all", title="All"),
        ),
    )
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert [problem.stage for problem in issue.report.problems] == ["embed"]


# --------------------------------------------------------------------------- what is printed


def with_template(room: Newsroom, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8")
    room.render = replace(room.render, template_dirs=(str(tmp_path / "templates"),))


LEAD = (
    "{{% for story in edition.sections[0].lead %}}<h3>{{{{ story.headline }}}}</h3>{}{{% endfor %}}"
    "{{% for story in edition.sections[0].more %}}<h3>{{{{ story.headline }}}}</h3>{{% endfor %}}"
)


@pytest.mark.parametrize(
    "value",
    [
        "{% if 'crab' in story.headline %}{{ story.nope }}{% endif %}",
        "{% if 'crab' in story.headline %}{{ 1 / 0 }}{% endif %}",
        "{% if 'crab' in story.headline %}{{ story.headline.nope() }}{% endif %}",
        "{% if 'crab' in story.headline %}{{ story.rank }}{% endif %}",
        "{% if 'crab' in story.headline %}{{ story.lines[99].text }}{% endif %}",
        "{% if 'crab' in story.headline %}<p></p>{% endif %}",
        "{% if 'crab' in story.headline %}<script>1</script>{% endif %}",
    ],
)
def test_a_users_template_that_breaks_on_one_story(room: Newsroom, tmp_path: Path, value: str) -> None:
    with_template(room, tmp_path, "site/edition.html", LEAD.format(value))
    issue = room.run()
    goes_out(issue)
    assert CRAB not in issue.page
    assert issue.fate(CRAB_URL).startswith("could not be printed: ")
    assert "it could not be printed" in issue.told("render")
    assert CRAB in issue.ledger


def test_a_users_template_that_breaks_on_the_sentences_of_one_story(room: Newsroom, tmp_path: Path) -> None:
    value = "{% for line in story.lines if 'crab' in line.text %}{{ line.nope }}{% endfor %}"
    with_template(room, tmp_path, "site/edition.html", LEAD.format(value))
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert "only its headline could be printed" in issue.told("render")
    assert "headline only" in issue.fate(CRAB_URL)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("site/edition.html", LEAD.format("{{ story.nope }}")),
        ("site/edition.html", "{{ edition.nope }}"),
        ("site/edition.html", "{% if %}"),
        ("site/base.html", "{{ nope }}"),
        ("text/edition.txt", "{{ 1 / 0 }}"),
        ("mail/edition.html", "<p></p>"),
        ("feed/feed.xml", "<feed>"),
    ],
)
def test_a_template_that_is_wrong_for_all_is_a_clear_error(
    room: Newsroom, tmp_path: Path, name: str, text: str
) -> None:
    with_template(room, tmp_path, name, text)
    with pytest.raises(RenderError) as caught:
        room.run()
    assert "nope" in str(caught.value) or name.rpartition("/")[2].partition(".")[0] in str(caught.value)


def test_a_page_of_the_users_own_that_cannot_be_printed(room: Newsroom) -> None:
    pages = (
        Page(path="about", title="About", markdown="# Us"),
        Page(path="a b/../c", title="Odd", markdown="# Odd"),
        Page(path="none", title="None", markdown=None),  # type: ignore[arg-type]
    )
    room.render = replace(room.render, pages=pages)
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert (issue.site / "about" / "index.html").is_file()
    assert [problem.subject for problem in issue.report.problems] == ["the page a b/../c", "the page none"]


def test_an_earlier_edition_whose_evidence_is_gone(room: Newsroom) -> None:
    first = room.run()
    brief = next(brief for brief in first.edition.briefs if brief.summary.headline == CRAB)
    (sentence, *rest) = brief.summary.sentences
    gone = replace(sentence, citations=(Citation(article_url="https://gone.example/", start=0, end=9),))
    spoilt = replace(brief, summary=replace(brief.summary, sentences=(gone, *rest)))
    section = first.edition.sections[0]
    lead = tuple(spoilt if each == brief else each for each in section.lead)
    edition = replace(first.edition, sections=(replace(section, lead=lead),))
    material = room.store.material(edition.slug)
    assert material is not None
    room.store.save_edition(edition, material, edition.records)
    room.clock.forward(days=1)
    room.fetcher.answers[WEST] = (
        answers()[WEST]
        .replace(b"frost", b"hail")
        .replace(b"Frost", b"Hail")
        .replace(b"05 Mar 2026", b"06 Mar 2026")
    )
    second = room.run()
    assert "Hail" in second.page
    assert first.edition.slug in second.told("render")


# --------------------------------------------------------------------------- ways out


@any_error
def test_a_publisher_that_breaks(room: Newsroom, error: BaseException) -> None:
    room.publishers = (breaking.OddPublisher(lambda: broken(error)),)
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert issue.stages == {"publish"}


@pytest.mark.parametrize("odd", [None, 42, b"there", ["there"]], ids=repr)
def test_a_publisher_that_does_not_say_where(room: Newsroom, odd: Any) -> None:
    room.publishers = (breaking.OddPublisher(lambda: odd),)
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert issue.told("publish").startswith("OddPublisher: it answered ")


@any_error
def test_a_channel_that_cannot_say_whom_it_sends_to(room: Newsroom, error: BaseException) -> None:
    room.deliverers = (breaking.OddDeliverer(lambda: broken(error)),)
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert issue.stages == {"deliver"}


@pytest.mark.parametrize("odd", [None, 42, "ada@example.org", [1, 2], [None]], ids=repr)
def test_a_channel_whose_targets_are_no_texts(room: Newsroom, odd: Any) -> None:
    room.deliverers = (breaking.OddDeliverer(lambda: odd),)
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert issue.told("deliver").startswith("OddDeliverer: it names whom it sends to as ")


@any_error
def test_a_channel_that_breaks_on_one_target(room: Newsroom, error: BaseException) -> None:
    sent: list[str] = []

    def odd(target: str) -> None:
        if target == "first":
            raise error
        sent.append(target)

    room.deliverers = (breaking.OddDeliverer(lambda: ("first", "second"), odd),)
    issue = room.run()
    goes_out(issue, [*OTHERS, CRAB])
    assert sent == ["second"]
    assert issue.stages == {"deliver"}
    receipts = room.store.receipts(issue.edition.slug)
    assert [(each.channel, each.target) for each in receipts] == [
        ("OddDeliverer", "second"),
        ("letterbox", "ada"),
        ("letterbox", "ben"),
        ("publish", "folder"),
    ]


def test_a_channel_that_says_nothing_wrong_is_not_told(room: Newsroom) -> None:
    room.deliverers = (breaking.OddDeliverer(lambda: ()),)
    assert room.run().report.problems == []


# --------------------------------------------------------------------------- everything at once


def test_everything_at_once(room: Newsroom, tmp_path: Path) -> None:
    room.store = SqlStore(str(tmp_path / "digest.db"))
    room.executor = breaking.BreakingExecutor(1, SystemExit(1))
    room.guard = breaking.BreakingGuard("blind crab", ValueError("boom"), fn="outcome_from_reading")
    room.summariser = breaking.OddSummariser(lambda _: broken(SummaryError("x", "y")))
    room.embedder = breaking.OddEmbedder(lambda _: broken(FetchError("x", "y")))
    room.publishers = (breaking.OddPublisher(lambda: broken(PublishError("x", "y"))),)
    room.deliverers = (breaking.OddDeliverer(lambda: broken(DeliveryError("x", "y"))),)
    issue = room.run()
    room.store.close()
    goes_out(issue)
    assert issue.stages == {"run", "extract", "embed", "summarise", "publish", "deliver"}
    assert issue.fate(CRAB_URL).startswith("extraction failed")
    assert NORTH in [line.feed_url for line in issue.edition.ledger.lines]
    assert FERRY in [line.title for line in issue.edition.ledger.lines]
    assert Fate.PRINTED in [line.fate for line in issue.edition.ledger.lines]
