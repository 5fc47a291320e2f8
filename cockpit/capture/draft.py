"""What was understood of a typed line."""

from __future__ import annotations

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.domain.money import Money


# How a line was typed, and what is asked about it: two drafts may differ in these and mean the same.
_TYPED = frozenset(("line", "guessed", "known", "near", "spans", "asks", "missing", "assumed"))


class Span(Record):
    """A recognised part of the line: half-open, in code points.

    `role` is kind, customer, theirs, mine, due, agreed, means, quoted; need, amount, terms, signed; answer;
    chosen; purpose, gain.
    """

    start: int
    end: int
    role: str


class Draft(Record):
    """A line as understood. What is recognised is taken out of `text`; `spans` say where it stood in `line`.

    `line` is the cleaned line, `kind` promise, note, todo, q, order, paid, lost or call, and `guessed` tells
    that it was left out.
    `customer` is the name to use: as it is known, or as typed where it is not `known`; `near` are known
    names that may have been meant. A promise has `theirs` and `mine`, the others `due`; with `whole_day`
    that moment was said as a date and is the end of the business day.

    `text` is what a q asks (`answer` what was answered), why a sale was lost (`chosen` whom they chose), what
    a call is for (`gain` what they get from it). The `due` of an order is when they need it; it has
    `terms_days`, and is `signed` where it is in writing. An `amount` without a currency is of the home one.

    `asks` are questions to the user, `missing` those of them that stop it from being saved, `assumed` what
    was settled by a rule or a setting, to be named wherever the draft is shown.

    Two drafts are equal where they mean the same, however they were typed and whatever is asked about them.
    """

    line: str
    kind: str
    guessed: bool
    text: str
    customer: str | None = None
    known: bool = False
    near: tuple[str, ...] = ()
    theirs: datetime | None = None
    mine: datetime | None = None
    due: datetime | None = None
    whole_day: bool = False
    agreed: bool = False
    means: str | None = None
    amount: Money | None = None
    terms_days: int | None = None
    signed: bool = False
    answer: str | None = None
    chosen: str | None = None
    gain: str | None = None
    spans: tuple[Span, ...] = ()
    asks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Draft):
            return NotImplemented
        return all(
            getattr(self, field) == getattr(other, field) for field in self.FIELDS if field not in _TYPED
        )

    __hash__ = Record.__hash__
