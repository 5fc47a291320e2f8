"""Reading the time zone that follows a time of day: "10am EST", "3pm London time", "15 Uhr MEZ", "9:00 UTC+2"."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from cockpit.capture.lexicon import (
    AFTERWARDS,
    AHEAD,
    CUES,
    WEEKDAYS,
    is_one_off,
    key_slips_of,
    particles,
    times,
)
from cockpit.capture.lexicon.slips import is_damaged
from cockpit.capture.lexicon.talk import COMMON
from cockpit.capture.times.result import BARE
from cockpit.capture.tokens import figures, fold
from cockpit.domain.moment import zone_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from cockpit.capture.times.result import Piece, Standpoint
    from cockpit.capture.tokens import Words

_CONTINENTS = ("Europe", "America", "Asia", "Australia", "Africa", "Pacific")


def is_zone(words: Words, place: int) -> bool:
    """Tell whether a zone's abbreviation stands there."""
    low = words.low(place)
    return low in times.ZONE_OFFSETS or low in times.UNCLEAR_ZONES or low in times.ZONES_OF_PLACES


def is_clock_of(words: Words, place: int) -> bool:
    """Tell whether "London time", "local time", "EST" stands there, or whose clock ends the line: "14:30 uk"."""
    if is_zone(words, place) and words.raw(place).isupper():
        return True
    if _ends(words, place) and (is_town(words, place) or words.low(place) in times.OWN_ENGLISH):
        return True
    named = _time_of(words, place)[1]
    return bool(named) and (named in times.OWN_CLOCKS | COMMON or _zone_of(named) is not None)


def _ends(words: Words, place: int) -> bool:
    return words.is_last(place) or words.has_break(place)


_CLOCK_AND_OFFSET = r"([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)([+-][0-9]{2}:?[0-9]{2})"


def with_offset(words: Words, place: int) -> tuple[str, timezone | None]:
    """Return a time and the offset that it is written together with: "10:00+05:30", after an ISO date "10:00-05:00"."""
    low = words.low(place)
    if ":" not in low or ("+" not in low and "-" not in low):
        return "", None
    import re  # it costs a tenth of a capture, and few write an offset

    match = re.fullmatch(_CLOCK_AND_OFFSET, low)
    if match is None or (match[2][0] == "-" and figures(words.low(place - 1))[0] != "9-9-9"):
        return "", None
    return match[1], _offset(match[2])


def unglued(low: str) -> tuple[str, str]:
    """Return a time and the zone it is written together with, "14:30z" or "3pmest"; else two empty strings."""
    if low[:1].isdecimal() and low[-1:].isalpha():
        for name in times.ZONE_OFFSETS:
            head = low.removesuffix(name)
            if head != low and (head[-1:].isdecimal() or head[-1:] == particles.REST_OF_HALF):
                return head, name
    return "", ""


def put(piece: Piece, name: str) -> Piece:
    """Return the time as one of the zone with that abbreviation."""
    piece.zone, piece.zone_name = _fixed(name), name
    return piece


def is_town(words: Words, place: int) -> bool:
    """Tell whether a town or country stands there whose clocks may be meant: "15:00 New York"."""
    place += words.low(place) in times.IN_TOWN
    both = words.pair(place) in times.REGIONS or words.pair(place) in times.TOWNS
    return bool(words.low(place)) and (
        both
        or words.low(place) in times.TOWNS
        or (words.low(place) in times.REGIONS and words.low(place) not in times.AMERICAN)
    )


def is_slip(words: Words, place: int) -> bool:
    """Tell whether a zone's abbreviation with a slip in it stands there, in capitals."""
    raw, low = words.raw(place), words.low(place)
    if sum(map(str.isupper, raw)) > 1 and len(raw) < 6 and not is_zone(words, place):
        is_made_like = len(raw) == 3 and raw[1:] in times.ZONE_ENDS  # "XST"
        return is_made_like or any(
            is_damaged(low, one) or low in key_slips_of(one) for one in times.ZONE_OFFSETS
        )
    return (raw[:1].isupper() or words.is_last(place)) and any(is_one_off(low, one) for one in times.AMERICAN)


