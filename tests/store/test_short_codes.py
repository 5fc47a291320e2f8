"""A code that was told is one record's, whoever captures between two folds, and at no cost that grows."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from cockpit.domain.record import new_id, tail
from cockpit.store import hints
from cockpit.store.hints import MOST_TAILS, Hints
from cockpit.store.unfolded import Unfolded, free_id
from tests.domain.builders import a_customer, a_todo
from tests.store.builders import JOURNAL, NOW_MS, Machine, RecordingFolder

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.store.folder import Folder

A_MONTH_MS = 31 * 86_400_000


def ids(*ends: int) -> Callable[[], int]:
    """Return what makes ids that end so, then ever others."""
    given = chain(ends, count(1000))
    return lambda: new_id(NOW_MS, next(given))


def free(folder: Folder, *ends: int) -> str:
    known = hints.load(folder)
    record_id, length = free_id(ids(*ends), known, Unfolded(folder, known.folded))
    return tail(record_id, length)


def test_a_code_given_since_the_last_fold_is_not_given_again(folder: Folder, here: Machine) -> None:
    here.put(a_todo(id=new_id(NOW_MS, 5)))
    here.compact()
    here.put(a_todo(id=new_id(NOW_MS, 6)))
    assert free(folder, 5, 6, 7) == "007"


def test_a_code_that_another_machine_or_last_month_gave_is_not_given_again(
    folder: Folder, here: Machine, there: Machine
) -> None:
    here.put(a_todo(id=new_id(NOW_MS, 5)))
    here.compact()
    there.put(a_todo(id=new_id(NOW_MS, 6)))
    here.put(a_todo(id=new_id(NOW_MS, 7)))
    here.ms += A_MONTH_MS
    here.put(a_todo(id=new_id(NOW_MS, 8)))
    assert len(folder.names("journal/dev00001")) == 2
    assert free(folder, 5, 6, 7, 8, 9) == "009"


def test_where_the_codes_in_use_are_not_all_known_a_longer_one_is_given(
    folder: Folder, here: Machine
) -> None:
    here.put(a_todo())
    here.compact()
    for number in range(12):
        here.put(a_todo(text="x" * 12_000, id=new_id(NOW_MS, number)))
    assert len(free(folder, 20)) == 7
    here.compact()
    assert len(free(folder, 20)) == 3
    full = Hints(tails=["0"] * MOST_TAILS, folded={JOURNAL: folder.size(JOURNAL)})
    assert free_id(ids(20), full, Unfolded(folder, full.folded))[1] == 7


def test_a_journal_put_back_to_an_earlier_state_is_not_taken_for_known(folder: Folder, here: Machine) -> None:
    here.put(a_todo())
    before = folder.read(JOURNAL)
    here.put(a_todo())
    here.compact()
    folder.replace(JOURNAL, before)
    assert len(free(folder, 20)) == 7


def test_no_more_is_read_than_a_bound_however_much_was_captured() -> None:
    folder = RecordingFolder()
    machine = Machine(folder)
    machine.put(a_todo())
    machine.compact()
    for _ in range(30):
        machine.put(a_todo(text="x" * 10_000), a_customer())
    known = hints.load(folder)
    folder.bytes_of.clear()
    free_id(ids(20), known, Unfolded(folder, known.folded))
    assert 0 < folder.bytes_of[JOURNAL] <= 1 << 17
