from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest.cluster import Options, cluster
from digest.cluster.adopt import adopt
from digest.cluster.background import background
from digest.cluster.breadth import discount, shared
from digest.cluster.link import coherent, hashes_of, is_round_up, link
from digest.cluster.merge import Aside, Bars, affinity, fullness, merge, numbered
from digest.cluster.neighbours import Edges, decay, neighbours
from digest.cluster.sparse import Rows, mean_of, means, rows_of
from digest.cluster.vectors import Told, tfidf, told
from digest.cluster.whispers import whisper
from tests.builders import NOON, article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article


def edges(*triples: tuple[int, int, float]) -> Edges:
    left, right, weight = zip(*triples, strict=True)
    return Edges(np.array(left), np.array(right), np.array(weight))


def test_the_background_knows_common_words_from_rare_ones() -> None:
    known = background()
    assert known.documents > 5_000
    assert known.frequencies["president"] > 20 * known.frequencies["earthquake"] > 0


def test_rows_have_unit_length_and_rare_words_weigh_most() -> None:
    rows = tfidf([article(1, headline="President visits Quillhaven", text="")])
    assert rows.values @ rows.values == pytest.approx(1.0)
    assert max(rows.values) > 1.5 * min(rows.values)


def test_running_text_is_compared_by_pairs_of_words_and_a_blurb_is_not() -> None:
    words = [f"w{letter}{number}" for number in range(5) for letter in "abcdefgh"]
    same = [article(number, headline="", text=" ".join(words)) for number in (1, 2)]
    assert len(tfidf(same).columns) > len(tfidf(same, in_pairs=False).columns) == 80
    short = [article(number, headline="", text=" ".join(words[:39])) for number in (1, 2)]
    assert len(tfidf(short).columns) == len(tfidf(short, in_pairs=False).columns) == 78


def test_outlets_dates_and_live_blog_words_are_not_compared() -> None:
    live = article(
        1,
        headline="LIVE: Bridge closes - Alder Times",
        publisher="Alder Times",
        text="On Monday, the Alder Times said.",
    )
    assert told(live) == Told(headline=("bridge", "close"), opening=())


def test_neighbours_are_what_a_multiplication_of_all_with_all_gives() -> None:
    random = np.random.default_rng(0)
    dense = random.random((12, 6)) * (random.random((12, 6)) < 0.5)
    places = [np.flatnonzero(row) for row in dense]
    starts = np.concatenate([[0], np.cumsum([len(place) for place in places])])
    rows = rows_of(
        starts.tolist(),
        np.concatenate(places).tolist(),
        np.concatenate([r[p] for r, p in zip(dense, places, strict=True)]).tolist(),
        6,
    )
    found = neighbours(rows, np.zeros(12), 0.3, np.zeros(12))
    products = dense @ dense.T
    expected = {(i, j) for i in range(12) for j in range(i + 1, 12) if products[i, j] >= 0.3}
    assert set(zip(found.left.tolist(), found.right.tolist(), strict=True)) == expected
    assert found.weight == pytest.approx(products[found.left, found.right])


def test_likeness_fades_with_the_days_between_and_that_of_headlines_faster() -> None:
    days = np.array([0.0, 0.25, 1.0, 2.0])
    assert decay(days, np.ones(4)) == pytest.approx([1.0, 0.989, 0.5, 0.25], abs=1e-3)
    assert decay(days, np.zeros(4)) == pytest.approx([1.0, 0.981, 0.3, 0.09], abs=1e-3)
    assert 0.3 < decay(np.ones(1), np.array([0.5]))[0] < 0.5


def test_neighbours_are_sought_as_far_in_time_as_their_likeness_can_last() -> None:
    rows = rows_of([0, 1, 2, 3], [0, 0, 0], [1.0, 1.0, 1.0], 1)
    days = np.array([0.0, 1.0, 2.0])

    def pairs(fullness: float) -> list[tuple[int, int]]:
        found = neighbours(rows, days, 0.2, np.full(3, fullness))
        return list(zip(found.left.tolist(), found.right.tolist(), strict=True))

    assert pairs(0.0) == [(0, 1), (1, 2)]  # .3 after a day, .09 after two
    assert pairs(1.0) == [(0, 1), (0, 2), (1, 2)]  # .25 after two


def test_whispering_finds_two_groups_joined_by_a_thin_thread() -> None:
    pairs = edges((0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, 0.9), (3, 5, 0.9), (4, 5, 0.9), (2, 3, 0.3))
    labels = whisper(hashes_of([article(number) for number in range(6)]), pairs)
    assert len(set(labels[:3].tolist())) == 1
    assert len(set(labels[3:].tolist())) == 1
    assert labels[0] != labels[5]


