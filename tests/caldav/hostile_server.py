"""A server over real HTTP that answers as a test says, once it knows who asks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

Answer = tuple[int, dict[str, str], bytes]
_SIGN_IN: Answer = 401, {"WWW-Authenticate": 'Basic realm="x"'}, b""


class HostileServer:
    """`answer` is told method and path; `seen` are those asked, with what was sent of a name and a password.

    `writes` is how the bytes of an answer are sent.
    """

    def __init__(self, answer: Callable[[str, str], Answer], challenge: Answer = _SIGN_IN) -> None:
        self.answer, self.challenge = answer, challenge
        self.writes: Callable[[Callable[[bytes], object], bytes], object] = lambda send, data: send(data)
        self.seen: list[tuple[str, str, str]] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self.place = f"127.0.0.1:{self._http.server_port}"
        self.url = f"http://{self.place}/"
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        """Stop answering."""
        self._http.shutdown()
        self._http.server_close()


def many(*responses: str, more: str = "") -> Answer:
    """Return an answer that tells of many things."""
    spaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
    text = f'<?xml version="1.0"?><d:multistatus {spaces}>{"".join(responses)}{more}</d:multistatus>'
    return 207, {"Content-Type": "application/xml"}, text.encode()


def response(href: str, props: str) -> str:
    """Return what is told of one thing."""
    stat = f"<d:propstat><d:prop>{props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>"
    return f"<d:response><d:href>{escape(href)}</d:href>{stat}</d:response>"


def _handler(server: HostileServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            signed = self.headers.get("Authorization") or ""
            server.seen.append((self.command, self.path, signed))
            status, headers, body = server.answer(self.command, self.path) if signed else server.challenge
            head = {"Content-Length": str(len(body)), **headers}
            lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
            try:
                server.writes(self.wfile.write, f"HTTP/1.1 {status} So\r\n{lines}\r\n".encode() + body)
            except ConnectionError:
                self.close_connection = True  # whoever asked has read enough

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except ConnectionError:
                self.close_connection = True  # likewise

        do_GET = do_PUT = do_DELETE = do_PROPFIND = do_REPORT = do_MKCALENDAR = do  # noqa: N815 - as the base class asks

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
