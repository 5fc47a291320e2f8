"""Keeping the book from the screen: back it up, see whether it is sound. In a thread, told when it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from cockpit.desk import maintenance
from cockpit.domain.wording import counted
from cockpit.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.desk.desk import Desk
    from cockpit.tui.cockpit import Cockpit
    from widgets.message_line import Severity

    Told = tuple[str, Severity]


def back_up(app: Cockpit) -> None:
    """Make the day's backup, and tell of it."""
    _begin(app, "Backing up …", _backed_up)


def verify(app: Cockpit) -> None:
    """Read everything, change nothing, and tell whether it is sound."""
    _begin(app, "Reading the whole book …", _verified)


def _begin(app: Cockpit, words: str, job: Callable[[Desk], Told]) -> None:
    app.tell(words)
    app.run_worker(partial(_work, app, job), thread=True, exit_on_error=False)


def _work(app: Cockpit, job: Callable[[Desk], Told]) -> None:
    try:
        told = job(app.desk)
    except (CockpitError, OSError) as error:
        told = str(error), "error"
    app.call_from_thread(app.tell, *told)


def _backed_up(desk: Desk) -> Told:
    made = maintenance.back_up(desk)
    way = f"To bring it back, in a shell: cockpit backup --restore {made.label}"
    return f"Backed up: {counted(made.lines, 'journal line')} in {made.name}. {way}", "information"


def _verified(desk: Desk) -> Told:
    found = maintenance.verify(desk)
    if not found.wrong:
        read = f"{counted(found.lines, 'journal line')}, {counted(found.records, 'record')}"
        return f"The book is sound: {read}, {counted(found.backups, 'backup')}.", "information"
    wrong = f"{counted(len(found.wrong), 'thing')} {'is' if len(found.wrong) == 1 else 'are'} wrong"
    return f"{wrong} with the book; nothing was changed. In a shell, cockpit verify lists what.", "error"
