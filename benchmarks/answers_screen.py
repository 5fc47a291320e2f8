"""The answers in the running cockpit: for how long a key waits, and until when its list stands there.

The book is made by an import alone, as before the first call: of all that opening it may have to do, nothing is done
yet. The cockpit runs without a terminal; everything else is as it is for its user.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.timing import progress
from cockpit.desk.cards import import_cards
from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.exchange.card_files import CardRow, write_csv
from cockpit.store.disk import DiskFolder

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

_MS = 1000
_PATIENCE = 60.0
_SETTLED = 2.0
_TICK = 0.001
_BETWEEN_KEYS = 0.08  # ten or so a second: a fast hand


class Gaps:
    """The longest times between two turns of the app's loop, in milliseconds: so long a key would have waited."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        """Note the turns, for ever."""
        last = time.perf_counter()
        while True:
            await asyncio.sleep(_TICK)  # a loop that never rests would take from the threads beside it
            now = time.perf_counter()
            self.longest = max(self.longest, (now - last - _TICK) * _MS)
            last = now

    def taken(self) -> float:
        """Return the longest since this was asked last."""
        longest, self.longest = self.longest, 0.0
        return longest


def measure(root: Path, library: Sequence[Sequence[str]], queries: Sequence[str]) -> None:
    """Print it for a library: each card is its ways to ask."""
    desk = _desk(root)
    progress("importing")
    rows = [
        CardRow(line=0, question=f"{first} {number}", answer="So it is.", phrasings=tuple(more))
        for number, (first, *more) in enumerate(library)
    ]
    imported = import_cards(desk, write_csv(rows).encode(), ".csv")
    asyncio.run(_run(root, queries, sum(len(card.ways_to_ask()) for card in imported.new)))


async def _run(root: Path, queries: Sequence[str], phrasings: int) -> None:
    from textual.events import Key
    from textual.widgets import Input

    from cockpit.tui.app import CockpitApp
    from cockpit.tui.screens.answers import AnswersScreen

    app, gaps = CockpitApp(_desk(root)), Gaps()
    async with app.run_test(size=(80, 24)) as pilot:
        watch = asyncio.create_task(gaps.watch())
        await pilot.pause()
        print(f"\n{f'In the cockpit, {phrasings:,} phrasings':<40} {'until shown':>22}  {'a key waits':>12}")
        gaps.taken()
        start = time.perf_counter()
        await pilot.press("a")
        async for _ in _turns():
            if isinstance(app.screen, AnswersScreen) and app.screen.is_mounted and not app.screen.is_waiting:
                break
        _line("the first `a`, index and all", [time.perf_counter() - start], gaps.taken())
        await pilot.pause(_SETTLED)
        _line("what else is made ready", [], gaps.taken())
        took = []
        screen = app.screen
        assert isinstance(screen, AnswersScreen)
        line = screen.query_one(Input)
        for query in queries:
            await pilot.press("ctrl+u")
            for place, letter in enumerate(query, 1):
                await asyncio.sleep(_BETWEEN_KEYS)
                start = time.perf_counter()
                app.post_message(Key(letter, letter))
                async for _ in _turns():
                    if len(line.value) == place and not screen.is_waiting:
                        break
                took.append(time.perf_counter() - start)
        _line(f"each of {len(took)} keys", took, gaps.taken())
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch


async def _turns() -> AsyncIterator[None]:
    """Yield at every turn of the loop. Raises RuntimeError where what is waited for never comes."""
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        yield
        await asyncio.sleep(_TICK)
    raise RuntimeError("It never came.")


def _line(name: str, took: Sequence[float], gap: float) -> None:
    shown = [one * _MS for one in took]
    if len(shown) > 1:
        told = f"p50 {median(shown):.0f}, p95 {quantiles(shown, n=20)[-1]:.0f} ms"
    else:
        told = f"{shown[0]:.0f} ms" if shown else ""
    print(f"  {name:<38} {told:>22}  {gap:>9.0f} ms")


def _desk(root: Path) -> Desk:
    return Desk(
        folder=DiskFolder(str(root / "book")),
        local=DiskFolder(str(root / "local")),
        now=lambda: datetime.now(UTC),
        wall_ms=lambda: time.time_ns() // 1_000_000,
        rules=Rules(),
    )
