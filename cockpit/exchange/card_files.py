"""Answer cards as CSV, with a row a card; what they are in any file."""

from __future__ import annotations

import csv
import re
from io import StringIO

from cockpit.domain.questions.similarity import bare
from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS = ("question", "answer", "phrasings", "tags", "detail", "source", "expert", "verified")
_ALSO = {
    "frage": "question",
    "antwort": "answer",
    "phrasing": "phrasings",
    "formulierungen": "phrasings",
    "tag": "tags",
    "schlagworte": "tags",
    "details": "detail",
    "quelle": "source",
    "experte": "expert",
    "geprüft": "verified",
}
_DELIMITERS = ",;\t"
_MARKS = re.compile(r"[\\|;,]")
_PIECES = re.compile(r"\\[\\|;,]|[\n|;,]|[^\n\\|;,]+|\\")
_LONGEST_CELL = 1_000_000
_END = "\0"  # on a line of its own below the table: what takes it in was never closed


class CardRow(Record):
    """One card of a file, as written there: `line` is where, `expert` a name or empty, `verified` a date or empty."""

    line: int
    question: str
    answer: str
    phrasings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    detail: str = ""
    source: str = ""
    expert: str = ""
    verified: str = ""


class Read(Record):
    """What a file holds: its cards; what of it makes none, by line, with the reason; what was passed over, by line.

    `unknown` are columns that are no part of a card.
    """

    rows: tuple[CardRow, ...]
    left_out: tuple[tuple[int, str], ...]
    unknown: tuple[str, ...] = ()
    passed_over: tuple[tuple[int, str], ...] = ()


def text_of(data: bytes) -> str:
    """Return the text of a file from any office program: UTF-8, UTF-16 with its mark, else Windows' Latin.

    Raises NotUnderstood for what is no text.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise NotUnderstood("It is no text.", "Save the table as CSV in UTF-8, or a FAQ as Markdown.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_csv(text: str) -> Read:
    """Read cards from CSV: the first row names the columns, in any order; comma, semicolon or tab between.

    Raises NotUnderstood where no column of questions or answers is named, nothing stands below, or it is no CSV.
    """
    table, delimiter = table_of(text), delimiter_of(text)
    line, names, fault = next(table, (1, [], ""))
    if fault:
        raise NotUnderstood(f"Line {line}: {fault}.", "Mend it, or save the table as CSV anew.")
    places, unknown = _places(names)
    left_out: list[tuple[int, str]] = []
    rows = []
    for line, row, fault in table:
        if fault := fault or surplus_of(row, len(names), delimiter):
            left_out.append((line, fault))
            continue
        cells = {
            name: "\n".join(row[place].strip() for place in taken if place < len(row)).strip()
            for name, taken in places.items()
        }
        rows.append(
            CardRow(
                line=line,
                question=cells["question"],
                answer=cells["answer"],
                phrasings=several(cells["phrasings"], "|;"),
                tags=several(cells["tags"], "|;,"),
                detail=cells["detail"],
                source=cells["source"],
                expert=cells["expert"],
                verified=cells["verified"],
            )
        )
    if not rows and not left_out:
        raise NotUnderstood(
            "There is no question in it.", "Write each in a row of its own, below the names of the columns."
        )
    return sound(rows, left_out).replace(unknown=tuple(unknown))


def table_of(text: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield the rows of a CSV that hold anything, the first of them the names of the columns, as `_table` does."""
    return _table(_lines_of(text), delimiter_of(text))


