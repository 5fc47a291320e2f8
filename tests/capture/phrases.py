"""Reading phrases of time on their own, and the tables that say what they mean."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.capture.parse import parse
from cockpit.capture.times.find import Found, find_times
from cockpit.capture.times.result import Standpoint
from cockpit.capture.tokens import Words
from cockpit.domain.rules import Rules

DATA = Path(__file__).parent.parent / "data" / "capture"
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 11, 18, 10, 20, tzinfo=BERLIN)
DUCKLING = datetime(2013, 2, 12, 4, 30, tzinfo=timezone(timedelta(hours=-2)))
AMERICAN = Rules(day_before_month=False)


def found(phrase: str, now: datetime = WEDNESDAY, rules: Rules | None = None) -> list[Found]:
    """Return the times in a phrase."""
    return find_times(Words(phrase, ()), Standpoint(now, rules or Rules()))


def the_one(phrase: str, now: datetime = WEDNESDAY, rules: Rules | None = None) -> Found:
    """Return the only time in a phrase, which must be all of it."""
    (one,) = found(phrase, now, rules)
    assert (one.first, one.beyond) == (0, len(Words(phrase, ()))), phrase
    assert not one.is_topic
    return one


def said(phrase: str, now: datetime = WEDNESDAY, rules: Rules | None = None) -> str:
    """Return what a phrase means, a date or a moment; "?" where it is asked."""
    one = the_one(phrase, now, rules)
    if one.moment is None:
        assert one.ask
        return "?"
    return f"{one.moment:%Y-%m-%d}" if one.whole_day else f"{one.moment:%Y-%m-%dT%H:%M}"


def table(name: str) -> list[list[str]]:
    """Return the rows of a table: phrase, expected, group."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def is_as_expected(moment: datetime, expected: str) -> bool:
    """Tell whether a moment is the expected one, or inside what is expected."""
    first, _, last = expected.partition("/")
    written = f"{moment:%Y-%m-%dT%H:%M}"[: len(first)]
    return first <= written <= (last or first)


def verdict(row: list[str], now: datetime = WEDNESDAY, rules: Rules | None = None) -> str:
    """Return how a row fares where it ends a to-do: right, wrong, or asked (which is right where it may be asked).

    A row of the group "line" is a whole line. Where "?" is expected it must be asked, where "-" is, there is no time.
    To pass over words of time without a question is wrong in those tables.
    """
    phrase, expected, group = row
    draft = parse(phrase if group == "line" else f"todo check the stock {phrase}", now, rules or Rules())
    moment = draft.theirs or draft.due
    if draft.every is not None:  # since to-dos repeat, what had to be asked about is read
        return "right" if expected == "?" else "wrong"
    if moment is None:
        if expected in ("?", "-"):
            return "right" if draft.asks or expected == "-" else "wrong"
        return "right" if group == "ambig" and draft.missing else "asked"
    if expected in ("?", "-") or not is_as_expected(moment, expected):
        return "wrong"
    return "wrong" if group == "ambig" and not draft.assumed else "right"


def tally(name: str, now: datetime = WEDNESDAY, rules: Rules | None = None) -> Counter[str]:
    """Return how many rows of a table are right, wrong and asked."""
    return Counter(verdict(row, now, rules) for row in table(name))
