"""What was understood of a typed line: data only."""

from __future__ import annotations

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.domain.money import Money
    from cockpit.domain.repeat import Repeat

# How a line was typed, and what is asked about it: two drafts may differ in these and mean the same.
_TYPED = frozenset(("line", "guessed", "known", "near", "spans", "asks", "missing", "assumed"))


class Span(Record):
    """A recognised part of the line: half-open, in code points.

    `role` is kind, customer, theirs, mine, due, agreed, means, quoted; need, amount, terms, discount, signed; answer;
    chosen, told; purpose, gain; every; lead: words that only lead to others; doubt: what may change what was read.
    """

    start: int
    end: int
    role: str


class Draft(Record):
    """A line as understood. What is recognised is taken out of `text`; `spans` say where it stood in `line`.

    `line` is the cleaned line, `kind` promise, note, todo, q, order, paid, lost, call, wait or touch, and `guessed`
    tells that it was left out.
    `customer` is the name to use: as it is known, or as typed where it is not `known`; `near` are known
    names that may have been meant. A promise has `theirs` and `mine`, the others `due`; with `whole_day`
    that moment was said as a date and is the end of the business day.

    `text` is what a q asks (`answer` what was answered, `due` by when they were told to hear), why a sale was
    lost (`chosen` whom they chose), headed by the `deal` and a colon where that is named, what a call is for (`gain`
    what they get from it). The `due` of an order is when they need it; it has `terms_days`, and is `signed` where it is
    in writing. An `amount` without a currency is of the home one.

    The `due` of a wait is when they owe it; that of a touch when it was, `held` where it reached them by its `means`.
    `every` tells how often a to-do, a call or a contact comes; its `due` is the first time. `told` is when a loss was
    told. An order may be `payable_by` a day, and have a `discount` in percent for paying within some days.

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
    deal: str | None = None
    gain: str | None = None
    every: Repeat | None = None
    held: bool = False
    told: datetime | None = None
    payable_by: datetime | None = None
    discount: tuple[str, int] | None = None
    spans: tuple[Span, ...] = ()
    asks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def why(self) -> str:
        """Return why a sale was lost, without the deal."""
        return self.text.removeprefix(f"{self.deal}: ") if self.deal else self.text

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Draft):
            return NotImplemented
        return all(
            getattr(self, field) == getattr(other, field) for field in self.FIELDS if field not in _TYPED
        )

    __hash__ = Record.__hash__
