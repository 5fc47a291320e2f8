"""Practice 4, what the customer owns: the step they agreed to take, and by when.

It carries the be-back watch: once their own date has passed, it says how long they have been silent.
"""

from __future__ import annotations

from datetime import timedelta

from cockpit.domain.entry import Entry, added, verb
from cockpit.domain.fact import Fact, When, moment_fact
from cockpit.domain.moment import between, is_before, urgency
from cockpit.domain.record import Deadline
from cockpit.domain.wording import clock, full, span
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Self

    from cockpit.domain.contacts import Had, InTouch
    from cockpit.domain.rules import Rules


class Awaited(Entry):
    """Something the customer owes by `due`; `whole_day` tells that it was said as a date.

    `chased` holds when they were asked for it, `call` is the id of the call on which it was agreed.
    """

    LETTER = "W"
    KIND = "awaited"

    due: datetime
    whole_day: bool = False
    received_at: datetime | None = None
    chased: Mapping[str, datetime] = {}
    call: int | None = None

    def is_open(self) -> bool:
        """Tell whether it is still to come."""
        return self.received_at is None and not self.deleted

    def state(self, now: datetime) -> str:
        """Return awaited, overdue or received."""
        if self.received_at is not None:
            return "received"
        return "overdue" if is_before(self.due, now) else "awaited"

    def contacts_had(self) -> Iterator[Had]:
        """Yield when it came, beside the contacts logged on it. Chasing them reaches nobody until they answer."""
        yield from super().contacts_had()
        if self.received_at is not None:
            yield self.received_at, f"received: {self.text}"

    def agreed_until(self) -> datetime | None:
        """Return when it is due, while it is to come."""
        return self.due if self.is_open() else None

    def silent_for(self, now: datetime, in_touch: InTouch | None = None) -> timedelta:
        """Return how long they have said nothing since their date, or since the last contact after it.

        Chasing them is no answer of theirs: it does not end the silence.
        """
        contact = (in_touch.last if in_touch else None) or self.last_contact()
        since = contact if contact is not None and is_before(self.due, contact) else self.due
        return max(between(since, now), timedelta())

    def deadlines(self, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> tuple[Deadline, ...]:
        """Return when it is due."""
        if not self.is_open():
            return ()
        is_late = is_before(self.due, now)
        if is_late:
            date = full(self.due, now, whole_day=self.whole_day)
            reason = f"Said back {date}; radio silent {span(self.silent_for(now, in_touch))}{self._chases()}."
        else:
            reason = f"They said by {clock(self.due, now, whole_day=self.whole_day)}{self._chases()}."
        return (
            Deadline(
                what=self.text,
                when=self.due,
                kind="awaited",
                severity=urgency(self.due, now, whole_day=self.whole_day),
                said=reason,
                record=self,
                whole_day=self.whole_day,
                verb="chase" if is_late else "",
            ),
        )

    def next_verb(self) -> str | None:
        """Return the verb of the next step: received; once it is late, its deadline asks to chase them."""
        return "received" if self.is_open() else None

    @verb("Received", said="received")
    def received(self, now: datetime) -> Self:
        """Note that it came: they did as they said."""
        self._must_be_open("receive")
        return self.replace(received_at=now, snoozed_until=None)

    @verb(
        "Chase them for it",
        said="chased",
        text="What did they say, or what did you send?",
        means="By what means?",
        reached="Did you reach them?",
    )
    def chase(
        self, now: datetime, *, text: str = "", means: str | None = None, reached: bool | None = None
    ) -> Self:
        """Note that you asked them for it. It hides nothing and moves no date.

        It counts as a contact only where you say that you reached them: a chase that was sent is no answer of theirs.
        """
        self._must_be_open("chase")
        chased = self.replace(chased=added(self.chased, now, now))
        if not text.strip() and reached is None:
            return chased
        return chased.touch(now, text=text, means=means, reached=bool(reached))

    @verb("Edit", said="edited", text="What is it?", due="By when, do they say now?")
    def edit(
        self,
        now: datetime,
        *,
        text: str | None = None,
        due: datetime | None = None,
        whole_day: bool = False,
    ) -> Self:
        """Change its words, or the date they gave."""
        self.must_be_there("edit")
        edited = self if text is None else super().edit(now, text=text)
        return edited if due is None else edited.replace(due=due, whole_day=whole_day)

    def _chases(self) -> str:
        count = len(self.chased)
        return f"; chased {'once' if count == 1 else f'{count} times'}" if count else ""

    def _must_be_open(self, to: str) -> None:
        self.must_be_there(to)
        if self.received_at is not None:
            raise IllegalMove(f"You cannot {to} it: it has come.", "Undo if it has not.")


def facts(awaited: Awaited, now: datetime, rules: Rules, in_touch: InTouch | None = None) -> Iterator[Fact]:
    """Yield what is known about something they owe, at `now`."""
    yield Fact(key="state", value=awaited.state(now), words=(awaited.state(now),))
    is_overdue = awaited.is_open() and is_before(awaited.due, now)
    silent = awaited.silent_for(now, in_touch)
    yield Fact(
        key="due",
        label="They said by",
        value=awaited.due,
        words=(When(moment=awaited.due, whole_day=awaited.whole_day),),
        urgency="late" if is_overdue else "",
        counts=awaited.is_open(),
    )
    for at in awaited.chased.values():
        yield Fact(key="chase", label="Chased", words=(When(moment=at),))
    yield from moment_fact("received_at", "Received", awaited.received_at)
    minutes = round(silent.total_seconds() / 60) if awaited.is_open() else None
    words = (span(silent),) if is_overdue else ()
    yield Fact(key="silent_minutes", label="Radio silent", value=minutes, words=words, urgency="late")
