"""Practice 1, making a promise: its two clocks, and the four things done during the call and ticked on the row."""

from __future__ import annotations

from cockpit.domain.entry import added, latest, verb
from cockpit.domain.moment import is_before
from cockpit.domain.promises.proposed_time import no_history, propose
from cockpit.domain.record import Part, Record
from cockpit.domain.text import must_be_another
from cockpit.domain.wording import clock
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime, timedelta
    from typing import Any, Protocol, Self, TypeVar

    from cockpit.domain.promises.proposed_time import Usual
    from cockpit.domain.rules import Rules

    class Promised(Protocol):
        """What the verbs of making a promise ask of it."""

        @property
        def text(self) -> str:
            """What it is."""

        @property
        def terms(self) -> Terms:
            """What was promised."""

        def must_be_owed(self, to: str) -> None:
            """Raise IllegalMove unless it is still to be delivered."""

        def replace(self, **changes: Any) -> Self:
            """Return it with some values changed."""

    Made = TypeVar("Made", bound=Promised)


class Item(Record):
    """A sibling asked for at the same time, so that the seller is not chased for one thing, then another."""

    text: str
    added_at: datetime


class Move(Record):
    """A renegotiation: at `at` the customer was given the new time `theirs`."""

    at: datetime
    theirs: datetime
    whole_day: bool = False


class Terms(Part):
    """What was promised on the call: by when (theirs and mine), how it arrives, and whether they said OK.

    `first_theirs` is the time first promised, never overwritten; `whole_day` that it was said as a date (it then
    stands for the end of that business day). `items` are further things under the same promise.
    """

    first_theirs: datetime
    mine: datetime
    whole_day: bool = False
    moves: Mapping[str, Move] = {}
    means: str | None = None
    trial_closed_at: datetime | None = None
    agreed_at: datetime | None = None
    asked_else_at: datetime | None = None
    items: Mapping[str, Item] = {}

    def last_move(self) -> Move | None:
        """Return the latest renegotiation, if there was one."""
        return latest(self.moves)

    @property
    def theirs(self) -> datetime:
        """The time the customer now counts on."""
        move = self.last_move() if self.moves else None
        return move.theirs if move else self.first_theirs

    @property
    def first_due(self) -> datetime:
        """The seller's own time; theirs where that is earlier, as after a merge of one that was moved forward."""
        theirs = self.theirs
        return theirs if is_before(theirs, self.mine) else self.mine

    @property
    def is_whole_day(self) -> bool:
        """Whether the time the customer counts on was said as a date."""
        move = self.last_move() if self.moves else None
        return move.whole_day if move else self.whole_day

    @property
    def is_agreed(self) -> bool:
        """Whether the customer OK'd the time they now count on: a renegotiation needs a new OK."""
        if self.agreed_at is None:
            return False
        move = self.last_move()
        return move is None or not is_before(self.agreed_at, move.at)

    def ticks(self) -> tuple[tuple[str, bool], ...]:
        """Return the four ticks of making a promise, in order, each with whether it is done."""
        return (
            ("trial close", self.trial_closed_at is not None),
            ("means", bool(self.means)),
            ("their OK", self.is_agreed),
            ("anything else", self.asked_else_at is not None),
        )

    def to_tick(self) -> Iterator[str]:
        """Yield the verbs of those ticks that a fact alone makes and that are not made yet."""
        yield from (("trial-close",) if self.trial_closed_at is None else ())
        yield from (() if self.is_agreed else ("agree",))
        yield from (("nothing-else",) if self.asked_else_at is None else ())


# The verbs. Each returns the promise as it stands afterwards.


@verb("Trial close done", said="trial-closed")
def trial_close(promise: Made, now: datetime) -> Made:
    """Tick that the customer seems comfortable going ahead once they have it."""
    promise.must_be_owed("trial-close")
    if promise.terms.trial_closed_at is not None:
        raise IllegalMove("The trial close is done already.", "Say by when, and ask their OK: agree.")
    return promise.replace(trial_closed_at=now)


