"""The power goes at any moment: what was acknowledged is there, the rest is whole or absent, and it goes on so.

The store runs on a simulated disk that loses whatever POSIX lets it lose; see `disk.py`. That the tests could tell
is shown by leaving out, in turn, every sync and every rename that the store makes.
"""

from __future__ import annotations

import errno
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cockpit.desk import capture as captures
from cockpit.store import hints_rebuild
from cockpit.store.disk import DiskFolder
from tests.faults.computer import BOOK, IN_PLACE, Computer, KilledError, Layer, Mutant
from tests.faults.disk import fault
from tests.faults.scale import IS_WHOLE, parts, share, whole
from tests.faults.seller import (
    AFTERWARDS,
    NOW_MS,
    Ledger,
    Life,
    Weather,
    back_up,
    fold,
    found_wrong,
    judged,
    new_disk,
    rebuild,
    upkeep,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cockpit.desk.desk import Desk

WORKLOADS = whole(2_500, 12)  # of each weather
ACTIONS = 12
RATE = 0.04  # of the calls that may change the disk, before which the power goes
OFTEN = 0.12  # likewise, where one call is to be found out
AGAIN = 2  # how often it goes once more, each time right after further actions
WEATHERS = {
    "files end anywhere": Weather("none"),
    "holes of zeros": Weather("zero"),
    "holes of what lay there": Weather("stale"),
    "a sync fails": Weather("none", kills=False, fails=True),
    "a sync fails, and its process ends": Weather("none", kills=False, fails=True, ends=True),
    "months turn over": Weather("none", leaps=0.4),
    "two devices on one disk": Weather("none", is_shared=True),
}
FALSE_ALARM = "a damaged line of"
BESIDE_IT = (" twice", "of another month or machine")  # until a rebuild put both right
DONE_SINCE = frozenset(action.__name__ for action in AFTERWARDS)
# What these guard is made anew where it is missing or torn, so leaving them out costs time, and nothing kept.
CACHES: set[Mutant] = {
    # The old snapshot stays, or comes back: the journals hold the rest, and what the archive got is in both.
    ("rename", "book.json"),
    ("fsync", "folder after book.json"),
    # Without hints they are made anew from the book.
    ("rename", "hints.json"),
    ("fsync", "hints.json"),
    ("fsync", "folder after hints.json"),
    (IN_PLACE, "hints.json"),
    # A backup that is gone leaves those before it.
    ("fsync", "folder after backups"),
    ("fsync", "folder after backups file"),
    # What this machine knows of the book is noted anew with the next change; until then another book is not told apart.
    ("fsync", "known"),
    ("fsync", "folder after known"),
    ("rename", "known"),
    (IN_PLACE, "known"),
    # A machine that forgot its id takes another one, and begins a journal of its own.
    ("fsync", "device"),
    ("fsync", "folder after device"),
    ("fsync", "folder after the folder of the state"),
    (IN_PLACE, "device"),
}
# Never kept at all, the id is another one in every process: no longer the store of one machine, nor judged as such.
ELSE = ("rename", "device")


@pytest.fixture
def layer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Layer]:
    layer = Layer(monkeypatch)
    yield layer
    layer.on = None


def a_workload(
    layer: Layer,
    seed: int,
    weather: Weather,
    without: Mutant | None = None,
    seen: Counter[Mutant] | None = None,
    *,
    rate: float = RATE,
) -> tuple[int, list[list[str]]]:
    """Let a seller work, and judge what each power cut left. Return how many there were, and what was bad."""
    chance = random.Random(seed)
    start = new_disk(chance), Ledger(), NOW_MS
    life = Life(layer, chance, start, weather, without=without, seen=seen)
    life.live(ACTIONS, rate=rate)
    states, bad = 0, [life.crashes] if life.crashes else []
    for cut in life.cuts:
        number, wrong = judged(layer, chance, cut, again=AGAIN, weather=weather, without=without)
        states += number
        if wrong and not (weather.holes == "stale" and is_told(wrong[1:])):
            bad.append([f"workload {seed}", *wrong])
    return states, bad


