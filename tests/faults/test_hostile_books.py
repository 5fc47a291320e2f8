"""Broken and hostile books: a clear error or a skip that is told, never a traceback, and nothing sound is lost."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cockpit import paths
from cockpit.__main__ import main
from cockpit.store import conflicts, verify
from cockpit.store.disk import DiskFolder
from cockpit.store.memory import MemoryFolder
from tests.domain.builders import a_customer, a_promise
from tests.faults.home import Home, no_traceback
from tests.faults.hostile import FILES, HINTS, LINES, SNAPSHOTS, fields, line
from tests.faults.scale import whole
from tests.store.builders import Machine, everything

if TYPE_CHECKING:
    from collections.abc import Callable

SOUND = "sound one"
PEER = "journal/peer0001/2025-11.ndjson"
READS = (
    ["today"],
    ["today", "--json"],
    ["agenda"],
    ["agenda", "--json"],
    ["log", "--json"],
    ["week"],
    ["week", "--json"],
    ["verify"],
    ["conflicts"],
    ["export", "ics"],
    ["show", "zebra"],
    ["show", "zebra", "--json"],
    ["find", "zebra", "--json"],
    [
        "find",
        "--where",
        "(due < fri or theirs > fri or amount > 1) and not tag = x or state = open or text ~ x",
    ],
    ["export", "csv"],
    ["export", "md"],
    ["export", "json"],
)
HUGE = whole(100_000_000, 20_000_000)  # bytes
MOST_BYTES = (
    10 * HUGE + 30_000_000
)  # of memory: a gigabyte for a hundred megabytes, and what the program takes
KIB = 1024


class Seller:
    """Runs commands in this process, with a home of its own. What escapes `main` would be a traceback."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self.book = home / "book"
        self.monkeypatch = monkeypatch
        self.environ = {
            "HOME": str(home),
            "COCKPIT_BOOK": str(self.book),
            "COCKPIT_NOW": "2026-11-18T10:20+01:00",
            "TZ": "Europe/Berlin",
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
        }
        for name, value in self.environ.items():
            monkeypatch.setenv(name, value)

    def __call__(self, *words: str, typed: bytes = b"") -> tuple[int, str]:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        self.monkeypatch.setattr(sys, "stdout", out)
        self.monkeypatch.setattr(sys, "stderr", out)
        code = main(list(words))
        out.flush()
        return code, out.buffer.getvalue().decode()

    def write(self, name: str, data: bytes) -> None:
        DiskFolder(str(self.book)).replace(name, data)

    @property
    def local(self) -> DiskFolder:
        return DiskFolder(paths.local(self.environ, str(self.book)))

    def endures(self) -> None:
        """Whatever is asked of it, the book answers, and keeps on taking lines."""
        for words in READS[:: whole(1, 4)]:
            code, said = self(*words)
            assert code in (0, 1, 2), f"{words}: {code} {said[-500:]}"
        for words in (["undo"], ["redo"]):
            code, said = self(*words)
            assert code == 0, f"{words}: {said}"
        code, said = self("add", "todo @zebra still taken")
        assert code == 0, said
        for words in (["verify", "--rebuild"], ["verify"]):
            assert self(*words)[0] in (0, 1)
        said = self("today")[1]
        assert SOUND in said
        assert "still taken" in said


@pytest.fixture
def seller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Seller:
    found = Seller(tmp_path, monkeypatch)
    assert found("add", f"promise @zebra {SOUND} by tomorrow 4pm")[0] == 0
    return found


@pytest.mark.parametrize("what", LINES)
def test_a_hostile_line_with_the_right_checksum_costs_at_most_itself(seller: Seller, what: str) -> None:
    seller.write(PEER, LINES[what])
    assert SOUND in seller("today")[1]
    seller.endures()


@pytest.mark.parametrize("what", LINES)
def test_a_hostile_line_leaves_the_book_and_its_snapshot_one(what: str) -> None:
    folder = MemoryFolder()
    machine = Machine(folder)
    sound = a_promise(text=SOUND)
    machine.put(a_customer(), sound)
    machine.compact()
    machine.restart()
    folder.files[PEER] = LINES[what]
    folder.append(PEER, line(fields(text='"later"'), at='"1763454000001-0000-peer0001"'))
    machine.book.refresh()
    machine.put_over(sound.id, means="mail")
    for fold in (machine.compact, machine.rebuild):
        fold()
        for book in (machine.book, machine.opened()):
            assert everything(book)[sound.id].terms.means == "mail"  # type: ignore[attr-defined]
        assert not [one for one in verify.verify(folder).wrong if "differ" in one]
        conflicts.conflicts_in(folder)


@pytest.mark.parametrize("what", [*FILES, *SNAPSHOTS])
@pytest.mark.parametrize("file", ["book.json", "archive/2025.json"])
def test_a_hostile_snapshot_is_no_book_and_the_journals_tell(seller: Seller, file: str, what: str) -> None:
    seller("verify", "--rebuild")
    seller.write(file, FILES.get(what) if what in FILES else SNAPSHOTS[what])  # type: ignore[arg-type]
    assert SOUND in seller("today")[1]
    seller.endures()
    assert seller("verify")[0] == 0


@pytest.mark.parametrize("what", [*FILES, *HINTS])
def test_hostile_hints_cost_no_more_than_completions(seller: Seller, what: str) -> None:
    seller.write("hints.json", {**FILES, **HINTS}[what])
    code, said = seller("add", "promise @zebra spec")
    assert code in (0, 2), said
    seller.endures()


