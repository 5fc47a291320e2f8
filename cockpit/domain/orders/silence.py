"""Practice 3, staying close: when an order counts as quiet, by the contacts with its customer on any record."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.moment import plus

HAD = {  # how each step that is done by words is told once it was done
    "reassure": "reassured them",
    "competitors": "asked who else was in touch",
    "process": "sent them what happens until shipment",
}

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Protocol

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.orders.payments import Payments
    from cockpit.domain.orders.plan import Rival
    from cockpit.domain.rules import Rules

    class Followed(Protocol):
        """What is asked of an order here: its dated facts, and its money."""

        @property
        def text(self) -> str:
            """What was ordered."""

        @property
        def payments(self) -> Payments:
            """Its money."""

        @property
        def made_at(self) -> datetime:
            """When it was promised."""

        @property
        def confirmed_at(self) -> datetime | None:
            """When they confirmed it in writing."""

        @property
        def supply_date(self) -> datetime | None:
            """When it will be there."""

        @property
        def delivered_at(self) -> datetime | None:
            """When it was delivered."""

        @property
        def liked_at(self) -> datetime | None:
            """When they said that they like it."""

        @property
        def steps_at(self) -> Mapping[str, datetime]:
            """When the steps without a fact of their own were done."""

        @property
        def rivals(self) -> Mapping[str, Rival]:
            """Who else was in touch with them."""

        def last_touch(self, in_touch: InTouch | None = None) -> datetime:
            """Return when the customer was last reached."""

        def agreed_until(self) -> datetime | None:
            """Return when the last payment is due that they promised."""


def contacts_had(order: Followed) -> Iterator[Had]:
    """Yield each fact that the customer had a part in: what they said, got, liked, were sent, or paid."""
    money = order.payments
    yield order.made_at, f"promised an order: {order.text}"
    for at, how in (
        (order.confirmed_at, "confirmed in writing"),
        (order.delivered_at, "delivered"),
        (order.liked_at, "they like it"),
        (money.invoiced_at, "invoiced"),
    ):
        if at is not None:
            yield at, f"{how}: {order.text}"
    named = {one.at for one in order.rivals.values()}  # that contact is told by whom it named
    for step, at in order.steps_at.items():
        if step != "competitors" or at not in named:
            yield at, f"{HAD.get(step, step)}: {order.text}"
    yield from ((one.at, f"also in touch: {one.who}") for one in order.rivals.values())
    yield from ((one.at, f"instalment agreed: {one.amount}") for one in money.instalments.values())
    yield from ((one.at, f"credit note: {one.amount}") for one in money.credits.values())
    yield from ((one.at, f"payment: {one.amount}") for one in money.received.values())
    yield from ((one.at, f"refund: {one.amount}") for one in money.refunds.values())
    yield from ((one.at, f"they promised to pay: {order.text}") for one in money.promises.values())


def quiet_at(order: Followed, rules: Rules, in_touch: InTouch | None = None) -> datetime:
    """Return when an order counts as quiet: the limit of its stage after the last contact that reached them.

    A step to come that the customer agreed to (what they owe, a call, a payment they promised) mutes it until it
    passes; a date of ours, such as that of the supply, does not. One that came early mutes no more.
    """
    is_later = order.confirmed_at or order.supply_date or order.delivered_at or order.payments.invoiced_at
    limit = timedelta(days=rules.quiet_days if is_later else rules.quiet_days_promised)
    quiet = plus(order.last_touch(in_touch), limit)
    agreed = in_touch.agreed if in_touch is not None else order.agreed_until()
    return quiet if agreed is None else max(quiet, agreed, key=lambda at: at.timestamp())
