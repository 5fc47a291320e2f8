"""The demo's orders: one on every rung, with what customers pay, promise to pay, and do not pay."""

from __future__ import annotations

from cockpit.desk.demo.scene import money
from cockpit.domain.consequences import of as consequences
from cockpit.domain.consequences import settle
from cockpit.domain.orders.order import Order
from cockpit.domain.orders.payments import Payments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cockpit.desk.demo.scene import Scene
    from cockpit.domain.entry import Entry
    from cockpit.domain.money import Money


def records(scene: Scene) -> Iterator[Entry]:
    """Yield the orders, and the loss of the one that fell through just now."""
    on, ago = scene.on, scene.ago

    def order(name: str, text: str, amount: Money, made_at: datetime) -> Order:
        return Order(**scene.said(name, text, made_at), payments=Payments(amount=amount))

    # Promised: today, and three days ago with nobody in touch since.
    yield order("Acme", "40 outdoor units", money(18_400), scene.near(-50))
    yield _followed(order("Anna Kowalska", "two training days", money(2_100), ago(3, 2)), ago(3))
    # Confirmed in writing; dated, but later than they need it.
    yield _followed(order("Soylent", "500 seats, one year", money(30_000), on(-2, 10)), on(-2, 16)).confirm(
        on(-1, 10)
    )
    yield (
        _followed(order("Cyberdyne", "samples line, 12 units", money(7_250), on(-6, 9)), on(-5, 10))
        .confirm(on(-5, 12))
        .date_need(on(-5, 12), when=on(10, 12))
        .credit_ok(on(-4, 9))
        .date_supply(on(-2, 15), when=on(17, 12))
    )
    # Delivered yesterday, not invoiced yet.
    yield (
        _followed(order("Bo Lindqvist", "pilot for six people", money(960), on(-12, 9)), on(-11, 9))
        .credit_ok(on(-11, 9))
        .date_supply(on(-10, 9), when=on(-1, 12))
        .ship(on(-3, 9))
        .deliver(on(-1, 11), liked=True)
    )
    # Delivered and not paid: 14 days over, and 45 with a payment promise that they broke.
    yield _delivered(order("Bolt AB", "20 indoor units", money(1_200), on(-60, 9)), on(-44, 9))
    yield (
        _delivered(
            order("Dexter Morgan", "cable and brackets", money(820), on(-80, 9)).edit(
                on(-80, 9), terms_days=14
            ),
            on(-59, 9),
        )
        .touch(on(-20, 10), text="the new bookkeeper had not seen it", means="phone")
        .promise_payment(on(-20, 10), due=on(-6, 17), whole_day=True)
    )
    # Part paid: they kept the promise of the first half, and promised the second.
    yield (
        _delivered(order("Globex", "rollout, first site", money(4_000), on(-40, 9)), on(-18, 9))
        .promise_payment(on(-12, 10), due=on(-8, 17), amount=money(2_000), whole_day=True)
        .pay(on(-9, 15), amount=money(2_000), text="transfer")
        .clear(on(-8, 10), amount=money(2_000))
        .promise_payment(on(-2, 10), due=on(5, 17), whole_day=True)
    )
    # Prepaid: the money is here before the goods. And a cheque that was received is not yet cleared.
    yield (
        _followed(order("Mia Torres", "table lamp, 30 pieces", money(1_650), on(-7, 9)), on(-6, 9))
        .confirm(on(-6, 9))
        .pay(on(-5, 9), amount=money(1_650), text="prepaid")
        .clear(on(-4, 9), amount=money(1_650))
    )
    yield (
        _delivered(order("Wayne Enterprises", "demo room", money(5_500), on(-35, 9)), on(-15, 9)).pay(
            on(-1, 10), amount=money(5_500), text="cheque"
        )
    )
    # Cleared, so orders at last: in yen, and one that was overpaid and refunded.
    yield _celebrated(
        _delivered(order("東京商事", "evaluation kit", money(1_250_000, "JPY"), on(-30, 9)), on(-20, 9)),
        on(-6, 10),
        money(1_250_000, "JPY"),
    )
    yield _celebrated(
        _delivered(order("Hooli", "consulting, 4 days", money(3_600), on(-50, 9)), on(-38, 9)),
        on(-21, 10),
        money(4_000),
    ).refund(on(-20, 10), amount=money(400), text="paid twice")
    # Delivered, and written off: the money never came.
    yield _delivered(order("Hooli", "spare parts", money(240), on(-140, 9)), on(-130, 9)).write_off(
        on(-12, 9), amount=money(240), text="not worth a quarrel"
    )
    # Fell through an hour ago, with a recovery that has not begun.
    told = scene.told(1)
    lost = _followed(
        order("Initech", "120 seats, one year", money(14_400, "USD"), on(-9, 9)), on(-8, 9)
    ).fall_through(told, cause="one-upped", chosen="Umbra Software")
    yield lost
    yield from consequences(
        "fall-through", lost, {"chosen": "Umbra Software"}, told, scene.make_id, rules=scene.rules
    )


def _followed(order: Order, at: datetime) -> Order:
    """Do the steps of the plan that come first."""
    return (
        order.reassure(at, text="you decided well: it will be there in time")
        .competitors(at, who="nobody")
        .process(at, text="mailed, with the dates")
    )


def _delivered(order: Order, at: datetime) -> Order:
    """See it through to the invoice, all at that moment."""
    return (
        _followed(order, order.made_at)
        .confirm(order.made_at)
        .credit_ok(order.made_at)
        .date_supply(order.made_at, when=at)
        .deliver(at, liked=True)
        .invoice(at)
    )


def _celebrated(order: Order, at: datetime, amount: Money) -> Order:
    """Note the money that makes it an order, which is celebrated then and never again."""
    paid = settle(order.pay(at, amount=amount, cleared=True, text="transfer", over=True), at)
    if not isinstance(paid, Order):
        raise TypeError("an order stays an order")
    return paid
