"""Practice 4, calls: the fewest that let the customer decide.

Each call is planned in three lines, so that it creates value, and ends with commitments on both sides. Where it
stands is derived from dated facts. A call that ended without a step the customer owns is a continuation: it stays
open and is watched, because a customer without a step of their own goes silent.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.awaited import Awaited
from cockpit.domain.calls.plan import PlannedCall
from cockpit.domain.entry import verb
from cockpit.domain.hours import end_of_business, next_business_day
from cockpit.domain.moment import between, is_before, plus, urgency
from cockpit.domain.promises.promise import Promise
from cockpit.domain.promises.proposal import propose
from cockpit.domain.record import Deadline
from cockpit.domain.wording import clock, span
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Self

    from cockpit.domain.rules import Rules

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
SILENCE = timedelta(days=2)
_TIME_TO_NOTE = timedelta(hours=1)


class Call(PlannedCall):
    """A call on a customer, by phone or in person.

    Each outcome is the moment at which it was noted; one may still follow a continuation. `their_step` and
    `my_step` are what was agreed, with the times by which.
    """

    LETTER = "C"
    KIND = "call"

    advanced_at: datetime | None = None
    continued_at: datetime | None = None
    order_promised_at: datetime | None = None
    declined_at: datetime | None = None
    finished_at: datetime | None = None
    their_step: str = ""
    their_step_by: datetime | None = None
    my_step: str = ""
    my_step_by: datetime | None = None

    # What follows from the facts.

    def outcome(self) -> str | None:
        """Return how it ended, a key of `OUTCOMES`; None while that is not noted."""
        return next((name for name, fact in OUTCOMES.items() if getattr(self, fact) is not None), None)

    def outcome_at(self) -> datetime | None:
        """Return when the outcome that stands was noted."""
        name = self.outcome()
        moment: datetime | None = getattr(self, OUTCOMES[name]) if name else None
        return moment

    def was_held_at(self) -> datetime | None:
        """Return when it was held. An outcome implies that it was, even where a merge has lost the moment."""
        facts = [at for fact in OUTCOMES.values() if (at := getattr(self, fact)) is not None]
        return self.held_at or min(facts, key=lambda at: at.timestamp(), default=None)

    def is_open(self) -> bool:
        """Tell whether it is still to be held, to be told, or watched."""
        return self.outcome() in (None, "continued") and not self.deleted

    def state(self, now: datetime) -> str:
        """Return to plan, planned, held, or how it ended."""
        name = self.outcome()
        if name is not None:
            return name
        if self.held_at is not None:
            return "held"
        return "planned" if self.is_planned() else "to plan"

    def silent_since(self) -> datetime | None:
        """Return when the customer was last heard, on the call or after it; None before it was held."""
        held, contact = self.was_held_at(), self.last_contact()
        if held is None or contact is None:
            return held
        return contact if is_before(held, contact) else held

    def deadlines(self, now: datetime, rules: Rules) -> tuple[Deadline, ...]:
        """Return what is due: the call, then its outcome the same evening, then the be-back watch."""
        held, silent_since = self.was_held_at(), self.silent_since()
        if not self.is_open():
            return ()
        if held is None or silent_since is None:
            if self.when is None:
                return ()
            said = clock(self.when, now, whole_day=self.whole_day)
            is_late = is_before(self.when, now)
            reason = f"Was it held ({said})? Hold it, or move it." if is_late else self.plan_in_short()
            return (self._due(self.when, "call", reason, now),)
        if self.outcome() is None:
            evening = end_of_business(held.date(), held, rules)
            due = max(evening, plus(held, _TIME_TO_NOTE), key=lambda at: at.timestamp())
            return (self._due(due, "outcome", "How did it go? Who does what, and by when?", now),)
        silence = between(silent_since, now)
        told = f"radio silent {span(silence)}" if silence >= timedelta(days=1) else "get one, with its date"
        due = plus(silent_since, SILENCE)
        return (self._due(due, "be-back", f"No step of theirs is agreed: {told}.", now),)

    def returns_at(self) -> datetime | None:
        """Return its moment while it is to be held: a snooze never hides that."""
        return self.when if self.was_held_at() is None else None

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        names = {"note", "touch", "edit", "delete"}
        if self.is_open():
            names |= {"snooze", "advance", "order-promised", "decline", "no-further-call"}
            names |= {"continue"} if self.outcome() is None else set()
        if self.was_held_at() is None:
            names |= {"plan", "hold", "bring-along"}
            names |= {"override-excuse"} if self.excuse() else set()
        return tuple(name for name in self.VERBS if name in names)

    def next_verb(self) -> str | None:
        """Return the verb of the next step: plan, hold, then the outcome to aim for."""
        if not self.is_open():
            return None
        if self.was_held_at() is not None:
            return "advance"
        return "hold" if self.is_planned() else "plan"

    # The verbs. Each returns the call as it stands afterwards.

    @verb(
        "Advance: they take a step",
        said="advanced",
        theirs="What will they do?",
        by="By when will they?",
        mine="What will you do?",
        mine_by="By when will you?",
    )
    def advance(
        self,
        now: datetime,
        *,
        rules: Rules,
        make_id: Callable[[], int],
        theirs: str,
        by: datetime,
        mine: str = "",
        mine_by: datetime | None = None,
        whole_day: bool = False,
    ) -> tuple[Self, Awaited, *tuple[Promise, ...]]:
        """Note their step with its date, which becomes an awaited item, and yours, which becomes a promise.

        Without a time yours is due by the end of the next business day. `whole_day` tells that a time was given
        as a date.
        """
        self._must_be_undecided("advance")
        if not theirs.strip():
            raise IllegalMove(
                "An advance needs a step of theirs.", "Say what they will do, or continue: none agreed."
            )
        if mine_by is not None and not mine.strip():
            raise IllegalMove("Your time has no step to it.", "Say what you will do by then.")
        if not is_before(now, by) or (mine_by is not None and not is_before(now, mine_by)):
            raise IllegalMove("That time has passed.", "Give a time that is still to come.")
        own_by = mine_by or end_of_business(next_business_day(now.date(), rules), now, rules)
        advanced = self._ended("advanced_at", now).replace(
            their_step=theirs,
            their_step_by=by,
            my_step=mine if mine.strip() else "",
            my_step_by=own_by if mine.strip() else None,
        )
        # Two times were asked for with one `whole_day`: a date alone stands at the end of its business day.
        awaited = Awaited(
            id=make_id(),
            customer=self.customer,
            text=theirs,
            made_at=now,
            due=by,
            whole_day=whole_day and by.time() == rules.day_ends,
            call=self.id,
        )
        if not mine.strip():
            return advanced, awaited
        promise = Promise(
            id=make_id(),
            customer=self.customer,
            text=mine,
            made_at=now,
            first_theirs=own_by,
            mine=propose(now, rules, theirs=own_by).mine,
            whole_day=mine_by is None or (whole_day and own_by.time() == rules.day_ends),
        )
        return advanced, awaited, promise

    @verb("Continuation: none agreed", said="continued")
    def continue_(self, now: datetime) -> Self:
        """Note that it ended without a step of theirs; it stays open, and is watched."""
        self._must_be_undecided("continue")
        if self.outcome() is not None:
            raise IllegalMove("It is a continuation already.", "Log a contact, or say how it ends.")
        return self._ended("continued_at", now)

    @verb("Order promised", said="was promised an order on")
    def order_promised(self, now: datetime) -> Self:
        """Note that they promised an order, which is not an order yet."""
        self._must_be_undecided("mark an order on")
        return self._ended("order_promised_at", now)

    @verb("They said no", said="was declined on")
    def decline(self, now: datetime) -> Self:
        """Note that they said no."""
        self._must_be_undecided("decline")
        return self._ended("declined_at", now)

    @verb("No further call needed", said="finished")
    def no_further_call(self, now: datetime) -> Self:
        """Note that they need no further call, which is a good outcome."""
        self._must_be_undecided("finish")
        return self._ended("finished_at", now)

    @verb("Edit", said="edited", text="What is its purpose?", when="When is it?")
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        when: datetime | None = None,
        whole_day: bool = False,
    ) -> Self:
        """Change its purpose, or its moment while it is to come."""
        self._must_be_there("edit")
        if when is not None:
            self._must_be_to_come("move")
        edited = self if text is None else super().edit(now, text=text)
        return edited if when is None else edited.replace(when=when, whole_day=whole_day)

    def _ended(self, fact: str, now: datetime) -> Self:
        return self.replace(**{fact: now}, held_at=self.was_held_at() or now, snoozed_until=None)

    def _due(self, when: datetime, kind: str, reason: str, now: datetime) -> Deadline:
        whole_day = kind == "call" and self.whole_day
        return Deadline(
            what=self.text,
            when=when,
            kind=kind,
            severity=urgency(when, now, whole_day=whole_day),
            reason=reason,
            record=self,
            whole_day=whole_day,
        )

    def _must_be_undecided(self, to: str) -> None:
        self._must_be_there(to)
        if not self.is_open():
            raise IllegalMove(
                f"You cannot {to} it: {self.outcome()}.", "Add the next call, or undo the outcome."
            )