def test_an_article_that_hangs_on_to_one_member_only_is_cut_off() -> None:
    pairs = edges((0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.5), (2, 3, 0.25))
    cut = coherent(np.zeros(4, np.int64), pairs, 0.1)
    assert cut.tolist() == [0, 0, 0, 7]
    assert coherent(np.zeros(4, np.int64), pairs, 0.05).tolist() == [0, 0, 0, 0]


def test_means_are_worked_out_by_label() -> None:
    rows = rows_of([0, 1, 2, 3], [0, 1, 1], [1.0, 1.0, 0.5], 2)
    centres = means(rows, np.array([0, 0, 1]))
    assert centres.squares() == pytest.approx([0.5, 0.25])
    assert rows.against(centres, 0) == pytest.approx([0.5, 0.5, 0.25])
    assert mean_of(np.array([1.0, 2.0, 5.0]), np.array([0, 0, 1])).tolist() == [1.5, 5.0]


def test_the_bar_for_headlines_is_the_cosine_of_the_means_and_for_full_texts_the_average() -> None:
    bars = Bars(full_text=0.2, headlines=0.3)
    average, cohesion = np.array([0.15, 0.15]), np.array([0.25, 0.25])  # each cluster's cohesion: .5
    likeness = affinity(average, cohesion, np.array([0.0, 1.0]), bars)
    assert likeness == pytest.approx([0.15 / math.sqrt(0.25) / 0.3, 0.15 / 0.2])


def test_terms_shared_in_effect_are_worked_out_by_hand() -> None:
    rows = rows_of([0, 3, 6, 8], [0, 1, 2, 0, 1, 3, 3, 4], [0.6, 0.6, 0.5, 0.5, 0.5, 0.7, 0.8, 0.6], 5)
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert shared(rows, left, right) == pytest.approx([2.0, 0.0, 1.0])  # .3 and .3; nothing; .56
    assert discount(rows, left, right) == pytest.approx([2 / 3.5, 0.0, 1 / 3.5])
    uneven = rows_of([0, 2, 4], [0, 1, 0, 1], [0.9, 0.1, 0.9, 0.1], 2)
    assert shared(uneven, np.array([0]), np.array([1])) == pytest.approx([0.82**2 / (0.81**2 + 0.01**2)])


def blurbs(shared_words: int) -> Rows:
    """Two texts of twelve words, .25 alike on so many of them."""
    own = 12 - shared_words
    both, rest = math.sqrt(0.25 / shared_words), math.sqrt(0.75 / own)
    left = [both] * shared_words + [rest] * own + [0.0] * own
    right = [both] * shared_words + [0.0] * own + [rest] * own
    entries = [(column, value) for row in (left, right) for column, value in enumerate(row) if value]
    columns, values = zip(*entries, strict=True)
    return rows_of([0, 12, 24], columns, values, 12 + own)


@pytest.mark.parametrize(("words", "clusters"), [(2, 2), (6, 1)])
def test_two_texts_alike_on_two_words_only_stay_apart_where_six_words_as_alike_join_them(
    words: int, clusters: int
) -> None:
    rows, hashes = blurbs(words), np.arange(2, dtype=np.uint64)
    assert len(set(merge(rows, np.zeros(2), np.arange(2), hashes, Bars()).tolist())) == clusters


def test_clusters_are_numbered_by_time() -> None:
    assert numbered(np.array([9, 4, 9, 2]), np.array([0.0, 1.0, 4.0, 1.5])).tolist() == [2, 0, 2, 1]


def two_pairs_of_texts(between: float) -> tuple[Rows, np.ndarray]:
    """Four full texts, two and two .6 alike, and `between` alike across; and the pairs' labels."""
    gram = np.full((4, 4), between) + np.kron(np.eye(2), np.full((2, 2), 0.6 - between)) + 0.4 * np.eye(4)
    dense = np.hstack([np.linalg.cholesky(gram), np.zeros((4, 76))]) + 1e-12  # 80 terms: texts in full
    starts = np.arange(5) * 80
    return rows_of(starts.tolist(), np.tile(np.arange(80), 4).tolist(), dense.ravel().tolist(), 80), np.array(
        [0, 0, 1, 1]
    )


@pytest.mark.parametrize(("between", "clusters"), [(0.30, 2), (0.50, 1)])
def test_two_events_each_much_more_alike_inside_than_with_the_other_stay_apart(
    between: float, clusters: int
) -> None:
    rows, labels = two_pairs_of_texts(between)
    hashes = np.arange(4, dtype=np.uint64)
    merged = merge(rows, np.zeros(4), labels, hashes, Bars(full_text=0.2, apart=0.7))
    assert len(set(merged.tolist())) == clusters
    merged = merge(rows, np.zeros(4), labels, hashes, Bars(full_text=0.2, apart=0.0))
    assert len(set(merged.tolist())) == 1


