"""Nations by the words that stand for them: adjectives, initials, short names; and other short forms."""

from __future__ import annotations

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
