"""Practice 1, promises: following up and following through.

A promise has two clocks: `theirs`, the time the customer was given, and `mine`, the seller's earlier target.
Where it stands is derived from dated facts, so that no merge of edits can make an illegal state and the
time first promised is never overwritten.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.entry import Entry, verb
from cockpit.domain.moment import between, is_before, urgency
from cockpit.domain.promises import follow_through as follow_through_verbs
from cockpit.domain.promises import terms as terms_verbs
from cockpit.domain.promises.follow_through import HAD, STEPS, FollowThrough, due_after
from cockpit.domain.promises.proposed_time import no_history
from cockpit.domain.promises.terms import Terms, own_time
from cockpit.domain.record import Deadline
from cockpit.domain.wording import clock, lateness, span
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from typing import Self

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.promises.proposed_time import Usual
    from cockpit.domain.rules import Rules

_A_MINUTE = timedelta(minutes=1)
_LEAST_BEATEN = timedelta(minutes=30)
_BEATEN_PART = 10  # a tenth of the time promised


class Promise(Entry):
    """A thing promised to a customer by a time: its terms, its delivery, and how that was followed through.

    `replaces` is the broken promise that this one was given for.
    """

    LETTER = "P"
    KIND = "promise"

    terms: Terms
    delivered_at: datetime | None = None
    follow_through: FollowThrough = FollowThrough()
    broken_at: datetime | None = None
    broken_reason: str = ""
    replaces: int | None = None

    @property
    def theirs(self) -> datetime:
        """The time the customer now counts on."""
        return self.terms.theirs

    @property
    def mine(self) -> datetime:
        """The seller's own, earlier time."""
        return self.terms.mine

    @property
    def is_whole_day(self) -> bool:
        """Whether the time the customer counts on was said as a date."""
        return self.terms.is_whole_day

    @property
    def is_agreed(self) -> bool:
        """Whether the customer OK'd the time they now count on."""
        return self.terms.is_agreed

    def next_step(self) -> str | None:
        """Return the first follow-through step of a delivered promise that is neither done nor skipped."""
        return self.follow_through.next_step() if self.delivered_at else None

    def is_kept(self, now: datetime) -> bool | None:
        """Tell whether it was delivered in time; None while that is still open at `now`."""
        if self.broken_at is not None:
            return False
        if self.delivered_at is not None:
            return not is_before(self.theirs, self.delivered_at)
        return False if is_before(self.theirs, now) else None

    def margin(self) -> timedelta | None:
        """Return by how much the delivery beat the promised time; negative where it came late."""
        return between(self.delivered_at, self.theirs) if self.delivered_at else None

    def is_beaten(self) -> bool:
        """Tell whether the delivery beat the time promised by a tenth of it, and by half an hour at least."""
        margin = self.margin()
        least = max(between(self.made_at, self.theirs) / _BEATEN_PART, _LEAST_BEATEN)
        return margin is not None and margin >= least and self.broken_at is None

    def delivered_how(self) -> str:
        """Say how the delivery stands to the time promised: beaten by how much, kept, or late."""
        margin = self.margin() or timedelta()
        if margin < timedelta():
            return f"{span(margin)} late: a broken promise"
        if self.is_beaten():
            return f"beaten by {span(margin)}"
        return f"kept, {span(margin)} early" if margin >= _A_MINUTE else "kept, just in time"

    def is_owed(self) -> bool:
        """Tell whether it is still to be delivered."""
        return self.delivered_at is None and self.broken_at is None and not self.deleted

    def is_open(self) -> bool:
        """Tell whether it is still to be delivered or followed through."""
        return self.is_owed() or (
            self.next_step() is not None and self.broken_at is None and not self.deleted
        )

    def state(self, now: datetime) -> str:
        """Return promised, agreed, delivered, following through, closed or broken."""
        if self.is_kept(now) is False:
            return "broken"
        if self.delivered_at is None:
            return "agreed" if self.is_agreed else "promised"
        if self.next_step() is None:
            return "closed"
        return "following through" if self.follow_through.steps else "delivered"

    def follow_through_due(self, rules: Rules) -> datetime | None:
        """Return when following through is due; None before it is delivered."""
        if self.delivered_at is None:
            return None
        is_same_day = self.theirs.date() == self.made_at.astimezone(self.theirs.tzinfo).date()
        return due_after(self.delivered_at, rules, is_same_day=is_same_day)

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return what is due for a promise, the seller's own clock first (practice 1: lists sort by *mine*)."""
        if self.is_owed():
            return self._clocks(now)
        step, due = self.next_step(), self.follow_through_due(rules)
        if not self.is_open() or step is None or due is None:
            return ()
        return (self._due(due, "follow-through", urgency(due, now), now),)

    def next_deadline(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Deadline | None:
        """Return the seller's own clock while it is owed: of thousands of promises Today asks for no other."""
        return self._own_clock(now) if self.is_owed() else super().next_deadline(now, rules, in_touch)

    def turns(self, rules: Rules) -> Iterable[datetime]:
        """Return both clocks while it is owed; then when following it through is due."""
        due = (self.mine, self.theirs) if self.is_owed() else (self.follow_through_due(rules),)
        return (moment for moment in due if moment is not None)

    def _clocks(self, now: datetime) -> tuple[Deadline, ...]:
        """Return the seller's own time and the customer's, of what is still to be delivered."""
        own, theirs, day = self._own_clock(now), self.theirs, self.is_whole_day
        then = "late" if own.severity == "late" else urgency(theirs, now, whole_day=day)
        return own, self._due(theirs, "theirs", then, now, day=day)

    def _own_clock(self, now: datetime) -> Deadline:
        own = self.terms.first_due
        stands = urgency(own, now)  # theirs is never before it
        is_slipping = stands == "late" and not is_before(self.theirs, now)
        return self._due(own, "mine", "slipping" if is_slipping else stands, now)

    def _due(self, when: datetime, kind: str, severity: str, now: datetime, *, day: bool = False) -> Deadline:
        return Deadline(
            what=self.text, when=when, kind=kind, severity=severity, record=self, as_of=now, whole_day=day
        )

    def reason(self, now: datetime) -> str:
        """Return the sentence that tells why it is on the list."""
        if (step := self.next_step()) is not None:
            return f"Follow through, {self.follow_through.count()} of 4: {STEPS[step]}"
        theirs, whole_day = self.theirs, self.is_whole_day
        ok = ", they agreed." if self.is_agreed else ". Not agreed: ask them if that is OK."
        stands = f": {lateness(theirs, now)} late." if is_before(theirs, now) else ok
        said = f"You said “by {clock(theirs, now, whole_day=whole_day)}”"
        return said + (", no time said" if whole_day else "") + stands

    def contacts_had(self) -> Iterator[Had]:
        """Yield when they gave their OK, when it was delivered, and the steps that followed it through."""
        yield from super().contacts_had()
        if self.terms.agreed_at is not None:
            yield self.terms.agreed_at, f"agreed: {self.text}"
        if self.delivered_at is not None:
            yield self.delivered_at, f"delivered: {self.text}"
        for name, step in self.follow_through.steps.items():
            if not step.skipped:
                yield step.at, f"{HAD.get(name, name)}: {step.text or self.text}"

    def wants(self) -> tuple[tuple[str, bool], ...]:
        """Return what a row says is wanting, each with whether it is: their OK of the time, and a time of the day."""
        return ("not agreed", not self.is_agreed), ("no time said", self.is_whole_day)

    def returns_at(self) -> datetime | None:
        """Return the seller's own time while it is owed: a snooze never hides that."""
        return self.terms.first_due if self.is_owed() else None

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        names = {"note", "touch", "edit", "delete"}
        if self.is_open() and self.may_be_snoozed(now):
            names |= {"snooze"}
        if self.is_owed():
            names |= {"set-means", "add-item", "deliver", "break", *self.terms.to_tick()}
            names |= set() if is_before(self.theirs, now) else {"renegotiate"}
        elif self.is_open():
            names |= self.follow_through.verbs()
        return tuple(name for name in self.VERBS if name in names)

    def next_verb(self) -> str | None:
        """Return the verb of the next step: deliver, then the follow-through in order."""
        if self.is_owed():
            return "deliver"
        return self.follow_through.next_verb() if self.is_open() else None

    # The verbs. Each returns the promise as it stands afterwards.

    agree = terms_verbs.agree
    renegotiate = terms_verbs.renegotiate

    @verb("Delivered", said="delivered")
    def deliver(self, now: datetime) -> Self:
        """Note the delivery; opens the follow-through. Late delivery is a broken promise all the same."""
        self.must_be_owed("deliver")
        return self.replace(delivered_at=now, snoozed_until=None)

    @verb("Break it", said="broke", reason="Why?", theirs="A new time you promise instead?")
    def break_(
        self,
        now: datetime,
        *,
        rules: Rules,
        make_id: Callable[[], int],
        usual: Usual = no_history,
        reason: str = "",
        theirs: datetime | None = None,
        whole_day: bool = False,
    ) -> tuple[Promise, ...]:
        """Give it up; with `theirs` a new promise of the same thing takes its place."""
        self.must_be_owed("break")
        broken = self.replace(broken_at=now, broken_reason=reason, snoozed_until=None)
        if theirs is None:
            return (broken,)
        anew = Promise(
            id=make_id(),
            customer=self.customer,
            text=self.text,
            made_at=now,
            terms=Terms(
                first_theirs=theirs,
                mine=own_time(now, rules, theirs, None, durations=usual(self.text)),
                whole_day=whole_day,
                means=self.terms.means,
                items=self.terms.items,
            ),
            replaces=self.id,
        )
        return (broken, anew)

    @verb(
        "Edit", said="edited", text="What is it?", means="How will it arrive?", mine="Your own earlier time?"
    )
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        means: str | None = None,
        mine: datetime | None = None,
    ) -> Self:
        """Change its words, its means or the seller's own time. The customer's time is renegotiated instead."""
        self.must_be_there("edit")
        edited = self if text is None else super().edit(now, text=text)
        if mine is not None and is_before(self.theirs, mine):
            raise IllegalMove("Your own time is after theirs.", "Give yourself an earlier time.")
        return edited.replace(means=means or self.terms.means, mine=mine or self.mine)

    trial_close = terms_verbs.trial_close
    set_means = terms_verbs.set_means
    add_item = terms_verbs.add_item
    nothing_else = terms_verbs.nothing_else
    confirm_received = follow_through_verbs.confirm_received
    clarify = follow_through_verbs.clarify
    share_news = follow_through_verbs.share_news
    set_meeting = follow_through_verbs.set_meeting
    skip_step = follow_through_verbs.skip_step
    close = follow_through_verbs.close

    def must_be_owed(self, to: str) -> None:
        """Raise IllegalMove, with what to do instead, unless it is still to be delivered."""
        self.must_stand(to)
        if self.delivered_at is not None:
            raise IllegalMove(f"You cannot {to} it: it is delivered.", "Follow through instead.")

    def must_stand(self, to: str) -> None:
        """Raise IllegalMove, with what to do instead, where it was deleted or broken."""
        self.must_be_there(to)
        if self.broken_at is not None:
            raise IllegalMove(f"You cannot {to} it: it is broken.", "Make a new promise.")
