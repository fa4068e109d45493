"""Composition root: settings → tools; and `Digest`, the program as a Python object."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from digest.app.previews import write_preview
from digest.app.remaking import embedder_again, options_again, summariser_again
from digest.app.tools import Toolbox
from digest.app.turns import claimed, due_by_hand, is_complete, slot_by_hand, turn
from digest.deadline import NEVER, Deadline
from digest.errors import ConfigError, ItemError, RunError, StoreError
from digest.faults import CONTAINED
from digest.imprint import imprint_again, slot_now
from digest.log_context import log_context
from digest.models import Occasion, Plan
from digest.pipeline import gather, make_edition, preview, run
from digest.remembered import forget_texts
from digest.report import Report
from digest.secret import variables
from digest.sending import post_letters, rendered
from digest.settings import Settings, load
from digest.slots import due_slot, slot_before
from digest.windows import window_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime, timedelta
    from types import TracebackType

    from digest.alerting import Sent
    from digest.app.checking import FeedCheck
    from digest.app.sentences import Sentences
    from digest.app.trying import Trials
    from digest.making import Wanted
    from digest.models import Brief, Edition, FeedState, Letter, Pruned, Rendering, Slot
    from digest.protocols import Clock, Deliverer, Embedder, Fetcher, Publisher, Store, Summariser
    from digest.verify import Verification

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """An edition made again: how many of its files were compared, and which differ."""

    edition: Edition
    compared: int
    different: tuple[str, ...]


class Digest:
    """The program as feeds.yaml sets it up. Use it in a ``with`` block, or `close` it.

    ::

        with Digest.from_file("feeds.yaml") as digest:
            edition = digest.run()

    Nothing is opened before it is needed: the store, the network and the models each at their first use.

    Raises:
        ConfigError: feeds.yaml, or what it names, is wrong.
        StoreError: what is remembered cannot be read or written.
    """

    def __init__(self, settings: Settings, *, clock: Clock | None = None) -> None:
        self.settings = settings
        self._box = Toolbox(settings, clock)

    @classmethod
    def from_file(
        cls,
        path: str | Path = "feeds.yaml",
        *,
        environ: Mapping[str, str] | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """The program as that feeds.yaml sets it up; `environ` is where its secrets are."""
        return cls(load(Path(path), os.environ if environ is None else environ), clock=clock)

    @classmethod
    def without_feeds(cls, *, clock: Clock | None = None) -> Self:
        """The program without a feeds.yaml: for one-off digests of documents. Nothing is remembered."""
        return cls(Settings.empty(), clock=clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of files, sockets and processes. Calling it twice is fine."""
        self._box.close()

    @property
    def store(self) -> Store:
        """What is remembered."""
        return self._box.store

    @property
    def summariser(self) -> Summariser:
        """What writes the summaries."""
        return self._box.summariser

    @property
    def embedder(self) -> Embedder | None:
        """The embedder that feeds.yaml names, if any.

        Raises:
            ConfigError: it cannot be made.
        """
        return self._box.embedder

    @property
    def publishers(self) -> Sequence[Publisher]:
        """Where editions are published."""
        return self._box.publishers

    @property
    def deliverers(self) -> Sequence[Deliverer]:
        """Whom editions are sent to."""
        return self._box.deliverers

    @property
    def operators(self) -> Sequence[Deliverer]:
        """Whom the program tells of its troubles."""
        return self._box.operators

    @property
    def fetcher(self) -> Fetcher:
        """What reads addresses."""
        return self._box.tools.fetcher

    @property
    def clock(self) -> Clock:
        """What tells the time."""
        return self._box.clock

    # --- editions ---------------------------------------------------------------------------

    def run(
        self,
        edition_id: str | None = None,
        *,
        topic: str | None = None,
        window: str | None = None,
        slot: Slot | None = None,
        send: bool = False,
        dry_run: bool = False,
        report: Report | None = None,
    ) -> Edition:
        """Read the feeds and publish an edition: that of `edition_id`, or the first of feeds.yaml.

        It is that of `slot` when the schedule hands one down; else that of the slot that is due, and when
        none is due an edition between the times. Where there is nothing new, no edition is made: the last
        one is returned, and `report.notes` says so.

        `topic` takes one topic alone; `window` is as in feeds.yaml (``24h``, ``2026-03-04``). Such a
        variation of the plan is a preview in a folder of its own (`report.places`), unless `send` is true:
        then it is published and sent under an address of its own. With `dry_run` nothing is written at all.

        Raises:
            RunError: nothing could be read, or another run is making the same edition.
        """
        report = report or Report()
        plan, variation = self._plan(edition_id, topic, window)
        line = "_".join([plan.id, *variation])
        plan = replace(plan, id=topic) if topic is not None else plan
        if dry_run or (variation and not send):
            return self._preview(plan, line, report, folder="" if dry_run else line)
        try:
            if slot is None:
                edition = self._run_by_hand(plan, line, report)
            else:
                with turn(self._box.store, line):
                    edition = self._run_slot(plan, slot, report)
        except StoreError as error:
            self._box.operator.of_store(error, is_patient=slot is not None)
            raise
        self._tidy()
        return edition

    def run_due(self, report: Report | None = None) -> list[Edition]:
        """Make each edition whose slot is due and not done, and send the letters whose pause is over.

        What `digest schedule` does at a moment, for a cron that calls often. Between the slots nothing is
        made, nor what another run is making.

        Raises:
            RunError: an edition could not be made; the others are.
        """
        report, made, failures = report or Report(), [], []
        for plan in self.settings.plans:
            try:
                made += self._run_if_due(plan, report)
            except RunError as error:
                failures.append(error)
        self.post_letters(report)
        if failures:
            raise failures[0]
        return made

    def _run_if_due(self, plan: Plan, report: Report) -> list[Edition]:
        times, store = self.settings.times.get(plan.id), self._box.store
        if times is None:
            return []
        with turn(store, plan.id):
            now = self.clock.now()
            slot = due_slot(plan.id, times, now=now, last=store.last_finished_slot(plan.id, until=now))
            if slot is None:
                return []
            with claimed(store, slot, now) as claim:
                made_before = report.counts["compose/editions"]
                edition = self._run_slot(plan, slot, report)
                claim.is_done = is_complete(slot, store)
                return [edition] if report.counts["compose/editions"] > made_before else []

    def is_complete(self, slot: Slot) -> bool:
        """Whether nothing is left to do for a slot: its edition is published, its letters written down."""
        return is_complete(slot, self._box.store)

    def gather(self, report: Report | None = None, *, deadline_s: float | None = None) -> None:
        """Read the feeds that are due, and make no edition; what takes more time than that is left unread."""
        deadline = NEVER if deadline_s is None else Deadline.after(deadline_s)
        gather(self.settings.feeds, self._box.tools, report or Report(), deadline=deadline)
        self._tidy()

    def prune(
        self, *, dry_run: bool = False, told: Callable[[Pruned], None] | None = None
    ) -> tuple[Pruned, int]:
        """Take out of the store what `keep` does not keep: what went, and how many bytes the disk got back.

        With `dry_run` nothing is taken out; the bytes are then those of what would be.
        """
        from digest.app.keeping import limits_of, prune

        store, limits = self._box.store, limits_of(self.settings.keep, self.clock.now())
        if dry_run:
            would = store.prunable(limits)
            return would, would.room
        done, _ = prune(store, limits, told=told)
        return done, store.give_back(whole=True)

    def need_alerts(self) -> None:
        """See that feeds.yaml sets a bar for alerts.

        Raises:
            ConfigError: it does not.
        """
        if self.settings.alerts is None:
            example = "alerts: {independent: 4}"
            raise ConfigError(f"{self.settings.path}: no alerts are asked for; set a bar, as {example}")

    def alert(self, report: Report | None = None, *, dry_run: bool = False) -> list[Sent]:
        """Send the stories that cross the bar of feeds.yaml and were not sent; with `dry_run` only name them.

        Raises:
            ConfigError: feeds.yaml sets no bar.
            RunError: another run is at it.
        """
        from digest.app.alerts import alert

        self.need_alerts()
        return alert(self._box, report or Report(), dry_run=dry_run)

    def make(
        self,
        wanted: Wanted,
        *,
        stdin: bytes = b"",
        title: str = "",
        since: str = "7d",
        words: int | None = None,
        report: Report | None = None,
    ) -> Edition:
        """A one-off digest of documents, of a feed's entries, or of what a query finds. It is not kept.

        `words` is the most that each story's summary has; what feeds.yaml says, or the usual, where it is
        `None`.
        """
        from digest.making import Reader, documents, material_of

        report = report or Report()
        if wanted.query:
            articles = self._search(wanted.query, since, report)
        else:
            tools = self._box.tools
            reader = Reader(
                fetcher=tools.fetcher,
                guard=tools.guard,
                executor=tools.executor,
                now=self._box.clock.now(),
                report=report,
                feeds={feed.url: feed for feed in self.settings.feeds},
                fulltext=self.settings.fulltext,
            )
            articles = documents(wanted, stdin, reader)
        report.count("make/articles", len(articles))
        material, imprint = material_of(articles, title=title or wanted.query, now=self._box.clock.now())
        writing = self.settings.writing if words is None else replace(self.settings.writing, words=words)
        material = replace(material, plan=replace(material.plan, writing=writing))
        options = self._box.options.make
        together = replace(options, cluster=replace(options.cluster, decays=False))
        return make_edition(
            material,
            imprint,
            embedder=self._box.any_embedder,
            summariser=self._box.any_summariser,
            options=together,
            report=report,
        )

    def editions(self) -> list[Edition]:
        """Every edition kept, newest first."""
        return self._box.store.editions()

    def sentences(self, edition: Edition, brief: Brief) -> Sentences:
        """Why each sentence of the reports of a story that `edition` printed was printed or not."""
        from digest.app.retracing import retraced

        return retraced(edition, brief, self._box)

    def rebuild(self, slug: str) -> Rebuilt:
        """Make an edition of the past again from its stored material, and compare the bytes of its files.

        It is compared with the published files; where there are none, with those of the stored edition. What
        a model wrote is not generated again: it is taken from the stored edition (see `summarise.printed`).

        Raises:
            ConfigError: there is no such edition, or it was made with an embedder that is not at hand.
        """
        before = self._kept(slug)
        material = self._box.store.material(before.slug)
        if material is None or before.manifest is None:
            raise ConfigError(
                f"what {slug} was made of is no longer in the store, which keeps it as long as keep.texts "
                "says: it cannot be rebuilt; `digest verify` still checks what was published"
            )
        options = options_again(before.manifest)
        again = make_edition(
            material,
            imprint_again(before),
            embedder=embedder_again(before.manifest.embedder, self._box),
            summariser=summariser_again(before, before.manifest.summariser),
            options=options,
            report=Report(),
        )
        files = _own_files(self.render(again))
        old = self._published(before)
        different = tuple(path for path, body in sorted(files.items()) if old.get(path) != body)
        return Rebuilt(edition=again, compared=len(files), different=different)

    def render(self, edition: Edition) -> Rendering:
        """The edition as files and letters, in memory. One that is not kept has no address on the web."""
        options = self._box.options
        if self._box.store.edition(edition.slug) is None:
            nowhere = replace(options.render.site, url="")
            options = replace(options, render=replace(options.render, site=nowhere))
        return rendered(edition, self._box.store, options, self._box.clock.now(), Report())

    def files_of(self, edition: Edition) -> dict[str, bytes]:
        """The edition's own files by name: ``index.html``, ``edition.md``, ``edition.json``, …."""
        return {path.rsplit("/", 1)[-1]: body for path, body in _own_files(self.render(edition)).items()}

    def write(self, edition: Edition, folder: Path) -> None:
        """Write the edition as a site of its own into `folder`."""
        from digest.publish.folder import FolderPublisher

        FolderPublisher(folder).publish(self.render(edition))

    def deliver(self, slug: str | None = None, report: Report | None = None) -> list[str]:
        """Send an edition (the latest, or that of `slug`) to whoever has not had it; whom it was sent to.

        Without a `slug`, what else waits in the outbox is sent first.
        """
        from digest.deliver import deliver

        self._need_readers()
        report = report or Report()
        earlier = [] if slug else post_letters(self._box.tools, self._box.options, report)
        kept = self.editions()
        if slug is None and not kept:
            raise ConfigError("there is no edition to deliver yet: `digest run` makes one")
        edition = kept[0] if slug is None else self._kept(slug)
        self._need_receipts(edition)
        receipts = deliver(
            self.render(edition),
            self._box.deliverers,
            self._box.store,
            now=self._box.clock.now(),
            report=report,
        )
        return [receipt.target for receipt in (*earlier, *receipts)]

    def letters(self, slug: str = "") -> list[Letter]:
        """The letters not sent yet, of all editions or of one: those that wait, and those given up."""
        return self._box.store.letters(slug.strip("/"))

    def post_letters(self, report: Report | None = None) -> int:
        """Send the letters whose pause is over, as a daemon does every minute; how many were sent."""
        report = report or Report()
        try:
            waits = self._box.store.letters()
            tools, options = self._box.tools, self._box.options
            sent = post_letters(tools, options, report, is_patient=True) if waits else []
        except StoreError as error:
            self._box.operator.of_store(error, is_patient=True)
            raise
        self._box.operator.look(now=bool(report.counts["deliver/given up"]))
        return len(sent)

    def deliver_again(self, target: str, slug: str = "", report: Report | None = None) -> list[str]:
        """Try letters to that target (or to ``all``) that were given up once more; whom they were sent to.

        Raises:
            ConfigError: none was given up.
        """
        from digest.app.letters import revive

        revive(self._box.store, target, self.clock.now(), slug.strip("/"))
        sent = post_letters(self._box.tools, self._box.options, report or Report())
        return [receipt.target for receipt in sent]

    def deliver_test(self, report: Report | None = None) -> list[str]:
        """Send a short letter to every target; whom it was sent to."""
        from digest.deliver import deliver_test

        self._need_readers()
        return deliver_test(self._box.deliverers, now=self._box.clock.now(), report=report or Report())

    # --- topics -----------------------------------------------------------------------------

    def try_topics(self, topic: str | None = None, *, rule: str | None = None, since: str = "7d") -> Trials:
        """What a topic (all of them when `None`), or a rule instead of its own, takes of what is stored."""
        from digest.app.trying import try_topics, wanted_topics

        wanted = wanted_topics(self.settings.topics, topic, rule)
        embedder = self._box.embedder if any(each.about for each in wanted) else None
        feeds = self.settings.feeds
        return try_topics(
            wanted, feeds, since, store=self._box.store, embedder=embedder, now=self.clock.now()
        )

    # --- feeds ------------------------------------------------------------------------------

    def check_feeds(self, report: Report | None = None) -> Sequence[FeedCheck]:
        """Read every feed now, due or not, and keep nothing: how each does, in the order of feeds.yaml."""
        from datetime import timedelta

        from digest.app.checking import checks
        from digest.collect import collect
        from digest.models import Window
        from digest.store.memory import MemoryStore

        now, store, tools = self._box.clock.now(), MemoryStore(), self._box.tools
        collect(
            self.settings.feeds,
            store,
            fetcher=tools.fetcher,
            executor=tools.executor,
            guard=tools.guard,
            now=now,
            report=report or Report(),
        )
        states = store.feed_states(feed.url for feed in self.settings.feeds)
        lately = self._box.store.articles(Window(since=now - timedelta(days=7), until=now))
        idle = {feed.url for feed in self.settings.untaken}
        return tuple(
            replace(one, advice=one.advice or self.settings.untaken_remedy) if one.url in idle else one
            for one in checks(self.settings.feeds, states, store.pending_entries(), now, read=lately)
        )

    def feed_states(self) -> dict[str, FeedState]:
        """What is remembered of the feeds of feeds.yaml that have been asked before, by address."""
        return self._box.store.feed_states(feed.url for feed in self.settings.feeds)

    def find_feeds(self, url: str) -> list[str]:
        """The addresses of the feeds at `url`: itself, or those that the page there names; at least one.

        It may be a file.

        Raises:
            ConfigError: there is neither.
        """
        from digest.app.files import feed_in_file
        from digest.app.logins import login_remedy
        from digest.collect.discover import find_feeds
        from digest.web.local import is_file_address

        if variables(url):
            raise ConfigError(f"write {url} into feeds.yaml yourself: a variable is filled in from there")
        tools = self._box.tools
        try:
            if is_file_address(url):
                return [feed_in_file(url, self.settings.path.parent, guard=tools.guard, now=self.clock.now())]
            found = find_feeds(url, fetcher=tools.fetcher, guard=tools.guard, now=self.clock.now())
        except ItemError as error:
            raise ConfigError(f"{error}{login_remedy(url, error)}") from error
        if not found:
            raise ConfigError(f"{url} is no feed and names none: look for its feed's address on the site")
        return found

    def read_again(self, urls: Iterable[str]) -> dict[str, str | ItemError]:
        """What the pages at these addresses say now: their text, or why there is none; nothing is kept."""
        from digest.app.refetch import texts_of

        tools = self._box.tools
        return texts_of(urls, fetcher=tools.fetcher, guard=tools.guard, now=self.clock.now())

    # --- the site ---------------------------------------------------------------------------

    @property
    def site_folder(self) -> Path:
        """The folder that the site is published to.

        Raises:
            ConfigError: feeds.yaml publishes to no folder.
        """
        for tool in self.settings.publishers:
            if tool.name == "folder":
                return Path(str(tool.options["path"]))
        raise ConfigError("feeds.yaml publishes to no folder: add publish: {folder: output}")

    def folder_of(self, slug: str) -> Path:
        """The published folder of an edition.

        Raises:
            ConfigError: it has not been published there.
        """
        from digest.verify import is_edition

        folder = self.site_folder / slug.strip("/")
        if not is_edition(folder):
            raise ConfigError(
                f"{slug} is not published in {self.site_folder}: `digest run` publishes editions"
            )
        return folder

    def verify(self, slug: str, *, key: bytes | None = None, must_be_signed: bool = False) -> Verification:
        """Check a published edition: its files, its evidence, and whether it is as the store has it.

        A signature must be of `key`, or where none is given of the key that feeds.yaml signs with; with
        `must_be_signed` there must be one.

        Raises:
            ConfigError: it has never been published, or the key cannot be read.
        """
        from digest.app.verifying import key_of, verified

        key = key or key_of(self.publishers)
        site, slug = self.site_folder, slug.strip("/")
        return verified(site, slug, self.store, self.render, key=key, must_be_signed=must_be_signed)

    def published(self) -> list[str]:
        """The slugs of all editions that were published, or stand in the site's folder; the oldest first."""
        from digest.app.verifying import slugs_in

        return slugs_in(self.site_folder, self.store)

    # --- inside -----------------------------------------------------------------------------

    def _need_readers(self) -> None:
        if not self.settings.deliverers:
            raise ConfigError("feeds.yaml names nobody to deliver to: add a deliver section")

    def _need_receipts(self, edition: Edition) -> None:
        """Who has had an edition is known as long as texts are kept."""
        from digest.app.keeping import limits_of

        limit = limits_of(self.settings.keep, self.clock.now()).texts
        if limit is not None and edition.window.until < limit:
            raise ConfigError(
                f"{edition.slug} is older than keep.texts says: who has had it is no longer known, "
                "so it is not sent again"
            )

    def _tidy(self) -> None:
        """Prune the store once a day, and let go of what was worked out of texts."""
        from digest.app.keeping import tidy

        tidy(self._box.store, self.settings.keep, self.clock.now())
        forget_texts()

    def _plan(self, edition_id: str | None, topic: str | None, window: str | None) -> tuple[Plan, list[str]]:
        """The plan that is wanted, and in what it differs from the one in feeds.yaml."""
        plans = self.settings.plans
        plan = plans[0] if edition_id is None else self.settings.plan(edition_id)
        if plan is None:
            raise ConfigError(f"no edition {edition_id!r} in feeds.yaml: it has {_names(plans)}")
        if topic is not None:
            chosen = [each for each in self.settings.topics if each.id == topic]
            if not chosen:
                raise ConfigError(f"no topic {topic!r} in feeds.yaml: it has {_names(self.settings.topics)}")
            plan = replace(plan, label=chosen[0].title, topics=tuple(chosen))
        if window is not None:
            plan = replace(plan, window=window)
            window_of(plan, self.clock.now(), ())  # a wrong one is told before anything is asked
        return plan, [each for each in (topic, window) if each is not None]

    def _occasion(
        self, plan: Plan, slot: Slot, now: datetime, *, deadline: timedelta | None = None
    ) -> Occasion:
        terms, times = self.settings.terms_of(plan.id), self.settings.times.get(slot.edition_id)
        before = slot_before(slot, times) if times else None
        return Occasion(
            slot=slot,
            line=slot.edition_id,
            at=now,
            catch_up=terms.catch_up,
            slot_before=before.at if before else None,
            sends_empty=terms.sends_empty,
            deadline=deadline,
        )

    def _run(self, plan: Plan, occasion: Occasion, report: Report, *, is_scheduled: bool = False) -> Edition:
        """Run it, and let whoever looks after the program know what went wrong."""
        told = partial(self._box.operator.of_run, plan, report=report, is_scheduled=is_scheduled)
        try:
            with log_context(edition=occasion.line, slot=occasion.slot.local):
                edition = run(self.settings.feeds, plan, occasion, self._box.tools, self._box.options, report)
        except StoreError:
            raise
        except CONTAINED as error:
            told(failure=error)
            raise
        told(edition=edition)
        return edition

    def _run_slot(self, plan: Plan, slot: Slot, report: Report) -> Edition:
        """The edition of a slot of the schedule, which has to come out in time."""
        deadline = self.settings.terms_of(plan.id).deadline
        occasion = self._occasion(plan, slot, self.clock.now(), deadline=deadline)
        return self._run(plan, occasion, report, is_scheduled=True)

    def _run_by_hand(self, plan: Plan, line: str, report: Report) -> Edition:
        store = self._box.store
        with turn(store, line):
            now, headings = self.clock.now(), store.headings()
            due = due_by_hand(line, self.settings.times.get(line), store, headings, now)
            if due is None:
                slot = slot_by_hand(line, plan.timezone, headings, now)
                _log.debug("%s: no slot is due, made for %s", line, slot.local)
                return self._run(plan, self._occasion(plan, slot, now), report)
            _log.debug("%s: made for the slot of %s, which is due", line, due.local)
            with claimed(store, due, now) as claim:
                edition = self._run_slot(plan, due, report)
                claim.is_done = is_complete(due, store)
                return edition

    def _preview(self, plan: Plan, line: str, report: Report, *, folder: str) -> Edition:
        """The edition that a run would make now, written to a folder of that name when there is one."""
        now = self.clock.now()
        occasion = self._occasion(plan, slot_now(line, plan.timezone, now), now)
        edition = preview(self.settings.feeds, plan, occasion, self._box.tools, self._box.options, report)
        if folder:
            beside = self.settings.path.parent
            report.places.append(write_preview(edition, beside, folder, self._box.options))
            report.note("this is a preview: it was not published, sent or remembered (--send does that)")
        return edition

    def _search(self, query: str, since: str, report: Report) -> list[Any]:
        from digest.topics import search

        window = window_of(Plan(window=since), self._box.clock.now(), ())
        stored = self._box.store.articles(window)
        report.count("make/searched", len(stored))
        return search(stored, query)

    def _kept(self, slug: str) -> Edition:
        edition = self._box.store.edition(slug.strip("/"))
        if edition is None:
            latest = ", ".join(each.slug for each in self._box.store.editions(limit=3)) or "none yet"
            raise ConfigError(f"no edition {slug!r} in the store; the latest: {latest}")
        return edition

    def _published(self, edition: Edition) -> dict[str, bytes]:
        files = _own_files(self.render(edition))
        try:
            folder = self.folder_of(edition.slug).parents[len(edition.slug.split("/")) - 1]
        except ConfigError:
            return dict(files)
        return {path: (folder / path).read_bytes() for path in files if (folder / path).is_file()}


def _own_files(rendering: Rendering) -> dict[str, bytes]:
    prefix = rendering.edition.slug + "/"
    return {path: body for path, body in rendering.files.items() if path.startswith(prefix)}


def _names(named: Sequence[Any]) -> str:
    return ", ".join(each.id for each in named) or "none"
