from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster import Options, cluster
from digest.cluster.link import coherent, days_of, hashes_of, link
from digest.cluster.merge import Bars, fullness, gains_of
from digest.cluster.neighbours import Edges
from digest.cluster.round_ups import is_round_up
from digest.cluster.vectors import tfidf
from tests.builders import NOON, article, at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article


def edges(*triples: tuple[int, int, float]) -> Edges:
    left, right, weight = zip(*triples, strict=True)
    return Edges(np.array(left), np.array(right), np.array(weight))


def test_an_article_that_hangs_on_to_one_member_only_is_cut_off() -> None:
    pairs = edges((0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.5), (2, 3, 0.25))
    cut = coherent(np.zeros(4, np.int64), pairs, 0.1)
    assert cut.tolist() == [0, 0, 0, 7]
    assert coherent(np.zeros(4, np.int64), pairs, 0.05).tolist() == [0, 0, 0, 0]


BRIDGE = [
    "Alder bridge closed after cracks found",
    "Cracks close the Alder bridge",
    "Alder bridge closure: what cracks mean",
]


WHALE = ["Whale stranded near Portpost harbour", "Portpost rescuers race to save stranded whale"]


def test_articles_about_one_event_are_linked_and_no_others() -> None:
    articles = [article(number, headline=headline, text="") for number, headline in enumerate(BRIDGE + WHALE)]
    assert sorted(link(articles, Bars())) == [[0, 1, 2], [3, 4]]


def test_a_round_up_does_not_glue_the_events_that_it_names() -> None:
    glue = "Morning briefing: Alder bridge cracks; stranded whale near Portpost harbour; cracks close bridge"
    articles = [
        article(number, headline=headline, text="") for number, headline in enumerate([*BRIDGE, *WHALE, glue])
    ]
    groups = link(articles, Bars())
    assert is_round_up(articles[-1])
    assert not any({0, 3} <= set(group) for group in groups)


def test_documents_handed_over_together_are_not_judged_by_their_dates() -> None:
    month = [
        article(number, headline=headline, text="", published=NOON - timedelta(days=15 * number))
        for number, headline in reversed(list(enumerate(BRIDGE)))
    ]
    assert link(month, Bars()) == [[0], [1], [2]]
    assert link(month, Bars(), decays=False) == [[0, 1, 2]]
    assert [len(story.articles) for story in cluster(month, None, Options(decays=False))] == [3]


FERRY = (
    "The ferry Skarholm ran aground off the island of Tresund on Monday night with 214 people on board, and the "
    "coastguard took all of them off by lifeboat. The captain, Ilse Varnhagen, said that the steering had failed "
    "in the Tresund channel. Nordvik Lines said that the ship had passed an inspection in March, and that divers "
    "would look at the hull as soon as the wind fell."
)
SEQUEL = (
    "Investigators boarded the grounded ferry Skarholm to find out why the steering failed in the Tresund channel. "
    "The captain, Ilse Varnhagen, was interviewed for four hours. All 214 people on board were taken off by "
    "lifeboat. Divers found a tear in the hull, and Nordvik Lines faced questions about an inspection in March."
)


def test_full_texts_on_one_event_are_one_story_though_one_was_written_two_days_later() -> None:
    articles = [
        article(
            0, headline="Ferry Skarholm aground off Tresund", text=FERRY, published=NOON - timedelta(days=2)
        ),
        article(1, headline="Investigators board grounded ferry Skarholm", text=SEQUEL, published=NOON),
    ]
    assert link(articles, Bars()) == [[0, 1]]


def test_nothing_is_linked_into_nothing() -> None:
    assert link([], Bars()) == []


class Gist:
    """An embedder with one dimension for each of `gists`: 1 if the text begins with one of its phrases."""

    name = "gist"

    def __init__(self, *gists: tuple[str, ...]) -> None:
        self._gists = gists

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        return np.array(
            [[float(text.startswith(gist)) for gist in self._gists] for text in texts], np.float32
        )


def test_an_embedder_joins_what_is_told_in_nearly_the_same_words_and_without_one_words_alone_decide() -> None:
    pair = ["Alder bridge closed after cracks found", "Quillhaven crossing closed, cracks found by divers"]
    articles = [article(number, headline=headline, text="") for number, headline in enumerate(pair)]
    alike = float(times_the_bar(articles))
    bars = Bars(seed=9.0, headlines=Bars().headlines * alike * 1.1, stray=9.0)
    assert link(articles, bars) == [[0], [1]]
    assert link(articles, bars, embedder=Gist(("Alder", "Quillhaven"))) == [[0, 1]]
    assert link(articles, bars, embedder=Gist(("Alder",), ("Quillhaven",))) == [[0], [1]]


def times_the_bar(articles: list[Article]) -> float:
    """The similarity of two headlines as a multiple of the default bar."""
    rows = tfidf(articles)
    product = rows.against(rows, 0)[1]
    return float(
        gains_of(np.array([product]), np.array([1.0]), fullness(rows).mean(keepdims=True), Bars())[0]
    )


def test_days_are_counted_from_1970_and_fall_on_no_days_border() -> None:
    first, later = days_of([article(1, published=at(-36)), article(2, published=at(-24))])
    assert later - first == 0.5
    assert int(later) == 20_516  # 4 March 2026


def test_a_hash_depends_on_the_address_alone() -> None:
    one, same, other = hashes_of(
        [article(1), article(1, headline="Another headline"), article(1, url="https://o.example/1")]
    )
    assert one == same != other
