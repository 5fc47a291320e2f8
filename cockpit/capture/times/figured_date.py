"""Reading dates that are all figures: "2026-11-30", "30.11.2026", "21.12.", "3/12", "2 / 15", ISO."""

from __future__ import annotations

from datetime import datetime

from cockpit.capture.lexicon import particles
from cockpit.capture.lexicon.talk import NUMBERED
from cockpit.capture.lexicon.times import NO_DATE_AFTER
from cockpit.capture.number_words import may_name_a_number, names_a_number
from cockpit.capture.times.calendar_day import century, coming, no_day, on_day, year_at
from cockpit.capture.times.result import ANNOUNCED, AT_END, Piece
from cockpit.capture.tokens import figures
from cockpit.domain.moment import at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_DECEMBER = 12
_SOON = 60
_SHORT_YEAR, _SHORT_YEARS = 30, 10  # the years of two digits by which figures are rather a date: 20 to 40
_LAST_DAY, _LAST_MONTH = 39, 19  # beyond what there is, as a slip makes them
# More often a share, or round the clock, than a date.
_FRACTIONS = frozenset(("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "1/8", "1/10", "24/7"))
_ISO = f"0000-00-00{particles.DATE_AND_TIME}00"  # the shape of a moment as ISO 8601 writes it
_TO_SHAPE = str.maketrans("123456789", "000000000")


def read_figures(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return the date that one word of figures is, or that of a moment in the form of ISO 8601."""
    low = words.low(place)
    if low[4:5] == "-" and particles.DATE_AND_TIME in low:
        return _iso(words, place, here)
    shape, numbers = figures(low)
    if shape == "9.9":
        return _dotted(words, place, here, numbers)
    if shape in ("9/9", "9-9"):
        return _by_setting(words.raw(place), place + 1, here, numbers, day_first=False)
    if shape in ("9-9-9", "9/9/9", "9.9.9"):
        return _with_year(words, place, here, numbers) or _no_such_day(words, place, numbers)
    return None


def _with_year(words: Words, place: int, here: Standpoint, numbers: list[str]) -> Piece | None:
    """Read "2026-11-30", "30.11.2026", "30/11/26"."""
    if len(numbers[0]) == 4:
        return on_day(place + 1, int(numbers[0]), int(numbers[1]), int(numbers[2]))
    if len(numbers[2]) not in (2, 4):
        return None
    return _by_setting(words.raw(place), place + 1, here, numbers, day_first="." in words.low(place))


def _no_such_day(words: Words, place: int, numbers: list[str]) -> Piece | None:
    """Ask about figures in the form of a date that the calendar does not have: "2026-13-40", "31.11.2026"."""
    has_year = any(len(year) == 4 and year[:2] in ("19", "20", "21") for year in (numbers[0], numbers[2]))
    is_short = len(numbers[2]) == 2 and abs(int(numbers[2]) - _SHORT_YEAR) <= _SHORT_YEARS
    first, second = sorted(map(int, numbers[:2]))
    may_be = has_year or (is_short and 1 <= first <= _LAST_MONTH and second <= _LAST_DAY)
    is_name = words.low(place - 1) in NUMBERED | NO_DATE_AFTER or may_name_a_number(words, place)
    if not may_be or is_name:
        return None
    return no_day(words.raw(place), place + 1)


def read_parted(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "2 / 15" and "3. 12." as one date."""
    first, mark, second = words.low(place), words.low(place + 1), words.low(place + 2)
    if words.low(place + 3).replace(".", "") in particles.HALVES_OR_CLOCK:
        return None
    if mark in ("/", "-") and second.isdecimal() and first.isdecimal() and max(len(first), len(second)) <= 2:
        said = f"{first}{mark}{second}"
        return _by_setting(said, place + 3, here, [first, second], day_first=False)
    if not words.is_dotted(place) or figures(mark)[0] not in ("9", "9.9") or len(first) > 2:
        return None
    numbers = figures(mark)[1]
    if len(numbers) == 2 and len(numbers[1]) in (2, 4):  # "3. 12.2026"
        return on_day(place + 2, century(numbers[1], here), int(numbers[0]), int(first))
    if len(numbers) == 1 and words.is_dotted(place + 1) and len(mark) <= 2 and 1 <= int(mark) <= 12:
        year = year_at(words, place + 2)
        if year is not None:
            return on_day(place + 3, year, int(mark), int(first))
        return coming(place + 2, here, int(mark), int(first))
    return None


def _dotted(words: Words, place: int, here: Standpoint, numbers: list[str]) -> Piece | None:
    """Read "21.12." and, where it is announced, "21.12"; "version 1.2." is no date."""
    if len(numbers[1]) > 2 or len(numbers[0]) > 2 or words.low(place - 1) in NO_DATE_AFTER:
        return None
    year = year_at(words, place + 1) if words.is_dotted(place) else None
    if year is not None:
        return on_day(place + 2, year, int(numbers[1]), int(numbers[0]))
    piece = coming(place + 1, here, int(numbers[1]), int(numbers[0]))
    if piece is None:
        return None
    if not words.is_dotted(place) or len(numbers[1]) + len(numbers[0]) < 3:
        piece.doubt = ANNOUNCED
        if words.low(place - 1) in particles.AT_BEFORE and not words.is_dotted(place):
            hour = int(numbers[0])
            if hour < 24 and len(numbers[1]) == 2:
                said = words.raw(place)
                piece.ask = (
                    f'Is "{said}" a day or {hour:02d}:{numbers[1]}? Write {said}. or {hour}:{numbers[1]}'
                )
    return piece


def _by_setting(
    said: str, beyond: int, here: Standpoint, numbers: list[str], *, day_first: bool
) -> Piece | None:
    """Read "3/12", which of the two is the day being a setting."""
    first, second = int(numbers[0]), int(numbers[1])
    orders = ((second, first), (first, second))  # month, day
    if not here.rules.day_before_month and not day_first:
        orders = orders[::-1]
    is_either = max(first, second) <= _DECEMBER and first != second and not day_first
    for month, day in orders:
        if len(numbers) > 2:
            piece = on_day(beyond, century(numbers[2], here), month, day)
        else:
            piece = coming(beyond, here, month, day)
        if piece is not None:
            piece.assumed = piece.assumed or is_either
            if len(numbers) == 2:
                is_soon = (month, day) == orders[0] and _is_soon(piece, here, max(first, second))
                _without_year(piece, said.replace(" ", ""), is_soon=is_soon)
            return piece
    return None


def _without_year(piece: Piece, said: str, *, is_soon: bool) -> None:
    """Say how surely "3/12" or "15-12" is a date."""
    is_dashed = "-" in said
    piece.doubt = ANNOUNCED if said in _FRACTIONS or (is_dashed and not is_soon) else AT_END
    piece.assumed = piece.assumed or is_dashed


def _is_soon(piece: Piece, here: Standpoint, most: int) -> bool:
    """Tell whether "15-12" is rather a date than a range: one of the two can only be its day, and it is not far off."""
    return piece.day is not None and most > _DECEMBER and (piece.day - here.today).days <= _SOON


def _iso(words: Words, place: int, here: Standpoint) -> Piece | None:
    try:
        moment = datetime.fromisoformat(words.raw(place).upper())
    except ValueError:
        is_moment = words.low(place).translate(_TO_SHAPE).startswith(_ISO) and not names_a_number(
            words, place
        )
        return no_day(words.raw(place), place + 1) if is_moment else None
    zone = here.now.tzinfo
    if zone is None:
        return None
    if moment.tzinfo is None:
        return Piece(place + 1, moment=at(moment.date(), moment.time(), zone))
    return Piece(place + 1, moment=moment.astimezone(zone))