def is_told(wrong: list[str]) -> bool:
    """Tell whether nothing is wrong but a line that `verify` tells of, and what is left of its transaction.

    Bytes that lay on the disk before cannot be told from damage, of which what is sound must count: so lines of this
    file or another may stand beside it once more. What was done since the power cut is named, too, and is not wrong.
    """
    wrong = [one for one in wrong if one.partition(" ")[0] not in DONE_SINCE]
    is_half = any(one.startswith("half: ") for one in wrong)
    left = ("half: ", "a customer that is not there", "does not read") if is_half else ()
    is_alarm = any(FALSE_ALARM in one for one in wrong)
    return is_alarm and all(any(it in one for it in (FALSE_ALARM, *BESIDE_IT, *left)) for one in wrong)


@pytest.mark.timeout(3600)  # two minutes; more where others share the machine
@pytest.mark.parametrize("part", parts(4))
@pytest.mark.parametrize("name", WEATHERS)
def test_a_power_cut_at_any_moment_costs_nothing(
    layer: Layer, told: Callable[[str], None], name: str, part: str
) -> None:
    states, bad = 0, []
    seeds = share(range(WORKLOADS), part)
    for seed in seeds:
        number, wrong = a_workload(layer, seed, WEATHERS[name])
        states += number
        bad += wrong
    layer.on = None
    told(f"power cuts, {name}, {part}: {len(seeds)} workloads, {states} states of the disk, {len(bad)} bad")
    assert states > 3 * len(seeds)
    assert not bad, "\n\n".join("\n".join(one) for one in bad[:3])


def after_a_flush_that_failed(
    layer: Layer, chance: random.Random, then: Callable[[Life, Desk], object], *, is_open: bool
) -> list[str]:
    """Let a flush fail and its process die of it; return what a power cut costs another that builds on its line."""
    life = Life(layer, chance, (new_disk(chance), Ledger(), NOW_MS), WEATHERS["a sync fails"])
    first, second = life.sit_down(), life.sit_down()
    if (
        is_open or chance.random() < 0.5
    ):  # else the line that fails is the first of all, and there are no hints
        assert not life.do(second, a_todo)
    is_failing = False

    def watch(call: str, what: str) -> None:
        nonlocal is_failing
        if is_failing:
            life.computer.kill(life.computer.process)
        elif call == "fsync" and what == "journal file":
            is_failing = True
            raise fault(errno.EIO, what)

    life.computer.watch = watch
    assert life.do(first, a_promise)
    life.computer.kill(first.process)
    life.computer.watch = lambda call, what: None
    assert not life.do(second if is_open else life.sit_down(), then)
    left = life.computer.disk.after_power_loss(chance, "none")
    life = Life(layer, chance, (left, life.ledger, NOW_MS), life.weather)
    wrong = found_wrong(life)
    assert not life.do(life.sit_down(), a_promise)  # of a customer whom hints may know that outlived the line
    return wrong + found_wrong(life)


def a_todo(life: Life, desk: Desk) -> None:
    """Capture what is about nobody."""
    captures.add(desk, "todo sheet")


def a_promise(life: Life, desk: Desk) -> None:
    """Capture for a customer whom the process before made known."""
    captures.add(desk, f"promise @Acme sheet {'x' * life.chance.choice((0, 300, 900))} by 4pm")


def names_learned(life: Life, desk: Desk) -> None:
    """Make the hints anew, as capturing does where there are none."""
    hints_rebuild.rebuild(desk.folder, desk.device, desk.wall_ms, desk.local)


@pytest.mark.parametrize("then", [a_promise, fold, back_up, rebuild, upkeep, names_learned])
@pytest.mark.parametrize("is_open", [False, True], ids=["begun later", "open before"])
def test_what_a_failed_flush_left_is_written_again_by_whoever_builds_on_it(
    layer: Layer, then: Callable[[Life, Desk], object], *, is_open: bool
) -> None:
    for seed in range(whole(500, 50)):
        assert after_a_flush_that_failed(layer, random.Random(seed), then, is_open=is_open) == []


