"""`cockpit answer`, `cards` and `import`, through a real process: the contract for scripts, and what people read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.cli.cards import ACTIONS
from tests.cli.conftest import HOSTILE, Shell
from tests.test_terminal import Terminal

TABLE = (
    "question,answer,phrasings\nHow long does delivery take?,Ten days.,When will it ship?\nTerms?,Net 14.,\n"
)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A shell with a book of two cards, imported."""
    shell("import", "-", stdin=TABLE)
    return shell


def test_the_answer_is_printed_with_its_code_and_what_to_say(filled: Shell) -> None:
    said = filled("answer", "delivery", "how", "long").out
    first, second = said.splitlines()[:2]
    assert first.split()[0] == "1"
    assert first.endswith("How long does delivery take?")
    assert second.strip() == "Ten days."


def test_queries_from_standard_input_are_answered_a_line_each(filled: Shell) -> None:
    lines = filled("answer", "--json", "-", stdin="when does it shi\n\nxyzzy\n").lines
    assert [line["weak"] for line in lines] == [False, True, True]
    assert [len(line["cards"]) for line in lines[1:]] == [0, 0]
    assert set(lines[0]["cards"][0]) >= {"code", "question", "answer", "score"}
    assert lines[0]["cards"][0]["answer"] == "Ten days."
    assert [line["weak"] for line in lines] == [False, True, True]


def test_nothing_found_is_a_no(filled: Shell) -> None:
    assert "No card answers that" in filled("answer", "xyzzy", code=1).out
    assert filled("answer", "--json", "xyzzy", code=1).json["cards"] == []


def test_without_a_book_there_is_no_answer_and_no_traceback(shell: Shell) -> None:
    done = shell("answer", "anything", code=1)
    assert "There is no book" in done.err
    assert shell("answer", "--json", "-", stdin="a\n").lines == [{"cards": [], "weak": True, "experts": []}]


def test_a_picked_card_is_recorded_with_the_customer_and_learns_the_words(filled: Shell) -> None:
    code = filled("answer", "--json", "delivery").json["cards"][0]["code"]
    done = filled("answer", "--pick", code, "--customer", "Acme", "is", "it", "quick")
    assert "for Acme" in done.out
    assert filled("answer", "--json", "quick").json["cards"][0]["code"] == code
    record = filled("answer", "--json", "--pick", code, "really quick").json
    assert record["kind"] == "question"
    assert filled.show("Acme")["ended"][0]["text"] == "is it quick"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("answer",), "required"),
        (("answer", " "), "nothing to look up"),
        (("answer", "-"), "--json -"),
        (("answer", "--customer", "Acme", "x"), "--pick"),
        (("cards", "sing"), "add-phrasing"),
        (("cards", "list", "delivery"), "cockpit answer"),
        (("cards", "add", "--answer", "x"), "question"),
        (("cards", "add", "x"), "answer"),
        (("cards", "verify"), "cards verify"),
        (("cards", "merge", "A1"), "Two cards"),
        (("cards", "export", "pdf"), "csv or md"),
        (("cards", "export", "csv", "--json"), "cards --json"),
        (("answer", "--json", "-", "--customer", "Acme"), "none is picked"),
        (("answer", "--json", "-", "--pick", "A1"), "none is picked"),
        (("answer", "--pick", "1", "x"), "`cockpit cards` for the codes"),
        (("cards", "edit", "ZZZ", "--answer", "x"), "`cockpit cards` for the codes"),
        (("cards", "verify", "ZZZ"), "`cockpit cards` for the codes"),
        (("cards", "add-phrasing", "A1"), "words"),
    ],
)
def test_what_does_not_read_is_told_with_what_does(filled: Shell, argv: tuple[str, ...], said: str) -> None:
    before = filled.files()
    done = filled(*argv, code=None)
    assert done.code in (1, 2)
    assert said in done.err
    assert filled.files() == before


def test_cards_are_kept_from_the_first_command_on_and_changed_one_by_one(shell: Shell) -> None:
    card = shell("cards", "add", "--json", "Is", "there", "a", "warranty?", "--answer", "Five years.").json
    code = card["code"]
    shell("cards", "add-phrasing", code, "what", "if", "it", "breaks")
    shell("cards", "edit", code, "--answer", "Six years.", "--tag", "guarantee")
    shown = shell("answer", "--json", "guarantee").json["cards"][0]
    assert (shown["code"], shown["answer"]) == (code, "Six years.")
    shell("cards", "retire", code)
    shell("answer", "warranty", code=1)
    assert "(retired)" in shell("cards", "--retired").out
    shell("cards", "verify", code)
    assert shell("cards", "--json").json[0]["ways_to_ask"] == ["Is there a warranty?", "what if it breaks"]
    other = shell("cards", "add", "--json", "Guarantee?", "--answer", "Six.").json["code"]
    assert "itself" in shell("cards", "merge", code, code, code=2).err
    shell("cards", "merge", code, other, other)
    assert len(shell("cards", "--json").json) == 1
    assert "Nothing to change" in shell("cards", "edit", code, code=2).err


