"""Practice 3, the goods: when they are needed, when they will be there, shipped, delivered, and liked."""

from __future__ import annotations

from cockpit.domain.entry import verb
from cockpit.domain.moment import days_past
from cockpit.domain.told import happened
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Protocol, Self, TypeVar

    from cockpit.domain.entry import Past

    class Supplied(Protocol):
        """What the verbs of the goods ask of an order."""

        @property
        def made_at(self) -> datetime:
            """When it was promised."""

        @property
        def need_date(self) -> datetime | None:
            """When they need it."""

        @property
        def supply_date(self) -> datetime | None:
            """When it will be there."""

        @property
        def shipped_at(self) -> datetime | None:
            """When it was sent."""

        @property
        def delivered_at(self) -> datetime | None:
            """When it was delivered."""

        @property
        def liked_at(self) -> datetime | None:
            """When they said they like it."""

        @property
        def fell_through_at(self) -> datetime | None:
            """When it fell through."""

        @property
        def step_words(self) -> Mapping[str, str]:
            """What was said at steps of the plan."""

        def must_be_there(self, to: str) -> None:
            """Raise IllegalMove where it was deleted."""

        def must_be_running(self, to: str) -> None:
            """Raise IllegalMove unless it is still to be seen through."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    Sent = TypeVar("Sent", bound=Supplied)


def is_late(order: Supplied) -> bool:
    """Tell whether it comes later than the customer needs it."""
    if order.supply_date is None or order.need_date is None:
        return False
    return order.supply_date.date() > order.need_date.astimezone(order.supply_date.tzinfo).date()


def days_late(order: Supplied) -> int:
    """Return how many days later than they need it the goods come; 0 where they do not."""
    if order.supply_date is None or order.need_date is None or not is_late(order):
        return 0
    return (order.supply_date.date() - order.need_date.astimezone(order.supply_date.tzinfo).date()).days


@verb("Set the supply date", said="dated the supply of", when="When will it be there?")
def date_supply(order: Sent, now: datetime, *, when: datetime) -> Sent:
    """Confirm the supply date; later than they need it, it is a late deadline of its own."""
    order.must_be_running("date the supply of")
    if order.delivered_at is not None:
        raise IllegalMove("It is delivered.", "Do the next step.")
    must_be_to_come(when, now)
    if when == order.supply_date:
        return order.replace(snoozed_until=None)  # said again, it is dated no later
    return order.replace(supply_date=when, supply_dated_at=now, snoozed_until=None)


@verb("Set when they need it", said="dated the need of", when="When do they need it?")
def date_need(order: Sent, now: datetime, *, when: datetime) -> Sent:
    """Note when the customer needs it."""
    order.must_be_running("date the need of")
    must_be_to_come(when, now)
    return order.replace(need_date=when)


@verb("Shipped", said="shipped")
def ship(order: Sent, now: datetime) -> Sent:
    """Note that it is on its way."""
    order.must_be_running("ship")
    must_be_new(order.shipped_at or order.delivered_at, "shipped")
    return order.replace(shipped_at=now, snoozed_until=None)


NOT_LIKED = "not yet"
"""What is kept of whether they like it where they said that they do not."""


@verb("Delivered", said="delivered", when="When was it delivered?", liked="Do they like it?")
def deliver(
    order: Sent,
    now: datetime,
    *,
    when: Past | None = None,
    liked: bool | None = None,
    whole_day: bool = False,
) -> Sent:
    """Note the delivery. Whether they like it is a fact of its own: said here only where they said so."""
    order.must_be_running("deliver")
    must_be_new(order.delivered_at, "delivered")
    there = happened(order.made_at, when, now, "delivered", whole_day=whole_day)
    words = {**order.step_words, "liked": NOT_LIKED} if liked is False else order.step_words
    return order.replace(
        delivered_at=there,
        liked_at=now if liked else None,
        asks_liking=True,
        step_words=words,
        snoozed_until=None,
    )


@verb("They like it", said="heard that they like", text="What did they say of it?")
def liked(order: Sent, now: datetime, *, text: str = "") -> Sent:
    """Note that they like what was delivered, also of what has cleared."""
    order.must_be_there("hear whether they like")
    if order.fell_through_at is not None or order.delivered_at is None:
        raise IllegalMove("Nothing was delivered that they could like.", "Deliver it first.")
    must_be_new(order.liked_at, "liked")
    words = {name: said for name, said in order.step_words.items() if (name, said) != ("liked", NOT_LIKED)}
    words |= {"liked": text.strip()} if text.strip() else {}
    return order.replace(liked_at=now, step_words=words, snoozed_until=None)


def must_be_to_come(when: datetime, now: datetime) -> None:
    """Raise IllegalMove for a day that has passed; today's is still to come."""
    if days_past(when, now) > 0:
        raise IllegalMove("That day has passed.", "Give the day on which it will be there, or is needed.")


def must_be_new(fact: datetime | None, said: str) -> None:
    """Raise IllegalMove where a fact is noted already."""
    if fact is not None:
        raise IllegalMove(f"It is already {said}.", "Do the next step.")


def is_disliked(order: Sent) -> bool:
    """Tell whether they said at the delivery that they do not like it, and not since that they do."""
    return order.liked_at is None and order.step_words.get("liked") == NOT_LIKED
