"""Real calendar servers, each a process of its own over an empty folder, and what a phone would do there."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest

USER, WORD = "seller", "open sesame"
RADICALE, XANDIKOS = "radicale", "xandikos"
_PATIENCE = 30.0


class CalendarServerProcess:
    """A server that runs until it is stopped; `url` is its address."""

    def __init__(self, kind: str, folder: Path) -> None:
        if find_spec(kind) is None:
            pytest.skip(f"{kind} is not installed")
        self.kind, self.folder = kind, folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}/"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = getattr(self, f"_{self.kind}")()
        with (self.folder / f"{self.kind}.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, env=dict(os.environ)
            )
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            assert self.process.poll() is None, (self.folder / f"{self.kind}.log").read_text()
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.2).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"{self.kind} does not answer")

    def stop(self) -> None:
        """Stop it; what it holds stays."""
        self.process.terminate()
        self.process.wait(_PATIENCE)

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let it be away for a while."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def empty(self) -> None:
        """Take all entries and cards off it; the collections stay."""
        phone = Phone(self.url)
        homes = [f"/{USER}/calendars/", f"/{USER}/contacts/"] if self.kind == XANDIKOS else [f"/{USER}/"]
        for home in homes:
            for collection in phone.listed(home):
                for path in phone.listed(collection) if collection.endswith("/") else ():
                    if path.endswith((".ics", ".vcf")):
                        phone.delete(path)

    def _radicale(self) -> list[str]:
        users = self.folder / "users"
        users.write_text(f"{USER}:{WORD}\n")
        config = self.folder / "config"
        config.write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n"
            f"[auth]\ntype = htpasswd\nhtpasswd_filename = {users}\nhtpasswd_encryption = plain\ndelay = 0\n"
            f"[storage]\nfilesystem_folder = {self.folder / 'data'}\n[logging]\nlevel = warning\n"
        )
        return [sys.executable, "-m", "radicale", "--config", str(config)]

    def _xandikos(self) -> list[str]:
        at = ["-l", "127.0.0.1", "-p", str(self.port), "-d", str(self.folder / "data")]
        return [
            sys.executable, "-m", "xandikos", "serve", *at, "--defaults", "--current-user-principal", f"/{USER}/",
        ]  # fmt: skip


class Phone:
    """What a phone does on a server, in plain HTTP: it looks, puts, deletes, with the ETag that it has."""

    def __init__(self, url: str) -> None:
        self._at = urlsplit(url)

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, str]:
        """Return status, ETag and text of an answer."""
        connection = HTTPConnection("127.0.0.1", self._at.port, timeout=20)
        signed = b64encode(f"{USER}:{WORD}".encode()).decode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body.encode() or None, {"Authorization": f"Basic {signed}"} | named)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.getheader("ETag") or "", text

    def listed(self, path: str) -> list[str]:
        """Return the paths of what is in a collection."""
        asked = '<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/></d:prop></d:propfind>'
        _, _, text = self.ask("PROPFIND", path, asked, Depth="1", Content_Type="text/xml")
        found = [urlsplit(one).path for one in re.findall(r"<(?:\w+:)?href>([^<]+)<", text)]
        return [one for one in found if one != path]

    def get(self, path: str) -> str:
        """Return the text of an entry."""
        status, _, text = self.ask("GET", path)
        assert status == 200, (status, text)
        return text.replace("\r\n ", "").replace("\r\n", "\n")

    def change(self, path: str, *swaps: tuple[str, str]) -> None:
        """Put an entry back with some of its text another, only over what was seen."""
        _, etag, text = self.ask("GET", path)
        flat = text.replace("\r\n ", "").replace("\r\n", "\n")
        for old, new in swaps:
            assert old in flat, (old, flat)
            flat = flat.replace(old, new)
        self.put(path, flat, If_Match=etag)

    def put(self, path: str, text: str, **condition: str) -> None:
        """Put an entry."""
        lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
        status, _, said = self.ask(
            "PUT", path, lines, Content_Type="text/calendar; charset=utf-8", **condition
        )
        assert status in (200, 201, 204), (status, said)

    def tick(self, path: str, at: str = "20261118T094500Z") -> None:
        """Tick a task off, as Reminders does."""
        self.change(path, ("STATUS:NEEDS-ACTION", f"STATUS:COMPLETED\nCOMPLETED:{at}\nPERCENT-COMPLETE:100"))

    def untick(self, path: str) -> None:
        """Take a tick back."""
        _, etag, text = self.ask("GET", path)
        lines = [
            line
            for line in text.replace("\r\n", "\n").split("\n")
            if not line.startswith(("COMPLETED", "PERCENT-COMPLETE"))
        ]
        self.put(path, "\n".join(lines).replace("STATUS:COMPLETED", "STATUS:NEEDS-ACTION"), If_Match=etag)

    def delete(self, path: str) -> None:
        """Delete an entry."""
        status, _, said = self.ask("DELETE", path)
        assert status in (200, 204), (status, said)


def a_task(words: str, uid: str = "typed-1", *more: str) -> str:
    """Return a task as a phone makes it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//phone//EN", "BEGIN:VTODO", f"UID:{uid}"]
    return "\n".join(
        [*lines, "DTSTAMP:20261118T090000Z", f"SUMMARY:{words}", *more, "END:VTODO", "END:VCALENDAR", ""]
    )
