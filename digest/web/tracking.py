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
    __s __source __tn__ __twitter_impression _branch_match_id _branch_referrer _ga _gl _ke _openstat
    _ope amp amp_gsa amp_js_v ascsubtag at_bbc_team at_campaign at_campaign_type at_custom1 at_custom2
    at_custom3 at_custom4 at_format at_link_id at_link_origin at_link_type at_medium at_ptr_name awc
    campaign_id campaignid cmp cmpid cndid dclid dicbo echobox ef_id epik fbclid feedname feedtype ftag
    gaa_at gbraid gclid gclsrc gs_l guccounter hctatracking hsctatracking igsh igshid ir_ad ito
    li_fat_id lipi mbid mkcid mkevt mkrid mkt_tok mkwid ml_subscriber ml_subscriber_hash msclkid ncid
    nr_email_referer ocid origref outputtype pcrid pk_campaign pk_content pk_keyword pk_kwd pk_medium
    pk_source pnclid ranmid raneaid ransiteid rb_clickid rdt_cid refsrc rss s_cid s_kwcid sara_ref
    sfmc_id sfns smid smtyp soc_src soc_trk spref sr_share srsltid sscid tblci tdsourcetag
    traffic_source trk ttclid twclid twitter_impression vgo_ee wbraid wickedid wprov wpsrc xtor yclid
    ysclid zanpid
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
    ("www.google.com", "/url"): "url",
    ("google.com", "/url"): "url",
    ("l.facebook.com", "/l.php"): "u",
    ("lm.facebook.com", "/l.php"): "u",
    ("l.instagram.com", "/"): "u",
    ("www.bing.com", "/news/apiclick.aspx"): "url",
    ("out.reddit.com", "/"): "url",
    ("www.youtube.com", "/redirect"): "q",
    ("vk.com", "/away.php"): "to",
    ("steamcommunity.com", "/linkfilter/"): "url",
    ("slack-redir.net", "/link"): "url",
    ("duckduckgo.com", "/l/"): "uddg",
}
"""Hosts and paths that only lead on → the parameter that says where."""


def is_tracking(parameter: tuple[str, str]) -> bool:
    """Whether a query parameter (name and value, in lower case) says only how the reader came."""
    name, value = parameter
    return name in _NAMES or name.startswith(_PREFIXES) or (name in _WAYS and value in _FEED_VALUES)
