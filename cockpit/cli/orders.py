"""The money of orders: all of them as at a date, the statement of a customer, reminders, and what to say."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, say
from cockpit.desk.tables import ages, number, table
from cockpit.domain.moment import days_past
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.desk.orders import OrderBook, OrderLine
    from cockpit.desk.statement import Owing, Statement
    from cockpit.domain.money import Money


def orders_options(parser: ArgumentParser) -> None:
    """Say what `orders` takes."""
    _at_option(parser)
    parser.add_argument("--markdown", action="store_true", help="as Markdown")
    parser.add_argument("--customer", metavar="NAME", help="this customer's only")


def orders(desk: Desk, options: Namespace) -> int:
    """Print every order as at a date: what is to come, when, how old; and the sums by currency."""
    from cockpit.desk import orders as order_book

    missing_book.tell(desk, options)
    found = order_book.orders(desk, _at(desk, options), options.customer)
    if options.json:
        as_json(_shape(found))
        return 0
    _print(f"Orders as at {full(found.at, desk.now())}\n\n{_tables(found, markdown=options.markdown)}")
    return 0


def statement_options(parser: ArgumentParser) -> None:
    """Say what `statement` takes."""
    parser.add_argument("customer", nargs="+", metavar="CUSTOMER", help="a customer's name")
    _at_option(parser)
    parser.add_argument("--markdown", action="store_true", help="as Markdown")
    parser.add_argument(
        "--reminder",
        action="store_true",
        help="what is overdue, as the reminder of its age: friendly, firm (from 31 days), last (from 61)",
    )


def statement(desk: Desk, options: Namespace) -> int:
    """Print what a customer owes as at a date, or the reminder of what is overdue."""
    from cockpit.desk import statement as statements

    missing_book.refuse(desk, options)
    found = statements.statement(desk, " ".join(options.customer), _at(desk, options))
    tell = statements.reminder_text if options.reminder else statements.statement_text
    text = tell(desk, found, markdown=options.markdown)
    if options.json:
        as_json(_statement(found) | {"text": text})
    else:
        _print(text)
    return 0


def say_options(parser: ArgumentParser) -> None:
    """Say what `say` takes."""
    parser.add_argument("code", metavar="CODE", help="the record's code, such as P7K3")
    parser.add_argument(
        "what", nargs="?", default="", metavar="TEXT", help="which text, such as reassure, process, reminder"
    )
    parser.add_argument("--json", action="store_true", help="for scripts")


def say_words(desk: Desk, options: Namespace) -> int:
    """Print the words that are ready to be said or sent about a record."""
    from cockpit.desk import words_to_say
    from cockpit.desk.lookup import find

    missing_book.refuse(desk, options)
    text = words_to_say.words(desk, find(desk, options.code), options.what)
    if options.json:
        as_json({"text": text})
    else:
        _print(text)
    return 0


def texts_options(parser: ArgumentParser) -> None:
    """Say what `texts` takes."""
    parser.add_argument("name", nargs="?", default="", metavar="TEXT", help="print this one's template")
    parser.add_argument("--json", action="store_true", help="for scripts")


def texts(desk: Desk, options: Namespace) -> int:
    """List the texts for customers, or print the template of one, to be saved and changed."""
    from cockpit.desk import letter_templates as templates

    if options.name:
        template = templates.template(desk, options.name)
        if options.json:
            as_json({"name": options.name, "template": template})
        else:
            _print(template)
        return 0
    if options.json:
        as_json([{"name": name, "about": text.about} for name, text in templates.TEXTS.items()])
        return 0
    for name, text in templates.TEXTS.items():
        say(f"{name:<18} {text.about}")
    say("Your own go beside the settings (`cockpit locations`): save one there as texts/NAME.txt.")
    return 0


def _at_option(parser: ArgumentParser) -> None:
    parser.add_argument("--at", metavar="DATE", help="as at the end of this day (now)")
    parser.add_argument("--json", action="store_true", help="for scripts")


def _at(desk: Desk, options: Namespace) -> datetime:
    """Return the moment that --at means: the end of a day, or that moment. Raises NotUnderstood."""
    if not options.at:
        return desk.now()
    from cockpit.desk.verb_arguments import as_at

    return as_at(desk, options.at)


_SUMS = ("PROMISED", "DELIVERED-UNPAID", "to come", "overdue", "CLEARED", "overpaid", "to give back")
"""What is summed by currency, each by the name that it has everywhere."""


def _tables(found: OrderBook, *, markdown: bool) -> str:
    """Return the orders, their sums by currency, and what is to come by its age, each with its heading."""
    head = ("Order", "Stage", "Customer", "What", "To come", "To give back", "Due", "Late")
    rows = [_row(line, found.at) for line in found.lines]
    parts = (
        [table(head, rows, right=("To come", "To give back", "Late"), markdown=markdown)]
        if rows
        else ["none"]
    )
    money = found.standing
    sums = (
        money.promised,
        money.unpaid,
        money.to_come,
        money.overdue,
        money.cleared,
        money.overpaid,
        found.to_return,
    )
    currencies = dict.fromkeys(currency for amounts in sums for currency in amounts)
    if currencies:
        each = [[currency, *(number(amounts.get(currency)) for amounts in sums)] for currency in currencies]
        parts.append(table(("All", *_SUMS), each, right=_SUMS, markdown=markdown))
    if money.to_come:
        parts.append(ages(found.aging, money.to_come, markdown=markdown))
    return "\n\n".join(parts)


def _row(line: OrderLine, at: datetime) -> list[str]:
    found = line.balance
    to_come = "no amount yet" if found is None else str(found.to_come) if found.to_come.value else "-"
    back = str(found.to_return) if found is not None and found.to_return.value else "-"
    due = line.due if found is not None and found.to_come.value else None
    days = days_past(due, at, whole_day=True) if due is not None else 0
    return [
        line.code,
        line.stage,
        line.name or "-",
        line.order.text,
        to_come,
        back,
        full(due, at, whole_day=True) if due is not None else "-",
        f"{days} d" if days > 0 else "-",
    ]


def _shape(found: OrderBook) -> dict[str, Any]:
    """Return the orders as scripts read them; sums are {currency: "value"}."""
    return {
        "at": found.at.isoformat(),
        "orders": [
            {
                "id": str(line.order.id),
                "code": line.code,
                "customer": line.name or None,
                "text": line.order.text,
                "stage": line.stage,
                **_balance(line),
                "due": line.due.isoformat() if line.due else None,
                "age": line.age,
            }
            for line in found.lines
        ],
        "promised": _plain(found.standing.promised),
        "unpaid": _plain(found.standing.unpaid),
        "cleared": _plain(found.standing.cleared),
        "overpaid": _plain(found.standing.overpaid),
        "to_come": _plain(found.standing.to_come),
        "overdue": _plain(found.standing.overdue),
        "to_return": _plain(found.to_return),
        "aging": {bucket: _plain(amounts) for bucket, amounts in found.aging.items()},
    }


def _balance(line: OrderLine | Owing) -> dict[str, Any]:
    found = line.balance
    names = ("owed", "came", "back", "to_come", "to_return")
    if found is None:
        return {"currency": None, **dict.fromkeys(names)}
    return {"currency": found.owed.currency, **{name: str(getattr(found, name).value) for name in names}}


def _statement(found: Statement) -> dict[str, Any]:
    since = found.since()
    return {
        "customer": found.name,
        "at": found.at.isoformat(),
        "orders": [
            {
                "code": one.code,
                "text": one.order.text,
                **_balance(one),
                "overdue": str(one.overdue.value),
                "since": one.since.isoformat() if one.since else None,
            }
            for one in found.owing
        ],
        "to_come": _plain(found.to_come()),
        "to_return": _plain(found.to_return()),
        "overdue": _plain(found.overdue()),
        "since": since.isoformat() if since else None,
        "reminder": found.level(),
    }


def _plain(amounts: Mapping[str, Money]) -> dict[str, str]:
    return {currency: str(amount.value) for currency, amount in amounts.items()}


def _print(text: str) -> None:
    for line in text.splitlines():
        say(line)
