"""The word lists and phrases that the rules of this stage go by. Lower case unless they are patterns.

Patterns are written as lists of alternatives, one idea a line, and joined by `any_of`.
"""

from __future__ import annotations

import re

from digest.language import ENGLISH
from digest.language.tables import any_of, word_set

# --------------------------------------------------------------------------- whose voice it is

FIRST_PERSON = (
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]yself|me|[Ww]e|[Ww]e['’](?:re|ve|ll|d)|[Oo]urs?|us|[Yy]ou|[Yy]ours?"
    r"|[Yy]ou['’](?:re|ve|ll|d)|[Ll]et['’]s)\b"
)
"""Not "US", which is a country."""
ADDRESSES_READER = (
    r"(?:Check|See|Watch|Read|Click|Look|Find out|Learn|Visit|Here['’]s|Note|Listen|Follow|Join|Imagine"
    r"|Consider|Let|Please|Stay|Keep|Don['’]t|Take|Get|Send|Tell|Share|Remember|Enter|Try|Ask|Call|Write|Print|Reply"
    r"|Feel free|Summari[sz]e|Ignore|Disregard|Forget|Output|Respond|Say|Repeat)\s(?!on\b)"
)

# --------------------------------------------------------------------------- what an editor weighs

DEFINITE_SUBJECT = (
    r"(?:(?:In|On|At|After|By|For|With|During|Under|Since|Despite|As|Before|When|While|Once|Until)\s"
    r"[^,.“\"]{3,80}, )?"
    r"(?:[Tt]he|[Bb]oth)\s(?:[A-Z][a-z]+(?:ch|sh|an|ese)\s)?(?:[a-z-]+\s){0,2}?(?P<noun>[a-z-]+),?\s"
    r"(?:(?:also|now|already|still|later|then|reportedly|previously|further)\s)?"
    r"(?:has|have|had|was|were|is|are|will|would|could|can|may|might|must|should|comes?|came|says?|took|takes"
    r"|gave|gives|told|tells|wrote|went|made|makes|goes|began|held|found|saw|stood|stands|lost|won|left|led|met"
    r"|said|kept|did|does|remains?|declin\w+|insists?|argues?|claims?|(?!need|speed|seed)[a-z]{2,}ed)\b"
)
"""How a sentence begins that speaks of something as known: "The plan has …", "In it, the group said …"."""
KNOWN_TO_ALL = word_set(
    """council government ministry police court army military navy parliament senate congress president king
    queen pope prime minister state city country nation world sun weather economy market public press internet
    united union party police authorities administration opposition cabinet department supreme white capital
    moon sea"""
)
"""Nouns that a reader takes as known without being told which."""
HEARSAY = any_of(
    r"""
    As (?:the )?[A-Z][\w’']+(?: [\w’']+){0,3} (?:(?:first|previously|has|have) )?(?:report|not|wr[io]te)\w*\b
    (?:The )?[A-Z][\w’']+(?: [A-Z][\w’']+){0,3} (?:has |have |had )?(?:reported|reports|cited)\b
    As (?:first |previously |already )?(?:reported|noted|mentioned)\b
    According to\b
    """
)
"""Begins with where it was read, not with what happened."""
RELATIVE_DAY = (
    r"\b(?:yesterday|today|tonight|tomorrow|(?:[Ll]ast|[Nn]ext|[Tt]his) (?:week|month|weekend|year|night|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|[Nn]ext week[’']s"
    r"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""Means another day in an article of another day."""
WHERE_IT_WAS_WRITTEN = (
    r"\bhere\b(?!['’])|\b(?:in|of|at|to|from|across|around|outside|near) this "
    r"(?:[a-z-]+ ){0,2}(?:city|town|village|state|province|county|island|country|capital)\b"
)
"""Means the place of a dateline, which is not printed: "a riot here", "the mayor of this city"."""
# --------------------------------------------------------------------------- a page's furniture

FURNITURE = any_of(
    r"""
    https?://|www\.|\S+@\S+\.\w|(?:^|\s)[@#]\w|\||[©<>{}]|\(c\)\s|/(?:reuters|ap|getty|afp|epa)\b|\[/?inst\]
    ^(?:system|assistant|user|instructions?)\s*:
    \b(?:PHRASES)
    """
).replace(
    "PHRASES",
    any_of(
        r"""
    pic\.twitter|all rights reserved\b|terms of (?:use|service)\b|privacy policy\b|disclaimer\b
    media inquiries\b|read (?:more|next|also|on)\b|click (?:here|to play)\b|(?:your|not) subscri\w+
    for subscribing\b|newsletters?\b|advertisement\b
    story continues\b|follow (?:us|@)|share (?:save|button)\b|more from\b
    (?:file|handout|stock) (?:photo|image|picture)
    (?:photo|image|picture|video|graphic|illustration)s?\s?(?:credit|caption|by|:|courtesy)
    (?:image|media|hide) (?:copyright|caption)|getty images?\b|shutterstock\b|ap photo\b|reuters/
    poses? for (?:an? )?(?:pictures?|photos?|photographs?|selfies?)\b|(?:button|link|form) below\b
    is seen (?:in|at|on|during)\b|pictured (?:above|below|here)\b
    (?:this|the) (?:article|story|post|report) (?:was|has been|originally|appeared|first)
    in this (?:article|post|blog)\b
    originally (?:published|appeared)|contributed to this (?:report|story|article)
    (?:reporting|editing) by\b|reports from [a-z]|written by\b
    cookies?\b.*\b(?:accept|consent|use|policy|browser|site)|javascript\b|your browser\b
    (?:watch|listen)\s?(?:live|now|:|the video|below)|scroll down\b
    related(?: (?:articles|stories|content|topics)|:)|trending\b|comments? (?:below|section)
    go to home page\b|back to top\b|correction:|updated?:|updated (?:at|on)\b|view gallery\b
    published (?:at|on)\s?\d|posted (?:by|on|at)\b|last (?:modified|updated)\b|featured image\b
    we are making such material\b|internet archive\b|crawls\b|archived pages?\b|with permission from\b
    download (?:our|the) app\b|hotline\b|support our journalism\b|see also\b|note to readers\b
    system prompt\b|as an ai\b
    """
    ),
)
"""In small letters, phrases last: alternatives that begin with plain letters are told apart at once."""
FURNITURE_MARKS = re.compile(r"[@#|©<>{}/\[]|\(c\)|www")
FURNITURE_WORDS = word_set(
    """rights terms privacy disclaimer inquiries read click subscribe subscribing subscription newsletter
    newsletters advertisement continues follow share more file handout stock photo photos image images picture
    pictures video videos graphic graphics illustration illustrations media hide getty shutterstock ap seen
    pictured article story post report originally
    contributed poses pose button form below reporting editing reports written cookie cookies
    javascript browser watch listen scroll related trending comment comments go back correction update updated
    gallery published posted last featured material archive crawls archived permission download hotline
    journalism see note ignore disregard forget prompt you ai system assistant user instruction
    instructions"""
)
"""Every pattern of FURNITURE has one of these words or marks: looking for them first is ten times faster."""
BYLINE = any_of(
    r"""
    ^(?:By|Posted by|Written by|From|Story by|Edited by) [A-Z]\w+ [A-Z]\w+(?:$|[.,]| and )
    ^By (?:[A-Z]\w+ ){2,4}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d
    ^(?:Above|Below|Left|Right|Pictured|Photos?|From left|Clockwise|Related|Watch|Live)\s?[:,(]
    ^(?:Quiz|Poll|Tags?|Topics?|Notes?)\s?[:,(]
    ^\d+ (?:min|minutes|hours?|days?) ago\b
    ^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:[A-Z][a-z]+ )?\d
    """
)

# --------------------------------------------------------------------------- datelines and connectives

AGENCY = r"(?:Reuters|REUTERS|dpa|Xinhua|Bloomberg|[A-Z]{2,6}\d?|[A-Z][\w. ]{1,30}(?:News|Press|Wire))"
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
PLACE = (
    r"[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){0,3}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?)?"
    r"(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?"
)
CONNECTIVES = any_of(
    r"""
    (?:But|And|Yet),?[ ]
    (?:However|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Still|Besides|Also|Likewise|Indeed),[ ]
    (?:In addition|Additionally|Of course|On the other hand|At the same time|That said),[ ]
    """
)

# --------------------------------------------------------------------------- headlines

HEADLINE_LABEL = any_of(
    r"""
    live(?: updates?| blog)?|breaking(?: news)?|watch(?: live)?|video|updates?(?: \d+)?|exclusive|just in
    developing
    photos?|pictures?|gallery|in pictures|listen|podcast|analysis|explainer|opinion|factbox|timeline
    special report
    newsalert|alert|urgent|report|read|world|wrapup \d*|must[- ]see|viral|editorial|commentary|fact check
    recap
    """
)
SITE_WORD = any_of(
    r"""
    news|times|post|herald|tribune|guardian|reuters|bbc|cnn|ap|npr|abc|cbs|nbc|fox|sky|telegraph
    independent|journal
    daily|gazette|chronicle|press|online|tv|radio|magazine|mail|express|mirror|sun|star|wire|politico
    bloomberg
    al ?jazeera|world|politics|business|sports?|opinion|technology|science|health
    \w+\.(?:com|org|net|co|co\.uk)
    """
)
BAIT = any_of(
    r"""
    \byou won['’]t believe\b|\bhere['’]s (?:why|what|how|everything)\b|\bthis is (?:why|what|how)\b
    \bwhat happens next\b|\bwhat (?:we|you|to) (?:know|need)\b|\beverything (?:you|we)\b
    \bone (?:weird|simple)\b
    \b(?:shocking|jaw-dropping|mind-blowing|must-see|goes viral|epic|destroys|rips|meltdown|bombshell)\b
    ^(?:\d+|five|six|seven|ten|three) (?:things|reasons|takeaways|ways|facts|photos)\b|\btakeaways\b
    \breasons? why\b|\bthe (?:truth|problem) (?:about|with)\b
    \b(?:scary|terrifying|stunning|incredible|insane)\b
    ^(?:how|why|what|who|when|where|should|is|are|can|could|will|does|did)\b|\bopinion\b|\bi\b|\bmy\b
    \byour?\b
    """
)

# --------------------------------------------------------------------------- speech

SAID = (
    r"(?:said|says|told|added|adds|wrote|writes|tweeted|posted|warned|insisted|argued|explained|stated|declared"
    r"|commented|announced|replied|recalled|noted|remarked|continued)"
)
_PART = r"(?:[A-Z][\w’'-]+|[A-Z]\.|[A-Z]{2,})"
NAME = rf"{_PART}(?: (?:(?:de|van|von|der|al|bin|la|del) )*{_PART}){{0,5}}"
NOT_SPEAKERS = word_set(
    """The A An He She They It We I In On At But And As This That These Those There Here His Her Their Our
    My Mr
    Mr. Mrs Mrs. Ms Ms. Dr Dr. Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April
    May June July August September October November December Twitter Facebook Reuters CNN BBC AP AFP
    However Meanwhile
    Also Police Officials Fox Fox's What When Who Where Why How If So Then Now Yes No"""
)

QUOTED = re.compile(r"“[^”\"]*[”\"]|\"[^\"]*\"|‘[^’]*’(?!\w)|«[^»]*»|(?<!\w)'[^']*[.,!?]'(?!\w)")
"""Words inside quotation marks."""

IDLE, CALENDAR = ENGLISH.words.idle, ENGLISH.words.calendar
PERSON_TITLES, SPELLED = ENGLISH.words.titles, ENGLISH.words.numbers
