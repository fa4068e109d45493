"""The shape of feeds.yaml: every key, what it may hold, and what it means.

The JSON Schema for editors and the reference are made from these classes, so what stands under a key
here is what a user reads. No value is converted (``"50"`` is not a number), no unknown key is let pass,
and nothing here is a union: a short form is turned into the long one first, so that every problem is
reported at the very key it stands at.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from digest.settings import checks, reaching

Text = Annotated[str, StringConstraints(max_length=300), AfterValidator(checks.check_text)]
Id = Annotated[str, AfterValidator(checks.check_id)]
Address = Annotated[str, StringConstraints(max_length=2000), AfterValidator(checks.check_address)]
Length = Annotated[str, AfterValidator(checks.check_length)]
Rule = Annotated[str, AfterValidator(checks.check_rule)]
FeedAddress = Annotated[str, StringConstraints(max_length=2000), AfterValidator(reaching.check_feed_address)]
Recipient = Annotated[str, AfterValidator(checks.check_recipient)]
Sent = Annotated[str, StringConstraints(min_length=1, max_length=8000)]
Password = Annotated[str, StringConstraints(max_length=2000), AfterValidator(reaching.check_password)]
Username = Annotated[str, StringConstraints(max_length=300), AfterValidator(reaching.check_username)]
Seconds = Annotated[float, Field(gt=0, le=600, allow_inf_nan=False)]
Host = Annotated[str, AfterValidator(checks.check_host)]
Weight = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Limit = Annotated[int, Field(ge=1, le=10_000)]
Cap = Annotated[int, Field(ge=0, le=100)]
Price = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]
Likeness = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
Description = Annotated[str, StringConstraints(max_length=1000), AfterValidator(checks.check_text)]
Size = Annotated[int, Field(ge=0, le=100)]
FullText = Literal["auto", "feed", "page", "never"]


class _Mapping(BaseModel):
    """A mapping of known keys."""

    model_config = ConfigDict(strict=True, extra="forbid", use_attribute_docstrings=True)


class SiteKeys(_Mapping):
    """What is the same on every page of the site."""

    title: Text = "Digest"
    """The name of your paper."""
    url: Annotated[str, AfterValidator(checks.check_site_address)] = ""
    """Where the site will stand, as https://news.example.org. Feeds and e-mail need it for their links."""
    language: Annotated[str, AfterValidator(checks.check_language)] = "en"
    """The language of the site's own words."""
    timezone: Annotated[str, AfterValidator(checks.check_zone)] = "UTC"
    """The zone in which days begin and cron is read, for example Europe/Berlin."""
    description: Text | None = None
    """One sentence for search engines and feed readers."""


class DefaultKeys(_Mapping):
    """What holds for every feed that says nothing else."""

    limit: Limit = 50
    """Most entries taken from one reading of a feed; the rest is listed in the ledger."""
    fulltext: FullText = "auto"
    """Where an article's text comes from: auto (the feed if it has it, else the page), feed, page, never."""
    weight: Weight = 1.0
    """How much a feed counts when stories are ranked."""


class AuthKeys(_Mapping):
    """A name and a password, sent by the basic scheme of HTTP."""

    username: Username
    """The name; may be a "${NAME}" of the environment."""
    password: Password
    """The password, as "${NAME}": the variable of the environment that holds it."""


class FeedKeys(_Mapping):
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
    headers: Annotated[dict[str, Sent], AfterValidator(reaching.check_headers)] = {}
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


FeedItem = Annotated[FeedKeys, BeforeValidator(_feed_in_full, json_schema_input_type=str | FeedKeys)]


class TopicFeedKeys(_Mapping):
    """Which feeds a topic reads: those that any of these choose."""

    groups: list[str] = []
    """Feeds of these groups."""
    tags: list[str] = []
    """Feeds with any of these tags."""
    names: list[str] = []
    """Feeds of these names."""
    urls: list[str] = []
    """Feeds with these addresses."""


class SizeKeys(_Mapping):
    """How many stories are printed, at most."""

    lead: Size = 4
    """Lead stories, told in a paragraph."""
    brief: Size = 8
    """Further stories, told in a sentence."""
    single_source: Size = 4
    """Stories that one outlet alone reports."""


