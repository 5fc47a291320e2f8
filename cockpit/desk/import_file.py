"""A file that somebody named, to be taken in: where it is, and what it holds."""

from __future__ import annotations

import os

from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

_LARGEST = 50_000_000  # bytes


def path_of(typed: str) -> str:
    """Return the path that was typed, pasted or dropped on a terminal: in quotes, with ~, as a file: address."""
    path = typed.strip()
    if path[:1] in ("'", '"') and path.endswith(path[0]) and len(path) > 1:
        path = path[1:-1]
    elif "\\ " in path:
        path = path.replace("\\ ", " ")
    if path.startswith("file://"):
        from urllib.parse import unquote

        path = unquote(path.removeprefix("file://"))
    return os.path.expanduser(path)


def bytes_of(name: str, stream: BinaryIO | None = None) -> bytes:
    """Return what a file holds, or a stream in its place.

    Raises NotUnderstood where that cannot be had, or is more than an import takes.
    """
    try:
        if stream is not None:
            data = stream.read(_LARGEST + 1)
        else:
            with open(name, "rb") as file:
                data = file.read(_LARGEST + 1)
    except IsADirectoryError as error:
        raise NotUnderstood(f"{name} is a folder.", "Name a file in it: .csv or .md.") from error
    except (OSError, ValueError) as error:
        told = (getattr(error, "strerror", None) or str(error)).lower()
        raise NotUnderstood(
            f"{name} cannot be read: {told}.", "Check the name and its permissions."
        ) from error
    if len(data) > _LARGEST:
        what = "What came in" if stream is not None else name
        raise NotUnderstood(f"{what} is larger than {_LARGEST:,} bytes.", "Split it.")
    return data
