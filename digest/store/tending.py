"""A store as its keeper sees it: told of, looked over, copied and brought back, whatever state it is in.

Nothing here opens a store as a run does: it is not upgraded, and what is damaged is told and not refused.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from digest.errors import StoreError
from digest.store import backups, looking, restoring, troubles
from digest.store.checking import problems, refuse_damage
from digest.store.database import engine_of, path_of, url_from
from digest.store.standing import Backup, Standing, backups_of, standing_of, today_of
from digest.store.upgrade import refuse_others

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.engine import Connection, Engine


class Keeper:
    """What looks after the store at `url`. `now` is the present moment."""

    def __init__(self, url: str, *, now: datetime) -> None:
        self._url = url_from(url)
        self.path = path_of(self._url)
        self._now = now

    @property
    def where(self) -> str:
        """The file or address, without a password."""
        return str(self.path) if self.path else self._url.render_as_string(hide_password=True)

    def standing(self) -> Standing:
        """Place, sizes, newest edition, backups, and what is dated after now.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        size = sum(each.stat().st_size for each in self._files()) if self.path else 0
        with self._reading() as connection:
            found = standing_of(connection, place=self.where, size=size, now=self._now)
        return replace(found, backups=self.backups())

    def faults(self) -> list[str]:
        """All that is damaged: pages, indexes, payloads, backups. The store may be in use meanwhile.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        return [
            *self.own_faults(),
            *(f"{each.path.name}: {each.fault}" for each in self.backups() if each.fault),
        ]

    def own_faults(self) -> list[str]:
        """As `faults`, of the store alone."""
        with self._reading() as connection:
            return list(problems(connection))

    def backups(self) -> tuple[Backup, ...]:
        """The backups beside a file, newest first, each looked over."""
        return tuple(backups_of(self.path, today_of(self._now))) if self.path else ()

    def way_back(self) -> str:
        """What to do about damage."""
        return backups.way_back(self.path)

    def back_up(self, target: Path | None = None) -> Path:
        """Write a looked-over copy to `target`, packed if its name ends in ``.gz``; beside the store without.

        Raises:
            StoreError: the store is damaged or on a server, or the copy cannot be written there.
        """
        path = self._file("back it up with pg_dump, or copy it to a file with digest store copy")
        self._need()
        name = f"{path.name}.backup-{today_of(self._now):%Y-%m-%d}.gz"
        target = path.with_name(name) if target is None else target / name if target.is_dir() else target
        _refuse_to_overwrite(target, path)
        with self._mapped(target), self._open() as engine:
            backups.write_backup(engine, path, target, check=_thoroughly)
        return target

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in the place of the store; where the present one was put aside.

        `backup` is a file, or the name or the day of one beside the store.

        Raises:
            StoreError: it is damaged, another process holds the store, or there is no room. All is as it was.
        """
        path = self._file("bring it back with pg_restore, or copy a file to it with digest store copy")
        return restoring.restore(path, self._meant(path, backup), now=self._now)

    def _meant(self, path: Path, backup: Path) -> Path:
        if backup.exists():
            return backup
        kept = backups.backups(path, today_of(self._now))
        found = [each for each in kept if str(backup) in {each.name, backups.day_of(each)}]
        if not found:
            names = ", ".join(each.name for each in kept) or "none"
            raise StoreError(f"there is no file {backup}; backups of {path}: {names}")
        return found[0]

    def _file(self, instead: str) -> Path:
        if self.path is None:
            raise StoreError(f"{self.where} is on a server: {instead}")
        return self.path

    def _files(self) -> Iterator[Path]:
        if self.path is not None:
            yield from (each for each in (self.path, *troubles.beside(self.path)) if each.is_file())

    def _need(self) -> None:
        """Refuse what is no store of ours."""
        if self.path is not None:
            with self._mapped(self.path):
                if looking.look(self.path):
                    raise StoreError(f"there is no store at {self.path} yet: digest run makes one")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._need()
        with self._mapped(self.path), self._open(is_reading=True) as engine, engine.connect() as connection:
            refuse_others(connection, where=self.where)
            yield connection

    @contextmanager
    def _open(self, *, is_reading: bool = False) -> Iterator[Engine]:
        engine = looking.read_only(self.path) if is_reading and self.path else engine_of(self._url)
        try:
            yield engine
        finally:
            engine.dispose()

    @contextmanager
    def _mapped(self, place: Path | None) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            said = troubles.reason(error)
            if troubles.is_damage(error):
                raise StoreError(
                    backups.damage(self.path, said) if self.path else f"{self.where} is damaged: {said}"
                ) from error
            raise StoreError(f"{place or self.where}: {said}; {troubles.remedy(error, place)}") from error


def _thoroughly(engine: Engine, path: Path) -> None:
    refuse_damage(engine, path, thorough=True)


def _refuse_to_overwrite(target: Path, store: Path) -> None:
    """A backup may take the place of a backup, and of nothing else."""
    if not target.exists():
        return
    if store.exists() and target.samefile(store):
        raise StoreError(f"{target} is the store itself: give the backup another name")
    with target.open("rb") as file:
        begins = file.read(len(looking.MAGIC))
    if begins and not begins.startswith((looking.MAGIC, b"\x1f\x8b")):
        raise StoreError(f"{target} is there and is no backup: it is not overwritten")
