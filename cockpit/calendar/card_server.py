"""A server of address books, spoken with over CardDAV: it differs from one of calendars in names alone."""

from __future__ import annotations

from xml.sax.saxutils import escape

from cockpit.calendar.dav_answers import CARD, NAMESPACES
from cockpit.calendar.dav_server import DavServer, EntryRefused

_DONE = (200, 201)


class CardServer(DavServer):
    """A server at a URL, asked for its address books."""

    holds = "address books"
    service = "carddav"
    home_set, collection, data = f"{CARD}addressbook-home-set", f"{CARD}addressbook", f"{CARD}address-data"
    report, body_name = "k:addressbook-multiget", "k:address-data"
    content_type = "text/vcard; charset=utf-8"

    def make_book(self, href: str, name: str) -> None:
        """Make an address book (RFC 5689). Raises EntryRefused."""
        props = (
            "<d:resourcetype><d:collection/><k:addressbook/></d:resourcetype>"
            f"<d:displayname>{escape(name)}</d:displayname>"
        )
        body = f"<d:mkcol {NAMESPACES}><d:set><d:prop>{props}</d:prop></d:set></d:mkcol>"
        status = self._send("MKCOL", href, body).status
        if status not in _DONE:
            raise EntryRefused(f"status {status}")
