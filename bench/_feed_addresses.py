"""Addresses gathered by hand: which pairs name one article, and which name two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digest.web.urls import address_key, canonical_url

if TYPE_CHECKING:
    from collections.abc import Callable

SAME_WORDS = """
    # spelling
    HTTP://Example.COM:80/a                                  https://example.com/a
    https://example.com:443/a                                https://example.com/a
    https://example.com                                      https://example.com/
    https://example.com./a                                   https://example.com/a
    https://example.com/a#comments                           https://example.com/a
    https://example.com/a/./b/../c                           https://example.com/a/c
    https://example.com/%7Euser/a                            https://example.com/~user/a
    https://example.com/%e4%bd%a0                            https://example.com/%E4%BD%A0
    https://example.com/你                                    https://example.com/%E4%BD%A0
    https://straße.example/x                                 https://strasse.example/x
    https://example.com/a?                                   https://example.com/a
    https://example.com/a?b=1&                               https://example.com/a?b=1
    https://example.com/a?q=caf%c3%a9                        https://example.com/a?q=café
    http://www.example.com/a                                 https://www.example.com/a
    https://example.com//news//a-1                           https://example.com/news/a-1
    https://example.com/a?b=1&amp;c=2                        https://example.com/a?b=1&c=2
    # how a reader came
    https://example.com/a?utm_source=rss&utm_medium=feed     https://example.com/a
    https://example.com/a?id=7&utm_campaign=x                https://example.com/a?id=7
    https://example.com/a?UTM_SOURCE=x                       https://example.com/a
    https://example.com/a?fbclid=IwAR0                       https://example.com/a
    https://example.com/a?gclid=1&gbraid=2&wbraid=3          https://example.com/a
    https://example.com/a?mc_cid=1&mc_eid=2                  https://example.com/a
    https://example.com/a?at_medium=RSS&at_campaign=KARANGA  https://example.com/a
    https://example.com/a?ref=rss                            https://example.com/a
    https://example.com/a?source=rss----5f2c---4             https://example.com/a
    https://example.com/a?cmpid=prn_rss                      https://example.com/a
    https://example.com/a?CMP=share_btn_tw                   https://example.com/a
    https://example.com/a?smid=tw-share                      https://example.com/a
    https://example.com/a?ICID=ref_fark                      https://example.com/a
    https://example.com/a?_hsenc=p2&_hsmi=3                  https://example.com/a
    https://example.com/a?traffic_source=rss                 https://example.com/a
    https://example.com/a#xtor=RSS-3208                      https://example.com/a
    https://example.com/a?xtor=RSS-16                        https://example.com/a
    https://example.com/a?feature=rss                        https://example.com/a
    https://example.com/a?maca=en-rss-en-all-1573-rdf        https://example.com/a
    https://example.com/a?ns_mchannel=rss&ns_source=rss      https://example.com/a
    https://example.com/a?partner=rss&emc=rss                https://example.com/a
    https://example.com/a?wt_mc=rss.red.ho                   https://example.com/a
    https://example.com/a?guccounter=1                       https://example.com/a
    https://example.com/a?srsltid=Af                         https://example.com/a
    https://example.com/a?taid=65&utm_content=b              https://example.com/a
    https://example.com/a?__twitter_impression=true          https://example.com/a
    https://example.com/a;jsessionid=12AB?x=1                https://example.com/a?x=1
    https://example.com/a?PHPSESSID=0123456789abcdef0123     https://example.com/a
    # AMP
    https://example.com/2026/bridge-1/amp                    https://example.com/2026/bridge-1
    https://example.com/2026/bridge-opens/amp/               https://example.com/2026/bridge-opens/
    https://example.com/amp/2026/03/05/bridge-opens          https://example.com/2026/03/05/bridge-opens
    https://example.com/news/bridge-opens-1.amp              https://example.com/news/bridge-opens-1
    https://example.com/news/bridge-opens-1.amp.html         https://example.com/news/bridge-opens-1.html
    https://example.com/a?amp=1                              https://example.com/a
    https://example.com/a?amp                                https://example.com/a
    https://example.com/a?outputType=amp                     https://example.com/a
    https://amp.example.com/news/a-1                         https://www.example.com/news/a-1
    https://amp.example.com/news/a-1                         https://example.com/news/a-1
    https://example-com.cdn.ampproject.org/c/s/example.com/a https://example.com/a
    https://example-com.cdn.ampproject.org/v/s/example.com/a?amp_js_v=0.1&usqp=mq331 https://example.com/a
    https://cdn.ampproject.org/c/s/example.com/a             https://example.com/a
    https://example-com.cdn.ampproject.org/c/s/example.com/?p=7 https://example.com/?p=7
    https://example-com.cdn.ampproject.org/c/s/amp.example.com/a https://example.com/a
    https://www.google.com/amp/s/example.com/a/b             https://example.com/a/b
    https://www.google.co.uk/amp/s/www.example.com/b-1/amp/  https://www.example.com/b-1/
    https://www.bing.com/amp/s/example.com/a                 https://example.com/a
    # redirects that say where they lead
    https://www.google.com/url?rct=j&sa=t&url=https://example.com/a&ct=ga&cd=C&usg=A https://example.com/a
    https://www.google.com/url?q=https://example.com/a       https://example.com/a
    https://www.google.de/url?sa=t&url=https%3A%2F%2Fexample.com%2Fa https://example.com/a
    https://news.google.com/news/url?sa=t&url=http://example.com/a https://example.com/a
    http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=1&url=https%3a%2f%2fexample.com%2fa&c=1&mkt=en https://example.com/a
    https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa%3Ffbclid%3D1&h=AT https://example.com/a
    https://out.reddit.com/t3_1?url=https%3A%2F%2Fexample.com%2Fa&token=A https://example.com/a
    https://www.youtube.com/redirect?event=v&q=https%3A%2F%2Fexample.com%2Fa https://example.com/a
    https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=https%3a%2f%2fexample.com%2fa/RK=2/RS=x- https://example.com/a
    https://duckduckgo.com/l/?uddg=https%3A%2F%2Fexample.com%2Fa https://example.com/a
    https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fexample.com%2Fa https://example.com/a
    https://t.umblr.com/redirect?z=https%3A%2F%2Fexample.com%2Fa&t=M https://example.com/a
    https://feedproxy.example/r/abc/*https://example.com/a   https://example.com/a
    https://web.archive.org/web/20260305120000/https://example.com/a https://example.com/a
    https://medium.com/m/global-identity?redirectUrl=https%3A%2F%2Fexample.com%2Fa https://example.com/a
    https://go.redirectingat.com/?id=1&url=https%3A%2F%2Fexample.com%2Fa https://example.com/a
    https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fa&data=1 https://example.com/a
