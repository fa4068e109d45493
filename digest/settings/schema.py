"""The shape of feeds.yaml: every key, what it may hold, and what it means.

The JSON Schema for editors and the reference are made from these classes, so what stands under a key
here is what a user reads. No value is converted (``"50"`` is not a number), no unknown key is let pass,
and nothing here is a union: a short form is turned into the long one first, so that every problem is
reported at the very key it stands at. What a channel, a model or a publisher may be told stands beside it
(`digest.keys`), and is put in here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from digest.deliver.mail_keys import check_recipient
from digest.keys import KnownKeys, Password, Seconds, Sent, Text
from digest.keys.checks import check_headers, check_text
from digest.settings import checks, reaching, subscriptions
from digest.settings.tools import with_tools

Id = Annotated[str, AfterValidator(checks.check_id)]
Length = Annotated[str, BeforeValidator(checks.check_unit), AfterValidator(checks.check_length)]
Span = Annotated[str, BeforeValidator(checks.check_days), AfterValidator(checks.check_span)]
Rule = Annotated[str, AfterValidator(checks.check_rule)]
FeedAddress = Annotated[str, StringConstraints(max_length=2000), AfterValidator(reaching.check_feed_address)]
Username = Annotated[str, StringConstraints(max_length=300), AfterValidator(reaching.check_username)]
Weight = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Limit = Annotated[int, Field(ge=1, le=10_000)]
Cap = Annotated[int, Field(ge=0, le=100)]
Likeness = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
Description = Annotated[str, StringConstraints(max_length=1000), AfterValidator(check_text)]
Size = Annotated[int, Field(ge=0, le=100)]
FullText = Literal["auto", "feed", "page", "never"]


class SiteKeys(KnownKeys):
    """What is the same on every page of the site."""

    title: Text = "Digest"
    """The name of your paper."""
    url: Annotated[str, AfterValidator(checks.check_site_address)] = ""
    """Where the site will stand, as https://news.example.org. Feeds and e-mail need it for their links."""
    language: Annotated[str, AfterValidator(checks.check_language)] = "en"
    """The language of the site's own words."""
    timezone: Annotated[str, AfterValidator(checks.check_zone)] = "UTC"
    """The zone in which days begin and cron is read, as Europe/Berlin, for editions without one."""
    description: Text | None = None
    """One sentence for search engines and feed readers."""


class DefaultKeys(KnownKeys):
    """What holds for every feed that says nothing else."""

    limit: Limit = 50
    """Most entries taken from one reading of a feed; the rest is listed in the ledger."""
    fulltext: FullText = "auto"
    """Where an article's text comes from: auto (the feed if it has it, else the page), feed, page, never."""
    weight: Weight = 1.0
    """How much a feed counts when stories are ranked."""


class AuthKeys(KnownKeys):
    """A name and a password, sent by the basic scheme of HTTP."""

    username: Username
    """The name; may be a "${NAME}" of the environment."""
    password: Password
    """The password, as "${NAME}": the variable of the environment that holds it."""


class FeedKeys(KnownKeys):
    """One feed."""

    url: FeedAddress
    """Its address, in which a token is written "${NAME}"; or a file: ./export.xml, file:///srv/feeds/a.xml."""
    name: Text | None = None
    """The outlet as readers know it; the feed's own title when left out."""
    group: Text | None = None
    """A group that topics can choose."""
    owner: Text | None = None
    """Who owns the outlet: reports of one owner count as one origin."""
    weight: Weight | None = None
    """How much it counts when stories are ranked; 0 to 10."""
    tags: list[Text] = []
    """Words that topics can choose."""
    limit: Limit | None = None
    """Most entries taken from one reading."""
    fulltext: FullText | None = None
    """Where an article's text comes from: auto, feed, page or never."""
    auth: AuthKeys | None = None
    """A name and password for it."""
    headers: Annotated[dict[str, Sent], AfterValidator(check_headers)] = {}
    """Headers that it is sent, as X-Api-Key: "${NAME}"; to its own scheme, host and port alone."""
    cookies: Annotated[dict[str, Sent], AfterValidator(reaching.check_cookies)] = {}
    """Cookies that it is sent, as session: "${NAME}"; they go where the headers go."""
    pages: bool = False
    """Send auth, headers and cookies for articles' pages too, where those are of the feed's own origin."""
    user_agent: Text | None = None
    """How Digest introduces itself to it and its articles' pages; network.user_agent when left out."""
    max_mb: Annotated[float, Field(gt=0, le=50, allow_inf_nan=False)] | None = None
    """Most megabytes (MiB) of its document, unpacked; 5 when left out."""
    timeout_s: Seconds | None = None
    """Seconds after which it is given up; network.timeout_s when left out."""


