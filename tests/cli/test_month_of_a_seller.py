"""Three weeks of one seller, as a script written from the practice; every figure is counted by hand, here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell

SCRIPT = Path(__file__).with_name("month_of_a_seller.txt")
NOTHING_HELD = {
    "held": 0,
    "decisions": 0,
    "calls_per_decision": None,
    "value_share": None,
    "advance_rate": None,
    "to_order_minutes": None,
    "overridden": 0,
}
# Promises due Mon 2 to Sun 8: p1 (7 h promised, delivered 3 h early: beaten), p2 (27 h promised, 10 min early: kept),
# p3 (broken on Thursday, never delivered), p4 (made Thu 18:00 for Fri 12:00, 3 h early of 18 h: beaten). Kept 3 of 4,
# beaten 2 of 4; the margins are 180, 10 and 180 min. Their OK was given to p1 and p3. Of the three deliveries p1 and
# p4 were followed through 4 of 4, p2 skipped 3 steps. p2 was asked for one thing more: 5 requests for 4 promises.
# Questions: one answered live, one became a get-back and was answered 40 min later; from Tue 3 to Sun 8 six days
# without one. Orders: o1 1,000 and o2 2,500 EUR, o3 90,000 JPY; o1 was confirmed after 5 min. Calls: c1 planned and
# advanced, c2 without a plan: the order, two calls for one decision, from Mon 14:30 to Thu 10:20 4,070 min.
# l1 was told Fri 16:00, and 3 of 3 were done by 17:30; its need check is due in 14 d: not known.
# The smallest share of its goal is 0.5: the OK of their times comes first of those.
WEEK_1: dict[str, dict[str, Any]] = {
    "promises": {
        "outcomes": 4,
        "kept": 0.75,
        "beaten": 0.5,
        "broken": 1,
        "median_margin_minutes": 180,
        "agreed": 0.5,
        "all_four": pytest.approx(2 / 3),
        "requests": 1.25,
        "skipped": 3,
    },
    "get_backs": {
        "live": 1,
        "opened": 1,
        "rate": 0.5,
        "median_to_answer_minutes": 40,
        "repeats": 0,
        "topics": ["warranty"],
        "free_days": 6,
    },
    "orders": {
        "ended": 0,
        "cleared": None,
        "stage_minutes": {"promised": 5},
        "days_outstanding": {},
        "lost": {},
    },
    "money": {"promised": {"EUR": "3500.00", "JPY": "90000"}, "cleared": {}},
    "standing": {
        "promised": {"EUR": "3500.00", "JPY": "90000"},
        "unpaid": {},
        "cleared": {},
        "overpaid": {},
        "to_come": {"EUR": "3500.00", "JPY": "90000"},
        "overdue": {},
    },
    "calls": {
        "held": 2,
        "decisions": 1,
        "calls_per_decision": 2,
        "value_share": 0.5,
        "advance_rate": 0.5,
        "to_order_minutes": 4070,
        "overridden": 0,
    },
    "recoveries": {
        "losses": 1,
        "running": 0,
        "started": 1.0,
        "all_three": 1.0,
        "all_four": None,
        "returned": 0.0,
        "returns": 0,
        "referrals": 0,
        "won_back": {},
    },
}
# p5 was moved with their OK to Thu 12:00 and delivered at 12:30: broken, 30 min late; its follow-through is open still.
# No question: 13 days since Tue 3. o3 fell through after 6 d 18 h 52 (Fri 15:08 to Fri 10:00). o1 left "confirmed"
# after 4 d 23 h 55, "delivery date set" after 2 d 5 h, "delivered" after an hour; all invoiced in 90 d is its 1,000.
# 500 of o2 cleared: 2,000 are to come on it, not delivered. l2 was told Fri 10:00: one tactic by Sat 10:00.
WEEK_2: dict[str, dict[str, Any]] = {
    "promises": {
        "outcomes": 1,
        "kept": 0.0,
        "beaten": 0.0,
        "broken": 1,
        "median_margin_minutes": -30,
        "agreed": 1.0,
        "all_four": None,
        "requests": 1.0,
        "skipped": 0,
    },
    "get_backs": {
        "live": 0,
        "opened": 0,
        "rate": None,
        "median_to_answer_minutes": None,
        "repeats": 0,
        "topics": [],
        "free_days": 13,
    },
    "orders": {
        "ended": 1,
        "cleared": 0.0,
        "stage_minutes": {
            "promised": 9772,
            "confirmed in writing": 7195,
            "delivery date set": 3180,
            "delivered": 60,
        },
        "days_outstanding": {"EUR": 90.0},
        "lost": {"one-upped": {"JPY": "90000"}},
    },
    "money": {"promised": {}, "cleared": {"EUR": "500.00"}},
    "standing": {
        "promised": {"EUR": "2000.00"},
        "unpaid": {"EUR": "1000.00"},
        "cleared": {"EUR": "500.00"},
        "overpaid": {},
        "to_come": {"EUR": "3000.00"},
        "overdue": {},
    },
    "calls": NOTHING_HELD,
    "recoveries": {
        "losses": 1,
        "running": 0,
        "started": 1.0,
        "all_three": 0.0,
        "all_four": None,
        "returned": 0.0,
        "returns": 0,
        "referrals": 0,
        "won_back": {},
    },
}
# On Saturday at 9: p6 beaten by an hour of three; p7 is due at noon and counts in neither. o2 was part paid as it was
# delivered (its deposit had cleared): 10 d 22 h 40 promised; o4 was paid before: 24 h promised, then an order at last;
# the median of 15,760 and 1,440 min is 8,600. Invoiced in 90 d: 3,500 EUR less a credit of 50, of which 950
# and 2,000 are to come: 2,950 / 3,450 × 90. c3 had a plan; a No is a decision of one call. l3 is within its 24 h.
WEEK_3: dict[str, dict[str, Any]] = {
    "promises": {
        "outcomes": 1,
        "kept": 1.0,
        "beaten": 1.0,
        "broken": 0,
        "median_margin_minutes": 60,
        "agreed": 1.0,
        "all_four": 1.0,
        "requests": 1.0,
        "skipped": 0,
    },
    "get_backs": WEEK_2["get_backs"] | {"free_days": 19},
    "orders": {
        "ended": 1,
        "cleared": 1.0,
        "stage_minutes": {"promised": 8600},
        "days_outstanding": {"EUR": pytest.approx(2950 / 3450 * 90)},
        "lost": {},
    },
    "money": {"promised": {"KWD": "750.000"}, "cleared": {"KWD": "750.000"}},
    "standing": {
        "promised": {},
        "unpaid": {"EUR": "2950.00"},
        "cleared": {"EUR": "500.00", "KWD": "750.000"},
        "overpaid": {},
        "to_come": {"EUR": "2950.00"},
        "overdue": {},
    },
    "calls": {
        "held": 1,
        "decisions": 1,
        "calls_per_decision": 1,
        "value_share": 1.0,
        "advance_rate": 0.0,
        "to_order_minutes": None,
        "overridden": 0,
    },
    "recoveries": {
        "losses": 1,
        "running": 1,
        "started": None,
        "all_three": None,
        "all_four": None,
        "returned": 0.0,
        "returns": 0,
        "referrals": 0,
        "won_back": {},
    },
}
WEEKS = {
    "08 20:00": (WEEK_1, "had their OK"),
    "15 20:00": (WEEK_2, "promises were kept"),
    "21 09:00": (WEEK_3, "a step of theirs"),
}
# The money as at the end of some days: promised, unpaid, cleared, and what is to come by its age. o1 is due 14 d after
# Wed 11 Nov: Wed 25 Nov; o2 30 d after Mon 16 Nov: Wed 16 Dec.
AS_AT: dict[str, tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]] = {
    "2026-11-03": ({}, {}, {}, {}),
    "2026-11-10": ({"EUR": "3000.00", "JPY": "90000"}, {}, {"EUR": "500.00"}, {}),
    "2026-11-12": (
        {"EUR": "2000.00", "JPY": "90000"},
        {"EUR": "1000.00"},
        {"EUR": "500.00"},
        {"current": "1000.00"},
    ),
    "2026-11-18": (
        {},
        {"EUR": "3000.00"},
        {"EUR": "500.00", "KWD": "750.000"},
        {"current": "3000.00"},
    ),
    "2026-11-25": ({}, {"EUR": "2950.00"}, {"EUR": "500.00", "KWD": "750.000"}, {"current": "2950.00"}),
    "2026-11-26": (
        {},
        {"EUR": "2950.00"},
        {"EUR": "500.00", "KWD": "750.000"},
        {"1–30": "950.00", "current": "2000.00"},
    ),
    "2027-01-20": ({}, {"EUR": "2950.00"}, {"EUR": "500.00", "KWD": "750.000"}, {"31–60": "2950.00"}),
}


def lines() -> Iterator[tuple[str, str]]:
    """Yield each line of the script: its moment ("02 09:00") and what is done then."""
    for line in SCRIPT.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line[:8], line[8:].strip()


class Month:
    """The script as it is typed into a shell, up to any moment."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.codes: dict[str, str] = {}
        self.left = [*lines()]

    def at(self, moment: str) -> None:
        """Let it be that moment of November."""
        day, clock = moment.split()
        self.shell.env["COCKPIT_NOW"] = f"2026-11-{day}T{clock}+01:00"

    def until(self, moment: str) -> None:
        """Type all that comes before a moment."""
        while self.left and self.left[0][0] < moment:
            now, what = self.left.pop(0)
            self.at(now)
            self._type(what)
        self.at(moment)

    def _type(self, what: str) -> None:
        name, colon, line = what.partition(": ")
        if colon and " " not in name:
            self.codes[name] = self.shell.add(line)
            return
        name, said, rest = what.split(maxsplit=2) if " " in what.split(maxsplit=1)[1] else (*what.split(), "")
        if said == "is":
            kind, _, rest = rest.partition(" of ")
            customer, _, text = rest.partition(": ")
            self.codes[name] = self._one(kind, customer, text)
            return
        self.shell.do(self.codes[name], said, *(pair.strip() for pair in rest.split(" | ") if pair.strip()))

    def _one(self, kind: str, customer: str, text: str) -> str:
        found = [
            row["code"]
            for row in self.shell("today", "--json").json["items"]
            if (row["kind"], row["customer"], row["text"]) == (kind, customer, text)
        ]
        assert len(found) == 1, (kind, customer, text, self.shell("today").out)
        return str(found[0])

    def first(self, name: str) -> Any:
        """What Today says of a record."""
        [row] = [
            row for row in self.shell("today", "--json").json["items"] if row["code"] == self.codes[name]
        ]
        return row


