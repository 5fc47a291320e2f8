"""Content lines of iCalendar (RFC 5545, 3.1 and 3.3): values as the format spells them, lines folded.

Written out here, since a phone that polls ten thousand deadlines must not wait for a general library to weigh each of
their lines; the tests hold it against that library, byte by byte.
"""

from __future__ import annotations

from datetime import UTC, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, timedelta

_MOST = 74  # octets on a line: with the space before a further one they are the 75 that a reader must take
_FOLD = b"\r\n "
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text(words: str) -> str:
    """Return words as a value of TEXT."""
    return words.translate(_ESCAPED)


def instant(moment: datetime) -> datetime:
    """Return a moment in UTC and whole seconds, as the file has it. Raises ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return moment.astimezone(UTC).replace(microsecond=0)


def utc(moment: datetime) -> str:
    """Return a moment as a value of DATE-TIME in UTC. Raises ValueError or OverflowError for one that has none."""
    at = instant(moment)
    return f"{at.year:04}{at.month:02}{at.day:02}T{at.hour:02}{at.minute:02}{at.second:02}Z"


def day(on: date) -> str:
    """Return a day as a value of DATE."""
    return f"{on.year:04}{on.month:02}{on.day:02}"


def elapsed(time: timedelta) -> str:
    """Return a duration in hours, minutes and seconds, such as `-PT26H30M`.

    Those are exact; a day in a duration is a day of the calendar, 23 to 25 hours long (RFC 5545, 3.3.6).
    """
    seconds = int(time.total_seconds())
    total = abs(seconds)
    hours, minutes, rest = total // 3600, total // 60 % 60, total % 60
    written = f"{hours}H" if hours else ""
    written += f"{minutes}M" if minutes or (hours and rest) else ""
    written += f"{rest}S" if rest or not total else ""
    return f"{'-' if seconds < 0 else ''}PT{written}"


def line(name: str, value: str) -> bytes:
    """Return one content line, folded where it is long, and never in the midst of a character or an escape."""
    data = f"{name}:{value}".encode()
    if len(data) <= _MOST:
        return data + b"\r\n"
    pieces = []
    while len(data) > _MOST:
        cut = _MOST
        while data[cut] & 0xC0 == 0x80:  # UTF-8 marks the further bytes of a character so
            cut -= 1
        if data[cut - 1] in b"\\^":
            cut -= 1
        pieces.append(data[:cut])
        data = data[cut:]
    return _FOLD.join([*pieces, data]) + b"\r\n"
