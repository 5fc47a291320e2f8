"""A record is edited by its line: what differs becomes the steps its practice allows, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cockpit.desk import actions, capture, edit_line
from cockpit.desk.desk import Desk
from cockpit.desk.understood import Understood
from cockpit.domain.entry import Entry
from cockpit.errors import CockpitError, IllegalMove, NothingFound, NotUnderstood
from cockpit.store.disk import DiskFolder
from tests.tui.house import House

PROMISE = "acme: spec sheet by fri 16:00 mine thu 12:00 ok mail"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def made(house: House, line: str) -> tuple[Desk, int, str]:
    (wanted,) = house.add(line)
    desk = house.desk()
    return desk, wanted, edit_line.line_of(desk, found(desk, wanted))


def understood(desk: Desk, *lines: str) -> tuple[Understood, Understood]:
    """What the line was and what it is to be, as the screen understood them."""
    before, after = (capture.understand(desk, line) for line in lines)
    return before, after


def found(desk: Desk, wanted: int) -> Any:
    record = desk.book.get(wanted)
    assert record is not None
    return record


def shown(value: object) -> object:
    """A moment to the minute, an amount in words, all else as it is."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return value if isinstance(value, bool | int | str) else str(value)


@pytest.mark.parametrize(
    "when", ["fri 10 or 11", "fr 10 oder 11 Uhr", "in 1000000 weeks", "every 9999 months"]
)
def test_a_call_is_not_moved_to_a_time_that_is_asked_about(house: House, when: str) -> None:
    desk, wanted, was = made(house, "call @acme mon 10:30 purpose: agree on scope")
    changed = f"call @acme {when} purpose: agree on scope"
    with pytest.raises(NotUnderstood):
        edit_line.edited(desk, found(desk, wanted), *understood(desk, was, changed))


@pytest.mark.parametrize(
    "line",
    [
        PROMISE,
        "promise @acme spec by fri",
        "call back @acme in 20 min",
        "todo @acme fix the roof on fri",
        "todo tidy up",
        "note @acme budget 30k",
        "q @acme does it do SSO?",
        "q @acme does it do SSO? -> yes via SAML",
        "order @acme 12.5k EUR net30 need fri",
        "order @acme 40 chairs signed",
        "lost @beta 30k to Contoso: price",
        "call @acme mon 10:30 purpose: agree on scope gain: a plan",
    ],
)
def test_a_line_left_as_it_is_changes_nothing(house: House, line: str) -> None:
    desk, wanted, was = made(house, line)
    record = found(desk, wanted)
    assert edit_line.edited(desk, record, *understood(desk, was, was)).verbs == ()
    with pytest.raises(NothingFound, match="says what the record says"):
        edit_line.edit(desk, wanted, *understood(desk, was, was))


@pytest.mark.parametrize(
    ("line", "change", "verbs", "facts"),
    [
        (PROMISE, ("spec sheet", "data sheet"), "edit", {"text": "data sheet"}),
        (PROMISE, ("mail", "phone"), "edit", {"means": "phone"}),
        (PROMISE, ("Thu 19 Nov 12:00", "thu 10:00"), "edit", {"mine": "2026-11-19 10:00"}),
        (
            PROMISE, ("Fri 20 Nov 16:00", "mon 10:00"), "renegotiate",
            {"theirs": "2026-11-23 10:00", "is_agreed": False, "mine": "2026-11-19 12:00"},
        ),
        (
            PROMISE, ("Fri 20 Nov 16:00 mine Thu 19 Nov 12:00", "thu 11:00"), "renegotiate",
            {"theirs": "2026-11-19 11:00", "first_theirs": "2026-11-20 16:00"},
        ),
        (
            PROMISE, ("Fri 20 Nov 16:00 mine Thu 19 Nov 12:00 ok", "mon"), "renegotiate",
            {"is_agreed": False, "is_whole_day": True},
        ),
        ("acme: spec by fri 16:00", ("spec", "spec ok"), "agree", {"is_agreed": True}),
        ("todo fix on fri", ("Fri 20 Nov", "mon 10:00"), "edit", {"due": "2026-11-23 10:00"}),
        ("order @acme 12.5k EUR", ("12500.00", "13k"), "edit", {"amount": "EUR 13,000.00"}),
        ("order @acme 12.5k EUR", ("EUR", "EUR net30 need fri signed"), "edit date-need confirm", {"terms_days": 30}),
        ("lost @beta 30k to Contoso: price", ("price", "delivery"), "edit", {"need": "delivery"}),
        ("call @acme mon 10:30 purpose: scope", ("scope", "scope gain: a plan"), "plan", {"gain": "a plan"}),
        ("q @acme sso?", ("sso?", "sso? -> yes"), "deliver", {"answer": "yes"}),
    ],
)  # fmt: skip
def test_what_differs_becomes_the_steps_of_the_practice(
    house: House, line: str, change: tuple[str, str], verbs: str, facts: dict[str, object]
) -> None:
    desk, wanted, was = made(house, line)
    assert change[0] in was
    changed, before = was.replace(*change), found(desk, wanted)
    assert (
        " ".join(verb.name for verb in edit_line.edited(desk, before, *understood(desk, was, changed)).verbs)
        == verbs
    )
    edit_line.edit(desk, wanted, *understood(desk, was, changed))
    after = found(house.desk(), wanted)
    assert {fact: shown(getattr(after, fact, dict(after.flat()).get(fact))) for fact in facts} == facts
    actions.undo(desk)
    assert found(house.desk(), wanted) == before


