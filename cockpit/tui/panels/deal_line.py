"""An order or a loss as one line of its list: amounts, hours and counts whole, the name gives way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.content import Content

from cockpit.desk.views import Row
from cockpit.domain.moment import between, is_before, local
from cockpit.domain.wording import DAYS, MONTHS
from widgets.columns import Cell, columns
from widgets.rows import ListRow

if TYPE_CHECKING:
    from cockpit.domain.contacts import InTouch
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.money import Money
    from cockpit.domain.orders.order import Order
    from cockpit.domain.rules import Rules

_ROOM_FOR_CODE = 28
_ROOM_FOR_NAME = 44
_ROOM_FOR_STEP = 50
_ROOM_FOR_STAGE = 62
_STAGE = 20
_SHORTEST_NAME = 3
_NAME = 14
_SHORT_NAME = 10
_FEW = 5
_WEEK = 7
_LEAD = 3
_MINUTES = 60

# The steps whose labels are questions, as they are told in a cell.
_SHORT = {
    "reassure": "reassure",
    "competitors": "anyone else?",
    "process": "send process",
    "liked": "do they like it?",
}


def order_rows(rows: Sequence[Row], now: datetime, rules: Rules) -> Iterator[ListRow]:
    """Yield the lines of the orders, in the order given."""
    orders = [cast("Order", row.record) for row in rows]
    leads = [order_lead(cast("Order", row.record), now, rules, row.in_touch) for row in rows]
    # One currency is told once, under the list; several with each amount.
    currencies = {order.amount.currency for order in orders if order.amount}
    sums = [_amount(order, with_currency=len(currencies) > 1) for order in orders]
    widths = _Widths(_widest(leads), _widest(sums))
    for row, order, lead, amount in zip(rows, orders, leads, sums, strict=True):
        told = (order.plan(rules).count(), order.state(now), widths)
        yield ListRow(str(row.record.id), partial(_order, row, lead, amount, told))


def loss_rows(rows: Sequence[Row], now: datetime) -> Iterator[ListRow]:
    """Yield the lines of the losses, in the order given."""
    leads = [loss_lead(cast("Loss", row.record), now) for row in rows]
    wide = _widest(leads)
    for row, lead in zip(rows, leads, strict=True):
        yield ListRow(str(row.record.id), partial(_loss, row, lead, wide))


def order_lead(order: Order, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Content:
    """Return what presses most on an order: a broken word, late money, silence, else its age in days."""
    if order.fell_through_at is not None:
        return Content.assemble(("give back", "$late bold"))
    if order.payments.last_bounce() is not None:
        return Content.assemble(("bounced", "$late bold"))
    broken = order.payments.broken_promise(now)
    if broken is not None:
        here, word = local(broken.due, now, whole_day=broken.whole_day), short(between(broken.due, now))
        is_near = (now.date() - here.date()).days < _WEEK
        return Content.assemble(
            (f"said {DAYS[here.weekday()]}" if is_near else f"broke {word}", "$late bold")
        )
    due = order.payments.due(rules)
    if due is not None and is_before(due, now) and not order.payments.is_paid():
        return Content.assemble((f"{short(between(due, now))} late", "$late bold"))
    if order.is_supply_late() and order.delivered_at is None:
        return Content.assemble(("late!", "$late bold"))
    if is_before(order.quiet_at(rules, in_touch), now):
        return Content.assemble((f"quiet {short(between(order.last_touch(in_touch), now))}", "$soon bold"))
    since = order.delivered_at or order.made_at
    return Content(short(between(since, now)))


def loss_lead(loss: Loss, now: datetime) -> Content:
    """Return how long there is to surprise them; then what is asked for next."""
    if loss.is_dormant():
        until = loss.dormant_until
        if until is not None and is_before(now, until):
            here = local(until, now)
            return Content.assemble((f"{here.day} {MONTHS[here.month - 1]}", "$quiet"))
        return Content.assemble(("touch now", "$soon"))
    if loss.recovery.is_need_met():
        return Content.assemble(("need met", "$agreed"))
    at_once = [done for name, done in loss.recovery.tactics().items() if name != "check-need"]
    if all(at_once):
        return Content("need met?")
    over = loss.recover_by()
    left = between(now, over)
    if left < timedelta():
        return Content.assemble((f"{short(left)} late", "$late bold"))
    return Content.assemble((f"{short(left)} left", "$late bold" if left < timedelta(hours=4) else "$soon"))


def running(rows: Iterable[Row], now: datetime) -> int:
    """Return how many of the losses are still within their 24 hours."""
    return sum(1 for row in rows if not is_before(cast("Loss", row.record).recover_by(), now))


def sums(rows: Iterable[Row]) -> dict[str, Money]:
    """Return what is still to be paid on the orders, by currency: never added across."""
    from cockpit.domain.money import totals  # loaded where there is money

    found = (cast("Order", row.record).balance() for row in rows)
    return totals(one.to_come for one in found if one is not None and one.to_come.value)


def plain(money: Money) -> str:
    """Return an amount without its currency, and without cents where there are none."""
    whole = int(money.value)
    return f"{whole:,}" if whole == money.value else f"{money.value:,}"


def said(money: Money) -> str:
    """Return an amount with its currency, and without cents where there are none."""
    return f"{money.currency} {plain(money)}"


def short(duration: timedelta) -> str:
    """Return how long in one unit, rounded down: 40m, 21h, 14d."""
    minutes = int(abs(duration.total_seconds()) // _MINUTES)
    if minutes < _MINUTES:
        return f"{minutes}m"
    hours = minutes // _MINUTES
    return f"{hours}h" if hours < 48 else f"{hours // 24}d"


class _Widths(NamedTuple):
    lead: int
    amount: int


def _order(row: Row, lead: Content, amount: Content, told: tuple[int, str, _Widths], width: int) -> Content:
    """Return one line; `told` is how many steps are done, the stage, and how wide the columns are."""
    done, stage, widths = told
    is_aside = width < _ROOM_FOR_CODE
    if is_aside and lead.cell_length + 1 + amount.cell_length > width:
        lead = Content()  # the amount must not be cut
    return columns(
        width,
        _lead(lead, widths.lead, width),
        _name(row, width),
        _step(row, done, 8, width),
        Cell(
            Content.assemble((stage, "$quiet")) if width >= _ROOM_FOR_STAGE else "",
            width=_STAGE if width >= _ROOM_FOR_STAGE else 0,
            give=3,
        ),
        Cell(amount, width=0 if is_aside else widths.amount, align="right"),
        Cell(Content.assemble((row.code, "$code")) if not is_aside else ""),
    )


def _loss(row: Row, lead: Content, wide: int, width: int) -> Content:
    loss = cast("Loss", row.record)
    at_once = sum(1 for name, done in loss.recovery.tactics().items() if done and name != "check-need")
    amount = loss.amount if width >= _ROOM_FOR_STAGE else None
    done = f"{at_once}/3"
    # Who it is says more than how many of the three are done.
    has_room = width >= _ROOM_FOR_CODE or width - lead.cell_length - len(done) - 2 >= _FEW
    return columns(
        width,
        _lead(lead, wide, width),
        _name(row, width),
        _step(row, loss.recovery.count(), 4, width),
        Cell(Content.assemble((said(amount), "$amount")) if amount else ""),
        Cell(done if has_room else ""),
        Cell(Content.assemble((row.code, "$code")) if width >= _ROOM_FOR_CODE else ""),
    )


def _name(row: Row, width: int) -> Cell:
    """Return the name: all the room that is left, or a column where more stands beside it."""
    name = Content(row.name or row.record.text)
    if width < _ROOM_FOR_CODE:
        return Cell(name, width=_SHORTEST_NAME, give=1, grow=True)
    most = max(_NAME, width // 4) if width >= _ROOM_FOR_NAME else _SHORT_NAME
    return Cell(name.truncate(most, ellipsis=True), width=most, give=1)


def _lead(lead: Content, wide: int, width: int) -> Cell:
    """Return the first cell: a column where there is room, else no wider than it is, for the name's sake."""
    return Cell(lead, width=wide) if width >= _ROOM_FOR_CODE else Cell(lead, width=_LEAD, align="right")


