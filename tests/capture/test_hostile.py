"""No line makes the parser fail, and what it returns is always whole."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.capture.draft import Draft
from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules

NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))  # a Wednesday
KNOWN = ("Acme Corp", "Bo Lindqvist", "Lindqvist AB", "Anna K", "Globex", "Globe Ltd")
KINDS = ("q", "order", "paid", "lost", "call", "promise", "note", "todo", "meet")
DATA = Path(__file__).parent.parent / "data" / "capture"
LINES = [
    row.split("\t")[0]
    for table in ("lines.tsv", "talk.tsv")
    for row in (DATA / table).read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]
# What lines are made of, so that made-up ones reach deep.
PARTS = (
    'promise note todo @acme @ @"Acme Corp" acme: by on at mine 4pm 16:00 fri next week in 2h 3 '
    "days ok mail the of end half past quarter to 21.12. 3/12 24/7 2026-12-01T14:00 25th a from "
    'tomorrow noon midnight " “ ” ( ) , ; eod tonight morning before until via in person call '
    "q order paid lost call meet -> → net30 net 14 signed verbal po PO to Contoso : purpose: re gain: they delivery "
    "start need 12.5k EUR € $30k 12 500 2 x 450 x2 2x450 USD -500 15 TEUR 12.500 KWD kr k m mio 3/seat /mo each "
    "50% half 1.250k 12,500 450,- inv 88 and price because writing 100 000 "
    "back may sat tom 1 dec EST time +3d 10-11am Q1 last first monday "
    "versprochen frage auftrag bezahlt verloren anruf notiz aufgabe bis am um Freitag 16 Uhr morgen einverstanden "
    "per Post persönlich vor Ort 30 Tage netto mündlich unterschrieben an Contoso wegen zweck: nutzen: Lieferung „ “ ' "
    "« » ‚ ‘ 'x y' Mio. tsd. Euro T€ lakh Acm Globx huber GmbH AG ruf zurück ? they agreed ok? went with chose"
).split(" ")


def read(line: str, known: tuple[str, ...] = KNOWN, now: datetime = NOW) -> Draft:
    return parse(line, now, Rules(), known)


def check_whole(draft: Draft) -> None:
    """Check what holds of every draft."""
    beyond = 0
    for span in draft.spans:
        assert beyond <= span.start < span.end <= len(draft.line)
        beyond = span.end
    assert set(draft.missing) <= set(draft.asks)
    assert draft.kind in ("promise", "note", "todo", "q", "order", "paid", "lost", "call", "wait", "touch")
    if draft.kind not in ("note", "todo") and not draft.missing:
        assert draft.customer
    for part in (draft.answer, draft.chosen, draft.gain):
        assert part is None or part in draft.line
    assert draft.line.isprintable() or any(ord(char) > 0x9F for char in draft.line)
    assert draft.text == draft.text.strip()
    if draft.kind == "promise" and not draft.missing:
        assert draft.theirs or draft.mine
    for moment in (draft.theirs, draft.mine, draft.due):
        assert moment is None or moment.tzinfo is NOW.tzinfo


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_cut_short_is_whole_too(line: str) -> None:
    for end in range(len(line) + 1):
        check_whole(read(line[:end]))


@pytest.mark.parametrize("line", LINES)
def test_every_part_can_be_turned_back_into_plain_words(line: str) -> None:
    for span in read(line).spans:
        check_whole(parse(line, NOW, Rules(), KNOWN, plain=[(span.start, span.end)]))


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
        "@",
        '@""',
        '"',
        '"" ""',
        "“x",
        "promise @",
        "\x00\x1b]0;x\x07",
        "\ud800 by 4pm",
        "\u202eby 4pm",
        "İ by 4pm",
        "ß: x by ﬁ",
        "٤pm by ٣/٢",
        "²pm",
        "99:99",
        "+",
        "+d",
        "-",
        "1" * 5000,
        "by " * 50,
        ":",
        "a:",
        "👩‍👩‍👧 by 4pm",
        "the the the",
        "@acme's car by fri",
        "0/0",
        "00.00.",
        "in 0d",
        "last",
        "next",
        "2026-13-45T99:99",
    ],
)
def test_hostile_lines_are_read_without_harm(line: str) -> None:
    check_whole(read(line))


@given(st.text(max_size=80))
@settings(deadline=None)
def test_no_text_breaks_it(line: str) -> None:
    check_whole(read(line))


@given(st.lists(st.sampled_from(PARTS), max_size=14))
@settings(max_examples=600, deadline=None)
def test_no_mix_of_its_own_words_breaks_it(parts: list[str]) -> None:
    check_whole(read(" ".join(parts)))


@given(st.sampled_from(KINDS), st.text(max_size=60))
@settings(max_examples=600, deadline=None)
def test_no_text_breaks_any_kind(kind: str, text: str) -> None:
    check_whole(read(f"{kind} {text}"))


@given(st.sampled_from(KINDS), st.lists(st.sampled_from(PARTS), max_size=14))
@settings(max_examples=3000, deadline=None)
def test_no_mix_of_its_own_words_breaks_any_kind(kind: str, parts: list[str]) -> None:
    check_whole(read(" ".join([kind, *parts])))


@given(
    st.sampled_from(KINDS),
    st.lists(st.sampled_from(PARTS), max_size=8),
    st.lists(st.tuples(st.integers(-2, 70), st.integers(-2, 70)), max_size=3),
)
@settings(max_examples=600, deadline=None)
def test_no_plain_part_breaks_any_kind(kind: str, parts: list[str], plain: list[tuple[int, int]]) -> None:
    check_whole(parse(" ".join([kind, "@acme", *parts]), NOW, Rules(), KNOWN, plain=plain))


@given(st.lists(st.sampled_from(PARTS), max_size=8), st.integers(0, 3 * 365 * 24 * 60))
@settings(deadline=None)
def test_no_moment_breaks_it(parts: list[str], minutes: int) -> None:
    now = datetime.fromtimestamp(1_790_000_000 + 60 * minutes, NOW.tzinfo)
    check_whole(read(" ".join(parts), now=now))


@pytest.mark.parametrize(
    "part", [*dict.fromkeys(PARTS), "a week from ", "by mail x ", "half past ", "ab", "@a "]
)
def test_a_very_long_line_ends_soon(part: str) -> None:
    # Far more than any person types; a quadratic step would run into the time limit.
    check_whole(parse((part + " ") * (20_000 // (len(part) + 1)), NOW, Rules(), Names(KNOWN)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "part",
    [
        "1 ",
        "100 000 ",
        "2 x ",
        "-> ",
        "to A ",
        "to a ",
        "12k ",
        "net 1 ",
        "po ",
        "need ",
        "gain: ",
        "a, b: ",
        "1" * 99,
        "@a ",
    ],
)
def test_a_very_long_line_of_any_kind_ends_soon(kind: str, part: str) -> None:
    check_whole(parse(f"{kind} @acme {part * (20_000 // len(part))}", NOW, Rules(), Names(KNOWN)))
