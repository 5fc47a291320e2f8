"""The command line as a whole: help, mistakes, exit codes, the moment, what is typed that no one expects."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cockpit import __version__
from cockpit.cli.commands import COMMANDS
from tests.cli.conftest import HOSTILE, ROOT, Shell

GUIDE = ROOT / "docs" / "guide.md"
READERS = [
    ["today"],
    ["agenda"],
    ["show", "x"],
    ["log"],
    ["undo"],
    ["redo"],
    ["done", "T123"],
    ["export", "ics"],
    ["verify"],
]
WRITERS = [["add", "todo x"], ["verify", "--rebuild"]]


def test_the_version_is_told(shell: Shell) -> None:
    assert shell("--version").out == f"cockpit {__version__}\n"


@pytest.mark.parametrize("argv", [["help"], ["-h"], ["--help"]], ids=" ".join)
def test_the_overview_names_every_command_and_exit_code(shell: Shell, argv: list[str]) -> None:
    out = shell(*argv).out
    assert all(f"\n  {name} " in out for name in COMMANDS)
    assert all(f"{code} " in out.partition("Exit codes:")[2] for code in (0, 1, 2, 3, 4, 130))


def test_help_of_what_is_no_command_is_told_the_nearest(shell: Shell) -> None:
    assert (
        "There is no command “ad”. Nothing was changed. Did you mean add?" in shell("help", "ad", code=2).err
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_has_an_example(shell: Shell, name: str) -> None:
    out = shell(name, "-h").out
    assert shell("help", name).out == out
    assert f"usage: cockpit {name}" in out
    assert f"Example:\n  cockpit {name}" in out
    assert out == shell(name, "--help").out
    assert "--book" in out
    assert not shell.book.exists()


@pytest.mark.skipif(not GUIDE.exists(), reason="docs/guide.md is not written yet")
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_docs(name: str) -> None:
    docs = (ROOT / "README.md").read_text(encoding="utf-8") + GUIDE.read_text(encoding="utf-8")
    assert f"cockpit {name}" in docs


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ad", "add"), ("tody", "today"), ("agend", "agenda"), ("lgo", "log"), ("verfy", "verify")],
)
def test_a_mistyped_command_is_told_the_nearest(shell: Shell, typed: str, meant: str) -> None:
    done = shell(typed, "todo x", code=2)
    assert f"There is no command “{typed}”." in done.err
    assert f"Did you mean {meant}?" in done.err
    assert not shell.book.exists()


@pytest.mark.parametrize("typed", ["zzzzzz", "", "東京", "[/]"])
def test_a_command_like_no_other_lists_them_all(shell: Shell, typed: str) -> None:
    assert all(name in shell(typed, code=2).err for name in COMMANDS)


@pytest.mark.parametrize(
    "argv", [["--bogus"], ["today", "--bogus"], ["add", "x", "--bogus"], ["today", "--plai"]], ids=" ".join
)
def test_an_unknown_option_is_told(shell: Shell, argv: list[str]) -> None:
    done = shell(*argv, code=2)
    assert argv[-1] in done.err
    assert " -h`" in done.err
    assert not shell.book.exists()


@pytest.mark.parametrize("option", ["--book", "--now", "--config"])
def test_an_option_without_its_value_is_told(shell: Shell, option: str) -> None:
    assert option in shell("today", option, code=2).err
    assert option in shell(option, code=2).err


def test_the_book_is_named_before_or_after_the_command(shell: Shell) -> None:
    other = str(shell.home / "other")
    shell("--book", other, "add", "todo one")
    shell("add", "todo two", "--book", other)
    shell(f"--book={other}", "add", "todo three")
    shell("add", "--book", other, "todo", "four")
    assert len(shell("today", "--json", "--book", other).json["items"]) == 4
    assert len(shell("--book", other, "today", "--json").json["items"]) == 4
    assert not shell.book.exists()


def test_the_book_may_be_named_from_the_home_or_here(shell: Shell) -> None:
    shell("add", "todo one", "--book", "~/mine")
    shell("add", "todo two", "--book", "mine")
    assert len(shell("today", "--json", "--book", str(shell.home / "mine")).json["items"]) == 2


@pytest.mark.parametrize(
    ("moment", "is_now"),
    [
        ("2026-11-18T10:20+01:00", "2026-11-18T10:20:00+01:00"),
        ("2026-11-18T10:20:30+01:00[Europe/Berlin]", "2026-11-18T10:20:30+01:00"),
        ("2026-11-18T10:20", "2026-11-18T10:20:00+01:00"),
        ("2026-07-18T10:20", "2026-07-18T10:20:00+02:00"),
        ("2026-11-18", "2026-11-18T00:00:00+01:00"),
        ("2026-11-18T09:20Z", "2026-11-18T10:20:00+01:00"),
        ("2026-11-18T09:20:00-05:00", "2026-11-18T09:20:00-05:00"),
        ("2026-11-18T09:20:00-05:00[America/New_York]", "2026-11-18T09:20:00-05:00"),
    ],
)
def test_the_moment_may_be_fixed(shell: Shell, moment: str, is_now: str) -> None:
    shell.env["COCKPIT_NOW"] = moment
    assert shell("today", "--json").json["now"] == is_now
    shell.env["COCKPIT_NOW"] = "2020-01-01"
    assert shell("--now", moment, "today", "--json").json["now"] == is_now
    assert shell("today", "--json", "--now", moment).json["now"] == is_now


@pytest.mark.parametrize(
    "moment",
    [
        "now",
        "4pm",
        "2026-13-01",
        "2026-11-18T25:00",
        "2026-11-18T10:20[Europe/Berlin]",
        "9999-12-31T23:59+00:00",
        "0001-01-01",
        "\x1b[31m",
    ],
)
def test_a_moment_that_is_none_is_refused(shell: Shell, moment: str) -> None:
    done = shell("add", "todo x", code=2, COCKPIT_NOW=moment)
    assert "is no moment. Write ISO 8601, such as 2026-11-18T10:20+01:00." in done.err
    assert not shell.book.exists()


def test_without_a_fixed_moment_the_clock_of_the_zone_is_used(shell: Shell) -> None:
    del shell.env["COCKPIT_NOW"]
    assert shell("today", "--json", TZ="Asia/Kolkata").json["now"].endswith("+05:30")
    assert shell("today", "--json", TZ="No/Where").code == 0


@pytest.mark.parametrize("argv", [*READERS, *WRITERS], ids=" ".join)
def test_a_book_below_a_file_is_told(shell: Shell, argv: list[str]) -> None:
    file = shell.home / "file"
    file.write_text("mine", encoding="utf-8")
    for book in (file, file / "book"):
        done = shell(*argv, code=3, COCKPIT_BOOK=str(book))
        assert "There is a file where a folder should be." in done.err
        assert "Nothing that was acknowledged is lost." in done.err
        assert f"({file})" in done.err
        assert "name another book" in done.err
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("argv", READERS, ids=" ".join)
def test_a_book_json_that_does_not_read_hinders_no_command(shell: Shell, argv: list[str]) -> None:
    shell("add", "todo call the bank")
    codes = {"show": 1, "done": 1, "redo": 1, "verify": 1}
    sound = shell(*argv, code=None)
    shell("redo", code=None)
    (shell.book / "book.json").unlink(missing_ok=True)
    (shell.book / "book.json").mkdir()
    done = shell(*argv, code=codes.get(argv[0], 0))
    if argv[0] in ("today", "agenda", "show", "log", "done", "export"):
        assert (done.code, done.out) == (sound.code, sound.out)
    assert list((shell.book / "book.json").iterdir()) == []


def test_a_book_json_that_does_not_read_is_told_by_verify_and_hinders_nothing(shell: Shell) -> None:
    shell("add", "todo call the bank")
    (shell.book / "book.json").unlink(missing_ok=True)
    (shell.book / "book.json").mkdir()
    told = shell("verify", code=1)
    assert "book.json is damaged; it can be rebuilt" in told.out + told.err
    assert "call the bank" in shell("today").out
    shell("add", "todo water the plants")
    assert {row["text"] for row in shell("today", "--json").json["items"]} == {
        "call the bank",
        "water the plants",
    }


def test_hints_that_cannot_be_read_cost_no_capture(shell: Shell) -> None:
    shell("add", "promise @acme spec by 4pm")
    (shell.book / "hints.json").unlink()
    (shell.book / "hints.json").mkdir()
    assert "Saved" in shell("add", "promise @acme price list by 5pm").out
    assert {item["customer"] for item in shell("today", "--json").json["items"]} == {"acme"}


def test_a_stream_into_a_book_that_cannot_be_written_tells_every_line(shell: Shell) -> None:
    file = shell.home / "file"
    file.touch()
    done = shell("add", "--json", "-", stdin="todo one\ntodo two\n", code=3, COCKPIT_BOOK=str(file))
    assert [set(line) for line in done.lines] == [{"error", "remedy"}] * 2


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_book_one_may_not_write_is_told(shell: Shell) -> None:
    shell.book.mkdir(mode=0o500)
    assert "You may not write to the book." in shell("add", "todo x", code=3).err


def test_what_is_kept_is_private(shell: Shell) -> None:
    shell("add", "promise @acme x by 4pm")
    shell("verify", "--rebuild")
    made = [*shell.book.rglob("*"), shell.book, *(shell.home / "state").rglob("*")]
    assert [str(path) for path in made if path.stat().st_mode & 0o077] == []


def test_an_interrupt_while_waiting_for_a_line_ends_quietly(shell: Shell) -> None:
    shell("add", "todo first")  # a new book would be told

    def size() -> int:
        return sum(file.stat().st_size for file in shell.book.glob("journal/*/*.ndjson"))

    before = size()
    process = subprocess.Popen(
        [*shell.command, "add", "-"],
        env=shell.env,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - ignored in a background
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"todo kept\n" * 2000)
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while size() == before:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == b""
    assert shell("today", "--json").json["items"]


def test_a_stream_tells_each_line_as_it_is_kept(shell: Shell) -> None:
    process = subprocess.Popen(
        [*shell.command, "add", "-"], env=shell.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"todo water the plants\n")
    process.stdin.flush()
    told = selectors.DefaultSelector()
    told.register(process.stdout, selectors.EVENT_READ)
    try:
        assert told.select(timeout=30)
        assert process.stdout.readline().startswith(b"Saved T")
    finally:
        process.communicate(timeout=30)


def test_what_was_said_before_an_error_is_printed(shell: Shell) -> None:
    script = (
        "import sys; from cockpit import __main__ as root; from cockpit.errors import CockpitError\n"
        "def say_and_fail(*_): print('said'); raise CockpitError('It failed.', 'Try again.')\n"
        "root._run = say_and_fail; sys.argv = ['cockpit', 'today']; root.run()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=shell.env,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ran.stdout == b"said\n"
    assert b"It failed" in ran.stderr


def test_lines_that_nobody_hears_the_answer_to_are_not_kept_and_that_is_told(shell: Shell) -> None:
    with subprocess.Popen(
        [*shell.command, "add", "--json", "-"],
        env=shell.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"todo first\n")
        process.stdin.flush()
        assert b"first" in process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"todo second\ntodo third\n")
        process.stdin.close()
        told = process.stderr.read().decode()
    assert process.returncode == 1
    assert "“todo second”" in told
    assert {item["text"] for item in shell("today", "--json").json["items"]} == {"first", "second"}


def test_a_reader_that_has_had_enough_is_no_error(shell: Shell) -> None:
    shell("add", "--json", "-", stdin="".join(f"todo thing {number} {'x' * 100}\n" for number in range(800)))
    for argv in (["today"], ["today", "--json"], ["log", "--most", "800"], ["agenda", "--json"]):
        ran = subprocess.run(
            ["sh", "-c", '"$@" | head -1', "sh", *shell.command, *argv],
            env=shell.env,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert ran.returncode == 0
        assert ran.stderr == b""
        assert len(ran.stdout.splitlines()) == 1


def sh(shell: Shell, script: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell script in which "$@" is cockpit."""
    return subprocess.run(
        ["sh", "-c", script, "sh", *shell.command],
        env=shell.env,
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_output_that_is_full_is_told_and_the_line_is_kept(shell: Shell) -> None:
    ran = sh(shell, '"$@" add todo call the bank > /dev/full')
    assert ran.returncode == 3
    assert (
        b"The output could not be written: No space left on device. What was kept is on disk." in ran.stderr
    )
    assert b"Traceback" not in ran.stderr
    assert b"Exception ignored" not in ran.stderr
    assert "call the bank" in shell("today").out


def test_streams_that_are_closed_do_no_harm(shell: Shell) -> None:
    assert sh(shell, '"$@" add todo one >&- 2>&-').returncode == 0
    assert sh(shell, '"$@" add todo two <&- >&- 2>&-').returncode == 0
    assert sh(shell, '"$@" today <&-').stdout.count(b"  T") == 2
    for script in ('"$@" add <&-', '"$@" add promise x by 4pm <&-'):
        ran = sh(shell, script)
        assert ran.returncode == 2
        assert b"Traceback" not in ran.stderr
    assert shell("verify").out.startswith("Sound: ")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_break_no_command(shell: Shell, name: str) -> None:
    text = HOSTILE[name]
    promise = shell.add(f'promise @"{text}" send "{text}" by 4pm')
    shell.add(f"todo mind {text}")
    for argv in (
        ["today"],
        ["today", "--json"],
        ["agenda"],
        ["agenda", "--json"],
        ["log"],
        ["log", "--json"],
        ["verify"],
    ):
        shell(*argv)
    shell("show", promise)
    customer = shell.show(promise)["customer"]
    shell("show", customer)
    shell("show", "--json", customer)
    shell.do(promise, "note", f"text={text}")
    shell.do(promise, "touch", f"text={text}", f"means={text}")
    shell.do(promise, "edit", f"text={text} again")
    shell("done", promise)
    shell.do(promise, "share-news", f"text={text}")
    shell("show", promise)
    shell("undo")
    shell("redo")
    shell("verify", "--rebuild")
    assert shell("today", "--json").json["items"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_in_a_mistake_are_told_harmlessly(shell: Shell, name: str) -> None:
    text = HOSTILE[name]
    shell(text, code=2)
    shell("show", text, code=1)
    shell("do", text, "agree", code=1)
    code = shell.add("todo x")
    for argv in (
        ["do", code, text],
        ["do", code, "edit", "--set", text],
        ["do", code, "edit", "--set", f"due={text}"],
    ):
        shell(*argv, code=2)
    shell("do", code, "done", "--set", f"{text}=x", code=2)
    shell("export", "ics", "--kind", text, code=2)
    shell("export", text, code=2)
    shell("today", "--days", text, code=2)
    shell("add", f"promise {text} by 4pm x", code=None)


def test_bytes_that_are_no_utf_8_do_no_harm(shell: Shell) -> None:
    shell(b"add", b"todo caf\xe9 one")
    for encoding in ("utf-8", "utf-8:strict", "ascii:strict"):
        shell("add", "--json", "-", stdin=b"todo caf\xe9 two\n", PYTHONIOENCODING=encoding)
    texts = [row["text"] for row in shell("today", "--json").json["items"]]
    assert texts[0] == "caf one"
    assert all(text.startswith("caf") and text.endswith("two") for text in texts[1:])
    shell(b"show", b"caf\xe9", code=1)
    shell(b"add", b"todo x", b"--book", os.fsencode(shell.home) + b"/b\xff")
    assert (Path(os.fsdecode(os.fsencode(shell.home) + b"/b\xff")) / "journal").is_dir()


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_any_locale_prints_what_it_can(shell: Shell, locale: str) -> None:
    shell("add", 'todo @東京商事 "Grüße" 👩', LC_ALL=locale)
    assert shell.raw("today", LC_ALL=locale, PYTHONIOENCODING="ascii").returncode == 0
    assert "東京商事" in shell("today").out


def test_a_very_long_line_is_kept_whole(shell: Shell) -> None:
    words = " ".join(f"word{number}" for number in range(10_000))
    [saved] = shell("add", "--json", "-", stdin=f"todo {words}\n").lines
    assert saved["text"] == words
