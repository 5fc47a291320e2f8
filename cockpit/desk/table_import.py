"""Taking in a plain table: people with their numbers, or what is open with them. All of it, or nothing."""

from __future__ import annotations

from cockpit.desk import person_verbs
from cockpit.desk.capture import Known, understand
from cockpit.desk.kinds.table import line_kind
from cockpit.desk.lookup import find_customer
from cockpit.domain.people import Customer, fold, id_of
from cockpit.domain.record import Record
from cockpit.domain.text import clean
from cockpit.domain.wording import counted
from cockpit.errors import CockpitError, NotUnderstood
from cockpit.exchange.card_files import text_of
from cockpit.exchange.plain_tables import CARDS, SEVERAL, headings_of, read_plain, things_in
from cockpit.store import hints as hinting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.desk.desk import Desk
    from cockpit.desk.understood import Understood
    from cockpit.domain.entry import Entry
    from cockpit.exchange.plain_tables import PlainTable

HEADINGS = (
    "Answer cards: question, answer. People: name, phone, mail, topics. What is open: kind (promise, order, call, "
    "todo, wait), customer, what, due, amount, terms."
)
_TABLES = frozenset((".csv", ".tsv", ".txt"))
_VERBS = {"phone": "phone", "mail": "mail", "topics": "add-topic", "needs": "add-need", "tags": "add-tag"}
_KINDS = ("promise", "order", "call", "todo", "note", "wait", "q")
_NAMED = {"question": "q", "waiting": "wait", "awaited": "wait", "to-do": "todo", "task": "todo"}


class TakenIn(Record):
    """What a table made or would make: people that are new or changed, and records; how many were there already.

    `left_out` tells each line that does not read, with the reason: where there is one, nothing is kept. `unknown` are
    the columns that were passed over; `assumed` tells, by line, what a rule or a setting decided, and which number or
    address of somebody is kept in place of which.
    """

    people: tuple[Customer, ...] = ()
    changed: tuple[Customer, ...] = ()
    records: tuple[Entry, ...] = ()
    unchanged: int = 0
    left_out: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def counts(self, done: str) -> str:
        """Return in a sentence how much was kept, or would be: that is what `done` says."""
        if self.left_out:
            return f"{counted(len(self.left_out), 'line')} did not read, so nothing was kept. Mend and import again."
        new = [counted(len(self.people), "new contact")] if self.people or self.changed else []
        new += [f"{len(self.changed)} changed"] if self.changed else []
        new += [counted(len(self.records), "open record")] if self.records else []
        return f"{done} {', '.join(new) or 'nothing new'}, {self.unchanged} as they were."

    def told(self) -> list[tuple[str, str]]:
        """Return what it comes to, one by one: whether it is new, and what it is."""
        told = [("new", one.display) for one in self.people] + [
            ("changed", one.display) for one in self.changed
        ]
        return told + [(one.KIND, one.text) for one in self.records]


def holds_cards(data: bytes, suffix: str) -> bool:
    """Tell whether a file is one of answer cards: a FAQ, or a table with their columns. Raises NotUnderstood."""
    return suffix.casefold() not in _TABLES or not CARDS.isdisjoint(headings_of(text_of(data)))


def import_rows(desk: Desk, data: bytes, *, dry_run: bool = False) -> TakenIn:
    """Take in a table as one action that one undo takes back; nothing of it where a line does not read.

    Raises NotUnderstood where the headings do not tell what it holds, or nothing stands below them.
    """
    table = read_plain(text_of(data))
    if "who" not in table.columns and "what" not in table.columns:
        raise NotUnderstood("The headings do not tell what the table holds.", HEADINGS)
    if not table.rows:
        raise NotUnderstood("Nothing stands below the headings.", "Write each in a row of its own.")
    taken = _planned(desk, table)
    if dry_run or taken.left_out or not taken.told():
        return taken
    with desk.book.transaction() as transaction:
        taken = _planned(desk, table)
        if taken.left_out:
            return taken
        for who in (*taken.people, *taken.changed):
            transaction.put(who)
        for record in taken.records:
            transaction.put(record)
        transaction.did = f"imported {counted(len(taken.told()), 'line')}"
    hinting.keep_up(desk.folder, customers=(*taken.people, *taken.changed))
    return taken


def _planned(desk: Desk, table: PlainTable) -> TakenIn:
    desk.book.load_history()
    plan = (_Items if "what" in table.columns else _People)(desk)
    left_out, assumed = [], []
    for row in table.rows:
        try:
            if row.fault:
                raise NotUnderstood(row.fault, "")
            told = plan.take({name: clean(cell).strip() for name, cell in row.cells.items()})
            assumed += [f"line {row.line}: {one}" for one in told]
        except CockpitError as error:
            left_out.append(f"line {row.line}: {str(error).removesuffix(' Nothing was changed.')}")
    return plan.taken(tuple(left_out), table.unknown).replace(assumed=tuple(assumed))


