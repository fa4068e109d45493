"""English words by function: grammar, words that report no fact, the calendar, numbers, titles, nations."""

from __future__ import annotations

from digest.language.groups.words import Words
from digest.language.tables import word_set

GRAMMAR = word_set(
    """a able about above across after afterwards again against ago ahead all almost along already also
    although always am amid among an and another any anyone anything anyway apart are aren't around as
    aside at away back be became because become becomes been before behind being below beside besides
    between beyond both but by came can can't cannot come comes could couldn't despite did didn't do
    does doesn't doing don't done down due during each either else especially etc even ever every
    everyone everything except far few for former from further get gets getting give given go goes going
    gone got had hadn't has hasn't have haven't having he he'd he'll he's hence her here here's hers
    herself him himself his how however i i'd i'll i'm i've if in indeed inside instead into is isn't it
    it'd it'll it's its itself just keep kept know known last later least less let let's like likely
    made make makes making many may maybe me meanwhile might mine more moreover most mostly much must my
    myself near nearly neither never nevertheless next no nobody none nor not nothing now of off often
    on once one ones only onto or other others otherwise ought our ours ourselves out over own per
    perhaps put quite rather really said same saw say saying says seem seemed seems seen several shall
    she she'd she'll she's should shouldn't since so some someone something sometimes soon still such
    take taken tell than that that's the their theirs them themselves then there there's therefore these
    they they'd they'll they're they've thing things this those though through throughout thus to
    together told too took toward towards under unless until unto up upon us use used using very via was
    wasn't way we we'd we'll we're we've well went were weren't what what's whatever when whenever where
    whereas wherever whether which while who who's whoever whole whom whose why will with within without
    won't would wouldn't yet you you'd you'll you're you've your yours yourself yourselves mr mrs ms dr"""
)
"""Stop words with straight apostrophes, exactly as `digest.text.tokens.words` gives them."""
IDLE = word_set(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow day week month year
    morning evening afternoon night early late time hour
    statement reporter spokesman spokeswoman spokesperson official officials source report reported reporting
    told announced announcement according added news press conference interview group manager
    new people man woman person one two three four five six first second u s"""
)
"""Stems that many reports have, so that they do not tell one fact from another."""
CALENDAR = word_set(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday"""
)
PERSON_TITLES = word_set(
    """mr mrs ms miss dr sir dame lord lady president minister senator sen rep representative congressman
    congresswoman gov governor mayor prime secretary general king queen prince princess judge justice chief
    officer ambassador professor reverend bishop captain colonel lieutenant major sergeant detective sheriff
    sheikh emir gen lt col sgt capt rev prof hon supt det attorney commissioner spokesman spokeswoman
    chancellor chairman chairwoman councilman councilwoman"""
)
"""Titles and offices that stand before a person's name and are not part of it."""
_SMALL = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TENS = """twenty thirty forty fifty sixty seventy eighty ninety"""
SPELLED = {word: str(value) for value, word in enumerate(_SMALL.split(), 2)} | {
    word: str(10 * value) for value, word in enumerate(_TENS.split(), 2)
}
"""Numbers in words → digits. "One" is left out, because it is a pronoun, too."""
NATIONS = {
    "american": "us", "america": "us", "usa": "us", "united states": "us", "u.s.": "us", "u.s": "us",
    "british": "britain", "uk": "britain", "u.k.": "britain", "united kingdom": "britain", "french": "france",
    "german": "germany", "chinese": "china", "russian": "russia", "ukrainian": "ukraine", "japanese": "japan",
    "israeli": "israel", "iranian": "iran", "iraqi": "iraq", "syrian": "syria", "turkish": "turkey",
    "italian": "italy", "spanish": "spain", "greek": "greece", "dutch": "netherlands", "swedish": "sweden",
    "norwegian": "norway", "danish": "denmark", "finnish": "finland", "polish": "poland", "indian": "india",
    "canadian": "canada", "mexican": "mexico", "brazilian": "brazil", "australian": "australia",
    "egyptian": "egypt", "saudi": "saudi arabia", "european": "europe", "eu": "europe", "e.u.": "europe",
    "palestinian": "palestine", "afghan": "afghanistan", "korean": "korea", "venezuelan": "venezuela",
    "african": "africa", "asian": "asia", "irish": "ireland", "scottish": "scotland", "swiss": "switzerland",
    "gop": "republican", "nyc": "new york city", "d.c.": "washington", "d.c": "washington",
    "dc": "washington", "n.y.": "new york", "n.j.": "new jersey", "l.a.": "los angeles",
    "ala": "alabama", "ariz": "arizona", "calif": "california", "colo": "colorado", "fla": "florida",
    "kan": "kansas", "ky": "kentucky", "mich": "michigan", "minn": "minnesota", "neb": "nebraska",
    "nev": "nevada", "okla": "oklahoma", "tenn": "tennessee", "wis": "wisconsin", "wyo": "wyoming",
    "n.h.": "new hampshire", "n.m.": "new mexico", "n.c.": "north carolina", "s.c.": "south carolina",
    "n.d.": "north dakota", "s.d.": "south dakota", "r.i.": "rhode island", "alta": "alberta",
    "b.c.": "british columbia", "ont": "ontario",
    "un": "un", "u.n.": "un", "united nations": "un",
}  # fmt: skip

WORDS = Words(
    grammar=GRAMMAR,
    idle=IDLE,
    calendar=CALENDAR,
    numbers=SPELLED,
    titles=PERSON_TITLES,
    nations=NATIONS,
)
