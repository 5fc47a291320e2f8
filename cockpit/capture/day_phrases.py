"""Reading a day: "tomorrow", "fri", "nächsten Dienstag", "in 3 days", "end of Q1", "a week after easter"."""

from __future__ import annotations

from datetime import timedelta

from cockpit.capture import amounts, business, calendar_dates, lexicon, offsets, periods, weekdays
from cockpit.capture.days import FRACTIONS, JOINED_PARTS, NUMBERS
from cockpit.capture.lexicon import (
    AFTER_NEXT,
    AHEAD,
    ARTICLES,
    COMING,
    LAST,
    MONTHS,
    NEXT,
    PARTS,
    PERIODS,
    SHORT_WEEKDAYS,
    THIS,
    TONIGHT,
    WEAK,
    WEEKDAYS,
    WEEKEND,
)
from cockpit.capture.numbers import ORDINALS
from cockpit.capture.pieces import ANNOUNCED, AT_END, COMMANDED, SURE, Piece
from cockpit.capture.spoken import MOMENTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.capture.pieces import Here
    from cockpit.capture.words import Words

    Reader = Callable[[Words, int, Here], Piece | None]

_DAY = timedelta(days=1)


def read(words: Words, place: int, here: Here, *, onward: bool = True) -> Piece | None:
    """Return the day or the distance in time that begins at a word; `onward` reads "… from friday" too.

    Raises UnknownRegion where business days are counted and the region of the settings is not known. Ask
    `days.read` for it: that comes here only for words that may begin one.
    """
    low = words.key(place)
    if not low:
        return None
    if low in ARTICLES and low != "das":
        after = words.key(place + 1)
        return None if after in ARTICLES or after in WEEKDAYS else read(words, place + 1, here, onward=onward)
    is_figure = low[0].isdecimal() or low[0] == "+"
    if onward and (is_figure or low in NUMBERS) and (from_day := offsets.from_day(words, place, here)):
        return from_day
    piece = None
    for reader in READERS.get(low, ()):
        piece = reader(words, place, here)
        if piece is not None:
            return piece
    if is_figure:
        piece = periods.whole(words, place, here) or calendar_dates.read(words, place, here)
    if piece is None and (is_figure or low in NUMBERS or low.endswith(FRACTIONS)):
        piece = amounts.bare(words, place, here)
    return piece or _unlisted(words, place, here, low)


def _unlisted(words: Words, place: int, here: Here, low: str) -> Piece | None:
    """Read a word that is put together, "Freitagnachmittag", "mid-december", "KW49", or has a slip in it."""
    if not (low.isalpha() or "-" in low or "/" in low or low[-1:].isdecimal()) or len(low) < 4:
        return None
    if low[:2] in ("kw", "cw") and low[2:].isdecimal():
        return periods.whole(words, place, here)
    if "-" in low and (dated := periods.mid(words, place, here)):
        return dated
    if low[:3] in MONTHS and low[-1].isdecimal():
        return calendar_dates.glued(words, place, here)
    if low[-3:] in ("gen", "tag", "end", "cht", "ueh"):
        for part in JOINED_PARTS:
            if low.endswith(part) and (day := low.removesuffix(part)) in WEEKDAYS:
                which = PARTS.get(part, "morning")
                piece = weekdays.read(words, place, here, WEEKDAYS[day])
                piece.clock, piece.part, piece.is_vague = MOMENTS[which], which, which != "noon"
                piece.assumed = which != "noon"
                return piece
    if low[-1].isalpha() and (pair := weekdays.pair(words, place)):
        return pair
    rough = low.removesuffix("ish").rstrip("-") if low.endswith("ish") else ""
    slip = rough if rough in WEEKDAYS or rough in AHEAD else lexicon.meant(low)
    if slip in WEEKDAYS:
        piece = weekdays.read(words, place, here, WEEKDAYS[slip])
    elif slip in AHEAD:
        piece = Piece(place + 1, day=here.today + AHEAD[slip] * _DAY)
    elif slip in MONTHS and (dated := calendar_dates.month_first(words, place, here)):
        piece = dated
    else:
        return None
    piece.assumed = True
    return piece


