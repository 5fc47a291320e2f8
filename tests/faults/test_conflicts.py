"""What lost to an edit of another machine is listed, restored and dismissed: on one's own desk and from the shell."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from cockpit.desk import conflicts as desks
from cockpit.desk.desk import Desk
from cockpit.errors import NothingFound
from cockpit.store import conflicts, months, undo
from cockpit.store.device import device_id
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import NOW, RULES, a_customer, a_loss, a_promise, a_todo, nov
from tests.faults.home import Home, no_traceback
from tests.store.builders import Machine, everything

if TYPE_CHECKING:
    from pathlib import Path

    from cockpit.domain.entry import Entry


class Pair:
    """A laptop and a phone that exchange what they wrote when they are told to; the phone's clock is ahead."""

    def __init__(self, *records: Entry) -> None:
        self.laptop, self.phone = Machine(MemoryFolder(), "laptop01"), Machine(MemoryFolder(), "phone001")
        self.phone.ms += 60_000
        self.laptop.put(a_customer(), *records)
        self.exchange()

    def exchange(self) -> None:
        for one, other in ((self.laptop, self.phone), (self.phone, self.laptop)):
            for month in (file for file in months.files(one.folder) if f"/{one.device}/" in file):
                other.folder.replace(month, one.folder.read(month))
        self.laptop.book.refresh()
        self.phone.book.refresh()

    def desk(self) -> Desk:
        """Return the desk on the laptop."""
        local = MemoryFolder()
        local.files["device"] = b"laptop01\n"
        return Desk(
            folder=self.laptop.folder,
            local=local,
            now=lambda: NOW,
            wall_ms=lambda: self.laptop.ms,
            rules=RULES,
        )


def paths(machine: Machine) -> list[tuple[str, Any]]:
    return [(one.path, one.lost) for one in conflicts.conflicts_in(machine.folder)]


def test_a_value_that_lost_to_an_edit_elsewhere_is_told_in_the_sellers_words() -> None:
    todo = a_todo(text="call back")
    pair = Pair(todo)
    pair.laptop.put_over(todo.id, text="call Bo", due=nov(20, 16))
    pair.phone.put_over(todo.id, text="call Cy", due=nov(20, 16))
    pair.exchange()
    (lost,) = desks.conflicts(pair.desk())
    assert lost.about.endswith(": call Cy")
    assert lost.lost.told(NOW) == "text “call Bo” (here, Wed 18 Nov 10:20)"
    assert lost.stands.told(NOW) == "text “call Cy” (machine phone001, Wed 18 Nov 10:21)"
    assert paths(pair.phone) == paths(pair.laptop) == [("text", "call Bo")]


def test_what_was_restored_stands_everywhere_and_can_be_undone() -> None:
    todo = a_todo(text="call back")
    pair = Pair(todo)
    pair.laptop.put_over(todo.id, text="call Bo")
    pair.phone.put_over(todo.id, text="call Cy")
    pair.exchange()
    desk = pair.desk()
    (lost,) = desks.conflicts(desk)
    desks.restore(desk, lost)
    pair.exchange()
    for machine in (pair.laptop, pair.phone):
        assert everything(machine.book)[todo.id].text == "call Bo"
        assert paths(machine) == []
    assert undo.undo(desk.book).did.startswith("restored text of ")
    pair.exchange()
    assert everything(pair.phone.book)[todo.id].text == "call Cy"
    assert paths(pair.phone) == paths(pair.laptop) == [("text", "call Bo")]
    undo.redo(desk.book)
    pair.exchange()
    assert everything(pair.phone.book)[todo.id].text == "call Bo"
    assert paths(pair.phone) == paths(pair.laptop) == []


