from __future__ import annotations

import numpy as np
import pytest

from digest.cluster.bridges import bridge_discounts
from digest.cluster.link import link
from digest.cluster.merge import Bars
from digest.cluster.sparse import rows_of
from tests.builders import article

OTHER_NEWS = [
    "Volcano near Skarholm quiet again",
    "Storm closes schools in Lakeby",
    "Wheat harvest best in ten years",
    "Nurses at Greenhithe end strike",
    "Painter's lost work found in attic",
    "Bank raises rates by a quarter point",
]
BRIDGES = {
    "a word of two trades": (
        [
            "Velora to turn phone into remote for the home",
            "Velora plans smart home platform, paper says",
            "Velora home software would switch lights on",
            "Velora readies home automation push",
            "Smart home plan of Velora takes aim at rivals",
        ],
        [
            "Home prices rise more than forecast in March",
            "US home prices lift in March",
            "Home price index climbs 12 percent",
            "Home prices gain, but pace slows",
            "Home prices in 20 cities up in March",
        ],
    ),
    "two affairs of one firm": (
        [
            "Velora to pay 450 million in e-book case",
            "Velora settles e-book price suit",
            "Velora agrees e-book settlement of 450 million",
            "Velora e-book accord depends on appeal",
            "Judge to review Velora e-book settlement",
        ],
        [
            "Velora and Hexacom team up on business apps",
            "Hexacom to sell Velora tablets to firms",
            "Velora, Hexacom in landmark partnership",
            "Velora and Hexacom announce mobility deal",
            "Hexacom deal puts Velora in the office",
        ],
    ),
    "an outlet that reports one event and is in another": (
        [
            "Tresund Herald: Council approves tram line",
            "Herald: tram line gets council approval",
            "Council says yes to new tram, Herald reports",
            "Tram plan passes council vote - Herald",
            "Council backs tram line, says Herald",
        ],
        [
            "Herald wins award for probe into care homes",
            "Care home probe earns Herald top prize",
            "Herald reporters take prize for care home series",
            "Prize for Herald's care home investigation",
            "Care homes series brings Herald a prize",
        ],
    ),
    "a place": (
        [
            "Brackwater brewery to close after 150 years",
            "Brackwater brewery closure costs 90 jobs",
            "Workers mourn as Brackwater brewery shuts",
            "Brewery in Brackwater to shut in June",
            "Last barrel for Brackwater brewery",
        ],
        [
            "Flood barrier at Brackwater fails again",
            "Brackwater flood barrier fails in storm",
            "Engineers inspect failed Brackwater barrier",
            "Barrier failure floods streets in Brackwater",
            "Brackwater streets under water as barrier fails",
        ],
    ),
    "a tax that is cut and one that is not paid": (
        [
            "Cabinet agrees tax cut for small firms",
            "Tax cut for small firms agreed",
            "Small firms to pay less tax",
            "Small firms cheer tax cut",
            "Government cuts tax for small firms",
        ],
        [
            "Actor Lomsdal fined for tax fraud",
            "Lomsdal guilty of tax fraud",
            "Tax fraud costs Lomsdal 2 million",
            "Actor Lomsdal convicted of tax fraud",
            "Court fines Lomsdal over unpaid tax",
        ],
    ),
}


@pytest.mark.parametrize("name", BRIDGES)
@pytest.mark.parametrize("size", [3, 5])
def test_two_crowds_of_headlines_that_share_one_word_are_two_stories(name: str, size: int) -> None:
    first, second = (crowd[:size] for crowd in BRIDGES[name])
    headlines = [*first, *second, *OTHER_NEWS]
    articles = [article(number, headline=headline, text="") for number, headline in enumerate(headlines)]
    groups = link(articles, Bars())
    assert list(range(size)) in groups
    assert list(range(size, 2 * size)) in groups


def test_a_similarity_on_one_term_counts_less_than_a_third_and_one_on_two_in_full() -> None:
    # clusters 0 and 1 share one term; 1 and 2 share two that add .4 each: two effective terms
    rows = rows_of(
        [0, 2, 4, 7, 9], [0, 1, 0, 1, 0, 2, 3, 2, 3], [0.8, 0.6, 0.8, 0.6, 0.6, 0.5, 0.6, 0.8, 2 / 3], 4
    )
    found = bridge_discounts(rows, np.array([0, 0, 1, 2]), np.array([0, 1]), np.array([1, 2]))
    assert found == pytest.approx([(1 / 1.8) ** 2, 1.0])


def test_pairs_that_share_nothing_or_are_none_are_no_bridge_to_worry_about() -> None:
    rows = rows_of([0, 1, 2], [0, 1], [1.0, 1.0], 2)
    clusters, none = np.array([0, 1]), np.zeros(0, np.int64)
    assert bridge_discounts(rows, clusters, np.array([0]), np.array([1])).tolist() == [0.0]
    assert bridge_discounts(rows, clusters, none, none).tolist() == []
