"""English words that models put around the sentences asked for: small talk, labels, outlets, joints."""

from __future__ import annotations

import re

from digest.language.groups.pages import Answers

_AGREES = r"(?:sure|certainly|of course|okay|ok)\b[^:\n]*[:!.]\s*"
_ANNOUNCES = r"here(?:['’]s| is| are)\b[^:\n]{0,80}:\s*|(?:the )?summary\s*:\s*"
PREAMBLE = re.compile(rf"^(?:{_AGREES})?(?:{_ANNOUNCES})?", re.IGNORECASE)
_WORDS_OF_LABEL = r"(?:[A-Z][\w’'-]*(?:\s(?:(?:and|of|the|in|for|to)\s)*)?){1,5}(?:\([^()]{3,40}\))?"
LABEL = re.compile(rf"^(?:[–—-]\s+)?(?:{_WORDS_OF_LABEL}:\s+(?=[A-Z]))+|^[–—-]\s+(?=[A-Z])")
NUMBER = re.compile(r"^(?:Story|Sentence|News)?\s*#?\d+\s*[:.)–—-]\s+(?=[A-Z\"“])", re.IGNORECASE)
_REPORTS_OUTLET = r"(?:reports|per)\s(?:the\s)?(?:[A-Z][\w.]*\s?){1,3}"
_OUTLET_REPORTS = r"(?:the\s)?(?:[A-Z][\w.]*\s){1,3}(?:reports|notes)"
OUTLET = re.compile(rf",\s(?:{_REPORTS_OUTLET}|{_OUTLET_REPORTS})\.$")
JOINT = re.compile(r";\s+(?:meanwhile,\s+|elsewhere,\s+|and\s+)?|,?\s+while\s+|,\s+and\s+", re.IGNORECASE)

ANSWERS = Answers(preamble=PREAMBLE, label=LABEL, number=NUMBER, outlet=OUTLET, joint=JOINT)
