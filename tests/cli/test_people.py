"""`people`: customers, suppliers and experts are kept by name, and merging loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cockpit.cli.people import ACTIONS

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

TICKING = pytest.mark.parametrize("shell", ["ticks"], indirect=True)


def names(shell: Shell, *filters: str) -> list[str]:
    """Return the names of the people that are listed."""
    done = shell("people", *filters, "--json", code=None)
    assert done.code == (0 if done.json or not filters else 1)
    return [one["name"] for one in done.json]


@TICKING
def test_somebody_is_added_edited_renamed_and_every_step_is_undone(shell: Shell) -> None:
    shell("people", "add", "Bolt AB", "--phone", "+46 8 123", "--need", "delivery in a week")
    assert names(shell) == ["Bolt AB"]
    steps = (
        (("mail", "bolt", "bo@bolt.se"), "mail", "bo@bolt.se"),
        (("phone", "bolt", "+46 8 999"), "phone", "+46 8 999"),
        (("topic", "bolt", "steel"), "topics", ["steel"]),
        (("need", "bolt", "credit"), "needs", ["delivery in a week", "credit"]),
        (("rename", "bolt", "Bolt Group"), "name", "Bolt Group"),
        (("alias", "bolt", "The B"), "names", ["Bolt Group", "Bolt AB", "The B"]),
        (("edit", "bolt", "--supplier", "yes", "--topic", "sap"), "topics", ["steel", "sap"]),
        (("topic", "bolt", "sap", "--drop"), "topics", ["steel"]),
        (("alias", "bolt", "the b", "--drop"), "names", ["Bolt Group", "Bolt AB"]),
        (("alias", "bolt", "The B"), "names", ["Bolt Group", "Bolt AB", "The B"]),
    )
    for words, field, value in steps:
        before = shell("people", "--json").json
        told = shell("people", *words, "--json").json
        assert told[field] == value
        assert shell("people", "--json").json[0][field] == value
        shell("undo")
        assert shell("people", "--json").json == before
        shell("redo")
    assert shell("people", "the b").out.startswith("Bolt Group (also Bolt AB, The B)")
    assert "bo@bolt.se" in shell("show", "the b").out


@TICKING
def test_a_name_that_leads_to_somebody_no_longer_is_known_no_more_also_in_capture(shell: Shell) -> None:
    shell("add", "@acme: deck by fri 16:00")
    shell("people", "alias", "acme", "Zeta Corp")
    assert "promise for acme" in shell("add", "@Zeta Corp: spec by fri 16:00").out
    shell("people", "alias", "acme", "Zeta Corp", "--drop")
    assert "promise for Zeta Corp:" in shell("add", "@Zeta Corp: spec by fri 16:00").out
    shell("undo")
    shell("undo")
    assert "promise for acme" in shell("add", "@Zeta Corp: spec by fri 16:00").out
    shell("people", "rename", "acme", "Omega Ltd")
    shell("undo")
    assert "promise for Omega Ltd:" in shell("add", "@Omega Ltd: spec by fri 16:00").out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bolt group", "always leads to Bolt Group"),
        ("Bolt AB", "always leads to Bolt Group"),
        ("volt", "became Bolt Group by a merge"),
        ("The Volt", "became Bolt Group by a merge"),
        ("nosuch", "They are called, too: Bolt AB, The Volt, Volt."),
    ],
)
def test_a_name_that_cannot_be_dropped_says_why(shell: Shell, name: str, said: str) -> None:
    for words in ("add Bolt@AB", "add Volt", "alias Volt The@Volt", "rename Bolt@AB Bolt@Group"):
        shell("people", *(word.replace("@", " ") for word in words.split()))
    shell("people", "merge", "Volt", "Bolt Group")
    before = shell("people", "--json").json
    assert said in shell("people", "alias", "Bolt Group", name, "--drop", code=2).err
    assert shell("people", "--json").json == before


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "bolt ab", "Bolt AB"),
        ("rename", "bolt ab", " Bolt   AB "),
        ("phone", "bolt ab", "+46 8 123"),
        ("mail", "bolt ab", "bo@bolt.se"),
        ("need", "bolt ab", "credit"),
    ],
)
def test_what_is_known_of_somebody_already_is_no_change(shell: Shell, words: tuple[str, ...]) -> None:
    given = ("--phone", "+46 8 123", "--mail", "bo@bolt.se", "--need", "credit")
    shell("people", "add", "Bolt  AB", *given)
    before = shell("people", "--json").json
    assert "is what is known of them already. Nothing was changed." in shell("people", *words, code=1).err
    assert shell("people", "--json").json == before
    assert "added Bolt AB" in shell("undo").out


@TICKING
def test_a_merge_keeps_every_record_contact_and_note_and_one_undo_parts_them(shell: Shell) -> None:
    promise, note = shell.add("promise @acme spec by fri 4pm ok"), shell.add("note @'acme corp' likes rowing")
    shell("people", "phone", "acme", "123")
    shell("people", "phone", "acme corp", "456")
    shell.add("called @'acme corp': all fine")
    shell("people", "merge", "acme corp", "acme")
    assert names(shell) == ["acme"]
    (one,) = shell("people", "--json").json
    assert (one["phone"], one["names"]) == ("123 / 456", ["acme", "acme corp"])
    shown = shell("show", "acme").out
    assert all(words in shown for words in (promise, note, "all fine", "likes rowing", "123 / 456"))
    assert shell.show(promise)["last_contact"] is not None
    later = shell.add("todo @'acme corp' send the list")
    assert shell.show(later)["customer"] == "acme"
    shell.do(later, "delete")
    shell("undo")
    shell("undo")
    shell("undo")
    assert names(shell) == ["acme", "acme corp"]
    assert shell.show(note)["customer"] == "acme corp"


def test_people_are_listed_by_words_roles_topics_and_needs(shell: Shell) -> None:
    shell.add("promise @acme spec by fri 4pm")
    shell("people", "add", "Mei", "--topic", "data protection", "--phone", "30")
    shell("people", "add", "Bolt AB", "--need", "delivery in a week")
    assert names(shell) == ["acme", "Bolt AB", "Mei"]
    assert names(shell, "--role", "customer") == ["acme"]
    assert names(shell, "--role", "supplier") == ["Bolt AB"]
    assert names(shell, "--role", "expert", "--topic", "Data") == ["Mei"]
    assert names(shell, "--need", "delivery") == ["Bolt AB"]
    assert names(shell, "me") == ["acme", "Mei"]
    assert shell("people", "nobody", code=1).out == "Nobody is kept like that.\n"
    assert shell("people", "list", "--role", "expert", "--need", "x", "--json", code=1).json == []
    assert names(shell, "list") == ["acme", "Bolt AB", "Mei"]
    assert names(shell, "list", "me") == ["acme", "Mei"]
    assert shell.show(shell.add("promise @mei call back by fri 4pm"))["customer"] == "Mei"


def test_verbs_of_a_person_are_done_by_name(shell: Shell) -> None:
    shell.add("promise @acme spec by fri 4pm")
    shell.do("@acme", "rename", "name=Acme AG")
    shell.do("acme", "add-topic", "topic=steel")
    assert names(shell) == ["Acme AG"]
    assert "nam" in shell.do("acme", "rename", "nam=x", ends=2).err
    assert "They have: edit, rename, alias" in shell.do("acme", "fly", ends=2).err


@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        (("add", "ACME"), "“ACME” is acme already", 2),
        (("add", "@"), "needs a name", 2),
        (("mail", "acme", "nonsense"), "no mail address", 2),
        (("phone", "acme", "call him"), "no phone number", 2),
        (("rename", "acme", "bolt"), "is bolt already", 2),
        (("merge", "acme", "acme"), "one customer already", 2),
        (("merge", "acme", "nobody"), "Nobody is called", 1),
        (("rename", "acme"), "NAME NEW-NAME", 2),
        (("rename", "acme", "x", "--drop"), "no --drop", 2),
        (("topic", "acme", "golf", "--drop"), "not asked about", 2),
        (("edit", "acme"), "known of them already", 1),
    ],
)
def test_what_does_not_read_is_refused_and_changes_nothing(
    shell: Shell, words: tuple[str, ...], told: str, code: int
) -> None:
    shell.add("promise @acme spec by fri 4pm")
    shell.add("promise @bolt spec by fri 4pm")
    before = shell("people", "--json").json
    assert told in shell("people", *words, code=code).err
    assert shell("people", "--json").json == before


@TICKING
def test_whom_one_called_for_a_need_is_offered_for_the_next_loss_of_that_need(shell: Shell) -> None:
    lost = shell.add("lost @acme 5k to Foo: delivery in a week")
    shell.do(lost, "help-elsewhere", "supplier=Carbo Ltd", "phone=030 123", "called=yes")
    assert names(shell, "--role", "supplier", "--need", "delivery") == ["Carbo Ltd"]
    assert shell("people", "carbo", "--json").json[0]["phone"] == "030 123"
    shell("undo")
    assert names(shell, "--role", "supplier") == []
    shell.do(lost, "help-elsewhere", "supplier=Carbo Ltd", "called=no")
    assert names(shell, "--role", "supplier") == []


@pytest.mark.parametrize("action", [*ACTIONS][1:])
def test_an_action_without_what_it_needs_is_told_how_it_is_typed(shell: Shell, action: str) -> None:
    shell("people", "add", "Mei")
    before = shell.files()
    for words in ((action,), (action, " "), (action, "Mei"))[: 2 if action in ("add", "edit") else 3]:
        done = shell("people", *words, code=2)
        assert f"Use: cockpit people {ACTIONS[action].usage}" in done.err
        assert done.out == ""
    assert shell.files() == before


@pytest.mark.parametrize("action", ["", *ACTIONS])
def test_an_option_that_an_action_does_not_take_is_refused(shell: Shell, action: str) -> None:
    shell("people", "add", "Mei")
    before = shell.files()
    given = {
        "role": "expert",
        "topic": "x",
        "need": "x",
        "tag": "x",
        "phone": "1",
        "mail": "a@b.se",
        "supplier": "yes",
    }
    takes = ACTIONS[action or "list"].takes
    for name, value in given.items():
        if name not in takes:
            assert f"takes no --{name}" in shell("people", action, "Mei", "x", f"--{name}", value, code=2).err
    if "drop" not in takes:
        assert "takes no --drop" in shell("people", action, "Mei", "x", "--drop", code=2).err
    assert shell.files() == before


def test_a_name_of_several_words_needs_no_quotation_marks_where_it_is_known(shell: Shell) -> None:
    shell("people", "add", "Acme Corp")
    shell("people", "phone", "acme", "corp", "+49", "30", "123")
    shell("people", "rename", "acme", "corp", "Acme", "Holding")
    (one,) = shell("people", "--json").json
    assert (one["name"], one["phone"]) == ("Acme Holding", "+49 30 123")


@TICKING
def test_several_things_on_one_line_are_parted_by_one_sign_everywhere(shell: Shell) -> None:
    shell(
        "people", "add", "Ruth", "--topic", "solar; wind, sea", "--tag", "vip, north; old", "--need", "cable;"
    )
    (ruth,) = shell("people", "ruth", "--json").json
    assert ruth["topics"] == ["solar", "wind, sea"]
    assert ruth["tags"] == ["vip", "north", "old"]
    assert ruth["needs"] == ["cable"]
    shell("people", "alias", "ruth", "Kestrel, Inc.; KE")
    assert shell("people", "topic", "ruth", "solar; wind, sea", "--drop", "--json").json["topics"] == []
    assert shell("people", "ruth", "--json").json[0]["names"] == ["Ruth", "Kestrel, Inc.", "KE"]
    assert "A topic needs letters" in shell("people", "topic", "ruth", ";", code=2).err
    shell(
        "cards",
        "add",
        "Is it safe?",
        "--answer",
        "Yes.",
        "--phrasing",
        "any risk; is it risky",
        "--tag",
        "a, b;c",
    )
    (card,) = shell("cards", "--json").json
    assert set(card["phrasings"]) == {"any risk", "is it risky"}
    assert set(card["tags"]) == {"a", "b", "c"}
    shell("cards", "add-phrasing", card["code"], "could it burn; is it dangerous")
    (card,) = shell("cards", "--json").json
    assert {"could it burn", "is it dangerous"} < set(card["phrasings"])
