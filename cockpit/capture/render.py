"""A draft as a line again: what `parse` reads back as the same, so that a record is edited as it was typed."""

from __future__ import annotations

from cockpit.capture.parse import parse
from cockpit.capture.people.index import Names
from cockpit.domain.moment import is_before, local
from cockpit.domain.record import Record
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from cockpit.capture.draft import Draft
    from cockpit.domain.money import Money
    from cockpit.domain.rules import Rules

_MOMENTS = ("theirs", "mine", "due", "whole_day")
_MARKS = (('"', '"'), ("„", "“"), ("'", "'"), ("«", "»"))


def render(draft: Draft, now: datetime, rules: Rules, known: Iterable[str] | Names = ()) -> str:
    """Return a line that `parse`, with the same `now`, `rules` and `known`, reads as an equal draft.

    It begins with the word of the kind, so an edit of it stays of that kind until that word is changed: to edit
    a record, make its draft, render it, and parse what the line has become. The text is as `parse` leaves it:
    on one line, single-spaced; it comes in quotation marks only where it would be misread without. Moments
    are written as people say them, to the minute, in the zone of `now`: by their numbers where that reads otherwise.
    Where one does not read back at all, such as for its seconds or as it is past, the rest does: quoting more of the
    words would not help.
    """
    names = known if isinstance(known, Names) else Names(known)
    plainest = nearest = ""
    for text in _sayings(draft.text):
        for whom in _names_of(draft.customer):
            line, again = "", None
            for when in (_When(now=now, in_words=True), _When(now=now)):
                line = _LINES[draft.kind](draft, whom, text, when)
                again = parse(line, now, rules, names)
                if again == draft and bool(again.missing) <= bool(draft.missing):
                    return line
            plainest = plainest or line
            if (
                not nearest
                and again
                and again.replace(**{one: getattr(draft, one) for one in _MOMENTS}) == draft
            ):
                nearest = line
    return nearest or plainest


class _When(Record):
    """How moments are written, as of now: as people say them, or by their numbers."""

    now: datetime
    in_words: bool = False

    def said(self, moment: datetime, *, whole_day: bool = False) -> str:
        """Return a moment as it is written."""
        if self.in_words:
            return full(moment, self.now, whole_day=whole_day)
        form = "%Y-%m-%d" if whole_day else "%Y-%m-%d %H:%M"
        return f"{local(moment, self.now, whole_day=whole_day):{form}}"


def mention(customer: str) -> str:
    """Return how to name a customer in a line, whatever follows: @acme, @"Acme Corp"."""
    return f"@{customer}" if customer.isalnum() else f"@{_quoted(customer)}"


def _promise(draft: Draft, whom: str, text: str, when: _When) -> str:
    theirs = f"by {when.said(draft.theirs, whole_day=draft.whole_day)}" if draft.theirs else ""
    mine = f"mine {when.said(draft.mine)}" if draft.mine else ""
    return _joined("promise", whom, text, theirs, mine, "ok" if draft.agreed else "", draft.means or "")


def _often(draft: Draft) -> str:
    return draft.every.words().lower() if draft.every is not None else ""


def _wait(draft: Draft, whom: str, text: str, when: _When) -> str:
    return _joined("wait", whom, text, _due("by", draft, when))


def _touch(draft: Draft, whom: str, text: str, when: _When) -> str:
    from cockpit.capture.kinds.told_contact import tells_unreached  # only of contacts

    tried = "" if draft.held or draft.every or tells_unreached(draft.text) else "tried"
    on = "" if draft.every else _due("on", draft, when)
    head = _joined("touch", whom, tried, draft.means or "", _often(draft), on)
    return f"{head}: {text}" if text else head


def _dated(draft: Draft, whom: str, text: str, when: _When) -> str:
    """Write a note or a todo."""
    return _joined(draft.kind, whom, text, _often(draft), _due("from" if draft.every else "on", draft, when))


def _question(draft: Draft, whom: str, text: str, when: _When) -> str:
    return _joined("q", whom, text, f"-> {draft.answer}" if draft.answer else _due("by", draft, when))


def _order(draft: Draft, whom: str, text: str, when: _When) -> str:
    terms = f"net{draft.terms_days}" if draft.terms_days is not None else ""
    signed = "signed" if draft.signed else ""
    off = f"{draft.discount[0]} % {draft.discount[1]}" if draft.discount and terms else ""
    need = _due("need", draft, when)
    return _joined("order", whom, text, _amount(draft.amount), signed, off, terms, need)


def _paid(draft: Draft, whom: str, text: str, when: _When) -> str:
    cue = "by" if draft.due and is_before(when.now, draft.due) else "on"  # a day to come is one they promised
    return _joined("paid", whom, text, _amount(draft.amount), _due(cue, draft, when))


def _lost(draft: Draft, whom: str, text: str, when: _When) -> str:
    told = f"told {when.said(draft.told)}" if draft.told else ""
    chosen, deal = f"to {_quoted(draft.chosen)}" if draft.chosen else "", draft.deal or ""
    why = draft.why() if deal else text
    if deal and text != draft.text:  # as it is, it would be misread; then, as they are
        deal, why = _quoted(deal), why if text == _quoted(draft.text) else _quoted(why)
    head = _joined("lost", whom, deal, _amount(draft.amount), told, chosen)
    return f"{head}: {why}" if why else head


def _call(draft: Draft, whom: str, text: str, when: _When) -> str:
    purpose = f"purpose: {text}" if text else ""
    return _joined(
        "call",
        whom,
        _often(draft),
        _due("", draft, when),
        purpose,
        f"gain: {draft.gain}" if draft.gain else "",
    )


_LINES = {
    "promise": _promise, "note": _dated, "todo": _dated, "q": _question,
    "order": _order, "paid": _paid, "lost": _lost, "call": _call, "wait": _wait, "touch": _touch,
}  # fmt: skip


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _due(cue: str, draft: Draft, when: _When) -> str:
    return _joined(cue, when.said(draft.due, whole_day=draft.whole_day)) if draft.due else ""


def _amount(amount: Money | None) -> str:
    """Write an amount; with three decimals a fourth tells that their mark parts no thousands."""
    if amount is None:
        return ""
    has_three = amount.value.as_tuple().exponent == -3
    return f"{amount.value:f}{'0' * has_three} {amount.currency}"


def _names_of(customer: str | None) -> tuple[str, ...]:
    """Return how a customer may be written, the plainest first."""
    return (f"@{customer}", f"@{_quoted(customer)}") if customer else ("",)


def _sayings(text: str) -> Iterator[str]:
    """Yield how a text may be written: as it is, in quotation marks, each word in its own."""
    yield text
    if text:
        yield _quoted(text)
        yield " ".join(_quoted(word) for word in text.split())


def _quoted(text: str) -> str:
    for opens, closes in _MARKS:
        if opens not in text and closes not in text:
            return f"{opens}{text}{closes}"
    return text
