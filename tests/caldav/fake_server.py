"""A calendar server in this process that does as badly as servers do: a real HTTP server, with faults to order."""

from __future__ import annotations

import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote
from xml.sax.saxutils import escape

D, C = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
HOME = "/cal/seller/"


class FakeCalendarServer:
    """Holds entries by path. `knows_tokens` is whether it knows RFC 6578.

    `fails` and `drops` are the requests, counted from the next one, that are answered by 500, and that are carried out
    and never answered; `lists_nothing` is for how many listings it tells nothing at all.
    """

    def __init__(self, *, knows_tokens: bool = True) -> None:
        self.knows_tokens = knows_tokens
        self.entries: dict[str, bytes] = {}
        self.collections: set[str] = set()
        self.log: list[str] = []  # each path that was written or deleted, in order: a token is a length of it
        self.epoch = self.salt = self.asked = 0
        self.fails: set[int] = set()
        self.drops: set[int] = set()
        self.lists_nothing = 0
        self.gives_etags = self.makes = True
        self.home = HOME
        self.seen: list[tuple[str, str]] = []
        self.on_write: Callable[[str, str], None] = lambda _method, _path: None
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}/"
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        """Stop answering."""
        self._http.shutdown()
        self._http.server_close()

    def be_sound(self) -> None:
        """Do as a server should, from now on."""
        self.fails, self.drops, self.lists_nothing, self.asked = set(), set(), 0, 0

    def put(self, path: str, body: bytes) -> None:
        """Put an entry, as a phone does."""
        self.entries[path] = body
        self.log.append(path)

    def delete(self, path: str) -> None:
        """Delete an entry, as a phone does."""
        del self.entries[path]
        self.log.append(path)

    def delete_collection(self, path: str) -> None:
        """Delete a collection with all that is in it, as a phone does."""
        self.collections.remove(path)
        self.entries = {one: body for one, body in self.entries.items() if not one.startswith(path)}

    def etag(self, path: str) -> str:
        """Return the ETag of an entry."""
        return '"' + sha256(self.entries[path] + str(self.salt).encode()).hexdigest()[:16] + '"'

    def answer(self, method: str, path: str, body: bytes, headers: Any) -> tuple[int, str, dict[str, str]]:
        """Carry a request out."""
        if method == "GET":
            if path not in self.entries:
                return 404, "", {}
            return (
                200,
                self.entries[path].decode(),
                {"ETag": self.etag(path), "Content-Type": "text/calendar"},
            )
        if method == "PROPFIND" and path == HOME and headers.get("Depth") == "1":
            return self._told([self._collection(one) for one in sorted(self.collections)])
        if method != "MKCALENDAR" and self._is_nowhere(path):
            return (409 if method == "PUT" else 404), "", {}
        if method in ("PUT", "DELETE"):
            return self._written(method, path, body, headers)
        if method == "MKCALENDAR" and not self.makes:
            return 403, "", {}
        if method == "MKCALENDAR":
            self.collections.add(path)
            return 201, "", {}
        tree = ET.fromstring(body)
        if method == "REPORT" and tree.tag == f"{C}calendar-multiget":
            return self._told(
                [self._entry(unquote(one.text or ""), whole=True) for one in tree.iter(f"{D}href")]
            )
        if method == "REPORT" and tree.tag == f"{D}sync-collection":
            return self._synced(path, tree)
        if method == "PROPFIND" and headers.get("Depth") == "1" and path != HOME:
            return self._told([] if self._is_silent() else [self._entry(one) for one in self._in(path)])
        return self._named(path)

    def _is_nowhere(self, path: str) -> bool:
        """Tell whether a path is one of a collection, or in one, that is not there."""
        return (
            path.startswith(HOME) and path != HOME and f"{path.rpartition('/')[0]}/" not in self.collections
        )

    def _written(self, method: str, path: str, body: bytes, headers: Any) -> tuple[int, str, dict[str, str]]:
        self.on_write(method, path)
        there = path in self.entries
        if headers.get("If-None-Match") == "*" and there:
            return 412, "", {}
        match = headers.get("If-Match")
        if match and (not there or match != self.etag(path)):
            return 412, "", {}
        is_ours = "caldav" in headers.get("User-Agent", "")
        assert match or headers.get("If-None-Match") or not is_ours, "a write over whatever is there"
        if method == "DELETE" and path in self.collections:
            self.delete_collection(path)
            return 204, "", {}
        if method == "DELETE":
            self.delete(path)
            return 204, "", {}
        self.put(path, body)
        return (204 if there else 201), "", {"ETag": self.etag(path)} if self.gives_etags else {}

    def _synced(self, path: str, tree: ET.Element) -> tuple[int, str, dict[str, str]]:
        token = tree.findtext(f"{D}sync-token") or ""
        if not self.knows_tokens:
            return 501, "", {}
        if self._is_silent():
            return self._told([], token or f"t-{self.epoch}-{len(self.log)}")
        if token and not token.startswith(f"t-{self.epoch}-"):
            return 403, '<d:error xmlns:d="DAV:"><d:valid-sync-token/></d:error>', {}
        since = int(token.rpartition("-")[2]) if token else 0
        changed = (
            dict.fromkeys(one for one in self.log[since:] if one.startswith(path))
            if token
            else self._in(path)
        )
        return self._told([self._entry(one) for one in changed], f"t-{self.epoch}-{len(self.log)}")

    def _is_silent(self) -> bool:
        self.lists_nothing -= 1
        return self.lists_nothing >= 0

    def _in(self, path: str) -> list[str]:
        return [one for one in self.entries if one.startswith(path)]

    def _entry(self, path: str, *, whole: bool = False) -> str:
        if path not in self.entries:
            gone = "<d:status>HTTP/1.1 404 Not Found</d:status>"
            return f"<d:response><d:href>{escape(path)}</d:href>{gone}</d:response>"
        data = f"<c:calendar-data>{escape(self.entries[path].decode())}</c:calendar-data>" if whole else ""
        return (
            f"<d:response><d:href>{escape(path)}</d:href><d:propstat><d:prop><d:getetag>{escape(self.etag(path))}"
            f"</d:getetag>{data}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        )

    @staticmethod
    def _collection(path: str) -> str:
        kind = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
        return (
            f"<d:response><d:href>{path}</d:href><d:propstat><d:prop>{kind}</d:prop>"
            "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        )

    def _named(self, path: str) -> tuple[int, str, dict[str, str]]:
        props = (
            f"<d:current-user-principal><d:href>{HOME}</d:href></d:current-user-principal>"
            f"<c:calendar-home-set><d:href>{self.home}</d:href></c:calendar-home-set>"
        )
        found = (
            f"<d:response><d:href>{path}</d:href><d:propstat><d:prop>{props}</d:prop>"
            "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        )
        return self._told([found])

    @staticmethod
    def _told(responses: list[str], token: str = "") -> tuple[int, str, dict[str, str]]:
        named = f"<d:sync-token>{token}</d:sync-token>" if token else ""
        spaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
        text = f'<?xml version="1.0"?><d:multistatus {spaces}>{"".join(responses)}{named}</d:multistatus>'
        return 207, text, {"Content-Type": "application/xml; charset=utf-8"}


def _handler(server: FakeCalendarServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            server.asked += 1
            server.seen.append((self.command, self.path))
            if server.asked in server.fails:
                answer: tuple[int, str, dict[str, str]] = 500, "", {}
            else:
                answer = server.answer(self.command, unquote(self.path), body, self.headers)
            if server.asked in server.drops:
                self.close_connection = True
                return
            status, text, headers = answer
            data = text.encode()
            head = {"Content-Length": str(len(data)), **headers}
            lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
            self.wfile.write(f"HTTP/1.1 {status} So\r\n{lines}\r\n".encode() + data)  # at one stroke

        do_GET = do_PUT = do_DELETE = do_PROPFIND = do_REPORT = do_MKCALENDAR = do  # noqa: N815 - as the base class asks

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
