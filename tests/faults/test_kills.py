"""Killed at any moment: nothing that was acknowledged is lost, nothing is there twice, and the book is sound.

A capture is acknowledged once its JSON was printed. `kill -9` at a random moment leaves whatever the process had
done by then; a cut at every byte of the last transaction stands for all that a kill or a power cut can leave of it.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cockpit.store.disk import DiskFolder
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import a_customer, a_promise, a_todo
from tests.faults.home import Home, acknowledged, each_transaction_has_a_stamp_of_its_own, no_traceback
from tests.faults.scale import parts, whole
from tests.store.builders import JOURNAL, Machine, everything, found_wrong

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KILLS = whole(2_500, 150)  # of each part
KILLS_OF_A_BOOK = whole(500, 75)
AT_ONCE = 2  # processes on one book, each killed on its own
MOST_LINES = 12


class Victim(NamedTuple):
    """A process that captured: what was typed, what it printed, and whether the kill met it alive."""

    typed: list[str]
    printed: list[str]
    was_killed: bool


def a_line(chance: random.Random, text: str) -> str:
    """Return a line to capture: one change to write, or two, with a customer that the hints may not know yet."""
    if chance.random() < 0.5:
        return f"todo {text}"
    return f"promise @Customer{chance.randrange(200)} {text} by tomorrow 4pm"


def kill_one(
    home: Home, chance: random.Random, texts: list[str], one_takes: float, a_line_takes: float
) -> Victim:
    """Start capturing, kill at a random moment; one line by itself, more as a stream that would wait for others."""
    typed = [a_line(chance, text) for text in texts]
    words = ["add", "--json", typed[0]] if len(typed) == 1 else ["add", "--json", "-"]
    given, giving = os.pipe()
    os.write(giving, "".join(f"{line}\n" for line in typed).encode())
    process = home.start(*words, stdin=given, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    printed = ""
    if len(typed) > 1 and chance.random() < 0.7:  # amid the stream, however busy the machine is
        for _ in range(chance.randint(1, len(typed))):
            printed += process.stdout.readline()
        time.sleep(a_line_takes * chance.uniform(0, 1.5))
    else:  # half of them over the whole life, half from about the first write on
        time.sleep(one_takes * chance.uniform(0 if chance.random() < 0.5 else 0.7, 1.2))
    process.kill()
    printed += process.stdout.read()
    process.wait()
    process.stdout.close()
    os.close(given)
    os.close(giving)
    no_traceback(printed)
    assert process.returncode in (0, -signal.SIGKILL), printed
    return Victim(texts, acknowledged(printed), process.returncode != 0)


def lives(home: Home) -> tuple[float, float]:
    """Return how many seconds a single capture takes on this machine today, and a line of a stream."""
    took = []
    for number in range(5):
        begun = time.monotonic()
        assert home.run("add", "--json", f"todo trial {number}").returncode == 0
        took.append(time.monotonic() - begun)
    begun = time.monotonic()
    assert home.run("add", "--json", "-", typed="todo again\n" * 100).returncode == 0
    return median(took), max(time.monotonic() - begun - median(took), 0.05) / 100


@pytest.mark.parametrize("part", parts(4))
def test_nothing_acknowledged_is_lost_to_ten_thousand_kills(
    tmp_path: Path, told: Callable[[str], None], part: str
) -> None:
    chance = random.Random(part)
    one_takes, a_line_takes = lives(Home(tmp_path / "trial"))
    count: Counter[str] = Counter()
    number = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while count["killed"] < KILLS:
            count["books"] += 1
            home = Home(tmp_path / f"book{count['books']}")
            victims: list[Victim] = []
            killed = 0
            while killed < KILLS_OF_A_BOOK:
                tasks = []
                for _ in range(AT_ONCE * 5):
                    many = 1 if chance.random() < 0.5 else chance.randint(2, MOST_LINES)
                    texts = [f"spec numbered n{number + place}" for place in range(many)]
                    number += many
                    own = random.Random(chance.random())
                    tasks.append(pool.submit(kill_one, home, own, texts, one_takes, a_line_takes))
                victims += (done := [task.result() for task in tasks])
                killed += sum(victim.was_killed for victim in done)
            count += counted(home, victims)
    told(
        f"kill -9, {part}: {count['killed']} killed on {count['books']} books, "
        f"of them {count['before']} before they wrote, "
        f"{count['during']} between write and acknowledgement, {count['after']} after an acknowledgement; "
        f"{count['captures']} captures acknowledged by those, {count['lost']} lost, {count['twice']} twice, "
        f"{count['torn']} lines torn"
    )
    assert count["killed"] >= KILLS
    assert count["captures"] >= KILLS / 2
    assert min(count["before"], count["after"]) > 0
    assert count["during"] >= KILLS // 1000
    assert count["lost"] == count["twice"] == 0


def counted(home: Home, victims: list[Victim]) -> Counter[str]:
    """Compare what was printed with what is in the book, as other processes find it."""
    sound = home.run("verify")
    assert sound.returncode == 0, sound.stdout + sound.stderr
    book = Machine(home.folder).book
    found = everything(book)
    kept = Counter(record.text for record in found.values())
    count = Counter(torn=len(book.damaged), twice=sum(times - 1 for times in kept.values()))
    typed = {text for victim in victims for text in victim.typed}
    assert set(kept) <= typed
    for victim in victims:
        here = [text for text in victim.typed if text in kept]
        lost = [one for one in victim.printed if int(one) not in found]
        count["lost"] += len(lost)
        assert [found[int(one)].text for one in victim.printed if one not in lost] == victim.typed[
            : len(victim.printed) - len(lost)
        ]
        assert len(here) - len(victim.printed) <= 1  # the next line waits until this one is acknowledged
        if not victim.was_killed:
            assert len(victim.printed) == len(victim.typed)
            continue
        count["killed"] += 1
        count["captures"] += len(victim.printed)
        is_during = len(here) > len(victim.printed)
        count["during" if is_during else "after" if here else "before"] += 1
    each_transaction_has_a_stamp_of_its_own(home)
    assert home.run("add", "todo after all").returncode == 0
    assert "after all" in home.texts()
    return count


def a_book_and_its_last(*, of_three: bool) -> tuple[dict[str, bytes], bytes, set[int]]:
    """Return the files of a book of several records, partly folded; its last transaction; the ids of that."""
    folder = MemoryFolder()
    machine = Machine(folder)
    machine.put(a_promise(), a_customer())
    machine.put(a_todo(text="früh"))
    machine.compact()
    machine.put(a_todo(text="late"))
    size = folder.size(JOURNAL)
    last = [a_promise(text="the last one"), a_todo(), a_todo()][: 3 if of_three else 1]
    machine.put(*last)
    return dict(folder.files), folder.read(JOURNAL, size), {record.id for record in last}


def folder_of(files: dict[str, bytes]) -> MemoryFolder:
    """Return a folder with these files."""
    folder = MemoryFolder()
    folder.files = dict(files)
    return folder


def filled(tail: str, number: int) -> bytes:
    """Return what stands where a transaction should have been written."""
    if tail == "nothing":
        return b""
    return bytes(number) if tail == "zeros" else random.Random(number).randbytes(number)


@pytest.mark.parametrize("tail", ["nothing", "zeros", "garbage"])
@pytest.mark.parametrize("of_three", [False, True], ids=["one line", "three lines"])
def test_a_transaction_cut_at_any_byte_counts_whole_or_not_at_all(
    tmp_path: Path, tail: str, of_three: bool, told: Callable[[str], None]
) -> None:
    files, last, ids = a_book_and_its_last(of_three=of_three)
    before = files[JOURNAL][: -len(last)]
    earlier = set(everything(Machine(folder_of(files)).book)) - ids
    counts = 0
    for cut in sorted({*range(0, len(last), whole(1, 12)), *range(len(last) - 20, len(last))}):
        folder = DiskFolder(str(tmp_path / str(cut)))
        for name, data in files.items():
            folder.replace(name, data)
        left = last[:cut] + filled(tail, len(last) - cut)
        folder.replace(JOURNAL, before + left)
        machine = Machine(folder)
        there = set(everything(machine.book))
        is_whole = cut == len(last) - 1  # its newline carries nothing
        if (
            tail == "garbage"
        ):  # as if a line that was acknowledged had been damaged: what is sound of it may count
            assert earlier <= there <= earlier | ids, f"cut at byte {cut}: {left[-60:]!r}"
        else:
            assert there == (earlier | ids if is_whole else earlier), f"cut at byte {cut}: {left[-60:]!r}"
        if tail != "garbage":
            assert not found_wrong(folder), f"cut at byte {cut}"
        after = a_todo(text="after all")
        machine.put(after)
        now = set(everything(Machine(folder).book)) - {after.id}
        assert there <= now <= earlier | ids if tail == "garbage" else there == now, (
            f"cut at byte {cut}, then a capture"
        )
        machine.compact()
        machine.put(a_todo(text="and once more"))
        assert now | {after.id} < set(everything(Machine(folder).book))
        if tail != "garbage":
            assert not found_wrong(folder), f"cut at byte {cut}, next capture"
        counts += 1
    told(f"cut at a byte: {counts} cuts of {'three lines' if of_three else 'one line'}, then {tail}; 0 lost")