@pytest.mark.parametrize("what", FILES)
def test_a_hostile_device_id_is_made_anew(seller: Seller, what: str) -> None:
    seller.local.replace("device", FILES[what])
    assert seller("add", "todo @zebra by the new one")[0] == 0
    devices = [one.name for one in (seller.book / "journal").iterdir()]
    assert all(one.isalnum() for one in devices)
    seller.endures()


@pytest.mark.parametrize("what", FILES)
def test_hostile_drafts_are_put_aside(seller: Seller, what: str) -> None:
    seller.local.replace("drafts", FILES[what])
    assert seller("add", "promise @zebra no time at all")[0] == 2
    seller.endures()


@pytest.mark.parametrize("what", [what for what in FILES if what not in ("nothing", "CRLF")])
def test_hostile_settings_are_told_with_the_file_that_holds_them(seller: Seller, what: str) -> None:
    config = seller.home / "config" / "cockpit" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_bytes(FILES[what])
    code, said = seller("today")
    assert code == 2
    assert str(config) in said
    config.unlink()
    assert SOUND in seller("today")[1]


TYPED: dict[str, bytes] = {
    "broken UTF-8": b"todo \xff\xfe\xc3\n",
    "NUL": b"todo a\0b\n",
    "a byte order mark": b"\xef\xbb\xbftodo marked\n",
    "CRLF": b"todo one\r\ntodo two\r\n",
    "a carriage return": b"todo one\rtodo two\n",
    "JSON": b'{"text": "x"}\n[1, 2]\nnull\n',
    "brackets": b"todo " + b"[" * 90_000 + b"\n",
    "a lone surrogate, encoded": b"todo \xed\xa0\x80\n",
    "escapes": b"todo \x1b[31mred\x1b]0;title\x07 \xe2\x80\xaex\n",
    "NaN": b"order @zebra NaN EUR x\norder @zebra Infinity EUR x\norder @zebra 1e999 EUR x\n",
    "10,000 digits": b"order @zebra " + b"9" * 10_000 + b" EUR x\ntodo by " + b"9" * 10_000 + b"\n",
    "no newline": b"todo at the end",
    "a thousand customers": b"todo " + b"@x " * 1000 + b"\n",
}


@pytest.mark.parametrize("what", TYPED)
def test_a_hostile_stream_is_kept_or_refused_line_by_line(seller: Seller, what: str) -> None:
    code, said = seller("add", "--json", "-", typed=TYPED[what] + b"\ntodo the next line\n")
    answers = [json.loads(one) for one in said.splitlines()]
    assert all("id" in one or "error" in one for one in answers)
    assert code == (2 if any("error" in one for one in answers) else 0)
    assert answers[-1]["text"] == "the next line"
    seller.endures()


# --- real processes ---------------------------------------------------------------------------------------------


# A process of its own in between, which is small: what a process is said to have held begins with what its parent held.
_PEAK = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "cockpit", *sys.argv[2:]])
with open(sys.argv[1], "w") as used:
    used.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(done.returncode)
"""


def peak(home: Home, *words: str, given: Path | None = None) -> tuple[int, int, str]:
    """Run a command; return its exit code, the most memory it held in bytes, and what it said on standard error."""
    said, put, used = (home.path / name for name in ("said", "put", "used"))
    with said.open("w") as err, put.open("w") as out, (given or Path(os.devnull)).open() as typed:
        command = [sys.executable, "-c", _PEAK, str(used), *words]
        done = subprocess.run(command, env=home.env, stdin=typed, stdout=out, stderr=err, check=False)
    factor = 1 if sys.platform == "darwin" else KIB
    return done.returncode, int(used.read_text()) * factor, said.read_text()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    found = Home(tmp_path)
    assert found.run("add", f"promise @zebra {SOUND} by tomorrow 4pm").returncode == 0
    return found


def test_a_huge_field_is_read_within_ten_times_its_size(home: Home, told: Callable[[str], None]) -> None:
    home.folder.replace(PEER, line(fields(text='"' + "y" * HUGE + '"')))
    most, began = 0, time.monotonic()
    for words in (
        ["today"],
        ["add", "todo @zebra still taken"],
        ["verify"],
        ["conflicts"],
        ["verify", "--rebuild"],
    ):
        code, used, said = peak(home, *words)
        assert code == 0, said
        no_traceback(said)
        assert used < MOST_BYTES, f"{words}: {used:,} bytes"
        most = max(most, used)
    told(
        f"a field of {HUGE / 1e6:,.0f} MB: {most / 1e6:,.0f} MB of memory at most, "
        f"{time.monotonic() - began:.0f} s for 5 commands"
    )
    (home.book / PEER).unlink()
    home.run("verify", "--rebuild")
    assert {SOUND, "still taken"} <= set(home.texts())


def test_a_huge_line_is_refused_and_the_next_is_kept(home: Home) -> None:
    given = home.path / "given"
    given.write_text("todo " + "z" * HUGE + "\ntodo the next line\n")
    code, used, said = peak(home, "add", "--json", "-", given=given)
    assert code == 2, said
    assert used < MOST_BYTES
    refused, kept = map(json.loads, (home.path / "put").read_text().splitlines())
    assert "too long" in refused["error"]
    assert kept["text"] == "the next line"
    assert "the next line" in home.texts()


@pytest.mark.parametrize(
    "what", ["brackets", "broken UTF-8", "a stamp of year 9999", "a number of 10,000 digits"]
)
def test_real_processes_skip_a_hostile_line_and_tell_it(home: Home, what: str) -> None:
    home.folder.replace(PEER, LINES[what])
    seen = home.run("today")
    checked = home.run("verify")
    assert SOUND in seen.stdout
    assert checked.returncode == 1
    assert "peer0001" in checked.stdout or "does not read" in checked.stdout
    no_traceback(seen.stderr, checked.stderr)