def _step(row: Row, done: int, of: int, width: int) -> Cell:
    """Return the next step, or what it is about where that is all there is room for."""
    if width < _ROOM_FOR_CODE:
        return Cell("")
    has_room = width >= _ROOM_FOR_STEP
    words = _next(row, done, of) if has_room else Content(row.record.text if row.name else "")
    if row.more:  # the other steps of one contact: the words give way
        words = Content.assemble((f"+{len(row.more)}{' more' if has_room else ''} ", "$soon"), words)
    return Cell(words, give=2, grow=True)


def _next(row: Row, done: int, of: int) -> Content:
    name = row.next_verb() or ""
    label = _SHORT.get(name) or (row.record.VERBS[name].label.lower() if name else "")
    return Content.assemble((f"{done}/{of} ", "$quiet"), label)


def _amount(order: Order, *, with_currency: bool) -> Content:
    found = order.balance()
    if found is None:
        return Content.assemble(("no sum", "$quiet"))
    money = found.to_return if order.fell_through_at else found.to_come
    if not money.value:
        return Content.assemble(("paid", "$agreed"))
    return Content.assemble((said(money) if with_currency else plain(money), "$amount"))


def _widest(contents: Iterable[Content]) -> int:
    return max((content.cell_length for content in contents), default=0)
