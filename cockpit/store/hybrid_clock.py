"""The hybrid logical clock: stamps that order changes across processes and machines.

A stamp is text, `milliseconds since 1970 UTC - counter - device`, so that it sorts as it reads. It follows
the wall clock where that moves forward and counts on from the last stamp where it does not.
"""

from cockpit.errors import BookError

_MS = 13
_COUNTER = slice(_MS + 1, _MS + 5)
_LAST_COUNT = 0xFFFF
_LATEST = 8_000_000_000_000  # the year 2223: a clock beyond is wrong, and stamps must keep to their digits


def next_stamp(wall_ms: int, device: str, *seen: str) -> str:
    """Return a stamp for `device` that exceeds every one seen, at `wall_ms` where the clock allows.

    Raises BookError where there is none.
    """
    last = max(seen, default="")
    ms, count = max(0, min(wall_ms, _LATEST)), 0
    if last and ms_of(last) >= ms:
        ms, count = ms_of(last), int(last[_COUNTER], 16) + 1
        if count > _LAST_COUNT:
            ms, count = ms + 1, 0
    if ms >= 10**_MS:
        raise BookError(
            "Another machine wrote this with its clock at the end of time: no later change can be told.",
            "Set that machine's clock, and capture this anew.",
        )
    return f"{ms:0{_MS}d}-{count:04x}-{device}"


def is_stamp(text: object) -> bool:
    """Tell whether something read from a file is a stamp."""
    if not isinstance(text, str) or len(text) <= _COUNTER.stop + 1:
        return False
    ms, count, dashes = text[:_MS], text[_COUNTER], text[_MS] + text[_COUNTER.stop]
    return dashes == "--" and not ms.strip("0123456789") and not count.strip("0123456789abcdef")


def ms_of(stamp: str) -> int:
    """Return the milliseconds since 1970 UTC of a stamp."""
    return int(stamp[:_MS])


def device_of(stamp: str) -> str:
    """Return the device that made a stamp."""
    return stamp[_COUNTER.stop + 1 :]
