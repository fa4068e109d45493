"""Suffixes under which the public registers names. Facts, a short list gathered by hand.

Every single label (``com``, ``fr``) counts as one without standing here. Not the whole Public Suffix List:
the countries that register at the third level, and the hosts where every subdomain is somebody else's.
"""

from __future__ import annotations

_COUNTRIES = """
    ae ag ar at au bd bh bn bo br by bz ci cn co cr cu cy do ec eg et fj ge gh gi gr gt gy hk hn id il
    im in iq jm jo jp ke kh kr kw kz lb lk lr ls lv ly ma mg mk ml mm mo mt mu mv mw mx my mz na ng ni
    np nr nz om pa pe pg ph pk pl pr ps pt py qa ro rs ru rw sa sb sc sd sg sl sn sv sy th tj tn tr tt
    tw tz ua ug uk uy uz vc ve vi vn ye za zm zw
"""
_SECOND_LEVEL = {
    "com co net org gov edu ac": _COUNTRIES,
    "or ne go ad ed gr lg": "jp id kr tz",
    "gob": "ar bo cl ec es gt hn mx ni pa pe sv ve",
    "gouv": "fr ci sn ml bj",
    "nic mil ltd plc me sch nhs police": "uk in",
    "govt school iwi maori geek kiwi": "nz",
    "id asn": "au",
    "nom art blog eco jor tv log radio": "br",
    "asso tm": "fr",
    "web law nom": "za",
    "gen firm ind": "in",
    "info biz": "pl tr",
    "waw krakow": "pl",
    "in": "ua th",
    "kiev kyiv lviv": "ua",
}
_SHARED_HOSTS = """
    appspot.com azurewebsites.net bearblog.dev beehiiv.com blogger.com blogspot.com cloudfront.net
    dreamwidth.org fly.dev free.fr ghost.io github.io gitlab.io hatenablog.com herokuapp.com livejournal.com
    mataroa.blog medium.com micro.blog neocities.org netlify.app over-blog.com pages.dev posthaven.com
    r2.dev readthedocs.io s3.amazonaws.com sourceforge.io sourceforge.net squarespace.com substack.com
    tumblr.com typepad.com vercel.app web.app weebly.com wixsite.com wordpress.com workers.dev write.as
"""

PUBLIC_SUFFIXES = frozenset(_SHARED_HOSTS.split()) | {
    f"{label}.{country}"
    for labels, countries in _SECOND_LEVEL.items()
    for label in labels.split()
    for country in countries.split()
}
