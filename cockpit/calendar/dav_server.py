"""A calendar server, spoken with over CalDAV: collections, what changed in one, and conditional writes.

Loads the caldav package, which takes longer than starting Python: imported where a server is spoken with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.sax.saxutils import escape

import caldav.davclient

from cockpit.calendar.dav_address import moved_to, safe_host
from cockpit.calendar.dav_answers import (
    ABSENT,
    CAL,
    DAV,
    NAMESPACES,
    DavAnswer,
    DavBody,
    DavCollection,
    DavListing,
    etags_in,
    is_cut,
    is_gone,
    plain_path,
    propfind,
    responses,
    strong,
)
from cockpit.calendar.dav_session import PATIENCE, UNREADABLE, BoundSession, DavRequests
from cockpit.errors import OtherSideError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AT_ONCE = 40  # bodies asked for in one request
_OK, _MADE, _MANY = 200, 201, 207
_MOST_PAGES = 500  # of one listing
_REFUSED = 300
_CHANGED = (409, 412)
_GONE = (404, 410)
_NO_TOKEN = (400, 403, 404, 405, 409, 412, 422, 501, 507)
"""What servers say to a sync token that they forgot, and to a report that they do not know."""


class ChangedThere(Exception):
    """What was to be written over is another by now, or is gone."""


class EntryRefused(Exception):
    """The server refused one entry; the message says why."""


class CollectionGone(Exception):
    """The server says that a collection is not there any more."""


class DavServer(DavRequests):
    """A server at a URL. All but the exceptions above that a method names comes as OtherSideError.

    What is the same of calendars and of address books stands in the methods, what is not in these.
    """

    holds = "calendars"
    service = "caldav"
    home_set, collection, data = f"{CAL}calendar-home-set", f"{CAL}calendar", f"{CAL}calendar-data"
    report, body_name = "c:calendar-multiget", "c:calendar-data"
    content_type = "text/calendar; charset=utf-8"

    def __init__(self, url: str, user: str, password: str) -> None:
        self.url, self._host = url, safe_host(url)
        self._client = caldav.davclient.DAVClient(
            url=url,
            username=user,
            password=password,
            timeout=PATIENCE,
            enable_rfc6764=False,
            require_tls=False,  # looked at above: this machine's own may do without
            rate_limit_handle=False,
        )
        self._client.session = self._session = BoundSession()
        self.requests = 0
        self.close = self._client.close

    # Where the collections are

    def home(self) -> str:
        """Return the path under which the user's collections are."""
        principal = self._named(self.url, f"{DAV}current-user-principal") or self._named(
            urljoin(self.url, f"/.well-known/{self.service}"), f"{DAV}current-user-principal"
        )
        found = self._named(principal or self.url, self.home_set)
        if not found:
            raise OtherSideError(
                f"No {self.holds} are found at {self.url}.",
                "Give the address that the server names for them.",
                "Nothing was changed.",
            )
        self.url = moved_to(self.url, found)
        return plain_path(found if found.endswith("/") else f"{found}/")

    def collections(self, home: str) -> list[DavCollection]:
        """Return the calendars, or address books, under a path."""
        names = "<d:resourcetype/><d:displayname/><c:supported-calendar-component-set/>"
        answer = self._ask("PROPFIND", home, propfind(names), Depth="1")
        found = []
        for href, _, props in responses(answer):
            kind = props.get(f"{DAV}resourcetype")
            if kind is None or kind.find(self.collection) is None:
                continue
            named, takes = (
                props.get(f"{DAV}displayname"),
                props.get(f"{CAL}supported-calendar-component-set"),
            )
            found.append(
                DavCollection(
                    href=href if href.endswith("/") else f"{href}/",
                    name=(named.text or "") if named is not None else "",
                    takes=tuple(one.get("name", "") for one in takes) if takes is not None else (),
                )
            )
        return found

    def make(self, href: str, name: str, component: str, colour: str) -> None:
        """Make a collection for one component, with its name and colour. Raises EntryRefused."""
        props = (
            f"<d:displayname>{escape(name)}</d:displayname>"
            f'<c:supported-calendar-component-set><c:comp name="{component}"/></c:supported-calendar-component-set>'
        )
        coloured = f"{props}<a:calendar-color>{colour}</a:calendar-color>"
        status = 0
        for some in (coloured, props):  # a server that knows no colours may refuse the whole
            body = f"<c:mkcalendar {NAMESPACES}><d:set><d:prop>{some}</d:prop></d:set></c:mkcalendar>"
            status = self._send("MKCALENDAR", href, body).status
            if 0 < status < _REFUSED and status != _MANY:
                return
        raise EntryRefused(f"status {status}")

    # What is in one

    def listed(self, href: str, token: str) -> DavListing:
        """Return what changed since a token; everything where there is none, or the server forgot it.

        Raises CollectionGone.
        """
        sync = self._synced(href, token)
        if sync is None and token:
            sync = self._synced(href, "")
        if sync is not None:
            return sync
        answer = self._send("PROPFIND", href, propfind("<d:getetag/><d:resourcetype/>"), Depth="1")
        if is_gone(answer, href):
            raise CollectionGone
        self._must_answer(answer)
        return DavListing(etags=etags_in(answer, href)[0])

    def _synced(self, href: str, token: str) -> DavListing | None:
        """Return what a sync report tells; None where the server knows none, or not that token (RFC 6578)."""
        etags: dict[str, str] = {}
        gone: list[str] = []
        was, is_whole = token, not token
        for _ in range(_MOST_PAGES):
            body = (
                f"<d:sync-collection {NAMESPACES}><d:sync-token>{escape(token)}</d:sync-token>"
                "<d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
            )
            answer = self._send("REPORT", href, body)
            if answer.status in _NO_TOKEN:
                return None
            self._must_answer(answer)
            found, lost = etags_in(answer, href)
            etags |= found
            gone += lost
            named = answer.tree.find(f"{DAV}sync-token")
            token = (named.text or "") if named is not None else ""
            if not token:
                return None
            if not is_cut(answer, href) or token == was:
                return DavListing(etags=etags, gone=tuple(gone), token=token, is_whole=is_whole)
            was = token
        raise self._away("tells of changes without an end")

    def bodies(self, collection: str, hrefs: Sequence[str]) -> Iterator[DavBody]:
        """Yield each that is still there, some at a time."""
        for start in range(0, len(hrefs), _AT_ONCE):
            some = hrefs[start : start + _AT_ONCE]
            named = "".join(f"<d:href>{escape(one)}</d:href>" for one in some)
            asked = f"<d:prop><d:getetag/><{self.body_name}/></d:prop>{named}"
            body = f"<{self.report} {NAMESPACES}>{asked}</{self.report}>"
            answer = self._send("REPORT", collection, body)
            if answer.status != _MANY or answer.tree is None:  # one entry that breaks XML breaks them all
                found = [(one, self.body(one)) for one in some]
                yield from [DavBody(href=one, etag=it[0], data=it[1]) for one, it in found if it is not None]
                continue
            for href, status, props in responses(answer):
                etag, data = props.get(f"{DAV}getetag"), props.get(self.data)
                if (
                    href in some
                    and not any(one in status for one in ABSENT)
                    and data is not None
                    and data.text
                ):
                    mark = strong(etag.text or "") if etag is not None else ""
                    yield DavBody(href=href, etag=mark, data=data.text.encode())

    def body(self, href: str) -> tuple[str, bytes] | None:
        """Return ETag and body of one; None where the server says that it is gone."""
        answer = self._send("GET", href, "", Accept="*/*")  # the package asks for calendars alone
        if answer.status in _GONE:
            return None
        if answer.status != _OK:
            raise self._refused(answer)
        return strong(answer.headers.get("ETag", "")), answer.text.encode()

    def put(self, href: str, body: bytes, etag: str) -> str:
        """Write over the state of that ETag, or where nothing is for ""; return the new ETag, "" where it is not told.

        Raises ChangedThere where it is not that state, EntryRefused.
        """
        is_so = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        answer = self._send("PUT", href, body.decode(), **{"Content-Type": self.content_type, **is_so})
        self._must_take(answer)
        return strong(answer.headers.get("ETag", ""))

    def delete(self, href: str, etag: str, *, must_be_there: bool = False) -> None:
        """Delete the state of that ETag. Where it is gone, that is done, too, unless it `must_be_there`.

        Raises ChangedThere, also for "": the server did not tell what it made of what was sent. Raises EntryRefused.
        """
        if not etag:
            raise ChangedThere
        answer = self._send("DELETE", href, "", **{"If-Match": etag})
        if answer.status in _GONE:
            if must_be_there:
                raise ChangedThere
            return
        self._must_take(answer)

    # How it is asked

    def _named(self, at: str, name: str) -> str:
        """Return the path that a property of what is at a URL names; "" where it has none."""
        space, _, local = name[1:].partition("}")
        answer = self._send("PROPFIND", at, propfind(f'<x:{local} xmlns:x="{space}"/>'), Depth="0")
        if answer.status != _MANY or answer.tree is None:
            return ""
        for _, _, props in responses(answer):
            href = props[name].find(f"{DAV}href") if name in props else None
            if href is not None and href.text:
                return urljoin(self.url, str(href.text).strip())
        return ""

    def _ask(self, method: str, href: str, body: str, **headers: str) -> DavAnswer:
        answer = self._send(method, href, body, **headers)
        self._must_answer(answer)
        return answer

    def _must_answer(self, answer: DavAnswer) -> None:
        if answer.status != _MANY or answer.tree is None:
            raise self._refused(answer)

    def _must_take(self, answer: DavAnswer) -> None:
        if answer.status in _CHANGED:
            raise ChangedThere
        if not 0 < answer.status < _REFUSED:
            raise EntryRefused(f"status {answer.status}" if answer.status else "its answer does not read")

    def _refused(self, answer: DavAnswer) -> OtherSideError:
        said = f"status {answer.status}" if answer.status != UNREADABLE else "its answer does not read"
        return self._away(f"did not do as asked: {said}")
