"""Random histories of devices that each hold a copy of one book, and a judge who saw all that happened.

Every device writes its own journal; files travel in any order, whole, up to a line or torn, and clocks are off by up
to a year. The judge knows what each writer had seen by what had arrived, not by what the lines say of it.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, Any

from cockpit.domain.entry import Contact, Remark
from cockpit.domain.orders.bookings import Payment
from cockpit.domain.orders.order import Order
from cockpit.domain.people import Customer, id_of
from cockpit.domain.promises.follow_through import Step
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import new_id
from cockpit.domain.todo import Todo
from cockpit.errors import IllegalMove, NothingFound
from cockpit.store import compaction, conflicts, journal, undo
from cockpit.store.book import Book
from cockpit.store.fold import DELETED, SETTLED, Document
from cockpit.store.hybrid_clock import device_of
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, eur, hours

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.domain.entry import Entry
    from cockpit.store.conflicts import Conflict
    from cockpit.store.journal import Change

NOW_MS = int(NOW.timestamp() * 1000)
DAY_MS = 86_400_000
YEAR_MS = 365 * DAY_MS
NAMES = ("Acme", "Beta", "Gamma")
KEYS = ("a", "b", "c")


class Device:
    """One machine: its own copy of the book, its clock, and its id."""

    def __init__(self, name: str, ms: int) -> None:
        self.name = name
        self.ms = ms
        self.folder = MemoryFolder()
        self.open()

    def open(self) -> None:
        """Open the book anew, as another process of this machine does."""
        self.book = Book(self.folder, lambda: self.name, lambda: self.ms)

    def own(self) -> list[str]:
        """Return the files it writes."""
        return [file for file in self.folder.files if file.startswith(f"journal/{self.name}/")]


class Edit:
    """One acknowledged line: what was written, and how far every file had arrived at its writer."""

    def __init__(
        self, change: Change, file: str, end: int, arrived: dict[str, int], *, is_blind: bool
    ) -> None:
        self.change = change
        self.is_blind = is_blind or change.is_new
        self.device = device_of(change.at)
        self.file = file
        self.end = end
        self.arrived = arrived

    def saw(self, other: Edit) -> bool:
        """Tell whether its writer had seen another one."""
        return self.device == other.device or self.arrived.get(other.file, 0) >= other.end


class History:
    """Devices, what they did, and every line that was acknowledged."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.numbers = count(1)
        self.edits: list[Edit] = []
        self.counts: Counter[str] = Counter()
        self.is_exchanged = False
        self.devices = [
            Device(f"dev0000{number}", NOW_MS + self.chance.randint(-YEAR_MS, YEAR_MS))
            for number in range(1, self.chance.randint(3, 5) + 1)
        ]

    def play(self) -> None:
        """Let the devices do as they like, then exchange everything."""
        chance = self.chance
        acts: tuple[Callable[[Device], None], ...] = (
            (self.make,) * 2 + (self.edit,) * 9 + (self.item,) * 6 + (self.delete,) * 3 + (self.meet,) * 2
        )
        acts += (self.undo,) * 4 + (self.redo,) * 2 + (self.rewind, self.fold, self.reopen)
        for device in self.devices[: chance.randint(0, 2)]:
            self.act(device, self.make)
        self.exchange()
        for _ in range(chance.randint(30, 90)):
            if chance.random() < 0.3:
                self.carry(*chance.sample(self.devices, 2))
            else:
                self.act(chance.choice(self.devices), chance.choice(acts))
        if chance.random() < 0.3:
            self.exchange()
            self.settle_some()
        self.exchange()

    def act(self, device: Device, what: Any) -> None:
        """Let a device do something, and note what it wrote."""
        device.ms += self.chance.choice((0, 0, 1, 1000, 60_000, DAY_MS))
        before = {file: len(device.folder.files[file]) for file in device.own()}
        what(device)
        self.counts[what.__name__] += 1
        for file in device.own():
            start = before.get(file, 0)
            if len(device.folder.files[file]) == start:
                continue
            changes, damaged, end = journal.changes_in(device.folder, file, start)
            assert not damaged
            assert end == len(device.folder.files[file])
            arrived = {name: place[0] for name, place in device.book.folded.items()}
            self.edits += [
                Edit(change, file, end, arrived, is_blind=bool(changes[0].undoes))
                for change in changes
                if change.table != journal.BOOK
            ]

    def carry(self, source: Device, target: Device) -> None:
        """Copy journal files as they are there: whole, up to a line, or cut off anywhere."""
        files = [file for file in source.folder.files if file.startswith("journal/")]
        for file in self.chance.sample(files, self.chance.randint(0, len(files))):
            if f"/{target.name}/" in file:
                continue
            data, known = source.folder.files[file], len(target.folder.files.get(file, b""))
            how = self.chance.random()
            if how < 0.2:
                data = data[: self.chance.randint(0, len(data))]
            elif how < 0.4:
                data = data[: data.rfind(b"\n", 0, self.chance.randint(0, len(data))) + 1]
            if len(data) > known:
                target.folder.files[file] = data
        if self.chance.random() < 0.7:
            target.book.refresh()

    def exchange(self) -> None:
        """Let all have everything, in any order."""
        pairs = [(one, other) for one in self.devices for other in self.devices if one is not other]
        self.chance.shuffle(pairs)
        for one, other in pairs:
            for file in one.own():
                other.folder.files[file] = one.folder.files[file]
            if self.chance.random() < 0.5:
                other.book.refresh()
        for device in self.devices:
            device.book.refresh()

    # --- what a device may do ---------------------------------------------------------------------------------------

    def make(self, device: Device) -> None:
        """Keep a new record about a customer, who may be new here, too; some days ago for all we know."""
        name = self.chance.choice(NAMES)
        days = self.chance.choice((0, 0, 100, 400))
        common: dict[str, Any] = {
            "id": new_id(NOW_MS - days * DAY_MS, self.chance.getrandbits(74)),
            "text": self.word(),
            "made_at": NOW,
            "customer": id_of(name),
        }
        record = self.chance.choice(
            (
                lambda: Promise.assemble({**common, "first_theirs": NOW + hours(6), "mine": NOW + hours(4)}),
                lambda: Order.assemble({**common, "amount": eur(next(self.numbers))}),
                lambda: Todo(**common),
            )
        )()
        said = self.chance.choice((name, name.upper()))
        with device.book.transaction() as transaction:
            transaction.did = "made"
            transaction.put(record)
            if (
                self.chance.random() < 0.3 or id_of(name) not in device.book.customers
            ):  # capturing knows no better
                new = journal.Change(Customer.KIND, id_of(name), {"said": said}, is_new=True)
                transaction.add(new)

    def meet(self, device: Device) -> None:
        """Make a customer with all that is known, or change one."""
        name = self.chance.choice(NAMES)
        known = device.book.customers.get(id_of(name)) or Customer(id=id_of(name), said=name)
        change: dict[str, Any] = self.chance.choice(
            (
                {"phone": self.word()},
                {"name": self.word()},
                {"knows": {**known.knows, self.chance.choice(KEYS): self.word()}},
                {"is_supplier": not known.is_supplier},
            )
        )
        self.put(device, known.with_flat(change))

    def edit(self, device: Device) -> None:
        """Change a field, or take its value away."""
        record = self.any_record(device)
        if isinstance(record, Promise):
            changes: tuple[dict[str, Any], ...] = (
                {"text": self.word()},
                {"mine": NOW + hours(next(self.numbers))},
                {"means": self.chance.choice((self.word(), None))},
                {"delivered_at": self.chance.choice((NOW + hours(next(self.numbers)), None))},
            )
        elif isinstance(record, Order):
            changes = (
                {"text": self.word()},
                {"amount": self.chance.choice((eur(next(self.numbers)), None))},
                {"invoiced_at": self.chance.choice((NOW + hours(next(self.numbers)), None))},
            )
        elif record is not None:
            changes = ({"text": self.word()}, {"snoozed_until": NOW + hours(next(self.numbers))})
        else:
            return
        self.put(device, record.with_flat(self.chance.choice(changes)))

    def item(self, device: Device) -> None:
        """Put an item of a keyed map, or take one out."""
        record = self.any_record(device)
        if record is None:
            return
        key, at = self.chance.choice(KEYS), NOW + hours(next(self.numbers))
        fields: dict[str, Any] = {"remarks": Remark(at=at, text=self.word()), "contacts": Contact(at=at)}
        if isinstance(record, Order):
            fields = {"payments": Payment(at=at, amount=eur(next(self.numbers)))}
        if isinstance(record, Promise):
            fields["steps"] = Step(at=at, text=self.word())
        field = self.chance.choice(sorted(fields))
        items = {**dict(record.flat())[field]}
        if key in items and self.chance.random() < 0.3:
            del items[key]
        else:
            items[key] = fields[field]
        self.put(device, record.with_flat({field: items}))

    def delete(self, device: Device) -> None:
        """Delete a record, or a customer."""
        record = self.any_record(device)
        if record is not None and self.chance.random() < 0.9:
            self.put(device, record.replace(deleted=True))
        elif device.book.customers:
            self.put(device, self.chance.choice(list(device.book.customers.values())).replace(deleted=True))

    def undo(self, device: Device) -> None:
        """Take back what it did last."""
        try:
            undo.undo(device.book)
        except NothingFound:
            self.counts["nothing to undo"] += 1

    def redo(self, device: Device) -> None:
        """Do again what it took back last."""
        try:
            undo.redo(device.book)
        except NothingFound:
            self.counts["nothing to redo"] += 1

    def rewind(self, device: Device) -> None:
        """Set the clock, forward or back."""
        device.ms = NOW_MS + self.chance.randint(-YEAR_MS, YEAR_MS)

    def fold(self, device: Device) -> None:
        """Write the snapshot anew."""
        self.chance.choice((compaction.compact, compaction.compact, compaction.rebuild))(
            device.folder, lambda: device.ms
        )

    def reopen(self, device: Device) -> None:
        """Start another process."""
        device.open()

    def settle_some(self) -> None:
        """Restore or dismiss some of what lost; neither comes again."""
        for device in self.chance.sample(self.devices, 2):
            for _ in range(3):
                found = conflicts.conflicts_in(device.folder)
                if not found:
                    break
                conflict = self.chance.choice(found)
                self.act(device, lambda one, conflict=conflict: self.settle(one, conflict))
                left = {(one.id, one.key) for one in conflicts.conflicts_in(device.folder)}
                assert (conflict.id, conflict.key) not in left, conflict

    def settle(self, device: Device, conflict: Conflict) -> None:
        """Restore a value that lost, or let it be."""
        try:
            if self.chance.random() < 0.5:
                conflicts.dismiss(device.book, conflict, "let be")
                self.counts["dismissed"] += 1
            else:
                conflicts.restore(device.book, conflict, "restored")
                document = device.book.document(conflict.table, conflict.id)
                assert document is not None
                assert document.get(conflict.path) == conflict.lost
                assert document.is_deleted == (conflict.path == DELETED and bool(conflict.lost))
                self.counts["restored"] += 1
        except IllegalMove:
            conflicts.dismiss(device.book, conflict, "let be")
            self.counts["not restorable"] += 1

    def put(self, device: Device, record: Entry | Customer) -> None:
        """Keep a record, in another field than the device may have seen last."""
        with device.book.transaction() as transaction:
            transaction.did = "changed"
            transaction.put(record)

    def any_record(self, device: Device) -> Entry | None:
        """Return a record that the device shows; now and then one of history."""
        device.book.refresh()
        if self.chance.random() < 0.3:
            device.book.load_history()
            shown = list(device.book.everything())
        else:
            shown = list(device.book.current.values())
        return self.chance.choice(shown) if shown else None

    def word(self) -> str:
        """Return a word that is written once only."""
        return f"w{next(self.numbers)}"

    # --- the judge --------------------------------------------------------------------------------------------------

    def judge(self, listed: list[Conflict]) -> list[str]:
        """Return what was lost silently: it does not stand, and was neither changed by one who saw it nor is listed."""
        records: dict[tuple[str, int], list[Edit]] = {}
        for edit in self.edits:
            records.setdefault((edit.change.table, edit.change.id), []).append(edit)
        shown = {(one.table, one.id, one.path, repr(one.lost)) for one in listed}
        lost = []
        for (table, record_id), edits in records.items():
            edits.sort(key=lambda edit: edit.change.at)
            document = Document()
            for edit in edits:
                document.apply(edit.change)
            settled = {
                (path, repr(edit.change.to[path]))
                for edit in edits
                for path in edit.change.to
                if f"{edit.change.at}/{path}" in document.values.get(SETTLED, {})
            }
            for place, edit in enumerate(edits):
                for path, value in edit.change.to.items():
                    if path.startswith(f"{SETTLED}/") or (table, path) == (Customer.KIND, "said"):
                        continue
                    if path != DELETED and edit.change.to.get(DELETED):
                        continue  # it was to go as it came
                    self.counts["edits"] += 1
                    if stands(document, path, value):
                        self.counts["standing"] += 1
                    elif any(overrules(later, edit, path, value) for later in edits[place + 1 :]):
                        self.counts["changed by one who saw it"] += 1
                        self.counts["listed for want of proof"] += (
                            table,
                            record_id,
                            path,
                            repr(value),
                        ) in shown
                    elif (table, record_id, path, repr(value)) in shown:
                        self.counts["listed as a conflict"] += 1
                    elif (path, repr(value)) in settled:
                        self.counts["settled"] += 1
                    else:
                        lost.append(f"{table} {record_id} {path} = {value!r} of {edit.change.at}")
        return lost


def stands(document: Document, path: str, value: Any) -> bool:
    """Tell whether a value is to be seen in the end."""
    if path == DELETED:
        return document.is_deleted == bool(value)
    return bool(document.get(path) == value) and not document.is_deleted


def overrules(later: Edit, edit: Edit, path: str, value: Any) -> bool:
    """Tell whether a later edit took away an earlier one knowingly: its writer had it, or names the value."""
    to, names_it = later.change.to, later.change.was.get(path) == value
    if path == DELETED and value:
        touches = any(not one.startswith(f"{SETTLED}/") for one in to)
        return (touches and later.saw(edit)) or (path in to and names_it and not later.is_blind)
    if path not in to and not to.get(DELETED):
        return False
    return later.saw(edit) or (names_it and (not later.is_blind or bool(to.get(DELETED))))
