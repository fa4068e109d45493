"""English phrases by which the kind of an article is told from its headline and its first words.

Each line of a listing holds phrases parted by bars; `Kinds` says what the marks in them stand for.
"""

from __future__ import annotations

from digest.language.groups.kinds import Kinds
from digest.language.tables import word_set


def _phrases(listing: str) -> frozenset[str]:
    """The phrases of a listing, parted by bars and ends of lines."""
    return frozenset(
        " ".join(phrase.split())
        for line in listing.splitlines()
        for phrase in line.split("|")
        if phrase.strip()
    )


LIVE = _phrases(
    """
    ^ live : | ^ live $ | live $ | live updates | live update | live blog | live coverage | live news
    live reaction
    liveblog | as it happened | minute by minute | latest updates | updates :
    """
)
MEDIA = _phrases(
    """
    podcast | podcasts | episode # | in this episode | week's episode | week's episode | in this video
    ^ watch : | ^ listen : | ^ video : | ^ audio : | ^ photos : | ^ watch | ^ listen | in pictures
    in photos | webinar
    photo essay | photo gallery | picture gallery | photos of the | the latest episode | new episode
    """
)
ROUNDUP = _phrases(
    """
    morning brief | morning briefing | evening brief | evening briefing | daily brief | daily briefing
    daily digest
    weekly digest | weekly update | weekly roundup | weekly links | weekly notes | weeknotes | weeknote
    week notes
    roundup | round up $ | round up : | news round up | newsletter | in brief | the week in | the week ahead
    week in review
    month in review
    links for | links of the | link roundup | reading list | top stories | top headlines | the papers say
    various and sundry | odds and ends | this week in | this month in |  the papers say
    of key events | key events day | good reads | things we learned
    """
)
SERVICE = _phrases(
    """
    how to | guide to | guide for | ^ guide | ultimate guide | beginner's guide | complete guide | tutorial
    step by step | tips | cheat sheet | cheatsheet | checklist | walkthrough | recipe | recipes
    horoscope | crossword
    quiz | sudoku | wordle | printables | solutions | ^ the best | best # | top # | # best | # ways
    # things | # reasons
    # tips | # books | # movies | # films | # shows | # places | # ideas | # gifts | # tools | # homes
    # easy | # essential
    review | reviews | reviewed | where to watch | where to buy | where to eat | where to stay | what to watch
    what to know | what to read | what to cook | what to buy | what to do | everything you need | need to know
    part # | part one | part two | part i | part ii | part iii | pt # | ^ using | ^ setting up
    ^ configuring | ^ installing
    ^ building | ^ creating | ^ getting started | ^ migrating | ^ running | ^ writing | ^ adding
    ^ making | ^ fixing
    job | vacancy | is hiring | we're hiring | for beginners | cost of a | how much | vs | pros and cons
    what is a
    """
)
PROMO = _phrases(
    """
    sponsored | advertisement | advertorial | paid post | partner content | brought to you | coupon | coupons
    promo code | discount | black friday | for just # | for only # | % off | # off | giveaway | gift guide
    best deals
    sign up now | sign up today | register now | register today | pre order | preorder | buy now
    subscribe now
    my book | my new book | my course | my workshop | now available on | now available from | on sale now
    introducing my
    """
)
RELEASE = _phrases(
    """
    #.# released | #.# is released | #.# release | #.# is out | #.# is here | #.# available | #.# is available
    #.# now available | #.# is now | #.# has been | released #.# | releases #.# | releasing #.# | release #.#
    announcing #.# | introducing #.# | version #.# | # released | # is released | # is out | # is here
    is now available
    release notes | release candidate | changelog | bugfix release | hotfix release | maintenance release
    point release | stable release | major release | minor release | patch notes | rc# tagged | #.# rc#
    """
)
PAPER = _phrases(
    """
    we propose | we present | we show that | we prove | we study | we investigate | we demonstrate | we derive
    in this paper | this work we | this article we | this paper | ^ abstract | arxiv | preprint | the art
    et al | we introduce a | our method | our approach | original paper
    """
)
ADVISORY = _phrases(
    """
    security advisory | security bulletin | security alert | security notice | security update
    weather advisory
    weather alert | weather warning | travel advisory | travel warning | health advisory | flood warning
    flood watch
    flood alert | tornado warning | tornado watch | storm warning | wind warning | wind advisory
    tsunami warning
    hurricane warning | hurricane watch | avalanche warning | heat advisory | heat warning
    frost advisory | ice warning
    snow warning | winter storm warning | red flag warning | weather warning | thunderstorm warning
    product recall | safety recall | safety alert | boil water notice
    """
)
PRESS = _phrases(
    """
    today announced that | today announced the | today announced its | today announced a | nasdaq :
    nyse : | globe newswire
    pr newswire | business wire | for immediate release | a leading provider | leading provider
    a global leader
    we're excited to | are excited to | we're pleased to | are pleased to | we're proud to | are proud to
    we're thrilled to | are thrilled to | we're happy to | pleased to announce | proud to announce
    excited to announce | delighted to announce
    """
)
RESULTS = _phrases(
    "match report | race report | box score | full time | half time | final score | player ratings"
)
OBITUARY = _phrases("obituary | obituaries | ^ rip | in memoriam | ^ remembering | in memory of | a life in")
OPINION = _phrases(
    """
    opinion | editorial | op ed | commentary | letters to the | in defense of | in defence of | the case for
    the case against | manifesto | hot take | rant | should | must | shouldn't | mustn't | ought to
    can't afford
    deserves | deserve | ^ don't | ^ stop | ^ let's | ^ please | we need | we must | we should
    considered harmful
    isn't | aren't | is not | are not | myth of | the problem with | the trouble with | the real
    the truth about
    hype | ^ no | ^ yes | i think | i believe | i don't think | i disagree | i love | i hate | i wish
    i worry | in my opinion
    in my view | wrong | why i | why we | why you | why it | why the | dangerous | the lie | the lost art
    """
)
ANALYSIS = _phrases(
    """
    analysis | explained | explainer | explains | what we know | it means | what does | what is | what are
    what happens
    what comes | means for | ^ why | ^ how | ^ what | ^ who | ^ when | ^ where | ^ can | ^ could | ^ will
    ^ is | ^ are
    ^ does | ^ do | ^ should | ? $ | lessons | ^ inside | ^ behind | ^ beyond | the rise of | the fall of
    the future of
    the history of | history of | the story of | the politics of | the making of | deep dive | interview
    profile | essay
    a look at | discusses | discuss | speaks to | speaks with | talks to | talks about | talks with
    perspective
    thoughts on | understanding | : how | : why | : what | : can | : will | : is | : a chance
    """
)
DIARY = _phrases(
    """
    i've | i had | i'd | i was | i'm | i am | i did | i got | i went | i started | i bought | i wanted
    i decided | i finally
    i spent | i tried | i made | i just | my wife | my husband | my son | my daughter | my kids | my dad
    my mum | my mom
    my friend | my friends | my boss | my life | my blog | my desk | my house | my job | my first | hello
    hi | hey
    greetings | welcome | happy new year | good morning | this blog | last post | next post | this post
    this weekend
    last summer | year in review | blog
    """
)

