"""A calendar server, spoken with over CalDAV: collections, what changed in one, and conditional writes.

Loads the caldav package, which takes longer than starting Python: imported where a server is spoken with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.sax.saxutils import escape

import caldav.davclient
from caldav.lib.error import AuthorizationError, DAVError, RateLimitError
from niquests.exceptions import ConnectionError as NotConnected
from niquests.exceptions import RequestException, SSLError, Timeout

from cockpit.calendar.feed_server import is_loopback
from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood, OtherSideError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

_DAV, _CAL, _APPLE = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}", "{http://apple.com/ns/ical/}"
_NAMESPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:a="http://apple.com/ns/ical/"'
_PATIENCE = 20  # seconds for one answer
_AT_ONCE = 40  # bodies asked for in one request
_OK, _MADE, _MANY = 200, 201, 207
_REFUSED = 400
_FORBIDDEN = 403
_CHANGED = (409, 412)
_GONE = (404, 410)
_ABSENT = "404"
_NO_TOKEN = (400, 403, 404, 405, 409, 412, 422, 501, 507)
"""What servers say to a sync token that they forgot, and to a report that they do not know."""


class ChangedThere(Exception):
    """What was to be written over is another by now, or is gone."""


class EntryRefused(Exception):
    """The server refused one entry; the message says why."""


class DavCollection(Record):
    """A collection on the server: its path, its name, and what it takes: VTODO, VEVENT; nothing where it says none."""

    href: str
    name: str
    takes: tuple[str, ...]


class DavBody(Record):
    """What an entry is on the server: its path, its ETag, its text."""

    href: str
    etag: str
    data: bytes


class DavListing(Record):
    """What changed in a collection: ETags by path, what is gone, the token for the next time ("": it has none).

    `is_whole` tells that everything is listed, and not what changed alone.
    """

    etags: Mapping[str, str]
    gone: tuple[str, ...] = ()
    token: str = ""
    is_whole: bool = True


class DavAnswer(Record):
    """What the server answered: its status, headers, the tree of its XML, its text."""

    status: int
    headers: Mapping[str, str] = {}
    tree: Any = None
    text: str = ""


class DavServer:
    """A server at a URL. All but the two exceptions above that a method names comes as OtherSideError."""

    def __init__(self, url: str, user: str, password: str) -> None:
        at = urlsplit(url)
        if at.scheme not in ("http", "https") or not at.hostname:
            raise NotUnderstood(
                f"“{url}” is no address of a server.", "Such as https://cloud.example.com/dav", ""
            )
        if at.username or at.password:
            raise NotUnderstood(
                "The address holds a name or password.", "Leave it out: --user names you.", ""
            )
        if at.scheme == "http" and not is_loopback(at.hostname):
            raise NotUnderstood(
                f"{at.hostname} is asked without TLS: your password would go over the network in the clear.",
                "Use its https:// address.",
                "",
            )
        self.url, self._host = url, at.hostname
        self._client = caldav.davclient.DAVClient(
            url=url,
            username=user,
            password=password,
            timeout=_PATIENCE,
            enable_rfc6764=False,
            require_tls=False,  # looked at above: this machine's own may do without
            rate_limit_handle=False,
        )
        self.requests = 0

    def close(self) -> None:
        """Let the connection go."""
        self._client.close()

    # Where the collections are

    def home(self) -> str:
        """Return the path under which the user's collections are."""
        principal = self._named(self.url, f"{_DAV}current-user-principal") or self._named(
            urljoin(self.url, "/.well-known/caldav"), f"{_DAV}current-user-principal"
        )
        found = self._named(principal or self.url, f"{_CAL}calendar-home-set")
        if not found:
            raise OtherSideError(
                f"No calendars are found at {self.url}.",
                "Give the address that the server names for CalDAV.",
                "Nothing was changed.",
            )
        return plain_path(found if found.endswith("/") else f"{found}/")

    def collections(self, home: str) -> list[DavCollection]:
        """Return the collections of calendars under a path."""
        names = "<d:resourcetype/><d:displayname/><c:supported-calendar-component-set/>"
        answer = self._ask("PROPFIND", home, _propfind(names), Depth="1")
        found = []
        for href, _, props in _responses(answer):
            kind = props.get(f"{_DAV}resourcetype")
            if kind is None or kind.find(f"{_CAL}calendar") is None:
                continue
            named, takes = (
                props.get(f"{_DAV}displayname"),
                props.get(f"{_CAL}supported-calendar-component-set"),
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
            body = f"<c:mkcalendar {_NAMESPACES}><d:set><d:prop>{some}</d:prop></d:set></c:mkcalendar>"
            status = self._send("MKCALENDAR", href, body).status
            if status < _REFUSED and status != _MANY:
                return
        raise EntryRefused(f"status {status}")

    # What is in one

    def listed(self, href: str, token: str) -> DavListing:
        """Return what changed since a token; everything where there is none, or the server forgot it."""
        sync = self._synced(href, token)
        if sync is None and token:
            sync = self._synced(href, "")
        if sync is not None:
            return sync
        answer = self._ask("PROPFIND", href, _propfind("<d:getetag/><d:resourcetype/>"), Depth="1")
        return DavListing(etags=_etags(answer, href)[0])

    def _synced(self, href: str, token: str) -> DavListing | None:
        """Return what a sync report tells; None where the server knows none, or not that token (RFC 6578)."""
        etags: dict[str, str] = {}
        gone: list[str] = []
        was, is_whole = token, not token
        while True:
            body = (
                f"<d:sync-collection {_NAMESPACES}><d:sync-token>{escape(token)}</d:sync-token>"
                "<d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
            )
            answer = self._send("REPORT", href, body)
            if answer.status in _NO_TOKEN:
                return None
            self._must_answer(answer)
            found, lost = _etags(answer, href)
            etags |= found
            gone += lost
            named = answer.tree.find(f"{_DAV}sync-token")
            token = (named.text or "") if named is not None else ""
            if not token:
                return None
            if not _is_cut(answer, href) or token == was:
                return DavListing(etags=etags, gone=tuple(gone), token=token, is_whole=is_whole)
            was = token

    def bodies(self, collection: str, hrefs: Sequence[str]) -> Iterator[DavBody]:
        """Yield each that is still there, some at a time."""
        for start in range(0, len(hrefs), _AT_ONCE):
            some = hrefs[start : start + _AT_ONCE]
            named = "".join(f"<d:href>{escape(one)}</d:href>" for one in some)
            body = (
                f"<c:calendar-multiget {_NAMESPACES}><d:prop><d:getetag/><c:calendar-data/></d:prop>{named}"
                "</c:calendar-multiget>"
            )
            for href, status, props in _responses(self._ask("REPORT", collection, body)):
                etag, data = props.get(f"{_DAV}getetag"), props.get(f"{_CAL}calendar-data")
                if href in some and _ABSENT not in status and data is not None and data.text:
                    mark = (etag.text or "") if etag is not None else ""
                    yield DavBody(href=href, etag=mark, data=data.text.encode())

    def body(self, href: str) -> tuple[str, bytes] | None:
        """Return ETag and body of one; None where the server says that it is gone."""
        answer = self._send("GET", href, "")
        if answer.status in _GONE:
            return None
        if answer.status != _OK:
            raise self._refused(answer)
        return str(answer.headers.get("ETag", "")), answer.text.encode()

    def put(self, href: str, body: bytes, etag: str) -> str:
        """Write over the state of that ETag, or where nothing is for ""; return the new ETag, "" where it is not told.

        Raises ChangedThere where it is not that state, EntryRefused.
        """
        is_so = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        answer = self._send(
            "PUT", href, body.decode(), **{"Content-Type": "text/calendar; charset=utf-8", **is_so}
        )
        self._must_take(answer)
        return str(answer.headers.get("ETag", ""))

    def delete(self, href: str, etag: str, *, must_be_there: bool = False) -> None:
        """Delete the state of that ETag. Where it is gone, that is done, too, unless it `must_be_there`.

        Raises ChangedThere, EntryRefused.
        """
        answer = self._send("DELETE", href, "", **({"If-Match": etag} if etag else {}))
        if answer.status in _GONE:
            if must_be_there:
                raise ChangedThere
            return
        self._must_take(answer)

    # How it is asked

    def _named(self, at: str, name: str) -> str:
        """Return the path that a property of what is at a URL names; "" where it has none."""
        space, _, local = name[1:].partition("}")
        answer = self._send("PROPFIND", at, _propfind(f'<x:{local} xmlns:x="{space}"/>'), Depth="0")
        if answer.status != _MANY or answer.tree is None:
            return ""
        for _, _, props in _responses(answer):
            href = props[name].find(f"{_DAV}href") if name in props else None
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
        if answer.status >= _REFUSED:
            raise EntryRefused(f"status {answer.status}")

    def _refused(self, answer: DavAnswer) -> OtherSideError:
        return OtherSideError(
            f"{self._host} did not do as asked: status {answer.status}.",
            "Try again later.",
            "Nothing was lost.",
        )

    def _send(self, method: str, href: str, body: str, **headers: str) -> DavAnswer:
        """Send one request. Raises OtherSideError where nobody answers, or the password is refused."""
        self.requests += 1
        try:
            answer = self._client.request(urljoin(self.url, href), method, body, headers)
        except AuthorizationError as error:
            if error.status == _FORBIDDEN:  # also what a forgotten token is answered by
                return DavAnswer(status=_FORBIDDEN)
            raise OtherSideError(
                f"{self._host} refuses the name or the password.",
                "`cockpit calendar connect` asks for them anew.",
                "Nothing was changed.",
            ) from error
        except (RateLimitError, RequestException, DAVError, OSError, SyntaxError) as error:
            raise OtherSideError(
                f"{self._host} {_why(error)}.",
                "It is tried again the next time.",
                "Nothing was lost.",
            ) from error
        return DavAnswer(status=answer.status, headers=answer.headers, tree=answer.tree, text=answer.raw)


def _why(error: Exception) -> str:
    if isinstance(error, RateLimitError):
        return "asks to come later"
    if isinstance(error, SSLError):
        return "shows a certificate that cannot be trusted"
    if isinstance(error, Timeout):
        return f"gave no answer within {_PATIENCE} s"
    return "is away: nobody answers" if isinstance(error, NotConnected | OSError) else "gave an answer that does not read"


def _propfind(names: str) -> str:
    return f"<d:propfind {_NAMESPACES}><d:prop>{names}</d:prop></d:propfind>"


def _responses(answer: DavAnswer) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield of each thing that an answer tells of: its path, its status, its properties that are there, by name."""
    for one in answer.tree.iter(f"{_DAV}response") if answer.tree is not None else ():
        href = one.find(f"{_DAV}href")
        if href is None or not href.text:
            continue
        props: dict[str, Any] = {}
        for stat in one.iterfind(f"{_DAV}propstat"):
            if " 200" in (stat.findtext(f"{_DAV}status") or " 200"):
                props |= {prop.tag: prop for found in stat.iterfind(f"{_DAV}prop") for prop in found}
        yield plain_path(href.text.strip()), one.findtext(f"{_DAV}status") or "", props


def _etags(answer: DavAnswer, collection: str) -> tuple[dict[str, str], list[str]]:
    """Return the ETags of what is in a collection, and the paths of what is gone from it."""
    etags, gone = {}, []
    for href, status, props in _responses(answer):
        kind, etag = props.get(f"{_DAV}resourcetype"), props.get(f"{_DAV}getetag")
        if href == plain_path(collection) or (kind is not None and len(kind)):
            continue
        if any(code in status for code in ("404", "410")):
            gone.append(href)
        elif etag is not None:
            etags[href] = etag.text or ""
    return etags, gone


def _is_cut(answer: DavAnswer, collection: str) -> bool:
    """Tell whether the server told only a part, and is to be asked on (RFC 6578, 3.6)."""
    return any(" 507" in status and href == plain_path(collection) for href, status, _ in _responses(answer))


def plain_path(href: str) -> str:
    """Return the path that an address names, spelled one way: servers escape as they like."""
    return quote(unquote(urlsplit(href).path), safe="/@:~!$&'()*+,;=")
