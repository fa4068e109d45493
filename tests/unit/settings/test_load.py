from __future__ import annotations

import importlib
import inspect
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from digest.app.tools import _filled
from digest.errors import ConfigError
from digest.models import Feed, Plan, Site, Timetable, Topic
from digest.settings import Settings, SettingsError, Tool, load, parse

ROOT = Path(__file__).parents[3]
HERE = Path("/paper/feeds.yaml")
BROKEN = sorted((Path(__file__).parents[2] / "data" / "settings").glob("*.yaml"))

FULL = """
site: {title: Morning Wire, url: https://news.example.org/, language: en, timezone: Europe/Berlin}
defaults: {limit: 30, fulltext: page, weight: 0.5}
feeds:
  - https://example.org/rss
  - {url: "https://example.com/atom", name: Example, group: uk, owner: Example Group, weight: 1.2, tags: [world]}
  - {url: "https://example.net/feed", name: Third, limit: 5, fulltext: never, tags: [sport]}
topics:
  - id: indo-pacific
    title: Indo-Pacific security
    include: ["nato AND (japan OR tokyo)", '/\\bAUKUS\\b/']
    exclude: [horoscope]
    feeds: {groups: [uk], tags: [sport]}
    size: {lead: 3, brief: 6, single_source: 1}
  - id: all
editions:
  - {id: morning, topics: [indo-pacific], cron: "0 7 * * mon-fri", window: since_last}
  - {id: weekly, label: The week, title: Weekly Wire, cron: "0 8 * * sat", window: 7d, kind: rollup}
summariser: {transformers: some/model, revision: abc123}
embedder: {sentence: a-model}
store: "postgresql://digest:${DB_PASSWORD}@localhost/digest"
memory: {days: 3}
network: {allow_private: ["192.168.0.0/16", "127.0.0.1:8080"], contact: me@example.org, timeout_s: 5}
schedule: {gather_every: 90m}
publish: {folder: public, swap: false}
deliver:
  - email:
      to: [me@example.org, you@example.org]
      from: Digest <digest@example.org>
      host: smtp.example.org
      password_env: SMTP_PASSWORD
      unsubscribe: https://news.example.org/about/
  - {apprise: "${TELEGRAM_URL}", form: full}
"""
ENVIRON = {
    "DB_PASSWORD": "canary-db",
    "SMTP_PASSWORD": "canary-smtp",
    "TELEGRAM_URL": "tgram://canary-token/1",
}


@pytest.fixture(scope="module")
def full() -> Settings:
    return parse(FULL, HERE, ENVIRON)


def problems(text: str, environ: dict[str, str] | None = None, path: Path = HERE) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        parse(text, path, environ or {})
    return [str(problem) for problem in caught.value.problems]


# --------------------------------------------------------------------------- what a good file means


def test_feeds_have_what_they_say_and_the_defaults_for_the_rest(full: Settings) -> None:
    bare, named, third = full.feeds
    assert bare == Feed(url="https://example.org/rss", limit=30, fulltext="page", weight=0.5)
    assert named == Feed(
        url="https://example.com/atom",
        name="Example",
        group="uk",
        owner="Example Group",
        weight=1.2,
        tags=("world",),
        limit=30,
        fulltext="page",
    )
    assert (third.limit, third.fulltext, third.weight) == (5, "never", 0.5)


def test_a_topic_reads_the_feeds_that_any_part_of_its_choice_takes(full: Settings) -> None:
    first, second = full.topics
    assert first == Topic(
        id="indo-pacific",
        title="Indo-Pacific security",
        include=("nato AND (japan OR tokyo)", r"/\bAUKUS\b/"),
        exclude=("horoscope",),
        feed_urls=("https://example.com/atom", "https://example.net/feed"),
        lead=3,
        more=6,
        single_source=1,
    )
    assert second == Topic(id="all", title="All", feed_urls=None)


def test_a_model_behind_an_address_gets_its_key_out_of_the_environment() -> None:
    text = (
        "feeds: [https://a.example/rss]\nsummariser: {endpoint: https://models.example.org/v1, model: wordy, "
        "key_env: MODEL_KEY, context: 8192, price: {read: 0.5}, budget: {tokens: 9}}\n"
    )
    settings = parse(text, HERE, {"MODEL_KEY": "canary-key"})
    options = dict(settings.summariser.options)
    key = options.pop("key")
    assert callable(key)
    assert key() == "canary-key"
    assert settings.summariser.name == "endpoint"
    assert options == {
        "endpoint": "https://models.example.org/v1",
        "model": "wordy",
        "context": 8192,
        "price": {"read": 0.5, "written": 0.0},
        "budget": {"tokens": 9, "cost": None},
        "cache": Path("/paper/.digest/cache"),
    }
    assert "canary" not in repr(settings)


