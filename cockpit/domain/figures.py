"""All figures of the five practices, for any period and any set of records, such as those of one customer."""

from __future__ import annotations

from cockpit.domain.calls.call import Call
from cockpit.domain.calls.figures import CallFigures, calls
from cockpit.domain.losses.figures import RecoveryFigures, came_after, recoveries
from cockpit.domain.losses.loss import Loss
from cockpit.domain.moment import is_before
from cockpit.domain.money import Money, totals
from cockpit.domain.orders.figures import OrderFigures, Standing, orders, standing
from cockpit.domain.orders.order import Order
from cockpit.domain.promises.figures import PromiseFigures, promises
from cockpit.domain.promises.promise import Promise
from cockpit.domain.questions.figures import GetBackFigures, free_days, get_backs
from cockpit.domain.questions.question import Question
from cockpit.domain.questions.repeats import repeats
from cockpit.domain.record import Record
from cockpit.domain.wording import are, percent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from cockpit.domain.entry import Entry
    from cockpit.domain.rules import Rules


class Figures(Record):
    """The figures of a period, from `start` up to `end`, and the one habit that most wants improving.

    `promised` is the worth of the orders promised in the period, `cleared` what cleared in it, less refunds, of any
    order; both by currency. `standing` is where the money of all orders stands now, and `late` how many deadlines of a
    kind have passed now with nothing done, whatever the period.
    """

    start: datetime
    end: datetime
    promises: PromiseFigures
    get_backs: GetBackFigures
    orders: OrderFigures
    promised: Mapping[str, Money]
    cleared: Mapping[str, Money]
    standing: Standing
    calls: CallFigures
    recoveries: RecoveryFigures
    late: Mapping[str, int]
    habit: str


class Habit(Record):
    """One habit: what it is a share of, the share it should come to, and what to do to get there.

    `late` says what stands late for want of it, "" where nothing does, whatever the period.
    """

    share: Callable[[Figures], float | None]
    of: str
    goal: float
    advice: str
    late: Callable[[Figures], str] = lambda _: ""


def _late(kind: str, one: str, many: str) -> Callable[[Figures], str]:
    """Return what says how many deadlines of a kind have passed: "1 promise is late"."""

    def told(found: Figures) -> str:
        count = found.late.get(kind, 0)
        return f"{count} {one if count == 1 else many} {are(count)} late" if count else ""

    return told


def _overdue(found: Figures) -> str:
    sums = " and ".join(map(str, found.standing.overdue.values()))
    return f"{sums} is overdue" if sums else ""


# In the order of the practices, which decides between two that are as far from their goals.
HABITS = (
    Habit(
        share=lambda found: found.promises.kept,
        of="of your promises were kept",
        goal=1.0,
        advice="Promise a little later than you need, and renegotiate before it is due.",
        late=_late("theirs", "promise", "promises"),
    ),
    Habit(
        share=lambda found: found.promises.beaten,
        of="of your promises were beaten",
        goal=0.8,
        advice="Work to your own earlier time, not to theirs.",
    ),
    Habit(
        share=lambda found: found.promises.agreed,
        of="of the times you promised had their OK",
        goal=1.0,
        advice="Say a date and a time, and ask: will that be OK?",
    ),
    Habit(
        share=lambda found: found.promises.all_four,
        of="of your deliveries that were followed through had all 4 steps",
        goal=1.0,
        advice="After each delivery: did they get it, clarify, one piece of news, meet again.",
    ),
    Habit(
        share=lambda found: None if found.get_backs.rate is None else 1 - found.get_backs.rate,
        of="of the questions were answered on the spot",
        goal=1.0,
        advice="Look it up while they are on the line, or bring on it who knows; save each answer as a card.",
        late=_late("get-back", "get-back", "get-backs"),
    ),
    Habit(
        share=lambda found: found.orders.cleared,
        of="of the promised orders that ended have cleared",
        goal=0.8,
        advice="Stay close from the promise to the payment: reassure them within 24 h.",
        late=_overdue,
    ),
    Habit(
        share=lambda found: found.calls.value_share,
        of="of your calls had a plan",
        goal=1.0,
        advice="Before each call write down what THEY gain.",
    ),
    Habit(
        share=lambda found: found.calls.advance_rate,
        of="of your calls ended with a step of theirs",
        goal=0.5,
        advice="Leave no call without a step that they take, and its date.",
    ),
    Habit(
        share=lambda found: found.recoveries.all_three,
        of="of your losses had 3 of 3 within 24 h",
        goal=1.0,
        advice="The day they tell you: read it anew, say you are sorry, call elsewhere on their behalf.",
        late=_late("runs", "recovery", "recoveries"),
    ),
    Habit(
        share=lambda found: found.recoveries.all_four,
        of="of your losses were recovered, 4 of 4",
        goal=1.0,
        advice="Two weeks later ask whether their need was met.",
    ),
)
NOTHING_YET = "There is nothing to go by yet: capture what you promise."
ALL_WELL = "Every habit is at its goal: keep it so."


