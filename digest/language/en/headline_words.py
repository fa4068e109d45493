"""English words by which headlines are judged: those that tell, and those that ask, advise or take sides.

The lists were read off the headlines of NeuS that an editor refused (decision 0041).
"""

from __future__ import annotations

from digest.language.tables import any_of, word_set

VIEWS = any_of(
    r"""
    analysis|explainer|opinion|factbox|editorial|commentary|column|op-?ed|review|letters?
    fact[- ]check\w*|read|watch|listen|see|podcast|recap|timeline
    """
)
"""Labels of headlines that tell no news: "Opinion: …", "Read: …"."""
ASKS = any_of(
    r"""
    ^(?:how|why|what|(?!WHO)who|when|where|which|whose)\b
    ^(?:should|is|are|can|could|does|did|do|was|were|has|have|would|will(?! \w+s\b))\b
    (?:: | [–—-] |\. )(?:how|why|what)\b
    """
)
"""Words that open a question, direct or indirect: "Why the bridge fell"."""
WITHHOLDS = any_of(
    r"""
    here['’]s\b|\bthis is (?:why|what|how)|\bguess (?:who|what)\b
    \b(?:things?|reasons?|takeaways?|ways|facts) (?:to|we|you|from|about|why)\b
    \bwhat (?:we|you|to|it|this|that|they|he|she|comes)\b|\bwhat (?:[\w’']+ ){1,6}means?\b
    \b(?:that|this) (?:one|thing)\b|\bhow (?:to|it|we|you|they|he|she|this)\b
    \bwhy (?:it|we|you|they|he|she|this|that)\b|\breasons why\b|\beverything\b|\bexplained$
    \bmeet the\b|\bthe (?:truth|problem|story|case) (?:about|with|behind|of|for|against)\b
    \bfact[- ]check\w*|\(video\)|\btranscript\b|\bfull (?:text|video|speech|statement)\b
    \b(?:opening )?statement for\b|^(?:see|read|watch|listen)\b
    ^(?:the )?(?:top|best|worst) (?:\d+|ten|five)\b
    ^\d+ (?:\w+ )?(?:things|reasons|takeaways|ways|facts|photos|questions)\b
    """
)
"""Words of a headline that promises what it does not tell, or that names a document instead of its news."""
OPINES = any_of(
    r"""
    should(?:n['’]t)?|must|ought|needs? to|no choice|better|enough|let['’]s|don['’]t|finally|really
    actually|simply|never|even|just|very|so|too|again|still|already|another|quiet(?:ly)?|only|right
    wrong|myth|lie|lies|truth|hypocri\w+|threat to|proves?|matters?|means|deserves?|disappoint\w+
    could be brewing|ever|yet|(?:was|is|are|were)n['’]t
    ^(?:yes|no|hey|oh|yikes|sorry|welcome|imagine|dear),?|lol|yikes
    """
)
"""Words of advice, of judgement and of emphasis, with which a headline opines: "should", "finally"."""
LOADED = any_of(
    r"""
    slam(?:s|med)?|blast(?:s|ed)?|rip(?:s|ped)?|destroy(?:s|ed)?|torch(?:es|ed)?|eviscerat\w+
    mock(?:s|ed)?|melts? down|meltdown|freak\w*|lash(?:es|ed)? out|erupts?|rant(?:s|ed)?
    scold(?:s|ed)?|sham(?:es|ed|ing)|hammer(?:s|ed)?|trash(?:es|ed)?|skewer(?:s|ed)?|obliterat\w+
    humiliat\w+|embarrass\w*|cave(?:s|d)?|crush(?:es|ed)?|body slams?|unleash\w*|unhinged|deranged
    insane|crazy|crazed|shock(?:s|ed|ing)?|disgrac\w+|bizarre|outrag\w+|stunning(?:ly)?|radical
    extrem\w+|far[- ](?:left|right)|woke|crank|fail(?:ed|ing)|doomed|desperat\w+|annoying|monster|hell
    scalp|shut up|fantasy|racis\w+|deceptive\w*|scorched|chilling|horrif\w+|terrif\w+|scary|obscene
    shameful\w*|blatant\w*|brazen\w*|corrupt\w*|sham|hoax|witch hunt|conspiracy|bigot\w*
    hate[- ]?filled|vile|evil|sick|aggressive|violent|powerful|massive|huge|devastat\w+|explosive
    damning|ominous|dire|brutal(?:ly)?|epic|bombshell|firestorm|beef|scorch\w*|bromance|spectacular\w*
    awful|stupid|dumb|liar|thug|tyran\w+|fascis\w+|socialis\w+|communis\w+|regime|elites?|mob
    liberal media|fake news|leftists?|libs?|snowflakes?|maga|trumpsters?|cronies|goons?|grift\w*
    bailouts?|gut(?:s|ted)?
    """
)
"""Words of an outlet that takes sides, or makes more of it: "slams", "shocking"."""
VAGUE = any_of(
    r"""
    eas(?:es|ed|ing)|push(?:es|ed)? back|respon(?:ds?|ded|se)|reacts?|reaction|sparks?
    rais(?:es|ed|ing)|stirs?|roils?|upends?|fuels?|scandal|controvers\w+|backlash|outcry|uproar|furor
    divid\w+|deepen\w*|flex\w*|turn(?:s|ed)? on|hopes?|fears?|victor\w+|battle|fight|war|row|spat|feud
    showdown|clash\w*|firestorm|debate|friction|tensions?|drama|chaos|turmoil|crisis|grapples?
    questions?|happy|unhappy|worr(?:y|ies|ied)|concerns?|moves?|looks?|faces?|braces?|weighs?|eyes?
    signals?|hints?|teases?|touts?|promot\w+|seiz\w+|speculation|uncertain\w*|mixed|limbo|wild cards?
    raises doubts|looms?|horizon|heats? up|ramps? up|sets up|amid
    """
)
"""Words for an effect, a mood or a quarrel that do not say what happened: "sparks", "backlash"."""
SAYS = any_of(
    r"""
    says?|said|tells?|told|claims?|claimed|vows?|vowed|warns?|warned|calls?|called|insists?|admits?
    denies|argues?|suggests?|urges?
    """
)
"""Verbs of saying in headlines: "says", "vows"."""
BEING = (
    r"\b(?:is|are|was|were|it['’]s|he['’]s|she['’]s|they['’]re)\s+"
    r"(?:a|an|the|not|no|nothing|more|as|too|so|in|about|like|now|still"
    r"|\w+er|\w+(?:ful|ous|ive|al|ic|able|ing))\b"
)
"""A form of "be" that says what something is; before a past participle it is a passive, which tells."""
PRONOUN = r"(?:he|she|it|they|this|these|that|those|there|his|her|their|its|you|we|i)(?:['’]\w+)?\b"
"""A pronoun that opens a headline: "She’s"."""