@verb("Say how it arrives", said="set the means of", means="How will it arrive (mail, phone, link …)?")
def set_means(promise: Made, now: datetime, *, means: str) -> Made:
    """Say how it will arrive: by mail, by phone, as a link, in person."""
    promise.must_be_owed("say the means of")
    if not means.strip():
        raise IllegalMove("A means needs words.", "Say how it will arrive: mail, phone, link …")
    return promise.replace(means=means)


@verb("Something else they want", said="added an item to", text="What else do they want?")
def add_item(promise: Made, now: datetime, *, text: str) -> Made:
    """Add a sibling under the same promise; that also ticks "anything else"."""
    promise.must_be_owed("add to")
    if not text.strip():
        raise IllegalMove("An item needs words.", "Say what else they want.")
    must_be_another(text, (item.text for item in promise.terms.items.values()))
    items = added(promise.terms.items, now, Item(text=text, added_at=now))
    return promise.replace(items=items, asked_else_at=now)


@verb("Asked: nothing else", said="asked for anything else on")
def nothing_else(promise: Made, now: datetime) -> Made:
    """Tick that the seller asked for anything else, and there was nothing."""
    promise.must_be_owed("ask for more on")
    if promise.terms.asked_else_at is not None:
        raise IllegalMove("You have asked for anything else already.", "If they want more now: `add-item`.")
    return promise.replace(asked_else_at=now)


@verb("They said OK", said="agreed")
def agree(promise: Made, now: datetime) -> Made:
    """Note the customer's spoken OK of the time they now count on."""
    promise.must_be_owed("agree")
    if promise.terms.is_agreed:
        raise IllegalMove("They have already said OK.", "Renegotiate if the time has changed.")
    move = promise.terms.last_move()  # an OK is never before the time it is of, whatever a clock was set to
    return promise.replace(agreed_at=move.at if move and is_before(now, move.at) else now)


@verb(
    "Renegotiate the time",
    said="renegotiated",
    theirs="Which new time?",
    mine="Your own earlier time?",
    agreed="Did they say OK to it?",
)
def renegotiate(
    promise: Made,
    now: datetime,
    *,
    rules: Rules,
    usual: Usual = no_history,
    theirs: datetime,
    mine: datetime | None = None,
    agreed: bool = False,
    whole_day: bool = False,
) -> Made:
    """Give the customer a new time before the old one is due.

    Their OK of the old time is none of the new one: it is asked for, and without it, it is "not agreed".
    Raises IllegalMove once it was due: that is a break.
    """
    promise.must_be_owed("renegotiate")
    was = promise.terms
    if is_before(was.theirs, now):
        said = clock(was.theirs, now, whole_day=was.is_whole_day)
        raise IllegalMove(
            f"It was due {said}: moving it now is a break.",
            "Break it and give a new promise: break, with theirs=the new time.",
        )
    is_same = theirs == was.theirs and whole_day == was.is_whole_day and mine in (None, was.mine)
    if is_same and (was.is_agreed or not agreed):
        said = clock(was.theirs, now, whole_day=was.is_whole_day)
        raise IllegalMove(f"You said “by {said}” already.", "Give another time; their OK of this one: agree.")
    own = own_time(now, rules, theirs, mine, durations=usual(promise.text))
    before = was.agreed_at if was.agreed_at is not None and is_before(was.agreed_at, now) else None
    moved = Move(at=now, theirs=theirs, whole_day=whole_day)
    moves = added(promise.terms.moves, now, moved)
    return promise.replace(moves=moves, mine=own, agreed_at=now if agreed else before, snoozed_until=None)


def own_time(
    now: datetime,
    rules: Rules,
    theirs: datetime,
    mine: datetime | None,
    *,
    durations: Sequence[timedelta] = (),
) -> datetime:
    """Return the seller's own time for a new one of the customer's, proposed where none is given.

    `durations` are how long the delivered ones of its kind took. Raises IllegalMove for a time that has passed, and for
    one of the seller's after theirs.
    """
    if not is_before(now, theirs):
        raise IllegalMove("The new time has passed.", "Give a time that is still to come.")
    if mine is not None and is_before(theirs, mine):
        raise IllegalMove("Your own time is after theirs.", "Give yourself an earlier time.")
    return mine or propose(now, rules, theirs=theirs, durations=durations).mine
