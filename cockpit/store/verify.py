"""Is the book sound? Every line and checksum, and that snapshot plus archive equal what the journals fold to."""

from __future__ import annotations

from cockpit.domain.record import Record
from cockpit.domain.wording import counted
from cockpit.store import backup, chain, codec, hints, journal, migration, months, repair
from cockpit.store.chain import Chains
from cockpit.store.compaction import LEFTOVER
from cockpit.store.comparison import Comparison
from cockpit.store.hybrid_clock import ms_of
from cockpit.store.journal import Damage
from cockpit.store.missing_lines import lacking
from cockpit.store.packed import unpacked
from cockpit.store.repair import lines_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change
    from cockpit.store.packed import Folding

# How a file begins that some editors saved as UTF-16 or UTF-32, marked so or not.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b'{\0"\0', b'\0{\0"', b"\0\0\0{")


class Soundness(Record):
    """What was found: how much was read, what is wrong and where, and what is only worth knowing."""

    journals: int
    lines: int
    records: int
    backups: int
    wrong: tuple[str, ...]
    notes: tuple[str, ...]


def verify(folder: Folder, noted: str = "") -> Soundness:
    """Read all there is, and compare. Writes nothing. Raises BookError where the disk cannot be read.

    `noted` is the stamp of the last change that this machine acknowledged, as it stood before.
    """
    wrong: list[str] = []
    notes: list[str] = []
    lines = 0
    comparison = Comparison(folder)  # first: the journals may grow meanwhile
    folded = comparison.folded
    ends: dict[str, int] = {}
    chains = Chains(folder, noted)
    books: dict[str, str] = {}
    for file in months.files(folder):
        changes, damaged, ends[file] = journal.changes_in(folder, file)
        lines += len(changes)
        chains.take_in(file, changes, damaged)
        if folder.read(file, 0, 4).startswith(_WIDE):
            wrong.append(
                f"{file} was saved as UTF-16 or UTF-32, as some editors do; the journal is UTF-8: save it so again, "
                "or let `cockpit verify --rebuild` bring back what backups hold"
            )
        tail = _torn_tail(folder, file, ends[file])
        damaged += [tail] if tail else []
        numbers = lines_of(folder.read(file) if damaged else b"", (damage.offset for damage in damaged))
        for damage in damaged:
            where = f"{file}, byte {damage.offset}, line {numbers[damage.offset]}"
            if damage.is_torn:
                known = "" if _ends_early(file, changes, noted) else "; it was never acknowledged"
                notes.append(f"{where}: a line cut off while it was written{known}, and is skipped")
            else:
                wrong.append(
                    f"{where}: a damaged line of {counted(len(damage.raw), 'byte')}; what stood there is skipped"
                )
        for change in changes:
            if change.table == journal.BOOK and "book" in change.to:
                books.setdefault(str(change.to["book"]), file)
        folded.take_in(changes)
        del changes  # the next file's come beside none
    wrong += [*chains.wrong(), *_lacking(folder)]
    notes += _worth_knowing(folder, folded)
    if len(books) > 1:
        notes.append(f"the journals of {len(books)} books are read as one here: {', '.join(books.values())}")
    notes += backup.odd(folder, books)
    records = sum(map(folded.count, codec.TABLES))
    wrong += comparison.wrong(ends)
    return Soundness(
        journals=len(ends),
        lines=lines,
        records=records,
        backups=len(folder.names("backups")),
        wrong=tuple(wrong),
        notes=tuple(notes),
    )


def _ends_early(file: str, changes: list[Change], noted: str) -> bool:
    """Tell whether a file lacks the last change that this machine acknowledged."""
    return (
        noted != "" and months.file_of(noted) == file and noted > max((one.at for one in changes), default="")
    )


def _worth_knowing(folder: Folder, folded: Folding) -> list[str]:
    """Return what is not as it should be, and costs nothing."""
    named = {
        journal.BOOK: {one: unpacked(packed) for one, packed in folded.whole.get(journal.BOOK, {}).items()}
    }
    schema = max(migration.schema_of(named), migration.schema_noted(folder))
    notes = [
        f"the table {table!r} is of a newer version, and is kept as it is"
        for table in sorted(set(folded.whole) - codec.TABLES - {journal.BOOK})
    ]
    if schema > journal.SCHEMA:
        notes.append(f"the book is of schema {schema}, this Cockpit knows {journal.SCHEMA}: it is only read")
    elif folded.whole and not migration.schema_of(named):
        notes.append("no line names the book and its schema; the next change adds one")
    if folder.size(hints.HINTS) and hints.load(folder).is_lost:
        notes.append(f"{hints.HINTS} is damaged, or another book's; capturing makes it anew")
    if lost := chain.lost(folder):
        notes.append(
            f"some lines that were written, up to the one {chain.when(max(lost))}, are lost for good"
        )
    notes += [
        f"{name}: what a process was writing when it was killed, or is writing just now"
        for name in repair.leftovers(folder)
    ]
    notes += [
        f"{chain.ASIDE}/{name}: {counted(folder.size(f'{chain.ASIDE}/{name}'), 'damaged byte')} put aside"
        for name in folder.names(chain.ASIDE)
        if not name.endswith(LEFTOVER) and f"{chain.ASIDE}/{name}" != chain.LOST
    ]
    return notes


def _torn_tail(folder: Folder, file: str, end: int) -> Damage | None:
    """Return what a file holds after the offset that `changes_in` came to: what was cut off while it was written."""
    data = folder.read(file, end)
    _, _, rest = data.rpartition(b"\n")
    lost = [
        one for _, one in journal.salvage(file, end + len(data) - len(rest), rest) if isinstance(one, Damage)
    ]
    return lost[-1] if lost else Damage(file, end, b"") if data else None


def _lacking(folder: Folder) -> list[str]:
    """Tell which backups hold lines that the journals lack: they were acknowledged, and are gone."""
    return [
        f"{name} holds {counted(len(lines), 'line')} that the journals lack, the first of "
        f"{backup.utc_day(ms_of(lines[0].at))}: `cockpit verify --rebuild` puts back what backups hold"
        for name, lines in lacking(folder)
    ]
