"""What is looked for, as data: comparisons, joined by all, any and not; and what it takes to answer them."""

from __future__ import annotations

from cockpit.domain.kinds import KINDS
from cockpit.domain.people import followed
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.domain.people import Customer
    from cockpit.domain.rules import Rules

DATES = {
    "made": ("made_at",), "due": ("due", "when"), "theirs": (), "mine": ("mine",),
    "told": ("told_at", "answered_at"), "agreed": ("agreed_at",), "broken": ("broken_at",),
    "delivered": ("delivered_at",), "confirmed": ("confirmed_at",), "needed": ("need_date",),
    "supply": ("supply_date",), "shipped": ("shipped_at",), "invoiced": ("invoiced_at",), "done": ("done_at",),
    "received": ("received_at",), "held": ("held_at",), "reopened": ("reopened_at",), "dormant": ("dormant_until",),
    "verified": ("verified_at",), "snoozed": ("snoozed_until",),
}  # fmt: skip
"""Every date that may be asked for, and the fields that hold it; `theirs` is the last time that was agreed."""

STATES = {kind.name: "|".join(kind.states) for kind in KINDS.values()}
"""The states of each kind, and so where a state need not be looked for."""


class Test(Record):
    """One comparison. `said` is how it was understood, in words; `value` is of its field's kind.

    kind, state: a word. customer: the ids, as text, for the customers it may be. amount: Money. A date: its first
    moment and the first beyond. text, tag: forms of the text. words: those, and the ids of the customers so called.
    """

    field: str
    op: str
    value: Any
    said: str

    @property
    def sort(self) -> str:
        """The field, or "date" for all that are dates."""
        return "date" if self.field in DATES else self.field


class All(Record):
    """What holds where all of its parts do; where there is none, always."""

    parts: tuple[Condition, ...]


class AnyOf(Record):
    """What holds where any of its parts does."""

    parts: tuple[Condition, ...]


class Not(Record):
    """What holds where its part does not."""

    part: Condition


if TYPE_CHECKING:
    Condition = Test | All | AnyOf | Not


class Reading(Record):
    """What a query needs to know beside the documents: the moment and the rules, and every customer.

    `is_current` tells that records may be open; else they are history.
    """

    now: datetime
    rules: Rules
    customers: Mapping[int, Customer]
    is_current: bool = True

    def ids_named(self, matches: Callable[[str], bool]) -> frozenset[str]:
        """Return the ids, as documents hold them, of all that lead to a customer with a name that matches."""
        named = {one.id for one in self.customers.values() if any(matches(name) for name in one.names())}
        found = set()
        for one in self.customers:
            to = followed(one, self.customers)
            if one in named or (to is not None and to.id in named):
                found.add(str(one))
        return frozenset(found)
