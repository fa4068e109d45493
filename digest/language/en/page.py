"""English tables for the text of a page around its report: furniture, bylines, captions, datelines."""

from __future__ import annotations

import re

from digest.language.en.time import MONTH, WEEKDAY
from digest.language.groups.pages import Page
from digest.language.tables import any_of, word_set

FURNITURE = any_of(
    r"""
    pic\.twitter|all rights reserved\b|terms of (?:use|service)\b|privacy policy\b|disclaimer\b
    media inquiries\b|read (?:more|next|also|on)\b|click (?:here|to play)\b|(?:your|not) subscri\w+
    for subscribing\b|newsletters?\b|advertisement\b
    story continues\b|follow (?:us|@)|share (?:save|button)\b|more from\b
    (?:file|handout|stock) (?:photo|image|picture)
    (?:photo|image|picture|video|graphic|illustration)s?\s?(?:credit|caption|by|:|courtesy)
    (?:image|media|hide) (?:copyright|caption)|getty images?\b|shutterstock\b|ap photo\b|reuters/
    poses? for (?:an? )?(?:pictures?|photos?|photographs?|selfies?)\b|(?:button|link|form) below\b
    is seen (?:in|at|on|during)\b|photographed (?:by|last|this|in|on)\b|pictured (?:above|below|here)\b
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
)
"""Phrases, in lower case, that belong to a page and not to its report: "all rights reserved", "story
continues below"."""

FURNITURE_WORDS = word_set(
    """rights terms privacy disclaimer inquiries read click subscribe subscribing subscription newsletter
    newsletters advertisement continues follow share more file handout stock photo photos image images picture
    pictures video videos graphic graphics illustration illustrations media hide getty shutterstock ap seen
    pictured photographed article story post report originally
    contributed poses pose button form below reporting editing reports written cookie cookies
    javascript browser watch listen scroll related trending comment comments go back correction update updated
    gallery published posted last featured material archive crawls archived permission download hotline
    journalism see note ignore disregard forget prompt you ai system assistant user instruction
    instructions"""
)
"""FURNITURE is looked for only in a text with one of these words, or with a sign such as "@": to look for
single words first is ten times faster than to look for phrases."""

BYLINE = any_of(
    rf"""
    ^(?:By|Posted by|Written by|From|Story by|Edited by) [A-Z]\w+ [A-Z]\w+(?:$|[.,]| and )
    ^By (?:[A-Z]\w+ ){{2,4}}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d
    ^(?:Above|Below|Left|Right|Pictured|Photos?|From left|Clockwise|Related|Watch|Live)\s?[:,(]
    ^(?:Quiz|Poll|Tags?|Topics?|Notes?)\s?[:,(]
    ^\d+ (?:min|minutes|hours?|days?) ago\b
    ^{WEEKDAY},? (?:[A-Z][a-z]+ )?\d
    """
)
"""The beginning of a line with author, position of a picture, label or time: "By Ada Lund", "Pictured: …", "3
hours ago"."""

CAPTION = rf"(?<!\bon)(?<!\bof)(?<!\bin)(?<!\buntil)(?<!\bfrom) {MONTH} \d{{1,2}}, \d{{4}}\.?$"
"""The date at the end of a caption: "Mayor Ada Lund speaks to reporters in Norrby May 7, 2014."."""

AFTER_INCHES = r"[,. ]? ?(?:wide|tall|long|high|deep|in|x|by|and|,)\b"
"""What follows a mark that is the sign for inches: " tall" in ``6’2” tall``, " by" in ``4” by 6”``."""

# --------------------------------------------------------------------------- datelines

AGENCY = r"(?:Reuters|REUTERS|dpa|Xinhua|Bloomberg|[A-Z]{2,6}\d?|[A-Z][\w. ]{1,30}(?:News|Press|Wire))"
"""The name of an agency, in brackets after a place: "(AP)", "(Norrby Press)"."""

PLACE = (
    r"[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){0,3}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?)?"
    r"(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?"
)
"""A place, possibly with its region and a day: "Port Maren, Vale, Dec. 3, 2025"."""

DATELINE = (
    rf"^(?:(?:{PLACE} ?)?\( ?{AGENCY} ?\) ?(?:[—–-]+|:)?"  # OSLO (AP) —
    rf"|(?:{PLACE})(?:(?<=[A-Z]{{3}})|(?<=\d{{4}})) ?(?:—|–|--?(?= ))"  # OSLO — , June 6, 2023 —
    r"|[A-Z]{4}[A-Z ]*(?: ?/ ?[A-Z][A-Z ]+)?: (?=[A-Z])"  # ISLAMABAD:
    rf"|[A-Z]{{3}}[A-Z .]*, [A-Z][A-Za-z. ]{{2,20}} ?(?:—|–|--?(?= )|â[\x80-\x9f]*(?= ))"  # ROMA, Italy—
    rf"|[A-Z]{{3}}[A-Z .]* â[\x80-\x9f]*(?= )"  # OSLO, its dash misread
    rf"|[A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:—|–|-) (?!.* [—–-] )"  # Oslo, Norway -
    rf"|\d{{1,2}} {MONTH} \d{{4}},? (?:[–—\x96\x97-] )?(?=[A-Z])) *"  # 3 May 2014
)
"""The place, agency or day that a report opens with."""

PAGE = Page(
    furniture=re.compile(rf"\b{FURNITURE}"),
    furniture_words=FURNITURE_WORDS,
    byline=re.compile(BYLINE),
    caption=re.compile(CAPTION),
    after_inches=re.compile(AFTER_INCHES),
    dateline=re.compile(DATELINE),
)
