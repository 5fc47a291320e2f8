"""What is left of damaged lines: which change they were, as far as their bytes still say so."""

from __future__ import annotations

import re

from cockpit.domain.wording import counted
from cockpit.store.chain import when

_STAMP = re.compile(rb'"at":"(\d{13}-[0-9a-f]{4}-\w+)"')
_RECORD = re.compile(rb'"table":"(\w+)","id":"(\d{1,39})"')
_DID = re.compile(rb'"did":"((?:[^"\\]|\\.)*)"')


def stamp_in(raw: bytes) -> str:
    """Return the stamp of the line that these bytes begin; empty where they do not say."""
    match = _STAMP.search(raw)
    return match[1].decode() if match else ""


def line_in(raw: bytes) -> tuple[str, str, int] | None:
    """Return of which line these bytes are, as far as they still say so: its stamp, table and id."""
    stamp, record = stamp_in(raw), _RECORD.search(raw)
    return (stamp, record[1].decode(), int(record[2])) if stamp and record else None


def told(where: str, raw: bytes) -> str:
    """Tell what a damaged line was about, as far as what remains of it says."""
    record, did, stamp = _RECORD.search(raw), _DID.search(raw), stamp_in(raw)
    parts = [f"{where}:"]
    if record:
        parts.append(f"a change of {record[1].decode()} {record[2].decode()}")
    if did:
        parts.append(f"“{did[1].decode('utf-8', 'replace')}”")
    if stamp:
        parts.append(when(stamp))
    if len(parts) > 1:
        return " ".join(parts)
    return f"{where}: {counted(len(raw), 'byte')} without any meaning left"