def test_a_budget_needs_a_limit_and_money_a_price() -> None:
    def text_with(rest: str) -> str:
        start = 'feeds: [https://a.example/rss]\nsummariser: {endpoint: "http://localhost/v1", model: m, '
        return f"{start}{rest}}}\n"

    for good in ("budget: {tokens: 200000}", "budget: {cost: 0.5}, price: {read: 0.15, written: 0.6}"):
        assert parse(text_with(good), HERE, {}).summariser.options["budget"]
    for bad, said in {
        "budget: {}": "limits nothing",
        "budget: {cost: 0.5}": "without a price",
        "budget: {cost: 0.5}, price: {read: 0}": "without a price",
        "budget: {tokens: 0}": "must be at least 1",
        "budget: {words: 9}": "unknown key",
    }.items():
        assert any(said in problem for problem in problems(text_with(bad)))
    text = "feeds: [https://a.example/rss]\nsummariser: {transformers: x, budget: {tokens: 5}}\n"
    assert any("means nothing beside transformers" in problem for problem in problems(text))


def test_a_key_goes_over_http_within_ones_own_network_only() -> None:
    for host in ("localhost:11434", "192.168.1.5:8000", "ollama:11434", "[::1]:8000"):
        text = f'feeds: [https://a.example/rss]\nsummariser: {{endpoint: "http://{host}/v1", model: m, key_env: K}}\n'
        assert parse(text, HERE, {"K": "x"}).summariser.name == "endpoint"
    text = "feeds: [https://a.example/rss]\nsummariser: {endpoint: http://models.example/v1, model: m, key_env: K}\n"
    assert any("in the clear" in problem for problem in problems(text, {"K": "x"}))


def test_an_edition_has_its_topics_or_all_of_them(full: Settings) -> None:
    morning, weekly = full.plans
    assert morning == Plan(
        id="morning",
        title="Morning Wire",
        label="Morning",
        language="en",
        timezone="Europe/Berlin",
        window="since_last",
        topics=full.topics[:1],
    )
    assert (weekly.title, weekly.label, weekly.kind, weekly.window) == (
        "Weekly Wire",
        "The week",
        "rollup",
        "7d",
    )
    assert weekly.topics == full.topics
    assert full.times == {
        "morning": Timetable(crons=("0 7 * * mon-fri",), timezone="Europe/Berlin"),
        "weekly": Timetable(crons=("0 8 * * sat",), timezone="Europe/Berlin"),
    }
    assert full.plan("weekly") is weekly
    assert full.plan("monthly") is None


def test_editions_open_with_a_minute_as_the_top_says_unless_they_say_otherwise() -> None:
    feeds = "feeds: [https://a.example/rss]\n"
    two = "editions: [{id: morning}, {id: weekly, minute: false}]\n"
    assert [plan.minute for plan in parse(f"{feeds}{two}", HERE, {}).plans] == [False, False]
    assert [plan.minute for plan in parse(f"{feeds}{two}minute: true", HERE, {}).plans] == [True, False]
    assert [plan.minute for plan in parse(f"{feeds}minute: true", HERE, {}).plans] == [True]
    own = "editions: [{id: morning, minute: true}, {id: weekly}]\n"
    assert [plan.minute for plan in parse(f"{feeds}{own}", HERE, {}).plans] == [True, False]
    assert any("minute" in problem for problem in problems(f"{feeds}minute: 150", {}))


def test_the_tools_are_named_with_what_they_are_made_with(full: Settings) -> None:
    cache = Path("/paper/.digest/cache")
    options = {"model": "some/model", "revision": "abc123", "cache": cache}
    assert full.summariser == Tool(name="transformers", options=options)
    assert full.embedder == Tool(name="sentence", options={"model": "a-model", "cache": cache})
    assert full.publishers == (Tool(name="folder", options={"path": Path("/paper/public"), "swap": False}),)
    mail, chat = full.deliverers
    assert mail.name == "email"
    assert mail.options["to"] == ("me@example.org", "you@example.org")
    assert (mail.options["host"], mail.options["port"]) == ("smtp.example.org", 587)
    assert (chat.name, chat.options["form"], chat.options["name"]) == ("apprise", "full", "TELEGRAM_URL")


