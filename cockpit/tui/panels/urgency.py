"""How pressing a row is, in the first column of a list: a word or two, and their colour."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from cockpit.desk.day_words import pressing_words
from cockpit.desk.views import Row
from cockpit.domain.moment import local

_STYLES = {"late": "$late bold", "slipping": "$soon", "now": "$soon bold", "today": "", "later": "$quiet"}


def pressing(row: Row, now: datetime) -> Content:
    """Return how pressing it is, in one or two words: “22 h late”, “by 10:30”, “3 h left”, “44 d unpaid”."""
    return Content.assemble(pressed(row, now))


def pressed(row: Row, now: datetime) -> tuple[str, str]:
    """Return how pressing it is as a text and its style, for who needs no more than its width."""
    due = row.deadline
    return ("", "") if due is None else (pressing_words(row, now), _STYLES[due.severity])


def at_what_time(row: Row, now: datetime, *, is_one_of_several: bool) -> Content:
    """Return the hour of its deadline, and which it is where there are several: “16:00 theirs”, “all day”."""
    due = row.deadline
    if due is None:
        return Content()
    said = "all day" if due.whole_day else f"{local(due.when, now):%H:%M}"
    clock = _DUE.get(due.kind, due.kind.replace("-", " ")) if is_one_of_several else ""
    return Content.assemble((said, _STYLES[due.severity]), (f" {clock}" if clock else "", "$quiet"))


# Steps of an order are called after the fact that ends them: as a deadline each is still to come.
_DUE = {
    "cleared": "payment due", "delivered": "delivery due", "invoiced": "invoice due", "credit": "credit due",
    "supply": "supply due", "mine": "my target",
}  # fmt: skip
