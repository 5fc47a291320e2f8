"""The system's time zone: by its IANA name where that can be told, else by its rule, never by today's offset alone.

A zone without a name still knows when its clocks change, so that a time half a year ahead is the right instant; but
what is kept then holds the offset alone. `cockpit locations` tells which zone was found, and the remedy.
"""

from __future__ import annotations

import os
import zoneinfo
from datetime import UTC, datetime
from io import BytesIO
from struct import pack

from cockpit.domain.moment import DAMAGED, zone_named
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

LOCALTIME = "/etc/localtime"
_LETTERS = 3  # of the short name that a rule begins with, at least
_LOOSE = (
    r"<(?![A-Za-z0-9+-]{3,}>)|:[6-9]"  # what `zoneinfo` reads otherwise than the C library, or that does not
)
_MOST = 1 << 20  # bytes of a zone's file: any has some thousands
_SETS = ("posix/", "right/")  # the same names once more, without and with leap seconds
_REMEDY = 'give it one in the settings, such as timezone = "Europe/Berlin"'


class SellerZone(Record):
    """A zone; what is said of it; and what is wrong with where it was looked for, empty where nothing is."""

    zone: tzinfo
    said: str
    trouble: str = ""


def system(environ: dict[str, str], localtime: str = LOCALTIME) -> SellerZone:
    """Return the zone that the C library would take: of TZ where it is set, else of /etc/localtime, else UTC."""
    if "TZ" not in environ:
        return (
            _of_file(localtime, localtime) if os.path.exists(localtime) else SellerZone(zone=UTC, said="UTC")
        )
    said = environ["TZ"].removeprefix(":")
    if not said:
        return _unknown("TZ is empty")
    if os.path.isabs(said):
        return _of_file(said, f"TZ={said}")
    if said == "localtime":
        return _of_file(localtime, localtime)
    name = _bare(said)
    if zone := zone_named(name):
        return SellerZone(zone=zone, said=name)
    if rule := _of_rule(said):
        return SellerZone(zone=rule, said=f"the rule {said} (no name can be told of it: {_REMEDY})")
    return _unknown(f"TZ={said} names no time zone that is known")


def _of_file(path: str, said: str) -> SellerZone:
    """Return the zone that a file holds: the one it is a link to or a copy of, else that of its own rules."""
    if zone := zone_named(_bare(os.path.realpath(path).partition("zoneinfo/")[2])):
        return SellerZone(zone=zone, said=zone.key)
    if not os.path.isfile(path):  # reading a device or a pipe might not end
        return _unknown(f"{said} holds no time zone that can be read")
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST)
        own = zoneinfo.ZoneInfo.from_file(BytesIO(data))
    except DAMAGED:
        return _unknown(f"{said} holds no time zone that can be read")
    if name := next(_same(data, _in_use()), "") or min(_same(data, _all()), default=""):
        return SellerZone(zone=zone_named(name) or own, said=name)
    return SellerZone(zone=own, said=f"the rules in {said} (no name can be told of them: {_REMEDY})")


def _of_rule(rule: str) -> tzinfo | None:
    """Return the zone of a POSIX rule, such as CET-1CEST,M3.5.0,M10.5.0/3; None for what is none.

    `zoneinfo` reads such rules at the end of its files, so it is given a file that holds nothing else.
    """
    is_named = rule.startswith("<") or rule[:_LETTERS].isalpha()
    if "\n" in rule or not rule.isascii() or not is_named:
        return None
    import re  # who names a rule by its letters waits for it

    if re.search(_LOOSE, rule):
        return None
    if any(change[:1].isdigit() for change in rule.split(",")[1:]):
        return None  # days counted from 0, which nobody uses, are read as the day before
    header = pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 0, 1, 4)  # one kind of time, four letters of its name
    block = header + pack(">lbb4s", 0, 0, 0, b"UTC\0")
    try:
        zone = zoneinfo.ZoneInfo.from_file(BytesIO(block + block + f"\n{rule}\n".encode()))
        for month in (1, 7):  # an offset of a day or more is read, and cannot be reckoned with
            datetime(2026, month, 1, tzinfo=UTC).astimezone(zone).utcoffset()
    except DAMAGED:
        return None
    return zone


def _unknown(what: str) -> SellerZone:
    trouble = f"{what}: times are shown in UTC. Mend it, or set the zone in the settings: timezone = …"
    return SellerZone(zone=UTC, said="UTC", trouble=trouble)


def _bare(name: str) -> str:
    for prefix in _SETS:
        name = name.removeprefix(prefix)
    return name


def _same(data: bytes, names: Iterable[str]) -> Iterator[str]:
    """Yield those of the zones whose file holds just that."""
    for name in names:
        for root in zoneinfo.TZPATH:
            path = os.path.join(root, name)
            if not os.path.isfile(path) or os.path.getsize(path) != len(data):
                continue
            with open(path, "rb") as file:
                if file.read() == data and zone_named(name):
                    yield name


def _in_use() -> Iterator[str]:
    """Yield the names that zones have today, one for all places that share their clocks."""
    for root in zoneinfo.TZPATH:
        path = os.path.join(root, "zone1970.tab")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                yield from (line.split("\t")[2].strip() for line in file if line[:1] not in ("#", "\n"))


def _all() -> Iterator[str]:
    for root in zoneinfo.TZPATH:
        for folder, folders, files in os.walk(root):
            folders[:] = [one for one in folders if one + "/" not in _SETS]
            yield from (os.path.relpath(os.path.join(folder, file), root) for file in files)
