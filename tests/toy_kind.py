"""A toy kind of record, added by the steps of docs/kinds.md, and the cockpit that knows it: `python -m tests.toy_kind`.

It registers itself before anything else is loaded, as a row of `domain/kinds.py` would. Beside the commands of the
cockpit it knows `--put`, which keeps one such record, and `--screen KEYS`, which presses keys and prints what is seen.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self, cast

from cockpit.domain.contacts import InTouch
from cockpit.domain.entry import Entry, verb
from cockpit.domain.fact import Fact, When, moment_fact
from cockpit.domain.kinds import KINDS, Kind
from cockpit.domain.moment import from_text, plus, urgency
from cockpit.domain.record import Deadline
from cockpit.domain.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cockpit.desk.desk import Desk
    from cockpit.domain.kinds import Facts


class Visit(Entry):
    """A visit that a customer pays us."""

    LETTER = "V"
    KIND = "visit"

    due: datetime
    came_at: datetime | None = None

    def is_open(self) -> bool:
        """Tell whether they are still to come."""
        return self.came_at is None and not self.deleted

    def state(self, now: datetime) -> str:
        """Return expected or paid."""
        return "paid" if self.came_at else "expected"

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return when they come."""
        if not self.is_open():
            return ()
        return (
            Deadline(
                what=self.text,
                when=self.due,
                kind="visit",
                severity=urgency(self.due, now),
                said="They pay you a visit.",
                record=self,
            ),
        )

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the verbs that apply."""
        return tuple(self.VERBS) if self.is_open() else ("note", "edit", "delete")

    def next_verb(self) -> str | None:
        """Return the verb of the next step."""
        return "welcome" if self.is_open() else None

    @verb("They came", said="welcomed")
    def welcome(self, now: datetime) -> Self:
        """Note that they came."""
        self.must_be_there("welcome")
        return self.replace(came_at=now, snoozed_until=None)


def facts(visit: Visit, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield what is known about a visit."""
    yield Fact(key="state", value=visit.state(now), words=(visit.state(now),))
    yield Fact(key="due", label="Expected", value=visit.due, words=(When(moment=visit.due),), counts=True)
    yield from moment_fact("came_at", "Came", visit.came_at)


def _visit() -> type[Entry]:
    return Visit


def _facts() -> Facts:
    return facts


def register() -> None:
    """Add the row."""
    row = Kind(name="visit", load=_visit, facts=_facts, word="", states=("expected", "paid"), review="Calls")
    cast("dict[str, Kind]", KINDS)["visit"] = row


def _desk() -> Desk:
    from cockpit.desk.desk import Desk
    from cockpit.store.disk import DiskFolder

    book = os.environ["COCKPIT_BOOK"]
    now = from_text(os.environ["COCKPIT_NOW"])
    return Desk(
        folder=DiskFolder(book),
        local=DiskFolder(f"{book}-local"),
        now=lambda: now,
        wall_ms=lambda: time.time_ns() // 1_000_000,
        rules=Rules(),
    )


def _put() -> int:
    desk = _desk()
    with desk.book.transaction() as transaction:
        transaction.did = "invited them"
        transaction.put(
            Visit(
                id=desk.make_id(),
                text="see the workshop",
                made_at=desk.now(),
                due=plus(desk.now(), timedelta(hours=2)),
            )
        )
    return 0


async def _screen(keys: list[str]) -> int:
    from cockpit.tui.app import CockpitApp
    from tests.tui.house import screen_text

    app = CockpitApp(_desk())
    async with app.run_test(size=(120, 35), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        print(screen_text(app))
    return 0


if __name__ == "__main__":
    register()
    if sys.argv[1] == "--put":
        sys.exit(_put())
    if sys.argv[1] == "--screen":
        sys.exit(asyncio.run(_screen(sys.argv[2:])))
    from cockpit.__main__ import main

    sys.exit(main(sys.argv[1:]))
