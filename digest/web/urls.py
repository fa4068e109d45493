"""Addresses: which may be asked, which name the same article, who owns them. Pure; our own rules.

`canonical_url` is the identity of an article. It removes only what is known to say how a reader came
to it; unknown parameters stay, since dropping them merges different articles.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

from digest.errors import FetchError
from digest.hosts import ascii_host, ipv6
from digest.web.suffixes import PUBLIC_SUFFIXES
from digest.web.tracking import REDIRECTORS, is_tracking

MAX_URL = 4096
"""Longer addresses are refused: servers do not take them, and they cost memory in every store."""
REMEMBERED = 4096
"""Addresses whose domain is kept: of each article it is asked several times. Chosen by reading; not
measured."""

_LOGIN = re.compile(r"(?<=//)[^/?#]*@")
"""A name and password in an address."""
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
"""``file:`` and ``urn:`` have no host; ``localhost:8000`` has no scheme."""
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_AMP_END = re.compile(r"(?:(?:/amp)+(?P<slash>/?)|(?:\.amp)+(?P<type>(?:\.html?)?))$", re.IGNORECASE)
_AMP_BEFORE_DATE = re.compile(r"^(?:/amp)+(?=/(?:19|20)\d\d/)", re.IGNORECASE)
_AMP_SEGMENT = re.compile(r"/amp(?=/|$)", re.IGNORECASE)
_SLUG = re.compile(r"[\d-]")
_VARIANT_HOST = re.compile(r"^(?:(?:www\d?|amp|m|mobile)\.)+(?=[^.]+\.)")
_AMP_CACHE = re.compile(r"^/[cv]/(?:s/)?(?P<rest>[^/]+\.[^/]+/.*)$")
_BEHIND_STAR = re.compile(r"/\*(?P<rest>https?://.+)$")
_YAHOO = re.compile(r"/RU=(?P<rest>https?%3a%2f%2f[^/]+)/", re.IGNORECASE)
_ARCHIVED = re.compile(r"^/web/\d{4,14}(?:[a-z]{2}_)?/(?P<rest>https?:/.+)$")
_GOOGLE = re.compile(r"^(?P<name>(?:www\.|news\.)?google)\.(?:com?\.)?[a-z]{2,3}$")
_AMP_VIEWER = re.compile(r"^/amp/(?:s/)?(?P<rest>[^/]+\.[^/]+/.*)$")
_DEFAULT_PORT = {"http": 80, "https": 443}
_UNRESERVED = "-._~"
_PATH_SAFE = "/:@!$&'()*+,;=" + _UNRESERVED
_QUERY_SAFE = _PATH_SAFE + "?%"


def check_url(url: str) -> str:
    """`url` as it is asked: ASCII, no fragment.

    Raises:
        FetchError: with `refused`, where our rules forbid to ask: a scheme other than http and https,
            userinfo, a backslash, white space or control characters, no or an impossible host or port.
    """
    reason = _fault(url)
    if reason:
        raise FetchError(without_login(url)[:200], f"not asked: {reason}", refused=True)
    parts = urlsplit(url)
    path = quote(parts.path, safe=_PATH_SAFE + "%") or "/"
    return urlunsplit(
        (parts.scheme.lower(), _netloc(parts.scheme, url), path, quote(parts.query, safe=_QUERY_SAFE), "")
    )


def _fault(url: str) -> str:
    """Why `url` may not be asked, or an empty text."""
    if len(url) > MAX_URL:  # first, so that nothing else takes long
        return f"it is longer than {MAX_URL} characters"
    if _FORBIDDEN.search(url):
        return "it holds white space, a control character or a backslash"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "it is no address"
    if parts.scheme.lower() not in _DEFAULT_PORT:
        return "only http and https are read"
    if "@" in parts.netloc:
        return "it holds a user name or password"
    if port == 0 or not ascii_host(parts.hostname or ""):
        return "its host is impossible"
    return ""


def _netloc(scheme: str, url: str) -> str:
    parts = urlsplit(url)
    host = ascii_host(parts.hostname or "")
    return host if parts.port in {None, _DEFAULT_PORT[scheme.lower()]} else f"{host}:{parts.port}"


def without_login(url: str) -> str:
    """`url` as messages show it: without a name and password in it."""
    return _LOGIN.sub("", url)


def canonical_url(url: str, base: str = "") -> str:
    """The address that identifies what `url` (relative to `base`) points to; "" if it cannot be asked.

    Host in lower case, no default port, fragment, tracking parameters, session ids or AMP variant; escapes
    in one spelling; redirects of aggregators that carry their target followed; https for http, but not
    for IP addresses, single-label hosts and addresses with a port, which may well have no https.
    Raises nothing; applied twice it changes nothing.
    """
    current = _normal(absolute_url(url, base))
    while (following := _target(current)) != current:  # a target is a part of its redirect: this ends
        current = _normal(following)
    return current


def absolute_url(url: str, base: str = "") -> str:
    """`url` against `base`, cleaned as browsers clean a link; "" when it cannot be asked. Raises nothing."""
    if len(url) > MAX_URL:
        return ""
    text = re.sub(r"[\t\r\n]", "", url.strip())
    try:
        joined = urljoin(base, text) if base else text
    except ValueError:
        return ""
    joined = re.sub(r"[ \x00-\x1f]", lambda found: quote(found.group()), joined)
    return "" if _fault(joined) else joined


def _target(url: str) -> str:
    """Where an aggregator's redirect, an archive or an AMP copy leads, without asking; else `url` itself."""
    if not url:
        return url
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path
    asked = f"?{parts.query}" if parts.query else ""
    if host == "cdn.ampproject.org" or host.endswith(".cdn.ampproject.org"):
        inside = _rest(_AMP_CACHE, path) + asked
    elif path.startswith("/amp/") and (_GOOGLE.match(host) or host == "www.bing.com"):
        inside = _rest(_AMP_VIEWER, path) + asked
    elif host.endswith("search.yahoo.com"):
        inside = unquote(_rest(_YAHOO, path))
    elif host == "web.archive.org":
        inside = _rest(_ARCHIVED, path) + asked
    elif "/*http" in path:
        inside = _rest(_BEHIND_STAR, path) + asked
    else:
        inside = _parameter(host, path, parts.query)
    return absolute_url(inside) or url


