"""Cards in files: what office programs write is read, what makes no card is told with its line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.errors import NotUnderstood
from cockpit.exchange.card_files import COLUMNS, CardRow, read_csv, text_of, write_csv
from cockpit.exchange.faq import read_markdown, write_markdown

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20).map(str.strip)
PARTS = CELLS.filter(lambda text: text and not set(text) & set("\n|;,"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_found_by_name_in_any_order_and_language(delimiter: str) -> None:
    text = "\r\n".join(
        delimiter.join(row)
        for row in (
            ("Antwort", "Frage", "Formulierungen"),
            ("14 days", "Terms?", "Pay when?|How long to pay?"),
        )
    )
    (row,) = read_csv(text).rows
    assert (row.question, row.answer, row.line) == ("Terms?", "14 days", 2)
    assert row.phrasings == ("Pay when?", "How long to pay?")


@pytest.mark.parametrize("cell", ['"a?|b?"', '"a?\nb?"', "a?;b?", '"a? | b?"'])
def test_phrasings_stand_between_bars_semicolons_or_on_lines(cell: str) -> None:
    (row,) = read_csv(f"question,answer,phrasings\nx,y,{cell}\n").rows
    assert row.phrasings == ("a?", "b?")


def test_phrasings_may_have_a_column_each() -> None:
    (row,) = read_csv("question,answer,phrasing 1,phrasing_2\nx,y,a?,b?\n").rows
    assert row.phrasings == ("a?", "b?")


@pytest.mark.parametrize(
    "data",
    [
        "question,answer\nGröße?,über\n".encode("utf-8-sig"),
        "question,answer\nGröße?,über\n".encode("utf-16"),
        "question,answer\nGröße?,über\n".encode("cp1252"),
    ],
    ids=["Excel's UTF-8", "UTF-16", "Windows"],
)
def test_files_of_office_programs_are_read(data: bytes) -> None:
    (row,) = read_csv(text_of(data)).rows
    assert (row.question, row.answer) == ("Größe?", "über")


def test_what_makes_no_card_is_told_with_its_line_and_the_rest_is_read() -> None:
    read = read_csv("question,answer,colour\na?,x,\n,y,\nb?,,\n\nA,z,\nc?,x,y,z\nd?,w,\n")
    assert [row.question for row in read.rows] == ["a?", "d?"]
    assert [line for line, _ in read.left_out] == [3, 4, 6, 7]
    assert read.unknown == ("colour",)


@pytest.mark.parametrize(
    ("rows", "questions", "left_out"),
    [
        ('a?,x\n"b?,y\nc?,z\nd?,w\n', ["a?"], [3]),
        ('a?,"x\nb?,y\nc?,"z"\nd?,w\n', ["d?"], [2]),
        ('a?,x\nb?,"y', ["a?"], [3]),
        ('a?,"x\ny, ""z"" and\nmore"\nb?,y\n', ["a?", "b?"], []),
        ('"so called" question?,x\nb?,y\n', ["so called question?", "b?"], []),
    ],
    ids=["open to the end", "open to the next", "open in the last row", "several lines", "within a cell"],
)
def test_a_quotation_mark_that_is_not_closed_hides_no_row(
    rows: str, questions: list[str], left_out: list[int]
) -> None:
    read = read_csv(f"question,answer\n{rows}")
    assert [row.question for row in read.rows] == questions
    assert [line for line, _ in read.left_out] == left_out
    assert all("quotation mark" in why for _, why in read.left_out)


def test_a_row_of_several_lines_is_told_by_its_first() -> None:
    read = read_csv('question,answer\n\n"a\nb",\nc?,x\n')
    assert [(line, why) for line, why in read.left_out] == [(3, "“a\nb” has no answer")]
    assert [row.line for row in read.rows] == [5]


def test_names_of_columns_alone_are_told() -> None:
    with pytest.raises(NotUnderstood, match="no question in it"):
        read_csv("question,answer\n\n")
    with pytest.raises(NotUnderstood, match="Line 1: a quotation mark is not closed"):
        read_csv('question,answer,"tags\na?,x,y\n')


@pytest.mark.parametrize("data", [b"PK\3\4\0\0", b"\x89PNG\r\n\0", "a,b".encode("utf-16-le")])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotUnderstood, match="It is no text"):
        text_of(data)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "question\nx\n", "answer,reply\nx,y\n"])
def test_a_table_without_questions_and_answers_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="There is no column"):
        read_csv(text)


def test_a_heading_is_a_question_and_what_stands_below_its_answer() -> None:
    read = read_markdown(
        "# FAQ\n\n## How long does it take?\n\nTwo days.\n\n```\n# no heading\n```\n### Where? ###\nBerlin.\n## Empty\n"
    )
    assert [(row.line, row.question) for row in read.rows] == [(3, "How long does it take?"), (10, "Where?")]
    assert read.rows[0].answer == "Two days.\n\n```\n# no heading\n```"
    assert read.left_out == ((12, "“Empty” has no answer"),)
    assert read.passed_over == ((1, "the title “FAQ”"),)


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("  ## One?\nA\n ## Two?\nB\n", ["One?", "Two?"]),
        ("##One?\nA\n###Two?\n#hash B\n", ["One?", "Two?"]),
        ("FAQ\n===\n\nOne?\n----\nA\n\nTwo?\n---\n\nB\n", ["One?", "Two?"]),
        ("## One?\n\nA\n---\n\n## Two?\n\nB\n\n---\n", ["One?", "Two?"]),
        ("## One?\r\nA\r\n~~~\r\n## x\r\n```\r\n~~~\r\n## Two?\r\nB", ["One?", "Two?"]),
        ("## One?\n````\n```\n## x\n````\n## **Two?**\nB", ["One?", "Two?"]),
        ("## C# too?\nA\n## Two? ##\n- x\n---\nB", ["C# too?", "Two?"]),
    ],
)
def test_headings_are_found_as_people_write_them(text: str, questions: list[str]) -> None:
    read = read_markdown(text)
    assert [row.question for row in read.rows] == questions
    assert read.left_out == ()


@pytest.mark.parametrize("fence", ["```", "~~~~", "  ```python"])
def test_a_fence_that_is_never_closed_hides_no_question(fence: str) -> None:
    read = read_markdown(
        f"# FAQ\n## Where?\nHere.\n## How?\nSo:\n{fence}\ncode\n## When?\nNow.\n## Who?\nI.\n"
    )
    assert [row.question for row in read.rows] == ["Where?"]
    assert [(line, why.split(":")[0]) for line, why in read.left_out] == [
        (4, "“How?”"),
        (8, "“When?”"),
        (10, "“Who?”"),
    ]
    assert all("of line 6 is never closed" in why for _, why in read.left_out)


def test_no_heading_is_passed_over_untold() -> None:
    read = read_markdown(
        "intro\n\n# FAQ\n## Empty?\n## \nwithout a question\n## One?\nA\n## one\nB\n## Last?\n"
    )
    assert [row.line for row in read.rows] == [7]
    assert [line for line, _ in read.left_out] == [4, 5, 9, 11]
    assert [line for line, _ in read.passed_over] == [1, 3]


@pytest.mark.parametrize("text", ["", "no heading at all", "#hashtag\ntext", "text\n\n---\n\ntext"])
def test_a_text_without_questions_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="no question"):
        read_markdown(text)


@given(
    st.builds(
        CardRow,
        line=st.just(2),
        question=PARTS.filter(str.isalnum),
        answer=CELLS.filter(bool),
        phrasings=st.lists(PARTS, max_size=3).map(tuple),
        tags=st.lists(PARTS, max_size=3).map(tuple),
        detail=CELLS,
        source=CELLS,
        expert=PARTS | st.just(""),
        verified=st.just("2026-11-18"),
    )
)
def test_what_is_written_is_read_back(row: CardRow) -> None:
    (read,) = read_csv(write_csv([row])).rows
    assert read.replace(line=2) == row


@given(st.text())
def test_no_text_breaks_the_readers(text: str) -> None:
    for reader in (read_csv, read_markdown):
        for begin in (
            "",
            ",".join(COLUMNS) + "\n",
            ",".join(COLUMNS) + '\n"a',
            "## q\n",
            "## q\n```\n",
            "q\n---\n",
        ):
            try:
                read = reader(begin + text)
            except NotUnderstood:
                continue
            assert all(row.question and row.answer for row in read.rows)


def test_a_faq_that_was_written_is_read_back() -> None:
    rows = (
        CardRow(line=1, question="How long?", answer="Two days."),
        CardRow(
            line=5,
            question="Is it C#?",
            answer="Yes:\n# x is a comment in it.",
            phrasings=("csharp?", "- or not"),
            tags=("language",),
            detail="```\n# x\n```",
            source="the manual",
            expert="Jonas Weber",
            verified="2026-06-01",
        ),
    )
    assert read_markdown(write_markdown(rows)).rows == rows


def test_code_stays_code_and_a_long_answer_is_written_once() -> None:
    long = "One.\nTwo.\n\n```\n# three\n```"
    written = write_markdown([CardRow(line=1, question="How?", answer="One.\nTwo.", detail=long)])
    assert written == f"## How?\n\n{long}\n"


PIECES = (
    "## Q{}?",
    "# T{}",
    "#### Deep {}?",
    "##",
    "text",
    "",
    "```",
    "~~~",
    "---",
    "===",
    "- item",
    "  ## Q{}?",
)


def within_code(lines: list[str]) -> set[int]:
    """Return the lines of fenced code that is closed, counted from 1."""
    inside: set[int] = set()
    line = 0
    while line < len(lines):
        mark = lines[line]
        if mark in ("```", "~~~") and mark in lines[line + 1 :]:
            end = lines.index(mark, line + 1)
            inside.update(range(line + 1, end + 2))
            line = end
        elif mark in ("```", "~~~"):
            break
        line += 1
    return inside


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_every_heading_of_a_faq_is_a_card_or_told(pieces: list[str]) -> None:
    lines = [piece.format(number) for number, piece in enumerate(pieces)]
    code = within_code(lines)
    wanted = {number for number, line in enumerate(lines, 1) if line.strip().startswith("#")} - code
    try:
        read = read_markdown("\n".join(lines))
    except NotUnderstood:
        assert all(lines[number - 1].startswith("# T") for number in wanted)
        return
    told = [row.line for row in read.rows]
    told += [line for line, _ in (*read.left_out, *read.passed_over)]
    assert wanted <= set(told)
    assert len(told) == len(set(told))
    assert not set(told) & code - {line for line, what in read.passed_over if "above the first" in what}


CELLS_AS_TYPED = ("a{}?", "", '"b{}?"', '"c{},d"', '"open {}', '"two\nlines {}"', 'x "{}" y')


@given(st.lists(st.tuples(st.sampled_from(CELLS_AS_TYPED), st.sampled_from(CELLS_AS_TYPED)), max_size=8))
def test_every_row_of_a_table_is_a_card_or_told(rows: list[tuple[str, str]]) -> None:
    typed = [",".join(cell.format(number) for cell in row) for number, row in enumerate(rows)]
    try:
        read = read_csv("question,answer\n" + "\n".join(typed))
    except NotUnderstood:
        assert all(row == ("", "") for row in rows)
        return
    ends = {line: int(found[1]) for line, why in read.left_out if (found := re.search(r"to (\d+) run", why))}
    begins = [*(row.line for row in read.rows), *(line for line, _ in read.left_out)]
    assert len(begins) == len(set(begins))
    place = 2
    for row, text in zip(rows, typed, strict=True):
        lines = range(place, place + text.count("\n") + 1)
        place = lines.stop
        is_told = any(
            line in begins or any(begin <= line <= end for begin, end in ends.items()) for line in lines
        )
        assert is_told or row == ("", "")
