"""Records with sound defaults, for tests to be about.

The fixed moment `NOW` is Wednesday 18 November 2026, 10:20 in Berlin.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cockpit.domain.awaited import Awaited
from cockpit.domain.calls.call import Call
from cockpit.domain.losses.loss import Loss
from cockpit.domain.moment import plus
from cockpit.domain.money import Money
from cockpit.domain.orders.order import Order
from cockpit.domain.people import Customer, id_of
from cockpit.domain.promises.promise import Promise
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.domain.record import new_id
from cockpit.domain.repeat import Repeat
from cockpit.domain.rules import Rules
from cockpit.domain.todo import Note, Todo
from cockpit.domain.touch import Touch

if TYPE_CHECKING:
    from datetime import tzinfo

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
NOW = datetime(2026, 11, 18, 10, 20, tzinfo=BERLIN)
RULES = Rules()

_numbers = count(1)


def an_id() -> int:
    """Return an id that no other record has, made at `NOW`."""
    return new_id(int(NOW.timestamp() * 1000), next(_numbers) << 20)


def nov(day: int, hour: int = 0, minute: int = 0, second: int = 0, zone: tzinfo = BERLIN) -> datetime:
    """Return a moment of November 2026: `NOW` is `nov(18, 10, 20)`."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=zone)


def hours(number: float) -> timedelta:
    """Return that many hours."""
    return timedelta(hours=number)


def a_promise(theirs: datetime | None = None, mine: datetime | None = None, **facts: Any) -> Promise:
    """Return a promise made at `NOW`, due today at 16:00 unless said otherwise; `mine` is 2 h before."""
    theirs = theirs or nov(18, 16)
    defaults: dict[str, Any] = {
        "id": an_id(),
        "text": "spec sheet",
        "made_at": NOW,
        "customer": id_of("Acme"),
        "first_theirs": theirs,
        "mine": mine or plus(theirs, -hours(2)),
    }
    return Promise.assemble(defaults | facts)


def a_delivered_promise(delivered_at: datetime | None = None, **facts: Any) -> Promise:
    """Return a promise due today at 16:00, delivered now unless said otherwise."""
    return a_promise(delivered_at=delivered_at or NOW, **facts)


def a_todo(due: datetime | None = None, **facts: Any) -> Todo:
    """Return a to-do; without `due` it is for some day."""
    defaults: dict[str, Any] = {"id": an_id(), "text": "book a room", "made_at": NOW, "due": due}
    return Todo(**(defaults | facts))


def a_note(due: datetime | None = None, **facts: Any) -> Note:
    """Return a note; without `due` it is history."""
    defaults: dict[str, Any] = {"id": an_id(), "text": "likes rowing", "made_at": NOW, "due": due}
    return Note(**(defaults | facts))


def a_customer(said: str = "Acme", **facts: Any) -> Customer:
    """Return a customer, by the name of the first mention."""
    defaults: dict[str, Any] = {"id": id_of(said), "said": said}
    return Customer(**(defaults | facts))


def a_call(when: datetime | None = None, **facts: Any) -> Call:
    """Return a call on Acme tomorrow at 10:00 unless said otherwise, made at `NOW`, without a plan."""
    defaults: dict[str, Any] = {
        "id": an_id(),
        "text": "settle the delivery terms",
        "made_at": NOW,
        "customer": id_of("Acme"),
        "when": when or nov(19, 10),
    }
    return Call.assemble(defaults | facts)


def a_held_call(held_at: datetime | None = None, **facts: Any) -> Call:
    """Return a planned call that was held, now unless said otherwise, and whose outcome is not noted."""
    held_at = held_at or NOW
    return a_call(held_at, **({"held_at": held_at, "gain": "parts a week sooner"} | facts))


def an_awaited(due: datetime | None = None, **facts: Any) -> Awaited:
    """Return what Acme owes by Thursday 26 November, a date alone, unless said otherwise."""
    defaults: dict[str, Any] = {
        "id": an_id(),
        "text": "signed terms",
        "made_at": NOW,
        "customer": id_of("Acme"),
        "due": due or nov(26, 17),
        "whole_day": due is None,
    }
    return Awaited(**(defaults | facts))


def a_touch(every: Repeat | None = None, **facts: Any) -> Touch:
    """Return staying in touch with Acme every three weeks unless said otherwise, first on Friday 20 November."""
    defaults: dict[str, Any] = {
        "id": an_id(),
        "text": "stay in touch",
        "made_at": NOW,
        "customer": id_of("Acme"),
        "every": every or Repeat(number=3, unit="week"),
        "due": nov(20, 17),
    }
    return Touch(**(defaults | facts))


def a_question(text: str = "How long is the warranty?", **facts: Any) -> Question:
    """Return a question asked at `NOW`, not answered yet."""
    defaults: dict[str, Any] = {"id": an_id(), "text": text, "made_at": NOW, "customer": id_of("Acme")}
    return Question(**(defaults | facts))


def a_get_back(due: datetime | None = None, **facts: Any) -> Question:
    """Return a question that became a get-back as it was asked, due today at 17:00 unless said otherwise."""
    made_at = facts.get("made_at", NOW)
    return a_question(**({"opened_at": made_at, "due": due or nov(18, 17), "whole_day": due is None} | facts))


def a_card(text: str = "How long is the warranty?", **facts: Any) -> Card:
    """Return an answer card made and verified at `NOW`."""
    defaults: dict[str, Any] = {
        "id": an_id(),
        "text": text,
        "made_at": NOW,
        "answer": "Five years, parts and labour.",
        "verified_at": NOW,
    }
    return Card(**(defaults | facts))


def eur(value: float | str) -> Money:
    """Return that many euros."""
    return Money(value=Decimal(str(value)), currency="EUR")


def an_order(amount: Money | None = None, **facts: Any) -> Order:
    """Return a promise of an order from Acme, made at `NOW`, of EUR 1,000 unless said otherwise."""
    defaults: dict[str, Any] = {
        "id": an_id(),
        "text": "50 seats",
        "made_at": NOW,
        "customer": id_of("Acme"),
        "amount": amount or eur(1000),
    }
    return Order.assemble(defaults | facts)


def cleared(order: Order, now: datetime) -> Order:
    """Return an order with all that was received on the account, or all that is to come where nothing waits."""
    waiting = order.payments.waiting()
    for one in waiting.values():
        order = order.clear(now, amount=one.amount)
    left = order.payments.outstanding()
    return order if waiting or left is None else order.pay(now, amount=left, cleared=True, again=True)


def received(order: Order, now: datetime, text: str = "") -> Order:
    """Return an order with all that is still to come in received, not cleared."""
    owed, came = order.payments.owed(), order.payments.came_in()
    assert owed is not None
    assert came is not None
    return order.pay(now, amount=owed - came, text=text, again=True)


def a_loss(told_at: datetime | None = None, **facts: Any) -> Loss:
    """Return the loss of 50 seats for Acme, told at `NOW` unless said otherwise; they chose Bolt AB."""
    defaults: dict[str, Any] = {
        "id": an_id(),
        "text": "50 seats",
        "made_at": NOW,
        "customer": id_of("Acme"),
        "told_at": told_at or NOW,
        "amount": eur(1000),
        "chosen": "Bolt AB",
        "need": "delivery within two weeks",
    }
    return Loss.assemble(defaults | facts)
