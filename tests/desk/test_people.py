"""People as the desk keeps them: on top of what any other program wrote since they were read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cockpit.desk import answers, cards, people
from cockpit.desk.desk import Desk
from cockpit.desk.lookup import code_of
from cockpit.errors import CockpitError, IllegalMove
from tests.desk.office import Office

Changing = Callable[[Desk, dict[str, int]], object]


@pytest.mark.parametrize(
    "changing",
    [
        lambda desk, ids: people.merge(desk, [ids["acme"]], ids["bolt"]),
        lambda desk, _: people.change(desk, "acme", "merge", "bolt"),
        lambda desk, _: people.change(desk, "bolt", "add-topic", "rates"),
        lambda desk, _: people.edit(desk, "bolt", {"mail": ["b@x.de"]}),
        lambda desk, ids: people.edit(desk, ids["bolt"], {"mail": ["b@x.de"]}),
    ],
    ids=["merge", "merge-by-name", "change", "edit", "edit-by-id"],
)
def test_what_another_program_noted_since_somebody_was_read_stays(changing: Changing) -> None:
    office = Office()
    here, there = office.desk, office.opened()
    for name in ("acme", "bolt"):
        people.add(here, name, {})
    ids = {one.who.display: one.who.id for one in people.people(here)}
    people.change(there, "bolt", "phone", "+49 123")
    people.change(there, "bolt", "add-topic", "SSO")
    changing(here, ids)
    there.refresh()
    known = people.person(there, "bolt")
    assert known.phone == "+49 123"
    assert "SSO" in known.knows.values()


def test_a_topic_that_another_program_dropped_is_dropped_and_nothing_is_refused_for_it() -> None:
    office = Office()
    here, there = office.desk, office.opened()
    people.add(here, "Ann", {"add-topic": ["SSO", "rates"]})
    people.change(there, "Ann", "drop-topic", "SSO")
    known = people.edit(here, "Ann", {"drop-topic": ["SSO"], "phone": ["030 1"]}).person.who
    assert (list(known.knows.values()), known.phone) == (["rates"], "030 1")


@pytest.mark.parametrize("gone", ["acme", "bolt"])
def test_whoever_was_merged_by_another_program_is_not_merged_as_whom_they_became(gone: str) -> None:
    """What was confirmed named two, and neither is the third."""
    office = Office()
    here, there = office.desk, office.opened()
    for name in ("acme", "bolt", "cc"):
        people.add(here, name, {})
    ids = {one.who.display: one.who.id for one in people.people(here)}
    people.change(there, gone, "merge", "cc")
    with pytest.raises(IllegalMove, match="merged before"):
        people.merge(here, [ids["acme"]], ids["bolt"])
    there.refresh()
    assert {one.who.display for one in people.people(there)} == {"acme", "bolt", "cc"} - {gone}


def test_a_name_that_another_program_gave_to_somebody_is_not_given_twice() -> None:
    office = Office()
    here, there = office.desk, office.opened()
    people.add(here, "acme", {})
    people.add(there, "bolt", {"phone": ["030 1"]})
    with pytest.raises(CockpitError, match="is bolt already"):
        people.add(here, "Bolt", {})
    with pytest.raises(CockpitError, match="is bolt already"):
        people.change(here, "acme", "rename", "Bolt")
    here.refresh()
    assert people.person(here, "bolt").phone == "030 1"


def test_cards_are_merged_and_questions_answered_as_they_stand_by_then() -> None:
    office = Office()
    here, there = office.desk, office.opened()
    kept = cards.add(here, "How long?", "Ten days.")
    other = cards.add(here, "When does it ship?", "In ten days.")
    there.refresh()
    cards.edit(there, code_of(there, kept, {}), {"detail": "From order."}, phrasings=["Lead time?"])
    merged = cards.merge(here, kept, [other])
    assert (merged.detail, "Lead time?" in merged.ways_to_ask()) == ("From order.", True)

    ann = people.add(here, "Ann", {"add-topic": ["UL"]}).person.who
    asked = answers.ask_expert(here, ann.id, "Is it UL listed?", "acme").question
    people.change(there, "acme", "phone", "030 1")
    answers.pick(there, kept.id, "UL?", "acme", asked.id)
    with pytest.raises(CockpitError, match="answered"):
        answers.get_back(here, "Is it UL listed?", "acme", asked.id)
    here.refresh()
    assert people.person(here, "acme").phone == "030 1"


def test_a_question_has_one_card_whichever_program_kept_it() -> None:
    office = Office()
    here, there = office.desk, office.opened()
    assert cards.listed(there) == []
    cards.add(here, "How long?", "Ten days.")
    with pytest.raises(IllegalMove, match="found by these words"):
        cards.add(there, "how long", "Never.")