@pytest.mark.parametrize(
    "text",
    [
        "summariser: extractive",
        "summariser: {transformers: some/model}",
        "summariser: {transformers: m, revision: abc, device: 'cuda:1', dtype: float32, batch_size: 2}",
        "embedder: {sentence: some/model, revision: abc}",
        "embedder: {sentence: ./model, device: auto, batch_size: 8, prompt: 'query: '}",
        "embedder: multilingual",
        "embedder: {multilingual: true}",
        "embedder: {endpoint: 'http://localhost:11434', model: nomic-embed-text}",
        (
            "embedder: {endpoint: 'https://a.example/v1', model: m, key_env: SMTP_PASSWORD, dimensions: 256, "
            "batch_size: 100, timeout_s: 5, headers: {X-Tenant: '${SMTP_PASSWORD}'}, prompt: '', "
            "extra_body: {truncate: true}}"
        ),
        "publish: {folder: site, swap: false}",
        "deliver: [{email: {to: [a@b.example], from: a@b.example, host: b.example}}]",
        (
            "deliver: [{email: {to: [a@b.example], from: a@b.example, host: b.example, username: me, "
            "password_env: SMTP_PASSWORD, security: ssl, port: 4650, unsubscribe: a@b.example, timeout_s: 5}}]"
        ),
        "deliver: [{apprise: 'json://localhost', form: full, name: family}]",
    ],
)
def test_what_the_tools_are_made_with_is_what_their_makers_take(text: str) -> None:
    settings = parse(f"feeds: [https://example.org/rss]\n{text}", HERE, ENVIRON)
    points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]["entry-points"]
    named = {
        "digest.summarisers": [settings.summariser],
        "digest.embedders": [settings.embedder] if settings.embedder else [],
        "digest.publishers": settings.publishers,
        "digest.deliverers": settings.deliverers,
    }
    for group, tools in named.items():
        for tool in tools:
            module, _, name = points[group][tool.name].partition(":")
            maker = getattr(importlib.import_module(module), name)
            assert inspect.signature(maker).bind(**tool.options)


def test_a_models_folder_is_looked_for_beside_the_file() -> None:
    text = "feeds: [https://example.org/rss]\nsummariser: {transformers: ./models/mine}"
    assert parse(text, HERE, {}).summariser.options["model"] == "/paper/models/mine"


def test_the_rest_is_where_it_belongs(full: Settings) -> None:
    assert full.site == Site(
        title="Morning Wire", url="https://news.example.org", language="en", timezone="Europe/Berlin"
    )
    assert full.memory_days == 3
    assert full.gather_every == timedelta(minutes=90)
    assert full.network.allow_private == ("192.168.0.0/16", "127.0.0.1:8080")
    assert (full.network.contact, full.network.timeout_s, full.network.per_host_delay_s) == (
        "me@example.org",
        5.0,
        1.0,
    )


def test_one_address_is_enough_for_a_whole_file() -> None:
    settings = parse("feeds: [https://example.org/rss]", HERE, {})
    assert settings.feeds == (Feed(url="https://example.org/rss"),)
    assert settings.plans == (Plan(id="daily", window="since_last"),)
    assert settings.times == {}
    assert settings.store.url() == "/paper/.digest/digest.db"
    assert settings.summariser == Tool(name="extractive")
    assert settings.embedder is None
    assert settings.publishers == (
        Tool(name="folder", options={"path": Path("/paper/output"), "swap": True}),
    )
    assert settings.deliverers == ()


def test_topics_without_editions_make_one_daily_edition_of_all() -> None:
    settings = parse("feeds: [https://example.org/rss]\ntopics: [{id: a}, {id: b}]", HERE, {})
    assert [(plan.id, [topic.id for topic in plan.topics]) for plan in settings.plans] == [
        ("daily", ["a", "b"])
    ]


def test_a_key_with_everything_under_it_commented_out_counts_as_left_out() -> None:
    text = "feeds: [https://example.org/rss]\ntopics:\n  # - id: a\ndeliver:\nsite: {title:}\n"
    settings = parse(text, HERE, {})
    assert (settings.topics, settings.deliverers, settings.site.title) == ((), (), "Digest")