def test_a_stray_joins_the_large_cluster_it_is_clearly_most_like_and_the_bar_falls_with_its_size() -> None:
    def strays(members: int, cosine: float, other: float = 0.0) -> int:
        """In how many groups `members` texts of one event, one of another thrice, and a stray are."""
        event, stray = [1.0, 0.0, 0.0], [cosine, other, math.sqrt(1 - cosine**2 - other**2)]
        dense = np.array([event] * members + [[0.0, 1.0, 0.0]] * 3 + [stray])
        count = len(dense)
        rows = rows_of((np.arange(count + 1) * 3).tolist(), list(range(3)) * count, dense.ravel().tolist(), 3)
        labels = np.array([0] * members + [1] * 3 + [2])
        return len(set(adopt(rows, np.zeros(count), labels, Bars(stray=0.24)).tolist()))

    assert strays(3, 0.25) == 2
    assert strays(3, 0.23) == 3
    assert strays(30, 0.13) == 2  # .24 · 10^-.3 = .12
    assert strays(30, 0.11) == 3
    assert strays(3, 0.40, other=0.35) == 3, "nearly as much like another event"


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


@pytest.mark.parametrize(
    "headline",
    [
        "Live updates: storm",
        "What the papers say",
        "In pictures: carnival",
        "News round-up",
        "War: List of key events, day 3",
    ],
)
def test_round_ups_are_known_by_their_headlines(headline: str) -> None:
    assert is_round_up(article(headline=headline))
    assert not is_round_up(article(headline="Police round up cattle in city"))


def test_documents_handed_over_together_are_not_judged_by_their_dates() -> None:
    month = [
        article(number, headline=headline, text="", published=NOON - timedelta(days=15 * number))
        for number, headline in reversed(list(enumerate(BRIDGE)))
    ]
    assert link(month, Bars()) == [[0], [1], [2]]
    assert link(month, Bars(), decays=False) == [[0, 1, 2]]
    assert [len(story.articles) for story in cluster(month, None, Options(decays=False))] == [3]


def test_nothing_is_linked_into_nothing() -> None:
    assert link([], Bars()) == []


class Gist:
    """Puts the articles that tell of one thing where it was told to, and all others nowhere."""

    name = "gist"

    def __init__(self, *gists: tuple[str, ...]) -> None:
        self._gists = gists

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        return np.array(
            [[float(text.startswith(gist)) for gist in self._gists] for text in texts], np.float32
        )


def test_where_words_leave_it_in_doubt_a_sentence_model_decides() -> None:
    rows, labels = two_pairs_of_texts(0.20)
    hashes, bars = np.arange(4, dtype=np.uint64), Bars(full_text=0.21, apart=0.0)

    def clusters(*vectors: list[float], bar: Bars = bars) -> int:
        return len(
            set(merge(rows, np.zeros(4), labels, hashes, bar, Aside(vectors=np.array(vectors))).tolist())
        )

    one, other = [1.0, 0.0], [0.0, 1.0]
    assert clusters(one, one, one, one) == 1
    assert clusters(one, one, other, other) == 2
    assert clusters([0.0, 0.0], [0.0, 0.0], one, one) == 2, "what the model knows nothing of stays as it was"
    assert clusters(one, one, other, other, bar=Bars(full_text=0.12, apart=0.0)) == 1, "no doubt"
    assert clusters(one, one, one, one, bar=Bars(full_text=0.32, apart=0.0)) == 2, "no doubt"


def test_an_embedder_joins_what_is_told_in_nearly_the_same_words_and_without_one_words_alone_decide() -> None:
    pair = ["Alder bridge closed after cracks found", "Quillhaven crossing closed, cracks found by divers"]
    articles = [article(number, headline=headline, text="") for number, headline in enumerate(pair)]
    alike = float(affinity_of(articles))
    bars = Bars(headlines=Bars().headlines * alike * 1.1, stray=9.0)
    assert link(articles, bars) == [[0], [1]]
    assert link(articles, bars, embedder=Gist(("Alder", "Quillhaven"))) == [[0, 1]]
    assert link(articles, bars, embedder=Gist(("Alder",), ("Quillhaven",))) == [[0], [1]]


def affinity_of(articles: list[Article]) -> float:
    """How many times the default bar two headlines are alike."""
    rows = tfidf(articles)
    product = rows.against(rows, 0)[1]
    return float(
        affinity(np.array([product]), np.array([1.0]), fullness(rows).mean(keepdims=True), Bars())[0]
    )
