"""Four processes capture at once beside an open cockpit: everything is kept, and each line shows on its Today."""

from __future__ import annotations

import asyncio
import json
import time
from statistics import median
from threading import Thread
from typing import TYPE_CHECKING

from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.tui.app import CockpitApp
from tests.domain.builders import NOW
from tests.faults.home import Home, each_transaction_has_a_stamp_of_its_own
from tests.faults.scale import whole
from tests.store.builders import Machine, everything
from tests.tui.house import rows, today_screen

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    import pytest

WRITERS = 4
LINES = whole(1000, 100)
ALONE = whole(50, 5)  # captures of a process of their own, after those
MOST_TICKS = 2  # looks at the book that may begin after an acknowledgement until the line is on the list
PATIENCE = 60.0  # seconds until what never comes is given up


class Looks:
    """How often a cockpit has begun to look at its book."""

    def __init__(self, app: CockpitApp, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        poll = app._poll

        def look() -> None:
            self.count += 1
            poll()

        monkeypatch.setattr(app, "_poll", look)


class Crowd:
    """Processes that capture, and when each line was acknowledged: by the clock and by the looks of the cockpit."""

    def __init__(self, home: Home, looks: Looks) -> None:
        self.home = home
        self.looks = looks
        self.acknowledged: dict[int, tuple[float, int]] = {}
        self.failed: list[str] = []
        self.began = time.monotonic()
        self._threads = [Thread(target=self._write, args=(number,), daemon=True) for number in range(WRITERS)]
        for thread in self._threads:
            thread.start()

    def is_busy(self) -> bool:
        """Tell whether any of them is still capturing."""
        return any(thread.is_alive() for thread in self._threads)

    def _write(self, writer: int) -> None:
        given = self.home.path / f"writer{writer}"
        given.write_text(
            "".join(
                f"todo spec from writer w{writer}n{number} by tomorrow 16:00\n" for number in range(LINES)
            )
        )
        with given.open() as lines:
            process = self.home.start("add", "--json", "-", stdin=lines)
        assert process.stdout is not None
        for line in process.stdout:
            self._note(line)
        self._end(process)
        for number in range(ALONE):
            process = self.home.start(
                "add", "--json", f"todo spec alone w{writer}n{number} by tomorrow 16:00"
            )
            assert process.stdout is not None
            self._note(process.stdout.read())
            self._end(process)

    def _note(self, printed: str) -> None:
        self.acknowledged[int(json.loads(printed)["id"])] = (time.monotonic(), self.looks.count)

    def _end(self, process: subprocess.Popen[str]) -> None:
        _, err = process.communicate()
        if process.returncode:
            self.failed.append(err)


async def test_four_processes_beside_an_open_cockpit_lose_nothing_and_each_line_shows(
    tmp_path: Path, told: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path, COCKPIT_NOW=NOW.isoformat(), TZ="Europe/Berlin")
    desk = Desk(
        folder=home.folder,
        local=home.local,
        now=lambda: NOW,
        wall_ms=lambda: time.time_ns() // 1_000_000,
        rules=Rules(),
    )
    app = CockpitApp(desk)
    looks = Looks(app, monkeypatch)
    total = WRITERS * (LINES + ALONE)
    seen: dict[int, tuple[float, int]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        crowd = Crowd(home, looks)
        drawn = None
        while len(seen) < total:
            await asyncio.sleep(0.01)
            screen = today_screen(app)
            if screen.today is not drawn:
                drawn = screen.today
                at = time.monotonic(), looks.count
                for record in rows(app):
                    seen.setdefault(record, at)
            assert not crowd.failed
            if (
                not crowd.is_busy()
                and time.monotonic() > max(at for at, _ in crowd.acknowledged.values()) + PATIENCE
            ):
                break
        took = max(at for at, _ in crowd.acknowledged.values()) - crowd.began
    acknowledged = crowd.acknowledged
    assert len(acknowledged) == total
    kept = everything(Machine(home.folder).book)
    assert kept.keys() == acknowledged.keys() == seen.keys()
    assert len({record.text for record in kept.values()}) == total
    each_transaction_has_a_stamp_of_its_own(home)
    assert home.run("verify").returncode == 0
    lags = [seen[one][0] - at for one, (at, _) in acknowledged.items()]
    ticks = [seen[one][1] - look for one, (_, look) in acknowledged.items()]
    told(
        f"crowd: {len(kept)} of {total} captures of {WRITERS} processes kept in {took:.1f} s beside an open cockpit; "
        f"on its Today after {max(lags):.2f} s at most, {median(lags):.2f} s usually, "
        f"within {max(ticks)} looks at the book"
    )
    assert max(ticks) <= MOST_TICKS
