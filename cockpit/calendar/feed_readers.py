"""Who polls a feed, by the name that it gives of itself, and what is to be expected of it."""

from __future__ import annotations

from cockpit.domain.record import Record
from cockpit.domain.text import clean

_MOST = 60


class Reader(Record):
    """One kind of reader: its name, by what its own name is known, how often it looks, whether it rings, and a hint."""

    name: str
    known_by: tuple[str, ...]
    looks: str
    rings: str
    hint: str = ""


READERS = (
    Reader(
        name="Google Calendar",
        known_by=("Google-Calendar-Importer", "Googlebot", "Feedfetcher-Google"),
        looks="every 4 to 24 hours, when it likes",
        rings="never: it ignores the alarms",
        hint="For alarms on Android use ICSx⁵ in its place.",
    ),
    Reader(
        name="Outlook",
        known_by=(
            "Microsoft Exchange",
            "Microsoft.Exchange",
            "Outlook",
            "OutlookMobile",
            "ms-office",
            "MSOffice",
        ),
        looks="every 3 to 24 hours",
        rings="never: it ignores the alarms",
    ),
    Reader(
        name="ICSx⁵",
        known_by=("ICSx5",),
        looks="as often as you set it there",
        rings="at each alarm",
    ),
    Reader(
        name="Thunderbird",
        known_by=("Thunderbird",),
        looks="as often as you set it there, every 30 minutes at first",
        rings="if “Show reminders” is on",
    ),
    Reader(
        name="vdirsyncer", known_by=("vdirsyncer",), looks="when you run it", rings="by what you read it with"
    ),
    Reader(
        name="a browser",
        known_by=("Mozilla", "Chrome", "Safari"),
        looks="once",
        rings="never",
        hint="It shows or imports the file: to stay up to date, subscribe by the page's own buttons.",
    ),
    Reader(
        name="macOS Calendar",
        known_by=("CalendarAgent", "macOS", "Mac OS X", "Mac+OS+X"),
        looks="as often as you set it there, from every 5 minutes on",
        rings="if “Remove: Alerts” is off in the subscription",
    ),
    Reader(
        name="iPhone or iPad",
        known_by=("iOS", "iPhone", "iPad", "dataaccessd", "remindd"),
        looks="every 15 minutes to a week: Settings, Apps, Calendar, Accounts, Fetch New Data",
        rings="if “Remove Alarms” is off in the subscription; it is on at first",
    ),
)


def reader_of(agent: str) -> Reader:
    """Return the reader that gives this name of itself; one of that name where it is not known."""
    for reader in READERS:
        if any(name in agent for name in reader.known_by):
            return reader
    name = clean(agent).strip()[:_MOST] or "a reader without a name"
    return Reader(name=name, known_by=(), looks="not known", rings="not known")