class TopicKeys(_Mapping):
    """What you want followed: rules plus feeds."""

    id: Id
    """Its name in addresses and in editions."""
    title: Text | None = None
    """Its heading; made from the id when left out."""
    include: list[Rule] = []
    """Rules of which any one takes an article: words, "phrases", AND OR NOT, /regex/, title: source: tag:"""
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


class CapKeys(_Mapping):
    """How much of a section one outlet, or one owner's outlets together, may fill; 0 for no cap."""

    outlet: Cap = 3
    """Most stories of one outlet in a section; a story of k outlets counts 1/k for each."""
    owner: Cap = 4
    """The same for all outlets of one owner."""


class WritingKeys(_Mapping):
    """How an edition is written. A model checks nothing of its own: every sentence passes the same checks."""

    style: Literal["brief", "plain", "detailed"] | None = None
    """How much is told of a lead story: brief (a sentence or two), plain, detailed (up to 180 words)."""
    words: Annotated[int, Field(ge=20, le=400)] | None = None
    """The most words of a lead story's summary, whatever the style; the style's own when left out."""
    headlines: Literal["outlets", "mended"] | None = None
    """Whose headlines: the outlets', or mended: where theirs are poor, one that the reports support."""
    language: Annotated[str, AfterValidator(checks.check_reader_language)] | None = None
    """The reader's language, as de: stories are translated by the model, and marked. Needs a chat model."""
    why_it_matters: bool | None = None
    """Whether a lead story has a line on why it matters, where its reports say so."""


class EditionKeys(_Mapping):
    """One edition: which topics, when, and what it covers."""

    id: Id
    """The last part of its address: /2026/03/05/morning/."""
    title: Text | None = None
    """Its title; the site's when left out."""
    label: Text | None = None
    """Its own name, for example Morning; made from the id when left out."""
    topics: list[str] = []
    """The ids of its topics, in the order they are printed; all of them when left out."""
    cron: Annotated[str, AfterValidator(checks.check_cron)] | None = None
    """When `digest schedule` makes it, as crontab has it, in the site's time zone."""
    window: Annotated[str, AfterValidator(checks.check_window)] = "since_last"
    """What it covers: since_last (what is new since its last issue), or a length such as 24h or 7d."""
    catch_up: Length = "7d"
    """How far back since_last makes up for earlier runs that failed; to the slot before in any case."""
    empty: Literal["skip", "send"] = "skip"
    """What happens when there is nothing new: no edition at all, or an empty one that is sent as well."""
    kind: Literal["edition", "rollup"] = "edition"
    """A usual edition, or a rollup; for now both are made alike, over their window."""
    size: SizeKeys = SizeKeys()
    """How many stories it prints when it has no topics."""
    minute: bool | None = None
    """Whether it opens with "Today in a minute"; as the key `minute` at the top says when left out."""
    writing: WritingKeys = WritingKeys()
    """How this edition is written, where it differs from `writing` of them all."""


class PriceKeys(_Mapping):
    """What a million tokens cost at the endpoint, in your currency."""

    read: Price = 0.0
    """Of what the model is shown."""
    written: Price = 0.0
    """Of what it writes."""


class BudgetKeys(_Mapping):
    """What the endpoint may cost a day; afterwards the extractive summariser stands in."""

    tokens: Annotated[int, Field(ge=1, le=10**12)] | None = None
    """Most tokens, read and written together."""
    cost: Annotated[float, Field(gt=0, le=1_000_000, allow_inf_nan=False)] | None = None
    """Most money, in the currency of price, which it needs."""


