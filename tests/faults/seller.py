"""A seller at work on a simulated computer, who remembers what was acknowledged and judges what a power cut left.

An action is acknowledged once its call has returned. What it wrote is learned from the bytes handed to the system
for a journal, so also that of an action that never returned is known: it may be there whole, or not at all.
"""

from __future__ import annotations

import errno
import json
import random
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from cockpit.desk import actions, maintenance
from cockpit.desk import capture as captures
from cockpit.desk.desk import Desk
from cockpit.domain.people import Customer, id_of
from cockpit.domain.todo import Todo
from cockpit.errors import CockpitError, NothingFound
from cockpit.store import journal, months
from cockpit.store.book import Book
from cockpit.store.disk import DiskFolder
from cockpit.store.fold import Document
from tests.domain.builders import BERLIN, NOW, RULES
from tests.faults.computer import BOOK, PLACE, Computer, KilledError, Mutant, Process
from tests.faults.disk import SECTOR, Dir, Disk, fault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.faults.computer import Layer

    Lines = frozenset[tuple[str, int, str]]

NOW_MS = int(NOW.timestamp() * 1000)
_MINUTE, _DAY = 60_000, 86_400_000
_NAMES = ("Acme", "Beta", "Gamma", "Delta")
CRASH, NOTHING = "traceback", "nothing to do:"
_CHANGING = {"create", "truncate", "write", "fsync", "rename", "unlink", "mkdir", "rmdir"}


class Weather(NamedTuple):
    """What happens: `holes` where a file grew without its data ("none", "zero", "stale"), kills, a sync that fails.

    With `ends`, a process mostly dies at the very moment its sync failed. Another device's journal is brought here by
    what makes sure of it; with `is_shared` both work on one disk.
    """

    holes: str = "none"
    kills: bool = True
    fails: bool = False
    ends: bool = False
    is_shared: bool = False
    leaps: float = 0.08  # how often the clock goes on by a month or more


class Ledger:
    """What was begun and what was acknowledged, by the stamps of the transactions."""

    def __init__(self) -> None:
        self.begun: dict[str, list[Lines]] = {}
        self.sure: dict[str, Lines] = {}
        self.twice: list[str] = []

    def copy(self) -> Ledger:
        """Return one that goes its own way."""
        other = Ledger()
        other.begun = {at: list(lines) for at, lines in self.begun.items()}
        other.sure = dict(self.sure)
        other.twice = list(self.twice)
        return other

    def begin(self, data: bytes) -> None:
        """Note what is about to be written."""
        for at, lines in transactions(journal.decode(line) for line in data.split(b"\n")).items():
            self.begun.setdefault(at, []).append(lines)

    def acknowledge(self, data: bytes) -> None:
        """Note that it must never be lost."""
        for at, lines in transactions(journal.decode(line) for line in data.split(b"\n")).items():
            self.twice += [at] if at in self.sure else []
            self.sure[at] = lines

    def settle(self, found: dict[str, Lines], documents: Mapping[tuple[str, int], Document]) -> list[str]:
        """Compare with what a power cut left; what it left will stay. Return what is wrong.

        Mending takes back from a backup only what nobody has overruled: the rest of such a transaction may be gone.
        """

        def is_overruled(at: str, line: tuple[str, int, str]) -> bool:
            table, record_id, to = line
            document = documents.get((table, record_id))
            return document is not None and all(document.stamps.get(path, "") > at for path in json.loads(to))

        wrong = [f"twice: the stamp {at}" for at in self.twice]
        for at, lines in self.sure.items():
            if found.get(at) != lines:
                left = f"only {sorted(found[at])} is left" if at in found else "nothing is left"
                wrong.append(f"lost: of {at} {sorted(lines)} {left}")
        for at, lines in found.items():
            tried = self.begun.get(at, ())
            if at not in self.sure and not any(
                lines <= one and all(is_overruled(at, line) for line in one - lines) for one in tried
            ):
                wrong.append(f"half: {at} {sorted(lines)} of {self.begun.get(at)}")
        self.sure = dict(found)
        return wrong


