"""What is said of the day in a sentence: what is owed, what comes first, and the figures by their names."""

from __future__ import annotations

from cockpit.desk.views import of_them
from cockpit.domain.wording import clock, counted, percent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.desk.views import Today


def figures_of(today: Today) -> list[str]:
    """Say the figures of the day, each by the one name that it has everywhere."""
    of_month, known = today.kept_month
    kept = f"kept this month {percent(of_month / known)}" if known else ""
    if not today.to_come:
        return [kept] if kept else []
    from cockpit.domain.money import money_to_come  # loaded where there is money

    return [one for one in (kept, money_to_come(today.overdue, today.to_come)) if one]


def owe(today: Today) -> str:
    """Say what is owed today, and what comes first: "You owe 6 things. First: 10:30 Bo: call back."."""
    owed = today.owed()
    if not owed and today.snoozed:
        away = len(today.snoozed)
        are = f"{counted(away, 'thing')} {'is' if away == 1 else 'are'}"
        return f"Nothing else is owed today: {are} snoozed, until {clock(today.snoozed[0], today.now)}."
    if not owed:
        return "Nothing is owed today."
    first = owed[0]
    at = (
        f"{clock(first.deadline.when, today.now, whole_day=first.deadline.whole_day)} "
        if first.deadline
        else ""
    )
    who = f"{first.name}: {first.record.text}" if first.name else first.record.text
    return f"You owe {counted(len(owed), 'thing')}{of_them(owed)}. First: {at}{who}"
