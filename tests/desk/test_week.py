"""The figures of the week agree with a count by hand over the journal, for a thousand histories of all practices."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from cockpit.cli import json_week
from cockpit.desk import actions, figures, people
from cockpit.desk.desk import Desk
from cockpit.domain.awaited import Awaited
from cockpit.domain.calls.call import Call
from cockpit.domain.entry import Argument, Entry
from cockpit.domain.losses.loss import Loss
from cockpit.domain.moment import plus
from cockpit.domain.money import Money
from cockpit.domain.orders.order import CAUSES, Order
from cockpit.domain.people import Customer, id_of
from cockpit.domain.promises.promise import Promise
from cockpit.domain.questions.card import Card
from cockpit.domain.questions.question import Question
from cockpit.domain.repeat import Repeat
from cockpit.domain.rules import Rules
from cockpit.domain.todo import Todo
from cockpit.domain.touch import Touch
from cockpit.errors import IllegalMove, NothingFound, NotUnderstood
from cockpit.store.memory import MemoryFolder
from tests.desk.by_hand import QUESTIONS, ZONE, count

HISTORIES = 1_000
CHUNK = 50
STEPS = 40
PASSES = (0, 0, 1, 7, 20, 45, 200, 600, 1_140, 1_500, 3_000, 9_000)  # minutes between two steps
WHO = ("Acme", "Bolt AB", "Cyberdyne")
# What must come up among the verbs, as it stands in the journal.
FACTS = (
    b'"merged_into"', b'"bounced_at"', b'"received_at"', b'"chased/', b'"credits/', b'"write_offs/', b'"refunds/',
    b'"instalments/', b'"payment_promises/', b'"done_at"', b'"contacts/', b'"payable_by"', b'"asks_liking"',
)  # fmt: skip
SECRET = "they never meant to buy"


class Seller:
    """A seller at a desk, who does anything that applies, at random; most have one practice they dwell on."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.dwells_on = seed % 6  # an index of `makes`; 5: on none
        self.now = datetime(2026, 10, 20, 8, tzinfo=ZONE)  # the clocks go back on the 25th
        self.folder = MemoryFolder()
        self.ticks = int(self.now.timestamp() * 1000)
        self.desk = Desk(
            folder=self.folder, local=MemoryFolder(), now=lambda: self.now, wall_ms=self._tick, rules=Rules()
        )
        with self.desk.book.transaction() as transaction:
            for name in WHO:
                transaction.put(Customer(id=id_of(name), said=name))

    def _tick(self) -> int:
        self.ticks += 1
        return self.ticks

    def live(self, steps: int) -> None:
        """Let so many things happen, with time between them."""
        for _ in range(steps):
            self.now = plus(self.now, timedelta(minutes=self.chance.choice(PASSES)))
            records = list(self.desk.book.everything())
            chance = self.chance.random()
            try:
                if self.chance.random() < 0.01:
                    people.change(self.desk, self.chance.choice(WHO), "merge", self.chance.choice(WHO))
                elif not records or chance < (0.3 if self.dwells_on > 4 else 0.15):
                    self._begin()
                elif chance < 0.40:
                    self._look_up(records)
                elif chance < 0.45:
                    actions.undo(self.desk)
                elif chance < 0.48:
                    actions.redo(self.desk)
                else:
                    is_faithful = self.chance.random() < 0.5  # seen through, not only begun
                    self._do(records[0] if is_faithful else self.chance.choice(records))
            except (IllegalMove, NotUnderstood, NothingFound):
                continue  # refused, and nothing was changed

    def lines(self) -> list[bytes]:
        """Return every line of the journal."""
        files = [
            f"journal/{device}/{month}"
            for device in self.folder.names("journal")
            for month in self.folder.names(f"journal/{device}")
        ]
        return [line for file in files for line in self.folder.read(file).splitlines()]

    def _begin(self) -> None:
        chance, now = self.chance, self.now
        said: dict[str, Any] = {
            "id": self.desk.make_id(),
            "made_at": now,
            "customer": id_of(chance.choice(WHO)) if chance.random() < 0.9 else None,
        }
        amount = self._money() if chance.random() < 0.9 else None
        due = self._ahead()
        every = Repeat(number=chance.randrange(1, 4), unit=chance.choice(("week", "month")))
        makes: tuple[Callable[[], Entry], ...] = (
            lambda: Promise.assemble({**said, "text": "spec sheet", "first_theirs": due, "mine": due}),
            lambda: Question(**said, text=chance.choice(list(QUESTIONS))),
            lambda: self._prepaid(Order.assemble({**said, "text": "50 seats", "amount": amount})),
            lambda: Call(**said, text=chance.choice(("choose a colour", "touch base")), when=due),
            lambda: self._back(
                Loss(**said, text="50 seats", told_at=plus(now, -timedelta(hours=5)), amount=amount)
            ),
            lambda: Awaited(**said, text="the PO", due=due),
            lambda: Touch(**said, text="stay in touch", every=every, due=due),
            lambda: Todo(**said, text="book a room", due=due, every=every if chance.random() < 0.5 else None),
        )
        with self.desk.book.transaction() as transaction:
            make = (
                self.dwells_on
                if self.dwells_on < 5 and chance.random() < 0.8
                else chance.randrange(len(makes))
            )
            transaction.put(makes[make]())

    def _prepaid(self, order: Order) -> Order:
        """Return the order, now and then with its money."""
        if order.amount is None or self.chance.random() < 0.7:
            return order
        return order.pay(self.now, amount=self._money(order.amount.currency), cleared=True)

    def _back(self, loss: Loss) -> Loss:
        """Return the loss, now and then with the first three steps of its recovery, or with its deal open again."""
        if self.chance.random() < 0.2:
            helped = loss.reframe(self.now).apologise(self.now)
            return helped.help_elsewhere(self.now, supplier="Kestrel Cable", called=self.now)
        return loss if self.chance.random() < 0.8 else loss.reopen(self.now, value=self._money())

    def _look_up(self, records: list[Entry]) -> None:
        cards = [one for one in records if isinstance(one, Card)]
        asked = [one for one in records if isinstance(one, Question)]
        if cards and asked:
            with self.desk.book.transaction() as transaction:
                for record in self.chance.choice(asked).answer_from(self.now, self.chance.choice(cards)):
                    transaction.put(record)

    def _do(self, record: Entry) -> None:
        likely = [
            name for name in record.applicable(self.now) if name not in ("note", "snooze", "delete", "edit")
        ]
        name = self.chance.choice(likely or ["note"])
        if self.chance.random() < 0.4:
            name = record.next_verb() or name
        name = "delete" if self.chance.random() < 0.02 else "edit" if self.chance.random() < 0.03 else name
        given = {
            one.name: value
            for one in record.VERBS[name].takes
            if (one.required or self.chance.random() < 0.6) and (value := self._given(record, name, one))
        }
        if name == "set-terms" and self.chance.random() < 0.5:  # a date goes with nothing else
            given = {"by": self._ahead().isoformat()}
        actions.do(self.desk, [record.id], name, given)

    def _given(self, record: Entry, verb: str, wanted: Argument) -> str:
        if wanted.name == "called":
            return self.chance.choice(("now", "now", "no"))
        if wanted.kind == "moment":
            at = plus(self.now, -timedelta(hours=2)) if wanted.name == "told" else self._ahead()
            return at.isoformat()
        if wanted.kind == "yes":
            return self.chance.choice(("yes", "no"))
        if wanted.kind == "every":
            return self.chance.choice(("every 2 weeks", "every month", "never"))
        if wanted.kind == "number":
            return str(self.chance.randrange(1, 40))
        if wanted.kind == "money":
            owed = getattr(record, "amount", None)
            part = self._money(owed.currency if owed else None)
            return f"{part.value} {part.currency}"
        special = {"cause": CAUSES, "step": (), "vent": (SECRET,)}.get(wanted.name)
        if isinstance(record, Question) and wanted.name == "text" and verb == "edit":
            special = tuple(QUESTIONS)
        pool = ("yes they did", "a case in Oslo", "Kestrel Cable") if special is None else special
        return self.chance.choice(pool) if pool else ""

    def _ahead(self) -> datetime:
        return plus(self.now, timedelta(minutes=self.chance.choice((1, 30, 180, 1_500, 6_000))))

    def _money(self, currency: str | None = None) -> Money:
        value = Decimal(self.chance.choice(("100", "250.50", "1000", "4200")))
        return Money(
            value=value, currency=currency or self.chance.choice(("EUR", "EUR", "USD", "JPY", "KWD"))
        )


