"""Cards from phones taken in: phone, mail and name of the people and firms that are known, and of new ones."""

from __future__ import annotations

from cockpit.desk.contact_cards import OURS, as_known, card_of, joined
from cockpit.desk.known_contacts import KnownContact, known, note_known
from cockpit.domain.people import Customer, fold, followed, id_of
from cockpit.domain.record import Record
from cockpit.domain.wording import counted
from cockpit.errors import NotUnderstood
from cockpit.exchange.vcards import PersonCard, digits, read_cards

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.desk.desk import Desk

    Said = tuple[str, ...]
    from cockpit.exchange.vcards import CardsRead


class ContactChange(Record):
    """One field of somebody that a card changes: whose, which (name, phone or mail), and what it was and is now."""

    who: str
    field: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.who}: {self.field} {self.was or 'none'} → {self.now}"


class PeopleImported(Record):
    """What a file of cards comes to: who is new, what of whom changes, and what is left out or passed over.

    `conflicts` are where both sides differ and nobody knows which is newer, `kept` what is newer here than on the card.
    """

    new: tuple[Customer, ...] = ()
    changed: tuple[ContactChange, ...] = ()
    conflicts: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unchanged: int = 0
    left_out: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()

    def counts(self, begin: str) -> str:
        """Return a sentence of how many."""
        whose = len({one.who for one in self.changed})
        also = f", {counted(len(self.conflicts), 'conflict')}" if self.conflicts else ""
        left = f", {len(self.left_out)} left out" if self.left_out else ""
        new = f"{len(self.new)} new {'person' if len(self.new) == 1 else 'people'} or firms"
        return f"{begin} {new}, {whose} changed, {self.unchanged} unchanged{also}{left}."


def import_people(desk: Desk, data: bytes, *, dry_run: bool = False) -> PeopleImported:
    """Take in the cards of a file, as one action that one undo takes back.

    A card is somebody's by its UID, else by the folded name. What changed on one side alone since both had the same
    stands; where both sides differ, what is here stands, and that is told. Nothing goes because a card lacks it.
    Raises NotUnderstood for a file that holds no card.
    """
    from cockpit.store import hints

    read = read_cards(_text_of(data))
    if not read.cards and not read.left_out:
        raise NotUnderstood("There is no contact card in it.", "Export your contacts as vCard (.vcf).")
    desk.book.load_customers()
    if dry_run:
        return _Taking(desk, read).done()
    with desk.book.transaction() as transaction:
        taking = _Taking(desk, read)
        imported = taking.done()
        for one in taking.after.values():
            transaction.put(one)
        transaction.did = f"imported contacts: {len(imported.new)} new, {len(imported.changed)} changed"
    hints.keep_up(desk.folder, customers=tuple(taking.after.values()))
    note_known(desk, taking.had)
    return imported


