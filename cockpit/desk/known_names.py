"""The names by which capturing knows people: what no longer leads to somebody is known no more."""

from __future__ import annotations

from cockpit.store import hints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.desk.desk import Desk
    from cockpit.domain.people import Customer


def keep_up(desk: Desk, customers: Iterable[Customer]) -> None:
    """Let the hints learn what these are called by now, and forget what they were called."""
    stand = list(customers)
    were: dict[int, dict[str, str]] = {}
    for name, (_, customer_id) in hints.load(desk.folder).names.items() if stand else ():
        were.setdefault(customer_id, {})[name] = name
    # They forget all names of one that is gone.
    before = [one.replace(aliases=were.get(one.id, {}), deleted=True) for one in stand]
    hints.keep_up(desk.folder, customers=[*before, *stand])
