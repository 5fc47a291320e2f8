"""Sequences of a terminal come whole or not at all, however a slow link tears them; text is never touched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.tui.escape_sequences import LONE_ESCAPE, EscapeSequences, key_as_asked_for

KEYS = [
    "\x1b[A", "\x1b[D", "\x1bOP", "\x1bOD", "\x1b[3~", "\x1b[1;5D", "\x1b[68;2;68u", "\x1b[57441u", "\x1b[[A", "\x1b[Z",
]  # fmt: skip
REPORTS = ["\x1b[I", "\x1b[O", "\x1b[<0;10;5M", "\x1b[?2026;2$y", "\x1b[48;24;80;480;800t", "\x1b[5;9R"]
ANSWERS = ["\x1b]11;rgb:0000/DDDD/0000\x07", "\x1b]11;rgb:0/D/0\x1b\\", "\x1bP>|kitty(0.32)\x1b\\"]
AT_ONCE, SOON, SLOW, OVER = 0.0, 0.05, 0.3, 2.5
plain = st.text(st.characters(exclude_characters="\x1b\x9b"), max_size=20)


def given_for(pieces: list[str], gap: float) -> list[str]:
    """Return what comes of pieces that are so many seconds apart; the terminal is looked at every tenth."""
    sequences, found, now = EscapeSequences(), list[str](), 100.0
    for piece in pieces:
        found += sequences.feed(piece, now)
        for tick in range(1, int(gap * 10) + 1):
            found += sequences.tick(now + tick / 10)
        now += gap
    for tick in range(50):
        found += sequences.tick(now + tick / 10)
    return found


def torn(sequence: str, places: set[int]) -> list[str]:
    cuts = [0, *sorted(place for place in places if 0 < place < len(sequence)), len(sequence)]
    return [sequence[start:end] for start, end in pairwise(cuts)]


anywhere = st.sets(st.integers(1, 40), max_size=4)


@given(st.lists(st.sampled_from(KEYS + REPORTS), max_size=5))
def test_what_comes_at_once_comes_through_as_it_is(sent: list[str]) -> None:
    assert given_for(["".join(sent)], AT_ONCE) == sent


@given(st.sampled_from(KEYS + REPORTS), anywhere)
def test_a_sequence_that_is_torn_for_a_moment_is_whole_again(sent: str, places: set[int]) -> None:
    assert given_for(torn(sent, places), SOON) == [sent]


@given(st.sampled_from(KEYS + REPORTS + ANSWERS), anywhere, st.sampled_from([SLOW, 1.0, 1.9]))
def test_a_sequence_that_is_torn_for_long_never_becomes_letters(
    sent: str, places: set[int], gap: float
) -> None:
    pieces = torn(sent, places)
    if sent in ANSWERS:  # one that is torn behind its second letter may pass for a letter with alt
        pieces = torn(sent, places - {1, 2})
    found = given_for(pieces, gap)
    assert found in ([sent], [], [LONE_ESCAPE], [LONE_ESCAPE, sent])
    assert found != [LONE_ESCAPE, sent] or sent in REPORTS


@given(plain, anywhere, st.sampled_from([AT_ONCE, SLOW, OVER]))
def test_text_comes_through_as_it_is(sent: str, places: set[int], gap: float) -> None:
    assert "".join(given_for(torn(sent, places), gap)) == sent


@given(plain, anywhere, st.sampled_from([AT_ONCE, SLOW, 1.0]))
def test_what_is_pasted_comes_through_whatever_is_in_it(text: str, places: set[int], gap: float) -> None:
    sent = f"\x1b[200~{text}\x1b[201~"
    found = given_for(torn(sent, places - {1}), gap)
    assert "".join(found) == sent
    hostile = given_for([f"\x1b[200~{text}\x1b[D{text}\x1b\x1b[201~"], AT_ONCE)
    assert "".join(hostile) == f"\x1b[200~{text}�[D{text}�\x1b[201~"


@pytest.mark.parametrize("key", ["a", "D", "[", "O", "\r", "ü"])
def test_escape_by_itself_is_a_key_and_so_is_what_is_typed_a_while_later(key: str) -> None:
    assert given_for(["\x1b", key], OVER) == [LONE_ESCAPE, key]


def test_letters_right_after_escape_are_letters() -> None:
    assert given_for(["\x1b", "q", "[", "D"], SLOW) == [LONE_ESCAPE, "q", "[", "D"]
    assert given_for(["\x1b\x1b", "q"], SLOW) == [LONE_ESCAPE, LONE_ESCAPE, "q"]


def test_a_letter_with_alt_is_one_piece() -> None:
    assert given_for(["\x1bq"], AT_ONCE) == ["\x1bq"]
    assert given_for(["\x1bP"], AT_ONCE) == ["\x1bP"]


def test_what_never_becomes_whole_is_dropped_and_the_next_key_is_a_key() -> None:
    assert given_for(["\x1b[1;", "q"], OVER) == ["q"]
    assert given_for(["\x1b[" + "1" * 4095, "q"], AT_ONCE) == ["q"]
    assert given_for(["\x1b]" + "x" * 9000, "q"], OVER) == ["q"]
    assert given_for(["\x1b]" + "x" * 9000 + "\x07q"], AT_ONCE) == ["q"]


def test_a_sequence_of_eight_bits_is_the_same_sequence() -> None:
    assert given_for(["\x9bD", "\x9b3~"], AT_ONCE) == ["\x1b[D", "\x1b[3~"]


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ("\x1b[97:65;2u", "\x1b[97;2u"),
        ("\x1b[57443;3:1u", "\x1b[57443;3u"),
        ("\x1b[97;1:2u", "\x1b[97;1u"),
        ("\x1b[97;1:3u", ""),
        ("\x1b[1;1:1D", "\x1b[1;1D"),
        ("\x1b[3;1:3~", ""),
        ("\x1b[97;;97:98u", "\x1b[97;1;97:98u"),
        ("\x1b[97u", "\x1b[97u"),
        ("a:b", "a:b"),
    ],
    ids=ascii,
)
def test_a_key_that_is_told_in_full_is_told_as_asked_for(told: str, key: str) -> None:
    assert key_as_asked_for(told) == key
