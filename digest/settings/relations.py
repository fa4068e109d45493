"""What must hold between the keys of feeds.yaml: ids are unique, references exist, secrets stay private.

Pure, and lenient: it looks at the raw values and passes over what has the wrong shape, which the
schema reports. So one reading finds every problem, whatever else is wrong.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from digest.models import Timetable
from digest.secret import variables
from digest.settings.authorities import authorities_fault
from digest.settings.problems import KeyPath, SettingsProblem, dotted, one_of
from digest.settings.tools import belonging, choices_of, sections_in, tool_problems
from digest.timetable import never_comes
from digest.web.local import is_file_address
from digest.web.safety import Allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.keys import Place
    from digest.settings.tree import Tree

Raw = dict[str, object]

_ANYWHERE = {"wording", "form"}
"""Keys of some tools that are passed over, or mean something, beside the others as well."""

_CREDENTIALS = ("auth", "headers", "cookies")
"""What a feed is sent that others must not see."""


def relation_problems(tree: Tree, place: Place) -> list[SettingsProblem]:
    """Every problem between keys of a feeds.yaml that stands at `place`."""
    root = tree.value if isinstance(tree.value, dict) else {}
    check = _Check(tree=tree, root=root, beside=place.beside)
    check.unique_ids()
    check.references()
    check.descriptions()
    check.operators()
    check.choices()
    check.places()
    check.ways()
    check.authorities()
    check.quiet_days()
    return check.problems + list(tool_problems(tree, place))


@dataclass(slots=True)
class _Check:
    """One file being checked."""

    tree: Tree
    root: Raw
    beside: Path
    problems: list[SettingsProblem] = field(default_factory=list)

    def problem(self, path: KeyPath, what: str, remedy: str = "") -> None:
        self.problems.append(
            SettingsProblem(line=self.tree.line(path), key=dotted(path), what=what, remedy=remedy)
        )

    # ids and references -----------------------------------------------------------------------

    def unique_ids(self) -> None:
        for part, key in (("feeds", "url"), ("topics", "id"), ("editions", "id")):
            first: dict[str, int] = {}
            for path, item in _items(self.root, part):
                name = item.get(key)
                if not isinstance(name, str):
                    continue
                if name in first:
                    self.problem(
                        (*path, key), f"{name!r} is there twice", f"the other is on line {first[name]}"
                    )
                first.setdefault(name, self.tree.line(path))

    def references(self) -> None:
        topics = {str(item["id"]) for _, item in _items(self.root, "topics") if "id" in item}
        for path, item in _items(self.root, "editions"):
            self._known((*path, "topics"), item.get("topics"), topics, "topic")
        editions = {str(item["id"]) for _, item in _items(self.root, "editions") if "id" in item}
        for path, item in _items(self.root, "deliver"):
            self._known((*path, "topics"), item.get("topics"), topics, "topic")
            self._known((*path, "editions"), item.get("editions"), editions or {"daily"}, "edition")
        alerts = _dict(self.root.get("alerts"))
        self._known(("alerts", "topics"), alerts.get("topics"), topics, "topic")
        if "alerts" in self.root and not _list(self.root.get("deliver")):
            self.problem(("alerts",), "would be sent to nobody", "name a channel under deliver")
        elif (channels := self._channels()) is not None:
            self._known(("alerts", "deliver"), alerts.get("deliver"), channels, "channel under deliver")
        for path, item in _items(self.root, "topics"):
            chosen = item.get("feeds")
            if isinstance(chosen, dict):
                for key, known in self._feed_words().items():
                    self._known((*path, "feeds", key), chosen.get(key), known, f"feed with this {key[:-1]}")

    def _channels(self) -> set[str] | None:
        """What the channels of deliver are called; `None` where a plug-in's own name for one is unknown."""
        found: set[str] = set()
        for _, item in _items(self.root, "deliver"):
            kinds = [kind for kind in choices_of("deliver") if kind in item]
            if "plugin" in kinds:
                return None
            found |= {*kinds, *_names(item), *_names(_dict(item.get("webhook")))}
        return found

    def _feed_words(self) -> dict[str, set[str]]:
        feeds = [item for _, item in _items(self.root, "feeds")]
        return {
            "groups": {str(feed["group"]) for feed in feeds if "group" in feed},
            "tags": {str(tag) for feed in feeds for tag in _list(feed.get("tags"))},
            "names": {str(feed["name"]) for feed in feeds if "name" in feed},
            "urls": {str(feed["url"]) for feed in feeds if "url" in feed},
        }

    def _known(self, path: KeyPath, words: object, known: set[str], kind: str) -> None:
        for index, word in enumerate(_list(words)):
            if isinstance(word, str) and word not in known:
                self.problem((*path, index), f"there is no {kind}: {word!r}", one_of(word, known))

    def descriptions(self) -> None:
        """A topic's description is worth nothing without an embedder."""
        embedder = self.root.get("embedder")
        has_embedder = embedder == "multilingual" or bool(set(choices_of("embedder")) & set(_dict(embedder)))
        for path, item in _items(self.root, "topics"):
            if "about" in item and not has_embedder:
                remedy = "add embedder: multilingual or {sentence: MODEL}, or write words under include"
                self.problem((*path, "about"), "needs an embedder, and none is named", remedy)
            if "likeness" in item and "about" not in item:
                self.problem((*path, "likeness"), "means nothing without about", "describe the topic there")

    # one of several ---------------------------------------------------------------------------

    def operators(self) -> None:
        """A bare address goes by the mail server of a channel to readers."""
        has_server = any("email" in item for _, item in _items(self.root, "deliver"))
        written = self.root.get("operator")
        items = written if isinstance(written, list) else [written]
        for index, item in enumerate(items):
            is_address = isinstance(item, str) or (isinstance(item, dict) and "address" in item)
            if is_address and not has_server:
                path = ("operator", index) if isinstance(written, list) else ("operator",)
                remedy = (
                    "write the channel out here, as {email: {to: …, from: …, host: …}}, or one under deliver"
                )
                self.problem(path, "needs a mail server, and deliver names none", remedy)

    def choices(self) -> None:
        for section, path, item in sections_in(self.root):
            self._one_of(section, path, item, required=section == "summariser" or len(path) > 1)

    def _one_of(self, section: str, path: KeyPath, item: Raw, *, required: bool) -> None:
        """Exactly one key says which tool is meant; none at all means the usual one, where there is one."""
        keys = choices_of(section)
        there = [key for key in keys if key in item]
        if len(there) > 1:
            self.problem((*path, there[1]), f"cannot stand beside {there[0]}", "keep one of the two")
        if not there and required:
            self.problem(path, "says nothing that can be used", f"write one of {', '.join(keys)}")
        for key in item if there else ():
            fitting = belonging(section, key)
            is_foreign = fitting and not {key, *there} & set(fitting) and key not in _ANYWHERE
            if is_foreign:
                self.problem((*path, key), f"means nothing beside {there[0]}", f"it goes with {fitting[0]}")

    # places -----------------------------------------------------------------------------------

    def places(self) -> None:
        """Nothing private may lie in the folder that is published."""
        publish = _dict(self.root.get("publish"))
        folder, store = publish.get("folder", "output"), self.root.get("store", ".digest/digest.db")
        if "plugin" in publish or not isinstance(folder, str):
            return
        site = self._place(folder)
        if self._place(".").is_relative_to(site):
            remedy = "name a folder of its own, for example output"
            self.problem(
                ("publish", "folder"), "is the folder that feeds.yaml stands in, or one around it", remedy
            )
        elif isinstance(store, str) and "://" not in store and self._place(store).is_relative_to(site):
            self.problem(("store",), "lies in the folder that is published", "keep it outside")

    def _place(self, path: str) -> Path:
        return Path(os.path.normpath(self.beside / path))

    # ways to feeds ----------------------------------------------------------------------------

    def ways(self) -> None:
        """What is said about reaching a feed must mean something, and go out where nobody listens."""
        for path, feed in _items(self.root, "feeds"):
            said = [key for key in _CREDENTIALS if feed.get(key)]
            url = str(feed.get("url", ""))
            if feed.get("pages") and not said:
                self.problem(
                    (*path, "pages"), "means nothing alone", "write auth, headers or cookies beside it"
                )
            if is_file_address(url) and said:
                self.problem((*path, said[0]), "means nothing for a file", "take it out")
            headers = {str(name).lower() for name in _dict(feed.get("headers"))}
            if "auth" in feed and "authorization" in headers:
                self.problem((*path, "auth"), "stands beside an Authorization header", "keep one of the two")
            is_secret = any(variables(text) for key in said for text in _texts(feed[key]))
            if is_secret and url.lower().startswith("http:") and not self._own_networks().is_own(url):
                remedy = "write https:// for it, or name its host under network.allow_private if it is yours"
                self.problem((*path, "url"), "would be sent its secrets in the clear", remedy)

    def _own_networks(self) -> Allowed:
        """The lines of allow_private that can be read; the schema reports the others."""
        lines = _list(_dict(self.root.get("network")).get("allow_private"))
        try:
            return Allowed.of([line for line in lines if isinstance(line, str)])
        except ValueError:
            return Allowed()

    # times ------------------------------------------------------------------------------------

    def quiet_days(self) -> None:
        """The days that are left out must leave an edition something."""
        of_all = _days(_dict(self.root.get("schedule")).get("skip"))
        for path, item in _items(self.root, "editions"):
            crons = item.get("cron")
            times = Timetable(
                crons=tuple([crons] if isinstance(crons, str) else map(str, _list(crons))),
                skip=(*of_all, *_days(item.get("skip"))),
            )
            if times.skip and times.crons and (fault := never_comes(times)):
                self.problem((*path, "skip" if "skip" in item else "cron"), fault, "take a day out of skip")

    def authorities(self) -> None:
        """The file of one's own certificate authorities must be one."""
        named = _dict(self.root.get("network")).get("ca_file")
        if isinstance(named, str) and named:
            fault = authorities_fault(self.beside / named)
            if fault:
                self.problem(("network", "ca_file"), *fault)


def _items(root: Raw, part: str) -> Iterator[tuple[KeyPath, Raw]]:
    """The mappings in the list under a key, each with its path; a bare address counts as a feed."""
    for index, item in enumerate(_list(root.get(part))):
        if isinstance(item, dict):
            yield (part, index), item
        elif isinstance(item, str) and part == "feeds":
            yield (part, index), {"url": item}


def _names(item: Raw) -> set[str]:
    """What a channel is called: by its name, else by the variables of its address."""
    if isinstance(item.get("name"), str):
        return {str(item["name"])}
    address = item.get("apprise", item.get("url"))
    return {", ".join(variables(address))} - {""} if isinstance(address, str) else set()


def _texts(value: object) -> list[str]:
    """The texts in a mapping."""
    return [text for text in _dict(value).values() if isinstance(text, str)]


def _days(value: object) -> list[str]:
    return [day.lower() for day in _list(value) if isinstance(day, str)]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _dict(value: object) -> Raw:
    return value if isinstance(value, dict) else {}
