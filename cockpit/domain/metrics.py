"""All figures of the five practices, for any period and any set of records, such as those of one customer."""

from __future__ import annotations

from cockpit.domain.call import Call
from cockpit.domain.figures_calls import CallFigures, calls
from cockpit.domain.figures_losses import RecoveryFigures, recoveries
from cockpit.domain.figures_orders import OrderFigures, Standing, orders, standing
from cockpit.domain.figures_promises import PromiseFigures, promises
from cockpit.domain.figures_questions import GetBackFigures, get_backs
from cockpit.domain.loss import Loss
from cockpit.domain.moment import is_before
from cockpit.domain.order import Order
from cockpit.domain.promise import Promise
from cockpit.domain.question import Question
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules


class Figures(Record):
    """The figures of a period, from `start` up to `end`, and the one habit that most wants improving."""

    start: datetime
    end: datetime
    promises: PromiseFigures
    get_backs: GetBackFigures
    orders: OrderFigures
    standing: Standing
    calls: CallFigures
    recoveries: RecoveryFigures
    habit: str


def figures(records: Iterable[Entry], start: datetime, end: datetime, now: datetime, rules: Rules) -> Figures:
    """Return the figures of what fell into a period, as they stand at `now`.

    A promise falls where it was due, a question where it was asked, a call where it was held, an order where it
    was promised, a loss where they told you.
    """
    every = list(records)

    def within(moment: datetime | None) -> bool:
        return moment is not None and not is_before(moment, start) and is_before(moment, end)
