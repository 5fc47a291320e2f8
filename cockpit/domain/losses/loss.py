"""Practice 5, recovery: losing a sale and keeping the customer.

What is done in the 24 hours after a loss, to surprise them, earns their future business. Four tactics: no whining,
an apology, help to get it elsewhere, and following up that their need was met. Those hours are wall-clock time,
weekends included, and run from when they told you.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.entry import Entry, added, verb
from cockpit.domain.hours import next_business_morning
from cockpit.domain.losses import recovery as recovery_verbs
from cockpit.domain.losses.recovery import ALOUD, TACTICS, Recovery
from cockpit.domain.moment import between, is_before, plus, urgency
from cockpit.domain.money import Money
from cockpit.domain.record import Deadline, Record
from cockpit.domain.text import must_be_another
from cockpit.domain.told import told_after
from cockpit.domain.wording import lateness, span
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import ClassVar, Self

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.entry import Past
    from cockpit.domain.rules import Rules

DAY = timedelta(hours=24)
UNNAMED = "the sale"  # what a deal is called of which no words are known


class Referral(Record):
    """Somebody they sent to us, sale or no sale."""

    at: datetime
    text: str


class Loss(Entry):
    """A deal that was lost at `told_at`, when they told you, and its recovery; `text` is the deal.

    Where it stands is derived from dated facts; a reopened deal keeps its loss.
    `chosen` is whom they chose, `need` what we could not meet, in words that never blame; `order` is the promise of an
    order that fell through, `call` the one they said no on, `won_back` what it is worth when the deal was reopened.

    The private note, `vent`, is never exported, printed or put on a calendar: `PRIVATE` names it to whatever writes
    records out. It does sync to the seller's own machines, since it is kept in the book like all else.
    """

    LETTER = "L"
    KIND = "loss"
    PRIVATE: ClassVar[frozenset[str]] = frozenset({"vent"})

    told_at: datetime
    amount: Money | None = None
    chosen: str = ""
    need: str = ""
    order: int | None = None
    call: int | None = None
    vent: str = ""
    recovery: Recovery = Recovery()
    dormant_at: datetime | None = None
    dormant_until: datetime | None = None
    reopened_at: datetime | None = None
    won_back: Money | None = None
    referrals: Mapping[str, Referral] = {}

    def __repr__(self) -> str:
        # A traceback or a log is print, too.
        return super(Loss, self.replace(vent="…") if self.vent else self).__repr__()

    # What follows from the facts.

    def recover_by(self) -> datetime:
        """Return when the 24 hours are over."""
        return plus(self.recovery.news_by(self.told_at), DAY)

    def within_24h(self) -> int:
        """Return how many of the first three were done inside 24 hours, 24:00:00 included."""
        return self.recovery.within(self.recover_by())

    def is_running(self, now: datetime) -> bool:
        """Tell whether some of the 24 hours are left, and something to do in them; laid by, nothing is."""
        return (
            not self.is_dormant()
            and self.recovery.next_at_once() is not None
            and not is_before(self.recover_by(), now)
        )

    def is_dormant(self) -> bool:
        """Tell whether it is laid by, with a next touch."""
        return self.dormant_at is not None or self.dormant_until is not None

    def is_touched_again(self) -> bool:
        """Tell whether the next touch was made: a contact on the day of `dormant_until`, or later."""
        until, last = self.dormant_until, self.last_contact()
        return until is not None and last is not None and last.astimezone(until.tzinfo).date() >= until.date()

    def is_open(self) -> bool:
        """Tell whether anything is still to be done.

        A loss is open until the deal is reopened, or laid by and the next touch made; met needs leave it open until
        that touch is set. Laid by without a date, which only a merge leaves behind, it is closed.
        """
        if self.deleted or self.reopened_at is not None:
            return False
        return not self.is_dormant() or (self.dormant_until is not None and not self.is_touched_again())

    def state(self, now: datetime) -> str:
        """Return lost, recovering, need met, dormant or reopened."""
        if self.reopened_at is not None:
            return "reopened"
        if self.is_dormant():
            return "dormant"
        if self.recovery.is_need_met():
            return "need met"
        return "recovering" if self.recovery.count() else "lost"

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return the next of the first three tactics, due after 24 h and asked for beyond, and the need check.

        Once the need is met that is setting the next touch, due the next business morning; laid by, the touch itself.
        """
        if not self.is_open():
            return ()
        if self.dormant_until is not None:
            return (self._due(self.dormant_until, "dormant", "The next touch: how are they doing?", now),)
        found, tactic, last = [], self.recovery.next_at_once(), self.recovery.last_check()
        if tactic is not None:
            over = self.recover_by()
            late = f"{lateness(over, now)} late" if is_before(over, now) else ""
            left = late or f"{span(between(now, over))} left of 24 h"
            found.append(self._due(over, "recovery", f"{left}: {ALOUD[tactic]}.", now).replace(runs=True))
        if last is not None and tactic is None and self.recovery.must_help_again():
            morning = next_business_morning(last.at, rules)
            found.append(
                self._due(morning, "recovery", f"Their need was not met: {ALOUD['help-elsewhere']}.", now)
            )
            return tuple(sorted(found, key=lambda due: due.when.timestamp()))
        if last is not None and last.met:
            morning = next_business_morning(last.at, rules)
            found.append(self._due(morning, "dormant", "Their need is met: set the next touch.", now))
        else:
            since = (self.recovery.helped_last_at() or last.at) if last else self.told_at
            due = plus(since, timedelta(days=rules.need_check_days))
            asks = "Their need was not met: follow up again." if last else TACTICS["check-need"]
            found.append(self._due(due, "need-check", asks, now))
        return tuple(sorted(found, key=lambda due: due.when.timestamp()))

    def returns_at(self) -> datetime | None:
        """Return the end of the 24 hours while they ask for something: a snooze never hides that."""
        return None if self.is_dormant() or self.recovery.next_at_once() is None else self.recover_by()

    def snoozed_at_most(self, now: datetime) -> datetime | None:
        """Return when halfway through what is left of the 24 hours; None where they ask for nothing."""
        over = self.returns_at()
        return over if over is None or is_before(over, now) else plus(now, between(now, over) / 2)

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        names = {"note", "touch", "edit", "delete", "refer"}
        if self.reopened_at is None:
            names |= {"tell", "help-elsewhere", "dormant", "reopen"}
            names |= set() if self.recovery.reframed_at else {"reframe"}
            names |= set() if self.recovery.apologised_at else {"apologise"}
            names |= set() if self.recovery.is_need_met() else {"check-need"}
            names |= {"snooze"} if self.is_open() and self.may_be_snoozed(now) else set()
        return tuple(name for name in self.VERBS if name in names)

    def contacts_had(self) -> Iterator[Had]:
        """Yield when they told us, our apology, the looks at their need, and when they came back or sent somebody."""
        yield from super().contacts_had()
        yield self.told_at, f"lost: {self.text}"
        for check in self.recovery.need_checks.values():
            yield check.at, f"asked whether their need was met: {check.text}".removesuffix(": ")
        for referral in self.referrals.values():
            yield referral.at, f"referred: {referral.text}"
        for at, how in ((self.recovery.apologised_at, "apologised"), (self.reopened_at, "reopened")):
            if at is not None:
                yield at, f"{how}: {self.text}"

    def next_verb(self) -> str | None:
        """Return the verb of the next step: the tactics in order, dormant once the need is met, then the touch."""
        if not self.is_open():
            return None
        if self.is_dormant():
            return "touch"
        if found := self.recovery.next_at_once():
            return found
        if self.recovery.is_need_met():
            return "dormant"
        return "help-elsewhere" if self.recovery.must_help_again() else "check-need"

    # The verbs. Each returns the loss as it stands afterwards.

    reframe = recovery_verbs.reframe
    apologise = recovery_verbs.apologise
    help_elsewhere = recovery_verbs.help_elsewhere
    check_need = recovery_verbs.check_need

    @verb("When they told you", said="noted when they told of", told="When did they tell you?")
    def tell(
        self, now: datetime, *, told: Past, since: datetime | None = None, whole_day: bool = False
    ) -> Self:
        """Mend when they told you: the 24 h run from then. `since` is when the order, or the call, of it was made."""
        self.must_be_lost("mend the time of")
        said = "planned" if self.call else "promised"
        told_at = told_after(since, told, now, said=said, whole_day=whole_day)
        return self.replace(told_at=self.recovery.begun_after(told_at, now, whole_day=whole_day))

    @verb("Let it lie dormant until …", said="laid dormant", until="When is the next touch?")
    def dormant(self, now: datetime, *, until: datetime) -> Self:
        """Lay it by until the next touch; that can be said anew whenever it was made."""
        self.must_be_lost("lay by")
        if not is_before(now, until):
            raise IllegalMove("That time has passed.", "Choose a time that is still to come.")
        since = self.dormant_at if until == self.dormant_until else now  # said again, it is no later
        return self.replace(dormant_at=since, dormant_until=until, snoozed_until=None)

    @verb("They are back", said="reopened", value="What is it worth?", call="When is the next call?")
    def reopen(self, now: datetime, *, value: Money | None = None, call: datetime | None = None) -> Self:
        """Note that the deal is open again; its loss stays.

        The next call begins it anew; without one, the promise of an order of that value does.
        """
        self.must_be_lost("reopen")
        if call is not None and not is_before(now, call):
            raise IllegalMove("That time has passed.", "Say when you call: a time that is still to come.")
        won_back = self.won_back if value is None else _checked(value)
        return self.replace(reopened_at=now, won_back=won_back, snoozed_until=None)

    @verb("They sent somebody", said="noted a referral from", text="Whom did they send?")
    def refer(self, now: datetime, *, text: str) -> Self:
        """Note somebody they sent to us, which they may do at any time."""
        self.must_be_there("note a referral from")
        if not text.strip():
            raise IllegalMove("A referral needs words.", "Say whom they sent.")
        must_be_another(text, (one.text for one in self.referrals.values()))
        return self.replace(referrals=added(self.referrals, now, Referral(at=now, text=text)))

    @verb(
        "Edit",
        said="edited",
        text="What was the deal?",
        chosen="Whom did they choose?",
        need="Which need could we not meet?",
        amount="How much was it?",
        vent="What do you have to get off your chest?",
        value="What is the reopened deal worth?",
    )
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        chosen: str | None = None,
        need: str | None = None,
        amount: Money | None = None,
        vent: str | None = None,
        value: Money | None = None,
    ) -> Self:
        """Change its words, the private note (empty takes it away), or what it was and is worth."""
        self.must_be_there("edit")
        edited = self if text is None else super().edit(now, text=text)
        return edited.replace(
            chosen=self.chosen if chosen is None else chosen,
            need=self.need if need is None else need,
            amount=self.amount if amount is None else _checked(amount),
            vent=self.vent if vent is None else vent,
            won_back=self.won_back if value is None else _checked(value),
        )

    def must_be_lost(self, to: str) -> None:
        """Raise IllegalMove where it was deleted or is open again; `to` names what was to be done."""
        self.must_be_there(to)
        if self.reopened_at is not None:
            raise IllegalMove(
                f"You cannot {to} it: it is open again.", "Capture what they promise as an order."
            )

    def _due(self, when: datetime, kind: str, reason: str, now: datetime) -> Deadline:
        return Deadline(
            what=self.text, when=when, kind=kind, severity=urgency(when, now), said=reason, record=self
        )


def _checked(amount: Money) -> Money:
    if amount.value <= 0:
        raise IllegalMove("An amount is more than nothing.", "Give the amount, such as 1,200.")
    return amount
