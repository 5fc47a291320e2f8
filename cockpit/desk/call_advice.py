"""Before a call is added: is its purpose an excuse, and could it ride on one that is planned already?"""

from __future__ import annotations

from cockpit.domain.calls.call import Call
from cockpit.domain.calls.ride_along import could_ride_on, likely_questions
from cockpit.domain.calls.wording_check import excuse
from cockpit.domain.contacts import contacts_of
from cockpit.domain.people import fold, followed
from cockpit.domain.wording import ended, full
from cockpit.store import hints as hinting
from cockpit.store.last_contact import bring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.capture.draft import Draft
    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry
    from cockpit.domain.questions.card import Card

_MOST_PLANNED = 3


def advice_on(desk: Desk, draft: Draft, of: int = 0) -> tuple[str, ...]:
    """Return what the practice of the fewest calls has to say to a new one, or to the call `of` that id, edited."""
    question = excuse(draft.text)
    theirs = _theirs(desk, fold(draft.customer or ""))
    return (
        *((question,) if question else ()),
        *_rides(desk, theirs, draft, of),
        *_bring_along(desk, theirs),
        *_last(desk, theirs),
    )


def rides_of(desk: Desk, call: Call, theirs: Iterable[Entry]) -> tuple[Call, ...]:
    """Return the other calls to come with the customer of one, the nearest first: it could ride on one of them."""
    calls = [record for record in theirs if isinstance(record, Call)]
    return could_ride_on(call, calls, desk.now())[:_MOST_PLANNED]


def may_ask(desk: Desk, theirs: Iterable[Entry], most: int = 3) -> list[Card]:
    """Return the answer cards that the customer of those records is likely to ask for, as far as the book is read."""
    cards: list[Card] = [one for one in desk.book.current.values() if one.KIND == "card"]  # type: ignore[misc]  # by its kind
    asked = [one.text for one in theirs if one.KIND == "question"]
    return list(likely_questions((one for one in cards if one.is_live()), asked, most))


def _theirs(desk: Desk, wanted: str) -> list[Entry]:
    """Return the records at hand of the customer of a name."""
    if not wanted:
        return []
    hinted = hinting.load(desk.folder).names.get(wanted)
    bring(desk.book, [hinted[1]] if hinted else [])  # one with nothing open may be called, too
    customers = desk.book.customers
    named = {hinted[1] if hinted else 0} | {
        one
        for one in customers
        if (to := followed(one, customers)) is not None and wanted in {fold(name) for name in to.names()}
    }
    return [record for record in desk.book.current.values() if record.customer in named]


def _rides(desk: Desk, theirs: Iterable[Entry], draft: Draft, of: int) -> tuple[str, ...]:
    now, calls = desk.now(), [record for record in theirs if isinstance(record, Call)]
    if not calls:
        return ()
    new = Call(id=of, text=draft.text, made_at=now, when=draft.due, customer=calls[0].customer)
    planned = [
        f"{full(call.when, now, whole_day=call.whole_day)} “{call.text}”"
        for call in could_ride_on(new, calls, now)[:_MOST_PLANNED]
        if call.when is not None
    ]
    if not planned:
        return ()
    also = f"Also planned: {', '.join(planned[1:])}."
    return (f"Could this ride on {planned[0]}, or be sent ahead?", *([also] if planned[1:] else []))


def _bring_along(desk: Desk, theirs: Iterable[Entry]) -> tuple[str, ...]:
    likely = ", ".join(f"“{card.text}”" for card in may_ask(desk, theirs))
    return (f"Bring the answers along, they may ask: {likely}.",) if likely else ()


def _last(desk: Desk, theirs: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(ended(f"Last contact {full(at, desk.now())}: {how}") for at, how in contacts_of(theirs)[:1])
