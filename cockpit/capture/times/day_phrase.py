"""Reading a day: "tomorrow", "fri", "nächsten Dienstag", "in 3 days", "end of Q1", "a week after easter"."""

from __future__ import annotations

from datetime import timedelta

from cockpit.capture import lexicon
from cockpit.capture.lexicon import (
    AFTER_NEXT,
    AHEAD,
    ARTICLES,
    COMING,
    JOINED_PARTS,
    LAST,
    MONTHS,
    NEXT,
    PARTS,
    PERIODS,
    SHORT_WEEKDAYS,
    THIS,
    TONIGHT,
    WEEKDAYS,
    WEEKEND,
    particles,
)
from cockpit.capture.lexicon.numbers import FRACTIONS, ORDINALS, WITH_ONES
from cockpit.capture.lexicon.particles import ON
from cockpit.capture.lexicon.times import DAYS
from cockpit.capture.number_words import is_number
from cockpit.capture.times import business_day, calendar_date, duration, named_day, period, weekday
from cockpit.capture.times.clock_words import MOMENTS
from cockpit.capture.times.result import ANNOUNCED, AT_END, COMMANDED, Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.capture.times.result import Standpoint
    from cockpit.capture.tokens import Words

    Reader = Callable[[Words, int, Standpoint], Piece | None]

_DAY = timedelta(days=1)


