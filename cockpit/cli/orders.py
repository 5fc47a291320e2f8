"""The money of orders: all of them as at a date, the statement of a customer, reminders, and what to say."""

from __future__ import annotations

from cockpit.cli import missing_book
from cockpit.cli.output import as_json, say, sums
from cockpit.domain.wording import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import datetime
    from typing import Any

    from cockpit.desk.desk import Desk
    from cockpit.desk.orders import OrderBook, OrderLine
    from cockpit.desk.statement import Owing, Statement


def orders_options(parser: ArgumentParser) -> None:
    """Say what `orders` takes."""
    _at_option(parser)
    parser.add_argument("--customer", metavar="NAME", help="this customer's only")


def orders(desk: Desk, options: Namespace) -> int:
    """Print every order as at a date: what is to come, when, how old; and the sums by currency."""
    from cockpit.desk import orders as order_book

    missing_book.tell(desk, options)
    found = order_book.orders(desk, _at(desk, options), options.customer)
    if options.json:
        as_json(_shape(found))
        return 0
    say(f"Orders as at {full(found.at, desk.now())}")
    for line in found.lines:
        say(f"  {_told(line, found.at)}")
    if not found.lines:
        say("  none")
    money = found.standing
    named = {
        "PROMISED": money.promised,
        "DELIVERED-UNPAID": money.unpaid,
        "CLEARED": money.cleared,
        "overpaid": money.overpaid,
        "to give back": found.to_return,
    }
    for name, money_by in named.items():
        if money_by or name.isupper():
            say(f"{name} {sums(money_by)}")
    aged = [f"{bucket} {sums(money_by)}" for bucket, money_by in found.aging.items() if money_by]
    say(f"Due, by days past it: {' · '.join(aged) or 'nothing'}")
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
    from cockpit.desk import texts as templates

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


def _told(line: OrderLine, at: datetime) -> str:
    whom = f"{line.name}: " if line.name else ""
    parts = [line.code, line.stage, f"{whom}{line.order.text}"]
    found = line.balance
    if found is None:
        parts.append("no amount yet")
    elif found.to_return.value:
        parts.append(f"{found.to_return} {'to give back' if line.stage == 'fell through' else 'too much'}")
    else:
        parts.append(f"{found.to_come} to come")
    if line.due is not None and found is not None and found.to_come.value:
        age = f", {line.age} days past it" if line.age not in (None, "current") else ""
        parts.append(f"due {full(line.due, at, whole_day=True)}{age}")
    return "  ".join(parts)


def _shape(found: OrderBook) -> dict[str, Any]:
    """Return the orders as scripts read them; sums are {currency: "value"}."""
    from cockpit.cli.json_output import amounts

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
        "promised": amounts(found.standing.promised),
        "unpaid": amounts(found.standing.unpaid),
        "cleared": amounts(found.standing.cleared),
        "overpaid": amounts(found.standing.overpaid),
        "to_return": amounts(found.to_return),
        "aging": {bucket: amounts(money_by) for bucket, money_by in found.aging.items()},
    }


def _balance(line: OrderLine | Owing) -> dict[str, Any]:
    found = line.balance
    names = ("owed", "came", "back", "to_come", "to_return")
    if found is None:
        return {"currency": None, **dict.fromkeys(names)}
    return {"currency": found.owed.currency, **{name: str(getattr(found, name).value) for name in names}}


def _statement(found: Statement) -> dict[str, Any]:
    from cockpit.cli.json_output import amounts

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
        "to_come": amounts(found.to_come()),
        "to_return": amounts(found.to_return()),
        "overdue": amounts(found.overdue()),
        "since": since.isoformat() if since else None,
        "reminder": found.level(),
    }


def _print(text: str) -> None:
    for line in text.splitlines():
        say(line)
