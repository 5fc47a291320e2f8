"""One byte of a book turned into another: what is lost by it, and whether it is noticed."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cockpit.store import hints, journal
from cockpit.store.fold import Document
from cockpit.store.memory import MemoryFolder
from cockpit.store.repair import mend
from cockpit.store.verify import verify
from tests.domain.builders import (
    NOW,
    a_call,
    a_card,
    a_customer,
    a_delivered_promise,
    a_get_back,
    a_loss,
    a_note,
    a_promise,
    a_todo,
    an_awaited,
    an_order,
    eur,
)
from tests.store.builders import DAY_MS, NOW_MS, Machine, a_past_id, everything

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    State = dict[tuple[str, int], tuple[str, bool]]
    Tables = dict[str, dict[int, Document]]

HOW = (0x01, 0x80, 0xFF)  # what a byte is combined with


class Flip(NamedTuple):
    """A byte of a file, and what it is combined with."""

    file: str
    place: int
    how: int


def a_book() -> dict[str, bytes]:
    """Return the files of a book of 50 records of all kinds: journals of two machines, snapshot, archive, hints."""
    folder = MemoryFolder()
    here, there = (Machine(folder, device, NOW_MS - 200 * DAY_MS) for device in ("dev00001", "dev00002"))
    for number in range(1, 11):
        old = a_delivered_promise(id=a_past_id(200 + number, number), text=f"old {number}").close(
            NOW, skip=True
        )
        here.put(old, a_customer(), did=f"captured {old.text}")
        there.put(a_note(id=a_past_id(190 + number, 100 + number), text=f"noté {number} 日本"))
    here.ms = there.ms = NOW_MS - DAY_MS
    promises, orders = (
        [a_promise(text=f"promise {number}") for number in range(8)],
        [an_order() for _ in range(3)],
    )
    here.put(*promises[:3], a_customer("Beta"), a_todo())
    for promise in promises[3:]:
        there.put(promise)
    here.put(*orders, a_loss(), a_call(), a_card(), a_get_back(), an_awaited(), did="a batch")
    here.put(promises[0].deliver(NOW))
    here.compact()
    here.ms = there.ms = NOW_MS
    here.put(*(a_todo(text=f"todo {number}") for number in range(11)))
    here.put(orders[0].pay(NOW, amount=eur(400)))
    there.put(promises[4].deliver(NOW), a_customer("Beta", name="Beta GmbH"))
    here.put(a_customer("Gamma"), a_loss(customer=a_customer("Gamma").id))
    here.put(a_todo(text="a mistake"))
    here.undo()
    there.put(a_promise(text="the last but one"))
    here.put_over(promises[1].id, text="said otherwise")
    return dict(folder.files)


def state_of(tables: Tables) -> State:
    """Return what tables hold, to be compared."""
    return {
        (table, record_id): (json.dumps(document.values, sort_keys=True), document.is_deleted)
        for table, documents in tables.items()
        for record_id, document in documents.items()
        if document.values
    }


def folder_of(files: dict[str, bytes]) -> MemoryFolder:
    """Return a folder with these files."""
    folder = MemoryFolder()
    folder.files = dict(files)
    return folder


class Original:
    """A book before its bytes are flipped: what it holds, and what it would hold without any one of its changes."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.journals = {name: data for name, data in files.items() if name.startswith("journal/")}
        self.changes = list(self._changes())
        self.state = self._without(None)
        self.records = everything(Machine(folder_of(files)).book)
        self.lacking = [self._without(number) for number in range(len(self.changes))]
        self.hints = hints.load(folder_of(files)).names
        assert len(self.records) == 50
        assert state_of(self.opened(files)) == self.opened_alone(files) == self.state
        found = verify(folder_of(files))
        assert (found.wrong, found.notes) == ((), ())

    def _changes(self) -> Iterator[tuple[str, int, int, Any]]:
        for file, data in self.journals.items():
            start = 0
            for line in data.splitlines(keepends=True):
                change = journal.decode(line[:-1])
                assert change is not None
                yield file, start, start + len(line), change
                start += len(line)

    def _without(self, left_out: int | None) -> State:
        tables: Tables = {}
        for number, (_, _, _, change) in enumerate(self.changes):
            if number != left_out:
                tables.setdefault(change.table, {}).setdefault(change.id, Document()).apply(change)
        return state_of(tables)

    def at(self, flip: Flip) -> list[int]:
        """Return which changes a byte is of: two, where it is the newline between them."""
        return [
            number
            for number, (file, start, end, _) in enumerate(self.changes)
            if file == flip.file and start - 1 <= flip.place < end
        ]

    @staticmethod
    def opened(files: dict[str, bytes]) -> Tables:
        """Return the tables of a book, history too."""
        book = Machine(folder_of(files)).book
        book.load_history()
        return book.tables

    def opened_alone(self, files: dict[str, bytes]) -> State:
        """Return what the journals say without snapshot and archive."""
        return state_of(self.opened({name: files[name] for name in self.journals}))


