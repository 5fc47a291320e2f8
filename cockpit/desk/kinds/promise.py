"""Promises: from the line to the record, and from one line to another."""

from __future__ import annotations

from cockpit.desk.kinds.line import LineKind
from cockpit.domain.moment import is_before
from cockpit.domain.promises.promise import Promise
from cockpit.domain.promises.terms import Terms
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from cockpit.desk.kinds.line import Step
    from cockpit.desk.understood import Understood
    from cockpit.domain.rules import Rules


def _record_of(understood: Understood, common: Mapping[str, Any], _rules: Rules) -> Promise:
    draft = understood.draft
    if understood.theirs is None or understood.mine is None:
        raise ValueError("a promise needs a time")
    return Promise(
        **common,
        text=draft.text,
        terms=Terms(
            first_theirs=understood.theirs,
            mine=understood.mine,
            whole_day=draft.whole_day,
            means=draft.means,
            agreed_at=common["made_at"] if draft.agreed else None,
        ),
    )


def _parts_of(promise: Promise) -> dict[str, Any]:
    return {
        "text": promise.text,
        "theirs": promise.theirs,
        "mine": promise.mine,
        "whole_day": promise.is_whole_day,
        "agreed": promise.is_agreed,
        "means": promise.terms.means,
    }


def _steps(promise: Promise, was: Understood, now: Understood, moment: datetime) -> Iterator[Step]:
    """Yield the steps of a promise: before it was due a new time is a renegotiation, afterwards a break."""
    before, after = was.draft, now.draft
    is_moved = (now.theirs, after.whole_day) != (was.theirs, before.whole_day)
    own: dict[str, Any] = {
        "text": after.text if after.text != before.text else None,
        "means": after.means if after.means != before.means else None,
        "mine": now.mine if now.mine != was.mine else None,
    }
    is_new_ok = after.agreed and not before.agreed  # that of the old time is none of the new one
    if is_moved and is_before(promise.theirs, moment) and promise.is_owed():
        yield from _break(own, now, agreed=is_new_ok)
        return
    if is_moved:
        yield _renegotiation(promise, own.pop("mine"), now, moment, agreed=is_new_ok)
    if given := {name: value for name, value in own.items() if value is not None}:
        yield "edit", given
    if is_moved or after.agreed == before.agreed:
        return
    if not after.agreed:
        raise IllegalMove(
            "Their OK was given, and is not unsaid.", "Leave “ok” in the line; or give a new time."
        )
    yield "agree", {}


def _break(own: dict[str, Any], now: Understood, *, agreed: bool) -> Iterator[Step]:
    yield "break", {"theirs": now.theirs, "whole_day": now.draft.whole_day}
    if given := {name: value for name, value in own.items() if value}:
        yield "edit", given
    if agreed:
        yield "agree", {}


def _renegotiation(
    promise: Promise, mine: datetime | None, now: Understood, moment: datetime, *, agreed: bool
) -> Step:
    still_holds = is_before(moment, promise.mine) and not is_before(now.theirs or moment, promise.mine)
    if mine is None and still_holds:
        mine = promise.mine  # the line still says it
    given = {"theirs": now.theirs, "whole_day": now.draft.whole_day, "agreed": agreed}
    return "renegotiate", given | ({"mine": mine} if mine else {})


LINE = LineKind(word="promise", record_of=_record_of, parts_of=_parts_of, steps=_steps)
