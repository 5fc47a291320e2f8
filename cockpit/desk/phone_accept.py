"""What came back from the phone and waits, done in the book by the seller's word."""

from __future__ import annotations

from cockpit.desk import actions, capture
from cockpit.desk.phone_inbox import PERSON, TICKED, TYPED, as_of, find, settle
from cockpit.domain.moment import from_text
from cockpit.domain.wording import sentence
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.desk.desk import Desk
    from cockpit.desk.phone_inbox import WaitingItem


def accept(desk: Desk, item_id: str, given: Mapping[str, str] | None = None) -> str:
    """Do in the book what came back, as one action that undo takes back; return what to tell.

    `given` is what the verb takes, where it asks: `{"text": "they will pay on Friday"}`; of a typed line, `line`
    replaces it. Raises NothingFound where it waits no more, and as verbs and capturing do: then it waits on.
    """
    item = find(desk, item_id)
    there = _at_tick(desk, item)
    before = there.last_stamp()
    told, became = _done(there, item, dict(given or {}))
    after = there.last_stamp()
    settle(desk, item.replace(stamp=after if after != before else "", became=became))
    return told


def doubt(desk: Desk, item: WaitingItem) -> NotUnderstood | None:
    """Return what to ask before a typed line is captured: capture keeps such a line, and asks only afterwards."""
    asks = capture.understand(desk, item.value).draft.asks if item.what == TYPED else ()
    return NotUnderstood(asks[0], "Mend the line, or take it as it is.") if asks else None


def _done(desk: Desk, item: WaitingItem, said: dict[str, str]) -> tuple[str, str]:
    """Do it; return what to tell, and the id of what a line was captured as."""
    if item.what == PERSON:
        from cockpit.desk.vcard_import import import_people

        found = import_people(desk, item.value.encode())
        return (sentence(f"Kept {found.new[0].display}") if found.new else found.counts("Kept")), ""
    if item.record_id is None:
        saved = capture.add(desk, said.get("line") or item.value)
        return saved.said(), str(saved.record.id)
    if item.verb:
        values = {item.argument: item.value} if item.argument else {}
        outcomes = actions.do(desk, [item.record_id], item.verb, values | said)
    else:
        outcomes = actions.do_next(desk, [item.record_id], said)
    return " ".join(one.told for one in outcomes), ""


def _at_tick(desk: Desk, item: WaitingItem) -> Desk:
    """Return a desk at the moment at which it was ticked, where that is told."""
    return as_of(desk, from_text(item.value)) if item.what == TICKED and item.value else desk
