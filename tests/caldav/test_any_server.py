"""Whatever a server does, and whoever changes what: no record is lost, none comes from nowhere, both sides agree."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from icalendar import Calendar

from cockpit.desk import actions, phone_accept, phone_inbox
from cockpit.domain.entry import Entry
from cockpit.errors import CockpitError, OtherSideError
from tests.caldav.fake_server import HOME, FakeCalendarServer
from tests.caldav.offices import ConnectedOffice
from tests.caldav.servers import a_task

_TASKS = f"{HOME}cockpit-tasks/"
_SOME = st.integers(0, 50)


def _of(found: list[Any], number: int) -> Any:
    return found[number % len(found)]


class BothSides(RuleBasedStateMachine):
    """A seller, a phone, and a server between them that fails, forgets, and lies."""

    def __init__(self) -> None:
        super().__init__()
        self.server = FakeCalendarServer()
        self.office = ConnectedOffice(self.server.url)
        self.office.know(self.server, "tasks", "promise", "todo")
        self.captured: set[int] = set()
        self.deleted: set[int] = set()
        self.typed: set[str] = set()
        self.given_up: set[str] = set()
        self.marked: set[str] = set()
        self.count = 0

    def teardown(self) -> None:
        try:
            self.comes_to_rest()
        finally:
            self.server.close()

    @initialize(knows_tokens=st.booleans(), gives_etags=st.booleans())
    def begins(self, *, knows_tokens: bool, gives_etags: bool) -> None:
        self.server.knows_tokens, self.server.gives_etags = knows_tokens, gives_etags
        self.captures("promise")

    # The seller

    @rule(kind=st.sampled_from(["promise", "todo"]))
    def captures(self, kind: str) -> None:
        self.count += 1
        self.captured.add(self.office.add(f"{kind} @acme thing{self.count} by 16:00").id)

    @rule(number=_SOME, verb=st.sampled_from(["finish", "delete", "edit", "later"]))
    def acts(self, number: int, verb: str) -> None:
        open_now = [one for one in self.records() if one.is_open() and one.KIND in ("promise", "todo")]
        open_now = [one for one in open_now if getattr(one, "delivered_at", None) is None]
        if not open_now:
            return
        record, given = _of(open_now, number), {}
        self.count += 1
        if verb == "finish":
            verb = "deliver" if record.KIND == "promise" else "done"
        elif verb == "delete":
            self.deleted.add(record.id)
        elif verb == "edit":
            given = {"text": f"{record.text} words{self.count}"}
        else:
            verb = "edit"
            given = {
                "mine" if record.KIND == "promise" else "due": f"2026-11-18T15:{self.count % 60:02}:00+01:00"
            }
        actions.do(self.office.desk, [record.id], verb, given)

    @rule(number=_SOME, accepts=st.booleans())
    def settles(self, number: int, *, accepts: bool) -> None:
        waits = phone_inbox.waiting(self.office.desk)
        if not waits:
            return
        item = _of(waits, number)
        try:
            if accepts:
                phone_accept.accept(self.office.desk, item.id)
                if item.what in (phone_inbox.DELETED, phone_inbox.CANCELLED):
                    self.deleted.add(item.record_id)
            else:
                phone_inbox.dismiss(self.office.desk, item.id)
        except CockpitError:
            phone_inbox.dismiss(self.office.desk, item.id)
            accepts = False
        if item.what == phone_inbox.TYPED and not accepts:
            self.given_up.add(item.href)
        self.office.desk.refresh()

    # The phone

    @rule(
        number=_SOME,
        does=st.sampled_from(
            ["tick", "untick", "cancel", "move", "late", "note", "rename", "delete", "mark"]
        ),
    )
    def changes(self, number: int, does: str) -> None:
        paths = sorted(self.server.entries)
        if not paths:
            return
        path = _of(paths, number)
        if does == "delete":
            self.given_up.add(path)
            self.server.delete(path)
            return
        calendar = Calendar.from_ical(self.server.entries[path])
        one = calendar.walk()[1]
        self.count += 1
        if does in ("tick", "untick") and one.name == "VTODO":
            one["STATUS"] = "COMPLETED" if does == "tick" else "NEEDS-ACTION"
        elif does == "cancel":
            one["STATUS"] = "CANCELLED"
        elif does in ("move", "late") and "DTSTART" in one:
            hour = 13 if does == "move" else 19
            moment = Calendar.from_ical(
                a_task("x", "x", f"DUE:20261118T{hour:02}{self.count % 60:02}00Z").encode()
            ).walk()[1]["DUE"]
            one["DTSTART"] = moment
            one["DUE" if one.name == "VTODO" else "DTEND"] = moment
        elif does == "note":
            one["DESCRIPTION"] = f"{one.get('DESCRIPTION', '')}\nheard{self.count}"
        elif does == "rename":
            one["SUMMARY"] = f"{one['SUMMARY']} renamed{self.count}"
        one["X-PHONE"] = "kept"
        self.marked.add(path)
        self.server.put(path, calendar.to_ical())

    @rule(is_plain=st.booleans())
    def types(self, *, is_plain: bool) -> None:
        self.count += 1
        word = f"typed{self.count}"
        self.typed.add(word)
        line = f"todo {word} by 17:00" if is_plain else f"promise {word}"
        self.server.put(f"{_TASKS}{word}.ics", a_task(line, word).encode())

    # The server

    @rule(forgets=st.booleans())
    def is_odd(self, *, forgets: bool) -> None:
        if forgets:
            self.server.epoch += 1
        else:
            self.server.salt += 1

    # Syncing

    @rule(fails=st.sets(st.integers(1, 12), max_size=2), drops=st.sets(st.integers(1, 12), max_size=2))
    def syncs_badly(self, fails: set[int], drops: set[int]) -> None:
        self.server.asked, self.server.fails, self.server.drops = 0, fails, drops
        try:
            self.office.sync()
        except OtherSideError:
            pass  # a server that is away is normal
        self.server.be_sound()

    @rule(silent=st.integers(1, 3))
    def syncs_with_a_liar(self, silent: int) -> None:
        self.server.lists_nothing = silent
        self.office.sync()
        self.server.be_sound()

    @rule()
    @precondition(lambda self: self.count)
    def syncs(self) -> None:
        self.office.sync()

    # What holds

    def records(self) -> list[Entry]:
        self.office.desk.refresh()
        return list(self.office.desk.book.current.values())

    def comes_to_rest(self) -> None:
        self.server.be_sound()
        self.office.sync(yes=True)
        self.office.sync(yes=True)
        report = self.office.sync(yes=True)
        assert (report.sent, report.deleted, report.taken, report.waits, report.refused) == (0, 0, (), (), ())
        records = {one.id: one for one in self.records()}
        lost = self.captured - self.deleted - {one.id for one in records.values() if not one.deleted}
        assert not lost, lost
        words = [word for one in records.values() for word in one.text.split()]
        waiting = " ".join(one.value for one in phone_inbox.waiting(self.office.desk)).split()
        gone = [self.office.desk.book.get(one) for one in self.deleted]
        waiting += [word for one in gone if one is not None for word in one.text.split()]
        for word in self.typed:
            path = f"{_TASKS}{word}.ics"
            assert words.count(word) <= 1, word
            if path not in self.given_up and path not in self.marked:
                assert word in words or word in waiting, word
        extra = [
            one
            for one in records.values()
            if one.id not in self.captured and not any(word in one.text for word in self.typed)
        ]
        assert all("renamed" in one.text or "words" in one.text for one in extra), extra
        self.agree(records)

    def agree(self, records: dict[int, Entry]) -> None:
        """What is open stands on the server, once, as it is here, unless it waits for a word; nothing else of ours."""
        from cockpit.desk.caldav_entries import EntriesHere
        from cockpit.desk.caldav_map import CaldavMap

        known = CaldavMap(self.office.desk)
        here = EntriesHere(self.office.desk, self.office.connection, known)
        waits = {(one.href, one.what) for one in phone_inbox.waiting(self.office.desk)}
        there: dict[str, Any] = {}
        for path, body in self.server.entries.items():
            one = Calendar.from_ical(body).walk()[1]
            assert str(one["UID"]) not in there, "twice on the server"
            there[str(one["UID"])] = path, one
            if path in self.marked and path in self.server.entries:
                assert one.get("X-PHONE") == "kept"
        for uid, wanted in here.open.items():
            if uid not in there:
                assert any(what == phone_inbox.DELETED for _, what in waits), wanted
                continue
            path, one = there[uid]
            if not any(href == path for href, _ in waits):
                assert str(one["SUMMARY"]) == wanted.title
                assert one["DTSTART"].dt.isoformat() == wanted.when
                assert one.get("STATUS") in (None, "NEEDS-ACTION")
        for uid, (path, one) in there.items():
            if uid.endswith("@sales-cockpit") and uid not in here.open:
                assert here.of_uid(uid, known.entries.get(path)) is not None, (path, one)


TestBothSides = BothSides.TestCase
TestBothSides.settings = settings(max_examples=15, stateful_step_count=16, deadline=None)