class SummariserKeys(_Mapping):
    """Who writes the summaries. Exactly one of extractive, transformers, endpoint, plugin."""

    extractive: Literal[True] | None = None
    """The default: picks and orders the outlets' own sentences. No model, no key."""
    transformers: Text | None = None
    """A model's name, folder or GGUF file: encoder-decoder or chat. Needs the extra `transformers`."""
    revision: Text | None = None
    """The very version of the model: a commit of its repository."""
    file: Text | None = None
    """The GGUF file that is meant, where the model's repository or folder has several."""
    device: Annotated[str, AfterValidator(checks.check_device)] | None = None
    """Where the model runs: auto (a GPU if the model fits into one), cpu, cuda, cuda:1, mps, xpu."""
    dtype: Literal["auto", "float32", "float16", "bfloat16"] | None = None
    """In what precision it reckons; auto is what its makers chose."""
    quantization: Literal["4bit", "8bit"] | None = None
    """Pack the model's weights while they are read, for less memory. Needs bitsandbytes."""
    threads: Annotated[int, Field(ge=1, le=1024)] | None = None
    """How many threads the model runs on, on the CPU; one for each core that Digest may use when left out."""
    ignore_memory: Literal[True] | None = None
    """Load the model even where it seems not to fit into memory."""
    batch_size: Annotated[int, Field(ge=1, le=256)] | None = None
    """How many stories it writes at once; more is faster and takes more memory."""
    trust_remote_code: Literal[True] | None = None
    """Run the code that stands beside the model. Only for makers whom you trust with this machine."""
    endpoint: Address | None = None
    """An address that speaks as OpenAI's does (Ollama, vLLM, llama.cpp …), as http://localhost:11434/v1."""
    model: Text | None = None
    """The model to ask for at the endpoint."""
    key_env: Annotated[str, AfterValidator(checks.check_variable)] | None = None
    """The variable of the environment that holds the endpoint's key, if it wants one."""
    context: Annotated[int, Field(ge=512, le=1_000_000)] | None = None
    """How many tokens the model reads and writes at once; left out, 4096 at an endpoint, else up to 8192."""
    max_tokens: Annotated[int, Field(ge=64, le=200_000)] | None = None
    """How many tokens an answer may have, thoughts included; when left out, 1024 at an endpoint."""
    timeout_s: Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)] | None = None
    """Seconds to wait for one answer of the endpoint; 120 when left out."""
    extra_body: dict[str, Any] = {}
    """Further fields of every request to the endpoint, as its makers name them: {reasoning_effort: low}."""
    headers: Annotated[dict[str, Sent], AfterValidator(reaching.check_headers)] = {}
    """Further headers of every request to the endpoint, as X-Tenant: "${NAME}"."""
    wording: Literal["close", "free"] | None = None
    """How near its passages a sentence stays; close when left out and the model has under 2e9 parameters."""
    price: PriceKeys | None = None
    """What a million tokens cost at the endpoint, so that a run can tell what it cost."""
    budget: BudgetKeys | None = None
    """What the endpoint may cost on one day of the site, over all runs and editions: {tokens: 200000}."""
    plugin: Text | None = None
    """The name of an installed plugin (entry-point group digest.summarisers)."""
    options: dict[str, Any] = {}
    """What the plugin is made with."""


class EmbedderKeys(_Mapping):
    """What tells similar texts beside their words: one of multilingual, sentence, endpoint, plugin."""

    multilingual: Literal[True] | None = None
    """A small model for sixteen languages, without torch or download. Needs the extra `multilingual`."""
    sentence: Text | None = None
    """A sentence-transformers model: name or folder. Needs the extra `embeddings`."""
    revision: Text | None = None
    """The very version of the model."""
    device: Annotated[str, AfterValidator(checks.check_device)] | None = None
    """Where the model runs: auto, cpu, cuda, cuda:1, mps; cpu when left out."""
    endpoint: Address | None = None
    """An address that speaks as OpenAI's does (Ollama, llama.cpp, vLLM …), as http://localhost:11434/v1."""
    model: Text | None = None
    """The model to ask for at the endpoint."""
    key_env: Annotated[str, AfterValidator(checks.check_variable)] | None = None
    """The variable of the environment that holds the endpoint's key, if it wants one."""
    dimensions: Annotated[int, Field(ge=16, le=16_384)] | None = None
    """How many numbers a vector of the endpoint should have, for models that have shorter ones."""
    timeout_s: Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)] | None = None
    """Seconds to wait for one answer of the endpoint; 120 when left out."""
    headers: Annotated[dict[str, Sent], AfterValidator(reaching.check_headers)] = {}
    """Further headers of every request to the endpoint, as X-Tenant: "${NAME}"."""
    extra_body: dict[str, Any] = {}
    """Further fields of every request to the endpoint, as its makers name them: {truncate: true}."""
    batch_size: Annotated[int, Field(ge=1, le=2048)] | None = None
    """How many texts are embedded at once; 32 for a sentence model, 64 at an endpoint when left out."""
    prompt: Annotated[str, StringConstraints(max_length=500)] | None = None
    """What stands before each text, as "query: "; what the model's makers say when left out."""
    plugin: Text | None = None
    """The name of an installed plugin (entry-point group digest.embedders)."""
    options: dict[str, Any] = {}
    """What the plugin is made with."""