def _parameter(host: str, path: str, query: str) -> str:
    """The target that a known redirector is given in a parameter; "" for any other address."""
    if google := _GOOGLE.match(host):
        host = google["name"]
    wide = host.partition(".")[2]
    names = next(
        (REDIRECTORS[key] for key in ((host, path), (host, ""), (wide, path)) if key in REDIRECTORS), ""
    )
    given = dict(parse_qsl(query)) if names else {}
    return next((given[name] for name in names.split() if given.get(name, "").startswith("http")), "")


def _rest(pattern: re.Pattern[str], path: str) -> str:
    """The address that a pattern finds in a path; it may go without its scheme, or with one slash."""
    found = pattern.search(path)
    if not found:
        return ""
    rest = re.sub(r"^(https?):/+", r"\1://", found["rest"])
    return rest if rest.lower().startswith("http") else f"https://{rest}"


def _normal(url: str) -> str:
    """One spelling of an absolute address."""
    if not url:
        return ""
    parts = urlsplit(url)
    scheme, netloc = parts.scheme.lower(), _netloc(parts.scheme, url)
    if scheme == "http" and _has_https(netloc):
        scheme = "https"
    path = _without_amp(_without_dots(_SESSION.sub("", _one_spelling(parts.path, _PATH_SAFE))))
    # Escaped once too often: no parameter is called "amp;x".
    asked = re.sub(r"&(?:amp;)+", "&", parts.query)
    pieces = [piece for piece in asked.split("&") if piece and not is_tracking(_decoded(piece))]
    query = "&".join(_one_spelling(piece, _QUERY_SAFE.replace("%", "").replace("&", "")) for piece in pieces)
    fragment = _one_spelling(parts.fragment, _PATH_SAFE) if parts.fragment.startswith("!") else ""
    return urlunsplit((scheme, netloc, path or "/", query, fragment))


