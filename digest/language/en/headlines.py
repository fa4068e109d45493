"""English labels and names around headlines, and the words of poor headlines."""

from __future__ import annotations

import re

from digest.language.en.headline_words import (
    ASKS,
    BEING,
    EVENT_VERBS,
    LOADED,
    OPINES,
    PRONOUN,
    SAYS,
    VAGUE,
    VIEWS,
    WITHHOLDS,
)
from digest.language.groups.pages import Headlines
from digest.language.tables import any_of

LABELS = any_of(
    r"""
    live(?: updates?| blog)?|breaking(?: news)?|just in|developing|newsalert|alert|urgent
    watch(?: live)?|video|photos?|pictures?|gallery|in pictures|listen|podcast
    updates?(?: \d+)?|wrapup \d*|recap|timeline
    exclusive|special report|report|read|must[- ]see|viral
    analysis|explainer|opinion|factbox|editorial|commentary|fact check
    world
    """
)
"""Labels before a headline: "LIVE: Council approves bridge"."""
TRAILING_LABELS = "video|photos?|pictures|live|updated?|opinion|watch|audio|pics|gallery|interactive"
"""Labels in brackets after a headline: "Council approves bridge [Video]"."""
SITE_WORDS = any_of(
    r"""
    news|times|post|herald|tribune|guardian|telegraph|independent|journal|daily|gazette|chronicle
    press|online|tv|radio|magazine|mail|express|mirror|sun|star|wire
    reuters|bbc|cnn|ap|npr|abc|cbs|nbc|fox|sky|politico|bloomberg|al ?jazeera
    world|politics|business|sports?|opinion|technology|science|health
    \w+\.(?:com|org|net|co|co\.uk)
    """
)
"""Words in the name of an outlet or its section after a headline: "Bridge approved - Norrby Times"."""
BAIT = any_of(
    r"""
    \byou won['’]t believe\b|\bhere['’]s (?:why|what|how|everything)\b|\bthis is (?:why|what|how)\b
    \bwhat happens next\b|\bwhat (?:we|you|to) (?:know|need)\b|\beverything (?:you|we)\b
    \bone (?:weird|simple)\b
    \b(?:shocking|jaw-dropping|mind-blowing|must-see|goes viral|epic|destroys|rips|meltdown|bombshell)\b
    ^(?:\d+|five|six|seven|ten|three) (?:things|reasons|takeaways|ways|facts|photos)\b|\btakeaways\b
    \breasons? why\b|\bthe (?:truth|problem) (?:about|with)\b
    \b(?:scary|terrifying|stunning|incredible|insane)\b
    ^(?:how|why|what|who|when|where|should|is|are|can|could|will|does|did)\b
    \bopinion\b|\bi\b|\bmy\b|\byour?\b
    """
)
"""Words of headlines that withhold, exaggerate or address the reader: "Five things to know about the dam"."""
FIRST_PERSON = r"\b(?:I|I['’]\w+|[Mm]y|[Ww]e|[Oo]ur)\b"
"""Words with which an outlet speaks for itself: "We will pay for the bridge"."""
DIARY = any_of(
    r"""
    \bkey (?:events|moments|points)\b|\bas it happened\b|\bday (?:\d{2,}|[1-9],\d{3})\b
    \blive(?: (?:updates?|blog|coverage|news))?(?:$|[:,|])|^live\b|\blive (?:updates?|blog)\b
    \b(?:morning|evening|daily) (?:brief\w*|round-?up|digest)\b|\b(?:round-?up|recap|in pictures)\b
    \b(?:photos of the|what we know|explainer|analysis|podcast|quiz)\b
    \b(?:discuss(?:es)?|talks? about|weighs? in|reflects? on)\b|^a look (?:at|back)\b
    """
)
"""Words of headlines that are not about one story: a list of events, a live page, a series, a guest of a
programme."""
SOURCE_AT_THE_END = (
    any_of(
        r"""
        ,\s+(?:officials?|police|sources?|authorities|reports?|experts?|study|ministry|[A-Z][\w.]+) VERB
        \s+[–—-]\s+(?:report|reports|study|live|as it happened|sources)
        ,? (?:officials?|police|reports?|sources?) says?
        """
    ).replace("VERB", "(?:says?|said|reports?|shows?|finds?)")
    + "$"
)
"""The source at the end of a headline, which may be cut off: ", police say"."""
LAST_CLAUSE = any_of(
    r"""
    \s+[–—-]\s+
    ;\s+
    ,\s+(?:as|while|after|but|amid|before|despite|with)\s+
    \s+(?:as|while|amid|despite)\s+
    """
)
"""The beginning of a clause that may be cut off: " as protesters gather"."""

HEADLINES = Headlines(
    label=re.compile(rf"^{LABELS}\s*(?:\d+)?\s*[:|–—-]+\s+", re.IGNORECASE),
    trailing_label=re.compile(rf"\s*[\[(](?:{TRAILING_LABELS})[\])]\s*$", re.IGNORECASE),
    site_word=re.compile(rf"\b{SITE_WORDS}\b", re.IGNORECASE),
    bait=re.compile(BAIT, re.IGNORECASE),
    first_person=re.compile(FIRST_PERSON),
    diary=re.compile(DIARY, re.IGNORECASE),
    source_at_the_end=re.compile(SOURCE_AT_THE_END, re.IGNORECASE),
    last_clause=re.compile(LAST_CLAUSE),
    view=re.compile(rf"^{VIEWS}\s*(?:[:|–—-]|\s-)", re.IGNORECASE),
    asks=re.compile(rf"(?!WHO\b){ASKS}", re.IGNORECASE),
    withholds=re.compile(WITHHOLDS, re.IGNORECASE),
    opines=re.compile(rf"\b{OPINES}\b", re.IGNORECASE),
    loaded=re.compile(rf"\b{LOADED}\b", re.IGNORECASE),
    vague=re.compile(rf"\b{VAGUE}\b", re.IGNORECASE),
    says=re.compile(rf"\b{SAYS}\b", re.IGNORECASE),
    being=re.compile(BEING, re.IGNORECASE),
    event_verbs=EVENT_VERBS,
    pronoun=re.compile(PRONOUN, re.IGNORECASE),
)