EVENT_VERBS = word_set(
    """
    accept accuse acquit add admit adopt advance agree allow announce apologize appeal approve arrest
    ask assassinate attack authorize back ban begin blame block bomb boost boycott breach break burn buy
    call cancel capture cast catch certify charge clear climb close collapse condemn confirm convict
    crash criticize cut debut declare defeat defend delay demand denounce deny depart derail detain die
    dip discover dismiss disrupt donate double draft drop drown edge elect end endorse erupt escape
    evacuate exceed expand expel explode extend face fall file find fine fire flee flood found free
    freeze gain get give grant halt head hike hire hit host hurt identify impeach impose indict injure
    introduce investigate invite issue join jump kill land launch leak leave lift limit lose lower
    mandate march merge move name nominate obtain oppose order oust outlaw overrule overturn pardon pass
    pause pay pick plan plead pledge plunge postpone prohibit propose protest publish pull purchase quit
    raid raise reach rebound rebuke recall recommend record recover reduce refuse reinstate reject
    release remove reopen repeal replace report request require rescue resign restore resume retire
    return reveal reverse revoke rise rule sack scrap secure seize sell send sentence settle shed shoot
    shrink shut sign sink slash slide slip slow soar spike spill spread stab stage stall start step stop
    storm strike subpoena sue support surge surpass surrender suspend swear tell test testify threaten
    top topple trim triple tumble unveil uphold urge vaccinate veto visit vote vow waive walk warn win
    withdraw wound
    """
)
"""Verbs of headlines that tell what happened: "approves", "killed", "to resign"."""
