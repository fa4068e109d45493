"""English words around a full stop: abbreviations, openers of sentences, times of day."""

from __future__ import annotations

import re

from digest.language.groups.words import Sentences
from digest.language.tables import word_set

VERSUS = word_set("v vs viz cf")
LEADS_A_NAME = VERSUS | word_set(
    """adm amb asst atty brig capt cllr cmdr col cpl det dir dr fr ft gen gov hon insp lt maj messrs mgr mme
    mlle mr mrs ms msgr mt mx pfc pres prof pvt rep reps rev sec sen sens sgt spc supt treas"""
)
BEFORE_A_NUMBER = word_set("no nos art ch cl col fig figs p pp para pt sec sect vol ca approx est cent")
SHORTENED = word_set(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    st inc corp co ltd llc plc bros jr sr esq etc al ave blvd rd hwy sq dept univ assn natl intl govt
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore
    pa penn tenn tex va vt wash wis wyo alta ont que sask fmr ret ph.d
    lb lbs oz yds e.g i.e cie gmbh a.k.a"""
)
SHORTENED_SMALL = word_set("etc e.g i.e al lb lbs oz yds")
STARTERS = word_set(
    """a about according additionally after all also although among an and another any as at because
    before besides both but by despite during each earlier either even every few finally for from
    furthermore he her here his how however i i'm i've if in instead it it's its last later many
    meanwhile moreover most my neither no none not nothing now of officials on once one only or other
    our over people police she since so some still such that that's the their then there therefore these
    they they're this those though three through to today tonight two under until we we're what when
    where whether which while who why with without yet you your"""
)
AFTER_A_TIME = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december eastern central pacific mountain greenwich gmt utc est edt et
    cst cdt ct mst mdt mt pst pdt pt bst cet cest ist jst aest local"""
)
SAYS_AFTER_A_QUOTATION = word_set(
    """said says asked asks told tells added adds wrote writes replied replies cried shouted exclaimed
    wondered tweeted posted recalled joked insisted demanded warned called answered"""
)
OPENS_WITH_A_TIME = (
    r"(?:^|[.!?…][\"”’')\]]*\s+|\b(?:that|but|when|because|while)\s+)"
    r"(?:at|by|around|about|before|after|until|since)\s+"
    r"(?:(?:about|around|roughly|just (?:after|before))\s+)?\d{1,2}(?:[:.]\d\d)?\s+[ap]\.m$"
)

SENTENCES = Sentences(
    starters=STARTERS,
    leads_a_name=LEADS_A_NAME,
    leads_a_name_small=VERSUS,
    before_a_number=BEFORE_A_NUMBER,
    before_a_bracket=frozenset({"no"}),
    shortened=SHORTENED,
    shortened_small=SHORTENED_SMALL,
    and_so_on=frozenset({"etc"}),
    times_of_day=frozenset({"a.m", "p.m"}),
    after_a_time=AFTER_A_TIME,
    opens_with_a_time=re.compile(OPENS_WITH_A_TIME, re.IGNORECASE),
    says_after_a_quotation=SAYS_AFTER_A_QUOTATION,
    goes_on_after_dots=frozenset({"I", "I'm", "I’m", "I've", "I’ve"}),
)
