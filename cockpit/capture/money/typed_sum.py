"""A sum of money as it was typed, before it is settled what it is worth."""

from __future__ import annotations

from cockpit.capture.lexicon.currencies import WORDLIKE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from cockpit.domain.money import Money


class Sum:
    """A sum as read: words from `first` up to `beyond`, `number` in plain digits, tens to `power`, how many `times`.

    `is_sure` tells that its form is that of money; else it is a number that may be anything. `is_decimal`
    has two decimals. Its thousands may be parted: `is_marked`, by spaces: `is_spaced`, or by the only mark in
    it, which is an assumption: `is_grouped`. `is_told` tells that its currency stands apart from it. `ask` says
    what is not settled.
    """

    __slots__ = (
        "ask",
        "beyond",
        "currency",
        "first",
        "is_grouped",
        "is_marked",
        "is_negative",
        "is_spaced",
        "is_told",
        "number",
        "power",
        "suffix",
        "times",
    )

    def __init__(self, first: int, number: str, suffix: str) -> None:
        self.first = first
        self.beyond = first + 1
        self.number = number
        self.suffix = suffix
        self.currency: str | None = None
        self.power = 0
        self.times = 1
        self.is_negative = False
        self.is_grouped = False
        self.is_marked = False
        self.is_spaced = False
        self.is_told = False
        self.ask = ""

    @property
    def is_plain(self) -> bool:
        """Tell whether it is a whole number without any mark of money."""
        return not (self.power or self.is_marked or "." in self.number)

    @property
    def is_sure(self) -> bool:
        """Tell whether it can only be money."""
        if self.currency in WORDLIKE and self.is_plain:
            return False
        return bool(self.currency is not None or self.power or self.is_marked)

    @property
    def is_decimal(self) -> bool:
        """Tell whether it has two decimals, as prices have."""
        return len(self.number.partition(".")[2]) == 2

    @property
    def may_be_decimals(self) -> bool:
        """Tell whether its only mark may part decimals of which a finger made one too many: "500.555"."""
        if not self.is_grouped:
            return False
        digits = self.number
        return (
            digits[-2] in (digits[-3], digits[-1]) and digits[-1] not in "09"
        )  # "1.500" and "1.299" are prices

    def exact(self) -> Decimal:
        """Return the number as typed, multiplied out and not rounded."""
        from decimal import Decimal

        exact = Decimal(self.number).scaleb(self.power) * self.times
        return -exact if self.is_negative else exact

    def value(self, currency: str) -> Money | None:
        """Return the money, in that currency where none was typed; None where it cannot be counted exactly."""
        from cockpit.domain.money import Money
        from cockpit.errors import NotUnderstood

        try:
            return Money(value=self.exact(), currency=self.currency or currency)
        except NotUnderstood:
            return None
