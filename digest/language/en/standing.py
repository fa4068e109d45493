"""English words and patterns that show whether a sentence stands alone, and whose voice it has."""

from __future__ import annotations

import re

from digest.language.groups.standing import Standing
from digest.language.tables import any_of, word_set

ONWARD = word_set(
    """also another other others later then again further too earlier same both latter former added continued
    meanwhile still however moreover instead nor but and so yet although despite even afterward subsequently
    previously"""
)
JUDGING = word_set(
    """should must ought really simply even never indeed clearly obviously perhaps surely sadly unfortunately
    fortunately just so very quite rather too better best worse worst good bad great awful terrible absurd
    foolish shameful dangerous wonderful unimaginable genuine actually truth fact seems seem appears maybe
    probably arguably certainly undoubtedly totally pretty damn everybody everyone nobody always likely
    dramatic stunning incredible amazing extraordinary brilliant finally merely alas well remember imagine
    lot thing things kind sort whatever astounding"""
)
POSSIBLE = word_set(
    """would could might may can cannot can't won't wouldn't couldn't isn't doesn't don't didn't wasn't it's
    that's there's here's"""
)
PAST = word_set(
    """was were had said told found took made became began got gave went came saw held won lost left led met
    kept did has have been"""
)
SAYING = word_set(
    """said says told tells added adds wrote writes warned argued replied insisted noted announced according
    explained tweeted posted claimed reported stated confirmed"""
)
OFFERING = word_set(
    """subscribe newsletter inbox podcast episode sponsored brought advertisement advertising sign download
    app join watch listen follow click read visit ad promo promotional offer discount free tickets shop buy
    sale deal deals here video gallery photos below learn discover"""
)
SHOWN = word_set(
    """look looks stand stands walk walks sit sits hold holds wave waves wait waits carry carries gather
    gathers pose poses gesture gestures arrive arrives leave leaves speak speaks attend attends take takes
    watch watches react reacts inspect inspects pass passes smile smiles shake shakes shown pictured seen
    celebrate celebrates listen listens work works protest protests play plays ride rides march marches
    makes delivers addresses greets hugs prays pray guard guards patrol patrols load loads travel travels"""
)
COUNTING = word_set(
    "two three four five six seven eight nine ten one another other some many most few both all"
)

STAMP = any_of(
    r"""
    \W*(?:Posted|Updated|Published|Last updated|By)\b
    \d{1,2} [A-Z][a-z]+ \d{4}
    [A-Z]{3,9} \d{1,2},? \d{4}
    \d{1,2}: ?\d\d
    \d{1,2} ?/ ?\d
    \d+ of \d
    CLOSE\b
    \((?:Photo|Image)
    """
)
STAMPS = (
    *("GMT", "Read more", "appeared first on", " MORE ", "pic.twitter", "https", "( @", "minute read"),
    *("Getty", "via AP)", " a. m.", " p. m.", "Last updated"),
)
CUT = any_of(
    r"""
    \b(?:Mr|Mrs|Ms|Dr|No|Sen|Rep|St) ?\.$
    (?<=\s)[A-Z] ?\.$
    \b(?:a|the|of|and|to|in|for|with) ?\.$
    [,;:]$
    (?:\.\.\.|…)$
    """
)
_BEFORE_AN_HOUR = sorted(word_set("at by until till from around about before after since and to near of"))
"""Words before a time of day that ends a whole sentence: "at 5 p.m."."""
CUT_AFTER_AN_HOUR = (
    "".join(rf"(?<!\b{word} )" for word in _BEFORE_AN_HOUR)
    + r"(?<![\d:-])\d{1,2}(?:: ?\d\d)?(?:-\d{1,2}(?::\d\d)?)? ?[ap]\. ?m ?\.?$"
)
"""A time of day at the end, without a preposition: the sentence was cut after "p.m."."""

SPOKEN_BY = any_of(
    r"""
    [,.?!] ?[”"] ?(?:[A-Z][\w.’'-]+ ){2,}
    [,.?!] ?[”"] ?(?:said|says) (?:[A-Z][\w.’'-]+ ?){2,}
    [”"],? ?(?:said|says) (?:his|her|their|a|an|the) [a-z ]+ (?:[A-Z][\w.’'-]+ ?){2,}
    """
)
SELF_NAMED = any_of(
    r"""
    \b(?:told|tells|tell|to|with|by) this (?:newspaper|paper|website|site|outlet|publication|column|programme)
    \bthis (?:newspaper|website|publication|news organi[sz]ation) (?:has|had|was|is|can|understands)\b
    \b(?:has|have|had) (?:been contacted|contacted|approached|asked)\b[^.]{0,40}\bfor (?:a )?comment
    \b(?:has|have) reached out to\b
    \bdid not (?:immediately )?(?:respond|return|reply)\b[^.]{0,40}\b(?:requests?|calls?|emails?|messages?)\b
    """
)

STANDING = Standing(
    persons=word_set("he she they him her them his hers their theirs himself herself themselves"),
    things=word_set("it its this that these those such itself"),
    writer=word_set("i we my our us me mine ours i'm i've we're we've i'd i'll we'll myself ourselves"),
    reader=word_set("you your yours you're you've you'll yourself let's"),
    definite=word_set("the this that these those"),
    indefinite=word_set("a an"),
    relative=word_set("of that who which in for to from at on"),
    onward=ONWARD,
    judging=JUDGING,
    possible=POSSIBLE,
    negative=word_set("not no never nor without"),
    past=PAST,
    past_ending="ed",
    saying=SAYING,
    offering=OFFERING,
    shown=SHOWN,
    counting=COUNTING,
    stamp=re.compile(STAMP),
    stamps=STAMPS,
    cut=re.compile(f"{CUT}|{CUT_AFTER_AN_HOUR}"),
    spoken_by=re.compile(SPOKEN_BY),
    self_named=re.compile(SELF_NAMED),
)
