"""Reading the tables of lines that were written down before the parser saw them, and telling what a line came to."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.capture.draft import Draft
from cockpit.domain.people import fold

DATA = Path(__file__).parent.parent / "data" / "capture"
NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))  # a Wednesday
# The book that the lines were written for.
KNOWN = (
    "acme", "beta", "gamma", "globex", "Globex Corp", "hooli", "Huber GmbH", "initech", "Müller & Söhne", "soylent",
    "stark", "tyrell", "Umbrella Ltd", "wayne",
)  # fmt: skip
_JOINTS = re.compile(r"[,;:\"“”„'‘’«»()–—?]|->|(?<!\S)-(?!\S)")
_MAY_STAY = re.compile(r"\[([^\]]*)\]")


def rows(name: str) -> list[list[str]]:
    """Return the columns of each line of a table."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def misread(draft: Draft, row: list[str], home: str = "EUR") -> dict[str, str]:
    """Return which columns of the row the draft does not come to, with what it came to instead.

    A row has: line, moment (`a/b`: any inside), kind, customer, text (what is in square brackets may stay or go),
    amount.
    """
    _, moment, kind, customer, text, amount = row
    wrong = {}
    found = draft.theirs or draft.due
    if not is_inside(found, moment):
        wrong["moment"] = f"{found:%Y-%m-%dT%H:%M}" if found else "-"
    if draft.kind != kind:
        wrong["kind"] = draft.kind
    if fold(draft.customer or "-") != fold(customer):
        wrong["customer"] = draft.customer or "-"
    if not _says(draft.text, "" if text == "-" else text):
        wrong["text"] = draft.text or "-"
    value, _, currency = amount.partition(" ")
    is_right = (
        draft.amount is None
        if amount == "-"
        else (
            draft.amount is not None
            and draft.amount.value == Decimal(value)
            and draft.amount.currency == (currency or home)
        )
    )
    if not is_right:
        wrong["amount"] = str(draft.amount)
    return wrong


def is_inside(found: datetime | None, expected: str) -> bool:
    """Tell whether a moment is the expected one: a moment, a date, `a/b` for any inside, or - for none."""
    if expected == "-" or found is None:
        return found is None and expected == "-"
    first, _, last = expected.partition("/")
    said = f"{found:%Y-%m-%dT%H:%M}"
    return first <= said[: len(first)] <= (last or first)


def _says(text: str, expected: str) -> bool:
    """Tell whether the words are the expected ones; commas, colons and quotation marks at the joints do not count."""
    parts = _MAY_STAY.split(expected)
    pattern = ""
    for place, part in enumerate(parts):
        words = "".join(rf"{re.escape(word)} " for word in _JOINTS.sub(" ", part).split())
        pattern += f"(?:{words})?" if place % 2 else words
    return re.fullmatch(pattern, "".join(f"{word} " for word in _JOINTS.sub(" ", text).split())) is not None