def _ahead(words: Words, place: int, here: Here) -> Piece | None:
    low = words.key(place)
    if words.key(place - 1) in ("guten", "jeden"):
        return None
    day, beyond = here.today + AHEAD[low] * _DAY, place + 1
    if words.key(beyond) == "week" and low not in ("today", "tod") and not words.has_break(place):
        return Piece(beyond + 1, day=day + 7 * _DAY)
    if words.key(beyond) == "in" and (later := amounts.ahead(words, beyond, here)) and later.ask == "":
        if later.day is not None:
            return Piece(later.beyond, day=later.day + AHEAD[low] * _DAY)
        return later if not AHEAD[low] else None
    return Piece(beyond, day=day, doubt=AT_END if low in WEAK else SURE, assumed=low == "tom")


def _tonight(_words: Words, place: int, here: Here) -> Piece:
    return Piece(
        place + 1, day=here.today, clock=MOMENTS["evening"], part="evening", is_vague=True, assumed=True
    )


def _now(words: Words, place: int, here: Here) -> Piece | None:
    if words.low(place) in ("right", "just") and words.low(place + 1) != "now":
        return None
    beyond = place + 1 + (words.low(place) in ("right", "just"))
    return Piece(beyond, moment=here.now, doubt=COMMANDED)


def _next(words: Words, place: int, here: Here) -> Piece | None:
    """Read what follows "next", "coming", "nächsten", "übernächsten"."""
    low = words.key(place + 1)
    steps = 2 if words.key(place) in AFTER_NEXT else 1
    weekday = WEEKDAYS.get(low, SHORT_WEEKDAYS.get(low))
    if weekday is not None:
        return weekdays.after_next(words, place, here, weekday, steps, sure=words.key(place) in COMING)
    at = place + 2 + (words.key(place + 2) in ("on", "am"))
    named = WEEKDAYS.get(words.key(at), SHORT_WEEKDAYS.get(words.key(at)))
    if PERIODS.get(low) == "week" and named is not None and words.key(at) not in lexicon.PLAIN_WORDS:
        monday, _ = periods.week_of(here.today + 7 * steps * _DAY, here)
        return Piece(at + 1, day=monday + named * _DAY)
    is_pair = low in lexicon.WORKING and words.low(place + 2) == "day"
    if is_pair or (low in lexicon.UNITS and lexicon.UNITS[low] == ("workday", 1) and low != "weekday"):
        day = business.step(here.today, steps, here.rules)
        return None if day is None else Piece(place + 2 + is_pair, day=day)
    if low in WEEKEND:
        return weekdays.weekend(words, place, here, 0 if words.key(place) in COMING else steps)
    return periods.whole(words, place, here)


def _this(words: Words, place: int, here: Here) -> Piece | None:
    """Read what follows "this"; "this time tomorrow" is a clock."""
    low = words.key(place + 1)
    if low in COMING:
        return _next(words, place + 1, here)
    at = place + 2 + (words.key(place + 2) in ("on", "am"))
    if PERIODS.get(low) == "week" and words.key(at) in WEEKDAYS:
        return weekdays.of_this_week(words, at - 1, here, WEEKDAYS[words.key(at)])
    weekday = WEEKDAYS.get(low, SHORT_WEEKDAYS.get(low))
    if weekday is not None and not (low in lexicon.PLAIN_WORDS and words.low(place) == "this"):
        return weekdays.of_this_week(words, place, here, weekday)
    if low in WEEKEND:
        return weekdays.weekend(words, place, here, 0)
    shade = words.key(place + 1) in ("late", "early") and words.key(place + 2) in PARTS
    if low in PARTS or shade:
        from cockpit.capture import spoken

        part = spoken.part(words, place + 1, here, after_day=True)
        if part is not None:
            part.day = here.today
        return part
    return periods.whole(words, place, here)