"""

DIFFERENT_WORDS = """
    https://example.com/a                                    https://example.com/b
    https://example.com/a?id=1                               https://example.com/a?id=2
    https://example.com/a                                    https://example.com/a?p=2
    https://example.com/?p=123                               https://example.com/?p=124
    https://example.com/story.php?storyid=1                  https://example.com/story.php?storyid=2
    https://example.com/index.php?option=1&view=a            https://example.com/index.php?option=1&view=b
    https://example.com/a?b=1&c=2                            https://example.com/a?b=2&c=1
    https://example.com/A                                    https://example.com/a
    https://example.com/a%2Fb                                https://example.com/a/b
    https://example.com/a?q=x%26y                            https://example.com/a?q=x&y
    https://example.com/#!/a                                 https://example.com/#!/b
    https://one.example.com/a                                https://two.example.com/a
    https://example.com/a                                    https://example.org/a
    https://example.com:8443/a                               https://example.com/a
    https://example.com/topics/amp                           https://example.com/topics
    https://example.com/amp                                  https://example.com/
    https://example.com/a?source=reuters                     https://example.com/a?source=afp
    https://example.com/a?from=berlin                        https://example.com/a?from=paris
    https://example.com/a?ref=main                           https://example.com/a?ref=annex
    https://example.com/watch?v=1                            https://example.com/watch?v=2
    https://example.com/a?page=1                             https://example.com/a?page=2
    https://example.com/a?lang=en                            https://example.com/a?lang=de
    https://news.google.com/articles/CBMi1                   https://news.google.com/articles/CBMi2
    https://web.archive.org/web/2026/https://example.com/a   https://web.archive.org/web/2026/https://example.com/b
    https://www.google.com/url?url=https://example.com/a     https://www.google.com/url?url=https://example.com/b
    https://example.com/login?url=https://example.com/a      https://example.com/a
    https://example.com/share?u=https://example.org/a        https://example.org/a
    https://example.com/2026/03/amplifier                    https://example.com/2026/03/lifier
    https://example.com/news/1-2                             https://example.com/news/1-3
    https://example.com/?feature=1                           https://example.com/?feature=2
"""


def _pairs(words: str) -> list[tuple[str, str]]:
    lines = (line.split() for line in words.splitlines() if line.strip() and not line.strip().startswith("#"))
    return [(first, second) for first, second in lines]


SAME = _pairs(SAME_WORDS)
DIFFERENT = _pairs(DIFFERENT_WORDS)


def address_scores(*, peers: bool = True) -> dict[str, float]:
    """The share of pairs told right, of one article and of two, beside two libraries for the same job."""
    programs: dict[str, Callable[[str], str | None]] = {
        "": canonical_url,
        "key, ": lambda url: address_key(canonical_url(url)),
    }
    if peers:
        programs |= _peers()
    scores: dict[str, float] = {"pairs": len(SAME) + len(DIFFERENT)}
    for prefix, program in programs.items():
        same = sum(program(one) == program(other) for one, other in SAME)
        different = sum(program(one) != program(other) for one, other in DIFFERENT)
        scores |= {
            f"{prefix}one article": same / len(SAME),
            f"{prefix}two articles": different / len(DIFFERENT),
            f"{prefix}all": (same + different) / (len(SAME) + len(DIFFERENT)),
        }
    return scores


def _peers() -> dict[str, Callable[[str], str | None]]:
    from courlan import normalize_url
    from url_normalize import url_normalize

    return {
        "peer_courlan_": normalize_url,
        "peer_courlan-strict_": partial(normalize_url, strict=True),
        "peer_url-normalize_": url_normalize,
        "peer_url-normalize-filter_": partial(url_normalize, filter_params=True),
    }
