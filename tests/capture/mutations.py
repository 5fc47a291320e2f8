"""Damaging one word of a line: what a slip of the keys, an impossible number or a foreign word makes of it."""

from __future__ import annotations

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

FOREIGN = {"fr": "vendredi", "es": "mañana", "it": "giovedì", "pl": "piątek"}
_FOREIGN = tuple(FOREIGN.values())
_IMPOSSIBLE = ("31.4.", "25:99")
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_TIMES = frozenset(("theirs", "mine", "due", "need"))
_ROLES = _TIMES | frozenset("amount customer terms discount signed chosen told".split())
_MARKS = frozenset("\"'“„«")


def damaged(line: str, draft: Draft, of: tuple[str, ...] = _FOREIGN) -> Iterator[tuple[str, str]]:
    """Yield the line with one word of a day, a clock, a sum, terms or a name damaged, and the role of that word.

    What is foreign there is `of` other languages.
    """
    for span in draft.spans:
        is_new = span.role == "customer" and not draft.known  # one new name is as good as another
        if span.role not in _ROLES or is_new or _MARKS.intersection(line[span.start : span.start + 2]):
            continue  # what is in quotation marks is what it says
        place = span.start
        for word in line[span.start : span.end].split():
            start = line.index(word, place)
            place = start + len(word)
            for other in _others(word, span.role, of):
                yield line[:start] + other + line[place:], span.role


def mistyped(line: str, draft: Draft) -> Iterator[str]:
    """Yield the line with the key beside hit for one letter of a day or a clock."""
    for span in draft.spans:
        for at in range(span.start, span.end) if span.role in _TIMES else ():
            row = next((row for row in _KEYBOARD if line[at].lower() in row), "")
            place = row.find(line[at].lower())
            for key in (row[max(place - 1, 0) : place] + row[place + 1 : place + 2]) if row else "":
                yield line[:at] + key + line[at + 1 :]


def _others(word: str, role: str, of: tuple[str, ...]) -> Iterator[str]:
    letters = [at for at, char in enumerate(word) if char.isalpha()]
    if len(letters) > 2 or any(char.isdecimal() for char in word):
        for at in letters:
            yield word[:at] + word[at + 1 :]
            yield word[: at + 1] + word[at:]
            if at + 1 < len(word) and word[at] != word[at + 1] and word[at + 1].isalpha():
                yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if role in _TIMES and (len(letters) > 2 or any(map(str.isdecimal, word))):
        yield from of if letters and not any(map(str.isdecimal, word)) else _IMPOSSIBLE


def meaning(draft: Draft, now: datetime, names: Names) -> tuple[object, ...]:
    """Return what must not become another unnoticed: the moments, the sum, the terms, the customer, the competitor."""
    due = draft.due or (
        now if draft.kind == "paid" else None
    )  # what is paid was paid now, where no day is said
    chosen = names.get(draft.chosen) or "somebody new" if draft.chosen else None
    agreed = draft.terms_days, draft.discount, draft.payable_by, draft.signed
    customer = (draft.customer or "").casefold()
    return draft.theirs, draft.mine, due, draft.told, draft.every, draft.amount, *agreed, customer, chosen


def fate(line: str, draft: Draft, now: datetime, names: Names, rules: Rules | None = None) -> str:
    """Return what becomes of a damaged line: unchanged, told, asked, or silent."""
    again = parse(line, now, rules or Rules(), names)
    if meaning(again, now, names) == meaning(draft, now, names):
        return "unchanged"
    if again.asks:
        return "asked"
    return "told" if again.assumed else "silent"
