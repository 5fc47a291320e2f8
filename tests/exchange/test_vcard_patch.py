"""A card on a server with what is ours changed in it, and nothing else."""

from __future__ import annotations

import pytest
import vobject

from cockpit.exchange.vcard_patch import card_there, patched_card
from cockpit.exchange.vcards import PersonCard, digits

FOREIGN = [
    "PHOTO;ENCODING=b;TYPE=JPEG:" + "\r\n ".join(["/9j/AbCd" * 6] * 4),
    'X-ABDATE;TYPE="a:b":2020-01-01',
    "NOTE:line one\\nline\\, two",
]


def a_card(*lines: str, version: str = "3.0") -> bytes:
    rows = ["BEGIN:VCARD", f"VERSION:{version}", "UID:u1", *lines, *FOREIGN, "END:VCARD", ""]
    return "\r\n".join(rows).encode()


def patched(body: bytes, **changes: object) -> list[str]:
    there = card_there(body)
    assert there is not None
    wanted = there.card.replace(note=there.note, **changes)
    found = patched_card(body, there, wanted)
    again = card_there(found)
    assert again is not None
    assert (again.card.name, again.note) == (wanted.name, wanted.note)
    assert {*map(digits, again.card.phones)} == {*map(digits, wanted.phones)}
    vobject.readOne(found.decode())
    return found.decode().replace("\r\n ", "").split("\r\n")


def test_nothing_wanted_is_nothing_changed() -> None:
    body = a_card("FN:Ada", "N:;Ada;;;", "item1.TEL;TYPE=CELL:0171 1")
    there = card_there(body)
    assert there is not None
    assert patched_card(body, there, there.card) == body


def test_a_number_that_is_replaced_keeps_its_label_and_kind() -> None:
    rows = patched(
        a_card("FN:Ada", "N:;Ada;;;", "item1.TEL;TYPE=CELL:0171 1", "item1.X-ABLABEL:private", "TEL:030"),
        phones=("030", "0171 2", "0171 3"),
    )
    assert rows[5:8] == ["item1.TEL;TYPE=CELL:0171 2", "item1.X-ABLABEL:private", "TEL:030"]
    assert "TEL;TYPE=WORK,VOICE:0171 3" in rows
    assert all(row.replace("\r\n ", "") in rows for row in FOREIGN)


def test_a_number_that_is_an_address_stays_one() -> None:
    rows = patched(
        a_card("FN:Ada", "N:;Ada;;;", "TEL;VALUE=uri:tel:+49-30", version="4.0"), phones=("+49 31",)
    )
    assert "TEL;VALUE=uri:tel:+4931" in rows


def test_a_firm_is_renamed_where_phones_look_for_its_name() -> None:
    rows = patched(a_card("FN:Bolt\\, AB", "N:;;;;", "ORG:Bolt\\, AB;Sales\\; North"), name="Bolt; Co")
    assert rows[3:6] == ["FN:Bolt\\; Co", "N:;;;;", "ORG:Bolt\\; Co;Sales\\; North"]


@pytest.mark.parametrize("note", ["Open:\nspec sheet, Fri 20 Nov", "Open: 3"])
def test_our_lines_of_a_note_come_change_and_go_and_the_rest_of_it_stays(note: str) -> None:
    body = a_card("FN:Ada", "N:;Ada;;;")
    there = card_there(body)
    assert there is not None
    with_ours = patched_card(body, there, there.card.replace(note=note))
    found = card_there(with_ours)
    assert found is not None
    assert found.note == note
    assert "line one\nline, two\n▪ Open" in vobject.readOne(with_ours.decode()).note.value
    assert patched_card(with_ours, found, found.card) == body


@pytest.mark.parametrize(
    "body",
    [
        a_card("FN:Friends", "KIND:group"),
        a_card("FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group"),
        a_card("FN:Ada") * 2,
        a_card(),
        b"hello",
        b"\xff\xfe",
        b"",
    ],
)
def test_what_is_not_one_person_is_nobody(body: bytes) -> None:
    assert card_there(body) is None


def test_a_card_of_old_phones_is_not_changed() -> None:
    body = a_card("FN:Ada", version="2.1")
    there = card_there(body)
    assert there is not None
    with pytest.raises(ValueError, match="old form"):
        patched_card(body, there, PersonCard(name="Ada King"))
