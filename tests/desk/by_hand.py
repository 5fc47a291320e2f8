"""The figures of a week counted a second time: slowly, from the lines of the journal, with nothing of ours.

Lines are read with json and folded naively, the last stamp winning. What a figure means is taken from the practice,
so that a fault in the rules or in the store shows as a difference.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

Doc = dict[str, Any]
ZONE = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
YEAR = timedelta(days=365)
# Each question the histories ask: which are the same, less small words and order, and what they are about.
QUESTIONS = {
    "How long is the warranty?": ("warranty", "warranty"),
    "the warranty, how long?": ("warranty", "warranty"),
    "Do you ship to Norway": ("ship norway", "norway"),
    "Would you ship it to Norway, please?": ("ship norway", "norway"),
    "Is there a discount for schools": ("discount schools", "discount"),
    "Can the lamp be dimmed?": ("lamp dimmed", "dimmed"),
}
RUNGS = "promised/confirmed in writing/delivery date set/delivered/invoiced/part paid/cleared".split("/")
OUTCOMES = {
    "order_promised_at": "order",
    "declined_at": "no",
    "advanced_at": "advanced",
    "finished_at": "done",
    "continued_at": "continued",
}


def fold(lines: Iterable[bytes]) -> dict[str, dict[int, Doc]]:
    """Return what stands, by table and id."""
    changes = sorted((json.loads(line) for line in lines if line.strip()), key=lambda change: change["at"])
    tables: dict[str, dict[int, Doc]] = {}
    for change in changes:
        doc = tables.setdefault(change["table"], {}).setdefault(int(change["id"]), {})
        for path, value in change["set"].items():
            field, slash, key = path.partition("/")
            place = doc.setdefault(field, {}) if slash else doc
            place[key or field] = value
            if value is None:
                del place[key or field]
    return {
        table: {one: doc | {"id": one} for one, doc in docs.items() if not doc.get("deleted")}
        for table, docs in tables.items()
    }


def when(text: str | None) -> datetime:
    """Read a moment; one that is missing is before all time."""
    return datetime.fromisoformat((text or "0002-01-01T00:00+00:00").partition("[")[0])


def earliest(moments: Iterable[str | None]) -> datetime | None:
    return min((when(moment) for moment in moments if moment), default=None)


def share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def minutes(spans: list[timedelta]) -> int | None:
    return round(median([span.total_seconds() for span in spans]) / 60) if spans else None


def purse(amounts: Iterable[tuple[Decimal, str]]) -> dict[str, str]:
    found: dict[str, Decimal] = {}
    for value, currency in amounts:
        found[currency] = found.get(currency, Decimal(0)) + value
    return {currency: str(value) for currency, value in found.items() if value}


def count(lines: Iterable[bytes], start: datetime, end: datetime, now: datetime, customer: str = "") -> Doc:
    """Return what `week --json` should say of a period, of everyone or of one customer."""
    start, end, now = (
        moment.astimezone(UTC) for moment in (start, end, now)
    )  # else Python compares wall clocks
    tables = fold(lines)
    people = tables.get("customer", {})

    def became(one: int) -> int:
        while one in people and "merged_into" in people[one]:
            one = int(people[one]["merged_into"])
        return one

    known = {became(one) for one, doc in people.items() if doc["said"] == customer}

    def of(table: str) -> list[Doc]:
        docs = [
            doc | ({"customer": became(int(doc["customer"]))} if "customer" in doc else {})
            for doc in tables.get(table, {}).values()
        ]
        return [doc for doc in docs if not customer or doc.get("customer", -1) in known]

    def within(text: str | datetime | None) -> bool:
        moment = text if isinstance(text, datetime) else when(text)
        return start <= moment < end

    orders = of("order")
    counted = {
        "promises": _promises([one for one in of("promise") if within(_theirs(one))], now),
        "get_backs": _get_backs(of("question"), within, now),
        "orders": _orders(orders, within, now),
        "money": {
            "promised": purse(_amount(one) for one in orders if within(one["made_at"]) and "amount" in one),
            "cleared": purse(
                part
                for one in orders
                for part in [
                    *((_value(p), _currency(p)) for p in _payments(one) if within(p.get("cleared_at"))),
                    *((-_value(p), _currency(p)) for p in _payments(one) if within(p.get("bounced_at"))),
                    *((-_value(r), _currency(r)) for r in one.get("refunds", {}).values() if within(r["at"])),
                ]
            ),
        },
        "standing": _standing(orders, now.astimezone(ZONE).date()),
        "calls": _calls(of("call"), within),
        "recoveries": _losses([one for one in of("loss") if within(one["told_at"])], orders, now)
        | {
            "referrals": sum(
                within(sent["at"]) for one in of("loss") for sent in one.get("referrals", {}).values()
            ),
            "won_back": _won_back(of("loss"), orders, of("call"), within),
        },
    }
    return counted | {"habit": _habit(counted, _late(of, now), counted["standing"]["overdue"])}


def _late(of: Callable[[str], list[Doc]], now: datetime) -> Doc:
    """Return how many promises and get-backs wait past their time, and how many losses past their 24 hours."""
    promised = [one for one in of("promise") if not {"delivered_at", "broken_at"} & one.keys()]
    asked = [one for one in of("question") if "due" in one and "opened_at" in one]
    lost = [one for one in of("loss") if not {"reopened_at", "dormant_at", "dormant_until"} & one.keys()]
    return {
        "promises": sum(_theirs(one) < now for one in promised),
        "get-backs": sum(
            when(one["due"]) < now for one in asked if not {"delivered_at", "answered_at"} & one.keys()
        ),
        "recoveries": sum(len(_tactics(one)) < 3 and when(one["told_at"]) + DAY < now for one in lost),
    }


def _theirs(promise: Doc) -> datetime:
    moves = promise.get("moves", {})
    last = max(moves, key=lambda key: (when(moves[key]["at"]), len(key), key), default=None)
    return when(moves[last]["theirs"] if last else promise["first_theirs"])


def _promises(due: list[Doc], now: datetime) -> Doc:
    def kept(one: Doc) -> bool | None:
        if "broken_at" in one:
            return False
        if "delivered_at" in one:
            return when(one["delivered_at"]) <= _theirs(one)
        return False if _theirs(one) < now else None

    def agreed(one: Doc) -> bool:
        moved = max((when(move["at"]) for move in one.get("moves", {}).values()), default=when(None))
        return "agreed_at" in one and when(one["agreed_at"]) >= moved

    def is_beaten(one: Doc) -> bool:
        least = max((_theirs(one) - when(one["made_at"])) / 10, timedelta(minutes=30))
        return _theirs(one) - when(one["delivered_at"]) >= least

    def did(one: Doc) -> int:
        return sum(1 for step in one.get("steps", {}).values() if not step.get("skipped"))

    known = [kept(one) for one in due if kept(one) is not None]
    beaten = [one for one in due if kept(one) and is_beaten(one)]
    delivered = [one for one in due if "delivered_at" in one]
    ended = [one for one in delivered if len(one.get("steps", {})) == 4]
    return {
        "outcomes": len(known),
        "kept": share(known.count(True), len(known)),
        "beaten": share(len(beaten), len(known)),
        "broken": known.count(False),
        "median_margin_minutes": minutes([_theirs(one) - when(one["delivered_at"]) for one in delivered]),
        "agreed": share(sum(map(agreed, due)), len(due)),
        "all_four": share(sum(1 for one in ended if did(one) == 4), len(ended)),
        "requests": share(sum(1 + len(one.get("items", {})) for one in due), len(due)),
        "skipped": sum(len(one.get("steps", {})) - did(one) for one in due),
    }


def _get_backs(every: list[Doc], within: Callable[[Any], bool], now: datetime) -> Doc:
    def told(one: Doc) -> str | None:
        return one.get("delivered_at") or one.get("answered_at")

    def alike(one: Doc, other: Doc) -> bool:
        cards = {one.get("card"), one.get("saved_card")} & {other.get("card"), other.get("saved_card")}
        return QUESTIONS[one["text"]][0] == QUESTIONS[other["text"]][0] or bool(cards - {None})

    def known(one: Doc) -> datetime | None:
        return earliest([told(one) if "opened_at" in one else None, one.get("saved_at")])

    def is_repeat(one: Doc) -> bool:
        asked = (when(one["made_at"]), one["id"])
        others = [other for other in every if other["id"] != one["id"] and alike(one, other)]
        return any((at, other["id"]) < asked for other in others if (at := known(other)))

    def days(text: str) -> int:
        return (now.astimezone(ZONE).date() - when(text).astimezone(ZONE).date()).days

    asked = [one for one in every if within(one["made_at"])]
    opened = [one for one in asked if "opened_at" in one]
    live = [one for one in asked if told(one) and "opened_at" not in one]
    about = Counter(QUESTIONS[one["text"]][1] for one in asked if "opened_at" in one or not told(one))
    streak = [days(one["opened_at"]) for one in every if "opened_at" in one]
    return {
        "live": len(live),
        "opened": len(opened),
        "rate": share(len(opened), len(live) + len(opened)),
        "median_to_answer_minutes": minutes(
            [when(told(one)) - when(one["opened_at"]) for one in opened if told(one)]
        ),
        "repeats": sum(1 for one in opened if is_repeat(one)),
        "topics": sorted(about, key=lambda word: (-about[word], word))[:3],
        "free_days": min(streak, default=max((days(one["made_at"]) + 1 for one in every), default=None)),
    }


def _value(part: Doc) -> Decimal:
    return Decimal(part["amount"]["value"])


def _currency(part: Doc) -> str:
    return str(part["amount"]["currency"])


def _amount(part: Doc) -> tuple[Decimal, str]:
    return _value(part), _currency(part)


def _payments(order: Doc) -> list[Doc]:
    return [one for one in order.get("payments", {}).values() if "cleared_at" in one]


def _cleared(order: Doc, by: datetime | None = None) -> Decimal:
    come = sum(
        _value(one)
        for one in _payments(order)
        if (by is None or when(one["cleared_at"]) <= by)
        and not ("bounced_at" in one and (by is None or when(one["bounced_at"]) <= by))
    )
    return Decimal(come - _booked(order, "refunds", by))


def _booked(order: Doc, what: str, by: datetime | None = None) -> Decimal:
    return Decimal(
        sum(_value(one) for one in order.get(what, {}).values() if by is None or when(one["at"]) <= by)
    )


def _owed(order: Doc, by: datetime | None = None) -> Decimal:
    """The amount less credits and what was written off, save what of that came all the same."""
    total = max(_value(order) - _booked(order, "credits", by), Decimal(0))
    return max(total - _booked(order, "write_offs", by), min(_cleared(order, by), total), Decimal(0))


def _never_came(order: Doc) -> list[tuple[str, tuple[Decimal, str]]]:
    """What was written off and did not come all the same, with when; what came makes good the latest first."""
    if "amount" not in order:
        return []
    total = max(_value(order) - _booked(order, "credits"), Decimal(0))
    found, left = [], total - _owed(order)
    for one in sorted(order.get("write_offs", {}).values(), key=lambda one: when(one["at"])):
        amount = min(_value(one), left)
        left -= amount
        if amount:
            found.append((one["at"], (amount, _currency(one))))
    return found


def _open(order: Doc) -> Decimal:
    return max(_owed(order) - _cleared(order), Decimal(0))


def _overdue(order: Doc, today: date) -> Decimal:
    """What is to come and whose day has passed: instalments by their dates, the rest by the terms."""
    cleared, owed = _cleared(order), _owed(order)
    left, paid = owed - min(cleared, Decimal(0)), max(cleared, Decimal(0))
    parts: list[tuple[date, Decimal]] = []
    for one in sorted(order.get("instalments", {}).values(), key=lambda one: when(one["due"])):
        parts.append((when(one["due"]).astimezone(ZONE).date(), min(_value(one), left)))
        left -= parts[-1][1]
    parts.append((_due_day(order), left))
    found = Decimal(0)
    for day, amount in sorted(parts):
        settled = min(paid, amount)
        paid -= settled
        found += amount - settled if day < today else 0
    return found


def _due_day(order: Doc) -> date:
    terms = order.get("terms") or {"days": order.get("terms_days")}
    if terms.get("payable_by"):
        return when(terms["payable_by"]).date()
    if "invoiced_at" not in order:
        return date.max
    months, days, to_end = terms.get("months"), terms.get("days"), terms.get("end_of_month")
    day = when(order["invoiced_at"]).astimezone(ZONE).date()
    for _ in range(int(months or 0)):
        after = day.replace(day=1) + timedelta(days=31)
        last = (after.replace(day=1) + timedelta(days=31)).replace(day=1) - DAY
        day = last.replace(day=min(day.day, last.day))
    usual = 0 if months is not None or to_end else 30
    day += timedelta(days=usual if days is None else int(days))
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - DAY if to_end else day


def _has_no_more_to_come(order: Doc) -> bool:
    delivered = "delivered_at" in order and "fell_through_at" not in order
    return delivered and "amount" in order and _cleared(order) >= _owed(order)


def _is_order(order: Doc) -> bool:
    """Delivered, and the money has cleared: not written off, nor credited without a cent."""
    if not _has_no_more_to_come(order):
        return False
    total = max(_value(order) - _booked(order, "credits"), Decimal(0))
    has_come = any("bounced_at" not in one for one in _payments(order))
    return _cleared(order) >= total and not (total == 0 and order.get("credits") and not has_come)


def _ended_at(order: Doc) -> datetime | None:
    if "fell_through_at" in order:
        return when(order["fell_through_at"])
    if _is_order(order):
        return _climbed(order)[-1][1]
    if not _has_no_more_to_come(order):
        return None
    waived = [*order.get("write_offs", {}).values(), *order.get("credits", {}).values()]
    return max(when(order["delivered_at"]), *(when(one["at"]) for one in waived))


def _climbed(order: Doc) -> list[tuple[str, datetime]]:
    at: dict[str, datetime | None] = {
        "promised": when(order["made_at"]),
        "confirmed in writing": earliest([order.get("confirmed_at")]),
        "delivery date set": earliest([order.get("supply_dated_at")]),
        "delivered": earliest([order.get("delivered_at")]),
        "invoiced": earliest([order.get("invoiced_at")]),
    }
    asked = earliest([order.get("delivered_at"), order.get("invoiced_at")])
    cleared_at = [when(one["cleared_at"]) for one in _payments(order)] if "amount" in order else []
    some = min((at for at in cleared_at if _cleared(order, at) > 0), default=None)
    both = max(asked, some) if asked and some else None
    at["part paid"] = both if both and _cleared(order, both) < _owed(order, both) else None
    if _is_order(order):
        moments = [*cleared_at, *(when(one["at"]) for one in order.get("credits", {}).values())]
        full = min((at for at in moments if _cleared(order, at) >= _owed(order, at)), default=None)
        delivered = when(order["delivered_at"])
        at["cleared"] = max(delivered, full or delivered)
    there = [(RUNGS.index(rung), moment) for rung, moment in at.items() if moment]
    climbed = [
        (moment, rung)
        for rung, moment in there
        if not any(higher > rung and before <= moment for higher, before in there)
    ]
    return [(RUNGS[rung], moment) for moment, rung in sorted(climbed)]


def _orders(every: list[Doc], within: Callable[[Any], bool], now: datetime) -> Doc:
    """What ended in the period, whenever it was promised, and the stages that were left in it."""
    ended = [one for one in every if (at := _ended_at(one)) is not None and within(at)]
    fallen = [one for one in ended if "fell_through_at" in one]
    cleared = [one for one in ended if _is_order(one)]
    stays: dict[str, list[timedelta]] = {}
    for order in every:
        climbed = _climbed(order)
        for place, (rung, since) in enumerate(climbed[:-1]):
            if within(climbed[place + 1][1]):
                stays.setdefault(rung, []).append(climbed[place + 1][1] - since)
        rung, since = climbed[-1]
        end = _ended_at(order)
        if end is not None and order in ended and (order in fallen or order not in cleared) and end >= since:
            stays.setdefault(rung, []).append(end - since)
    written_off = purse(
        amount
        for one in every
        if "fell_through_at" not in one
        for at, amount in _never_came(one)
        if within(at)
    )
    billed = [
        one for one in every if "invoiced_at" in one and "fell_through_at" not in one and "amount" in one
    ]
    owed = purse((_open(one), _currency(one)) for one in billed)
    sold = purse(  # what was credited was never to be paid
        (max(_value(one) - _booked(one, "credits"), Decimal(0)), _currency(one))
        for one in billed
        if now - when(one["invoiced_at"]) < 90 * DAY
    )
    return {
        "ended": len(ended),
        "cleared": share(len(cleared), len(ended)),
        "stage_minutes": {rung: minutes(stays[rung]) for rung in RUNGS if rung in stays},
        "days_outstanding": {
            currency: float(Decimal(owed.get(currency, "0")) / Decimal(amount)) * 90
            for currency, amount in sold.items()
        },
        "lost": {
            cause: purse(
                (_open(one), _currency(one)) for one in fallen if one["cause"] == cause and "amount" in one
            )
            for cause in {one["cause"] for one in fallen}
        }
        | ({"written off": written_off} if written_off else {}),
    }


def _standing(every: list[Doc], today: date) -> Doc:
    held = [one for one in every if "fell_through_at" not in one and "amount" in one]
    return {
        "promised": purse((_open(one), _currency(one)) for one in held if "delivered_at" not in one),
        "unpaid": purse((_open(one), _currency(one)) for one in held if "delivered_at" in one),
        "to_come": purse((_open(one), _currency(one)) for one in held),
        "overdue": purse((_overdue(one, today), _currency(one)) for one in held),
        "cleared": purse((_cleared(one), _currency(one)) for one in held),
        "overpaid": purse((max(_cleared(one) - _owed(one), Decimal(0)), _currency(one)) for one in held),
    }


def _calls(every: list[Doc], within: Callable[[Any], bool]) -> Doc:
    def held_at(one: Doc) -> datetime | None:
        return when(one["held_at"]) if "held_at" in one else earliest(one.get(fact) for fact in OUTCOMES)

    def outcome(one: Doc) -> str:
        return next((name for fact, name in OUTCOMES.items() if fact in one), "")

    were = sorted((at, one["id"], one) for one in every if (at := held_at(one)))
    held = [one for at, _, one in were if within(at)]
    ended = [one for one in held if outcome(one)]
    lengths: list[int] = []
    took: list[timedelta] = []
    for customer in {one["customer"] for _, _, one in were if "customer" in one}:
        run: list[datetime] = []
        for at, _, one in were:
            if one.get("customer") != customer:
                continue
            run.append(at)
            if outcome(one) in ("order", "no"):
                if within(at):
                    lengths.append(len(run))
                    took += [when(one["order_promised_at"]) - run[0]] if "order_promised_at" in one else []
                run = []
    return {
        "held": len(held),
        "decisions": len(lengths),
        "calls_per_decision": median(lengths) if lengths else None,
        "value_share": share(sum(1 for one in held if one.get("gain", "").strip()), len(held)),
        "advance_rate": share(sum(1 for one in ended if outcome(one) == "advanced"), len(ended)),
        "to_order_minutes": minutes(took),
        "overridden": sum(1 for one in every if within(one.get("excuse_overridden_at"))),
    }


def _after(one: Doc, orders: list[Doc]) -> list[Doc]:
    """Return the orders of a lost customer in the year after they told."""
    since = when(one["told_at"])
    return [
        order
        for order in orders
        if "customer" in one
        and order.get("customer") == one["customer"]
        and "fell_through_at" not in order
        and since < when(order["made_at"]) <= since + YEAR
    ]


def _won_back(lost: list[Doc], orders: list[Doc], calls: list[Doc], within: Callable[[Any], bool]) -> Doc:
    """Return what came back in a period, whenever it was lost, but for the worth of what was lost again."""
    over = [one for one in orders if "fell_through_at" in one] + [
        one for one in calls if "declined_at" in one
    ]
    gone = {(one.get("customer"), when(one["made_at"])) for one in over}
    stated = [
        one
        for one in lost
        if "reopened_at" in one
        and "won_back" in one
        and (one.get("customer"), when(one["reopened_at"])) not in gone
    ]
    taken = {order["id"] for one in stated for order in _after(one, orders)}
    others = {order["id"]: order for one in lost for order in _after(one, orders) if order["id"] not in taken}
    won = [
        (Decimal(one["won_back"]["value"]), one["won_back"]["currency"])
        for one in stated
        if within(one["reopened_at"])
    ]
    for order in (one for one in others.values() if "amount" in one):
        won += [(_value(p), _currency(p)) for p in _payments(order) if within(p.get("cleared_at"))]
        won += [(-_value(p), _currency(p)) for p in _payments(order) if within(p.get("bounced_at"))]
        won += [(-_value(r), _currency(r)) for r in order.get("refunds", {}).values() if within(r["at"])]
    return purse(won)


def _tactics(one: Doc) -> list[datetime]:
    called = earliest(who.get("called_at") for who in one.get("help", {}).values())
    done = [earliest([one.get("reframed_at")]), earliest([one.get("apologised_at")]), called]
    return [at for at in done if at]


def _losses(told: list[Doc], orders: list[Doc], now: datetime) -> Doc:
    def in_time(one: Doc) -> int:
        return sum(1 for at in _tactics(one) if at <= when(one["told_at"]) + DAY)

    def is_met(one: Doc) -> bool:
        return any(check.get("met") for check in one.get("need_checks", {}).values())

    def is_running(one: Doc) -> bool:
        is_laid_by = "dormant_at" in one or "dormant_until" in one
        is_left = len(_tactics(one)) < 3 and now <= when(one["told_at"]) + DAY
        return is_left and "reopened_at" not in one and not is_laid_by

    def is_back(one: Doc) -> bool:
        reopened = "reopened_at" in one and when(one["reopened_at"]) <= when(one["told_at"]) + YEAR
        return reopened or bool(_after(one, orders))

    def of_known(is_so: Callable[[Doc], bool], time: timedelta) -> float | None:
        known = [one for one in told if is_so(one) or now > when(one["told_at"]) + time]
        return share(sum(1 for one in known if is_so(one)), len(known))

    return {
        "losses": len(told),
        "running": sum(map(is_running, told)),
        "started": of_known(lambda one: in_time(one) > 0, DAY),
        "all_three": of_known(lambda one: in_time(one) == 3, DAY),
        "all_four": of_known(lambda one: len(_tactics(one)) == 3 and is_met(one), 14 * DAY),
        "returned": share(sum(map(is_back, told)), len(told)),
        "returns": sum(map(is_back, told)),
    }


def _habit(found: Doc, late: Doc, overdue: Doc) -> str:
    """Return what the sentence speaks of: the share that is the smallest part of its goal, the first of equals.

    Where none is below its goal: what stands late, in the order of the practices.
    """
    rate = found["get_backs"]["rate"]
    shares = [
        (found["promises"]["kept"], 1.0, "promises were kept"),
        (found["promises"]["beaten"], 0.8, "promises were beaten"),
        (found["promises"]["agreed"], 1.0, "had their OK"),
        (found["promises"]["all_four"], 1.0, "followed through"),
        (None if rate is None else 1 - rate, 1.0, "answered on the spot"),
        (found["orders"]["cleared"], 0.8, "have cleared"),
        (found["calls"]["value_share"], 1.0, "had a plan"),
        (found["calls"]["advance_rate"], 0.5, "a step of theirs"),
        (found["recoveries"]["all_three"], 1.0, "3 of 3 within 24 h"),
        (found["recoveries"]["all_four"], 1.0, "recovered, 4 of 4"),
    ]
    known = [(one / goal, place) for place, (one, goal, _) in enumerate(shares) if one is not None]
    part, place = min(known, default=(1, 0))
    if part < 1:
        return shares[place][2]
    stands = {
        f"{late['promises']} promise": late["promises"],
        f"{late['get-backs']} get-back": late["get-backs"],
        "overdue": overdue,
        f"{late['recoveries']} recover": late["recoveries"],
    }
    nothing = "Every habit is at its goal" if known else "nothing to go by yet"
    return next((words for words, is_so in stands.items() if is_so), nothing)
