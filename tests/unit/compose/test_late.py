from __future__ import annotations

from dataclasses import replace

import pytest

from digest.compose.late import NOTHING_NEW, late, repeats
from digest.compose.placing import place
from digest.models import Article, Memory, Plan, Selection, Story, StoryRecord
from tests import builders

TEXT = (
    "The city of Velmora closed its harbour bridge on Tuesday after engineers found cracks in two of its girders. "
    "Ferries will carry foot passengers free of charge from Wednesday. "
    "The bridge was opened in 1974 and was last inspected in 2022, the transport office said."
)
OLD = builders.article(1, headline="Velmora closes its harbour bridge", text=TEXT, published=builders.at(-30))


def new(number: int = 2, **changes: object) -> Article:
    return builders.article(number, **{"headline": OLD.headline, "text": TEXT, **changes})


def story(*articles: Article, earlier: tuple[Article, ...] = (OLD,)) -> Story:
    return builders.story(id="bridge", articles=articles, earlier=earlier, independent=len(articles))


def memory(*, last_edition: str = "2026/03/04/morning") -> Memory:
    record = StoryRecord(
        id="bridge",
        article_urls=(OLD.url,),
        headline=OLD.headline,
        first_seen=OLD.at,
        last_seen=OLD.at,
        last_edition=last_edition,
        last_edition_at=builders.at(-24),
    )
    return Memory(records=(record,), articles=(OLD,))


RETOLD = (
    "After engineers found cracks in two girders, the city of Velmora on Tuesday closed its harbour bridge. Foot "
    "passengers will be carried by ferries, free of charge, from Wednesday. Opened in 1974, the bridge was last "
    "inspected in 2022, said the transport office."
)


@pytest.mark.parametrize(
    "article",
    [
        new(),  # an old item at a new address
        new(headline="Bridge shut"),  # under another headline
        new(text=f"{TEXT} Subscribe now."),  # with a line of the outlet's
        new(text=TEXT[: TEXT.index("The bridge was")]),  # cut
        new(text=RETOLD),
        new(text=""),  # the headline alone
    ],
    ids=["new address", "other headline", "a line more", "cut", "retold", "headline alone"],
)
def test_a_late_copy_repeats_what_was_printed(article: Article) -> None:
    assert repeats(article, OLD)
    assert late([story(article)], memory()) == {"bridge": NOTHING_NEW}


@pytest.mark.parametrize(
    "article",
    [
        new(text=TEXT.replace("two of its girders", "5 of its girders")),  # a new figure
        new(
            text=f"{TEXT} Divers found on Monday that a pier has moved. The mayor, Tomas Brell, said that nobody had "
            "told him of it, and called for an inquiry by the state."
        ),
        new(
            headline=OLD.headline.replace("bridge", "tunnel"), text=TEXT.replace("bridge", "tunnel")
        ),  # a pattern
        new(text="Shopkeepers on the south bank fear losses while the harbour bridge in Velmora is closed."),
        new(headline="Bridge in Velmora to stay closed for weeks", text=""),
    ],
    ids=["a new figure", "more to tell", "another subject", "another matter", "another headline"],
)
def test_an_article_with_news_is_no_late_copy(article: Article) -> None:
    assert not repeats(article, OLD)
    assert late([story(article)], memory()) == {}


def test_one_article_with_news_brings_the_story_back() -> None:
    fresh = new(3, text="Shopkeepers on the south bank fear losses while the bridge is closed.")
    assert late([story(new(), fresh)], memory()) == {}


def test_a_late_copy_is_known_by_an_article_that_the_window_still_holds() -> None:
    assert late([story(OLD, new(), earlier=())], memory()) == {"bridge": NOTHING_NEW}


def test_a_story_with_no_new_article_at_all_is_left_to_its_rank() -> None:
    assert late([story(OLD, earlier=())], memory()) == {}


def test_what_no_edition_has_printed_is_not_late() -> None:
    assert late([story(new())], memory(last_edition="")) == {}
    assert late([story(new())], Memory()) == {}


def test_a_late_story_has_no_place_and_the_ledger_says_why() -> None:
    other = builders.story(id="other", articles=(new(5, headline="Zebra born", text="A zebra was born."),))
    selection = Selection(articles=(), filtered={}, topics={})
    (placed,) = place([story(new()), other], selection, Plan(), memory())
    assert [each.id for each in (*placed.lead, *placed.more)] == ["other"]
    assert placed.below == {"bridge": NOTHING_NEW}
    (first,) = place([story(new()), other], selection, Plan())
    assert {each.id for each in (*first.lead, *first.more)} == {"bridge", "other"}


def test_a_story_merged_into_another_was_printed_too() -> None:
    merged = replace(story(new()), id="harbour", merged=("bridge",))
    assert late([merged], memory()) == {"harbour": NOTHING_NEW}
