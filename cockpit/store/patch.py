"""The bytes of a damaged journal: what a backup holds in their place, what is blanked, and how the rest still reads."""

from __future__ import annotations

import re
from operator import itemgetter

from cockpit.store import journal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cockpit.store.backup_zip import Pack
    from cockpit.store.journal import Change, Damage

    Patches = dict[tuple[str, int, bytes], bytes]  # by file, offset and the bytes that are damaged

_PLACE = re.compile(rb',"tx":"(\d+)/\d+"')


def patches_for(every: list[Damage], packs: Iterator[Pack]) -> Patches:
    """Return what backups hold in the places of damage, asking older ones only as long as any is not found."""
    patches: Patches = {}
    while len(patches) < len(every) and (pack := next(packs, None)):
        for damage in every:
            if key_of(damage) not in patches and (patch := _patch(damage, pack.files.get(damage.file, b""))):
                patches[key_of(damage)] = patch
    return patches


def key_of(damage: Damage) -> tuple[str, int, bytes]:
    """Return what tells a damage when it is found again."""
    return damage.file, damage.offset, damage.raw


def _patch(damage: Damage, data: bytes) -> bytes | None:
    """Return what a backup of the journal holds at that very place, where that is sound lines and nothing else."""
    start, stop = damage.offset, damage.offset + len(damage.raw)
    patch = data[start:stop]
    if len(patch) != len(damage.raw) or patch == damage.raw:
        return None
    is_begun = not start or data[start - 1 : start] == b"\n" or patch[:1] == b"\n"
    is_ended = data[stop : stop + 1] in (b"", b"\n") or patch[-1:] == b"\n"
    lines = [line for line in patch.split(b"\n") if line]
    is_sound = all(journal.decode(line) for line in lines) and (lines or patch == b"\n")
    return patch if is_begun and is_ended and is_sound else None


def blank(data: bytes, damage: Damage) -> bytes:
    """Return spaces for damaged bytes, on a line of their own; a byte between two sound lines becomes its end."""
    start, stop = damage.offset, damage.offset + len(damage.raw)
    blank = bytearray(b" " * len(damage.raw))
    if start and data[start - 1 : start] != b"\n":
        blank[:1] = b"\n"
    if data[stop : stop + 1] != b"\n":
        blank[-1:] = b"\n"
    return bytes(blank)


def in_order(data: bytes) -> bytes:
    """Return the lines of a journal in the order of their stamps, each once; what is none stays behind its line.

    What was cut off at the end stays there.
    """
    *lines, cut_off = data.split(b"\n")
    keys, key = [], ("", 0)
    for line in lines:
        if (at := journal.stamp_of(line)) and (place := _PLACE.search(line)):
            key = at, int(place[1])
        keys.append(key)
    numbers = [key for key, line in zip(keys, lines, strict=True) if journal.stamp_of(line)]
    if keys == sorted(keys) and len(numbers) == len({*numbers}):
        return data
    ordered = sorted(dict.fromkeys(zip(keys, lines, strict=True)), key=itemgetter(0))
    return b"".join(line + b"\n" for _, line in ordered) + cut_off


def ended(data: bytes, whole: set[str]) -> bytes:
    """Let the transactions whose end was damaged, and so put aside, end with the last line that is left of them.

    Else they would pass for such as were cut off while they were written.
    """
    lines = data.split(b"\n")
    last: dict[str, tuple[int, Change, int]] = {}
    for number, line in enumerate(lines):
        change = journal.decode(line) or journal.decode(
            line.rstrip(b"\0") + b"}"
        )  # it reads without its brace
        if change is not None:
            count = last[change.at][2] if change.at in last else 0
            last[change.at] = number, change, count + 1
    for at, (number, change, count) in last.items():
        if at in whole and not (change.is_last and change.size == count):
            lines[number] = _as_last(lines[number], count)
    return b"\n".join(lines)


def _as_last(line: bytes, size: int) -> bytes:
    """Return a line sealed anew as the last of what is left of its transaction: 2/3 becomes 2/2, or 1/1 alone."""
    raw = journal.unsealed(line)
    match = _PLACE.search(raw or b"")
    if raw is None or match is None:
        return line
    place = b',"tx":"%d/%d"' % (size, size)
    return journal.sealed(raw[: match.start()] + place.ljust(len(match[0])) + raw[match.end() : -1])
