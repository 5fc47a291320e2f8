"""Contacts on a real address server, both ways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import vobject

from cockpit.desk import actions, people, phone_accept, phone_inbox
from cockpit.desk.caldav_connection import PASSWORD, Connection
from cockpit.desk.caldav_map import CaldavMap, DavPlace
from cockpit.desk.caldav_sync import sync
from cockpit.desk.carddav_map import CarddavMap
from cockpit.domain.people import Customer
from tests.caldav.offices import ConnectedOffice
from tests.caldav.servers import RADICALE, USER, WORD, XANDIKOS, CalendarServerProcess, Phone


class CardOffice(ConnectedOffice):
    """An office whose people are on a server, and the phone that follows it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.connection = Connection(url=url, user=USER, contacts=True)
        self.phone = Phone(url)

    def knows(self, name: str, **given: str) -> None:
        """Keep somebody."""
        people.add(self.desk, name, {key: [value] for key, value in given.items()})

    def who(self, name: str) -> Customer:
        """Return somebody as they stand now."""
        self.desk.refresh()
        return people.person(self.desk, name)

    def card(self, name: str) -> str:
        """Return the path of somebody's card."""
        cards = CarddavMap(self.desk, self.connection.server).cards
        (found,) = [href for href, one in cards.items() if one.id == str(self.who(name).id)]
        return found

    def book(self) -> str:
        """Return the path of the address book."""
        return CarddavMap(self.desk, self.connection.server).book

    def put(self, path: str, text: str, **condition: str) -> None:
        """Put a card, as a phone does."""
        lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
        status, _, said = self.phone.ask("PUT", path, lines, Content_Type="text/vcard", **condition)
        assert status in (200, 201, 204), (status, said)

    def change(self, path: str, *swaps: tuple[str, str]) -> None:
        """Put a card back with some of its text another, only over what was seen."""
        _, etag, text = self.phone.ask("GET", path)
        flat = text.replace("\r\n ", "").replace("\r\n", "\n")
        for old, new in swaps:
            assert old in flat, (old, flat)
            flat = flat.replace(old, new)
        self.put(path, flat, If_Match=etag)