def delimiter_of(text: str) -> str:
    """Return what stands between the cells of a CSV: comma, semicolon or tab."""
    first = next((line for line in _lines_of(text) if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def surplus_of(row: list[str], wide: int, delimiter: str) -> str:
    """Say that a row has more cells than there are columns; nothing where it has not."""
    if len(row) <= wide:
        return ""
    advice = f"put quotes around what holds a “{delimiter.strip() or 'tab'}”"
    return f"{len(row)} cells under {wide} columns; {advice}"


def _lines_of(text: str) -> list[str]:
    return StringIO(text.replace("\0", "").lstrip("\ufeff"), newline="").readlines()


def write_csv(rows: Iterable[CardRow]) -> str:
    """Return cards as CSV that `read_csv` reads back."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for row in rows:
        several = ("\n".join(map(_escaped, row.phrasings)), "\n".join(map(_escaped, row.tags)))
        table.writerow((row.question, row.answer, *several, row.detail, row.source, row.expert, row.verified))
    return out.getvalue()


def _places(names: list[str]) -> tuple[dict[str, list[int]], list[str]]:
    """Return where each known column stands, and the names that are not known. Phrasings may have several."""
    places: dict[str, list[int]] = {column: [] for column in COLUMNS}
    unknown = []
    for place, name in enumerate(names):
        known = name.strip().casefold().rstrip("0123456789 _")
        known = _ALSO.get(known, known)
        if known in places and (known == "phrasings" or not places[known]):
            places[known].append(place)
        elif name.strip():
            unknown.append(name.strip())
    if missing := [name for name in ("question", "answer") if not places[name]]:
        raise NotUnderstood(
            f"There is no column “{missing[0]}”.", f"Name the columns in the first row: {','.join(COLUMNS)}"
        )
    return places, unknown


def several(cell: str, marks: str) -> tuple[str, ...]:
    """Return the parts of a cell: what stands on lines of its own, or between the first mark that it holds.

    A mark behind a backslash is a part of the words.
    """
    pieces = _PIECES.findall(cell)
    mark = next((one for one in marks if one in pieces), "\n")
    parts = [""]
    for piece in pieces:
        if piece in ("\n", mark):
            parts.append("")
        else:
            parts[-1] += piece[-1] if piece[:1] == "\\" else piece
    return tuple(part.strip() for part in parts if part.strip())


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\g<0>", words)


def _table(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield each row that holds anything: the line it begins on, its cells, what is wrong with its quotation marks.

    A mark that is not closed takes in the rows below it, up to the next mark or the end: nobody would miss them.
    Raises NotUnderstood for what is no CSV.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = [*lines, _END]
    table, begin = csv.reader(lines, delimiter=delimiter), 1
    try:
        for row in table:
            fault, last = "", min(table.line_num, len(lines) - 1)
            if table.line_num > begin and not _is_closed(lines[begin - 1 : table.line_num], delimiter):
                below = f", so that lines {begin} to {last} run together" if last > begin else ""
                fault = f"a quotation mark is not closed{below}"
            if row != [_END] and any(cell.strip() for cell in row):
                yield begin, row, fault
            begin = table.line_num + 1
    except csv.Error as error:
        raise NotUnderstood(
            f"Line {begin} is no sound CSV: {error}.", "Mend it, or save the table as CSV anew."
        ) from error


def _is_closed(lines: list[str], delimiter: str) -> bool:
    try:
        return len(list(csv.reader(lines, delimiter=delimiter, strict=True))) == 1
    except csv.Error:
        return False


def sound(rows: Iterable[CardRow], left_out: Iterable[tuple[int, str]]) -> Read:
    """Return the rows that make a card; of a question that comes twice, the first."""
    kept: dict[str, CardRow] = {}
    faults = list(left_out)
    for row in rows:
        if reason := _fault(row, kept):
            faults.append((row.line, reason))
        else:
            kept[bare(row.question)] = row
    return Read(rows=tuple(kept.values()), left_out=tuple(sorted(faults)))


def _fault(row: CardRow, kept: dict[str, CardRow]) -> str:
    if not bare(row.question):
        return "it has no question"
    if not row.answer:
        return f"“{row.question}” has no answer"
    if bare(row.question) in kept:
        return f"“{row.question}” was asked in line {kept[bare(row.question)].line} already"
    return ""
