"""Records by what people see: codes and names."""

from __future__ import annotations

from cockpit.domain.people import Customer, fold, followed
from cockpit.domain.record import SHORTEST_TAIL, code_among, codes, is_tail, normal_code, tail
from cockpit.errors import NothingFound, NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeVar

    from cockpit.desk.desk import Desk
    from cockpit.domain.entry import Entry

    Kind = TypeVar("Kind", bound=Entry)

_MOST_NAMED = 5
_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "‘": "’", "«": "»"}


def open_codes(desk: Desk) -> dict[int, str]:
    """Return the code of every open record."""
    return codes({record.id: record.LETTER for record in desk.book.lately.values() if record.is_open()})


def code_of(desk: Desk, record: Entry, among: Mapping[int, str] | None = None) -> str:
    """Return the code of a record, open or ended; `among` are the codes of the open ones, if already had."""
    current = desk.book.lately  # what is not read of the rest has ended
    if among is not None:
        found = among.get(record.id)
    elif record.id in current and current[record.id].is_open():
        alike = (one for one in current.values() if one.LETTER == record.LETTER and one.is_open())
        found = code_among(record.id, record.LETTER, (one.id for one in alike))
    else:
        found = None
    return found or record.LETTER + tail(record.id, SHORTEST_TAIL + 1)


def name_of(desk: Desk, record: Entry) -> str:
    """Return the name of the customer a record is about, as it is now; empty where there is none."""
    return namer(desk)(record)


def namer(desk: Desk) -> Callable[[Entry], str]:
    """Return `name_of` for many records.

    A customer with nothing open is no part of what is read at once. Their name comes from the hints, which
    are small; only where those do not have it is history read.
    """
    book = desk.book
    hinted: dict[int, str] | None = None
    known: dict[int | None, str] = {None: ""}

    def found(customer_id: int | None) -> str:
        nonlocal hinted
        if customer_id not in book.customers and not book.is_whole:
            if hinted is None:
                from cockpit.store import hints

                hinted = {customer: shown for shown, customer in hints.load(book.folder).names.values()}
            if customer_id in hinted:
                return hinted[customer_id]
        customer = customer_of_id(desk, customer_id)
        return customer.display if customer else ""

    def name(record: Entry) -> str:
        if record.customer not in known:
            known[record.customer] = found(record.customer)
        return known[record.customer]

    return name


def customer_of(desk: Desk, record: Entry) -> Customer | None:
    """Return the customer a record is about, after all merges."""
    return customer_of_id(desk, record.customer)


def customer_of_id(desk: Desk, customer_id: int | None) -> Customer | None:
    """Return the customer an id leads to, after all merges; looks into history for one not at hand."""
    book = desk.book
    if customer_id is not None and customer_id not in book.customers:
        book.load_customers()
    return followed(customer_id, book.customers)


def get(desk: Desk, record_id: int | None) -> Entry | None:
    """Return the record of an id, ended or not; None where there is none, or it does not read."""
    return desk.book.get(record_id) if record_id else None


def every(desk: Desk, kind: type[Kind]) -> list[Kind]:
    """Return every record of a kind, ended or not, deleted ones left out."""
    from cockpit.store.past_records import chosen  # Today does without

    found = (record for record in chosen(desk.book, {kind.KIND: None}) if isinstance(record, kind))
    return sorted(found, key=lambda record: record.id)


def find(desk: Desk, code: str, remedy: str = "") -> Entry:
    """Return the record of a code, the open ones first; `remedy` says where such codes stand, if not on Today.

    Raises NothingFound where none has it, NotUnderstood where several do, BookError where it does not read.
    """
    book, wanted = desk.book, normal_code(code.strip())
    hits = _ending_in(wanted, (record for record in book.lately.values() if record.is_open()))
    if not hits and is_tail(wanted[1:]):
        from cockpit.store.past_records import ending_in  # Today does without

        hits = _ending_in(wanted, ending_in(book, wanted[1:])) if len(wanted) > SHORTEST_TAIL else []
    if not hits and book.unreadable:
        from cockpit.store.unreadable import find as find_unreadable

        if unread := find_unreadable(book, wanted):
            raise unread.error()
    if not hits:
        raise NothingFound(f"No record has the code {wanted}.", remedy or _where_codes_stand(desk, code), "")
    if len(hits) > 1:
        longer = codes({record.id: record.LETTER for record in hits})
        raise NotUnderstood(
            f"{wanted} could be {' or '.join(sorted(longer.values()))}.", "Type one more character."
        )
    return hits[0]


def find_customer(desk: Desk, name: str, *, exactly: bool = False) -> Customer | None:
    """Return the customer of that name or alias, or of that unique beginning; None where there is none.

    With `exactly` no beginning is taken for a name.

    An @ before it, as in capturing, is no part of it. Raises NotUnderstood where several begin so.
    """
    book = desk.book
    book.load_customers()
    wanted = fold(name.strip().removeprefix("@"))
    standing = [customer for customer in book.customers.values() if customer.is_open()]
    exact = [customer for customer in standing if any(fold(known) == wanted for known in customer.names())]
    begins = [
        customer for customer in standing if any(fold(known).startswith(wanted) for known in customer.names())
    ]
    if exact or exactly or not begins or not wanted:
        return exact[0] if exact else None
    if len(begins) > 1:
        names = sorted(customer.display for customer in begins)
        listed = " or ".join(names[:_MOST_NAMED]) + (" or …" if len(names) > _MOST_NAMED else "")
        raise NotUnderstood(f"“{name}” could be {listed}.", "Type more of the name.")
    return begins[0]


def known_as(desk: Desk, typed: str, *, but: Customer | None = None) -> str:
    """Return the name of whoever is known by that one, or alone by its words as the first of theirs; else as typed.

    Nobody helps themselves: `but` is never meant. What stands in quotation marks is taken as it stands.
    """
    desk.book.load_customers()
    wanted = fold(typed.strip().removeprefix("@"))
    if _QUOTES.get(typed[:1]) == typed[-1:] and fold(typed[1:-1]):
        return typed[1:-1].strip()
    others = [
        one for one in desk.book.customers.values() if one.is_open() and (but is None or one.id != but.id)
    ]
    exact = [one for one in others if any(fold(name) == wanted for name in one.names())]
    begins = (one for one in others if any(fold(name).startswith(f"{wanted} ") for name in one.names()))
    found = exact or list(begins)
    return found[0].display if len(found) == 1 and wanted else typed


def _where_codes_stand(desk: Desk, typed: str) -> str:
    """Return where to look for the code of what was meant by what is none: perhaps somebody's name."""
    try:
        customer = find_customer(desk, typed)
    except NotUnderstood:  # the beginning of several names
        customer = None
    if customer is None:
        return "See `cockpit today` for those that are open."
    return f"{customer.display} has several, perhaps: see `cockpit show {customer.display}`."


def _ending_in(code: str, records: Iterable[Entry]) -> list[Entry]:
    letter, wanted = code[:1], code[1:]
    if not is_tail(wanted):
        return []
    return [
        record for record in records if letter == record.LETTER and tail(record.id, len(wanted)) == wanted
    ]
