"""Journals that stand in the place of others, as after two were swapped: their lines go where they belong."""

from __future__ import annotations

from cockpit.store import journal, months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.store.folder import Folder


def any_line(folder: Folder) -> bool:
    """Tell whether any line stands in the file of another month or machine. Raises BookError."""
    files = {file for file in months.files(folder) if months.is_month(file)}
    return any(
        _file_of(line, file) != file and _file_of(line, file) in files
        for file in files
        for line in _lines(folder.read(file))
    )


def put_right(folder: Folder) -> None:
    """Move every line to the file that its stamp belongs in. The caller holds the lock. Raises BookError.

    At first a line stands in both files, so a kill loses none. What is no sound line stays where it is.
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
    for file in dict.fromkeys(file for one in moved for file in one[:2]):
        folder.replace(file, _joined(lines[file]))
    for file in dict.fromkeys(file for file, _, _ in moved):
        left = [
            line for line in lines[file] if _file_of(line, file) not in lines or _file_of(line, file) == file
        ]
        folder.replace(file, _joined(sorted(left, key=journal.stamp_of)))


def _lines(data: bytes) -> list[bytes]:
    return [line for line in data.split(b"\n") if line]


def _file_of(line: bytes, file: str) -> str:
    at = journal.stamp_of(line)
    return months.file_of(at) if at else file


def _joined(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)
