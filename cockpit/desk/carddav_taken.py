"""Cards on the address server taken in: whose each is, and each field compared three ways.

A field is compared as it was last seen there, as it is there, as it is here. Numbers and addresses are several: what
either side added stays, what either took away goes, so that two edits are both kept. A name is one.
"""

from __future__ import annotations

from cockpit.desk.carddav_map import KnownCard
from cockpit.desk.contact_cards import OURS, card_of, joined
from cockpit.desk.known_contacts import known
from cockpit.desk.vcard_import import ContactChange
from cockpit.domain.people import fold, followed
from cockpit.exchange.vcard_patch import card_there
from cockpit.exchange.vcards import PersonCard, digits, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from cockpit.desk.carddav_map import CarddavMap
    from cockpit.desk.desk import Desk
    from cockpit.domain.people import Customer
    from cockpit.exchange.vcard_patch import CardThere


class CardsTaken:
    """Cards taken in one by one: `after` is who changed, `told` what to tell, `new` who is nobody's here, by path.

    Who is new is asked for once; `waiting` are the paths of those whose answer is not given yet.
    """

    def __init__(self, desk: Desk, map_: CarddavMap, waiting: Collection[str]) -> None:
        self._waiting = waiting
        self._customers, self._cards = desk.book.customers, map_.cards
        self._given = known(desk)
        self.after: dict[int, Customer] = {}
        self.told: list[str] = []
        self.new: dict[str, PersonCard] = {}
        self._names: dict[str, int] = {}
        for who in self._customers.values():
            if who.is_open():
                self._names |= {fold(name): who.id for name in who.names() if fold(name) not in self._names}
        owned = [(href, one, self.owner(int(one.id))) for href, one in map_.cards.items() if one.id]
        ranked = sorted(
            (one.gone, int(one.id) != who.id, href, who.id) for href, one, who in owned if who is not None
        )
        self.paths: dict[int, str] = {}
        for _, _, href, customer in ranked:  # of two, the one that is there; of two merged, their own
            self.paths.setdefault(customer, href)

    def owner(self, customer: int) -> Customer | None:
        """Return somebody as they stand now, whom an id leads to; None where they are not in the book any more."""
        found = followed(customer, self._customers)
        return self.after.get(found.id, found) if found is not None and found.is_open() else None

    def whose(self, uid: str, name: str) -> Customer | None:
        """Return whose a card may be that was never compared: by its UID, else by the name; None for one of nobody."""
        ids = [self._given[uid].id] if uid in self._given else []
        if uid.endswith(OURS):
            try:
                ids.append(int(uid.removesuffix(OURS), 16))
            except ValueError:
                pass  # made by no Cockpit: its name tells
        found = next((who for one in ids if (who := self.owner(one)) is not None), None)
        if found is None and fold(name) in self._names:
            found = self.owner(self._names[fold(name)])
        return found

    def take(self, href: str, etag: str, body: bytes) -> CardThere | None:
        """Take in a card that is new there, or another; return it where it is somebody's here."""
        had = self._cards.get(href, KnownCard())
        there = card_there(body)
        if there is None or not fold(there.card.name):
            self._cards[href] = had.replace(etag=etag)  # left as it is
            return None
        card = there.card
        seen = KnownCard(
            uid=card.uid, etag=etag, name=card.name, phones=card.phones, mails=card.mails, note=there.note
        )
        who = self.owner(int(had.id)) if had.id else self.whose(card.uid, card.name)
        is_first = who is not None and self._is_free(who, href)
        if who is None or not (is_first or had.id):
            if not had.id:  # else not in the book now: should they come back, this is taken in then
                if who is None and not card.uid.endswith(OURS) and self._is_to_ask(href):
                    self.new[href] = card.replace(line=0)
                self._cards[href] = seen
            return None
        base = had if had.id else None
        after, said = self._numbers(who, held(who), card, base), had.said
        if is_first:  # of two who were merged, the card of the other keeps its name
            after, said = self._named(after, card, base)
        if after != who:
            self.after[who.id] = after
        self._cards[href] = seen.replace(id=str(who.id) if is_first else had.id, said=said)
        return there

    def _is_to_ask(self, href: str) -> bool:
        return href not in self._cards or href in self._waiting

    def _is_free(self, who: Customer, href: str) -> bool:
        """Tell whether somebody's card may be the one at a path: a second one of theirs is left as it is."""
        had = self.paths.setdefault(who.id, href)
        if had != href and self._cards[had].gone:  # deleted there, and made anew
            del self._cards[had]
            self.paths[who.id] = had = href
        return had == href

    def _numbers(self, who: Customer, ours: PersonCard, card: PersonCard, had: KnownCard | None) -> Customer:
        after = who
        for field, column, name, compared in _FIELDS:
            here, there = getattr(ours, name), getattr(card, name)
            both = merged(getattr(had, name) if had else (), here, there, compared)
            if both != here:
                every = getattr(card_of(who), name)
                lost = [one for one in every if compared(one) not in {compared(it) for it in here}]
                now = joined((*both, *lost))
                after = after.replace(**{column: now})
                change = ContactChange(
                    who=who.display, field=field, was=joined(every) or "", now=now or "none"
                )
                self.told.append(f"Contact changed on the phone: {change}.")
        return after

    def _named(self, who: Customer, card: PersonCard, had: KnownCard | None) -> tuple[Customer, str]:
        """Return somebody with the name settled, and the name here that the card is up to."""
        if had is None or card.name == had.name:
            return who, (had.said if had else who.display)
        if card.name == who.display:
            return who, who.display
        is_free = self._names.get(fold(card.name), who.id) == who.id
        change = ContactChange(who=who.display, field="name", was=who.display, now=card.name)
        if not is_free:
            self.told.append(f"{who.display} is called {card.name} on the phone, as somebody else is here.")
            return who, who.display
        self._names[fold(card.name)] = who.id
        if who.display == had.said:
            self.told.append(f"Contact changed on the phone: {change}.")
            return who.rename(card.name), card.name
        self.told.append(
            f"{who.display} was renamed here, and on the phone to {card.name}: both lead to them."
        )
        return who.add_alias(card.name), had.said


def merged(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], compared: Callable[[str], str]
) -> tuple[str, ...]:
    """Return several numbers or addresses, what either side added or took away since the `base` done to them."""
    had, here, there = ({compared(one) for one in side} for side in (base, ours, theirs))
    return (
        *(one for one in ours if compared(one) in there or compared(one) not in had),
        *(one for one in theirs if compared(one) not in here and compared(one) not in had),
    )


def held(who: Customer, uid: str = "", note: str = "") -> PersonCard:
    """Return somebody as a card holds them and gives them back: what does not fit into one is left out."""
    card = card_of(who, uid, note)
    there = card_there(write([card]))
    return there.card.replace(line=0, note=note, roles=card.roles) if there else card


def is_same(wanted: PersonCard, entry: KnownCard) -> bool:
    """Tell whether a card stands there as it is wanted."""
    several = all(
        {compared(one) for one in getattr(wanted, name)} == {compared(one) for one in getattr(entry, name)}
        for _, _, name, compared in _FIELDS
    )
    return several and wanted.name in (entry.name, entry.said) and wanted.note == entry.note


_FIELDS = (("phone", "phone", "phones", digits), ("mail", "email", "mails", str.casefold))