def transactions(changes: Any) -> dict[str, Lines]:
    """Return the changes of each stamp, comparable."""
    found: dict[str, set[tuple[str, int, str]]] = {}
    for one in changes:
        if one is not None:
            found.setdefault(one.at, set()).add((one.table, one.id, json.dumps(one.to, sort_keys=True)))
    return {at: frozenset(lines) for at, lines in found.items()}


Cut = tuple[Disk, Ledger, int, str]


def new_disk(chance: random.Random) -> Disk:
    """Return a disk on which only the folders are that the book's and the machine's own are made in."""
    disk, place = Disk(page=chance.choice((SECTOR, 8 * SECTOR))), Dir()
    disk.put((disk.root, PLACE.strip("/"), place))
    disk.put((place, "state", Dir()))
    disk.sync()
    return disk


class Seat:
    """A process with a desk, and the machine it runs on."""

    def __init__(self, process: Process, desk: Desk, device: str) -> None:
        self.process, self.desk, self.device = process, desk, device


class Life:
    """From one power cut to the next: a computer, its seats, its clock."""

    def __init__(
        self,
        layer: Layer,
        chance: random.Random,
        start: tuple[Disk, Ledger, int],
        weather: Weather,
        *,
        without: Mutant | None = None,
        seen: Counter[Mutant] | None = None,
    ) -> None:
        self.layer, self.chance, self.weather = layer, chance, weather
        disk, self.ledger, self.ms = start
        self.computer = Computer(
            disk, chance, without=without, seen=seen, watch=self._watch, begin=self.ledger.begin
        )
        layer.on = self.computer
        self.faults = False
        self.depth = 0
        self.cuts: list[Cut] = []
        self.may_fail = True
        self.failed: Process | None = None  # the process whose sync just failed
        self.crashes: list[str] = []
        self.rate = 0.0
        self.story: list[str] = []
        self.seats: list[Seat] = []

    def sit_down(self, device: str = "here") -> Seat:
        """Start a process."""
        process = self.computer.start()
        desk = Desk(
            folder=DiskFolder(BOOK),
            local=DiskFolder(f"{PLACE}/state/{device}"),
            now=lambda: datetime.fromtimestamp(self.ms / 1000, UTC).astimezone(BERLIN),
            wall_ms=lambda: self.ms,
            rules=RULES,
        )
        return Seat(process, desk, device)

    def live(self, actions: int, *, rate: float) -> None:
        """Do that many actions, with kills, failing disks, other processes in between, and power cuts noted."""
        self.faults, self.rate = True, rate
        self.seats = [self.sit_down("here"), self.sit_down("here"), self.sit_down("there")]
        for number in range(actions):
            self.pass_time()
            self.act(0 if self.chance.random() < 0.7 else self.chance.randrange(3), first=number == 0)

    def pass_time(self) -> None:
        """Let the clock go on, at times by a month or more."""
        leap = self.chance.random()
        self.ms += (
            self.chance.randint(30, 130) * _DAY
            if leap < self.weather.leaps
            else self.chance.choice((0, 1, 20, 7 * _MINUTE))
        )

    def act(self, place: int, *, first: bool = False) -> None:
        """Let a process do one thing."""
        before = self.computer.process
        seat = self.seats[place]
        is_brought = seat.device == "there" and not self.weather.is_shared
        if is_brought:
            self.computer.disk.sync()
        if seat.process.is_dead or self.chance.random() < 0.4:
            self.computer.kill(seat.process)
            seat = self.seats[place] = self.sit_down(seat.device)
        self.computer.process = seat.process
        self.do(seat, self.chance.choice(_FIRST if first else _ACTIONS))
        if is_brought:
            self.computer.disk.sync()
        self.computer.process = before

    def do(self, seat: Seat, action: Callable[[Life, Desk], object]) -> str:
        """Do one thing; it is acknowledged when it returns. Return what the seller was told instead."""
        process = self.computer.process = seat.process
        process.attempts = []
        told = ""
        try:
            action(self, seat.desk)
            for data in process.attempts:
                self.ledger.acknowledge(data)
            if self.faults and self.chance.random() < 2 * self.rate:
                self._cut(f"after {action.__name__}")
        except KilledError:
            told = "killed"
        except NothingFound as error:
            told = f"{NOTHING} {error}"
        except CockpitError as error:
            told = str(error)
        except Exception as error:  # noqa: BLE001 - no seller may see the insides of the program
            told = f"{CRASH} {type(error).__name__}: {error}"
            self.crashes.append(f"{CRASH}: {action.__name__}: {type(error).__name__} {error}")
        self.story.append(f"{seat.process.number} {action.__name__} {told}")
        process.attempts = []
        return told

    def _watch(self, call: str, what: str) -> None:
        process = self.computer.process
        if not self.faults:
            return
        if self.failed is process:
            self.failed = None
            if self.weather.ends and self.chance.random() < 0.7:
                self.story.append(f"{process.number} ended by that")
                self.computer.kill(process)
                return
        roll = self.chance.random()
        if call in _CHANGING and roll < self.rate:
            self._cut(f"before {call} {what}")
        roll = self.chance.random()
        if roll < 0.01 and self.weather.kills:
            self.story.append(f"{process.number} killed at {call} {what}")
            self.computer.kill(process)
        elif call == "fsync" and self.weather.fails and self.may_fail and roll < 0.1:
            self.may_fail, self.failed = False, process
            self.story.append(f"{process.number} EIO at {call} {what}")
            raise fault(errno.EIO, what)
        elif (
            roll < 0.06
            and self.depth == 0
            and (self.weather.is_shared or process is not self.seats[2].process)
        ):
            self.depth += 1
            others = [place for place, seat in enumerate(self.seats[:2]) if seat.process is not process]
            self.story.append(f"({process.number} at {call} {what}:")
            self.act(self.chance.choice(others if not self.weather.is_shared else [*others, 2]))
            self.story.append(")")
            self.depth -= 1

    def _cut(self, where: str) -> None:
        left = self.computer.disk.after_power_loss(self.chance, self.weather.holes)
        self.cuts.append((left, self.ledger.copy(), self.ms, where))


