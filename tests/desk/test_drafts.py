"""Drafts: each line that was typed and not saved is kept by itself, and none overwrites another."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from cockpit.desk import drafts
from cockpit.desk.drafts import MOST, Slot, slots
from cockpit.errors import BookError
from tests.tui.house import House

ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def lines(house: House, of: str = "") -> list[str]:
    return [slot.now[0] for slot in slots(house.desk(), of)[0]]


@contextmanager
def typing_elsewhere(house: House, line: str) -> Iterator[None]:
    """Another process that keeps a line as a draft, and runs on for a while."""
    code = (
        "import sys; from pathlib import Path; from cockpit.desk import drafts; from tests.tui.house import House;"
        "drafts.keep(House(Path(sys.argv[1])).desk(), sys.argv[2]); print(flush=True); sys.stdin.read()"
    )
    argv = [sys.executable, "-c", code, str(house.path), line]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield
        other.communicate()


def is_typed_elsewhere(house: House, ms_on: int = 0) -> bool:
    desk = house.desk()
    now_ms = desk.wall_ms()
    desk.wall_ms = lambda: now_ms + ms_on
    return slots(desk)[0][0].is_typed_elsewhere()


def test_a_draft_that_a_running_program_wrote_just_now_is_typed_elsewhere(house: House) -> None:
    with typing_elsewhere(house, "todo one"):
        assert is_typed_elsewhere(house)
        assert not is_typed_elsewhere(house, ms_on=60_000)
    assert not is_typed_elsewhere(house)  # it has ended: nobody goes on with it
    assert lines(house) == ["todo one"]


def test_ones_own_draft_and_one_of_an_earlier_cockpit_are_typed_nowhere_else(house: House) -> None:
    drafts.keep(house.desk(), "todo one")
    assert not is_typed_elsewhere(house)
    house.desk().local.replace("drafts", b'{"drafts": [{"id": "a", "line": "todo one", "plain": []}]}')
    assert not is_typed_elsewhere(house)


@pytest.mark.parametrize("pid", [-1, 0, 10**30, '"7"', "true"])
def test_a_process_that_is_none_is_harmless(house: House, pid: object) -> None:
    raw = (
        f'{{"drafts": [{{"id": "a", "line": "todo one", "pid": {pid}, "at_ms": {house.desk().wall_ms()}}}]}}'
    )
    house.desk().local.replace("drafts", raw.encode())
    is_typed_elsewhere(house)
    assert lines(house) == ["todo one"]


def test_the_newest_comes_first_with_its_plain_parts_and_only_the_last_twenty_stay(house: House) -> None:
    for number in range(MOST + 5):
        drafts.keep(house.desk(), f"todo thing {number}", [(0, 4)])
    assert lines(house) == [f"todo thing {number}" for number in range(MOST + 4, 4, -1)]
    assert slots(house.desk())[0][0].now[1] == ((0, 4),)


def test_a_line_that_is_kept_already_is_not_kept_twice(house: House) -> None:
    drafts.keep(house.desk(), "todo one")
    drafts.keep(house.desk(), "todo one")
    assert lines(house) == ["todo one"]


def test_nothing_is_written_for_a_line_of_nothing(house: House, tmp_path: Path) -> None:
    slot = Slot(house.desk())
    slot.set("  ")
    slot.write()
    assert not (tmp_path / "one").exists()


def test_one_draft_gone_on_with_in_two_windows_becomes_two(house: House) -> None:
    drafts.keep(house.desk(), "acme: spec")
    [one], [other] = slots(house.desk())[0], slots(house.desk())[0]
    one.set("acme: spec sheet")
    one.write()
    other.set("acme: spec by fri")
    other.write()
    assert lines(house) == ["acme: spec by fri", "acme: spec sheet"]
    one.set("")
    one.write()
    assert lines(house) == ["acme: spec by fri"]


def test_the_last_state_wins_from_whatever_thread_it_is_written(house: House) -> None:
    slot = Slot(house.desk())
    threads = []
    for number in range(40):
        slot.set("acme: " + "x" * number)
        threads.append(Thread(target=slot.write))
        threads[-1].start()
    for thread in threads:
        thread.join()
    assert lines(house) == ["acme: " + "x" * 39]


def test_many_programs_at_once_lose_no_line(house: House) -> None:
    threads = [
        Thread(target=drafts.keep, args=(house.desk(), f"todo thing {number}")) for number in range(MOST)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(lines(house)) == sorted(f"todo thing {number}" for number in range(MOST))


def test_the_line_of_a_record_is_brought_back_with_that_record_only(house: House) -> None:
    drafts.keep(house.desk(), "promise @acme spec by mon", of="77")
    assert lines(house) == []
    assert lines(house, "77") == ["promise @acme spec by mon"]


@pytest.mark.parametrize(
    "raw",
    [b"{", b"\xff\xfe", b"[]", b'{"drafts": 3}', b'{"drafts": [{"id": "a"}]}', b'{"drafts": [{"id": "a", "line": 3}]}',
     b'{"drafts": [{"id": "a", "line": "x", "plain": [3]}]}', b"[" * 100_000,
     b'{"drafts": [{"id": "a", "line": "x", "plain": [[0, Infinity]]}]}'],
    ids=range(9),
)  # fmt: skip
def test_a_damaged_file_is_put_aside_whole_told_once_and_never_overwritten(house: House, raw: bytes) -> None:
    local = house.desk().local
    local.replace("drafts.damaged", b"an earlier one")
    local.replace("drafts", raw)
    found, told = slots(house.desk())
    assert found == []
    assert "put aside as drafts.damaged-2" in told
    assert local.read("drafts.damaged-2") == raw
    assert local.read("drafts.damaged") == b"an earlier one"
    assert slots(house.desk()) == ([], "")
    drafts.keep(house.desk(), "todo one")
    assert lines(house) == ["todo one"]


def test_where_a_damaged_file_cannot_be_put_aside_it_is_left_and_that_is_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = house.desk()
    desk.local.replace("drafts", b"{")

    def full(name: str, data: bytes) -> None:
        raise BookError("The disk is full.", "Make room and try again.")

    monkeypatch.setattr(desk.local, "replace", full)
    with pytest.raises(BookError, match="full"):
        drafts.keep(desk, "todo one")
    assert desk.local.read("drafts") == b"{"


def test_text_that_is_no_text_is_kept_as_far_as_it_is(house: House) -> None:
    drafts.keep(house.desk(), "todo sp\udce9c 東京 \x00")
    assert lines(house) == ["todo sp?c 東京 \x00"]


def test_drafts_are_private(house: House, tmp_path: Path) -> None:
    drafts.keep(house.desk(), "todo one")
    assert (tmp_path / "one" / "drafts").stat().st_mode & 0o077 == 0
