"""Reading the time zone that follows a time of day: "10am EST"."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.capture.pieces import Here, Piece
    from cockpit.capture.words import Words

# Minutes east of UTC, of the abbreviations that mean one zone.
_OFFSETS = {
    "utc": 0, "gmt": 0, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "sgt": 480, "hkt": 480,
    "aest": 600, "aedt": 660,
}  # fmt: skip
_UNCLEAR = frozenset(("cst", "bst", "ist", "wet", "et", "ct", "mt", "pt"))
_OWN = frozenset(("my", "our", "local"))


def in_zone(words: Words, piece: Piece, here: Here) -> None:
    """Move the piece's time into the user's zone, or ask, where the words after it name another zone."""
    place = piece.beyond
    low = words.low(place)
    raw = words.all[place].raw if low else ""
    if words.low(place + 1) == "time" and raw.isalpha():
        if low not in _OWN:
            piece.ask = piece.ask or f'What is that in your own time? "{raw} time" is not known.'
        piece.beyond = place + 2
    elif low in _UNCLEAR and raw.isupper():
        piece.ask = piece.ask or f"Which zone is {raw}? Write the time as it is for you."
        piece.beyond = place + 1
    elif low in _OFFSETS and piece.clock is not None:
        zone = timezone(timedelta(minutes=_OFFSETS[low]))
        day = piece.day or here.now.astimezone(zone).date()
        moment = datetime.combine(day, piece.clock, zone)
        if piece.day is None and moment < here.now:
            moment += timedelta(days=1)
        piece.moment = moment.astimezone(here.now.tzinfo)
        piece.beyond = place + 1
