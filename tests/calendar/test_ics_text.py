"""Text from outside in the iCalendar file: whatever it is, it comes out as words and breaks nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.calendar.ics import PRIVACY, Exported
from cockpit.calendar.text import clean, initials
from tests.calendar.builders import ACME, a_promise, a_todo, export, the_event

# Any text, also lone surrogates, with the characters that matter to the format drawn often.
ANY_TEXT = st.text(st.characters() | st.sampled_from('\\;,:"\n\r\t \x00\x1b\x85\u2028\u202e\ud800n'))
HOSTILE = [
    "[/]",
    "\x1b[2J\x1b]0;owned\x07",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "\u202egpj.exe",
    "\ud83d lone \udc00",
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}" * 40,
    "山田太郎株式会社" * 30,
    "x" * 10_000,
    "ü" * 10_000,
    "a\\nb\\\\n;c,d:e",
    "no XML\ufffe\uffff",
    "a\x85b\u2028c\x0bd\x1ce",
]


def must_be_well_formed(found: Exported) -> None:
    """Every line is short, ends in CRLF, is whole UTF-8 by itself, and holds no control or bidi override."""
    *lines, rest = found.data.split(b"\r\n")
    assert rest == b""
    for line in lines:
        assert len(line) <= 75
        text = line.decode()
        assert not {char for char in text if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")}
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == found.events == 1


@given(name=ANY_TEXT, text=ANY_TEXT, means=ANY_TEXT)
def test_any_text_comes_back_whole(name: str, text: str, means: str) -> None:
    found = export(a_promise(text=text, means=means), names={ACME: name})
    must_be_well_formed(found)
    event = the_event(found)
    title = ": ".join(part for part in (clean(name), clean(text) or "promise") if part)
    assert str(event["SUMMARY"]) == title
    assert {str(alarm["DESCRIPTION"]) for alarm in event.walk("VALARM")} == {title}
    if clean(means):
        assert any(
            line.startswith(clean(f"To be sent by: {means.strip()}"))
            for line in str(event["DESCRIPTION"]).split("\n")
        )


@given(name=ANY_TEXT, privacy=st.sampled_from(PRIVACY))
def test_any_name_is_well_formed_at_every_privacy(name: str, privacy: str) -> None:
    must_be_well_formed(export(a_promise(), names={ACME: name}, privacy=privacy))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_text_is_only_text(text: str) -> None:
    found = export(a_promise(text=text), names={ACME: text})
    must_be_well_formed(found)
    assert str(the_event(found)["SUMMARY"]) == f"{clean(text)}: {clean(text)}"
    assert clean(text)


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")), min_size=1))
def test_plain_words_are_not_touched(text: str) -> None:
    assert clean(f"x{text}x") == f"x{text}x"


def test_emoji_of_several_parts_stay_whole() -> None:
    emoji = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}"
    assert str(the_event(export(a_todo(text=emoji)))["SUMMARY"]) == emoji


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Acme", "A."),
        ("bo lindqvist", "B.L."),
        ("O'Brien & Sons", "O.S."),
        ("Vereinigte Werke am See AG", "V.W.A."),
        ("«élan»", "É."),
        ("山田 太郎", "山.太."),
        ("\x1b[31m\u202e", "3."),
        ("&", ""),
        ("", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short
