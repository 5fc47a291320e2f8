"""Where one stands on a way is told in words and signs, and fits."""

from __future__ import annotations

import pytest

from widgets.stage_track import Stage, track

WAY = [Stage("asked", True), Stage("agreed", True), Stage("sent", False), Stage("done", False)]


def test_all_stages_are_named_where_there_is_room() -> None:
    assert track(WAY, 1, 80).plain == "✓ asked ─ ◉ agreed ─ ○ sent ─ ○ done"


def test_with_little_room_the_present_is_named_and_which_of_how_many_it_is() -> None:
    assert track(WAY, 1, 30).plain == "✓─◉─○─○  agreed  stage 2 of 4"
    assert track(WAY, 1, 16).plain == "✓─◉─○─○  agreed"


def test_with_hardly_any_room_the_name_takes_a_line_of_its_own() -> None:
    assert track(WAY, 1, 10).plain == "✓─◉─○─○\nagreed"


def test_a_stage_may_be_reached_out_of_turn() -> None:
    way = [Stage("asked", True), Stage("sent", False), Stage("paid", True)]
    assert track(way, 0, 80).plain == "◉ asked ─ ○ sent ─ ✓ paid"


def test_past_the_last_all_is_done() -> None:
    way = [stage._replace(reached=True) for stage in WAY]
    assert "◉" not in track(way, len(way), 80).plain


def test_a_way_that_ended_says_so() -> None:
    assert track(WAY, 1, 80, ended="given up").plain.endswith("given up")
    assert "✗" in track(WAY, 1, 20, ended="given up").plain


@pytest.mark.parametrize("text", ["[/]", "\x1b[31m", "[red]x"])
def test_any_name_is_shown_as_it_is(text: str) -> None:
    shown = track([Stage(text, True)], 0, 80).plain
    assert "\x1b" not in shown
    assert shown == "◉ " + text.replace("\x1b", "�")
