"""What was done on the phone, taken into the book: each as a normal action that undo takes back, or to wait for a word.

Nothing from there deletes a record, and nothing books money.
"""

from __future__ import annotations

from cockpit.calendar.dav_wanted import TICKED_BY, finished_at
from cockpit.calendar.words import PURPOSES
from cockpit.desk import actions
from cockpit.desk.lookup import customer_of
from cockpit.desk.phone_inbox import CANCELLED, DELETED, MOVED, RENAMED, TICKED, as_of, item_of
from cockpit.domain.moment import at, from_text, is_before, to_text
from cockpit.domain.promises.promise import Promise
from cockpit.domain.record import Record
from cockpit.domain.text import clean
from cockpit.domain.wording import full, sentence
from cockpit.errors import CockpitError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.calendar.dav_entry import EntryThere
    from cockpit.calendar.dav_wanted import Wanted
    from cockpit.desk.desk import Desk
    from cockpit.desk.phone_inbox import WaitingItem
    from cockpit.domain.entry import Entry

# What a tick does by itself, by what the entry is due for. All else states a fact: money came, you called them.
_TICKS = {"promise": "deliver", "todo": "done", "note": "done", "awaited": "received"}
# What a tick of the others says was done, once the seller says so, too; where nothing stands here, the next step.
_STEPS = {
    "reassure": "reassure",
    "competitors": "competitors",
    "process": "process",
    "supply": "date-supply",
    "credit": "credit-ok",
    "invoiced": "invoice",
    "cleared": "clear",
    "need-check": "check-need",
    "question": "answer",
    "get-back": "deliver",
}
_MOVES = {"promise": "mine", "todo": "due", "note": "due", "awaited": "due", "call": "when"}
_MOST_WORDS = 2000


class Taken(Record):
    """What became of something from the phone: what to tell, or what waits for the seller's word."""

    told: str = ""
    waits: WaitingItem | None = None


def ticked(desk: Desk, href: str, entry: Wanted, done: str) -> Taken:
    """Take in that an entry was ticked off, at its own time."""
    record = desk.book.get(entry.record)
    if record is None:
        return Taken(told=f"“{entry.title}” was ticked on the phone, and is not in the book any more.")
    moment = from_text(done) if done != "?" else desk.now()
    verb = _TICKS.get(entry.purpose)
    if verb is not None:
        try:
            return Taken(told=_did(as_of(desk, max(moment, record.made_at)), record, verb))
        except CockpitError as error:
            return _ticked(desk, href, entry, moment, error.what)
    return _ticked(desk, href, entry, moment)


def ticked_unsure(desk: Desk, href: str, entry: Wanted, done: str) -> Taken:
    """Let a tick wait of an entry that this machine never saw before: it may be an old one."""
    return _ticked(desk, href, entry, from_text(done) if done != "?" else desk.now())


def reopened(desk: Desk, entry: Wanted) -> Taken:
    """Take in that a tick was taken back: the action that did it is taken back in the book."""
    record = desk.book.get(entry.record)
    field = TICKED_BY.get(entry.purpose, "done_at")
    document = desk.book.document(entry.kind, entry.record)
    if record is None or document is None or finished_at(record, entry.purpose) is None:
        return Taken()
    if isinstance(record, Promise) and record.follow_through.steps:
        return Taken(
            told=f"“{entry.title}” was un-ticked on the phone; it is followed through, and stays delivered."
        )
    try:
        actions.undo_one(desk, document.stamps.get(field, ""))
    except CockpitError as error:
        return Taken(told=f"“{entry.title}” was un-ticked on the phone, and stays done here: {error.what}")
    after = desk.book.get(entry.record)
    if after is None or finished_at(after, entry.purpose) is not None:
        return Taken(told=f"“{entry.title}” was un-ticked on the phone, and stays done here.")
    return Taken(told=sentence(f"Open again, un-ticked on the phone: {entry.title}"))