def a_card(name: str, *more: str, uid: str = "phone-1") -> str:
    """Return a card as a phone makes it."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{uid}",
        f"FN:{name}",
        f"N:{name};;;;",
        *more,
        "END:VCARD",
        "",
    ]
    return "\n".join(lines)


@pytest.fixture(scope="module", params=[RADICALE, XANDIKOS])
def server(request: pytest.FixtureRequest) -> CalendarServerProcess:
    process: CalendarServerProcess = request.getfixturevalue(request.param)
    ConnectedOffice(process.url).connect()  # once: it makes ten calendars
    return process


@pytest.fixture
def office(server: CalendarServerProcess) -> Iterator[CardOffice]:
    """An office that is connected with a server whose address book is empty."""
    made = CardOffice(server.url)
    home = f"/{USER}/calendars/" if server.kind == XANDIKOS else f"/{USER}/"
    known = CaldavMap(made.desk)
    known.begin_anew(made.connection.server, {"tasks": DavPlace(href=f"{home}cockpit-tasks/")})
    known.save()
    made.desk.secrets.keep(PASSWORD, WORD.encode())
    yield made
    server.empty()


def test_people_are_cards_there_and_a_second_sync_has_nothing_to_do(office: CardOffice) -> None:
    office.knows("Müller & Söhne", phone="+49 30 1", mail="a@b.de")
    office.knows("Bolt AB")
    assert office.sync().contacts == 2
    card = vobject.readOne(office.phone.get(office.card("Müller & Söhne")))
    assert (card.fn.value, card.tel.value, card.email.value) == ("Müller & Söhne", "+49 30 1", "a@b.de")
    report = office.sync()
    assert (report.contacts, report.taken, report.waits) == (0, (), ())


def test_contacts_stay_here_unless_the_settings_ask(office: CardOffice) -> None:
    office.knows("Bolt AB")
    office.connection = office.connection.replace(contacts=False)
    assert office.sync().contacts == 0
    assert office.sync(dry_run=True).contacts == 0
    office.connection = office.connection.replace(contacts=True)
    assert office.sync(dry_run=True).contacts == 1
    office.sync()
    assert office.sync().contacts == 0


def test_what_both_sides_edited_is_kept_of_both(office: CardOffice) -> None:
    office.knows("Bolt AB", phone="+46 8 1", mail="a@b.se")
    office.sync()
    office.change(office.card("Bolt AB"), ("+46 8 1", "+46 8 22"), ("FN:Bolt AB", "FN:Bolt Sverige"))
    people.change(office.desk, "Bolt AB", "phone", "+46 8 33")
    people.change(office.desk, "Bolt AB", "mail", "new@b.se")
    people.change(office.desk, "Bolt AB", "rename", "Bolt Holding")
    report = office.sync()
    who = office.who("Bolt Sverige")
    assert (who.display, who.phone, who.email) == ("Bolt Holding", "+46 8 33 / +46 8 22", "new@b.se")
    card = vobject.readOne(office.phone.get(office.card("Bolt AB")))
    assert {one.value for one in card.contents["tel"]} == {"+46 8 33", "+46 8 22"}
    assert (card.fn.value, card.email.value) == ("Bolt Holding", "new@b.se")
    assert "both lead to them" in " ".join(report.taken)
    assert office.sync().contacts == 0


def test_what_changed_on_the_phone_alone_arrives_and_undo_takes_it_back(office: CardOffice) -> None:
    office.knows("Bolt AB", phone="+46 8 1 / +46 8 2", mail="a@b.se")
    office.sync()
    office.change(office.card("Bolt AB"), ("+46 8 2", "+46 8 22"), ("FN:Bolt AB", "FN:Bolt Sverige"))
    office.sync()
    assert (office.who("Bolt AB").display, office.who("Bolt AB").phone) == (
        "Bolt Sverige",
        "+46 8 1 / +46 8 22",
    )
    assert office.sync().contacts == 0
    actions.undo(office.desk)
    assert (office.who("Bolt AB").display, office.who("Bolt AB").phone) == ("Bolt AB", "+46 8 1 / +46 8 2")
    assert office.sync().contacts == 1
    assert "+46 8 22" not in office.phone.get(office.card("Bolt AB"))


_FOREIGN = (
    "X-ANNIVERSARY-OF:wedding",
    "item1.TEL;TYPE=CELL:0171 1",
    "item1.X-ABLABEL:private",
    "NOTE:likes tea\\, not coffee",
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/" + "AbCd" * 60,
)


def test_what_other_programs_wrote_into_a_card_survives(office: CardOffice) -> None:
    office.knows("Ada", phone="0171 1")
    office.connection = office.connection.replace(contacts_note="full")
    office.add("promise @Ada spec sheet by 16:00 ok")
    office.sync()
    path = office.card("Ada")
    office.change(path, ("END:VCARD", "\n".join([*_FOREIGN, "END:VCARD"])), ("NOTE:▪", "X-OLD:▪"))
    office.sync()
    people.change(office.desk, "Ada", "phone", "0171 2")
    people.change(office.desk, "Ada", "rename", "Ada King")
    office.sync()
    card = vobject.readOne(office.phone.get(path))
    assert (card.fn.value, card.n.value.given) == ("Ada King", "Ada King")
    assert {one.value for one in card.contents["tel"]} == {"0171 2"}
    assert card.contents["x-anniversary-of"][0].value == "wedding"
    assert len(card.photo.value) == len("/9j/" + "AbCd" * 60) * 3 // 4
    note = card.note.value.split("\n")
    assert note[0] == "likes tea, not coffee"
    assert note[1] == "▪ Open:"
    assert "spec sheet" in note[2]
    office.connection = office.connection.replace(contacts_note="")
    office.sync()
    assert vobject.readOne(office.phone.get(path)).note.value == "likes tea, not coffee"


def test_a_contact_deleted_there_stays_here_and_is_made_again_only_when_asked(office: CardOffice) -> None:
    office.knows("Bolt AB", phone="+46 8 1")
    office.sync()
    path = office.card("Bolt AB")
    office.phone.delete(path)
    assert "They stay here" in office.sync().taken[0]
    people.change(office.desk, "Bolt AB", "phone", "+46 8 2")
    report = office.sync()
    assert (report.contacts, report.taken) == (0, ())
    assert office.who("Bolt AB").phone == "+46 8 2"
    assert sync(office.desk, office.connection, contacts_again=True).contacts == 1
    assert "+46 8 2" in office.phone.get(path)


def test_a_card_that_is_deleted_and_made_anew_there_is_theirs_again(office: CardOffice) -> None:
    office.knows("Bolt AB", phone="0302")
    office.sync()
    office.phone.delete(office.card("Bolt AB"))
    office.sync()
    office.put(f"{office.book()}again.vcf", a_card("Bolt AB", "TEL;TYPE=CELL:0301"))
    report = office.sync()
    assert (report.waits, report.contacts, office.who("Bolt AB").phone) == ((), 1, "0302 / 0301")
    office.change(office.card("Bolt AB"), ("0301", "0303"))
    assert (office.sync(dry_run=True).contacts, office.who("Bolt AB").phone) == (0, "0302 / 0301")
    office.sync()
    assert office.who("Bolt AB").phone == "0302 / 0303"


def test_of_two_who_were_merged_here_one_card_is_kept_alike(office: CardOffice) -> None:
    office.knows("Bolt AB", phone="0302")
    office.knows("Bolt Sverige", mail="a@b.se")
    office.sync()
    left = office.card("Bolt Sverige")
    people.change(office.desk, "Bolt Sverige", "merge", "Bolt AB")
    office.change(left, ("a@b.se", "new@b.se"))
    office.sync()
    report = office.sync()
    assert (report.waits, report.contacts, report.taken) == ((), 0, ())
    assert "new@b.se" in office.phone.get(left)
    assert "0302" in office.phone.get(
        next(
            href
            for href, one in CarddavMap(office.desk, office.connection.server).cards.items()
            if one.name == "Bolt AB"
        )
    )


def test_who_is_new_on_the_phone_waits_for_a_word_and_comes_once(office: CardOffice) -> None:
    office.sync()
    office.put(f"{office.book()}new.vcf", a_card("Dr Tooth", "TEL;TYPE=CELL:0301"))
    office.put(f"{office.book()}two.vcf", a_card("Ada", "TEL;TYPE=CELL:0302", uid="phone-2"))
    office.put(f"{office.book()}list.vcf", a_card("Friends", "X-ADDRESSBOOKSERVER-KIND:group", uid="phone-3"))
    assert len(office.sync().waits) == 2
    assert people.people(office.desk) == []
    dentist, ada = sorted(phone_inbox.waiting(office.desk), key=lambda one: "Ada" in one.said)
    phone_inbox.dismiss(office.desk, dentist.id)
    phone_accept.accept(office.desk, ada.id)
    report = office.sync()
    assert (report.waits, report.contacts) == ((), 0)
    assert [one.who.display for one in people.people(office.desk)] == ["Ada"]
    people.change(office.desk, "Ada", "phone", "0303")
    assert office.sync().contacts == 1
    assert "TEL;TYPE=CELL:0303" in office.phone.get(f"{office.book()}two.vcf").upper()


def test_a_card_of_the_same_name_is_theirs_and_both_sides_are_kept(office: CardOffice) -> None:
    office.sync()
    office.put(f"{office.book()}new.vcf", a_card("bolt ab", "TEL;TYPE=CELL:0301"))
    office.knows("Bolt AB", phone="0302", mail="a@b.se")
    report = office.sync()
    assert (report.waits, report.contacts) == ((), 1)
    assert office.who("Bolt AB").phone == "0302 / 0301"
    card = vobject.readOne(office.phone.get(f"{office.book()}new.vcf"))
    assert {one.value for one in card.contents["tel"]} == {"0301", "0302"}
    assert office.sync().contacts == 0


def test_nobody_is_deleted_there_who_is_deleted_here(office: CardOffice) -> None:
    office.knows("Bolt AB", phone="0302")
    office.sync()
    path = office.card("Bolt AB")
    with office.desk.book.transaction() as transaction:
        transaction.put(office.who("Bolt AB").replace(deleted=True))
    office.change(path, ("0302", "0303"))
    report = office.sync()
    assert (report.waits, report.contacts) == ((), 0)
    assert "0303" in office.phone.get(path)
    actions.undo(office.desk)
    office.sync()
    assert office.who("Bolt AB").phone == "0303"


def test_an_address_book_that_was_deleted_there_is_told_and_made_again_when_asked(office: CardOffice) -> None:
    office.knows("Bolt AB", phone="0302")
    office.sync()
    path = office.card("Bolt AB")
    office.phone.delete(office.book())
    (told,) = office.sync().held_back
    assert "The address book “Cockpit” is gone from the server" in told
    assert "Nothing was lost" in told
    assert "`cockpit calendar sync --contacts-again` makes it again." in told
    assert office.who("Bolt AB").phone == "0302"
    assert sync(office.desk, office.connection, contacts_again=True).contacts == 1
    assert "0302" in office.phone.get(path)
    assert office.sync().held_back == ()
