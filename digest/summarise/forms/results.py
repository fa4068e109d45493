"""A result: the score."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.models import Form, Kind
from digest.summarise.forms.filled import Filled, fact

if TYPE_CHECKING:
    from digest.models import Article

_POINTS = r"\d{1,3} ?[-–:] ?\d{1,3}"
_SCORE = re.compile(rf"(?<![\w.:–/-])({_POINTS}(?:(?:,| and)? {_POINTS})*)(?![\w:–/-]|\.\d|,\d)")
"""Two numbers with a stroke or a colon between them, once or set by set: ``3-1``, ``6-4, 3-6, 7-5``."""


def result(article: Article) -> Filled | None:
    """The first score of a report; nothing where it has none."""
    score = fact("score", article, _SCORE)
    return Filled(form=Form(kind=Kind.RESULTS, facts=(score,))) if score else None