def moved(desk: Desk, href: str, entry: Wanted, when: str) -> Taken:
    """Take in that an entry stands at another time: of a promise it is the seller's own."""
    record = desk.book.get(entry.record)
    argument = _MOVES.get(entry.purpose)
    if record is None or not when:
        return Taken(told=f"“{entry.title}” lost its time on the phone, and gets it back.")
    if argument is None:
        said = (
            f"“{entry.title}” was moved on the phone, and goes back: its time follows from what was agreed."
        )
        return Taken(told=said)
    moment, shown = moment_of(desk, when)
    typed = to_text(moment) if "T" in when else when
    if isinstance(record, Promise) and is_before(record.theirs, moment):
        said = f"You moved “{entry.title}” on the phone to {shown}. They count on {_theirs(desk, record)}."
        late = is_before(record.theirs, desk.now())
        verb, asks = (
            ("break", "break it, and promise the new time")
            if late
            else ("renegotiate", "promise the new time, and tell them so yourself")
        )
        more = {"record": str(record.id), "value": typed, "verb": verb, "argument": "theirs"}
        return Taken(waits=item_of(desk, MOVED, href, said, asks, **more))
    try:
        actions.do(desk, [record.id], "edit", {argument: typed})
    except CockpitError as error:
        return Taken(told=f"“{entry.title}” was moved on the phone to {shown}, and goes back: {error.what}")
    return Taken(told=sentence(f"Moved on the phone to {shown}: {entry.title}"))


def renamed(desk: Desk, entry: Wanted, title: str) -> Taken:
    """Take in other words of a title. The customer's name before them is not theirs."""
    record = desk.book.get(entry.record)
    text = _words_of(desk, entry, record, title) if record is not None else ""
    if record is None or not text:
        return Taken(told=f"“{entry.title}” was “{title}” on the phone, and gets its title back.")
    try:
        actions.do(desk, [record.id], "edit", {"text": text})
    except CockpitError as error:
        return Taken(told=f"“{entry.title}” gets its title back on the phone: {error.what}")
    return Taken(told=f"Renamed on the phone: “{text}”, it was “{record.text}”.")


def conflicting(desk: Desk, href: str, entry: Wanted, field: str, there: EntryThere) -> Taken:
    """Let what the phone says of a field wait, where it was changed here, too: here stands until the seller chooses."""
    record, its = desk.book.get(entry.record), str(entry.record)
    words = _words_of(desk, entry, record, there.title) if field == "title" and record is not None else ""
    if words:
        said = f"Renamed on both sides: “{there.title}” on the phone, “{entry.title}” here. Here stands."
        more = {"record": its, "value": words, "verb": "edit", "argument": "text"}
        return Taken(waits=item_of(desk, RENAMED, href, said, "take the phone's", **more))
    if field == "when" and there.when and entry.purpose in _MOVES and record is not None:
        moment, shown = moment_of(desk, there.when)
        said = f"“{entry.title}” was moved on both sides: to {shown} on the phone. Here stands."
        is_past = isinstance(record, Promise) and is_before(record.theirs, moment)
        verb, argument = ("renegotiate", "theirs") if is_past else ("edit", _MOVES[entry.purpose])
        value = to_text(moment) if "T" in there.when else there.when
        more = {"record": its, "value": value, "verb": verb, "argument": argument}
        return Taken(waits=item_of(desk, MOVED, href, said, "take the phone's", **more))
    return Taken(told=f"“{entry.title}” was changed on both sides; what is here stands.")


def noted(desk: Desk, entry: Wanted, line: str) -> Taken:
    """Take in a line that was written into our description: a remark on the record."""
    text = line[:_MOST_WORDS]
    record = desk.book.get(entry.record)
    if record is None or record.deleted:
        return Taken(told=f"Written on the phone below “{entry.title}”, which is gone here: “{text}”.")
    if any(one.text == text for one in record.remarks.values()):
        return Taken()
    actions.do(desk, [record.id], "note", {"text": text})
    return Taken(told=f"Noted on the phone, on {entry.title}: “{text}”.")


def deleted(desk: Desk, href: str, entry: Wanted) -> Taken:
    """Let it wait that one of ours was deleted there: that deletes nothing here."""
    return _unwanted(desk, DELETED, href, entry, "delete")