def capture(life: Life, desk: Desk) -> None:
    """Keep one typed line."""
    name, number = life.chance.choice(_NAMES), life.chance.randrange(1000)
    text = f"sheet{'x' * life.chance.choice((0, 0, 300, 900))} {number}"
    lines = (f"todo {text}", f"promise @{name} {text} by 4pm", f"q @{name} how long is {text}?")
    captures.add(desk, life.chance.choice(lines))


def edit(life: Life, desk: Desk) -> None:
    """Change several records at once, and make one for a customer who may be new."""
    with desk.book.transaction() as transaction:
        ids = sorted(desk.book.current)
        for record_id in life.chance.sample(ids, min(len(ids), life.chance.randint(0, 4))):
            record = desk.book.current[record_id]
            transaction.put(record.replace(text=f"edited {life.chance.randrange(1000)}"))
        name = f"{life.chance.choice(_NAMES)} {life.chance.randrange(3)}"
        transaction.put(Customer(id=id_of(name), said=name))
        size = life.chance.choice((1, 500, 5000))
        todo = Todo(id=desk.make_id(), text="made" + "x" * size, made_at=desk.now(), customer=id_of(name))
        transaction.put(todo)
        transaction.did = "edited"


def step(life: Life, desk: Desk) -> None:
    """Do the next step of a record."""
    ids = sorted(one for one, record in desk.book.current.items() if record.next_verb())
    if ids:
        actions.do_next(desk, [life.chance.choice(ids)])


def undo(life: Life, desk: Desk) -> None:
    """Take back the last action."""
    actions.undo(desk)


