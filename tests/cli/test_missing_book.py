"""A book that is not there: told in one line, and not made by what keeps nothing."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell

LOOKING = [["today"], [], ["agenda"], ["evening"], ["log"], ["week"], ["conflicts"], ["backup", "--list"]]
NEEDING = [
    ["verify"],
    ["verify", "--rebuild"],
    ["undo"],
    ["redo"],
    ["show", "P7K3"],
    ["done", "P7K3"],
    ["do", "P7K3", "delete"],
    ["edit", "P7K3"],
    ["edit", "P7K3", "todo x"],
    ["backup"],
    ["backup", "--to", "."],
    ["export", "ics"],
    ["export", "csv"],
]


@pytest.fixture
def typo(shell: Shell) -> Shell:
    """A book that holds something, and the name of another one mistyped."""
    shell.add("todo x")
    shell.book = shell.home / "nowhere" / "typo"
    shell.env["COCKPIT_BOOK"] = str(shell.book)
    return shell


def line(shell: Shell) -> str:
    return f"cockpit: There is no book at {shell.book}: the first capture makes it.\n"


def everything(shell: Shell) -> set[str]:
    return {str(path) for path in shell.home.rglob("*")}


@pytest.mark.parametrize("argv", LOOKING, ids=" ".join)
def test_what_looks_answers_as_for_an_empty_book_and_tells_it(typo: Shell, argv: list[str]) -> None:
    before = everything(typo)
    done = typo(*argv)
    assert done.err == line(typo)
    assert everything(typo) == before
    (typo.book / "journal" / "begun000").mkdir(parents=True)
    empty = typo(*argv)
    assert (empty.out, empty.err) == (done.out, "")


@pytest.mark.parametrize("argv", [argv for argv in LOOKING if argv], ids=" ".join)
def test_what_looks_prints_json_all_the_same(typo: Shell, argv: list[str]) -> None:
    done = typo(*argv, "--json")
    assert done.json is not None
    assert done.err == line(typo)


@pytest.mark.parametrize("argv", NEEDING, ids=" ".join)
def test_what_needs_a_book_is_refused_with_the_same_line_and_makes_nothing(
    typo: Shell, argv: list[str]
) -> None:
    before = everything(typo)
    done = typo(*argv, code=1)
    assert (done.out, done.err) == ("", line(typo))
    assert everything(typo) == before


def test_verify_tells_scripts_that_it_is_not_sound(typo: Shell) -> None:
    found = typo("verify", "--json", code=1).json
    assert found["sound"] is False
    assert found["wrong"] == [line(typo).removeprefix("cockpit: ").strip()]
    assert not typo.book.exists()


def test_a_newcomer_reads_the_same_quiet_line_of_the_default_book(shell: Shell) -> None:
    del shell.env["COCKPIT_BOOK"]
    shell.book = shell.home / "data" / "cockpit" / "book"
    done = shell("today")
    assert done.err == line(shell)
    assert "Type what you promise: cockpit add" in done.out
    shell("add", "todo x")
    assert shell("today").err == ""


def test_a_folder_that_holds_no_book_is_no_book(typo: Shell) -> None:
    typo.book.mkdir(parents=True)
    (typo.book / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert typo("today").err == line(typo)
    typo("undo", code=1)
    assert [path.name for path in typo.book.iterdir()] == ["thesis.txt"]


def test_a_book_of_which_only_some_is_left_is_one(typo: Shell) -> None:
    typo("add", "todo x")
    typo("verify", "--rebuild")
    (typo.book / "journal").rename(typo.home / "lost")
    assert "The journals of the book" in typo("today", code=3).err
    assert "shorter than it was" in typo("verify", code=1).out


def test_a_backup_still_fills_a_book_that_is_not_there_yet(shell: Shell) -> None:
    shell.add("todo x")
    stick = shell.home / "stick.zip"
    shell("backup", "--to", str(stick))
    told = shell("--book", str(shell.home / "new"), "backup", "--restore", str(stick)).out
    assert told.startswith("Restored: 1 record put back")
