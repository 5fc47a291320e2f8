"""Answer cards as CSV, with a row a card, and as a plain FAQ in Markdown, with a heading a question."""

from __future__ import annotations

import csv
from io import StringIO

from cockpit.domain.questions.similarity import bare
from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("question", "answer", "phrasings", "tags", "detail", "source", "verified")
_ALSO = {
    "frage": "question",
    "antwort": "answer",
    "phrasing": "phrasings",
    "formulierungen": "phrasings",
    "tag": "tags",
    "schlagworte": "tags",
    "details": "detail",
    "quelle": "source",
    "geprüft": "verified",
}
_DELIMITERS = ",;\t"
_LONGEST_CELL = 1_000_000


class CardRow(Record):
    """One card of a file, as written there: `line` is where, `verified` a date as text or empty."""

    line: int
    question: str
    answer: str
    phrasings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    detail: str = ""
    source: str = ""
    verified: str = ""


class Read(Record):
    """What a file holds: its cards, what of it makes none, each with its line and the reason, and unknown columns."""

    rows: tuple[CardRow, ...]
    left_out: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def text_of(data: bytes) -> str:
    """Return the text of a file from any office program: UTF-8, UTF-16 with its mark, else Windows' Latin."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_csv(text: str) -> Read:
    """Read cards from CSV: the first row names the columns, in any order; comma, semicolon or tab between.

    Raises NotUnderstood where no column of questions or answers is named, or it is no CSV.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = StringIO(text.replace("\0", "").lstrip("\ufeff"), newline="").readlines()
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    table = csv.reader(lines, delimiter=delimiter)
    try:
        names = next((row for row in table if any(cell.strip() for cell in row)), [])
        places, unknown = _places(names)
        found = [(table.line_num, row) for row in table]
    except csv.Error as error:
        raise NotUnderstood(
            f"Line {table.line_num} is no sound CSV: {error}.", "Mend it, or save the table as CSV anew."
        ) from error
    left_out: list[str] = []
    rows = []
    for line, row in found:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(names):
            surplus = f"{len(row)} cells under {len(names)} columns"
            left_out.append(
                f"line {line}: {surplus}; put quotes around what holds a “{delimiter.strip() or 'tab'}”"
            )
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
                phrasings=_several(cells["phrasings"], "|;"),
                tags=_several(cells["tags"], "|;,"),
                detail=cells["detail"],
                source=cells["source"],
                verified=cells["verified"],
            )
        )
    return _sound(rows, left_out, unknown)


def read_markdown(text: str) -> Read:
    """Read a plain FAQ: a heading that something is written under is a question, what is written its answer.

    A heading with nothing under it is a title. Raises NotUnderstood where there is no heading.
    """
    rows: list[CardRow] = []
    heading, start, body, is_fenced = "", 0, [], False
    for line, written in enumerate([*text.lstrip("\ufeff").splitlines(), "# "], 1):
        is_fenced ^= written.lstrip().startswith("```")
        marks = len(written) - len(written.lstrip("#"))
        if is_fenced or not 1 <= marks <= 6 or written[marks : marks + 1] not in ("", " ", "\t"):
            body.append(written)
            continue
        answer = "\n".join(body).strip()
        if heading and answer:
            rows.append(CardRow(line=start, question=heading, answer=answer))
        heading, start, body = written[marks:].strip(" \t#*"), line, []
    if not rows:
        raise NotUnderstood(
            "There is no question in it.", "Write each as a heading (## How long …?), its answer below."
        )
    return _sound(rows, [])


def write_csv(rows: Iterable[CardRow]) -> str:
    """Return cards as CSV that `read_csv` reads back."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for row in rows:
        several = ("\n".join(row.phrasings), "\n".join(row.tags))
        table.writerow((row.question, row.answer, *several, row.detail, row.source, row.verified))
    return out.getvalue()


def write_markdown(rows: Iterable[CardRow]) -> str:
    """Return cards as a FAQ that people read: question, answer, what more there is to know."""
    return "\n".join(_chapter(row) for row in rows)


def _chapter(row: CardRow) -> str:
    more = f"\n{row.detail}\n" if row.detail and row.detail != row.answer else ""
    source = f"\n(Source: {row.source})\n" if row.source else ""
    return f"## {row.question}\n\n{row.answer}\n{more}{source}"


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


def _several(cell: str, marks: str) -> tuple[str, ...]:
    """Return the parts of a cell: what stands on lines of its own, or else between the first mark that it holds."""
    mark = next((one for one in marks if one in cell), "\n")
    parts = (part.strip() for line in cell.split("\n") for part in line.split(mark))
    return tuple(part for part in parts if part)


def _sound(rows: Iterable[CardRow], left_out: list[str], unknown: Iterable[str] = ()) -> Read:
    """Return the rows that make a card; of a question that comes twice, the first."""
    kept: dict[str, CardRow] = {}
    for row in rows:
        reason = _fault(row, kept)
        if reason:
            left_out.append(f"line {row.line}: {reason}")
        else:
            kept[bare(row.question)] = row
    return Read(rows=tuple(kept.values()), left_out=tuple(left_out), unknown=tuple(unknown))


def _fault(row: CardRow, kept: dict[str, CardRow]) -> str:
    if not bare(row.question):
        return "it has no question"
    if not row.answer:
        return f"“{row.question}” has no answer"
    if bare(row.question) in kept:
        return f"“{row.question}” was asked in line {kept[bare(row.question)].line} already"
    return ""