def test_the_figures_of_three_weeks_are_those_counted_by_hand(shell: Shell) -> None:
    month = Month(shell)
    for moment, (counted, habit) in WEEKS.items():
        if moment.startswith("21"):
            # Paid before it was delivered: it cleared on Thursday, and on Friday they are asked whether they like it.
            month.until("20 09:05")
            row = month.first("o4")
            assert (row["clock"], row["severity"], row["section"]) == ("delivered", "late", "late")
        month.until(moment)
        found = shell("week", "--json").json
        for practice, figures in counted.items():
            assert found[practice] == figures, (moment, practice)
        assert habit in found["habit"], moment
    # Saturday 9:00: the manual is due at noon, the recovery of the new roof runs until Friday's 10:30 and a day.
    assert not month.left
    today = shell("today", "--json").json
    owed = [row for row in today["items"] if row["section"] in ("late", "today") and not row["folded"]]
    assert today["owed"] == len(owed)
    assert month.first("l3")["section"] == "today"
    assert month.first("p7")["section"] == "today"
    # They said Friday noon, and nothing came: a call on Monday morning, ahead of any older step.
    month.at("23 09:00")
    assert month.first("o1")["clock"] == "broken"
    for day, (promised, unpaid, cleared, aged) in AS_AT.items():
        book = shell("orders", "--at", day, "--json").json
        assert (book["promised"], book["unpaid"], book["cleared"]) == (promised, unpaid, cleared), day
        assert {age: by["EUR"] for age, by in book["aging"].items() if by} == aged, day
        for currency, amount in book["to_come"].items():
            rows = [row for row in book["orders"] if row["currency"] == currency]
            assert sum(float(row["to_come"]) for row in rows) == pytest.approx(float(amount)), day
