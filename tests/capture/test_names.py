"""Looking up names: whole, begun, slipped, and offered while one types."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.rules import Rules
from tests.capture.heard import NOW

KNOWN = (
    "Acme Corp",
    "Bo Lindqvist",
    "Lindqvist AB",
    "Globex",
    "Globe Ltd",
    "Müller & Söhne",
    "Nordwind Logistik AG",
)
NAMES = Names(KNOWN)
LETTERS = st.text("abcdefgh", min_size=3, max_size=9)


def whom(line: str) -> tuple[str | None, bool]:
    draft = parse(line, NOW, Rules(), NAMES)
    return draft.customer, draft.known


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["Acme Corp", "Bo Lindqvist", "Lindqvist AB"]),
        ("g", ["Globex", "Globe Ltd"]),
        ("Lind", ["Lindqvist AB", "Bo Lindqvist"]),
        ("bo l", ["Bo Lindqvist"]),
        ("söh", ["Müller & Söhne"]),
        ("acme corp", ["Acme Corp"]),
        ("z", []),
    ],
)
def test_names_are_offered_while_one_types(typed: str, offered: list[str]) -> None:
    assert NAMES.complete(typed)[: max(len(offered), 1)][:3] == offered
    assert len(NAMES.complete(typed, most=1)) <= 1


@pytest.mark.parametrize(
    ("line", "customer"),
    [
        ("paid acme 5k", "Acme Corp"),
        ("paid from acme 5k", "Acme Corp"),
        ("bezahlt von Nordwind Logistik 5k", "Nordwind Logistik AG"),
        ("promise @nordwind the list by 4pm", "Nordwind Logistik AG"),
        ("promise @Nordwind Logistik the list by 4pm", "Nordwind Logistik AG"),
        ("promise bo the sheet by 4pm", "Bo Lindqvist"),
        ("promise bo lindqvist's sheet by 4pm", "Bo Lindqvist"),
        ("promise Nord the sheet by 4pm", "Nordwind Logistik AG"),
        ("acme called", "Acme Corp"),
        ("Müller & Söhne: sheet by 4pm", "Müller & Söhne"),
    ],
)
def test_a_customer_needs_no_mark_where_only_one_can_be_meant(line: str, customer: str) -> None:
    assert whom(line) == (customer, True)


@pytest.mark.parametrize(
    ("line", "customer"),
    [
        ("promise @Blue River GmbH a deck by 4pm", "Blue River GmbH"),
        ("promise Blue River GmbH a deck by 4pm", "Blue River GmbH"),
        ("promise @Weber & Sons a deck by 4pm", "Weber & Sons"),
        ('"Blue River": deck by 4pm', "Blue River"),
        ("promise 'Blue River': deck by 4pm", "Blue River"),
        ("promise @„Blue River“ deck by 4pm", "Blue River"),
        ("promise @Blue deck by 4pm", "Blue"),
    ],
)
def test_a_new_name_may_have_several_words(line: str, customer: str) -> None:
    assert whom(line) == (customer, False)


@pytest.mark.parametrize(
    "line",
    ["promise glob spec by 4pm", "promise globx spec by 4pm", "paid Golbex 5k", "call globexx tomorrow 9:00"],
)
def test_what_resembles_a_name_is_asked_about_and_not_saved(line: str) -> None:
    draft = parse(line, NOW, Rules(), NAMES)
    assert draft.customer is None
    assert "Globex" in draft.near
    assert "Did you mean Globex" in draft.missing[0]


@pytest.mark.parametrize(
    "line",
    ["todo bo lifts the box", "note demo went well", "todo send the globes", "order 5k", "note the new one"],
)
def test_common_words_are_nobodys_name(line: str) -> None:
    known = ("Bo Lindqvist", "Demotech", "The Body Shop", "Send & Co", "Globe Ltd", "Order Ltd")
    assert parse(line, NOW, Rules(), known).customer is None


def test_a_name_with_words_that_many_share_is_near_by_its_own_words_only() -> None:
    names = Names([f"{name} Group" for name in ("Alpha", "Bravo", "Carlo", "Delta", "Echo")])
    assert names.near("grup") == ()
    assert names.near("Brave") == ("Bravo Group",)


@given(
    LETTERS,
    st.integers(0, 8),
    st.sampled_from("abcdefgh"),
    st.sampled_from(("add", "drop", "change", "swap")),
)
def test_any_one_slip_of_the_keys_is_near(name: str, place: int, letter: str, slip: str) -> None:
    at = place % len(name)
    head, tail = name[:at], name[at:]
    typed = {
        "add": head + letter + tail,
        "drop": head + tail[1:],
        "change": head + letter + tail[1:],
        "swap": head + tail[1:2] + tail[:1] + tail[2:],
    }[slip]
    if len(typed) >= 3 and typed != name:
        assert Names((name,)).near(typed) == (name,)


@given(st.lists(LETTERS, max_size=30), LETTERS)
def test_what_is_offered_begins_as_typed(known: list[str], typed: str) -> None:
    assert Names(known).complete(typed, most=30) == [
        name for name in dict.fromkeys(known) if name.startswith(typed)
    ]


@pytest.mark.parametrize(
    "line",
    ["golbex: deck by 4pm", "@Globx deck by 4pm", "note @globexx likes it", "@Nordwnid Logistik deck by 4pm"],
)
def test_a_slip_of_a_known_name_is_settled_before_anything_is_saved(line: str) -> None:
    draft = parse(line, NOW, Rules(), NAMES)
    (asked,) = draft.missing
    known, new = re.findall(r"write (@\w+|@'[^']+')", asked, re.IGNORECASE)
    head = "@Nordwnid Logistik" if "Nordwnid" in line else re.search(r"@?\w+bexx?|@Globx", line)[0]  # type: ignore[index]
    settled = [
        parse(line.replace(head, mention).replace("':", "'"), NOW, Rules(), NAMES) for mention in (known, new)
    ]
    assert [(one.customer in KNOWN, one.known, one.missing) for one in settled] == [
        (True, True, ()),
        (False, False, ()),
    ]
    assert settled[1].customer == draft.customer


@pytest.mark.parametrize(
    ("known", "typed"),
    [("Bolt", "Bolt AG"), ("Bolt", "Volta"), ("Acme Corp", "Acme Labs"), ("Store 12", "Store 13"), ("BMW", "BMV"),
     ("Team A", "Team B"),
     ("Delta Group", "Alpha Group"), ("Huber Ltd", "Hubert Inc")],
)  # fmt: skip
def test_a_name_further_off_may_be_new(known: str, typed: str) -> None:
    assert Names((known,)).slipped(typed) == ()


def test_two_customers_whose_names_are_near_are_each_their_own() -> None:
    names = Names(("Meier", "Maier"))
    for name in ("Meier", "Maier"):
        draft = parse(f"@{name} deck by 4pm", NOW, Rules(), names)
        assert (draft.customer, draft.asks) == (name, ())


def test_looking_for_a_customer_loads_no_tables_of_slips() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, cockpit.capture.people.find; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "cockpit.capture.lexicon.slips" not in loaded


@pytest.mark.parametrize(
    "line", ["hubre meldet sich Donnerstag", "send amce the deck tomorrow", "ring bollt on monday"]
)
def test_a_known_name_with_a_slip_in_it_is_asked_about_where_none_is_marked(line: str) -> None:
    draft = parse(line, NOW, Rules(), Names(("Acme", "Bolt AB", "Huber")))
    assert draft.customer is None
    assert any(ask.startswith("Is ") and "@" in ask for ask in draft.asks), draft.asks


@pytest.mark.parametrize("line", ["ring the tax office on monday", "buy stamps", "morgen Rechnungen buchen"])
def test_words_of_their_own_are_taken_for_no_name(line: str) -> None:
    assert not [
        ask for ask in parse(line, NOW, Rules(), Names(("Acme", "Bolt AB", "Huber"))).asks if "@" in ask
    ]


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Müller", "Mueler"), ("Müller", "Muller"), ("Jäger", "Jaegr"), ("3M", "3MM"),
        ("3M", "3N"), ("SAP", "SPA"), ("SAP", "SAPP"), ("Van der Berg", "Vander Berg"), ("St. Gallen", "St Galen"),
    ],
)  # fmt: skip
def test_a_slip_beside_an_umlaut_in_a_short_name_or_in_its_blanks_is_asked_and_in_quotation_marks_told(
    known: str, typed: str
) -> None:
    names = Names((known,))
    assert parse(f"promise @{typed} deck by fri 4pm", NOW, Rules(), names).missing
    draft = parse(f'promise @"{typed}" deck by fri 4pm', NOW, Rules(), names)
    assert (draft.customer, draft.known, draft.missing) == (typed, False, ())
    assert draft.assumed == (f'"{typed}" kept as a new customer, not {known}',)


@pytest.mark.parametrize(
    "line",
    [
        "send acme the sample fri", "2pm acme demo", "prep (acme) by fri", "Muster an acme bis Freitag",
        "todo deck for acmee by fri", "waiting on acme for the PO by fri", "wait cme PO by fri",
        "note acme's buyer left", "demo for st galen by fri", "prep with van der brg by fri",
    ],
)  # fmt: skip
def test_words_that_may_be_a_known_name_are_asked_about_wherever_a_customer_stands(line: str) -> None:
    draft = parse(line, NOW, Rules(), Names(("Acme Corp", "Van der Berg", "St. Gallen")))
    assert draft.customer is None
    assert any(ask.startswith('Is "') and "Then write: @" in ask for ask in draft.asks), draft.asks


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Łódź SA", "lodz"), ("Đuro doo", "duro"), ("Ørsted A/S", "orsted"), ("Ørsted A/S", "oersted"),
        ("Þórður hf", "pordur"), ("ıstanbul AŞ", "istanbul"), ("Омега", "Змега"), ("Омега", "мега"),
        ("Ωμέγα", "Ψμέγα"), ("Ωμέγα", "μέγα"), ("Ωμέγα ΑΕ", "ωμεγα"), ("Škoda Auto", "skoda"), ("Élan Vital", "elan"),
        ("Ökohaus GmbH", "okohaus"),
    ],
)  # fmt: skip
def test_a_name_without_its_accents_or_with_another_first_letter_makes_no_second_customer(
    known: str, typed: str
) -> None:
    draft = parse(f"@{typed} spec by fri", NOW, Rules(), Names((known, "Bolt")))
    assert draft.near == (known,)
    assert f"Did you mean {known}?" in draft.missing[0]


def test_the_beginning_of_names_that_go_on_is_known_at_once() -> None:
    names = Names(("Acme", "Acme Corp", "Müller & Söhne", "Bo"))
    assert names.begun("acme", by_words=True) == ["Acme Corp"]
    assert names.begun("acme corp", by_words=True) == names.begun("ac", by_words=True) == []
    assert names.begun("müller") == ["Müller & Söhne"]
    assert names.begun("acm") == ["Acme", "Acme Corp"]


@pytest.mark.parametrize(
    ("line", "customer", "text"),
    [
        ("@Foo—Bar spec by fri", "Foo—Bar", "spec"),
        ("(@Foo—Bar) spec by fri", "Foo—Bar", "spec"),
        ("@foo—bar—baz spec by fri", "foo—bar—baz", "spec"),
        ("@Studio—54 spec by fri", "Studio—54", "spec"),
        ("spec fri 4pm @Foo—Bar", "Foo—Bar", "spec"),
        ("@alpha—beta spec by fri", "Alpha—Beta", "spec"),
        ("alpha—beta spec by fri", "Alpha—Beta", "spec"),
        ("alpha—beta's spec by fri", "Alpha—Beta", "spec"),
        ("gross—klein spec by fri", "Groß-Klein", "spec"),
        ("big nord—sued ag spec by fri", "Big Nord—Süd AG", "spec"),
        ("@acme spec by fri 4pm—latest", "Acme", "spec —latest"),
        ("acme—offer by fri", "Acme", "offer"),
        ("@acme— spec by fri", "Acme", "spec"),
        ("@acme spec—by fri 4pm", "Acme", "spec"),
    ],
)
def test_a_long_dash_parts_words_and_no_name(line: str, customer: str, text: str) -> None:
    names = Names(("Acme", "Alpha—Beta", "Groß-Klein", "Big Nord—Süd AG"))
    draft = parse(line, NOW, Rules(), names)
    assert (draft.customer, draft.text) == (customer, text)


def test_whom_they_chose_is_parted_by_no_long_dash() -> None:
    draft = parse("lost @acme to Foo—Bar, price", NOW, Rules(), NAMES)
    assert (draft.chosen, draft.text) == ("Foo—Bar", "price")