def figures(records: Iterable[Entry], start: datetime, end: datetime, now: datetime, rules: Rules) -> Figures:
    """Return the figures of what fell into a period, as they stand at `now`.

    A promise falls where it was due, a question where it was asked, a call where it was held, an order where it ended
    (and its worth where it was promised), a loss where they told you, a referral where they gave it, and what was won
    back where it came back. Give the records
    of all time: what was answered before makes a repeat, an earlier call counts towards a decision, a later order
    brings a lost customer back. The days in a row without a get-back run up to now, and the days sales outstanding are
    those of the last quarter, whatever the period.
    """
    every = [record for record in records if not record.deleted]
    questions = [record for record in every if isinstance(record, Question)]
    losses = as_won([record for record in every if isinstance(record, Loss)], every)
    every_order = [record for record in every if isinstance(record, Order)]

    def within(moment: datetime) -> bool:
        return not is_before(moment, start) and is_before(moment, end)

    promised = [order for order in every_order if within(order.made_at)]
    found = Figures(
        start=start,
        end=end,
        promises=promises((one for one in every if isinstance(one, Promise) and within(one.theirs)), now),
        get_backs=get_backs((one for one in questions if within(one.made_at)), now).replace(
            repeats=sum(1 for one in repeats(questions) if within(one.made_at)),
            free_days=free_days(questions, now),
        ),
        orders=orders(every_order, now, within=within),
        promised=_sums(order.amount for order in promised if order.amount is not None),
        cleared=_sums(amount for order in every_order for amount in came_in(order, within)),
        standing=standing(every_order, now, rules),
        calls=calls((one for one in every if isinstance(one, Call)), start, end),
        recoveries=recoveries(
            (one for one in losses if within(one.told_at)), every_order, now, rules
        ).replace(
            referrals=sum(within(one.at) for loss in losses for one in loss.referrals.values()),
            won_back=_sums(came_back(losses, later_orders(losses, every_order), within)),
        ),
        late=late(every, now, rules),
        habit="",
    )
    return found.replace(habit=habit(found))


def habit(found: Figures) -> str:
    """Return the one habit to improve, in a sentence or two: how it stands, its goal, what to do.

    It is the one whose share is the smallest part of its goal; of those as far from it the earlier practice, since
    what comes first in a sale spoils the rest. A share that is not known (nothing to go by) is passed over. Where
    all are at their goals, what stands late from before names it; where nothing does, it says so.
    """
    known = [(share / one.goal, one, share) for one in HABITS if (share := one.share(found)) is not None]
    part, worst, share = min(known, key=lambda one: one[0], default=(1.0, HABITS[0], 0.0))
    if part < 1:
        return f"{percent(share)} {worst.of}; the goal is {percent(worst.goal)}. {worst.advice}"
    for one in HABITS:
        if told := one.late(found):
            return f"{told}; the goal is none. {one.advice}"
    return ALL_WELL if known else NOTHING_YET


def late(records: Iterable[Entry], now: datetime, rules: Rules) -> dict[str, int]:
    """Return how many deadlines of what is open have passed, by their kind; those of a time that runs as "runs"."""
    found: dict[str, int] = {}
    for record in records:
        for due in record.deadlines(now, rules) if record.is_open() else ():
            if is_before(due.when, now):
                kind = "runs" if due.runs else due.kind
                found[kind] = found.get(kind, 0) + 1
    return found


def _sums(amounts: Iterable[Money]) -> dict[str, Money]:
    return {currency: amount for currency, amount in totals(amounts).items() if amount.value}


def came_in(order: Order, within: Callable[[datetime], bool]) -> Iterator[Money]:
    """Yield what cleared of an order in a period, less what bounced or was given back, in its own currency."""
    for payment in order.payments.received.values():
        if payment.cleared_at is not None and within(payment.cleared_at) and _counts(order, payment.amount):
            yield payment.amount
        has_bounced = payment.cleared_at and payment.bounced_at and within(payment.bounced_at)
        if has_bounced and _counts(order, payment.amount):
            yield _less(payment.amount)
    for refund in order.payments.refunds.values():
        if within(refund.at) and _counts(order, refund.amount):
            yield _less(refund.amount)


def as_won(losses: Iterable[Loss], records: Iterable[Entry]) -> list[Loss]:
    """Return the losses as what came back counts them: a deal that was reopened and lost again is worth nothing."""
    lost_again = {
        (one.customer, one.made_at)  # reopening makes the order or the call that is next, at that moment
        for one in records
        if (isinstance(one, Order) and one.fell_through_at) or (isinstance(one, Call) and one.declined_at)
    }
    return [
        loss.replace(won_back=None) if (loss.customer, loss.reopened_at) in lost_again else loss
        for loss in losses
    ]


def later_orders(losses: Iterable[Loss], orders: Iterable[Order]) -> list[Order]:
    """Return the orders in the year after a loss, each once, but for those of a deal of which its worth was said."""
    losses = [*losses]
    came = came_after(losses, orders, {})
    stated = {order.id for loss in losses if _is_stated(loss) for order in came[loss.id]}
    return [*{one.id: one for found in came.values() for one in found if one.id not in stated}.values()]


def came_back(
    losses: Iterable[Loss], later: Iterable[Order], within: Callable[[datetime], bool]
) -> Iterator[Money]:
    """Yield what came back in a period: the worth of deals reopened in it, and what came in of `later_orders`."""
    for loss in losses:
        if loss.reopened_at is not None and loss.won_back is not None and within(loss.reopened_at):
            yield loss.won_back
    for order in later:
        yield from came_in(order, within)


def _is_stated(loss: Loss) -> bool:
    return loss.reopened_at is not None and loss.won_back is not None


def _less(amount: Money) -> Money:
    return Money(value=-amount.value, currency=amount.currency)


def _counts(order: Order, amount: Money) -> bool:
    return order.amount is not None and order.amount.currency == amount.currency
