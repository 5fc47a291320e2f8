"""Every command of the command line once: what carries it out, what it does, an example.

Only the module of the command that was typed is loaded.
"""

from __future__ import annotations

from cockpit.cli.command import CliCommand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.cli.command import Loaded


def _add() -> Loaded:
    from cockpit.cli.capture import add, add_options

    return add, add_options


def _today() -> Loaded:
    from cockpit.cli.today import today, today_options

    return today, today_options


def _review() -> Loaded:
    from cockpit.cli.review import review, review_options

    return review, review_options


def _evening() -> Loaded:
    from cockpit.cli.evening import evening, evening_options

    return evening, evening_options


def _agenda() -> Loaded:
    from cockpit.cli.agenda import agenda, agenda_options

    return agenda, agenda_options


def _remind() -> Loaded:
    from cockpit.cli.remind import remind, remind_options

    return remind, remind_options


def _show() -> Loaded:
    from cockpit.cli.show import show, show_options

    return show, show_options


def _people() -> Loaded:
    from cockpit.cli.people import people, people_options

    return people, people_options


def _week() -> Loaded:
    from cockpit.cli.week import week, week_options

    return week, week_options


def _log() -> Loaded:
    from cockpit.cli.log import log, log_options

    return log, log_options


def _do() -> Loaded:
    from cockpit.cli.actions import do, do_options

    return do, do_options


def _done() -> Loaded:
    from cockpit.cli.actions import done, done_options

    return done, done_options


def _edit() -> Loaded:
    from cockpit.cli.edit import edit, edit_options

    return edit, edit_options


def _undo() -> Loaded:
    from cockpit.cli.actions import undo, undo_options

    return undo, undo_options


def _redo() -> Loaded:
    from cockpit.cli.actions import redo, redo_options

    return redo, redo_options


def _conflicts() -> Loaded:
    from cockpit.cli.conflicts import conflicts, conflicts_options

    return conflicts, conflicts_options


def _answer() -> Loaded:
    from cockpit.cli.answer import answer, answer_options

    return answer, answer_options


def _cards() -> Loaded:
    from cockpit.cli.cards import cards, cards_options

    return cards, cards_options


def _import() -> Loaded:
    from cockpit.cli.import_ import import_, import_options

    return import_, import_options


def _find() -> Loaded:
    from cockpit.cli.find import find, find_options

    return find, find_options


def _export() -> Loaded:
    from cockpit.cli.export import export, export_options

    return export, export_options


def _calendar() -> Loaded:
    from cockpit.cli.calendar import calendar, calendar_options

    return calendar, calendar_options


def _orders() -> Loaded:
    from cockpit.cli.orders import orders, orders_options

    return orders, orders_options


def _statement() -> Loaded:
    from cockpit.cli.orders import statement, statement_options

    return statement, statement_options


def _say() -> Loaded:
    from cockpit.cli.orders import say_options, say_words

    return say_words, say_options


def _texts() -> Loaded:
    from cockpit.cli.orders import texts, texts_options

    return texts, texts_options


def _verify() -> Loaded:
    from cockpit.cli.verify import verify, verify_options

    return verify, verify_options


def _backup() -> Loaded:
    from cockpit.cli.backup import backup, backup_options

    return backup, backup_options


def _locations() -> Loaded:
    from cockpit.cli.locations import locations, locations_options

    return locations, locations_options


def _config() -> Loaded:
    from cockpit.cli.config import config, config_options

    return config, config_options


def _doctor() -> Loaded:
    from cockpit.cli.doctor import doctor, doctor_options

    return doctor, doctor_options


def _completions() -> Loaded:
    from cockpit.cli.completions import completions, completions_options

    return completions, completions_options


def _demo() -> Loaded:
    from cockpit.cli.demo import demo, demo_options

    return demo, demo_options


