"""Practice 4, fewer contacts: what could ride on a call that is planned, be brought along, or be one contact."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.moment import between, is_before
from cockpit.domain.people import fold

# The steps that the practices make by themselves and that are taken with the customer on the line.
STEPS = frozenset(
    {
        "follow-through", "be-back", "touch", "quiet", "broken", "recovery", "need-check", "dormant",
        "reassure", "competitors", "process", "delivered", "cleared",
    }
)  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime
    from typing import Protocol, TypeVar

    from cockpit.domain.calls.call import Call
    from cockpit.domain.record import Deadline

    class AnswerCard(Protocol):
        """What is asked of an answer card here."""

        @property
        def text(self) -> str:
            """The question."""

        @property
        def uses(self) -> Collection[object]:
            """Each time it was used."""

        @property
        def phrasings(self) -> Mapping[str, str]:
            """The other ways in which customers ask it."""

    Card = TypeVar("Card", bound=AnswerCard)


def could_ride_on(new: Call, others: Iterable[Call], now: datetime) -> tuple[Call, ...]:
    """Return the calls still to come with the customer of `new`, the nearest first: it could ride on one of them."""
    to_come = [
        (other.when.timestamp(), other.id, other)
        for other in others
        if other.when is not None
        and other.customer is not None
        and other.customer == new.customer
        and other.id != new.id
        and other.is_open()
        and other.was_held_at() is None
        and not is_before(other.when, now)
    ]
    return tuple(other for _, _, other in sorted(to_come, key=lambda found: found[:2]))


def likely_questions(cards: Iterable[Card], asked: Iterable[str], limit: int = 5) -> tuple[Card, ...]:
    """Return the answer cards whose question the customer has not asked yet, the most used first.

    `cards` are those in use, `asked` the questions of that customer, in any of a card's phrasings.
    """
    known = {_bare(question) for question in asked}
    fresh = [card for card in cards if not known & {_bare(card.text), *map(_bare, card.phrasings.values())}]
    return tuple(sorted(fresh, key=lambda card: (-len(card.uses), _bare(card.text)))[: max(limit, 0)])


def one_contact(
    deadlines: Iterable[Deadline], now: datetime, became: Mapping[int, int] | None = None
) -> list[tuple[Deadline, ...]]:
    """Return the steps that the practices made by themselves and that are one contact: several each.

    What is late is due now. `became` maps the customers that were merged to those that they became.
    """
    steps = [
        due.replace(when=now) if is_before(due.when, now) else due for due in deadlines if due.kind in STEPS
    ]
    return [found for _, found in contacts(steps, became=became) if len(found) > 1]


def contacts(
    deadlines: Iterable[Deadline],
    within: timedelta = timedelta(days=1),
    became: Mapping[int, int] | None = None,
) -> list[tuple[int, tuple[Deadline, ...]]]:
    """Return the steps that are one contact: those for one customer due `within` a day, in time order.

    The span runs from a contact's first step, so that no chain of steps makes one contact of a week. The two
    clocks of a promise are one step. What is for no customer is no contact.
    """
    groups: list[tuple[int, list[Deadline]]] = []
    latest: dict[int, list[Deadline]] = {}
    own_clocks = set()
    for due in sorted(deadlines, key=lambda due: (due.when.timestamp(), due.record.id, due.kind)):
        customer: int | None = due.record.customer
        customer = (became or {}).get(customer or 0, customer)
        if customer is None or (due.kind == "theirs" and due.record.id in own_clocks):
            continue
        if due.kind == "mine":
            own_clocks.add(due.record.id)
        group = latest.get(customer)
        if group is None or between(group[0].when, due.when) > within:
            group = latest[customer] = []
            groups.append((customer, group))
        group.append(due)
    return [(customer, tuple(steps)) for customer, steps in groups]


def _bare(question: str) -> str:
    return fold(question.rstrip("?! "))
