"""Who knows? The people one may bring on the line, those for the nearest topics first."""

from __future__ import annotations

from typing import Any

import pytest

from cockpit.domain.people import Customer, experts_for, fold
from cockpit.errors import IllegalMove
from cockpit.store import codec
from tests.domain.builders import a_customer


def an_expert(said: str, *topics: str, **facts: Any) -> Customer:
    """Return someone who knows about the topics."""
    return a_customer(said, knows={fold(topic): topic for topic in topics}, **facts)


def test_the_experts_for_the_nearest_topics_come_first() -> None:
    mei, ida, bo = an_expert("Mei", "pricing"), an_expert("Ida", "data protection"), an_expert("Bo", "data")
    people = [bo, a_customer("Acme"), ida, mei]
    assert experts_for("Is our data under protection?", people) == [ida, bo, mei]
    assert experts_for("Is our data safe?", people)[:2] == [bo, ida]
    assert experts_for("Is our data safe?", people[::-1])[:2] == [bo, ida]
    assert experts_for("What does the price include?", people)[0] == mei


def test_of_two_as_near_the_one_with_a_phone_number_comes_first_then_names_decide() -> None:
    people = [an_expert("Zoe", "SAP"), an_expert("Bo", "SAP"), an_expert("Yin", "SAP", phone="+49 30 1")]
    assert [one.display for one in experts_for("SAP?", people)] == ["Yin", "Bo", "Zoe"]


def test_who_is_gone_or_knows_nothing_is_no_expert() -> None:
    gone = [an_expert("Mei", "SAP", deleted=True), an_expert("Ida", "SAP", merged_into=7), a_customer("Bo")]
    assert experts_for("SAP?", gone) == []


def test_topics_are_added_and_dropped_whatever_their_case() -> None:
    mei = a_customer("Mei").add_topic("Data-Protection").add_topic("SAP")
    assert mei.knows == {"data protection": "Data-Protection", "sap": "SAP"}
    assert mei.is_expert
    assert not mei.drop_topic("sap").drop_topic("data protection").is_expert
    with pytest.raises(IllegalMove, match="letters"):
        mei.add_topic(" - ")
    with pytest.raises(IllegalMove, match="golf") as refusal:
        mei.drop_topic("golf")
    assert "Data-Protection, SAP" in refusal.value.remedy


def test_who_is_merged_keeps_their_topics_and_what_they_are() -> None:
    mei, same = an_expert("Mei", "SAP", is_supplier=True), an_expert("Mei Lin", "pricing")
    _, other = mei.merge_into(same)
    assert set(other.knows) == {"sap", "pricing"}
    assert other.is_supplier
    assert codec.decode("customer", other.id, codec.encode(other)) == other