def _without_amp(path: str) -> str:
    """The path of the page that a path of its AMP copy belongs to, where the spelling leaves no doubt."""
    while (end := _AMP_END.search(path)) and _SLUG.search(path[: end.start()].rpartition("/")[2]):
        path = path[: end.start()] + (end["slash"] or end["type"] or "")
    return _AMP_BEFORE_DATE.sub("", path)


def address_key(canonical: str) -> str:
    """What is the same for every address of one article, as far as addresses tell, of a canonical address.

    Looser than the canonical address, and not to be asked: without scheme, ``www.``, ``amp.`` and ``m.``
    hosts, AMP segments, doubled and final slashes. Meant for telling an entry from others of its own feed.
    """
    if not canonical:
        return ""
    parts = urlsplit(canonical)
    path = re.sub(r"/{2,}", "/", parts.path).rstrip("/")
    bare = _AMP_SEGMENT.sub("", path)
    path = bare if _SLUG.search(bare) else path
    host = _VARIANT_HOST.sub("", parts.netloc)
    return urlunsplit(("", host, path, parts.query, parts.fragment))


def _has_https(netloc: str) -> bool:
    """Whether a host asked over http may be taken to answer over https too: a public name, default port."""
    return "." in netloc and ":" not in netloc and not _is_ip(netloc)


def _decoded(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return unquote(name).lower(), unquote(value).lower()


def _one_spelling(text: str, safe: str) -> str:
    """`text` with every escape that need not be one resolved, and the others in upper case."""
    kept = re.sub(r"%([0-9a-fA-F]{2})", lambda found: _escape(found.group(1)), text)
    return quote(kept, safe=safe + "%")


def _escape(digits: str) -> str:
    letter = chr(int(digits, 16))
    return (
        letter if letter.isascii() and (letter.isalnum() or letter in _UNRESERVED) else f"%{digits.upper()}"
    )


def _without_dots(path: str) -> str:
    """`path` with ``.`` and ``..`` resolved (RFC 3986, 5.2.4)."""
    if "/." not in path and "%2e" not in path.lower():
        return path
    kept: list[str] = []
    segments = re.sub("%2e", ".", path, flags=re.IGNORECASE).split("/")
    for segment in segments:
        if segment == "..":
            kept = kept[:-1] if len(kept) > 1 else kept
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)


def host_of(url: str) -> str:
    """The host of an address in lower case, without port; "" if there is none. Takes a bare host, too."""
    if len(url) > MAX_URL:
        return ""
    if ipv6(url):
        return ipv6(url).strip("[]")
    try:
        is_address = "//" in url or _SCHEME.match(url)
        return ascii_host(urlsplit(url if is_address else f"//{url}").hostname or "").strip("[]")
    except ValueError:
        return ""


@lru_cache(maxsize=REMEMBERED)
def registrable_domain(url: str) -> str:
    """The part of a host that somebody registers: ``bbc.co.uk`` of ``https://news.bbc.co.uk/x``.

    Takes an address or a bare host. By the short list in `digest.web.suffixes`, not the whole Public
    Suffix List; IP addresses and single labels come back as they are, "" when there is no host.
    """
    host = host_of(url)
    labels = host.split(".")
    if _is_ip(host):
        return host
    for start in range(len(labels) - 1):
        if ".".join(labels[start + 1 :]) in PUBLIC_SUFFIXES:
            return ".".join(labels[start:])
    return ".".join(labels[-2:])


def _is_ip(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