def agree(said: dict[str, Any], counted: dict[str, Any]) -> None:
    for practice, figure in counted.items():
        if practice == "habit":
            assert figure in said["habit"], said["habit"]
            continue
        assert said[practice].keys() == figure.keys()
        for name, value in figure.items():
            if isinstance(value, float) or name == "days_outstanding":
                assert said[practice][name] == pytest.approx(value), f"{practice}.{name}"
            else:
                assert said[practice][name] == value, f"{practice}.{name}"


def period(now: datetime, days: int | None) -> tuple[datetime, datetime]:
    """Return the week of Monday to Monday, or the last days, reckoned apart from the desk."""
    if days is not None:
        return now.astimezone(UTC) - timedelta(days=days), now.astimezone(UTC) + timedelta(seconds=1)
    monday = datetime(now.year, now.month, now.day, tzinfo=ZONE) - timedelta(days=now.weekday())
    return monday, monday + timedelta(
        days=7
    )  # by the wall clock: a week of 167 or 169 hours has seven days, too


@pytest.mark.parametrize("chunk", range(HISTORIES // CHUNK))
def test_the_week_agrees_with_a_count_by_hand(chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        seller = Seller(seed)
        seller.live(STEPS)
        lines, now = seller.lines(), seller.now
        for days, customer in ((None, ""), (3, ""), (400, ""), (400, seller.chance.choice(WHO))):
            found = json_week.week(figures.week(seller.desk, days=days, customer=customer or None))
            start, end = period(now, days)
            assert datetime.fromisoformat(found["start"]) == start
            assert datetime.fromisoformat(found["end"]) == end
            assert SECRET not in json.dumps(found)
            try:
                agree(found, count(lines, start, end, now, customer))
            except AssertionError as error:
                raise AssertionError(f"seed {seed}, days {days}, customer {customer!r}: {error}") from error


def test_the_histories_reach_all_there_is_to_count() -> None:
    reached: dict[str, set[str]] = {}
    unmet = {*FACTS}
    for seed in range(HISTORIES // 2):
        seller = Seller(seed)
        seller.live(STEPS)
        lines, now = seller.lines(), seller.now
        unmet -= {fact for fact in unmet if any(fact in line for line in lines)}
        for practice, figure in count(
            lines, now - timedelta(days=400), now + timedelta(seconds=1), now
        ).items():
            if practice != "habit":
                reached.setdefault(practice, set()).update(name for name, value in figure.items() if value)
    never = {
        f"{practice}.{name}"
        for practice, figure in json_week.week(figures.week(Seller(0).desk)).items()
        if isinstance(figure, dict)
        for name in figure.keys() - reached[practice]
    }
    assert never == set()
    assert unmet == set()
