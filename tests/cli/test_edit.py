"""`cockpit edit`: a record changed by its line."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Shell

LINE = "promise @acme spec sheet by fri 4pm ok mail"
WRITTEN = "promise @acme spec sheet by Fri 20 Nov 16:00 mine Thu 19 Nov 16:30 ok mail"


def test_without_a_line_it_prints_the_line(shell: Shell) -> None:
    code = shell.add(LINE)
    assert shell("edit", code).out == WRITTEN + "\n"
    assert shell("edit", code, "--json").json == {"line": WRITTEN}


def test_a_new_time_is_a_renegotiation_that_undo_takes_back(shell: Shell) -> None:
    code = shell.add(LINE)
    told = shell("edit", code, *WRITTEN.replace("Fri 20 Nov 16:00", "mon 10:00").split()).out
    assert told.startswith(f"{code}  Renegotiated “spec sheet” for acme: now by Mon 23 Nov 10:00.")
    after = shell.show(code)
    assert len(after["moves"]) == 1
    assert after["theirs"] == "2026-11-23T10:00:00+01:00"
    assert "renegotiated" in shell("undo").out
    assert shell.show(code)["moves"] == {}


def test_json_is_the_record_as_it_stands_with_what_was_done(shell: Shell) -> None:
    code = shell.add(LINE)
    done = shell("edit", "--json", code, WRITTEN.replace("spec", "data")).json
    assert (done["text"], done["code"]) == ("data sheet", code)
    assert done["told"].startswith("Edited")


def test_a_dry_run_tells_and_keeps_nothing(shell: Shell) -> None:
    code = shell.add(LINE)
    before = shell.files()
    moved = WRITTEN.replace("Fri 20 Nov 16:00", "mon")
    told, line = shell("edit", "--dry-run", code, moved).out.splitlines()
    assert told.startswith("Would be done (nothing is kept): Renegotiated ")
    assert line.startswith("  Its line would be: promise @acme spec")
    assert "Mon 23 Nov" in line
    shown = shell("edit", "--dry-run", "--json", code, moved).json
    assert (shown["dry_run"], shown["steps"], shown["code"]) == (True, ["renegotiate"], code)
    assert shown["theirs"].startswith("2026-11-23")
    assert shell("edit", "--dry-run", "--json", code, WRITTEN).json["steps"] == []
    assert shell("edit", "--dry-run", code, WRITTEN).out == "Nothing would change.\n"
    assert shell.files() == before


def test_what_is_not_legal_is_refused_and_the_line_kept_for_that_record(shell: Shell) -> None:
    code = shell.add(LINE)
    before = shell.files()
    done = shell("edit", code, WRITTEN.replace("@acme", "@bolt"), code=2)
    assert "a record does not change hands" in done.err
    assert "is kept as a draft" in done.err
    assert shell.files() == before
    [kept] = (shell.home / "state").rglob("drafts")
    [draft] = json.loads(kept.read_bytes())["drafts"]
    assert draft["line"] == WRITTEN.replace("@acme", "@bolt")
    assert draft["of"] == shell.show(code)["id"]


def test_a_refused_dry_run_keeps_no_draft_and_does_not_say_so(shell: Shell) -> None:
    code = shell.add(LINE)
    for wrong in (WRITTEN.replace("@acme", "@bolt"), "promise @acme"):
        done = shell("edit", "--dry-run", code, wrong, code=2)
        assert "draft" not in done.err
        assert "Nothing was changed." in done.err
    assert list((shell.home / "state").rglob("drafts")) == []


def test_a_draft_that_could_not_be_kept_is_not_said_to_be(shell: Shell) -> None:
    code = shell.add(LINE)
    [local] = [path.parent for path in (shell.home / "state").rglob("device*")]
    (local / "drafts").mkdir()  # where the file would go
    wrong = WRITTEN.replace("@acme", "@bolt")
    done = shell("edit", code, wrong, code=2)
    assert f"“{wrong}” could not be kept as a draft" in done.err
    assert "is kept as a draft" not in done.err
    assert "Nothing was changed." in done.err
    assert "could not be kept as a draft" in shell("add", "promise spec sheet", code=2).err


def test_the_same_line_is_no_change(shell: Shell) -> None:
    code = shell.add(LINE)
    assert "says what the record says" in shell("edit", code, WRITTEN, code=1).err


def test_without_a_code_only_the_code_is_asked_for(shell: Shell) -> None:
    said = shell("edit", code=2).err
    assert "required: CODE." in said
    assert "LINE" not in said


def test_a_code_that_is_none_is_told(shell: Shell) -> None:
    shell.add(LINE)
    assert "No record has the code P777" in shell("edit", "p777", LINE, code=1).err


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("promise @acme deck by fri 4pm", "promise @acme deck by 31/4 4pm"),
        ("promise @acme deck by fri 4pm", "promise @acme deck by fri 15:OO"),
        ("promise @acme deck by fri 4pm", "promise @acme deck payday 4pm"),
        ("promise @acme deck by fri 4pm", "promise @acme deck mon 10:00-05:00"),
        ("order @acme 5k EUR net 30", "order @acme 5k and a half net 30"),
        ("order @acme 5k EUR net 30", "order @acme 5k EUR/USD net 30"),
        ("order @acme 5k EUR net 30", "order @acme 5k EUR net 30 2% skonto"),
        ("todo report by fri", "todo report every fri and mon"),
        ("todo report by fri", "todo report every days"),
        ("wait @acme PO by fri", "wait @acme PO do bzw fr"),
        ("lost @acme 5k to Contoso: late", "lost @acme 5k yn to Contoso: late"),
    ],
)
def test_what_is_doubted_of_a_changed_line_is_asked_and_changes_nothing(
    shell: Shell, line: str, changed: str
) -> None:
    code = shell.add(line)
    before = shell.show(code)
    assert shell("edit", code, changed, code=2).err
    assert shell.show(code) == before


def test_what_is_asked_beside_a_change_is_told_with_it(shell: Shell) -> None:
    code = shell.add("promise @acme deck by fri 4pm")
    assert "did they agree? Then write ok." in shell("edit", code, "promise @acme deck by fri 5pm okk").out
    code = shell.add("order @acme 5k EUR net 30")
    told = shell("edit", code, "order @acme 6k EUR net 30 half now").out
    assert '"half" is kept as words' in told


@pytest.mark.parametrize(
    "typed", ["31/4 4pm", "fri or mon", "payday 4pm", "mon 10am XST", "mon 10:00-05:00", "not fri"]
)
def test_a_moment_that_is_no_plain_one_moves_no_promise(shell: Shell, typed: str) -> None:
    code = shell.add("promise @acme deck by fri 4pm")
    before = shell.show(code)
    assert shell("do", code, "renegotiate", "--set", f"theirs={typed}", code=2).err
    assert shell.show(code) == before


def test_a_question_is_due_when_they_were_told_and_that_stands(shell: Shell) -> None:
    code = shell.add("q @acme does it float? by 16:00")
    assert shell.show(code)["due"] == "2026-11-18T16:00:00+01:00"
    usual = shell.add("q @acme does it float by 16:00?")
    assert shell.show(usual)["due"] == "2026-11-18T11:20:00+01:00"
    refused = shell("edit", code, "q @acme does it float? by 17:00", code=2)
    assert "By when you get back to them stands" in refused.err
    assert shell.show(code)["due"] == "2026-11-18T16:00:00+01:00"


def test_a_question_whose_time_has_passed_or_is_no_time_is_asked_about(shell: Shell) -> None:
    usual = "a get-back, due Wed 18 Nov 11:20"
    for line, ask in (
        ("q @acme does it float? by 9:00", "has passed"),
        ("q @acme does it float? yesterday", "has passed"),
        ("q @acme does it float? by 31.4.", "which one?"),
        ("q @acme does it float? asap", "By when is"),
        ("q @acme does it float? they need it by friday", "Do you get back to them"),
    ):
        told = shell("add", line).out
        assert usual in told, line
        assert ask in told, line
    told = shell("add", "q @acme does it float? their contract ends 30 June").out
    assert usual in told
    assert "their contract ends 30 June" in told