def redo(life: Life, desk: Desk) -> None:
    """Do again what was taken back."""
    actions.redo(desk)


def look(life: Life, desk: Desk) -> None:
    """Read everything, as a running screen does."""
    desk.book.refresh()
    list(desk.book.everything())


def fold(life: Life, desk: Desk) -> None:
    """Write a new snapshot."""
    maintenance.fold(desk)


def rebuild(life: Life, desk: Desk) -> None:
    """Mend what can be mended, after a backup, and make every cache anew."""
    maintenance.verify(desk, rebuild=True)


def back_up(life: Life, desk: Desk) -> None:
    """Make the day's backup."""
    maintenance.back_up(desk)


def upkeep(life: Life, desk: Desk) -> None:
    """Do what an idle screen does."""
    maintenance.upkeep(desk)


def restore(life: Life, desk: Desk) -> None:
    """Bring everything back to what a backup holds."""
    if kept := maintenance.backups(desk):
        maintenance.restore(desk, life.chance.choice(kept).label)


_FIRST = (capture, capture, edit)
_ACTIONS = (*[capture] * 5, edit, edit, step, undo, redo, look, fold, fold, rebuild, back_up, restore)
AFTERWARDS = (*[capture] * 4, edit, fold, fold, rebuild, undo, step, back_up, restore)


def found_wrong(life: Life) -> list[str]:
    """Read the book as a fresh process does; return all that is wrong with it."""
    desk = life.sit_down().desk
    try:
        changes = [
            one for file in months.files(desk.folder) for one in journal.changes_in(desk.folder, file)[0]
        ]
        expected: dict[tuple[str, int], Document] = {}
        for change in changes:
            expected.setdefault((change.table, change.id), Document()).apply(change)
        wrong = life.ledger.settle(transactions(changes), expected)
        book = desk.book
        shown = set(book.current)
        book.load_history()
        wrong += _differing(book, expected)
        missing = [record for record in book.everything() if record.is_open() and record.id not in shown]
        wrong += [f"not shown: {record.KIND} {record.id} is open" for record in missing]
        wrong += [f"unsound: {one}" for one in maintenance.verify(desk).wrong]
    except Exception as error:  # noqa: BLE001 - whatever it is, the seller would see it
        return [f"refused: {type(error).__name__} {error}"]
    return wrong


def _differing(book: Book, expected: dict[tuple[str, int], Document]) -> list[str]:
    wrong = []
    for (table, record_id), document in expected.items():
        found = book.document(table, record_id)
        if found is None:
            wrong.append(f"gone from the book: {table} {record_id}")
        elif (found.values, found.stamps) != (document.values, document.stamps):
            wrong.append(f"stale in the book: {table} {record_id}")
    for table, documents in book.tables.items():
        wrong += [f"from nowhere: {table} {one}" for one in documents if (table, one) not in expected]
    return wrong


def judged(
    layer: Layer, chance: random.Random, cut: Cut, *, again: int, weather: Weather, without: Mutant | None
) -> tuple[int, list[str]]:
    """Look at what a power cut left; go on, let the power go again, look again. Return how many cuts, what is wrong."""
    disk, ledger, ms, where = cut
    told: list[str] = [where]
    for number in range(again + 1):
        ms += chance.choice((1, _MINUTE, _DAY))
        life = Life(layer, chance, (disk, ledger, ms), weather, without=without)
        if wrong := found_wrong(life):
            return number + 1, [*told, *wrong]
        for _ in range(chance.randint(1, 2)):
            action = chance.choice(AFTERWARDS)
            refused = life.do(life.sit_down(), action)
            told.append(f"{action.__name__} {refused}")
            if (
                refused
                and not refused.startswith(NOTHING)
                and (action is not step or refused.startswith(CRASH))
            ):
                return number + 1, [*told, f"refused: {action.__name__}: {refused}"]
        disk, ledger = life.computer.disk.after_power_loss(chance, weather.holes), life.ledger.copy()
    return again + 1, []