def _feed_in_full(value: object) -> object:
    return {"url": value} if isinstance(value, str) else value


def _summariser_in_full(value: object) -> object:
    return {"extractive": True} if value == "extractive" else value


def _embedder_in_full(value: object) -> object:
    short: dict[object, object] = {"none": {}, "multilingual": {"multilingual": True}}
    return short.get(value, value) if isinstance(value, str) else value


def _list_in_full(value: object) -> object:
    return [value] if isinstance(value, str) else value


Cron = Annotated[str, AfterValidator(checks.check_cron)]
QuietDay = Annotated[str, AfterValidator(checks.check_quiet_day)]
FeedItem = Annotated[FeedKeys, BeforeValidator(_feed_in_full, json_schema_input_type=str | FeedKeys)]


class TopicFeedKeys(KnownKeys):
    """Which feeds a topic reads: those that any of these choose."""

    groups: list[str] = []
    """Feeds of these groups."""
    tags: list[str] = []
    """Feeds with any of these tags."""
    names: list[str] = []
    """Feeds of these names."""
    urls: list[str] = []
    """Feeds with these addresses."""


class SizeKeys(KnownKeys):
    """How many stories are printed, at most."""

    lead: Size = 4
    """Lead stories, told in a paragraph."""
    brief: Size = 8
    """Further stories, told in a sentence."""
    single_source: Size = 4
    """Stories that one outlet alone reports."""


class TopicKeys(KnownKeys):
    """What you want followed: rules plus feeds."""

    id: Id
    """Its name in addresses and in editions."""
    title: Text | None = None
    """Its heading; made from the id when left out."""
    include: list[Rule] = []
    """Rules; each takes articles: words, "phrases", AND OR NOT, /regex/, title: source: tag: kind:"""
    exclude: list[Rule] = []
    """Rules of which any one drops an article."""
    about: Description | None = None
    """A description in plain words: an article like it is taken as well. Needs an embedder."""
    likeness: Likeness | None = None
    """How like `about` an article must be, 0 to 1; what suits all-MiniLM-L6-v2 when left out."""
    feeds: TopicFeedKeys | None = None
    """Which feeds it reads; all of them when left out."""
    size: SizeKeys = SizeKeys()
    """How many stories it prints."""


class CapKeys(KnownKeys):
    """How much of a section one outlet, or one owner's outlets together, may fill; 0 for no cap."""

    outlet: Cap = 3
    """Most stories of one outlet in a section; a story of k outlets counts 1/k for each."""
    owner: Cap = 4
    """The same for all outlets of one owner."""


def _words_in_full(value: object) -> object:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return {"lead": value} if is_number else value


class WordsKeys(KnownKeys):
    """The most words of a summary, by where its story stands."""

    lead: Annotated[int, Field(ge=20, le=400)] | None = None
    """Of a lead story, whatever the style; the style's own when left out."""
    more: Annotated[int, Field(ge=15, le=200)] | None = None
    """Of any other story; one sentence of at most 30 words when left out."""