def test_a_new_time_once_it_was_due_is_a_break_and_a_new_promise(house: House) -> None:
    desk, wanted, was = made(house, "acme: spec sheet by 11:00 ok mail")
    house.clock.move(hours=2)
    was = edit_line.line_of(desk, found(desk, wanted))
    done = edit_line.edit(
        desk, wanted, *understood(desk, was, "promise @acme data sheet by fri 16:00 ok mail")
    )
    assert "Broke “spec sheet”" in done.told
    assert "New promise P" in done.told
    broken = found(desk, wanted)
    anew: Any = next(one for one in desk.book.current.values() if one.id != wanted)
    assert broken.broken_at is not None
    assert broken.text == "spec sheet"
    assert (anew.replaces, anew.text, anew.is_agreed, f"{anew.theirs:%a %H:%M}") == (
        wanted, "data sheet", False, "Fri 16:00",
    )  # fmt: skip
    actions.undo(desk)
    assert found(desk, wanted).broken_at is None
    assert anew.id not in desk.book.current


def test_a_late_promise_is_edited_without_being_broken(house: House) -> None:
    desk, wanted, _ = made(house, "acme: spec sheet by 11:00 ok mail")
    house.clock.move(days=3)
    was = edit_line.line_of(desk, found(desk, wanted))
    assert [
        verb.name
        for verb in edit_line.edited(
            desk, found(desk, wanted), *understood(desk, was, was.replace("spec", "data"))
        ).verbs
    ] == ["edit"]


@pytest.mark.parametrize(
    ("line", "old", "new", "said"),
    [
        (PROMISE, "@acme", "@bolt", "does not change hands"),
        (PROMISE, "@acme ", "", "Whom|whom"),
        (PROMISE, "promise", "todo", "does not become another kind"),
        (PROMISE, " ok", "", "Their OK was given"),
        (PROMISE, "Fri 20 Nov 16:00 mine Thu 19 Nov 12:00", "2026-11-17 16:00", "has passed"),
        (PROMISE, "Thu 19 Nov 12:00", "mon 10:00", "must come before theirs"),
        ("todo @acme fix on fri", " on Fri 20 Nov", "", "no longer says the date"),
        ("order @acme 12.5k EUR signed", " signed", "", "in writing"),
        ("order @acme 12.5k EUR", " 12500.00 EUR", "", "no longer says the amount"),
    ],
)
def test_what_no_step_leads_to_is_refused_with_a_sentence_and_nothing_changes(
    house: House, line: str, old: str, new: str, said: str
) -> None:
    desk, wanted, was = made(house, line)
    before = found(desk, wanted)
    assert old in was
    with pytest.raises((IllegalMove, NotUnderstood), match=said):
        edit_line.edit(desk, wanted, *understood(desk, was, was.replace(old, new)))
    assert found(house.desk(), wanted) == before


def test_how_a_promise_arrives_stays_where_a_line_in_ones_own_words_leaves_it_out(house: House) -> None:
    desk, wanted, was = made(house, PROMISE)
    done = edit_line.edit(desk, wanted, *understood(desk, was, "promise @acme spec sheet by mon 10am ok"))
    after = found(house.desk(), wanted)
    assert (after.terms.means, f"{after.theirs:%a %H:%M}") == ("mail", "Mon 10:00")
    assert "How it arrives stays as it was: mail." in done.told


def test_what_another_program_changed_meanwhile_stays(house: House) -> None:
    desk, wanted, was = made(house, PROMISE)
    actions.do(house.desk("two"), [wanted], "edit", {"means": "phone"})
    edit_line.edit(desk, wanted, *understood(desk, was, was.replace("spec sheet", "data sheet")))
    after = found(house.desk(), wanted)
    assert (after.text, after.terms.means) == ("data sheet", "phone")


class OneAtATime(DiskFolder):
    """A folder on disk that tells a lock taken twice, for which one would wait for ever."""

    is_locked = False

    @contextmanager
    def lock(self) -> Iterator[None]:
        assert not self.is_locked, "waits for itself"
        with super().lock():
            self.is_locked = True
            try:
                yield
            finally:
                self.is_locked = False


def test_hints_that_are_lost_while_a_line_is_edited_hold_nothing_up(house: House) -> None:
    desk, wanted, was = made(house, PROMISE)
    desk.folder = desk.book.folder = OneAtATime(str(house.path / "book"))
    desk.folder.remove("hints.json")
    edit_line.edit(desk, wanted, *understood(desk, was, was.replace("spec sheet", "data sheet")))
    assert found(house.desk(), wanted).text == "data sheet"
    assert desk.folder.size("hints.json")


def test_every_record_of_the_demo_has_a_line_that_says_it(house: House) -> None:
    house.demo()
    desk = house.desk()
    told: list[str] = []
    for record in desk.book.current.values():
        was = edit_line.line_of(desk, record)
        try:
            if was and edit_line.edited(desk, record, *understood(desk, was, was)).verbs:
                told.append(was)
        except CockpitError as error:
            told.append(f"{was}: {error}")
    assert told == []


def test_kinds_that_are_not_captured_have_no_line(house: House) -> None:
    house.demo()
    desk = house.desk()
    kinds = {record.KIND for record in desk.book.everything() if not edit_line.line_of(desk, record)}
    assert kinds <= {"awaited", "card"}
    assert isinstance(next(iter(desk.book.current.values())), Entry)
