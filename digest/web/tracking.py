"""What in an address tells how a reader came to it, not what it shows. Facts, gathered by hand."""

from __future__ import annotations

_PREFIXES = (
    "utm_",
    "utm-",
    "mtm_",
    "matomo_",
    "piwik_",
    "hsa_",
    "oly_",
    "vero_",
    "trk_",
    "wt.",
    "wt_",
    "_hs",
    "__hs",
    "mc_",
    "ns_",
    "ga_",
    "itm_",
    "stm_",
    "sc_c",
    "elq",
    "bsft_",
    "fb_action",
    "fb_ref",
    "fb_source",
    "guce_",
    "rss_",
)

_NAMES_WORDS = """
    __s __source __tn__ __twitter_impression _branch_match_id _branch_referrer _ga _gl _ke _ope
    _openstat amp amp_gsa amp_js_v ascsubtag at_bbc_team at_campaign at_campaign_type at_custom1
    at_custom2 at_custom3 at_custom4 at_format at_link_id at_link_origin at_link_type at_medium
    at_ptr_name awc campaign_id campaignid cmp cmpid cndid dclid dicbo echobox ef_id epik fbclid
    feedname feedtype ftag gaa_at gbraid gclid gclsrc gs_l guccounter hctatracking hsctatracking icid
    igsh igshid ir_ad ito jsessionid li_fat_id lipi maca mbid mkcid mkevt mkrid mkt_tok mkwid
    ml_subscriber ml_subscriber_hash msclkid ncid nr_email_referer ocid origref outputtype pcrid
    phpsessid pk_campaign pk_content pk_keyword pk_kwd pk_medium pk_source pnclid raneaid ranmid
    ransiteid rb_clickid rdt_cid refsrc rss s_cid s_kwcid sara_ref sfmc_id sfns smid smtyp soc_src
    soc_trk spref sr_share srsltid sscid taid tblci tdsourcetag traffic_source trk ttclid twclid
    twitter_impression usqp vgo_ee wbraid wickedid wprov wpsrc xtor yclid ysclid zanpid
"""
_NAMES = frozenset(_NAMES_WORDS.split())

_WAYS_WORDS = """
    cmp emc feature from medium mod origin partner ref referer referrer source src via campaign
"""
_WAYS = frozenset(_WAYS_WORDS.split())
"""Parameters that may say what is shown; they are dropped only with a value of `_FEED_VALUES`."""

_FEED_VALUES_WORDS = """
    rss rss1.0 rss2.0 rssfeed rss-feed rss_feed feed feeds atom newsfeed syndication amp
"""
_FEED_VALUES = frozenset(_FEED_VALUES_WORDS.split())

REDIRECTORS = {
    ("l.facebook.com", "/l.php"): "u",
    ("lm.facebook.com", "/l.php"): "u",
    ("l.instagram.com", "/"): "u",
    ("l.threads.com", "/"): "u",
    ("www.bing.com", "/news/apiclick.aspx"): "url",
    ("www.bing.com", "/api/v1/mediation/tracking"): "url",
    ("out.reddit.com", ""): "url",
    ("www.youtube.com", "/redirect"): "q",
    ("vk.com", "/away.php"): "to",
    ("steamcommunity.com", "/linkfilter/"): "url",
    ("slack-redir.net", "/link"): "url",
    ("duckduckgo.com", "/l/"): "uddg",
    ("www.linkedin.com", "/redir/redirect"): "url",
    ("t.umblr.com", "/redirect"): "z",
    ("href.li", "/"): "url",
    ("medium.com", "/m/global-identity"): "redirectUrl",
    ("medium.com", "/m/global-identity-2"): "redirectUrl",
    ("go.redirectingat.com", "/"): "url",
    ("go.skimresources.com", "/"): "url",
    ("safelinks.protection.outlook.com", "/"): "url",
    ("getpocket.com", "/redirect"): "url",
    ("click.linksynergy.com", "/deeplink"): "murl",
    ("www.google", "/url"): "url q",
    ("google", "/url"): "url q",
    ("news.google", "/news/url"): "url",
    ("news.google", "/url"): "url q",
}
"""Hosts and paths that only lead on → the parameters that say where, parted by spaces.

Google stands without its country; an empty path is any path; a host stands for the ones below it, too.
"""


def is_tracking(parameter: tuple[str, str]) -> bool:
    """Whether a query parameter (name and value, in lower case) says only how the reader came."""
    name, value = parameter
    return (
        name in _NAMES
        or name.startswith(_PREFIXES)
        or (name in _WAYS and (value in _FEED_VALUES or value.startswith("rss--")))
    )