def _last(words: Words, place: int, here: Here) -> Piece | None:
    if piece := periods.nth(words, place, here):
        return piece
    low = words.key(place + 1)
    monday, _ = periods.week_of(here.today - 7 * _DAY, here)
    if low in ("week", "week's", "woche") and words.key(place + 2) in WEEKDAYS:
        return Piece(place + 3, day=monday + WEEKDAYS[words.key(place + 2)] * _DAY)
    if low not in WEEKDAYS:
        return periods.whole(words, place, here)
    back = (here.today.weekday() - WEEKDAYS[low] - 1) % 7 + 1
    return Piece(place + 2, day=here.today - back * _DAY)


def _feast(words: Words, place: int, here: Here) -> Piece | None:
    from cockpit.capture import feasts

    found = feasts.read(words, place, here.today)
    return None if found is None else Piece(found[1], day=found[0], doubt=AT_END, assumed=True)


def _month(words: Words, place: int, here: Here) -> Piece | None:
    return calendar_dates.month_first(words, place, here) or periods.whole(words, place, here, announced=True)


def _in(words: Words, place: int, here: Here) -> Piece | None:
    """Read "in 2 weeks", "in 2 weeks on monday", "im Dezember", "in KW 49"."""
    piece = amounts.ahead(words, place, here)
    if piece is not None:
        after = piece.beyond + (words.key(piece.beyond) in ("on", "am"))
        wanted = WEEKDAYS.get(words.key(after))
        if wanted is not None and piece.day is not None and not (piece.day - here.today).days % 7:
            monday, _ = periods.week_of(piece.day, here)
            piece.day, piece.beyond = monday + wanted * _DAY, after + 1
        return piece
    if words.pair(place) == "im laufe":
        place += 1  # "im Laufe der Woche"
    elif words.key(place) not in ("in", "im") or (
        words.key(place + 1) in PERIODS and not words.low(place + 2).isdecimal()
    ):
        return None
    piece = periods.whole(words, place + 1, here) or periods.nth(
        words, place + 1 + (words.low(place + 1) == "the"), here
    )
    if piece is not None and piece.doubt == ANNOUNCED:
        piece.doubt = AT_END
    return piece


def _ago(words: Words, place: int, here: Here) -> Piece | None:
    """Read "vor zwei Tagen"; "vor dem Wochenende" as its last working day."""
    if words.key(place) == "vor" and (piece := amounts.back(words, place, here)):
        return piece
    after = place + 1 + (words.key(place + 1) in ARTICLES)
    return weekdays.around_weekend(words, place, after, here) if words.key(after) in WEEKEND else None


def _weekend(words: Words, place: int, here: Here) -> Piece:
    return weekdays.weekend(words, place - 1, here, 0)


def _table() -> dict[str, tuple[Reader, ...]]:
    table: dict[str, tuple[Reader, ...]] = {}
    for names, reader in (
        (lexicon.FEASTS, _feast),
        (AHEAD, _ahead),
        (TONIGHT, _tonight),
        (WEEKDAYS, weekdays.plain),
        (SHORT_WEEKDAYS, weekdays.short),
        (("day", "tag"), offsets.beside),
        (lexicon.NOW | {"right", "just"}, _now),
        (lexicon.EDGE_WORDS, periods.edge_word),
        (lexicon.EDGES, periods.edge_of),
        (lexicon.EDGES, weekdays.edge_of_day),
        (ORDINALS, periods.nth),
        (lexicon.ORDINAL_FIGURES, periods.nth),
        ({*ORDINALS, "twenty", "thirty"}, calendar_dates.read),
        (LAST, _last),
        (NEXT | COMING | AFTER_NEXT, _next),
        (THIS, _this),
        (MONTHS, _month),
        (PERIODS, periods.month_end),
        (PERIODS, weekdays.week_phrase),
        (lexicon.WEEK_NUMBERS, periods.week_numbered),
        (("q1", "q2", "q3", "q4", "h1", "h2", "calendar"), periods.named),
        (ORDINALS, periods.named),
        (lexicon.IN, _in),
        (("vor", "vorm", "before", "after", "nach"), _ago),
        (WEEKEND - {"we"}, _weekend),
    ):
        for name in names:
            table[name] = (*table.get(name, ()), reader)
    return table


READERS = _table()
