"""The words beside a row are those of its own step, whichever deadline of the record it tells."""

from __future__ import annotations

from cockpit.desk import actions, capture, views
from cockpit.desk.words_to_say import to_say
from tests.desk.office import Office
from tests.domain.builders import nov


def words_by_step(office: Office) -> dict[str, str]:
    """The words of each row of the agenda, by what `d` does there."""
    return {row.step(): to_say(office.desk, row) for row in views.deadlines(office.desk)}


def test_each_deadline_of_an_order_has_the_words_of_its_own_step() -> None:
    office = Office()
    order = capture.add(office.desk, "order @acme pumps 5k EUR net 30").record.id
    said = words_by_step(office)
    assert "you made the right decision" in said["reassure"]
    assert "right decision" not in said["process"]
    assert said["process"].startswith("acme, ")
    assert said["deliver"] == said["invoice"] == "", "there is nothing to say aloud"
    actions.do(office.desk, [order], "promise-payment", {"due": "thu 12:00", "amount": "2k"})
    office.at = nov(20, 10)
    said = words_by_step(office)
    assert "it is not here yet" in said["chase"]
    assert "it is not here yet" not in said["process"]
