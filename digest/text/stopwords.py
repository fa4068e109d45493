"""English words that carry grammar rather than content."""

from __future__ import annotations

_LIST = """
a able about above across after afterwards again against ago ahead all almost along already also
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
won't would wouldn't yet you you'd you'll you're you've your yours yourself yourselves mr mrs ms dr
"""

STOPWORDS: frozenset[str] = frozenset(_LIST.split())
"""Lower case, apostrophes straight: exactly what `tokens.words` gives."""
