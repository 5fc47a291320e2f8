"""What the README, the guide and the help give to be typed is kept as it stands."""

from __future__ import annotations

import re
import shlex

import pytest

from cockpit.cli.commands import COMMANDS
from tests.cli.conftest import ROOT, Shell

ANY_TIME = ("2026-11-16T08:00+01:00", "2026-11-20T23:30+01:00", "2026-12-31T17:00+01:00")


README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
PHONE = (ROOT / "docs" / "guide-phone.md").read_text(encoding="utf-8")
TO_PASTE = [
    *re.findall(r'cockpit add "(.+?)"', README + GUIDE),
    shlex.split(COMMANDS["add"].example)[-1],
]
FORMS = GUIDE.split("## Capturing: one typed line", 1)[1].split("```")[1].strip().splitlines()


@pytest.mark.parametrize("now", ANY_TIME)
@pytest.mark.parametrize("line", TO_PASTE)
def test_a_line_to_paste_is_kept_at_any_time_of_any_day(shell: Shell, line: str, now: str) -> None:
    assert "Saved" in shell("add", line, COCKPIT_NOW=now).out


TYPED = re.compile(r"`(cockpit [^`]+)`|^(?:\.venv/bin/|\$ )?(cockpit .+?)(?:  +.*)?$", re.MULTILINE)
SPANS = ["".join(found) for found in TYPED.findall(README + GUIDE)]
STANDS_FOR = {
    "LINE": "promise @acme spec sheet by mon 10am mail",
    "CUSTOMER": "acme",
    "WORDS": "spec",
    "FILE": "cards.csv",
    "DATE": "2026-12-31",
    "SHELL": "bash",
    "COMMAND": "add",
    "ACTION": "status",
    "VERB": "note",
    "NEW-FOLDER": "new",
    "name=value": "text=x",
    "/media/stick": "stick",
    "/media/stick/cockpit-2026-11-18.zip": "backup.zip",
}
BEFORE = {
    "cockpit do P7K3 close --set skip=yes": ["done", "P7K3"],
    "cockpit redo": ["undo"],
    "cockpit do P7K3 agree": ["do", "P7K3", "renegotiate", "--set", "theirs=fri 4pm"],
}
# Nothing is due; there is no terminal; the calendar was never served.
ENDS = {"cockpit remind --within 15": 1, "cockpit demo": 2, "cockpit doctor": 1, "cockpit calendar ACTION": 1}
# What these take is told elsewhere.
NAMED = ("cockpit do", "cockpit done", "cockpit add", "cockpit backup --restore")
# One lasts until it is ended, the other asks a server: tests of their own see to them.
LASTS = ("cockpit calendar serve", "cockpit calendar connect ")


@pytest.mark.parametrize("typed", [one for one in dict.fromkeys(SPANS) if not one.startswith(LASTS)])
def test_a_command_of_the_guide_does_what_is_said_in_a_book_that_was_begun(shell: Shell, typed: str) -> None:
    code = shell.add(TO_PASTE[0])
    (shell.home / "cards.csv").write_text("question,answer\nSpec sheet?,By mail.\n")
    (shell.home / "stick").mkdir()
    shell("import", "cards.csv")
    shell("backup", "--to", "backup.zip")
    shell("backup")
    [kept] = (shell.book / "backups").iterdir()
    words = [STANDS_FOR.get(word, word) for word in shlex.split(typed)[1:] if word != "…"]
    argv = [code if word in ("P7K3", "CODE") else word.replace("2026-11-18", kept.stem) for word in words]
    if before := BEFORE.get(typed):
        shell(*(code if word == "P7K3" else word for word in before))
    if "-h" in argv or argv[:1] == ["help"]:
        assert "Example:" in shell(*argv).out
    elif typed in NAMED:
        assert "cockpit" in shell(*argv, code=2).err
    else:
        shell(*argv, code=ENDS.get(typed, 0), stdin="todo x\n" if "-" in argv else "")


def test_the_commands_of_the_phone_guide_are_taken_from_top_to_bottom(shell: Shell) -> None:
    typed = [
        line for line in map("".join, TYPED.findall(PHONE)) if not (line in NAMED or line.startswith(LASTS))
    ]
    assert len(typed) > 10
    code = shell.add(TO_PASTE[0])
    for line in typed:
        words = [code if word == "P7K3" else word for word in shlex.split(line)[1:]]
        done = shell(*words, code=None)
        # No server is connected, nothing was served, nothing waits: that is the answer then, and no fault of the line.
        may_say_no = words[0] in ("calendar", "undo") and words[1:] != ["qr", code]
        assert done.code in ((0, 1) if may_say_no else (0,)), (line, done)


# Nothing is due or overdue, nothing is in conflict; there is no terminal.
NO_EXAMPLES = {"remind": 1, "statement": 1, "conflicts": 1, "doctor": 1, "demo": 2}


def test_the_example_of_each_command_does_what_it_shows(shell: Shell) -> None:
    (shell.home / "cards.csv").write_text("question,answer\nWhat is your delivery time?,A week.\n")
    (shell.home / "stick").mkdir()
    shell("import", "cards.csv")
    (card,) = shell("cards", "--json").json
    codes = {"A7K3": card["code"], "O7K3": shell.add("order @acme 12.5k EUR net30")}
    for name, command in COMMANDS.items():
        codes["P7K3"] = shell.add(TO_PASTE[0])
        program, *words = shlex.split(command.example)
        assert (program, words[0]) == ("cockpit", name)
        argv = [codes.get(word, STANDS_FOR.get(word, word)) for word in words]
        if before := BEFORE.get(command.example):
            shell(*before)
        shell(*argv, code=NO_EXAMPLES.get(name, 0))


EDITS = [
    *re.findall(r"cockpit edit P7K3 +(promise .+?)(?:  .*)?$", GUIDE, re.MULTILINE),
    COMMANDS["edit"].example.split(" P7K3 ", 1)[1],
]


@pytest.mark.parametrize("line", EDITS)
def test_a_line_to_edit_with_changes_the_promise_that_is_given_before_it(shell: Shell, line: str) -> None:
    assert len(EDITS) > 1
    code = shell.add(TO_PASTE[0])
    assert "Renegotiated" in shell("edit", code, *line.split()).out
    assert "Agreed" in shell.do(code, "agree").out


def test_the_words_of_a_form_need_no_quotation_marks_around_them_all(shell: Shell) -> None:
    asked = shell("add", "q", "@acme", "does it support SSO?", "->", "yes via SAML", "--json").json
    assert (asked["text"], asked["answer"]) == ("does it support SSO?", "yes via SAML")
    shell("add", "note", "@acme", "wants", "-20%")
    assert "-20%" in shell("today").out


def test_what_the_guide_says_of_money_without_an_amount_is_so(shell: Shell) -> None:
    shell("add", "order @acme 12.5k EUR verbal net30")
    assert "12,500.00 is to come" in shell("add", "paid @acme", code=2).err


def test_the_forms_of_the_guide_are_kept_in_their_order(shell: Shell) -> None:
    assert len(FORMS) > 5
    for line in FORMS:
        assert "Saved" in shell("add", line).out, line
