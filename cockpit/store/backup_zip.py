"""A backup as bytes: a zip of journals with a manifest, checked whole when it is read, since it may come from anywhere.

Nothing is ever unpacked to disk by the names in it, and no more is read than the manifest says and a limit allows.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from itertools import chain
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cockpit.store import journal, migration, months
from cockpit.store.fold import Document
from cockpit.store.memory import MemoryFolder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cockpit.store.folder import Folder
    from cockpit.store.journal import Change

_MANIFEST = "manifest.json"
_FORM = 1
_MOST_MANIFEST = 16 << 20
_MOST = 256 << 20  # bytes unpacked; more only where the zip itself is of that order
_MOST_RATIO = 100


class Broken(Exception):
    """A file is no backup, or not what it was; says why, to be followed by a full stop."""


class Pack:
    """What a backup holds: journal files by name, the book's id and schema; made at `made_ms` since 1970 UTC.

    Ten years of them are much to hold: `files` may read each when it is asked for.
    """

    __slots__ = ("book", "files", "made_ms", "schema")

    def __init__(self, files: Mapping[str, bytes], made_ms: int) -> None:
        self.files = files
        self.made_ms = made_ms
        tables = {journal.BOOK: _book_in(files)}
        self.book = migration.id_of(tables)
        self.schema = migration.schema_of(tables)

    @property
    def lines(self) -> int:
        """How many lines the journals have."""
        return sum(data.count(b"\n") for data in self.files.values())

    def changes(self) -> Iterator[Change]:
        """Yield every change, file by file."""
        folder = self.folder()
        for file in self.files:
            yield from journal.changes_in(folder, file)[0]

    def folder(self) -> MemoryFolder:
        """Return a folder that holds these journals and nothing else."""
        folder = MemoryFolder()
        folder.files |= self.files
        return folder


class JournalsAsOf(Mapping[str, bytes]):
    """Journals up to the sizes they had, each read when it is asked for: ten years of them are much to hold."""

    def __init__(self, folder: Folder, sizes: Mapping[str, int]) -> None:
        self._folder, self._sizes = folder, sizes

    def __getitem__(self, file: str) -> bytes:
        return self._folder.read(file, 0, self._sizes[file])

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)


def packed(pack: Pack) -> bytes:
    """Return a backup as the bytes of a zip, which have been read back."""
    data = _zipped(pack, ZIP_DEFLATED)
    if sum(map(len, pack.files.values())) > _limit(len(data)):
        data = _zipped(pack, ZIP_STORED)
    manifest = manifest_of(data)
    is_as_written = all(pack.files[name] == content for name, content in _checked(data, manifest))
    if not is_as_written or manifest["files"].keys() != pack.files.keys():
        raise Broken("it does not read back as it was written")
    return data


def unpacked(data: bytes) -> Pack:
    """Return what a zip holds, each file checked. Raises Broken."""
    manifest = manifest_of(data)
    return Pack(dict(_checked(data, manifest)), manifest["made_ms"])


def _checked(data: bytes, manifest: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield each journal in a zip by its name. Raises Broken where it is not what the manifest says."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            for name, told in manifest["files"].items():
                content = archive.read(_member(name))
                if len(content) != told["size"] or sha256(content).hexdigest() != told["sha256"]:
                    raise Broken(f"{name} in it is not what was put in")
                yield name, content
    except _TROUBLE as error:
        raise Broken("it is damaged") from error


def manifest_of(data: bytes) -> dict[str, Any]:
    """Return the manifest of a zip, after looking at what else it claims to hold. Raises Broken."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            sizes = {member.filename: member.file_size for member in members}
            if _MANIFEST not in sizes:
                raise Broken("it is no backup of Cockpit's")
            if sizes[_MANIFEST] > _MOST_MANIFEST or sum(sizes.values()) > _limit(len(data)):
                raise Broken("it would unpack to far more than a book holds")
            manifest = json.loads(archive.read(_MANIFEST))
    except _TROUBLE as error:
        raise Broken("it is no zip, or a damaged one") from error
    if not _is_sound(manifest):
        raise Broken("its manifest is none of Cockpit's, or a newer one's")
    expected = {_member(name): told["size"] for name, told in manifest["files"].items()}
    if len(members) != len(sizes) or sizes != {**expected, _MANIFEST: sizes[_MANIFEST]}:
        raise Broken("it does not hold what its manifest says")
    return dict(manifest)


def extends(pack: Pack, manifest: Mapping[str, Any]) -> bool:
    """Tell whether a pack holds all that a manifest lists: each file, or one that begins with it."""
    return all(
        sha256(memoryview(pack.files.get(name, b""))[: told["size"]]).hexdigest() == told["sha256"]
        for name, told in manifest["files"].items()
    )


_TROUBLE = (
    BadZipFile,
    zlib.error,
    ValueError,
    KeyError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


def _zipped(pack: Pack, method: int) -> bytes:
    files = {
        name: {"size": len(data), "sha256": sha256(data).hexdigest()} for name, data in pack.files.items()
    }
    manifest = {
        "cockpit": "backup",
        "form": _FORM,
        "book": pack.book,
        "schema": pack.schema,
        "made_ms": pack.made_ms,
        "lines": pack.lines,
        "files": files,
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        told = (_MANIFEST, json.dumps(manifest, indent=1).encode())
        for name, data in chain((told,), pack.files.items()):
            member = ZipInfo(name if name == _MANIFEST else _member(name))
            member.external_attr = 0o600 << 16
            member.compress_type = method
            archive.writestr(member, data)
    return buffer.getvalue()


def _is_sound(manifest: Any) -> bool:
    try:
        return (
            manifest["cockpit"] == "backup"
            and manifest["form"] == _FORM
            and isinstance(manifest["book"], str)
            and all(isinstance(manifest[name], int) for name in ("schema", "made_ms", "lines"))
            and all(
                isinstance(told["size"], int) and isinstance(told["sha256"], str) and _is_journal(name)
                for name, told in manifest["files"].items()
            )
        )
    except (KeyError, TypeError, AttributeError):
        return False


def _is_journal(name: str) -> bool:
    folder, *rest = name.split("/")
    return (
        folder == "journal"
        and len(rest) == 2
        and all(part.strip(".") and "\0" not in part and "\\" not in part for part in rest)
        and name.endswith(months.ENDING)
    )


def _member(name: str) -> str:
    """Return a journal's name as the zip has it; names that are no text (of other programs' files) are quoted."""
    return quote(os.fsencode(name), safe="/ ")


def _limit(size: int) -> int:
    return max(_MOST, _MOST_RATIO * size)


def _book_in(files: Mapping[str, bytes]) -> dict[int, Document]:
    found: dict[int, Document] = {}
    for data in files.values():
        for change in journal.naming_book(data):
            found.setdefault(change.id, Document()).apply(change)
    return found