def is_american(words: Words, place: int) -> bool:
    """Tell whether "Eastern" or one of its like stands there."""
    return words.low(place) in times.AMERICAN


def is_capital(words: Words, place: int) -> bool:
    """Tell whether a zone's abbreviation stands there in capitals, so that it is no word."""
    return (
        words.raw(place).isupper() and is_zone(words, place) and words.low(place) not in times.ZONES_OF_PLACES
    )


def is_named(words: Words, beyond: int) -> bool:
    """Tell whether the words before say a zone in full, as in "London time, 3pm"."""
    return any(
        _time_of(words, beyond - length)[0] == beyond
        and _zone_of(_time_of(words, beyond - length)[1]) is not None
        for length in (2, 3)
    )


def says_whose(words: Words, place: int) -> bool:
    """Tell whether a word says only whose clock it is: "3m UK time on monday"."""
    raw = words.raw(place)
    is_short = raw.isupper() and is_zone(words, place)
    is_place = raw[:1].isupper() and (is_town(words, place) or is_american(words, place))
    is_named = raw[:1].isupper() and words.low(place + 1) in times.CLOCK_NOUNS
    return is_short or is_place or is_named or is_capital(words, place)


def take(words: Words, piece: Piece) -> None:
    """Let the words after a time say whose clock it is; ask where that is not one zone."""
    place = piece.beyond
    last = words.all[place - 1]
    if not words.low(place) or ":" in words.line[last.end : last.right]:  # "told 9am: lead time"
        return
    beyond, named = _time_of(words, place)
    if named:
        piece.beyond = beyond
        if named not in times.OWN_CLOCKS:
            _take_named(words, piece, place, named)
        elif (
            named in times.OWN_ENGLISH
            and words.low(beyond) in times.AT_TOWN
            and words.raw(beyond + 1)[:1].isupper()
        ):
            where = words.said(place, beyond + 2)
            piece.ask = piece.ask or f'What is "{where}" for you? Write the time as it is for you.'
    elif words.low(place) in times.OWN_ENGLISH and _ends(words, place):
        piece.beyond, piece.assumed = place + 1, True
    elif words.low(place) in times.UNCLEAR_ZONES and _is_meant(words, piece, place):
        piece.ask = piece.ask or f"Which zone is {words.raw(place)}? Write the time as it is for you."
        piece.beyond = place + 1
    elif words.low(place) in times.AMERICAN:
        _american(words, piece, place)
    else:
        _take_short(words, piece, place)


def _take_named(words: Words, piece: Piece, place: int, named: str) -> None:
    """Take "London time"; ask where the place is not known."""
    piece.zone = _zone_of(named)
    piece.zone_name = named if named in times.ZONE_OFFSETS else ""
    _mind_unknown(words, piece, place)


def _mind_unknown(words: Words, piece: Piece, place: int) -> None:
    if piece.zone is None:
        said = words.said(place, piece.beyond)
        piece.ask = piece.ask or f'What is that in your own time? "{said}" is not known.'


def _take_short(words: Words, piece: Piece, place: int) -> None:
    """Take an abbreviation or an offset: "EST", "PT", "+0530", "UTC+2"."""
    low, raw = words.low(place), words.raw(place)
    if low in times.ZONE_OFFSETS and (low not in particles.ZULU or raw in particles.ZULU_IN_CAPITALS):
        piece.beyond, piece.zone, piece.zone_name = place + 1, _fixed(low), low
        return
    if low in times.ZONES_OF_PLACES and _is_meant(words, piece, place):
        piece.beyond, piece.zone = place + 1, zone_named(times.ZONES_OF_PLACES[low])
        return
    is_bare = low[:1] in ("+", "-") and len(low.replace(":", "")) == 5
    if is_bare or (low[:3] in times.ZERO and len(low) > 3):
        piece.beyond, piece.zone = place + 1, _offset(low if is_bare else low[3:])
        _mind_unknown(words, piece, place)