def test_words_that_careless_loaders_take_for_something_else_stay_words() -> None:
    text = (
        "feeds: [{url: https://example.org/rss, name: no, group: on, owner: 2026-03-04, tags: [7:30, yes]}]"
    )
    (feed,) = parse(text, HERE, {}).feeds
    assert (feed.name, feed.group, feed.owner, feed.tags) == ("no", "on", "2026-03-04", ("7:30", "yes"))


def test_aliases_are_followed() -> None:
    text = "feeds: [{url: 'https://a.example/', tags: &t [x, y]}, {url: 'https://b.example/', tags: *t}]"
    assert [feed.tags for feed in parse(text, HERE, {}).feeds] == [("x", "y")] * 2


def test_without_a_file_nothing_is_read_remembered_or_published() -> None:
    empty = Settings.empty()
    assert (empty.feeds, empty.publishers, empty.deliverers) == ((), (), ())
    assert (empty.store.name, empty.store.url()) == ("memory", "")


# --------------------------------------------------------------------------- files beside


def test_the_users_pages_and_templates_are_found_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text("feeds: [https://example.org/rss]")
    (tmp_path / "templates").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "about.md").write_text("Intro\n\n# About us #\n\nText")
    (tmp_path / "pages" / "privacy-policy.md").write_text("No heading")
    (tmp_path / "pages" / "README.md").write_text("not a page")
    settings = load(tmp_path / "feeds.yaml", {})
    assert [(page.path, page.title) for page in settings.pages] == [
        ("about", "About us"),
        ("privacy-policy", "Privacy policy"),
    ]
    assert settings.pages[0].markdown.endswith("Text")
    assert settings.template_dirs == (tmp_path / "templates",)
    assert settings.path == tmp_path / "feeds.yaml"


def test_a_page_that_cannot_be_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text("feeds: [https://example.org/rss]")
    (tmp_path / "pages").mkdir()
    for name in ("archive.md", "2026.md", "My Page.md", "fine.md"):
        (tmp_path / "pages" / name).write_text("x")
    (tmp_path / "pages" / "latin.md").write_bytes(b"\xe9")
    with pytest.raises(SettingsError) as caught:
        load(tmp_path / "feeds.yaml", {})
    assert [problem.key for problem in caught.value.problems] == [
        "pages/2026.md",
        "pages/My Page.md",
        "pages/archive.md",
        "pages/latin.md",
    ]


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="digest init"):
        load(tmp_path / "feeds.yaml", {})


def test_a_file_that_is_no_text_or_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_bytes(b"site: {title: \xe9}")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(tmp_path / "feeds.yaml", {})
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path, {})


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_bytes(b"\xef\xbb\xbffeeds: [https://example.org/rss]\r\n")
    assert load(tmp_path / "feeds.yaml", {}).feeds[0].url == "https://example.org/rss"