class _Taking:
    """The cards of a file, taken in one by one beside all who are known."""

    def __init__(self, desk: Desk, read: CardsRead) -> None:
        self.customers = desk.book.customers
        self.had = known(desk)
        self.after: dict[int, Customer] = {}
        self._names: dict[str, int] = {}
        for who in self.customers.values():
            if who.is_open():
                self._names |= {fold(name): who.id for name in who.names() if fold(name) not in self._names}
        self._new: list[Customer] = []
        self._changed: list[ContactChange] = []
        self._conflicts: list[str] = []
        self._kept: list[str] = []
        self._unchanged = 0
        self._left_out = list(read.left_out)
        self._passed_over = read.passed_over
        self._lines: dict[int, PersonCard] = {}
        for card in read.cards:
            self._take(card)

    def done(self) -> PeopleImported:
        """Return what it comes to."""
        return PeopleImported(
            new=tuple(self._new),
            changed=tuple(self._changed),
            conflicts=tuple(self._conflicts),
            kept=tuple(self._kept),
            unchanged=self._unchanged,
            left_out=tuple(f"line {line}: {why}" for line, why in sorted(self._left_out)),
            passed_over=tuple(f"line {line}: {why}" for line, why in self._passed_over),
        )

    def _take(self, card: PersonCard) -> None:
        if not fold(card.name):
            self._left_out.append((card.line, f"“{card.name}” is no name"))
            return
        who = self._whose(card)
        if who is not None and who.id in self._lines:
            first = self._lines[who.id]
            if card.replace(line=0, uid="") != first.replace(line=0, uid=""):
                told = f"a second card for {who.display}, whose first begins on line {first.line}"
                self._left_out.append((card.line, told))
            return
        if who is None:
            who = self._added(card)
            self.had[card.uid or card_of(who).uid] = as_known(who.id, card)
        else:
            self._compare(who, card)
        self._lines[who.id] = card

    def _whose(self, card: PersonCard) -> Customer | None:
        """Return whose a card is: by its UID, as it was given or taken before, else by the name."""
        by_uid = self.had[card.uid].id if card.uid in self.had else None
        if by_uid is None and card.uid.endswith(OURS):
            try:
                by_uid = int(card.uid.removesuffix(OURS), 16)
            except ValueError:
                by_uid = None
        found = followed(by_uid, self.customers) if by_uid in self.customers else None
        if found is None or not found.is_open():
            named = self._names.get(fold(card.name))
            found = self.customers.get(named) if named is not None else None
            if found is None and named is not None:
                found = self.after[named]
        return found

    def _added(self, card: PersonCard) -> Customer:
        made = id_of(card.name)
        before = self.customers.get(made) or Customer(id=made, said=card.name)
        who = before.replace(deleted=False, phone=joined(card.phones), email=joined(card.mails))
        self.after[who.id] = who
        self._names[fold(card.name)] = who.id
        self._new.append(who)
        return who

    def _compare(self, who: Customer, card: PersonCard) -> None:
        """Settle each field; keep what both sides now agree on."""
        uid, mine = card.uid or card_of(who).uid, card_of(who)
        base = self.had.get(uid) or KnownContact(id=who.id)
        count = len(self._changed), len(self._conflicts)
        after = who
        if self._takes(who, "phone", (mine.phones, card.phones, base.phones), digits):
            after = after.replace(phone=joined(card.phones))
        if self._takes(who, "mail", (mine.mails, card.mails, base.mails), str.casefold):
            after = after.replace(email=joined(card.mails))
        if self._takes_name(after, card.name, base.name):
            after = after.rename(card.name)
            self._names[fold(card.name)] = who.id
        is_settled = len(self._conflicts) == count[1]
        self.had[uid] = as_known(who.id, card) if is_settled else base
        if after != who:
            self.after[who.id] = after
        elif count == (len(self._changed), len(self._conflicts)):
            self._unchanged += 1

    def _takes(
        self, who: Customer, field: str, said: tuple[Said, Said, Said | None], compared: Callable[[str], str]
    ) -> bool:
        """Tell whether a field becomes the card's; `said` are what is here, on the card, and what both last had."""
        ours, theirs, base = said
        here, card, had = ({compared(one) for one in side or ()} for side in said)
        if card <= here:
            return False
        if base is not None and card == had:
            self._kept.append(f"{who.display}: {field} {joined(ours) or 'none'}, not {joined(theirs)}")
            return False
        if not here <= card and (base is None or here != had):
            self._conflict(who, field, joined(ours) or "none", joined(theirs) or "none")
            return False
        self._changed.append(
            ContactChange(who=who.display, field=field, was=joined(ours) or "", now=joined(theirs) or "")
        )
        return True

    def _takes_name(self, who: Customer, name: str, base: str | None) -> bool:
        """Tell whether they are renamed to what the card calls them."""
        if name == who.display or (base is None and self._names.get(fold(name)) == who.id):
            return False
        if name == base:
            self._kept.append(f"{who.display}: name {who.display}, not {name}")
            return False
        if base != who.display or self._names.get(fold(name), who.id) != who.id:
            self._conflict(who, "name", who.display, name)
            return False
        self._changed.append(ContactChange(who=who.display, field="name", was=who.display, now=name))
        return True

    def _conflict(self, who: Customer, field: str, ours: str, theirs: str) -> None:
        from shlex import quote  # names come from elsewhere, and this is to be pasted into a shell

        verb = "rename" if field == "name" else field
        self._conflicts.append(
            f"{who.display}: {field} here {ours}, on the card {theirs}. What is here stands; the card's is taken by: "
            f"cockpit people {verb} {quote(who.display)} {quote(theirs)}"
        )


def _text_of(data: bytes) -> str:
    from cockpit.exchange.card_files import text_of

    try:
        return text_of(data)
    except NotUnderstood as error:
        raise NotUnderstood(error.what, "Export your contacts as vCard (.vcf), in UTF-8.") from error