def _is_meant(words: Words, piece: Piece, place: int) -> bool:
    """Tell whether an abbreviation is no word of another language: in capitals, or behind a clock at the end."""
    return words.raw(place).isupper() or (piece.loose != BARE and _ends(words, place))


def _american(words: Words, piece: Piece, place: int) -> None:
    """Take "Eastern" and the like where nothing follows that it may belong to, as in "3pm Central Park"."""
    follows = words.low(place + 1)
    day = follows in WEEKDAYS or follows in AHEAD or follows in CUES
    capital, is_name = words.raw(place)[:1].isupper(), words.raw(place + 1)[:1].isupper()
    if not follows or day or follows in AFTERWARDS or words.has_break(place) or (capital and not is_name):
        piece.beyond, piece.zone = place + 1, zone_named(times.REGIONS[words.low(place)])
    elif capital or words.low(place) in times.PLAINLY_AMERICAN:
        said = words.raw(place)
        piece.ask = piece.ask or f'Is the time by "{said}" clocks? Write the time as it is for you.'


def moment(piece: Piece, here: Standpoint) -> datetime | None:
    """Return the moment of a time in its own zone, on the user's clock; ask where the zone's name is out of season."""
    if piece.zone is None or piece.clock is None:
        return None
    zone = piece.zone
    day = piece.day or here.now.astimezone(zone).date()
    found = datetime.combine(day, piece.clock, zone)
    if piece.day is None and piece.rolls and found < here.now:
        found = datetime.combine(day + timedelta(days=1), piece.clock, zone)
    if piece.zone_name:
        piece.ask = piece.ask or _out_of_season(piece.zone_name, found)
    return found.astimezone(here.now.tzinfo)


def _out_of_season(name: str, said: datetime) -> str:
    """Return what to ask where people at the place of an abbreviation keep another time on that day."""
    minutes, place = times.ZONE_OFFSETS[name]
    zone = zone_named(place) if place else None
    if zone is None or said.astimezone(zone).utcoffset() == timedelta(minutes=minutes):
        return ""
    there = place.rpartition("/")[2].replace("_", " ")
    return f"{name.upper()} is not what {there} keeps on that day: which is meant? Write the time as it is for you."


def _time_of(words: Words, place: int) -> tuple[int, str]:
    """Return where "London time" or "New York time" ends and whose it is; an empty name where there is none."""
    for length in (1, 2):
        is_day = words.low(place) in WEEKDAYS or words.low(place) in AHEAD
        if (
            words.low(place + length) in times.CLOCK_NOUNS
            and not is_day
            and not any(words.has_break(place + step) for step in range(length))
            and words.raw(place).replace("'", "").isalpha()
        ):
            said = " ".join(words.low(place + step) for step in range(length))
            return place + length + 1, particles.EASTERN if said in particles.EASTERN_IN_FULL else said
    return place, ""


def _zone_of(named: str) -> tzinfo | None:
    if named in times.ZONE_OFFSETS:
        return _fixed(named)
    known = times.REGIONS.get(named) or times.ZONES_OF_PLACES.get(named)
    if known:
        return zone_named(known)
    for name in (named, named.removesuffix(particles.OF_A_TOWN)):  # "Londoner Zeit"
        city = "_".join(part.capitalize() for part in fold(name).split())
        for continent in _CONTINENTS:
            if zone := zone_named(f"{continent}/{city}"):
                return zone
    return None


def _fixed(name: str) -> timezone:
    return timezone(timedelta(minutes=times.ZONE_OFFSETS[name][0]))


def _offset(said: str) -> timezone | None:
    sign, digits = said[:1], said[1:].replace(":", "")
    if sign not in ("+", "-") or not digits.isdecimal() or len(digits) not in (1, 2, 4):
        return None
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return timezone(timedelta(minutes=minutes if sign == "+" else -minutes)) if minutes <= 14 * 60 else None