COMMANDS = {
    "add": CliCommand(
        _add,
        "Keep one typed line.",
        'cockpit add "promise @acme spec sheet by tomorrow 4pm ok\'d mail"',
        is_quick=True,
    ),
    "today": CliCommand(
        _today, "What is owed, by the next real deadline.", "cockpit today --plain", is_quick=True
    ),
    "review": CliCommand(_review, "What needs a decision today, one customer a card.", "cockpit review"),
    "evening": CliCommand(_evening, "What is still to be settled tonight.", "cockpit evening"),
    "agenda": CliCommand(_agenda, "Every deadline, in order.", "cockpit agenda --days 7"),
    "remind": CliCommand(_remind, "What is due within minutes, for cron.", "cockpit remind --within 15"),
    "show": CliCommand(_show, "Everything about one record or customer.", "cockpit show P7K3"),
    "people": CliCommand(
        _people,
        "Customers, suppliers, experts: list, add, edit, rename, merge them.",
        "cockpit people add 'Bolt AB' --phone '+46 8 123' --need 'delivery in a week'",
    ),
    "answer": CliCommand(
        _answer, "What to say to a question, while they ask it.", "cockpit answer delivery time"
    ),
    "cards": CliCommand(
        _cards, "The answer cards: list, add, edit, verify, merge, export.", "cockpit cards verify A7K3"
    ),
    "import": CliCommand(
        _import, "Take in cards, people, contacts, what is open.", "cockpit import cards.csv --dry-run"
    ),
    "find": CliCommand(
        _find,
        "Find records: by words, by what they are, by a view.",
        'cockpit find --where "kind = order and amount > 5000 and customer = acme"',
    ),
    "week": CliCommand(
        _week, "The figures of the week, and the one habit to improve.", "cockpit week --days 30"
    ),
    "orders": CliCommand(
        _orders, "The orders as at a date: what is to come, when, how old.", "cockpit orders --at 2026-12-31"
    ),
    "statement": CliCommand(
        _statement, "What a customer owes, or a reminder of it.", "cockpit statement acme --reminder"
    ),
    "say": CliCommand(_say, "The words that are ready to be said or sent.", "cockpit say O7K3 process"),
    "texts": CliCommand(
        _texts, "The texts for customers, each with a template to change.", "cockpit texts reminder-firm"
    ),
    "log": CliCommand(_log, "What was done, the latest first.", "cockpit log --most 20"),
    "do": CliCommand(
        _do,
        "Carry out any verb of the practices.",
        "cockpit do P7K3 renegotiate --set theirs='fri 4pm'",
        is_quick=True,
    ),
    "done": CliCommand(_done, "Do the next step.", "cockpit done P7K3", is_quick=True),
    "edit": CliCommand(
        _edit, "Change a record by its line.", "cockpit edit P7K3 promise @acme spec sheet by fri 4pm mail"
    ),
    "undo": CliCommand(_undo, "Take back the last action.", "cockpit undo", is_quick=True),
    "redo": CliCommand(_redo, "Do again what was undone.", "cockpit redo", is_quick=True),
    "conflicts": CliCommand(
        _conflicts, "What lost to another machine's edit.", "cockpit conflicts --restore X7K3Q"
    ),
    "export": CliCommand(
        _export, "The calendar, contacts, or records as a file.", "cockpit export ics -o deadlines.ics"
    ),
    "calendar": CliCommand(
        _calendar, "The deadlines on the phone: follow, scan, both ways.", "cockpit calendar qr P7K3"
    ),
    "verify": CliCommand(_verify, "Is the book sound?", "cockpit verify"),
    "backup": CliCommand(
        _backup, "Back up the book, list the backups, restore one.", "cockpit backup --to /media/stick"
    ),
    "locations": CliCommand(
        _locations, "Where the book and the settings live.", "cockpit locations", needs_desk=False
    ),
    "config": CliCommand(
        _config, "The settings: list them, change one.", "cockpit config set theme light", needs_desk=False
    ),
    "doctor": CliCommand(
        _doctor, "What works on this terminal, and what to do.", "cockpit doctor", needs_desk=False
    ),
    "completions": CliCommand(
        _completions, "What a shell completes after `cockpit`.", "cockpit completions fish", needs_desk=False
    ),
    "demo": CliCommand(_demo, "Open the cockpit on a lifelike throwaway book.", "cockpit demo"),
}
