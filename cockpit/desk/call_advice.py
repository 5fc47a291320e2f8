"""Before a call is added: is its purpose an excuse, and could it ride on one that is planned already?"""

from __future__ import annotations

from cockpit.desk.lookup import customer_of
from cockpit.domain.calls.call import Call
from cockpit.domain.calls.ride_along import could_ride_on
from cockpit.domain.calls.wording_check import excuse
from cockpit.domain.people import fold
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.draft import Draft
    from cockpit.desk.desk import Desk


def advice_on(desk: Desk, draft: Draft, of: int = 0) -> tuple[str, ...]:
    """Return what the practice of the fewest calls has to say to a new one, or to the call `of` that id, edited."""
    question = excuse(draft.text)
    return (*((question,) if question else ()), *_rides(desk, draft, of))


def _rides(desk: Desk, draft: Draft, of: int) -> tuple[str, ...]:
    book, now, wanted = desk.book, desk.now(), fold(draft.customer or "")
    theirs = [
        record
        for record in book.current.values()
        if isinstance(record, Call)
        and (customer := customer_of(desk, record)) is not None
        and wanted in {fold(name) for name in customer.names()}
    ]
    if not theirs:
        return ()
    new = Call(id=of, text=draft.text, made_at=now, when=draft.due, customer=theirs[0].customer)
    return tuple(
        f"Could this ride on {full(call.when, now, whole_day=call.whole_day)} “{call.text}”, or be sent ahead?"
        for call in could_ride_on(new, theirs, now)[:1]
        if call.when is not None
    )
