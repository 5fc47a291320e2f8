"""`cockpit calendar status` and `inbox`: how it stands with the phone, and what came back from it."""

from __future__ import annotations

from cockpit.cli.output import as_json, say
from cockpit.domain.wording import full
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cockpit.desk.desk import Desk
    from cockpit.desk.phone_inbox import WaitingItem
    from cockpit.desk.phone_state import PhoneState

_USAGE = "cockpit calendar inbox [accept|dismiss ID [WORDS]]"


def status(desk: Desk, options: Namespace) -> int:
    """Tell how the calendar is served, who fetched it when and what to expect of them, and how the server agrees."""
    from cockpit.desk.phone_state import how_served, how_synced, phone_state

    state = phone_state(desk)
    if options.json:
        as_json(_body(desk, state))
        return 0
    for line in how_served(state):
        say(line)
    if state.served is not None and not state.readers:
        say("Nobody has fetched it yet.")
    for one in state.readers:
        say(f"{one.name}: {one.feed}, {full(one.at, desk.now())}, {one.how}")
        for line in one.expect:
            say(f"  {line}")
    if state.served is not None or state.server:
        for line in how_synced(state, desk.now()):
            say(line)
    if state.waits:
        say(
            f"{len(state.waits)} from the phone {'wait' if len(state.waits) > 1 else 'waits'} for your word: "
            "`cockpit calendar inbox`."
        )
    return 0 if state.served is not None or state.server else 1


def inbox(desk: Desk, options: Namespace) -> int:
    """List what came back from the phone and waits, or settle one."""
    from cockpit.desk import phone_inbox

    _, *said = options.words
    if said:
        return _settle(desk, said, options)
    waits = phone_inbox.waiting(desk)
    if options.json:
        as_json([_item(one) for one in waits])
        return 0
    for one in waits:
        say(f"{one.id}  {one.said}")
        say(f"          accept: {one.asks}")
    if waits:
        say("`cockpit calendar inbox accept ID` does it, `dismiss ID` leaves the book as it is.")
    else:
        say("Nothing from the phone waits for your word.")
    return 0


def _settle(desk: Desk, said: list[str], options: Namespace) -> int:
    from cockpit.desk import phone_inbox

    verb, *rest = said
    if verb not in ("accept", "dismiss") or not rest or (verb == "dismiss" and len(rest) > 1):
        raise NotUnderstood(f"“{' '.join(said)}” is nothing to do with the inbox.", f"So: {_USAGE}", "")
    item, words = rest[0], " ".join(rest[1:])
    told = phone_inbox.dismiss(desk, item) if verb == "dismiss" else accept(desk, item, words)
    if options.json:
        as_json({"id": item, "told": told})
    else:
        say(told)
    return 0


def accept(desk: Desk, item: str, words: str) -> str:
    """Accept one, with words where it asks for any: they replace a typed line. Raises as `phone_inbox.accept`."""
    from cockpit.desk import phone_inbox
    from cockpit.errors import Asked

    given: Mapping[str, str] = {}
    if words:
        found = next((one for one in phone_inbox.waiting(desk) if one.id == item), None)
        is_typed = found is not None and found.record_id is None
        given = {"line" if is_typed else "text": words}
    try:
        return phone_inbox.accept(desk, item, given)
    except Asked as asked:
        if not words or asked.argument in given:
            raise NotUnderstood(asked.what, f"Say it: cockpit calendar inbox accept {item} WORDS") from asked
        return phone_inbox.accept(desk, item, {asked.argument: words})


def _item(one: WaitingItem) -> dict[str, str]:
    return {name: getattr(one, name) for name in ("id", "what", "said", "asks", "at", "value")}


def _body(desk: Desk, state: PhoneState) -> dict[str, object]:
    from cockpit.desk.feed_state import fetched

    served, sync = state.served, state.sync
    return {
        "served": {name: getattr(served, name) for name in served.FIELDS} if served else None,
        "answers": state.answers,
        "links": bool(state.links) or bool(state.trouble),
        "fetched": fetched(desk),
        "trouble": state.trouble,
        "sync": {
            "server": state.server,
            "at": sync.at.isoformat() if sync.at else None,
            "trouble": sync.trouble,
            "entries": sync.entries,
        }
        if state.server
        else None,
        "waiting": len(state.waits),
    }
