"""Keys on Today: from the key to the repaint, with the cursor and with the filter, among few rows and many.

The very first one after the start is told apart: it may have to make what the others find made.
"""

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
    print("\nFrom the key to the repaint, and what of it is the processor's")
    print(f"  {'':<34} {'median':>17} {'p95':>17} {'the first':>17}   (≤ 10 ms a move, ≤ 50 ms a letter)")
    for book, home in homes.items():
        for what, keys in (("cursor", _MOVES), ("letter of the filter", _WORDS)):
            taken = zip(*asyncio.run(_timed(home, keys, rounds, is_filter=what != "cursor")), strict=True)
            of_each = [(*(quantiles(rest, n=20)[at] for at in (9, _P95)), first) for first, *rest in taken]
            said = (f"{waited:>8.2f}, {worked:>5.2f} ms" for waited, worked in zip(*of_each, strict=True))
            print(f"  {f'{what}, {book}':<34} {' '.join(said)}")


async def _rested(painted: _Painted) -> None:
    """Wait until nothing is painted any more: what is told once the cursor rests is no part of the next key."""
    while painted.painted.is_set():
        painted.painted.clear()
        await asyncio.sleep(_REST)


async def _timed(
    home: Home, keys: Sequence[str], rounds: int, *, is_filter: bool
) -> list[tuple[float, float]]:
    """Press the keys in each round; return the milliseconds that each took, and those that it had the processor."""
    desk = Desk(
        folder=home.folder,
        local=home.local,
        now=lambda: datetime.now(UTC).astimezone(),
        wall_ms=lambda: time.time_ns() // 1_000_000,
        rules=Rules(),
    )
    gc.disable()  # as the cockpit begins: once it has painted, what is there is not looked through any more
    painted, taken = _Painted(desk), list[tuple[float, float]]()
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
                taken.append(((time.perf_counter() - start) * 1000, (time.process_time() - had) * 1000))
                await _rested(painted)
    return taken
