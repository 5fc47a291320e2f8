"""Reading dates of the calendar: "21 Dec", "3. Dezember", "the 25th", "21.12.", "3/12", "31-Oct-26", ISO."""

from __future__ import annotations

from datetime import date, datetime

from cockpit.capture import lexicon
from cockpit.capture.lexicon import ARTICLES, LAST, MONTHS, NEXT, OF, THIS, WEAK
from cockpit.capture.number_words import ORDINAL_SHAPES, ordinal
from cockpit.capture.times.result import ANNOUNCED, AT_END, ENDING, SURE, Piece
from cockpit.capture.tokens import figures
from cockpit.domain.moment import at
from cockpit.domain.wording import MONTHS as SHORT_MONTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_LONG_AHEAD = 180
# More often a share, or round the clock, than a date.
_FRACTIONS = frozenset(("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "1/8", "1/10", "24/7"))
_NO_DATE_AFTER = frozenset(
    "version v release rev section chapter kapitel abschnitt punkt nr no ver update".split()
)
# Before "3." these say that it is a day of the month.
_GERMAN_CUES = frozenset("am den dem zum bis vom ab der".split())
_MONTH = frozenset(("month", "monat", "monats", "monates"))
_SHORTEST_MONTH = 3
_DAY_FIRST = r"([0-9]{1,2})(?:st|nd|rd|th|\.)?[-/.]?([a-z]{3,9})(?:\.?[-/.]([0-9]{2,4}))?"
_MONTH_FIRST = r"([a-z]{3,9})[-/.]?([0-9]{1,2})(?:st|nd|rd|th)?()"


def read(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return the date that begins at a word of figures, or at an ordinal."""
    low = words.key(place)
    if not low[:1].isdecimal():
        return _spelled(words, place, here)
    if low[4:5] == "-" and "t" in low:
        return _iso(words, place, here)
    shape, numbers = figures(low)
    if shape == "9" or shape in ORDINAL_SHAPES:
        return _parted(words, place, here) or _day_first(words, place, here, int(numbers[0]), shape)
    if shape in ("9-9-9", "9/9/9", "9.9.9") and len(numbers[0]) == 4:
        return _on(place + 1, int(numbers[0]), int(numbers[1]), int(numbers[2]))
    if shape == "9.9":
        return _dotted(words, place, here, numbers)
    if shape in ("9/9", "9-9", "9/9/9", "9-9-9", "9.9.9") and (
        len(numbers) == 2 or len(numbers[2]) in (2, 4)
    ):
        return _by_setting(words.raw(place), place + 1, here, numbers, day_first="." in shape)
    return glued(words, place, here)


def month_first(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "Dec 21", "December 21st, 2026", "march third"."""
    month = lexicon.month(words.key(place))
    if month is None:
        return None
    after = place + 1 + (words.low(place + 1) == "the")
    shape, numbers = figures(words.low(after))
    doubt = AT_END if words.key(place) in WEAK else SURE
    if shape == "9" or shape in ORDINAL_SHAPES:
        return _in_month(words, after + 1, here, month, (int(numbers[0]), doubt))
    number = ordinal(words, after)
    return _in_month(words, number[1], here, month, (number[0], doubt)) if number else None


def glued(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read a date written in one word with its month's name: "31-Oct-26", "31/oct/1974", "21dec", "Feb13"."""
    key = words.key(place)
    if not (key[:1].isalnum() and any(char.isdecimal() for char in key)):
        return None
    if sum(map(str.isalpha, key)) < _SHORTEST_MONTH:
        return None
    import re  # it costs a tenth of a capture, and one word in a thousand is such a date

    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        match = re.fullmatch(pattern, key)
        if match is None:
            continue
        day, name, year = match.groups()
        if pattern is _MONTH_FIRST:
            day, name = name, day
        month = MONTHS.get(name)
        if month is not None and len(year or "0000") in (2, 4):
            if year:
                return _on(place + 1, century(year, here), month, int(day))
            return _in_month(words, place + 1, here, month, (int(day), SURE))
    return None


def year_at(words: Words, place: int) -> int | None:
    """Return the year a word is, if it is one."""
    low = words.low(place)
    if len(low) != 4 or not (low.isdecimal() and low.isascii()) or not 1970 <= int(low) < 2200:
        return None
    return None if words.key(place + 1) in ("uhr", "hrs", "h") else int(low)


def month_named(words: Words, place: int, here: Standpoint) -> tuple[int, int, int] | None:
    """Return year, month and where the words go on, of "next month", "des Monats", "the previous month"."""
    while words.key(place) in ARTICLES:
        place += 1
    low = words.key(place)
    ahead = 1 if low in NEXT else -1 if low in LAST else 0
    place += bool(ahead) or low in THIS
    if words.key(place) not in _MONTH:
        return None
    total = here.today.year * 12 + here.today.month - 1 + ahead
    return total // 12, total % 12 + 1, place + 1


def _spelled(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "the third of march", "dritten Dezember", "the third of next month"."""
    number = ordinal(words, place)
    if number is None:
        return None
    return _day_first(words, number[1] - 1, here, number[0], "")


def _parted(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "2 / 15" and "3. 12." as one date."""
    first, mark, second = words.low(place), words.low(place + 1), words.low(place + 2)
    if words.low(place + 3).replace(".", "") in ("am", "pm", "uhr"):
        return None
    if mark in ("/", "-") and second.isdecimal() and first.isdecimal() and max(len(first), len(second)) <= 2:
        said = f"{first}{mark}{second}"
        return _by_setting(said, place + 3, here, [first, second], day_first=False)
    if not words.is_dotted(place) or figures(mark)[0] not in ("9", "9.9") or len(first) > 2:
        return None
    numbers = figures(mark)[1]
    if len(numbers) == 2 and len(numbers[1]) in (2, 4):  # "3. 12.2026"
        return _on(place + 2, century(numbers[1], here), int(numbers[0]), int(first))
    if len(numbers) == 1 and words.is_dotted(place + 1) and len(mark) <= 2 and 1 <= int(mark) <= 12:
        year = year_at(words, place + 2)
        if year is not None:
            return _on(place + 3, year, int(mark), int(first))
        return _coming(place + 2, here, int(mark), int(first))
    return None


def _dotted(words: Words, place: int, here: Standpoint, numbers: list[str]) -> Piece | None:
    """Read "21.12." and, where it is announced, "21.12"; "version 1.2." is no date."""
    if len(numbers[1]) > 2 or len(numbers[0]) > 2 or words.low(place - 1) in _NO_DATE_AFTER:
        return None
    year = year_at(words, place + 1) if words.is_dotted(place) else None
    if year is not None:
        return _on(place + 2, year, int(numbers[1]), int(numbers[0]))
    piece = _coming(place + 1, here, int(numbers[1]), int(numbers[0]))
    if piece is None:
        return None
    if not words.is_dotted(place) or len(numbers[1]) + len(numbers[0]) < 3:
        piece.doubt = ANNOUNCED
        if words.key(place - 1) in ("by", "at", "until", "before", "um") and not words.is_dotted(place):
            hour = int(numbers[0])
            if hour < 24 and len(numbers[1]) == 2:
                said = words.raw(place)
                piece.ask = (
                    f'Is "{said}" a day or {hour:02d}:{numbers[1]}? Write {said}. or {hour}:{numbers[1]}'
                )
    return piece


def _day_first(words: Words, place: int, here: Standpoint, number: int, shape: str) -> Piece | None:
    """Read "21 Dec", "21st of December", "the 25th", "am 3."; a number alone is no date."""
    after = place + 1
    while words.key(after) in OF or words.key(after) in ("day", "the"):
        after += 1
    month = MONTHS.get(words.key(after)) or lexicon.month(words.key(after))
    if month is not None:
        doubt = AT_END if words.key(after) in WEAK and after == place + 1 else SURE
        return _in_month(words, after + 1, here, month, (number, doubt))
    if after > place + 1:
        named = month_named(words, place + 1 + (words.low(place + 1) == "day") + 1, here)
        if named is not None:
            return _of_month_named(words, place, here, number, named)
    if shape == "9":
        is_day = words.is_dotted(place) and words.key(place - 1) in _GERMAN_CUES and number <= 31
    elif shape:
        is_day = shape in ORDINAL_SHAPES and words.low(place + 1) not in OF
    else:
        is_day = _is_spelled_day(words, place)
    return _coming_day(place + 1, here, number, doubt=SURE if shape == "9" else ENDING) if is_day else None


def _is_spelled_day(words: Words, place: int) -> bool:
    """Tell whether an ordinal in words is a day of the month: "on the fifteenth", "am fünfzehnten"."""
    first = place - (words.key(place - 1) in ("twenty", "thirty"))
    before, earlier = words.key(first - 1), words.key(first - 2)
    is_led = before in _GERMAN_CUES - {"der"} or (
        before == "the" and earlier in ("on", "by", "until", "before", "till")
    )
    return is_led and words.low(place + 1) not in OF


def _of_month_named(
    words: Words, place: int, here: Standpoint, number: int, named: tuple[int, int, int]
) -> Piece | None:
    """Read "the 3rd of next month"; "the 1st of the month", said later in it, is of the next."""
    year, month, beyond = named
    day = day_of(year, month, number)
    is_said = (THIS | NEXT | LAST) & {words.key(at) for at in range(place, beyond)}
    if day is None or day >= here.today or is_said:
        return Piece(beyond, day=day) if day else None
    day = day_of(year + month // 12, month % 12 + 1, number)
    return Piece(beyond, day=day, assumed=True) if day else None


def _coming_day(beyond: int, here: Standpoint, number: int, *, doubt: int) -> Piece | None:
    """Return the next day of that number, of this month or of one of the two after it."""
    for ahead in range(3):
        total = here.today.year * 12 + here.today.month - 1 + ahead
        day = day_of(total // 12, total % 12 + 1, number)
        if day is not None and day >= here.today:
            return Piece(beyond, day=day, doubt=doubt)
    return None


def _in_month(words: Words, beyond: int, here: Standpoint, month: int, day: tuple[int, int]) -> Piece | None:
    number, doubt = day
    year = year_at(words, beyond)
    piece = _coming(beyond, here, month, number) if year is None else _on(beyond + 1, year, month, number)
    if piece is None and 28 < number < 100 and doubt == SURE:
        beyond += year is not None
        return Piece(
            beyond, ask=f"{SHORT_MONTHS[month - 1]} has no day {number}: which day is meant? Write the date."
        )
    if piece is not None:
        piece.doubt = doubt
    return piece


def _by_setting(
    said: str, beyond: int, here: Standpoint, numbers: list[str], *, day_first: bool
) -> Piece | None:
    """Read "3/12", which of the two is the day being a setting."""
    first, second = int(numbers[0]), int(numbers[1])
    orders = ((second, first), (first, second))  # month, day
    if not here.rules.day_before_month and not day_first:
        orders = orders[::-1]
    for month, day in orders:
        if len(numbers) > 2:
            piece = _on(beyond, century(numbers[2], here), month, day)
        else:
            piece = _coming(beyond, here, month, day)
        if piece is None:
            continue
        piece.assumed = piece.assumed or (first <= 12 and second <= 12 and first != second and not day_first)
        piece.doubt = AT_END if len(numbers) == 2 else SURE
        if said.replace(" ", "") in _FRACTIONS or ("-" in said and len(numbers) == 2):
            piece.doubt = ANNOUNCED
        return piece
    return None


def _iso(words: Words, place: int, here: Standpoint) -> Piece | None:
    try:
        moment = datetime.fromisoformat(words.raw(place).upper())
    except ValueError:
        return None
    zone = here.now.tzinfo
    if zone is None:
        return None
    if moment.tzinfo is None:
        return Piece(place + 1, moment=at(moment.date(), moment.time(), zone))
    return Piece(place + 1, moment=moment.astimezone(zone))


def _on(beyond: int, year: int, month: int, number: int) -> Piece | None:
    day = day_of(year, month, number)
    return Piece(beyond, day=day) if day else None


def _coming(beyond: int, here: Standpoint, month: int, number: int) -> Piece | None:
    """Return that day of this year, or of the next where it has passed; one long ahead is named."""
    for year in range(here.today.year, here.today.year + 9):
        day = day_of(year, month, number)
        if day is not None and day >= here.today:
            return Piece(beyond, day=day, assumed=(day - here.today).days > _LONG_AHEAD)
    return None


def day_of(year: int, month: int, number: int) -> date | None:
    """Return that day, or None where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def century(year: str, here: Standpoint) -> int:
    """Return a year in full: two digits are those nearest to now, at most sixty years ahead."""
    if len(year) != 2:
        return int(year)
    full = here.today.year // 100 * 100 + int(year)
    return full - 100 if full > here.today.year + 60 else full
