"""The English exceptions for the checks "deeds", "agents", "likenesses" and "invention"."""

from __future__ import annotations

from digest.language.en.clauses import CLAUSES
from digest.language.groups.facts import Deeds
from digest.language.tables import word_set

DEEDS = Deeds(
    telling=word_set(
        """said says say saying told tell tells added adds reported reports report noted notes wrote writes
        write announced according called calls known"""
    ),
    weak=word_set("told said says added reported noted announced wrote according"),
    directions=word_set("before after more less fewer up down above below over under first last"),
    light=word_set(
        """be have do make take get give go come become say tell add report note write announce call include
        follow state mention describe explain claim confirm express use lead cause allow involve remain
        continue begin start appear seem show see find know believe think place base occur happen relate own
        set put hold face share reach expect conduct argue discuss develop establish inform record name work
        head provide offer address indicate suggest maintain quote support suppose require need want try
        plan aim feature present reveal detail cite"""
    ),
    blaming=("mis",),
    copulas=word_set("is are was were"),
    expletives=word_set("which that who what it there"),
    likening=CLAUSES.be
    | word_set(
        """become becomes became becoming remain remains remained seem seems seemed as stay stayed made make
        makes making left leave leaves called call calls declared declares found considered considers deemed
        kept keeps turned went gone feel felt looks looked got it's he's she's they're"""
    ),
    ranks=word_set(
        """first second third last latest only next same new other more most best worst biggest one"""
    ),
    clausal=word_set(
        """who which whose where when after before in on at by with as while and or but including of for from
        about against"""
    ),
)
