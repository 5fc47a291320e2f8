"""Each practice from the first capture to its last state, through the command line; every step undone and redone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Shell, parts

# A clock that stands still makes moments equal that are not: each practice is gone through with one that ticks, too.
whatever_the_clock_does = pytest.mark.parametrize("shell", ["stands", "ticks"], indirect=True)


class Journey:
    """One record on its way. Each step is taken, taken back, and taken again, and must leave the same each time."""

    def __init__(self, shell: Shell, line: str) -> None:
        self.shell = shell
        said = shell("add", line).out
        self.code = said.split()[1].rstrip(":")
        self.said = said

    def at(self, moment: str) -> None:
        """Let it be that moment from now on."""
        self.shell.env["COCKPIT_NOW"] = moment if "+" in moment else f"2026-11-{moment}+01:00"

    def step(self, verb: str, *pairs: str, done: bool = False) -> Any:
        """Carry out a verb, or `done` where that is what it would do; return the record as it stands then."""
        shell, code = self.shell, self.code
        before = everything(shell, code)
        sets = [word for pair in pairs for word in ("--set", pair)]
        told = shell("done", code, *sets).out if done else shell.do(code, verb, *pairs).out
        said = told.split()[0]  # with one character more once it has ended
        assert (said[0], said[-len(code) + 1 :]) == (code[0], code[1:]), told
        self.told = told.partition("  ")[2].strip()
        after = everything(shell, code)
        assert after != before
        undone = shell("undo").out
        assert undone.startswith("Undone: ")
        assert everything(shell, code) == before
        assert shell("redo").out == undone.replace("Undone: ", "Done again: ", 1)
        assert everything(shell, code) == after
        return after[0]

    def refused(self, verb: str, *pairs: str) -> str:
        """Return what is said to a verb that does not apply; nothing is changed by it."""
        before = self.shell.files()
        done = self.shell.do(self.code, verb, *pairs, ends=2)
        assert done.out == ""
        assert self.shell.files() == before
        return done.err


def everything(shell: Shell, code: str) -> tuple[Any, Any, Any]:
    """The record, what is on Today, and all that is open, as scripts see it."""
    return shell.show(code), shell("today", "--json").json, shell("agenda", "--json").json


def on_today(shell: Shell, kind: str) -> list[Any]:
    return [row for row in shell("today", "--json").json["items"] if row["kind"] == kind]


@whatever_the_clock_does
def test_a_promise_from_the_call_to_the_order(shell: Shell) -> None:
    trip = Journey(shell, "promise @acme spec sheet by 4pm")
    assert shell.show(trip.code)["state"] == "promised"
    assert [row["clock"] for row in on_today(shell, "promise")] == ["mine"]
    assert trip.step("trial-close")["ticks"]["trial close"] is True
    assert trip.step("set-means", "means=mail")["ticks"]["means"] is True
    assert trip.step("agree")["state"] == "agreed"
    assert "They have already said OK" in trip.refused("agree")
    assert trip.step("add-item", "text=the price list")["ticks"]["anything else"] is True
    moved = trip.step("renegotiate", "theirs=5pm", "mine=3pm")
    assert (moved["theirs"][11:16], moved["first_theirs"][11:16]) == ("17:00", "16:00")
    trip.at("18T14:50")
    assert trip.step("deliver", done=True)["state"] == "delivered"
    assert trip.told.endswith("beaten by 2 h 10. Follow through by Wed 18 Nov 16:50.")
    assert on_today(shell, "promise")[0]["clock"] == "follow-through"
    assert "0 of 4" in trip.refused("close")
    assert trip.step("confirm-received", "text=it is here", done=True)["state"] == "following through"
    assert trip.step("clarify", "text=the load", done=True)["steps_done"] == 2
    assert trip.step("share-news", "text=a case in Oslo", done=True)["steps_done"] == 3
    closed = trip.step("set-meeting", "ready=yes", done=True)
    assert (closed["state"], closed["open"], closed["next"], closed["kept"]) == ("closed", False, None, True)
    assert "4 of 4: closed. You have a promise of an order." in trip.told
    assert on_today(shell, "promise") == []
    [order] = on_today(shell, "order")
    assert (order["customer"], order["text"]) == ("acme", "spec sheet")
    assert "Nothing is left to do" in shell("done", trip.code, code=1).err


@whatever_the_clock_does
def test_how_long_deliveries_took_proposes_the_next_one(shell: Shell) -> None:
    config = shell.home / "config.toml"
    config.write_text("history_needed = 3\n", encoding="utf-8")
    shell.env["COCKPIT_CONFIG"] = str(config)
    for verb in ("deliver", "", "deliver"):  # the next step of one that is owed is to deliver it
        trip = Journey(shell, "promise @acme spec sheet by fri 4pm")
        trip.at("18T14:20")
        shell.do(trip.code, verb) if verb else shell("done", trip.code)
        trip.at("18T10:20")
    assert "Mine from your last 3 of this kind" in shell("add", "promise @acme data sheet by 4pm").out
    [mine] = [row["mine"] for row in on_today(shell, "promise") if "data" in row["text"]]
    assert mine[11:16] == "14:30"


@whatever_the_clock_does
def test_a_promise_broken_and_given_anew(shell: Shell) -> None:
    trip = Journey(shell, "promise @acme spec sheet by 11:00 ok")
    trip.at("18T11:20")
    assert on_today(shell, "promise")[0]["severity"] == "late"
    assert "moving it now is a break" in trip.refused("renegotiate", "theirs=5pm")
    assert trip.step("break", "reason=the rig was down", "theirs=5pm")["state"] == "broken"
    assert "now by Wed 18 Nov 17:00." in trip.told
    [anew] = on_today(shell, "promise")
    assert shell.show(anew["code"])["replaces"] == shell.show(trip.code)["id"]
    assert anew["theirs"] == "2026-11-18T17:00:00+01:00"


@whatever_the_clock_does
def test_a_get_back_from_the_question_to_the_card(shell: Shell) -> None:
    trip = Journey(shell, "q @acme how long is the warranty?")
    asked = shell.show(trip.code)
    assert (asked["state"], asked["get_back"], asked["due"]) == (
        "get-back",
        True,
        asked["due"],
    )
    assert asked["due"].startswith("2026-11-18T11:20:")  # within a working hour
    assert on_today(shell, "question")[0]["clock"] == "get-back"
    assert trip.step("ask-expert", "name=Priya")["expert_name"] == "Priya"
    assert "get-back" in trip.refused("answer", "text=Five years.")
    trip.at("18T18:00")
    assert on_today(shell, "question")[0]["severity"] == "late"
    assert "late" in shell("show", trip.code).out
    told = trip.step("deliver", "answer=Five years.", done=True)
    assert (told["state"], told["kept"], told["open"], told["next"]) == (
        "answered",
        False,
        False,
        "save-card",
    )
    saved = trip.step("save-card", done=True)
    assert saved["next"] is None
    assert "on a card already" in trip.refused("save-card")
    plain = shell("show", trip.code).out
    assert "Told Wed 18 Nov 18:00: Five years." in plain
    card = plain.partition("Saved as card: ")[2].partition(":")[0]
    shown = shell.show(card)
    assert (shown["kind"], shown["state"], shown["answer"]) == ("card", "live", "Five years.")
    assert "Say: Five years." in shell("show", card).out
    trip.at("18T18:05")  # each run's clock begins anew: this one is asked after the other was told
    again = Journey(shell, "q @bolt the warranty, how long is it?")
    assert "REPEAT GET-BACK" in shell("show", again.code).out


@whatever_the_clock_does
def test_a_card_from_use_to_retired(shell: Shell) -> None:
    question = Journey(shell, "q @acme how long is the warranty?")
    question.step("deliver", "answer=Five years.")
    question.step("save-card")
    code = shell("show", question.code).out.partition("Saved as card: ")[2].partition(":")[0]
    question.code = code
    assert question.step("use", "words=is there a guarantee")["times_used"] == 1
    assert question.step("add-phrasing", "text=what if it breaks")["ways_to_ask"][1:] == [
        "is there a guarantee",
        "what if it breaks",
    ]
    question.at("2027-03-18T10:20+01:00")
    shown = shell.show(code)
    assert (shown["state"], shown["unverified_days"]) == ("unverified", 120)
    assert "unverified 120 d" in shell("show", code).out
    assert question.step("verify")["state"] == "live"
    assert question.step("retire")["state"] == "retired"
    assert "retired" in question.refused("use")


def test_a_question_answered_on_the_spot_is_no_get_back(shell: Shell) -> None:
    trip = Journey(shell, 'q @acme "do you ship to Norway" -> yes, in nine days')
    shown = shell.show(trip.code)
    assert (shown["state"], shown["get_back"], shown["open"]) == ("answered on the spot", False, False)
    assert on_today(shell, "question") == []


@whatever_the_clock_does
def test_an_order_from_the_promise_to_the_cleared_money(shell: Shell) -> None:
    trip = Journey(shell, "order @acme 50 seats 1.2k EUR")
    assert "You have a promise of an order. 0 of 8 done." in trip.said
    assert shell.show(trip.code)["state"] == "promised"
    assert on_today(shell, "order")[0]["reason"] == "Reassure them: the decision is right."
    for verb in ("reassure", "competitors", "process"):
        assert "asks:" in shell("done", trip.code, code=2).err  # never by a bare key
        assert verb in shell("show", trip.code).out.partition("Next: ")[2][:12]
        said = "who=Bolt AB" if verb == "competitors" else "text=rang: well chosen"
        shown = trip.step(verb, said, done=True)
        assert verb in shown["steps_at"]
    shown = shell.show(trip.code)
    assert shown["plan_done"] == 3
    assert [one["who"] for one in parts(shown["rivals"])] == ["Bolt AB"]
    assert "3 of 8 done." in trip.told
    assert trip.step("confirm")["state"] == "confirmed in writing"
    assert "already confirmed" in trip.refused("confirm")
    trip.step("date-need", "when=fri 12:00")
    dated = trip.step("date-supply", "when=mon 12:00", done=True)
    assert (dated["state"], dated["supply_late"]) == ("delivery date set", True)
    assert "later than they need it" in trip.told
    assert on_today(shell, "order")[0]["clock"] == "supply-late"
    assert on_today(shell, "order")[0]["severity"] == "late"
    assert "LATER THAN THEY NEED IT" in shell("show", trip.code).out
    assert dated["next"] == "date-supply"  # what is late is to be settled first
    assert trip.step("credit-ok")["plan_done"] == 5
    assert trip.step("ship")["shipped_at"]
    delivered = trip.step("deliver")
    assert (delivered["state"], delivered["plan_done"]) == (
        "delivered",
        5,
    )  # it answers the first of two facts only
    assert trip.step("liked", "text=they love it", done=True)["plan_done"] == 6
    assert "asks: When did the invoice go out?" in shell("done", trip.code, code=2).err
    trip.step("invoice", "when=now", done=True)
    trip.at("18T10:25")  # each run's clock begins anew: only now is it after the invoice
    invoiced = shell.show(trip.code)
    assert (invoiced["state"], invoiced["age"], invoiced["payment_due"][:10]) == (
        "invoiced",
        "current",
        "2026-12-18",
    )
    trip.step("promise-payment", "due=fri 12:00", "amount=400")
    trip.at("19T09:00")
    received = trip.step("pay", "amount=400")
    assert (received["state"], received["outstanding"]["value"]) == ("invoiced", "1200.00")  # not cleared yet
    assert list(received["payment_promises_kept"].values()) == [True]
    part = trip.step("clear", "amount=400")
    assert (part["state"], part["outstanding"]["value"]) == ("part paid", "800.00")
    assert part["celebrated_at"] is None
    assert trip.told.endswith("7 of 8 done. EUR 800.00 to come.")
    plain = shell("show", trip.code).out
    assert "Cleared: EUR 400.00" in plain
    assert "To come: EUR 800.00" in plain
    trip.at("2027-01-20T09:00+01:00")
    assert shell.show(trip.code)["age"] == "31–60"
    assert "(aging band 31–60 days)" in shell("show", trip.code).out
    assert "What was said?" in shell("done", trip.code, code=2).err  # quiet: it books no money
    trip.step("touch", "text=they pay today", done=True)
    assert "How much is on the account?" in trip.refused("clear")
    cleared = trip.step("clear", "amount=800")
    assert (cleared["state"], cleared["open"], cleared["next"], cleared["plan_done"]) == (
        "cleared",
        False,
        None,
        8,
    )
    assert trip.told.endswith("EUR 1,200.00 has cleared: an order at last.")
    first = cleared["celebrated_at"]
    assert first.startswith("2027-01-20T09:00:")
    trip.at("2027-01-21T09:00+01:00")
    asked = trip.refused("pay", "amount=100", "cleared=yes")
    assert "All of it has come in already: EUR 100.00 would be too much." in asked
    over = trip.step("pay", "amount=100", "cleared=yes", "over=yes")
    assert (over["overpaid"]["value"], over["celebrated_at"]) == (
        "100.00",
        first,
    )  # celebrated once, for ever
    assert trip.told.endswith("EUR 100.00 too much: give it back.")
    assert on_today(shell, "order")[0]["clock"] == "overpaid"
    assert trip.step("refund", "amount=100")["celebrated_at"] == first
    assert trip.told.endswith("All of it has cleared.")
    assert "Only EUR 1,200.00 has cleared" in trip.refused("refund", "amount=2000")
    assert "it has cleared" in trip.refused("fall-through", "cause=other")


def test_a_cleared_order_is_told_of_once(shell: Shell) -> None:
    trip = Journey(shell, "order @acme lamps 500 EUR")
    told = []
    for verb, *pairs in (
        ("deliver",),
        ("invoice",),
        ("clear", "amount=500"),
        ("note", "text=a good one"),
        ("touch", "text=they are glad"),
    ):
        trip.step(verb, *pairs)
        told.append("an order at last" in trip.told)
    assert told == [False, False, True, False, False]
    trip.step("refund", "amount=100")
    assert shell.show(trip.code)["state"] == "part paid"
    first = shell.show(trip.code)["celebrated_at"]
    trip.at("19T09:00")
    trip.step("clear", "amount=100")
    assert shell.show(trip.code)["state"] == "cleared"
    assert shell.show(trip.code)["celebrated_at"] == first
    assert "an order at last" not in trip.told


def test_prepaid_money_makes_an_order_once_it_is_delivered(shell: Shell) -> None:
    trip = Journey(shell, "order @acme lamps 500 EUR")
    assert trip.step("pay", "amount=500", "cleared=yes")["state"] == "promised"
    assert "an order at last" not in trip.told
    assert trip.step("deliver")["state"] == "cleared"
    assert trip.told.endswith("an order at last. It is not invoiced yet. Ask them whether they like it.")
    assert trip.step("invoice")["invoiced_at"]  # also of what was prepaid
    [row] = on_today(shell, "order")
    assert (row["clock"], row["when"]) == ("delivered", "2026-11-19T09:00:00+01:00")
    assert "do they like it?" in row["reason"]
    liked = trip.step("liked", "text=they do", done=True)
    assert (liked["open"], liked["next"]) == (False, None)
    assert on_today(shell, "order") == []


def test_a_broken_payment_promise_asks_for_a_call_next_morning(shell: Shell) -> None:
    trip = Journey(shell, "order @acme lamps 500 EUR")
    trip.step("deliver")
    trip.step("invoice")
    trip.step("promise-payment", "due=fri 12:00")
    trip.at("20T13:00")
    assert list(shell.show(trip.code)["payment_promises_kept"].values()) == [False]
    assert "BROKEN" in shell("show", trip.code).out
    agenda = [row for row in shell("agenda", "--json").json["items"] if row["clock"] == "broken"]
    assert [row["when"] for row in agenda] == ["2026-11-23T09:00:00+01:00"]


@whatever_the_clock_does
def test_an_order_falls_through_and_its_recovery_runs_from_when_they_told(shell: Shell) -> None:
    trip = Journey(shell, "order @acme 50 seats 1.2k EUR")
    trip.at("19T10:00")
    assert "is no cause I know" in trip.refused("fall-through", "cause=bad luck")
    fell = trip.step("fall-through", "cause=one-upped", "told=2026-11-19T08:00+01:00", "chosen=Bolt AB")
    assert (fell["state"], fell["open"], fell["cause"]) == ("fell through", False, "one-upped")
    assert "A recovery has begun: 24 h from when they told you." in trip.told
    [row] = on_today(shell, "loss")
    assert row["when"] == "2026-11-20T08:00:00+01:00"
    loss = shell.show(row["code"])
    assert (loss["state"], loss["left_minutes"], loss["chosen"]) == ("lost", 22 * 60, "Bolt AB")
    assert loss["amount"] == {"value": "1200.00", "currency": "EUR"}
    assert loss["order"] == fell["id"]
    assert "24 h end Fri 20 Nov 08:00" in shell("show", row["code"]).out
    assert "fell through" in trip.refused("deliver")


@whatever_the_clock_does
def test_a_call_from_the_plan_to_the_step_they_take(shell: Shell) -> None:
    trip = Journey(shell, "call @acme touch base tomorrow 10:00")
    assert "An excuse? What will they get from it?" in trip.said
    shown = shell.show(trip.code)
    assert (shown["state"], shown["planned"], shown["excuse"] is None) == ("to plan", False, False)
    assert trip.step("override-excuse")["excuse"] is None
    planned = trip.step("plan", "gain=one tool less", "decision=which colour", "theirs=choose it", done=True)
    assert (planned["state"], planned["ask_theirs"]) == ("planned", "choose it")
    assert parts(trip.step("bring-along", "text=two samples")["bring"]) == ["two samples"]
    plain = shell("show", trip.code).out
    for line in ("They gain: one tool less", "It moves: which colour", "Bring: two samples"):
        assert line in plain
    trip.at("19T10:30")
    assert trip.step("hold", "when=10:30", done=True)["state"] == "held"
    assert on_today(shell, "call")[0]["clock"] == "outcome"
    assert "it was held" in trip.refused("plan", "gain=more")
    assert trip.step("continue")["state"] == "continued"
    trip.at("25T10:30")
    assert "radio silent 6 d" in on_today(shell, "call")[0]["reason"]
    assert shell.show(trip.code)["silent_minutes"] == 6 * 24 * 60
    advanced = trip.step(
        "advance", "theirs=their choice", "by=thu 16:00", "mine=a drawing", "mine_by=fri 12:00", done=True
    )
    assert (advanced["state"], advanced["open"], advanced["their_step"]) == (
        "advanced",
        False,
        "their choice",
    )
    [promise], [awaited] = on_today(shell, "promise"), on_today(shell, "awaited")
    assert (promise["text"], promise["theirs"]) == ("a drawing", "2026-11-27T12:00:00+01:00")
    assert shell.show(awaited["code"])["call"] == advanced["id"]
    trip.code = awaited["code"]
    trip.at("28T10:00")
    assert "Said back Thu 26 Nov" in on_today(shell, "awaited")[0]["reason"]
    assert shell.show(trip.code)["state"] == "overdue"
    shown = shell("show", trip.code).out
    assert "They said by Thu 26 Nov 16:00\n" in shown
    assert "Radio silent: 42 h" in shown
    assert len(trip.step("chase")["chased"]) == 1
    assert trip.step("received")["state"] == "received"
    assert on_today(shell, "awaited") == []


@pytest.mark.parametrize(
    ("verb", "state"),
    [("order-promised", "order promised"), ("decline", "declined"), ("no-further-call", "no further call")],
)
def test_a_call_that_ends_with_a_decision(shell: Shell, verb: str, state: str) -> None:
    trip = Journey(shell, "call @acme choose a colour tomorrow 10:00")
    trip.at("19T10:30")
    shown = trip.step(verb, *(["held=yes"] if verb == "no-further-call" else []))
    assert (shown["state"], shown["open"], shown["held_at"]) == (state, False, "2026-11-19T10:30:00+01:00")
    assert len(on_today(shell, "order")) == (1 if verb == "order-promised" else 0)
    assert len(on_today(shell, "loss")) == (1 if verb == "decline" else 0)  # a no begins a recovery
    assert state in trip.refused("advance", "theirs=x", "by=fri 4pm")


@whatever_the_clock_does
def test_a_loss_from_the_news_to_the_deal_that_is_open_again(shell: Shell) -> None:
    trip = Journey(shell, "lost @acme 50 seats 1.2k EUR to Bolt AB")
    assert "The 24 hours have begun" in trip.said
    shown = shell.show(trip.code)
    assert (shown["state"], shown["left_minutes"], shown["tactics_done"]) == ("lost", 24 * 60, 0)
    assert on_today(shell, "loss")[0]["when"].startswith("2026-11-19T10:20:")
    trip.at("18T13:20")
    plain = shell("show", trip.code).out
    assert "0 of 3 inside the 24 h" in plain
    assert "To copy: acme, I'm sorry that we failed you." in plain
    assert plain.count("– ") >= 4
    read = trip.step("reframe", "vent=they never meant to buy", done=True)
    assert (read["state"], read["tactics_done"], "vent" in read) == ("recovering", 1, False)
    assert "never meant" not in shell("show", trip.code).out
    assert "done already" in trip.refused("reframe")
    assert trip.step("apologise", "text=I'm sorry.", done=True)["within_24h"] == 2
    named = trip.step("help-elsewhere", "supplier=Kestrel")
    assert named["tactics_done"] == 2  # a name alone is no help
    assert "Call them on their behalf; then `help-elsewhere` asks when you did." in trip.told
    called = trip.step("help-elsewhere", "supplier=kestrel", "phone=0123", "called=yes", done=True)
    assert called["within_24h"] == 3
    assert "Kestrel · 0123 · called on their behalf" in shell("show", trip.code).out
    trip.at("2026-12-02T11:00+01:00")
    assert on_today(shell, "loss")[0]["clock"] == "need-check"
    plain = shell("show", trip.code).out
    assert "3 of 3 inside the 24 h" in plain
    assert "24 h end" not in plain  # nothing of them is late
    unmet = trip.step("check-need", "met=no", done=True)
    assert (unmet["need_met"], unmet["tactics_done"], unmet["next"]) == (False, 3, "help-elsewhere")
    helped = trip.step("help-elsewhere", "supplier=Globex", "called=yes", done=True)
    assert (helped["within_24h"], helped["next"]) == (3, "check-need")
    met = trip.step("check-need", "met=yes", done=True)
    assert (met["state"], met["tactics_done"]) == ("need met", 4)
    assert trip.told.endswith("4 of 4.")
    assert trip.step("dormant", "until=2027-02-01T10:00+01:00", done=True)["state"] == "dormant"
    assert trip.step("refer", "text=Globex")["referrals"]
    trip.at("2027-02-01T11:00+01:00")
    assert on_today(shell, "loss")[0]["clock"] == "dormant"
    assert trip.step("touch", "text=they are well", done=True)["open"] is False
    back = trip.step("reopen", "value=3k")
    assert (back["state"], back["won_back"]) == ("reopened", {"value": "3000.00", "currency": "EUR"})
    assert back["tactics_done"] == 4  # a reopened deal keeps its loss
    assert [row["text"] for row in on_today(shell, "order")] == [
        back["text"]
    ]  # and makes the order that is next
    assert "open again" in trip.refused("dormant", "until=2027-05-01T10:00+01:00")


def test_the_24_hours_run_over_the_weekend(shell: Shell) -> None:
    shell.env["COCKPIT_NOW"] = "2026-11-20T18:00+01:00"
    trip = Journey(shell, "lost @acme 50 seats")
    assert on_today(shell, "loss")[0]["when"] == "2026-11-21T18:00:00+01:00"
    trip.at("22T09:00")
    assert on_today(shell, "loss")[0]["severity"] == "late"
    assert trip.step("apologise")["within_24h"] == 0


def test_nothing_is_left_to_undo_where_a_journey_began(shell: Shell) -> None:
    trip = Journey(shell, "lost @acme 50 seats")
    trip.step("apologise")
    assert shell("undo").out.startswith("Undone: apologised")
    assert shell("undo").out.startswith("Undone: captured loss")
    assert shell("today", "--json").json["items"] == []
    assert "cockpit" in shell("undo", code=1).err
    shell("redo")
    shell("redo")
    assert shell.show(trip.code)["tactics_done"] == 1
    assert shell("redo", code=1).out == ""
