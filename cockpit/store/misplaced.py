"""Journals in the place of others, or with lines twice, as a disk may leave them: put where they belong, once."""

from __future__ import annotations

from cockpit.store import journal, months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder


def any_line(folder: Folder) -> bool:
    """Tell whether any line stands in the file of another month or machine, or twice. Raises BookError."""
    files = {file for file in months.files(folder) if months.is_month(file)}
    for file in files:
        lines = _lines(folder.read(file))
        if len({*lines}) < len(lines) or any(
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
    changed |= {file for file, some in lines.items() if len({*some}) < len(some)}
    for file in changed:
        folder.replace(file, _joined(lines[file]))
    for file in changed:
        left = [
            line for line in lines[file] if (target := _file_of(line, file)) == file or target not in lines
        ]
        folder.replace(file, _joined(sorted(dict.fromkeys(left), key=journal.stamp_of)))


def _lines(data: bytes) -> list[bytes]:
    return [line for line in data.split(b"\n") if line.strip()]


def _file_of(line: bytes, file: str) -> str:
    at = journal.stamp_of(line)
    return months.file_of(at) if at else file


def _joined(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)