def cancelled(desk: Desk, href: str, entry: Wanted) -> Taken:
    """Let it wait that one of ours was cancelled there; one that is done here is not to be called off."""
    record = desk.book.get(entry.record)
    can_be = record is not None and "cancel" in record.VERBS
    return (
        Taken() if entry.done else _unwanted(desk, CANCELLED, href, entry, "cancel" if can_be else "delete")
    )


def _unwanted(desk: Desk, what: str, href: str, entry: Wanted, verb: str) -> Taken:
    """Let it wait that the seller does not want an entry there: of one step of a record, it is the whole of that."""
    said = f"You {what} “{entry.title}” on the phone. It stands here."
    is_all = entry.purpose == entry.kind or entry.purpose in TICKED_BY
    it = "it" if is_all else f"the whole {entry.kind}"
    more = {"record": str(entry.record), "verb": verb}
    return Taken(waits=item_of(desk, what, href, said, f"{verb} {it} here", **more))


def _did(desk: Desk, record: Entry, verb: str) -> str:
    return f"{' '.join(one.told for one in actions.do(desk, [record.id], verb))} (ticked on the phone)"


def _ticked(desk: Desk, href: str, entry: Wanted, done: datetime, why: str = "") -> Taken:
    """Let a tick wait: accepting it carries out what the entry was for, as the verb of it asks."""
    when = full(done.astimezone(desk.now().tzinfo), desk.now())
    said = " ".join([f"You ticked “{entry.title}” on the phone, {when}.", *([why] if why else [])])
    record = desk.book.get(entry.record)
    verb = record.VERBS.get(_step(desk, record, entry.purpose)) if record is not None else None
    asks = "do its next step"
    if verb is not None:
        asks = " ".join([f"{verb.label}.", *(one.asks for one in verb.takes if one.required)])
    more = {"record": str(entry.record), "value": to_text(done), "verb": verb.name if verb else ""}
    return Taken(waits=item_of(desk, TICKED, href, said, asks, **more))


def _step(desk: Desk, record: Entry, purpose: str) -> str:
    """Return the verb that says that what an entry was for was done; nothing where that is the next step."""
    dues = record.deadlines(desk.now(), desk.rules)
    return _STEPS.get(purpose) or next((one.verb for one in dues if one.kind == purpose), "")


def without_name(desk: Desk, record: Entry | None, title: str) -> str:
    """Return a title without the customer's name before it, whichever of their names it was by then."""
    who = customer_of(desk, record) if record is not None else None
    names = sorted((clean(one) for one in who.names()), key=len, reverse=True) if who is not None else []
    before = next((one for one in names if one and title.startswith(f"{one}: ")), "")
    return title.removeprefix(f"{before}: ") if before else title


def _words_of(desk: Desk, entry: Wanted, record: Entry, title: str) -> str:
    """Return the record's own words of a title; nothing where it has none."""
    words = without_name(desk, record, title)
    purpose = PURPOSES.get(entry.purpose)
    start, _, end = (purpose.title if purpose else "{}").partition("{}")
    is_in_full = without_name(desk, record, entry.title) == f"{start}{clean(record.text)}{end}"
    if not (is_in_full and words.startswith(start) and words.endswith(end)):
        return ""
    return words[len(start) : len(words) - len(end)].strip()[:_MOST_WORDS]


def moment_of(desk: Desk, when: str) -> tuple[datetime, str]:
    """Return the moment of an entry in the seller's zone, and how it is said; a day is over with the working day."""
    now = desk.now()
    if "T" in when:
        moment = from_text(when).astimezone(now.tzinfo)
        return moment, full(moment, now)
    from datetime import date

    moment = at(date.fromisoformat(when), desk.rules.day_ends, now.tzinfo)  # type: ignore[arg-type]  # now has a zone
    return moment, full(moment, now, whole_day=True)


def _theirs(desk: Desk, record: Promise) -> str:
    return full(record.theirs, desk.now(), whole_day=record.is_whole_day)
