"""Answer cards as a plain FAQ in Markdown, with a heading a question. What is written is read back as it was."""

from __future__ import annotations

import re
from itertools import pairwise

from cockpit.domain.questions.card import to_say
from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood
from cockpit.exchange.card_files import CardRow, Read, sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEADING = re.compile(r" {0,3}(?:(#{1,6})(?:[ \t]+(.*))?|(#{2,6})([^#\s].*))")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|--+)[ \t]*")
_PARAGRAPH = re.compile(r" {0,3}[^\s>|*+-].*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})([^`]*)")
_PART = re.compile(r"\*\*(More|Source|Also asked|Found by|Expert|Verified):\*\*(?: (.*))?")
_ESCAPED = re.compile(r"\A(\s*)\\([\\#`~=*-])")
_BULLET = re.compile(r"\s*[-*+] ")


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
        below = lines[heading.below - 1 : after.line - 1]
        if open_fence and after.line > open_fence:
            fence = f"the {lines[open_fence - 1].strip()[:3]} of line {open_fence} is never closed"
            left_out.append((heading.line, f"“{heading.words}”: {fence}"))
        elif _first(below) or after.depth <= heading.depth:
            rows.append(_row(heading, below))
        else:
            passed_over.append((heading.line, f"the title “{heading.words}”"))
    if not rows and not left_out:
        raise NotUnderstood(
            "There is no question in it.", "Write each as a heading (## How long …?), its answer below."
        )
    return sound(rows, left_out).replace(passed_over=tuple(passed_over))


def write_markdown(rows: Iterable[CardRow]) -> str:
    """Return cards as a FAQ that people read, and that `read_markdown` reads back."""
    return "\n".join(_chapter(row) for row in rows)


def _chapter(row: CardRow) -> str:
    is_in_one = to_say(row.detail) == (row.answer, row.detail)  # as reading takes it apart
    said, more = (row.detail, "") if is_in_one else (row.answer, row.detail)
    parts = [f"## {_escaped_words(row.question)}", _escaped(said)]
    parts += [f"**More:**\n\n{_escaped(more)}"] if more else []
    if row.source:
        is_line = "\n" not in row.source
        parts.append(f"**Source:** {row.source}" if is_line else f"**Source:**\n\n{_escaped(row.source)}")
    for label, several in (("Also asked", row.phrasings), ("Found by", row.tags)):
        parts += ["\n".join([f"**{label}:**", "", *(f"- {one}" for one in several)])] if several else []
    parts += [
        f"**{label}:** {one}" for label, one in (("Expert", row.expert), ("Verified", row.verified)) if one
    ]
    return "\n\n".join(parts) + "\n"


def _row(heading: _Heading, below: list[str]) -> CardRow:
    """Return the card of a heading and the lines below it."""
    texts: dict[str, list[str]] = {"": []}
    label, fenced = "", _fenced(below)[0]
    for line, is_fenced in zip(below, fenced, strict=True):
        if not is_fenced and (part := _PART.fullmatch(line)):
            label = part[1]
            texts.setdefault(label, []).append(part[2] or "")
        else:
            texts[label].append(line if is_fenced else _ESCAPED.sub(r"\1\2", line, count=1))
    text = {label: "\n".join(lines).strip() for label, lines in texts.items()}
    several = {
        label: tuple(one for line in texts.get(label, ()) if (one := _BULLET.sub("", line, count=1).strip()))
        for label in ("Also asked", "Found by")
    }
    return CardRow(
        line=heading.line,
        question=heading.words,
        answer=text[""],
        phrasings=several["Also asked"],
        tags=several["Found by"],
        detail=text.get("More", ""),
        source=text.get("Source", ""),
        expert=text.get("Expert", ""),
        verified=text.get("Verified", ""),
    )


def _escaped(text: str) -> str:
    """Return a text of which no line is taken for a heading, a part or a fence that is not closed."""
    lines = text.split("\n")
    fenced, _ = _fenced(lines)
    structure = (_HEADING, _UNDERLINE, _PART, _FENCE)
    for place, line in enumerate(lines):
        means_more = any(one.fullmatch(line) for one in structure) or _ESCAPED.match(line)
        if means_more and not fenced[place]:
            bare = line.lstrip()
            lines[place] = f"{line[: len(line) - len(bare)]}\\{bare}"
    return "\n".join(lines)


def _escaped_words(words: str) -> str:
    return words if _words(words) == words else re.sub(r"[\\#*]", r"\\\g<0>", words)


def _words(written: str) -> str:
    """Return the words of a heading, without the marks that close it or make it bold."""
    words = _CLOSING.sub("", written).lstrip(" \t*")
    bare = words.rstrip(" \t*")
    if bare.endswith("\\"):
        bare = words[: len(bare) + 1]  # what stands behind a backslash is one of the words
    return re.sub(r"\\([\\#*])", r"\1", bare).strip()


def _fenced(lines: Sequence[str]) -> tuple[list[bool], int]:
    """Tell of each line whether it is in a code fence or its mark; also the line of one that is never closed, else 0.

    What stands below such a fence is read as if there were none.
    """
    fenced: list[bool] = []
    fence, opened = "", 0
    for line, written in enumerate(lines, 1):
        mark = _FENCE.fullmatch(written)
        fenced.append(bool(fence or mark))
        if not fence and mark:
            fence, opened = mark[1], line
        elif fence and mark and mark[1].startswith(fence) and not mark[2].strip():
            fence, opened = "", 0
    if opened:
        fenced[opened - 1 :] = [False] * (len(lines) - opened + 1)
    return fenced, opened


def _headings(lines: list[str]) -> tuple[list[_Heading], int]:
    """Return the headings, and the line of a code fence that is never closed, else 0."""
    found: list[_Heading] = []
    fenced, opened = _fenced(lines)
    for line, is_fenced in enumerate(fenced, 1):
        heading = None if is_fenced or line == opened else _heading(lines, line)
        if heading and not _is_ruled_off(lines, found, heading):
            found.append(heading)
    return found, opened


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
        return _Heading(line=line, below=line + 1, depth=len(marks), words=_words(words))
    above, before = (lines[place] if place >= 0 else "" for place in (line - 2, line - 3))
    if (
        _UNDERLINE.fullmatch(written)
        and _PARAGRAPH.fullmatch(above)
        and (not before.strip() or _HEADING.fullmatch(before))
        and not _HEADING.fullmatch(above)
        and not _FENCE.fullmatch(above)
    ):
        depth = 1 if "=" in written else 2
        return _Heading(line=line - 1, below=line + 1, depth=depth, words=_words(above))
    return None


def _first(lines: Iterable[str]) -> int:
    """Return the first line that something stands on, counted from 1; 0 where there is none."""
    return next((line for line, written in enumerate(lines, 1) if written.strip()), 0)
