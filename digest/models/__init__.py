"""The nouns: what passes from stage to stage.

All are frozen and hold tuples, not lists; every datetime is aware and in UTC. What the user wrote
(`Feed`), what we remember (`FeedState`) and what came from outside (`Entry`) are three types on
purpose. The fields say what they hold; behaviour beyond trivial properties lives in the stages.
"""

from __future__ import annotations

from digest.models.editions import (
    Bullet,
    Edition,
    Gauge,
    Manifest,
    Material,
    Minute,
    Section,
    Spent,
    Thread,
    Told,
    Trust,
    Turn,
)
from digest.models.keeping import Keep, Limits, Pruned
from digest.models.kinds import Assessment, Kind
from digest.models.ledgers import Fate, FeedHealth, Ledger, LedgerLine
from digest.models.network import Request, Response
from digest.models.plans import Page, Placement, Plan, Selection, Site, Style, Topic, Writing
from digest.models.reading import Article, Entry, Evidence, Feed, FeedState, Fetched, FullText
from digest.models.remembering import Memory, Printing, StoryRecord
from digest.models.sending import PUBLISHED, SUBJECT_PARTS, Letter, Mailing, Receipt, Rendering, Subscription
from digest.models.spines import Spine, spine_of
from digest.models.stories import Copy, CopyKind, Rank, Story
from digest.models.summaries import (
    BACKED,
    Background,
    Brief,
    Citation,
    Difference,
    DifferenceKind,
    Fact,
    FactName,
    Form,
    Quote,
    Sentence,
    Silence,
    Status,
    Summary,
    Support,
    Update,
    Version,
    View,
)
from digest.models.troubles import Trouble
from digest.models.windows import FIRST_REACH, Heading, Imprint, Occasion, Slot, Timetable, Window

__all__ = [
    "BACKED",
    "FIRST_REACH",
    "PUBLISHED",
    "SUBJECT_PARTS",
    "Article",
    "Assessment",
    "Background",
    "Brief",
    "Bullet",
    "Citation",
    "Copy",
    "CopyKind",
    "Difference",
    "DifferenceKind",
    "Edition",
    "Entry",
    "Evidence",
    "Fact",
    "FactName",
    "Fate",
    "Feed",
    "FeedHealth",
    "FeedState",
    "Fetched",
    "Form",
    "FullText",
    "Gauge",
    "Heading",
    "Imprint",
    "Keep",
    "Kind",
    "Ledger",
    "LedgerLine",
    "Letter",
    "Limits",
    "Mailing",
    "Manifest",
    "Material",
    "Memory",
    "Minute",
    "Occasion",
    "Page",
    "Placement",
    "Plan",
    "Printing",
    "Pruned",
    "Quote",
    "Rank",
    "Receipt",
    "Rendering",
    "Request",
    "Response",
    "Section",
    "Selection",
    "Sentence",
    "Silence",
    "Site",
    "Slot",
    "Spent",
    "Spine",
    "Status",
    "Story",
    "StoryRecord",
    "Style",
    "Subscription",
    "Summary",
    "Support",
    "Thread",
    "Timetable",
    "Told",
    "Topic",
    "Trouble",
    "Trust",
    "Turn",
    "Update",
    "Version",
    "View",
    "Window",
    "Writing",
    "spine_of",
]
