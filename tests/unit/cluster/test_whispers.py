from __future__ import annotations

import numpy as np

from digest.cluster.link import hashes_of
from digest.cluster.neighbours import Edges
from digest.cluster.whispers import whisper
from tests.builders import article


def edges(*triples: tuple[int, int, float]) -> Edges:
    left, right, weight = zip(*triples, strict=True)
    return Edges(np.array(left), np.array(right), np.array(weight))


def test_whispering_finds_two_groups_joined_by_a_thin_thread() -> None:
    pairs = edges((0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, 0.9), (3, 5, 0.9), (4, 5, 0.9), (2, 3, 0.3))
    labels = whisper(hashes_of([article(number) for number in range(6)]), pairs)
    assert len(set(labels[:3].tolist())) == 1
    assert len(set(labels[3:].tolist())) == 1
    assert labels[0] != labels[5]


def test_a_node_without_neighbours_keeps_its_own_number() -> None:
    labels = whisper(np.array([0, 1, 2], np.uint64), edges((0, 1, 0.9)))
    assert labels[0] == labels[1]
    assert labels[2] == 2
    alone = Edges(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    assert whisper(np.array([0], np.uint64), alone).tolist() == [0]


def test_two_nodes_that_have_only_each_other_agree_though_both_listen_in_one_half() -> None:
    both_odd = np.array([0b01, 0b11], np.uint64)
    labels = whisper(both_odd, edges((0, 1, 0.9)))
    assert labels[0] == labels[1]


def test_a_node_takes_the_label_that_weighs_most_in_sum() -> None:
    # Odd hashes listen first: 1 takes 0's label and 3 takes 2's. Then 4 hears 0 by .4 + .4 and 2 by .7.
    pairs = edges((0, 1, 0.9), (2, 3, 0.9), (0, 4, 0.4), (1, 4, 0.4), (2, 4, 0.7))
    assert whisper(np.arange(5, dtype=np.uint64), pairs).tolist() == [0, 0, 2, 2, 0]


def test_the_labels_do_not_depend_on_the_order_of_the_pairs() -> None:
    triples = [(0, 1, 0.9), (2, 3, 0.9), (0, 4, 0.4), (1, 4, 0.4), (2, 4, 0.7)]
    hashes = np.arange(5, dtype=np.uint64)
    assert whisper(hashes, edges(*triples[::-1])).tolist() == whisper(hashes, edges(*triples)).tolist()
