"""Where a command would act, and why it does nothing there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cockpit.desk.views import Row
from cockpit.tui.screen_names import CUSTOMER, TODAY

NOTHING_SELECTED = "nothing is selected"


class Here(NamedTuple):
    """Where a command would act: the row under the cursor or the first marked, and where it stands.

    `verbs` are those that apply to it, and to all that is marked.
    """

    row: Row | None = None
    verbs: tuple[str, ...] = ()
    state: str = ""
    screen: str = TODAY


def always(_: Here) -> str:
    """Return no reason: it acts anywhere."""
    return ""


def on_a_record(here: Here) -> str:
    """Return why not, for what acts on a record."""
    return "" if here.row else NOTHING_SELECTED


def of_a_customer(here: Here) -> str:
    """Return why not, for what is about the customer of a record."""
    if here.row is None:
        return NOTHING_SELECTED
    if here.screen == CUSTOMER:
        return "this is their sheet"
    return "" if here.row.record.customer is not None else "it is about no customer"


def from_elsewhere(screen: str) -> Callable[[Here], str]:
    """Return what tells why not, for what leads to a screen: one is on it."""
    return lambda here: "you are there already" if here.screen == screen else ""


def with_a_next_step(here: Here) -> str:
    """Return why not, for the next step."""
    if here.row is None:
        return NOTHING_SELECTED
    return "" if here.row.next_verb() else "nothing is left to do about it"


def with_verb(name: str) -> Callable[[Here], str]:
    """Return what tells why a verb does not apply."""

    def applies(here: Here) -> str:
        if here.row is None:
            return NOTHING_SELECTED
        if name in here.verbs:
            return ""
        return f"not for this {here.row.record.KIND} ({here.state})"

    return applies
