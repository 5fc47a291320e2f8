"""`cockpit calendar connect | sync | inbox | status` in real processes, and the loop with other programs."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit import paths
from cockpit.desk.caldav_connection import Connection, SyncRunning
from cockpit.desk.caldav_sync import sync
from cockpit.desk.desk import Desk
from cockpit.domain.rules import Rules
from cockpit.store.disk import DiskFolder
from cockpit.store.lock import PATIENCE
from tests.caldav.fake_server import FakeCalendarServer
from tests.caldav.servers import USER, WORD, CalendarServerProcess, Phone, a_task
from tests.cli.conftest import Shell
from tests.domain.builders import nov


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell whose home is apart from the server's folder."""
    home = tmp_path / "home"
    home.mkdir()
    return Shell(home)


@pytest.fixture
def server(radicale: CalendarServerProcess) -> Iterator[CalendarServerProcess]:
    """A server that is empty."""
    yield radicale
    radicale.empty()


def connect(shell: Shell, url: str) -> None:
    shell("calendar", "connect", url, "--user", USER, stdin=f"{WORD}\n")


def test_the_loop_from_a_capture_to_a_tick_in_another_program(
    shell: Shell, server: CalendarServerProcess, tmp_path: Path
) -> None:
    for program in ("vdirsyncer", "todoman"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    connect(shell, server.url)
    code = shell.add("promise @acme spec sheet by 16:00")
    assert shell("calendar", "sync").out == "2 entries sent.\n"

    pulled = tmp_path / "pulled"
    (tmp_path / "vdirsyncer").write_text(
        f'[general]\nstatus_path = "{tmp_path}/status"\n'
        '[pair p]\na = "local"\nb = "there"\ncollections = ["cockpit-tasks"]\n'
        f'[storage local]\ntype = "filesystem"\npath = "{pulled}"\nfileext = ".ics"\n'
        f'[storage there]\ntype = "caldav"\nurl = "{server.url}"\nusername = "{USER}"\npassword = "{WORD}"\n'
    )
    (tmp_path / "todoman.py").write_text(f'path = "{pulled}/*"\ncache_path = "{tmp_path}/cache"\n')

    def run(*command: str) -> str:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, input="y\n" * 5, env=shell.env, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    vdirsyncer = ("vdirsyncer", "-c", str(tmp_path / "vdirsyncer"))
    todoman = ("todoman", "--config", str(tmp_path / "todoman.py"))
    run(*vdirsyncer, "discover")
    run(*vdirsyncer, "sync")
    (task,) = json.loads(run(*todoman, "--porcelain", "list"))
    assert task["summary"] == "acme: spec sheet"
    run(*todoman, "done", str(task["id"]))
    run(*vdirsyncer, "sync")

    told = shell("calendar", "sync").out
    assert "Delivered “spec sheet” for acme" in told
    assert shell.show(code)["delivered_at"]
    assert shell("calendar", "sync").out == "Both sides agree.\n"


def test_the_password_is_nowhere_but_where_secrets_are(shell: Shell, server: CalendarServerProcess) -> None:
    connect(shell, server.url)
    shell("add", "todo call Bo by 16:00")
    shell("calendar", "sync")
    files = [path for path in shell.home.rglob("*") if path.is_file()]
    assert [path.name for path in files if WORD.encode() in path.read_bytes()] == []
    for path in shell.home.rglob("calendar-*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_wrong_password_changes_nothing_and_says_so(shell: Shell, server: CalendarServerProcess) -> None:
    told = shell("calendar", "connect", server.url, "--user", USER, stdin="wrong\n", code=4)
    assert "refuses the name or the password" in told.err
    shell("add", "todo call Bo by 16:00")
    assert "No calendar server is connected" in shell("calendar", "sync", code=1).err


def test_what_waits_is_listed_and_settled_and_a_server_that_is_away_is_exit_four(
    shell: Shell, server: CalendarServerProcess
) -> None:
    connect(shell, server.url)
    shell("add", "todo call Bo by 16:00")
    assert json.loads(shell("calendar", "sync", "--json").out)["sent"] == 2
    phone = Phone(server.url)
    status, _, text = phone.ask("GET", f"/{USER}/cockpit-tasks/")
    assert status == 200, text
    (path,) = [
        f"/{USER}/cockpit-tasks/{line.partition(':')[2].partition('@')[0]}.ics"
        for line in text.splitlines()
        if line.startswith("UID:")
    ]
    phone.delete(path)
    assert "Waits for your word: You deleted “call Bo” on the phone." in shell("calendar", "sync").out
    (waits,) = json.loads(shell("calendar", "inbox", "--json").out)
    shell("calendar", "inbox", "dismiss", waits["id"])
    assert shell("calendar", "sync").out == "1 entry sent.\n"
    assert shell("calendar", "inbox").out == "Nothing from the phone waits.\n"
    with server.away():
        told = shell("calendar", "sync", code=4)
        assert "both sides last agreed" in told.err
        shown = json.loads(shell("calendar", "status", "--json").out)["caldav"]
        assert (shown["entries"], shown["waiting"]) == (2, 0)
        assert "is away" in shown["trouble"]
        assert "Since then: " in shell("calendar", "status").out


def test_a_typed_line_is_not_lost_where_the_deletion_that_was_cut_off_comes_late(shell: Shell) -> None:
    server, typed = FakeCalendarServer(), "/cal/seller/cockpit-tasks/t.ics"
    connect(shell, server.url)
    shell("add", "todo thing by 16:00")
    server.put(typed, a_task("todo water the plants by 17:00", "t").encode())
    syncing = subprocess.Popen([*shell.command, "calendar", "sync"], env=shell.env, cwd=shell.home)

    def killed(method: str, _path: str) -> None:
        if method == "DELETE":
            syncing.kill()
            raise ConnectionError

    server.on_write = killed
    assert syncing.wait(60) == -signal.SIGKILL

    def late(method: str, path: str) -> None:
        if method == "DELETE" and path == typed:
            server.delete(typed)
            server.on_write = lambda _method, _path: None

    server.on_write = late
    shell("calendar", "sync")
    shell("calendar", "sync")
    assert typed not in server.entries
    assert "water the plants" in shell("calendar", "inbox").out
    server.close()


@pytest.mark.parametrize(("end", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
@pytest.mark.parametrize("at", ["PUT", "DELETE"])
def test_a_sync_that_is_cut_off_loses_nothing_and_the_next_goes_on(
    shell: Shell, end: signal.Signals, code: int, at: str
) -> None:
    server = FakeCalendarServer()
    connect(shell, server.url)
    for number in range(3):
        shell("add", f"todo thing{number} by 16:00")
    server.put("/cal/seller/cockpit-tasks/t.ics", a_task("todo water the plants by 17:00", "t").encode())
    syncing = subprocess.Popen(
        [*shell.command, "calendar", "sync"], env=shell.env, cwd=shell.home, stderr=subprocess.PIPE, text=True
    )

    def cut(method: str, _path: str) -> None:
        if method == at and syncing.poll() is None:
            server.on_write = lambda _method, _path: None
            syncing.send_signal(end)
            time.sleep(0.2)

    server.on_write = cut
    _, err = syncing.communicate(timeout=60)
    assert syncing.returncode == code
    assert "Traceback" not in err
    # What was cut off may reach the server while the next sync looks: then one more tells of it.
    assert "Both sides agree.\n" in [shell("calendar", "sync").out for _ in range(3)][1:]
    words = shell("today", "--json").out
    waiting = shell("calendar", "inbox").out
    assert "water the plants" in words or "water the plants" in waiting
    assert sum("water the plants" in one.decode() for one in server.entries.values()) in (0, 2)
    assert all(f"thing{number}" in words for number in range(3))
    server.close()


def test_of_two_syncs_at_once_the_second_waits_for_the_first(shell: Shell) -> None:
    server = FakeCalendarServer()
    connect(shell, server.url)
    shell("add", "todo call Bo by 16:00")
    path = "/cal/seller/cockpit-tasks/t.ics"
    server.put(path, a_task("todo water the plants by 17:00", "t").encode())
    command, syncs = [*shell.command, "calendar", "sync"], []

    def start() -> None:
        syncs.append(
            subprocess.Popen(
                command,
                env=shell.env,
                cwd=shell.home,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )

    asked_meanwhile: list[int] = []

    def while_the_first_moves_a_line_in(method: str, at: str) -> None:
        if (method, at) == ("DELETE", path) and len(syncs) == 1:
            before = len(server.seen)
            start()
            time.sleep(1.5)  # long enough for the second to ask, were it let
            asked_meanwhile.append(len(server.seen) - before)

    server.on_write = while_the_first_moves_a_line_in
    start()
    syncs[0].communicate(timeout=60)
    out, err = syncs[1].communicate(timeout=60)
    assert asked_meanwhile == [0]
    assert ([one.returncode for one in syncs], out) == ([0, 0], "Both sides agree.\n"), err
    assert shell("calendar", "inbox").out == "Nothing from the phone waits.\n"
    server.close()


def test_a_sync_keeps_nobody_from_capturing_and_a_second_says_which_is_running(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = FakeCalendarServer()
    connect(shell, server.url)
    shell("add", "todo call Bo by 16:00")
    desk = Desk(
        folder=DiskFolder(str(shell.book)),
        local=DiskFolder(paths.local(shell.env, str(shell.book))),
        now=lambda: nov(18, 10, 20),
        wall_ms=lambda: 1_763_000_000_000,
        rules=Rules(),
    )
    found: list[object] = []

    def while_it_asks(method: str, _path: str) -> None:
        if method != "PUT" or found:
            return
        shell("add", "todo water the plants by 17:00")  # and ends, before the first sync is answered
        monkeypatch.setattr(PATIENCE, "until_told", 0.05)
        monkeypatch.setattr(PATIENCE, "most", 0.1)
        monkeypatch.setattr(PATIENCE, "tell", found.append)
        try:
            sync(desk, Connection(url=server.url, user=USER))
        except SyncRunning as error:
            found.append(error)

    server.on_write = while_it_asks
    first = subprocess.Popen([*shell.command, "calendar", "sync"], env=shell.env, cwd=shell.home)
    assert first.wait(60) == 0
    server.close()
    waiting, refused = found
    assert f"Waiting for process {first.pid} (" in str(waiting)
    assert "syncing the phone's calendar" in str(waiting)
    assert isinstance(refused, SyncRunning)
    assert refused.exit_code == 4
    assert f"A sync is running (since Wed 18 Nov 10:20, process {first.pid})." in str(refused)
    assert "Nothing was lost." in str(refused)


def test_contacts_go_both_ways_once_the_settings_ask_for_it(
    shell: Shell, server: CalendarServerProcess
) -> None:
    connect(shell, server.url)
    shell("people", "add", "Bolt AB", "--phone", "+46 8 1")
    assert shell("calendar", "sync").out == "Both sides agree.\n"
    (config,) = shell.home.rglob("config.toml")
    config.write_text(
        config.read_text().replace("user = ", "contacts = true, contacts_note = 'kind', user = ")
    )
    assert shell("calendar", "sync", "--dry-run").out == "1 contact would be sent.\n"
    assert shell("calendar", "sync").out == "1 contact sent.\n"
    assert shell("calendar", "sync").out == "Both sides agree.\n"
    phone = Phone(server.url)
    new = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:n\r\nFN:Ada [red]x\x9b\r\nN:;Ada;;;\r\nTEL:0301\r\nEND:VCARD\r\n"
    status, _, said = phone.ask("PUT", f"/{USER}/cockpit-contacts/n.vcf", new, Content_Type="text/vcard")
    assert status == 201, said
    told = shell("calendar", "sync").out
    assert "Waits for your word: Ada [red]x is new in the phone's contacts: 0301." in told
    (waits,) = json.loads(shell("calendar", "inbox", "--json").out)
    assert "Kept Ada [red]x. `cockpit undo`" in shell("calendar", "inbox", "accept", waits["id"]).out
    assert [one["phone"] for one in shell("people", "--json").json] == ["0301", "+46 8 1"]
    assert shell("calendar", "sync").out == "Both sides agree.\n"
    (path,) = {
        line
        for line in phone.get(f"/{USER}/cockpit-contacts/").splitlines()
        if "UID:" in line and "@" in line
    }
    phone.delete(f"/{USER}/cockpit-contacts/{path[4:36]}.vcf")
    assert "Bolt AB was deleted from the phone's contacts. They stay here" in shell("calendar", "sync").out
    assert shell("calendar", "sync", "--contacts-again").out == "1 contact sent.\n"


def test_the_password_is_in_no_argument_no_environment_no_message_and_no_file_that_others_read(
    shell: Shell,
) -> None:
    server = FakeCalendarServer()
    connect(shell, server.url)
    shell("add", "todo call Bo by 16:00")
    seen: list[str] = []

    def look(_method: str, _path: str) -> None:
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "cmdline").read_bytes().count(b"cockpit"):
                    seen.append(
                        ((process / "cmdline").read_bytes() + (process / "environ").read_bytes()).decode()
                    )
            except OSError:
                continue  # it has ended, or is another's

    server.on_write = look
    told = shell("calendar", "sync")
    server.close()
    told_too = shell("calendar", "sync", code=4)
    shown = shell("calendar", "status")
    words = [told.out, told.err, told_too.out, told_too.err, shown.out, shown.err, *seen]
    assert seen
    assert not any(WORD in one or WORD.encode().hex() in one for one in words)
    for path in shell.home.rglob("*"):
        if path.is_file() and (
            WORD.encode() in path.read_bytes() or WORD.encode().hex().encode() in path.read_bytes()
        ):
            assert path.stat().st_mode & 0o077 == 0, path


def test_an_address_with_a_password_in_the_settings_is_never_shown(shell: Shell) -> None:
    server = FakeCalendarServer()
    connect(shell, server.url)
    (config,) = shell.home.rglob("config.toml")
    config.write_text(config.read_text().replace("http://", "http://bo:hunter2@"))
    for words, code in ((("sync",), 1), (("status",), 0), (("status", "--json"), 0)):
        told = shell("calendar", *words, code=code)
        assert "hunter2" not in told.out + told.err
    server.close()
