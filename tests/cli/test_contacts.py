"""Contacts as vCards, both ways, in real processes."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest
import vobject

from tests.cli.conftest import HOSTILE, Shell


def card(name: str, uid: str = "", **more: str) -> str:
    lines = [f"UID:{uid}"] if uid else []
    lines += [f"{key}:{value}" for key, value in more.items()]
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


@pytest.fixture
def filled(shell: Shell) -> Shell:
    shell.add("promise @Acme spec sheet by 16:00 ok")
    shell.add("order @Acme 1200 EUR chairs by friday")
    shell("people", "add", "Bolt AB", "--phone", "+46 8 123", "--mail", "a@b.se", "--supplier", "yes")
    return shell


@pytest.fixture
def file(shell: Shell) -> Path:
    return shell.home / "people.vcf"


def names(shell: Shell) -> list[str]:
    return [one["name"] for one in shell("people", "--json").json]


def test_what_is_exported_and_taken_in_again_changes_nothing(filled: Shell, file: Path) -> None:
    before = filled("people").out
    filled("export", "vcf", "-o", str(file))
    done = filled("import", "--json", str(file)).json
    assert (done["new"], done["changed"], done["conflicts"], done["unchanged"]) == ([], [], [], 2)
    assert filled("people").out == before


def test_nobody_is_doubled_on_a_second_import_nor_after_a_new_name_there(shell: Shell, file: Path) -> None:
    file.write_text(card("Ada Lovelace", "ABC", TEL="1234") + card("Bo", TEL="55"))
    assert shell("import", "--json", str(file)).json["new"] == ["Ada Lovelace", "Bo"]
    assert shell("import", "--json", str(file)).json["unchanged"] == 2
    file.write_text(card("Ada King", "ABC", TEL="1234"))
    (change,) = shell("import", "--json", str(file)).json["changed"]
    assert (change["was"], change["now"]) == ("Ada Lovelace", "Ada King")
    assert names(shell) == ["Ada King", "Bo"]
    exported = vobject.readComponents(shell("export", "vcf").out)
    assert [one.uid.value for one in exported if one.fn.value == "Ada King"] == ["ABC"]


def test_what_changed_on_the_phone_arrives_and_one_undo_takes_all_of_it_back(
    filled: Shell, file: Path
) -> None:
    filled("export", "vcf", "-o", str(file))
    edited = file.read_text().replace("+46 8 123", "+46 8 999").replace("a@b.se", "c@d.se")
    file.write_text(edited.replace("FN:Bolt AB", "FN:Bolt Group") + card("New Firm", "N1", TEL="77"))
    before = filled("people").out
    planned = filled("import", "--dry-run", str(file))
    assert "new      New Firm" in planned.out
    assert filled("people").out == before
    done = filled("import", str(file)).out
    assert "phone +46 8 123 → +46 8 999" in done
    assert "name Bolt AB → Bolt Group" in done
    assert "Bolt Group (also Bolt AB)" in filled("people").out
    assert "+46 8 999 · c@d.se" in filled("people").out
    filled("undo")
    assert filled("people").out == before


def test_a_number_that_the_phone_writes_otherwise_is_the_same_number(filled: Shell, file: Path) -> None:
    filled("export", "vcf", "-o", str(file))
    file.write_text(file.read_text().replace("+46 8 123", "+46 (8) 1-23"))
    assert filled("import", "--json", str(file)).json["unchanged"] == 2


def test_what_changed_here_since_stands_and_that_is_told(filled: Shell, file: Path) -> None:
    filled("export", "vcf", "-o", str(file))
    filled("people", "phone", "Bolt AB", "+46 8 777")
    told = filled("import", str(file)).out
    assert "stays    Bolt AB: phone +46 8 777, not +46 8 123" in told
    assert "+46 8 777" in filled("people").out


def test_each_conflict_is_told_every_time_until_it_is_settled(filled: Shell, file: Path) -> None:
    filled("export", "vcf", "-o", str(file))
    filled("people", "phone", "Bolt AB", "+46 8 777")
    file.write_text(file.read_text().replace("+46 8 123", "+46 8 999"))
    for _ in range(2):
        told = filled("import", str(file)).err
        assert "both differ, Bolt AB: phone here +46 8 777, on the card +46 8 999" in told
        assert "+46 8 777" in filled("people").out
    filled("people", "phone", "Bolt AB", "+46 8 999")
    assert filled("import", str(file)).err == ""


def test_the_remedy_of_a_conflict_can_be_pasted_into_a_shell_whatever_the_name(
    shell: Shell, file: Path
) -> None:
    name = 'Bo\'s $(touch gone) "Firm"; `id`'
    shell("people", "add", name, "--phone", "1")
    shell("export", "vcf", "-o", str(file))
    shell("people", "phone", name, "2")
    file.write_text(file.read_text().replace("VOICE:1", "VOICE:3"))
    remedy = shell("import", str(file)).err.partition("is taken by: cockpit ")[2].strip()
    shell(*shlex.split(remedy))
    assert shell("people", "--json").json[0]["phone"] == "3"
    subprocess.run(["sh", "-c", f"echo {remedy}"], cwd=shell.home, check=True, capture_output=True)
    assert not (shell.home / "gone").exists()


def test_a_name_that_somebody_else_has_is_a_conflict(filled: Shell, file: Path) -> None:
    filled("export", "vcf", "-o", str(file))
    file.write_text(file.read_text().replace("FN:Bolt AB", "FN:ACME"))
    assert "name here Bolt AB, on the card ACME" in filled("import", str(file)).err
    assert names(filled) == ["Acme", "Bolt AB"]


def test_a_card_that_lacks_a_number_takes_none_away(filled: Shell, file: Path) -> None:
    file.write_text(card("bolt ab"))
    assert filled("import", "--json", str(file)).json["unchanged"] == 1
    assert "+46 8 123" in filled("people").out


def test_bad_cards_are_told_one_by_one_and_the_rest_is_kept(shell: Shell, file: Path) -> None:
    file.write_text(
        card("One", TEL="1") + "BEGIN:VCARD\nTEL:2\nEND:VCARD\n" + card("Two") + "BEGIN:VCARD\nFN:x"
    )
    done = shell("import", str(file), code=2)
    assert "left out, line 6: a card without a name" in done.err
    assert "left out, line 13: a card that does not end" in done.err
    assert names(shell) == ["One", "Two"]


def test_two_of_one_name_are_not_mixed(shell: Shell, file: Path) -> None:
    file.write_text(card("Hans Müller", "A", TEL="1") + card("hans müller", "B", TEL="2"))
    done = shell("import", str(file), code=2)
    assert "line 7: a second card for Hans Müller, whose first begins on line 1" in done.err
    assert shell("people", "--json").json[0]["phone"] == "1"


def test_what_holds_no_card_is_refused_with_the_remedy(shell: Shell, file: Path) -> None:
    for data in (b"", b"question,answer\n", b"\x00\x01", b"\xff\xd8\xff"):
        file.write_bytes(data)
        assert "vCard (.vcf)" in shell("import", str(file), code=2).err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_of_any_program_is_read(shell: Shell, file: Path, encoding: str) -> None:
    file.write_bytes(card("Jürgen Groß").encode(encoding))
    shell("import", str(file))
    assert names(shell) == ["Jürgen Groß"]


def test_cards_come_through_a_pipe_too(shell: Shell) -> None:
    shell("import", "-", stdin=card("Ada", TEL="1"))
    assert names(shell) == ["Ada"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_names_and_numbers_steer_nothing(shell: Shell, file: Path, text: str) -> None:
    inside = text.replace("\r", "").replace("\n", "")
    file.write_text(card(f"A {inside}", "U", TEL=f"1 {inside}"), errors="surrogateescape")
    shell("import", str(file), code=None)  # that no control character is printed, the shell looks itself
    listed = shell("people").out
    assert listed.startswith("A ")
    shell("export", "vcf", "-o", str(file))
    assert shell("import", "--json", str(file)).json["unchanged"] == 1


LEVELS = {
    "full": ("spec sheet", True),
    "initials": ("Promise", False),
    "kind": ("Promise", False),
    "busy": ("Open: ", False),
}


@pytest.mark.parametrize("level", LEVELS)
def test_the_note_tells_what_is_open_as_much_as_was_asked_for(filled: Shell, level: str) -> None:
    words, tells_what = LEVELS[level]
    found = {
        one.fn.value: one for one in vobject.readComponents(filled("export", "vcf", "--privacy", level).out)
    }
    note = found["Acme"].note.value
    assert words.casefold() in note.casefold()
    assert ("spec sheet" in note) is tells_what
    assert "1200" not in note
    assert "1,200" not in note
    assert "note" not in found["Bolt AB"].contents  # nothing is open with them
    assert filled("export", "vcf", "--privacy", level).out == filled("export", "vcf", "--privacy", level).out


def test_no_note_is_written_unless_asked_for_and_no_level_is_made_up(filled: Shell) -> None:
    assert "NOTE" not in filled("export", "vcf").out
    assert "level of privacy" in filled("export", "vcf", "--privacy", "some", code=2).err
    assert "everybody" in filled("export", "vcf", "acme", code=2).err


@pytest.mark.slow
def test_ten_thousand_people_come_and_go(shell: Shell, file: Path) -> None:
    file.write_text("".join(card(f"Firm {n} 株式会社", f"U{n}", TEL=f"+49 {n}") for n in range(10_000)))
    assert len(shell("import", "--json", str(file)).json["new"]) == 10_000
    shell("export", "vcf", "-o", str(file))
    assert shell("import", "--json", str(file)).json["unchanged"] == 10_000