@pytest.mark.parametrize("way", [desks.restore, desks.dismiss])
def test_a_conflict_that_came_back_by_undo_is_settled_by_whoever_then_edits(way: Any) -> None:
    todo = a_todo(text="call back")
    pair = Pair(todo)
    pair.laptop.put_over(todo.id, text="call Bo")
    pair.phone.put_over(todo.id, text="call Cy")
    pair.exchange()
    desk = pair.desk()
    way(desk, desks.conflicts(desk)[0])
    undo.undo(desk.book)
    assert [one.lost.said for one in desks.conflicts(desk)] == ["“call Bo”"]
    pair.laptop.ms += 120_000
    pair.laptop.book.refresh()
    pair.laptop.put_over(todo.id, text="call Di")
    pair.exchange()
    assert paths(pair.phone) == paths(pair.laptop) == []


def test_what_was_dismissed_does_not_come_again_until_that_is_undone() -> None:
    todo = a_todo(text="call back")
    pair = Pair(todo)
    pair.laptop.put_over(todo.id, text="call Bo")
    pair.phone.put_over(todo.id, text="call Cy")
    pair.exchange()
    desk = pair.desk()
    desks.dismiss(desk, desks.conflicts(desk)[0])
    pair.exchange()
    assert paths(pair.phone) == paths(pair.laptop) == []
    assert everything(pair.phone.book)[todo.id].text == "call Cy"
    undo.undo(desk.book)
    pair.exchange()
    assert paths(pair.phone) == [("text", "call Bo")]


def test_an_edit_that_lost_to_a_deletion_brings_the_record_back() -> None:
    promise = a_promise()
    pair = Pair(promise)
    pair.laptop.put_over(promise.id, means="mail", mine=nov(18, 12))
    pair.phone.put_over(promise.id, deleted=True)
    pair.exchange()
    assert promise.id not in everything(pair.laptop.book)
    assert sorted(path for path, _ in paths(pair.laptop)) == ["means", "mine"]
    desk = pair.desk()
    lost, _ = desks.conflicts(desk)
    assert lost.stands.told(NOW).startswith("the deletion (machine phone001, ")
    desks.restore(desk, lost)
    pair.exchange()
    for machine in (pair.laptop, pair.phone):
        assert everything(machine.book)[promise.id].terms.means == "mail"  # type: ignore[attr-defined]
        assert paths(machine) == []
    undo.undo(desk.book)
    pair.exchange()
    assert promise.id not in everything(pair.phone.book)
    assert ("means", "mail") in paths(pair.laptop)
    assert paths(pair.phone) == paths(pair.laptop)


def test_a_deletion_that_lost_to_an_edit_can_be_done_again() -> None:
    promise = a_promise()
    pair = Pair(promise)
    pair.laptop.put_over(promise.id, deleted=True)
    pair.phone.put_over(promise.id, means="mail")
    pair.exchange()
    assert promise.id in everything(pair.laptop.book)
    desk = pair.desk()
    (lost,) = desks.conflicts(desk)
    assert lost.lost.told(NOW).startswith("the deletion (here, ")
    assert lost.stands.told(NOW).startswith("means “mail” (machine phone001, ")
    desks.restore(desk, lost)
    pair.exchange()
    assert promise.id not in everything(pair.phone.book)
    assert paths(pair.phone) == []
    undo.undo(desk.book)
    pair.exchange()
    assert promise.id in everything(pair.phone.book)
    assert paths(pair.phone) == paths(pair.laptop) == [("deleted", True)]


def test_dismissing_a_conflict_leaves_a_deleted_record_deleted() -> None:
    promise = a_promise()
    pair = Pair(promise)
    pair.laptop.put_over(promise.id, means="mail")
    pair.phone.put_over(promise.id, deleted=True)
    pair.exchange()
    desk = pair.desk()
    desks.dismiss(desk, desks.conflicts(desk)[0])
    pair.exchange()
    for machine in (pair.laptop, pair.phone):
        machine.compact()
        machine.restart()
        assert promise.id not in everything(machine.book)
        assert paths(machine) == []


@pytest.mark.parametrize("deleted", [False, True], ids=["edited", "deleted"])
def test_what_was_seen_and_then_changed_is_no_conflict(deleted: bool) -> None:
    promise = a_promise()
    pair = Pair(promise)
    pair.laptop.put_over(promise.id, means="mail")
    pair.exchange()
    pair.phone.put_over(promise.id, **({"deleted": True} if deleted else {"means": "phone"}))
    pair.exchange()
    assert paths(pair.laptop) == paths(pair.phone) == []


