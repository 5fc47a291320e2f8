"""Money: a Decimal with its ISO 4217 currency. Sums never mix currencies."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CODE_LENGTH = 3
_MOST = Decimal(10) ** 18  # a million such amounts still add up exactly
# ISO 4217: the currencies whose minor unit is not a hundredth.
_MINOR_DIGITS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}
_PLAIN_DIGITS = 2  # three behind a mark may be thousands
_UNITS = {digits: Decimal(1).scaleb(-digits) for digits in (0, 2, 3, 4)}
_nothing: dict[str, Money] = {}


class Money(Record):
    """An amount of one currency, exact to its minor unit.

    Raises NotUnderstood for a value that is no finite number or too large to be exact, and for a currency
    that is not three letters.
    """

    value: Decimal
    currency: str

    def __init__(self, *, value: Decimal, currency: str) -> None:
        if not value.is_finite():
            raise NotUnderstood(f"{value} is no amount of money.", "Type a number, such as 12,500.")
        if len(currency) != _CODE_LENGTH or not (
            currency.isascii() and currency.isalpha() and currency.isupper()
        ):
            raise NotUnderstood(f"“{currency}” is no currency.", "Use its three letters, such as EUR.")
        unit = _UNITS[_MINOR_DIGITS.get(currency, 2)]
        if abs(value) > _MOST:
            raise NotUnderstood(f"{value} is too much to count exactly.", "Type a smaller number.")
        super().__init__(value=value.quantize(unit, ROUND_HALF_UP), currency=currency)

    def __add__(self, other: Money) -> Money:
        return self._sum(self.value + self._same(other).value)

    def __sub__(self, other: Money) -> Money:
        return self._sum(self.value - self._same(other).value)

    def __lt__(self, other: Money) -> bool:
        return self.value < self._same(other).value

    def __le__(self, other: Money) -> bool:
        return self.value <= self._same(other).value

    def __str__(self) -> str:
        return f"{self.currency} {self.value:,}"

    def figure(self) -> str:
        """Say the number alone, without cents where there are none: "12,500"."""
        whole = int(self.value)
        return f"{whole:,}" if whole == self.value else f"{self.value:,}"

    def typed(self, mark: str = "") -> str:
        """Return the number as it is typed to be read as just that: "1.2500" where "1.250" may be more.

        `mark` parts its thousands, where that leaves it plain.
        """
        if _MINOR_DIGITS.get(self.currency, 2) <= _PLAIN_DIGITS:
            return f"{self.value:{mark}}"
        whole = int(self.value)
        return f"{whole}" if whole == self.value else f"{self.value}0"

    def brief(self) -> str:
        """Say it without cents where there are none: "EUR 12,500"."""
        return f"{self.currency} {self.figure()}"

    def _sum(self, value: Decimal) -> Money:
        """Return a sum of exact amounts, which is exact, and may be more than any one of them."""
        made = object.__new__(Money)
        Record.__init__(made, value=value, currency=self.currency)
        return made

    def _same(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise TypeError(f"{self.currency} and {other.currency} do not add up")
        return other


def nothing(currency: str) -> Money:
    """Return no money of that currency, made once: a list of orders asks for it at every turn."""
    if currency not in _nothing:
        _nothing[currency] = Money(value=Decimal(0), currency=currency)
    return _nothing[currency]


def totals(amounts: Iterable[Money]) -> dict[str, Money]:
    """Return one total for each currency, in the order the currencies first come up."""
    found: dict[str, Money] = {}
    for amount in amounts:
        found[amount.currency] = found[amount.currency] + amount if amount.currency in found else amount
    return found


def money_overdue(late: Mapping[str, Money]) -> str:
    """Say the part of it that is late: "EUR 10,480 overdue"; nothing where none is."""
    return f"{' + '.join(money.brief() for money in late.values())} overdue" if late else ""


def money_to_come(late: Mapping[str, Money], coming: Mapping[str, Money]) -> str:
    """Say the one figure of money that is told everywhere: "EUR 10,480 overdue of 68,230 to come"; by currency."""
    return " · ".join(
        f"{late[currency].brief()} overdue of {amount.figure()} to come"
        if currency in late
        else f"{amount.brief()} to come"
        for currency, amount in coming.items()
    )
