"""What is put to the test at each of its system calls: everything that writes to a book."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cockpit.store import backup, codec, journal, migration, months, snapshot
from cockpit.store.device import device_id
from cockpit.store.snapshot import SNAPSHOT
from tests.domain.builders import NOW, a_customer, a_delivered_promise, a_todo
from tests.faults.home import EXIT_BOOK, Home, acknowledged, no_traceback
from tests.faults.scale import IS_WHOLE
from tests.store.builders import DAY_MS, Machine, a_past_id, found_wrong

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from cockpit.store.journal import Change

_AT = {"COCKPIT_NOW": "2026-11-18T10:20:00+01:00", "TZ": "Europe/Berlin"}
State = Counter[str]


def _nothing_more(_: Home) -> list[str]:
    return []


class Operation(NamedTuple):
    """A command that writes: `prepare` makes the home that it starts from and returns its words.

    The records are old or new afterwards, whatever goes wrong, and so is what `more` finds. `is_told` says
    that exit code 0 means that it was done (a reader that could not fold has still read), `is_damaged` that the book
    is not sound before it.
    """

    name: str
    prepare: Callable[[Home], list[str]]
    is_told: bool = True
    is_damaged: bool = False
    more: Callable[[Home], list[str]] = _nothing_more


def state_of(home: Home) -> State:
    """Return the records of a book as another process reads them, without their ids, which differ from run to run."""
    book = Machine(home.folder).book
    book.load_history()
    return Counter(
        json.dumps([table, document.is_deleted, document.values], sort_keys=True)
        for table, documents in book.tables.items()
        if table in codec.TABLES
        for document in documents.values()
    )


def _nothing(_: Home) -> list[str]:
    return ["add", "--json", "promise @Acme spec sheet by tomorrow 4pm"]


def _some(home: Home) -> None:
    for line in ("promise @Acme old one by tomorrow 4pm", "todo another", "todo third"):
        assert home.run("add", line).returncode == 0


def _later(home: Home) -> list[str]:
    _some(home)
    return ["add", "--json", f"todo one more {'x' * 5000}"]  # more than what is left of a page


def _new_customer(home: Home) -> list[str]:
    _some(home)
    return ["add", "--json", "promise @Beta spec sheet by tomorrow 4pm"]


def _verb(home: Home) -> list[str]:
    _some(home)
    kept = home.run("add", "--json", "promise @Gamma offer by tomorrow 4pm")
    return ["done", "--json", json.loads(kept.stdout)["code"]]


def _undo(home: Home) -> list[str]:
    code = _verb(home)[-1]
    assert home.run("done", code).returncode == 0
    return ["undo", "--json"]


def a_stream(home: Home) -> list[str]:
    """Capture what is typed, line by line, in one process."""
    _some(home)
    return ["add", "--json", "-"]


def _grown(home: Home) -> None:
    """Make a book with a snapshot, an archive, and much that is not folded yet, some of it of archived records."""
    now_ms = time.time_ns() // 1_000_000
    machine = Machine(home.folder, device_id(home.local), now_ms - 200 * DAY_MS)
    old = [
        a_delivered_promise(id=a_past_id(200 + number, number), text=f"old {number}").close(NOW, skip=True)
        for number in range(1, 20)
    ]
    machine.put(a_customer(), *old)
    machine.ms = now_ms - 2 * DAY_MS
    machine.compact()
    assert home.folder.names("archive")
    machine.put(*(a_todo(text=f"new {number} {'x' * 900}") for number in range(100)))
    machine.put_over(old[0].id, text="touched again")
    assert home.run("add", "promise @Acme one more by tomorrow 4pm").returncode == 0


def _fold(home: Home) -> list[str]:
    _grown(home)
    return ["today", "--plain"]


def _rebuild(home: Home) -> list[str]:
    _grown(home)
    return ["verify", "--rebuild"]


def _mend(home: Home) -> list[str]:
    """Damage a line of which a backup knows, and one that came later and is in the snapshot only."""
    _some(home)
    assert home.run("backup").returncode == 0
    assert home.run("add", "todo known to the snapshot").returncode == 0
    Machine(home.folder).compact()
    (file,) = months.files(home.folder)
    data = home.folder.read(file)
    home.folder.replace(
        file, data.replace(b"another", b"an0ther").replace(b"to the snapshot", b"t0 the snapshot")
    )
    assert home.run("verify").returncode == 1
    return ["verify", "--rebuild"]


def _migrate(home: Home) -> list[str]:
    """Take out of the journal what schema it is of, as a book has it that was made before there was one."""
    words = _verb(home)
    (file,) = months.files(home.folder)
    transactions: dict[str, list[Change]] = {}
    for change in journal.changes_in(home.folder, file)[0]:
        if change.table != journal.BOOK:
            transactions.setdefault(change.at, []).append(change)
    data = b"".join(
        journal.encode(change, at, f"{place}/{len(changes)}")
        for at, changes in transactions.items()
        for place, change in enumerate(changes, 1)
    )
    home.folder.replace(file, data)
    return words


def _schema(home: Home) -> list[str]:
    return [f"schema {migration.schema_of(Machine(home.folder).book.tables)}"]


def _back_up(home: Home) -> list[str]:
    """Make backups of as many days as are kept, and one of today with less in it."""
    _some(home)
    for day in range(1, backup.MOST_DAYS + 1):
        backup.make(home.folder, f"2020-01-{day:02d}", 0)
    assert home.run("backup").returncode == 0
    one_too_many = home.folder.read("backups/2020-01-10.zip")  # as if the last backup had been killed
    home.folder.replace("backups/2020-02-01.zip", one_too_many)
    assert home.run("add", "todo not in the backup yet").returncode == 0
    return ["backup", "--json"]


def _last_backup(home: Home) -> list[str]:
    assert not backup.odd(home.folder, ())
    return [f"{one.lines} lines in the backup {one.label}" for one in backup.kept(home.folder)][:1]


def _back_up_elsewhere(home: Home) -> list[str]:
    _some(home)
    (home.path / "stick").mkdir()
    return ["backup", "--to", str(home.path / "stick" / "cockpit.zip")]


def _backup_elsewhere(home: Home) -> list[str]:
    name = home.path / "stick" / "cockpit.zip"
    return [f"{backup.pack_in(str(name)).lines} lines"] if name.exists() else []


def _restore(home: Home) -> list[str]:
    code = _verb(home)[-1]
    made = home.run("backup", "--json")
    assert home.run("done", code).returncode == 0
    assert home.run("add", "todo made since").returncode == 0
    return ["backup", "--restore", Path(json.loads(made.stdout)["file"]).stem, "--json"]


def _restore_elsewhere(home: Home) -> list[str]:
    words = _back_up_elsewhere(home)
    assert home.run(*words).returncode == 0
    shutil.rmtree(home.book)
    shutil.rmtree(home.path / "state")
    return ["backup", "--restore", words[-1]]


OPERATIONS = [
    Operation("the first capture", _nothing),
    Operation("a later capture", _later),
    Operation("a capture that names a new customer", _new_customer),
    Operation("a verb", _verb),
    Operation("undo", _undo),
    Operation("folding", _fold, is_told=False),
    Operation("verify --rebuild of a sound book", _rebuild),
    Operation("verify --rebuild of a damaged book", _mend, is_damaged=True),
    Operation("migration, and a verb", _migrate, more=_schema),
    Operation("backup", _back_up, more=_last_backup),
    Operation("backup to elsewhere", _back_up_elsewhere, more=_backup_elsewhere),
    Operation("restoring", _restore),
    Operation("restoring into an empty book", _restore_elsewhere),
]


class Trial:
    """An operation to be tried many times, each from the same home at the same place."""

    def __init__(self, operation: Operation, path: Path, beside: Path, typed: str = "") -> None:
        self.operation = operation
        self.home = Home(path / "home", **_AT)
        self.home.path.mkdir()
        self.words = operation.prepare(self.home)
        self.old = self.state()
        self._snapshot = self.home.folder.read(SNAPSHOT)
        self.log = beside / "log"
        self.count: Counter[str] = Counter()
        self._origin = beside / "origin"
        shutil.copytree(self.home.path, self._origin)
        done = self.home.run(
            *self.words, typed=typed
        )  # before it is traced, also so that Python's own caches are written
        assert done.returncode == 0, done.stderr
        self.new = self.state()
        assert operation.more is _nothing_more or self.new[1] != self.old[1], "it did nothing"

    def state(self) -> tuple[State, list[str]]:
        """Return what the operation changes, as it is now: the records, and what else there is to it."""
        return state_of(self.home), self.operation.more(self.home)

    def reset(self) -> None:
        """Put the home back as it was before the operation."""
        shutil.rmtree(self.home.path)
        shutil.copytree(self._origin, self.home.path)
        for folder, _, _ in os.walk(
            self.home.path
        ):  # how long ago one changed decides whether it is listed anew
            os.utime(folder, (0, 0))

    def judge(self, outcome: subprocess.CompletedProcess[str], what: str) -> None:
        """Fail unless the book is as before or as it should be, what was told is true, and the next command works."""
        home, count = self.home, self.count
        count["tried"] += 1
        no_traceback(outcome.stdout, outcome.stderr)
        records, more = state = self.state()
        assert records in (self.old[0], self.new[0]), f"{what}: something in between: {records - self.old[0]}"
        assert more in (self.old[1], self.new[1]), f"{what}: something in between: {more}"
        is_done = state == self.new if self.old != self.new else home.folder.read(SNAPSHOT) != self._snapshot
        count["new" if is_done else "old"] += 1
        if self._snapshot or home.folder.size(SNAPSHOT):
            assert snapshot.read_all(home.folder), f"{what}: the snapshot is torn"
        is_told = outcome.returncode == 0 and self.operation.is_told
        if is_told or acknowledged(outcome.stdout):
            assert state == self.new, f"{what}: acknowledged and not kept"
        if outcome.returncode > 0:
            assert outcome.returncode == EXIT_BOOK, f"{what}: {outcome.stderr}"
            assert outcome.stderr.startswith("cockpit: ")
            assert str(home.path) in outcome.stderr, f"{what}: {outcome.stderr}"
        self._go_on(what)

    def _go_on(self, what: str) -> None:
        home, before = self.home, state_of(self.home)
        if self.operation.is_damaged:
            mended = home.run(*self.words)
            assert mended.returncode == 0, f"{what}: {mended.stdout}{mended.stderr}"
        assert not found_wrong(home.folder), what
        after = home.run("add", "--json", "todo after all")
        assert after.returncode == 0, f"{what}: {after.stderr}"
        now = state_of(home)
        assert len(list((now - before).elements())) == 1, f"{what}: the next capture: {now - before}"
        assert not before - now, f"{what}: the next capture"
        for words in (["today", "--plain"], ["verify"]) if IS_WHOLE else ():
            done = home.run(*words)
            assert done.returncode == 0, f"{what}: {done.stderr}"

    def told(self, calls: str) -> str:
        """Return the counts as a line."""
        count = self.count
        return (
            f"{self.operation.name}: {calls}, {count['tried']} faults tried, "
            f"{count['old']} left it as it was, {count['new']} as it should be, 0 anything else"
        )
