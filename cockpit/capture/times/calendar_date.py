"""Reading dates of the calendar: "21 Dec", "3. Dezember", "the 25th", "am Ersten", "31-Oct-26", and figures."""

from __future__ import annotations

from cockpit.capture import lexicon
from cockpit.capture.lexicon import ARTICLES, LAST, MONTHS, NEXT, OF, THIS, WEAK, particles
from cockpit.capture.lexicon.numbers import ENDINGS, ORDINAL_SHAPES, WITH_ONES
from cockpit.capture.lexicon.times import DAY_LEADS, MONTH_WORDS
from cockpit.capture.number_words import ordinal
from cockpit.capture.times.calendar_day import (
    century,
    coming,
    coming_day,
    day_of,
    is_none,
    no_day,
    on_day,
    short_year_at,
    year_at,
)
from cockpit.capture.times.figured_date import read_figures, read_parted
from cockpit.capture.times.result import AT_END, ENDING, SURE, Piece
from cockpit.capture.tokens import figures
from cockpit.domain.moment import later_month
from cockpit.domain.wording import MONTHS as SHORT_MONTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

_YEAR_MARKS = "'’‘"
_SHORTEST_MONTH = 3
_RANK = "|".join(ENDINGS)
_DAY_FIRST = rf"([0-9]{{1,2}})(?:{_RANK}|\.)?[-/.]?([a-z]{{3,9}})(?:\.?[-/.]([0-9]{{2,4}}))?"
_MONTH_FIRST = rf"([a-z]{{3,9}})[-/.]?([0-9]{{1,2}})(?:{_RANK})?()"


def read_date(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return the date that begins at a word of figures, or at an ordinal."""
    low = words.low(place)
    if not low[:1].isdecimal():
        return _spelled(words, place, here)
    shape, numbers = figures(low)
    if shape == "9" or shape in ORDINAL_SHAPES:
        return read_parted(words, place, here) or _day_first(words, place, here, int(numbers[0]), shape)
    return read_figures(words, place, here) or glued(words, place, here)


def month_first(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "Dec 21", "December 21st, 2026", "march third"."""
    month = lexicon.month(words.low(place))
    if month is None:
        return None
    after = place + 1 + (words.low(place + 1) in particles.THE)
    shape, numbers = figures(words.low(after))
    doubt = AT_END if words.low(place) in WEAK else SURE
    if shape == "9" and len(numbers[0]) == 2 and words.line[words.all[after].start - 1] in _YEAR_MARKS:
        said = words.said(place, after + 1)  # "march '27"
        return Piece(after + 1, ask=f'Is "{said}" a day or a year? Write the date.', doubt=doubt)
    if shape == "9" or shape in ORDINAL_SHAPES:
        return _in_month(words, after + 1, here, month, (int(numbers[0]), doubt))
    number = ordinal(words, after)
    return _in_month(words, number[1], here, month, (number[0], doubt)) if number else None


def glued(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read a date written in one word with its month's name: "31-Oct-26", "31/oct/1974", "21dec", "Feb13"."""
    key = words.low(place)
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
                return on_day(place + 1, century(year, here), month, int(day)) or no_day(
                    words.raw(place), place + 1
                )
            return _in_month(words, place + 1, here, month, (int(day), SURE))
    return None


def month_named(words: Words, place: int, here: Standpoint) -> tuple[int, int, int] | None:
    """Return year, month and where the words go on, of "next month", "des Monats", "the previous month"."""
    while words.low(place) in ARTICLES:
        place += 1
    low = words.low(place)
    ahead = 1 if low in NEXT else -1 if low in LAST else 0
    place += bool(ahead) or low in THIS
    if words.low(place) not in MONTH_WORDS:
        return None
    first = later_month(here.today.replace(day=1), ahead)
    return first.year, first.month, place + 1


def _spelled(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "the third of march", "dritten Dezember", "the third of next month"."""
    number = ordinal(words, place)
    if number is None:
        return None
    return _day_first(words, number[1] - 1, here, number[0], "")


def _day_first(words: Words, place: int, here: Standpoint, number: int, shape: str) -> Piece | None:
    """Read "21 Dec", "21st of December", "the 25th", "am 3."; a number alone is no date."""
    after = place + 1
    while words.low(after) in OF or words.low(after) in particles.BETWEEN_DAY_AND_MONTH:
        after += 1
    month = MONTHS.get(words.low(after)) or lexicon.month(words.low(after))
    if month is not None:
        doubt = AT_END if words.low(after) in WEAK and after == place + 1 else SURE
        return _in_month(words, after + 1, here, month, (number, doubt))
    if after > place + 1:
        named = month_named(words, place + 1 + (words.low(place + 1) in particles.DAY_ALONE) + 1, here)
        if named is not None:
            return _of_month_named(words, place, here, number, named)
    return _day_alone(words, place, here, number, shape)


def _day_alone(words: Words, place: int, here: Standpoint, number: int, shape: str) -> Piece | None:
    """Read "the 25th", "am 3.", "am Ersten": a day of the month to come."""
    is_german = words.low(place - 1) in DAY_LEADS
    if shape == "9":
        is_day = words.is_dotted(place) and is_german and number <= 31
    elif shape:
        is_day = shape in ORDINAL_SHAPES and words.low(place + 1) not in OF | particles.THING
    else:
        is_day = _is_spelled_day(words, place)
    if not is_day:
        return None
    is_sure = shape == "9" or (is_german and words.raw(place)[:1].isupper())
    return coming_day(place + 1, here, number, doubt=SURE if is_sure else ENDING)


def _is_spelled_day(words: Words, place: int) -> bool:
    """Tell whether an ordinal in words is a day of the month: "on the fifteenth", "am fünfzehnten"."""
    first = place - (words.low(place - 1) in WITH_ONES)
    before, earlier = words.low(first - 1), words.low(first - 2)
    is_led = before in DAY_LEADS - particles.ARTICLE_OF_SOMEBODY or (
        before in particles.THE and earlier in particles.LEADS_TO_THE
    )
    return is_led and words.low(place + 1) not in OF


def _of_month_named(
    words: Words, place: int, here: Standpoint, number: int, named: tuple[int, int, int]
) -> Piece | None:
    """Read "the 3rd of next month"; "the 1st of the month", said later in it, is of the next."""
    year, month, beyond = named
    day = day_of(year, month, number)
    is_said = (THIS | NEXT | LAST) & {words.low(at) for at in range(place, beyond)}
    if day is None or day >= here.today or is_said:
        return Piece(beyond, day=day) if day else None
    day = day_of(year + month // 12, month % 12 + 1, number)
    return Piece(beyond, day=day, assumed=True) if day else None


def _in_month(words: Words, beyond: int, here: Standpoint, month: int, day: tuple[int, int]) -> Piece | None:
    number, doubt = day
    short = short_year_at(words, beyond, here)
    year = short or year_at(words, beyond)
    piece = coming(beyond, here, month, number) if year is None else on_day(beyond + 1, year, month, number)
    if piece is None and number < 100 and doubt == SURE:
        beyond += year is not None
        return is_none(
            beyond, f"{SHORT_MONTHS[month - 1]} has no day {number}: which day is meant? Write the date."
        )
    if piece is not None:
        piece.doubt, piece.assumed = doubt, piece.assumed or short is not None
    return piece
