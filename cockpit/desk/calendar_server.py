"""The feeds served over HTTP, as long as the process lasts."""

from __future__ import annotations

from cockpit.calendar.feed_server import FeedServer, is_loopback, reached_at
from cockpit.desk.calendar_feed import CalendarFeeds
from cockpit.desk.feed_state import HOST, PORT, Served, note_left_out, note_served, secret
from cockpit.errors import NotUnderstood, OtherSideError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from ssl import SSLContext

    from cockpit.desk.desk import Desk


class CalendarServer:
    """A server of the feeds of a desk; `served` says how, `is_open` that others than this machine may reach it."""

    def __init__(
        self,
        desk: Desk,
        *,
        host: str = HOST,
        port: int = PORT,
        privacy: Mapping[str, str],
        amounts: bool = False,
        cert: str | None = None,
        key: str | None = None,
        tell: Callable[[str], None],
    ) -> None:
        """Listen; `tell` is told of each record that cannot be written, now and later.

        Raises OtherSideError where the address is not to be had, NotUnderstood for a bad certificate.
        """
        self.is_open = not is_loopback(host)
        tls = _tls(cert, key) if cert else None
        feeds = CalendarFeeds(
            desk,
            Served(host=reached_at(host), port=port, tls=bool(tls), privacy=privacy, amounts=amounts),
            tell,
        )
        try:
            self._server = FeedServer(host, port, feeds.find, tls)
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise OtherSideError(
                f"Nothing can be served at {host}, port {port}: {why}.",
                "Is it served already? Else name another --port, or an address of this machine by --host.",
            ) from error
        self.served = feeds.served = feeds.served.replace(port=self._server.port)
        secret(desk, make=True)
        note_left_out(desk, ())
        feeds.left_out()
        note_served(desk, self.served)

    def run(self) -> None:
        """Answer until the process is interrupted."""
        self._server.serve_forever()

    def stop(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._server.server_close()


def _tls(cert: str, key: str | None) -> SSLContext:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(
            cert, key, password=lambda: ""
        )  # never ask at the terminal: nobody may sit there
    except OSError as error:  # SSLError is one
        why = error.strerror or str(error)
        raise NotUnderstood(
            f"The certificate {cert} or its key cannot be used: {why}.",
            "Name both by --cert and --key, in PEM form and without a password.",
        ) from error
    return context
