"""The words that are ready to be said or sent: what `y` copies and `cockpit say` prints. One function a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cockpit.desk.contacts import next_step
from cockpit.desk.lookup import customer_of, name_of
from cockpit.domain.moment import is_before
from cockpit.domain.promises.follow_through import to_ask
from cockpit.domain.wording import OK_ASKED, closing, recently, sentence
from cockpit.errors import CockpitError, NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row
    from cockpit.domain.awaited import Awaited
    from cockpit.domain.calls.call import Call
    from cockpit.domain.entry import Entry
    from cockpit.domain.losses.loss import Loss
    from cockpit.domain.orders.order import Order
    from cockpit.domain.promises.promise import Promise
    from cockpit.domain.questions.card import Card
    from cockpit.domain.questions.question import Question

    Words = Callable[[Desk, Entry, str], str]


def following_through(promise: Promise, name: str) -> str:
    """Return what to say at the next step after a delivery."""
    return to_ask(promise.text, promise.next_step(), name)


def need_check(loss: Loss, name: str) -> str:
    """Return what to ask two weeks after a loss: whether their need was met, by whomever."""
    from cockpit.domain.losses.recovery_words import is_need, named_need

    what = f"You needed {named_need(loss.need)}" if is_need(loss.need) else "You needed a solution"
    whom = f"{name}, " if name else ""
    needed = sentence(f"{whom}{what[0].lower() if whom else what[0]}{what[1:]}")
    return f"{needed} Did you get it, and is there anything I can do?"


def staying_in_touch(loss: Loss, name: str) -> str:
    """Return what to say once their need is met, by whomever: that matters more than a sale (practice 5)."""
    whom = f"{name}, " if name else ""
    return f"{whom}{'how' if whom else 'How'} is {loss.text} working out for you? When may I look in again?"


def say_words(desk: Desk, row: Row) -> str:
    """Return the words about a row: those that its own step asks for.

    A later deadline of an order, as the agenda has it, is answered by another step than its next.
    """
    record, verb = row.record, row.next_verb()
    if record.KIND != "order" or verb == next_step(desk, record):
        return words(desk, record)
    return words(desk, record, verb) if verb in _SAID_AT else plainly(desk, record)


def to_say(desk: Desk, row: Row) -> str:
    """Return the words about a row where they are a sentence to say; empty where they only tell what it is."""
    said = say_words(desk, row)
    return "" if row.record.KIND == "call" or said == plainly(desk, row.record) else said


def ready(desk: Desk, row: Row) -> tuple[str, str]:
    """Return those words, and why there are none where a template of the user's own does not read."""
    try:
        return to_say(desk, row), ""
    except CockpitError as error:
        return "", error.advice()


def words(desk: Desk, record: Entry, what: str = "") -> str:
    """Return the words about a record, `what` naming a text of its kind where it has several.

    Raises NotUnderstood for a text that its kind has not, NothingFound for one that there is no reason for.
    """
    own = _WORDS.get(record.KIND)
    if what and record.KIND not in _NAMED:
        raise NotUnderstood(f"There is one text for a {record.KIND}.", "Leave its name out.", "")
    return own(desk, record, what) if own else plainly(desk, record)


def plainly(desk: Desk, record: Entry) -> str:
    """Return what a record is, for whom."""
    name = name_of(desk, record)
    return f"{name}: {record.text}" if name else record.text


def _promise(desk: Desk, record: Entry, _what: str) -> str:
    """Return the sentence that closes on a time; one that is missed is owned to, and the customer says by when."""
    promise = cast("Promise", record)
    if not promise.is_owed():
        is_open = promise.is_open()
        return following_through(promise, name_of(desk, promise)) if is_open else plainly(desk, promise)
    if is_before(promise.theirs, desk.now()):
        missed = recently(promise.theirs, desk.now(), whole_day=promise.is_whole_day)
        return f"I promised this for {missed} and missed it. I am sorry. When may I have it with you?"
    said = closing("I can have that with you", promise.theirs, desk.now(), whole_day=promise.is_whole_day)
    return said.replace(OK_ASKED, "That is what we agreed.") if promise.is_agreed else said


