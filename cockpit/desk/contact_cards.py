"""The people and firms as cards for phones: phone, mail and name, and on request what is open with them."""

from __future__ import annotations

from cockpit.desk.known_contacts import KnownContact, known, note_known
from cockpit.domain.people import Customer, fold
from cockpit.domain.record import Record
from cockpit.exchange.vcards import PersonCard, write
from cockpit.store.past_records import load_customers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.calendar.record_events import LeftOut
    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry

OURS = "@sales-cockpit"
"""How the UID of a card ends that was first made here; before it stands the id."""
_BETWEEN = " / "  # several numbers of one person, as merging two of them writes them


class PeopleExported(Record):
    """A file of cards: its bytes, how many they are, and which records could not be told of in a note."""

    data: bytes
    cards: int
    left_out: tuple[LeftOut, ...] = ()


def export_people(desk: Desk, *, note: str = "") -> PeopleExported:
    """Return everybody as cards. With a `note` it tells what is open with them, at that level of privacy.

    Raises NotUnderstood for a level that there is none of, BookError where the book does not read.
    """
    from cockpit.calendar.ics import PRIVACY, must_be_known

    must_be_known("level of privacy", [note] if note else [], PRIVACY)
    load_customers(desk.book)
    told, left_out = open_notes(desk, note) if note else ({}, ())
    had = known(desk)
    uids = {one.id: uid for uid, one in sorted(had.items()) if not uid.endswith(OURS)}  # the phone's own
    cards = []
    people = sorted(desk.book.customers.values(), key=lambda one: (fold(one.display), one.id))
    for who in (one for one in people if one.is_open()):
        cards.append(card_of(who, uids.get(who.id, ""), told.get(who.id, "")))
        had[cards[-1].uid] = as_known(who.id, cards[-1])
    note_known(desk, had)
    return PeopleExported(data=write(cards), cards=len(cards), left_out=tuple(left_out))


def card_of(who: Customer, uid: str = "", note: str = "") -> PersonCard:
    """Return somebody as a card."""
    return PersonCard(
        uid=uid or f"{who.id:032x}{OURS}",
        name=who.display,
        phones=_several(who.phone),
        mails=_several(who.email),
        roles=who.roles,
        note=note,
    )


def open_notes(desk: Desk, level: str) -> tuple[dict[int, str], list[LeftOut]]:
    """Return what is open with each, by their id. What is long over is not read for it."""
    from cockpit.calendar.contact_note import note
    from cockpit.calendar.record_events import Telling, tells_contacts
    from cockpit.desk.calendar_export import lookups
    from cockpit.desk.contacts import at_hand, became
    from cockpit.desk.open_codes import OpenCodes
    from cockpit.domain.contacts import in_touch_by_customer

    records = at_hand(desk)
    merged = became(desk)
    stands = in_touch_by_customer([one for one in records if tells_contacts(one)], merged)
    theirs: dict[int, list[Entry]] = {}
    for record in records:
        if record.customer is not None:
            theirs.setdefault(merged.get(record.customer, record.customer), []).append(record)
    asked = lookups(desk, OpenCodes()).replace(name_of=lambda _record: "")
    telling = Telling(privacy=level, amounts=False)
    told, left_out = {}, []
    for customer, its in theirs.items():
        told[customer], left = note(its, asked, telling, stands.get(customer))
        left_out += left
    return told, left_out


def as_known(customer: int, card: PersonCard) -> KnownContact:
    """Return a card that both sides have alike."""
    return KnownContact(id=customer, name=card.name, phones=card.phones, mails=card.mails)


def _several(said: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (said or "").split(_BETWEEN) if one.strip())


def joined(said: Iterable[str]) -> str | None:
    """Return several numbers or addresses as the book has them."""
    return _BETWEEN.join(said) or None