OPTIONS = {
    "question": ("x",),
    "answer": ("x",),
    "phrasing": ("x",),
    "tag": ("x",),
    "detail": ("x",),
    "source": ("x",),
    "retired": (),
    "output": ("out.csv",),
}


@pytest.mark.parametrize("action", ["", *ACTIONS])
def test_an_option_that_an_action_on_cards_does_not_take_is_refused(filled: Shell, action: str) -> None:
    before, names = filled.files(), {*OPTIONS} - {*ACTIONS[action or "list"].takes}
    assert len(names) > 1
    for name in names:
        done = filled("cards", *([action, "AAAA"] if action else []), f"--{name}", *OPTIONS[name], code=2)
        assert f"takes no --{name}" in done.err
        assert "Use: cockpit cards " in done.err
    assert filled.files() == before


def test_an_edit_of_a_card_is_one_action_and_takes_phrasings(filled: Shell) -> None:
    code = filled("cards", "--json").json[0]["code"]
    before = filled.show(code)
    given = (
        "--answer",
        "Six.",
        "--tag",
        "a",
        "--phrasing",
        "how quick",
        "--phrasing",
        "how soon",
        "--detail",
        "more",
    )
    done = filled("cards", "edit", code, *given, "--json").json
    assert (done["answer"], done["detail"]) == ("Six.", "more")
    assert {"how quick", "how soon"} <= set(done["ways_to_ask"])
    assert filled("answer", "--json", "how soon").json["cards"][0]["code"] == code
    assert filled("log", "--json").json[0]["did"].startswith(f"edited card {code}")
    filled("undo")
    assert filled.show(code) == before
    filled("cards", "edit", code, "--answer", "Seven.", "--phrasing", "  ", code=2)
    filled("cards", "edit", code, "--answer", "a\nb\nc", "--tag", "b", code=2)
    assert filled.show(code) == before
    assert filled("cards", "edit", code, "--answer", "a\nb", "--json").json["answer"] == "a\nb"


def test_the_list_begins_with_what_nobody_has_verified(filled: Shell) -> None:
    filled("import", "-", stdin="question,answer,verified\nOld?,x,2025-01-01\n")
    assert "Old?" in filled("cards").out.splitlines()[0]
    assert "not verified for" in filled("cards").out


def test_an_import_tells_what_it_left_out_and_keeps_the_rest(shell: Shell) -> None:
    path = shell.home / "cards.csv"
    path.write_bytes(b"\xef\xbb\xbfquestion;answer;colour\r\na?;x;red\r\n;y;\r\n")
    dry = shell("import", str(path), "--dry-run", code=2)
    assert "Would keep 1 new card" in dry.out
    assert not shell.book.exists()
    done = shell("import", str(path), "--json", code=2)
    assert len(done.json["new"]) == 1
    assert "line 3" in done.err
    assert "colour" in done.err


