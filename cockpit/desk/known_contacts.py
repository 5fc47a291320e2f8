"""What this machine last had of each card that it gave to phones or took from them: it tells by that who changed."""

from __future__ import annotations

import json

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.desk.desk import Desk

_FILE = "contacts-known"


class KnownContact(Record):
    """A card as both sides last had it: whose it is, and each of its fields; None where they never agreed on one."""

    id: int
    name: str | None = None
    phones: tuple[str, ...] | None = None
    mails: tuple[str, ...] | None = None


def known(desk: Desk) -> dict[str, KnownContact]:
    """Return what is known, by the UIDs of cards; nothing where that does not read: then names are compared."""
    try:
        body = json.loads(desk.local.read(_FILE) or b"{}")
        return {uid: _contact(one) for uid, one in body.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def note_known(desk: Desk, contacts: Mapping[str, KnownContact]) -> None:
    """Keep what is known."""
    body = {
        uid: {"id": f"{one.id:x}", "name": one.name, "phones": one.phones, "mails": one.mails}
        for uid, one in sorted(contacts.items())
    }
    desk.local.replace(_FILE, json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"))


def _contact(one: dict[str, object]) -> KnownContact:
    def several(name: str) -> tuple[str, ...] | None:
        found = one[name]
        return tuple(map(str, found)) if isinstance(found, list) else None

    name = one["name"]
    return KnownContact(
        id=int(str(one["id"]), 16),
        name=str(name) if name is not None else None,
        phones=several("phones"),
        mails=several("mails"),
    )
