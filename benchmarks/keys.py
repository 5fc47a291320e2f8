"""Keys on Today: from the key to the repaint, with the cursor and with the filter, among few rows and many."""

from __future__ import annotations

import asyncio
import gc
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from textual.events import Key

from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.tui import app
from cockpit.tui.app import CockpitApp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.books import Home

MANY = 10_000
_MOVES = ["j", "j", "k", "j"]
_WORDS = list("quote 2027")  # some of the letters leave thousands of rows, some a few
_REST = 0.3  # seconds without a paint
_PATIENCE = 30.0
_P95 = 18  # of twenty parts


class _Painted(CockpitApp):
    """Tells when it has painted."""

    CSS_PATH = [str(Path(app.__file__).parent / one) for one in CockpitApp.CSS_PATH]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.painted = asyncio.Event()

    def post_display_hook(self) -> None:
        self.painted.set()


def measure(homes: Mapping[str, Home], rounds: int) -> None:
    """Print how long a key takes on each of the books: what half, and what nineteen of twenty take at most."""
    print(
        f"\nFrom the key to the repaint\n  {'':<44} {'median':>10} {'p95':>10}   of it processor: median, p95"
    )
    for book, home in homes.items():
        for what, keys in (("cursor", _MOVES), ("letter of the filter", _WORDS)):
            waited, worked = asyncio.run(_timed(home, keys, rounds, is_filter=what != "cursor"))
            median, p95 = (quantiles(waited, n=20)[place] for place in (9, _P95))
            spent, most = (quantiles(worked, n=20)[place] for place in (9, _P95))
            print(
                f"  {f'{what}, {book}':<44} {median:>7.2f} ms {p95:>7.2f} ms {spent:>10.2f} ms {most:>7.2f} ms"
            )


async def _rested(painted: _Painted) -> None:
    """Wait until nothing is painted any more: what is told once the cursor rests is no part of the next key."""
    while painted.painted.is_set():
        painted.painted.clear()
        await asyncio.sleep(_REST)


async def _timed(
    home: Home, keys: Sequence[str], rounds: int, *, is_filter: bool
) -> tuple[list[float], list[float]]:
    """Press the keys in each round; return the milliseconds that each took, and those that it had the processor."""
    desk = Desk(
        folder=home.folder,
        local=home.local,
        now=lambda: datetime.now(UTC).astimezone(),
        wall_ms=lambda: time.time_ns() // 1_000_000,
        rules=Rules(),
    )
    gc.disable()  # as the cockpit begins: once it has painted, what is there is not looked through any more
    painted, waited, worked = _Painted(desk), list[float](), list[float]()
    async with painted.run_test(size=(120, 35)) as pilot:
        await pilot.pause(2)
        for _ in range(max(2, rounds // len(keys))):
            if is_filter:
                await pilot.press("escape", "slash")
                await _rested(painted)
            for key in keys:
                painted.painted.clear()
                start, had = time.perf_counter(), time.process_time()
                if painted._driver is not None:
                    painted._driver.send_message(Key("space" if key == " " else key, key))
                await asyncio.wait_for(painted.painted.wait(), _PATIENCE)
                waited.append((time.perf_counter() - start) * 1000)
                worked.append((time.process_time() - had) * 1000)
                await _rested(painted)
    return waited, worked
