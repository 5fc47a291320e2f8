"""Cards of people: what we write any phone takes, what any phone writes we read, and one bad card costs no other."""

from __future__ import annotations

import vobject
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.text import clean
from cockpit.exchange.vcards import PersonCard, read_cards, write

HOSTILE = (
    "👩\u200d👩\u200d👧 family ❤️ 🇨🇭",
    "日本電気株式会社" * 12,
    "a;b,c\\d\\n e:f\"g'",
    "BEGIN:VCARD END:VCARD",
    "[@click=app.quit]x[/]",
    "x" * 300,
    "\\",
    ";;;",
)
PHONE = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 18.1//EN\r\nN:Lovelace;Ada;;Dr.;\r\n"
    "FN:Dr. Ada Lovelace\r\nORG:Engines\\, Ltd.;Sales\r\nitem1.EMAIL;type=INTERNET;type=pref:ada@example.com\r\n"
    "item1.X-ABLabel:_$!<Work>!$_\r\nTEL;type=CELL;type=VOICE:+44 20 7946 0000\r\n"
    "TEL;type=HOME:(020) 7946-0001\r\nNOTE:private\\nthings\r\n"
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r\n  AAAQABAAD/2wBD\r\nEND:VCARD\r\n"
)


def test_what_is_written_an_independent_reader_reads_as_it_was() -> None:
    cards = [
        PersonCard(
            uid=f"{number}@x",
            name=name,
            phones=("+49 30 1234567", "030/99"),
            mails=("a@b.example",),
            roles=("supplier", "expert"),
            note=f"Open:\n{name}, Tue 17 Nov",
        )
        for number, name in enumerate(HOSTILE)
    ]
    data = write(cards)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = list(vobject.readComponents(data.decode()))
    assert [one.fn.value for one in found] == list(HOSTILE)
    assert [one.n.value.given for one in found] == list(HOSTILE)
    for one, name in zip(found, HOSTILE, strict=True):
        assert [tel.value for tel in one.tel_list] == ["+49 30 1234567", "030/99"]
        assert one.email.value == "a@b.example"
        assert one.note.value == f"Open:\n{name}, Tue 17 Nov"
        assert one.version.value == "3.0"


@given(st.lists(st.text(), max_size=5))
def test_any_name_comes_back(names: list[str]) -> None:
    shown = [" ".join(clean(name).split()) for name in names]
    cards = [PersonCard(uid=f"{n}", name=name, note=name) for n, name in enumerate(shown) if name]
    read = read_cards(write(cards).decode())
    assert [one.name for one in read.cards] == [card.name for card in cards]
    assert read.left_out == ()
    assert read.passed_over == ()


@given(st.text())
def test_no_text_whatever_makes_the_reader_fail(text: str) -> None:
    read_cards(text)
    read_cards(f"BEGIN:VCARD\n{text}\nEND:VCARD\n")


def test_a_card_of_an_iphone_is_read_without_its_private_note() -> None:
    (card,) = read_cards(PHONE).cards
    assert card.name == "Dr. Ada Lovelace"
    assert card.phones == ("+44 20 7946 0000", "(020) 7946-0001")
    assert card.mails == ("ada@example.com",)
    assert card.note == ""


def test_a_card_of_an_old_android_in_quoted_printable_is_read() -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller=\r\n"
        "-L=C3=BCdenscheidt;J=C3=B6rg;;;\r\nTEL;CELL;PREF:0171 123\r\nTEL;WORK:0171-123\r\nEND:VCARD\r\n"
    )
    (card,) = read_cards(text).cards
    assert card.name == "Jörg Müller-Lüdenscheidt"
    assert card.phones == ("0171 123",)  # the same number, written otherwise


def test_a_card_of_version_4_is_read() -> None:
    text = 'BEGIN:vcard\nVERSION:4.0\nFN:Zoë\nTEL;VALUE=uri;TYPE="voice:x":tel:+1-555-0100\nEND:vcard\n'
    (card,) = read_cards(text).cards
    assert (card.name, card.phones) == ("Zoë", ("+1-555-0100",))


def test_a_folded_line_is_one_however_it_is_folded() -> None:
    text = "BEGIN:VCARD\nFN:Acme\n  Corp\n\tInc\nEND:VCARD\n"
    assert read_cards(text).cards[0].name == "Acme CorpInc"


def test_each_bad_card_is_told_by_its_line_and_the_others_are_read() -> None:
    text = (
        "BEGIN:VCARD\nFN:One\nEND:VCARD\n"  # 1
        "BEGIN:VCARD\nTEL:1\nEND:VCARD\n"  # 4: no name
        "END:VCARD\n"  # 7: never began
        "BEGIN:VCARD\nFN:Cut\n"  # 8: does not end
        "BEGIN:VCARD\nFN:Two\nno line of a card\nTEL:none\nEMAIL:nobody\nEND:VCARD\n"  # 10
        "BEGIN:VCARD\nFN:Cut too\n"  # 16
    )
    read = read_cards(text)
    assert [one.name for one in read.cards] == ["One", "Two"]
    assert [line for line, _ in read.left_out] == [4, 7, 8, 16]
    assert [line for line, _ in read.passed_over] == [12, 13, 14]


def test_a_card_within_a_card_is_no_card_of_its_own() -> None:
    text = "BEGIN:VCARD\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Aide\nTEL:1\nEND:VCARD\nTEL:2\nEND:VCARD\n"
    (card,) = read_cards(text).cards
    assert (card.name, card.phones) == ("Boss", ("2",))
