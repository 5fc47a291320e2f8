"""Nothing is put that would not read back; what does not read all the same is told by its words, and put back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cockpit.domain.moment import YEARS, to_text
from cockpit.errors import IllegalMove
from cockpit.store import journal, undo
from cockpit.store.journal import Change
from cockpit.store.round_trip import assure
from cockpit.store.unreadable import find, put_back, unreadable
from tests.domain.builders import BERLIN, a_customer, a_promise, a_todo
from tests.store.builders import JOURNAL, Machine, append, everything, found_wrong


@pytest.mark.parametrize("year", [1, 1899, 9000, 9999])
def test_a_date_out_of_reach_is_refused_and_nothing_is_written(here: Machine, year: int) -> None:
    promise = a_promise()
    here.put(promise)
    size = here.folder.size(JOURNAL)
    with pytest.raises(IllegalMove, match=f"The year {year} is out of reach") as caught:
        here.put(promise.replace(mine=datetime(year, 12, 31, tzinfo=UTC)))
    assert caught.value.exit_code == 2
    assert here.folder.size(JOURNAL) == size
    assert here.opened().current == {promise.id: promise}


@pytest.mark.parametrize("year", [YEARS[0], YEARS[-1]])
def test_a_date_at_the_edge_of_reach_reads_back(here: Machine, year: int) -> None:
    promise = a_promise(mine=datetime(year, 6, 1, tzinfo=BERLIN), theirs=None)
    here.put(promise)
    assert here.opened().current == {promise.id: promise}


def test_a_time_that_a_spring_night_skips_is_no_fault() -> None:
    assure(a_todo(due=datetime(2027, 3, 28, 2, 30, tzinfo=BERLIN)))


def test_a_value_that_would_become_another_is_refused() -> None:
    with pytest.raises(IllegalMove, match="would not read back from the book"):
        assure(a_todo(text=5))
    assure(a_customer(aliases={"a/b": "A/B", "": "x"}))


def test_what_does_not_read_is_told_by_its_words_and_put_back_as_it_last_read(here: Machine) -> None:
    good, bad = a_todo(), a_promise(text="send the offer")
    here.put(good, bad, did="captured both")
    here.put(bad.replace(text="send the new offer"))
    was = {"made_at": to_text(bad.made_at)}
    append(here.folder, here.device, here.ms, [Change("promise", bad.id, {"made_at": "soon"}, was=was)])
    here.restart()
    [told] = unreadable(here.book)
    assert (told.words, told.id) == ("send the new offer", bad.id)
    assert find(here.book, told.code) == told
    assert find(here.book, "T" + told.code[1:]) is None
    assert find(here.book, told.code[:2]) is None
    assert "“send the new offer” does not read: made_at" in str(told.error())
    assert put_back(here.book) == ["send the new offer"]
    assert everything(here.opened()) == {good.id: good, bad.id: bad.replace(text="send the new offer")}
    assert not found_wrong(here.folder)
    assert put_back(here.book) == []
    assert next(undo.actions(here.book)).did == "put back what does not read"


def test_what_never_read_stays_as_it_is_and_is_still_told(here: Machine) -> None:
    append(here.folder, here.device, here.ms, [Change("todo", 5, {"text": "half"}, is_new=True)])
    here.restart()
    assert put_back(here.book) == []
    assert [one.words for one in unreadable(here.book)] == ["half"]
    assert journal.changes_in(here.folder, JOURNAL)[1] == []