class WritingKeys(KnownKeys):
    """How an edition is written. A model checks nothing of its own: every sentence passes the same checks."""

    style: Literal["brief", "plain", "detailed"] | None = None
    """How much is told of a lead story: brief (a sentence or two), plain, detailed (up to 180 words)."""
    words: Annotated[
        WordsKeys,
        BeforeValidator(
            _words_in_full, json_schema_input_type=Annotated[int, Field(ge=20, le=400)] | WordsKeys
        ),
    ] = WordsKeys()
    """How long summaries are: the most words of a lead story's, or a mapping of lead and more."""
    headlines: Literal["outlets", "mended"] | None = None
    """Whose headlines: the outlets', or mended: where theirs are poor, one that the reports support."""
    language: Annotated[str, AfterValidator(checks.check_reader_language)] | None = None
    """The reader's language, as de: stories are translated by the model, and marked. Needs a chat model."""
    why_it_matters: bool | None = None
    """Whether a lead story has a line on why it matters, where its reports say so."""


class EditionKeys(KnownKeys):
    """One edition: which topics, when, and what it covers."""

    id: Id
    """The last part of its address: /2026/03/05/morning/."""
    title: Text | None = None
    """Its title; the site's when left out."""
    label: Text | None = None
    """Its own name, for example Morning; made from the id when left out."""
    topics: list[str] = []
    """The ids of its topics, in the order they are printed; all of them when left out."""
    cron: (
        Annotated[
            list[Cron],
            Field(min_length=1),
            BeforeValidator(_list_in_full, json_schema_input_type=Cron | list[Cron]),
        ]
        | None
    ) = None
    """When `digest schedule` makes it, as crontab has it; a list where one expression cannot say it."""
    timezone: Annotated[str, AfterValidator(checks.check_zone)] | None = None
    """The zone of its cron, its day, its window and its pages; the site's when left out."""
    skip: list[QuietDay] = []
    """Local days without it: dates (2026-12-25), days of every year ("12-25"), weekdays (sat)."""
    window: Annotated[str, BeforeValidator(checks.check_unit), AfterValidator(checks.check_window)] = (
        "since_last"
    )
    """What it covers: since_last (what is new since its last issue), or a length such as 24h or 7d."""
    catch_up: Length = "7d"
    """How far back since_last makes up for earlier runs that failed; to the slot before in any case."""
    deadline: Length | None = None
    """How long making it for a slot may take; `schedule.deadline` when left out."""
    empty: Literal["skip", "send"] = "skip"
    """What happens when there is nothing new: no edition at all, or an empty one that is sent as well."""
    kind: Literal["edition", "rollup"] = "edition"
    """A usual edition, or a rollup: the stories of its window day by day, and what is still open."""
    size: SizeKeys = SizeKeys()
    """How many stories it prints when it has no topics."""
    minute: bool | None = None
    """Whether it opens with "Today in a minute"; as the key `minute` at the top says when left out."""
    writing: WritingKeys = WritingKeys()
    """How this edition is written, where it differs from `writing` of them all."""


@with_tools("digest.summarisers")
class SummariserKeys(KnownKeys):
    """Who writes the summaries. Exactly one of extractive, transformers, endpoint, plugin."""

    plugin: Text | None = None
    """The name of an installed plugin (entry-point group digest.summarisers)."""
    options: dict[str, Any] = {}
    """What the plugin is made with."""


@with_tools("digest.embedders")
class EmbedderKeys(KnownKeys):
    """What tells similar texts beside their words: one of multilingual, sentence, endpoint, plugin."""

    plugin: Text | None = None
    """The name of an installed plugin (entry-point group digest.embedders)."""
    options: dict[str, Any] = {}
    """What the plugin is made with."""


class MemoryKeys(KnownKeys):
    """How long stories are remembered."""

    days: Annotated[int, Field(ge=1, le=90)] = 7
    """A story not seen for so many days is new when it comes back."""


class KeepKeys(KnownKeys):
    """How long what is remembered is kept. What has been published stays where it is in any case."""

    texts: Span = "90d"
    """Texts that no kept edition prints, and what editions were made of: 90d, 12w, forever."""
    editions: Span = "forever"
    """Editions, with the texts of the stories that they print."""
    backups: Annotated[int, Field(ge=1, le=365)] = 7
    """How many daily backups of the database stand beside it."""


