"""The morning review at the desk: which cards are left today. Resumable, and never the same card twice."""

from __future__ import annotations

import json
from datetime import timedelta

from cockpit.desk import views
from cockpit.desk.answers import all_cards
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
    from cockpit.domain.questions.card import Card

POSITION = "review.json"
_CARDS = "Answer cards"
_MOST_UNVERIFIED = 5


class Review(Record):
    """The cards left of the day's review, each with the row it is about, and how many there were."""

    cards: list[tuple[str, Row]]
    seen: int
    closing: str


def review_of(desk: Desk) -> Review:
    """Return what is left of today's review, and the sentence it ends with."""
    today = views.today(desk)
    rows = {row.record.id: row for row in today.rows}
    within = {row.record.id for row in today.rows if row.within is not None}
    seen = _seen(desk)
    lines = [Line(record=row.record, deadline=row.deadline, section=row.section) for row in today.rows]
    shown = {card.line.record.id for card in review.cards(lines)}
    # One contact is one card, not four: that of the step that presses most, where it is among the cards.
    left = [
        card
        for card in review.cards(lines)
        if card.line.record.id not in seen
        and not (card.line.record.id in within and rows[card.line.record.id].within in shown)
    ]
    return Review(
        cards=[*((card.group, rows[card.line.record.id]) for card in left), *_unverified(desk, seen)],
        seen=len(seen),
        closing=views.owe(today),
    )


def _unverified(desk: Desk, seen: Collection[int]) -> list[tuple[str, Row]]:
    """Return the answer cards past their review, stalest first: on the first working day of a week, and a few only."""
    now, rules = desk.now(), desk.rules
    monday = now.date() - timedelta(days=now.weekday())
    before = (monday + timedelta(days=days) for days in range(now.weekday()))
    if any(is_business_day(day, rules) for day in before):
        return []
    cards = all_cards(desk.book)
    room = _MOST_UNVERIFIED - sum(1 for card in cards if card.id in seen)
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
        reason=f"Nobody has verified this answer for {counted(days, 'day')}: is it still true?",
        record=card,
        verb="verify",
    )
    return views.Row(record=card, code=code_of(desk, card), name="", deadline=due, section="today")


def pass_card(desk: Desk, record_id: int) -> None:
    """Mark a card as seen today. Raises BookError when the disk refuses."""
    _keep(desk, [*_seen(desk), record_id])


def bring_back(desk: Desk, record_ids: Collection[int]) -> None:
    """Let cards that were seen today come again: what was decided is undone. Raises BookError when the disk refuses."""
    seen = _seen(desk)
    if any(one in record_ids for one in seen):
        _keep(desk, [one for one in seen if one not in record_ids])


def _keep(desk: Desk, seen: list[int]) -> None:
    body = {"day": desk.now().date().isoformat(), "seen": [str(one) for one in seen]}
    desk.local.replace(POSITION, json.dumps(body).encode())


def _seen(desk: Desk) -> list[int]:
    try:
        body = json.loads(desk.local.read(POSITION) or b"{}")
        if body.get("day") != desk.now().date().isoformat():
            return []
        return [int(one) for one in body["seen"]]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []  # a damaged position costs a card seen twice, no data
