"""What the look-up found, on the screen: a card as a row and as a page, whom to bring on the line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from textual.content import Content

from cockpit.desk.answers import Answer, Answers
from cockpit.desk.desk import Desk
from cockpit.desk.record_facts import facts
from cockpit.domain.people import Customer
from cockpit.domain.questions.card import Card
from cockpit.tui.panels import record_facts
from widgets.columns import Cell, columns
from widgets.rows import ListRow
from widgets.text import clean

MOST = 5  # rows: each has a key
_MOST_EXPERTS = 2  # of these, where there are cards, too
_LABEL = 11
_SURE = 0.5  # below it a card is marked as weak
# What the page of a card says by itself.
_SAID = frozenset({"state", "say"})


def rows_of(found: Answers) -> Iterator[ListRow]:
    """Yield the cards, numbered, the best first; where none fits well, then those who may know."""
    people = found.experts[: _MOST_EXPERTS if found.answers else MOST] if found.weak else ()
    cards = found.answers[: MOST - len(people)]
    if found.weak and cards:
        yield ListRow("weak", Content.assemble(("Nothing fits well. The nearest:", "$soon")), heading=True)
    for number, one in enumerate(cards, 1):
        yield ListRow(f"card:{one.card.id}", partial(_row, number, one))
    if people:
        yield ListRow(
            "experts", Content.assemble(("Who knows? Bring them on the line now:", "$soon")), heading=True
        )
        for number, person in enumerate(people, len(cards) + 1):
            yield ListRow(f"person:{person.id}", partial(_expert, number, person))


def _row(number: int, one: Answer, width: int) -> Content:
    is_weak = one.score < _SURE
    return columns(
        width,
        Cell(Content.assemble((str(number), "$key bold"))),
        Cell(
            Content.assemble((clean(one.card.text, one_line=True), "" if is_weak else "bold")),
            give=1,
            grow=True,
        ),
        Cell(Content.assemble((stale(one.stale_days), "$soon"))),
        Cell(Content.assemble(("may not fit" if is_weak else "", "$quiet"))),
    )


def _expert(number: int, person: Customer, width: int) -> Content:
    return columns(
        width,
        Cell(Content.assemble((str(number), "$key bold"))),
        Cell(Content.assemble((clean(person.display, one_line=True), "bold")), give=1),
        Cell(Content.assemble((clean(person.phone or "no number", one_line=True), "$agreed"))),
        Cell(
            Content.assemble((clean(", ".join(person.knows.values()), one_line=True), "$quiet")),
            give=2,
            grow=True,
        ),
    )


def stale(days: int | None) -> str:
    """Say for how long nobody has verified an answer, where that is past its review."""
    return "" if days is None else f"unverified {days} d"


def library_row(card: Card, days: int | None, width: int) -> Content:
    """Return a card as a row of the library: the question, and whether its answer can still be relied on."""
    state = "retired" if not card.is_live() else stale(days)
    return columns(
        width,
        Cell(
            Content.assemble((clean(card.text, one_line=True), "" if card.is_live() else "$quiet")),
            give=1,
            grow=True,
        ),
        Cell(Content.assemble((state, "$quiet" if not card.is_live() else "$soon"))),
    )


def page(desk: Desk, card: Card, now: datetime) -> Content:
    """Return all there is of a card, what one says aloud first and by itself."""
    aloud = [
        Content.assemble((clean(line, one_line=True), "bold $agreed")) for line in card.answer.splitlines()
    ]
    known = record_facts.lines(facts(desk, card), now, label=_LABEL, but=_SAID)
    asked = Content.assemble((f"{'They ask':<{_LABEL}}", "$quiet"), clean(card.text, one_line=True))
    return Content("\n").join([*aloud, Content(), asked, *known])


def expert_page(person: Customer) -> Content:
    """Return whom to bring on the line, and what that leads to."""
    return Content("\n").join(
        [
            Content.assemble(
                (clean(person.display, one_line=True), "bold"),
                "   ",
                (clean(person.phone or "no number is known", one_line=True), "bold $agreed"),
            ),
            Content.assemble(
                ("Knows about ", "$quiet"), clean(", ".join(person.knows.values()), one_line=True)
            ),
            Content(),
            Content.assemble(
                ("⏎ ", "$key bold"), "you ask them: type their answer, and it can be kept as a card."
            ),
        ]
    )


def who(name: str, *, is_new: bool) -> Content:
    """Return who asks, and how that is changed."""
    named = clean(name, one_line=True) or "nobody named"
    whom = [(named, "bold $key" if name else ""), (" (new)" if is_new else "", "$soon")]
    change = "   type @name for another, @ for nobody" if name else "   type @name to say who asks"
    return Content.assemble(
        ("Answers", "bold $primary"), ("  asked by ", "$quiet"), *whom, (change, "$quiet")
    )


def told_them(answer: str) -> Content:
    """Return what one told them without a card, and what that leads to."""
    return Content("\n").join(
        [
            Content.assemble((clean(answer), "bold $agreed")),
            Content(),
            Content.assemble(("⏎ ", "$key bold"), "you told them so; then it can be kept as a card."),
        ]
    )


def nobody(words: str, due: str, key: str) -> Content:
    """Return what to do where neither a card nor a person is known for what was typed."""
    if not words.strip():
        return Content("\n").join(
            [
                Content.assemble(("Type what they ask, in their words; half a word is enough.", "$quiet")),
                Content.assemble(
                    ("@name says who asks. ", "$quiet"),
                    ("question? -> answer", "bold"),
                    (" notes what you told them without a card.", "$quiet"),
                ),
            ]
        )
    return Content("\n").join([Content.assemble(("No card answers that.", "bold")), get_back(due, key)])


def get_back(due: str, key: str) -> Content:
    """Return what makes the get-back, once nobody is left to ask."""
    return Content.assemble(
        ("Nobody can be reached who knows? ", "$quiet"),
        (f"{key} ", "$key bold"),
        f"get back to them by {due}.",
    )


def in_capture(found: Answers, key: str) -> Iterator[Content]:
    """Yield the best answer to a question that is being captured, or who may know it."""
    best = found.answers[0] if found.answers and not found.weak else None
    if best is not None:
        line = clean(" ".join(best.card.answer.split()), one_line=True)
        yield Content.assemble(("Answer: ", "$quiet"), (line, "bold $agreed"))
        about = " · ".join(part for part in (f"code {best.code}", stale(best.stale_days)) if part)
        ways = (
            ((" · ", "$quiet"), (f"{key} ", "$key bold"), ("answers them with it.", "$quiet")) if key else ()
        )
        yield Content.assemble((about, "$quiet"), *ways)
    elif found.experts:
        person = found.experts[0]
        phone = f" · {person.phone}" if person.phone else ""
        yield Content.assemble(
            ("Who knows? ", "$soon bold"), clean(f"{person.display}{phone}", one_line=True)
        )
