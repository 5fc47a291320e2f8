"""One line of a journal: a change with a checksum, as JSON."""

from __future__ import annotations

from zlib import crc32

from cockpit.store.hybrid_clock import is_stamp
from cockpit.store.light_json import dumps, dumps_ascii, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

MOST_IDS = 1 << 128
RESERVED = "cockpit"  # no table: what the snapshot says of itself stands under this name
START = b'{"at":"'
SEAL_FORM = b',"crc":"........"}'
SEAL_SIZE = len(SEAL_FORM)
_SEAL = b',"crc":"%08x"}'


class Change:
    """One line: at `at`, in `table`, record `id`, each path of `to` was given its value; `was` holds the old ones.

    `is_new` tells that the record was made by it, `did` names the action in the seller's words (on the first
    line of a transaction), `undoes` is the stamp of the transaction that it takes back, `is_last` tells that
    the transaction ends with it, `size` of how many lines it is; `after` is the last whole transaction before.
    """

    __slots__ = ("after", "at", "did", "id", "is_last", "is_new", "size", "table", "to", "undoes", "was")

    def __init__(
        self,
        table: str,
        id: int,
        to: Mapping[str, Any],
        *,
        was: Mapping[str, Any] | None = None,
        is_new: bool = False,
        at: str = "",
        did: str = "",
        undoes: str = "",
        is_last: bool = True,
        size: int = 1,
        after: str = "",
    ) -> None:
        self.after = after
        self.at = at
        self.table = table
        self.id = id
        self.to = to
        self.was = was or {}
        self.is_new = is_new
        self.did = did
        self.undoes = undoes
        self.is_last = is_last
        self.size = size


def sealed(raw: bytes) -> bytes:
    """Return a JSON object, given without its closing brace, with its checksum as the last value."""
    return raw + _SEAL % crc32(raw)


def unsealed(line: bytes) -> bytes | None:
    """Return the JSON object that was sealed, without the checksum; None where that does not match."""
    raw = line[:-SEAL_SIZE]
    return raw + b"}" if line[-SEAL_SIZE:] == _SEAL % crc32(raw) else None


def encode(change: Change, at: str, place: str) -> bytes:
    """Return the line of a change; `place` is its place in the transaction, such as 1/3."""
    body: dict[str, Any] = {
        "at": at,
        "tx": place,
        "table": change.table,
        "id": str(change.id),
        "set": change.to,
    }
    if change.was:
        body["was"] = change.was
    if change.is_new:
        body["new"] = True
    if change.did:
        body["did"] = change.did
    if change.undoes:
        body["undoes"] = change.undoes
    if change.after:
        body["after"] = change.after
    try:
        raw = dumps(body)[:-1].encode()
    except UnicodeEncodeError:  # a lone surrogate: escaped, it is sound JSON
        raw = dumps_ascii(body)[:-1].encode()
    return sealed(raw) + b"\n"


def decode(line: bytes) -> Change | None:
    """Return the change of a line without its newline, or None where it is not sound."""
    raw = unsealed(line)
    if raw is None:
        return None
    try:
        body = loads(raw.decode("utf-8", "surrogatepass"))
        if not _is_sound(body):
            return None
        place, _, places = body.get("tx", "").partition("/")
        return Change(
            body["table"],
            int(body["id"]),
            body["set"],
            was=body.get("was"),
            is_new="new" in body,
            at=body["at"],
            did=body.get("did", ""),
            undoes=body.get("undoes", ""),
            is_last=place == places,
            size=int(places or 1),
            after=body.get("after", ""),
        )
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def stamp_of(line: bytes) -> str:
    """Return the stamp of a line that its checksum vouches for, without reading the rest; empty where it does not."""
    if unsealed(line) is None or not line.startswith(START):
        return ""
    stamp = line[len(START) : line.index(b'"', len(START))].decode("latin-1")
    return stamp if is_stamp(stamp) else ""


def _is_sound(body: Any) -> bool:
    """Tell whether a line holds what a line should: another program may have written it."""
    return (
        is_stamp(body["at"])
        and isinstance(body["table"], str)
        and body["table"] != RESERVED
        and isinstance(body["set"], dict)
        and isinstance(body.get("was", {}), dict)
        and isinstance(body.get("did", ""), str)
        and isinstance(body.get("undoes", ""), str)
        and isinstance(body.get("after", ""), str)
        and 0 <= int(body["id"]) < MOST_IDS
    )
