"""Whether a sentence says what another has said."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from digest.summarise.read.lexicon import IDLE
from digest.summarise.read.quotations import plain, quotations
from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.summarise.read.passages import Passage

_MAX_REPEAT, _MAX_REPEAT_LONG = 0.5, 0.6
"""A sentence that shares so much of its telling words with one already chosen says the same again."""
_FEW_SHARED, _MAX_REPEAT_FEW = 5, 0.8
"""Where space is long, fewer shared words prove a repetition only if they are nearly all there are."""
_MANY_SHARED = ((5, 0.44), (6, 0.4))
"""Where so many telling words are shared, a smaller share is enough."""
_MAX_KNOWN = 0.8
"""The same with all that were chosen together."""
_MANY_RARE, _MAX_REPEAT_RARE = 3, 0.35
"""Where words count less the more sentences have them, so large a share makes a repetition likely."""
_NO_TOPIC = STOPWORDS | IDLE


def telling(content: Iterable[str]) -> frozenset[str]:
    """The words that tell one fact from another: no days, no "officials said in a statement"."""
    return frozenset(content) - _NO_TOPIC


def repeats(one: Passage, other: Passage) -> bool:
    """Whether most of the telling words of either stand in the other."""
    return says_the_same(telling(one.content), telling(other.content))


def says_the_same(one: frozenset[str], other: frozenset[str], *, strictly: bool = True) -> bool:
    """Whether two sentences with these telling words say the same; not `strictly` where space is long."""
    shared = len(one & other)
    share = shared / (min(len(one), len(other)) or 1)
    if not strictly:
        return share >= (_MAX_REPEAT_LONG if shared >= _FEW_SHARED else _MAX_REPEAT_FEW)
    return share >= _MAX_REPEAT or any(shared >= many and share > most for many, most in _MANY_SHARED)


def rarities(sentences: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much each telling word of a story tells: less the more of its sentences have it."""
    count = Counter(chain.from_iterable(sentences))
    return {word: float(number**-0.5) for word, number in count.items()}


def tells_it_again(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> bool:
    """Whether two sentences share what few others have: "finish", "racecourse", not the story's topic."""
    shared = one & other
    if len(shared) < _MANY_RARE:
        return False
    whole = min(sum(rarity[word] for word in words) for words in (one, other))
    return sum(rarity[word] for word in shared) >= _MAX_REPEAT_RARE * whole


def is_known(words: frozenset[str], said: set[str]) -> bool:
    """Whether nearly all telling words of a sentence are among those `said` before."""
    return len(words & said) > _MAX_KNOWN * len(words)


def quoted(text: str) -> frozenset[str]:
    """The quotations of two words or more in a text, comparable."""
    return frozenset(words for one in quotations(text) if " " in (words := plain(one)))


def quote_the_same(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of the quotations stands in one of the others, or the other way round."""
    return any(f" {one} " in f" {other} " or f" {other} " in f" {one} " for one in some for other in others)
