"""The feeds over HTTP: what is asked for by its whole secret path, or nothing at all.

A reader who asks for anything else learns no more than that it is not there. Nothing that was asked for is logged here,
for the path is the secret.
"""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedReader, RawIOBase
from ipaddress import ip_address
from socket import AF_INET, AF_INET6, SOCK_DGRAM, socket
from socketserver import TCPServer
from threading import BoundedSemaphore
from time import monotonic

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from ssl import SSLContext
    from typing import Any

    from _typeshed import WriteableBuffer as Buffer

PATIENCE = 20  # seconds that a reader may be silent for
# Seconds in which a question must have come: one that comes letter by letter would hold on for ever.
_WHOLE = 40
MOST = 100  # readers at once; each has a thread
_LONGEST_PATH = 400
_NOT_HERE = b"There is nothing here.\n"
_AWAY = b"The book cannot be read just now. Try again later.\n"


class HttpAnswer(Record):
    """What is found at a path: its bytes, what they are, and the mark by which a reader asks whether they changed.

    `compressed` returns them for a reader who takes gzip; `served` is told with the reader's own name, and whether it
    had them already, once it is answered.
    """

    body: bytes
    content_type: str
    mark: str = ""
    file_name: str = ""
    compressed: Callable[[], bytes] | None = None
    served: Callable[[str, bool], None] | None = None


class FeedServer(ThreadingHTTPServer):
    """Answers what `find` finds by a path and the address that the reader called; None where there is nothing.

    `find` may raise OSError where the book cannot be read: then the reader is asked to come again.
    """

    daemon_threads = True
    request_queue_size = 32

    def __init__(
        self,
        host: str,
        port: int,
        find: Callable[[str, str], HttpAnswer | None],
        tls: SSLContext | None = None,
    ) -> None:
        self.find = find
        self._places = BoundedSemaphore(MOST)
        self.address_family = AF_INET6 if ":" in host else AF_INET
        super().__init__((host, port), _Request)
        if (
            tls is not None
        ):  # shaking hands is left to the reader's own thread: one that stalls holds up nobody
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    @property
    def port(self) -> int:
        """The port that it listens at."""
        return int(self.server_address[1])

    def server_bind(self) -> None:
        """Bind, without asking who we are by name: that may take a minute on a laptop."""
        TCPServer.server_bind(self)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a reader beside the others; where too many came at once, let this one go: it comes again."""
        if not self._places.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a reader."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, *_who: object) -> None:
        """Let a reader go who broke off, or spoke no HTTP; a fault of ours is told, without what anybody asked for."""
        error = sys.exception()
        if not isinstance(error, OSError):
            sys.stderr.write(
                f"cockpit: a reader could not be answered: {type(error).__name__}. Please report it.\n"
            )


class PatientBytes(RawIOBase):
    """What a reader sends, for as long as it takes no longer than a question may."""

    def __init__(self, connection: socket) -> None:
        self._connection = connection
        self.begin()

    def begin(self) -> None:
        """Let the time begin in which a question must have come."""
        self._until = monotonic() + _WHOLE

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Read what is there. Raises TimeoutError where it took too long."""
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(min(PATIENCE, left))
        try:
            return self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(PATIENCE)


class _Request(BaseHTTPRequestHandler):
    """One reader."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    # Head and body in one piece: sent apart, the second waits for the first to be acknowledged, 40 ms on Linux.
    wbufsize = 1 << 16
    disable_nagle_algorithm = True
    server: FeedServer

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self._patient = PatientBytes(self.connection)
        self.rfile = BufferedReader(self._patient)

    def handle_one_request(self) -> None:
        self._patient.begin()
        super().handle_one_request()

    def version_string(self) -> str:
        return "Cockpit"

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""

    def send_error(self, *_why: object, **_more: object) -> None:
        """Say that nothing is here, whatever was wrong with what was asked."""
        self.close_connection = True
        self._send(404, _NOT_HERE, "text/plain; charset=utf-8", {})

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        text = "text/plain; charset=utf-8"
        try:
            is_short = len(self.path) <= _LONGEST_PATH
            found = self.server.find(self.path, self.headers.get("Host", "")) if is_short else None
        except Exception as error:
            self._send(503, _AWAY, text, {"Retry-After": "60"}, with_body=with_body)
            if isinstance(error, OSError):
                return
            raise
        if found is None:
            self._send(404, _NOT_HERE, text, {}, with_body=with_body)
            return
        small = found.compressed is not None and "gzip" in self.headers.get("Accept-Encoding", "")
        headers = {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding"}
        if found.mark:
            headers["ETag"] = f'W/"{found.mark}"'
        had = bool(found.mark) and _asks_for(self.headers.get("If-None-Match", ""), found.mark)
        if had:
            self._send(304, b"", "", headers, with_body=False)
        else:
            if small:
                headers["Content-Encoding"] = "gzip"
            if found.file_name:
                headers["Content-Disposition"] = f'inline; filename="{found.file_name}"'
            body = found.compressed() if small and found.compressed is not None else found.body
            self._send(200, body, found.content_type, headers, with_body=with_body)
        if found.served is not None:
            found.served(self.headers.get("User-Agent", ""), had)

    def _send(
        self, code: int, body: bytes, kind: str, headers: dict[str, str], *, with_body: bool = True
    ) -> None:
        self.send_response_only(code)
        own = {
            "Server": self.version_string(),
            "Date": self.date_time_string(),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",  # a link from here must not carry the secret with it
            "X-Robots-Tag": "noindex",
        }
        if kind.startswith("text/html"):
            own["Content-Security-Policy"] = (
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
            )
        if kind:
            own |= {"Content-Type": kind, "Content-Length": str(len(body))}
        if self.close_connection:
            own["Connection"] = "close"
        for name, value in {**own, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body and body:
            self.wfile.write(body)
        self.wfile.flush()


def _asks_for(asked: str, mark: str) -> bool:
    """Tell whether a reader has what bears that mark (RFC 9110, 13.1.2)."""
    known = (one.strip().removeprefix("W/").strip('"') for one in asked.split(","))
    return asked.strip() == "*" or mark in known


def is_private(host: str) -> bool:
    """Tell whether an address is one that only this machine or its own network reaches."""
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".local", ".lan", ".home.arpa")) or "." not in host


def is_loopback(host: str) -> bool:
    """Tell whether an address is this machine's own."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def reached_at(host: str) -> str:
    """Return the address by which another machine reaches one that listens at all of its addresses."""
    try:
        everywhere = ip_address(host).is_unspecified
    except ValueError:
        return host
    if not everywhere:
        return host
    with socket(AF_INET, SOCK_DGRAM) as probe:  # nothing is sent: only the way there is asked for
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
