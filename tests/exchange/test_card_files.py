"""Cards in files: what office programs write is read, what makes no card is told with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.errors import NotUnderstood
from cockpit.exchange.card_files import (
    COLUMNS,
    CardRow,
    read_csv,
    read_markdown,
    text_of,
    write_csv,
    write_markdown,
)

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
    assert [left.split(":")[0] for left in sorted(read.left_out)] == ["line 3", "line 4", "line 6", "line 7"]
    assert read.unknown == ("colour",)


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


@pytest.mark.parametrize("text", ["", "no heading at all", "# only a title\n", "#hashtag\ntext"])
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
        verified=st.just("2026-11-18"),
    )
)
def test_what_is_written_is_read_back(row: CardRow) -> None:
    (read,) = read_csv(write_csv([row])).rows
    assert read.replace(line=2) == row


@given(st.text())
def test_no_text_breaks_the_readers(text: str) -> None:
    for reader in (read_csv, read_markdown):
        for begin in ("", ",".join(COLUMNS) + "\n", "## q\n"):
            try:
                read = reader(begin + text)
            except NotUnderstood:
                continue
            assert all(row.question and row.answer for row in read.rows)


def test_a_faq_that_was_written_is_read_back() -> None:
    rows = (
        CardRow(line=1, question="How long?", answer="Two days."),
        CardRow(line=5, question="Where?", answer="Here."),
    )
    assert read_markdown(write_markdown(rows)).rows == rows