KINDS = Kinds(
    live=LIVE,
    media=MEDIA,
    roundup=ROUNDUP,
    service=SERVICE,
    promo=PROMO,
    release=RELEASE,
    paper=PAPER,
    advisory=ADVISORY,
    press=PRESS,
    results=RESULTS,
    obituary=OBITUARY,
    opinion=OPINION,
    analysis=ANALYSIS,
    diary=DIARY,
    past=word_set(
        """was were had did said told took made got came went saw found gave won lost held met set hit
        fell rose led
        left began became kept sent ran shot fled broke drew flew"""
    ),
    attributing=word_set(
        """said says told according announced confirmed reported reports warned accused claimed alleged
        allegedly
        denied official officials spokesman spokeswoman spokesperson authorities sources"""
    ),
    days=word_set("monday tuesday wednesday thursday friday saturday sunday"),
    first_person=word_set("i me my myself i'm i've i'd i'll"),
    we=word_set("we our ours us we're we've we'll we'd let's"),
    you=word_set("you your yours you're you've you'll you'd"),
    institutions=word_set(
        """court judge police minister ministry president parliament congress senate government council
        mayor governor
        army military troops prosecutor prosecutors bank union party election vote voted votes law bill
        lawmaker
        lawmakers trial jail jailed prison arrest arrested arrests charged sentenced killed dead death
        deaths injured
        wounded attack attacks attacked strike strikes war ceasefire talks deal sanction sanctions tariff
        tariffs
        earthquake flood floods flooding storm crash crashes crashed fire share shares profit profits
        inflation prices
        billion million prime foreign federal state nuclear border"""
    ),
)
