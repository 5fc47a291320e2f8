"""What came back from the phone and waits for the seller's word: it is on this machine alone.

The one door to it: `waiting` lists, `accept` and `dismiss` settle one, `put_back` takes a settling back.
"""

from __future__ import annotations

import json

from cockpit.desk import actions, capture
from cockpit.domain.moment import from_text, is_before, to_text
from cockpit.domain.record import Record
from cockpit.errors import NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk

_FILE = "phone-inbox"
_MOST_SETTLED = 50
TICKED, MOVED, RENAMED, TYPED = "ticked", "moved", "renamed", "typed"
DELETED, CANCELLED, PERSON = "deleted", "cancelled", "person"


class WaitingItem(Record):
    """One thing that waits: `id` names it, `said` is the sentence for the seller, `asks` what accepting it does.

    `what` is ticked, moved, deleted, cancelled, typed or renamed, of the entry at `href` on the server, or a person who
    is new there; `record` is the id of the record, as text, or that such a person gets, "" of what was typed there.
    `value` is the new time, title, line or card, `at` when it was taken in, both as text. `verb` is what accepting
    carries out, with `argument` given the value; "" where the next step is meant, or a line is captured.
    """

    id: str
    what: str
    href: str
    said: str
    asks: str
    at: str
    record: str = ""
    value: str = ""
    verb: str = ""
    argument: str = ""

    @property
    def record_id(self) -> int | None:
        """The record that it is about."""
        return int(self.record) if self.record else None


class Inbox(Record):
    """What waits, the oldest first; what was settled of late; and typed entries whose lines are in the book by now."""

    waits: tuple[WaitingItem, ...] = ()
    settled: tuple[WaitingItem, ...] = ()
    captured: Mapping[str, str] = {}


def waiting(desk: Desk) -> list[WaitingItem]:
    """Return what waits, the oldest first."""
    return list(load(desk).waits)


def accept(desk: Desk, item_id: str, given: Mapping[str, str] | None = None) -> str:
    """Do in the book what came back, as one action that undo takes back; return what to tell.

    `given` is what the verb takes, where it asks: `{"text": "they will pay on Friday"}`; of a typed line, `line`
    replaces it. Raises NothingFound where it waits no more, and as verbs and capturing do: then it waits on.
    """
    item = _find(desk, item_id)
    said = dict(given or {})
    captured = ""
    if item.what == PERSON:
        from cockpit.desk.vcard_import import import_people

        found = import_people(desk, item.value.encode())
        told = f"Kept {found.new[0].display}." if found.new else found.counts("Kept")
    elif item.record_id is None:
        saved = capture.add(desk, said.get("line") or item.value)
        told, captured = saved.said(), str(saved.record.id)
    elif not item.verb:
        told = " ".join(one.told for one in actions.do_next(_at_tick(desk, item), [item.record_id], said))
    else:
        values = {item.argument: item.value} if item.argument else {}
        there = _at_tick(desk, item)
        told = " ".join(one.told for one in actions.do(there, [item.record_id], item.verb, values | said))
    _settle(desk, item, {item.href: captured} if captured else {})
    return told


def dismiss(desk: Desk, item_id: str) -> str:
    """Leave the book as it is; at the next sync the phone gets that back. Return what to tell. Raises NothingFound."""
    item = _find(desk, item_id)
    _settle(desk, item, {})
    if item.what == PERSON:
        return "Left on the phone, not in the book."
    if item.what == TYPED:
        return f"Left on the phone, not in the book: “{item.value}”."
    return "The book stays as it is; the next sync puts the phone right."


def put_back(desk: Desk, item_id: str) -> None:
    """Let one that was settled wait again. What accepting it did is taken back by undo. Raises NothingFound."""
    with desk.local.lock():
        now = load(desk)
        item = next((one for one in now.settled if one.id == item_id), None)
        if item is None:
            raise NothingFound("That is not to be put back.", "Only the last fifty that were settled are.")
        _write(
            desk,
            now.replace(
                waits=(*now.waits, item),
                settled=tuple(one for one in now.settled if one.id != item_id),
                captured={href: one for href, one in now.captured.items() if href != item.href},
            ),
        )


