"""What a book holds of one customer: found without a look at the others, and right after every change."""

from __future__ import annotations

from cockpit.domain.people import id_of
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import a_customer, a_promise, a_todo
from tests.store.builders import Machine

ACME, BOLT = id_of("Acme"), id_of("Bolt")


def of(machine: Machine, *customers: int) -> set[int]:
    """Return the ids of the records of these customers."""
    return {record.id for record in machine.book.everything(customers)}


def test_a_record_is_found_by_its_customer_however_it_came_to_have_one() -> None:
    here = Machine(MemoryFolder())
    mine, nobodys = a_promise(customer=ACME), a_todo()
    here.put(mine, nobodys, a_customer("Acme"), a_customer("Bolt"))
    assert (of(here, ACME), of(here, BOLT), of(here, ACME, BOLT)) == ({mine.id}, set(), {mine.id})
    later = a_todo(customer=BOLT)
    here.put(later)
    assert of(here, BOLT) == {later.id}
    here.put(nobodys.replace(customer=BOLT))
    assert of(here, BOLT) == {later.id, nobodys.id}
    here.put(nobodys.replace(customer=ACME), later.replace(deleted=True))
    assert (of(here, ACME), of(here, BOLT)) == ({mine.id, nobodys.id}, set())
    here.undo()
    assert (of(here, ACME), of(here, BOLT)) == ({mine.id}, {later.id, nobodys.id})


def test_what_another_process_wrote_and_what_is_history_is_found_too() -> None:
    here = Machine(MemoryFolder())
    old = a_todo(customer=ACME).done(a_promise().made_at)
    here.put(old, a_customer("Acme"))
    here.rebuild()
    here.restart()
    assert of(here, ACME) == {old.id}
    other = Machine(here.folder, "dev00002")
    new = a_promise(customer=ACME)
    other.put(new)
    here.book.refresh()
    assert of(here, ACME) == {old.id, new.id} == of(other, ACME)
