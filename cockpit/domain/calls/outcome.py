"""Practice 4, how a call ends: a step of theirs with its date, none, an order, a no, or no further call."""

from __future__ import annotations

from cockpit.domain.awaited import Awaited
from cockpit.domain.entry import verb
from cockpit.domain.hours import end_of_business, next_business_day
from cockpit.domain.moment import is_before
from cockpit.domain.promises.promise import Promise
from cockpit.domain.promises.proposed_time import no_history, propose
from cockpit.domain.promises.terms import Terms
from cockpit.domain.told import planned_since, told_after
from cockpit.domain.wording import full
from cockpit.errors import Asked, IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any, Protocol, Self, TypeVar

    from cockpit.domain.entry import Past
    from cockpit.domain.promises.proposed_time import Usual
    from cockpit.domain.rules import Rules

    class Held(Protocol):
        """What the verbs of an outcome ask of a call."""

        @property
        def id(self) -> int:
            """Its id."""

        @property
        def customer(self) -> int | None:
            """Whom it was on."""

        @property
        def made_at(self) -> datetime:
            """When it was noted."""

        def outcome(self) -> str | None:
            """Return how it ended, a key of `OUTCOMES`."""

        def was_held_at(self) -> datetime | None:
            """Return when it was held."""

        @property
        def when(self) -> datetime | None:
            """When it is."""

        @property
        def whole_day(self) -> bool:
            """Whether only its date is set."""

        def is_open(self) -> bool:
            """Tell whether its outcome is still open."""

        def is_to_come(self, now: datetime) -> bool:
            """Tell whether its time is still to come."""

        def must_be_no_excuse(self, to: str) -> None:
            """Raise IllegalMove where it is still to be held and flagged as an excuse."""

        def must_be_to_come(self, to: str) -> None:
            """Raise IllegalMove where it was held or cancelled."""

        def must_be_there(self, to: str) -> None:
            """Raise IllegalMove where it was deleted."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    Ended = TypeVar("Ended", bound=Held)


# The outcomes and their facts. Merged edits may leave several: the first of these stands, a decision before a
# step, a step before none.
OUTCOMES = {
    "order promised": "order_promised_at",
    "declined": "declined_at",
    "advanced": "advanced_at",
    "no further call": "finished_at",
    "continued": "continued_at",
}
DECISIONS = ("order promised", "declined")

# The verbs. Each returns the call as it stands afterwards.


@verb(
    "Advance: they take a step",
    said="advanced",
    theirs="What will they do?",
    by="By when will they?",
    mine="What will you do?",
    mine_by="By when will you?",
    held="Was it held all the same?",
)
def advance(
    call: Ended,
    now: datetime,
    *,
    rules: Rules,
    make_id: Callable[[], int],
    usual: Usual = no_history,
    theirs: str,
    by: datetime,
    mine: str = "",
    mine_by: datetime | None = None,
    held: bool | None = None,
    whole_day: bool = False,
) -> tuple[Ended, Awaited, *tuple[Promise, ...]]:
    """Note their step with its date, which becomes an awaited item, and yours, which becomes a promise.

    Without a time yours is due by the end of the next business day. `whole_day` tells that a time was given
    as a date.
    """
    _must_be_undecided(call, "advance")
    _must_be_held(call, now, held=held)
    if not theirs.strip():
        raise IllegalMove(
            "An advance needs a step of theirs.", "Say what they will do, or continue: none agreed."
        )
    if mine_by is not None and not mine.strip():
        raise IllegalMove("Your time has no step to it.", "Say what you will do by then.")
    if not is_before(now, by) or (mine_by is not None and not is_before(now, mine_by)):
        raise IllegalMove("That time has passed.", "Give a time that is still to come.")
    own_by = mine_by or end_of_business(next_business_day(now.date(), rules), now, rules)
    # Two times were asked for with one `whole_day`: a date alone stands at the end of its business day.
    is_day = whole_day and by.time() == rules.day_ends
    is_own_day = mine_by is None or (whole_day and own_by.time() == rules.day_ends)
    advanced = _ended(call, "advanced_at", now).replace(
        their_step=theirs,
        their_step_by=by,
        their_step_whole_day=is_day,
        my_step=mine if mine.strip() else "",
        my_step_by=own_by if mine.strip() else None,
        my_step_whole_day=is_own_day and bool(mine.strip()),
    )
    awaited = Awaited(
        id=make_id(),
        customer=call.customer,
        text=theirs,
        made_at=now,
        due=by,
        whole_day=is_day,
        call=call.id,
    )
    if not mine.strip():
        return advanced, awaited
    promise = Promise(
        id=make_id(),
        customer=call.customer,
        text=mine,
        made_at=now,
        terms=Terms(
            first_theirs=own_by,
            mine=propose(now, rules, theirs=own_by, durations=usual(mine)).mine,
            whole_day=is_own_day,
        ),
    )
    return advanced, awaited, promise


@verb("Continuation: none agreed", said="continued", held="Was it held all the same?")
def continue_(call: Ended, now: datetime, *, held: bool | None = None) -> Ended:
    """Note that it ended without a step of theirs; it stays open, and is watched."""
    _must_be_undecided(call, "continue")
    _must_be_held(call, now, held=held)
    if call.outcome() is not None:
        raise IllegalMove("It is a continuation already.", "Log a contact, or say how it ends.")
    return _ended(call, "continued_at", now)


@verb("Order promised", said="was promised an order on", held="Was it held all the same?")
def order_promised(call: Ended, now: datetime, *, held: bool | None = None) -> Ended:
    """Note that they promised an order, which is not an order yet; before the call and without it, it is called off."""
    _must_be_undecided(call, "mark an order on")
    if _is_early(call, now, held=held) and not held:
        return cancel(call, now)
    return _ended(call, "order_promised_at", now)


@verb(
    "They said no",
    said="was declined on",
    told="When did they tell you?",
    chosen="Whom did they choose?",
    need="Which need could we not meet?",
    held="Was it held all the same?",
)
def decline(
    call: Ended,
    now: datetime,
    *,
    told: Past | None = None,
    chosen: str = "",
    need: str = "",
    held: bool | None = None,
    whole_day: bool = False,
) -> Ended:
    """Note that they said no; a recovery follows, with whom they chose and their need, from when they told you.

    Said before the call and without it, it is called off.
    """
    _must_be_undecided(call, "decline")
    if told is not None:
        since = planned_since(call.made_at, call.when, told)
        told = told_after(since, told, now, said="planned", whole_day=whole_day)
    if _is_early(call, now, held=held) and not held:
        return cancel(call, now)
    return _ended(call, "declined_at", told or now)


@verb("No further call needed", said="noted no further call on", held="Was it held?")
def no_further_call(call: Ended, now: datetime, *, held: bool | None = None) -> Ended:
    """Note that they need no further call, which is a good outcome; said before the call or without it, it cancels it.

    Raises Asked once its time has come and it is not said whether it was held.
    """
    _must_be_undecided(call, "finish")
    if call.was_held_at() is None and not held:
        if held is None and call.when is not None and not call.is_to_come(now):
            call.must_be_no_excuse("end")
            raise Asked(
                f"The call was planned for {full(call.when, now, whole_day=call.whole_day)}.",
                "If it was held, add held=yes; if they said so without it, held=no: it is then called off.",
                "held",
            )
        return cancel(call, now)
    return _ended(call, "finished_at", now)


@verb("Cancel it", said="cancelled")
def cancel(call: Ended, now: datetime) -> Ended:
    """Call it off: it will not be held, and does not count."""
    call.must_be_to_come("cancel")
    return call.replace(cancelled_at=now, snoozed_until=None)


def _is_early(call: Ended, now: datetime, *, held: bool | None) -> bool:
    """Tell whether its time is still to come. Raises Asked where it is not said whether it was held all the same."""
    if call.when is None or call.was_held_at() is not None or not call.is_to_come(now):
        return False
    if held is None:
        call.must_be_no_excuse("end")
        raise Asked(
            f"The call is still to come: {full(call.when, now, whole_day=call.whole_day)}.",
            "If it was held all the same, add held=yes; if they said so without it, held=no: it is then called off.",
            "held",
        )
    return True


def _must_be_held(call: Ended, now: datetime, *, held: bool | None) -> None:
    """Raise IllegalMove where it was not held and its time is still to come: what is agreed there is not agreed yet."""
    if _is_early(call, now, held=held) and not held:
        raise IllegalMove(
            "Then it has no outcome yet.",
            "What they owe you all the same: wait @name … by …; if the call is not needed: `no-further-call`.",
        )


def _must_be_undecided(call: Ended, to: str) -> None:
    call.must_be_there(to)
    if not call.is_open():
        ended = call.outcome() or "cancelled"
        raise IllegalMove(f"You cannot {to} it: {ended}.", "Add the next call, or undo the outcome.")


def _ended(call: Ended, fact: str, now: datetime) -> Ended:
    """Return the call with an outcome, which implies that it was held."""
    call.must_be_no_excuse("end")
    return call.replace(**{fact: now}, held_at=call.was_held_at() or now, snoozed_until=None)
