"""Finding in a real book: what is open and what is history, by words, by conditions, by views."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.desk import where
from cockpit.desk.desk import Desk
from cockpit.desk.find import Search
from cockpit.domain.entry import Entry
from cockpit.domain.people import Customer, id_of
from cockpit.domain.rules import Rules
from cockpit.domain.search_text import contains, forms
from cockpit.errors import NotUnderstood
from cockpit.store import compaction, journal
from cockpit.store.condition import STATES, Reading
from cockpit.store.memory import MemoryFolder
from cockpit.store.tables import Shelf
from tests.domain.builders import (
    NOW,
    a_call,
    a_card,
    a_customer,
    a_delivered_promise,
    a_get_back,
    a_held_call,
    a_loss,
    a_note,
    a_promise,
    a_question,
    a_todo,
    an_awaited,
    an_order,
    eur,
    nov,
)
from tests.store.builders import DAY_MS, a_past_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOW_MS = int(NOW.timestamp() * 1000)


class Office:
    """A desk over a book in memory, whose real clock is set by hand."""

    def __init__(self, *records: Entry | Customer) -> None:
        self.wall = NOW_MS
        self.folder = MemoryFolder()
        self.desk = self.sit_down()
        self.put(*records)

    def sit_down(self) -> Desk:
        return Desk(
            folder=self.folder,
            local=MemoryFolder(),
            now=lambda: NOW,
            wall_ms=lambda: self.wall,
            rules=Rules(),
        )

    def put(self, *records: Entry | Customer) -> None:
        if records:
            with self.desk.book.transaction() as transaction:
                for record in records:
                    transaction.put(record)

    def age(self) -> None:
        """Let a hundred days pass, fold the journal and open the book anew: what has ended is history then."""
        self.wall += 100 * DAY_MS
        compaction.compact(self.folder, lambda: self.wall)
        self.desk = self.sit_down()

    def found(self, words: str = "", asked: str = "", views: Mapping[str, str] | None = None) -> set[int]:
        return {one.record.id for one in Search(self.desk, words, asked, views).found()}


def ended(number: int, **facts: Any) -> Any:
    """Return a to-do that was done a year ago."""
    return a_todo(id=a_past_id(400, number), done_at=NOW - timedelta(days=399), **facts)


# Words.


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Müller GmbH", "mueller"),
        ("Müller GmbH", "MULLER"),
        ("Mueller GmbH", "müller"),
        ("Muller", "Müller"),
        ("Straße", "STRASSE"),
        ("Café Zoë", "cafe zoe"),
        ("Smørrebrød", "smoerrebroed"),
        ("Smørrebrød", "smorrebrod"),
        ("Ångström", "aangstroem"),
        ("Ångström", "angstrom"),
        ("ﬁne \uff33\uff30\uff25\uff23", "fine spec"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth", "zerowidth"),
        ("O’Brien", "o'brien"),
        ("spec\u2011sheet", "spec-sheet"),
        ("two  spaces", '"two spaces"'),
        ("日本電気", "日本"),
    ],
)
def test_words_are_found_however_they_are_spelled(kept: str, typed: str) -> None:
    open_one, old = a_todo(text=f"for {kept} now"), ended(1, text=f"for {kept} then")
    office = Office(open_one, old, a_todo(text="another"), ended(2, text="another"))
    assert office.found(typed) == {open_one.id, old.id}
    office.age()
    assert office.found(typed) == {open_one.id, old.id}


def test_accents_of_other_scripts_make_other_words() -> None:
    assert not contains("か", forms("が"))


def test_all_words_must_be_found_and_quoted_ones_together() -> None:
    both, parted = a_todo(text="the spec sheet"), a_todo(text="a sheet of specs")
    office = Office(both, parted)
    assert office.found("sheet spec") == {both.id, parted.id}
    assert office.found('"spec sheet"') == {both.id}
    assert office.found("spec nowhere") == set()


def test_a_phrase_is_not_found_across_two_texts() -> None:
    office = Office(a_todo(text="call").note(NOW, text="the bank"))
    assert len(office.found("call bank")) == 1
    assert office.found('"call the"') == set()


@pytest.mark.parametrize("typed", ["acme", "old name", "Aliás", "swallowed"])
def test_a_customers_names_find_what_is_about_them(typed: str) -> None:
    acme = a_customer(name="Acme AG", said="Acme").add_alias("Old Name").add_alias("Alias")
    small = a_customer("Swallowed Ltd")
    merged, whole = small.merge_into(acme)
    mine, theirs = a_promise(customer=acme.id), a_promise(customer=small.id)
    past = a_delivered_promise(id=a_past_id(400), customer=small.id).close(NOW, skip=True)
    office = Office(
        merged, whole, mine, theirs, past, a_todo(), a_customer("Bolt"), a_note(customer=id_of("Bolt"))
    )
    assert office.found(typed) == {mine.id, theirs.id, past.id}
    office.age()
    assert office.found(typed) == {mine.id, theirs.id, past.id}
    assert {one.name for one in Search(office.desk, typed).found()} == {"Acme AG"}


def test_every_part_of_a_record_is_looked_through_but_private_notes_moments_and_ids() -> None:
    loss = (
        a_loss().reframe(NOW, vent="scream").apologise(NOW, text="sorry indeed").note(NOW, text="in remark")
    )
    office = Office(loss, a_customer())
    for typed in ("sorry indeed", "remark", "bolt ab", "two weeks"):
        assert office.found(typed) == {loss.id}
    for typed in ("scream", "2026-11-18t10", str(loss.id)[:8], str(loss.customer)):
        assert office.found(typed) == set()
    assert office.found(asked="text ~ scream") == set()
    office.age()
    assert office.found("scream") == set()


@pytest.mark.parametrize("typed", ['"', "\u200b", '""', " \u00ad "])
def test_no_words_are_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        where.words(typed, a_reading())


def test_what_is_open_comes_first_by_its_deadline_and_history_after_the_latest_first() -> None:
    late, soon = a_todo(nov(20, 9), text="x"), a_todo(nov(19, 9), text="x")
    old, older = ended(1, text="x"), a_todo(id=a_past_id(800), text="x", done_at=NOW)
    office = Office(late, soon, old, older)
    office.age()
    search = Search(office.desk, "x")
    assert [one.record.id for one in next(search.stages())] == [soon.id, late.id]
    assert [one.record.id for one in search.found()] == [soon.id, late.id, old.id, older.id]
    assert not office.desk.book.is_whole  # history was looked through and not taken in


def test_what_was_deleted_is_not_found_and_what_changed_is_found_as_it_stands() -> None:
    gone, old = a_todo(text="secret"), ended(1, text="before")
    office = Office(gone, old)
    office.put(gone.delete(NOW))
    office.age()
    office.put(old.edit(NOW, text="behind"))
    assert office.found("secret") == set()
    assert office.found("before") == set()
    assert office.found("behind") == {old.id}


def test_a_damaged_archive_is_read_from_the_journals() -> None:
    old, open_one = ended(1, text="needle"), a_todo(text="needle")
    office = Office(old, open_one)
    office.age()
    name = next(name for name in office.folder.files if name.startswith("archive/"))
    office.folder.files[name] = office.folder.files[name].replace(b"needle", b"noodle")
    assert [one.record.id for one in Search(office.desk, "needle").found()] == [open_one.id, old.id]


def test_a_record_that_does_not_read_is_counted_and_the_rest_found() -> None:
    office = Office(a_todo(text="needle"), ended(1, text="needle"))
    change = journal.Change("todo", a_past_id(3), {"text": "needle", "made_at": "never"}, is_new=True)
    with office.desk.book.transaction() as transaction:
        transaction.add(change)
    search = Search(office.desk, "needle")
    assert len(list(search.found())) == 2
    assert list(search.unreadable) == [a_past_id(3)]


@pytest.mark.parametrize("value", [5, None, [], {"a": {"b": {"c": {"d": {"e": {}}}}}}, True, "x" * 100_000])
def test_documents_of_any_shape_break_no_search(value: Any) -> None:
    office = Office(a_todo(text="needle"))
    fields = ("text", "made_at", "customer", "amount", "due", "remarks", "moves", "first_theirs", "whole_day")
    with office.desk.book.transaction() as transaction:
        for number, field in enumerate(fields):
            for table in ("promise", "order"):
                change = (
                    {"text": "x", field: value, "moves": {"a": value}}
                    if field != "moves"
                    else {"moves": value}
                )
                record_id = a_past_id(9, number + (20 if table == "order" else 0))
                transaction.add(journal.Change(table, record_id, change, is_new=True))
    asked = "theirs < fri or amount > 1 or tag = x or customer = acme or state = closed or due = today"
    for one in ("needle", ""):
        assert office.found(one, "" if one else asked.replace("customer = acme or ", "")) <= office.found(
            "needle"
        )


# Conditions.


def a_reading(*customers: Customer) -> Reading:
    return Reading(now=NOW, rules=Rules(), customers={one.id: one for one in customers})


BOLT = a_customer("Bolt AB")
CORPUS: tuple[Any, ...] = (
    a_promise(),
    a_promise(nov(20, 16), customer=BOLT.id, text="samples #urgent", agreed_at=NOW),
    a_promise(nov(20, 17), whole_day=True).renegotiate(NOW, theirs=nov(25, 12), rules=Rules()),
    a_delivered_promise(id=a_past_id(300), customer=None).close(NOW, skip=True),
    a_todo(nov(19, 9), text="Straße"),
    a_todo(text="later #someday"),
    ended(5, text="old one", due=NOW - timedelta(days=400)),
    a_note(nov(18, 12)),
    a_note(),
    an_order(eur(12_500)),
    an_order(eur("5000.00"), customer=BOLT.id),
    an_order(eur(4_999), confirmed_at=NOW),
    a_loss(NOW - timedelta(days=1)),
    a_call(),
    a_held_call(),
    an_awaited(nov(10, 9)),
    an_awaited(),
    a_question(),
    a_get_back(),
    a_card(),
)


def _deadline(record: Any) -> datetime | None:
    if record.KIND == "promise":
        moment: datetime = record.theirs
        return moment
    own: datetime | None = getattr(record, "due", None) or getattr(record, "when", None)
    found = record.deadlines(NOW, Rules()) if own is None and record.is_open() else ()
    return found[0].when if found else own


def _before(get: Callable[[Any], datetime | None], limit: datetime) -> Callable[[Any], bool]:
    return lambda record: (at := get(record)) is not None and at < limit


# Each comparison as it is typed, and as plain Python has it.
PLAIN: dict[str, Callable[[Any], bool]] = {
    "kind = order": lambda one: one.KIND == "order",
    "KIND != Todo": lambda one: one.KIND != "todo",
    "customer = acme": lambda one: one.customer == id_of("Acme"),
    'customer = "bolt ab"': lambda one: one.customer == BOLT.id,
    "customer != @Acme": lambda one: one.customer != id_of("Acme"),
    "customer ~ bolt": lambda one: one.customer == BOLT.id,
    "amount > 5000": lambda one: getattr(one, "amount", None) is not None and one.amount.value > 5000,
    "amount >= EUR 5,000": lambda one: getattr(one, "amount", None) is not None and one.amount.value >= 5000,
    "amount<5k": lambda one: getattr(one, "amount", None) is not None and one.amount.value < 5000,
    "amount = 12.5k EUR": lambda one: getattr(one, "amount", None) == eur(12_500),
    "amount != 12500": lambda one: getattr(one, "amount", None) != eur(12_500),
    "amount > 5000 USD": lambda _: False,
    "state = open": lambda one: one.is_open(),
    "state = ended": lambda one: not one.is_open(),
    "state != agreed": lambda one: one.state(NOW) != "agreed",
    "state = 'delivery date set' ": lambda one: one.state(NOW) == "delivery date set",
    "state ~ promised": lambda one: "promised" in one.state(NOW),
    "due < fri": _before(_deadline, nov(20)),
    "due <= fri": _before(_deadline, nov(21)),
    "due = fri 4pm": lambda one: _deadline(one) == nov(20, 16),
    "due >= 2026-11-19": lambda one: (at := _deadline(one)) is not None and at >= nov(19),
    "made = today": lambda one: one.made_at.date() == NOW.date(),
    "made = 2026-11": lambda one: (one.made_at.year, one.made_at.month) == (2026, 11),
    "made < 2026": lambda one: one.made_at.year < 2026,
    "theirs > tomorrow": lambda one: one.KIND == "promise" and one.theirs >= nov(20),
    "mine <= 18.11.2026": lambda one: one.KIND == "promise" and one.mine < nov(19),
    "told = yesterday": lambda one: one.KIND == "loss",
    "tag = urgent": lambda one: "#urgent" in one.text,
    "tag ~ some": lambda one: "#some" in one.text,
    "tag != #Urgent": lambda one: "#urgent" not in one.text,
    "text ~ strasse": lambda one: one.text == "Straße",
    "text = STRASSE": lambda one: one.text == "Straße",
}
_leaves = st.sampled_from(sorted(PLAIN)).map(lambda text: (text, PLAIN[text]))
_Asked = tuple[str, "Callable[[Any], bool]"]


def _joined(parts: list[_Asked], word: str) -> _Asked:
    holds = all if word.strip().lower() == "and" else any
    return f"({word.join(text for text, _ in parts)})", lambda one: holds(plain(one) for _, plain in parts)


conditions: st.SearchStrategy[_Asked] = st.recursive(
    _leaves,
    lambda inner: (
        st.builds(
            _joined,
            st.lists(inner, min_size=1, max_size=4),
            st.sampled_from([" and ", " OR ", " or ", "\tAND "]),
        )
        | inner.map(lambda asked: (f"not {asked[0]}", lambda one: not asked[1](one)))
    ),
    max_leaves=8,
)
_SAME = Office(*CORPUS, a_customer(), BOLT)
_AGED = Office(*CORPUS, a_customer(), BOLT)
_AGED.age()


@pytest.mark.parametrize("asked", sorted(PLAIN))
@pytest.mark.parametrize("office", [_SAME, _AGED], ids=["in memory", "with history"])
def test_a_comparison_finds_what_plain_python_finds(office: Office, asked: str) -> None:
    assert office.found(asked=asked) == {one.id for one in CORPUS if PLAIN[asked](one)}


@given(conditions)
@settings(max_examples=150, deadline=None)
def test_any_condition_finds_what_plain_python_finds(asked: _Asked) -> None:
    text, plain = asked
    wanted = {one.id for one in CORPUS if plain(one)}
    assert _SAME.found(asked=text) == wanted
    assert _AGED.found(asked=text) == wanted


@given(conditions)
@settings(max_examples=60, deadline=None)
def test_a_condition_as_it_is_told_asks_for_the_same(asked: _Asked) -> None:
    search = Search(_SAME.desk, asked=asked[0])
    assert _SAME.found(asked=search.told) == {one.record.id for one in search.found()}


def test_without_parentheses_and_binds_closer_than_or() -> None:
    asked = "kind = todo or kind = order and amount > 5000"
    assert _SAME.found(asked=asked) == _SAME.found(asked=f"kind = todo or ({asked.partition(' or ')[2]})")
    assert _SAME.found(asked=asked) != _SAME.found(asked="(kind = todo or kind = order) and amount > 5000")


def test_the_states_that_are_known_are_those_of_the_records() -> None:
    for one in CORPUS:
        assert one.state(NOW) in STATES[one.KIND].split("|"), one


def test_a_date_stays_that_date_wherever_it_was_said() -> None:
    from datetime import UTC
    from zoneinfo import ZoneInfo

    said = nov(20, 17).replace(tzinfo=ZoneInfo("America/Los_Angeles"))  # in Berlin it is Saturday by then
    dated, timed = a_todo(said, whole_day=True), a_todo(nov(20, 23).replace(tzinfo=UTC))
    office = Office(dated, timed)
    assert office.found(asked="due = fri") == {dated.id}
    assert office.found(asked="due = sat") == {timed.id}


@pytest.mark.parametrize(
    ("asked", "place", "says"),
    [
        ("", 0, "nothing"),
        ("acme", 0, "no such field"),
        ("kund = order", 0, "Did you mean kind?"),
        ("kind order", 4, "comparison is missing"),
        ("kind", 4, "comparison is missing"),
        ("kind =", 6, "value is missing"),
        ("kind = ordr", 7, "Did you mean order?"),
        ("kind > order", 5, "not compared so"),
        ("kind == order", 5, "not compared so"),
        ("kind = order amount > 5", 13, "missing before"),
        ("kind = order and", 16, "something is missing"),
        ("kind = order and and state = open", 17, "no such field"),
        ("(kind = order", 0, "not closed"),
        ("kind = order)", 12, "closes nothing"),
        ("()", 1, "no such field"),
        ('kind = "order', 7, "not closed"),
        ("amount > lots", 9, "no amount"),
        ("amount ~ 5", 7, "not compared so"),
        ("due < someday soon", 6, "no time I know"),
        ("due < 9999-12-31", 6, "no time I know"),
        ("due < 0001-01-01", 6, "no time I know"),
        ("customer = acmee", 11, "Did you mean Acme?"),
        ("state = delivred", 8, "Did you mean delivered?"),
        ("state ~ zzz", 8, "no state holds"),
        ("tag = #", 6, "says nothing"),
        ("text ~ ''", 7, "empty"),
        ("(" * 100 + "kind = order" + ")" * 100, 40, "too deep"),
        ("not " * 10_000 + "kind = order", 160, "too deep"),
        ("kind = a = b", 9, "too many"),
        ("kind = order; drop table", 7, "no kind"),
        ("\x00\x1b[31m", 0, "no such field"),
        ("__class__ = x", 0, "no such field"),
        ("lambda: 0", 0, "no such field"),
    ],
)
def test_what_does_not_read_is_told_with_its_place(asked: str, place: int, says: str) -> None:
    with pytest.raises(where.WhereError) as refused:
        where.condition(asked, a_reading(a_customer()))
    assert refused.value.place == place
    assert says in str(refused.value)


@given(st.text(max_size=60) | st.text("kind=order<>!~()\"' andornotamount5000#", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_reads_or_is_refused(asked: str) -> None:
    try:
        found = where.condition(asked, a_reading(a_customer()))
    except where.WhereError as error:
        refused: where.WhereError | None = error
    else:
        refused = None
        assert where.told(found)
    assert refused is None or (refused.remedy and 0 <= refused.place <= len(asked))


def test_a_thousand_comparisons_are_answered() -> None:
    office = Office(a_todo(text="needle"))
    assert (
        len(
            office.found(
                asked=" or ".join(f"text ~ x{number}" for number in range(1000)) + " or text ~ needle"
            )
        )
        == 1
    )


# Views.


def test_a_view_is_found_by_its_name_and_may_be_narrowed() -> None:
    views = {"Big": "kind = order and amount > 4999.50"}
    assert len(_SAME.found("big", views=views)) == 2
    assert len(_SAME.found("big", "customer = acme", views)) == 1
    assert _SAME.found('"big"', views=views) == set()  # quoted it is a word


def test_a_view_that_does_not_read_is_told_by_its_name() -> None:
    with pytest.raises(NotUnderstood, match=r"view “big” of the settings.*At character 1"):
        Search(_SAME.desk, "big", views={"big": "knd = order"})


def test_nothing_is_written_by_looking_through() -> None:
    with pytest.raises(ValueError, match="not written"):
        Shelf({}).write({})
