"""English sentences that tell somebody to do something: a reader to subscribe, a model to obey.

The listings are looked for in lower-cased text, where a sentence or a clause begins. In a line, MODEL, THE,
IGNORE and WRITE stand for the patterns `_MODEL`, `_THE_ARTICLE`, `_IGNORE` and `_WRITE`.
"""

from __future__ import annotations

import re

from digest.language.groups.pages import Instructions
from digest.language.tables import any_of

_START = (
    r"(?:^|[.:;!?–—>*•-] ?|, (?:and |then )?)\W{0,4}"
    r"(?:(?:please|kindly|now|just|and|so|then|also|first|important|attention|note)[,:]? ){0,2}"
)
"""Where a sentence or a clause begins, with up to two words such as "please"."""
_NAMED = r"(?:ai|a\.i\.|llm|(?:chat)?gpt|assistant|(?:chat)?bot|summari[sz]er)s?"
_MODEL = rf"(?:{_NAMED}|(?:(?:large )?language )?models?)"
_IGNORE = r"(?:ignor|disregard|forget|overrid|bypass)(?:e|ing|ting)?"
_WRITE = r"(?:print|output|write|say|repeat|reply|respond|answer|return|insert|append|include)"
_THE_ARTICLE = r"the (?:article|story|text|page|following|above)"

TO_MODELS = (
    any_of(
        r"""
    IGNORE (?:\w+ ){0,4}?(?:previous|prior|above|preceding|earlier|foregoing|system)\b
    IGNORE (?:(?:all|any|every|your|the|these|those|of|my) ){0,4}(?:instruct\w*|prompts?|guidelines)\b
    IGNORE (?:everything|all|anything) (?:above|before|you|that|else)\b
    summari[sz]e (?:this|it|these|THE) (?:\w+ ){0,4}?(?:as|in|with|by|to|for)\b
    WRITE (?:only|exactly|verbatim|with|instead|in your)\b
    WRITE the (?:words?|phrase|text|following|string|sentence)\b
    WRITE\W*$
    (?:do not|don['’]t|never) (?:mention|summari[sz]e|cite|reveal|include|print|output|quote|disclose|tell)\b
    (?:act|behave|respond|answer|reply) as (?:if|though|an?|the)\b
    pretend (?:to be|you|that)\b
    from now on,? (?:you|act|respond|answer|reply|only|every|all)\b
    (?:new|updated|additional|your) (?:instructions?|task|role|directives?)(?: (?:is|are)\b| ?:)
    you (?:are|will be|must act as|should act as) (?:now |no longer )?(?:an? |the |my )?(?:\w+ )?MODEL\b
    you (?:must|should|will|shall|have to|need to) (?:now |always |only )?(?:IGNORE|WRITE|summari[sz]e)\b
    (?:attention|dear|hey|to|note to|notice to|message to)(?: (?:all|any|the|every))? MODEL\b
    (?:if you are|as) an? (?:\w+ )?MODEL(?: reading this)?,
    (?:all |any )?MODEL (?:reading|that reads?|who reads?|processing) this\b
    (?:system|assistant|user|instructions?|prompt) ?:
    """
    )
    .replace("MODEL", _MODEL)
    .replace("THE", _THE_ARTICLE)
    .replace("IGNORE", _IGNORE)
    .replace("WRITE", _WRITE)
)
"""Orders to a model: "Ignore previous instructions", "Respond only with the name of the mayor"."""
TO_READERS = any_of(
    r"""
    (?:subscribe|sign up|sign in|log in|register|enrol+) (?:now|today|here|to|for|below|and|with|via|at)\b
    press (?:here|now|play)\b
    (?:click|tap|swipe|scroll) (?:here|now|below|on|to|the|up|down|through|this|play)\b
    (?:follow|join|contact|email|e-mail|text|tell|visit|support|help) (?:us|our|@\w+)\b
    (?:share|retweet|forward|bookmark) (?:this|us|it|our|on|via|with your)\b
    (?:buy|order|donate|apply|shop|book|subscribe|download|register) (?:now|today|here|yours)\b
    (?:download|install|get|try) (?:the|our|your) (?:\w+ ){0,3}?(?:app|newsletter|free|copy|trial|edition)\b
    (?:become|be) an? (?:member|subscriber|supporter|patron|insider)\b
    (?:enter|confirm|verify|type) (?:your|an?) (?:\w+ )?(?:e-?mail|address|password|name|code|phone)\b
    (?:turn|switch) (?:on|off) (?:\w+ )?(?:notifications?|alerts|ad ?block\w*)\b
    (?:continue|keep|start) reading\b
    (?:read|see|watch|hear|listen to|find|view) (?:the full|the rest|our|also|here)\b
    (?:read|see|watch|hear|listen to|find|view) more (?:at|on|about|from|here)\b
    (?:already an? (?:subscriber|member)|already have an account|not a (?:subscriber|member))\b
    start your (?:\w+ ){0,3}?(?:trial|subscription)\b
    (?:let us know|have your say|leave (?:a|your) comment|send us|write to us)\b
    (?:check out|stay tuned|don['’]t (?:miss|forget to))\b
    be sure to (?:check|follow|read|sign|subscribe|watch)\b
    """
)
"""Orders to a reader: "Sign up here", "Read more about the bridge"."""

INSTRUCTIONS = Instructions(given=re.compile(rf"{_START}(?:{TO_MODELS}|{TO_READERS})"))
