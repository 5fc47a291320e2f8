"""`cockpit calendar status` and `inbox` in real processes: the same as the phone's screen, for scripts too."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.desk import phone_inbox
from cockpit.desk.desk import Desk
from cockpit.desk.feed_state import Served, levels, note_served
from cockpit.domain.rules import Rules
from cockpit.store.disk import DiskFolder
from tests.cli.conftest import HOSTILE, Shell
from tests.domain.builders import NOW


@pytest.fixture
def desk(shell: Shell) -> Desk:
    """A desk at the shell's book, as the sync has it."""
    shell.add("promise @acme spec sheet by 16:00 ok")
    local = Path(shell("locations", "--json").json["local"])
    return Desk(
        folder=DiskFolder(str(shell.book)),
        local=DiskFolder(str(local)),
        now=lambda: NOW,
        wall_ms=lambda: 1,
        rules=Rules(),
    )


def wait(desk: Desk, what: str, said: str = "It was ticked.", **more: str) -> str:
    item = phone_inbox.item_of(desk, what, f"/{what}", said, "do it", **more)
    phone_inbox.let_wait(desk, item)
    return item.id


def test_an_empty_inbox_says_so(shell: Shell, desk: Desk) -> None:
    assert shell("calendar", "inbox").out == "Nothing from the phone waits.\n"
    assert shell("calendar", "inbox", "--json").json == []


def test_what_waits_is_listed_accepted_and_taken_back(shell: Shell, desk: Desk) -> None:
    (record,) = desk.book.everything()
    name = wait(desk, phone_inbox.TICKED, record=str(record.id))
    assert shell("calendar", "inbox").out.endswith(
        f"So: cockpit calendar inbox accept {name}, or dismiss {name}.\n"
    )
    (item,) = shell("calendar", "inbox", "--json").json
    assert (item["id"], item["what"], item["asks"]) == (name, "ticked", "do it")
    assert "`cockpit undo` takes it back" in shell("calendar", "inbox", "accept", name).out
    assert "elivered" in shell("log").out
    assert shell("calendar", "inbox", "accept", name, code=1).err
    shell("undo")
    assert shell("today", "--json").json
    assert name in shell("calendar", "inbox").out  # it waits again, and does not once that is done again
    shell("redo")
    assert shell("calendar", "inbox").out == "Nothing from the phone waits.\n"


def test_a_dismissed_one_changes_nothing(shell: Shell, desk: Desk) -> None:
    (record,) = desk.book.everything()
    name = wait(desk, phone_inbox.TICKED, record=str(record.id))
    before = shell.files()
    assert "stays as it is" in shell("calendar", "inbox", "dismiss", name).out
    assert shell.files() == before
    assert shell("calendar", "inbox", "--json").json == []


def test_a_line_that_is_not_clear_waits_on_until_it_is_said(shell: Shell, desk: Desk) -> None:
    name = wait(desk, phone_inbox.TYPED, value="promise @acme offer by 31.4.")
    assert "31.4" in shell("calendar", "inbox", "accept", name, code=2).err
    assert len(shell("calendar", "inbox", "--json").json) == 1
    told = shell("calendar", "inbox", "accept", name, "--set", "line=promise @acme offer by 17:00 ok").out
    assert "offer" in told
    assert shell("calendar", "inbox", "--json").json == []


@pytest.mark.parametrize("words", [["accept"], ["dismiss"], ["eat", "x"], ["dismiss", "a", "b"]])
def test_what_is_no_way_to_settle_is_refused_with_the_way(shell: Shell, desk: Desk, words: list[str]) -> None:
    assert "inbox" in shell("calendar", "inbox", *words, code=2).err


def test_a_keyring_that_is_away_is_told_and_the_rest_of_the_status_stands(shell: Shell, desk: Desk) -> None:
    served = Served(host="127.0.0.1", port=1, tls=False, privacy=levels(()), amounts=False)
    note_served(desk, served)
    desk.local.replace("calendar-token", b"keyring 00\n")
    told = shell("calendar", "status").out
    assert "Not served now; last at 127.0.0.1:1" in told
    assert "The keyring that has the calendar-token is away" in told
    assert "Unlock it" in shell("calendar", "token", code=4).err
    assert desk.local.read("calendar-token") == b"keyring 00\n"  # no other takes its place


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_from_the_phone_steer_no_terminal(shell: Shell, desk: Desk, text: str) -> None:
    wait(desk, phone_inbox.TYPED, f"Typed: {text}", value=text)
    assert "Typed: " in shell("calendar", "inbox").out  # the shell itself looks for controls
