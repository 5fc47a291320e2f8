"""Drafts: lines that were typed and not saved. The last twenty are kept on this machine, until saved or cleared.

They are one small file in the machine's own folder, the newest first. Every capture that is open keeps its own
line, so that none overwrites another's.
"""

from __future__ import annotations

import json
import os
from threading import Lock

from cockpit.desk.desk import entropy
from cockpit.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.desk.desk import Desk

MOST = 20
_FILE = "drafts"
_ASIDE = "drafts.damaged"
# How long after its last letter a line may still be under someone's hands, in milliseconds.
_JUST_NOW = 10_000


class KeptDraft(Record):
    """A line kept as a draft. `plain` are the parts of it to leave alone, as start and end.

    `of` is the id of the record that the line is to change, as text; empty where it is a new line. `pid` is the
    process that wrote it, at `at_ms` milliseconds since 1970 UTC; both 0 where that is not known.
    """

    id: str
    line: str
    plain: tuple[tuple[int, int], ...] = ()
    of: str = ""
    pid: int = 0
    at_ms: int = 0


class Slot:
    """One line as it stands on a screen, and the draft it is kept as.

    `now` may be set at any time; `write` keeps it as it then stands, from whichever thread: the last state wins.
    A draft that was changed or taken away elsewhere since is left to whoever did so; this line becomes one more.
    """

    def __init__(self, desk: Desk, kept: KeptDraft | None = None, of: str = "") -> None:
        self.now: tuple[str, tuple[tuple[int, int], ...]] = (kept.line, kept.plain) if kept else ("", ())
        self._desk, self._kept, self._of = desk, kept, of
        self._writing = Lock()

    def set(self, line: str, plain: Iterable[tuple[int, int]] = ()) -> None:
        """Let the line be this from now on; an empty one is no draft. Nothing is written yet."""
        self.now = line, tuple(plain)

    def is_typed_elsewhere(self) -> bool:
        """Tell whether another program that still runs wrote the draft within the last ten seconds."""
        was = self._kept
        if was is None or was.pid <= 0 or was.pid == os.getpid():
            return False
        return abs(self._desk.wall_ms() - was.at_ms) < _JUST_NOW and _runs(was.pid)

    def write(self) -> str:
        """Keep the line as it stands; return what is to be told, mostly nothing. Raises BookError."""
        with self._writing:
            line, plain = self.now
            is_empty = not line.strip()
            was = self._kept
            if (is_empty and was is None) or (was is not None and (was.line, was.plain) == (line, plain)):
                return ""
            with self._desk.local.lock():
                found, told = _read(self._desk)
                others = [one for one in found if one != was]
                is_ours = was is not None and len(others) < len(found)
                anew = KeptDraft(
                    id=was.id if was and is_ours else f"{entropy():x}",
                    line=line.encode("utf-8", "replace").decode(),
                    plain=plain,
                    of=self._of,
                    pid=os.getpid(),
                    at_ms=self._desk.wall_ms(),
                )
                _write(self._desk, others if is_empty else [anew, *others])
            self._kept = None if is_empty else anew
            return told


def slots(desk: Desk, of: str = "") -> tuple[list[Slot], str]:
    """Return the drafts, the newest first, each ready to go on with, and what is to be told, mostly nothing.

    Those of new lines, or those that are to change the record `of`. Raises BookError.
    """
    found, told = _read(desk)
    if told:  # it is put aside: begin a sound one, unless another program has done so meanwhile
        with desk.local.lock():
            found, is_still = _read(desk)
            if is_still:
                _write(desk, found)
    return [Slot(desk, one, of) for one in found if one.of == of], told


def room(desk: Desk) -> int:
    """Return how many more drafts can be kept before the oldest would have to go. Raises BookError."""
    return max(0, MOST - len(_read(desk)[0]))


def keep(desk: Desk, line: str, plain: Iterable[tuple[int, int]] = (), of: str = "") -> str:
    """Keep a line that was refused, unless it is kept already; return what is to be told, mostly nothing.

    Raises BookError, and then it is not kept.
    """
    found, told = slots(desk, of)
    if any(slot.now[0] == line for slot in found):
        return told
    slot = Slot(desk, of=of)
    slot.set(line, plain)
    return slot.write() or told


def _read(desk: Desk) -> tuple[list[KeptDraft], str]:
    """Return the drafts; where the file is damaged, a copy of it is put aside first, and that is told."""
    raw = desk.local.read(_FILE)
    if not raw:
        return [], ""
    try:
        return [_kept(one) for one in json.loads(raw)["drafts"]], ""
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError):
        name, number = _ASIDE, 1
        while desk.local.size(name) and desk.local.read(name) != raw:
            number += 1
            name = f"{_ASIDE}-{number}"
        desk.local.replace(name, raw)
        told = f"The drafts could not be read: the file is damaged. It is put aside as {name}, beside the drafts."
        return [], f"{told} `cockpit locations` says where (local)."


def _kept(written: dict[str, object]) -> KeptDraft:
    line, plain = written["line"], written.get("plain", [])
    if not isinstance(line, str) or not isinstance(plain, list):
        raise TypeError("no draft")
    ranges = tuple((int(start), int(end)) for start, end in plain)
    pid, at_ms = (found if isinstance(found := written.get(name), int) else 0 for name in ("pid", "at_ms"))
    identity, of = str(written["id"]), str(written.get("of", ""))
    return KeptDraft(id=identity, line=line, plain=ranges, of=of, pid=pid, at_ms=at_ms)


def _write(desk: Desk, drafts: Iterable[KeptDraft]) -> None:
    body = [{name: getattr(one, name) for name in KeptDraft.FIELDS} for one in list(drafts)[:MOST]]
    desk.local.replace(_FILE, json.dumps({"drafts": body}, ensure_ascii=False).encode())


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)  # asks only
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