def test_the_same_edit_on_two_machines_is_no_conflict() -> None:
    promise = a_promise()
    pair = Pair(promise)
    for machine in (pair.laptop, pair.phone):
        machine.put_over(promise.id, means="mail")
    pair.exchange()
    assert paths(pair.laptop) == []


def test_undoing_an_edit_does_not_bring_back_what_another_machine_deleted() -> None:
    promise = a_promise()
    pair = Pair(promise)
    pair.laptop.put_over(promise.id, means="mail")
    pair.exchange()
    pair.phone.put_over(promise.id, deleted=True)
    pair.exchange()
    with pytest.raises(NothingFound, match=r"deleted by phone001"):
        pair.laptop.undo()
    assert promise.id not in everything(pair.laptop.book)


def test_a_deletion_done_again_tells_what_it_had_seen() -> None:
    promise = a_promise()
    pair = Pair(promise)
    pair.laptop.put_over(promise.id, means="mail")
    pair.exchange()
    pair.phone.put_over(promise.id, deleted=True)
    pair.phone.undo()
    pair.phone.redo()
    pair.exchange()
    assert promise.id not in everything(pair.laptop.book)
    assert paths(pair.laptop) == []


def test_a_private_note_is_not_printed() -> None:
    loss = a_loss()
    pair = Pair(loss)
    pair.laptop.put_over(loss.id, vent="how could they")
    pair.phone.put_over(loss.id, vent="it hurts")
    pair.exchange()
    (lost,) = desks.conflicts(pair.desk())
    assert "(private)" in lost.lost.told(NOW)
    assert "how could they" not in lost.lost.told(NOW) + lost.stands.told(NOW)


def give(one: Home, other: Home) -> None:
    """Carry a machine's own journal to another, as any program that moves files does."""
    own = f"journal/{device_id(one.local)}"
    shutil.copytree(one.book / own, other.book / own, dirs_exist_ok=True)


def test_two_machines_settle_a_conflict_from_the_shell(tmp_path: Path) -> None:
    laptop, phone = homes = Home(tmp_path / "laptop"), Home(tmp_path / "phone")
    for home in homes:
        home.path.mkdir()
    code = json.loads(laptop.run("add", "--json", "todo call back").stdout)["code"]
    give(laptop, phone)
    assert phone.run("conflicts").stdout == "Nothing lost to an edit of another machine.\n"
    for home, text in ((laptop, "call Bo"), (phone, "call Cy")):
        done = home.run("do", code, "edit", "--set", f"text={text}")
        assert done.returncode == 0, done.stderr
    give(phone, laptop)
    listed = laptop.run("conflicts")
    assert "text “call Bo” (here, " in listed.stdout
    assert "lost to text “call Cy” (machine " in listed.stdout
    (shape,) = json.loads(laptop.run("conflicts", "--json").stdout)
    assert (shape["field"], shape["lost"], shape["stands"]) == ("text", "call Bo", "call Cy")
    name = shape["name"]
    assert listed.stdout.startswith(f"{name}  {code}: call Cy\n")
    wrong = laptop.run("conflicts", "--restore", "x0000")
    assert wrong.returncode == 1
    assert "There is no conflict X0000. Nothing was changed. It may be settled: " in wrong.stderr
    assert laptop.texts() == ["call Cy"]
    restored = laptop.run("conflicts", "--restore", name.lower())
    assert restored.stdout.startswith("Restored: text “call Bo” (here, ")
    assert laptop.run("conflicts", "--dismiss", name).returncode == 1
    assert laptop.run("conflicts", "--json").stdout == "[]\n"
    assert laptop.texts() == ["call Bo"]
    assert laptop.run("undo").returncode == 0
    assert laptop.texts() == ["call Cy"]
    no_traceback(wrong.stderr, listed.stderr)
