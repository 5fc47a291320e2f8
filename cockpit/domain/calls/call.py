"""Practice 4, calls: the fewest that let the customer decide.

Each call is planned in three lines, so that it creates value, and ends with commitments on both sides. Where it
stands is derived from dated facts. A call that ended without a step the customer owns is a continuation: it stays
open and is watched, because a customer without a step of their own goes silent.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.calls import outcome as outcome_verbs
from cockpit.domain.calls import preparation as preparation_verbs
from cockpit.domain.calls.outcome import OUTCOMES
from cockpit.domain.calls.preparation import Preparation
from cockpit.domain.calls.wording_check import excuse
from cockpit.domain.entry import Entry, verb
from cockpit.domain.hours import end_of_business
from cockpit.domain.moment import between, is_before, local, plus, urgency
from cockpit.domain.record import Deadline
from cockpit.domain.repeat import Repeat
from cockpit.domain.told import happened
from cockpit.domain.wording import clock, span
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import Self

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.entry import Past
    from cockpit.domain.rules import Rules

_TIME_TO_NOTE = timedelta(hours=1)


class Call(Entry):
    """A call on a customer, by phone or in person; its `text` is its purpose.

    `when` is its moment, `whole_day` that only the date is set; `is_meeting` that they agreed to meet then, even where
    no time was said; `every` makes the next one when it was held.
    `preparation` is its plan, and what to bring. Each outcome is the moment at which it was noted; one may still follow
    a continuation. `cancelled_at` is when it was called off. `their_step` and `my_step` are what was agreed, with the
    times by which, or the days.
    """

    LETTER = "C"
    KIND = "call"

    when: datetime | None = None
    whole_day: bool = False
    is_meeting: bool = False
    every: Repeat | None = None
    preparation: Preparation = Preparation()
    held_at: datetime | None = None
    advanced_at: datetime | None = None
    continued_at: datetime | None = None
    order_promised_at: datetime | None = None
    declined_at: datetime | None = None
    finished_at: datetime | None = None
    cancelled_at: datetime | None = None
    their_step: str = ""
    their_step_by: datetime | None = None
    their_step_whole_day: bool = False
    my_step: str = ""
    my_step_by: datetime | None = None
    my_step_whole_day: bool = False

    # What follows from the facts.

    def is_planned(self) -> bool:
        """Tell whether it is said what they gain."""
        return self.preparation.is_planned()

    def excuse(self) -> str | None:
        """Return the question to ask where its purpose or gain is an excuse that was not overridden, else None."""
        if self.preparation.excuse_overridden_at is not None:
            return None
        return excuse(self.text) or excuse(self.preparation.gain)

    def is_cancelled(self) -> bool:
        """Tell whether it was called off before it was held; one that was held all the same is not."""
        return self.cancelled_at is not None and self.was_held_at() is None

    def is_to_come(self, now: datetime) -> bool:
        """Tell whether its time is still to come; of one with a date alone, its day."""
        if self.when is None:
            return True
        if self.whole_day:
            return local(self.when, now, whole_day=True).date() > now.date()
        return is_before(now, self.when)

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
        return self.outcome() in (None, "continued") and not self.is_cancelled() and not self.deleted

    def state(self, now: datetime) -> str:
        """Return to plan, planned, held, or how it ended."""
        name = "cancelled" if self.is_cancelled() else self.outcome()
        if name is not None:
            return name
        if self.held_at is not None:
            return "held"
        return "planned" if self.is_planned() else "to plan"

    def contacts_had(self) -> Iterator[Had]:
        """Yield when it was held, beside the contacts logged on it."""
        yield from super().contacts_had()
        if (held := self.was_held_at()) is not None:
            yield held, f"call: {self.text}"

    def agreed_until(self) -> datetime | None:
        """Return its moment while it is to be held; a date alone, which is a plan of mine, only where they agreed."""
        is_agreed = self.is_meeting or not self.whole_day
        return self.when if is_agreed and self.is_open() and self.was_held_at() is None else None

    def silent_since(self, in_touch: InTouch | None = None) -> datetime | None:
        """Return when the customer was last reached, on the call or after it; None before it was held."""
        held, contact = self.was_held_at(), (in_touch.last if in_touch else None) or self.last_contact()
        if held is None or contact is None:
            return held
        return contact if is_before(held, contact) else held

    def watched_from(self, rules: Rules, in_touch: InTouch | None = None) -> datetime | None:
        """Return when the be-back watch asks: after silent days, and not before a step they agreed to is due."""
        silent_since, agreed = self.silent_since(in_touch), in_touch.agreed if in_touch else None
        if silent_since is None:
            return None
        limit = plus(silent_since, timedelta(days=rules.quiet_days_met))
        return max([limit, *([agreed] if agreed else [])], key=lambda at: at.timestamp())

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return what is due: the call, then its outcome the same evening, then the be-back watch."""
        held, silent_since = self.was_held_at(), self.silent_since(in_touch)
        watched = self.watched_from(rules, in_touch)
        if not self.is_open():
            return ()
        if held is None or silent_since is None or watched is None:
            if self.when is None:
                return ()
            said = clock(self.when, now, whole_day=self.whole_day)
            is_late = is_before(self.when, now)
            reason = f"Was it held ({said})? Hold it, or move it." if is_late else self.preparation.in_short()
            call = self._due(self.when, "call", reason, now)
            # Planning comes too late once its time has passed: the question is whether it was held.
            asks = "override-excuse" if self.excuse() else "hold"
            return (call.replace(verb=asks) if is_late else call,)
        if self.outcome() is None:
            evening = end_of_business(held.date(), held, rules)
            due = max(evening, plus(held, _TIME_TO_NOTE), key=lambda at: at.timestamp())
            return (self._due(due, "outcome", "How did it go? Who does what, and by when?", now),)
        silence = between(silent_since, now)
        told = f"radio silent {span(silence)}" if silence >= timedelta(days=1) else "get one, with its date"
        return (self._due(watched, "be-back", f"No step of theirs is agreed: {told}.", now),)

    def returns_at(self) -> datetime | None:
        """Return its moment while it is to be held: a snooze never hides that."""
        return self.when if self.was_held_at() is None else None

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        names = {"note", "touch", "edit", "delete"}
        is_held = self.was_held_at() is not None
        flagged = self.excuse() is not None and not is_held
        if self.is_open():
            names |= {"snooze"} if self.may_be_snoozed(now) else set()
            names |= set() if flagged else {"advance", "order-promised", "decline"}
            names |= set() if flagged or self.outcome() is not None else {"continue"}
            names |= {"no-further-call"} if not flagged or self.is_to_come(now) else set()
        if not is_held and not self.is_cancelled():
            names |= {"plan", "bring-along", "cancel"} | ({"override-excuse"} if flagged else {"hold"})
        return tuple(name for name in self.VERBS if name in names)

    def next_verb(self) -> str | None:
        """Return the verb of the next step: plan, hold (an excuse only as it is kept), then the outcome to aim for."""
        if not self.is_open():
            return None
        if self.was_held_at() is not None:
            return "advance"
        if not self.is_planned():
            return "plan"
        return "override-excuse" if self.excuse() else "hold"

    # The verbs. Each returns the call as it stands afterwards.

    advance = outcome_verbs.advance
    continue_ = outcome_verbs.continue_
    order_promised = outcome_verbs.order_promised
    decline = outcome_verbs.decline
    no_further_call = outcome_verbs.no_further_call
    cancel = outcome_verbs.cancel

    @verb("Edit", said="edited", text="What is its purpose?", when="When is it?", every="How often?")
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        when: datetime | None = None,
        whole_day: bool = False,
        every: Repeat | None = None,
    ) -> Self:
        """Change its purpose, its moment while it is to come, or how often it comes."""
        self.must_be_there("edit")
        if when is not None:
            self.must_be_to_come("move")
        edited = self if text is None else super().edit(now, text=text)
        edited = edited if when is None else edited.replace(when=when, whole_day=whole_day)
        if every is None:
            return edited
        return edited.replace(every=every.anchored(edited.when) if every.number else None)

    def again(self, now: datetime, rules: Rules, make_id: Callable[[], int]) -> Call | None:
        """Return the next of one that comes again, on a day after it was held; None where they need no further call."""
        held = self.was_held_at()
        if self.every is None or self.when is None or held is None or self.finished_at:
            return None
        when = self.every.next_after(self.when, now, rules)
        if when.date() == held.astimezone(when.tzinfo).date():
            when = self.every.after(when, rules)
        return Call(
            id=make_id(),
            customer=self.customer,
            text=self.text,
            made_at=now,
            when=when,
            whole_day=self.whole_day,
            every=self.every,
        )

    plan = preparation_verbs.plan
    bring_along = preparation_verbs.bring_along
    override_excuse = preparation_verbs.override_excuse

    @verb("Held", said="held", when="When was it held?")
    def hold(self, now: datetime, *, when: Past | None = None, whole_day: bool = False) -> Self:
        """Note that it took place; its outcome is due the same evening. One that is an excuse needs the override."""
        self.must_be_to_come("hold")
        self.must_be_no_excuse("hold")
        held = happened(
            None, when, now, "held", whole_day=whole_day
        )  # it may have been noted only afterwards
        return self.replace(held_at=held, snoozed_until=None)

    def must_be_to_come(self, to: str) -> None:
        """Raise IllegalMove where it was deleted or held; `to` names what was to be done."""
        self.must_be_there(to)
        if self.was_held_at() is not None:
            raise IllegalMove(f"You cannot {to} it: it was held.", "Note its outcome, or add the next call.")
        if self.is_cancelled():
            raise IllegalMove(f"You cannot {to} it: it was cancelled.", "Add another call.")

    def must_be_no_excuse(self, to: str) -> None:
        """Raise IllegalMove where it is still to be held and flagged as an excuse; `to` names what was to be done."""
        question = self.excuse()
        mend = "Edit its purpose" if excuse(self.text) else "Plan another gain"
        if question is not None and self.was_held_at() is None:
            raise IllegalMove(
                f"You cannot {to} it yet: {question}",
                f"{mend}, or keep it all the same with `override-excuse`.",
            )

    def _due(self, when: datetime, kind: str, reason: str, now: datetime) -> Deadline:
        whole_day = kind == "call" and self.whole_day
        return Deadline(
            what=self.text,
            when=when,
            kind=kind,
            severity=urgency(when, now, whole_day=whole_day),
            said=reason,
            record=self,
            whole_day=whole_day,
        )
