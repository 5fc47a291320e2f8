"""Practice 5, the four tactics: no whining, an apology, help to get it elsewhere, and looking whether it was met."""

from __future__ import annotations

from cockpit.domain.entry import added, latest, new_key, verb
from cockpit.domain.moment import days_past, is_before
from cockpit.domain.people import fold
from cockpit.domain.record import Part, Record
from cockpit.domain.wording import full
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Protocol, Self, TypeVar

    from cockpit.domain.entry import Past

    class LostDeal(Protocol):
        """What the four tactics ask of a loss."""

        @property
        def recovery(self) -> Recovery:
            """What was done."""

        @property
        def vent(self) -> str:
            """The private note."""

        @property
        def told_at(self) -> datetime:
            """When they told us."""

        def must_be_lost(self, to: str) -> None:
            """Raise IllegalMove where it was deleted or is open again."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    Recovered = TypeVar("Recovered", bound=LostDeal)


# The four tactics, by their verbs, in order. The first three belong inside the 24 hours.
TACTICS = {
    "reframe": "No whining: read it anew, and vent in private.",
    "apologise": "Say you are sorry for failing them.",
    "help-elsewhere": "Help them get it elsewhere: call on their behalf.",
    "check-need": "Follow up: was their need met?",
}
AT_ONCE = ("reframe", "apologise", "help-elsewhere")
# Those three as one says them aloud: `TACTICS` speaks of venting, which is nobody else's business.
ALOUD = {
    "reframe": "reframe it",
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


class Recovery(Part):
    """What was done of the four tactics of `TACTICS`."""

    reframed_at: datetime | None = None
    apology: str = ""
    apologised_at: datetime | None = None
    help: Mapping[str, Help] = {}
    need_checks: Mapping[str, NeedCheck] = {}

    def tactics(self) -> dict[str, datetime | None]:
        """Return the four tactics in order, each with when it was first done.

        Help counts once somebody was called on their behalf; a name alone is none. A need check counts once it found
        the need met: a no goes back to helping.
        """
        called = [one.called_at for one in self.help.values() if one.called_at]
        checked = [one.at for one in self.need_checks.values() if one.met]
        return {
            "reframe": self.reframed_at,
            "apologise": self.apologised_at,
            "help-elsewhere": min(called, key=lambda at: at.timestamp(), default=None),
            "check-need": min(checked, key=lambda at: at.timestamp(), default=None),
        }

    def count(self) -> int:
        """Return how many of the four tactics were done."""
        return sum(1 for done in self.tactics().values() if done)

    def last_check(self) -> NeedCheck | None:
        """Return the latest need check, whose finding stands."""
        return latest(self.need_checks)

    def is_need_met(self) -> bool:
        """Tell whether their need was met when last looked."""
        last = self.last_check()
        return last is not None and last.met

    def must_ask_for_call(self) -> bool:
        """Tell whether somebody was noted, and nobody of them called."""
        return bool(self.help) and self.helped_last_at() is None

    def helped_last_at(self) -> datetime | None:
        """Return when somebody was last called on their behalf."""
        called = (one.called_at for one in self.help.values() if one.called_at)
        return max(called, key=lambda at: at.timestamp(), default=None)

    def must_help_again(self) -> bool:
        """Tell whether their need was not met when last looked, and nobody was called on their behalf since."""
        last, helped = self.last_check(), self.helped_last_at()
        return last is not None and not last.met and (helped is None or is_before(helped, last.at))

    def begun_after(self, told: datetime, now: datetime, *, whole_day: bool = False) -> datetime:
        """Return when they told of the loss: nothing of its recovery was done before. A day alone ends with the first.

        Raises IllegalMove for a time after a step: the 24 hours would begin anew for what was done in others.
        """
        done = [(at, ALOUD[name]) for name, at in self.tactics().items() if at and name in ALOUD]
        done += [(check.at, "ask whether their need was met") for check in self.need_checks.values()]
        first, step = min(done, key=lambda one: one[0].timestamp(), default=(told, ""))
        if not is_before(first, told):
            return told
        if whole_day and days_past(told, first, whole_day=True) == 0:
            return first
        raise IllegalMove(
            f"“{step}” was done {full(first, now)}: they had told you by then.",
            "Give a time before it. If that was not done yet, take it back first: cockpit undo, or u in the log.",
        )

    def news_by(self, told: datetime) -> datetime:
        """Return when they had told it at the latest: no step comes before the news, whatever was merged."""
        done = (*filter(None, self.tactics().values()), *(check.at for check in self.need_checks.values()))
        return min((told, *done), key=lambda at: at.timestamp())

    def within(self, over: datetime) -> int:
        """Return how many of the first three were done by a moment, itself included."""
        done = self.tactics()
        return sum(1 for name in AT_ONCE if (at := done[name]) is not None and not is_before(over, at))

    def next_at_once(self) -> str | None:
        """Return the first of the first three that is still to be done."""
        done = self.tactics()
        return next((name for name in AT_ONCE if done[name] is None), None)


# The verbs. Each returns the loss as it stands afterwards.


@verb("Read it anew", said="reframed", vent="What do you have to get off your chest?")
def reframe(loss: Recovered, now: datetime, *, vent: str = "") -> Recovered:
    """Tactic 1, no whining: read the reframing line; what has to be vented stays between you and your book."""
    loss.must_be_lost("reframe")
    _must_be_undone(loss, "reframe")
    return loss.replace(reframed_at=now, vent=vent or loss.vent, snoozed_until=None)


@verb("Say you are sorry", said="apologised for", text="What did you say?")
def apologise(loss: Recovered, now: datetime, *, text: str = "") -> Recovered:
    """Tactic 2: apologise for failing them; that is no place for a pitch."""
    loss.must_be_lost("apologise for")
    _must_be_undone(loss, "apologise")
    return loss.replace(apologised_at=now, apology=text or loss.recovery.apology, snoozed_until=None)


@verb(
    "Help them get it elsewhere",
    said="helped elsewhere with",
    supplier="Who can give it to them?",
    phone="Their number?",
    called="When did you call them on their behalf (a time, now, or no)?",
    text="What was said?",
)
def help_elsewhere(
    loss: Recovered,
    now: datetime,
    *,
    supplier: str,
    phone: str = "",
    called: Past | None = None,
    text: str = "",
) -> Recovered:
    """Tactic 3: call a supplier on their behalf, the one they chose first; one noted before may be called later.

    When they were called is asked, never assumed: a name alone is noted.
    """
    loss.must_be_lost("help with")
    if not fold(supplier):
        raise IllegalMove("Help needs a name.", "Say who can give it to them.")
    if called is not None and is_before(now, called):
        raise IllegalMove(
            "That call is still to come.", "Note it once you have called: called=11:40, or now."
        )
    if called is not None and is_before(called, loss.told_at) and not is_before(now, loss.told_at):
        raise IllegalMove(
            f"They told you {full(loss.told_at, now)}: a call before that was none on their behalf.",
            "Give the time of the call since then; or mend when they told you: tell.",
        )
    noted = {fold(one.supplier): key for key, one in loss.recovery.help.items() if one.called_at is None}
    key = noted.get(fold(supplier)) or new_key(loss.recovery.help, now)
    before = loss.recovery.help.get(key) or Help(at=now, supplier=supplier)
    called_at = None if called is None else _after_checks(loss, called, now)
    helped = before.replace(phone=phone or before.phone, text=text or before.text, called_at=called_at)
    return loss.replace(help={**loss.recovery.help, key: helped}, snoozed_until=None)


@verb("Was their need met?", said="checked the need of", met="Was their need met?", text="What did they say?")
def check_need(loss: Recovered, now: datetime, *, met: bool, text: str = "") -> Recovered:
    """Tactic 4: follow up that their need was met, by whomever: it matters more than a short-term sale."""
    loss.must_be_lost("follow up")
    if loss.recovery.is_need_met():
        raise IllegalMove("Their need was met already.", "Lay it by until the next touch.")
    check = NeedCheck(at=_after_checks(loss, now, now), met=met, text=text)
    checks = added(loss.recovery.need_checks, now, check)
    return loss.replace(need_checks=checks, snoozed_until=None)


def _after_checks(loss: Recovered, at: datetime, now: datetime) -> datetime:
    """Return a moment, or when their need was last looked at where a clock that was set back puts now before it."""
    last = loss.recovery.last_check()
    return last.at if last is not None and is_before(now, last.at) else at


def _must_be_undone(loss: Recovered, tactic: str) -> None:
    if loss.recovery.tactics()[tactic] is not None:
        raise IllegalMove("That is done already.", "Do the next step.")