def read_day_phrase(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Return the day or the distance in time that begins at a word, be it one that `day.may_begin` lets through.

    Raises UnknownRegion where business days are counted and the region of the settings is not known.
    """
    low = words.low(place)
    if not low:
        return None
    if low in ARTICLES and low not in particles.ARTICLE_OR_THAT:
        after = words.low(place + 1)
        return None if after in ARTICLES or after in WEEKDAYS else read_day_phrase(words, place + 1, here)
    is_figure = low[0].isdecimal() or low[0] == "+"
    piece = None
    for reader in READERS.get(low, ()):
        piece = reader(words, place, here)
        if piece is not None:
            return piece
    if is_figure:
        piece = period.whole(words, place, here) or calendar_date.read_date(words, place, here)
    if piece is None and (is_figure or is_number(low) or low.endswith(FRACTIONS)):
        piece = duration.bare(words, place, here)
    return piece or _unlisted(words, place, here, low)


def _unlisted(words: Words, place: int, here: Standpoint, low: str) -> Piece | None:
    """Read a word that is put together, "Freitagnachmittag", "mid-december", "KW49", or has a slip in it."""
    if not (low.isalpha() or "-" in low or "/" in low or low[-1:].isdecimal()) or len(low) < 4:
        return None
    if low[:2] in particles.WEEK_NUMBERED and low[2:].isdecimal():
        return period.whole(words, place, here)
    if "-" in low and (dated := period.mid(words, place, here)):
        return dated
    if low[:3] in MONTHS and low[-1].isdecimal():
        return calendar_date.glued(words, place, here)
    if low[-3:] in particles.JOINED_ENDINGS and (joined := _joined(words, place, here, low)):
        return joined
    if low[-1].isalpha() and (pair := weekday.pair(words, place)):
        return pair
    return _slipped(words, place, here, low)


def _joined(words: Words, place: int, here: Standpoint, low: str) -> Piece | None:
    """Read "Freitagnachmittag"."""
    for part in JOINED_PARTS:
        if low.endswith(part) and (day := low.removesuffix(part)) in WEEKDAYS:
            which = PARTS.get(part, "morning")
            piece = weekday.read_weekday(words, place, here, WEEKDAYS[day])
            piece.clock, piece.part, piece.is_vague = MOMENTS[which], which, which != "noon"
            piece.assumed = which != "noon"
            return piece
    return None


def _slipped(words: Words, place: int, here: Standpoint, low: str) -> Piece | None:
    """Read "fridayish", and a day or a month with a slip in it, which is told."""
    rough = (
        low.removesuffix(particles.ROUGH_ENDING).rstrip("-") if low.endswith(particles.ROUGH_ENDING) else ""
    )
    slip = rough if rough in WEEKDAYS or rough in AHEAD else lexicon.meant(low)
    piece = None
    if slip in WEEKDAYS:
        piece = weekday.read_weekday(words, place, here, WEEKDAYS[slip])
    elif slip in AHEAD:
        piece = Piece(place + 1, day=here.today + AHEAD[slip] * _DAY)
    elif slip in MONTHS:
        piece = calendar_date.month_first(words, place, here)
    if piece is not None:
        piece.assumed = True
    return piece


def _day_after(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "day after tomorrow" from "day" on."""
    ahead = particles.AFTER_NEIGHBOUR.get(words.pair(place + 1))
    return None if ahead is None else Piece(place + 3, day=here.today + ahead * _DAY)


def _tonight(_words: Words, place: int, here: Standpoint) -> Piece:
    return Piece(
        place + 1, day=here.today, clock=MOMENTS["evening"], part="evening", is_vague=True, assumed=True
    )


def _now(words: Words, place: int, here: Standpoint) -> Piece | None:
    if words.low(place) in particles.RIGHT_OR_JUST and words.low(place + 1) not in particles.NOW_PLAIN:
        return None
    beyond = place + 1 + (words.low(place) in particles.RIGHT_OR_JUST)
    return Piece(beyond, moment=here.now, doubt=COMMANDED)


def _next(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read what follows "next", "coming", "nächsten", "übernächsten"."""
    low = words.low(place + 1)
    steps = 2 if words.low(place) in AFTER_NEXT else 1
    wanted = WEEKDAYS.get(low, SHORT_WEEKDAYS.get(low))
    if wanted is not None:
        return weekday.after_next(words, place, here, wanted, steps, sure=words.low(place) in COMING)
    is_pair = low in lexicon.WORKING and words.low(place + 2) in particles.DAY_ALONE
    if is_pair or (
        low in lexicon.UNITS and lexicon.UNITS[low] == ("workday", 1) and low not in particles.WEEKDAY
    ):
        day = business_day.step(here.today, steps, here.rules)
        return None if day is None else Piece(place + 2 + is_pair, day=day)
    if low in WEEKEND:
        return weekday.weekend(words, place, here, 0 if words.low(place) in COMING else steps)
    return period.whole(words, place, here)


def _this(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read what follows "this"; "this time tomorrow" is a clock."""
    low = words.low(place + 1)
    if low in COMING:
        return _next(words, place + 1, here)
    at = place + 2 + (words.low(place + 2) in ON)
    if PERIODS.get(low) == "week" and words.low(at) in WEEKDAYS:
        return weekday.of_this_week(words, at - 1, here, WEEKDAYS[words.low(at)])
    wanted = WEEKDAYS.get(low, SHORT_WEEKDAYS.get(low))
    if wanted is not None and not (low in lexicon.PLAIN_WORDS and words.low(place) in particles.THIS_PLAIN):
        return weekday.of_this_week(words, place, here, wanted)
    if low in WEEKEND:
        return weekday.weekend(words, place, here, 0)
    shade = words.low(place + 1) in particles.LATE_OR_EARLY and words.low(place + 2) in PARTS
    if low in PARTS or shade:
        from cockpit.capture.times import clock_words

        part = clock_words.part(words, place + 1, here, after_day=True)
        if part is not None:
            part.day = here.today
        return part
    return period.whole(words, place, here)


def _last(words: Words, place: int, here: Standpoint) -> Piece | None:
    if piece := period.nth(words, place, here):
        return piece
    low = words.low(place + 1)
    monday, _ = business_day.week_of(here.today - 7 * _DAY, here)
    if low in particles.LAST_WEEKS and words.low(place + 2) in WEEKDAYS:
        return Piece(place + 3, day=monday + WEEKDAYS[words.low(place + 2)] * _DAY)
    if low not in WEEKDAYS:
        return period.whole(words, place, here)
    back = (here.today.weekday() - WEEKDAYS[low] - 1) % 7 + 1
    return Piece(place + 2, day=here.today - back * _DAY)


def _feast(words: Words, place: int, here: Standpoint) -> Piece | None:
    from cockpit.capture.times import holiday

    found = holiday.read_feast(words, place, here.today)
    return None if found is None else Piece(found[1], day=found[0], doubt=AT_END, assumed=True)


def _month(words: Words, place: int, here: Standpoint) -> Piece | None:
    return calendar_date.month_first(words, place, here) or period.whole(words, place, here, announced=True)


def _in(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "in 2 weeks", "in 2 weeks on monday", "im Dezember", "in KW 49"."""
    piece = duration.ahead(words, place, here)
    if piece is not None:
        after = piece.beyond + (words.low(piece.beyond) in ON)
        wanted = WEEKDAYS.get(words.low(after))
        if wanted is not None and piece.day is not None and not (piece.day - here.today).days % 7:
            monday, _ = business_day.week_of(piece.day, here)
            piece.day, piece.beyond = monday + wanted * _DAY, after + 1
        return piece
    if words.pair(place) in particles.IN_THE_COURSE_OF:
        place += 1  # "im Laufe der Woche", "im Laufe des Freitags"
        if (wanted := WEEKDAYS.get(words.low(place + 2).removesuffix(particles.PLURAL))) is not None:
            return weekday.read_weekday(words, place + 2, here, wanted)
    elif words.low(place) not in particles.INSIDE or (
        words.low(place + 1) in PERIODS and not words.low(place + 2).isdecimal()
    ):
        return None
    piece = period.whole(words, place + 1, here) or period.nth(
        words, place + 1 + (words.low(place + 1) in particles.THE), here
    )
    if piece is not None and piece.doubt == ANNOUNCED:
        piece.doubt = AT_END
    return piece


def _ago(words: Words, place: int, here: Standpoint) -> Piece | None:
    """Read "vor zwei Tagen"; "vor dem Wochenende" as its last working day."""
    if words.low(place) in particles.BEFORE_OR_AGO and (piece := duration.back(words, place, here)):
        return piece
    after = place + 1 + (words.low(place + 1) in ARTICLES)
    return weekday.around_weekend(words, place, after, here) if words.low(after) in WEEKEND else None


def _weekend(words: Words, place: int, here: Standpoint) -> Piece:
    return weekday.weekend(words, place - 1, here, 0)


def _table() -> dict[str, tuple[Reader, ...]]:
    table: dict[str, tuple[Reader, ...]] = {}
    for names, reader in (
        (lexicon.FEASTS, _feast),
        (AHEAD, named_day.read_ahead),
        (TONIGHT, _tonight),
        (WEEKDAYS, weekday.plain),
        (SHORT_WEEKDAYS, weekday.short),
        (DAYS, _day_after),
        (lexicon.NOW | particles.RIGHT_OR_JUST, _now),
        (lexicon.EDGE_WORDS, period.edge_word),
        (lexicon.EDGES, period.edge_of),
        (ORDINALS, period.nth),
        (lexicon.ORDINAL_FIGURES, period.nth),
        ({*ORDINALS, *WITH_ONES}, calendar_date.read_date),
        (LAST, _last),
        (NEXT | COMING | AFTER_NEXT, _next),
        (THIS, _this),
        (MONTHS, _month),
        (PERIODS, period.ending),
        (lexicon.WEEK_NUMBERS, period.week_numbered),
        (particles.PERIODS_BY_NUMBER, period.named),
        (ORDINALS, period.named),
        (lexicon.IN, _in),
        (particles.AROUND, _ago),
        (WEEKEND - particles.WEEKEND_PRONOUN, _weekend),
    ):
        for name in names:
            table[name] = (*table.get(name, ()), reader)
    return table


READERS = _table()