class NetworkKeys(KnownKeys):
    """How the network is used."""

    allow_private: list[Annotated[str, AfterValidator(checks.check_network)]] = []
    """Private networks or hosts that may be asked, as 192.168.1.0/24 or 127.0.0.1:8080. None by default."""
    user_agent: Text | None = None
    """How Digest introduces itself; its name, version and contact when left out."""
    contact: Text | None = None
    """An address or page for the feeds' owners, put into the introduction."""
    per_host_delay_s: Annotated[float, Field(ge=0, le=3600, allow_inf_nan=False)] = 1.0
    """Seconds between two requests to one host."""
    timeout_s: Annotated[float, Field(gt=0, le=600, allow_inf_nan=False)] = 30.0
    """Seconds after which a request is given up, all of it counted."""
    proxy: Annotated[str, StringConstraints(max_length=2000), AfterValidator(reaching.check_proxy)] | None = (
        None
    )
    """For feeds and pages: http://NAME:${PASSWORD}@HOST:PORT, https://…, socks5://…; or environment."""
    no_proxy: list[Annotated[str, AfterValidator(reaching.check_exemption)]] = []
    """Hosts, domains and networks that are asked without the proxy, as .example.org or 10.0.0.0/8."""
    ca_file: Text | None = None
    """A PEM file of your own certificate authorities, trusted beside the machine's."""


class ScheduleKeys(KnownKeys):
    """What `digest schedule` does beside the editions' own times."""

    gather_every: Length = "30m"
    """How often feeds are looked at between editions (each only when it is due)."""
    health: Annotated[str, AfterValidator(checks.check_listening)] | None = None
    """Where it tells monitors how it does, at /health and /metrics, as 127.0.0.1:8099. Nowhere by default."""
    skip: list[QuietDay] = []
    """Days without any edition, beside each edition's own `skip`; what came then is in the next one."""
    deadline: Length = "30m"
    """How long making the edition of a slot may take; then it goes out with what is ready, marked partial."""


@with_tools("digest.publishers")
class PublishKeys(KnownKeys):
    """Where the site goes."""

    plugin: Text | None = None
    """The name of an installed plugin (entry-point group digest.publishers)."""
    options: dict[str, Any] = {}
    """What the plugin is made with."""


@with_tools("digest.deliverers")
class DeliverKeys(KnownKeys):
    """One way to readers. Exactly one of email, apprise, webhook, plugin."""

    editions: list[str] = []
    """The ids of the editions that its readers get; all of them when left out."""
    topics: list[str] = []
    """The ids of the topics that they get, and of each edition nothing else; all of them when left out."""
    form: Literal["short", "full"] | None = None
    """short (In brief) or full (the whole text); when left out, short for a chat and full for all else."""
    at: Annotated[str, AfterValidator(subscriptions.check_at)] | None = None
    """The hour before which nothing is sent, as "07:30", or "07:30 Asia/Tokyo"; at once when left out."""
    language: Annotated[str, AfterValidator(subscriptions.check_our_language)] | None = None
    """The language of Digest's own words; so far they are written in en alone."""
    subject: (
        Annotated[str, StringConstraints(max_length=200), AfterValidator(subscriptions.check_subject)] | None
    ) = None
    """The subject, in which {title}, {date}, {label}, {headline} and {stories} (how many) may stand."""
    when_empty: Literal["send", "skip"] | None = None
    """Whether an edition without a story for them is sent; when left out, as editions[].empty says."""

    plugin: Text | None = None
    """The name of an installed plugin (entry-point group digest.deliverers)."""
    options: dict[str, Any] = {}
    """What the plugin is made with."""


