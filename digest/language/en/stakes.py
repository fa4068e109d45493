"""What English headlines say is at stake: words by the kind of thing that happened, or that is on show."""

from __future__ import annotations

from digest.language.groups.reports import Stakes

_LISTINGS = {
    "dead and hurt": """
        dead deadly deadliest death die died dies dying kill killed killing kills slain slaying toll fatal
        fatality murder murdered massacre drown drowned drowns perish perished body bodies casualty injure
        injured injures injury hurt wound wounded hospitalised hospitalized trapped stranded homeless
        evacuated evacuate evacuation flee fled displaced refugee survivor hostage abducted kidnapped victim
        famine hunger starving
    """,
    "war": """
        war troop soldier army military missile rocket airstrike strike bomb bombing bombed blast explosion
        attack attacked militant rebel insurgent terror terrorist ceasefire truce invasion invade offensive
        nuclear weapon drone frontline siege coup navy sanction ambush shelling gunman shooting hostilities
        peacekeeper battle
    """,
    "state": """
        government minister president parliament congress senate cabinet premier chancellor election vote
        voter votes referendum law legislation bill treaty summit talks diplomat ambassador embassy border
        policy ministry opposition coalition resign resigns resigned resignation impeach impeached ouster
        oust ousted ousts sworn ban bans banned budget reform nationwide regulator commission council mayor
        governor eu un nato protest protester protesters rally unrest curfew emergency immigration
        administration lawmaker lawmakers mp pope
    """,
    "court": """
        court judge jury trial verdict convicted conviction guilty sentenced sentence jailed jail prison
        prosecutor prosecutors charged indicted indictment lawsuit sue sues sued ruling rule ruled rules
        arrest arrested arrests investigation investigate probe fraud corruption bribery detained police
        appeal extradited raid
    """,
    "disaster": """
        earthquake quake flood flooding floods hurricane typhoon cyclone storm wildfire fire tsunami eruption
        volcano landslide drought tornado crash crashes crashed derail derailed collapse collapsed collapses
        outage blackout spill heatwave avalanche disaster
    """,
    "economy": """
        economy economic inflation recession unemployment jobless rate rates bank banks banking currency
        market markets stock stocks shares debt default bailout tariff tariffs trade export exports import
        imports gdp deficit bankruptcy bankrupt layoff layoffs strike union unions wage wages oil gas crisis
        plunge plunges plunged slump tumble rout prices
    """,
    "firm": """
        profit profits earnings revenue sales quarter quarterly merger merge takeover acquire acquires
        acquisition buyout ipo investor investors stake deal ceo chief executive dividend forecast startup
        factory plant
    """,
    "health": """
        virus outbreak epidemic pandemic vaccine vaccines disease infection cancer measles cholera ebola
        covid coronavirus flu hospital patient patients doctors recall recalled recalls contaminated
    """,
    "science": """
        scientists researchers study space nasa mission orbit lunar moon mars planet spacecraft satellite
        launch launches telescope climate species discovered discovery genome fossil probe asteroid warming
        emissions
    """,
    "scale": """
        million millions billion billions trillion thousand thousands hundreds record worst biggest largest
        historic first unprecedented national global world country nation state mass widespread
    """,
    "step": """
        agree agrees agreed agreement sign signs signed approve approves approved reject rejects rejected
        order orders ordered launch launches seize seizes seized warn warns warned declare declares declared
        reveal halt halts suspend suspends suspended close closes closed win wins won cut cuts raise raises
        raised quit quits elected fined fine settle settles settled sack sacks sacked
    """,
    "fame": """
        actor actress singer celebrity celeb celebrities star stars rapper model supermodel royal princess
        prince kardashian bieber beyonce divorce split splits dating wedding marries married engaged
        engagement romance girlfriend boyfriend husband wife couple baby bikini selfie outfit dress hair
        fans oscar oscars grammy emmy idol reality paparazzi instagram
    """,
    "screen": """
        film movie trailer album song songs music video season episode series show finale concert tour band
        premiere sequel spoilers spoiler cast remake soundtrack festival comic anime novel book author
        museum exhibition box theatre broadway netflix tv
    """,
    "gadget": """
        iphone ipad android app apps galaxy smartphone phone tablet laptop console xbox playstation game
        games gaming gamers update beta sdk firmware browser headset camera wearable plugin tutorial code
        linux windows feature features specs
    """,
    "sport": """
        match cup league season coach striker goal goals team teams player players playoff quarterback
        championship champion title final finals tournament race innings wicket batting pitcher nba nfl mlb
        nhl fifa olympic olympics football soccer cricket tennis golf rugby baseball basketball score scored
        beat beats squad injury club clubs
    """,
    "advice": """
        how why what best top tips guide ways recipe recipes review reviews things reasons ideas gift gifts
        you your should need buy cheap deals discount sale horoscope quiz checklist easy healthy diet
        workout stylish delicious
    """,
    "talk": """
        opinion editorial column podcast interview q&a watch live listen photos pictures gallery roundup
        newsletter my our i we me let's slams mocks jokes viral hilarious adorable shocking amazing
    """,
}

STAKES = Stakes(
    kinds={kind: frozenset(listing.split()) for kind, listing in _LISTINGS.items()},
)
