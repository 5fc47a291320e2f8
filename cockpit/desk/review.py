"""The morning review at the desk: which cards are left today. Resumable, and never the same card twice."""

from __future__ import annotations

import json
from datetime import timedelta

from cockpit.desk import day_words, views
from cockpit.desk.answers import all_cards
from cockpit.desk.contacts import became
from cockpit.desk.lookup import code_of
from cockpit.domain import review
from cockpit.domain.agenda import Line
from cockpit.domain.hours import is_business_day
from cockpit.domain.record import Deadline, Record
from cockpit.domain.wording import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from cockpit.desk.desk import Desk
    from cockpit.desk.views import Row
    from cockpit.domain.entry import Entry
    from cockpit.domain.questions.card import Card
    from cockpit.domain.review import ReviewCard

POSITION = "review.json"
_CARDS = "Answer cards"


class Review(Record):
    """The cards left of the day's review, each with the row that presses most, and how many are behind one.

    `rows` are all of the day; `first` is the id of what is owed first, which `closing` names, None where nothing is.
    """

    cards: list[tuple[str, Row]]
    seen: int
    rows: list[Row]
    closing: str
    first: int | None = None


def review_of(desk: Desk) -> Review:
    """Return what is left of today's review, one customer a card, and the sentence it ends with."""
    return _review(desk, [one for card in _passed(desk) for one in card])


def _review(desk: Desk, seen: Collection[int]) -> Review:
    """Return what is left where the cards of these records were seen.

    A card is of what presses most with its customer; `more` of its row are the others that need a decision today, and
    the steps that are one contact with them.
    """
    today = views.today(desk)
    rows, merged = {row.record.id: row for row in today.rows}, became(desk)

    def whose(record: Entry) -> int:
        return merged.get(record.customer or 0, record.customer or record.id)

    lines = [Line(record=row.record, deadline=row.deadline, section=row.section) for row in today.rows]
    theirs: dict[int, list[ReviewCard]] = {}
    shown = review.cards(lines)
    due = {card.line.record.id for card in shown}
    waits = [card for card in review.of_the_week(lines, today.now) if card.line.record.id not in due]
    for card in (*shown, *waits):
        if card.line.record.id not in seen:
            theirs.setdefault(whose(card.line.record), []).append(card)
    cards = []
    for first, *others in theirs.values():
        row = rows[first.line.record.id]
        more = {card.line.record.id: rows[card.line.record.id] for card in others}
        more |= {one.record.id: one for one in row.more if one.record.id not in seen}
        cards.append((first.group, row.replace(more=tuple(more.values()))))
    passed = {whose(record) if (record := desk.book.current.get(one)) else one for one in seen}
    owed = today.owed()
    return Review(
        cards=[*cards, *_unverified(desk, seen)],
        seen=len(passed - theirs.keys()),
        rows=today.rows,
        closing=day_words.owe(today),
        first=owed[0].record.id if owed else None,
    )


def _unverified(desk: Desk, seen: Collection[int]) -> list[tuple[str, Row]]:
    """Return the answer cards past their review, stalest first: on the first working day of a week, and a few only."""
    now, rules = desk.now(), desk.rules
    monday = now.date() - timedelta(days=now.weekday())
    before = (monday + timedelta(days=days) for days in range(now.weekday()))
    if any(is_business_day(day, rules) for day in before):
        return []
    cards = all_cards(desk.book)
    room = review.MOST_UNVERIFIED - sum(1 for card in cards if card.id in seen)
    days = {card.id: card.unverified_days(now, rules) for card in cards if card.is_live()}
    stale = [card for card in cards if days.get(card.id) is not None and card.id not in seen]
    stale.sort(key=lambda card: -(days[card.id] or 0))
    return [(_CARDS, _row_of(desk, card, days[card.id] or 0)) for card in stale[: max(room, 0)]]


def _row_of(desk: Desk, card: Card, days: int) -> Row:
    due = Deadline(
        what=card.text,
        when=desk.now(),
        kind="review",
        severity="today",
        said=f"Nobody has verified this answer for {counted(days, 'day')}: is it still true?",
        record=card,
        verb="verify",
    )
    return views.Row(record=card, code=code_of(desk, card), name="", deadline=due, section="today")


def pass_card(desk: Desk, *record_ids: int) -> None:
    """Mark a card, by all the records on it, as seen today. Raises BookError when the disk refuses."""
    _keep(desk, [*_passed(desk), record_ids])


def last_passed(desk: Desk) -> tuple[int, ...]:
    """Return the ids of the records on the card that was passed last today and needs a decision still; else none."""
    cards = _review(desk, ()).cards
    there = {one.record.id for _, row in cards for one in (row, *row.more)}
    return next((card for card in reversed(_passed(desk)) if not there.isdisjoint(card)), ())


def bring_back(desk: Desk, record_ids: Collection[int]) -> None:
    """Let cards that were seen today come again: what was decided is undone. Raises BookError when the disk refuses."""
    passed = _passed(desk)
    left = [tuple(one for one in card if one not in record_ids) for card in passed]
    if left != passed:
        _keep(desk, [card for card in left if card])


def _keep(desk: Desk, passed: list[tuple[int, ...]]) -> None:
    body = {"day": desk.now().date().isoformat(), "cards": [list(map(str, card)) for card in passed]}
    desk.local.replace(POSITION, json.dumps(body).encode())


def _passed(desk: Desk) -> list[tuple[int, ...]]:
    """Return the cards that were seen today, each as the ids of its records, the first of them the one it is of."""
    try:
        body = json.loads(desk.local.read(POSITION) or b"{}")
        if body.get("day") != desk.now().date().isoformat():
            return []
        return [tuple(map(int, card)) for card in body["cards"]]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []  # a damaged position costs a card seen twice, no data