FILES = {
    "gone.csv": (None, "no such file"),
    "folder.csv": ("", "is a folder"),
    "binary.csv": (bytes(range(256)), "It is no text"),
    "table.xlsx": (b"PK\3\4", "from “.xlsx” files"),
    "cards": (b"question,answer\na?,x\n", "a file without an ending"),
    "people.csv": (b"weight,colour\n1,red\n", "headings"),
    "names.csv": (b"question,answer\n", "There is no question in it"),
    "empty.csv": (b"", "The headings do not tell"),
    "empty.md": (b"", "There is no question in it"),
    "large.csv": (b"question,answer\n" + b"a" * 50_000_000, "is larger than 50,000,000 bytes"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_holds_no_cards_is_told_with_the_remedy(shell: Shell, name: str) -> None:
    data, said = FILES[name]
    path = shell.home / name
    if data == "":
        path.mkdir()
    elif isinstance(data, bytes):
        path.write_bytes(data)
    done = shell("import", str(path), code=2)
    what, kept, remedy = done.err.partition("Nothing was changed. ")
    assert said in what
    assert kept
    assert len(remedy.strip()) > len("Split it")
    assert done.out == ""
    assert not shell.book.exists()


def test_more_than_an_import_takes_is_refused_whole_from_standard_input_too(shell: Shell) -> None:
    done = shell("import", "-", stdin=b"question,answer\n" + b"a?,x\n" * 10_000_000, code=2)
    assert "What came in is larger than 50,000,000 bytes" in done.err
    assert not shell.book.exists()


def test_a_faq_tells_each_line_that_made_no_card(shell: Shell) -> None:
    faq = shell.home / "faq.md"
    faq.write_text("# FAQ\n\n## Where?\n\nHere.\n\n## How?\n\n```\nso\n\n## When?\n\nNow.\n")
    done = shell("import", str(faq), code=2)
    assert "Kept 1 new card" in done.out
    for told in (
        "line 1: the title “FAQ”",
        "line 7: “How?”",
        "line 12: “When?”",
        "``` of line 9 is never closed",
    ):
        assert told in done.err
    assert shell("log").out.rstrip().endswith("imported 1 new card, changed 0")
    assert shell("import", str(faq), "--json", code=2).json["passed_over"] == ["line 1: the title “FAQ”"]


def test_cards_leave_as_csv_and_as_a_faq_and_come_back(filled: Shell) -> None:
    table, faq = filled.home / "out.csv", filled.home / "out.md"
    filled("cards", "export", "csv", "-o", str(table))
    filled("cards", "export", "md", "-o", str(faq))
    assert filled("import", "--json", str(table)).json["unchanged"] == 2
    assert filled("import", "--json", str(faq)).json["unchanged"] == 2
    assert filled("cards", "export", "csv").out == table.read_bytes().decode()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_kept_and_looked_up_clean(shell: Shell, text: str) -> None:
    table = json.dumps([f"{text} question", f"{text} answer"], ensure_ascii=False)[1:-1].replace(
        '", "', '","'
    )
    shell("import", "-", stdin=f"question,answer\n{table.replace(chr(92), '')}\n")
    assert shell("answer", f"{text} question".replace("\0", "")).out
    assert shell("cards").out


def test_a_faq_of_many_questions_is_imported_in_one_go(shell: Shell, tmp_path: Path) -> None:
    faq = tmp_path / "faq.md"
    faq.write_text("".join(f"## What about part{number}?\n\nAnswer {number}.\n" for number in range(200)))
    assert len(shell("import", "--json", str(faq)).json["new"]) == 200
    assert shell("answer", "--json", "part117").json["cards"][0]["answer"] == "Answer 117."
    shell("undo")
    shell("answer", "part117", code=1)


@pytest.mark.parametrize("line", ["q @beta when will it ship", "q @beta: how long does the delivery take?"])
def test_a_script_is_told_the_answer_behind_the_code_of_the_get_back(filled: Shell, line: str) -> None:
    said = filled("add", line).out
    assert said.startswith("Saved Q")
    assert "There is an answer: A" in said
    known = filled("add", "--json", line).json["known_answer"]
    assert (known["question"], known["answer"]) == ("How long does delivery take?", "Ten days.")
    assert "Ten days." in filled("add", "--dry-run", line).out


def test_a_script_is_told_who_knows_where_there_is_no_answer(filled: Shell) -> None:
    filled("people", "add", "Priya", "--phone", "+49 30 1", "--topic", "encryption")
    said = filled("add", "q @beta do you encrypt it").out
    assert said.startswith("Saved Q")
    assert "  Who knows? Priya · +49 30 1: bring them on the line now." in said
    body = filled("add", "--json", "q @beta do you encrypt it").json
    assert body["known_answer"] is None
    assert body["who_knows"] == [{"name": "Priya", "phone": "+49 30 1"}]
    assert "Who knows" not in filled("add", "q @beta do you encrypt it -> yes").out


def test_other_lines_are_not_looked_up(filled: Shell) -> None:
    assert "known_answer" not in filled("add", "--json", "beta: how long delivery takes by fri 16:00").json


def test_at_a_terminal_the_answer_is_given_on_the_spot_unless_it_does_not_do(
    filled: Shell, at_terminal: Callable[..., Terminal]
) -> None:
    for key, is_get_back in (("\r", False), ("n\r", True)):
        asked = at_terminal("add", "q @beta when will it ship")
        asked.shows("Does it answer them? [Y/n]")
        asked.type(key)
        assert asked.ends() == 0
        assert ("Saved Q" in asked.text()) is is_get_back
        assert ("Answered on the spot for beta" in asked.text()) is not is_get_back


def test_a_repeat_shows_its_answer(filled: Shell) -> None:
    code = filled("add", "--json", "q @beta terms?").json["code"]
    assert "Net 14." in filled("show", code).out
    assert filled("say", code).out.strip() == "Net 14."


def test_the_locations_tell_how_answers_in_other_words_are_found(shell: Shell) -> None:
    [line] = [line for line in shell("locations").out.splitlines() if line.startswith("meaning")]
    assert "installed" in line
