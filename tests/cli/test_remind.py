"""`cockpit remind` and `cockpit completions`: what a machine runs for the seller."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from cockpit.cli.commands import COMMANDS
from tests.cli.conftest import Shell

MINUTES = ("10:10", "10:19", "10:20", "10:21", "10:35", "10:36")  # it is 10:20


def test_what_is_due_within_minutes_is_told_with_the_clock_and_the_code(shell: Shell) -> None:
    code = shell.add("promise @acme spec sheet by today 13:00 mine 10:30 ok")
    assert shell("remind").out == f"in 10 min, mine 10:30  acme: spec sheet  {code}\n"
    assert shell("remind", "--within", "9", code=1).out == ""
    told = shell("remind", "--within", "160").out.splitlines()
    assert [line.split("  ")[0] for line in told] == ["in 10 min, mine 10:30", "in 2 h 40, theirs 13:00"]
    body = shell("remind", "--json").json
    assert body["now"] == "2026-11-18T10:20:00+01:00"
    assert [(one["code"], one["clock"], one["when"]) for one in body["items"]] == [
        (code, "mine", "2026-11-18T10:30:00+01:00")
    ]


def test_where_nothing_is_due_it_says_nothing_and_the_answer_is_no(shell: Shell) -> None:
    assert "There is no book" in shell("remind", code=1).err
    shell.add("promise @acme spec sheet by tomorrow 13:00")
    shell.add("todo water the plants")
    done = shell("remind", code=1)
    assert (done.out, done.err) == ("", "")
    assert shell("remind", "--json", code=1).json["items"] == []
    for wrong in ("0", "-5", "soon", "1.5", ""):
        assert "whole number" in shell("remind", "--within", wrong, code=2).err


def test_cron_tells_each_deadline_once_though_it_is_seconds_late(shell: Shell) -> None:
    for at in MINUTES:
        shell("add", f'todo "due at {at}" today {at}', COCKPIT_NOW="2026-11-18T10:00+01:00")
    told: list[str] = []
    for now in ("10:05:00", "10:20:03", "10:35:01", "10:50:07"):
        told += shell("remind", code=None, COCKPIT_NOW=f"2026-11-18T{now}+01:00").out.splitlines()
    assert len(told) == len(set(told)) == len(MINUTES), told


def test_what_sleeps_does_not_ring_unless_it_is_ones_own_time_with_a_customer(shell: Shell) -> None:
    promise, todo = (
        shell.add("promise @acme spec by 17:00 mine 10:30 ok"),
        shell.add("todo call the bank 10:30"),
    )
    for code in (promise, todo):
        shell.do(code, "snooze", "until=1pm")
    assert [one["code"] for one in shell("remind", "--json").json["items"]] == [promise]
    shell("done", promise)
    assert shell("remind", code=1).out == ""


BASH = """
eval "$("$@" completions bash)"
while IFS= read -r line; do
    eval "COMP_WORDS=($line)"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=(); _cockpit
    echo "${COMPREPLY[*]}"
done
"""
TYPED = {
    "cockpit ag": "agenda",
    "cockpit --book x un": "undo",
    "cockpit add --dr": "--dry-run",
    "cockpit cards ed": "edit",
    "cockpit people ren": "rename",
    "cockpit people --role ''": "customer supplier expert",
    "cockpit export ''": "ics vcf json csv md",
    "cockpit do P7K3 renego": "renegotiate",
    "cockpit backup --res": "--restore",
    "cockpit --vers": "--version",
    "cockpit completions z": "zsh",
    "cockpit help rem": "remind",
    "cockpit texts reminder-f": "reminder-friendly reminder-firm",
    "cockpit import ''": "",
    "cockpit cards -o ''": "",
}


def test_bash_completes_commands_options_and_words(shell: Shell) -> None:
    typed = "\n".join(TYPED) + "\n"
    ran = subprocess.run(
        ["bash", "-c", BASH, "bash", *shell.command],
        input=typed.encode(),
        env=shell.env,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert ran.stderr == b""
    assert dict(zip(TYPED, ran.stdout.decode().splitlines(), strict=True)) == TYPED


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_sound_and_names_every_command(shell: Shell, name: str) -> None:
    script = shell("completions", name).out
    assert all(command in script for command in COMMANDS)
    if shutil.which(name):
        ran = subprocess.run(
            [name, "-n"], input=script.encode(), env=shell.env, capture_output=True, check=True
        )
        assert ran.stderr == b""
    assert not shell.book.exists()


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish here")
def test_fish_completes_what_bash_does(shell: Shell) -> None:
    (shell.home / "c.fish").write_text(shell("completions", "fish").out)
    for typed, found in TYPED.items():
        if not found or typed.startswith(("cockpit --book", "cockpit --vers", "cockpit help")):
            continue
        line = typed.replace("''", "")
        ran = subprocess.run(
            ["fish", "-c", f"source c.fish; complete -C '{line}'"],
            env=shell.env,
            cwd=shell.home,
            capture_output=True,
            check=True,
        )
        words = {one.split("\t")[0] for one in ran.stdout.decode().splitlines()}
        assert set(found.split()) <= words, typed


def test_completions_as_json_and_without_a_shell(shell: Shell) -> None:
    found = {one["name"]: one for one in shell("completions", "--json").json}
    assert found.keys() == {"", *COMMANDS, "help"}
    assert {name: found["remind"]["options"][0][name] for name in ("flags", "has_value")} == {
        "flags": ["--within"],
        "has_value": True,
    }
    assert found["import"]["takes_files"]
    assert "There are: bash, zsh, fish." in shell("completions", code=2).err
    assert "zsh" in shell("completions", "powershell", code=2).err
    assert shell("completions", "bash", COCKPIT_CONFIG="/nowhere", COCKPIT_BOOK="~nobody-there/x").out
