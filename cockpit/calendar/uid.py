"""What an event is known by, for ever: readers find by it what they had before."""

from __future__ import annotations

from hashlib import sha256

from cockpit.domain.record import created_ms

# Records made until then have their events in calendars under names that tell what they are for. Those names stay.
_OPAQUE_SINCE = 1_795_978_800_000  # 29 November 2026, 19:00 UTC, in milliseconds
_DIGITS = 32


def uid(record_id: int, purpose: str, privacy: str) -> str:
    """Return the UID of the event of a record and a purpose.

    A new one says nothing of the purpose, and so does each at the level "busy", which tells nothing of anything.
    """
    named = f"{record_id:032x}-{purpose}"
    if created_ms(record_id) < _OPAQUE_SINCE and privacy != "busy":
        return f"{named}@sales-cockpit"
    return f"{sha256(named.encode()).hexdigest()[:_DIGITS]}@sales-cockpit"
