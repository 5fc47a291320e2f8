"""The address book on the server and the people here, made to agree: both ways on phone, mail and name.

Nobody is deleted by it, on either side. A card that was deleted there is not made again until that is asked for.
"""

from __future__ import annotations

from cockpit.calendar.dav_server import ChangedThere, CollectionGone, EntryRefused
from cockpit.desk import phone_inbox
from cockpit.desk.caldav_connection import opened
from cockpit.desk.carddav_map import CarddavMap, KnownCard
from cockpit.desk.carddav_taken import CardsTaken, held, is_same
from cockpit.desk.contact_cards import joined, open_notes
from cockpit.domain.people import id_of
from cockpit.domain.wording import counted
from cockpit.errors import OtherSideError
from cockpit.exchange.vcard_patch import card_there, marked, patched_card
from cockpit.exchange.vcards import PersonCard, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.calendar.card_server import CardServer
    from cockpit.calendar.dav_answers import DavBody
    from cockpit.desk.caldav_connection import Connection
    from cockpit.desk.desk import Desk
    from cockpit.domain.people import Customer

_NAME = "Cockpit"
_TRIES = 3
_MOST_REFUSED = 5  # in a row: then it is the server's trouble, and not that of a card


class ContactRound:
    """One round with the address book: `taken` came from there, `waits` wants a word, `sent` is how many cards went.

    In a dry run nothing is changed. `again` makes cards anew that were deleted there.
    """

    def __init__(self, desk: Desk, connection: Connection, *, dry_run: bool, again: bool) -> None:
        self.desk, self._connection = desk, connection
        self._dry_run, self._again = dry_run, again
        self._map = CarddavMap(desk, connection.server)
        self._bodies: dict[str, bytes] = {}
        self._as_taken: dict[int, Customer] = {}  # in a dry run the book has them as before
        self.taken: list[str] = []
        self.waits: list[str] = []
        self.refused: list[str] = []
        self.sent = 0

    def run(self) -> None:
        """Make both sides agree. Raises OtherSideError; what was done until then is kept."""
        from cockpit.store.past_records import load_customers

        load_customers(self.desk.book)
        server = opened(self.desk, self._connection, root=self._map.root, is_for_cards=True)
        self._server: CardServer = server  # type: ignore[assignment]  # asked for so
        try:
            if not self._map.book or self._again:
                self._find_book()
            if self._map.book:
                self._pull()
            self._push()
        finally:
            server.close()
            if not self._dry_run:
                self._map.save()

    def _find_book(self) -> None:
        """Find the address book, or make it. Raises OtherSideError where the server makes none."""
        home = self._server.home()
        self._map.root = self._server.url
        href, was = f"{home}cockpit-contacts/", self._map.book
        books = self._server.collections(home)
        found = [one.href for one in books if one.href == href] + [
            one.href for one in books if one.name == _NAME
        ]
        self._map.book = next(iter(found), "")
        if self._map.book != was:
            self._map.cards = {}  # found anew there, by UID or name
        if self._map.book or self._dry_run:
            return
        try:
            self._server.make_book(href, _NAME)
        except EntryRefused as refusal:
            raise OtherSideError(
                f"The server made no address book “{_NAME}” ({refusal}).",
                "Make one of that name there by hand.",
                "Nothing was lost.",
            ) from refusal
        self._map.book = href

    # What changed there

    def _pull(self) -> None:
        try:
            listing = self._server.listed(self._map.book, "")
        except CollectionGone as error:
            raise OtherSideError(
                f"The address book “{_NAME}” is gone from the server: it was deleted there.",
                "`cockpit calendar sync --contacts-again` makes it again.",
                "Nothing was lost: everybody stands here.",
            ) from error
        cards, asked = self._map.cards, self._taking()
        for href in [one for one in cards if one not in listing.etags and not cards[one].gone]:
            if self._server.body(href) is None:  # a list alone is not believed
                self._take_gone(href, asked)
        changed = [
            href
            for href, etag in listing.etags.items()
            if (one := cards.get(href)) is None
            or (not etag or etag != one.etag)
            or (not one.id and (who := asked.whose(one.uid, one.name)) and who.id not in asked.paths)
        ]
        self._take(list(self._server.bodies(self._map.book, changed)))

    def _take_gone(self, href: str, asked: CardsTaken) -> None:
        one = self._map.cards[href]
        who = asked.owner(int(one.id)) if one.id else None
        if who is None:
            del self._map.cards[href]
            if not self._dry_run:
                phone_inbox.drop(self.desk, href)
            return
        self._map.cards[href] = one.replace(gone=True, etag="")
        if not self._again:
            self.taken.append(
                f"{who.display} was deleted from the phone's contacts. They stay here; "
                "`cockpit calendar sync --contacts-again` makes the card again."
            )

    def _take(self, found: Sequence[DavBody]) -> None:
        """Take cards in, as one action that undo takes back."""
        if not found:
            return
        was = dict(self._map.cards)
        try:
            taking = self._taken(found) if self._dry_run else self._written(found)
        except BaseException:
            self._map.cards = was  # not in the book, it is to be seen again
            raise
        self._as_taken |= taking.after if self._dry_run else {}
        self.taken += taking.told
        for href, card in taking.new.items():
            self._ask(href, card)

    def _written(self, found: Sequence[DavBody]) -> CardsTaken:
        from cockpit.store import hints

        with self.desk.book.transaction() as transaction:
            taking = self._taken(found)
            for who in taking.after.values():
                transaction.put(who)
            transaction.did = f"took in {counted(len(taking.after), 'contact')} from the phone"
        if taking.after:
            hints.keep_up(self.desk.folder, customers=tuple(taking.after.values()))
        return taking

    def _taken(self, found: Sequence[DavBody]) -> CardsTaken:
        taking = self._taking()
        for one in found:
            was_nobodys = not self._map.cards.get(one.href, KnownCard()).id
            if taking.take(one.href, one.etag, one.data) is not None:
                self._bodies[one.href] = one.data
                if was_nobodys and not self._dry_run:
                    phone_inbox.drop(self.desk, one.href)
        return taking

    def _taking(self) -> CardsTaken:
        waiting = {one.href for one in phone_inbox.waiting(self.desk) if one.what == phone_inbox.PERSON}
        return CardsTaken(self.desk, self._map, waiting)

    def _ask(self, href: str, card: PersonCard) -> None:
        """Let somebody who is new there wait for the seller's word: a phone holds more than customers."""
        numbers = joined((*card.phones, *card.mails))
        said = f"{card.name} is new in the phone's contacts{f': {numbers}' if numbers else ''}."
        self.waits.append(said)
        if not self._dry_run:
            more = {"value": write([card]).decode(), "record": str(id_of(card.name))}
            item = phone_inbox.item_of(self.desk, phone_inbox.PERSON, href, said, "keep them here", **more)
            phone_inbox.let_wait(self.desk, item)

    # What changed here

    def _push(self) -> None:
        notes: dict[int, str] = {}
        if self._connection.contacts_note:
            notes, left = open_notes(self.desk, self._connection.contacts_note)
            self.taken += [f"Left out of the note of a contact: {one}" for one in left]
        in_a_row = 0
        people = [
            self._as_taken.get(one.id, one) for one in self.desk.book.customers.values() if one.is_open()
        ]
        paths = self._taking().paths
        for who in sorted(people, key=lambda one: one.id):
            try:
                self._send(who, paths.get(who.id, ""), notes.get(who.id, ""))
                in_a_row = 0
            except EntryRefused as error:
                in_a_row += 1
                self.refused.append(f"the card of “{who.display}”: {error}")
                if in_a_row == _MOST_REFUSED:
                    raise OtherSideError(
                        f"The server refuses one card after the other: {error}.",
                        "It is tried again the next time.",
                        "Nothing was lost.",
                    ) from error

    def _send(self, who: Customer, href: str, note: str) -> None:
        """Send somebody as they stand here. Raises EntryRefused."""
        for _ in range(_TRIES):
            entry = self._map.cards.get(href)
            wanted = held(who, entry.uid if entry and not entry.gone else "", note)
            if entry is not None and (not self._again if entry.gone else is_same(wanted, entry)):
                return
            if self._dry_run:
                self.sent += 1
                return
            href = href or f"{self._map.book}{who.id:032x}.vcf"
            try:
                self._write(who, href, entry, wanted)
            except ChangedThere:
                self._look_again(href)
                who = self._taking().owner(who.id) or who
                if href in self._map.cards and not self._map.cards[href].id:
                    raise EntryRefused("another card is in its place") from None
            else:
                self.sent += 1
                return
        raise EntryRefused("it changes there all the time")

    def _write(self, who: Customer, href: str, entry: KnownCard | None, wanted: PersonCard) -> None:
        """Make a card, or change it. Raises ChangedThere, EntryRefused."""
        if entry is None or entry.gone:
            etag = self._server.put(href, write([wanted.replace(note=marked(wanted.note))]), "")
        else:
            wanted, etag = self._patch(href, entry, wanted)
        self._map.cards[href] = KnownCard(
            id=str(who.id),
            uid=wanted.uid,
            etag=etag,
            name=wanted.name,
            said=held(who).name,
            phones=wanted.phones,
            mails=wanted.mails,
            note=wanted.note,
        )

    def _patch(self, href: str, entry: KnownCard, wanted: PersonCard) -> tuple[PersonCard, str]:
        """Change what is ours in the card, only over what was seen; return what stands there then, and its ETag."""
        body = self._bodies.pop(href, None)
        if body is None:
            there = self._server.body(href)
            if there is None or not entry.etag or there[0] != entry.etag:
                raise ChangedThere
            body = there[1]
        was = card_there(body)
        if was is None:
            raise EntryRefused("it cannot be read there")
        if wanted.name == entry.said:
            wanted = wanted.replace(name=was.card.name)  # each side has its own name for them
        try:
            new = patched_card(body, was, wanted)
        except ValueError as error:
            raise EntryRefused(f"it is {error}") from error
        return wanted, self._server.put(href, new, entry.etag)

    def _look_again(self, href: str) -> None:
        """See what is there now, and take in what changed."""
        from cockpit.calendar.dav_answers import DavBody

        self._bodies.pop(href, None)
        there = self._server.body(href)
        if there is not None:
            self._take([DavBody(href=href, etag=there[0], data=there[1])])
        elif href in self._map.cards:
            self._take_gone(href, self._taking())
