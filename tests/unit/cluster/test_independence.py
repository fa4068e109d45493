from __future__ import annotations

from digest.cluster.independence import count_independent
from digest.models import Copy
from tests.builders import article


def test_copies_owners_and_agencies_count_once() -> None:
    articles = [
        article(1),
        article(2, owner="Big Group"),
        article(3, owner="Big Group"),
        article(4, credit="Northwire"),
        article(5, credit="Northwire"),
        article(6),
    ]
    assert count_independent(articles, []) == 4
    assert count_independent(articles, [Copy(article_url=articles[5].url, original_url=articles[0].url)]) == 3
