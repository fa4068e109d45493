"""Check the paragraph that a model wrote, and replace the sentences that may not be printed. Pure.

Each sentence must belong to one story: the passages that the story's printed sentences cite must support it
by themselves. A sentence with words of another story is refused, like one with a wrong figure. A sentence may
join two stories only if each half is supported by its own story, begins like a passage of it, and names
something that no other story names. If the model has no sentence for a story, the sentence picked for the
story replaces it (decision 0033).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.minute.choice import WORDS, is_self_contained
from digest.minute.paragraph import extracted, told_of
from digest.minute.prompt import TASK, shown
from digest.models import Minute, Sentence, Support, Told
from digest.summarise.check.alignment import aligned
from digest.summarise.check.evidence import judge
from digest.summarise.check.names import name_words
from digest.summarise.read.passages import passages
from digest.summarise.write.drafting import drafted, weighed
from digest.summarise.write.echo import echoed
from digest.text.scripts import word_count
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.minute.choice import Pick
    from digest.models import Citation
    from digest.summarise.read.passages import Passage

_SUBJECT = 2
"""This many content words at the start of half a sentence must be at the beginning of one of its passages
(decision 0033; the number is not measured)."""
_OPENING = 5
"""Content words that count as the beginning of a passage when half a sentence must begin like it (decision
0033; the number is not measured)."""


@dataclass(frozen=True)
class _Backing:
    """A story of the paragraph, with the passages that its printed sentences cite."""

    pick: Pick

    @property
    def id(self) -> str:
        """The story's id."""
        return self.pick.brief.story.id

    @cached_property
    def found(self) -> list[Passage]:
        """The passages cited by the sentences of the story that the model was shown."""
        cited = [citation for sentence in shown(self.pick) for citation in sentence.citations]
        return [
            passage
            for passage in passages(self.pick.brief.story)
            if any(_meets(passage, one) for one in cited)
        ]

    @cached_property
    def texts(self) -> list[str]:
        """These passages as they stand in their articles."""
        return _texts(self.found)

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words of these passages."""
        return frozenset(word for text in self.texts for word in content_words(text))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of people and things in these passages."""
        return frozenset(name for text in self.texts for name in name_words(text))


def written(answer: str, chosen: Sequence[Pick], *, method: str) -> Minute:
    """The paragraph to print: for each story the model's sentence if it passes, else the picked one."""
    stories = [_Backing(pick) for pick in chosen]
    drafts = [ENGLISH.answers.number.sub("", text) for text in drafted(answer)]
    told = [_told(text, stories) for text in drafts]
    minute = _laid_out([one for one in told if one is not None], chosen)
    if not any(one in minute for one in told):
        return Minute(told=minute, method=extracted(chosen).method, replaced=told.count(None))
    return Minute(told=minute, method=method, replaced=told.count(None))


def _laid_out(told: Sequence[Told], chosen: Sequence[Pick]) -> tuple[Told, ...]:
    """One sentence for each story, in the order of the stories, with at most `WORDS` words in all."""
    of_story: dict[str, Told] = {}
    for one in told:
        if not any(id_ in of_story for id_ in one.story_ids):
            of_story |= dict.fromkeys(one.story_ids, one)
    for pick in reversed(chosen):
        wanted = list(dict.fromkeys(of_story.get(each.brief.story.id) or told_of(each) for each in chosen))
        if sum(word_count(one.sentence.text) for one in wanted) <= WORDS:
            return tuple(wanted)
        dropped = of_story.get(pick.brief.story.id)
        of_story = {id_: one for id_, one in of_story.items() if one is not dropped}
    return tuple(map(told_of, chosen))


def _told(text: str, stories: Sequence[_Backing]) -> Told | None:
    """`text` with the one or two stories that it tells; `None` if it may not be printed."""
    return _of_one(text, stories) or _of_two(text, stories)


def _of_one(text: str, stories: Sequence[_Backing]) -> Told | None:
    for story in stories:
        if not _is_of(text, story, stories):
            continue
        sentence, _ = weighed(text, story.found)
        if sentence is not None:
            return Told(sentence=sentence, story_ids=(story.id,))
    return None


def _is_of(text: str, story: _Backing, stories: Sequence[_Backing]) -> bool:
    """Whether a sentence is self-contained and has no words of other stories or of the instruction."""
    if _is_mixed(text, story, stories) or echoed(text, story.texts, (TASK,)):
        return False
    return is_self_contained(text, story.pick.brief)


def _is_mixed(text: str, story: _Backing, stories: Sequence[_Backing]) -> bool:
    """Whether a sentence has a content word that the story's passages lack and another story's have."""
    strange = set(content_words(text)) - story.words
    return any(strange & other.words for other in stories if other is not story)


def _of_two(text: str, stories: Sequence[_Backing]) -> Told | None:
    """`text` as a sentence that joins two stories; `None` if its halves do not belong to one story each."""
    for joint in ENGLISH.answers.joint.finditer(text):
        halves = (text[: joint.start()], text[joint.end() :])
        found = [(story, cited) for half in halves for story, cited in _half(half, stories)]
        cited = [passage for _, backing in found for passage in backing]
        if len(found) == 2 and found[0][0] is not found[1][0] and _is_backed(text, cited):
            citations = tuple(dict.fromkeys(passage.citation for passage in cited))
            sentence = Sentence(text=text, citations=citations, support=Support.SUPPORTED)
            return Told(sentence=sentence, story_ids=tuple(story.id for story, _ in found))
    return None


def _half(half: str, stories: Sequence[_Backing]) -> list[tuple[_Backing, list[Passage]]]:
    """The story that half a sentence belongs to, with the supporting passages; empty if there is none."""
    text = f"{half[:1].upper()}{half[1:].rstrip('.')}."
    for story in stories:
        others = frozenset[str]().union(*(other.names for other in stories if other is not story))
        own = set(name_words(f"It is {half}")) & story.names - others
        cited = aligned(text, story.found)
        if own and _is_clause(text, cited) and _is_of(text, story, stories) and _is_backed(text, cited):
            return [(story, cited)]
    return []


def _is_backed(text: str, cited: Sequence[Passage]) -> bool:
    """Whether the passages `cited` support a sentence."""
    language = cited[0].language if cited else ENGLISH
    return judge(text, _texts(cited), language).support is Support.SUPPORTED


def _is_clause(half: str, cited: Sequence[Passage]) -> bool:
    """Whether half a sentence begins like one of its passages; if not, the other half may be its subject."""
    mine = content_words(half)[:_SUBJECT]
    return any(set(mine) <= set(content_words(passage.text)[:_OPENING]) for passage in cited)


def _texts(found: Sequence[Passage]) -> list[str]:
    return [passage.article.text[passage.start : passage.end] for passage in found]


def _meets(passage: Passage, citation: Citation) -> bool:
    """Whether the passage and the citation share characters."""
    return (
        passage.article.url == citation.article_url
        and passage.start < citation.end
        and citation.start < passage.end
    )
