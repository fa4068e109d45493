"""What happens to a database that is damaged, too new, someone else's, full, or killed in the middle."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from digest.errors import StoreError
from digest.store import backups, open_store, schema, watching
from digest.store.memory import MemoryStore
from digest.store.restoring import restore
from digest.store.sql import SqlStore
from tests.builders import NOON, article, entry, feed_state, window
from tests.disks import small_disk
from tests.fakes.old_store import make_texts_lie_everywhere

REPOSITORY = Path(__file__).parents[3]


def written(path: Path, articles: int = 30) -> Path:
    """A database with a few feeds' worth of articles in it."""
    store = SqlStore(str(path), now=NOON)
    for number in range(articles):
        one = entry(number, html="<p>" + f"The council met for the {number}th time. " * 20)
        store.record_fetch(feed_state(), [(one, "print")])
        store.record_article(one, article(number, text=one.html))
    store.close()
    return path


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small database."""
    return written(tmp_path_factory.mktemp("small") / "digest.db", articles=8).read_bytes()


def contents(path: Path) -> list[object]:
    store = SqlStore(str(path), now=NOON)
    try:
        return [
            store.articles(window()),
            store.known_guids(feed_state().url),
            store.feed_states([feed_state().url]),
        ]
    finally:
        store.close()


def flip(path: Path, begins: bytes, *, of: str) -> None:
    """Change the last byte of the longest payload of a table that begins so, as a disk would."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        payloads = connection.execute(sa.text(f"SELECT payload FROM {of}")).scalars().all()  # noqa: S608
    engine.dispose()
    payload = max((each for each in payloads if each.startswith(begins)), key=len)
    held = path.read_bytes()
    place = held.index(payload) + len(payload) - 1
    path.write_bytes(held[:place] + bytes([held[place] ^ 4]) + held[place + 1 :])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ------------------------------------------------------------------------------ backups


def test_a_backup_is_made_once_a_day_and_as_many_are_kept_as_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db")
    assert names(tmp_path) == ["digest.db"], "an empty database needs no backup"
    for day in (0, 0.1, 1, 2, 3):
        SqlStore(str(path), now=NOON + timedelta(days=day), backups=3).close()
    assert names(tmp_path) == [
        "digest.db",
        "digest.db.backup-2026-03-06.gz",
        "digest.db.backup-2026-03-07.gz",
        "digest.db.backup-2026-03-08.gz",
    ]