class _People:
    """The people of a table: those known already get what is new of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._new: dict[int, Customer] = {}
        self._changed: dict[int, Customer] = {}
        self._unchanged = 0

    def take(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """Take in a row, and return what it put in place of what was known. Raises NotUnderstood."""
        name = cells.get("who", "")
        if not fold(name):
            raise NotUnderstood("it has no name", "")
        found = find_customer(self._desk, name, exactly=True)
        made = found or Customer(id=id_of(name), said=name)
        before = self._new.get(made.id) or self._changed.get(made.id) or made
        given = {
            _VERBS[column]: list(things_in(cell) if column in SEVERAL else (cell,))
            for column, cell in cells.items()
            if cell and column in _VERBS
        }
        after = person_verbs.edited(self._desk, before, given)
        if found is None:
            self._new[after.id] = after
        elif after != before:
            self._changed[after.id] = after
        else:
            self._unchanged += 1
        ways = (("phone", before.phone, after.phone), ("mail", before.email, after.email))
        return tuple(
            f"{after.display}: {now} is kept as the {way}, {was} is not"
            for way, was, now in ways
            if was and was != now
        )

    def taken(self, left_out: tuple[str, ...], unknown: tuple[str, ...]) -> TakenIn:
        """Return what it comes to."""
        return TakenIn(
            people=tuple(self._new.values()),
            changed=tuple(self._changed.values()),
            unchanged=self._unchanged,
            left_out=left_out,
            unknown=unknown,
        )


class _Items:
    """What is open, by a table: each row is read as the line that one would type."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._known = desk, Known(desk)
        self._new: dict[int, Customer] = {}
        self._records: list[Entry] = []
        self._unchanged = 0
        self._had = {_same(one) for one in desk.book.everything() if one.is_open()}

    def take(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """Take in a row, and return what was assumed of it. Raises NotUnderstood where it does not read."""
        line, words = _line(cells)
        understood = understand(self._desk, line, self._known, plain=[words])
        draft = understood.draft
        _must_have_read(cells, understood)
        customer = self._customer(draft.customer or "")
        common = {
            "id": self._desk.make_id(),
            "customer": customer.id if customer else None,
            "made_at": self._desk.now(),
        }
        record = line_kind(draft.kind).record_of(understood, common, self._desk.rules)
        if cells.get("terms"):  # what they agreed to is no part of what they get
            record = record.replace(text=line[slice(*words)])
        if _same(record) in self._had:
            self._unchanged += 1
            return ()
        self._had.add(_same(record))
        self._records.append(record)
        if customer is not None and customer.id not in self._desk.book.customers:
            self._new[customer.id] = customer
        return (*draft.assumed, *draft.asks)

    def _customer(self, name: str) -> Customer | None:
        if not fold(name):
            return None
        return find_customer(self._desk, name, exactly=True) or Customer(id=id_of(name), said=name)

    def taken(self, left_out: tuple[str, ...], unknown: tuple[str, ...]) -> TakenIn:
        """Return what it comes to."""
        return TakenIn(
            people=tuple(self._new.values()),
            records=tuple(self._records),
            unchanged=self._unchanged,
            left_out=left_out,
            unknown=unknown,
        )


def _must_have_read(cells: Mapping[str, str], understood: Understood) -> None:
    """Raise NotUnderstood where a cell is not read as what its column is for."""
    draft = understood.draft
    if draft.missing:
        raise NotUnderstood(draft.missing[0], "")
    if cells.get("due") and draft.kind == "q":
        raise NotUnderstood("a get-back has a time of its own: leave the due of a q empty", "")
    if cells.get("due") and not (understood.theirs or draft.due):
        raise NotUnderstood(f"“{cells['due']}” is no date such as 2026-11-18 16:00", "")
    if cells.get("amount") and draft.amount is None:
        raise NotUnderstood(f"“{cells['amount']}” is no amount such as 1200.50 EUR", "")
    if cells.get("terms") and draft.terms_days is None and draft.payable_by is None:
        raise NotUnderstood(f"“{cells['terms']}” are no payment terms of an order such as net 30", "")


def _line(cells: Mapping[str, str]) -> tuple[str, tuple[int, int]]:
    """Return the line that one would type for a row, and where its words stand, which mean nothing but themselves."""
    from cockpit.capture.render import mention

    said = cells.get("kind", "").casefold() or ("order" if cells.get("amount") else "todo")
    kind = _NAMED.get(said, said)
    if kind not in _KINDS:
        raise NotUnderstood(f"“{cells['kind']}” is no kind: {', '.join(_KINDS)}", "")
    words = " ".join(cells.get("what", "").split())
    if not words:
        raise NotUnderstood("it has no words", "")
    who, due, terms = cells.get("who", ""), cells.get("due", ""), cells.get("terms", "")
    if terms[:1].isdigit() and "/" not in terms:
        terms = f"net {terms}"  # a number of days, as a column of its own has it
    begin = f"{kind} {mention(who)} " if who else f"{kind} "
    due = f"{'by ' if kind != 'call' else ''}{due}" if due else ""
    rest = "".join(f" {part}" for part in (cells.get("amount", ""), terms, due) if part)
    return f"{begin}{words}{rest}", (len(begin), len(begin) + len(words))


def _same(record: Entry) -> tuple[str, int | None, str, object]:
    """Return what tells two apart: what it is, about whom, in which words, and for when."""
    due = next(
        (at for name in ("theirs", "due", "when", "need_date") if (at := getattr(record, name, None))), None
    )
    return record.KIND, record.customer, fold(record.text), due
