"""The journal: nothing acknowledged is lost, whatever becomes of its bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.store import journal, months
from cockpit.store.fold import Document
from cockpit.store.journal import Change
from cockpit.store.memory import MemoryFolder
from cockpit.store.writer import Writer
from tests.domain.builders import NOW, a_promise, a_todo
from tests.store.builders import (
    DAY_MS,
    JOURNAL,
    NOW_MS,
    Machine,
    RecordingFolder,
    append,
    everything,
    found_wrong,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.store.journal import Damage

DEVICE = "dev00001"
STAMP = "1795000000123-0000-dev00001"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PATHS = st.dictionaries(st.text(min_size=1, max_size=8), JSON, max_size=4)


def written(folder: MemoryFolder, *transactions: Sequence[Change]) -> bytes:
    for changes in transactions:
        append(folder, DEVICE, NOW_MS, changes)
    return folder.read(JOURNAL)


def small_journal() -> bytes:
    """Return three transactions of three, one and two lines; contacts begin with "at" like lines do."""
    contact = {"contacts/1": {"at": "2026-11-18T10:20:00+01:00", "text": "a"}}
    return written(
        MemoryFolder(),
        [Change("todo", 1, {"text": "é"}, is_new=True, did="one"), Change("todo", 2, contact, is_new=True)],
        [Change("todo", 1, contact, was={"contacts/1": contact["contacts/1"]}, did="two")],
        [Change("todo", 3, contact, is_new=True, did="three"), Change("todo", 4, {"text": "y"}, is_new=True)],
    )


def read(data: bytes) -> tuple[list[Change], list[Damage], int]:
    folder = MemoryFolder()
    folder.files[JOURNAL] = data
    return journal.changes_in(folder, JOURNAL)


def shown(change: Change) -> tuple[Any, ...]:
    return tuple(json.dumps(getattr(change, slot)) for slot in sorted(Change.__slots__) if slot != "is_last")


def after_another(data: bytes) -> list[tuple[Any, ...]]:
    """Return what is read once the next change has been written after `data`."""
    folder = MemoryFolder()
    folder.files[JOURNAL] = data
    written(folder, [Change("todo", 9, {"text": "next"})])
    return [shown(change)[1:] for change in journal.changes_in(folder, JOURNAL)[0]]


@given(PATHS, PATHS, st.text(max_size=9), st.booleans(), st.integers(0, 2**128 - 1))
def test_a_change_reads_as_it_was_written(
    to: dict[str, Any], was: dict[str, Any], did: str, is_new: bool, record_id: int
) -> None:
    change = Change("todo", record_id, to, was=was, is_new=is_new, at=STAMP, did=did, undoes=did)
    line = journal.encode(change, STAMP, "1/1")
    assert line.endswith(b"\n")
    assert b"\n" not in line[:-1]
    decoded = journal.decode(line[:-1])
    assert decoded is not None
    assert shown(decoded) == shown(change)


@pytest.mark.parametrize("text", ["\ud800", "a\udfff\n", '"}\n{"at":"', "\x00\x1b\u2028"])
def test_any_text_survives(text: str) -> None:
    line = journal.encode(Change("todo", 1, {"text": text}, did=text), STAMP, "1/1")
    decoded = journal.decode(line[:-1])
    assert decoded is not None
    assert decoded.to == {"text": text}
    assert decoded.did == text


@pytest.mark.parametrize(
    "body",
    [
        {"at": 5},
        {"at": "tomorrow"},
        {"at": ""},
        {"table": ["todo"]},
        {"table": None},
        {"id": "x"},
        {"id": None},
        {"id": "-1"},
        {"id": str(2**128)},
        {"id": 1e999},
        {"set": ["a"]},
        {"set": None},
        {"was": "old"},
        {"did": 5},
        {"undoes": {}},
        {"tx": 5},
    ],
)
def test_a_line_of_wrong_content_costs_itself_only(body: dict[str, Any]) -> None:
    line = {"at": STAMP, "tx": "1/1", "table": "todo", "id": "1", "set": {"text": "x"}} | body
    assert journal.decode(journal.sealed(json.dumps(line)[:-1].encode())) is None


@pytest.mark.parametrize("raw", [b"[", b"[]", b'"', b"{", b"1", b'{"set":' + b"[" * 100_000, b""])
def test_a_sealed_line_that_is_no_change_is_not_sound(raw: bytes) -> None:
    assert journal.decode(journal.sealed(raw)) is None
    assert journal.decode(raw) is None


def test_every_prefix_of_a_journal_is_torn_and_the_next_append_unharmed() -> None:
    data = small_journal()
    whole = [shown(change) for change in read(data)[0]]
    for cut in range(len(data)):
        changes, damaged, end = read(data[:cut])
        assert [shown(change) for change in changes] == whole[: len(changes)]
        assert len(changes) in (0, 3, 4, 6)  # whole transactions; the first one names the book too
        assert not damaged
        assert end <= cut
        folder = MemoryFolder()
        folder.files[JOURNAL] = data[:cut]
        assert not [wrong for wrong in found_wrong(folder) if "does not read" not in wrong]
        written(folder, [Change("todo", 9, {"text": "next"})])
        changes, damaged, _ = journal.changes_in(folder, JOURNAL)
        last = changes[-2 if cut == 0 else -1]  # where nothing was there, it named the book, too
        assert last.to == {"text": "next"}
        assert all(damage.is_torn for damage in damaged)
        assert not [wrong for wrong in found_wrong(folder) if "does not read" not in wrong]


def test_zeros_at_the_end_are_what_a_power_cut_leaves() -> None:
    data = small_journal()
    folder = MemoryFolder()
    folder.files[JOURNAL] = data + b"\0" * 100
    assert len(journal.changes_in(folder, JOURNAL)[0]) == 6
    written(folder, [Change("todo", 9, {"text": "next"})])
    changes, damaged, _ = journal.changes_in(folder, JOURNAL)
    assert len(changes) == 7
    assert [damage.is_torn for damage in damaged] == [True]


@pytest.mark.parametrize("bad", [b"\0\0", b"\0\0\0", b"XX"])
def test_a_few_bytes_gone_amid_a_line_are_damage_and_cost_that_line(bad: bytes) -> None:
    data = small_journal()
    whole = [shown(change) for change in read(data)[0]]
    place = 0
    for number, line in enumerate(data.splitlines(keepends=True)):
        for cut in range(place + 8, place + len(line) - 25, 7):
            if (cut + len(bad)) % 512 == 0:  # so ends what a power cut kept from being written
                continue
            changes, damaged, _ = read(data[:cut] + bad + data[cut + len(bad) :])
            assert [shown(change) for change in changes] == whole[:number] + whole[number + 1 :]
            assert [damage.is_torn for damage in damaged] == [False]
        place += len(line)


def test_a_hole_that_ends_with_a_sector_is_what_a_power_cut_leaves() -> None:
    line = journal.encode(Change("todo", 1, {"text": "x" * 1500}, is_new=True), STAMP, "1/1")
    holed = line[:600] + b"\0" * (1024 - 600) + line[1024:]
    changes, damaged, _ = read(holed)
    assert changes == []
    assert [damage.is_torn for damage in damaged] == [True]
    _, damaged, _ = read(b"\n" + holed)  # it does not end with a sector there
    assert [damage.is_torn for damage in damaged] == [False]


def test_every_single_byte_flip_costs_at_most_one_change_and_is_told() -> None:
    data = small_journal()
    whole = [shown(change) for change in read(data)[0]]
    for place, byte in enumerate(data):
        for other in {byte ^ 1, byte ^ 0x80, 0x0A, 0x22, 0x00} - {byte}:
            flipped = data[:place] + bytes([other]) + data[place + 1 :]
            changes, damaged, _ = read(flipped)
            found = [shown(change) for change in changes]
            assert [one for one in whole if one in found] == found
            assert len(found) >= len(whole) - 1
            if len(found) < len(whole):
                assert not all(damage.is_torn for damage in damaged)
            assert len(after_another(flipped)) >= len(whole)


def test_a_reader_meets_a_writer_anywhere_in_the_middle_of_a_line() -> None:
    data = small_journal()
    whole = [shown(change) for change in read(data)[0]]
    for cut in range(len(data)):
        folder = MemoryFolder()
        folder.files[JOURNAL] = data[:cut]
        first, _, end = journal.changes_in(folder, JOURNAL)
        folder.files[JOURNAL] = data
        rest, damaged, _ = journal.changes_in(folder, JOURNAL, end)
        assert [shown(change) for change in (*first, *rest)] == whole
        assert not damaged


@given(st.lists(st.integers(-3 * DAY_MS, 40 * DAY_MS), min_size=1, max_size=12))
def test_stamps_never_go_back_when_the_clock_does_and_months_change(moves: list[int]) -> None:
    folder, ms, stamps = MemoryFolder(), NOW_MS, []
    for move in moves:
        ms += move
        stamps.append(append(folder, DEVICE, ms, [Change("todo", 1, {"text": "x"})]))
    assert stamps == sorted(set(stamps))
    found = [change.at for file in months.files(folder) for change in journal.changes_in(folder, file)[0]]
    assert found == sorted(found)


def test_a_process_that_idles_over_the_turn_of_a_month_follows_what_another_wrote_since() -> None:
    folder, ms = MemoryFolder(), [NOW_MS]
    idle, other = (Writer(folder, lambda: DEVICE, lambda: ms[0]) for _ in range(2))
    stamps = [idle.append([Change("todo", 1, {"text": "x"}, is_new=True)])[0]]
    ms[0] += 20 * DAY_MS
    stamps.append(other.append([Change("todo", 1, {"text": "y"})])[0])
    december = "journal/dev00001/2026-12.ndjson"
    torn = folder.read(december)[:50]
    folder.append(december, torn)
    stamps.append(idle.append([Change("todo", 1, {"text": "z"})])[0])
    assert stamps == sorted(set(stamps))
    assert torn in folder.read(december).split()  # on a line of its own


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 20 * DAY_MS), st.integers(0, 120)),
        min_size=1,
        max_size=15,
    )
)
def test_processes_that_keep_writing_follow_each_other_over_torn_ends_and_months(
    steps: list[tuple[int, int, int]],
) -> None:
    folder, ms, stamps = MemoryFolder(), [NOW_MS], []
    writers = [Writer(folder, lambda: DEVICE, lambda: ms[0]) for _ in range(3)]
    for number, (who, later, torn) in enumerate(steps):
        ms[0] += later
        writer = writers[who]
        stamps.append(writer.append([Change("todo", number, {"text": "x"}, is_new=True)])[0])
        line = folder.read(writer.file).splitlines()[-1]
        folder.append(writer.file, line[: min(torn, len(line) - 2)])  # a further process died while it wrote
    assert stamps == sorted(set(stamps))
    found = [
        change
        for file in months.files(folder)
        for change in journal.changes_in(folder, file)[0]
        if change.table != journal.BOOK
    ]
    assert [(change.id, change.at) for change in found] == list(enumerate(stamps))
    lines = [line for file in months.files(folder) for line in folder.read(file).splitlines()]
    assert all(line.count(b'{"at":"') <= 1 for line in lines)  # each torn one stands by itself


def test_a_process_that_keeps_writing_finds_its_journal_put_back_to_an_earlier_state() -> None:
    folder, ms = MemoryFolder(), [NOW_MS]
    one, other = (Writer(folder, lambda: DEVICE, lambda: ms[0]) for _ in range(2))
    one.append([Change("todo", 1, {"text": "x"}, is_new=True)])
    earlier = folder.read(JOURNAL) + b'{"at":"1794'  # as it was when something had just died
    last = one.append([Change("todo", 2, {"text": "y" * 500}, is_new=True)])[0]
    folder.files[JOURNAL] = earlier
    later = one.append([Change("todo", 3, {"text": "z"}, is_new=True)])[0]
    assert later > last
    assert other.append([Change("todo", 4, {"text": "q"}, is_new=True)])[0] > later
    assert [change.id for change in journal.changes_in(folder, JOURNAL)[0] if change.table == "todo"] == [
        1,
        3,
        4,
    ]
    assert folder.read(JOURNAL).splitlines()[2].strip() == b'{"at":"1794'


def test_the_book_is_named_though_the_first_line_of_all_found_no_room() -> None:
    folder = MemoryFolder()
    folder.files[JOURNAL] = b""
    append(folder, DEVICE, NOW_MS, [Change("todo", 1, {"text": "x"}, is_new=True)])
    assert [change.table for change in journal.changes_in(folder, JOURNAL)[0]] == ["todo", journal.BOOK]


@pytest.mark.parametrize(
    "stray",
    ["2026-11.ndjson~", "old-nov.ndjson", "2026-11.sync-conflict-1.ndjson", "zzz", "2026-11.ndjson.bak"],
)
def test_a_stray_file_beside_the_journal_does_not_turn_the_clock_back(stray: str) -> None:
    folder = MemoryFolder()
    first = append(folder, DEVICE, NOW_MS, [Change("todo", 1, {"text": "x"}, is_new=True)])
    folder.files[f"journal/{DEVICE}/{stray}"] = folder.read(JOURNAL)
    second = append(folder, DEVICE, NOW_MS, [Change("todo", 1, {"text": "y"})])
    third = append(folder, DEVICE, NOW_MS - 5, [Change("todo", 1, {"text": "z"})])
    assert first < second < third
    document = Document()
    for file in months.files(folder):
        for change in journal.changes_in(folder, file)[0]:
            if change.table == "todo":
                document.apply(change)
    assert document.values == {"text": "z"}


def test_a_month_with_nothing_but_a_torn_line_does_not_turn_the_clock_back() -> None:
    folder = MemoryFolder()
    last = append(folder, DEVICE, NOW_MS, [Change("todo", 1, {"text": "x"})])
    folder.files[f"journal/{DEVICE}/2026-12.ndjson"] = b'{"at":"17'
    assert append(folder, DEVICE, NOW_MS - 5, [Change("todo", 1, {"text": "y"})]) > last


def test_a_damaged_newline_does_not_turn_the_clock_back() -> None:
    folder = MemoryFolder()
    last = append(folder, DEVICE, NOW_MS, [Change("todo", 1, {"text": "x"})])
    folder.files[JOURNAL] = folder.read(JOURNAL)[:-1] + b"?"
    assert append(folder, DEVICE, NOW_MS - 5, [Change("todo", 1, {"text": "y"})]) > last


def test_a_transaction_that_was_cut_off_does_not_lend_its_stamp() -> None:
    data = small_journal()
    for cut in range(len(data)):
        folder = MemoryFolder()
        folder.files[JOURNAL] = data[:cut]
        changes = journal.changes_in(folder, JOURNAL)[0]
        written(folder, [Change("todo", 9, {"text": "next"})])
        after = [change for change in journal.changes_in(folder, JOURNAL)[0] if change.table != journal.BOOK]
        assert len(after) > sum(change.table != journal.BOOK for change in changes)
        assert after[-1].at not in {change.at for change in after[:-1]}


def test_the_last_stamp_is_found_however_long_the_last_lines_are() -> None:
    folder = RecordingFolder()
    long = "x" * 100_000
    last = append(folder, DEVICE, NOW_MS, [Change("todo", 1, {"text": long}, is_new=True)])
    assert append(folder, DEVICE, NOW_MS - 1, [Change("todo", 1, {"text": "y"})]) > last


def test_capturing_reads_no_more_of_a_long_journal_than_of_a_short_one() -> None:
    folder = RecordingFolder()
    changes = [Change("todo", number, {"text": "x" * 50}) for number in range(2000)]
    append(folder, DEVICE, NOW_MS, changes)
    folder.bytes_read = 0
    append(folder, DEVICE, NOW_MS, [Change("todo", 1, {"text": "y"})])
    assert folder.bytes_read < 10_000


def test_each_device_writes_its_own_file_and_all_are_read() -> None:
    folder = MemoryFolder()
    one, other = Machine(folder), Machine(folder, "dev00002", NOW_MS + 40 * DAY_MS)
    mine, theirs = a_promise(), a_promise(made_at=NOW)
    one.put(mine)
    other.put(theirs)
    assert sorted(months.files(folder)) == [JOURNAL, "journal/dev00002/2026-12.ndjson"]
    assert one.opened().current == {mine.id: mine, theirs.id: theirs}


def test_the_first_change_names_the_book_once() -> None:
    folder = MemoryFolder()
    Machine(folder).put(a_promise())
    Machine(folder, "dev00002").put(a_promise())
    named = [
        change
        for file in months.files(folder)
        for change in journal.changes_in(folder, file)[0]
        if change.table == journal.BOOK
    ]
    assert len(named) == 1
    assert named[0].to["schema"] == journal.SCHEMA


def test_the_end_alone_of_an_action_whose_beginning_a_power_cut_took_counts_for_nothing() -> None:
    machine = Machine(MemoryFolder())
    machine.put(a_todo(text="kept"))
    kept = machine.folder.size(JOURNAL)
    machine.put(*(a_todo(text=f"never acknowledged {number}" + "x" * 600) for number in range(3)))
    folder = machine.folder
    assert isinstance(folder, MemoryFolder)
    begin, end = -(-kept // 512) * 512, kept + 1200
    end -= end % 512
    folder.files[JOURNAL] = (
        folder.files[JOURNAL][:begin] + b"\0" * (end - begin) + folder.files[JOURNAL][end:]
    )
    machine.restart()
    machine.put(a_todo(text="after"))
    assert sorted(one.text for one in everything(machine.opened()).values()) == ["after", "kept"]
    assert found_wrong(folder) == ()


@pytest.mark.parametrize("place", [0, 1])
def test_a_hole_is_judged_alike_from_the_snapshot_on_and_from_the_start(place: int) -> None:
    """After a power cut in the transaction that follows the snapshot: nothing of that counts, whoever reads it."""
    machine = Machine(MemoryFolder())
    for number in range(place + 1):
        machine.put(a_todo(text=f"kept {number}"))
    machine.compact()
    kept = machine.folder.size(JOURNAL)
    machine.put(*(a_todo(text=f"never acknowledged {number}" + "x" * 300) for number in range(5)))
    folder = machine.folder
    assert isinstance(folder, MemoryFolder)
    torn = kept + 600  # in the second line: the first is on the disk, the rest never came to it
    folder.files[JOURNAL] = folder.files[JOURNAL][:torn].ljust((torn // 512 + 2) * 512, b"\0")
    machine.restart()
    machine.put(a_todo(text="after"))
    assert sorted(one.text for one in everything(machine.opened()).values()) == [
        "after",
        *(f"kept {number}" for number in range(place + 1)),
    ]
    assert found_wrong(folder) == ()
    machine.undo()
    assert found_wrong(folder) == ()


@pytest.mark.parametrize("written", ["9" * 10_000, "٣", "03", "-1", "", "acme", True, 1 << 140])
def test_what_is_no_id_names_no_record(written: int | str) -> None:
    assert journal.id_said(written) is None


@pytest.mark.parametrize("written", ["12", 12])
def test_an_id_names_a_record_as_a_number_and_as_a_text(written: int | str) -> None:
    assert journal.id_said(written) == 12