def on_files_alone(
    layer: Layer, seed: int, without: Mutant | None = None, seen: Counter[Mutant] | None = None
) -> list[str]:
    """Append and replace on a folder as the store does, with kills; return what a power cut cost."""
    chance = random.Random(seed)
    disk = new_disk(chance)
    wrong: list[str] = []
    lines: dict[str, list[bytes]] = {}
    values: dict[str, list[bytes]] = {}

    def watch(call: str, what: str) -> None:
        if chance.random() < 0.02:
            computer.kill(computer.process)
        if chance.random() < 0.05:
            look()

    def look() -> None:
        left = Computer(computer.disk.after_power_loss(chance, "none"), chance)
        layer.on, folder = left, DiskFolder(BOOK)
        for name, kept in lines.items():
            found = folder.read(name).split(b"\n")
            wrong.extend(f"lost of {name}: {line!r}" for line in kept if line not in found)
        for name, tried in values.items():
            if folder.read(name) not in tried:
                wrong.append(f"neither old nor new: {name}")
        layer.on = computer

    layer.on = computer = Computer(disk, chance, without=without, watch=watch, seen=seen)
    folder = DiskFolder(BOOK)
    for number in range(10):
        name = chance.choice(("journal/dev/2026-10.ndjson", "journal/dev/2026-11.ndjson"))
        replaced = chance.choice(("book.json", "hints.json", "archive/2026.json"))
        data = b"%d %s" % (number, b"x" * chance.choice((1, 600, 5000)))
        try:
            with folder.lock():
                if chance.random() < 0.5:
                    folder.append(name, b"\n" + data + b"\n")()
                    lines.setdefault(name, []).append(data)
                else:
                    values.setdefault(replaced, [b""]).append(data)
                    folder.replace(replaced, data)
                    values[replaced] = [data]
            look()
        except KilledError:
            computer.start()
            folder = DiskFolder(BOOK)
    return wrong


def mutants(seen: Counter[Mutant]) -> list[Mutant]:
    """Return each sync and rename that was seen to do something, and each rename as a write in place."""
    calls = [(call, what) for call, what in sorted(seen) if call in ("fsync", "rename")]
    alone = [(call, what) for call, what in calls if "in vain" not in what and ", " not in what]
    return alone + [(IN_PLACE, what) for call, what in alone if call == "rename"]


def test_on_files_alone_every_sync_and_rename_is_needed(layer: Layer, told: Callable[[str], None]) -> None:
    seen: Counter[Mutant] = Counter()
    for seed in range(whole(2_000, 100)):
        assert on_files_alone(layer, seed, seen=seen) == []
    escaped = [
        one
        for one in mutants(seen)
        if not any(on_files_alone(layer, seed, one) for seed in range(whole(2_000, 200)))
    ]
    layer.on = None
    told(
        f"power cuts, files alone: {len(mutants(seen)) - len(escaped)} of {len(mutants(seen))} mutants caught"
    )
    assert len(mutants(seen)) >= 10
    assert escaped == []


@pytest.mark.skipif(not IS_WHOLE, reason="takes minutes: run with `make faults`")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", parts(6))
def test_every_sync_and_rename_of_the_book_is_needed_or_guards_a_cache(
    layer: Layer, told: Callable[[str], None], part: str
) -> None:
    weather = WEATHERS["months turn over"]  # only then anything gets into the archive
    seen: Counter[Mutant] = Counter()
    for seed in range(200):
        a_workload(layer, seed, weather, seen=seen)
    found = share([one for one in mutants(seen) if one != ELSE], part)
    needed = [one for one in found if one not in CACHES]

    def is_bad(mutant: Mutant, workloads: int) -> bool:
        return any(a_workload(layer, seed, weather, mutant, rate=OFTEN)[1] for seed in range(workloads))

    escaped = [one for one in needed if not is_bad(one, 1_500)]
    costly = [one for one in found if one in CACHES and is_bad(one, 300)]
    layer.on = None
    told(
        f"power cuts, the book, {part}: {len(needed) - len(escaped)} of {len(needed)} mutants caught; "
        f"{len(found) - len(needed) - len(costly)} of {len(found) - len(needed)} that guard a cache cost nothing"
    )
    assert escaped == []
    assert costly == []
