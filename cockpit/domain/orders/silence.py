"""Practice 3, silence: when a customer was last in touch about an order, and when it counts as quiet."""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.moment import plus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Protocol

    from cockpit.domain.entry import Contact
    from cockpit.domain.orders.plan import Planned
    from cockpit.domain.orders.supply import Supplied
    from cockpit.domain.rules import Rules

    class Touched(Planned, Supplied, Protocol):
        """What silence asks of an order: all that happened with the customer on it."""

        @property
        def confirmed_at(self) -> datetime | None:
            """When they confirmed it in writing."""

        @property
        def contacts(self) -> Mapping[str, Contact]:
            """The contacts with the customer."""


def last_touch(order: Touched, contact: datetime | None = None) -> datetime:
    """Return when anything last happened with the customer on it: a contact, a step, a payment.

    `contact` is when the customer was last reached on any other of their records. A supply date that we set, or
    goods that we sent off, reach nobody.
    """
    money = order.payments
    facts = (
        order.made_at,
        contact,
        order.confirmed_at,
        order.delivered_at,
        order.liked_at,
        money.invoiced_at,
        *order.steps_at.values(),
        *(one.at for one in order.rivals.values()),
        *(one.at for one in order.contacts.values()),
        *(one.at for one in money.received.values()),
        *(one.at for one in money.refunds.values()),
        *(one.at for one in money.promises.values()),
        *(one.at for one in money.instalments.values()),
        *(one.at for one in money.credits.values()),
    )
    return max((fact for fact in facts if fact), key=lambda fact: fact.timestamp())


def quiet_at(
    order: Touched, rules: Rules, contact: datetime | None = None, agreed: Iterable[datetime] = ()
) -> datetime:
    """Return when it counts as quiet: the limit of its stage after the last touch.

    A step the customer agreed to mutes it until it passes: a payment they promised, and what `agreed` holds of their
    other records (an awaited item, a meeting, a call). One that has happened, such as a payment that came early, mutes
    no more. A supply date is ours, and mutes nothing.
    """
    is_later = order.confirmed_at or order.supply_date or order.delivered_at or order.payments.invoiced_at
    limit = timedelta(days=rules.quiet_days if is_later else rules.quiet_days_promised)
    promised = [promise.due for promise in order.payments.unpaid_promises()]
    until = [plus(last_touch(order, contact), limit), *promised, *agreed]
    return max(until, key=lambda at: at.timestamp())