def flipped(files: dict[str, bytes], flip: Flip) -> dict[str, bytes]:
    """Return the files with one byte changed."""
    data = bytearray(files[flip.file])
    data[flip.place] ^= flip.how
    return {**files, flip.file: bytes(data)}


def flips(files: dict[str, bytes], step: int, hows: int) -> list[Flip]:
    """Return the flips to try: every `step`-th byte of every file, each in so many ways, by turns."""
    return [
        Flip(file, place, HOW[(place // step + way) % len(HOW)])
        for file, data in sorted(files.items())
        for place in range(0, len(data), step)
        for way in range(hows)
    ]


def tried(files: dict[str, bytes], some: Iterable[Flip], mend_every: int) -> tuple[Counter[str], list[str]]:
    """Try flips, and mend the book after some of them; return the counts, and what should not have happened."""
    original = Original(files)
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for flip in some:
        count["flips"] += 1
        try:
            told = _try(original, flip, count)
            if not told and count["flips"] % mend_every == 0:
                count["mended"] += 1
                told = _mend(original, flip)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told with its flip
            told = f"{type(error).__name__}: {error}"
        if told:
            wrong.append(f"{flip.file}, byte {flip.place}, {flip.how:#04x}: {told}")
    return count, wrong


def _try(original: Original, flip: Flip, count: Counter[str]) -> str:
    files = flipped(original.files, flip)
    about = original.at(flip)
    allowed = [original.state, *(original.lacking[number] for number in about)]
    found = Machine(folder_of(files)).book
    records = everything(found)
    states = [state_of(found.tables)]
    if about:
        states.append(original.opened_alone(files))
    if any(state not in allowed for state in states):
        return f"more than one change is lost: {_differing(original.state, states)}"
    lost = any(state != original.state for state in states)
    ids = {original.changes[number][3].id for number in about}
    ids |= {record.id for record in original.records.values() if record.customer in ids}
    if any(records.get(one) != record for one, record in original.records.items() if one not in ids):
        return "another record reads otherwise"
    told = verify(folder_of(files))
    count["lost one change"] += lost
    is_noticed = bool(told.wrong or told.notes)
    if flip.file == hints.HINTS:
        known = hints.load(folder_of(files))
        is_noticed = known.is_lost
        if not is_noticed and known.names != original.hints:
            return "wrong hints are believed"
    count["noticed"] += is_noticed
    count["harmless"] += not is_noticed
    if lost and not is_noticed:
        return "a change is lost and nothing says so"
    if lost and not told.wrong:
        count["only noted"] += 1
    return ""


def _mend(original: Original, flip: Flip) -> str:
    """Mend a book; the bad bytes are kept, and it is sound again, lacking what the change may have cost."""
    folder = folder_of(flipped(original.files, flip))
    bad = {
        damage.raw
        for file in original.journals
        for damage in journal.changes_in(folder, file)[1]
        if not damage.is_torn and len(damage.raw) > 1  # a single one is the end of a line
    }
    left = {wrong for wrong in verify(folder).wrong if "is not there" in wrong or "does not read" in wrong}
    mend(folder, lambda: NOW_MS, "2026-11-18")
    aside = {folder.read(f"damaged/{name}") for name in folder.names("damaged")}
    if not bad <= aside:
        return "what was damaged is not kept aside"
    if wrong := set(verify(folder).wrong) - left:  # what the lost line made stays unmade, and is told
        return f"mended, it is not sound: {wrong}"
    allowed = [original.state, *(original.lacking[number] for number in original.at(flip))]
    if any(state_of(Original.opened(files)) not in allowed for files in (folder.files, _journals(folder))):
        return "mending lost more than one change"
    return ""


def _journals(folder: MemoryFolder) -> dict[str, bytes]:
    return {name: data for name, data in folder.files.items() if name.startswith("journal/")}


def _differing(whole: State, states: list[State]) -> str:
    return "; ".join(
        ", ".join(
            f"{table} {one}"
            for table, one in {**whole, **state}
            if whole.get((table, one)) != state.get((table, one))
        )
        for state in states
    )
