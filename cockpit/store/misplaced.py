"""Journals in the place of others, or with lines twice, as a disk may leave them: put where they belong, once."""

from __future__ import annotations

from operator import itemgetter

from cockpit.store import chain, journal, months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder

_OF_ACTION = b'"tx":"'


def any_line(folder: Folder) -> bool:
    """Tell whether any line stands in the file of another month or machine, or twice. Raises BookError."""
    files = {file for file in months.files(folder) if months.is_month(file)}
    for file in files:
        lines = _lines(folder.read(file))
        is_doubtful = len({*map(_head, lines)}) < len(lines)
        if (is_doubtful and len(_once(lines)) < len(lines)) or any(
            (target := _file_of(line, file)) != file and target in files for line in lines
        ):
            return True
    return False


def put_right(folder: Folder) -> None:
    """Move every line to the file that its stamp belongs in, to stand there once. The caller holds the lock.

    At first a line stands in both files, so a kill loses none. What is no sound line stays in its file.

    Raises BookError.
    """
    lines = {file: _lines(folder.read(file)) for file in months.files(folder) if months.is_month(file)}
    moved = [
        (file, target, line)
        for file, some in lines.items()
        for line in some
        if (target := _file_of(line, file)) != file and target in lines
    ]
    for _, target, line in moved:
        if line not in lines[target]:
            lines[target].append(line)
    changed = {file for one in moved for file in one[:2]}
    changed |= {file for file, some in lines.items() if len(_once(some)) < len(some)}
    for file in changed:
        folder.replace(file, _joined(lines[file]))
    for file in changed:
        left = [
            line for line in lines[file] if (target := _file_of(line, file)) == file or target not in lines
        ]
        folder.replace(file, _joined(_in_order(_once(left))))


def _lines(data: bytes) -> list[bytes]:
    return [line for line in data.split(b"\n") if line.strip()]


def _once(lines: list[bytes]) -> list[bytes]:
    """Return the lines without those that say just what another one does: a regained one is all of an action."""
    found: dict[object, tuple[int, bytes]] = {}
    for line in lines:
        change = journal.decode(line)
        key, size = (line, 0) if change is None else (chain.key_of(change), change.size)
        if key not in found or size > found[key][0]:
            found[key] = size, line
    return [line for _, line in found.values()]


def _in_order(lines: list[bytes]) -> list[bytes]:
    """Return the lines in the order of their stamps; what is none stays behind its line."""
    ranked, at = [], ""
    for line in lines:
        at = journal.stamp_of(line) or at
        ranked.append((at, line))
    return [line for _, line in sorted(ranked, key=itemgetter(0))]


def _head(line: bytes) -> bytes:
    """Return what begins a line, which none says that is not of the same change. What is long is not copied."""
    at = line.find(_OF_ACTION)
    ends = line.find(b'"', at + len(_OF_ACTION)) if at >= 0 else -1
    if ends < 0:
        return line
    sets = line.find(b',"set":', ends)
    return line[:at] + line[ends + 1 : sets if sets >= 0 else len(line)]


def _file_of(line: bytes, file: str) -> str:
    at = journal.stamp_of(line)
    return months.file_of(at) if at else file


def _joined(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)