class AlertKeys(KnownKeys):
    """Breaking news: `digest schedule` sends a story that crosses this bar between editions, once."""

    independent: Annotated[int, Field(ge=2, le=50)] = 4
    """Independent reports from which on a story is sent, counted as editions count them."""
    topics: list[str] = []
    """The ids of the topics of which it must be; any when left out."""
    deliver: list[Text] = []
    """Who gets it: email, apprise, webhook, or the name of a channel; all channels when left out."""
    quiet: Annotated[str, AfterValidator(checks.check_quiet)] | None = None
    """The hours in which nothing is sent, in the site's time zone, as "22:00-07:00"."""
    most: Annotated[int, Field(ge=1, le=50)] = 5
    """Alerts in 24 hours at most."""


def _operator_in_full(value: object) -> object:
    return {"address": value} if isinstance(value, str) else value


def _operators_in_full(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


@with_tools("digest.deliverers")
class OperatorKeys(KnownKeys):
    """One way to whoever looks after Digest. Exactly one of address, email, apprise, webhook, plugin."""

    address: Annotated[str, AfterValidator(check_recipient)] | None = None
    """An e-mail address, sent to by the mail server of `deliver`; may be a "${NAME}"."""
    plugin: Text | None = None
    """The name of an installed plugin (entry-point group digest.deliverers)."""
    options: dict[str, Any] = {}
    """What the plugin is made with."""


OperatorItem = Annotated[
    OperatorKeys, BeforeValidator(_operator_in_full, json_schema_input_type=str | OperatorKeys)
]


class Keys(KnownKeys):
    """feeds.yaml: what Digest reads and how."""

    site: SiteKeys = SiteKeys()
    """What is the same on every page of the site."""
    defaults: DefaultKeys = DefaultKeys()
    """What holds for every feed that says nothing else."""
    feeds: Annotated[list[FeedItem], Field(min_length=1)]
    """The feeds to read. A bare address is enough."""
    topics: list[TopicKeys] = []
    """What you want followed. Without any, one section takes every article."""
    caps: CapKeys = CapKeys()
    """How much of a section one outlet, or one owner's outlets together, may fill."""
    editions: list[EditionKeys] = []
    """Which editions are made. Without any, one called daily has all topics."""
    minute: bool = False
    """Whether editions open with "Today in a minute": their main stories in a paragraph."""
    writing: WritingKeys = WritingKeys()
    """How editions are written beyond the default: style, headlines, language, why it matters."""
    summariser: Annotated[
        SummariserKeys,
        BeforeValidator(_summariser_in_full, json_schema_input_type=Literal["extractive"] | SummariserKeys),
    ] = SummariserKeys.model_validate({"extractive": True})
    """Who writes the summaries: extractive, or a mapping."""
    embedder: Annotated[
        EmbedderKeys,
        BeforeValidator(
            _embedder_in_full, json_schema_input_type=Literal["none", "multilingual"] | EmbedderKeys
        ),
    ] = EmbedderKeys()
    """How alike texts are, for a topic's `about` and stories in doubt: none, multilingual, or a mapping."""
    store: Annotated[str, StringConstraints(min_length=1, max_length=2000)] = ".digest/digest.db"
    """Where Digest remembers: a file beside feeds.yaml, or the address of a database."""
    memory: MemoryKeys = MemoryKeys()
    """How long stories are remembered."""
    keep: KeepKeys = KeepKeys()
    """How long what is remembered is kept."""
    network: NetworkKeys = NetworkKeys()
    """How the network is used."""
    schedule: ScheduleKeys = ScheduleKeys()
    """What `digest schedule` does beside the editions' own times."""
    publish: PublishKeys = PublishKeys.model_validate({"folder": "output"})
    """Where the site goes."""
    deliver: list[DeliverKeys] = []
    """How editions reach readers."""
    alerts: AlertKeys | None = None
    """Breaking news between editions; none when left out."""
    operator: Annotated[
        list[OperatorItem],
        BeforeValidator(_operators_in_full, json_schema_input_type=str | list[str | OperatorKeys]),
    ] = []
    """Who is told of what goes wrong: an e-mail address, or a list of addresses and channels."""
    templates: Text = "templates"
    """The folder of your own templates; each file there goes before ours."""
    pages: Text = "pages"
    """The folder of your own pages, written in Markdown."""
