"""The screens by name: what each is called, where it is found, and which keys its bar shows."""

from __future__ import annotations

TODAY, LOG, ORDER, LOSS, REVIEW, CONFLICTS = "today", "log", "order", "loss", "review", "conflicts"
ANSWERS, CARDS, EVENING, AGENDA, WEEK = "answers", "cards", "evening", "agenda", "week"
FIND, CUSTOMER, CALL, RECORD = "find", "customer", "call", "record"
SETTINGS, PHONE = "settings", "phone"
SCREENS = (
    TODAY, LOG, ORDER, LOSS, REVIEW, CONFLICTS, ANSWERS, CARDS, EVENING, AGENDA, WEEK, FIND, CUSTOMER, CALL,
    RECORD, SETTINGS, PHONE,
)  # fmt: skip
TITLES = {
    TODAY: "Today", LOG: "the log", ORDER: "an order", LOSS: "a lost sale", REVIEW: "the review",
    CONFLICTS: "the conflicts", ANSWERS: "the answers", CARDS: "the answer cards", EVENING: "the evening",
    AGENDA: "the agenda", WEEK: "the week", FIND: "the search", CUSTOMER: "a customer's sheet", CALL: "a call",
    RECORD: "one record", SETTINGS: "the settings", PHONE: "the phone",
}  # fmt: skip
# Where a command of one screen only is to be found.
PLACES = TITLES | {
    ORDER: "an order's own screen (⏎)", LOSS: "a lost sale's own screen (⏎)",
    CONFLICTS: "the conflicts (g x)", ANSWERS: "the answers (a)", CARDS: "the answer cards (g c)",
    EVENING: "the evening (E)", AGENDA: "the agenda (g d)", WEEK: "the week (W)", FIND: "the search (f)",
    CUSTOMER: "a customer's sheet (@)", CALL: "a call's own screen (⏎)", RECORD: "a record's own screen (⏎)",
    SETTINGS: "the settings (g ,)", PHONE: "the phone (g p)",
}  # fmt: skip
_MOST_NAMED = 3


def only_on(screens: tuple[str, ...]) -> str:
    """Say where a command is to be found; of many screens, the first two: the line of messages is one line."""
    named = [PLACES[screen] for screen in screens]
    if len(named) > _MOST_NAMED:
        return f"only on {', '.join(named[:2])} and {len(named) - 2} other screens"
    return f"only on {' and '.join(named)}"


# What the key bar shows of each screen, the most important first.
BAR = {
    TODAY: ("done", "verbs", "snooze", "capture", "review", "help", "quit"),
    EVENING: ("done", "verbs", "back", "help", "snooze", "capture", "undo"),
    AGENDA: ("done", "verbs", "next-pane", "back", "help", "snooze", "capture"),
    WEEK: ("back", "help", "rows.down", "rows.up", "capture", "review"),
    LOG: ("take-back", "undo", "back", "help", "redo", "capture"),
    ORDER: ("done", "say", "back", "help", "payment", "touch", "verbs"),
    LOSS: ("done", "say", "back", "help", "touch", "verbs", "undo"),
    CONFLICTS: ("restore", "dismiss", "undo", "redo", "rows.open", "back", "help"),
    REVIEW: ("done", "seen", "card-before", "snooze", "undo", "leave", "help"),
    ANSWERS: ("answer-1", "get-back", "back", "say", "edit", "undo", "help"),
    PHONE: ("inbox-accept", "inbox-dismiss", "rows.open", "undo", "back", "help", "capture"),
    SETTINGS: ("rows.open", "undo", "redo", "back", "rows.down", "rows.up", "help"),
    FIND: ("rows.open", "done", "back", "help", "verbs", "filter", "customer"),
    CUSTOMER: ("done", "verbs", "back", "help", "touch", "say", "capture"),
    CALL: ("done", "verbs", "back", "help", "touch", "snooze", "undo"),
    RECORD: ("done", "verbs", "back", "help", "snooze", "customer", "undo"),
    CARDS: ("rows.open", "edit", "still-true", "new-card", "import", "back", "help"),
}