# For the sync.


def load(desk: Desk) -> Inbox:
    """Return the inbox as it stands; an empty one where there is none, or the file is damaged."""
    try:
        said = json.loads(desk.local.read(_FILE) or b"{}")
        parts = {
            name: tuple(WaitingItem(**one) for one in said.get(name, ())) for name in ("waits", "settled")
        }
        return Inbox(**parts, captured=dict(said.get("captured", {})))
    except (ValueError, TypeError, AttributeError):
        return Inbox()


def let_wait(desk: Desk, item: WaitingItem) -> None:
    """Let something wait, in place of what waits of the same entry for the same reason."""
    with desk.local.lock():
        now = load(desk)
        waits = tuple(one for one in now.waits if one.id != item.id)
        _write(desk, now.replace(waits=(*waits, item)))


def drop(desk: Desk, href: str, *whats: str) -> None:
    """Let nothing of an entry wait any more, for these reasons: it is as the book has it."""
    now = load(desk)
    if any(_is_of(one, href, whats) for one in now.waits):
        with desk.local.lock():
            now = load(desk)
            _write(desk, now.replace(waits=tuple(one for one in now.waits if not _is_of(one, href, whats))))


def forget_captured(desk: Desk, href: str) -> None:
    """Forget a typed entry whose line is in the book: it is gone from the server."""
    with desk.local.lock():
        now = load(desk)
        _write(desk, now.replace(captured={one: by for one, by in now.captured.items() if one != href}))


def item_of(desk: Desk, what: str, href: str, said: str, asks: str, **more: Any) -> WaitingItem:
    """Return something that is to wait; of one entry and reason it has one id, for ever."""
    from hashlib import sha256

    name = sha256(f"{what} {href}".encode()).hexdigest()[:8]
    return WaitingItem(
        id=name, what=what, href=href, said=said, asks=asks, **{"at": to_text(desk.now()), **more}
    )


def as_of(desk: Desk, moment: datetime) -> Desk:
    """Return a desk at the same book as at a moment, or as now where that is to come."""
    now = desk.now()
    return desk.as_of(now if is_before(now, moment) else moment.astimezone(now.tzinfo))


def _at_tick(desk: Desk, item: WaitingItem) -> Desk:
    """Return a desk at the moment at which it was ticked, where that is told."""
    return as_of(desk, from_text(item.value)) if item.what == TICKED and item.value else desk


def _find(desk: Desk, item_id: str) -> WaitingItem:
    found = next((one for one in load(desk).waits if one.id == item_id), None)
    if found is None:
        raise NothingFound("That waits no more.", "`cockpit calendar inbox` lists what does.")
    return found


def _settle(desk: Desk, item: WaitingItem, captured: Mapping[str, str]) -> None:
    with desk.local.lock():
        now = load(desk)
        _write(
            desk,
            now.replace(
                waits=tuple(one for one in now.waits if one.id != item.id),
                settled=(*[one for one in now.settled if one.id != item.id], item)[-_MOST_SETTLED:],
                captured={**now.captured, **captured},
            ),
        )


def _is_of(item: WaitingItem, href: str, whats: tuple[str, ...]) -> bool:
    return item.href == href and (not whats or item.what in whats)


def _write(desk: Desk, inbox: Inbox) -> None:
    def plain(items: tuple[WaitingItem, ...]) -> list[dict[str, str]]:
        return [{name: getattr(one, name) for name in WaitingItem.FIELDS} for one in items]

    body = {"waits": plain(inbox.waits), "settled": plain(inbox.settled), "captured": dict(inbox.captured)}
    desk.local.replace(_FILE, json.dumps(body, ensure_ascii=False).encode())