def _loss(desk: Desk, record: Entry, what: str) -> str:
    loss = cast("Loss", record)
    if what and what not in _LOSS_TEXTS:
        raise NotUnderstood(f"A loss has no text “{what}”.", f"It has: {', '.join(_LOSS_TEXTS)}.", "")
    asked = what or _LOSS_ASKS.get(loss.next_verb() or "", "apology")
    if asked == "need-check":
        return need_check(loss, name_of(desk, loss))
    if asked == "stay-in-touch":
        return staying_in_touch(loss, name_of(desk, loss))
    if asked == "hand-over":
        from cockpit.domain.losses.recovery_words import hand_over_for

        customer = customer_of(desk, loss)
        phone = (customer.phone or "") if customer else ""
        return hand_over_for(name_of(desk, loss), loss.need or loss.text, phone)
    from cockpit.desk import record_view

    return record_view.apology(desk, loss)


def _call(desk: Desk, record: Entry, _what: str) -> str:
    call = cast("Call", record)
    return call.preparation.in_short() if call.is_planned() else plainly(desk, call)


def _question(desk: Desk, record: Entry, _what: str) -> str:
    question = cast("Question", record)
    from cockpit.desk.question_history import answer_known

    if known := question.answer or answer_known(desk, question):
        return known
    if question.due is not None and is_before(question.due, desk.now()):
        missed = recently(question.due, desk.now())
        return f"I promised you an answer for {missed} and missed it. I am sorry. When may I get back to you?"
    if question.due is not None:
        return closing("I will get back to you on that", question.due, desk.now())
    return plainly(desk, question)


def _card(_desk: Desk, record: Entry, _what: str) -> str:
    return cast("Card", record).answer


def _awaited(desk: Desk, record: Entry, _what: str) -> str:
    """Return what to ask them for what they owe: once it is late, what holds it up."""
    awaited, now = cast("Awaited", record), desk.now()
    if not awaited.is_open() or not is_before(awaited.due, now):
        return plainly(desk, awaited)
    name, said = name_of(desk, awaited), recently(awaited.due, now, whole_day=awaited.whole_day)
    whom = f"{name}, you" if name else "You"
    wanted = sentence(f"{whom} wanted to have this with me {said}: {awaited.text}")
    return f"{wanted} What holds it up, and when may I count on it?"


def texts(desk: Desk, record: Entry) -> tuple[str, ...]:
    """Return the names of the texts of a record that has several, the one first that is asked for now."""
    if record.KIND == "order":
        from cockpit.desk.order_words import texts_of_order

        return texts_of_order(desk, cast("Order", record))
    if record.KIND == "loss":
        first = _LOSS_ASKS.get(record.next_verb() or "", "apology")
        return (first, *(one for one in _LOSS_TEXTS if one != first))
    return ()


def words_to_ring_with(desk: Desk, record: Entry) -> str:
    """Return whom to ring, and the words to say or send."""
    customer = customer_of(desk, record)
    whom = " ".join(part for part in (customer.display, customer.phone) if part) if customer else ""
    try:
        said = words(desk, record)
    except CockpitError as error:  # a template of the user's own that does not read
        said = error.advice()
    return "\n".join(part for part in (whom, said) if part)


def _order(desk: Desk, record: Entry, what: str) -> str:
    from cockpit.desk.order_words import words_of_order

    return words_of_order(desk, cast("Order", record), what) or plainly(desk, record)


_WORDS: Mapping[str, Words] = {
    "promise": _promise,
    "loss": _loss,
    "call": _call,
    "question": _question,
    "order": _order,
    "card": _card,
    "awaited": _awaited,
}
_LOSS_TEXTS = ("apology", "hand-over", "need-check", "stay-in-touch")
# Which of them the next step of a loss asks for.
_LOSS_ASKS = {
    "help-elsewhere": "hand-over",
    "check-need": "need-check",
    "dormant": "stay-in-touch",
    "touch": "stay-in-touch",
}
_SAID_AT = (
    "reassure",
    "competitors",
    "process",
    "touch",
)  # the steps of an order that have a text of their name
_NAMED = frozenset(("order", "loss"))  # the kinds that have several texts
