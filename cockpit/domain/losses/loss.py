"""Practice 5, recovery: losing a sale and keeping the customer.

What is done in the 24 hours after a loss, to surprise them, earns their future business. Four tactics: no whining,
an apology, help to get it elsewhere, and following up that their need was met. Those hours are wall-clock time,
weekends included, and run from when they told you.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.entry import new_key, verb
from cockpit.domain.hours import next_business_morning
from cockpit.domain.losses.lost_deal import LostDeal
from cockpit.domain.moment import between, is_before, plus, urgency
from cockpit.domain.people import fold
from cockpit.domain.record import Deadline, Record
from cockpit.domain.wording import span
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import ClassVar, Self

    from cockpit.domain.rules import Rules

DAY = timedelta(hours=24)
# The four tactics, by their verbs, in order. The first three belong inside the 24 hours.
TACTICS = {
    "reframe": "No whining: read it anew, and vent in private.",
    "apologise": "Say you are sorry for failing them.",
    "help-elsewhere": "Help them get it elsewhere: call on their behalf.",
    "check-need": "Follow up: was their need met?",
}
AT_ONCE = ("reframe", "apologise", "help-elsewhere")
_ASKS = {
    "reframe": "read it anew",
    "apologise": "say you are sorry",
    "help-elsewhere": "help them get it elsewhere",
}


class Help(Record):
    """A supplier who can give them what we could not. `called_at` is when we called there on their behalf."""

    at: datetime
    supplier: str
    phone: str = ""
    called_at: datetime | None = None
    text: str = ""


class NeedCheck(Record):
    """One look at whether their need was met, by whomever."""

    at: datetime
    met: bool
    text: str = ""


class Loss(LostDeal):
    """A lost deal and its recovery. Where it stands is derived from dated facts; a reopened deal keeps its loss.

    The private note, `vent`, is never exported, printed or put on a calendar: `PRIVATE` names it to whatever writes
    records out. It does sync to the seller's own machines, since it is kept in the book like all else.
    """

    LETTER = "L"
    KIND = "loss"
    PRIVATE: ClassVar[frozenset[str]] = frozenset({"vent"})

    reframed_at: datetime | None = None
    apology: str = ""
    apologised_at: datetime | None = None
    help: Mapping[str, Help] = {}
    need_checks: Mapping[str, NeedCheck] = {}

    def __repr__(self) -> str:
        # A traceback or a log is print, too.
        return super(Loss, self.replace(vent="…") if self.vent else self).__repr__()

    # What follows from the facts.

    def recover_by(self) -> datetime:
        """Return when the 24 hours are over."""
        return plus(self.told_at, DAY)

    def tactics(self) -> dict[str, datetime | None]:
        """Return the four tactics in order, each with when it was first done.

        Help counts once somebody was called on their behalf; a name alone is none. A need check counts whatever it
        found: where the need was not met it asks for another.
        """
        called = [one.called_at for one in self.help.values() if one.called_at]
        checked = [one.at for one in self.need_checks.values()]
        return {
            "reframe": self.reframed_at,
            "apologise": self.apologised_at,
            "help-elsewhere": min(called, key=lambda at: at.timestamp(), default=None),
            "check-need": min(checked, key=lambda at: at.timestamp(), default=None),
        }

    def tactics_done(self) -> int:
        """Return how many of the four tactics were done."""
        return sum(1 for done in self.tactics().values() if done)

    def within_24h(self) -> int:
        """Return how many of the first three were done inside 24 hours, 24:00:00 included."""
        done, over = self.tactics(), self.recover_by()
        return sum(1 for name in AT_ONCE if (at := done[name]) is not None and not is_before(over, at))

    def last_check(self) -> NeedCheck | None:
        """Return the latest need check, whose finding stands."""
        # Keys of one moment end in #2, #3 …: the longer, then the greater key came later.
        keys = sorted(self.need_checks, key=lambda key: (self.need_checks[key].at.timestamp(), len(key), key))
        return self.need_checks[keys[-1]] if keys else None

    def is_need_met(self) -> bool:
        """Tell whether their need was met when last looked."""
        last = self.last_check()
        return last is not None and last.met

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
        if self.is_need_met():
            return "need met"
        return "recovering" if self.tactics_done() else "lost"

    def deadlines(self, now: datetime, rules: Rules) -> tuple[Deadline, ...]:
        """Return the next of the first three tactics, due after 24 h and asked for beyond, and the need check.

        Once the need is met that is setting the next touch, due the next business morning; laid by, the touch itself.
        """
        if not self.is_open():
            return ()
        if self.dormant_until is not None:
            return (self._due(self.dormant_until, "dormant", "The next touch: how are they doing?", now),)
        found, tactic, last = [], self._next_at_once(), self.last_check()
        if tactic is not None:
            over = self.recover_by()
            left = f"{span(between(now, over))} {'late' if is_before(over, now) else 'left'}"
            found.append(self._due(over, "recovery", f"{left}: {_ASKS[tactic]}.", now))
        if last is not None and last.met:
            morning = next_business_morning(last.at, rules)
            found.append(self._due(morning, "dormant", "Their need is met: set the next touch.", now))
        else:
            due = plus(last.at if last else self.told_at, timedelta(days=rules.need_check_days))
            asks = "Their need was not met: follow up again." if last else TACTICS["check-need"]
            found.append(self._due(due, "need-check", asks, now))
        return tuple(sorted(found, key=lambda due: due.when.timestamp()))

    def returns_at(self) -> datetime | None:
        """Return the end of the 24 hours while they ask for something: a snooze never hides that."""
        return None if self.is_dormant() or self._next_at_once() is None else self.recover_by()

    def applicable(self, now: datetime) -> tuple[str, ...]:
        """Return the names of the verbs that apply as it stands."""
        if self.deleted:
            return ()
        names = {"note", "touch", "edit", "delete", "refer"}
        if self.reopened_at is None:
            names |= {"help-elsewhere", "dormant", "reopen"}
            names |= set() if self.reframed_at else {"reframe"}
            names |= set() if self.apologised_at else {"apologise"}
            names |= set() if self.is_need_met() else {"check-need"}
            names |= {"snooze"} if self.is_open() else set()
        return tuple(name for name in self.VERBS if name in names)

    def next_verb(self) -> str | None:
        """Return the verb of the next step: the tactics in order, dormant once the need is met, then the touch."""
        if not self.is_open():
            return None
        if self.is_dormant():
            return "touch"
        return self._next_at_once() or ("dormant" if self.is_need_met() else "check-need")

    # The verbs. Each returns the loss as it stands afterwards.

    @verb("Read it anew", said="reframed", vent="What do you have to get off your chest?")
    def reframe(self, now: datetime, *, vent: str = "") -> Self:
        """Tactic 1, no whining: read the reframing line; what has to be vented stays between you and your book."""
        self._must_be_lost("reframe")
        self._must_be_undone("reframe")
        return self.replace(reframed_at=now, vent=vent or self.vent, snoozed_until=None)

    @verb("Say you are sorry", said="apologised for", text="What did you say?")
    def apologise(self, now: datetime, *, text: str = "") -> Self:
        """Tactic 2: apologise for failing them; that is no place for a pitch."""
        self._must_be_lost("apologise for")
        self._must_be_undone("apologise")
        return self.replace(apologised_at=now, apology=text or self.apology, snoozed_until=None)

    @verb(
        "Help them get it elsewhere",
        said="helped elsewhere with",
        supplier="Who can give it to them?",
        phone="Their number?",
        called="Did you call on their behalf?",
        text="What was said?",
    )
    def help_elsewhere(
        self, now: datetime, *, supplier: str, phone: str = "", called: bool = True, text: str = ""
    ) -> Self:
        """Tactic 3: call a supplier on their behalf, the one they chose first. One noted before is called now."""
        self._must_be_lost("help with")
        if not fold(supplier):
            raise IllegalMove("Help needs a name.", "Say who can give it to them.")
        noted = {fold(one.supplier): key for key, one in self.help.items() if one.called_at is None}
        key = noted.get(fold(supplier)) or new_key(self.help, now)
        before = self.help.get(key) or Help(at=now, supplier=supplier)
        helped = before.replace(
            phone=phone or before.phone, text=text or before.text, called_at=now if called else None
        )
        return self.replace(help={**self.help, key: helped}, snoozed_until=None)

    @verb("Was their need met?", said="followed up", met="Was their need met?", text="What did they say?")
    def check_need(self, now: datetime, *, met: bool, text: str = "") -> Self:
        """Tactic 4: follow up that their need was met, by whomever: it matters more than a short-term sale."""
        self._must_be_lost("follow up")
        if self.is_need_met():
            raise IllegalMove("Their need was met already.", "Lay it by until the next touch.")
        check = NeedCheck(at=now, met=met, text=text)
        checks = {**self.need_checks, new_key(self.need_checks, now): check}
        return self.replace(need_checks=checks, snoozed_until=None)

    def _next_at_once(self) -> str | None:
        done = self.tactics()
        return next((name for name in AT_ONCE if done[name] is None), None)

    def _must_be_undone(self, tactic: str) -> None:
        if self.tactics()[tactic] is not None:
            raise IllegalMove("That is done already.", "Do the next step.")

    def _due(self, when: datetime, kind: str, reason: str, now: datetime) -> Deadline:
        return Deadline(
            what=self.text, when=when, kind=kind, severity=urgency(when, now), reason=reason, record=self
        )
