"""Orders and losses for hypothesis: as verbs make them, and with any facts beside each other, as merges may."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import strategies as st

from cockpit.domain.entry import Contact
from cockpit.domain.losses.loss import Loss, Referral
from cockpit.domain.losses.recovery import Help, NeedCheck
from cockpit.domain.moment import plus
from cockpit.domain.money import Money
from cockpit.domain.orders.bookings import Payment, PaymentPromise, Refund, Waiver
from cockpit.domain.orders.order import CAUSES, Order
from cockpit.domain.orders.plan import Rival, left_to_say
from cockpit.domain.orders.terms import Instalment, PaymentTerms
from cockpit.errors import IllegalMove
from tests.domain.builders import a_loss, an_id, an_order, eur
from tests.domain.strategies import near_now, words

if TYPE_CHECKING:
    from datetime import datetime

Deal = TypeVar("Deal", Order, Loss)
AHEAD = st.sampled_from(
    [timedelta(microseconds=1), timedelta(minutes=20), timedelta(hours=30), timedelta(days=9)]
)
_maybe = st.none() | near_now
_keys = st.sampled_from("abcd")
_rarely = st.sampled_from((False, False, False, True))


def money(most: int = 20_000, least: int = 1) -> st.SearchStrategy[Money]:
    """Draw amounts in cents, mostly of one currency."""
    currencies = st.sampled_from(("EUR", "EUR", "EUR", "USD", "JPY"))
    return st.builds(
        lambda cents, currency: Money(value=Decimal(cents) / 100, currency=currency),
        st.integers(least, most),
        currencies,
    )


def _facts(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(_keys, of, max_size=most)


_terms = st.builds(
    PaymentTerms,
    days=st.sampled_from((None, 0, 30, -5, 10**9)),
    months=st.sampled_from((None, 1, 600)),
    end_of_month=st.booleans(),
    payable_by=st.none() | near_now,
    discount=st.sampled_from((None, Decimal(2), Decimal("0.5"), Decimal(250))),
    discount_days=st.sampled_from((None, 10, 10**9)),
)


@st.composite
def merged_orders(draw: st.DrawFn) -> Order:
    """Draw an order with any facts beside each other, also those that no verb would put together."""
    steps = st.sampled_from(("reassure", "competitors", "process", "of a later version"))
    return an_order(
        made_at=draw(near_now),
        text=draw(words),
        customer=draw(st.none() | st.integers(1, 3)),
        terms_days=draw(st.sampled_from((None, 0, 1, 14, 365, -40, 10**9))),
        invoiced_at=draw(_maybe),
        terms=draw(st.none() | _terms),
        payments=draw(
            _facts(
                st.builds(
                    Payment,
                    at=near_now,
                    amount=money(),
                    cleared_at=_maybe,
                    text=words,
                    bounced_at=st.sampled_from((None, None)) | near_now,
                )
            )
        ),
        instalments=draw(_facts(st.builds(Instalment, at=near_now, due=near_now, amount=money()), 2)),
        credits=draw(_facts(st.builds(Waiver, at=near_now, amount=money()), 1)),
        write_offs=draw(_facts(st.builds(Waiver, at=near_now, amount=money()), 1)),
        refunds=draw(_facts(st.builds(Refund, at=near_now, amount=money()), 2)),
        payment_promises=draw(
            _facts(st.builds(PaymentPromise, at=near_now, due=near_now, amount=st.none() | money()))
        ),
        steps_at=draw(st.dictionaries(steps, near_now, max_size=4)),
        step_words=draw(st.dictionaries(steps, words, max_size=2)),
        rivals=draw(_facts(st.builds(Rival, at=near_now, who=words, offered=words), 1)),
        contacts=draw(_facts(st.builds(Contact, at=near_now, text=words), 2)),
        confirmed_at=draw(_maybe),
        need_date=draw(_maybe),
        supply_date=draw(_maybe),
        supply_dated_at=draw(_maybe),
        credit_ok_at=draw(_maybe),
        shipped_at=draw(_maybe),
        delivered_at=draw(_maybe),
        liked_at=draw(_maybe),
        fell_through_at=draw(st.sampled_from((None, None)) | near_now),
        cause=draw(st.none() | st.sampled_from((*CAUSES, "of a later version"))),
        celebrated_at=draw(_maybe),
        snoozed_until=draw(_maybe),
        deleted=draw(_rarely),
    ).replace(amount=draw(st.none() | money(least=0)))


@st.composite
def merged_losses(draw: st.DrawFn) -> Loss:
    """Draw a loss with any facts beside each other, also those that no verb would put together."""
    helps = st.builds(Help, at=near_now, supplier=words, phone=words, called_at=_maybe, text=words)
    return a_loss(
        told_at=draw(near_now),
        made_at=draw(near_now),
        text=draw(words),
        customer=draw(st.none() | st.integers(1, 3)),
        amount=draw(st.none() | money()),
        chosen=draw(words),
        need=draw(words),
        order=draw(st.none() | st.integers(1, 3)),
        vent=draw(words),
        reframed_at=draw(_maybe),
        apology=draw(words),
        apologised_at=draw(_maybe),
        help=draw(_facts(helps)),
        need_checks=draw(_facts(st.builds(NeedCheck, at=near_now, met=st.booleans(), text=words))),
        dormant_at=draw(_maybe),
        dormant_until=draw(_maybe),
        reopened_at=draw(_maybe),
        won_back=draw(st.none() | money()),
        referrals=draw(_facts(st.builds(Referral, at=near_now, text=words), 2)),
        contacts=draw(_facts(st.builds(Contact, at=near_now, text=words), 2)),
        snoozed_until=draw(_maybe),
        deleted=draw(_rarely),
    )


def _sum(order: Order, name: str, choice: int) -> Money:
    """Return an amount with which a verb of money that applies must succeed."""
    money, found = order.payments, order.balance()
    assert order.amount is not None
    assert found is not None
    amount = order.amount.replace(value=Decimal(1 + choice))
    most = {
        "refund": money.cleared(),
        "return-deposit": found.to_return,
        "credit": money.owed(),
        "write-off": money.outstanding(),
        "promise-payment": money.outstanding(),
        "add-instalment": (money.owed() or amount) - money.planned(),
    }.get(name)
    if most is not None and most.value > 0:
        return most if choice % 2 else min(most, amount)
    standing = [one for one in money.received.values() if one.bounced_at is None]
    if name == "clear":
        standing = [*money.waiting().values()]
        free = amount.replace(value=Decimal(1000) + len(money.received))  # seen never before
        return standing[0].amount if standing else free
    return standing[0].amount if name == "bounce" and standing else amount


def _told_by(loss: Loss, at: datetime) -> datetime:
    """Return a moment, or when the first step of the recovery was done, which nobody takes before they were told."""
    recovery = loss.recovery
    steps = [recovery.reframed_at, recovery.apologised_at]
    steps += [one.called_at for one in recovery.help.values()]
    steps += [one.at for one in recovery.need_checks.values()]
    return min((at, *filter(None, steps)), key=lambda one: one.timestamp())


def sound(record: Order | Loss, name: str, now: datetime, ahead: timedelta, choice: int) -> dict[str, Any]:
    """Return arguments with which a verb that applies must succeed; `choice` varies them."""
    later, odd, amount = plus(now, ahead), bool(choice % 2), eur(1 + choice)
    left = left_to_say(record) if isinstance(record, Order) else ()
    if isinstance(record, Order) and record.amount is not None:
        amount = _sum(record, name, choice)
    arguments: dict[str, dict[str, Any]] = {
        "date-supply": {"when": later},
        "date-need": {"when": later},
        "deliver": {"liked": odd},
        "do-step": {"step": left[choice % len(left)] if left and odd else None, "text": "rang: all well"},
        "reassure": {"text": "well chosen"},
        "competitors": {"who": "Bolt AB" if odd else "nobody", "offered": "10 % less" if odd else ""},
        "process": {"text": "mailed"},
        "clear": {"amount": amount, "over": name in record.applicable(now)},
        "bounce": {"amount": amount},
        "return-deposit": {"amount": amount},
        "credit": {"amount": amount},
        "write-off": {"amount": amount},
        "add-instalment": {"amount": amount, "due": later},
        "set-terms": {"weeks": 6} if odd else {"by": later, "discount": "2 %", "within": 10},
        "fall-through": {"cause": CAUSES[choice % len(CAUSES)], "told": plus(now, -ahead) if odd else None},
        "pay": {"amount": amount, "cleared": odd, "again": True, "over": True},
        "refund": {"amount": amount},
        "promise-payment": {"due": later, "amount": amount if odd else None},
        "reframe": {"vent": "hm" if odd else ""},
        "apologise": {"text": "I'm sorry" if odd else ""},
        "help-elsewhere": {"supplier": "Bolt AB" if odd else "Bo", "called": now if choice % 3 else None},
        "check-need": {"met": odd},
        "tell": {"told": _told_by(record, plus(now, -ahead)) if isinstance(record, Loss) else now},
        "dormant": {"until": later},
        "reopen": {"value": amount if odd else None},
        "refer": {"text": f"Mia {an_id()}"},
        "note": {"text": "likes rowing"},
        "touch": {"text": "rang: all well", "means": "phone"} if odd else {"reached": False},
        "chase": {"text": "no answer" if odd else "they will look"},
        "snooze": {"until": later},
        "edit": {"text": "seats"} if odd else {},
    }
    return arguments.get(name, {})


def try_out(record: Deal, name: str, now: datetime, ahead: timedelta, choice: int) -> Deal:
    """Do a verb if it applies; else see it refused, with a remedy, and the record left as it was."""
    before, arguments = record.replace(), sound(record, name, now, ahead, choice)
    method = partial(record.VERBS[name].method, record)
    if name in record.applicable(now):
        after: Deal = method(now, **arguments)
        assert record == before
        return after
    with pytest.raises(IllegalMove) as refusal:
        method(now, **arguments)
    assert refusal.value.what.strip()
    assert refusal.value.remedy.strip()
    assert record == before
    return record
