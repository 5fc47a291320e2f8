"""`cockpit calendar` and `export ics` in real processes: feeds over HTTP, links, codes for a camera."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import signal
import ssl
import stat
import subprocess
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest

from tests.cli.conftest import Shell

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Serving:
    """A process that serves the calendar, and a reader of it."""

    def __init__(self, shell: Shell, *options: str) -> None:
        self.shell = shell
        self.log = shell.home / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*shell.command, "calendar", "serve", "--port", "0", *options],
                env=shell.env | {"PYTHONUNBUFFERED": "1"},
                cwd=shell.home,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        while not re.search(r"draws the one", self.log.read_text()):
            assert self.process.poll() is None, self.log.read_text()
        self.links = self.read_links()

    def read_links(self) -> dict[str, str]:
        lines = self.shell("calendar", "token").out.splitlines()
        return dict(line.split() for line in lines)

    def connect(self) -> HTTPConnection:
        at = urlsplit(self.links["all"])
        if at.scheme == "https":
            trusting = ssl.create_default_context()
            trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
            return HTTPSConnection("127.0.0.1", at.port, timeout=20, context=trusting)
        return HTTPConnection("127.0.0.1", at.port, timeout=20)

    def get(self, link: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = self.connect()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, urlsplit(link).path, headers=named)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def feed(self, name: str = "all") -> bytes:
        answer, body = self.get(self.links[name])
        assert answer.status == 200
        return body.replace(b"\r\n ", b"")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(20) == 0


@pytest.fixture
def serve(shell: Shell) -> Iterator[Callable[..., Serving]]:
    started: list[Serving] = []

    def start(*options: str) -> Serving:
        started.append(Serving(shell, *options))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


@pytest.fixture
def filled(shell: Shell) -> Shell:
    shell.add("promise @acme spec sheet by fri 4pm mail ok")
    shell.add("todo book the room tomorrow 9am")
    shell.add("order @bolt 60 seats EUR 9000")
    return shell


def test_a_reader_gets_all_then_nothing_new_then_what_changed(
    filled: Shell, serve: Callable[..., Serving]
) -> None:
    serving = serve()
    answer, body = serving.get(serving.links["all"])
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert b"SUMMARY:acme: spec sheet" in body
    mark = answer.headers["ETag"]
    again, nothing = serving.get(serving.links["all"], If_None_Match=mark)
    assert (again.status, nothing, again.headers["ETag"]) == (304, b"", mark)
    small, packed = serving.get(serving.links["all"], Accept_Encoding="gzip, deflate")
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == body
    head, empty = serving.get(serving.links["all"], method="HEAD")
    assert (head.status, empty, head.headers["Content-Length"]) == (200, b"", str(len(body)))
    filled.add("todo buy cake tomorrow 11am")
    changed, more = serving.get(serving.links["all"], If_None_Match=mark)
    assert changed.status == 200
    assert b"SUMMARY:buy cake" in more
    code = filled("today", "--json").json["items"][0]["code"]
    filled("do", code, "delete")
    assert serving.feed() != more
    assert filled.raw("export", "ics", "--open-only").stdout.count(b"BEGIN:VEVENT") == serving.feed().count(
        b"BEGIN:VEVENT"
    )
    serving.stop()


def test_each_feed_holds_its_kind_at_its_level_and_no_sum(
    filled: Shell, serve: Callable[..., Serving]
) -> None:
    serving = serve("--privacy", "busy", "--privacy", "order=full", "--privacy", "promise=initials")
    assert b"SUMMARY:A.: promise" in serving.feed("promise")
    order = serving.feed("order")
    assert b"60 seats" in order
    assert b"9000" not in order
    assert b"9\\,000" not in order
    everything = serving.feed("all")
    for word in (b"acme", b"bolt", b"spec", b"seats", b"promise", b"order", b"todo", b"EUR", b"9000"):
        assert word not in everything.lower(), word
    assert b"BEGIN:VALARM" in everything
    serving.stop()
    with_sums = serve("--amounts")
    assert b"9\\,000" in with_sums.feed("order")


def test_anything_else_is_not_there(filled: Shell, serve: Callable[..., Serving]) -> None:
    serving = serve()
    link = serving.links["all"]
    page = serving.links["page"]
    wrong = [
        "/",
        "/favicon.ico",
        "/robots.txt",
        f"{link}x",
        link[:-1],
        link.replace("cockpit-all", "cockpit-order"),
        page.rstrip("/"),
        f"{page}cockpit-all.ics",
        f"{page}../",
        "//",
        "/%00/",
        "/" + "A" * 43 + "/cockpit-all.ics",
        "/" + "x" * 5000,
    ]
    for one in wrong:
        answer, body = serving.get(one)
        assert (answer.status, body) == (404, b"There is nothing here.\n"), one
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "TRACE"):
        assert serving.get(link, method=method)[0].status == 404
    assert serving.get(link)[0].status == 200


def test_ten_thousand_wrong_tokens_are_all_refused(filled: Shell, serve: Callable[..., Serving]) -> None:
    serving = serve()
    right = urlsplit(serving.links["all"]).path.split("/")[1]
    chance = Random(1)
    connection = serving.connect()
    for count in range(10_000):
        if count % 2:  # one letter off
            place = chance.randrange(len(right))
            letter = chance.choice(ALPHABET.replace(right[place], ""))
            wrong = right[:place] + letter + right[place + 1 :]
        else:
            wrong = "".join(chance.choices(ALPHABET, k=len(right)))
        connection.request("GET", f"/{wrong}/cockpit-all.ics")
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 404
    connection.close()
    assert serving.get(serving.links["all"])[0].status == 200


def test_links_are_renewed_and_revoked_while_it_serves(filled: Shell, serve: Callable[..., Serving]) -> None:
    serving = serve()
    old = serving.links["all"]
    filled("calendar", "token", "--rotate")
    assert serving.get(old)[0].status == 404
    new = serving.read_links()["all"]
    assert serving.get(new)[0].status == 200
    filled("calendar", "token", "--revoke")
    assert [serving.get(link)[0].status for link in (old, new)] == [404, 404]
    assert "There are no links" in filled("calendar", "token", code=1).err
    assert "dead" in filled("calendar", "status").out


def test_no_secret_is_in_arguments_environment_output_or_a_file_that_others_read(
    filled: Shell, serve: Callable[..., Serving]
) -> None:
    serving = serve()
    for link in serving.links.values():
        serving.get(link)
    filled("calendar", "status", "--json")
    secrets = [urlsplit(link).path.split("/")[1] for link in serving.links.values()]
    kept = next(filled.home.rglob("calendar-token")).read_text().strip()
    secrets.append(kept)
    process = Path("/proc") / str(serving.process.pid)
    if process.exists():
        for name in ("cmdline", "environ"):
            assert not [one for one in secrets if one.encode() in (process / name).read_bytes()]
    assert not [one for one in secrets if one in serving.log.read_text()]
    for path in filled.home.rglob("*"):
        if path.is_file() and any(one.encode() in path.read_bytes() for one in secrets):
            assert path.name == "calendar-token"
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for name in ("calendar-fetched", "calendar-served"):
        assert stat.S_IMODE(next(filled.home.rglob(name)).stat().st_mode) == 0o600


def test_status_tells_who_fetched_what_and_what_to_expect(
    filled: Shell, serve: Callable[..., Serving]
) -> None:
    assert "never served" in filled("calendar", "status", code=1).out
    serving = serve("--privacy", "initials")
    assert "Nobody has fetched it yet." in filled("calendar", "status").out
    serving.get(serving.links["promise"], User_Agent="iOS/18.1 (22B83) dataaccessd/1.0")
    serving.get(serving.links["all"], User_Agent="Google-Calendar-Importer")
    told = filled("calendar", "status").out
    assert "Served at 127.0.0.1:" in told
    assert "initials" in told
    assert "iPhone or iPad: promise, Wed 18 Nov 10:20" in told
    assert "Remove Alarms" in told
    assert "Google Calendar: all" in told
    assert "ignores the alarms" in told
    body = filled("calendar", "status", "--json").json
    assert {one["reader"] for one in body["fetched"]} == {"iPhone or iPad", "Google Calendar"}
    assert body["answers"] is True
    serving.stop()
    assert filled("calendar", "status", "--json").json["answers"] is False


def test_off_this_machine_it_warns_unless_it_speaks_tls(
    filled: Shell, serve: Callable[..., Serving], tmp_path: Path
) -> None:
    assert "read along" not in serve().log.read_text()
    assert "read along" in serve("--host", "0.0.0.0").log.read_text()
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes a certificate, is not installed")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=cockpit"]
    subprocess.run([*make, "-keyout", str(key), "-out", str(cert)], check=True, capture_output=True)
    serving = serve("--host", "0.0.0.0", "--cert", str(cert), "--key", str(key))
    assert "read along" not in serving.log.read_text()
    assert serving.links["all"].startswith("https://")
    assert b"spec sheet" in serving.feed()
    wrong = filled("calendar", "serve", "--cert", str(key), "--key", str(cert), code=2)
    assert "cannot be used" in wrong.err


def test_a_port_that_is_taken_is_told(filled: Shell, serve: Callable[..., Serving]) -> None:
    port = str(urlsplit(serve().links["all"]).port)
    assert "Nothing can be served" in filled("calendar", "serve", "--port", port, code=4).err


def test_a_reader_that_stalls_or_speaks_nonsense_holds_up_nobody(
    filled: Shell, serve: Callable[..., Serving]
) -> None:
    serving = serve()
    stalled = serving.connect()
    stalled.connect()
    assert stalled.sock is not None
    stalled.sock.sendall(b"GET /")
    noise = serving.connect()
    noise.connect()
    assert noise.sock is not None
    noise.sock.sendall(os.urandom(300) + b"\r\n\r\n")
    assert b"spec sheet" in serving.feed()
    for one in (stalled, noise):
        one.close()


@pytest.mark.parametrize(
    "argv",
    [
        ["calendar"],
        ["calendar", "fly"],
        ["calendar", "qr", "P7K3", "more"],
        ["calendar", "status", "--rotate"],
        ["calendar", "serve", "--privacy", "secret"],
        ["calendar", "serve", "--privacy", "meeting=full"],
        ["calendar", "serve", "--port", "x"],
        ["calendar", "serve", "--port", "99999"],
        ["calendar", "serve", "--key", "k.pem"],
        ["calendar", "token", "--rotate", "--revoke"],
    ],
)
def test_what_is_not_understood_is_refused_with_what_to_do(filled: Shell, argv: list[str]) -> None:
    assert filled(*argv, code=2).err.startswith("cockpit: ")


def test_one_deadline_is_exported_by_its_code(filled: Shell) -> None:
    code = filled.add("promise @initech prices by fri 11am")
    for argv in (("--code", code), (code,)):
        data = filled("export", "ics", *argv).out
        assert data.count("BEGIN:VEVENT") == 1
        assert "initech: prices" in data
        assert f"Code: {code}" in re.sub("\r?\n ", "", data)
    filled("do", code, "break")
    assert "STATUS:CANCELLED" in filled("export", "ics", code).out
    assert "P9Z9Z" in filled("export", "ics", "P9Z9Z", code=1).err
    filled("export", "ics", "spec", "sheet", code=2)
    filled("export", "json", "--code", code, code=2)


def test_with_nothing_open_it_says_so_and_writes_no_file(shell: Shell) -> None:
    code = shell.add("todo book the room tomorrow")
    shell("export", "ics", "-o", "out.ics")
    before = (shell.home / "out.ics").read_bytes()
    shell("done", code)
    for argv in (("-o", "out.ics"), ()):
        done = shell("export", "ics", "--open-only", *argv)
        assert (done.out, "No deadline is open" in done.err) == ("", True)
    assert (shell.home / "out.ics").read_bytes() == before
    assert shell("export", "ics").out.count("STATUS:CANCELLED") == 1


def test_a_thing_done_at_once_is_silenced_by_a_greater_number(shell: Shell) -> None:
    code = shell.add("todo book the room tomorrow")

    def sequence() -> int:
        found = re.search(r"^SEQUENCE:(\d+)", shell("export", "ics").out, re.MULTILINE)
        assert found
        return int(found[1])

    numbers = [sequence()]
    for step in (("done", code), ("undo",), ("redo",), ("undo",)):
        shell(*step)
        numbers.append(sequence())
        assert sequence() == numbers[-1]
    assert numbers == sorted(set(numbers))


# The codes for a camera.


def as_picture(lines: list[str], path: Path) -> Path:
    """Draw the half blocks of a terminal as a picture: light blocks on a dark ground."""
    rows: list[str] = []
    for line in lines:
        rows.append("".join("1" if char in "█▀" else "0" for char in line))
        rows.append("".join("1" if char in "█▄" else "0" for char in line))
    size = 8
    width = max(map(len, rows)) * size
    pixels = b"".join(
        bytes(255 if char == "1" else 0 for char in row.ljust(width // size, "1") for _ in range(size)) * size
        for row in rows
    )
    path.write_bytes(b"P5 %d %d 255\n" % (width, len(rows) * size) + pixels)
    return path


def scanned(path: Path) -> str:
    """Return what a scanner of codes reads."""
    program = shutil.which("zbarimg")
    if program is None:
        pytest.skip("zbarimg, which reads codes, is not installed")
    done = subprocess.run([program, "--quiet", "--raw", str(path)], capture_output=True, check=True)
    return done.stdout.decode().rstrip("\n")


def drawn(out: str) -> list[str]:
    return [line for line in out.splitlines() if line and not line.strip("█▀▄ ")]


@pytest.fixture(autouse=True)
def in_utf8(shell: Shell) -> None:
    shell.env["LC_ALL"] = "C.UTF-8"


@pytest.mark.parametrize(
    "what",
    [
        "spec sheet",
        "x" * 300,
        "日本電気株式会社の仕様書、価格表、そして納期について",
        "commas, semicolons; \\ and 👩‍👩‍👧",
    ],
)
def test_a_camera_reads_the_deadline_that_the_terminal_shows(shell: Shell, what: str) -> None:
    code = shell.add(f'promise @acme "{what}" by fri 4pm')
    lines = drawn(shell("calendar", "qr", code).out)
    assert (len(lines), {len(line) for line in lines}) == (23, {45})
    told = scanned(as_picture(lines, shell.home / "code.pgm"))
    head, title, start, end = told.split("\n")
    assert (head, end) == ("BEGIN:VEVENT", "END:VEVENT")
    assert title.startswith("SUMMARY:acme: ")
    assert title.removeprefix("SUMMARY:acme: ")[:8] in what.replace(",", "\\,").replace(";", "\\;")
    assert start in ("DTSTART:20261120T150000Z", "DTSTART:20261120T130000Z")


def test_a_whole_day_is_a_day_on_the_phone(shell: Shell) -> None:
    code = shell.add("todo book the room fri")
    told = scanned(as_picture(drawn(shell("calendar", "qr", code).out), shell.home / "code.pgm"))
    assert "DTSTART;VALUE=DATE:20261120" in told


@pytest.mark.parametrize("how", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {}])
def test_without_blocks_the_code_is_drawn_in_letters(shell: Shell, how: dict[str, str]) -> None:
    code = shell.add("promise @acme spec sheet by fri 4pm")
    argv = ("calendar", "qr", code) if how else ("calendar", "qr", code, "--ascii")
    shell.env |= how
    lines = [line for line in shell(*argv).out.splitlines() if "##" in line]
    assert all(len(line) <= 74 for line in lines)
    assert len(lines) == 37
    blocks = ["".join(line[place] for place in range(0, len(line), 2)) for line in lines]
    told = scanned(as_letters(blocks, shell.home / "code.pgm"))
    assert told.startswith("BEGIN:VEVENT\nSUMMARY:acme: spec")


def as_letters(rows: list[str], path: Path) -> Path:
    size, width = 8, len(rows[0])
    pixels = b"".join(
        bytes(255 if char == "#" else 0 for char in row.ljust(width) for _ in range(size)) * size
        for row in rows
    )
    path.write_bytes(b"P5 %d %d 255\n" % (width * size, len(rows) * size) + pixels)
    return path


def test_the_code_of_the_page_leads_a_camera_there(filled: Shell, serve: Callable[..., Serving]) -> None:
    assert "There are no links" in filled("calendar", "qr", code=1).err
    serving = serve()
    told = filled("calendar", "qr").out
    assert "a phone cannot" in told, "it is served to this machine alone"
    assert "camera opens" not in told
    lines = drawn(told)
    assert len(lines) <= 23
    assert scanned(as_picture(lines, filled.home / "code.pgm")) == serving.links["page"]


def test_a_code_keeps_what_the_level_hides(shell: Shell) -> None:
    code = shell.add("promise @acme spec sheet by fri 4pm")
    lines = drawn(shell("calendar", "qr", code, "--privacy", "busy").out)
    assert "SUMMARY:Busy\n" in scanned(as_picture(lines, shell.home / "code.pgm"))
    assert "no deadline" in shell("calendar", "qr", shell.add("note they like blue"), code=1).err


def test_a_key_that_others_could_read_is_told_narrowed_and_still_good(
    filled: Shell, serve: Callable[..., Serving]
) -> None:
    serving = serve()
    kept = next(filled.home.rglob("calendar-token"))
    kept.chmod(0o644)
    told = filled("calendar", "token")
    assert "could be read by others" in told.err
    assert "--rotate" in told.err
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert filled("calendar", "token").err == ""
    assert serving.get(serving.links["all"])[0].status == 200
