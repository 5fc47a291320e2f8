"""The name of a conflict: it stays its own, and settles no other."""

from __future__ import annotations

import pytest

from cockpit.desk import conflicts as desks
from cockpit.errors import IllegalMove, NothingFound
from cockpit.store import conflicts, months
from cockpit.store.conflicts import Conflict
from tests.domain.builders import a_todo, nov
from tests.faults.test_conflicts import Pair
from tests.store.builders import Machine, RecordingFolder, everything


def a_pair(texts: int = 1) -> tuple[Pair, list[int]]:
    """That many to-dos, each called otherwise on either machine, the laptop's side lost; and their ids."""
    todos = [a_todo(id=number, text=f"todo {number}") for number in range(1, texts + 1)]
    pair = Pair(*todos)
    for number, todo in enumerate(todos, 1):
        pair.laptop.put_over(todo.id, text=f"here {number}")
        pair.phone.put_over(todo.id, text=f"there {number}")
    pair.exchange()
    return pair, [todo.id for todo in todos]


def test_a_name_means_the_same_conflict_when_another_arrives_before_it() -> None:
    pair, (first, second, third) = a_pair(3)
    desk = pair.desk()
    named = {one.lost.said: one.name for one in desks.conflicts(desk)}
    assert [*named] == ["“here 1”", "“here 2”", "“here 3”"]
    pair.laptop.folder.replace("journal/aaa00001/2026-11.ndjson", an_earlier_line(first))
    now = {one.lost.said: one.name for one in desks.conflicts(desk)}
    assert [*now] == ["“from the tablet”", *named]
    assert named.items() <= now.items()
    desks.restore(desk, desks.named(desk, named["“here 2”"]))
    pair.laptop.book.refresh()
    assert [everything(pair.laptop.book)[one].text for one in (second, third)] == ["here 2", "there 3"]


def an_earlier_line(record_id: int) -> bytes:
    """Return what another machine wrote of a record a moment after it was made, aware of nothing since."""
    other = Pair(a_todo(id=record_id, text="todo 1"))
    other.laptop.device = "aaa00001"
    other.laptop.restart()
    other.laptop.put_over(record_id, text="from the tablet")
    return other.laptop.folder.read("journal/aaa00001/2026-11.ndjson")


def test_a_name_is_the_same_on_every_machine() -> None:
    pair, _ = a_pair(3)
    assert [one.number for one in conflicts.conflicts_in(pair.laptop.folder)] == [
        one.number for one in conflicts.conflicts_in(pair.phone.folder)
    ]


def test_a_name_is_taken_as_people_type_it() -> None:
    pair, _ = a_pair(40)
    desk = pair.desk()
    for one in desks.conflicts(desk):
        typed = one.name.lower().replace("0", "o").replace("1", "l")
        assert desks.named(desk, f" {typed} ") == one


def test_names_that_end_alike_grow_until_they_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Conflict, "number", property(lambda one: (one.id << 20) + 5))
    pair, _ = a_pair(2)
    desk = pair.desk()
    first, second = desks.conflicts(desk)
    assert (first.name, second.name) == ("X10005", "X20005")
    with pytest.raises(NothingFound, match=r"X0005 could be X10005 or X20005\. .* Type one more character\."):
        desks.named(desk, "x0005")
    assert desks.named(desk, "x20005") == second
    desks.dismiss(desk, first)
    assert desks.named(desk, "x20005").lost.said == "“here 2”"
    assert [one.name for one in desks.conflicts(desk)] == ["X0005"]


@pytest.mark.parametrize(
    "typed", ["", " ", "X", "1", "T000", "x00000", "\x1b[31m", "é" * 10_000, "X" * 10_000]
)
def test_a_name_that_nothing_has_is_refused_with_the_remedy(typed: str) -> None:
    pair, _ = a_pair()
    with pytest.raises(
        NothingFound, match=r"There is no conflict .*Nothing was changed\..*`cockpit conflicts`"
    ):
        desks.named(pair.desk(), typed)
    assert len(conflicts.conflicts_in(pair.laptop.folder)) == 1


@pytest.mark.parametrize("settle", [desks.restore, desks.dismiss])
def test_what_was_changed_or_settled_since_it_was_listed_is_refused(settle: object) -> None:
    assert callable(settle)
    pair, (first, second) = a_pair(2)
    desk = pair.desk()
    one, two = desks.conflicts(desk)
    desks.dismiss(pair.desk(), one)
    pair.phone.put_over(second, text="newer")
    pair.exchange()
    with pytest.raises(NothingFound, match=r"settled meanwhile\. Nothing was changed\."):
        settle(desk, one)
    with pytest.raises(NothingFound, match=r"changed meanwhile\. Nothing was changed\."):
        settle(desk, two)
    pair.exchange()
    assert [everything(pair.phone.book)[number].text for number in (first, second)] == ["there 1", "newer"]


def test_a_value_with_which_the_record_would_not_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pair, (first,) = a_pair()
    desk = pair.desk()
    (one,) = desks.conflicts(desk)
    bad = one.replace(conflict=one.conflict.replace(lost=["no", "text"]))
    with pytest.raises(IllegalMove, match="would not read"):
        desks.restore(desk, bad)
    assert everything(pair.laptop.book)[first].text == "there 1"


def test_one_machine_alone_has_no_journal_read_for_conflicts() -> None:
    machine = Machine(RecordingFolder())
    machine.put(a_todo(due=nov(20, 16)))
    assert isinstance(machine.folder, RecordingFolder)
    machine.folder.bytes_read = 0
    assert conflicts.conflicts_in(machine.folder) == []
    assert machine.folder.bytes_read == 0


def test_settling_reads_no_journal_while_others_wait_for_the_lock() -> None:
    pair, _ = a_pair()
    desk = pair.desk()
    (one,) = desks.conflicts(desk)
    folder = RecordingFolder(
        {name: pair.laptop.folder.read(name) for name in months.files(pair.laptop.folder)}
    )
    watched = Machine(folder, "laptop01", ms=pair.laptop.ms)
    watched.book.load_history()
    folder.bytes_of.clear()
    conflicts.dismiss(watched.book, one.conflict, "let be")
    assert folder.bytes_of["journal/phone001/2026-11.ndjson"] < 50  # whether its end still stands, no more
    assert conflicts.conflicts_in(folder) == []
