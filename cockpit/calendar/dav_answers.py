"""What a calendar server answers: its XML, taken apart. What is not well-formed in it is passed over."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
CARD = "{urn:ietf:params:xml:ns:carddav}"
NAMESPACES = (
    'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:k="urn:ietf:params:xml:ns:carddav" '
    'xmlns:a="http://apple.com/ns/ical/"'
)
ABSENT = ("404", "410")


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


def propfind(names: str) -> str:
    """Return the body that asks for these properties."""
    return f"<d:propfind {NAMESPACES}><d:prop>{names}</d:prop></d:propfind>"


def responses(answer: DavAnswer) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield of each thing that an answer tells of: its path, its status, its properties that are there, by name."""
    for one in answer.tree.iter(f"{DAV}response") if answer.tree is not None else ():
        href = one.find(f"{DAV}href")
        if href is None or not href.text:
            continue
        props: dict[str, Any] = {}
        for stat in one.iterfind(f"{DAV}propstat"):
            if " 200" in (stat.findtext(f"{DAV}status") or " 200"):
                props |= {prop.tag: prop for found in stat.iterfind(f"{DAV}prop") for prop in found}
        try:
            path = plain_path(href.text.strip())
        except ValueError:
            continue
        yield path, one.findtext(f"{DAV}status") or "", props


def etags_in(answer: DavAnswer, collection: str) -> tuple[dict[str, str], list[str]]:
    """Return the ETags of what is in a collection, and the paths of what is gone from it."""
    etags, gone = {}, []
    for href, status, props in responses(answer):
        kind, etag = props.get(f"{DAV}resourcetype"), props.get(f"{DAV}getetag")
        if href == plain_path(collection) or (kind is not None and len(kind)):
            continue
        if any(code in status for code in ABSENT):
            gone.append(href)
        elif etag is not None:
            etags[href] = strong(etag.text or "")
    return etags, gone


def is_gone(answer: DavAnswer, collection: str) -> bool:
    """Tell whether the server says, in one way or another, that a collection is not there."""
    told = (status for href, status, _ in responses(answer) if href == plain_path(collection))
    return str(answer.status) in ABSENT or any(code in status for status in told for code in ABSENT)


def is_cut(answer: DavAnswer, collection: str) -> bool:
    """Tell whether the server told only a part, and is to be asked on (RFC 6578, 3.6)."""
    return any(" 507" in status and href == plain_path(collection) for href, status, _ in responses(answer))


def plain_path(href: str) -> str:
    """Return the path that an address names, spelled one way: servers escape as they like. Raises ValueError.

    It begins with one stroke: with two it would name another server.
    """
    return quote("/" + unquote(urlsplit(href).path).lstrip("/"), safe="/@:~!$&'()*+,;=")


def strong(etag: object) -> str:
    """Return an ETag as the server itself gave it: what packs answers on the way calls it weak, and adds to it."""
    return str(etag).strip().removeprefix("W/").replace('-gzip"', '"')


def text_of(body: bytes) -> str:
    """Return the text of an answer: UTF-8, or what old programs write."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")
