"""Makes the shipped table of document frequencies: ``python -m bench.train_background``.

Only counts are kept: in how many of the evaluation texts (headline and first 220 words) each word occurs,
for words in at least two of them. One article of each story is counted, so that no event weighs more than
another.
"""

from __future__ import annotations

import gzip
import random
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bench.sets import default_data, rows
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).resolve().parents[1] / "digest" / "cluster" / "background.txt.gz"
WORDS = 220
HEADLINES = 15_000
HEADLINES_COUNT_AS = 3_000
"""A headline has about a fifth of a blurb's words, so it counts as a fifth of a document."""


def texts(data: Path) -> Iterator[str]:
    """One text an event."""
    for row in rows(data, "mds", "neus"):
        first = row["articles"][0]
        yield f"{first.get('title') or ''} {first.get('text') or first.get('lede') or ''}"
    for row in rows(data, "mds", "multinews"):
        if "articles" in row:
            yield row["articles"][0]["text"]
    for row in islice(rows(data, "cluster", "wikinews"), 0, None, 2):
        yield f"{row['title']} {row['text']}"
    for row in islice(rows(data, "cluster", "ecbplus"), 0, None, 3):
        yield row["text"]
    for row in rows(data, "topics", "ag_news"):
        yield f"{row['title']} {row['text']}"


def count(data: Path) -> tuple[int, Counter[str]]:
    """The number of documents, and in how many each word occurs."""
    frequencies: Counter[str] = Counter()
    documents = 0
    for text in texts(data):
        frequencies.update(set(content_words(" ".join(text.split(None, WORDS)[:WORDS]))))
        documents += 1
    headlines = [row["title"] for row in rows(data, "cluster", "uci")]
    for headline in random.Random(0).sample(headlines, min(HEADLINES, len(headlines))):  # noqa: S311
        frequencies.update(set(content_words(headline)))
    return documents + HEADLINES_COUNT_AS, frequencies


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Where the sets are (default: ../shared/data).")
def main(data: Path | None) -> None:
    """Write the table."""
    documents, frequencies = count(data or default_data())
    lines = [
        str(documents),
        *(f"{word}\t{times}" for word, times in sorted(frequencies.items()) if times > 1),
    ]
    TABLE.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    click.echo(
        f"{len(lines) - 1} words of {documents} documents in {TABLE} ({TABLE.stat().st_size // 1000} kB)"
    )


if __name__ == "__main__":
    main()