def test_a_backup_holds_what_the_database_held(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db")
    held = contents(path)
    backups.unpack(tmp_path / "digest.db.backup-2026-03-05.gz", tmp_path / "restored.db")
    assert contents(tmp_path / "restored.db") == held


def test_a_clock_that_was_ahead_neither_ends_backups_nor_outlives_them(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db")
    for day in (*range(4), *range(1800, 1805), *range(4, 8)):  # it was right, ahead, and right again
        SqlStore(str(path), now=NOON + timedelta(days=day), backups=4).close()
    assert names(tmp_path) == [
        "digest.db",
        "digest.db.backup-2026-03-09.gz",
        "digest.db.backup-2026-03-10.gz",
        "digest.db.backup-2026-03-11.gz",
        "digest.db.backup-2026-03-12.gz",
    ]


def test_the_backup_of_a_day_to_come_is_not_the_first_to_go_back_to(tmp_path: Path) -> None:
    path = tmp_path / "digest.db"
    for day in ("2026-03-04", "2026-03-05.gz", "2031-01-01.gz"):
        (tmp_path / f"digest.db.backup-{day}").touch()
    assert [backups.day_of(each) for each in backups.backups(path, NOON.date())] == [
        "2026-03-05",
        "2026-03-04",
        "2031-01-01",
    ]


def test_a_backup_of_a_damaged_database_is_not_kept(tmp_path: Path) -> None:
    """A flipped byte in a text is no fault of a page: only the seal of the text tells."""
    path = written(tmp_path / "digest.db", articles=4)
    SqlStore(str(path), now=NOON).close()
    flip(path, b"\x01", of="texts")
    with pytest.raises(StoreError, match=r"is damaged \(payload of texts .*checksum.*The way back"):
        SqlStore(str(path), now=NOON + timedelta(days=1))
    assert names(tmp_path) == ["digest.db", "digest.db.backup-2026-03-05.gz"]


def test_without_room_for_a_backup_the_room_that_it_needs_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    written(tmp_path / "digest.db", articles=150)
    with small_disk(tmp_path, kib=700) as disk:
        path = disk / "digest.db"
        path.write_bytes((tmp_path / "digest.db").read_bytes())
        assert len(contents(path)) == 3
        assert names(disk) == ["digest.db"]
    assert "no backup of" in caplog.text
    assert "MiB are free" in caplog.text
    assert "make room on that disk" in caplog.text


def test_a_backup_that_cannot_be_made_does_not_stop_the_edition(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = written(tmp_path / "digest.db")
    (tmp_path / f"digest.db.copying-{os.getpid()}").mkdir()
    assert len(contents(path)) == 3
    assert "no backup" in caplog.text


# ------------------------------------------------------------------------------ damage


def test_a_damaged_database_is_not_written_to_and_the_way_back_works(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db")
    held = contents(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096])
    damaged = path.read_bytes()
    with pytest.raises(StoreError) as error:
        SqlStore(str(path))
    assert path.read_bytes() == damaged
    assert "digest.db.backup-2026-03-05" in str(error.value)
    backup = Path(str(error.value).split("digest store restore ")[1].split(" (")[0])
    assert restore(path, backup, now=NOON) == tmp_path / "digest.db.before-20260305-120000"
    assert contents(path) == held
    assert (tmp_path / "digest.db.before-20260305-120000").read_bytes() == damaged


def test_without_a_backup_the_way_back_is_a_new_start(tmp_path: Path) -> None:
    path = tmp_path / "digest.db"
    path.write_bytes(b"This is no database at all. " * 500)
    with pytest.raises(StoreError, match=r"digest\.db is no database.*no backup yet"):
        SqlStore(str(path))


def test_an_emptied_database_is_not_mistaken_for_a_new_one(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db")
    contents(path)
    path.write_bytes(b"")
    with pytest.raises(StoreError, match="backup-2026-03-05"):
        SqlStore(str(path))


@pytest.mark.parametrize("seed", range(16))
def test_cut_or_flipped_bytes_are_refused_or_do_no_harm(tmp_path: Path, small: bytes, seed: int) -> None:
    """Whatever happened to the file: a `StoreError` with the way back, or articles that read as they were."""
    path = tmp_path / "digest.db"
    path.write_bytes(small)
    before = contents(path)[0]
    chance = random.Random(seed)  # noqa: S311
    broken = bytearray(small)
    if seed % 2:
        del broken[chance.randrange(1, len(broken)) :]
    else:
        for _ in range(chance.choice([1, 8, 64])):
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    path.write_bytes(broken)
    try:
        found = contents(path)[0]
    except StoreError as error:
        assert "backup" in str(error)  # noqa: PT017
    else:
        assert isinstance(before, list)
        assert isinstance(found, list)
        assert [one for one in found if one not in before] == []


def test_damage_found_while_reading_names_the_way_back(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db")
    store = SqlStore(str(path), now=NOON)
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(sa.update(schema.texts).values(payload=b"x\x9cnonsense"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"Article is damaged.*backup-2026-03-05"):
        store.articles(window())
    store.close()


# ------------------------------------------------------------------------------ opening


def test_the_migrations_make_just_the_tables_of_the_schema(tmp_path: Path) -> None:
    written(tmp_path / "digest.db", articles=0)
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'digest.db'}")
    with engine.connect() as connection:
        options = {"include_name": lambda name, _kind, _of: not str(name).startswith(watching.PREFIX)}
        context = MigrationContext.configure(connection, opts=options)
        assert context.get_current_revision() == schema.VERSION
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_a_database_of_the_first_schema_is_brought_up_to_date_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db")
    held = contents(path)
    make_texts_lie_everywhere(path)
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE site_texts")
        for table in ("mailings", "letters", "troubles", "alerts"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        connection.exec_driver_sql("DROP TABLE spending")
        connection.exec_driver_sql("DROP INDEX watched_editions")
        for column in ("slot_local", "slot_at", "number"):
            connection.exec_driver_sql(f"ALTER TABLE editions DROP COLUMN {column}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    engine.dispose()
    assert contents(path) == held
    store = SqlStore(str(path), now=NOON)
    store.record_site_texts("wire.example", {"a": ("s1",)}, at=NOON, since=NOON, limit=1)
    assert store.site_texts("wire.example") == [("s1",)]
    store.close()


def test_a_database_of_a_newer_digest_is_refused_untouched(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db")
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer Digest \(schema 9999.*pip install -U"):
        SqlStore(str(path))


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE photos (name TEXT)")
    engine.dispose()
    with pytest.raises(StoreError, match="some other program"):
        SqlStore(str(path))
    engine = sa.create_engine(f"sqlite:///{path}")
    assert sa.inspect(engine).get_table_names() == ["photos"]
    engine.dispose()


def test_the_folder_is_made(tmp_path: Path) -> None:
    SqlStore(str(tmp_path / "deep" / "down" / "digest.db")).close()
    assert (tmp_path / "deep" / "down" / "digest.db").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file/digest\.db"):
        SqlStore(str(tmp_path / "file" / "digest.db"))
    (tmp_path / "digest.db").mkdir()
    with pytest.raises(StoreError, match=r"digest\.db"):
        SqlStore(str(tmp_path / "digest.db"))


@pytest.mark.parametrize(
    "url", ["mysql://me:secret@host/x", "sqlite://", "sqlite:///:memory:", "://", "http://["]
)
def test_an_address_of_no_database_we_know_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(StoreError) as error:
        SqlStore(url)
    assert "secret" not in str(error.value)


def test_a_server_that_does_not_answer_is_a_store_error_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is an extra")
    with pytest.raises(StoreError, match="check that the server runs") as error:
        SqlStore("postgresql://me:secret@127.0.0.1:1/digest")
    assert "secret" not in str(error.value)


def test_memory_is_an_address_too() -> None:
    assert isinstance(open_store("memory:"), MemoryStore)


# ------------------------------------------------------------------------------ in processes of their own


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


FULL_DISK = """
import resource, sys
from digest.errors import StoreError
from digest.store.restoring import restore
from digest.store.sql import SqlStore
from tests.builders import NOON, at, entry, feed_state
store = SqlStore(sys.argv[1], now=NOON)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))  # no file may grow beyond this
kept = 0
try:
    while kept < 1000:
        entries = [(entry(kept * 10 + n, html=str(n) * 5 + chr(65 + n) * 3000 + repr(kept)), "print") for n in range(10)]
        store.record_fetch(feed_state(failures=kept + 1), entries)
        kept += 1
except StoreError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
assert len(store.known_guids(feed_state().url)) == kept * 10, "a reading was half kept"
assert store.feed_states([feed_state().url])[feed_state().url].failures == kept
store.record_fetch(feed_state(failures=0), [(entry(99_999), "print")])  # room again
assert len(store.known_guids(feed_state().url)) == kept * 10 + 1
store.close()
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))  # no room for the next day's backup
store = SqlStore(sys.argv[1], now=at(24))
assert len(store.known_guids(feed_state().url)) == kept * 10 + 1
store.close()
print("kept", kept)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are Unix")
def test_a_full_disk_fails_cleanly_and_recovers(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=1)
    done = run(FULL_DISK, str(path))
    assert done.returncode == 0, done.stderr
    said, kept = done.stdout.splitlines()
    assert "make room" in said
    assert 0 < int(kept.split()[1]) < 1000
    assert "no backup" in done.stderr
    assert names(tmp_path) == ["digest.db", "digest.db.backup-2026-03-05.gz"]
    assert len(contents(path)) == 3


WRITE_FOREVER = """
import sys
from digest.store.restoring import restore
from digest.store.sql import SqlStore
from tests.builders import NOON, article, entry, feed_state
store = SqlStore(sys.argv[1], now=NOON)
number = len(store.known_guids(feed_state().url))
print("up", flush=True)
while True:
    number += 1
    store.record_fetch(feed_state(failures=number), [(entry(number), "print")])
    store.record_article(entry(number), article(number))
"""


@pytest.mark.slow
def test_killed_while_writing_nothing_is_half_there(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=1)
    chance = random.Random(1)  # noqa: S311
    for _ in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITE_FOREVER, str(path)],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "up\n"
        try:
            child.wait(chance.uniform(0.01, 0.3))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        store = SqlStore(str(path), now=NOON)
        known = len(store.known_guids(feed_state().url))
        pending = store.pending_entries()
        assert store.feed_states([feed_state().url])[feed_state().url].failures in {known, known - 1, 0}
        assert len(pending) <= 8
        assert len(store.articles(window(-1000, 1000))) == known - len(pending)
        for one in pending:  # the next run completes what was begun
            store.record_article(one, article(int(one.guid.removeprefix("guid-"))))
        store.close()


CLAIM = """
import sys
from datetime import timedelta
from digest.models import Slot
from digest.store.restoring import restore
from digest.store.sql import SqlStore
from tests.builders import NOON
store = SqlStore(sys.argv[1], now=NOON)
for number in range(30):
    slot = Slot(edition_id="daily", local=f"2026-03-05T{number // 60:02}:{number % 60:02}", at=NOON)
    if store.claim_slot(slot, sys.argv[2], NOON, 60):
        print(slot.local)
store.close()
"""


def test_of_several_processes_each_slot_goes_to_one(tmp_path: Path) -> None:
    """They also open the new database at the same time."""
    path = tmp_path / "digest.db"
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CLAIM, str(path), f"holder {number}"],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    said = [child.communicate(timeout=100) for child in children]
    assert [err for _, err in said] == [""] * 3
    claimed = [line for out, _ in said for line in out.splitlines()]
    assert sorted(claimed) == sorted(set(claimed))
    assert len(claimed) == 30
