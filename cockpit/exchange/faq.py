"""Answer cards as a plain FAQ in Markdown, with a heading a question."""

from __future__ import annotations

import re
from itertools import pairwise

from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood
from cockpit.exchange.card_files import CardRow, Read, sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADING = re.compile(r" {0,3}(?:(#{1,6})(?:[ \t]+(.*))?|(#{2,6})([^#\s].*))")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|--+)[ \t]*")
_PARAGRAPH = re.compile(r" {0,3}[^\s>|*+-].*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})([^`]*)")


class _Heading(Record):
    """A heading of a FAQ: the line it stands on and the first one below it, counted from 1, and how deep it is."""

    line: int
    below: int
    depth: int
    words: str


def read_markdown(text: str) -> Read:
    """Read a plain FAQ: a heading that something is written under is a question, what is written its answer.

    A heading right above a deeper one is a title, and passed over. Raises NotUnderstood where there is no question.
    """
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings, open_fence = _headings(lines)
    rows: list[CardRow] = []
    left_out: list[tuple[int, str]] = []
    passed_over: list[tuple[int, str]] = []
    end = _Heading(line=len(lines) + 1, below=0, depth=0, words="")
    if headings and (above := _first(lines[: headings[0].line - 1])):
        passed_over.append((above, "the text above the first heading"))
    for heading, after in pairwise([*headings, end]):
        answer = "\n".join(lines[heading.below - 1 : after.line - 1]).strip()
        if open_fence and after.line > open_fence:
            fence = f"the {lines[open_fence - 1].strip()[:3]} of line {open_fence} is never closed"
            left_out.append((heading.line, f"“{heading.words}”: {fence}"))
        elif answer or after.depth <= heading.depth:
            rows.append(CardRow(line=heading.line, question=heading.words, answer=answer))
        else:
            passed_over.append((heading.line, f"the title “{heading.words}”"))
    if not rows and not left_out:
        raise NotUnderstood(
            "There is no question in it.", "Write each as a heading (## How long …?), its answer below."
        )
    return sound(rows, left_out).replace(passed_over=tuple(passed_over))


def write_markdown(rows: Iterable[CardRow]) -> str:
    """Return cards as a FAQ that people read: question, answer, what more there is to know."""
    return "\n".join(_chapter(row) for row in rows)


def _chapter(row: CardRow) -> str:
    more = f"\n{row.detail}\n" if row.detail and row.detail != row.answer else ""
    source = f"\n(Source: {row.source})\n" if row.source else ""
    return f"## {row.question}\n\n{row.answer}\n{more}{source}"


def _headings(lines: list[str]) -> tuple[list[_Heading], int]:
    """Return the headings, and the line of a code fence that is never closed, else 0.

    What stands below such a fence is read as if there were none.
    """
    found: list[_Heading] = []
    fence, opened = "", 0
    for line, written in enumerate(lines, 1):
        mark = _FENCE.fullmatch(written)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence, opened = "", 0
        elif mark:
            fence, opened = mark[1], line
        elif (heading := _heading(lines, line)) and not _is_ruled_off(lines, found, heading):
            found.append(heading)
    below = [heading for line in range(opened + 1, len(lines) + 1) if (heading := _heading(lines, line))]
    return found + (below if opened else []), opened


def _is_ruled_off(lines: list[str], found: list[_Heading], heading: _Heading) -> bool:
    """Tell whether an underlined line is rather the answer to the question above it, with a rule below."""
    return (
        heading.below - heading.line > 1
        and bool(found)
        and found[-1].depth >= heading.depth
        and not _first(lines[found[-1].below - 1 : heading.line - 1])
    )


def _heading(lines: list[str], line: int) -> _Heading | None:
    """Return the heading of a line, or the one that it underlines: a line on its own, with === or --- below."""
    written = lines[line - 1]
    if found := _HEADING.fullmatch(written):
        marks, words = found[1] or found[3], found[2] or found[4] or ""
        words = _CLOSING.sub("", words).strip(" \t*")
        return _Heading(line=line, below=line + 1, depth=len(marks), words=words)
    above, before = (lines[place] if place >= 0 else "" for place in (line - 2, line - 3))
    if (
        _UNDERLINE.fullmatch(written)
        and _PARAGRAPH.fullmatch(above)
        and (not before.strip() or _HEADING.fullmatch(before))
        and not _HEADING.fullmatch(above)
        and not _FENCE.fullmatch(above)
    ):
        depth = 1 if "=" in written else 2
        return _Heading(line=line - 1, below=line + 1, depth=depth, words=above.strip(" \t*"))
    return None


def _first(lines: Iterable[str]) -> int:
    """Return the first line that something stands on, counted from 1; 0 where there is none."""
    return next((line for line, written in enumerate(lines, 1) if written.strip()), 0)
