"""Reading what an order says of its terms: the net days, and whether it is in writing or only verbal."""

from __future__ import annotations

from cockpit.capture.currencies import named, scaled
from cockpit.capture.words import count, figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.words import Words

_LONGEST = 180
_DAYS = frozenset(("d", "day", "days"))
_PAYABLE = frozenset(("payable", "payment", "pay"))
_VERBAL = frozenset(("verbal", "verbally", "oral", "orally", "handshake"))
_WRITTEN = frozenset(("signed", "po", "p.o"))
# Around these words, neither a signature nor a purchase order is there yet.
_NOT_YET_BEFORE = frozenset(
    "not no never un isn't aren't wasn't without be being been yet when once until till unless if whether after "
    "before awaiting await waiting wait for need needs needed pending get gets getting got expecting expect "
    "want wants to send sends sending will their missing half unsigned".split()
)
_NOT_YET_AFTER = frozenset(
    "to follows following pending coming comes soon outstanding missing expected needed required "
    "next when once after later tbd tbc will not due".split()
)


class Terms:
    """What was found: the days, whether it is signed, what is to be asked, and where each stands."""

    __slots__ = ("days", "missing", "signed", "spots")

    def __init__(self) -> None:
        self.days: int | None = None
        self.signed = False
        self.missing: tuple[str, ...] = ()
        self.spots: list[tuple[int, int, str]] = []

    def find_days(self, words: Words) -> None:
        """Take "net30", "net 14", "30 days net", "payable in 30 days"."""
        place, said = 0, set()
        while place < len(words):
            found = _days(words, place) if words.low(place) else None
            if found is None:
                place += 1
                continue
            days, beyond = found
            said.add(days)
            self.days = days
            self.spots.append((place, beyond, "terms"))
            words.take(place, beyond)
            place = beyond
        if len(said) > 1:
            both = " or ".join(str(days) for days in sorted(said))
            self.days, self.missing = None, (f"Net {both} days? Leave one out.",)

    def find_signed(self, words: Words, pending: frozenset[int]) -> list[tuple[int, int, bool]]:
        """Take "signed", "in writing", "PO", "verbal"; return where each stands and whether it leaves the text.

        What stands just before one of the `pending` places, where times to come begin, is not there yet.
        """
        found: list[tuple[int, int, bool]] = []
        verbal = False
        for place in range(len(words)):
            low = words.low(place)
            if low in _VERBAL:
                verbal = True
                found.append((place, place + 1, True))
            elif words.pair(place) == "in writing" and not _is_yet_to_come(words, place, place + 2, pending):
                first = place - (words.low(place - 1) in ("confirmed", "ordered", "agreed"))
                found.append((first, place + 2, True))
                self.signed = True
            elif _is_written(low) and not _is_yet_to_come(words, place, place + 1, pending):
                has_number = any(char.isdecimal() for char in low + words.low(place + 1))
                found.append((place, place + 1, low == "signed" or not has_number))
                self.signed = True
        if verbal and self.signed:
            self.signed = False
            self.missing += ("Is it only verbal, or in writing? Leave one out.",)
        for first, beyond, _ in found:
            words.take(first, beyond)
        return found


def _is_written(low: str) -> bool:
    """Tell whether it is "signed", or a purchase order with or without its number: "PO", "PO#4711"."""
    return low in _WRITTEN or (low[:2] == "po" and low[2:].lstrip("#-").isdecimal())


def _is_yet_to_come(words: Words, first: int, beyond: int, pending: frozenset[int]) -> bool:
    if not words.has_break(beyond - 1) and (words.low(beyond) in _NOT_YET_AFTER or beyond in pending):
        return True
    back = first - 1
    while back >= 0 and back >= first - 2 and words.low(back) and not words.has_break(back):
        if words.low(back) in _NOT_YET_BEFORE:
            return True
        back -= 1
    return False


def _days(words: Words, place: int) -> tuple[int, int] | None:
    """Return the days that the words from here on give them to pay, and where they end."""
    low = words.low(place)
    if low in _PAYABLE:
        days, beyond, has_unit = _number(words, place + 1 + (words.low(place + 1) in ("in", "within")))
        if days is not None and has_unit:
            return days, beyond
        place += words.low(place + 1) in ("terms", "term")
        low = words.low(place)
    if low in ("terms", "term", "net"):
        place += 1
        place += low != "net" and words.low(place) in ("of", "net")
        days, beyond, has_unit = _number(words, place)
        if days is None:
            return _written(words.low(place), place) if low != "net" else None
        return (days, beyond) if has_unit or not _is_money(words, beyond) else None
    if (found := _written(low, place)) is not None:
        return found[0], found[1] + (words.low(found[1]) in _DAYS)
    days, beyond, _ = _number(words, place)
    return (days, beyond + 1) if days is not None and words.low(beyond) in ("net", "terms") else None


def _written(low: str, place: int) -> tuple[int, int] | None:
    """Read "net30", "n30", "net-30"."""
    for start in ("net-", "net", "n"):
        digits = low.removeprefix(start)
        if digits != low and digits.isascii() and digits.isdecimal() and len(digits) < 4:
            days = int(digits)
            return (days, place + 1) if days <= _LONGEST and (start != "n" or len(digits) > 1) else None
    return None


def _number(words: Words, place: int) -> tuple[int | None, int, bool]:
    """Return a number of days, where it ends, and whether the days are said: "30", "30 days", "30d"."""
    low = words.low(place)
    shape, numbers = figures(low)
    if shape in ("9d", "9days", "9day", "9-day", "9-days"):
        return (int(numbers[0]), place + 1, True) if int(numbers[0]) <= _LONGEST else (None, place, False)
    days = count(low)
    if days is None or days > _LONGEST or low in ("a", "an"):
        return None, place, False
    has_unit = words.low(place + 1) in _DAYS
    return days, place + 1 + has_unit, has_unit


def _is_money(words: Words, place: int) -> bool:
    """Tell whether a currency follows: "net 90 EUR" is a sum."""
    return bool(words.low(place)) and (
        named(words.all[place].raw, "") is not None or scaled(words.low(place), "") is not None
    )
