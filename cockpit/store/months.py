"""The journal's files: each device appends to one a month, `journal/<device>/2026-11.ndjson`, in UTC."""

from __future__ import annotations

from itertools import islice
from time import gmtime

from cockpit.store.hybrid_clock import device_of, ms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from cockpit.store.folder import Folder

ENDING = ".ndjson"  # one JSON object a line
_FORM = "0000-00.ndjson"
_TO_FORM = str.maketrans(dict.fromkeys("123456789", "0"))


def file_of(at: str) -> str:
    """Return the file that a stamp belongs in."""
    day = gmtime(ms_of(at) // 1000)
    return f"journal/{device_of(at)}/{day.tm_year:04d}-{day.tm_mon:02d}{ENDING}"


def is_begun(folder: Folder) -> bool:
    """Tell whether anything was ever written: a first line that found no room leaves an empty file."""
    return any(map(folder.size, files(folder)))


def files(folder: Folder) -> Iterator[str]:
    """Yield the names of all journal files, device by device, month by month."""
    for device in folder.names("journal"):
        for month in folder.names(f"journal/{device}"):
            if month.endswith(ENDING):
                yield f"journal/{device}/{month}"


def is_month(file: str) -> bool:
    """Tell whether a file is one that a device appends to, in which stamps rise; not one that lies beside them."""
    return file.rpartition("/")[2].translate(_TO_FORM) == _FORM


def of_device(folder: Folder, device: str) -> Iterator[str]:
    """Yield the files that a device appends to, the latest first; nothing that lies beside them."""
    for name in reversed(folder.names(f"journal/{device}")):
        if is_month(name):
            yield f"journal/{device}/{name}"


def latest(folder: Folder) -> Iterator[str]:
    """Yield the file that each device appends to now."""
    for device in folder.names("journal"):
        yield from islice(of_device(folder, device), 1)


def live(folder: Folder, known: Container[str]) -> Iterator[str]:
    """Yield the files that others who hold the lock have written to since: a device goes on from its latest month.

    What reaches an earlier one, as a synced file may, is left to whoever looks at all `files`.
    """
    for device in folder.names("journal"):
        for month in of_device(folder, device):
            is_known = month in known  # whoever is given it may take it in before the next
            yield month
            if is_known:
                break
