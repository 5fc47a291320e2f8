"""Customers: one name makes one customer on every machine, and older names keep leading to it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.people import Customer, fold, followed, id_of
from cockpit.errors import IllegalMove
from tests.domain.builders import a_customer


@pytest.mark.parametrize(
    ("name", "record_id"),
    [
        # The published test values of FNV-1a with 128 bits.
        ("", 0x6C62272E07BB014262B821756295C58D),
        ("a", 0xD228CB696F1A8CAF78912B704E4A8964),
        ("foobar", 0x343E1662793C64BF6F0D3597BA446F18),
        # Ids are on disk: these never change.
        ("Acme", 0x696F830BF2757277B806E97647DEE137),
        ("Müller & Söhne GmbH", 0x9715AA90F668A2B0344193451E9DC483),
        ("Bo Lindqvist", 0xA038F102572A7D181CBAEA9DFFEB8D8C),
        ("株式会社 日立", 0x5BD60077877F04A4774C0C868FEAA7A7),
    ],
)
def test_the_id_of_a_name_never_changes(name: str, record_id: int) -> None:
    assert id_of(name) == record_id


@pytest.mark.parametrize(
    "typed",
    [
        "Acme Corp",
        "ACME CORP",
        "  acme   corp ",
        "Acme-Corp",
        "acme.corp.",
        "Acme, Corp",
        "Ａｃｍｅ Ｃｏｒｐ",
        "acme\u00a0corp",
    ],
)
def test_one_name_typed_differently_is_one_customer(typed: str) -> None:
    assert fold(typed) == "acme corp"
    assert id_of(typed) == id_of("Acme Corp")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O’Brien", "O'Brien"),
        ("Jean\u2011Luc", "Jean-Luc"),
        ("Meyer\u2010Ohle", "Meyer-Ohle"),
        ("Meyer–Ohle", "Meyer - Ohle"),
        ("ΜΑ\u03aa\u0301ΟΥ", "μα\u0390ου"),
    ],
)
def test_what_keyboards_make_of_a_name_does_not_make_another_customer(one: str, other: str) -> None:
    assert id_of(one) == id_of(other)


def test_names_that_differ_in_a_letter_are_two_customers() -> None:
    assert id_of("Meyer") != id_of("Meier")
    assert id_of("Müller") != id_of("Muller")
    assert id_of("Straße") == id_of("STRASSE")


@given(st.text(max_size=20) | st.text("aßΪΫϔẞᾂ\u0301\u0345’–-.", max_size=5))
def test_a_folded_name_folds_to_itself(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert id_of(fold(name)) == id_of(name)


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_a_name_is_the_same_however_its_accents_are_encoded(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(st.text(st.characters(exclude_categories=[]), max_size=20))
def test_any_name_has_an_id_of_128_bits(name: str) -> None:
    assert 0 <= id_of(name) < 1 << 128


def test_a_renamed_customer_is_shown_by_the_new_name_and_found_by_every_old_one() -> None:
    customer = a_customer("Acme").rename("Acme AG").rename("Apex SE")
    assert customer.display == "Apex SE"
    assert tuple(customer.names()) == ("Apex SE", "Acme", "Acme AG")
    assert customer.id == id_of("Acme")


@given(st.lists(st.text(max_size=8).filter(fold), min_size=1, max_size=5))
def test_no_rename_loses_a_name(names: list[str]) -> None:
    customer = a_customer("Acme")
    for name in names:
        customer = customer.rename(name)
    assert customer.display == names[-1]
    assert {fold(name) for name in [*names, "Acme"]} <= {fold(name) for name in customer.names()}


@pytest.mark.parametrize("name", ["", "  ", "-", "..."])
def test_a_name_needs_letters(name: str) -> None:
    with pytest.raises(IllegalMove, match="needs") as refusal:
        a_customer().rename(name)
    assert refusal.value.remedy
    with pytest.raises(IllegalMove, match="needs"):
        a_customer().add_alias(name)


def test_a_merged_customer_leads_to_the_other_with_all_its_names() -> None:
    old, new = (
        a_customer("Acme")
        .add_alias("The Ac")
        .rename("Acme AG")
        .merge_into(a_customer("Apex").add_alias("The Apex"))
    )
    assert old.merged_into == new.id
    assert not old.is_open()
    assert {"Apex", "The Apex", "Acme", "Acme AG", "The Ac"} == set(new.names())
    assert followed(old.id, {old.id: old, new.id: new}) == new


def test_only_two_standing_customers_can_be_merged() -> None:
    with pytest.raises(IllegalMove, match="one customer already"):
        a_customer("Acme").merge_into(a_customer("ACME"))
    for gone in ({"merged_into": 3}, {"deleted": True}):
        with pytest.raises(IllegalMove, match="merged before"):
            a_customer("Acme", **gone).merge_into(a_customer("Apex"))
        with pytest.raises(IllegalMove, match="merged before"):
            a_customer("Acme").merge_into(a_customer("Apex", **gone))


def linked(merges: dict[int, int | None]) -> dict[int, Customer]:
    """Return customers by id, each merged into the one given."""
    return {one: a_customer(f"no. {one}", id=one, merged_into=into) for one, into in merges.items()}


def test_merges_are_followed_to_the_end() -> None:
    customers = linked({1: 2, 2: 3, 3: None})
    assert [followed(one, customers) for one in (1, 2, 3)] == [customers[3]] * 3
    assert followed(None, customers) is None
    assert followed(9, customers) is None


def test_of_a_ring_of_merges_the_least_id_stands_for_all_who_lead_there() -> None:
    customers = linked({5: 3, 3: 7, 7: 3, 1: 5})
    assert [followed(one, customers) for one in (5, 3, 7, 1)] == [customers[3]] * 4


@given(st.dictionaries(st.integers(1, 8), st.none() | st.integers(1, 9), max_size=8))
def test_following_merges_always_ends_and_all_of_a_ring_agree(merges: dict[int, int | None]) -> None:
    customers = linked(merges)
    for one, into in merges.items():
        found = followed(one, customers)
        assert found is not None
        if into in customers:
            assert followed(into, customers) == found
