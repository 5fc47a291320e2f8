"""Taking in a plain table of people, or of what is open, through the real command line: all of it, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell

PEOPLE = "Name;Telefon;E-Mail;Themen;Ort\nAcme;+49 30 1234;bo@acme.example;prices, terms;Berlin\nBolt AB;+46 8 12;;;\n"
OPEN = """kind,customer,what,due,amount
promise,Acme,send the sheet they want by friday,2026-11-20 16:00,
order,Bolt AB,20 indoor units,2026-12-01,"12,500.00 EUR"
todo,,buy stamps,,
wait,Acme,PO,25.11.2026,
"""


@pytest.fixture
def people(shell: Shell) -> str:
    path = shell.home / "people.csv"
    path.write_bytes(PEOPLE.encode("cp1252"))
    return str(path)


def journals(shell: Shell) -> dict[str, bytes]:
    return {name: data for name, data in shell.files().items() if name.startswith("journal")}


def _table(shell: Shell, text: str) -> str:
    path = Path(shell.home / "open.csv")
    path.write_text(text, encoding="utf-8-sig")
    return str(path)


def test_people_are_taken_in_with_their_numbers_and_what_they_know(shell: Shell, people: str) -> None:
    done = shell("import", people)
    assert "Kept 2 new contacts" in done.out
    assert "Ort" in done.err
    acme = shell.show("acme")
    assert (acme["phone"], acme["email"]) == ("+49 30 1234", "bo@acme.example")
    assert [one["name"] for one in shell("people", "--json", "--topic", "prices").json] == ["Acme"]
    assert "2 as they were" in shell("import", people).out


def test_those_known_already_get_what_is_new_of_them(shell: Shell, people: str) -> None:
    shell("people", "add", "acme", "--phone", "+49 40 9")
    done = shell("import", "--json", people).json
    assert ([one["name"] for one in done["people"]], len(done["changed"])) == (["Bolt AB"], 1)
    assert shell.show("acme")["phone"] == "+49 30 1234"


@pytest.mark.parametrize("flags", [(), ("--dry-run",)])
def test_of_two_numbers_for_one_person_it_is_told_which_is_kept_and_which_is_not(
    shell: Shell, flags: tuple[str, ...]
) -> None:
    shell("people", "add", "Bolt", "--phone", "+46 1", "--mail", "b@bolt.example")
    rows = (
        "name,phone,mail\nAcme,+49 1,a@acme.example\nBolt,+46 2,\n"
        "acme,+49 2,a@acme.example\nAcme,+49 2,c@acme.example\n"
    )
    told = shell("import", *flags, _table(shell, rows)).err
    assert "line 3: Bolt: +46 2 is kept as the phone, +46 1 is not" in told
    assert "line 4: Acme: +49 2 is kept as the phone, +49 1 is not" in told
    assert "line 5: Acme: c@acme.example is kept as the mail, a@acme.example is not" in told
    assert told.count(" is kept as ") == 3, "what is the same again is no choice"
    if not flags:
        assert (shell.show("acme")["phone"], shell.show("bolt")["email"]) == ("+49 2", "b@bolt.example")


def test_what_is_open_is_read_as_the_line_one_would_type_and_words_are_only_words(shell: Shell) -> None:
    table = _table(shell, OPEN)
    assert "Would keep 2 new contacts, 4 open records" in shell("import", table, "--dry-run").out
    assert not shell.book.exists()
    assert "4 open records" in shell("import", table).out
    rows = {row["text"]: row for row in shell("today", "--json").json["items"]}
    assert set(rows) == {"send the sheet they want by friday", "20 indoor units", "buy stamps", "PO"}
    assert shell.show(rows["20 indoor units"]["code"])["amount"] == {"value": "12500.00", "currency": "EUR"}
    assert shell.show(rows["PO"]["code"])["due"].startswith("2026-11-25")
    assert "4 as they were" in shell("import", table).out
    assert "Sound" in shell("verify").out


def test_a_line_that_does_not_read_is_told_and_then_nothing_is_kept(shell: Shell) -> None:
    bad = (
        OPEN
        + 'promise,Acme,one,someday,\norder,Acme,two,,lots\ntodo,,,,\nfoo,Acme,three,,\ntodo,,a,b,c,d\n"x,y\n'
    )
    shell("import", _table(shell, OPEN))
    before = journals(shell)
    done = shell("import", _table(shell, bad), code=2)
    assert "6 lines did not read, so nothing was kept" in done.out
    for line, word in (
        (6, "someday"),
        (7, "lots"),
        (8, "no words"),
        (9, "foo"),
        (10, "6 cells"),
        (11, "quotation"),
    ):
        assert any(f"line {line}:" in told and word in told for told in done.err.splitlines()), (
            line,
            done.err,
        )
    assert journals(shell) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,mail\nAcme,nowhere\n", "no mail address"),
        ("name,phone\nAcme,ring me\n", "no phone number"),
        ("name,phone\n,+49 1\n", "no name"),
    ],
)
def test_a_number_or_address_that_is_none_keeps_nothing(shell: Shell, text: str, said: str) -> None:
    assert said in shell("import", _table(shell, text), code=2).err
    assert not shell.book.exists()


@pytest.mark.parametrize("text", ["colour,shape\nred,round\n", "name,phone\n", ""])
def test_a_table_that_does_not_say_what_it_holds_is_refused_with_the_headings(
    shell: Shell, text: str
) -> None:
    done = shell("import", _table(shell, text), code=2)
    assert "Write each in a row" in done.err or "name, phone, mail" in done.err
    assert not shell.book.exists()


def test_a_question_is_told_to_have_a_time_of_its_own(shell: Shell) -> None:
    line = "q,Acme,does it float,{}\n"
    told = shell(
        "import", _table(shell, "kind,customer,what,due\n" + line.format("2026-12-01 10:00")), code=2
    )
    assert "line 2: a get-back has a time of its own: leave the due of a q empty" in told.err
    shell("import", _table(shell, "kind,customer,what,due\n" + line.format("")))
    assert "does it float" in shell("today").out


def test_a_file_that_is_not_taken_in_is_told_what_is(shell: Shell) -> None:
    (shell.home / "all.json").write_text("{}")
    told = shell("import", "all.json", code=2).err
    assert "Nothing is taken in from “.json” files. Nothing was changed." in told
    assert all(ending in told for ending in (".csv", ".md", ".vcf"))


def test_one_undo_takes_all_of_it_back(shell: Shell) -> None:
    shell("import", _table(shell, OPEN))
    assert "imported" in shell("undo").out
    assert shell("today", "--json").json["items"] == []
    assert shell("people", "--json").json == []


def test_it_reads_from_standard_input_and_hostile_cells_are_shown_harmless(shell: Shell) -> None:
    done = shell("import", "-", stdin="name,phone\n[red]\x1b[2Jx,+49 1\n")
    assert "1 new contact" in done.out
    assert "\x1b" not in shell("people").out


def test_what_a_setting_decides_of_a_line_is_named(shell: Shell) -> None:
    done = shell(
        "import", _table(shell, "kind,customer,what,due\npromise,Acme,sheet,03/04/2027 16:00\n"), code=None
    )
    assert "line 2: " in done.err
    past = shell("import", _table(shell, "kind,customer,what,due\npromise,Acme,sheet,2026-11-02 16:00\n"))
    assert "line 2: " in past.err
    assert "has passed" in past.err


def test_payment_terms_are_those_of_the_order_and_not_its_words(shell: Shell) -> None:
    head = "kind,customer,what,amount,Zahlungsziel\n"
    said = {"a": "30", "b": "net 45", "c": "30 Tage netto", "d": "2/10 net 60", "e": ""}
    table = _table(
        shell, head + "".join(f"order,Acme,seats {one},500 EUR,{it}\n" for one, it in said.items())
    )
    assert "5 open records" in shell("import", table).out
    codes = {row["text"]: row["code"] for row in shell("today", "--json").json["items"]}
    known = {one: shell.show(codes[f"seats {one}"]) for one in said}
    assert [known[one]["terms_days"] for one in "abcde"] == [
        30,
        45,
        30,
        None,
        None,
    ]  # those with more to them are whole terms
    assert known["d"]["terms"]["days"] == 60
    wrong = shell(
        "import", _table(shell, f"{head}order,Acme,x,5 EUR,sometime\ntodo,Acme,y,,net 30\n"), code=2
    )
    assert "line 2: “sometime” are no payment terms of an order such as net 30." in wrong.err
    assert "line 3: “net 30” are no payment terms" in wrong.err
