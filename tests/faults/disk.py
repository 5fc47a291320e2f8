"""A disk as POSIX promises it: what was synced is sure, of the rest a power cut may leave anything.

The system shows its cache. A power cut leaves of each file what was synced, and of each later write any sectors or
none, with the size before, after or between, so that holes hold zeros or whatever lay there. What was made, renamed
or removed in a folder since the folder was synced is each there or not. A failed sync may forget what it should
have written: later ones succeed without it, and the system may go on showing it.

Left out: sectors that tear within, and media that lose what they said they kept.
"""

from __future__ import annotations

import errno
import os
import random
from itertools import count

SECTOR = 512
_numbers = count(1)


class File:
    """A file: `data` as the system shows it, `kept` as it lies on the medium, and the sectors still to be written."""

    def __init__(self, kept: bytes = b"") -> None:
        self.number = next(_numbers)
        self.data = bytearray(kept)
        self.kept = kept
        self.unwritten: set[int] = set()
        self.failures = 0

    def write(self, at: int, data: bytes, page: int) -> None:
        """Change the cache. Whole pages get dirty, also what a failed sync forgot of them."""
        if at > len(self.data):
            self.data += bytes(at - len(self.data))
        self.data[at : at + len(data)] = data
        if data:
            first, last = at // page * page, -(-(at + len(data)) // page) * page
            self.unwritten |= set(range(first // SECTOR, min(last, len(self.data) + SECTOR - 1) // SECTOR))

    def resize(self, size: int) -> None:
        """Cut off, or fill up with zeros."""
        if size > len(self.data):
            self.write(len(self.data), bytes(size - len(self.data)), SECTOR)
        del self.data[size:]
        self.unwritten = {one for one in self.unwritten if one * SECTOR < size}

    def sync(self) -> None:
        """Write what is to be written."""
        self.kept = self._with(self.unwritten, len(self.data))
        self.unwritten = set()

    def sync_in_vain(self, chance: random.Random) -> None:
        """Write some of it, and forget the rest; the system shows it still, or shows what lies on the medium."""
        self.failures += 1
        size = chance.choice((len(self.kept), len(self.data)))
        share = chance.choice((0, 0, 0.5))
        written = {one for one in self.unwritten if chance.random() < share}
        if written and size < len(self.data):
            size = min(len(self.data), max(size, (max(written) + 1) * SECTOR))
        self.kept = self._with(written, size)
        self.unwritten = set()
        if chance.random() < 0.3:
            self.data = bytearray(self.kept.ljust(len(self.data), b"\0")[: len(self.data)])

    def after_power_loss(self, chance: random.Random, stale: bytes | None) -> bytes:
        """Return what the medium may hold. `stale` lies where a size grew without its data; None: it never does."""
        if not self.unwritten and len(self.data) == len(self.kept):
            return self.kept
        least, most = sorted((len(self.kept), len(self.data)))
        how = chance.randrange(3 if stale is None else 6)
        if how == 0:
            return self.kept
        if how == 1:
            return self._with(self.unwritten, len(self.data))
        if how == 2:
            return self._with(self.unwritten, len(self.data))[: chance.randint(least, most)]
        share = chance.choice((0, 0.3, 0.6, 0.9))
        written = {one for one in self.unwritten if chance.random() < share}
        sizes = [most, chance.randint(least, most), *range(-(-least // SECTOR) * SECTOR, most, SECTOR)]
        size = chance.choice(sizes)
        found = bytearray(self._with(written, size))
        if stale:
            for one in self.unwritten - written:
                start, stop = one * SECTOR, min((one + 1) * SECTOR, size)
                if len(self.kept) <= start < stop:
                    found[start:stop] = (stale * (1 + SECTOR // len(stale)))[: stop - start]
        return bytes(found)

    def _with(self, sectors: set[int], size: int) -> bytes:
        """Return what was kept with those sectors written, of that size."""
        found = bytearray(self.kept[:size].ljust(size, b"\0"))
        for one in sectors:
            start, stop = one * SECTOR, min((one + 1) * SECTOR, size, len(self.data))
            found[start:stop] = self.data[start:stop]
        return bytes(found)


class Step:
    """One thing done to folders: which names now stand for what. A rename is one step, kept or lost as one."""

    def __init__(self, *puts: tuple[Dir, str, Node | None]) -> None:
        self.puts = puts


class Dir:
    """A folder: its names as the system shows them, those on the medium, and the steps between the two."""

    def __init__(self) -> None:
        self.number = next(_numbers)
        self.names: dict[str, Node] = {}
        self.kept: dict[str, Node] = {}
        self.steps: list[Step] = []
        self.changed_ns = 0  # no clock, but never the same twice

    def sync(self) -> None:
        """Make sure of every name."""
        for step in self.steps:
            self._take(self.kept, step)
        self.steps = []

    def after_power_loss(self, is_kept: dict[Step, bool]) -> dict[str, Node]:
        """Return the names that the medium may hold."""
        found = dict(self.kept)
        for step in self.steps:
            if is_kept[step]:
                self._take(found, step)
        return found

    def _take(self, names: dict[str, Node], step: Step) -> None:
        for folder, name, node in step.puts:
            if folder is self and node is None:
                names.pop(name, None)
            elif folder is self and node is not None:
                names[name] = node


Node = File | Dir


class Disk:
    """A tree of folders and files. Paths begin with a slash; what goes wrong is an OSError, as from the system."""

    def __init__(self, root: Dir | None = None, *, page: int = SECTOR) -> None:
        self.root = root or Dir()
        self.page = page

    def find(self, path: str) -> Node:
        """Return what a path names."""
        node: Node = self.root
        for name in filter(None, path.split("/")):
            if not isinstance(node, Dir):
                raise fault(errno.ENOTDIR, path)
            if name not in node.names:
                raise fault(errno.ENOENT, path)
            node = node.names[name]
        return node

    def folder_of(self, path: str) -> tuple[Dir, str]:
        """Return the folder that a path lies in, and its name there."""
        above, _, name = path.rstrip("/").rpartition("/")
        folder = self.find(above)
        if not isinstance(folder, Dir):
            raise fault(errno.ENOTDIR, path)
        return folder, name

    def put(self, *puts: tuple[Dir, str, Node | None]) -> None:
        """Let names stand for something else, as one step."""
        step = Step(*puts)
        for folder, name, node in puts:
            folder.changed_ns = next(_numbers)
            if node is None:
                del folder.names[name]
            else:
                folder.names[name] = node
            if step not in folder.steps:
                folder.steps.append(step)

    def after_power_loss(self, chance: random.Random, holes: str) -> Disk:
        """Return a disk as it may be found. `holes`, where a size outgrew its data, are "none", "zero" or "stale"."""
        share = chance.choice((0, 0.5, 1))
        is_kept: dict[Step, bool] = {}
        made: dict[Node, Node] = {}
        stale = self._stale(chance) if holes == "stale" else b"" if holes == "zero" else None

        def remade(node: Node) -> Node:
            if node in made:
                return made[node]
            if isinstance(node, File):
                made[node] = File(node.after_power_loss(chance, stale))
                return made[node]
            for step in node.steps:
                is_kept.setdefault(step, chance.random() < share)
            made[node] = folder = Dir()
            folder.kept = {name: remade(inner) for name, inner in node.after_power_loss(is_kept).items()}
            folder.names = dict(folder.kept)
            return folder

        root = remade(self.root)
        assert isinstance(root, Dir)
        return Disk(root, page=chance.choice((SECTOR, 8 * SECTOR)))

    def _stale(self, chance: random.Random) -> bytes:
        """Return bytes that may have been left behind: of some file, or of anything at all."""
        files = [node for node in self._all(self.root) if isinstance(node, File) and node.data]
        if not files or chance.random() < 0.3:
            return chance.randbytes(SECTOR)
        data = bytes(chance.choice(files).data)
        start = chance.randrange(len(data))
        return data[start : start + SECTOR]

    def sync(self) -> None:
        """Make sure of all that the system shows, as another machine is sure of what it was sent and sends back."""
        for node in [self.root, *self._all(self.root)]:
            if isinstance(node, File):
                node.write(0, bytes(node.data), self.page)  # also what a failed sync forgot
            node.sync()

    def _all(self, folder: Dir) -> list[Node]:
        found: list[Node] = []
        for node in folder.names.values():
            found += [node, *self._all(node)] if isinstance(node, Dir) else [node]
        return found


def fault(number: int, path: str) -> OSError:
    """Return the error that the system would raise."""
    return OSError(number, os.strerror(number), path)