class MemoryKeys(_Mapping):
    """How long stories are remembered."""

    days: Annotated[int, Field(ge=1, le=90)] = 7
    """A story not seen for so many days is new when it comes back."""


class NetworkKeys(_Mapping):
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


class ScheduleKeys(_Mapping):
    """What `digest schedule` does beside the editions' own times."""

    gather_every: Length = "30m"
    """How often feeds are looked at between editions (each only when it is due)."""


class PublishKeys(_Mapping):
    """Where the site goes."""

    folder: Text | None = None
    """A folder, beside feeds.yaml unless it is absolute. What it holds already stays."""
    swap: bool = True
    """Exchange the whole folder in one step; false: file by file, for a folder that a container mounts."""
    plugin: Text | None = None
    """The name of an installed plugin (entry-point group digest.publishers)."""
    options: dict[str, Any] = {}
    """What the plugin is made with."""


class EmailKeys(_Mapping):
    """Delivery by e-mail."""

    to: Annotated[list[Recipient], Field(min_length=1)]
    """Who gets it; each a letter of their own. "${NAME}" may hold several, with commas between them."""
    sender: Annotated[str, Field(alias="from"), AfterValidator(checks.check_sender)]
    """Whom it is from: digest@example.org or Digest <digest@example.org>, or "${NAME}"."""
    host: Host
    """The mail server; may be a "${NAME}"."""
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    """Its port: 587 for starttls, 465 for ssl, 25 for plain when left out."""
    security: Literal["starttls", "ssl", "plain"] = "starttls"
    """How the connection is kept private; plain only for a server here or one without a password."""
    username: Annotated[str, StringConstraints(max_length=300)] | None = None
    """The account; the sender's address when left out."""
    password_env: Annotated[str, AfterValidator(checks.check_variable)] | None = None
    """The variable of the environment that holds the password."""
    unsubscribe: Annotated[str, AfterValidator(checks.check_unsubscribe)] | None = None
    """Where a reader asks to get no more: an e-mail address or a page; the sender when left out."""
    timeout_s: Annotated[float, Field(gt=0, le=600, allow_inf_nan=False)] = 30.0
    """Seconds to wait for the server."""


class DeliverKeys(_Mapping):
    """One way to readers. Exactly one of email, apprise, plugin."""

    email: EmailKeys | None = None
    """By e-mail."""
    apprise: Annotated[str, StringConstraints(min_length=3, max_length=2000)] | None = None
    """By chat or push: an Apprise address, best as "${NAME}". Needs the extra `chat`."""
    form: Literal["short", "full"] | None = None
    """What the chat gets: the short form (In brief), or the whole text."""
    name: Text | None = None
    """What the receipt calls this chat; the variable's name when left out."""
    plugin: Text | None = None
    """The name of an installed plugin (entry-point group digest.deliverers)."""
    options: dict[str, Any] = {}
    """What the plugin is made with."""


class Keys(_Mapping):
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
    ] = SummariserKeys(extractive=True)
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
    network: NetworkKeys = NetworkKeys()
    """How the network is used."""
    schedule: ScheduleKeys = ScheduleKeys()
    """What `digest schedule` does beside the editions' own times."""
    publish: PublishKeys = PublishKeys(folder="output")
    """Where the site goes."""
    deliver: list[DeliverKeys] = []
    """How editions reach readers."""
    templates: Text = "templates"
    """The folder of your own templates; each file there goes before ours."""
    pages: Text = "pages"
    """The folder of your own pages, written in Markdown."""