# --------------------------------------------------------------------------- problems


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_problem_of_a_broken_file_is_named_with_its_line_key_and_remedy(path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(path.read_text(encoding="utf8"), HERE, {})
    found = "".join(f"{problem.line}: {problem}\n" for problem in caught.value.problems)
    assert found == path.with_suffix(".expected").read_text(encoding="utf8")


def test_the_message_has_a_line_for_each_problem_that_an_editor_can_jump_to() -> None:
    with pytest.raises(SettingsError) as caught:
        parse("feeds: [https://a.example/rss]\nsit: {}\nstor: x\n", HERE, {})
    assert str(caught.value).splitlines() == [
        "feeds.yaml has 2 problems:",
        "/paper/feeds.yaml:2: sit: unknown key; did you mean 'site'?",
        "/paper/feeds.yaml:3: stor: unknown key; did you mean 'store'?",
    ]


def test_the_file_is_named_as_the_user_named_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("feeds: [https://a.example/rss]\nsit: {}\n")
    with pytest.raises(SettingsError) as caught:
        load(Path("mine.yaml"), {})
    assert str(caught.value) == "mine.yaml:2: sit: unknown key; did you mean 'site'?"
    Path("mine.yaml").write_text("feeds: [https://a.example/rss]\npublish: {folder: ..}\n")
    with pytest.raises(SettingsError, match="one around it"):
        load(Path("mine.yaml"), {})
    Path("mine.yaml").write_text("feeds: [https://a.example/rss]\n")
    assert load(Path("mine.yaml"), {}).path == tmp_path / "mine.yaml"


def test_nesting_without_end_is_a_problem_and_not_a_crash() -> None:
    (problem,) = problems("feeds: " + "[" * 1_000)
    assert "nested too deeply" in problem
    (problem,) = problems("feeds: " + "[" * 40 + "]" * 40)
    assert "unfold" in problem


def test_control_characters_are_a_problem_and_not_a_crash() -> None:
    (problem,) = problems("site: {title: 'a\x00b'}")
    assert "not YAML" in problem


def test_a_thousand_feeds_are_read() -> None:
    text = "feeds:\n" + "".join(f"  - {{url: 'https://{n}.example/rss', tags: [a]}}\n" for n in range(1_000))
    assert len(parse(text, HERE, {}).feeds) == 1_000


# --------------------------------------------------------------------------- secrets


def test_secrets_are_there_when_they_are_asked_for_and_seen_nowhere_else(full: Settings) -> None:
    mail, chat = full.deliverers
    assert mail.options["password"]() == "canary-smtp"  # type: ignore[operator]
    assert chat.options["url"]() == "tgram://canary-token/1"  # type: ignore[operator]
    assert full.store.url() == "postgresql://digest:canary-db@localhost/digest"
    assert "canary" not in repr(full)
    assert "SMTP_PASSWORD" in repr(full)


def test_an_address_written_out_in_full_is_not_shown_either() -> None:
    text = "feeds: [https://a.example/rss]\ndeliver: [{apprise: 'tgram://canary-token/1'}]"
    first, again = parse(text, HERE, {}), parse(text, HERE, {})
    name = str(first.deliverers[0].options["name"])
    assert "canary" not in repr(first)
    assert name.startswith("tgram ")
    assert name == again.deliverers[0].options["name"], "a receipt must find it again tomorrow"


def test_no_problem_repeats_what_may_be_a_secret() -> None:
    text = (Path(BROKEN[0]).parent / "secrets.yaml").read_text(encoding="utf8")
    assert "canary" in text
    assert not [problem for problem in problems(text) if "canary" in problem]


def test_a_secret_follows_the_environment_and_cannot_leave_the_process() -> None:
    import pickle

    environ = dict(ENVIRON)
    settings = parse(FULL, HERE, environ)
    environ["DB_PASSWORD"] = "rotated"
    assert "rotated" in settings.store.url()
    with pytest.raises(TypeError, match="a secret is not pickled"):
        pickle.dumps(settings.store)


# --------------------------------------------------------------------------- ways to feeds

WAYS = """
feeds:
  - https://a.example/rss
  - url: https://members.example/feed
    auth: {username: "${USER}", password: "${PASSWORD}"}
    headers: {X-Key: "${KEY}", Accept-Language: de}
    cookies: {session: "${SESSION}", consent: 'yes'}
    pages: true
    user_agent: Somebody/1 (+me@example.org)
    max_mb: 12.5
    timeout_s: 90
  - "https://private.example/feed?token=${TOKEN}"
  - "${WHOLE}"
  - "https://${HOST}:${PORT}/rss"
  - "https://mail.example?to=ann@example.org"
  - ./a b.xml
  - file:///srv/b.xml
network: {proxy: "http://ann:${PROXY}@${HOST}:${PORT}", no_proxy: [.example.org, 10.0.0.0/8, "*"]}
site: {title: "The ${CITY} Post"}
"""
WAY_ENVIRON = {
    name: f"canary-{name.lower()}"
    for name in ("USER", "PASSWORD", "KEY", "SESSION", "TOKEN", "WHOLE", "HOST", "PROXY")
} | {"PORT": "81", "CITY": "Velmar"}


def test_the_way_to_a_feed_is_what_its_line_says() -> None:
    settings = parse(WAYS, HERE, WAY_ENVIRON)
    assert settings.unset == ()
    way = settings.ways["https://members.example/feed"]
    assert way.username is not None
    assert way.password is not None
    assert (way.username(), way.password()) == ("canary-user", "canary-password")
    assert {name: secret() for name, secret in way.headers.items()} == {
        "X-Key": "canary-key",
        "Accept-Language": "de",
    }
    assert {name: secret() for name, secret in way.cookies.items()} == {
        "session": "canary-session",
        "consent": "yes",
    }
    assert (way.pages, way.user_agent, way.max_bytes, way.timeout_s) == (
        True,
        "Somebody/1 (+me@example.org)",
        13_107_200,
        90.0,
    )
    assert [feed.url for feed in settings.feeds][2:5] == [
        "https://private.example/feed?token=${TOKEN}",
        "${WHOLE}",
        "https://${HOST}:${PORT}/rss",
    ]
    addressed = {url: way.address() for url, way in settings.ways.items() if way.address}
    assert addressed["https://${HOST}:${PORT}/rss"] == "https://canary-host:81/rss"
    assert {url: str(way.path) for url, way in settings.ways.items() if way.path} == {
        "./a b.xml": "/paper/a b.xml",
        "file:///srv/b.xml": "/srv/b.xml",
    }
    assert "https://a.example/rss" not in settings.ways
    assert settings.site.title == "The Velmar Post"
    assert "canary" not in repr(settings)


def test_what_is_not_set_is_no_fault_of_the_file_and_is_named_with_its_place() -> None:
    settings = parse(WAYS, HERE, {})
    assert [str(problem.key) for problem in settings.unset][:3] == [
        "site.title",
        "feeds[1].auth.username",
        "feeds[1].auth.password",
    ]
    assert settings.lacks("site")[0].line == 19
    assert settings.site.title == "Digest"
    assert [problem.key for problem in settings.lacks("network")] == ["network.proxy"] * 3


def test_a_file_of_authorities_is_looked_at(tmp_path: Path) -> None:
    import trustme

    trustme.CA().cert_pem.write_to_path(str(tmp_path / "good.pem"))
    (tmp_path / "der.pem").write_bytes(b"0\x82\x01")
    (tmp_path / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    path = tmp_path / "feeds.yaml"
    text = "feeds: [https://a.example/rss]\nnetwork: {{ca_file: {}}}\n"
    assert parse(text.format("good.pem"), path, {}).network.ca_file == str(tmp_path / "good.pem")
    for name, said in (
        ("der.pem", "openssl x509"),
        ("broken.pem", "broken"),
        ("none.pem", "no file"),
        (".", "no file"),
    ):
        (problem,) = problems(text.format(name), path=path)
        assert said in problem
        assert str(tmp_path) in problem


def test_a_plugin_is_made_with_the_values_of_its_variables() -> None:
    text = 'feeds: [./a.xml]\ndeliver: [{plugin: pager, options: {keys: ["${KEY}"], room: {name: "x ${KEY}"}, n: 1}}]\n'
    (tool,) = parse(text, HERE, {"KEY": "canary"}).deliverers
    assert tool.is_plugin
    assert "canary" not in repr(tool)
    assert _filled(tool.options) == {"keys": ["canary"], "room": {"name": "x canary"}, "n": 1}


@pytest.mark.parametrize(
    ("more", "texts", "editions"),
    [
        ("", 90, None),
        ("keep: {texts: 30w, editions: 400d}", 210, 400),
        ("keep: {texts: forever}", None, None),
        ("keep: {texts: 1d, editions: 2d}", 7 + 31, 7 + 31),
        ("editions: [{id: year, window: 52w}]", 364 + 7 + 31, None),
        ("keep: {texts: 1d}\nmemory: {days: 20}\neditions: [{id: daily, catch_up: 14d}]", 14 + 20 + 31, None),
    ],
)
def test_texts_are_kept_as_long_as_is_said_and_as_windows_and_memory_reach_at_least(
    more: str, texts: int | None, editions: int | None
) -> None:
    keep = parse(f"feeds: [https://example.org/rss]\n{more}", HERE, {}).keep
    assert (keep.texts_days, keep.editions_days, keep.backups) == (texts, editions, 7)


def test_how_long_to_keep_things_is_days_weeks_or_for_ever() -> None:
    with pytest.raises(SettingsError, match="write forever, or days or weeks such as 90d"):
        parse("feeds: [https://example.org/rss]\nkeep: {texts: 3 months}", HERE, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("keep: {texts: 90}", "keep.texts: 90 has no unit; write 90d for days, or 90w for weeks"),
        ("schedule: {deadline: 30}", "schedule.deadline: 30 has no unit; write for example 30m, 30h or 30d"),
        (
            "editions: [{id: week, window: 7}]",
            "editions[0].window: 7 has no unit; write for example 7m, 7h or 7d",
        ),
    ],
)
def test_a_length_of_time_without_its_unit_is_told_how_to_write_it(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(f"feeds: [https://wire.example/rss]\n{text}\n", Path("/nowhere/feeds.yaml"), {})
    assert f"feeds.yaml:2: {said}" in str(caught.value)
