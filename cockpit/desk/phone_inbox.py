"""What came back from the phone and waits for the seller's word: it is on this machine alone.

`waiting` lists; `dismiss` settles one, as accepting does (`phone_accept`). `put_back` takes a dismissal back; what was
accepted waits again by undo.
"""

from __future__ import annotations

import json

from cockpit.domain.moment import is_before, to_text
from cockpit.domain.record import Record
from cockpit.errors import NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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
    carries out, with `argument` given the value; "" where the next step is meant, or a line is captured. `stamp` is
    that of the action that settled it, or let it wait again; `became` is the id of the record that a line became.
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
    stamp: str = ""
    became: str = ""

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


def dismiss(desk: Desk, item_id: str) -> str:
    """Leave the book as it is; at the next sync the phone gets that back. Return what to tell. Raises NothingFound."""
    item = find(desk, item_id)
    settle(desk, item)
    if item.what == PERSON:
        return "Left on the phone, not in the book."
    if item.what == TYPED:
        return f"Left on the phone, not in the book: “{item.value}”."
    return "The book stays as it is; the next sync puts the phone right."


def put_back(desk: Desk, item_id: str) -> None:
    """Let one that was dismissed wait again. Raises NothingFound."""
    with desk.local.lock():
        now = load(desk)
        item = next((one for one in now.settled if one.id == item_id and not one.stamp), None)
        if item is None:
            raise NothingFound("That is not to be put back.", "Only the last fifty that were settled are.")
        _write(desk, _moved(now, back=[item]))


# For undo, accepting and the sync.


def follow(desk: Desk, at: str, by: str) -> None:
    """Follow an action that was taken back by another: what it settled waits again, what it let wait is settled."""
    now = load(desk)
    if not any(one.stamp == at for one in (*now.settled, *now.waits)):
        return
    with desk.local.lock():
        now = load(desk)
        back, gone = (
            [one.replace(stamp=by) for one in some if one.stamp == at] for some in (now.settled, now.waits)
        )
        _write(desk, _moved(now, back=back, gone=gone))


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


def find(desk: Desk, item_id: str) -> WaitingItem:
    """Return one that waits. Raises NothingFound."""
    found = next((one for one in load(desk).waits if one.id == item_id), None)
    if found is None:
        raise NothingFound("That waits no more.", "`cockpit calendar inbox` lists what does.")
    return found


def settle(desk: Desk, item: WaitingItem) -> None:
    """Let one wait no more."""
    with desk.local.lock():
        _write(desk, _moved(load(desk), gone=[item]))


def _moved(now: Inbox, back: Sequence[WaitingItem] = (), gone: Sequence[WaitingItem] = ()) -> Inbox:
    """Return the inbox once some wait again, and others do no more."""
    ids = {one.id for one in (*back, *gone)}
    captured = {href: one for href, one in now.captured.items() if href not in {one.href for one in back}}
    return now.replace(
        waits=(*[one for one in now.waits if one.id not in ids], *back),
        settled=(*[one for one in now.settled if one.id not in ids], *gone)[-_MOST_SETTLED:],
        captured=captured | {one.href: one.became for one in gone if one.became},
    )


def _is_of(item: WaitingItem, href: str, whats: tuple[str, ...]) -> bool:
    return item.href == href and (not whats or item.what in whats)


def _write(desk: Desk, inbox: Inbox) -> None:
    def plain(items: tuple[WaitingItem, ...]) -> list[dict[str, str]]:
        return [{name: getattr(one, name) for name in WaitingItem.FIELDS} for one in items]

    body = {"waits": plain(inbox.waits), "settled": plain(inbox.settled), "captured": dict(inbox.captured)}
    desk.local.replace(_FILE, json.dumps(body, ensure_ascii=False).encode())
